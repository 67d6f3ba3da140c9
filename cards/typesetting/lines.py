"""Broken lines at a place and a size → text lines, marks and numbers on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cards import fonts
from cards.geometry import Point, Rect
from cards.page import Colour, Glyphs, Item, Role, TextLine
from cards.typesetting import icons
from cards.typesetting.galley import ASCENT_SHARE, Block, Hanging
from cards.typesetting.paragraph import Stretch, Text, line_stretches


def first_baseline(block: Block, size: float) -> float:
    """Return the distance in points from a block's top to its first baseline."""
    return block.leading * size * ASCENT_SHARE


def set_lines(
    block: Block, lines: tuple[tuple[int, int], ...], at: Point, size: float, *, group: int, colour: Colour
) -> Iterator[Item]:
    """Turn a block's lines into text lines from its top left corner, and drawn characters into shapes."""
    type_size = block.scale * size
    x = at.x + block.indent * size
    baseline = at.y + first_baseline(block, size)
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        place = Point(x, baseline + number * block.leading * size)
        yield from set_line(
            block.text, line, place, type_size, colour, role=block.role, group=group, last=last
        )


def set_line(
    text: Text,
    line: tuple[int, int],
    at: Point,
    size: float,
    colour: Colour,
    *,
    role: Role,
    group: int,
    last: bool,
) -> Iterator[Item]:
    """Turn one line of measured text into a text line on a baseline, and drawn characters into shapes."""
    stretches = line_stretches(text, line, last=last)
    glyphs = tuple(_glyphs(stretches, size, colour))
    if glyphs:
        yield TextLine(at, size, glyphs, role, group)
    yield from _drawn(stretches, at, size, colour)


def set_words(
    text: Text,
    at: Point,
    size: float,
    colour: Colour,
    group: int,
    role: Role = Role.PARAGRAPH,
    *,
    line: tuple[int, int] | None = None,
    last: bool = True,
) -> TextLine:
    """Turn a label, or one line of it, into a text line; its no-break blanks are plain ones in the text."""
    stretches = line_stretches(text, line or (0, len(text.pieces)), last=last)
    glyphs = tuple(
        replace(stretch, text=stretch.text.replace("\u00a0", " "))
        for stretch in _glyphs(stretches, size, colour)
    )
    return TextLine(at, size, glyphs, role, group)


def set_display(
    text: Text,
    line: tuple[int, int],
    at: Point,
    size: float,
    colour: Colour,
    *,
    role: Role,
    group: int,
    last: bool,
) -> TextLine:
    """Turn one line of display type into a kerned line at a place."""
    glyphs: list[Glyphs] = []
    x = 0.0
    for stretch in line_stretches(text, line, last=last):
        kerns = fonts.kerned(stretch.text, stretch.face)
        width = (stretch.width + sum(kerns) / 1000) * size
        glyphs.append(Glyphs(stretch.text, stretch.face, colour, x, width, kerns if any(kerns) else ()))
        x += width
    return TextLine(at, size, tuple(glyphs), role, group)


def set_hanging(block: Block, at: Point, size: float, *, group: int) -> Iterator[Item]:
    """Turn what hangs beside a block's first line into its number or its mark."""
    hanging = block.hanging
    if hanging is None:
        return
    x = at.x + hanging.at * size
    baseline = at.y + first_baseline(block, size)
    if hanging.number:
        yield _number(hanging, block, Point(x, baseline), size, group)
    else:
        yield from icons.draw(hanging.mark, _mark_square(hanging, block, x, baseline, size), hanging.colour)


def _number(hanging: Hanging, block: Block, at: Point, size: float, group: int) -> TextLine:
    """Set a number: one of the text's size on its baseline, a larger one hanging from the capitals' top."""
    known = fonts.face(hanging.face)
    type_size = hanging.scale * size
    cap_text = fonts.face(block.text.pieces[0].stretches[0].face).cap_height if block.text.pieces else 0.7
    drop = max(0.0, known.cap_height * type_size - cap_text * size * block.scale)
    width = known.width(hanging.number) * type_size
    glyphs = (Glyphs(hanging.number, hanging.face, hanging.colour, 0.0, width),)
    return TextLine(Point(at.x, at.y + drop), type_size, glyphs, Role.LIST_LABEL, group)


def _mark_square(hanging: Hanging, block: Block, x: float, baseline: float, size: float) -> Rect:
    side = hanging.scale * size
    face = fonts.face(block.text.pieces[0].stretches[0].face) if block.text.pieces else None
    height = (face.cap_height if block.role is Role.HEADING else face.x_height * 1.1) if face else 0.5
    middle = baseline - height * block.scale * size / 2
    return Rect(x, middle - side / 2, side, side)


def _glyphs(stretches: tuple[Stretch, ...], size: float, colour: Colour) -> Iterator[Glyphs]:
    x = 0.0
    for stretch in stretches:
        width = stretch.width * size
        if not stretch.mark:
            yield Glyphs(stretch.text, stretch.face, colour, x, width)
        x += width


def _drawn(stretches: tuple[Stretch, ...], at: Point, size: float, colour: Colour) -> Iterator[Item]:
    x = at.x
    for stretch in stretches:
        if stretch.mark:
            side = stretch.width * size * 0.8
            yield from icons.draw(
                stretch.mark, Rect(x + side * 0.1, at.y - size * 0.34 - side / 2, side, side), colour
            )
        x += stretch.width * size
