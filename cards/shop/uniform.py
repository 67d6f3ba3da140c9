"""Cards of many sizes of type → the same cards, those of one design in the smallest of their sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from cards.shop.cards import Outcome, printable
from cards.shop.orders import CardOrder

#: Points within which sizes are one to the eye, and in which a report counts.
SAME = 0.05
#: How often cards are set again: one that is held to a size may take other columns, and less than that.
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Smallest:
    """The card of a design that has the smallest type."""

    layout: str
    title: str
    #: Points of body type.
    size: float
    #: Points of the largest type of the same design.
    largest: float

    def __str__(self) -> str:
        if self.largest - self.size < 2 * SAME:
            return f"{self.layout}: all in {self.size:.1f} pt, which {self.title} needs"
        return f"{self.layout}: {self.size:.1f} to {self.largest:.1f} pt; {self.title} needs the smallest"


def evened(
    cards: Sequence[Outcome], order: CardOrder, set_again: Callable[[CardOrder], tuple[Outcome, ...]]
) -> tuple[tuple[Outcome, ...], tuple[Smallest, ...]]:
    """Set cards again until all of a design have one size, and say what it is."""
    made, found = tuple(cards), smallest(cards)
    for _ in range(ROUNDS):
        if all(one.largest - one.size <= SAME for one in found):
            break
        made = set_again(replace(order, largest=tuple((one.layout, one.size) for one in found)))
        found = tuple(map(_due_to, smallest(made), found))
    return made, found


def _due_to(now: Smallest, before: Smallest) -> Smallest:
    """Keep the card that held all others down, while no other does."""
    return replace(now, title=before.title) if now.size >= before.size - SAME else now


def smallest(cards: Iterable[Outcome]) -> tuple[Smallest, ...]:
    """Find the smallest type, and the largest, of each design in which cards are printed."""
    found: dict[str, Smallest] = {}
    for card in printable(cards):
        for layout, size in card.sizes:
            known = found.get(layout, Smallest(layout, card.title, size, size))
            if size < known.size:
                known = replace(known, title=card.title, size=size)
            found[layout] = replace(known, largest=max(known.largest, size))
    return tuple(found.values())
