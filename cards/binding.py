"""Cards as they were made, each by itself → one booklet, as a PDF or as pages to impose."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cards import __version__
from cards.booklet import CardPage, make_booklet
from cards.cover import Plan
from cards.exercise import Exercise
from cards.foot import draw_folio
from cards.indexes import Bound
from cards.layout import Layout
from cards.makeup import left_edge
from cards.page import Page
from cards.plate import plate, stamped
from cards.press import press
from cards.publish import Card, slugs
from cards.selection import Sort, ordered
from cards.sheet import one_up


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


def bind_booklet(cards: Sequence[Card], title: Title, layout: Layout) -> bytes:
    """Press cards, by their plates, and all that a booklet has around them into one PDF."""
    plan = _plan(cards, title, multiple=2)
    by_name = dict(zip(slugs(cards), cards, strict=True))
    made = make_booklet(
        _bound(by_name, {name: len(card.plates) for name, card in by_name.items()}), plan, layout
    )
    middle = _middle(layout)
    plates = []
    for piece in made:
        if isinstance(piece, CardPage):
            bare = by_name[piece.card].plates[piece.part]
            named = replace(
                bare, sections=tuple(replace(section, slug=piece.card) for section in bare.sections)
            )
            folio = draw_folio(piece.folio, layout, middle)
            plates.append(stamped(named, [folio], piece.folio, piece.depth))
        else:
            plates.append(plate(one_up(piece)))
    return press(plates, title=title.title)


def booklet_pages(cards: Sequence[Card], title: Title, layout: Layout) -> tuple[Page, ...]:
    """Turn cards, by their pages, into all pages of their booklet in reading order, a multiple of four."""
    plan = _plan(cards, title, multiple=4)
    by_name = dict(zip(slugs(cards), cards, strict=True))
    made = make_booklet(
        _bound(by_name, {name: len(card.pages) for name, card in by_name.items()}), plan, layout
    )
    middle = _middle(layout)
    pages = []
    for piece in made:
        if isinstance(piece, CardPage):
            bare = by_name[piece.card].pages[piece.part]
            items = (*bare.items, draw_folio(piece.folio, layout, middle))
            pages.append(replace(bare, items=items, slug=piece.card, folio=piece.folio, depth=piece.depth))
        else:
            pages.append(piece)
    return tuple(pages)


def _plan(cards: Sequence[Card], title: Title, *, multiple: int) -> Plan:
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


def _bound(cards: dict[str, Card], pages: dict[str, int]) -> list[Bound]:
    return [
        Bound(card.title, name, facts.group or "", facts.equipment, facts.muscles, pages[name])
        for name, card in cards.items()
        for facts in (_facts(card),)
    ]


def _facts(card: Card) -> Exercise:
    return card.facts or Exercise(card.title, card.slug, card.file)


def _group_alone(card: Card) -> Exercise:
    """Return what orders groups and leaves the cards in them as they are."""
    return Exercise("", "", "", group=_facts(card).group)


def _middle(layout: Layout) -> float:
    """Return the x in points in the middle of a card's foot."""
    left = left_edge(layout)
    return (left + layout.trim.width - layout.margin) / 2
