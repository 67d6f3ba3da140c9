"""Groups the cards of a booklet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from cards.exercise import Muscles

#: Cards of a group from which on a divider stands before them: it lists what a look at the pages shows.
WORTH_A_DIVIDER = 3


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
    #: How much is to be done, in short; empty for nothing that is said.
    dose: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Cards that stand together."""

    #: Empty where the booklet has only one.
    name: str
    #: What links to its divider lead to.
    target: str
    cards: tuple[BookletCard, ...]

    @property
    def divided(self) -> bool:
        """Whether a divider stands before it."""
        return bool(self.name) and len(self.cards) >= WORTH_A_DIVIDER


def grouped(cards: Sequence[BookletCard], *, keep_order: bool = False) -> tuple[Group, ...]:
    """Gather cards by group, in the order in which the groups are met; one group alone has no name.

    Groups of a card each are none. Where cards keep their order, those that follow each other are a group;
    if one would be met again, or most would be of one card, their order has nothing to do with groups, and
    there is one.
    """
    found: dict[str, list[BookletCard]] = {}
    for card in cards:
        found.setdefault(card.group.casefold(), []).append(card)
    several = 1 < len(found) < len(cards)
    if keep_order and several:
        runs = sum(1 for _ in groupby(cards, lambda card: card.group.casefold()))
        several = runs == len(found) and 2 * runs <= len(cards)
    parts = found.values() if several or not keep_order else [list(cards)] if cards else []
    return tuple(
        Group(members[0].group if several else "", f"group:{number}", tuple(members))
        for number, members in enumerate(parts, start=1)
    )
