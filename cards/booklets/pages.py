"""Cards and a plan → a booklet's pages in reading order, from the cover to the colophon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cards.booklets import indexes
from cards.booklets.cover import Plan, blank, colophon, cover, divider_head, notes
from cards.booklets.furniture import Book, Leaf, book, opening, page
from cards.booklets.indexes import Bound
from cards.booklets.listing import Entry, Style, count_pages, set_register
from cards.booklets.page_order import Group, Slot, grouped, slots
from cards.geometry import Rect
from cards.layout import Layout
from cards.page import Item, Page
from cards.words import roman

#: Points at natural size: type of contents, of a divider's list, of an index.
CONTENTS, LISTED, INDEXED = 10.0, 11.0, 8.6
#: Points of a page's width from which contents and indexes take one more column.
WIDE = 500.0
#: A divider's list that takes two columns there; how much larger than natural type may be; between columns.
LONG, LARGEST, GUTTER = 24, 1.15, 20.0


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card's page at its place in a booklet."""

    #: The card's name, and the number of the page among its own, from 0.
    card: str
    part: int
    folio: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list to be set: contents, a divider's, an index."""

    title: str
    #: What links lead to.
    name: str
    #: What stands over it, and the y in points where that ends.
    head: tuple[tuple[Item, ...], float]
    entries: tuple[Entry, ...]
    style: Style
    #: Whether its head takes the place of the running head.
    own_head: bool = False


def make_booklet(cards: Sequence[Bound], plan: Plan, layout: Layout) -> tuple[Page | CardPage, ...]:
    """Turn cards, each with its number of pages, into all pages of their booklet.

    No card is set for it: contents and indexes know every number from the order alone.
    """
    it = book(layout, plan.title, plan.lang)
    groups = grouped(cards)
    body = slots(groups, lambda group: _pages(_divider(group, it), it))
    folios = _folios(body)
    inner = _body(body, folios, it)
    in_order = list(_ordered(groups, body))
    back = _indexes([card for *_, members in in_order for card in members], len(inner) + 1, folios, it)
    behind = [leaf for leaves in back for leaf in leaves]
    front = _leaves(_contents(in_order, back, it), folios, it)
    lead = [cover(plan, [group.name for group in groups if group.name], len(cards), it)]
    if (len(lead) + len(front)) % 2:
        lead.append(blank())
    front = [*lead, *front]
    missing = -(len(front) + len(inner) + len(behind) + 1) % plan.multiple
    behind += [notes(it)] * missing
    behind.append(colophon(plan, len(cards), it))
    numbered = [*(page(leaf, roman(number), it) for number, leaf in enumerate(front, start=1)), *inner]
    first = len(inner) + 1
    return (*numbered, *(page(leaf, str(number), it) for number, leaf in enumerate(behind, start=first)))


def _folios(body: Sequence[Slot]) -> dict[str, str]:
    """Return the number of the first page of every card and divider."""
    folios: dict[str, str] = {}
    for number, slot in enumerate(body, start=1):
        if slot.part == 0 and (
            there := slot.card.name if slot.card else slot.divider and slot.divider.target
        ):
            folios[there] = str(number)
    return folios


def _ordered(groups: Sequence[Group], body: Sequence[Slot]) -> Iterator[tuple[str, str, list[Bound]]]:
    """Yield each group with its cards as their pages follow each other."""
    for group in groups:
        mine = {card.name for card in group.cards}
        cards = [slot.card for slot in body if slot.card and slot.part == 0 and slot.card.name in mine]
        yield group.name, group.target, cards


def _body(body: Sequence[Slot], folios: Mapping[str, str], it: Book) -> list[Page | CardPage]:
    several = any(slot.divider for slot in body)
    dividers: dict[str, list[Leaf]] = {}
    pages: list[Page | CardPage] = []
    for number, slot in enumerate(body, start=1):
        if slot.card:
            pages.append(CardPage(slot.card.name, slot.part, str(number), int(several)))
        elif slot.divider:
            group = slot.divider
            if group.target not in dividers:
                dividers[group.target] = _leaves(_divider(group, it), folios, it)
            pages.append(page(dividers[group.target][slot.part], str(number), it))
        else:
            pages.append(page(notes(it), str(number), it))
    return pages


def _divider(group: Group, it: Book) -> _Listed:
    head = divider_head(group.name, len(group.cards), it)
    entries = tuple(Entry(card.title, card.name) for card in group.cards)
    columns = 2 if it.layout.trim.width > WIDE and len(entries) > LONG else 1
    return _Listed(group.name, group.target, head, entries, _style(LISTED, columns, it), own_head=True)


def _contents(
    groups: Iterable[tuple[str, str, list[Bound]]], back: Sequence[Sequence[Leaf]], it: Book
) -> _Listed:
    after = [Entry(leaves[0].title, leaves[0].name) for leaves in back]
    if after:
        after = [Entry(it.words.index, after[0].target, heading=True), *after]
    title = it.words.contents
    columns = 2 if it.layout.trim.width > WIDE else 1
    entries = (*indexes.contents(groups), *after)
    return _Listed(title, "booklet:contents", opening(title, it), entries, _style(CONTENTS, columns, it))


def _indexes(cards: Sequence[Bound], first: int, folios: dict[str, str], it: Book) -> list[list[Leaf]]:
    """Set each index that has something to list, and add to the folios where it begins."""
    words = it.words
    style = _style(INDEXED, 3 if it.layout.trim.width > WIDE else 2, it)
    found = []
    for name, title, entries in (
        ("muscle", words.by_muscle, tuple(indexes.by_muscle(cards))),
        ("equipment", words.by_equipment, tuple(indexes.by_equipment(cards))),
        ("a-to-z", words.a_to_z, tuple(indexes.a_to_z(cards))),
    ):
        if entries:
            target = f"index:{name}"
            leaves = _leaves(_Listed(title, target, opening(title, it), entries, style), folios, it)
            folios[target] = str(first)
            first += len(leaves)
            found.append(leaves)
    return found


def _style(size: float, columns: int, it: Book) -> Style:
    return Style(min(size * it.scale, size * LARGEST), columns, GUTTER * it.scale)


def _frames(listed: _Listed, it: Book) -> tuple[Rect, Rect]:
    """Return the room for entries on the first page, beneath its head, and on the others."""
    area, y = it.area, listed.head[1]
    return Rect(area.x, y, area.width, area.bottom - y), area


def _pages(listed: _Listed, it: Book) -> int:
    return count_pages(listed.entries, *_frames(listed, it), listed.style, it) or 1


def _leaves(listed: _Listed, folios: Mapping[str, str], it: Book) -> list[Leaf]:
    """Set a list; only its first page has the head, and the name that links lead to."""
    pages = set_register(listed.entries, *_frames(listed, it), listed.style, folios, it) or ((),)
    first, *others = pages
    head = Leaf((*listed.head[0], *first), listed.title, listed.name, furnished=not listed.own_head)
    return [head, *(Leaf(items, listed.title, listed.name) for items in others)]
