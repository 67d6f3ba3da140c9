"""An exercise and its dose → a row of a plan: its figure, its name, what is asked, cells to write in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.artwork.bitmap import develop
from cards.artwork.pictures import Artwork
from cards.booklets.furniture import Book
from cards.booklets.plan_columns import Column, Columns, amount
from cards.booklets.planned import PlanRow
from cards.exercise import Run
from cards.geometry import Point, Rect, Size
from cards.makeup.postures import Postures, arrange_postures
from cards.page import Image, Item, Role, Rule
from cards.typesetting.lines import Line, Look, Text, balance_lines, break_lines, set_lines
from cards.units import POINTS_PER

_MM = POINTS_PER["mm"]
#: Points of type: a name, what stands under it, a dose at most and at least.
NAME, SMALL, DOSE, DOSE_LEAST = 12.0, 9.2, 14.0, 8.0
#: Em from baseline to baseline.
LEADING = 1.18
#: Points of height: of a figure, of a row at least where there are none; blank over and under what a row
#: holds, and beside words.
FIGURE, LEAST, PAD, ASIDE = 15 * _MM, 12 * _MM, 1.6 * _MM, 2 * _MM
#: Points of a hairline, and of the line to write on in an empty cell.
HAIR, DOTTED = 0.4, 0.75
#: Most lines of a dose before its type becomes smaller.
LINES = 3


@dataclass(frozen=True, slots=True)
class _Words:
    """Lines of one size."""

    lines: tuple[Line, ...]
    size: float
    quiet: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands in a column; nothing for a pen."""

    column: Column
    words: _Words | None


@dataclass(frozen=True, slots=True)
class Row:
    """An exercise, measured and broken; lengths in points."""

    row: PlanRow
    postures: Postures | None
    name: tuple[_Words, ...]
    cells: tuple[_Cell, ...]
    height: float

    def draw(self, place: Rect, columns: Columns, book: Book) -> Iterator[Item]:
        """Turn the row into items that fill a place."""
        middle = place.y + place.height / 2
        if self.postures:
            size = self.postures.size
            at = Point(place.x + ASIDE, middle - size.height / 2)
            yield from self.postures.draw(at, book.numbers)
        elif self.row.picture:
            yield _picture(self.row, Rect(place.x + ASIDE, place.y, columns.figure, place.height), book)
        y = middle - sum(one.height for one in self.name) / 2
        for words in self.name:
            yield from _set(words, Point(place.x + columns.name_x, y), book)
            y += words.height
        for cell in self.cells:
            x = place.x + cell.column.x
            if cell.words:
                at = Point(x, middle - cell.words.height / 2)
                yield from _centred(cell.words, at, cell.column.width, book)
            else:
                line = middle + 0.2 * DOSE
                start, end = x + ASIDE, x + cell.column.width - ASIDE
                yield Rule(Point(start, line), Point(end, line), book.layout.quiet, DOTTED, (0.75, 2.25))
        for week in columns.weeks:
            x = place.x + week.x
            yield Rule(Point(x, place.y), Point(x, place.bottom), book.layout.quiet, HAIR)
        yield Rule(Point(place.x, place.bottom), Point(place.right, place.bottom), book.layout.quiet, HAIR)


def measure_row(row: PlanRow, columns: Columns, book: Book) -> Row:
    """Break a row's words for its columns, and find the height that it must have."""
    name = tuple(_named(row, columns, book))
    cells = tuple(
        _Cell(column, _dose(said, column, book) if (said := _said(row, column)) else None)
        for column in columns.columns
        if column.shows != "week"
    )
    postures = None
    if row.movement:
        box = Size(columns.figure - 2 * ASIDE, FIGURE)
        grey = book.layout.pictures.grey
        theme, accent = ("mono", None) if grey else ("colour", book.layout.brand.accent)
        postures = arrange_postures(row.movement, theme, box, book.lang, accent=accent, small=True)
    tallest = max(
        sum(one.height for one in name),
        # All rows alike, whatever a posture needs.
        FIGURE if columns.figure else 0.0,
        *(cell.words.height for cell in cells if cell.words),
        0.0,
    )
    return Row(row, postures, name, cells, max(LEAST, tallest + 2 * PAD))


def _named(row: PlanRow, columns: Columns, book: Book) -> Iterator[_Words]:
    """Yield a row's name, what else its dose tells, and its notes, each broken for the column."""
    room = columns.name - ASIDE
    title = f"{row.dose.station}. {row.title}" if row.dose.station else row.title
    bold = book.setter.text((Run(title, bold=True),))
    size = min(NAME, room / max(bold.widest, 0.1))
    yield _Words(break_lines(bold, room / size), size)
    told = columns.extras(row.dose, book.words)
    for words, quiet in (
        (" · ".join(f"{label}: {said}" for label, said in told), True),
        (row.dose.notes, False),
    ):
        text = book.setter.words(words)
        if text.pieces:
            small = min(SMALL, room / max(text.widest, 0.1))
            yield _Words(break_lines(text, room / small), small, quiet)


def _said(row: PlanRow, column: Column) -> str:
    dose = row.dose
    return amount(dose) if column.shows == "amount" else str(getattr(dose, column.shows))


def _dose(said: str, column: Column, book: Book) -> _Words:
    """Set a dose as large as its column holds on few lines."""
    text = book.setter.label(said)
    room = column.width - 1.7 * ASIDE
    size = min(DOSE, room / max(text.widest, 0.1))
    while size > DOSE_LEAST and _lines(text, room / size) > LINES:
        size *= 0.95
    return _Words(balance_lines(text, room / size), size)


def _lines(text: Text, measure: float) -> int:
    return len(break_lines(text, measure))


def _set(words: _Words, at: Point, book: Book) -> Iterator[Item]:
    """Set lines from a top left corner."""
    look = Look(words.size, book.layout.quiet if words.quiet else book.layout.ink, Role.PARAGRAPH)
    place = Point(at.x, at.y + _ascent(words, book))
    yield from set_lines(words.lines, place, words.size * LEADING, look, next(book.numbers))


def _centred(words: _Words, at: Point, width: float, book: Book) -> Iterator[Item]:
    """Set lines from a top left corner, each in the middle of a width."""
    look, paragraph = Look(words.size, book.layout.ink), next(book.numbers)
    for number, line in enumerate(words.lines):
        x = at.x + (width - line.width * words.size) / 2
        y = at.y + _ascent(words, book) + number * words.size * LEADING
        yield from set_lines((line,), Point(x, y), 0.0, look, paragraph)


def _ascent(words: _Words, book: Book) -> float:
    """Return the points from a line's top to its baseline, so that capitals stand in its middle."""
    capital = fonts.face(book.layout.label_face).cap_height
    return words.size * (LEADING + capital) / 2


def _picture(row: PlanRow, place: Rect, book: Book) -> Image:
    """Place a picture at the left of its cell, as large as it holds."""
    picture: Artwork | None = row.picture
    assert picture is not None
    wide, high = place.width - 2 * ASIDE, min(FIGURE, place.height - 2 * PAD)
    scale = min(wide / picture.width, high / picture.height)
    width, height = picture.width * scale, picture.height * scale
    rect = Rect(place.x, place.y + (place.height - height) / 2, width, height)
    grey = book.layout.pictures.grey
    return Image(rect, develop(picture.data, width, height, grey=grey), picture.words or row.title, 2.0)
