"""The distance from which a type size can be read, and the smallest size that a layout allows."""

from __future__ import annotations

from dataclasses import dataclass

from cards import fonts
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout
from cards.qr import SCAN_RATIO
from cards.units import POINTS_PER, millimetres


@dataclass(frozen=True, slots=True)
class Reach:
    """What a finished card measures, and its viewing distance."""

    #: Points of body type.
    size: float
    #: Millimetres of x-height of the body.
    x_height: float
    #: Millimetres of x-height of the type that is made to be read from afar: the steps' names, or the body.
    cue_x_height: float
    #: Millimetres from which that type can be read, by the 0.2° rule.
    read_from: float
    #: Millimetres from which the code can be scanned; None without a code.
    scan_from: float | None
    arrangement: str
    #: What was given up so that the text stays readable, in words.
    given_up: tuple[str, ...]


def least_size(layout: Layout, cue: float) -> float:
    """Return the least body type in points: the design's own, or what the cue needs to be read from afar."""
    if layout.floor is not None:
        return layout.floor * POINTS_PER["mm"] / _x_height_em(layout, 1.0)
    return intended_size(layout, cue)


def intended_size(layout: Layout, cue: float) -> float:
    """Return the body type in points at which a card can be read from as far as its design is made for."""
    return layout.read_from * X_HEIGHT_PER_DISTANCE * POINTS_PER["mm"] / _x_height_em(layout, cue)


def measure_reach(
    size: float,
    cue: float,
    symbol: float | None,
    layout: Layout,
    arrangement: str,
    given_up: tuple[str, ...],
) -> Reach:
    """Measure a card that is set at a body size, with a code so wide; both in points, None for no code."""
    cue_x_height = millimetres(size * _x_height_em(layout, cue))
    return Reach(
        size=size,
        x_height=millimetres(size * _x_height_em(layout, 1.0)),
        cue_x_height=cue_x_height,
        read_from=cue_x_height / X_HEIGHT_PER_DISTANCE,
        scan_from=millimetres(symbol) * SCAN_RATIO if symbol else None,
        arrangement=arrangement,
        given_up=given_up,
    )


def _x_height_em(layout: Layout, cue: float) -> float:
    """Return the x-height of the type read from afar, in em of the body type."""
    name = layout.display_face if cue > 1 else layout.body_face
    return fonts.face(name).x_height * cue
