"""The hues of groups: apart for all eyes, on every card of a group, never against what a house chose."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from conftest import SQUAT
from running import lay

import cards
from cards.colour import NAMES, TEXT, Colour, colour, contrast
from cards.hues import GROUPS, HOUSE, HUES, hue_of
from cards.page import Page, Panel, TextLine
from cards.press.proof import findings
from cards.shop import layouts
from cards.shop.layouts import Dress, find_project
from cards.vocabulary import languages
from cards.wording import built_in_group, group_in

CONTENT = Path(__file__).parent.parent / "content"
WHITE = Colour(1, 1, 1)
#: Contrast of large words (WCAG 2.2, success criterion 1.4.6).
LARGE = 4.5
#: Of what is seen, in linear light: all, or without one kind of cones (Machado and others 2009).
EYES = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deuteranopia": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "tritanopia": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}
#: Two colours that are just told apart side by side, in OKLab; and by how many of these the hues are apart.
JUST, TIMES = 0.02, 2.2


def oklab(one: Colour, eyes: str) -> tuple[float, ...]:
    """Return a colour's place in a space where distances are those that eyes see (Ottosson 2020)."""
    parts = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in (one.red, one.green, one.blue)
    ]
    r, g, b = (min(1.0, max(0.0, sum(a * p for a, p in zip(row, parts, strict=True)))) for row in EYES[eyes])
    long = (0.4122 * r + 0.5363 * g + 0.0514 * b) ** (1 / 3)
    middle = (0.2119 * r + 0.6807 * g + 0.1074 * b) ** (1 / 3)
    short = (0.0883 * r + 0.2817 * g + 0.6300 * b) ** (1 / 3)
    return (
        0.2105 * long + 0.7936 * middle - 0.0041 * short,
        1.9780 * long - 2.4286 * middle + 0.4506 * short,
        0.0259 * long + 0.7828 * middle - 0.8087 * short,
    )


@pytest.mark.parametrize("eyes", EYES)
def test_every_two_hues_are_told_apart(eyes: str) -> None:
    for one, other in combinations(HUES, 2):
        places = zip(oklab(HUES[one], eyes), oklab(HUES[other], eyes), strict=True)
        assert sum((a - b) ** 2 for a, b in places) ** 0.5 >= JUST * TIMES, (one, other)


def test_there_are_six_to_eight_and_words_and_shapes_stand_out_on_each() -> None:
    assert 6 <= len(HUES) <= 8
    assert len(set(HUES.values())) == len(HUES)
    spark = layouts.load("wall-a4").masthead.accent
    for hue in HUES.values():
        assert contrast(hue, WHITE) >= TEXT
        assert contrast(hue, spark) >= LARGE


def test_every_group_of_the_library_has_one_and_every_hue_a_group() -> None:
    groups = {path.name for path in CONTENT.iterdir() if path.is_dir() and any(path.glob("*.md"))}
    assert set(GROUPS) == groups
    assert set(GROUPS.values()) == set(HUES)


def test_a_group_is_known_however_it_is_written() -> None:
    assert hue_of("Warm Up") == hue_of("warm-up") == HUES["pine"]
    assert hue_of("legs") is hue_of("") is hue_of(None) is None
    assert hue_of("Calentamiento") == hue_of("ROZGRZEWKA") == HUES["pine"]


@pytest.mark.parametrize("lang", languages())
def test_each_group_of_the_library_has_a_name_in_each_language_that_is_no_other_groups(lang: str) -> None:
    said = {group: group_in(group, lang) for group in GROUPS}
    assert {group: built_in_group(name) for group, name in said.items()} == {group: group for group in GROUPS}
    assert lang == "en" or all(name[0].isupper() for name in said.values())
    assert layouts.load("wall-a4").masthead.fill == HOUSE


@pytest.fixture
def squat(here: Path) -> None:
    lay(here / "squat.md", SQUAT.replace("level: beginner", "level: beginner\ngroup: mobility"))


