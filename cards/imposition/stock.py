"""Pre-cut sheets by name: their measures, and the places of cards on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from cards.diagnostics import error
from cards.geometry import Point, Size
from cards.imposition.grid import Grid
from cards.toml import parse
from cards.units import POINTS_PER, paper, paper_name, points
from cards.words import suggest

#: Points by which a card may miss the size to which a sheet is cut (half of an A4 is no whole A5).
TOLERANCE = 0.6 * POINTS_PER["mm"]


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet that comes cut or perforated; lengths in points."""

    name: str
    purpose: str
    sheet: Size
    #: A card as it lies on the sheet.
    card: Size
    columns: int
    rows: int
    #: The first card's top left corner.
    start: Point
    #: Between columns and between rows.
    gaps: Size


def stock_names() -> tuple[str, ...]:
    """Return the names of all pre-cut sheets that are known, sorted."""
    return tuple(sorted(_table()))


def find_stock(name: str) -> Stock:
    """Turn a name ("avery-5388") into the sheet's measures; CardsError for one that is not known."""
    known = _table().get(name.strip().lower())
    if known is None:
        hint = suggest(name, stock_names(), f"there are {', '.join(stock_names())}")
        raise error(name, "there is no such pre-cut sheet", hint)
    return Stock(
        name=name.strip().lower(),
        purpose=known["purpose"],
        sheet=paper(known["paper"]),
        card=paper(known["card"]),
        columns=known["columns"],
        rows=known["rows"],
        start=Point(points(known["left"]), points(known["top"])),
        gaps=Size(points(known["across"]), points(known["down"])),
    )


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
        raise error(slug, f"the card measures {paper_name(card)}, {stock.name} is cut to {cut}", hint)
    lying = card.turned if turned else card
    # A card that is a trifle smaller lies in the middle of its place.
    rest = Size(stock.card.width - lying.width, stock.card.height - lying.height)
    return Grid(
        sheet=stock.sheet,
        card=lying,
        columns=stock.columns,
        rows=stock.rows,
        turned=90 if turned else 0,
        start=Point(stock.start.x + rest.width / 2, stock.start.y + rest.height / 2),
        gaps=Size(stock.gaps.width + rest.width, stock.gaps.height + rest.height),
    )


def fits_stock(card: Size, stock: Stock) -> bool:
    """Say whether a card is of the size to which a sheet is cut, however it lies."""
    return _matches(card, stock.card) or _matches(card.turned, stock.card)


def _matches(card: Size, place: Size) -> bool:
    width, height = place.width - card.width, place.height - card.height
    return -0.01 <= width <= TOLERANCE and -0.01 <= height <= TOLERANCE


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    text = files("cards.imposition").joinpath("stock.toml").read_text(encoding="utf-8")
    return parse(text, "stock.toml").data
