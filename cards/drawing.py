"""A vector drawing in units of its own: painted paths that any size of paper can take."""

from __future__ import annotations

from dataclasses import dataclass

from cards.colour import Colour
from cards.geometry import Rect, Size


@dataclass(frozen=True, slots=True)
class Hatch:
    """Bars at 45 degrees in place of a solid fill, the same on paper whatever the drawing's size."""

    colour: Colour
    #: Points of a bar's width on paper.
    weight: float
    #: Points from one bar's middle to the next one's on paper.
    pitch: float


@dataclass(frozen=True, slots=True)
class Ink:
    """One path, painted: filled first, hatched over that, its outline stroked last."""

    #: Coordinates and operators parted by blanks: `x y m`, `x y l`, `x y x y x y c`, `h`, as PDF has them,
    #: but y goes down from the drawing's top left corner.
    path: str
    fill: Colour | None = None
    hatch: Hatch | None = None
    stroke: Colour | None = None
    #: The outline's width in the drawing's units; ends and corners are round.
    weight: float = 0.0
    #: A box that holds the path, in the drawing's units; a hatch needs it.
    box: Rect | None = None
    #: How far to the right all of it stands, path and box: like shapes of a drawing are written alike.
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Inks from the bottom to the top."""

    #: Width and height in the drawing's units.
    size: Size
    inks: tuple[Ink, ...]

    @property
    def shape(self) -> float:
        """Width as a part of the height."""
        return self.size.width / self.size.height
