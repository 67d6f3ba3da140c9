"""A card, a sheet and a number → Grid: how many cards go on the sheet, at their own size, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import log

from cards.diagnostics import CardsError, Diagnostic, Location, Severity, error
from cards.geometry import EPSILON, Point, Rect, Sides, Size, fits
from cards.imposition.ruler import place_ruler
from cards.imposition.sheet_marks import edge
from cards.sheet import Cut, Marks, Turn
from cards.units import PAPERS, POINTS_PER, millimetres, paper, paper_name

#: Points between cards in which a full-length mark is seen, beside the bleed.
MARKED_GUTTER = 4 * POINTS_PER["mm"]
#: Cards on one sheet that nobody cuts.
MOST = 200
#: How many times as many cards a sheet must hold for their marks, or words near their trim, to be risked.
WORTH_A_RISK = 1.5

_GRID = re.compile(r"([0-9]{1,3})\s*[x×]\s*([0-9]{1,3})")


@dataclass(frozen=True, slots=True)
class Up:
    """How many cards are asked for on a sheet: as many as fit, a number, or columns and rows."""

    count: int | None = None
    columns: int | None = None
    rows: int | None = None

    def __str__(self) -> str:
        if self.columns:
            return f"{self.columns}x{self.rows}"
        return str(self.count or "auto")


@dataclass(frozen=True, slots=True)
class Grid:
    """Places for cards on a sheet, row by row from the top left; lengths in points."""

    sheet: Size
    #: A card as it lies on the sheet.
    card: Size
    columns: int
    rows: int
    #: By how much the cards are turned to lie like this.
    turned: Turn
    #: The first card's top left corner.
    start: Point
    #: Between columns and between rows.
    gaps: Size
    #: Left edges of the columns and top edges of the rows where the gaps are not all alike; else empty.
    lefts: tuple[float, ...] = ()
    tops: tuple[float, ...] = ()

    @property
    def edge(self) -> float:
        """Points from the sheet's edge to the nearest trim."""
        return min(self.start.x, self.start.y)

    @property
    def count(self) -> int:
        """Cards on one sheet."""
        return self.columns * self.rows

    def inked(self, bleed: float) -> Rect:
        """Return the part of the sheet on which cards with so much bleed leave ink."""
        first, last = self.place(0), self.place(self.count - 1)
        whole = Rect(first.x, first.y, last.right - first.x, last.bottom - first.y)
        return whole.inset(Sides.all(-bleed))

    def place(self, number: int) -> Rect:
        """Return the trim of a card by its number on the sheet, from 0."""
        row, column = divmod(number, self.columns)
        x = self.start.x + column * (self.card.width + self.gaps.width)
        y = self.start.y + row * (self.card.height + self.gaps.height)
        if self.lefts:
            x, y = self.lefts[column], self.tops[row]
        return Rect(x, y, self.card.width, self.card.height)


def read_up(text: str) -> Up:
    """Turn "auto", "4" or "2x3" into a number of cards; ValueError says what was expected."""
    asked = text.strip().lower()
    if asked == "auto":
        return Up()
    if asked.isascii() and asked.isdigit() and 0 < int(asked) <= MOST:
        return Up(count=int(asked))
    match = _GRID.fullmatch(asked)
    if match and 0 < int(match[1]) * int(match[2]) <= MOST:
        return Up(columns=int(match[1]), rows=int(match[2]))
    raise ValueError(
        f'"{text}" is not a number of cards: write auto, a number such as 4, or columns x rows such as 2x3'
    )


def grid(card: Size, safe: float, sheet: Size, up: Up, cut: Cut) -> Grid:
    """Find the places for cards of one size on a sheet; CardsError, with the nearest that can, for none.

    `safe` is the distance in points from the trim inward in which nothing vital stands. Cards keep clear
    of the printer's unprintable edge; where they do not fit so, they reach into it with bleed, with what
    is not vital, as two A4 cards on A3 must, and at last up to the edge of the paper. The sheet is turned
    where that holds more.
    """
    found = find(card, safe, sheet, up, cut)
    if found is None:
        raise _refused(card, safe, sheet, up, cut)
    return found


