"""A fit and its galleys → items in their columns, the leftover height spread over the glue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.page import Item, Panel, Role, Rule
from cards.typesetting.copyfit import Columns
from cards.typesetting.galley import Block, Galley
from cards.typesetting.lines import first_baseline, set_hanging, set_lines
from cards.typesetting.paragraph import break_lines

#: Numbers of the groups that blocks belong to start here; those below are the masthead's and the foot's.
FIRST_GROUP = 100
#: Em from a heading's last word to its rule.
RULE_GAP = 0.5


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block in its column; lengths in points."""

    number: int
    block: Block
    lines: tuple[tuple[int, int], ...]
    x: float
    y: float
    width: float
    depth: float


def place(
    galleys: tuple[Galley, ...],
    columns: Columns,
    size: float,
    area: Rect,
    layout: Layout,
    *,
    over_first: float = 0.0,
) -> Iterator[Item]:
    """Turn a page's columns into items inside an area, in the author's order; panels lie beneath.

    `over_first`: points at the first column's top that are taken.
    """
    blocks = tuple(block for galley in galleys for block in galley.blocks)
    placed: dict[int, _Placed] = {}
    x, taken = area.x, over_first
    for width, numbers in columns:
        column = Rect(x, area.y + taken, width, area.height - taken)
        placed.update((one.number, one) for one in _column(blocks, numbers, column, size, layout))
        x, taken = x + width + layout.gutter, 0.0
    first = 0
    for galley in galleys:
        mine = [placed[n] for n in range(first, first + len(galley.blocks)) if n in placed]
        yield from _panels(galley, mine, size)
        yield from _section(galley, mine, size)
        first += len(galley.blocks)


def _column(
    blocks: tuple[Block, ...], numbers: tuple[int, ...], column: Rect, size: float, layout: Layout
) -> Iterator[_Placed]:
    broken = [
        break_lines(
            blocks[number].text,
            (column.width / size - blocks[number].indent - blocks[number].inset) / blocks[number].scale,
        )
        for number in numbers
    ]
    depths = [
        (_depth(blocks[number], len(lines)) + blocks[number].over + blocks[number].below) * size
        for number, lines in zip(numbers, broken, strict=True)
    ]
    glue = [blocks[number].above * size if index else 0.0 for index, number in enumerate(numbers)]
    spare = max(0.0, column.height - sum(depths) - sum(glue))
    growth = min(layout.spacing.stretch, 1 + spare / sum(glue)) if sum(glue) else 1.0
    y = column.y
    for number, lines, depth, above in zip(numbers, broken, depths, glue, strict=True):
        y += above * growth
        yield _Placed(number, blocks[number], lines, column.x, y, column.width, depth)
        y += depth


def _depth(block: Block, lines: int) -> float:
    return max(lines * block.leading, block.least)


def _panels(galley: Galley, placed: list[_Placed], size: float) -> Iterator[Item]:
    if galley.style.panel is None:
        return
    for x in dict.fromkeys(one.x for one in placed):
        here = [one for one in placed if one.x == x]
        top, foot = here[0].y, here[-1].y + here[-1].depth
        yield Panel(
            Rect(x, top, here[0].width, foot - top),
            fill=galley.style.panel,
            radius=size * 0.3,
            stroke=galley.style.colour,
            weight=0.8,
        )


def _section(galley: Galley, placed: list[_Placed], size: float) -> Iterator[Item]:
    for one in placed:
        group = FIRST_GROUP + one.number
        at = Point(one.x, one.y + one.block.over * size)
        yield from set_hanging(one.block, at, size, group=group)
        yield from set_lines(one.block, one.lines, at, size, group=group, colour=one.block.colour)
        if one.block.role is Role.HEADING and galley.style.panel is None:
            yield from _heading_rule(one, galley, size)


def _heading_rule(one: _Placed, galley: Galley, size: float) -> Iterator[Item]:
    """Draw the rule from a heading's last word to the column's edge, where there is room."""
    first, past = one.lines[-1]
    text = one.block.text
    words = (text.ends[past - 1] - text.starts[first]) * one.block.scale * size
    start = one.x + one.block.indent * size + words + RULE_GAP * size
    end = one.x + one.width
    if end - start < size:
        return
    last_line = one.y + (len(one.lines) - 1) * one.block.leading * size
    y = last_line + first_baseline(one.block, size) - one.block.scale * size * 0.25
    yield Rule(Point(start, y), Point(end, y), galley.style.colour, max(0.6, size * 0.055))
