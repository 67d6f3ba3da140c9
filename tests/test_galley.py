"""Sections as galleys, seen on the page: faces, numbers and blanks of lists, tables and steps."""

from dataclasses import replace

from conftest import SQUAT
from values import BODY, at, design, exercise, only

from cards.makeup.card import make_up

# Small type, so that every row has room on its line.
WALL = replace(design("wall-a4"), largest=12)


def test_a_table_s_head_is_bold_and_an_author_s_bold_words_stay_so() -> None:
    table = "| Week | Sets | Reps |\n|---|---|---|\n| One | 3 x **heavy** | 8 |\n"
    page = only(make_up(exercise(SQUAT.replace("- Elbows brush the knees.\n", table)), WALL))
    bold = BODY.replace("Regular", "Bold")
    for words, faces in (("Week", {bold}), ("Sets", {bold}), ("One", {BODY}), ("heavy", {BODY, bold})):
        assert {one.face for one in at(page, words).glyphs} == faces
