"""Measured entries of a list → the columns of its pages, with headings said again where they go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from cards.page import Colour
from cards.typesetting.lines import Line

#: Em: baseline to baseline; a second line's indent.
LEADING, TURNOVER = 1.5, 1.0
#: Entries that are never parted from their heading, nor left over to stand alone under it, said again.
TOGETHER = 2
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
class Number:
    """The number of a page at its place in a row of numbers."""

    #: As printed, the comma behind it included.
    words: str
    #: The slug that it leads to, and the number alone.
    target: str
    folio: str
    #: Points from the column's edge.
    x: float


@dataclass(frozen=True, slots=True)
class Row:
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
    numbers: tuple[tuple[Number, ...], ...]
    #: Points from the column's edge to the word that opens the numbers; more than 0 where all stand on the
    #: words' own line.
    beside: float = 0.0
    #: Its heading, to be said again where a column begins with it; None for a heading, or under none.
    over: Row | None = None
    #: Whether it is a heading that is said again.
    again: bool = False

    @property
    def depth(self) -> float:
        """Points of height, without the blank over it."""
        rows = 0 if self.beside else len(self.numbers)
        return (len(self.lines) * self.size + rows * self.small) * LEADING

    @property
    def overhang(self) -> float:
        """Points by which its last line is indented."""
        return TURNOVER * self.size if len(self.lines) > 1 else 0.0


#: Columns of a page, each with its rows.
_Columns: TypeAlias = tuple[tuple[Row, ...], ...]


class _Filled(NamedTuple):
    """A page's columns, each with its rows, and the rows that it has no room for."""

    columns: _Columns
    rest: list[Row]


def paged(rows: list[Row], first: float, later: float, columns: int) -> tuple[_Columns, ...]:
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
        keep = _broken(moved, 0, keep)
        last = [*moved[keep:], *(row for column in pages[-1] for row in column if not row.again)]
        pages[-2:] = [
            _filled(moved[:keep], first if len(pages) == 2 else later, columns).columns,
            _filled(last, later, columns).columns,
        ]
    return tuple(pages)


def _filled(rows: list[Row], height: float, columns: int) -> _Filled:
    """Fill one page; where all that is left fits it, make its columns as even as they can be."""
    filled, rest = _poured(rows, height, columns)
    if rest or columns == 1:
        return _Filled(filled, rest)
    low, high = 0.0, height
    for _ in range(EVENING):
        middle = (low + high) / 2
        trial, left = _poured(rows, middle, columns)
        if left or _torn(trial):
            low = middle
        else:
            high, filled = middle, trial
    return _Filled(filled, [])


def _poured(rows: list[Row], height: float, columns: int) -> _Filled:
    """Fill columns in order, none of which stays empty; few entries stay under their heading.

    A heading is said again over what goes on under it in another column.
    """
    filled: list[tuple[Row, ...]] = []
    at = 0
    for _ in range(columns):
        start, over = at, rows[at].over if at < len(rows) else None
        used = over.depth if over else 0.0
        while at < len(rows):
            row = rows[at]
            need = row.depth + (row.above if at > start else 0.0)
            if used + need > height and at > start:
                at = _broken(rows, start, at)
                break
            used += need
            at += 1
        filled.append((*([over] if over and at > start else []), *rows[start:at]))
    return _Filled(tuple(filled), rows[at:])


def _broken(rows: Sequence[Row], start: int, at: int) -> int:
    """Return where a column that begins with one row and has no room for another ends at best."""
    for back in range(at, max(start, at - 2 * TOGETHER), -1):
        entries = rows[max(start, back - TOGETHER) : back + TOGETHER]
        alone = back + TOGETHER > len(rows) or any(row.entry.heading for row in entries)
        if rows[back].entry.heading or not alone:
            return back
    return at


def _torn(columns: _Columns) -> bool:
    """Say whether a column begins with an entry that stands alone under its heading, or ends with one."""
    for before, column in pairwise(columns):
        if column and column[0].again:
            heads = [row.entry.heading for row in column[1 : TOGETHER + 1]]
            if len(heads) < TOGETHER or any(heads) or any(row.entry.heading for row in before[-TOGETHER:]):
                return True
    return False
