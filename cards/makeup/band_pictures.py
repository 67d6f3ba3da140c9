"""The movement of an exercise, drawn or its author's pictures, and a map of muscles → what a band shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards.geometry import Point, Size
from cards.makeup.muscle_block import MuscleBlock, draw_muscle_block
from cards.makeup.photos import Photos
from cards.makeup.postures import Postures
from cards.page import Item

#: Part of the map's height between a movement and a map under it.
BETWEEN = 0.16


@dataclass(frozen=True, slots=True)
class BandPictures:
    """A movement, a map under it, or either alone; at least one of them is there."""

    movement: Postures | Photos | None
    muscles: MuscleBlock | None

    @property
    def size(self) -> Size:
        """Points that they take."""
        over, under = self._movement, self._muscles
        return Size(max(over.width, under.width), over.height + self._gap + under.height)

    @property
    def _movement(self) -> Size:
        return self.movement.size if self.movement else Size(0.0, 0.0)

    @property
    def _muscles(self) -> Size:
        return Size(self.muscles.width, self.muscles.height) if self.muscles else Size(0.0, 0.0)

    @property
    def _gap(self) -> float:
        return self.muscles.map_height * BETWEEN if self.movement and self.muscles else 0.0

    def draw(self, at: Point, numbers: Iterator[int]) -> Iterator[Item]:
        """Turn them into items from their top left corner."""
        y = at.y
        if self.movement:
            yield from self.movement.draw(at, numbers)
            y += self.movement.size.height + self._gap
        if self.muscles:
            yield from draw_muscle_block(self.muscles, Point(at.x, y), numbers)
