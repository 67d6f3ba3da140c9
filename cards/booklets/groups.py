"""Cards as their booklet knows them → groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.exercise import Muscles


@dataclass(frozen=True, slots=True)
class BookletCard:
    """A card as its booklet knows it."""

    title: str
    #: What links lead to; no two cards have the same.
    name: str
    #: Empty for none.
    group: str
    equipment: tuple[str, ...]
    muscles: Muscles
    #: Pages that it takes.
    pages: int


@dataclass(frozen=True, slots=True)
class Group:
    """Cards that stand together."""

    #: Empty where the booklet has only one, and no dividers.
    name: str
    #: What links lead to.
    target: str
    cards: tuple[BookletCard, ...]


def grouped(cards: Sequence[BookletCard]) -> tuple[Group, ...]:
    """Gather cards by group, in the order in which the groups are met; one group alone has no name."""
    found: dict[str, list[BookletCard]] = {}
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
