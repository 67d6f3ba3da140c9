"""The rectangles that the ink of a page's item fills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.fonts import face, ink
from cards.geometry import Point, Rect, Sides
from cards.page import Disc, Figure, Image, Item, Jump, Panel, Rule, Shape, Symbol, TextLine
from cards.qr import QUIET_ZONE


def ink_area(item: Item) -> Rect:
    """Return the rectangle around an item's ink."""
    match item:
        case TextLine():
            return ink_box(item)
        case Panel(rect) | Image(rect) | Figure(rect) | Symbol(rect):
            return rect
        case Disc(centre, radius, _, stroke, weight):
            reach = radius + (weight / 2 if stroke else 0)
            return Rect(centre.x - reach, centre.y - reach, 2 * reach, 2 * reach)
        case Rule(start, end, _, weight):
            return _around((start, end), weight)
        case Shape(paths, _, stroke, weight):
            return _around([point for path in paths for point in path], weight if stroke else 0)
        case Jump(area):
            return area


def ink_box(line: TextLine) -> Rect:
    """Return the rectangle of a line's ink: as high as its highest glyph, its last blanks left out."""
    above = below = 0.0
    for glyphs in line.glyphs:
        for char in set(glyphs.text):
            high, low = ink(char, glyphs.face)
            above, below = max(above, high), max(below, low)
    return Rect(line.at.x, line.at.y - above * line.size, _inked_width(line), (above + below) * line.size)


def glyph_boxes(line: TextLine) -> Iterator[Rect]:
    """Yield the rectangle of each glyph's ink."""
    for glyphs in line.glyphs:
        x = line.at.x + glyphs.offset
        widths = face(glyphs.face).widths
        for place, char in enumerate(glyphs.text):
            above, below = ink(char, glyphs.face)
            width = widths[ord(char)] * line.size
            if above or below:
                yield Rect(x, line.at.y - above * line.size, width, (above + below) * line.size)
            kern = glyphs.kerns[place] if place < len(glyphs.kerns) else 0
            x += width + kern * line.size / 1000


def quiet_zone(symbol: Symbol) -> Rect:
    """Return the area of a code and of the blank that it needs around it."""
    return symbol.rect.inset(Sides.all(-QUIET_ZONE * symbol.rect.width / len(symbol.modules)))


def _inked_width(line: TextLine) -> float:
    if not line.glyphs:
        return 0.0
    last = line.glyphs[-1]
    blanks = len(last.text) - len(last.text.rstrip())
    return line.width - blanks * face(last.face).widths[ord(" ")] * line.size


def _around(points: Sequence[Point], weight: float) -> Rect:
    xs, ys = [point.x for point in points], [point.y for point in points]
    bounds = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return bounds.inset(Sides.all(-weight / 2))
