"""The order in which a booklet's pages follow each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cards.booklets.groups import BookletCard, Group


@dataclass(frozen=True, slots=True)
class Slot:
    """A page to come: of a card, of a divider, or to write on."""

    card: BookletCard | None = None
    divider: Group | None = None
    #: The number of this page among the card's or the divider's, from 0.
    part: int = 0


def slots(
    groups: Sequence[Group],
    dividers: Callable[[Group], int],
    *,
    keep_order: bool = False,
    aligned: bool = True,
) -> tuple[Slot, ...]:
    """Put all pages from page 1 on in their order; `dividers` tells the pages of a group's divider.

    Odd pages lie at the right. A card of several pages starts at the left. Where it would not, the next card
    of one page in its group goes before it, or a page to write on, always so where cards keep their order.
    `aligned`: whether it is so, as where pages face each other.
    """
    found: list[Slot] = []
    for group in groups:
        if group.divided:
            found.extend(Slot(divider=group, part=part) for part in range(dividers(group)))
        if aligned:
            found.extend(_in_order(group.cards, len(found), keep_order=keep_order))
        else:
            found.extend(Slot(card=card, part=part) for card in group.cards for part in range(card.pages))
    return tuple(found)


def _in_order(cards: Sequence[BookletCard], before: int, *, keep_order: bool) -> Iterator[Slot]:
    waiting = list(cards)
    count = before
    while waiting:
        at = 0
        if waiting[0].pages > 1 and count % 2 == 0:
            fills = (place for place, card in enumerate(waiting) if card.pages == 1 and not keep_order)
            at = next(fills, -1)
        if at < 0:
            yield Slot()
            count, at = count + 1, 0
        card = waiting.pop(at)
        count += card.pages
        yield from (Slot(card=card, part=part) for part in range(card.pages))
