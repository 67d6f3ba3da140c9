"""Two columns of their own measures: how sections are parted; headings on a paragraph's line; long lines."""

from dataclasses import replace

import pytest
from conftest import SQUAT
from hypothesis import given
from hypothesis import strategies as st
from values import MM, at, design, exercise, lines, only

from cards.exercise import Kind, Paragraph, Run, Section
from cards.geometry import Size
from cards.makeup.card import make_up
from cards.page import Role
from cards.typesetting.copyfit import divide, fit_divided, prepare
from cards.typesetting.galley import Galley, set_section
from cards.typesetting.lines import LONGEST, even_lines, make_setter

WALL = design("wall-a4")
SETTER = make_setter(WALL, "en")
COLUMNS = Size(108 * MM, 190 * MM), Size(74 * MM, 140 * MM)
SIDES = frozenset({Kind.MISTAKES}), frozenset({Kind.MISTAKES, Kind.TIPS}), frozenset({Kind.TIPS})


def section(kind: Kind, words: int) -> Galley:
    text = " ".join(["steady"] * words)
    return set_section(Section(kind, None, (Paragraph((Run(text),)),)), str(kind), SETTER)


@given(st.lists(st.integers(1, 160), min_size=3, max_size=3))
def test_both_columns_hold_what_stands_in_them(sizes: list[int]) -> None:
    kinds = (Kind.EXECUTION, Kind.TIPS, Kind.MISTAKES)
    flow = prepare(tuple(map(section, kinds, sizes)))
    found = fit_divided(divide(flow, SIDES), COLUMNS, 20.0, beat=0.0)
    assert found is not None
    assert 0 < found.fit.size <= 20
    assert min(found.left) >= -0.5
    (columns,) = found.fit.pages
    placed = [number for column in columns for number in column.blocks]
    assert sorted(placed) == list(range(len(flow.blocks)))


def test_of_two_ways_the_one_of_larger_type_or_of_evener_feet_wins() -> None:
    long = (section(Kind.EXECUTION, 150), section(Kind.TIPS, 40), section(Kind.MISTAKES, 20))
    found = fit_divided(divide(prepare(long), SIDES), COLUMNS, 20.0, beat=0.0)
    assert found
    (columns,) = found.fit.pages
    beside = {prepare(long).kinds[number] for number in columns[1].blocks}
    assert beside == {Kind.TIPS, Kind.MISTAKES}
    short = (section(Kind.EXECUTION, 60), section(Kind.TIPS, 5), section(Kind.MISTAKES, 60))
    found = fit_divided(divide(prepare(short), SIDES), COLUMNS, 20.0, beat=0.0)
    assert found
    (columns,) = found.fit.pages
    assert {prepare(short).kinds[number] for number in columns[1].blocks} == {Kind.MISTAKES}


def beside(steps: int, long_words: int, mistakes: int, enough: float = 0.0) -> set[Kind]:
    """Return what stands in the narrow column, where each of the tips' long words is a line of its own."""
    words = " ".join(["straightforward"] * long_words)
    tips = set_section(Section(Kind.TIPS, None, (Paragraph((Run(words),)),)), "tips", SETTER)
    flow = prepare((section(Kind.EXECUTION, steps), tips, section(Kind.MISTAKES, mistakes)))
    found = fit_divided(divide(flow, SIDES), COLUMNS, 20.0, beat=0.0, enough=enough)
    assert found
    return {flow.kinds[number] for number in found.fit.pages[0][1].blocks}


def test_lines_that_do_not_end_early_are_worth_a_little_type() -> None:
    assert beside(steps=80, long_words=20, mistakes=60) == {Kind.MISTAKES}


def test_lines_that_end_early_cost_no_type_that_a_reader_would_miss() -> None:
    assert beside(steps=60, long_words=12, mistakes=90) == {Kind.TIPS}


def test_under_the_size_that_is_enough_type_counts_more_than_even_columns() -> None:
    assert beside(steps=70, long_words=18, mistakes=80) == {Kind.TIPS}
    assert beside(steps=70, long_words=18, mistakes=80, enough=17) == {Kind.MISTAKES}


def test_what_no_way_parts_is_parted_between_sections() -> None:
    flow = prepare((section(Kind.SETUP, 80), section(Kind.EXECUTION, 90)))
    found = fit_divided(divide(flow, SIDES), COLUMNS, 20.0, beat=0.0)
    assert found
    (columns,) = found.fit.pages
    assert [{flow.kinds[number] for number in column.blocks} for column in columns] == [
        {Kind.SETUP},
        {Kind.EXECUTION},
    ]


def test_a_heading_over_one_item_stands_on_its_line() -> None:
    page = only(make_up(exercise(SQUAT), WALL))
    head, text = at(page, "Tips"), at(page, "Elbows")
    assert head.role is Role.HEADING
    assert head.at.y == text.at.y
    assert head.at.x + head.width < text.at.x + text.glyphs[0].offset
    assert head.size > text.size


def test_a_heading_over_more_than_one_stands_over_them() -> None:
    two = SQUAT.replace("- Elbows brush the knees.", "- Elbows brush the knees.\n- Eyes look ahead.")
    page = only(make_up(exercise(two), WALL))
    assert at(page, "Tips").at.y < at(page, "Elbows").at.y - at(page, "Elbows").size


def test_text_runs_on_under_a_heading_on_its_line_and_from_one_edge() -> None:
    long = SQUAT.replace("Elbows brush the knees.", "Elbows brush the knees. " * 6)
    page = only(make_up(exercise(long), WALL))
    head = at(page, "Tips")
    group = at(page, "Elbows").group
    first, *others = (line for line in lines(page) if line.group == group)
    assert others
    assert {line.at.x for line in others} == {first.at.x}
    assert first.glyphs[0].offset > head.width


@pytest.mark.parametrize("name", ["wall-a4", "large-print-a4", "handout-a5"])
def test_no_line_is_longer_than_65_characters(name: str) -> None:
    text = (
        "Sit back and keep the whole foot on the floor while the trunk stays tall and the knees point out. "
    )
    look = replace(design(name), largest=11.0, floor=1.0)
    for page in make_up(exercise(SQUAT.replace("Push the floor away.", text * 4)), look).pages:
        for line in lines(page, Role.LIST_BODY, Role.PARAGRAPH):
            assert line.width <= LONGEST * line.size + 0.5
            assert len(line.text) <= 75


@pytest.mark.parametrize("title", ["Z Press", "T Bar Row Z"])
def test_no_letter_stands_alone_on_a_line_of_a_title(title: str) -> None:
    assert any(line.is_letter for line in even_lines(SETTER.display(title), 3))
    for name in ("wall-a4", "wall-a4-landscape", "index-4x6", "cue-a4-landscape"):
        page = make_up(replace(exercise(SQUAT), title=title), design(name)).pages[0]
        assert all(len(line.text.strip()) > 1 for line in lines(page, Role.TITLE)), name


def test_nothing_is_found_that_is_not_better_than_what_is_there() -> None:
    flow = prepare(tuple(map(section, (Kind.EXECUTION, Kind.TIPS, Kind.MISTAKES), (150, 40, 20))))
    found = fit_divided(divide(flow, SIDES), COLUMNS, 20.0, beat=0.0)
    assert found
    assert fit_divided(divide(flow, SIDES), COLUMNS, 20.0, beat=found.score + 0.01) is None
    again = fit_divided(divide(flow, SIDES), COLUMNS, 20.0, beat=found.score - 0.5)
    assert again
    assert again.fit.size == pytest.approx(found.fit.size, rel=0.01)
