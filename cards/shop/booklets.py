"""Cards, each made by itself → one booklet's PDF, page by page or on sheets to fold."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import islice, zip_longest

from cards import __version__, vocabulary
from cards.booklets.pages import NO_DESIGNS, About, BookletCard, CardPage, Shown, make_booklet
from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Exercise
from cards.fonts import lacking
from cards.imposition import n_up, saddle
from cards.layout import Layout
from cards.makeup.foot import draw_folio
from cards.page import Page
from cards.press.plate import KeptPage, Plate, put_away, stamped
from cards.press.press import Store, press_file
from cards.press.proof import examine
from cards.sheet import Cut, Duplex, Sheet
from cards.shop import illustrations
from cards.shop.cards import Engraved, Plated, Printable, dressed, opened, slugs
from cards.shop.deck import Deck
from cards.shop.lookup import Chosen
from cards.shop.orders import BookletOrder, CardOrder, Sort, Words
from cards.shop.selection import ordered
from cards.shop.sheets import Bound
from cards.shop.sources import Source

#: Cards of a group that are looked at for cover and divider, and movements of it to choose from.
LOOKED_AT, EACH = 12, 4
#: Millimetres up to which a design is read in the hand, or lying beside the mat.
IN_HAND = 600.0


def in_order(cards: Sequence[Printable], by: Sort) -> tuple[Printable, ...]:
    """Put cards in the order of their booklet; where one is asked for, groups follow each other by name."""
    if by is Sort.GIVEN:
        return tuple(cards)
    return ordered(ordered(cards, by, _facts), Sort.GROUP, _group_alone)


def bind(
    cards: Sequence[Printable],
    words: Words,
    layout: Layout,
    order: BookletOrder,
    store: Store,
    *,
    keep_order: bool,
    shown: tuple[Shown, ...] = (),
) -> tuple[Bound, int]:
    """Turn cards into their booklet and its number of pages; CardsError where it does not fit its sheets.

    Its own pages are put away in a store, as its cards are. `keep_order`: whether none may go before
    another to fill a page; `shown`: movements to choose from for the cover.
    """
    by_name = dict(zip(slugs(cards), cards, strict=True))
    about = replace(_about(cards, words), shown=shown, pictures=order.cards.pictures)
    pieces: list[CardPage | KeptPage] = []
    groups = tuple(dict.fromkeys(card.facts.group or "" for card in cards))
    # What a group's cards look like, its divider does.
    brand = replace(order.cards, brand=layout.brand)
    designs = {group: dressed(layout.name, brand, group) for group in groups}

    def own() -> Iterator[Page]:
        for piece in _pieces(by_name, about, layout, order, keep_order=keep_order, designs=designs):
            pieces.append(piece if isinstance(piece, CardPage) else put_away(piece, store))
            if isinstance(piece, Page):
                yield piece

    # Cards have been proofed as they were set; what stands around them has not.
    around = examine(own(), "booklet", layout.name)
    # One after the other, for they may be many.
    pages = (_placed(piece, by_name, layout) if isinstance(piece, CardPage) else piece for piece in pieces)
    sheets, more = _on_sheets(pages, order)
    said = (*more, *_unprintable(words, groups, layout), *around)
    return Bound(press_file(sheets, title=words.title), said), len(pieces)


def pages_led_to(
    cards: Sequence[Printable], words: Words, layout: Layout, order: BookletOrder, *, keep_order: bool
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return, by their slugs, the cards that lead to others of their booklet, with the pages of these."""
    by_name = dict(zip(slugs(cards), cards, strict=True))
    leads = {
        name: [one.name for one in (*card.facts.easier, *card.facts.harder) if one.name in by_name]
        for name, card in by_name.items()
    }
    if not any(leads.values()):
        return {}
    pieces = _pieces(by_name, _about(cards, words), layout, order, keep_order=keep_order)
    at = {one.card: one.folio for one in pieces if isinstance(one, CardPage) and one.part == 0}
    return {name: tuple((one, at[one]) for one in others) for name, others in leads.items() if others}


