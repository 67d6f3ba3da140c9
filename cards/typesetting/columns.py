"""A fit and its galleys → items in their columns, the leftover height spread over the glue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.page import Colour, Glyphs, Item, Panel, Role, Rule, TextLine
from cards.typesetting import icons
from cards.typesetting.block import Block, Hanging
from cards.typesetting.depths import under_heading
from cards.typesetting.galley import Galley
from cards.typesetting.lines import Look, set_display, set_lines
from cards.typesetting.paragraph import Line, break_lines, whole
from cards.typesetting.room import Column
from cards.typesetting.tables import draw_row, draw_rules

#: Em from a heading's last word to its rule.
RULE_GAP = 0.5
#: Em of a rule over a heading.
OVER_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block in its column; lengths in points."""

    number: int
    block: Block
    lines: tuple[Line, ...]
    x: float
    y: float
    width: float
    depth: float
    #: Whether it is a section's heading once more, over what goes on in its column.
    again: bool = False


def place(
    galleys: tuple[Galley, ...],
    columns: tuple[Column, ...],
    size: float,
    area: Rect,
    layout: Layout,
    numbers: Iterator[int],
    *,
    over_first: float = 0.0,
) -> Iterator[Item]:
    """Turn a page's columns into items inside an area, in the author's order; panels lie beneath.

    `numbers`: where paragraphs get theirs from. `over_first`: points taken at the first column's top.
    """
    rooms, x, taken = [], area.x, over_first
    for column in columns:
        rooms.append(Rect(x, area.y + taken, column.width, area.height - taken))
        x, taken = x + column.width + layout.gutter, 0.0
    yield from place_in(galleys, columns, tuple(rooms), size, layout, numbers)


def place_in(
    galleys: tuple[Galley, ...],
    columns: tuple[Column, ...],
    rooms: tuple[Rect, ...],
    size: float,
    layout: Layout,
    numbers: Iterator[int],
) -> Iterator[Item]:
    """Turn columns into items, each in a room of its own, in the author's order; panels lie beneath."""
    blocks = tuple(block for galley in galleys for block in galley.blocks)
    again = [galley.again if at else None for galley in galleys for at in range(len(galley.blocks))]
    placed: dict[int, list[_Placed]] = {}
    for column, room in zip(columns, rooms, strict=True):
        heading = again[column.blocks[0]] if column.blocks else None
        for one in _column(blocks, column.blocks, room, size, layout, heading):
            placed.setdefault(one.number, []).append(one)
    first = 0
    for galley in galleys:
        mine = [one for n in range(first, first + len(galley.blocks)) for one in placed.get(n, ())]
        yield from _panels(galley, mine, size, layout.ground)
        yield from _section(galley, mine, size, layout, numbers)
        first += len(galley.blocks)


def _column(
    every: tuple[Block, ...],
    numbers: tuple[int, ...],
    column: Rect,
    size: float,
    layout: Layout,
    heading: Block | None,
) -> Iterator[_Placed]:
    """Place blocks in a column, under a heading that is repeated there; it has its first block's number."""
    column_em = column.width / size
    blocks = tuple(every[number] for number in numbers)
    if heading:
        blocks, numbers = under_heading(heading, blocks), (numbers[0], *numbers)
    broken = [break_lines(block.text, block.measure(column_em)) for block in blocks]
    depths = [
        (_depth(block, len(lines), column_em) + block.over + block.below) * size
        for block, lines in zip(blocks, broken, strict=True)
    ]
    glue = [block.above * size if index else 0.0 for index, block in enumerate(blocks)]
    spare = max(0.0, column.height - sum(depths) - sum(glue))
    growth = min(layout.spacing.stretch, 1 + spare / sum(glue)) if sum(glue) else 1.0
    y = column.y
    for number, block, lines, depth, above in zip(numbers, blocks, broken, depths, glue, strict=True):
        y += above * growth
        yield _Placed(number, block, lines, column.x, y, column.width, depth, block is heading)
        y += depth


def _depth(block: Block, lines: int, column: float) -> float:
    if block.row:
        lines = block.row.count_lines(block.measure(column))
    return max(lines * block.leading, block.least)


