"""Sections in their columns on the page: where a column breaks, and what becomes of height that is left."""

from dataclasses import replace

import pytest
from conftest import SQUAT
from values import at, design, exercise, lines, only

from cards.layout import Arrangement, Layout
from cards.makeup.card import make_up
from cards.page import Page, Role, TextLine

WALL = design("wall-a4")


def flowing(columns: int, *, stretch: float = 1.0, largest: float | None = None) -> Layout:
    """The wall card, with columns of one width alone."""
    flow = Arrangement("flow", columns, frozenset(), (0.5, 0.5))
    spacing = replace(WALL.spacing, stretch=stretch)
    return replace(WALL, arrangements=(flow,), spacing=spacing, largest=largest)


def text_lines(page: Page) -> list[TextLine]:
    """Return the lines beneath the masthead, in the order of the page: column after column."""
    return lines(page, Role.HEADING, Role.LIST_BODY)


@pytest.mark.parametrize("stretch", [1.0, 2.0, 4.0])
def test_blank_between_items_grows_with_the_height_that_is_left_up_to_the_design_s_measure(
    stretch: float,
) -> None:
    page = only(make_up(exercise(), flowing(1, stretch=stretch, largest=14)))
    pitch = at(page, "Hold the bell").at.y - at(page, "Feet under").at.y
    assert pitch == pytest.approx(14 * (WALL.spacing.leading + stretch * WALL.spacing.item))


def test_a_column_whose_blanks_may_grow_without_end_ends_at_the_foot_whatever_it_holds() -> None:
    more = SQUAT.replace("- Elbows", "- Heels down.\n- Chest high.\n- Eyes ahead.\n- Elbows")
    pages = [only(make_up(exercise(text), flowing(1, stretch=20, largest=14))) for text in (SQUAT, more)]
    one, other = (text_lines(page) for page in pages)
    assert len(one) < len(other)
    assert one[-1].at.y == pytest.approx(other[-1].at.y)
    assert one[-1].at.y > WALL.trim.height - 60


def test_the_fullest_column_is_not_stretched_and_the_others_are_to_its_foot() -> None:
    sections = "".join(
        f"## {name}\n\n" + "- Heels down.\n" * count + "\n" for name, count in (("Setup", 12), ("Tips", 10))
    )
    text = SQUAT[: SQUAT.index("## Setup")] + sections
    tight = make_up(exercise(text), flowing(2))
    loose = make_up(exercise(text), flowing(2, stretch=20))
    assert loose.reach.size == pytest.approx(tight.reach.size)
    for one, stretched in ((tight, False), (loose, True)):
        feet: dict[float, float] = {}
        for line in text_lines(only(one)):
            # Items and heading hang from one edge in each column.
            column = line.at.x // (WALL.trim.width / 2)
            feet[column] = max(feet.get(column, 0.0), line.at.y)
        assert len(feet) == 2
        assert (abs(feet[0.0] - feet[1.0]) < 0.5) is stretched


def items(*counts: int) -> str:
    sections = "".join(
        f"## {name}\n\n" + "".join(f"- {name} {number}.\n" for number in range(count)) + "\n"
        for name, count in zip(("Setup", "Execution", "Tips"), counts, strict=False)
    )
    return SQUAT[: SQUAT.index("## Setup")] + sections


def second_column(page: Page) -> TextLine:
    found = text_lines(page)
    return next(line for line in found[1:] if line.at.x - found[0].at.x > WALL.trim.width * 0.3)


def test_a_column_begins_with_a_heading_where_that_costs_next_to_nothing() -> None:
    page = only(make_up(exercise(items(40, 38)), flowing(2)))
    assert second_column(page).text == "Execution"


def test_a_column_begins_with_an_item_where_a_heading_would_cost_much() -> None:
    page = only(make_up(exercise(items(32, 4)), flowing(2)))
    assert second_column(page).text.startswith("Setup ")
