from hypothesis import given
from hypothesis import strategies as st

from cards.geometry import EPSILON, Rect, Sides, Size, fits

lengths = st.floats(-1000, 1000, allow_nan=False)
sizes = st.floats(1, 1000, allow_nan=False)
rects = st.builds(Rect, lengths, lengths, sizes, sizes)


def test_rounding_does_not_overfill_a_frame() -> None:
    assert fits(100 + EPSILON / 2, 100)
    assert not fits(100 + 2 * EPSILON, 100)


def test_inset_moves_each_side_inward() -> None:
    assert Rect(0, 0, 100, 200).inset(Sides(1, 2, 3, 4)) == Rect(4, 1, 94, 196)


def test_a_turned_sheet_swaps_its_sides() -> None:
    assert Size(2, 3).turned == Size(3, 2)


def test_neighbours_that_share_an_edge_do_not_overlap() -> None:
    assert not Rect(0, 0, 10, 10).overlaps(Rect(10, 0, 10, 10))
    assert Rect(0, 0, 10, 10).overlaps(Rect(9, 9, 10, 10))


@given(rects, rects)
def test_overlap_is_mutual(one: Rect, other: Rect) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(rects)
def test_a_rectangle_contains_itself_and_what_is_inset(rect: Rect) -> None:
    assert rect.contains(rect)
    assert rect.contains(
        rect.inset(Sides.all(rect.width / 4 if rect.width < rect.height else rect.height / 4))
    )
    assert not rect.contains(rect.moved(1, 0))
