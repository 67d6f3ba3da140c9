"""Who made the pictures of a card → small lines at the card's foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cards.artwork.pictures import Artwork
from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Exercise
from cards.geometry import Point
from cards.layout import Layout
from cards.page import Item, Role
from cards.typesetting.lines import Line, Look, break_lines, measure_words, set_lines
from cards.units import POINTS_PER

#: Type as a part of a card's width; points of it at the least, and at the most.
TYPE, LEAST, MOST = 0.0118, 6.0, 10.0
#: Em from baseline to baseline, and from the last baseline to the lowest ink.
LEADING, DESCENT = 1.2, 0.24
#: Points of blank over the lines; the least side of a card that has room for them, of A5.
OVER, LARGE = 1.6 * POINTS_PER["mm"], 147 * POINTS_PER["mm"]
#: Between two credits: the blanks stay as they are.
SEPARATOR = "\u00a0\u00a0· "
#: The number of a paragraph that no reader of the text meets.
UNREAD = 0


def credited(layout: Layout, artwork: tuple[Artwork, ...]) -> Layout:
    """Return a design that says at its foot who made some pictures, each once."""
    names = dict.fromkeys(one.credit for one in artwork if one.credit)
    return replace(layout, brand=replace(layout.brand, credit=SEPARATOR.join(names))) if names else layout


def credit_depth(layout: Layout) -> float:
    """Return the points that the lines take at a card's foot, the blank over them included; 0 for none."""
    lines = _lines(layout)
    return OVER + (len(lines) - 1) * LEADING * _type(layout) + _type(layout) if lines else 0.0


def draw_credit(layout: Layout, left: float | None = None) -> Iterator[Item]:
    """Turn the lines into items from an x on, or flush right, down to the edge of the safe area."""
    lines, size = _lines(layout), _type(layout)
    if left is None:
        left = layout.trim.width - layout.margin - max((line.width for line in lines), default=0.0) * size
    last = layout.trim.height - layout.safe - DESCENT * size
    first = Point(left, last - (len(lines) - 1) * LEADING * size)
    yield from set_lines(lines, first, LEADING * size, Look(size, layout.quiet, Role.ARTIFACT), UNREAD)


def unprinted_credit(exercise: Exercise, layout: Layout) -> Iterator[Diagnostic]:
    """Name a credit for which a card is too small."""
    if layout.brand.credit and not _lines(layout):
        message = f'{layout.name} has no room for the credit "{layout.brand.credit}"'
        hint = "it is kept in the PDF's description"
        yield Diagnostic(Location(exercise.file), Severity.HINT, message, hint, code="credit-not-printed")


def _lines(layout: Layout) -> tuple[Line, ...]:
    if not layout.brand.credit or min(layout.trim.width, layout.trim.height) < LARGE:
        return ()
    width = layout.trim.width - layout.margin - layout.left_edge
    # The middle of the foot is a booklet's folio's, the right edge a long card's, the left a station's band.
    free = 0.46 if layout.foot != "none" or layout.many_pages or layout.station else 1.0
    return break_lines(measure_words(layout.brand.credit, layout.label_face), free * width / _type(layout))


def _type(layout: Layout) -> float:
    return max(LEAST, min(MOST, layout.trim.width * TYPE))
