"""Cards and a plan → a booklet's pages in reading order, from the cover to the colophon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cards.booklets import indexes
from cards.booklets.cover import About, blank, colophon, cover, divider_head, notes
from cards.booklets.furniture import Book, Draft, Opening, finish, make_book, opening
from cards.booklets.groups import BookletCard, Group, grouped
from cards.booklets.listing import ListEntry, ListStyle, count_pages, set_list
from cards.booklets.page_order import Slot, slots
from cards.geometry import Rect
from cards.layout import Layout
from cards.page import Page
from cards.words import roman

__all__ = ["About", "BookletCard", "CardPage", "make_booklet"]

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
    #: What stands over it.
    head: Opening
    entries: tuple[ListEntry, ...]
    style: ListStyle
    #: Whether its head takes the place of the running head.
    own_head: bool = False


def make_booklet(
    cards: Sequence[BookletCard],
    about: About,
    layout: Layout,
    *,
    multiple: int = 2,
    keep_order: bool = False,
) -> tuple[Page | CardPage, ...]:
    """Turn cards, each with its number of pages, into all pages of their booklet.

    No card is set for it: contents and indexes know every number from the order alone. There are pages to
    write on before the last, until their number is a multiple of what is asked for. `keep_order`: whether the
    cards' order says something, so that none goes before another to fill a page.
    """
    book = make_book(layout, about.title, about.lang)
    groups = grouped(cards, keep_order=keep_order)
    body = slots(groups, lambda group: _pages(_divider(group, book), book), keep_order=keep_order)
    folios = _folios(body)
    inner = _body(body, folios, book)
    in_order = list(_ordered(groups, body))
    back = _indexes([card for group in in_order for card in group.cards], len(inner) + 1, folios, book)
    front = _drafts(_contents(in_order, back, book), folios, book)
    front = [*_opening(cover(about, [group.name for group in groups if group.name], len(cards), book), front)]
    behind = [draft for drafts in back for draft in drafts]
    missing = -(len(front) + len(inner) + len(behind) + 1) % multiple
    behind += [*[notes(book)] * missing, colophon(about, len(cards), book)]
    return (
        *(finish(draft, roman(number), book) for number, draft in enumerate(front, start=1)),
        *inner,
        *(finish(draft, str(number), book) for number, draft in enumerate(behind, start=len(inner) + 1)),
    )


def _opening(cover: Draft, contents: Sequence[Draft]) -> Iterator[Draft]:
    """Put the cover before the contents, with a blank behind it where page 1 would not lie at the right."""
    yield cover
    if not len(contents) % 2:
        yield blank()
    yield from contents


def _folios(body: Sequence[Slot]) -> dict[str, str]:
    """Return the number of the first page of every card and divider."""
    folios: dict[str, str] = {}
    for number, slot in enumerate(body, start=1):
        if slot.part == 0 and (
            there := slot.card.name if slot.card else slot.divider and slot.divider.target
        ):
            folios[there] = str(number)
    return folios


def _ordered(groups: Sequence[Group], body: Sequence[Slot]) -> Iterator[Group]:
    """Yield each group with its cards as their pages follow each other."""
    for group in groups:
        mine = {card.name for card in group.cards}
        cards = (slot.card for slot in body if slot.card and slot.part == 0 and slot.card.name in mine)
        yield replace(group, cards=tuple(cards))


def _body(body: Sequence[Slot], folios: Mapping[str, str], book: Book) -> list[Page | CardPage]:
    dividers: dict[str, list[Draft]] = {}
    under = {card.name for slot in body if slot.divider for card in slot.divider.cards}
    pages: list[Page | CardPage] = []
    for number, slot in enumerate(body, start=1):
        if slot.card:
            pages.append(CardPage(slot.card.name, slot.part, str(number), int(slot.card.name in under)))
        elif slot.divider:
            group = slot.divider
            if group.target not in dividers:
                dividers[group.target] = _drafts(_divider(group, book), folios, book)
            pages.append(finish(dividers[group.target][slot.part], str(number), book))
        else:
            pages.append(finish(notes(book), str(number), book))
    return pages


def _divider(group: Group, book: Book) -> _Listed:
    head = divider_head(group.name, len(group.cards), book)
    entries = tuple(ListEntry(card.title, card.name) for card in group.cards)
    columns = 2 if book.layout.trim.width > WIDE and len(entries) > LONG else 1
    return _Listed(group.name, group.target, head, entries, _style(LISTED, columns, book), own_head=True)


def _contents(groups: Sequence[Group], back: Sequence[Sequence[Draft]], book: Book) -> _Listed:
    after = [ListEntry(drafts[0].title, drafts[0].name) for drafts in back]
    if after:
        after = [ListEntry(book.words.index, after[0].target, heading=True), *after]
    title = book.words.contents
    columns = 2 if book.layout.trim.width > WIDE else 1
    entries = (*indexes.contents(groups), *after)
    return _Listed(title, "booklet:contents", opening(title, book), entries, _style(CONTENTS, columns, book))


def _indexes(
    cards: Sequence[BookletCard], first: int, folios: dict[str, str], book: Book
) -> list[list[Draft]]:
    """Set each index that has something to list, and add to the folios where it begins."""
    words = book.words
    style = _style(INDEXED, 3 if book.layout.trim.width > WIDE else 2, book)
    found = []
    for name, title, entries in (
        ("muscle", words.by_muscle, tuple(indexes.by_muscle(cards))),
        ("equipment", words.by_equipment, tuple(indexes.by_equipment(cards))),
        ("a-to-z", words.a_to_z, tuple(indexes.a_to_z(cards))),
    ):
        if entries:
            target = f"index:{name}"
            drafts = _drafts(_Listed(title, target, opening(title, book), entries, style), folios, book)
            folios[target] = str(first)
            first += len(drafts)
            found.append(drafts)
    return found


def _style(size: float, columns: int, book: Book) -> ListStyle:
    return ListStyle(min(size * book.scale, size * LARGEST), columns, GUTTER * book.scale)


def _rooms(listed: _Listed, book: Book) -> tuple[Rect, Rect]:
    """Return the room for entries on the first page, beneath its head, and on the others."""
    area, y = book.area, listed.head.foot
    return Rect(area.x, y, area.width, area.bottom - y), area


def _pages(listed: _Listed, book: Book) -> int:
    return count_pages(listed.entries, *_rooms(listed, book), listed.style, book) or 1


def _drafts(listed: _Listed, folios: Mapping[str, str], book: Book) -> list[Draft]:
    """Set a list; only its first page has the head, and the name that links lead to."""
    pages = set_list(listed.entries, *_rooms(listed, book), listed.style, folios, book) or ((),)
    first, *others = pages
    head = Draft((*listed.head.items, *first), listed.title, listed.name, furnished=not listed.own_head)
    return [head, *(Draft(items, listed.title, listed.name) for items in others)]
