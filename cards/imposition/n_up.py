"""Pages → Sheets: cards side by side at their own size, their backs behind them, ready to cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cards.diagnostics import Diagnostic, Location, Severity, error
from cards.geometry import Point, Sides, Size
from cards.imposition.duplex import behind, in_turn, shifted
from cards.imposition.grid import MOST, Grid, Up, grid, read_up, told
from cards.imposition.sheet_marks import finished, refuse_lacking_bleed
from cards.imposition.stock import Stock, find_stock, fits_stock, stock_grid, stock_names
from cards.page import Page
from cards.sheet import Cut, Duplex, Imposed, Marks, Placement, Printed, Sheet
from cards.units import POINTS_PER, paper_name
from cards.words import counted

__all__ = [
    "Stock", "Up", "find_stock", "fits_stock", "on_own_paper", "on_stock", "read_starts", "read_up",
    "stock_names", "wall",
]  # fmt: skip

#: Points by which a card's ink reaches under its neighbour's where they touch: no white line between two dark
#: heads, on whatever device and however little aslant.
LAPPED = 0.15 * POINTS_PER["mm"]
#: Points around bleed on a print shop's sheet in which marks and ruler stand.
SLUG = 10 * POINTS_PER["mm"]
#: Points that are kept blank at the edge of such a sheet.
SLUG_EDGE = 2 * POINTS_PER["mm"]


class _Card(NamedTuple):
    """A card's front, and its back if it has one."""

    front: Page
    back: Page | None


class _Places(NamedTuple):
    """The places of each size of card, and the first free ones of the first sheets."""

    grids: tuple[Grid, ...]
    #: From 1.
    starts: tuple[int, ...]


def wall(
    fronts: Sequence[Page],
    backs: Sequence[Page | None],
    sheet: Size,
    up: Up,
    cut: Cut,
    duplex: Duplex,
    starts: Sequence[int] = (),
) -> Imposed:
    """Place cards on sheets, each size on sheets of its own; `backs` is empty, or has one for each front.

    `starts` are the first free places, from 1, of the first sheets, of which some places are used.
    CardsError where a card does not fit, with the reason and the nearest that can.
    """
    groups = list(_by_size(_paired(fronts, backs, duplex)))
    refuse_lacking_bleed([*fronts, *(back for back in backs if back)], cut)
    grids = [grid(cards[0].front.trim, _safe(cards), sheet, up, cut) for cards in groups]
    sheets = _sheets(groups, _used(grids, starts), cut, duplex, two_sided=bool(backs))
    return Imposed(tuple(sheets), tuple(_told(groups, grids, sheet, cut)))


def on_own_paper(fronts: Sequence[Page], backs: Sequence[Page | None], cut: Cut, duplex: Duplex) -> Imposed:
    """Put each card on a sheet of its own size; for bleed and marks, on a larger one as print shops ask."""
    groups = list(_by_size(_paired(fronts, backs, duplex)))
    refuse_lacking_bleed([*fronts, *(back for back in backs if back)], cut)
    slug = SLUG if cut.marks is not Marks.NONE else 0.0
    room = cut.bleed + slug
    cut = Cut(cut.marks, cut.bleed, 0.0, SLUG_EDGE if slug else 0.0)
    grids = []
    for cards in groups:
        trim = cards[0].front.trim
        size = Size(trim.width + 2 * room, trim.height + 2 * room)
        grids.append(Grid(size, trim, 1, 1, 0, Point(room, room), Size(0, 0)))
    return Imposed(tuple(_sheets(groups, _used(grids, ()), cut, duplex, two_sided=bool(backs))))


def on_stock(
    fronts: Sequence[Page],
    backs: Sequence[Page | None],
    stock: Stock,
    duplex: Duplex,
    starts: Sequence[int] = (),
) -> Imposed:
    """Place cards on pre-cut sheets; CardsError where a card is not of the size to which they are cut.

    `starts` are the first free places, from 1, of the first sheets, of which some places are used.
    """
    groups = list(_by_size(_paired(fronts, backs, duplex)))
    grids = [stock_grid(cards[0].front.trim, stock, cards[0].front.slug) for cards in groups]
    return Imposed(tuple(_sheets(groups, _used(grids, starts), Cut(), duplex, two_sided=bool(backs))))


def _paired(fronts: Sequence[Page], backs: Sequence[Page | None], duplex: Duplex) -> Iterator[_Card]:
    """Yield each front with its back; CardsError where there is none at all, or it is of another size."""
    if not backs:
        if duplex.sides is Printed.BACKS:
            raise error("--sides backs", "these cards have no backs", "ask for --backs", code="no-back")
        yield from (_Card(front, None) for front in fronts)
        return
    for front, back in zip(fronts, backs, strict=True):
        if back and not front.trim.matches(back.trim):
            raise error(
                front.slug,
                f"the back measures {paper_name(back.trim)}, the front {paper_name(front.trim)}",
                "choose layouts of the same paper, lying the same way",
                code="sizes-differ",
            )
        yield _Card(front, back)


