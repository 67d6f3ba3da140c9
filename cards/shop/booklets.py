"""Cards as they were made, each by itself → the pages of one booklet, in the order in which they are read."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cards import __version__
from cards.booklets.cover import Plan
from cards.booklets.indexes import Bound
from cards.booklets.pages import CardPage, make_booklet
from cards.exercise import Exercise
from cards.layout import Layout
from cards.makeup.card import left_edge
from cards.makeup.foot import draw_folio
from cards.page import Page
from cards.press.plate import Plate, stamped
from cards.shop.cards import Card, slugs
from cards.shop.selection import Sort, ordered


@dataclass(frozen=True, slots=True)
class Title:
    """What a coach says of a booklet."""

    title: str
    subtitle: str = ""
    #: Words on the cover.
    text: str = ""
    #: As it is printed; empty for none.
    date: str = ""


def in_order(cards: Sequence[Card], by: Sort) -> tuple[Card, ...]:
    """Put cards in the order of their booklet; where one is wished, groups follow each other by name."""
    if by is Sort.GIVEN:
        return tuple(cards)
    return ordered(ordered(cards, by, _facts), Sort.GROUP, _group_alone)


def bind(
    cards: Sequence[Card], title: Title, layout: Layout, *, multiple: int = 2
) -> tuple[Page | Plate, ...]:
    """Turn cards into all pages of their booklet in the order in which they are read.

    A card that has pages gives pages, to be imposed; one that has plates gives plates, ready for the press.

    There are pages to write on before the last, until their number is a multiple of what is asked for.
    """
    by_name = dict(zip(slugs(cards), cards, strict=True))
    made = make_booklet(_bound(by_name), _plan(cards, title, multiple), layout)
    return tuple(_placed(piece, by_name, layout) if isinstance(piece, CardPage) else piece for piece in made)


def _placed(piece: CardPage, cards: Mapping[str, Card], layout: Layout) -> Page | Plate:
    """Print a card's page with its folio, and let it know its place."""
    card = cards[piece.card]
    folio = draw_folio(piece.folio, layout, _middle(layout))
    if card.plates:
        plate = card.plates[piece.part]
        told = replace(plate.sections[0], slug=piece.card, folio=piece.folio, depth=piece.depth)
        return stamped(plate, [folio], told)
    page = card.pages[piece.part]
    return replace(page, items=(*page.items, folio), slug=piece.card, folio=piece.folio, depth=piece.depth)


def _plan(cards: Sequence[Card], title: Title, multiple: int) -> Plan:
    facts = [_facts(card) for card in cards]
    languages = Counter(exercise.lang for exercise in facts)
    said = "\x1f".join([title.title, title.subtitle, title.text, *(card.fingerprint for card in cards)])
    return Plan(
        title=title.title,
        subtitle=title.subtitle,
        text=title.text,
        date=title.date,
        lang=languages.most_common(1)[0][0] if languages else "en",
        program=f"cuecard {__version__}",
        fingerprint=hashlib.sha256(said.encode(errors="replace")).hexdigest()[:12],
        authors=tuple(dict.fromkeys(exercise.author for exercise in facts if exercise.author)),
        multiple=multiple,
    )


def _bound(cards: Mapping[str, Card]) -> list[Bound]:
    titles = Counter(card.title for card in cards.values())
    return [_known(card, name, alone=titles[card.title] == 1) for name, card in cards.items()]


def _known(card: Card, name: str, *, alone: bool) -> Bound:
    """Tell a booklet of a card; one of several of a title is told apart by its equipment."""
    facts = _facts(card)
    apart = "" if alone or not facts.equipment else f" ({', '.join(facts.equipment)})"
    return Bound(
        card.title + apart,
        name,
        facts.group or "",
        facts.equipment,
        facts.muscles,
        len(card.pages or card.plates),
    )


def _facts(card: Card) -> Exercise:
    return card.facts or Exercise(card.title, card.slug, card.file)


def _group_alone(card: Card) -> Exercise:
    """Return what orders groups and leaves the cards in them as they are."""
    return Exercise("", "", "", group=_facts(card).group)


def _middle(layout: Layout) -> float:
    """Return the x in points in the middle of a card's foot."""
    left = left_edge(layout)
    return (left + layout.trim.width - layout.margin) / 2
