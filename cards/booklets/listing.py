"""Entries that lead somewhere → columns of lines with leaders and page numbers: contents, lists, indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from cards.booklets.furniture import Book, one_line
from cards.geometry import Point, Rect
from cards.page import Colour, Item, Jump, Role, Rule
from cards.typesetting.lines import Line, Look, break_lines, set_line

#: Em: baseline to baseline, over a heading, from a heading to its entries, and kept free for a number.
LEADING, OVER_HEADING, UNDER_HEADING, NUMBER = 1.5, 0.85, 0.12, 2.3
#: A heading's type as a part of its entries'.
HEADING = 1.22
#: Em: a second line's indent, the blank at a leader's ends, the shortest leader.
TURNOVER, LEADER_GAP, SHORTEST = 1.0, 0.45, 1.0
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
#: A last page that holds less than this part of the one before takes some entries from it.
FEW = 0.2
#: Steps in which the feet of a last page's columns are evened.
EVENING = 12


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One line of a list."""

    words: str
    #: The slug that it leads to; empty for a heading that only parts what follows.
    target: str = ""
    heading: bool = False
    #: Slugs named after it by their numbers alone.
    also: tuple[str, ...] = ()
    #: None for the colour of text.
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How a list is set; lengths in points."""

    size: float
    columns: int
    gutter: float


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of a page at its place in a row of numbers."""

    #: As printed, the comma behind it included.
    words: str
    #: The slug that it leads to, and the number alone.
    target: str
    folio: str
    #: Points from the column's edge.
    x: float


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry, measured and broken; lengths in points."""

    entry: ListEntry
    #: The number of the page that it leads to; empty for none.
    folio: str
    lines: tuple[Line, ...]
    size: float
    #: Blank over it.
    above: float
    #: Of the numbers' type.
    small: float
    #: Numbers in rows.
    numbers: tuple[tuple[_Number, ...], ...]
    #: Points from the column's edge to the word that opens the numbers; more than 0 where all stand on the
    #: words' own line.
    beside: float = 0.0
    #: Its heading, to be said again where a column begins with it; None for a heading, or under none.
    over: _Row | None = None
    #: Whether it is a heading that is said again.
    again: bool = False

    @property
    def depth(self) -> float:
        rows = 0 if self.beside else len(self.numbers)
        return (len(self.lines) * self.size + rows * self.small) * LEADING

    @property
    def overhang(self) -> float:
        """Points by which its last line is indented."""
        return TURNOVER * self.size if len(self.lines) > 1 else 0.0


#: Columns of a page, each with its rows.
_Columns: TypeAlias = tuple[tuple[_Row, ...], ...]


class _Filled(NamedTuple):
    """A page's columns, each with its rows, and the rows that it has no room for."""

    columns: _Columns
    rest: list[_Row]


def count_pages(entries: Sequence[ListEntry], first: Rect, later: Rect, style: ListStyle, book: Book) -> int:
    """Return how many pages entries take, before anything is known of their numbers."""
    width = (first.width - (style.columns - 1) * style.gutter) / style.columns
    rows = _rows(entries, width, style, {}, book)
    return len(_paged(rows, first.height, later.height, style.columns))


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
    for columns in _paged(rows, first.height, later.height, style.columns):
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
) -> list[_Row]:
    """Measure entries, each of which knows what to say of its heading where it begins a column."""
    rows: list[_Row] = []
    over = None
    for entry in entries:
        row = _measured(entry, width, style, folios, book)
        if entry.heading:
            words = f"{entry.words} {GOES_ON}"
            told = replace(entry, words=words, target="", also=())
            over = replace(_measured(told, width, style, folios, book), again=True)
        rows.append(row if entry.heading else replace(row, over=over))
    return rows


def _measured(
    entry: ListEntry, width: float, style: ListStyle, folios: Mapping[str, str], book: Book
) -> _Row:
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
        return _Row(entry, folio, lines, size, above, small, ())
    beside = 0.0 if entry.target or len(lines) > 1 else lines[0].width * size + BESIDE * small
    if beside and beside + _row_width(len(entry.also), book) * small <= width:
        numbers = tuple(_number_rows(entry.also, width, small, folios, book, beside))
        return _Row(entry, folio, lines, size, above, small, numbers, beside)
    numbers = tuple(_number_rows(entry.also, width, small, folios, book))
    return _Row(entry, folio, lines, size, above, small, numbers)


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
) -> Iterator[tuple[_Number, ...]]:
    """Place numbers behind the word that opens their list, row after row."""
    x = start + (book.setter.label(book.words.also).natural + AFTER_ALSO) * size
    row: list[_Number] = []
    for place, target in enumerate(targets, start=1):
        folio = folios.get(target, "")
        wide = (book.setter.label(f"{folio},").natural + AFTER_NUMBER) * size
        if x + wide > width and row:
            yield tuple(row)
            row, x = [], 0.0
        row.append(_Number(folio if place == len(targets) else f"{folio},", target, folio, x))
        x += wide
    if row:
        yield tuple(row)


def _paged(rows: list[_Row], first: float, later: float, columns: int) -> tuple[_Columns, ...]:
    """Part rows into pages, by their heights; a last page that holds next to nothing takes some more."""
    pages: list[_Columns] = []
    rest = rows
    while rest:
        filled, rest = _filled(rest, later if pages else first, columns)
        pages.append(filled)
    if len(pages) > 1 and sum(map(len, pages[-1])) < sum(map(len, pages[-2])) * FEW:
        moved = [row for column in pages[-2] for row in column if not row.again]
        keep = len(moved) - round(len(moved) * FEW)
        while keep > 1 and not moved[keep].entry.heading and keep > len(moved) // 2:
            keep -= 1
        last = [*moved[keep:], *(row for column in pages[-1] for row in column if not row.again)]
        pages[-2:] = [
            _filled(moved[:keep], first if len(pages) == 2 else later, columns).columns,
            _filled(last, later, columns).columns,
        ]
    return tuple(pages)


def _filled(rows: list[_Row], height: float, columns: int) -> _Filled:
    """Fill one page; where all that is left fits it, make its columns as even as they can be."""
    filled, rest = _poured(rows, height, columns)
    if rest or columns == 1:
        return _Filled(filled, rest)
    low, high = 0.0, height
    for _ in range(EVENING):
        middle = (low + high) / 2
        trial, left = _poured(rows, middle, columns)
        if left:
            low = middle
        else:
            high, filled = middle, trial
    return _Filled(filled, [])


def _poured(rows: list[_Row], height: float, columns: int) -> _Filled:
    """Fill columns in order; a heading stands with what follows it, and no column stays empty.

    A heading is said again over what goes on under it in another column.
    """
    filled: list[tuple[_Row, ...]] = []
    at = 0
    for _ in range(columns):
        start, over = at, rows[at].over if at < len(rows) else None
        used = over.depth if over else 0.0
        while at < len(rows):
            row = rows[at]
            need = row.depth + (row.above if at > start else 0.0)
            follower = rows[at + 1] if row.entry.heading and at + 1 < len(rows) else None
            if used + need + (follower.depth if follower else 0.0) > height and at > start:
                break
            if used + need > height and at > start:
                break
            used += need
            at += 1
        filled.append((*([over] if over and at > start else []), *rows[start:at]))
    return _Filled(tuple(filled), rows[at:])


def _drawn(row: _Row, at: Point, width: float, book: Book) -> Iterator[Item]:
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


def _number(row: _Row, at: Point, width: float, paragraph: int, book: Book) -> Iterator[Item]:
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


def _numbers(row: _Row, at: Point, paragraph: int, book: Book) -> Iterator[Item]:
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
