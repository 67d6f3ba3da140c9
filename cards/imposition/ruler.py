"""A ruler of 50 mm in a sheet's free margin that shows a wrong scale, and a line for whoever prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cards import fonts
from cards.geometry import Point, Rect, Size, fits
from cards.imposition.crop_marks import BLACK
from cards.page import Colour, Glyphs, Item, Role, Rule, Shape, TextLine
from cards.units import POINTS_PER

_MM = POINTS_PER["mm"]
FACE = "AtkinsonHyperlegible-Regular"
#: Points that the ruler measures.
LENGTH = 50 * _MM
#: Points of type.
TYPE = 6.0
#: Points of height of the ticks at every 10 mm, of ruler and line together, and around them.
TICK, DEPTH, AROUND = 1.5 * _MM, 3.9 * _MM, 0.5 * _MM
#: Points between the ruler and a mark beside it.
APART = 1.5 * _MM
#: Points of width where the ruler stands upright beside short lines.
UPRIGHT = 11.5 * _MM
#: Points from the sheet's edge that print shops' machines reach.
NEAREST = 2 * _MM
_WEIGHT = 0.4
#: What the ruler says.
SCALE = "50 mm  ·  print at 100 %"
#: Places of the ticks on the ruler and their lengths, at every 10 mm and between, with their weights.
_TICKS = (
    (tuple((step * _MM, TICK) for step in range(0, 51, 10)), _WEIGHT),
    (tuple((step * _MM, TICK * (0.6 if step % 5 == 0 else 0.35)) for step in range(51) if step % 10), 0.2),
)


@dataclass(frozen=True, slots=True)
class Ruler:
    """A ruler with its line, and the area that they need."""

    area: Rect
    items: tuple[Item, ...]


def place_ruler(size: Size, cards: Rect, blank: float, lines: Sequence[float], note: str) -> Ruler | None:
    """Find room for the ruler outside all cards; None where there is none.

    `cards` bounds all ink of the cards, `blank` is the printer's unprintable edge in points, `lines` are
    the x of marks that should not run through the ruler. It lies under the cards, else over them, else
    stands beside them; where the printable area has no room, it comes as near the edge as print shops print.
    """
    for edge in (blank, min(blank, NEAREST)):
        if found := _lies(size, cards, edge, lines, note) or _stands(size, cards, edge, note):
            return found
    return None


def _lies(size: Size, cards: Rect, blank: float, lines: Sequence[float], note: str) -> Ruler | None:
    width, height = LENGTH + 2 * AROUND, DEPTH + 2 * AROUND
    foot, head = size.height - blank - height, blank
    if not fits(width, size.width - 2 * blank):
        return None
    for y, room in ((foot, foot - cards.bottom), (head, cards.y - head - height)):
        if fits(0, room):
            area = Rect(_between(lines, cards, size, blank, width), y, width, height)
            return Ruler(area, tuple(_lying(Point(area.x + AROUND, y + AROUND), note)))
    return None


def _stands(size: Size, cards: Rect, blank: float, note: str) -> Ruler | None:
    height = LENGTH + 2 * AROUND
    right, left = size.width - blank - UPRIGHT, blank
    if not fits(height, size.height - 2 * blank):
        return None
    for x, room in ((right, right - cards.right), (left, cards.x - left - UPRIGHT)):
        if fits(0, room):
            y = min(max(cards.y, blank), size.height - blank - height)
            return Ruler(Rect(x, y, UPRIGHT, height), tuple(_standing(Point(x + AROUND, y + AROUND), note)))
    return None


def text_line(
    text: str, at: Point, size: float = TYPE, *, face: str = FACE, colour: Colour = BLACK
) -> TextLine:
    """Turn a note for whoever prints into a line that is not read aloud with the cards."""
    stretches: list[Glyphs] = []
    offset = 0.0
    for part, owner in fonts.split(text, face):
        known = "".join(char if ord(char) in fonts.face(owner).widths else "?" for char in part)
        width = fonts.face(owner).width(known) * size
        stretches.append(Glyphs(known, owner, colour, offset, width))
        offset += width
    return TextLine(at, size, tuple(stretches), Role.ARTIFACT, 0)


def _between(lines: Sequence[float], cards: Rect, size: Size, blank: float, width: float) -> float:
    """Return an x at which the ruler lies between two marks, if there is one."""
    stops = sorted({blank, *(line for line in lines if line > blank), size.width - blank})
    for start, end in pairwise(stops):
        if start >= cards.x and fits(width + 2 * APART, end - start):
            return start + APART
    for start, end in pairwise(stops):
        if fits(width + 2 * APART, end - start):
            return start + APART
    return min(max(cards.x, blank), size.width - blank - width)


def _lying(at: Point, note: str) -> Iterator[Item]:
    base = at.y + TICK
    yield Rule(Point(at.x, base), Point(at.x + LENGTH, base), BLACK, _WEIGHT)
    for ticks, weight in _TICKS:
        paths = ((Point(at.x + far, base - tick), Point(at.x + far, base)) for far, tick in ticks)
        yield Shape(tuple(paths), stroke=BLACK, weight=weight)
    text = f"{SCALE}  ·  {note}" if note else SCALE
    line = text_line(text, Point(at.x, base + 0.4 * _MM + TYPE * 0.75))
    yield line if line.width <= LENGTH else text_line(SCALE, line.at)


def _standing(at: Point, note: str) -> Iterator[Item]:
    base = at.x + TICK
    yield Rule(Point(base, at.y), Point(base, at.y + LENGTH), BLACK, _WEIGHT)
    for ticks, weight in _TICKS:
        paths = ((Point(base - tick, at.y + far), Point(base, at.y + far)) for far, tick in ticks)
        yield Shape(tuple(paths), stroke=BLACK, weight=weight)
    words = ["50 mm", "print at", "100 %", *(word.strip() for word in note.split(",") if word)]
    for number, word in enumerate(words):
        place = Point(base + 0.8 * _MM, at.y + TYPE * (0.75 + 1.25 * number))
        yield text_line(word, place, TYPE * 0.9)
