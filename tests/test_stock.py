"""Pre-cut sheets by their published measures."""

import itertools

import pytest
from values import MM

from cards.diagnostics import CardsError
from cards.geometry import Rect, Size
from cards.imposition.n_up import find_stock, on_stock, stock_names
from cards.imposition.stock import fits_stock, stock_grid
from cards.page import Page
from cards.sheet import Duplex
from cards.units import paper


def cards(size: Size, count: int) -> list[Page]:
    return [Page(size, 0, 4 * MM, (), f"Card {n}", "en", f"card-{n}") for n in range(count)]


@pytest.mark.parametrize("name", stock_names())
def test_places_lie_on_the_sheet_side_by_side(name: str) -> None:
    one = find_stock(name)
    count = one.columns * one.rows
    (sheet,) = on_stock(cards(one.card, count), [], one, Duplex()).sheets
    trims = [placement.trim for placement in sheet.placements]
    assert len(trims) == count
    assert all(Rect(0, 0, sheet.size.width, sheet.size.height).contains(trim) for trim in trims)
    assert not any(a.overlaps(b) for a, b in itertools.combinations(trims, 2))


@pytest.mark.parametrize("name", stock_names())
def test_the_makers_leave_the_same_at_opposite_edges(name: str) -> None:
    # All sheets in the table do, so a slip of the pen shows.
    one = find_stock(name)
    places = stock_grid(one.card, one, "card")
    first, last = places.place(0), places.place(places.count - 1)
    assert one.sheet.width - last.right == pytest.approx(first.x, abs=0.01)
    assert one.sheet.height - last.bottom == pytest.approx(first.y, abs=0.01)
    assert one.purpose


def test_index_cards_stand_where_the_sheet_is_cut() -> None:
    sheets = on_stock(cards(paper("3x5").turned, 4), [], find_stock("avery-5388"), Duplex()).sheets
    assert [[(p.at.x / 72, p.at.y / 72, p.turned) for p in sheet.placements] for sheet in sheets] == [
        [(1.75, 1, 0), (1.75, 4, 0), (1.75, 7, 0)],
        [(1.75, 1, 0)],
    ]


def test_upright_cards_are_turned() -> None:
    (sheet,) = on_stock(cards(paper("4x6"), 2), [], find_stock("avery-5389"), Duplex()).sheets
    assert [(p.at.x / 72, p.at.y / 72, p.turned) for p in sheet.placements] == [
        (1.25, 1.25, 90),
        (1.25, 5.75, 90),
    ]


def test_a_card_that_is_a_trifle_smaller_lies_in_the_middle_of_its_place() -> None:
    # A quarter of A4 measures 105 by 148.5 mm, A6 105 by 148 mm.
    (sheet,) = on_stock(cards(paper("a6"), 4), [], find_stock("a4-quarters"), Duplex()).sheets
    tops = sorted({round(placement.at.y / MM, 3) for placement in sheet.placements})
    assert tops == [0.25, 148.75]


def test_cards_of_another_size_are_refused_and_never_scaled() -> None:
    with pytest.raises(CardsError) as error:
        on_stock(cards(paper("4x6"), 1), [], find_stock("avery-5388"), Duplex())
    assert str(error.value) == (
        "card-0: error: the card measures 4x6, avery-5388 is cut to 3x5; use --stock avery-5389"
    )


def test_an_unknown_sheet_is_refused_with_the_nearest() -> None:
    with pytest.raises(CardsError, match='did you mean "avery-5392"'):
        find_stock("Avery-539")


@pytest.mark.parametrize(("narrower", "shallower"), [(5, 0), (0, 5), (-1, 0), (0, -1)])
def test_a_card_that_misses_its_place_by_a_side_is_refused(narrower: float, shallower: float) -> None:
    one = find_stock(stock_names()[0])
    size = Size(one.card.width - narrower * MM, one.card.height - shallower * MM)
    assert not fits_stock(size, one)
    assert not fits_stock(size.turned, one)
    assert fits_stock(one.card, one)
    assert fits_stock(one.card.turned, one)
