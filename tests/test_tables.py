"""Tables in the text: columns, numbers at the right, lines to write in, labelled lines at the last."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import at, design, exercise, lines, only, words

from cards.exercise import Kind, Paragraph, Run, Section, Table
from cards.layout import Arrangement
from cards.makeup.card import Made, make_up
from cards.page import Page, Role, Rule
from cards.press.proof import findings, ink_box
from cards.typesetting.lines import make_setter
from cards.typesetting.tables import Columns, rows

ONE = Arrangement("one column", 1, frozenset(), (0.5, 0.5))
WALL = replace(design("wall-a4"), largest=14, arrangements=(ONE,), ladder=())
PLAN = """\
# Squat

## Execution

1. Sit.

## Plan

| Week | Day | Load kg | Note |
|---|---|---|---|
| 1 | Mon | 8 | easy |
| 2 | Tuesday | 12.5 | |
| 13 | Wed | 100 | slow |
"""
LOG = "# Squat\n\n## My log\n\n| Date | Weight | RIR |\n|---|---|---|\n" + "| | | |\n" * 4


def made(text: str, name: str = "") -> Made:
    return make_up(exercise(text), design(name) if name else WALL)


def right(page: Page, text: str) -> float:
    line = at(page, text)
    return line.at.x + line.width


def test_cells_of_a_column_stand_beneath_each_other_and_those_of_a_row_beside() -> None:
    page = only(made(PLAN))
    assert at(page, "Mon").at.x == at(page, "Tuesday").at.x == at(page, "Day").at.x
    assert at(page, "Mon").at.y == at(page, "easy").at.y
    tops = [at(page, text).at.y for text in ("Day", "Mon", "Tuesday", "Wed")]
    assert tops == sorted(set(tops))
    assert len({round(after - before, 3) for before, after in pairwise(tops)}) == 1


def test_numbers_stand_at_the_right_with_their_heads_and_words_at_the_left() -> None:
    page = only(made(PLAN))
    assert right(page, "12.5") == pytest.approx(right(page, "100")) == pytest.approx(right(page, "Load"))
    assert at(page, "12.5").at.x < at(page, "100").at.x
    assert at(page, "easy").at.x == at(page, "slow").at.x == at(page, "Note").at.x


@pytest.mark.parametrize(
    ("cells", "stand"),
    [
        (("1", "12.5", "100"), "right"),
        (("60 s", "8–10", "±3 %"), "right"),
        (("3x10", "4x8"), "left"),
        (("10", "rest"), "left"),
        (("", ""), "left"),
    ],
)
def test_only_columns_of_numbers_stand_at_the_right(cells: tuple[str, ...], stand: str) -> None:
    table = Table((((Run("Head"),),), *(((Run(cell),),) for cell in cells)))
    assert rows(table, make_setter(WALL, "en"))[0].columns.align == (stand,)


def test_an_author_s_own_alignment_is_kept() -> None:
    names = ("Head", "Monday", "Tue")
    table = Table(
        tuple(((Run(name),), (Run(f"{name}s"),), (Run(f"a {name}"),)) for name in names),
        align=("right", "center", "left"),
    )
    section = Section(Kind.SETUP, "Setup", (table,))
    page = only(make_up(replace(exercise(), sections=(section,), steps=()), WALL))
    assert len({round(right(page, name), 2) for name in names}) == 1
    middles = {round((at(page, f"{name}s").at.x + right(page, f"{name}s")) / 2, 2) for name in names}
    assert len(middles) == 1
    assert len({round(at(page, f"a {name}").at.x, 2) for name in names}) == 1


def test_heads_are_bold_with_a_rule_beneath_and_an_empty_cell_keeps_its_place() -> None:
    page = only(made(PLAN))
    assert at(page, "Week").glyphs[0].face.endswith("Bold")
    assert at(page, "Mon").glyphs[0].face.endswith("Regular")
    under = [item for item in page.items if isinstance(item, Rule) and item.start.x <= at(page, "Week").at.x]
    assert sum(item.start.y > at(page, "Week").at.y for item in under) == 4
    assert at(page, "Wed").at.x == at(page, "Mon").at.x


def test_an_empty_table_is_one_to_write_in_with_lines_across_the_measure() -> None:
    page = only(made(LOG))
    drawn = [item for item in page.items if isinstance(item, Rule)]
    across = [item for item in drawn if item.start.y == item.end.y and item.start.y > at(page, "Date").at.y]
    down = [item for item in drawn if item.start.x == item.end.x]
    assert len(across) == 5
    assert {round(item.end.x, 2) for item in across} == {round(WALL.trim.width - WALL.margin, 2)}
    assert len({item.start.x for item in down}) == 2
    heights = [below.start.y - above.start.y for above, below in pairwise(across)]
    assert min(heights) > 14 * 1.8


@pytest.mark.parametrize("items", range(1, 8))
def test_a_short_table_stands_in_one_column_head_and_all(items: int) -> None:
    two = Arrangement("two columns", 2, frozenset(), (0.5, 0.5))
    setup = "# Squat\n\n## Setup\n\n" + "".join(f"- Stand {number}.\n" for number in range(items))
    table = "| Week | Day |\n|---|---|\n" + "".join(f"| W{number} | D{number} |\n" for number in range(6))
    layout = replace(WALL, arrangements=(two,), largest=None)
    page = only(make_up(exercise(f"{setup}\n{table}\n- After.\n"), layout))
    assert len({round(at(page, f"D{number}").at.x, 2) for number in range(6)}) == 1


def wide(count: int) -> str:
    heads, cells = (" | ".join(f"{word}{at}" for at in range(count)) for word in ("Head", "value"))
    return f"# Squat\n\n## Setup\n\n1. Sit.\n\n## Plan\n\n| {heads} |\n{'|---' * count}|\n| {cells} |\n"


def test_a_table_that_is_too_wide_is_set_as_labelled_lines_and_that_is_said() -> None:
    done = made(wide(16), "wall-a4")
    told = words(only(done)).replace("\u00a0", " ")
    assert "Head0 value0 · Head1 value1 · Head2 value2" in told
    (said,) = done.diagnostics
    assert (said.location.line, "too narrow for the table" in said.message) == (9, True)
    narrow = made(wide(4), "wall-a4")
    assert not narrow.diagnostics
    assert "value0 ·" not in words(only(narrow))


def test_a_table_beside_a_wider_one_stays_a_table() -> None:
    text = wide(16) + "\n## More\n\n| Set | Reps |\n|---|---|\n| 1 | 10 |\n"
    done = made(text, "wall-a4")
    assert [said.location.line for said in done.diagnostics] == [9]
    page = only(done)
    (count,) = (line for line in lines(page) if line.text == "Set")
    assert count.at.y == at(page, "Reps").at.y
    assert at(page, "Reps").at.x > count.at.x


cells = st.sampled_from(
    ["", "1", "12.5 kg", "rest", "keep the trunk upright", "https://example.org/a/long/path"]
)


@pytest.mark.parametrize("name", ["wall-a4", "index-4x6-full", "large-print-a4", "pocket-a6-full"])
@given(some=st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=12), head=st.booleans())
def test_no_cell_is_lost_and_none_lies_upon_another(some: list[list[str]], head: bool, name: str) -> None:
    table = Table(tuple(tuple((Run(cell),) if cell else () for cell in row) for row in some), head=head)
    sections = (Section(Kind.SETUP, "Setup", (Paragraph((Run("Sit."),)), table)),)
    done = make_up(replace(exercise(), sections=sections, steps=()), design(name))
    told = "".join(line.text for page in done.pages for line in lines(page)).replace("\u00ad", "")
    told = "".join(told.split())
    for row in some:
        for cell in row:
            assert "".join(cell.split()) in told
    assert not [finding for page in done.pages for finding in findings(page)]
    for page in done.pages:
        boxes = [ink_box(line) for line in lines(page) if line.role is Role.PARAGRAPH]
        assert all(box.right <= page.trim.width - design(name).safe + 0.1 for box in boxes)


@given(st.lists(st.lists(cells, min_size=2, max_size=5), min_size=1, max_size=6), st.floats(1, 80))
def test_columns_never_take_more_than_the_measure_that_they_need(some: list[list[str]], spare: float) -> None:
    count = max(map(len, some))
    table = Table(tuple(tuple((Run(cell),) if cell else () for cell in row) for row in some))
    columns = rows(table, make_setter(WALL, "en"))[0].columns
    measure = columns.least_width + spare
    widths, gap = columns.widths(measure), columns.gap(measure)
    assert len(widths) == count
    assert sum(widths) + gap * (count - 1) <= measure + 1e-6
    assert all(width >= least - 1e-6 for width, least in zip(widths, columns.least, strict=True))


def test_a_column_that_cannot_be_narrower_keeps_its_width_a_hair_short_of_room() -> None:
    column = Columns((3.0,), (3.0,), ("left",), blank=False)
    assert column.widths(3.0 - 1e-12) == [3.0]
    two = Columns((2.0, 3.0), (2.0, 5.0), ("left", "left"), blank=False)
    assert sum(two.widths(two.least_width)) + two.gaps == pytest.approx(two.least_width)


@pytest.mark.parametrize("columns", [1, 2, 5])
def test_a_table_of_nothing_at_all_gets_room_to_write_in(columns: int) -> None:
    cells, rule = "|" + " |" * columns, "|" + "-|" * columns
    page = only(made(f"# Squat\n\n## Log\n\nWrite here.\n\n{cells}\n{rule}\n{cells}\n{cells}\n"))
    assert sum(isinstance(item, Rule) for item in page.items) >= 2
