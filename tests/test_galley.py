"""Sections as galleys, seen on the page: faces, numbers and blanks of lists, tables and steps."""

from dataclasses import replace

from conftest import SQUAT
from values import BODY, at, design, exercise, lines, only

from cards.makeup.card import make_up

# Small type, so that every row has room on its line.
WALL = replace(design("wall-a4"), largest=12)


def test_a_table_s_head_is_bold_and_an_author_s_bold_words_stay_so() -> None:
    table = "| Week | Sets | Reps |\n|---|---|---|\n| One | 3 x **heavy** | 8 |\n"
    page = only(make_up(exercise(SQUAT.replace("- Elbows brush the knees.\n", table)), WALL))
    bold = BODY.replace("Regular", "Bold")
    for words, faces in (("Week", {bold}), ("Sets", {bold}), ("One", {BODY}), ("heavy", {BODY, bold})):
        assert {one.face for one in at(page, words).glyphs} == faces


def test_a_row_that_is_set_as_a_line_of_labels_begins_with_a_bold_one() -> None:
    heads = " | ".join(f"Heading{number}" for number in range(16))
    cells = " | ".join(f"value{number}" for number in range(16))
    table = f"| {heads} |\n{'|---' * 16}|\n| {cells} |\n"
    page = only(make_up(exercise(SQUAT.replace("- Elbows brush the knees.\n", table)), design("wall-a4")))
    stretches = [one for line in lines(page) for one in line.glyphs]
    bold = BODY.replace("Regular", "Bold")
    told = {face: "".join(one.text for one in stretches if one.face == face) for face in (BODY, bold)}
    assert "Heading0" in told[bold]
    assert "value0" in told[bold]
    assert "value1" in told[BODY]
    assert "Heading1" in told[BODY]