def _panels(galley: Galley, placed: list[_Placed], size: float, ground: Colour) -> Iterator[Item]:
    if galley.style.panel is None:
        return
    for x in dict.fromkeys(one.x for one in placed):
        here = [one for one in placed if one.x == x]
        top, foot = here[0].y, here[-1].y + here[-1].depth
        framed = galley.style.panel == ground
        yield Panel(
            Rect(x, top, here[0].width, foot - top),
            fill=galley.style.panel,
            radius=size * 0.3,
            stroke=galley.style.colour if framed else None,
            weight=0.8 if framed else 0.0,
        )


def _section(
    galley: Galley, placed: list[_Placed], size: float, layout: Layout, numbers: Iterator[int]
) -> Iterator[Item]:
    for one in placed:
        block, paragraph = one.block, next(numbers)
        at = Point(one.x, one.y + block.over * size)
        baseline = at.y + block.first_baseline(size)
        if block.hanging:
            yield from _hanging(block, block.hanging, Point(at.x, baseline), size, paragraph)
        # Who listens has heard the heading, and hears one list.
        look = Look(block.scale * size, block.colour, Role.ARTIFACT if one.again else block.role)
        start = Point(at.x + block.indent * size, baseline)
        if block.run_in:
            heading = Look(block.run_in.scale * size, block.run_in.colour, Role.HEADING)
            yield from set_display(whole(block.run_in.text), start, 0.0, heading, next(numbers))
        yield from set_lines(one.lines, start, block.leading * size, look, paragraph)
        if block.row:
            measure = block.measure(one.width / size)
            top, foot = Point(start.x, one.y), one.y + one.depth
            yield from draw_row(block.row, start, measure, block.leading * size, look, numbers)
            colours = galley.style.colour, layout.quiet
            yield from draw_rules(block.row, top, foot, measure, look.size, colours)
        if block.role is Role.HEADING and galley.style.panel is None:
            yield from _heading_rule(one, galley, size, layout)


def _hanging(block: Block, hanging: Hanging, at: Point, size: float, paragraph: int) -> Iterator[Item]:
    """Turn what hangs beside a block's first line into its number or its icon, from a column's edge."""
    x = at.x + hanging.at * size
    if hanging.number:
        yield _number(hanging, block, Point(x, at.y), size, paragraph)
    else:
        yield from icons.draw(hanging.icon, _icon_square(hanging, block, x, at.y, size), hanging.colour)


def _number(hanging: Hanging, block: Block, at: Point, size: float, paragraph: int) -> TextLine:
    """Set a number: one of the text's size on its baseline, a larger one hanging from the capitals' top."""
    known = fonts.face(hanging.face)
    type_size = hanging.scale * size
    cap_text = fonts.face(block.face).cap_height if block.face else 0.7
    drop = max(0.0, known.cap_height * type_size - cap_text * size * block.scale)
    width = known.width(hanging.number) * type_size
    glyphs = (Glyphs(hanging.number, hanging.face, hanging.colour, 0.0, width),)
    return TextLine(Point(at.x, at.y + drop), type_size, glyphs, Role.LIST_LABEL, paragraph)


def _icon_square(hanging: Hanging, block: Block, x: float, baseline: float, size: float) -> Rect:
    side = hanging.scale * size
    face = fonts.face(block.face) if block.face else None
    height = (face.cap_height if block.role is Role.HEADING else face.x_height * 1.1) if face else 0.5
    middle = baseline - height * block.scale * size / 2
    return Rect(x, middle - side / 2, side, side)


def _heading_rule(one: _Placed, galley: Galley, size: float, layout: Layout) -> Iterator[Item]:
    """Draw the rule over a heading, or from its last word to the column's edge where there is room."""
    block, colour = one.block, galley.style.colour
    if layout.heading_rule == "over":
        weight = max(0.6, size * OVER_WEIGHT)
        y = one.y + weight / 2
        yield Rule(Point(one.x, y), Point(one.x + one.width, y), colour, weight)
    if layout.heading_rule != "after":
        return
    words = one.lines[-1].width * block.scale * size
    start = one.x + block.indent * size + words + RULE_GAP * size
    end = one.x + one.width
    if end - start < size:
        return
    last_line = one.y + (len(one.lines) - 1) * block.leading * size
    y = last_line + block.first_baseline(size) - block.scale * size * 0.25
    yield Rule(Point(start, y), Point(end, y), colour, max(0.6, size * 0.055))