def find(card: Size, safe: float, sheet: Size, up: Up, cut: Cut) -> Grid | None:
    """Find the places for cards like `grid`; None where there are none."""
    tries = list(_tries(card, safe, sheet, up, cut))
    # The first of the best: clear of the edge before into it, wide gutters before narrow, upright first.
    best = max(tries, key=_count, default=None)
    whole = max((one for one in tries if not any(losses(one, safe, cut))), key=_count, default=None)
    return whole if best and whole and best.count < WORTH_A_RISK * whole.count else best


def losses(found: Grid, safe: float, cut: Cut) -> tuple[bool, bool]:
    """Say whether words, and whether marks to cut by, may fall into the printer's unprintable edge."""
    words = not fits(cut.margin, found.edge + safe)
    return words, cut.marks is not Marks.NONE and not fits(edge(cut), found.edge)


def told(found: Grid, safe: float, cut: Cut, where: str) -> Iterator[Diagnostic]:
    """Say what may be lost where cards come near the edge of the sheet, and what has no room there."""
    words, marks = losses(found, safe, cut)
    blank, place = f"{millimetres(cut.margin):.3g} mm", Location(where)
    more = "use larger sheets or fewer cards"
    rimless = '"borderless" in the print dialog brings ink up to the edge; see that it enlarges nothing'
    if words:
        message = f"words may be cut off by a printer that leaves {blank} at the edge of the sheet blank"
        yield Diagnostic(place, Severity.WARNING, message, f"{more}; {rimless}", code="near-paper-edge")
    elif not fits(cut.margin, found.edge):
        message = (
            f"cards come within {blank} of the edge, which a printer may leave blank; no words are there"
        )
        yield Diagnostic(place, Severity.HINT, message, rimless, code="near-paper-edge")
    elif not fits(cut.margin + cut.bleed, found.edge):
        message = f"the bleed comes within {blank} of the edge, where a printer may leave it blank"
        yield Diagnostic(place, Severity.HINT, message, code="near-paper-edge")
    if marks:
        message = f"there is no room for all {cut.marks} marks: the cards fill the sheet"
        yield Diagnostic(
            place,
            Severity.WARNING,
            message,
            f"cut where the cards meet, or {_roomier(found, safe, cut, where)}",
            code="no-room-for-marks",
        )
    if place_ruler(found.sheet, found.inked(cut.bleed), cut.margin, (), "") is None:
        size = f"{millimetres(found.card.width):.4g} x {millimetres(found.card.height):.4g} mm"
        hint = f"measure a card: printed at 100 % it has {size}"
        yield Diagnostic(
            place, Severity.HINT, "there is no room for the ruler", hint, code="no-room-for-ruler"
        )


def _roomier(found: Grid, safe: float, cut: Cut, where: str) -> str:
    """Name a sheet that holds as many cards, and all that is asked for around them."""
    option = where.partition(" ")[0]
    up = Up(count=found.count)
    for name in _papers(found.sheet):
        other = find(found.card, safe, paper(name), up, cut)
        if other and not any(losses(other, safe, cut)):
            return f"use {option} {name}"
    return "use larger sheets"


def _count(found: Grid) -> int:
    return found.count


