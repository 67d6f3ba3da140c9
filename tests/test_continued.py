"""Lists that go on in another column or over the page: their heading stands there once more."""

import io
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pytest
from values import MM, at, design, exercise, lines, only

from cards.exercise import Exercise
from cards.layout import Arrangement, Layout
from cards.makeup.card import make_up
from cards.makeup.text_area import later_area
from cards.page import Role
from cards.press.press import press
from cards.sheet import one_up
from cards.vocabulary import labels, languages

WALL = design("wall-a4")
TWO_COLUMNS = replace(WALL, arrangements=(Arrangement("flow", 2, frozenset(), (0.5, 0.5)),))


class Word(NamedTuple):
    """A word's place on a sheet: its left edge, and its top from the sheet's foot, in points."""

    left: float
    top: float
    bottom: float


def long_list(steps: int, heading: str = "Execution", lang: str = "en") -> Exercise:
    some = "".join(f"{number}. Step{number:02} slowly down the wall.\n" for number in range(1, steps + 1))
    return exercise(f"---\ntitle: Long Squat\nlang: {lang}\n---\n\n## {heading}\n\n{some}")


def pages_of(one: Exercise, layout: Layout) -> list[pypdfium2.PdfPage]:
    made = make_up(one, layout)
    pdf = press([one_up(page) for page in made.pages], title=one.title)
    return list(pypdfium2.PdfDocument(io.BytesIO(pdf)))


def place(page: pypdfium2.PdfPage, words: str) -> Word:
    """Find words on a page by what can be searched in the PDF."""
    text = page.get_textpage()
    found = text.search(words, match_case=True).get_next()
    assert found, words
    boxes = [text.get_charbox(n) for n in range(found[0], sum(found)) if text.get_text_range(n, 1).strip()]
    return Word(min(b[0] for b in boxes), max(b[3] for b in boxes), min(b[1] for b in boxes))


def test_the_heading_stands_over_the_rest_of_its_list_in_the_next_column() -> None:
    (page,) = pages_of(long_list(30), TWO_COLUMNS)
    again, first = place(page, "Execution (continued)"), place(page, "Execution")
    assert again.left > page.get_width() / 2 > first.left
    assert again.top == pytest.approx(first.top, abs=2)
    steps = [place(page, f"Step{number:02}") for number in range(1, 31)]
    beyond = [step for step in steps if step.left > page.get_width() / 2]
    assert 10 < len(beyond) < 20
    assert max(step.top for step in beyond) < again.bottom
    # Nothing stands on anything, and nothing beyond the margin.
    assert all(one.bottom > other.top for one, other in pairwise(beyond))
    assert min(step.bottom for step in steps) > WALL.safe


@pytest.mark.parametrize("lang", languages())
def test_the_words_are_of_the_cards_language(lang: str) -> None:
    own = labels(lang)
    (page,) = pages_of(long_list(30, own.execution, lang), TWO_COLUMNS)
    assert place(page, f"{own.execution} ({own.continued})").left > page.get_width() / 2
    assert lang == "en" or own.continued != labels("en").continued


def test_over_the_page_it_stands_at_the_top_of_the_next() -> None:
    first, second, *_ = pages_of(long_list(60), design("large-print-a4"))
    assert "continued" not in first.get_textpage().get_text_range()
    again = place(second, "Execution (continued)")
    assert second.get_height() - again.top < 30 * MM
    opening = min(n for n in range(1, 61) if f"Step{n:02}" in second.get_textpage().get_text_range())
    assert 0 < again.bottom - place(second, f"Step{opening:02}").top < 8 * MM


@pytest.mark.parametrize("steps", range(50, 60))
def test_each_page_holds_its_text_and_that_heading(steps: int) -> None:
    layout = design("large-print-a4")
    for page in make_up(long_list(steps), layout).pages:
        lowest = max(line.at.y for line in lines(page, Role.LIST_BODY, Role.LIST_LABEL))
        assert lowest < later_area(layout, 0.0).bottom + 1


def test_a_section_that_begins_a_column_has_its_own_heading_alone() -> None:
    two = exercise(
        "---\ntitle: Long Squat\n---\n\n"
        + "".join(f"## {name}\n\n" + f"- {name} slowly.\n" * 20 + "\n" for name in ("Setup", "Tips"))
    )
    (page,) = pages_of(two, TWO_COLUMNS)
    assert "continued" not in page.get_textpage().get_text_range()


def test_who_listens_hears_one_heading_and_one_list() -> None:
    page = only(make_up(long_list(30), TWO_COLUMNS))
    assert at(page, "continued").role is Role.ARTIFACT
    assert [line.text for line in lines(page, Role.HEADING)] == ["Execution"]


def test_a_column_begins_with_an_item_rather_than_within_one() -> None:
    some = "".join(f"{number}. Move {number}:\n" + "   - Slowly down.\n" * 5 for number in range(1, 9))
    page = only(make_up(exercise(f"---\ntitle: Long Squat\n---\n\n## Execution\n\n{some}"), TWO_COLUMNS))
    beyond = [one for one in lines(page, Role.LIST_BODY) if one.at.x > WALL.trim.width / 2]
    assert beyond[0].text.startswith("Move ")
