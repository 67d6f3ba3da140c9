"""Cards → pages to write down what was done: exercises down, dates across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cards.booklets.furniture import Book, Draft, Opening, one_line, opening
from cards.booklets.groups import BookletCard
from cards.booklets.imprint import About, imprint
from cards.geometry import Point, Rect
from cards.page import Item, Jump, Panel, Role, Rule
from cards.typesetting.lines import Line, Look, break_lines, set_lines
from cards.units import POINTS_PER

#: What links to the log lead to.
NAME = "booklet:log"
#: Points of a row to write in at least, and of a date's column: sets × repetitions and a load by hand.
ROW, COLUMN = 8.6 * POINTS_PER["mm"], 16 * POINTS_PER["mm"]
#: The part of the table's width that names take.
NAMES = 0.32
#: Points at natural size: a name's type, what is asked for under it, blank at its left and over and under it.
TYPE, SMALL, SIDE, AROUND = 9.2, 7.8, 4.0, 3.2
#: Em from baseline to baseline of a name, and from a line's top to its baseline.
LEADING, ASCENT = 1.14, 0.86
#: Points of the lines between rows, and of those around all.
THIN, HEAVY = 0.5, 1.0
#: Points at natural size: type of the hint to what is written, blank under it, blank over the imprint.
HINT, UNDER_HINT, OVER_IMPRINT = 9.2, 7.0, 9.0


@dataclass(frozen=True, slots=True)
class _Row:
    """An exercise's row; one without a card is for an exercise of one's own."""

    depth: float
    name: tuple[Line, ...] = ()
    dose: tuple[Line, ...] = ()
    card: BookletCard | None = None


def training_log(cards: Sequence[BookletCard], about: About, book: Book) -> tuple[Draft, ...]:
    """Turn cards into as many pages as their rows take; the last ends with the imprint.

    What is left of the last page has rows for exercises of one's own.
    """
    head = _head(book)
    last = imprint(about, len(cards), book)
    foot = last.foot - OVER_IMPRINT * book.scale
    pages: list[list[_Row]] = [[]]
    y = head.foot + _depth(book)
    for row in (_measured(card, book) for card in cards):
        # Whichever page turns out to be the last has room for the imprint.
        if y + row.depth > foot and pages[-1]:
            pages.append([])
            y = book.area.y + _depth(book)
        pages[-1].append(row)
        y += row.depth
    while y + _depth(book) <= foot:
        pages[-1].append(_Row(_depth(book)))
        y += _depth(book)
    tops = (head.foot, *[book.area.y] * (len(pages) - 1))
    return tuple(
        Draft(
            (
                *(() if number else head.items),
                *_table(_stretched(rows, tops[number], foot, book), tops[number], book),
                *(last.items if number == len(pages) - 1 else ()),
            ),
            book.words.training_log,
            "" if number else NAME,
        )
        for number, rows in enumerate(pages)
    )


def _depth(book: Book) -> float:
    return max(ROW, ROW * book.scale * 0.94)


def _stretched(rows: Sequence[_Row], top: float, foot: float, book: Book) -> Iterator[_Row]:
    """Let rows take what is left of a page, each as much as the others."""
    left = foot - top - _depth(book) - sum(row.depth for row in rows)
    for row in rows:
        yield replace(row, depth=row.depth + max(0.0, left) / len(rows))


def _head(book: Book) -> Opening:
    """Set the log's title, and what is written into each box."""
    head, words = opening(book.words.training_log, book), book.words
    size = HINT * book.scale
    hint = book.setter.label(f"{words.sets} × {words.reps} / {words.load}")
    at = Point(book.area.x, head.foot + ASCENT * size - UNDER_HINT * book.scale)
    items = one_line(hint, at, Look(size, book.layout.quiet), next(book.numbers))
    return Opening((*head.items, *items), at.y + UNDER_HINT * book.scale)


def _measured(card: BookletCard, book: Book) -> _Row:
    """Break a name, and what is asked for, into lines of the names' column."""
    scale = book.scale
    room = book.area.width * NAMES - 2 * SIDE * scale
    name = break_lines(book.setter.label(card.title), room / (TYPE * scale))
    dose = break_lines(book.setter.label(card.dose), room / (SMALL * scale)) if card.dose else ()
    depth = (len(name) * TYPE + len(dose) * SMALL) * LEADING + 2 * AROUND
    return _Row(max(_depth(book), depth * scale), tuple(name), tuple(dose), card)


def _table(rows: Iterable[_Row], y: float, book: Book) -> Iterator[Item]:
    """Draw a head for dates, the rows under it, and the lines between."""
    area, layout, scale = book.area, book.layout, book.scale
    names = area.width * NAMES
    count = max(1, int((area.width - names) / COLUMN))
    head = Rect(area.x, y, area.width, _depth(book))
    yield Panel(head, fill=layout.shade)
    date, size = book.setter.label(book.words.date), TYPE * scale
    at = Point(area.x + names - SIDE * scale - date.natural * size, head.y + head.height / 2 + size * 0.35)
    yield from one_line(date, at, Look(size, layout.ink), next(book.numbers))
    top = head.bottom
    for row in rows:
        yield from _named(row, Point(area.x, top), names, book)
        top += row.depth
        yield Rule(Point(area.x, top), Point(area.right, top), layout.quiet, THIN)
    for y, weight in ((head.y, HEAVY), (head.bottom, HEAVY)):
        yield Rule(Point(area.x, y), Point(area.right, y), layout.ink, weight)
    for number in range(count):
        x = area.x + names + number * (area.width - names) / count
        yield Rule(Point(x, head.y), Point(x, top), layout.quiet, THIN)


def _named(row: _Row, at: Point, width: float, book: Book) -> Iterator[Item]:
    """Set a name, which leads to its card, over what is asked for, in the middle of the row's height."""
    if row.card is None:
        return
    scale, layout = book.scale, book.layout
    name, dose = TYPE * scale, SMALL * scale
    depth = (len(row.name) * name + len(row.dose) * dose) * LEADING
    x, y = at.x + SIDE * scale, at.y + (row.depth - depth) / 2
    yield Jump(
        Rect(x, y, width - 2 * SIDE * scale, len(row.name) * name * LEADING), row.card.name, row.card.title
    )
    first = Point(x, y + ASCENT * name)
    yield from set_lines(
        row.name, first, name * LEADING, Look(name, layout.ink, Role.LINK), next(book.numbers)
    )
    under = Point(x, y + len(row.name) * name * LEADING + ASCENT * dose)
    yield from set_lines(row.dose, under, dose * LEADING, Look(dose, layout.quiet), next(book.numbers))
