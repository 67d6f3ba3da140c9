"""A card with the drawing of its movement, its author's pictures or a map of its muscles, settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from cards.geometry import Point, Rect
from cards.makeup.band import Band
from cards.makeup.band_pictures import BandPictures
from cards.makeup.dose_strip import DoseBox
from cards.makeup.photos import Photos
from cards.makeup.twins import Twins
from cards.typesetting.copyfit import Divided
from cards.typesetting.galley import Galley


@dataclass(frozen=True, slots=True)
class Heights:
    """What gives way to a long text; lengths in points."""

    band: float
    map: float
    doses: float


@dataclass(frozen=True, slots=True)
class Illustrated:
    """A card, settled; lengths in points."""

    band: Band
    pictures: BandPictures
    twins: Twins
    galleys: tuple[Galley, ...]
    divided: Divided
    heights: Heights
    #: The columns' rooms, the twins' not among them.
    columns: tuple[Rect, Rect]
    doses: tuple[DoseBox, ...]
    #: A picture at the foot of a column that the text leaves empty, and its top left corner; None for none.
    aside: Photos | None = None
    aside_at: Point = field(default_factory=lambda: Point(0.0, 0.0))

    @property
    def size(self) -> float:
        """Points of body type."""
        return self.divided.fit.size

    @property
    def symbol(self) -> float | None:
        """Points of the code's width; None without a code."""
        return self.twins.code.side if self.twins.code else None

    @property
    def mapped(self) -> bool:
        """Whether a map of the muscles is on the card."""
        return bool(self.twins.muscles or self.pictures.muscles)

    @property
    def spare(self) -> tuple[float, float]:
        """Points that each column has left when its gaps are as wide as they may be."""
        stretch = self.band.layout.spacing.stretch - 1
        blocks = [block for galley in self.galleys for block in galley.blocks]
        (columns,) = self.divided.fit.pages
        first, second = (
            left - sum(blocks[number].above for number in column.blocks[1:]) * self.size * stretch
            for column, left in zip(columns, self.divided.left, strict=True)
        )
        return first, second