def page(design: str, brand: str = "") -> Page:
    lay(Path("cuecard.toml"), f"[brand]\n{brand}\n" if brand else "")
    made = cards.card("squat.md", layout=design, project=find_project())
    return made.pages[0]


def fills(of: Page) -> set[str]:
    return {str(item.fill) for item in of.items if isinstance(item, Panel) and item.fill}


def inks(of: Page) -> set[str]:
    return {str(part.colour) for item in of.items if isinstance(item, TextLine) for part in item.glyphs}


@pytest.mark.parametrize(
    "design", ["wall-a4", "poster-letter", "station-a4", "cue-a4", "handout-a5", "index-4x6"]
)
@pytest.mark.usefixtures("squat")
def test_a_card_has_its_groups_hue_in_its_band_and_headings_and_no_other(design: str) -> None:
    made = page(design)
    hue = str(HUES["pine"])
    assert hue in fills(made)
    assert str(HOUSE) not in fills(made) | inks(made)
    mono = page(f"{design}-mono")
    assert hue not in fills(mono) | inks(mono)


@pytest.mark.parametrize("design", ["wall-a4", "poster-a4"])
@pytest.mark.usefixtures("squat")
def test_the_groups_name_stands_in_words(design: str) -> None:
    assert "MOBILITY" in {item.text.strip() for item in page(design).items if isinstance(item, TextLine)}


@pytest.mark.usefixtures("squat")
def test_what_a_house_has_chosen_wins() -> None:
    hue = str(HUES["pine"])
    assert NAMES["teal"] in fills(page("wall-a4", 'band = "teal"'))
    assert hue not in fills(page("wall-a4", 'band = "teal"'))
    assert NAMES["brown"] in fills(page("wall-a4", 'band = "teal"\ngroups = { mobility = "brown" }'))
    # Another group's colour is no word on this one.
    assert hue in fills(page("wall-a4", 'groups = { squat = "brown" }'))
    assert hue in fills(page("wall-a4", 'accent = "brown"'))


@pytest.mark.usefixtures("squat")
def test_a_design_that_has_a_band_of_its_own_keeps_it() -> None:
    assert str(HUES["pine"]) not in fills(page("wall-a4-light"))
    lay(Path("layouts/mine.toml"), 'extends = "wall-a4"\n[colours]\nband = "#0f5c5c"\n')
    assert "#0f5c5c" in fills(page("mine"))


@pytest.mark.usefixtures("here")
def test_a_group_of_ones_own_has_the_house_s_colour() -> None:
    lay(Path("squat.md"), SQUAT.replace("level: beginner", "level: beginner\ngroup: Legs"))
    assert str(HOUSE) in fills(page("wall-a4"))


@pytest.mark.parametrize(
    "design", ["wall-a4", "wall-a4-landscape", "poster-a4", "station-a4", "cue-a4", "pocket-a6"]
)
@pytest.mark.usefixtures("here")
def test_all_words_stand_out_in_every_hue(design: str) -> None:
    for hue in HUES.values():
        made = layouts.load(design, dress=Dress(hue=hue))
        assert made.masthead.fill == hue
        assert contrast(made.masthead.text, hue) >= TEXT
        assert all(contrast(kind.colour, made.ground) >= TEXT for kind in made.kinds.values())
        group = next(name for name in GROUPS if hue_of(name) == hue)
        text = SQUAT.replace("level: beginner", f"level: beginner\ngroup: {group}\nstation: 3\nwork: 40 s")
        lay(Path("squat.md"), text)
        assert not findings(page(design))


def test_the_action_and_the_mistakes_keep_their_colours_in_every_hue() -> None:
    plain = layouts.load("poster-a4")
    for hue in HUES.values():
        made = layouts.load("poster-a4", dress=Dress(hue=hue))
        for kind, style in plain.kinds.items():
            if style.colour != HOUSE:
                assert made.kinds[kind].colour == style.colour
        assert made.masthead.accent == plain.masthead.accent


def test_a_hue_is_written_as_colours_are() -> None:
    assert all(colour(str(hue)) == hue for hue in HUES.values())
