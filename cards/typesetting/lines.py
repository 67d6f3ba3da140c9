"""Short texts → lines at their places: what titles, labels, captions and lists of pages are set with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from cards import fonts
from cards.exercise import Run
from cards.geometry import Point, Rect
from cards.page import Colour, Glyphs, Item, Role, TextLine
from cards.typesetting import icons
from cards.typesetting.icons import draw as draw_icon
from cards.typesetting.measured import Stretch, Text, measure_text, one_face
from cards.typesetting.paragraph import (
    LONGEST,
    Line,
    balance_lines,
    break_lines,
    count_lines,
    even_lines,
    whole,
)
from cards.typesetting.setter import Setter, make_setter

__all__ = [
    "LONGEST",
    "Line",
    "Look",
    "Setter",
    "Text",
    "balance_lines",
    "break_lines",
    "count_lines",
    "draw_icon",
    "even_lines",
    "make_setter",
    "measure_words",
    "paragraph_numbers",
    "set_display",
    "set_line",
    "set_lines",
    "whole",
]


@dataclass(frozen=True, slots=True)
class Look:
    """How the lines of a text are printed, and what they are to a reader."""

    #: Points of type.
    size: float
    colour: Colour
    role: Role = Role.PARAGRAPH
    #: Em added after each character of display type.
    tracking: float = 0.0
    #: What is read aloud instead of all its lines; empty for their own words.
    spoken: str = ""


def paragraph_numbers() -> Iterator[int]:
    """Return the numbers by which a page's paragraphs are told apart, each handed out once."""
    return count(1)


def measure_words(words: str, face: str) -> Text:
    """Measure words in one face, as they are typed."""
    return measure_text((Run(words),), one_face(face))


def set_line(line: Line, at: Point, look: Look, paragraph: int, *, goes_on: bool = False) -> Iterator[Item]:
    """Turn a line into a text line on a baseline, and drawn characters into shapes.

    `paragraph`: the number that its lines share; `goes_on`: whether others' words follow the last line, which
    then keeps the blank at its end.
    """
    stretches = line.stretches(goes_on=goes_on)
    glyphs = tuple(_glyphs(stretches, look))
    if glyphs:
        yield TextLine(at, look.size, glyphs, look.role, paragraph, look.spoken)
    yield from _drawn(stretches, at, look)


def set_lines(
    lines: Sequence[Line], at: Point, pitch: float, look: Look, paragraph: int, *, goes_on: bool = False
) -> Iterator[Item]:
    """Turn a text's lines into items from their first baseline, so many points from one to the next."""
    for number, line in enumerate(lines):
        yield from set_line(line, Point(at.x, at.y + number * pitch), look, paragraph, goes_on=goes_on)


def set_display(
    lines: Sequence[Line], at: Point, pitch: float, look: Look, paragraph: int, *, goes_on: bool = False
) -> Iterator[Item]:
    """Turn lines of display type into kerned text lines from their first baseline."""
    for number, line in enumerate(lines):
        stretches, place = line.stretches(goes_on=goes_on), Point(at.x, at.y + number * pitch)
        glyphs = tuple(_kerned(stretches, look))
        if glyphs:
            yield TextLine(place, look.size, glyphs, look.role, paragraph)
        yield from _drawn(stretches, place, look)


def _kerned(stretches: tuple[Stretch, ...], look: Look) -> Iterator[Glyphs]:
    x = 0.0
    for stretch in stretches:
        if stretch.icon:
            x += stretch.width * look.size
            continue
        kerns = tuple(kern + round(look.tracking * 1000) for kern in fonts.kerned(stretch.text, stretch.face))
        width = (stretch.width + sum(kerns) / 1000) * look.size
        yield Glyphs(stretch.text, stretch.face, look.colour, x, width, kerns if any(kerns) else ())
        x += width


def _glyphs(stretches: tuple[Stretch, ...], look: Look) -> Iterator[Glyphs]:
    x = 0.0
    for stretch in stretches:
        width = stretch.width * look.size
        if not stretch.icon and stretch.text:
            yield Glyphs(stretch.text, stretch.face, look.colour, x, width)
        x += width


def _drawn(stretches: tuple[Stretch, ...], at: Point, look: Look) -> Iterator[Item]:
    x, size = at.x, look.size
    for stretch in stretches:
        if stretch.icon:
            side = stretch.width * size * 0.8
            square = Rect(x + side * 0.1, at.y - size * 0.34 - side / 2, side, side)
            yield from icons.draw(stretch.icon, square, look.colour)
        x += stretch.width * size
