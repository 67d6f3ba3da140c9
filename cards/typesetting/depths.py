"""How deep each block is set at a width and a size: one trial of copyfit."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from math import inf
from typing import NamedTuple

from cards.exercise import Kind
from cards.typesetting.block import Block
from cards.typesetting.galley import Galley
from cards.typesetting.paragraph import SLACK
from cards.typesetting.tables import Row


class Measures(NamedTuple):
    """What a trial reads of a block, as a tuple, which is taken apart the fastest; lengths in em."""

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    pieces: int
    #: Width on one line.
    natural: float
    #: Type size.
    scale: float
    #: Room kept free at both sides.
    sides: float
    leading: float
    least: float
    #: The row of a table in place of a text.
    row: Row | None
    #: What a line may be wide at most; a table's row has no limit.
    longest: float


class Depths(NamedTuple):
    """How deep blocks are in a column, in em without their glue."""

    blocks: list[float]
    #: Points of type up to which no line breaks elsewhere.
    same: float


@dataclass(frozen=True, slots=True)
class Flow:
    """All blocks of a card in the author's order, prepared for many trials; lengths in em."""

    blocks: tuple[Block, ...]
    measures: tuple[Measures, ...]
    kinds: tuple[Kind, ...]
    #: Numbers of the blocks that open a section.
    openings: frozenset[int]
    #: For each block the heading that stands over it where a column goes on with it; None for none.
    again: tuple[Block | None, ...]

    @property
    def open_anywhere(self) -> Flow:
        """The same, to be parted between any two blocks, as if each opened a section."""
        return replace(self, openings=frozenset(range(len(self.blocks))))

    def part(self, numbers: tuple[int, ...]) -> Flow:
        """Return some of the blocks as a flow of their own."""
        return Flow(
            tuple(self.blocks[number] for number in numbers),
            tuple(self.measures[number] for number in numbers),
            tuple(self.kinds[number] for number in numbers),
            frozenset(),
            tuple(self.again[number] for number in numbers),
        )

    @property
    def headed(self) -> Flow:
        """The same as a column, under its section's heading once more where it does not begin one."""
        heading = self.again[0] if self.again else None
        if heading is None:
            return self
        blocks = under_heading(heading, self.blocks)
        measures, kinds = (measures_of(heading), *self.measures), (self.kinds[0], *self.kinds)
        return Flow(blocks, measures, kinds, frozenset(), (None, *self.again))

    @property
    def glue(self) -> float:
        """Everything between the lines if all blocks stand in one column."""
        return sum(b.above for b in self.blocks[1:]) + sum(b.over + b.below for b in self.blocks)


def prepare(galleys: tuple[Galley, ...]) -> Flow:
    """Turn galleys into one flow, ready for trials."""
    blocks = tuple(block for galley in galleys for block in galley.blocks)
    kinds = tuple(galley.kind for galley in galleys for _ in galley.blocks)
    again: list[Block | None] = []
    openings = set()
    for galley in galleys:
        openings.add(len(again))
        again += [None, *[galley.again] * (len(galley.blocks) - 1)][: len(galley.blocks)]
    return Flow(blocks, tuple(map(measures_of, blocks)), kinds, frozenset(openings), tuple(again))


def under_heading(heading: Block, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a column under a heading that is repeated over them."""
    return heading, replace(blocks[0], above=heading.above), *blocks[1:]


def measures_of(block: Block) -> Measures:
    """Turn a block into what a trial reads of it."""
    text = block.text
    return Measures(
        text.starts,
        text.ends,
        len(text.starts),
        block.row.columns.natural_width if block.row else text.natural,
        block.scale,
        block.indent + block.inset,
        block.leading,
        block.least,
        block.row,
        inf if block.row else block.longest,
    )


def set_depths(measures: tuple[Measures, ...], width: float, size: float) -> Depths:
    """Break every block in a column at a size, both in points."""
    column = width / size
    reach = 0.0
    depths = []
    for starts, ends, total, natural, scale, sides, leading, least, row, longest in measures:
        measure = (column - sides) / scale + SLACK
        if measure > longest:
            measure = longest
        lines = 1
        widest = natural
        if natural > measure:
            here = lines = 0
            widest = 0.0
            if row is not None:
                lines, widest = row.count_lines(measure), measure
            while here < total:
                start = starts[here]
                there = bisect_right(ends, start + measure, here)
                if there == here:
                    there += 1
                line = ends[there - 1] - start
                if line > widest:
                    widest = line
                here = there
                lines += 1
        depth = lines * leading
        depths.append(depth if depth > least else least)
        widest = widest * scale + sides
        if widest > reach:
            reach = widest
    return Depths(depths, width / reach if reach else float("inf"))


def block_depths(blocks: tuple[Block, ...], width: float, size: float) -> list[float]:
    """Return each block's depth in em, its glue included, in a column and at a size in points."""
    depths = set_depths(tuple(map(measures_of, blocks)), width, size).blocks
    return [depth + b.above + b.over + b.below for depth, b in zip(depths, blocks, strict=True)]


def widest_bound(blocks: tuple[Block, ...], width: float) -> float:
    """Return the size in points at which the widest word just goes into a column."""
    return min(
        (width / block.narrowest for block in blocks if block.text.pieces or block.row),
        default=float("inf"),
    )
