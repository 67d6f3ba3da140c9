"""Sections as galleys, seen on the page: faces, numbers and blanks of lists, tables and steps."""

from dataclasses import replace

from conftest import SQUAT
from values import BODY, at, design, exercise, only

from cards.makeup.card import make_up

# Small type, so that every row has room on its line.
WALL = replace(design("wall-a4"), largest=12)


def test_a_table_s_row_is_one_line_whose_first_cell_is_its_label() -> None:
    table = "| Week | Sets | Reps |\n|---|---|---|\n| One | 3 x **heavy** | 8 |\n"
    page = only(make_up(exercise(SQUAT.replace("- Elbows brush the knees.\n", table)), WALL))
    for words, bold in (("Week", "Week"), ("One", "Oneheavy")):
        line = at(page, words)
        heavy = "".join(one.text for one in line.glyphs if one.face == BODY.replace("Regular", "Bold"))
        assert heavy.replace(" ", "") == bold
        assert {one.face for one in line.glyphs} == {BODY, BODY.replace("Regular", "Bold")}
    assert at(page, "Week").text.replace("\u00a0", " ") == "Week · Sets · Reps"