def _pieces(
    cards: Mapping[str, Printable],
    about: About,
    layout: Layout,
    order: BookletOrder,
    *,
    keep_order: bool,
    designs: Mapping[str, Layout] = NO_DESIGNS,
) -> Iterator[Page | CardPage]:
    """Put a booklet of some cards together, in as many pages as its sheets have."""
    parts, multiple = order.parts or order.usual_parts, 4 if order.folding else 2
    bound = _bound(cards)
    return make_booklet(
        bound, about, layout, parts, multiple=multiple, keep_order=keep_order, designs=designs
    )


def movements(cards: Sequence[Printable], sources: Sequence[Source]) -> tuple[Shown, ...]:
    """Find movements of each group's cards, from its first to its last; the first of each group first."""
    roots = {source.path: source.root for source in sources}
    groups: dict[str, list[Printable]] = {}
    for card in cards:
        groups.setdefault(card.facts.group or "", []).append(card)
    turns = zip_longest(*(_movements(members, roots) for members in groups.values()))
    return tuple(one for turn in turns for one in turn if one)


def _movements(cards: Sequence[Printable], roots: Mapping[str, str]) -> Iterator[Shown]:
    """Find movements that stand apart in a group, so that they are not much alike."""
    step = max(1, len(cards) // EACH)
    in_turn = (card for first in range(step) for card in cards[first::step])
    found: dict[str, Shown] = {}
    for card in islice(in_turn, LOOKED_AT):
        movement = illustrations.movement_of(card.facts, roots.get(card.file, ""))
        if movement and card.title not in found:
            found[card.title] = Shown(movement, card.title, card.facts.group or "")
            yield found[card.title]
        if len(found) == EACH:
            return


def words_for(asked: Words, deck: Deck, cards: Sequence[Printable]) -> Words:
    """Complete what is asked by what the deck says; without a title the booklet is called "Exercises"."""
    lang = cards[0].facts.lang if cards else vocabulary.ENGLISH
    words = (
        asked.title or deck.title or vocabulary.labels(lang).exercises,
        asked.subtitle or deck.subtitle,
        asked.text or deck.cover,
        asked.date,
    )
    return Words(*(" ".join(text.split()) for text in words))


def design_name(deck: Deck, order: CardOrder) -> str:
    """Choose a booklet's design: the one that is asked for, else the deck's, else the usual one.

    A deck's design serves its cards on the wall, too: it is left there if it is made for one.
    """
    if order.layout or not deck.layout:
        return order.layout or order.standard
    found = dressed(deck.layout, order)
    return deck.layout if found.many_pages or found.read_from <= IN_HAND else order.standard


def in_layout(source: Source, chosen: Layout, deck: Deck, order: CardOrder) -> Source:
    """Give a card the booklet's design, unless its deck gives it one of the same size."""
    if _is_own(source, deck) and _fits(source, chosen, order):
        return source
    return replace(source, request=replace(source.request, layout=chosen.name))


def other_layouts(found: Chosen, chosen: Layout, deck: Deck, order: CardOrder) -> Iterator[Diagnostic]:
    """Say of which cards the deck asks for a design that is of another size than the booklet."""
    for source in found.sources:
        if _is_own(source, deck) and not _fits(source, chosen, order):
            name = source.request.layout
            yield Diagnostic(
                Location(source.request.path, source.request.line),
                Severity.WARNING,
                f"{name} has another size than the booklet; the card is printed in {chosen.name}",
                "choose a layout of the booklet's paper",
                code="other-size",
            )


def _on_sheets(
    pieces: Iterable[Page | Plate], order: BookletOrder
) -> tuple[Iterable[Page | Plate | Sheet], Sequence[Diagnostic]]:
    """Place pages on the sheets to be folded, or on paper to be cut; else they are sheets themselves."""
    folding, cut = order.folding, order.cut
    if folding is None and cut is None:
        return pieces, ()
    pages = [piece for piece in pieces if isinstance(piece, Page)]
    if folding:
        made = saddle.booklet(pages, folding.sheet, folding.binding, folding.cut, folding.duplex)
    else:
        made = n_up.on_own_paper(pages, (), cut or Cut(), Duplex())
    return made.sheets, made.diagnostics


def _unprintable(words: Words, groups: Iterable[str], layout: Layout) -> Iterator[Diagnostic]:
    """Name each character of a booklet's own words that cannot be printed; cards tell of theirs."""
    said = [(one.name, getattr(words, one.name)) for one in fields(words)]
    for name, text in (*said, *(("group", group) for group in groups)):
        for char in lacking(text, layout.display_face):
            yield Diagnostic(
                Location(name),
                Severity.WARNING,
                f'no font has the character "{char}" (U+{ord(char):04X}): it will not be printed',
                "write it in other letters",
                code="unprintable-character",
            )


def _is_own(source: Source, deck: Deck) -> bool:
    return source.request.layout not in (None, deck.layout)


def _fits(source: Source, chosen: Layout, order: CardOrder) -> bool:
    return dressed(source.request.layout or "", order).trim.matches(chosen.trim)


def _placed(piece: CardPage, cards: Mapping[str, Printable], layout: Layout) -> Page | Plate:
    """Print a card's page with its folio, and let it know its place."""
    card = cards[piece.card]
    folio = draw_folio(piece.folio, layout, _middle(layout))
    if isinstance(card, Plated):
        plate = opened(card.plates[piece.part])
        told = replace(plate.sections[0], slug=piece.card, folio=piece.folio, depth=piece.depth)
        return stamped(plate, [folio], told)
    page = card.pages[piece.part]
    return replace(page, items=(*page.items, folio), slug=piece.card, folio=piece.folio, depth=piece.depth)


def _about(cards: Sequence[Printable], words: Words) -> About:
    languages = Counter(card.facts.lang for card in cards)
    said = "\x1f".join([words.title, words.subtitle, words.text, *(card.fingerprint for card in cards)])
    return About(
        title=words.title,
        subtitle=words.subtitle,
        text=words.text,
        date=words.date,
        lang=languages.most_common(1)[0][0] if languages else vocabulary.ENGLISH,
        program=f"cuecard {__version__}",
        fingerprint=hashlib.sha256(said.encode(errors="replace")).hexdigest()[:12],
        authors=tuple(dict.fromkeys(card.facts.author for card in cards if card.facts.author)),
    )


def _bound(cards: Mapping[str, Printable]) -> list[BookletCard]:
    titles = Counter(card.title for card in cards.values())
    return [_known(card, name, alone=titles[card.title] == 1) for name, card in cards.items()]


def _known(card: Printable, name: str, *, alone: bool) -> BookletCard:
    """Tell a booklet of a card; one of several of a title is told apart by its equipment."""
    facts = card.facts
    apart = "" if alone or not facts.equipment else f" ({', '.join(facts.equipment)})"
    return BookletCard(
        card.title + apart,
        name,
        facts.group or "",
        facts.equipment,
        facts.muscles,
        len(card.pages if isinstance(card, Engraved) else card.plates),
        _dose(facts),
    )


def _dose(facts: Exercise) -> str:
    """Say how much of an exercise is to be done as one notes it: "3 × 8-10 · 20 kg"."""
    said = facts.prescription
    counted = said.reps or said.work or said.hold
    sets = f"{vocabulary.labels(facts.lang).sets} {said.sets}" if said.sets else ""
    much = f"{said.sets} × {counted}" if said.sets and counted else counted or sets
    return " · ".join(filter(None, (much, said.load)))


def _facts(card: Printable) -> Exercise:
    return card.facts


def _group_alone(card: Printable) -> Exercise:
    """Return what orders groups and leaves the cards in them as they are."""
    return Exercise("", "", "", group=card.facts.group)


def _middle(layout: Layout) -> float:
    """Return the x in points in the middle of a card's foot."""
    return (layout.left_edge + layout.trim.width - layout.margin) / 2
