"""Entries that lead somewhere → columns of lines with leaders and page numbers: contents, lists, indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cards.booklets.furniture import Book, one_line
from cards.booklets.list_columns import LEADING, TURNOVER, ListEntry, Number, Row, paged
from cards.geometry import Point, Rect
from cards.page import Item, Jump, Role, Rule
from cards.typesetting.lines import Look, break_lines, set_line

#: Em: over a heading, and kept free for a number.
OVER_HEADING, NUMBER = 0.85, 2.3
#: A heading's type as a part of its entries'.
HEADING = 1.22
#: Em: the blank at a leader's ends, the shortest leader.
LEADER_GAP, SHORTEST = 0.45, 1.0
#: Em of numbers' type: from words to numbers beside them, after the word before them, after each of them.
BESIDE, AFTER_ALSO, AFTER_NUMBER = 0.6, 0.5, 0.35
#: What no number of a page, with its comma, is wider than.
WIDEST = "8888,"
#: Points at natural size from dot to dot in a leader, and a dot's width.
DOT_PITCH, DOT = 3.4, 0.75
#: The part of a line's depth over its baseline.
ASCENT = 0.74
#: What a heading ends with where it is said again.
GOES_ON = "…"


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How a list is set; lengths in points."""

    size: float
    columns: int
    gutter: float


def count_pages(entries: Sequence[ListEntry], first: Rect, later: Rect, style: ListStyle, book: Book) -> int:
    """Return how many pages entries take, before anything is known of their numbers."""
    width = (first.width - (style.columns - 1) * style.gutter) / style.columns
    rows = _rows(entries, width, style, {}, book)
    return len(paged(rows, first.height, later.height, style.columns))


def set_list(
    entries: Sequence[ListEntry],
    first: Rect,
    later: Rect,
    style: ListStyle,
    folios: Mapping[str, str],
    book: Book,
) -> Iterator[tuple[Item, ...]]:
    """Yield the items of each page that entries take, the first page's room apart from the others'.

    Pages, and what stands on each, do not depend on the folios of the entries' targets.
    """
    width = (first.width - (style.columns - 1) * style.gutter) / style.columns
    rows = _rows(entries, width, style, folios, book)
    area = first
    for columns in paged(rows, first.height, later.height, style.columns):
        items: list[Item] = []
        for number, column in enumerate(columns):
            x, y = area.x + number * (width + style.gutter), area.y
            for place, row in enumerate(column):
                y += row.above if place else 0.0
                items.extend(_drawn(row, Point(x, y), width, book))
                y += row.depth
        yield tuple(items)
        area = later


def _rows(
    entries: Sequence[ListEntry], width: float, style: ListStyle, folios: Mapping[str, str], book: Book
) -> list[Row]:
    """Measure entries, each of which knows what to say of its heading where it begins a column."""
    rows: list[Row] = []
    over = None
    for entry in entries:
        row = _measured(entry, width, style, folios, book)
        if entry.heading:
            words = f"{entry.words} {GOES_ON}"
            told = replace(entry, words=words, target="", also=())
            over = replace(_measured(told, width, style, folios, book), again=True)
        rows.append(row if entry.heading else replace(row, over=over))
    return rows


def _measured(entry: ListEntry, width: float, style: ListStyle, folios: Mapping[str, str], book: Book) -> Row:
    size = style.size * (HEADING if entry.heading else 1.0)
    setter = book.setter
    # A blank at the end parts the words from their number for whoever reads the text back.
    measured = setter.label if entry.heading else setter.words
    text = measured(f"{entry.words} ")
    if not text.pieces:
        # What has no ink is listed by what it leads to.
        text = measured(f"{entry.target} ")
    room = width / size - (NUMBER if entry.target else 0.0)
    lines = break_lines(text, room)
    if len(lines) > 1:
        lines = break_lines(text, room - TURNOVER)
    above = (OVER_HEADING if entry.heading else 0.0) * style.size
    folio, small = folios.get(entry.target, ""), style.size
    if not entry.also:
        return Row(entry, folio, lines, size, above, small, ())
    beside = 0.0 if entry.target or len(lines) > 1 else lines[0].width * size + BESIDE * small
    if beside and beside + _row_width(len(entry.also), book) * small <= width:
        numbers = tuple(_number_rows(entry.also, width, small, folios, book, beside))
        return Row(entry, folio, lines, size, above, small, numbers, beside)
    numbers = tuple(_number_rows(entry.also, width, small, folios, book))
    return Row(entry, folio, lines, size, above, small, numbers)


