"""What stands around the table of a plan: its title, the heads of its groups, lines to write on, the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.booklets.furniture import Book, Opening, one_line, set_title
from cards.booklets.plan_columns import Column, Columns
from cards.booklets.planned import PlanWords
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.foot import draw_brand, draw_folio, raised
from cards.page import Item, Panel, Role, Rule
from cards.typesetting.lines import Look, break_lines, set_lines
from cards.units import POINTS_PER

_MM = POINTS_PER["mm"]
#: Points of type: the title at most, the line under it, words for all of it, labels; a group's name.
TITLE, SUBTITLE, TEXT, LABEL, GROUP = 40.0, 15.0, 10.5, 10.0, 15.0
#: Points of height: the bar over the title, a group's strip, its rule in black and white.
BAR, STRIP, EDGE = 5.0, 8.4 * _MM, 1.2
#: The part of the width that the title and what stands under it may take beside lines for a name and a date.
SHARE = 0.64
#: Points from line to line of lines to write on.
RULED = 8.5 * _MM
#: Points of blank: beside words, over the table, over the foot.
ASIDE, OVER_TABLE, OVER_FOOT = 2.4 * _MM, 5 * _MM, 3 * _MM
LEADING = 1.3


def opening(words: PlanWords, common: Sequence[tuple[str, str]], book: Book) -> Opening:
    """Turn a plan's words into the head of its first page, with lines for a name and a date."""
    layout, setter = book.layout, book.setter
    left, top = layout.margin, layout.margin
    width = (layout.trim.width - 2 * left) * SHARE
    items: list[Item] = [Panel(Rect(left, top, 16 * _MM, BAR), fill=layout.masthead.accent)]
    title = set_title(words.title, Rect(left, top + BAR + 3 * _MM, width, 26 * _MM), TITLE, 2, book)
    items += title.items
    y = title.foot + 2 * _MM
    told = "   ".join(f"{label}: {said}" for label, said in common)
    for said, size, narrow in (
        (words.subtitle, SUBTITLE, True),
        (words.text, TEXT, False),
        (told, TEXT, False),
    ):
        text = setter.label(said) if narrow else setter.words(said)
        if not text.pieces:
            continue
        lines = break_lines(text, width / size)
        look = Look(size, layout.quiet if narrow else layout.ink)
        items += set_lines(lines, Point(left, y + size), size * LEADING, look, next(book.numbers))
        y += len(lines) * size * LEADING + 1 * _MM
    right = Rect(left + width + 8 * _MM, top, layout.trim.width - left - width - left - 8 * _MM, 0)
    low = top + BAR + 9 * _MM
    for label in (book.words.name, book.words.date):
        items += _to_fill_in(label, Point(right.x, low), right.width, book)
        low += 10 * _MM
    return Opening(tuple(items), max(y, low - 10 * _MM) + OVER_TABLE)


def running_head(title: str, book: Book) -> Opening:
    """Turn a plan's title into the head of a page that is not its first."""
    layout = book.layout
    size = 11.0
    text = book.setter.label(title)
    size = min(size, (layout.trim.width - 2 * layout.margin) / max(text.natural, 0.1))
    at = Point(layout.margin, layout.margin + size * 0.75)
    items = tuple(one_line(text, at, Look(size, layout.quiet, Role.ARTIFACT), next(book.numbers)))
    return Opening(items, at.y + 3 * _MM)


def strip_depth() -> float:
    """Return the points of height of a group's head, the blank over it included."""
    return STRIP + 2 * _MM


def draw_strip(name: str, place: Rect, columns: Columns, book: Book) -> Iterator[Item]:
    """Draw a group's head: its name and its columns' labels on a strip of colour."""
    layout = book.layout
    strip = Rect(place.x, place.bottom - STRIP, place.width, STRIP)
    paper = layout.masthead.text
    if layout.masthead.fill != layout.ground:
        yield Panel(strip, fill=layout.masthead.fill)
    else:
        for y in (strip.y, strip.bottom):
            yield Rule(Point(strip.x, y), Point(strip.right, y), layout.ink, EDGE)
    text = book.setter.display(name or book.words.exercises)
    room = columns.name_x + columns.name - 2 * ASIDE
    size = min(GROUP, room / max(text.natural, 0.1))
    base = strip.y + strip.height / 2
    look = Look(size, paper, Role.HEADING)
    yield from one_line(text, Point(strip.x + ASIDE, base + 0.35 * size), look, next(book.numbers))
    for column in columns.columns:
        yield from _label(column, strip, book)


def _label(column: Column, strip: Rect, book: Book) -> Iterator[Item]:
    text = book.setter.label(column.label)
    size = min(LABEL, (column.width - 0.8 * _MM) / max(text.natural, 0.1))
    x = strip.x + column.x + (column.width - text.natural * size) / 2
    look = Look(size, book.layout.masthead.text)
    yield from one_line(text, Point(x, strip.y + strip.height / 2 + 0.35 * size), look, next(book.numbers))


def draw_notes(area: Rect, book: Book) -> Iterator[Item]:
    """Draw lines to write on over all that is left of a page."""
    layout = book.layout
    y = area.y + 6 * _MM
    text = book.setter.label(book.words.notes)
    yield from one_line(text, Point(area.x, y), Look(LABEL, layout.quiet), next(book.numbers))
    y += RULED
    while y <= area.bottom:
        yield Rule(Point(area.x, y), Point(area.right, y), layout.quiet, 0.5)
        y += RULED


def foot_depth(layout: Layout) -> float:
    """Return the points of height that the foot takes, the blank over it included."""
    return layout.margin + raised(layout) + OVER_FOOT


def draw_foot(folio: str, book: Book) -> Iterator[Item]:
    """Draw the brand at the left of the foot, and a page's number in its middle."""
    layout = book.layout
    yield from draw_brand(layout, layout.margin)
    if folio:
        yield draw_folio(folio, layout, layout.trim.width / 2)


def _to_fill_in(label: str, at: Point, width: float, book: Book) -> Iterator[Item]:
    """Draw a label and a line to write on behind it."""
    layout = book.layout
    text = book.setter.label(label)
    size = min(LABEL, width * 0.5 / max(text.natural, 0.1))
    yield from one_line(text, at, Look(size, layout.quiet), next(book.numbers))
    x = at.x + text.natural * size + 1.5 * _MM
    yield Rule(Point(x, at.y + 1), Point(at.x + width, at.y + 1), layout.quiet, 0.5)
