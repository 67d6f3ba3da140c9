"""Marks to cut by, which touch no card and no neighbour's bleed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cards.geometry import EPSILON, Point, Rect, Size
from cards.page import Colour, Rule
from cards.sheet import Marks
from cards.units import POINTS_PER

_MM = POINTS_PER["mm"]
BLACK = Colour(0, 0, 0)
#: Points of a mark's width: thinner than a blade.
WEIGHT = 0.25
#: Points between a card's ink and a mark, and the least from the trim.
CLEAR, CLEAR_OF_TRIM = 0.25 * _MM, 1.0 * _MM
#: Points of a mark that is still seen at the cutter, and of one at a corner.
LEAST, CORNER = 3 * _MM, 5 * _MM


class Stretch(NamedTuple):
    """A stretch of a line across the sheet, in points."""

    start: float
    end: float


def clearance(bleed: float) -> float:
    """Return the points between a card's ink, which runs so far beyond the trim, and a mark."""
    return max(CLEAR, CLEAR_OF_TRIM - bleed)


def crop_marks(size: Size, trims: Sequence[Rect], taken: Sequence[Rect], marks: Marks) -> Iterator[Rule]:
    """Turn trims into rules along their edges, clear of all that is taken: cards, bleed and notes."""
    if marks is Marks.NONE:
        return
    for x in _distinct(edge for trim in trims for edge in (trim.x, trim.right)):
        met = [Stretch(rect.y, rect.bottom) for rect in taken if _meets(x, rect.x, rect.right)]
        cards = Stretch(min(trim.y for trim in trims), max(trim.bottom for trim in trims))
        for start, end in _kept(_gaps(met, size.height), cards, marks):
            yield Rule(Point(x, start), Point(x, end), BLACK, WEIGHT)
    for y in _distinct(edge for trim in trims for edge in (trim.y, trim.bottom)):
        met = [Stretch(rect.x, rect.right) for rect in taken if _meets(y, rect.y, rect.bottom)]
        cards = Stretch(min(trim.x for trim in trims), max(trim.right for trim in trims))
        for start, end in _kept(_gaps(met, size.width), cards, marks):
            yield Rule(Point(start, y), Point(end, y), BLACK, WEIGHT)


def _kept(gaps: Iterable[Stretch], cards: Stretch, marks: Marks) -> Iterator[Stretch]:
    """Yield the parts of a line's free stretches that are drawn; `cards` is where the cards begin and end."""
    first, last = cards
    for start, end in gaps:
        after, before = start >= first, end <= last
        if marks is Marks.CORNER:
            yield from _corners(start, end, after=after, before=before)
        elif marks is Marks.FULL or not (after and before):
            yield Stretch(start, end)


def _corners(start: float, end: float, *, after: bool, before: bool) -> Iterator[Stretch]:
    """Yield what is drawn of a free stretch after a card, before one, or between two."""
    if after and before and end - start <= 2 * CORNER + CLEAR_OF_TRIM:
        yield Stretch(start, end)
        return
    if after:
        yield Stretch(start, min(end, start + CORNER))
    if before:
        yield Stretch(max(start, end - CORNER), end)


def _gaps(met: Iterable[Stretch], length: float) -> Iterator[Stretch]:
    """Yield what is left of a line over the whole sheet between the stretches that it meets."""
    free = 0.0
    for start, end in sorted(met):
        if start - free > CLEAR_OF_TRIM:
            yield Stretch(free, start)
        free = max(free, end)
    if length - free > CLEAR_OF_TRIM:
        yield Stretch(free, length)


def _meets(place: float, low: float, high: float) -> bool:
    return low - EPSILON < place < high + EPSILON


def _distinct(places: Iterable[float]) -> list[float]:
    """Return places in order, those that a printer cannot tell apart once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > EPSILON:
            found.append(place)
    return found
