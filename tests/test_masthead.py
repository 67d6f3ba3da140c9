"""The masthead on the page: how a title and a lead are divided into lines."""

from dataclasses import replace
from functools import cache

import pytest
from conftest import SQUAT
from values import at, design, exercise, lines, only

from cards import fonts
from cards.exercise import Prescription
from cards.geometry import Rect
from cards.layout import Layout
from cards.makeup.card import make_up
from cards.page import Panel, Role, TextLine
from cards.press.proof import ink_box

WALL = design("wall-a4")


def width(words: tuple[str, ...], face: str) -> float:
    return fonts.face(face).width(" ".join(words))


@cache
def most_even(words: tuple[str, ...], count: int, face: str) -> float:
    """Return the width in em of the longest line, where words are divided into so many lines most evenly."""
    if count == 1:
        return width(words, face)
    return min(
        max(width(words[:end], face), most_even(words[end:], count - 1, face))
        for end in range(1, len(words) - count + 2)
    )


def is_even(some: list[TextLine]) -> bool:
    words = [tuple(line.text.split()) for line in some]
    face = some[0].glyphs[0].face
    told = tuple(word for line in words for word in line)
    return max(width(line, face) for line in words) == pytest.approx(
        most_even(told, len(words), face), rel=0.001
    )


@pytest.mark.parametrize("name", ["wall-a4", "cue-a4", "wall-a4-landscape", "index-3x5"])
@pytest.mark.parametrize(
    "title",
    [
        "Standing Single-Arm Kettlebell Overhead Press",
        "Half-Kneeling Cable Lift on the Left",
        "Single-Leg Romanian Deadlift with a Kettlebell in the Other Hand and a Reach of the Free Arm "
        "to the Front at Shoulder Height until Hip and Heel Are in One Line",
    ],
)
def test_a_title_s_lines_are_as_even_as_its_words_allow(title: str, name: str) -> None:
    page = only(make_up(exercise(SQUAT.replace("Goblet Squat", title)), design(name)))
    found = lines(page, Role.TITLE)
    assert len(found) > 1
    assert " ".join(line.text.strip() for line in found) == title
    assert is_even(found)


@pytest.mark.parametrize(
    "words",
    [
        "Strong legs, an upright back and quiet knees.",
        "Strong legs and an upright back, and knees that stay over the toes.",
        "Strong legs, an upright back, and knees that stay over the toes all the way down to the chair.",
    ],
)
def test_a_lead_s_lines_are_as_even_as_its_words_allow(words: str) -> None:
    # The description leads where there is no purpose, in one face.
    text = SQUAT.replace("A squat with the weight before the chest.", words)
    text = text.replace("**Purpose:** Strong legs and an upright back.\n", "")
    page = only(make_up(exercise(text), WALL))
    lead = at(page, words.split()[0]).group
    found = [line for line in lines(page, Role.PARAGRAPH) if line.group == lead]
    assert len(found) > 1
    assert is_even(found)


def station(text: str, look: Layout) -> tuple[Rect, Rect, Rect]:
    """Return the place of the band, of the station's square, and of the ink of its number."""
    asked = Prescription(station="7")
    page = make_up(replace(exercise(text), prescription=asked), look).pages[0]
    panels = [item for item in page.items if isinstance(item, Panel)]
    (number,) = (line for line in lines(page) if line.text == "7")
    (square,) = (
        one.rect for one in panels
        if one.fill == look.masthead.text and one.rect.contains(ink_box(number))
    )  # fmt: skip
    return panels[0].rect, square, ink_box(number)


@pytest.mark.parametrize("name", ["wall-a4", "cue-a4", "pocket-a6"])
def test_a_station_stands_in_the_middle_of_its_band_and_its_number_in_the_middle_of_its_square(
    name: str,
) -> None:
    look = design(name)
    band, square, ink = station(SQUAT, look)
    assert square.width == pytest.approx(square.height)
    assert square.y + square.height / 2 == pytest.approx((band.bottom - look.masthead.rule) / 2)
    assert ink.y + ink.height / 2 == pytest.approx(square.y + square.height / 2, abs=square.height * 0.03)
    assert ink.x + ink.width / 2 == pytest.approx(square.x + square.width / 2, abs=square.width * 0.05)


def test_a_band_is_never_lower_than_the_square_in_it() -> None:
    look = replace(WALL, largest=12.0)
    band, square, _ = station("---\ntitle: Squat\n---\n\n## Setup\n\n- Stand.\n", look)
    assert square.y >= look.safe
    assert square.bottom + look.margin * 0.5 < band.bottom


@pytest.mark.parametrize("labels", ["", "equipment: [band]\n"])
def test_a_band_without_a_lead_keeps_no_room_for_one(labels: str) -> None:
    head = f"---\ntitle: Squat\n{labels}---\n\n## Setup\n\n- Stand.\n"
    page = only(make_up(exercise(head), WALL))
    (title,) = lines(page, Role.TITLE)
    rise = fonts.face(title.glyphs[0].face).cap_height * title.size
    assert 0.85 * WALL.margin < title.at.y - rise < WALL.margin


@pytest.mark.parametrize("name", ["cue-a4-landscape", "index-5x8", "index-4x6", "cue-a4", "wall-a4"])
def test_a_lead_is_neither_small_beside_the_text_nor_large_under_the_title(name: str) -> None:
    for text in (
        SQUAT,
        SQUAT.replace("upright back.", "upright back, day after day, for many years to come."),
    ):
        made = make_up(exercise(text), design(name))
        page = made.pages[0]
        for lead in (line for line in lines(page) if line.spoken):
            assert made.reach.size * 0.75 - 0.01 <= lead.size
            assert lead.size <= 0.6 * lines(page, Role.TITLE)[0].size + 0.01


@pytest.mark.parametrize("name", ["cue-a4-landscape", "index-5x8", "cue-a4", "wall-a4", "wall-a4-landscape"])
def test_descenders_of_a_title_clear_what_is_under_them(name: str) -> None:
    look = design(name)
    page = make_up(exercise(SQUAT.replace("Goblet Squat", "Jumping Gypsy")), look).pages[0]
    edge = look.masthead.side or look.trim.width * 0.5
    last = lines(page, Role.TITLE)[-1]
    foot = ink_box(last).bottom
    under = [
        item.rect.y for item in page.items
        if isinstance(item, Panel) and item.stroke and item.rect.y > last.at.y and item.rect.x < edge
    ]  # fmt: skip
    words = [ink_box(line).y for line in lines(page) if line.at.y > last.at.y and line.at.x < edge]
    assert foot < min([*under, *words])
