"""Exercises with their doses → a training plan: a table on a page or more, with columns to write in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards.booklets.furniture import Book, make_book
from cards.booklets.plan_columns import Columns, arrange_columns, is_too_narrow
from cards.booklets.plan_head import (
    draw_foot,
    draw_notes,
    draw_strip,
    foot_depth,
    opening,
    running_head,
    strip_depth,
)
from cards.booklets.plan_rows import Row, measure_row
from cards.booklets.planned import PlanGroup, PlanRow, PlanWords
from cards.geometry import Rect, Size
from cards.layout import Layout
from cards.page import Item, Page
from cards.units import POINTS_PER

__all__ = ["PlanGroup", "PlanRow", "PlanWords", "make_plan"]

#: Points from the paper's edge to the table.
MARGIN = 12 * POINTS_PER["mm"]
#: Points by which a row may be higher than it must be, so that the table fills its pages.
SPREAD = 7 * POINTS_PER["mm"]
#: Halvings by which that is found.
STEPS = 10
#: Points of height from which what is left under the table has lines to write on.
ROOM_FOR_NOTES = 26 * POINTS_PER["mm"]
#: The slug of all of a plan's pages.
SLUG = "plan"


@dataclass(frozen=True, slots=True)
class _Piece:
    """The head of a group, or one row of it; heights in points."""

    group: PlanGroup
    row: Row | None
    height: float


@dataclass(frozen=True, slots=True)
class _Rooms:
    """Points of height that the first page and each later one have for the table."""

    first: float
    later: float


def make_plan(
    groups: Sequence[PlanGroup], words: PlanWords, layout: Layout, *, paper: Size, weeks: int, lang: str
) -> tuple[Page, ...]:
    """Turn groups of exercises into the pages of their plan, in a design's colours and faces.

    The paper lies on its side where it is too narrow for the weeks. A group's head stands with its first
    row, and again at the head of each page; rows are of one look on all pages.
    """
    rows = [row for group in groups for row in group.rows]
    upright = paper.turned if paper.width > paper.height else paper
    on_its_side = is_too_narrow(upright.width - 2 * MARGIN, weeks)
    book = make_book(_dressed(layout, upright.turned if on_its_side else upright), words.title, lang)
    columns = arrange_columns(rows, weeks, book)
    head = opening(words, columns.common, book)
    pieces = tuple(_pieces(groups, columns, book))
    rooms = _Rooms(_room(head.foot, book).height, _room(running_head(words.title, book).foot, book).height)
    pages, spread = _laid_out(pieces, rooms)
    return tuple(
        _page(page, number, len(pages), spread, words, columns, book) for number, page in enumerate(pages)
    )


def _dressed(layout: Layout, paper: Size) -> Layout:
    """Return a design of a plan: its colours, faces and brand, on the plan's paper and margins."""
    return replace(
        layout,
        trim=paper,
        bleed=0.0,
        margin=MARGIN,
        foot="none",
        many_pages=False,
        masthead=replace(layout.masthead, side=0.0),
        doses=replace(layout.doses, height=0.0),
        blanks=replace(layout.blanks, rows=0),
    )


def _room(top: float, book: Book) -> Rect:
    """Return where a page's table may stand, from a y in points to the foot."""
    trim = book.layout.trim
    return Rect(MARGIN, top, trim.width - 2 * MARGIN, trim.height - foot_depth(book.layout) - top)


def _pieces(groups: Sequence[PlanGroup], columns: Columns, book: Book) -> Iterator[_Piece]:
    for group in groups:
        yield _Piece(group, None, strip_depth())
        for row in group.rows:
            measured = measure_row(row, columns, book)
            yield _Piece(group, measured, measured.height)


def _laid_out(pieces: Sequence[_Piece], rooms: _Rooms) -> tuple[list[list[_Piece]], float]:
    """Part pieces into as few pages as can be, groups whole where they can be; the rows fill their pages.

    Returns the pages, and by how many points each row is higher than it must be.
    """
    count = len(_paged(pieces, rooms, 0.0))
    whole = len(_paged(pieces, rooms, 0.0, whole=True)) == count

    def fits(spread: float) -> bool:
        return len(_paged(pieces, rooms, spread, whole=whole)) == count

    low, high = 0.0, SPREAD
    if fits(high):
        low = high
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return _paged(pieces, rooms, low, whole=whole), low


def _paged(
    pieces: Sequence[_Piece], rooms: _Rooms, spread: float, *, whole: bool = False
) -> list[list[_Piece]]:
    """Part pieces into pages; a page that begins within a group begins with that group's head.

    `whole`: whether a group that fits a page is never parted.
    """
    pages: list[list[_Piece]] = [[]]
    left = rooms.first
    head: _Piece | None = None
    for number, piece in enumerate(pieces):
        height = piece.height + (spread if piece.row else 0.0)
        if piece.row is None:
            head = piece
            held = [one.height + spread for one in pieces[number + 1 :] if one.group is piece.group]
            needed = height + sum(held) if whole else height + sum(held[:1])
            if pages[-1] and needed > left and (needed <= rooms.later or not whole):
                pages.append([])
                left = rooms.later
        elif height > left and len(pages[-1]) > 1 and head:
            pages.append([head])
            left = rooms.later - head.height
        pages[-1].append(piece)
        left -= height
    return pages


def _page(
    pieces: Sequence[_Piece],
    number: int,
    count: int,
    spread: float,
    words: PlanWords,
    columns: Columns,
    book: Book,
) -> Page:
    """Draw a page: what stands over the table, the table, lines to write on, the foot."""
    layout = book.layout
    head = running_head(words.title, book) if number else opening(words, columns.common, book)
    items: list[Item] = [*head.items]
    area = _room(head.foot, book)
    y = area.y
    for piece in pieces:
        height = piece.height + (spread if piece.row else 0.0)
        place = Rect(area.x, y, area.width, height)
        if piece.row is None:
            items += draw_strip(piece.group.name, place, columns, book)
        else:
            items += piece.row.draw(place, columns, book)
        y += height
    if area.bottom - y >= ROOM_FOR_NOTES:
        items += draw_notes(Rect(area.x, y, area.width, area.bottom - y), book)
    folio = f"{number + 1} / {count}" if count > 1 else ""
    items += draw_foot(folio, book)
    return Page(layout.trim, 0.0, layout.safe, tuple(items), words.title, book.lang, SLUG, folio)
