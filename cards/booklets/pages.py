"""Cards and a plan → a booklet's pages in reading order, from the cover to the colophon."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cards.booklets import indexes
from cards.booklets.cover import blank, cover, notes
from cards.booklets.cover_art import Shown
from cards.booklets.divider import BARE, LOW, MIDDLE, TALL, divider_band, divider_head, list_top
from cards.booklets.furniture import Book, Draft, Opening, finish, make_book, opening
from cards.booklets.groups import BookletCard, Group, grouped
from cards.booklets.imprint import About, colophon
from cards.booklets.list_columns import ListEntry
from cards.booklets.listing import ListStyle, count_pages, set_list
from cards.booklets.log import NAME, training_log
from cards.booklets.page_order import Slot, slots
from cards.exercise import Kind
from cards.geometry import Rect
from cards.layout import Layout
from cards.page import Page
from cards.parts import PLAIN, WHOLE, Part
from cards.words import roman

__all__ = ["About", "BookletCard", "CardPage", "Shown", "make_booklet"]

#: Points at natural size: type of contents, the first that needs one page, else the last; of an index.
CONTENTS, INDEXED = (13.0, 11.5, 10.0), 8.6
#: What a divider may be, the best first: the part of the height that its band takes, its list's points at
#: natural size, and its columns. The same without a picture.
LISTED = (
    (TALL, 12.0, 1), (MIDDLE, 12.0, 1), (LOW, 12.0, 1), (MIDDLE, 10.0, 2), (LOW, 10.0, 2), (LOW, 9.0, 2)
)  # fmt: skip
LISTED_BARE = ((BARE, 11.0, 1),)
#: A divider's list that takes two columns on a wide page; points at natural size between columns.
LONG, GUTTER = 24, 20.0
#: Cards from which there is an index by muscle, by equipment and from A to Z; fewer have the first of them.
MANY = 40


#: Where no group has colours of its own.
NO_DESIGNS: Mapping[str, Layout] = MappingProxyType({})


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
    parts: Sequence[Part] = WHOLE,
    *,
    multiple: int = 2,
    keep_order: bool = False,
    designs: Mapping[str, Layout] = NO_DESIGNS,
) -> Iterator[Page | CardPage]:
    """Yield all pages of the booklet of some cards, each given with its number of pages.

    No card is set for it: contents and indexes know every number from the order alone. There are pages to
    write on before the last, until their number is a multiple of what is asked for; cards alone have none.
    `keep_order`: whether the cards' order says something, so that none goes before another to fill a page;
    `designs`: the booklet's design in the colours of a group, by the group's name.
    """
    book, alone = make_book(layout, about.title, about.lang), tuple(parts) == PLAIN
    groups = named = grouped(cards, keep_order=keep_order)
    if Part.CONTENTS not in parts:
        # Dividers are a part of the contents.
        groups = tuple(replace(group, name="") for group in groups)
    body = slots(
        groups,
        lambda group: _pages(_divider(group, about, book), book),
        keep_order=keep_order,
        aligned=not alone,
    )
    folios = _folios(body)
    in_order = tuple(_ordered(groups, body))
    sorted_cards = [card for group in in_order for card in group.cards]
    back = tuple(_indexes(sorted_cards, book)) if Part.INDEX in parts else ()
    behind = len(body)
    for listed in back:
        folios[listed.name] = str(behind + 1)
        behind += _pages(listed, book)
    last = _last(sorted_cards, about, parts, book)
    contents = _contents(in_order, back, parts, book, designs)
    before = _before(contents, parts, book)
    filling = 0 if alone else -(before + behind + len(last)) % multiple
    if Part.LOG in parts:
        folios[NAME] = str(behind + filling + 1)
    told = [group.name for group in named if group.name]
    covered = cover(about, sorted_cards, told, book) if Part.COVER in parts else None
    yield from _front(covered, contents, before, folios, book)
    yield from _body(body, folios, about, book, designs)
    for listed in back:
        yield from _finished(listed, int(folios[listed.name]), folios, book, str)
    drafts = (*[notes(book)] * filling, *last)
    yield from (finish(draft, str(number), book) for number, draft in enumerate(drafts, start=behind + 1))


def _before(contents: _Listed | None, parts: Sequence[Part], book: Book) -> int:
    """Return how many pages there are before page 1, an even number, for it lies at the right."""
    found = int(Part.COVER in parts) + (_pages(contents, book) if contents else 0)
    return found + found % 2


def _front(
    covered: Draft | None, contents: _Listed | None, before: int, folios: Mapping[str, str], book: Book
) -> Iterator[Page]:
    """Yield cover and contents, and a white page behind the cover, or behind contents without one."""
    listed = tuple(_drafts(contents, folios, book)) if contents else ()
    drafts = (*((covered,) if covered else ()), *listed)
    if len(drafts) < before:
        at = 1 if covered else len(drafts)
        drafts = (*drafts[:at], blank(), *drafts[at:])
    yield from (finish(draft, roman(number), book) for number, draft in enumerate(drafts, start=1))


def _last(cards: Sequence[BookletCard], about: About, parts: Sequence[Part], book: Book) -> tuple[Draft, ...]:
    """Return the last pages: the log, or the colophon of a booklet with a cover."""
    if Part.LOG in parts:
        return training_log(cards, about, book)
    return (colophon(about, len(cards), book),) if Part.COVER in parts else ()


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
    places = {slot.card.name: place for place, slot in enumerate(body) if slot.card and slot.part == 0}
    for group in groups:
        yield replace(group, cards=tuple(sorted(group.cards, key=lambda card: places[card.name])))


def _body(
    body: Sequence[Slot],
    folios: Mapping[str, str],
    about: About,
    book: Book,
    designs: Mapping[str, Layout],
) -> Iterator[Page | CardPage]:
    divider: Iterator[Draft] = iter(())
    under = {card.name for slot in body if slot.divider for card in slot.divider.cards}
    for number, slot in enumerate(body, start=1):
        if slot.card:
            yield CardPage(slot.card.name, slot.part, str(number), int(slot.card.name in under))
        elif slot.divider:
            own = replace(book, layout=designs.get(slot.divider.name, book.layout))
            if not slot.part:
                divider = _drafts(_divider(slot.divider, about, own, drawn=True), folios, own)
            yield finish(next(divider), str(number), own)
        else:
            yield finish(notes(book), str(number), book)


def _divider(group: Group, about: About, book: Book, *, drawn: bool = False) -> _Listed:
    """List a group's cards under its band, which is as high as the list allows on one page.

    `drawn`: whether what stands on the band is wanted, too.
    """
    entries = tuple(ListEntry(card.title, card.name) for card in group.cards)
    wide = int(book.wide)
    for part, size, columns in LISTED if about.pictures else LISTED_BARE:
        band = divider_band(part, book)
        head = Opening((), list_top(band, book))
        style = _style(size, columns + wide * (columns > 1 or len(entries) > LONG), book)
        listed = _Listed(group.name, group.target, head, entries, style, own_head=True)
        if _pages(listed, book) == 1:
            break
    if drawn:
        shown = [one for one in about.shown if one.group == group.name]
        head = divider_head(group, shown, band, book, pictures=about.pictures)
    return replace(listed, head=head)


def _contents(
    groups: Sequence[Group],
    back: Sequence[_Listed],
    parts: Sequence[Part],
    book: Book,
    designs: Mapping[str, Layout],
) -> _Listed | None:
    """List groups, cards and what follows them; None for a booklet without contents."""
    if Part.CONTENTS not in parts:
        return None
    after = [ListEntry(listed.title, listed.name, heading=len(back) == 1) for listed in back]
    if len(after) > 1:
        after = [ListEntry(book.words.index, after[0].target, heading=True), *after]
    if Part.LOG in parts:
        after.append(ListEntry(book.words.training_log, NAME, heading=True))
    title = book.words.contents
    columns = 2 if book.wide else 1
    # A group's name has the colour of its cards' headings.
    colours = {name: design.kinds[Kind.SETUP].colour for name, design in designs.items()}
    entries = (*indexes.contents(groups, colours), *after)
    head = opening(title, book)
    for size in CONTENTS:
        listed = _Listed(title, "booklet:contents", head, entries, _style(size, columns, book))
        if _pages(listed, book) == 1:
            break
    return listed


def _indexes(cards: Sequence[BookletCard], book: Book) -> Iterator[_Listed]:
    """Yield each index that has something to list; of few cards the first, for the contents list titles."""
    words = book.words
    style = _style(INDEXED, 3 if book.wide else 2, book)
    for name, title, entries in (
        ("muscle", words.by_muscle, tuple(indexes.by_muscle(cards))),
        ("equipment", words.by_equipment, tuple(indexes.by_equipment(cards))),
        ("a-to-z", words.a_to_z, tuple(indexes.a_to_z(cards))),
    ):
        if entries:
            yield _Listed(title, f"index:{name}", opening(title, book), entries, style)
            if len(cards) < MANY:
                return


def _style(size: float, columns: int, book: Book) -> ListStyle:
    return ListStyle(size * book.scale, columns, GUTTER * book.scale)


def _rooms(listed: _Listed, book: Book) -> tuple[Rect, Rect]:
    """Return the room for entries on the first page, beneath its head, and on the others."""
    area, y = book.area, listed.head.foot
    return Rect(area.x, y, area.width, area.bottom - y), area


def _pages(listed: _Listed, book: Book) -> int:
    return count_pages(listed.entries, *_rooms(listed, book), listed.style, book) or 1


def _drafts(listed: _Listed, folios: Mapping[str, str], book: Book) -> Iterator[Draft]:
    """Set a list page by page; only its first has the head, and the name that links lead to."""
    pages = set_list(listed.entries, *_rooms(listed, book), listed.style, folios, book)
    head = (*listed.head.items, *next(pages, ()))
    yield Draft(head, listed.title, listed.name, furnished=not listed.own_head)
    yield from (Draft(items, listed.title, listed.name) for items in pages)


def _finished(
    listed: _Listed, first: int, folios: Mapping[str, str], book: Book, printed: Callable[[int], str]
) -> Iterator[Page]:
    """Set a list whose first page has a number, and print its numbers."""
    drafts = _drafts(listed, folios, book)
    return (finish(draft, printed(number), book) for number, draft in enumerate(drafts, start=first))
