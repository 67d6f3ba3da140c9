"""Sheet → plate: the operators that draw it, and all that a PDF must know of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from cards.encoding import character
from cards.fonts import face
from cards.geometry import Point, Rect, Size
from cards.ink import Ink
from cards.page import Image, Item, Jump, Role, Symbol, TextLine
from cards.sheet import Placement, Sheet
from cards.tagging import TAGS, Mark, Section

#: x' = a x + c y + e and y' = b x + d y + f.
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """What a click on an area of the sheet leads to: an address, or the first page of a slug."""

    #: Empty for a place in the document itself.
    url: str
    #: What it leads to, in words.
    alt: str
    #: From the sheet's lower left corner.
    area: Rect
    #: The slug; empty for an address.
    target: str = ""


@dataclass(frozen=True, slots=True)
class Plate:
    """A sheet in operators; it depends on nothing but the sheet, so that plates can be made apart."""

    size: Size
    trim: Rect
    bleed: Rect
    #: Deflated.
    content: bytes
    #: Codes that text was set with, by face and block.
    used: Mapping[tuple[str, int], frozenset[int]]
    #: Pictures by the name that the operators call them.
    pictures: Mapping[str, bytes]
    links: tuple[Link, ...]
    sections: tuple[Section, ...]
    #: Operators added when the rest was done, deflated; empty for none.
    added: bytes = b""


def plate(sheet: Sheet) -> Plate:
    """Turn a sheet into its plate.

    Raises AssertionError where text has a character that its face lacks: that is for makeup to
    prevent, and ink that says nothing must not be printed.
    """
    ink = Ink()
    links: list[Link] = []
    sections: list[Section] = []
    for placement in sheet.placements:
        first = sum(len(section.marks) for section in sections)
        sections.append(_placed(placement, sheet.size.height, ink, links, first))
    if sheet.marks:
        _begin(ink, (1, 0, 0, -1, 0, sheet.size.height))
        ink.operators.append(b"/Artifact BMC")
        for item in sheet.marks:
            ink.draw(item)
        ink.operators.append(b"EMC Q")
    used = {font: frozenset(b"".join(codes)) for font, codes in ink.shown.items()}
    _refuse_lacking_glyphs(used)
    whole = Rect(0, 0, sheet.size.width, sheet.size.height)
    return Plate(
        size=sheet.size,
        trim=_upright(sheet.trim or whole, sheet.size.height),
        bleed=_upright(sheet.bleed or whole, sheet.size.height),
        content=zlib.compress(b"\n".join(ink.operators)),
        used=used,
        pictures=ink.pictures,
        links=tuple(links),
        sections=tuple(sections),
    )


def stamped(plate: Plate, items: Iterable[Item], folio: str, depth: int) -> Plate:
    """Add a folio's ink to the plate of one page that lies upright, and say where the page now stands."""
    ink = Ink()
    _begin(ink, (1, 0, 0, -1, plate.trim.x, plate.trim.bottom))
    ink.operators.append(b"/Artifact BMC")
    for item in items:
        ink.draw(item)
    ink.operators.append(b"EMC Q")
    used = {font: frozenset(b"".join(codes)) for font, codes in ink.shown.items()}
    _refuse_lacking_glyphs(used)
    both = {font: plate.used.get(font, _NONE) | used.get(font, _NONE) for font in {**plate.used, **used}}
    sections = tuple(replace(section, folio=folio, depth=depth) for section in plate.sections)
    return replace(plate, used=both, sections=sections, added=zlib.compress(b"\n".join(ink.operators)))


def _placed(placement: Placement, height: float, ink: Ink, links: list[Link], first: int) -> Section:
    """Draw a page at its place, its reader's marks numbered from the first, and its links added."""
    page = placement.page
    matrix = _matrix(placement, height)
    hot: list[tuple[Rect, int]] = []
    jump: tuple[Rect, int] | None = None
    #: The jump that each line belongs to: the last one before it.
    jumps: dict[int, tuple[Rect, int]] = {}
    for item in page.items:
        if isinstance(item, Symbol):
            hot.append((item.hot, len(links)))
            links.append(Link(item.url, item.alt, _carried(item.hot, matrix)))
        elif isinstance(item, Jump):
            jump = (item.area, len(links))
            links.append(Link("", item.alt, _carried(item.area, matrix), item.target))
        elif jump and isinstance(item, TextLine) and item.role is Role.LINK:
            jumps[id(item)] = jump

    _begin(ink, matrix, _upright(placement.inked, height))
    marks: list[Mark] = []
    seen = (item for item in page.items if not isinstance(item, Jump))
    for said, group in groupby(seen, key=_says):
        items = list(group)
        if said is None:
            ink.operators.append(b"/Artifact BMC")
        else:
            here = jumps.get(id(items[0]))
            marks.append(_mark(items[0], [here] if here else hot, matrix))
            tag = TAGS[marks[-1].role].encode()
            ink.operators.append(b"/%b <</MCID %d>> BDC" % (tag, first + len(marks) - 1))
        for item in items:
            ink.draw(item)
        ink.operators.append(b"EMC")
    ink.operators.append(b"Q")
    return Section(page.title, page.slug, page.lang, first, tuple(marks), page.folio, page.depth)


