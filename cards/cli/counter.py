"""What is asked for at the counter → a ticket; what is to be said → the screen and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from cards.cli import console
from cards.cli.options import OWN_LAYOUTS
from cards.diagnostics import Diagnostic, Severity, worst
from cards.words import suggest

if TYPE_CHECKING:
    from cards.shop.cards import Ticket
    from cards.shop.gathering import Request


def ticket_for(layout: str | None, read_from: float | None, strict: bool) -> Ticket:
    """Turn options into a ticket; BadParameter for a layout that there is not."""
    from cards.shop.cards import Ticket
    from cards.shop.layouts import folders, names

    places = folders(OWN_LAYOUTS)
    if layout is not None and layout not in names(places):
        hint = suggest(layout, names(places), "`cuecard layouts` lists them")
        raise typer.BadParameter(f'there is no layout "{layout}"; {hint}', param_hint="--layout")
    return Ticket(places, layout, read_from, strict)


def request_for(
    equipment: list[str] | None,
    muscle: list[str] | None,
    level: list[str] | None,
    tag: list[str] | None,
    group: list[str] | None,
    sort: str | None,
    stations: bool = False,
) -> Request:
    """Turn options into what is wished of some paths; BadParameter for an order that there is not."""
    from cards.shop.gathering import Request
    from cards.shop.selection import Filters, Sort

    orders = [str(order) for order in Sort]
    if sort is not None and sort not in orders:
        raise typer.BadParameter(f'"{sort}" is no order: write {", ".join(orders)}', param_hint="--sort")
    filters = Filters(*(tuple(words or ()) for words in (equipment, muscle, level, tag, group)))
    return Request(filters, Sort(sort) if sort else None, stations)


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Say what was found, beside the output."""
    if text := console.lines(diagnostics, coloured=console.shows_colour(sys.stderr)):
        console.note(text)


def finish(diagnostics: Iterable[Diagnostic]) -> None:
    """Say what was found, and leave with the code that it asks for."""
    said = list(diagnostics)
    tell(said)
    leave(said)


def leave(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> None:
    """Leave with 1 where there is an error, or with `strict` a warning; else go on."""
    gravest = worst(diagnostics)
    if gravest is Severity.ERROR or (strict and gravest is Severity.WARNING):
        raise typer.Exit(1)