def _by_size(cards: Iterator[_Card]) -> Iterator[list[_Card]]:
    """Gather cards of one size, in the order given, as a shop cuts them together."""
    groups: list[list[_Card]] = []
    for card in cards:
        group = next((group for group in groups if group[0].front.trim.matches(card.front.trim)), None)
        if group:
            group.append(card)
        else:
            groups.append([card])
    yield from groups


def read_starts(text: str) -> tuple[int, ...]:
    """Turn "5" or "5,3", the first free places of used sheets, into numbers from 1.

    ValueError says what was expected.
    """
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and 0 < int(part[:4]) <= MOST for part in parts):
        raise ValueError(
            f'"{text}" names no places: write the first free place, such as 5, or 5,3 for two sheets'
        )
    return tuple(map(int, parts))


def _used(grids: Sequence[Grid], starts: Sequence[int]) -> _Places:
    """Join all places with those from which the first sheets are free; CardsError where there is no such."""
    least = min((places.count for places in grids), default=0)
    for start in starts:
        if grids and start > least:
            there = counted(least, "place")
            raise error(f"--start {start}", f"a sheet has {there}", "name one of them", code="bad-option")
    return _Places(tuple(grids), tuple(starts))


def _sheets(
    groups: Sequence[list[_Card]], all_places: _Places, cut: Cut, duplex: Duplex, *, two_sided: bool
) -> Iterator[Sheet]:
    number = 0
    for cards, places in zip(groups, all_places.grids, strict=True):
        first = 0
        while first < len(cards):
            used = all_places.starts[number] - 1 if number < len(all_places.starts) else 0
            number += 1
            chunk = cards[first : first + places.count - used]
            first += len(chunk)
            fronts = [_placed(front, places, at, cut) for at, (front, _) in enumerate(chunk, used)]
            moved = [shifted(placement, duplex.front) for placement in fronts]
            note = f"sheet {number}, front" if two_sided else f"sheet {number}"
            front = replace(finished(places.sheet, moved, cut, note), distortion=duplex.distortion)
            if not two_sided:
                yield front
                continue
            back = _back(places, chunk, fronts, cut, duplex, number)
            yield from in_turn((front,), (back,), duplex.sides)


def _back(
    places: Grid, chunk: Sequence[_Card], fronts: Sequence[Placement], cut: Cut, duplex: Duplex, number: int
) -> Sheet:
    """Set the backs behind their fronts; a sheet without any stays in the pile as a blank side."""
    placements = [
        shifted(behind(back, front, places.sheet, duplex.flip), duplex.offset)
        for (_, back), front in zip(chunk, fronts, strict=True)
        if back
    ]
    sheet = finished(places.sheet, placements, cut, f"sheet {number}, back")
    return replace(sheet, distortion=duplex.distortion)


def _placed(page: Page, places: Grid, number: int, cut: Cut) -> Placement:
    """Put a page at its place, its bleed cut off half way to its neighbours."""
    row, column = divmod(number, places.columns)
    across, down = min(cut.bleed, places.gaps.width / 2), min(cut.bleed, places.gaps.height / 2)
    # It laps over the cards before it where they touch.
    lap = min(LAPPED, page.bleed)
    left, top = (lap if touching else 0.0 for touching in (places.gaps.width == 0, places.gaps.height == 0))
    bleed = Sides(
        top=max(down, top) if row else cut.bleed,
        right=across if column < places.columns - 1 else cut.bleed,
        bottom=down if row < places.rows - 1 else cut.bleed,
        left=max(across, left) if column else cut.bleed,
    )
    place = places.place(number)
    return Placement(page, Point(place.x, place.y), places.turned, bleed)


def _told(
    groups: Sequence[list[_Card]], grids: Sequence[Grid], sheet: Size, cut: Cut
) -> Iterator[Diagnostic]:
    where = f"--sheet {paper_name(sheet)}"
    if len(groups) > 1:
        sizes = ", ".join(f"{len(cards)} of {paper_name(cards[0].front.trim)}" for cards in groups)
        message = f"the cards have {len(groups)} sizes ({sizes}): each size is printed on its own sheets"
        yield Diagnostic(Location(where), Severity.HINT, message, code="sizes-differ")
    for cards, places in zip(groups, grids, strict=True):
        yield from told(places, _safe(cards), cut, where)


def _safe(cards: Sequence[_Card]) -> float:
    """Return the points from every trim in which nothing vital stands."""
    return min(page.safe for card in cards for page in card if page)
