"""Groups of cards → the order in which a booklet's pages follow each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cards.booklets.indexes import Bound


@dataclass(frozen=True, slots=True)
class Group:
    """Cards that stand together."""

    #: Empty where the booklet has only one, and no dividers.
    name: str
    #: What links lead to.
    target: str
    cards: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A page to come: of a card, of a divider, or to write on."""

    card: Bound | None = None
    divider: Group | None = None
    #: The number of this page among the card's or the divider's, from 0.
    part: int = 0


def grouped(cards: Sequence[Bound]) -> tuple[Group, ...]:
    """Gather cards by group, in the order in which the groups are met; one group alone has no name."""
    found: dict[str, list[Bound]] = {}
    names: dict[str, str] = {}
    for card in cards:
        key = card.group.casefold()
        found.setdefault(key, []).append(card)
        names.setdefault(key, card.group)
    several = len(found) > 1
    return tuple(
        Group(names[key] if several else "", f"group:{number}", tuple(members))
        for number, (key, members) in enumerate(found.items(), start=1)
    )


def slots(groups: Sequence[Group], dividers: Callable[[Group], int]) -> tuple[Slot, ...]:
    """Put all pages from page 1 on in their order; `dividers` tells the pages of a group's divider.

    Odd pages lie at the right. A card of several pages starts at the left: the next card of one page in
    its group goes before it where it would not, or a page to write on.
    """
    found: list[Slot] = []
    for group in groups:
        if group.name:
            found.extend(Slot(divider=group, part=part) for part in range(dividers(group)))
        found.extend(_in_order(group.cards, len(found)))
    return tuple(found)


def _in_order(cards: Sequence[Bound], before: int) -> Iterator[Slot]:
    waiting = list(cards)
    count = before
    while waiting:
        at = 0
        if waiting[0].pages > 1 and count % 2 == 0:
            at = next((place for place, card in enumerate(waiting) if card.pages == 1), -1)
        if at < 0:
            yield Slot()
            count, at = count + 1, 0
        card = waiting.pop(at)
        count += card.pages
        yield from (Slot(card=card, part=part) for part in range(card.pages))
