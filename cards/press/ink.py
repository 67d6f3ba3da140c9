"""Items of a page → the operators that draw them (ISO 32000-1, sections 8 and 9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cards.geometry import Point, Rect
from cards.page import Colour, Disc, Figure, Image, Item, Jump, Panel, Rule, Shape, Symbol, TextLine
from cards.press.form import Form, form, set_colour
from cards.press.glyph_codes import coded, literal
from cards.qr import rectangles

#: How far a Bézier curve's handles stand from the ends of a quarter circle of radius 1: 4/3 (√2 - 1).
_HANDLE = 0.5523


class Stroke(NamedTuple):
    """How an outline or a rule is drawn."""

    #: None for no stroke at all.
    colour: Colour | None
    weight: float = 0.0
    dash: tuple[float, float] | None = None
    rounded: bool = False


NO_STROKE = Stroke(None)

#: The operator that paints a path, by whether it is filled and whether it is stroked.
_PAINT = {(True, True): b"B", (True, False): b"f", (False, True): b"S", (False, False): b"n"}


class FontBlock(NamedTuple):
    """A block of a face's characters, which is a font of its own in the PDF."""

    face: str
    block: int


class _Font(NamedTuple):
    """The operator that sets a font, and the codes shown in it."""

    operator: bytes
    shown: list[bytes]


class Ink:
    """The operators drawn so far, and the graphics state they leave, so that nothing is set twice."""

    __slots__ = ("_fill", "_font", "_fonts", "_stroke", "forms", "operators", "pictures", "shown")

    def __init__(self) -> None:
        self.operators: list[bytes] = []
        #: Codes that text was set with, stretch by stretch.
        self.shown: dict[FontBlock, list[bytes]] = {}
        #: Pictures by the name that the operators call them.
        self.pictures: dict[str, bytes] = {}
        #: Drawings by the name that the operators call them.
        self.forms: dict[str, Form] = {}
        self._fonts: dict[tuple[str, int, float], _Font] = {}
        self.forget()

    def forget(self) -> None:
        """Take nothing for set, as after a change that undoes the graphics state."""
        self._fill: Colour | None = None
        self._stroke = NO_STROKE
        self._font: _Font | None = None

    def draw(self, item: Item) -> None:
        """Add the operators of one item, in the page's own coordinates, y downward."""
        match item:
            case TextLine():
                self._text(item)
            case Panel(rect, fill, radius, stroke, weight, dash):
                self._paint(_box(rect, radius), fill, Stroke(stroke, weight, dash))
            case Rule(start, end, colour, weight, dash):
                self._paint(_polygon((start, end), closed=False), None, Stroke(colour, weight, dash))
            case Shape(paths, fill, stroke, weight):
                path = b" ".join(_polygon(points, closed=fill is not None) for points in paths)
                self._paint(path, fill, Stroke(stroke, weight, rounded=True))
            case Disc(centre, radius, fill, stroke, weight):
                square = Rect(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)
                self._paint(_box(square, radius), fill, Stroke(stroke, weight))
            case Symbol():
                self._symbol(item)
            case Image():
                self._image(item)
            case Figure():
                self._figure(item)
            case Jump():
                pass

    def _text(self, line: TextLine) -> None:
        add = self.operators.append
        add(b"BT 1 0 0 -1 %.2f %.2f Tm" % (line.at.x, line.at.y))
        start = 0.0
        for glyphs in line.glyphs:
            self._fill_with(glyphs.colour)
            if glyphs.offset != start:
                add(b"%.2f 0 Td" % (glyphs.offset - start))
                start = glyphs.offset
            done = 0
            for block, codes in coded(glyphs.text):
                self._set_in(glyphs.face, block, line.size).shown.append(codes)
                add(_shown(codes, glyphs.kerns[done : done + len(codes)]))
                done += len(codes)
        add(b"ET")

    def _set_in(self, face: str, block: int, size: float) -> _Font:
        font = self._fonts.get((face, block, size))
        if font is None:
            operator = b"/%b %.2f Tf" % (font_name(face, block).encode(), size)
            font = _Font(operator, self.shown.setdefault(FontBlock(face, block), []))
            self._fonts[face, block, size] = font
        if font is not self._font:
            self._font = font
            self.operators.append(font.operator)
        return font

    def _symbol(self, symbol: Symbol) -> None:
        rect, count = symbol.rect, len(symbol.modules)
        self._fill_with(symbol.colour)
        squares = b" ".join(b"%d %d %d %d re" % square for square in rectangles(symbol.modules))
        grid = (rect.width / count, rect.height / count, rect.x, rect.y)
        self.operators.append(b"q %.5f 0 0 %.5f %.2f %.2f cm %b f Q" % (*grid, squares))

    def _image(self, image: Image) -> None:
        rect, name = image.rect, sha256(image.data).hexdigest()[:32]
        self.pictures[name] = image.data
        place = (rect.width, -rect.height, rect.x, rect.bottom)
        clip = b"%b W n " % _box(rect, image.radius) if image.radius else b""
        self.operators.append(b"q %b%.3f 0 0 %.3f %.2f %.2f cm /%b Do Q" % (clip, *place, name.encode()))

    def _figure(self, figure: Figure) -> None:
        rect, size = figure.rect, figure.drawing.size
        scale = min(rect.width / size.width, rect.height / size.height)
        left = rect.x + (rect.width - size.width * scale) / 2
        top = rect.y + (rect.height - size.height * scale) / 2
        made = form(figure.drawing, scale)
        name = made.name
        self.forms[name] = made
        self.operators.append(
            b"q %.5f 0 0 %.5f %.2f %.2f cm /%b Do Q" % (scale, scale, left, top, name.encode())
        )

    def _fill_with(self, colour: Colour) -> None:
        if colour is not self._fill and colour != self._fill:
            self._fill = colour
            self.operators.append(set_colour(colour, stroke=False))

    def _paint(self, path: bytes, fill: Colour | None, stroke: Stroke = NO_STROKE) -> None:
        if fill:
            self._fill_with(fill)
        if stroke.colour and stroke != self._stroke:
            self._stroke = stroke
            dash = b"%.2f %.2f" % stroke.dash if stroke.dash else b""
            ends = b"1 J 1 j" if stroke.rounded else b"0 J 0 j"
            self.operators += (
                set_colour(stroke.colour, stroke=True),
                b"%.3f w [%b] 0 d %b" % (stroke.weight, dash, ends),
            )
        operator = _PAINT[fill is not None, stroke.colour is not None]
        self.operators.append(b"%b %b" % (path, operator))


