"""Map and code of an exercise → what stands at the head of the side column, or on the band."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards.geometry import Point
from cards.layout import Layout
from cards.makeup.code_block import CodeBlock, draw_code_block
from cards.makeup.muscle_block import MuscleBlock, draw_muscle_block
from cards.page import Item

#: Part of the margin: blank under the twins.
UNDER = 0.55


@dataclass(frozen=True, slots=True)
class Twins:
    """Map at the left and code at the right, on one upper edge; None for what is not there."""

    muscles: MuscleBlock | None
    code: CodeBlock | None

    @property
    def height(self) -> float:
        """Points of height, without the blank under them; 0 where there is neither."""
        return max((one.height for one in (self.muscles, self.code) if one), default=0.0)

    def depth(self, layout: Layout) -> float:
        """Return the points that they take at the head of a column."""
        return self.height + layout.margin * UNDER if self.height else 0.0


def draw_twins(
    twins: Twins, at: Point, width: float, layout: Layout, numbers: Iterator[int]
) -> Iterator[Item]:
    """Turn twins into items from a column's top left corner; a code alone stands at the left."""
    if twins.muscles:
        yield from draw_muscle_block(twins.muscles, at, numbers)
    if twins.code:
        x = at.x + width - twins.code.side if twins.muscles else at.x
        yield from draw_code_block(twins.code, Point(x, at.y), layout, numbers)
