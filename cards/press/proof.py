"""Page → findings: what a reader, a scanner and a printer would stumble over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from cards.diagnostics import Diagnostic, Location, Severity
from cards.fonts import face, ink
from cards.geometry import EPSILON, Point, Rect, Sides
from cards.page import Colour, Disc, Figure, Image, Item, Jump, Page, Panel, Rule, Shape, Symbol, TextLine
from cards.qr import MIN_MODULE, QUIET_ZONE
from cards.units import millimetres

#: The contrast that text must reach (WCAG 2.2, success criterion 1.4.6, level AAA).
MIN_CONTRAST = 7.0

PAPER = Colour(1, 1, 1)

#: A colour beneath, and the part of the page that it covers.
Ground: TypeAlias = tuple[Rect, Colour]


class Fault(StrEnum):
    """What can be wrong with a page."""

    UNSAFE = "unsafe"
    OVERLAP = "overlap"
    QUIET_ZONE = "quiet zone"
    MODULE = "module"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a page, and where on it."""

    fault: Fault
    message: str
    area: Rect

    def diagnostic(self, path: str) -> Diagnostic:
        """Say it of the file that the page was made from."""
        return Diagnostic(Location(path), Severity.ERROR, self.message)


def findings(page: Page) -> tuple[Finding, ...]:
    """Turn a page into what is wrong with it, check by check; nothing for a page fit to print."""
    placed = [(item, _area(item)) for item in page.items]
    return (
        *_beyond_safe_area(page, placed),
        *_overlapping([(item, box) for item, box in placed if isinstance(item, TextLine)]),
        *_covered(placed),
        *_crowded_symbols(placed),
        *_faint(placed),
    )


def ink_box(line: TextLine) -> Rect:
    """Return the rectangle of a line's ink: as high as its highest glyph, its last blanks left out."""
    reaches = [ink(char, glyphs.face) for glyphs in line.glyphs for char in set(glyphs.text)]
    above = max((reach[0] for reach in reaches), default=0.0) * line.size
    below = max((reach[1] for reach in reaches), default=0.0) * line.size
    return Rect(line.at.x, line.at.y - above, _inked_width(line), above + below)


def quiet_zone(symbol: Symbol) -> Rect:
    """Return the area of a code and of the blank that it needs around it."""
    return symbol.rect.inset(Sides.all(-QUIET_ZONE * symbol.rect.width / len(symbol.modules)))


@lru_cache(maxsize=1024)
def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 for none to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    """Return a colour's relative luminance, from 0 for black to 1 for white (WCAG 2.2)."""
    parts = (colour.red, colour.green, colour.blue)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _inked_width(line: TextLine) -> float:
    if not line.glyphs:
        return 0.0
    last = line.glyphs[-1]
    blanks = len(last.text) - len(last.text.rstrip())
    return line.width - blanks * face(last.face).widths[ord(" ")] * line.size


def _beyond_safe_area(page: Page, placed: Sequence[tuple[Item, Rect]]) -> Iterator[Finding]:
    safe = Rect(0, 0, page.trim.width, page.trim.height).inset(Sides.all(page.safe))
    for item, area in placed:
        if isinstance(item, TextLine | Symbol) and not safe.contains(area):
            yield Finding(Fault.UNSAFE, f"{_named(item)} stands outside the safe area", area)


def _overlapping(lines: Sequence[tuple[TextLine, Rect]]) -> Iterator[Finding]:
    """Find lines whose ink meets, looking only at those that reach into each other's height."""
    reaching: list[tuple[TextLine, Rect]] = []
    for line, box in sorted(lines, key=lambda placed: placed[1].y):
        reaching = [other for other in reaching if other[1].bottom > box.y + EPSILON]
        for other, other_box in reaching:
            if box.overlaps(other_box) and _collide(line, other):
                yield Finding(Fault.OVERLAP, f"{_named(other)} and {_named(line)} stand on each other", box)
        reaching.append((line, box))


def _covered(placed: Sequence[tuple[Item, Rect]]) -> Iterator[Finding]:
    """Find lines that a panel or a picture is drawn over."""
    lines: list[tuple[TextLine, Rect]] = []
    for item, area in placed:
        if isinstance(item, TextLine):
            lines.append((item, area))
        elif isinstance(item, Image | Figure) or (isinstance(item, Panel) and item.fill):
            for line, box in lines:
                if area.overlaps(box):
                    yield Finding(Fault.OVERLAP, f"{_named(line)} is covered by {_named(item)}", box)