def font_name(face: str, block: int) -> str:
    """Name the font of a face's block as the operators call it."""
    return f"{_tame(face)}+{block:X}"


@lru_cache(maxsize=64)
def _tame(face: str) -> str:
    """Name a face in letters that operators take; one of a font file by what the file holds."""
    if re.fullmatch("[A-Za-z0-9-]+", face):
        return face
    return f"F{sha256(Path(face).read_bytes()).hexdigest()[:12]}"


def _shown(codes: bytes, kerns: Sequence[int]) -> bytes:
    """Write the operator that shows codes, moved apart where there is kerning."""
    if not kerns or not any(kerns):
        return literal(codes) + b" Tj"
    parts = []
    start = 0
    for end, kern in enumerate(kerns, 1):
        if kern:
            parts.append(b"%b%d" % (literal(codes[start:end]), -kern))
            start = end
    if start < len(codes):
        parts.append(literal(codes[start:]))
    return b"[%b] TJ" % b"".join(parts)


def _polygon(points: Sequence[Point], *, closed: bool) -> bytes:
    start, *others = points
    lines = b"".join(b" %.2f %.2f l" % (point.x, point.y) for point in others)
    return b"%.2f %.2f m%b%b" % (start.x, start.y, lines, b" h" if closed else b"")


def _box(rect: Rect, radius: float) -> bytes:
    """Write the path of a rectangle, its corners rounded by a radius that it has room for."""
    radius = min(radius, rect.width / 2, rect.height / 2)
    if radius <= 0:
        return b"%.2f %.2f %.2f %.2f re" % (rect.x, rect.y, rect.width, rect.height)
    rest = radius * (1 - _HANDLE)
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    corners = (
        ((right, top + radius), (right - rest, top), (right, top + rest)),
        ((right - radius, bottom), (right, bottom - rest), (right - rest, bottom)),
        ((left, bottom - radius), (left + rest, bottom), (left, bottom - rest)),
        ((left + radius, top), (left, top + rest), (left + rest, top)),
    )
    starts = ((right - radius, top), (right, bottom - radius), (left + radius, bottom), (left, top + radius))
    sides = (
        b"%.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c" % (*start, *leave, *reach, *end)
        for start, (end, leave, reach) in zip(starts, corners, strict=True)
    )
    return b"%.2f %.2f m %b h" % (left + radius, top, b" ".join(sides))
