"""Page → findings: what a reader, a scanner and a printer would stumble over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from cards.colour import contrast, luminance
from cards.diagnostics import Diagnostic, Location, Severity
from cards.geometry import EPSILON, Rect, Sides
from cards.page import Colour, Disc, Figure, Image, Item, Page, Panel, Shape, Symbol, TextLine
from cards.press.ink_areas import glyph_boxes, ink_area, ink_box, quiet_zone
from cards.qr import MIN_MODULE
from cards.units import millimetres

__all__ = ["Fault", "Finding", "contrast", "examine", "findings", "ink_box", "quiet_zone"]

#: The contrast that text must reach (WCAG 2.2, success criterion 1.4.6, level AAA).
MIN_CONTRAST = 7.0

#: Below this contrast words are as good as not there, whatever their size.
INVISIBLE = 1.5

#: Below this contrast telephones miss codes (WCAG 2.2, 1.4.11, asks as much of anything graphic).
SCANNABLE = 3.0

PAPER = Colour(1, 1, 1)

#: A colour beneath, and the part of the page that it covers.
Ground: TypeAlias = tuple[Rect, Colour]

#: An item and the rectangle around its ink.
Placed: TypeAlias = tuple[Item, Rect]


class Fault(StrEnum):
    """What can be wrong with a page."""

    UNSAFE = "unsafe"
    OVERLAP = "overlap"
    QUIET_ZONE = "quiet zone"
    MODULE = "module"
    CONTRAST = "contrast"


#: The code of a finding, by fault.
_CODES = {
    Fault.UNSAFE: "near-edge",
    Fault.OVERLAP: "overlap",
    Fault.QUIET_ZONE: "code-crowded",
    Fault.MODULE: "code-too-small",
    Fault.CONTRAST: "too-pale",
}
#: What to change in the design, by fault.
_HINTS = {
    Fault.UNSAFE: "raise `margin` or lower `safe`",
    Fault.OVERLAP: "leave the text more room, as by `spacing.leading`",
    Fault.QUIET_ZONE: "leave the code more room",
    Fault.MODULE: "raise `masthead.code`",
    Fault.CONTRAST: "choose colours that differ more",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a page, and where on it."""

    fault: Fault
    #: What is wrong, in words that hold for every finding of the fault and the severity.
    message: str
    #: The text, or what else it is, as who sees the page would name it; empty where the message says it.
    what: str
    area: Rect
    #: An error where words or a code are lost, else a warning.
    severity: Severity = Severity.WARNING
    #: Of findings of one fault the lowest is the worst.
    rank: float = 0.0


def examine(pages: Iterable[Page], file: str, design: str) -> tuple[Diagnostic, ...]:
    """Say what is wrong with a card's pages, each fault once; nothing for pages fit to print.

    `file` is what the card was made from, `design` the name of its design. What loses words or a code is
    an error, what makes them harder to read a warning.
    """
    alike: dict[tuple[Fault, Severity], list[Finding]] = {}
    for page in pages:
        for finding in findings(page):
            alike.setdefault((finding.fault, finding.severity), []).append(finding)
    return tuple(_told(found, file, design) for found in alike.values())


def _told(found: Sequence[Finding], file: str, design: str) -> Diagnostic:
    worst = min(found, key=lambda finding: finding.rank)
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    message = f"{worst.message}: {worst.what}{more}" if worst.what else worst.message
    hint = f"{_HINTS[worst.fault]} in the design {design}"
    return Diagnostic(Location(file), worst.severity, message, hint, code=_CODES[worst.fault])


def findings(page: Page) -> tuple[Finding, ...]:
    """Turn a page into what is wrong with it, check by check; nothing for a page fit to print."""
    placed = [(item, ink_area(item)) for item in page.items]
    return (
        *_near_the_edge(page, placed),
        *_overlapping([(item, box) for item, box in placed if isinstance(item, TextLine)]),
        *_covered(placed),
        *_crowded_symbols(placed),
        *_faint(placed),
    )


def _near_the_edge(page: Page, placed: Sequence[Placed]) -> Iterator[Finding]:
    trim = Rect(0, 0, page.trim.width, page.trim.height)
    safe = trim.inset(Sides.all(page.safe))
    near = f"this is closer than {millimetres(page.safe):.3g} mm to the edge and may be cut off"
    beyond = "this runs over the edge and is cut off"
    for item, area in placed:
        if not isinstance(item, TextLine | Symbol) or safe.contains(area):
            continue
        if trim.contains(area):
            yield Finding(Fault.UNSAFE, near, _named(item), area)
        else:
            yield Finding(Fault.UNSAFE, beyond, _named(item), area, Severity.ERROR)


def _overlapping(lines: Sequence[tuple[TextLine, Rect]]) -> Iterator[Finding]:
    """Find lines whose ink meets, looking only at those that reach into each other's height."""
    reaching: list[tuple[TextLine, Rect]] = []
    for line, box in sorted(lines, key=lambda placed: placed[1].y):
        reaching = [other for other in reaching if other[1].bottom > box.y + EPSILON]
        for other, other_box in reaching:
            if box.overlaps(other_box) and _collide(line, other):
                what = f"{_named(other)} and {_named(line)}"
                yield Finding(Fault.OVERLAP, "two lines of text run into each other", what, box)
        reaching.append((line, box))


