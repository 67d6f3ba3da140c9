"""Drawings with their names → a sheet to choose from: pages of a PDF, or one long picture as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from xml.sax.saxutils import escape

from cards import fonts
from cards.colour import Colour
from cards.drawing import Drawing
from cards.figures.pieces import Role as Part
from cards.figures.svg import hexed, svg_inks
from cards.figures.themes import THEMES
from cards.geometry import Point, Rect, Size
from cards.page import Figure, Glyphs, Item, Page, Panel, Role, TextLine
from cards.table import clean
from cards.units import POINTS_PER

_MM = POINTS_PER["mm"]
#: Millimetres of a page (A4), its margin, and of one drawing's room: three stand side by side.
_PAGE, _MARGIN = (210.0, 297.0), 12.0
_CELL, _GAP, _COLUMNS = (58.0, 33.0), 6.0, 3
#: Millimetres of a name's line under its drawing, and of a family's heading with the blank above it.
_NAME, _HEADING = 6.5, 15.0
#: Points of type.
_SMALL, _LARGE = 8.5, 13.0
_FACE, _BOLD = "AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"
#: Millimetres of paper for one of a drawing's units: a standing person of 25 mm.
_SCALE = 0.025


@dataclass(frozen=True, slots=True)
class Sample:
    """A drawing to choose from."""

    name: str
    drawing: Drawing
    #: What it shows, for someone who cannot see it.
    words: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line of text or a drawing, in millimetres from the upper left corner."""

    x: float
    #: Of text its baseline, of a drawing its lower edge.
    y: float
    sample: Sample | None = None
    text: str = ""
    #: Of text: its size in points, and whether it is a heading.
    size: float = _SMALL
    heading: bool = False
    #: Of a drawing: millimetres for one of its units.
    scale: float = _SCALE


def pages(families: Sequence[tuple[str, Sequence[Sample]]], theme: str, title: str) -> Iterator[Page]:
    """Set families of samples on pages of A4, each family under its name."""
    ink, paper = _inks(theme)
    size = Size(_PAGE[0] * _MM, _PAGE[1] * _MM)
    for number, placed in enumerate(_paged(families, _PAGE[1], _COLUMNS), 1):
        items: list[Item] = [Panel(Rect(0, 0, size.width, size.height), fill=paper)]
        items += (_item(one, ink, group) for group, one in enumerate(placed))
        yield Page(size, 0.0, 0.0, tuple(items), f"{title} {number}", "en", f"{title}-{number}")


def svg(families: Sequence[tuple[str, Sequence[Sample]]], theme: str) -> tuple[str, float]:
    """Set families of samples as one picture; return it, and how many millimetres its longer side has."""
    ink, paper = _inks(theme)
    columns = columns_for(sum(len(samples) for _, samples in families))
    (placed,) = _paged(families, None, columns)
    wide = 2 * _MARGIN + columns * _CELL[0] + (columns - 1) * _GAP
    high = max((one.y for one in placed), default=0.0) + _MARGIN
    parts = []
    for number, one in enumerate(placed):
        if one.sample is None:
            weight = "bold" if one.heading else "normal"
            parts.append(
                f'<text x="{one.x:.2f}" y="{one.y:.2f}" font-family="Atkinson Hyperlegible, sans-serif" '
                f'font-weight="{weight}" font-size="{one.size / _MM:.2f}" fill="{hexed(ink)}">'
                f"{escape(one.text)}</text>"
            )
            continue
        drawing = one.sample.drawing
        place = f"translate({one.x:.2f} {one.y - drawing.size.height * one.scale:.2f}) scale({one.scale:.5f})"
        inks = svg_inks(drawing, one.scale, number * 1000)
        parts.append(f'<g transform="{place}"><title>{escape(one.sample.words)}</title>{inks}</g>')
    size = f'width="{wide:g}mm" height="{high:.1f}mm" viewBox="0 0 {wide:g} {high:.1f}"'
    # Over the edges, which a picture in whole pixels rounds.
    ground = f'<rect x="-5" y="-5" width="{wide + 10:g}" height="{high + 10:.1f}" fill="{hexed(paper)}"/>'
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{"".join(parts)}</svg>\n'
    return text, max(wide, high)


def columns_for(count: int) -> int:
    """Return how many drawings stand side by side in one picture of so many."""
    return min(count or 1, max(_COLUMNS, min(8, round(sqrt(count * 0.5)))))


def _inks(theme: str) -> tuple[Colour, Colour]:
    known = THEMES[theme]
    return known.fills.get(Part.NEAR, Colour(0, 0, 0)), known.paper


def _paged(
    families: Sequence[tuple[str, Sequence[Sample]]], height: float | None, columns: int
) -> Iterator[list[_Placed]]:
    """Yield what stands on each page of a height; on one page without end where there is none."""
    placed: list[_Placed] = []
    y = _MARGIN
    row = _CELL[1] + _NAME
    for title, samples in families:
        for start in range(0, len(samples), columns):
            heading = _HEADING if start == 0 else 0.0
            if height is not None and y + heading + row > height - _MARGIN and placed:
                yield placed
                placed, y = [], _MARGIN
            if heading or not placed:
                above = title if start == 0 else f"{title}, continued"
                placed.append(_Placed(_MARGIN, y + 6.0, text=above, size=_LARGE, heading=True))
                y += 9.0 if start else _HEADING - 3.0
            placed += _row(samples[start : start + columns], y)
            y += row + 2.0
        y += 3.0
    yield placed


def _row(samples: Sequence[Sample], y: float) -> Iterator[_Placed]:
    wide, high = _CELL
    for column, sample in enumerate(samples):
        x = _MARGIN + column * (wide + _GAP)
        size = sample.drawing.size
        scale = min(_SCALE, wide / size.width, high / size.height)
        yield _Placed(x, y + high, sample, scale=scale)
        name = clean(sample.name)
        natural = sum(part.width for part in _glyphs(name, _FACE, _SMALL, Colour(0, 0, 0))) / _MM
        yield _Placed(x, y + high + 4.4, text=name, size=_SMALL * min(1.0, wide / max(natural, 1.0)))


def _item(one: _Placed, ink: Colour, group: int) -> Item:
    if one.sample is None:
        return _line(one, ink, group)
    size = one.sample.drawing.size
    wide, high = size.width * one.scale, size.height * one.scale
    place = Rect(one.x * _MM, (one.y - high) * _MM, wide * _MM, high * _MM)
    return Figure(place, one.sample.drawing, one.sample.words)


def _line(one: _Placed, ink: Colour, group: int) -> TextLine:
    role, face = (Role.HEADING, _BOLD) if one.heading else (Role.PARAGRAPH, _FACE)
    glyphs = tuple(_glyphs(one.text, face, one.size, ink))
    return TextLine(Point(one.x * _MM, one.y * _MM), one.size, glyphs, role, group)


def _glyphs(text: str, face: str, size: float, ink: Colour) -> Iterator[Glyphs]:
    offset = 0.0
    for part, owner in fonts.split(text, face):
        known = "".join(char if ord(char) in fonts.face(owner).widths else "?" for char in part)
        width = fonts.face(owner).width(known) * size
        yield Glyphs(known, owner, ink, offset, width)
        offset += width
