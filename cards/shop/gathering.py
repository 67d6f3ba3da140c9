"""Paths, filters and an order → the files to print, with what is asked for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cards.diagnostics import CardsError, Diagnostic
from cards.exercise import Exercise
from cards.shop import cards as publish
from cards.shop import layouts
from cards.shop import sources as shelf
from cards.shop.cards import Ticket
from cards.shop.deck import SUFFIX, Deck, read_deck
from cards.shop.lookup import deal
from cards.shop.selection import Filters, Sort, matches, ordered, unmet
from cards.shop.sources import Source


@dataclass(frozen=True, slots=True)
class Request:
    """What of some paths is wished, and how."""

    filters: Filters
    #: None for what the decks say, else as given.
    sort: Sort | None = None
    #: Whether cards are numbered, one station after the other.
    stations: bool = False


NOTHING_ASKED = Request(Filters())


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is to be printed."""

    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]
    #: Files that were found or named, readable or not.
    count: int
    #: Decks among the paths, in their order.
    decks: tuple[Deck, ...]


#: A source, and what it says; None where it cannot be read, which is told when it is set.
_Read = tuple[Source, Exercise | None]


def gather(paths: Sequence[str], request: Request, ticket: Ticket) -> Gathered:
    """Turn paths into sources: a deck's cards, or where there is no deck all that lie there.

    Beside a deck, files and folders are where it looks for its names first. An order that is wished
    counts for all; a deck's own for its cards.
    """
    found = shelf.find([path for path in paths if not path.lower().endswith(SUFFIX)])
    said = list(found.diagnostics)
    decks: list[Deck] = []
    sources: list[Source] = []
    count = 0
    for path in (path for path in paths if path.lower().endswith(SUFFIX)):
        try:
            deck = read_deck(path, layouts.names(ticket.places))
            dealt = deal(deck, found.sources)
        except CardsError as problem:
            said.extend(problem.diagnostics)
            continue
        decks.append(deck)
        said.extend(dealt.diagnostics)
        count += dealt.count
        sources += _in_order(dealt.sources, request.sort or deck.sort or Sort.GIVEN)
    if not any(path.lower().endswith(SUFFIX) for path in paths):
        sources, count = list(_in_order(found.sources, request.sort or Sort.GIVEN)), found.count
    kept = _filtered(sources, request.filters, said)
    if request.stations or any(deck.stations for deck in decks):
        kept = [_numbered(source, number) for number, source in enumerate(kept, start=1)]
    left_out = len(sources) - len(kept)
    return Gathered(tuple(kept), tuple(said), count - left_out, tuple(decks))


def _in_order(sources: Sequence[Source], by: Sort) -> Iterable[Source]:
    if by is Sort.GIVEN:
        return sources
    read = [(source, exercise) for source, exercise in map(_read, sources) if exercise]
    others = [source for source, exercise in map(_read, sources) if not exercise]
    return [*(source for source, _ in ordered(read, by, lambda one: one[1])), *others]


def _filtered(sources: Sequence[Source], filters: Filters, said: list[Diagnostic]) -> list[Source]:
    """Keep what matches, and what cannot be read, so that it is told; say so where nothing is left."""
    if not filters or not sources:
        return list(sources)
    read = [_read(source) for source in sources]
    kept = [source for source, exercise in read if not exercise or matches(exercise, filters)]
    if not any(exercise and matches(exercise, filters) for _, exercise in read):
        said.extend(unmet([exercise for _, exercise in read if exercise], filters))
    return kept


def _read(source: Source) -> _Read:
    try:
        return source, publish.read(source).exercise
    except CardsError:
        return source, None


def _numbered(source: Source, number: int) -> Source:
    prescription = replace(source.wish.prescription, station=str(number))
    return replace(source, wish=replace(source.wish, prescription=prescription))