def _row_width(count: int, book: Book) -> float:
    """Return the em that so many numbers take at most: room does not depend on what they are."""
    label = book.setter.label
    return label(book.words.also).natural + AFTER_ALSO + count * (label(WIDEST).natural + AFTER_NUMBER)


def _number_rows(
    targets: Sequence[str],
    width: float,
    size: float,
    folios: Mapping[str, str],
    book: Book,
    start: float = 0.0,
) -> Iterator[tuple[Number, ...]]:
    """Place numbers behind the word that opens their list, row after row."""
    x = start + (book.setter.label(book.words.also).natural + AFTER_ALSO) * size
    row: list[Number] = []
    for place, target in enumerate(targets, start=1):
        folio = folios.get(target, "")
        wide = (book.setter.label(f"{folio},").natural + AFTER_NUMBER) * size
        if x + wide > width and row:
            yield tuple(row)
            row, x = [], 0.0
        row.append(Number(folio if place == len(targets) else f"{folio},", target, folio, x))
        x += wide
    if row:
        yield tuple(row)


def _drawn(row: Row, at: Point, width: float, book: Book) -> Iterator[Item]:
    """Draw an entry's words, its leader and its number, all of it a link; then the numbers beneath it."""
    pitch, entry, paragraph = row.size * LEADING, row.entry, next(book.numbers)
    role = Role.LINK if entry.target else Role.HEADING
    look = Look(row.size, entry.colour or book.layout.ink, role)
    if entry.target:
        area = Rect(at.x, at.y, width, len(row.lines) * pitch)
        yield Jump(area, entry.target, f"{entry.words}, {book.words.page.lower()} {row.folio}")
    baseline = at.y + pitch * ASCENT
    for number, line in enumerate(row.lines):
        place = Point(at.x + (TURNOVER * row.size if number else 0.0), baseline + number * pitch)
        yield from set_line(line, place, look, paragraph, goes_on=True)
    if entry.target:
        end = Point(at.x, baseline + (len(row.lines) - 1) * pitch)
        yield from _number(row, end, width, paragraph, book)
    under = baseline + (len(row.lines) - 1) * pitch
    if not row.beside:
        under = at.y + len(row.lines) * pitch + ASCENT * row.small * LEADING
    yield from _numbers(row, Point(at.x, under), paragraph, book)


def _number(row: Row, at: Point, width: float, paragraph: int, book: Book) -> Iterator[Item]:
    """Draw the number at the column's edge, and the leader to it from the last line's end."""
    size, folio = row.size, book.setter.label(row.folio)
    right = at.x + width
    place = Point(right - folio.natural * size, at.y)
    yield from one_line(folio, place, Look(size, book.layout.ink, Role.LINK), paragraph)
    words = row.lines[-1].width * size if row.lines else 0.0
    start = at.x + words + row.overhang + LEADER_GAP * size
    end = right - NUMBER * size + LEADER_GAP * size
    pitch, dot = DOT_PITCH * book.scale, DOT * book.scale
    dots = int((end - start) / pitch)
    if dots * pitch >= SHORTEST * size and not row.entry.heading:
        # Counted from the right, so that the dots of all lines stand beneath each other.
        ends = Point(end - dots * pitch, at.y - dot), Point(end, at.y - dot)
        yield Rule(*ends, book.layout.quiet, dot, (dot, pitch - dot))


def _numbers(row: Row, at: Point, paragraph: int, book: Book) -> Iterator[Item]:
    """Draw rows of numbers, each a link, behind the word that opens them."""
    pitch = row.small * LEADING
    look, quiet = Look(row.small, book.layout.ink, Role.LINK), Look(row.small, book.layout.quiet)
    if row.numbers:
        word = Point(at.x + row.beside, at.y)
        yield from one_line(book.setter.label(book.words.also), word, quiet, paragraph)
    for place, numbers in enumerate(row.numbers):
        y = at.y + place * pitch
        for number in numbers:
            text = book.setter.label(number.words)
            area = Rect(at.x + number.x, y - pitch * ASCENT, text.natural * row.small, pitch)
            yield Jump(area, number.target, f"{book.words.page} {number.folio}")
            yield from one_line(text, Point(area.x, y), look, next(book.numbers))
