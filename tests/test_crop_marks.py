"""Marks to cut by: how long they are, how far from the cards, and what they leave out."""

import pytest
from values import BLACK, MM

from cards.geometry import Size
from cards.imposition.n_up import read_up, wall
from cards.page import Page, Rule
from cards.sheet import Cut, Duplex, Marks, Sheet
from cards.units import paper


def sheet_of(marks: Marks, *, gutter: float | None = None, bleed: float = 0.0) -> Sheet:
    """Put two cards of 60 by 80 mm side by side on A4."""
    size = Size(60 * MM, 80 * MM)
    cards = [Page(size, 3 * MM, 0, (), f"Card {n}", "en", f"card-{n}") for n in range(2)]
    cut = Cut(marks, bleed * MM, None if gutter is None else gutter * MM)
    (sheet,) = wall(cards, [], paper("a4"), read_up("2x1"), cut, Duplex()).sheets
    return sheet


def rules(sheet: Sheet) -> list[Rule]:
    """Return the marks, which are thinner than the ruler."""
    return [one for one in sheet.marks if isinstance(one, Rule) and one.weight == 0.25]


def level(sheet: Sheet) -> list[tuple[float, float]]:
    """Return in mm from where to where the marks run that lie in line with the cards' heads."""
    head = sheet.placements[0].trim.y
    return sorted(
        (round(one.start.x / MM, 2), round(one.end.x / MM, 2))
        for one in rules(sheet)
        if one.start.y == one.end.y == pytest.approx(head)
    )


def test_marks_are_black_and_no_wider_than_a_blade() -> None:
    assert {(one.colour, one.weight) for one in rules(sheet_of(Marks.FULL))} == {(BLACK, 0.25)}


def test_a_mark_at_a_corner_is_5_mm_long_and_1_mm_off_the_trim() -> None:
    # Cards from 35 to 95 and from 115 to 175 mm.
    assert level(sheet_of(Marks.CORNER, gutter=20)) == [(29, 34), (96, 101), (109, 114), (176, 181)]


@pytest.mark.parametrize(
    ("gutter", "between"),
    [
        (2.9, []),  # Less than a millimetre would be seen of it.
        (4.0, [(104, 106)]),
        # Two marks that would all but meet are one.
        (12.5, [(99.75, 110.25)]),
        (13.5, [(99.25, 104.25), (105.75, 110.75)]),
    ],
)
def test_between_two_cards_marks_are_one_where_they_would_all_but_meet(
    gutter: float, between: list[tuple[float, float]]
) -> None:
    outer, *inner, other = level(sheet_of(Marks.CORNER, gutter=gutter))
    assert inner == [pytest.approx(one, abs=0.01) for one in between]
    assert outer[1] - outer[0] == other[1] - other[0] == pytest.approx(5, abs=0.01)


def test_marks_in_the_margin_run_to_the_edge_and_none_between_the_cards() -> None:
    assert level(sheet_of(Marks.MARGIN, gutter=20)) == [(0, 34), (176, 210)]
    assert level(sheet_of(Marks.FULL, gutter=20)) == [(0, 34), (96, 114), (176, 210)]


@pytest.mark.parametrize(("bleed", "apart"), [(0, 1.0), (0.5, 1.0), (3, 3.25)])
def test_marks_keep_clear_of_the_bleed(bleed: float, apart: float) -> None:
    (left, *_) = level(sheet_of(Marks.CORNER, gutter=20, bleed=bleed))
    assert left == (pytest.approx(35 - apart - 5, abs=0.01), pytest.approx(35 - apart, abs=0.01))
