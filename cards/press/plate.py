"""Sheet → plate: the operators that draw it, and all that a PDF must know of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from cards.geometry import Rect, Size
from cards.page import Item
from cards.press.engraving import Engraved, KeptPage, codes, engrave, joined, put_away
from cards.press.form import Form
from cards.press.ink import FontBlock, Ink
from cards.press.packing import Packed
from cards.press.structure import TAGS, Mark, Section
from cards.sheet import Placement, Sheet

__all__ = ["KeptPage", "Link", "Plate", "engrave", "plate", "put_away", "stamped"]

#: x' = a x + c y + e and y' = b x + d y + f.
Matrix: TypeAlias = tuple[float, float, float, float, float, float]


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
    #: Codes that text was set with.
    used: Packed[Mapping[FontBlock, frozenset[int]]]
    #: Pictures by the name that the operators call them.
    pictures: Mapping[str, bytes]
    #: Drawings by the name that the operators call them.
    forms: Mapping[str, Form]
    links: tuple[Link, ...]
    sections: tuple[Section, ...]
    #: Operators added when the rest was done, deflated; empty for none.
    added: bytes = b""


def plate(sheet: Sheet) -> Plate:
    """Turn a sheet into its plate.

    Raises AssertionError where text has a character that its face lacks: that is for makeup to
    prevent, and ink that says nothing must not be printed.
    """
    drawn: list[bytes] = []
    links: list[Link] = []
    sections: list[Section] = []
    pages = [engrave(placement.page) for placement in sheet.placements]
    first = 0
    for placement, page in zip(sheet.placements, pages, strict=True):
        sections.append(_placed(placement, page, sheet.size.height, drawn, links, first))
        first += len(page.says)
    used = [page.used for page in pages]
    pictures = {name: data for page in pages for name, data in page.pictures.items()}
    forms = {name: form for page in pages for name, form in page.forms.items()}
    if sheet.marks:
        operators, ink = _overlay(sheet.marks, (1, 0, 0, -1, 0, sheet.size.height))
        drawn.append(operators)
        used.append(codes(ink))
        pictures |= ink.pictures
        forms |= ink.forms
    whole = Rect(0, 0, sheet.size.width, sheet.size.height)
    if sheet.distortion:
        undone = b"q %.6f %.6f %.6f %.6f %.3f %.3f cm" % sheet.distortion.undone(sheet.size)
        drawn = [undone, *drawn, b"Q"]
    return Plate(
        size=sheet.size,
        trim=_upright(sheet.trim or whole, sheet.size.height),
        bleed=_upright(sheet.bleed or whole, sheet.size.height),
        content=zlib.compress(b"\n".join(drawn)),
        used=Packed(joined(*used)),
        pictures=pictures,
        forms=forms,
        links=tuple(links),
        sections=tuple(sections),
    )


def stamped(plate: Plate, items: Sequence[Item], section: Section) -> Plate:
    """Add ink without a message to the plate of one page that lies upright, and tell its section anew."""
    operators, ink = _overlay(items, (1, 0, 0, -1, plate.trim.x, plate.trim.bottom))
    used = Packed(joined(plate.used.open(), codes(ink)))
    return replace(plate, used=used, sections=(section,), added=zlib.compress(operators))


def _placed(
    placement: Placement, page: Engraved, height: float, drawn: list[bytes], links: list[Link], first: int
) -> Section:
    """Draw a page at its place, its reader's marks numbered from the first, and its links added."""
    matrix = _matrix(placement, height)
    clip = _upright(placement.inked, height)
    drawn.append(b"q %.3f %.3f %.3f %.3f re W n" % (clip.x, clip.y, clip.width, clip.height))
    drawn.append(_carrier(matrix))
    for number, operators in page.stretches:
        if number is None:
            drawn.append(b"/Artifact BMC\n%b\nEMC" % operators)
        else:
            tag = TAGS[page.says[number].role].encode()
            drawn.append(b"/%b <</MCID %d>> BDC\n%b\nEMC" % (tag, first + number, operators))
    drawn.append(b"Q")
    marks = tuple(_carried_mark(mark, matrix, len(links)) for mark in page.says)
    links += (Link(spot.url, spot.alt, _carried(spot.area, matrix), spot.target) for spot in page.hotspots)
    return Section(page.title, page.slug, page.lang, first, Packed(marks), page.folio, page.depth, page.note)


def _carried_mark(mark: Mark, matrix: Matrix, links: int) -> Mark:
    """Return what a page's mark is on the sheet, where some links are already."""
    if mark.link is None and mark.area is None:
        return mark
    area = None if mark.area is None else _carried(mark.area, matrix)
    return mark._replace(area=area, link=None if mark.link is None else mark.link + links)


def _overlay(items: Iterable[Item], matrix: Matrix) -> tuple[bytes, Ink]:
    """Draw items that say nothing to a reader."""
    ink = Ink()
    for item in items:
        ink.draw(item)
    lines = (b"q", _carrier(matrix), b"/Artifact BMC", *ink.operators, b"EMC Q")
    return b"\n".join(lines), ink


def _carrier(matrix: Matrix) -> bytes:
    return b"%d %d %d %d %.3f %.3f cm" % matrix


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
