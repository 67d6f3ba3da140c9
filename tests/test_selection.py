"""Exercises chosen by what they have, and put in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.exercise import Exercise, Muscles
from cards.shop.orders import Choice, Sort
from cards.shop.selection import matches, ordered, unmet


def exercise(title: str, **more: object) -> Exercise:
    return Exercise(title, title.lower(), f"{title}.md", **more)  # type: ignore[arg-type]


ROW = exercise(
    "Row",
    equipment=("resistance band", "Bench"),
    muscles=Muscles(("lats",), ("biceps",)),
    level="beginner",
    tags=("home", "first pull"),
    group="Pull",
)
PLANK = exercise("Plank", equipment=("mat",), muscles=Muscles(("abs",)), level="advanced", group="Core")


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Choice(), [ROW, PLANK]),
        (Choice(equipment=("band",)), [ROW]),
        (Choice(equipment=("RESISTANCE  BAND",)), [ROW]),
        (Choice(equipment=("ban",)), []),
        (Choice(equipment=("band", "mat")), [ROW, PLANK]),
        (Choice(equipment=("band",), level=("advanced",)), []),
        (Choice(muscle=("lats",)), [ROW]),
        (Choice(muscle=("biceps",)), []),
        (Choice(level=("Beginner", "advanced")), [ROW, PLANK]),
        (Choice(tag=("home",)), [ROW]),
        (Choice(group=("core",)), [PLANK]),
        (Choice(equipment=("",)), []),
        (Choice(equipment=("b(nd",)), []),
    ],
)
def test_a_word_of_each_kind_must_be_there(choice: Choice, kept: list[Exercise]) -> None:
    assert [one for one in (ROW, PLANK) if matches(one, choice)] == kept


def test_a_word_that_nothing_has_is_named_with_the_nearest() -> None:
    (said,) = unmet((ROW, PLANK), Choice(muscle=("lat",)))
    assert (said.location.path, said.hint) == ("--muscle lat", 'did you mean "lats"?')


def test_words_that_never_meet_are_named_together() -> None:
    (said,) = unmet((ROW, PLANK), Choice(equipment=("mat",), level=("beginner",)))
    assert said.location.path == "--equipment mat, --level beginner"
    assert said.message == "no exercise has all of it"


TEN, TWO, ANGEL = exercise("Set 10"), exercise("Set 2"), exercise("Ängel", group="b", equipment=("box",))


def in_order(by: Sort, *exercises: Exercise) -> list[str]:
    return [one.title for one in ordered(exercises, by, lambda one: one)]


def test_titles_sort_as_people_sort() -> None:
    assert in_order(Sort.TITLE, TEN, TWO, ANGEL) == ["Ängel", "Set 2", "Set 10"]


def test_groups_sort_by_name_then_title_and_what_has_none_comes_last() -> None:
    squat = exercise("Squat", group="a")
    assert in_order(Sort.GROUP, TEN, TWO, ANGEL, squat) == ["Squat", "Ängel", "Set 2", "Set 10"]


def test_equipment_sorts_by_the_first_piece() -> None:
    assert in_order(Sort.EQUIPMENT, TWO, PLANK, ROW, ANGEL) == ["Ängel", "Plank", "Row", "Set 2"]


@given(st.lists(st.text(max_size=6), max_size=8), st.sampled_from(Sort))
def test_an_order_loses_nothing_and_is_the_same_from_any_start(titles: list[str], by: Sort) -> None:
    exercises = [exercise(title) for title in titles]
    assert sorted(in_order(by, *exercises)) == sorted(titles)
    if by is not Sort.GIVEN:
        assert in_order(by, *exercises) == in_order(by, *exercises[::-1])
