"""What is asked of a booklet → its PDF delivered, page by page or imposed, and said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from cards import vocabulary
from cards.cli import files, orders
from cards.diagnostics import Diagnostic, Location, Severity
from cards.fonts import lacking
from cards.geometry import Size
from cards.imposition import saddle
from cards.imposition.saddle import Binding
from cards.layout import Layout
from cards.page import Page
from cards.press.plate import Plate
from cards.press.press import press
from cards.sheet import Cut, Duplex, Sheet
from cards.shop import cards as publish
from cards.shop import layouts
from cards.shop.booklets import Title, bind, in_order
from cards.shop.cards import Card, Ticket
from cards.shop.deck import Deck
from cards.shop.gathering import Gathered, Request, gather
from cards.shop.selection import Sort
from cards.shop.sources import Source

#: The design of a booklet's cards by the name of its paper; the first is taken where none is named.
PAPERS: Mapping[str, str] = {
    "a5": "booklet-a5",
    "half-letter": "booklet-half-letter",
    "a4": "wall-a4",
    "letter": "wall-letter",
}


@dataclass(frozen=True, slots=True)
class Imposition:
    """Sheets that are folded into a booklet."""

    sheet: Size
    binding: Binding = field(default_factory=Binding)
    cut: Cut = field(default_factory=Cut)
    duplex: Duplex = field(default_factory=Duplex)


@dataclass(frozen=True, slots=True)
class BookletOrder:
    """What is asked of a booklet beside its cards; empty for what its deck says, or what is usual."""

    title: Title
    #: A design by its name; None for the deck's, else the usual one.
    layout: str | None = None
    #: None for pages in the order in which they are read.
    imposed: Imposition | None = None


def print_booklet(
    paths: Sequence[str], request: Request, order: BookletOrder, output: Path | None, ticket: Ticket
) -> list[Diagnostic]:
    """Print cards as a booklet, and return what is to be said of it; a broken card keeps none from print."""
    target = output or orders.DIST / "booklet.pdf"
    found = gather(paths, replace(request, sort=None), ticket)
    decks = [deck.path for deck in found.decks]
    files.refuse_bad_target(target, [*(source.path for source in found.sources), *decks])
    deck = found.decks[0] if found.decks else Deck("")
    chosen = layouts.load(order.layout or deck.layout or PAPERS["a5"], ticket.places)
    sources = [_in_layout(source, chosen, deck, ticket) for source in found.sources]
    said = [*found.diagnostics, *_other_layouts(found, chosen, deck, ticket)]
    work = publish.make_card if order.imposed else publish.print_card
    cards = orders.each(work, sources, replace(ticket, layout=None))
    whole = [card for card in cards if card.pages or card.plates]
    printed = in_order(whole, request.sort or deck.sort or Sort.GIVEN)
    if printed:
        title = _title(order.title, deck, printed)
        pages = bind(printed, title, chosen, multiple=4 if order.imposed else 2)
        sheets, more = _imposed(pages, order.imposed)
        files.deliver(press(sheets, title=title.title), target)
        groups = dict.fromkeys(card.facts.group or "" for card in printed if card.facts)
        said += [*more, *_out_of_sorts(title, groups, chosen)]
        orders.report_cards(printed, str(target), len(pages))
    return [*said, *orders.told(cards, found.count, len(printed))]


def _imposed(
    pieces: Sequence[Page | Plate], imposed: Imposition | None
) -> tuple[Sequence[Page | Plate | Sheet], Sequence[Diagnostic]]:
    if imposed is None:
        return pieces, ()
    pages = [piece for piece in pieces if isinstance(piece, Page)]
    made = saddle.booklet(pages, imposed.sheet, imposed.binding, imposed.cut, imposed.duplex)
    return made.sheets, made.diagnostics


def _title(asked: Title, deck: Deck, cards: Sequence[Card]) -> Title:
    """Complete what is asked by what the deck says; without a title the booklet is called "Exercises"."""
    lang = cards[0].facts.lang if cards[0].facts else vocabulary.ENGLISH
    words = (
        asked.title or deck.title or vocabulary.labels(lang).exercises,
        asked.subtitle or deck.subtitle,
        asked.text or deck.cover,
        asked.date,
    )
    return Title(*(" ".join(text.split()) for text in words))


def _out_of_sorts(title: Title, groups: Iterable[str], chosen: Layout) -> Iterator[Diagnostic]:
    """Name each character of a booklet's own words that cannot be printed; cards tell of theirs."""
    said = [(field.name, getattr(title, field.name)) for field in fields(title)]
    for name, words in (*said, *(("group", group) for group in groups)):
        for char in lacking(words, chosen.display_face):
            yield Diagnostic(
                Location(name),
                Severity.WARNING,
                f'no face has the character "{char}" (U+{ord(char):04X}): it is left out of the print',
                "write it in other letters",
            )


def _in_layout(source: Source, chosen: Layout, deck: Deck, ticket: Ticket) -> Source:
    """Give a card the booklet's design, unless its deck gives it one of the same size."""
    if _is_own(source, deck) and _fits(source, chosen, ticket):
        return source
    return replace(source, wish=replace(source.wish, layout=chosen.name))


def _other_layouts(found: Gathered, chosen: Layout, deck: Deck, ticket: Ticket) -> Iterator[Diagnostic]:
    for source in found.sources:
        if _is_own(source, deck) and not _fits(source, chosen, ticket):
            yield Diagnostic(
                Location(source.wish.path, source.wish.line),
                Severity.WARNING,
                f"{source.wish.layout} is of another size than the booklet; the card is set in {chosen.name}",
                "choose a layout of the booklet's paper",
            )


def _is_own(source: Source, deck: Deck) -> bool:
    return source.wish.layout not in (None, deck.layout)


def _fits(source: Source, chosen: Layout, ticket: Ticket) -> bool:
    return layouts.load(source.wish.layout or "", ticket.places).trim.matches(chosen.trim)
