"""Placements on paper → the sheet, ready to cut: boxes, marks, ruler and note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cards.diagnostics import error
from cards.geometry import EPSILON, Rect, Sides, Size
from cards.imposition.crop_marks import LEAST, clearance, crop_marks
from cards.imposition.ruler import place_ruler
from cards.page import Item, Page
from cards.sheet import Cut, Marks, Placement, Sheet
from cards.units import millimetres


def edge(cut: Cut) -> float:
    """Return the points from the sheet's edge to the first trim: blank edge, bleed, marks that are seen."""
    marks = clearance(cut.bleed) + LEAST if cut.marks is not Marks.NONE else 0.0
    return cut.margin + cut.bleed + marks


def refuse_lacking_bleed(pages: Iterable[Page], cut: Cut) -> None:
    """Raise CardsError for a page that has less ink beyond its trim than is to be kept there."""
    for page in pages:
        if page.bleed + EPSILON < cut.bleed:
            there, wished = (f"{millimetres(length):.3g}mm" for length in (page.bleed, cut.bleed))
            hint = f'use --bleed {there} or less, or write bleed = "{wished}" in the layout'
            raise error(page.slug, f"the card has {there} of bleed, not {wished}", hint, code="no-bleed")


def finished(
    size: Size,
    placements: Sequence[Placement],
    cut: Cut,
    note: str,
    *,
    flat: Rect | None = None,
    extra: Sequence[Item] = (),
) -> Sheet:
    """Turn placements into a sheet with its boxes, marks and ruler; a sheet without cards stays blank.

    `flat` is the trim where several pages are cut as one piece; `extra` are marks of the binder's.
    """
    if not placements:
        return Sheet(size, ())
    whole = Rect(0, 0, size.width, size.height)
    inks = [_common(placement.inked, whole) for placement in placements]
    trims = [flat] if flat else [placement.trim for placement in placements]
    ink = _common(bounds([*inks, *trims]), whole)
    beside = clearance(cut.bleed)
    taken = [rect.inset(Sides.all(-beside)) for rect in inks]
    lines = [] if cut.marks is Marks.NONE else [edge for trim in trims for edge in (trim.x, trim.right)]
    ruler = place_ruler(size, ink, cut.margin, lines, note)
    if ruler:
        taken.append(ruler.area)
    marks = (*crop_marks(size, trims, taken, cut.marks), *extra, *(ruler.items if ruler else ()))
    trim = _common(bounds(trims), whole)
    return Sheet(size, tuple(placements), marks, *((None, None) if trim == whole else (trim, ink)))


def bounds(rects: Iterable[Rect]) -> Rect:
    """Return the least rectangle around some, at least one."""
    found = list(rects)
    left, top = min(rect.x for rect in found), min(rect.y for rect in found)
    right, bottom = max(rect.right for rect in found), max(rect.bottom for rect in found)
    return Rect(left, top, right - left, bottom - top)


def _common(one: Rect, other: Rect) -> Rect:
    """Return the part that two rectangles share."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(left, top, max(0.0, right - left), max(0.0, bottom - top))
