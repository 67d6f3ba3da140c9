"""Pre-cut sheets by name, built-in and the user's own: their measures, and the places of cards on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from cards.diagnostics import error
from cards.geometry import Point, Size, fits
from cards.imposition.grid import Grid
from cards.table import Table
from cards.toml import parse, read
from cards.units import POINTS_PER, millimetres, paper, paper_name, points
from cards.words import counted, suggest

#: Points by which a card may miss the size to which a sheet is cut (half of an A4 is no whole A5).
TOLERANCE = 0.6 * POINTS_PER["mm"]
#: The folder, where one works, of the user's own sheets.
OWN = "stock"
#: Cards side by side that no sheet has more of.
MOST = 40
#: Millimetres of the widest margin or gap.
WIDEST = 500.0


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet that comes cut or perforated; lengths in points."""

    name: str
    purpose: str
    sheet: Size
    #: A card as it lies on the sheet.
    card: Size
    #: Left edges of the columns and top edges of the rows, from the sheet's top left corner.
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    #: Other names under which the same sheet is sold.
    also: tuple[str, ...] = ()

    @property
    def columns(self) -> int:
        """Cards side by side."""
        return len(self.lefts)

    @property
    def rows(self) -> int:
        """Cards one below the other."""
        return len(self.tops)


def stock_names() -> tuple[str, ...]:
    """Return the names of all pre-cut sheets that are known, the user's own among them, sorted."""
    return tuple(sorted({*_built_in(), *_own_files()}))


def find_stock(name: str) -> Stock:
    """Turn a name ("avery-5388") into the sheet's measures.

    A sheet of the user's own wins over a built-in one. CardsError for one that is not known, and for a file
    with errors.
    """
    asked = name.strip().lower()
    if own := _own_files().get(asked):
        return _read_stock(asked, read(str(own)))
    known = _built_in()
    aliases = {other: one for one in known.values() for other in one.also}
    found = known.get(asked) or aliases.get(asked)
    if found is None:
        hint = suggest(asked, (*stock_names(), *aliases), "`cuecard choices stocks` lists them")
        raise error(name, "there is no such pre-cut sheet", hint, code="unknown-stock")
    return found


def stock_grid(card: Size, stock: Stock, slug: str) -> Grid:
    """Place cards of one size on pre-cut sheets, turned if they lie so; CardsError for another size."""
    if _matches(card, stock.card):
        turned = False
    elif _matches(card.turned, stock.card):
        turned = True
    else:
        fitting = [name for name in stock_names() if fits_stock(card, find_stock(name))]
        hint = f"use --stock {' or '.join(fitting)}" if fitting else "choose a layout of that size"
        cut = paper_name(stock.card)
        raise error(
            slug,
            f"the card measures {paper_name(card)}, {stock.name} is cut to {cut}",
            hint,
            code="does-not-fit-stock",
        )
    lying = card.turned if turned else card
    # A card that is a trifle smaller lies in the middle of its place.
    rest = Size(stock.card.width - lying.width, stock.card.height - lying.height)
    return Grid(
        sheet=stock.sheet,
        card=lying,
        columns=stock.columns,
        rows=stock.rows,
        turned=90 if turned else 0,
        start=Point(stock.lefts[0] + rest.width / 2, stock.tops[0] + rest.height / 2),
        gaps=Size(0, 0),
        lefts=tuple(left + rest.width / 2 for left in stock.lefts),
        tops=tuple(top + rest.height / 2 for top in stock.tops),
    )


def fits_stock(card: Size, stock: Stock) -> bool:
    """Say whether a card is of the size to which a sheet is cut, however it lies."""
    return _matches(card, stock.card) or _matches(card.turned, stock.card)


def _matches(card: Size, place: Size) -> bool:
    width, height = place.width - card.width, place.height - card.height
    return -0.01 <= width <= TOLERANCE and -0.01 <= height <= TOLERANCE


@lru_cache(maxsize=1)
def _built_in() -> Mapping[str, Stock]:
    text = files("cards.imposition").joinpath("stock.toml").read_text(encoding="utf-8")
    table = parse(text, "stock.toml").table()
    return {name: _read_stock(name, table.table(name)) for name in table.content}


def _own_files() -> Mapping[str, Path]:
    return {path.stem.lower(): path for path in sorted(Path(OWN).glob("*.toml"))}


def _read_stock(name: str, table: Table) -> Stock:
    """Read a sheet's measures; CardsError, with the line, where they are wrong or do not fit its paper."""
    sheet, card = table.convert("paper", paper), table.convert("card", paper)
    columns, rows = table.whole("columns", 1, MOST), table.whole("rows", 1, MOST)
    stock = Stock(
        name=name,
        purpose=table.text("purpose") if table.has("purpose") else f"your own, {paper_name(card)}",
        sheet=sheet,
        card=card,
        lefts=_edges(table, ("left", "across"), card.width, columns, sheet.width),
        tops=_edges(table, ("top", "down"), card.height, rows, sheet.height),
        also=table.texts("also") if table.has("also") else (),
    )
    table.finish()
    return stock


def _edges(table: Table, keys: tuple[str, str], size: float, count: int, whole: float) -> tuple[float, ...]:
    """Return where columns, or rows, begin: the margin, then each card and the gap behind it."""
    margin, gap = keys
    edges = [table.length(margin, 0, WIDEST)]
    for between in _gaps(table, gap, count - 1):
        edges.append(edges[-1] + size + between)
    if not fits(edges[-1] + size, whole):
        over = f"{millimetres(edges[-1] + size - whole):.3g} mm"
        raise table.wrong(
            margin, f"puts the cards {over} beyond the paper", "check the margin, the gaps and the card"
        )
    return tuple(edges)


def _gaps(table: Table, key: str, count: int) -> tuple[float, ...]:
    """Read one gap for all, or a list with one for each; none where the key is not there."""
    if not table.has(key):
        return (0.0,) * count
    if not isinstance(table.entry(key).value, list):
        return (table.length(key, 0, WIDEST),) * count
    told = table.texts(key)
    if len(told) != count:
        raise table.wrong(
            key,
            f"has {counted(len(told), 'gap')}, and there must be {count}",
            "write one gap, or one for each",
        )
    try:
        return tuple(points(text) for text in told)
    except ValueError as problem:
        raise table.wrong(key, f"is wrong: {problem}") from None
