"""Cards of one size of type: held to the smallest, and again if one of them then takes less."""

from collections.abc import Iterator
from dataclasses import replace

from conftest import SQUAT

from cards.shop.cards import Outcome, Plated, plate_card, printable
from cards.shop.layouts import folders
from cards.shop.orders import CardOrder
from cards.shop.sources import Source
from cards.shop.uniform import evened

ORDER = CardOrder(folders(None))


def of_sizes(*sizes: float) -> tuple[Outcome, ...]:
    card = plate_card(ORDER, Source("squat.md", SQUAT.encode()))
    assert isinstance(card, Plated)
    return tuple(
        replace(card, title=f"Squat {number}", sizes=(("wall-a4", size),))
        for number, size in enumerate(sizes, start=1)
    )


def test_cards_are_set_again_until_none_takes_less_than_it_is_held_to() -> None:
    asked: list[float] = []
    # Held to 16 pt the second takes other columns and less, and so does the first after it.
    rounds: Iterator[tuple[Outcome, ...]] = iter(
        [of_sizes(16, 15.5, 16), of_sizes(15.2, 15.5, 15.5), of_sizes(15.2, 15.2, 15.2)]
    )

    def again(order: CardOrder) -> tuple[Outcome, ...]:
        asked.append(dict(order.largest)["wall-a4"])
        return next(rounds)

    made, found = evened(of_sizes(20, 18, 16), ORDER, again)
    assert asked == [16, 15.5, 15.2]
    assert [size for card in printable(made) for _, size in card.sizes] == [15.2] * 3
    assert [str(one) for one in found] == ["wall-a4: all in 15.2 pt, which Squat 1 needs"]


def test_cards_that_have_one_size_to_the_eye_are_not_set_again() -> None:
    def again(_: CardOrder) -> tuple[Outcome, ...]:
        raise AssertionError("they were set again")

    cards = of_sizes(16.02, 16.0)
    assert evened(cards, ORDER, again)[0] == cards
