"""Contents and indexes over several pages: how full their last page is."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import design

from cards.booklets.furniture import make_book
from cards.booklets.listing import ListEntry, ListStyle, set_list
from cards.geometry import Rect
from cards.page import Item, TextLine

SIZE, LEADING = 9.0, 1.5


def pages_of(count: int, rows: int, columns: int = 1, headings: Sequence[int] = ()) -> list[list[str]]:
    """List so many entries on pages of so many rows, and return the words on each page."""
    book = make_book(design("booklet-a5"), "T", "en")
    area = Rect(30, 50, 340, (rows + 0.5) * SIZE * LEADING)
    entries = [
        ListEntry(f"e{n}", "" if n in headings else f"t{n}", heading=n in headings) for n in range(count)
    ]
    made = set_list(entries, area, area, ListStyle(SIZE, columns, 12.0), {}, book)
    return [words(page) for page in made]


def words(items: Sequence[Item]) -> list[str]:
    """Return the entries, but for headings that are said again."""
    told = [item.text.strip() for item in items if isinstance(item, TextLine) and item.text.startswith("e")]
    return [one for one in told if not one.endswith("\N{HORIZONTAL ELLIPSIS}")]


@pytest.mark.parametrize("columns", [1, 2])
def test_a_last_page_that_would_hold_next_to_nothing_takes_entries_from_the_one_before(columns: int) -> None:
    found = pages_of(2 * 20 * columns + 1, 20, columns)
    full, *ends = [len(page) for page in found]
    assert (full, sum(ends)) == (20 * columns, 20 * columns + 1)
    # Where no heading tells a better place, the two are of one length, but for the two that stay together.
    assert abs(ends[0] - ends[1]) <= 3
    assert [word for page in found for word in page] == [f"e{n}" for n in range(2 * 20 * columns + 1)]


def test_a_last_page_that_takes_entries_begins_with_a_heading_if_there_is_one_near() -> None:
    found = pages_of(40, 20, headings=[33])
    assert [page[0] for page in found] == ["e0", "e20", "e33"]


@pytest.mark.parametrize("count", [44, 50, 60])
def test_a_last_page_that_holds_a_fifth_of_the_one_before_stays_as_it_is(count: int) -> None:
    assert [len(page) for page in pages_of(count, 20)] == [20, 20, count - 40]


def test_a_list_of_one_page_is_as_long_as_it_is() -> None:
    assert [len(page) for page in pages_of(1, 20)] == [1]


@given(st.integers(1, 150), st.integers(2, 25), st.integers(1, 3), st.sets(st.integers(0, 149), max_size=9))
def test_no_last_page_holds_next_to_nothing_and_all_is_in_order(
    count: int, rows: int, columns: int, headings: set[int]
) -> None:
    found = pages_of(count, rows, columns, sorted(headings))
    assert [word for page in found for word in page] == [f"e{n}" for n in range(count)]
    if len(found) > 1:
        # A heading that is said again is a line of its own in each column.
        assert len(found[-1]) + columns >= len(found[-2]) * 0.2