def _covered(placed: Sequence[Placed]) -> Iterator[Finding]:
    """Find lines that a panel or a picture is drawn over."""
    lines: list[tuple[TextLine, Rect]] = []
    for item, area in placed:
        if isinstance(item, TextLine):
            lines.append((item, area))
        elif isinstance(item, Image | Figure) or (isinstance(item, Panel) and item.fill):
            for line, box in lines:
                if area.overlaps(box):
                    message = f"{_named(item)} covers text"
                    yield Finding(Fault.OVERLAP, message, _named(line), box, Severity.ERROR)


def _collide(one: TextLine, other: TextLine) -> bool:
    """Say whether the ink of any two glyphs meets: a deep g above a low x is no collision."""
    others = list(glyph_boxes(other))
    return any(mine.overlaps(theirs) for mine in glyph_boxes(one) for theirs in others)


def _crowded_symbols(placed: Sequence[Placed]) -> Iterator[Finding]:
    """Find codes that a scanner cannot resolve, or cannot tell from what is around them."""
    for place, (symbol, area) in enumerate(placed):
        if not isinstance(symbol, Symbol):
            continue
        module = area.width / len(symbol.modules)
        if module < MIN_MODULE - EPSILON / 10:
            least = f"{millimetres(MIN_MODULE):.1f} mm"
            message = f"the code's squares are {millimetres(module):.2f} mm wide; a phone needs {least}"
            yield Finding(Fault.MODULE, message, "", area, rank=module)
        for item, where in _above_ground(placed, place, quiet_zone(symbol)):
            message = "the code may not scan: something is printed in the empty margin that it needs"
            yield Finding(Fault.QUIET_ZONE, message, _named(item), where)


def _above_ground(placed: Sequence[Placed], place: int, zone: Rect) -> Iterator[Placed]:
    """Yield what is drawn in a code's zone over the last panel that carries all of it, save the code."""
    carriers = (number for number in reversed(range(place)) if _carries(placed[number][0], zone))
    ground = next(carriers, -1)
    for item, area in (*placed[ground + 1 : place], *placed[place + 1 :]):
        frame = isinstance(item, Panel) and item.fill is None and area.contains(zone)
        if not frame and area.overlaps(zone):
            yield item, area


def _carries(item: Item, zone: Rect) -> bool:
    return isinstance(item, Panel) and item.fill is not None and item.rect.contains(zone)


def _faint(placed: Sequence[Placed]) -> Iterator[Finding]:
    """Find text and codes that stand out too little from what they are printed on."""
    beneath: list[Ground] = []
    for item, area in placed:
        match item:
            case TextLine(glyphs=glyphs):
                inks = {stretch.colour for stretch in glyphs if stretch.text.strip()}
                pairs = [contrast(one, ground) for ground in _grounds(beneath, area) for one in inks]
                if pairs and min(pairs) < MIN_CONTRAST:
                    yield _pale(item, area, min(pairs))
            case Symbol(colour=colour):
                yield from _pale_code(item, colour, set(_grounds(beneath, quiet_zone(item))))
            case Panel(fill=fill) | Disc(fill=fill) | Shape(fill=fill) if fill:
                beneath.append((area, fill))


def _pale(line: TextLine, area: Rect, reached: float) -> Finding:
    if reached < INVISIBLE:
        message, severity = "this cannot be seen against what is behind it", Severity.ERROR
    else:
        needed = f"contrast {reached:.1f}:1, at least {MIN_CONTRAST:g}:1 is needed"
        message, severity = f"this is hard to read against what is behind it ({needed})", Severity.WARNING
    return Finding(Fault.CONTRAST, message, _named(line), area, severity, reached)


def _pale_code(code: Symbol, colour: Colour, grounds: Iterable[Colour]) -> Iterator[Finding]:
    """Find a code that is not dark on light enough; scanners take few that are light on dark."""
    reached = min(contrast(colour, ground) for ground in grounds)
    inverted = any(luminance(colour) >= luminance(ground) for ground in grounds)
    if inverted or reached < SCANNABLE:
        message = "the code cannot be scanned: it is not dark on light"
        yield Finding(Fault.CONTRAST, message, "", code.rect, Severity.ERROR)
    elif reached < MIN_CONTRAST:
        message = f"the code may not scan: it is too pale (contrast {reached:.1f}:1)"
        yield Finding(Fault.CONTRAST, message, "", code.rect)


def _grounds(beneath: Sequence[Ground], box: Rect) -> Iterator[Colour]:
    """Yield the colours that show beneath a box, from the top down to what carries all of it."""
    for area, colour in reversed(beneath):
        if area.overlaps(box):
            yield colour
            if area.contains(box):
                return
    yield PAPER


def _named(item: Item) -> str:
    """Name an item as who sees the page would."""
    if isinstance(item, Symbol):
        return "the code"
    if isinstance(item, Image | Figure):
        return f'the picture "{item.alt}"' if item.alt else "a picture"
    if not isinstance(item, TextLine):
        return f"a {type(item).__name__.lower()}"
    words = item.text.strip()
    return f'"{words if len(words) <= 40 else words[:37] + "..."}"'
