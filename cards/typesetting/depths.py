"""Galleys, a width and a size → how deep each block is set: one trial of copyfit."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TypeAlias

from cards.exercise import Kind
from cards.typesetting.galley import Block, Galley
from cards.typesetting.paragraph import SLACK

#: What a trial reads of a block: starts, ends, pieces, whole width, type size, room at the sides,
#: leading, least depth.
Row: TypeAlias = tuple[tuple[float, ...], tuple[float, ...], int, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Matter:
    """All blocks of a card in the author's order, prepared for many trials; lengths in em."""

    blocks: tuple[Block, ...]
    rows: tuple[Row, ...]
    kinds: tuple[Kind, ...]
    #: Numbers of the blocks that open a section.
    openings: frozenset[int]

    def part(self, numbers: tuple[int, ...]) -> Matter:
        """Return some of the blocks as matter of their own."""
        return Matter(
            tuple(self.blocks[number] for number in numbers),
            tuple(self.rows[number] for number in numbers),
            tuple(self.kinds[number] for number in numbers),
            frozenset(),
        )

    @property
    def glue(self) -> float:
        """Everything between the lines if all blocks stand in one column."""
        return sum(b.above for b in self.blocks[1:]) + sum(b.over + b.below for b in self.blocks)


def prepare(galleys: tuple[Galley, ...]) -> Matter:
    """Turn galleys into matter for trials."""
    blocks = tuple(block for galley in galleys for block in galley.blocks)
    kinds = tuple(galley.kind for galley in galleys for _ in galley.blocks)
    openings, count = set(), 0
    for galley in galleys:
        openings.add(count)
        count += len(galley.blocks)
    return Matter(blocks, tuple(map(row, blocks)), kinds, frozenset(openings))


def row(block: Block) -> Row:
    """Turn a block into what a trial reads of it."""
    text = block.text
    return (
        text.starts,
        text.ends,
        len(text.starts),
        text.ends[-1] if text.ends else 0.0,
        block.scale,
        block.indent + block.inset,
        block.leading,
        block.least,
    )


def set_depths(rows: tuple[Row, ...], width: float, size: float) -> tuple[list[float], float]:
    """Break every block in a column at a size, both in points.

    Returns the blocks' depths in em without their glue, and the size up to which no break changes.
    """
    column = width / size
    reach = 0.0
    depths = []
    for starts, ends, total, whole, scale, side, leading, least in rows:
        measure = (column - side) / scale + SLACK
        lines = 1
        widest = whole
        if whole > measure:
            here = lines = 0
            widest = 0.0
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
        widest = widest * scale + side
        if widest > reach:
            reach = widest
    return depths, width / reach if reach else float("inf")


def block_depths(blocks: tuple[Block, ...], width: float, size: float) -> list[float]:
    """Return each block's depth in em, its glue included, in a column and at a size in points."""
    depths, _ = set_depths(tuple(map(row, blocks)), width, size)
    return [depth + b.above + b.over + b.below for depth, b in zip(depths, blocks, strict=True)]


def widest_bound(blocks: tuple[Block, ...], width: float) -> float:
    """Return the size in points at which the widest word just goes into a column."""
    return min(
        (width / (b.text.widest * b.scale + b.indent + b.inset) for b in blocks if b.text.pieces),
        default=float("inf"),
    )