def _collide(one: TextLine, other: TextLine) -> bool:
    """Say whether the ink of any two glyphs meets: a deep g above a low x is no collision."""
    others = list(_glyph_boxes(other))
    return any(mine.overlaps(theirs) for mine in _glyph_boxes(one) for theirs in others)


def _glyph_boxes(line: TextLine) -> Iterator[Rect]:
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


def _crowded_symbols(placed: Sequence[tuple[Item, Rect]]) -> Iterator[Finding]:
    """Find codes that a scanner cannot resolve, or cannot tell from what is around them."""
    for place, (symbol, area) in enumerate(placed):
        if not isinstance(symbol, Symbol):
            continue
        module = area.width / len(symbol.modules)
        if module < MIN_MODULE - EPSILON / 10:
            least = f"{millimetres(MIN_MODULE):.1f} mm is the least"
            message = f"the code's modules are {millimetres(module):.2f} mm wide, and {least}"
            yield Finding(Fault.MODULE, message, area)
        for item, where in _above_ground(placed, place, quiet_zone(symbol)):
            message = f"{_named(item)} stands in the blank that the code needs around it"
            yield Finding(Fault.QUIET_ZONE, message, where)


def _above_ground(placed: Sequence[tuple[Item, Rect]], place: int, zone: Rect) -> Iterator[tuple[Item, Rect]]:
    """Yield what is drawn in a code's zone over the last panel that carries all of it, save the code."""
    carriers = (number for number in reversed(range(place)) if _carries(placed[number][0], zone))
    ground = next(carriers, -1)
    for item, area in (*placed[ground + 1 : place], *placed[place + 1 :]):
        frame = isinstance(item, Panel) and item.fill is None and area.contains(zone)
        if not frame and area.overlaps(zone):
            yield item, area


def _carries(item: Item, zone: Rect) -> bool:
    return isinstance(item, Panel) and item.fill is not None and item.rect.contains(zone)


def _faint(placed: Sequence[tuple[Item, Rect]]) -> Iterator[Finding]:
    """Find text and codes that stand out too little from what they are printed on."""
    beneath: list[Ground] = []
    for item, area in placed:
        match item:
            case TextLine(glyphs=glyphs):
                inks = {stretch.colour for stretch in glyphs if stretch.text.strip()}
                pairs = [contrast(one, ground) for ground in _grounds(beneath, area) for one in inks]
                if pairs and min(pairs) < MIN_CONTRAST:
                    reached = f"{min(pairs):.1f}:1, and {MIN_CONTRAST:g}:1 is the least"
                    yield Finding(Fault.CONTRAST, f"{_named(item)} has a contrast of {reached}", area)
            case Symbol(colour=colour):
                grounds = set(_grounds(beneath, quiet_zone(item)))
                if any(not _dark_on_light(colour, ground) for ground in grounds):
                    message = "the code is not dark on light enough to be scanned"
                    yield Finding(Fault.CONTRAST, message, area)
            case Panel(fill=fill) | Disc(fill=fill) | Shape(fill=fill) if fill:
                beneath.append((area, fill))


def _dark_on_light(colour: Colour, ground: Colour) -> bool:
    return _luminance(colour) < _luminance(ground) and contrast(colour, ground) >= MIN_CONTRAST


def _grounds(beneath: Sequence[Ground], box: Rect) -> Iterator[Colour]:
    """Yield the colours that show beneath a box, from the top down to what carries all of it."""
    for area, colour in reversed(beneath):
        if area.overlaps(box):
            yield colour
            if area.contains(box):
                return
    yield PAPER


def _area(item: Item) -> Rect:
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


def _around(points: Sequence[Point], weight: float) -> Rect:
    xs, ys = [point.x for point in points], [point.y for point in points]
    bounds = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return bounds.inset(Sides.all(-weight / 2))


def _named(item: Item) -> str:
    """Name an item as who sees the page would."""
    if isinstance(item, Symbol):
        return "the code"
    if not isinstance(item, TextLine):
        return f"a {type(item).__name__.lower()}"
    words = item.text.strip()
    return f'"{words if len(words) <= 40 else words[:37] + "..."}"'