def _tries(card: Size, safe: float, sheet: Size, up: Up, cut: Cut) -> Iterator[Grid]:
    # A sheet with cards that lie on their sides is the turned sheet with upright ones, and worse to read.
    ways = [(sheet, False), (sheet.turned, False), (sheet, True), (sheet.turned, True)]
    for blank, gutter, (size, turned) in product(
        _edges(cut, safe), _gutters(cut), ways if up.columns else ways[:2]
    ):
        lying = card.turned if turned else card
        for columns, rows in _counts(lying, size, gutter, blank, up):
            block = Size(
                columns * lying.width + (columns - 1) * gutter, rows * lying.height + (rows - 1) * gutter
            )
            if fits(block.width, size.width - 2 * blank) and fits(block.height, size.height - 2 * blank):
                start = Point((size.width - block.width) / 2, (size.height - block.height) / 2)
                gaps = Size(gutter, gutter)
                yield Grid(size, lying, columns, rows, 90 if turned else 0, start, gaps)


def _edges(cut: Cut, safe: float) -> tuple[float, ...]:
    """Return what is kept free at the sheet's edge: all that is asked for, then less and less of it."""
    wished = (edge(cut), cut.margin + cut.bleed, max(cut.margin - safe, cut.bleed), cut.bleed, 0.0)
    return tuple(dict.fromkeys(max(0.0, blank) for blank in wished))


def _gutters(cut: Cut) -> tuple[float, ...]:
    if cut.gutter is not None:
        return (cut.gutter,)
    least = 2 * cut.bleed
    return (least + MARKED_GUTTER, least) if cut.marks is Marks.FULL else (least,)


def _counts(card: Size, sheet: Size, gutter: float, blank: float, up: Up) -> Iterator[tuple[int, int]]:
    """Yield the columns and rows that a number of cards allows, those that lie most like the sheet first."""
    if up.columns and up.rows:
        yield up.columns, up.rows
    elif up.count:
        pairs = [(n, up.count // n) for n in range(1, up.count + 1) if up.count % n == 0]
        shape = log(sheet.width / sheet.height)
        yield from sorted(
            pairs, key=lambda pair: abs(log(pair[0] * card.width / (pair[1] * card.height)) - shape)
        )
    else:
        columns = int((sheet.width - 2 * blank + gutter + EPSILON) / (card.width + gutter))
        rows = int((sheet.height - 2 * blank + gutter + EPSILON) / (card.height + gutter))
        if columns > 0 and rows > 0:
            yield min(columns, MOST), min(rows, MOST)


def _refused(card: Size, safe: float, sheet: Size, up: Up, cut: Cut) -> CardsError:
    ways = []
    larger = next((name for name in _papers(sheet) if find(card, safe, paper(name), up, cut)), None)
    if larger:
        ways.append(f"use --sheet {larger}")
    most = find(card, safe, sheet, Up(), cut)
    if most and up != Up():
        ways.append(f"use --up {most.count}")
    plain = replace(cut, marks=Marks.NONE, bleed=0.0)
    if cut != plain and find(card, safe, sheet, up, plain):
        ways.append("leave out --bleed and --marks")
    told = "" if up == Up() else f" {up}-up"
    return error(
        f"--sheet {paper_name(sheet)} --up {up}",
        f"{paper_name(card)} cards{_needs(cut)} do not fit {paper_name(sheet)} sheets{told}",
        ", or ".join(ways) or "use larger sheets or a smaller layout",
        code="does-not-fit-sheet",
    )


def _needs(cut: Cut) -> str:
    """Say what the cards need besides their own size."""
    wants = []
    if cut.bleed:
        wants.append(f"{millimetres(cut.bleed):.3g} mm of bleed")
    if cut.marks is not Marks.NONE:
        wants.append(f"{cut.marks} marks")
    if cut.gutter:
        wants.append(f"gutters of {millimetres(cut.gutter):.3g} mm")
    return f" with {' and '.join(wants)}" if wants else ""


def _papers(sheet: Size) -> list[str]:
    """Return the papers' names, those of the sheet's own series first, the smallest first."""
    metric = PAPERS.get(paper_name(sheet).lower(), ("mm",))[0].endswith("mm")

    def place(name: str) -> tuple[bool, float]:
        size = paper(name)
        return PAPERS[name][0].endswith("mm") is not metric, size.width * size.height

    return sorted(PAPERS, key=place)