def _says(item: Item) -> tuple[Role, int] | Item | None:
    """Return what neighbouring items share that say one thing; None for ink without a message."""
    if isinstance(item, TextLine):
        return None if item.role is Role.ARTIFACT else (item.role, item.group)
    if isinstance(item, Symbol) or (isinstance(item, Image) and item.alt):
        return item
    return None


def _mark(item: Item, hot: list[tuple[Rect, int]], matrix: Matrix) -> Mark:
    """Say what items are to a reader, by the first of them."""
    if isinstance(item, Symbol):
        link = next(number for area, number in hot if area == item.hot)
        return Mark(Role.FIGURE, alt=item.alt, area=_carried(item.rect, matrix), link=link)
    if isinstance(item, Image):
        return Mark(Role.FIGURE, alt=item.alt, area=_carried(item.rect, matrix))
    assert isinstance(item, TextLine)
    if item.role is Role.LINK:
        link_here = _link_at(item.at, hot)
        return Mark(Role.PARAGRAPH if link_here is None else Role.LINK, item.group, link=link_here)
    numbered = item.role is Role.LIST_LABEL and any(map(str.isdigit, item.text))
    return Mark(item.role, item.group, numbered=numbered)


def _link_at(at: Point, hot: list[tuple[Rect, int]]) -> int | None:
    """Return the number of the link on whose area a line begins."""
    return next((number for area, number in hot if area.contains(Rect(at.x, at.y, 0, 0))), None)


def _begin(ink: Ink, matrix: Matrix, clip: Rect | None = None) -> None:
    """Let what follows be drawn in a page's own coordinates, and nowhere but in the clip."""
    ink.forget()
    ink.operators.append(b"q")
    if clip:
        ink.operators.append(b"%.3f %.3f %.3f %.3f re W n" % (clip.x, clip.y, clip.width, clip.height))
    ink.operators.append(b"%d %d %d %d %.3f %.3f cm" % matrix)


def _matrix(placement: Placement, height: float) -> Matrix:
    """Return what carries a page's coordinates, y downward, to those of its sheet, y upward."""
    trim = placement.trim
    left, right, top, bottom = trim.x, trim.right, height - trim.y, height - trim.bottom
    match placement.turned:
        case 0:
            return (1, 0, 0, -1, left, top)
        case 90:
            return (0, -1, -1, 0, right, top)
        case 180:
            return (-1, 0, 0, 1, right, bottom)
        case 270:
            return (0, 1, 1, 0, left, bottom)


def _carried(rect: Rect, matrix: Matrix) -> Rect:
    """Return the rectangle that a page's rectangle covers on the sheet, y upward."""
    a, b, c, d, e, f = matrix
    xs = (a * rect.x + c * rect.y + e, a * rect.right + c * rect.bottom + e)
    ys = (b * rect.x + d * rect.y + f, b * rect.right + d * rect.bottom + f)
    return Rect(min(xs), min(ys), abs(xs[1] - xs[0]), abs(ys[1] - ys[0]))


def _upright(rect: Rect, height: float) -> Rect:
    """Return a sheet's rectangle with y upward from its lower edge."""
    return Rect(rect.x, height - rect.bottom, rect.width, rect.height)


def _refuse_lacking_glyphs(used: Mapping[tuple[str, int], frozenset[int]]) -> None:
    for (name, block), codes in used.items():
        if lacking := codes - _covered(name, block):
            words = "".join(character(block, code) for code in sorted(lacking))
            raise AssertionError(f"text reached the press in {name}, which lacks {words!a}")


@lru_cache(maxsize=256)
def _covered(name: str, block: int) -> frozenset[int]:
    """Return the codes of a block for which a face has a glyph."""
    widths = face(name).widths
    return frozenset(code for code in range(256) if ord(character(block, code)) in widths)
