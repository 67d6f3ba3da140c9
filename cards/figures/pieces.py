"""What a picture is made of: shapes with a part to play, from the farthest to the nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cards.figures.camera import View
from cards.figures.paths import Path
from cards.figures.solids import Ball, outline


class Role(StrEnum):
    """What a shape is, from which a theme tells its ink."""

    NEAR = "near"
    FAR = "far"
    MUSCLE = "muscle"
    SECOND = "second"
    MUSCLE_FAR = "muscle-far"
    SECOND_FAR = "second-far"
    #: The jaw's edge.
    CHIN = "chin"
    IRON = "iron"
    #: A line on iron, and a hole in it.
    GROOVE = "groove"
    HOLE = "hole"
    #: A bent iron rod, by its middle line.
    WIRE = "wire"
    #: Iron on the far side.
    IRON_FAR = "iron-far"
    FRAME = "frame"
    PAD = "pad"
    CLOTH = "cloth"
    CABLE = "cable"
    BAND = "band"
    FLOOR = "floor"
    SHADOW = "shadow"
    ARROW = "arrow"
    ARROW_HEAD = "arrow-head"
    MARK = "mark"
    NUMERAL = "numeral"
    #: The ring round a detail.
    RING = "ring"
    #: The person a moment before.
    GHOST = "ghost"


#: Where the parts of a picture lie; what is higher is nearer to the viewer.
BACKGROUND = 0.5
FAR_LEG = 2.0
FAR_ARM = 3.0
UNDER_BODY = 4.0
TRUNK = 5.0
NEAR_LEG = 6.0
NEAR_ARM = 8.0
HEAD_OVER_ARM = 8.6
GRIPPING = 8.8
FOREGROUND = 9.0
MARKS = 11.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A shape of the picture."""

    layer: float
    role: Role
    path: Path
    #: Lines in the paper's colour beneath it, which part it from what it lies over.
    keys: tuple[Path, ...] = ()
    #: True for a part of the body itself.
    body: bool = False
    #: Of a line: its width.
    width: float = 0.0
    #: Of a limb: what of its outline at the root is not drawn, so that it grows out of the trunk.
    root: Path | None = None
    #: Of a limb or a trunk: the outlines that its path joins.
    parts: tuple[Path, ...] = ()


def solid(layer: float, role: Role, balls: Sequence[Ball], view: View, *, key: bool = True) -> Piece:
    """Return what balls span as a shape, with a line of paper round it unless told otherwise."""
    path = outline(balls, view)
    return Piece(layer, role, path, (path,) if key else ())
