"""What the indexes list: exercises by muscle, by equipment, from A to Z."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cards.booklets.groups import BookletCard, Group
from cards.booklets.list_columns import ListEntry
from cards.page import Colour
from cards.words import folded, natural


def contents(groups: Iterable[Group], colours: Mapping[str, Colour]) -> Iterator[ListEntry]:
    """List groups with their cards, each group in its colour."""
    for group in groups:
        if group.name:
            target, colour = group.target if group.divided else "", colours.get(group.name)
            yield ListEntry(group.name, target, heading=True, colour=colour)
        yield from map(_entry, group.cards)


def by_muscle(cards: Sequence[BookletCard]) -> Iterator[ListEntry]:
    """List each muscle, the cards whose main muscle it is, and the numbers of others that train it.

    Cards are given in the order of their pages, which is that of their numbers.
    """
    order = {card.name: number for number, card in enumerate(cards)}
    first = _sorted_out(cards, lambda card: card.muscles.primary)
    second = _sorted_out(cards, lambda card: card.muscles.secondary)
    for name in sorted({**second, **first}, key=natural):
        listed = first.get(name, [])
        too = (card.name for card in second.get(name, []) if card not in listed)
        also = tuple(sorted(too, key=lambda card: order[card]))
        *entries, last = (ListEntry(_opened(name), heading=True), *map(_entry, listed))
        yield from entries
        yield ListEntry(last.words, last.target, last.heading, also)


def by_equipment(cards: Sequence[BookletCard]) -> Iterator[ListEntry]:
    """List each piece of equipment and the cards that use it."""
    found = _sorted_out(cards, lambda card: card.equipment)
    for name in sorted(found, key=natural):
        yield ListEntry(_opened(name), heading=True)
        yield from map(_entry, found[name])


def a_to_z(cards: Sequence[BookletCard]) -> Iterator[ListEntry]:
    """List all cards by their titles, under their first letters."""
    above = ""
    for card in sorted(cards, key=lambda card: natural(card.title)):
        letter = _initial(card.title)
        if letter != above:
            yield ListEntry(letter, heading=True)
            above = letter
        yield _entry(card)


def _sorted_out(
    cards: Sequence[BookletCard], named: Callable[[BookletCard], Iterable[str]]
) -> dict[str, list[BookletCard]]:
    """Gather cards under each of their names, spelled as the first of them; cards in order of title."""
    found: dict[str, list[BookletCard]] = {}
    spelled: dict[str, str] = {}
    for card in sorted(cards, key=lambda card: natural(card.title)):
        for name in dict.fromkeys(map(str.strip, named(card))):
            if name:
                under = found.setdefault(spelled.setdefault(name.casefold(), name), [])
                if card not in under:
                    under.append(card)
    return found


def _entry(card: BookletCard) -> ListEntry:
    return ListEntry(card.title, card.name)


def _opened(name: str) -> str:
    return name[:1].upper() + name[1:]


def _initial(title: str) -> str:
    letter = next((char for char in folded(title) if char.isalnum()), "#")
    return letter.upper() if letter.isalpha() else "0–9"
