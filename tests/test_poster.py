"""Posters as a reader finds them: what stands where on the page, what is told, and what gives way."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image as Photo
from reading_back import codes, page_texts, placed_words
from values import MM

import cards
from cards import fonts
from cards.diagnostics import CardsError
from cards.exercise import Exercise, Kind, Run
from cards.geometry import Point, Rect
from cards.layout import X_HEIGHT_PER_DISTANCE
from cards.makeup.card import Made, make_up
from cards.makeup.equipment_icons import KINDS, draw_equipment, kind_of
from cards.makeup.facts_line import facts_of
from cards.makeup.poster_copy import Note
from cards.makeup.poster_notes import draw_notes, set_notes
from cards.makeup.spine import Cell, plan, plan_apart, usual_cues
from cards.page import Colour, Figure, Image, Item, Panel, Role, Rule, Symbol, TextLine
from cards.press.proof import findings
from cards.shop import illustrations, layouts
from cards.shop.sources import Source, exercise_of
from cards.typesetting.lines import make_setter, paragraph_numbers
from cards.vocabulary import labels

CONTENT = Path(__file__).parent.parent / "content"
LIBRARY = sorted(CONTENT.glob("*/*.md"))
A4 = layouts.load("poster-a4")

STEPLESS = """\
---
title: Farmer Hold
equipment: [dumbbell]
---

## Setup

Stand between two weights.

## Execution

1. **Lift:** Take both off the floor.
2. Stay tall for thirty seconds.

## Common mistakes

- **Round back:** Lift the chest.
- Leaning to a side. Press the feet down evenly.
- Rushing

## Tips

- Breathe.

## Variations

- **Easier:** Take less.
"""


def read(text: str, file: str = "farmer-hold.md") -> Exercise:
    return exercise_of(Source(file, text.encode())).exercise


def made(one: Exercise, name: str = "poster-a4") -> Made:
    design = layouts.load(name)
    return make_up(one, design, (), illustrations.find(one, design, "", own=False).illustrations)


@lru_cache(maxsize=1024)
def poster(stem: str, name: str = "poster-a4") -> Made:
    path = next(CONTENT.glob(f"*/{stem}.md"))
    return made(read(path.read_text(encoding="utf-8"), str(path)), name)


def items(stem: str, name: str = "poster-a4") -> tuple[Item, ...]:
    return poster(stem, name).pages[0].items


def lines(stem: str, name: str = "poster-a4") -> list[TextLine]:
    return [item for item in items(stem, name) if isinstance(item, TextLine)]


def line(stem: str, text: str) -> TextLine:
    return next(one for one in lines(stem) if one.text.startswith(text))


SOME = ("cable-kickback", "superman", "push-up", "half-kneeling-hip-flexor-stretch", "barbell-clean", "plank")


@pytest.mark.parametrize("name", ["poster-a4", "poster-letter", "poster-a3", "poster-tabloid-mono"])
def test_the_head_is_one_height_and_the_title_starts_at_one_place(name: str) -> None:
    starts = {
        (round(one.at.x, 2), round(one.at.y, 2))
        for stem in SOME
        for one in lines(stem, name)
        if one.role is Role.TITLE
    }
    assert len(starts) == 1


def metres(one: TextLine) -> float:
    """Return the distance at which a line's x-height is seen under 0.2 degrees."""
    x_height = one.size * fonts.face(one.glyphs[0].face).x_height / MM
    return x_height / X_HEIGHT_PER_DISTANCE / 1000


def names_of(stem: str, name: str = "poster-a4") -> list[TextLine]:
    """Return the lines of the steps' names: they are in the numbers' type."""
    every = lines(stem, name)
    size = next(one.size for one in every if one.role is Role.LIST_LABEL)
    return [one for one in every if one.role is Role.LIST_BODY and one.size == size]


@pytest.mark.parametrize(("name", "part"), [("poster-a4", 0.45), ("poster-letter", 0.35)])
def test_steps_names_are_read_from_two_metres_where_the_page_allows(name: str, part: float) -> None:
    far = {path.stem: min(map(metres, names_of(path.stem, name))) for path in LIBRARY}
    assert sum(one >= 1.995 for one in far.values()) >= part * len(far)
    # As a sign is planned, by 250 times the height of its capitals, they all are.
    for stem in far:
        least = min(names_of(stem, name), key=metres)
        capital = least.size * fonts.face(least.glyphs[0].face).cap_height
        assert capital * 250 / MM >= 2000 - 1, stem
    # Of those that are smaller, mistakes and notes are smaller, too, unless three columns keep them narrow.
    columns = {
        stem: len({round(one.at.x) for one in lines(stem, name) if one.role is Role.LIST_LABEL})
        for stem in far
    }
    small = [stem for stem, one in far.items() if one < 1.9 and columns[stem] < 3]
    assert small
    for stem in small:
        body = poster(stem, name).reach.size
        notes = [
            one.size
            for one in lines(stem, name)
            if one.role is Role.PARAGRAPH and one.glyphs[0].face == "BarlowCondensed-Medium"
        ]
        assert not notes or 12.0 <= min(notes) < body * 0.95, stem


@pytest.mark.parametrize("name", ["poster-a4", "poster-letter", "poster-a3", "poster-tabloid"])
def test_nothing_is_wrong_with_any_poster_of_the_library(name: str) -> None:
    for path in LIBRARY if name == "poster-a4" else LIBRARY[::5]:
        assert not findings(poster(path.stem, name).pages[0]), path


@pytest.mark.parametrize(
    ("name", "size"), [("poster-a4", 38.0), ("poster-letter", 38.0), ("poster-a3", 54.0)]
)
def test_doses_grow_with_the_page(name: str, size: float) -> None:
    values = [one for one in lines("cable-kickback", name) if one.text.strip() in ("2-3", "10-15", "60 s")]
    assert len(values) == 3
    assert {round(one.size, 1) for one in values} == {size}


def test_titles_are_read_from_3_6_metres_where_one_line_holds_them() -> None:
    for path in LIBRARY:
        (title,) = (one for one in lines(path.stem) if one.role is Role.TITLE)
        fills = title.width >= 0.98 * (A4.trim.width - 2 * A4.margin)
        assert metres(title) >= 3.6 or fills, path


def test_the_masthead_of_an_a4_poster_is_36_to_41_mm_high_and_titles_are_44_pt_or_fill_its_width() -> None:
    heads = {item.rect.bottom for stem in SOME for item in items(stem)[:1] if isinstance(item, Panel)}
    (bottom,) = heads
    assert 36 * MM <= bottom <= 41 * MM
    for path in LIBRARY:
        titles = [one for one in lines(path.stem) if one.role is Role.TITLE]
        assert len(titles) == 1, path
        fills = titles[0].width >= 0.98 * (A4.trim.width - 2 * A4.margin)
        assert titles[0].size >= (42 if fills else 44), path


def test_a_long_title_has_two_lines_of_32_pt_or_more() -> None:
    text = STEPLESS.replace("Farmer Hold", "Half-Kneeling Landmine Press With Both Hands Overhead")
    titles = [
        one for one in made(read(text)).pages[0].items if isinstance(one, TextLine) and one.role is Role.TITLE
    ]
    assert len(titles) == 2
    assert min(one.size for one in titles) >= 32


def test_in_black_and_white_the_rule_is_clear_of_a_title_of_two_lines() -> None:
    text = STEPLESS.replace("Farmer Hold", "Single-Arm Half-Kneeling Landmine Press With a Slow Lowering")
    page = made(read(text), "poster-a4-mono").pages[0]
    assert len([one for one in page.items if isinstance(one, TextLine) and one.role is Role.TITLE]) == 2
    assert not findings(page)


def test_the_movement_takes_a_quarter_of_the_page_over_its_whole_width() -> None:
    for path in LIBRARY:
        band = [
            item
            for item in items(path.stem)
            if isinstance(item, Panel) and item.fill and item.rect.width > A4.trim.width
        ][1]
        shown = [item for item in items(path.stem) if isinstance(item, Figure) and item.alt]
        assert band.rect.height >= A4.trim.height / 4 - 0.01, path
        assert all(band.rect.contains(one.rect) for one in shown), path


def test_each_panel_has_the_number_of_the_step_that_it_shows() -> None:
    numbers = {
        stem: [one.text for one in lines(stem) if one.role is Role.ARTIFACT and one.text.isdigit()]
        for stem in ("cable-kickback", "bench-dip", "dumbbell-snatch", "plank")
    }
    assert numbers == {
        "cable-kickback": ["2", "3", "4"],
        "bench-dip": ["1", "2", "3"],
        "dumbbell-snatch": ["1", "2", "3"],
        "plank": ["1"],
    }


def numbers_in_panels(stem: str, name: str = "poster-a4") -> list[str]:
    return [one.text for one in lines(stem, name) if one.role is Role.ARTIFACT and one.text.isdigit()]


@pytest.mark.parametrize("name", ["poster-a4", "poster-letter", "poster-a3", "poster-a4-mono"])
def test_the_way_back_has_a_panel_where_it_leaves_the_others_their_size(name: str) -> None:
    assert numbers_in_panels("kettlebell-goblet-squat", name) == ["1", "2", "3"]
    assert numbers_in_panels("barbell-deadlift", name) == ["2", "3", "4"]
    # Lying down it takes the whole width.
    assert numbers_in_panels("push-up", name) == ["1", "2"]


def test_postures_are_hardly_smaller_for_the_way_back() -> None:
    with_it, heights = 0, {}
    for path in LIBRARY:
        shown = [item for item in items(path.stem) if isinstance(item, Figure)]
        count = len(numbers_in_panels(path.stem))
        heights[path.stem] = max(item.rect.height for item in shown) / MM
        with_it += count == 3
    assert with_it >= 80
    assert heights["kettlebell-goblet-squat"] > 50


def test_the_way_back_is_not_shown_where_the_text_has_no_such_step() -> None:
    path = next(CONTENT.glob("*/kettlebell-goblet-squat.md"))
    text = path.read_text(encoding="utf-8")
    for told in (text.partition("<!-- howto -->")[0], text.partition("### Push")[0]):
        page = made(read(told, path.name)).pages[0]
        numbers = [
            item.text
            for item in page.items
            if isinstance(item, TextLine) and item.role is Role.ARTIFACT and item.text.isdigit()
        ]
        assert len(numbers) == 2


def test_a_step_stands_under_the_picture_that_shows_it() -> None:
    """The second posture of a swing shows the third step; of a push-up the second."""
    assert line("kettlebell-swing", "Snap").at.x > line("kettlebell-swing", "Pull it back").at.x + 50 * MM
    assert line("push-up", "Lower").at.x > A4.trim.width / 2
    for stem in ("cable-kickback", "bench-dip"):
        first = line(stem, "Strap" if stem == "cable-kickback" else "Hands")
        foot = max(i.rect.bottom for i in items(stem) if isinstance(i, Figure) and i.alt)
        assert foot < first.at.y < foot + 35 * MM


def test_every_poster_of_the_library_is_read_from_afar() -> None:
    """Names by the rule of signs (capitals of a 250th of the distance), text by that of reading."""
    for path in LIBRARY:
        reach = poster(path.stem).reach
        names = [one for one in lines(path.stem) if one.role is Role.LIST_LABEL]
        assert min(one.size for one in names) * 0.7 * 25.4 / 72 * 250 >= 1995, path
        assert reach.x_height >= 2.79, path


def test_the_lead_has_no_label_but_is_told_as_the_purpose() -> None:
    path = next(CONTENT.glob("*/cable-kickback.md"))
    one = read(path.read_text(encoding="utf-8"), path.name)
    purpose = next(section.text for section in one.sections if section.kind is Kind.PURPOSE)
    (lead,) = [one for one in lines("cable-kickback") if one.spoken]
    assert lead.text.strip() == purpose.strip()
    assert lead.spoken == f"Purpose: {purpose}"
    assert "Purpose" not in " ".join(one.text for one in lines("cable-kickback"))


def test_a_step_of_few_words_is_its_own_name() -> None:
    told = STEPLESS.replace(
        "1. **Lift:** Take both off the floor.\n2. Stay tall for thirty seconds.", "1. Lift.\n2. Hold."
    )
    printed = [one for one in made(read(told)).pages[0].items if isinstance(one, TextLine)]
    names = [one for one in printed if one.text.strip() in ("Setup", "Lift", "Hold")]
    assert len(names) == 3
    assert len({one.size for one in names}) == 1


def test_steps_of_a_sentence_stay_sentences_though_one_of_them_is_short() -> None:
    told = STEPLESS.replace("**Lift:** Take both off the floor.", "Lift.")
    printed = {one.text.strip() for one in made(read(told)).pages[0].items if isinstance(one, TextLine)}
    assert "Lift." in printed


def test_an_author_s_word_for_the_purpose_is_told_and_not_printed() -> None:
    one = read(STEPLESS.replace("## Setup", "**Goal:** Strong hands.\n\n## Setup", 1))
    (lead,) = [line for line in made(one).pages[0].items if isinstance(line, TextLine) and line.spoken]
    assert (lead.text.strip(), lead.spoken) == ("Strong hands.", "Goal: Strong hands.")


def test_a_lead_without_room_goes_and_is_said() -> None:
    title = "Half-Kneeling Landmine Press With Both Hands Overhead"
    made_one = made(read(STEPLESS.replace("Farmer Hold", f"{title}\ndescription: Strong shoulders")))
    words = " ".join(one.text for one in made_one.pages[0].items if isinstance(one, TextLine))
    assert "Strong shoulders" not in words
    assert any("left out the purpose" in one.message for one in made_one.diagnostics)


def test_facts_are_equipment_with_an_icon_level_and_group_in_16_pt_or_more() -> None:
    told = [line("cable-kickback", text) for text in ("Cable machine", "Beginner", "HINGE")]
    assert len({round(one.at.y, 2) for one in told}) == 1
    assert min(one.size for one in told) >= 16
    assert told[2].at.x > A4.trim.width - 60 * MM


def test_a_level_in_the_card_s_language_has_its_dots() -> None:
    german = STEPLESS.replace("title:", "lang: de\nlevel: fortgeschritten\ntitle:", 1)
    assert facts_of(read(german), labels("de")).level == 2


def test_what_is_easier_or_harder_is_named_so_without_bold_words() -> None:
    told = STEPLESS.replace("- **Easier:** Take less.", "- Easier: Take less.\n- Harder: Take more.")
    printed = [one.text.strip() for one in made(read(told)).pages[0].items if isinstance(one, TextLine)]
    assert {"Easier", "Harder"} < set(printed)
    assert "Variations" not in printed


@pytest.mark.parametrize("room", range(40, 140, 4))
def test_a_note_is_as_high_as_its_ink_even_where_no_word_stands_beside_its_label(room: int) -> None:
    setter = make_setter(A4, "en")
    note = Note(Kind.TIPS, "Variations", (Run("Unquestionably: take half of the load for two weeks."),))
    for notes in (set_notes([note], room, 16, setter), set_notes([note, note], 2 * room, 16, setter)):
        drawn = draw_notes(notes, Point(0, 0), A4, paragraph_numbers())
        lowest = max(one.at.y for one in drawn if isinstance(one, TextLine))
        assert lowest < notes.height


def test_mistakes_stand_beside_what_to_do_instead() -> None:
    what, instead = line("cable-kickback", "Arched"), line("cable-kickback", "Cut the swing")
    heads = line("cable-kickback", "Watch out"), line("cable-kickback", "Instead")
    assert what.at.y == pytest.approx(instead.at.y)
    assert heads[0].at.x < what.at.x < heads[1].at.x == pytest.approx(instead.at.x)
    assert all(one.role is Role.HEADING for one in heads)


@pytest.mark.parametrize("name", ["poster-a4", "poster-letter", "poster-a4-mono"])
def test_what_is_said_for_safety_stands_on_a_strip_over_the_doses_and_is_never_left_out(name: str) -> None:
    design, told = layouts.load(name), 0
    for path in LIBRARY[::3]:
        exercise = read(path.read_text(encoding="utf-8"), path.name)
        said = [section.text for section in exercise.sections if section.kind is Kind.SAFETY]
        page = made(exercise, name).pages[0]
        style = design.kinds[Kind.SAFETY]
        strips = [
            item.rect
            for item in page.items
            if isinstance(item, Panel)
            and style.panel is not None
            and item.fill == style.panel
            and item.radius
        ]
        strips = [rect for rect in strips if rect.width > design.trim.width / 2]
        assert len(strips) == len(said), path
        for text, strip in zip(said, strips, strict=True):
            told += 1
            inside = [
                one
                for one in page.items
                if isinstance(one, TextLine)
                and strip.y <= one.at.y <= strip.bottom
                and one.at.x < strip.right
            ]
            words = " ".join(one.text.strip() for one in inside)
            assert " ".join(text.split()).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}") in words, path
            assert words.startswith("Safety"), path
            assert min(one.size for one in inside) >= 12, path
            sets = next((one for one in page.items if isinstance(one, TextLine) and one.text == "Sets"), None)
            assert sets is None or strip.bottom < sets.at.y, path
    assert told > 30


def test_mistakes_without_a_mend_have_no_empty_column() -> None:
    text = STEPLESS.replace("- **Round back:** Lift the chest.\n", "").replace(
        " Press the feet down evenly.", ""
    )
    told = [one.text.strip() for one in made(read(text)).pages[0].items if isinstance(one, TextLine)]
    assert "Watch out" in told
    assert "Instead" not in told


def test_entries_that_end_without_a_stop_do_not_run_into_each_other() -> None:
    text = STEPLESS + "\n## Tips\n\n- **Grip:** hard\n- Look ahead.\n- Walk tall\n"
    page = made(read(text)).pages[0]
    told = [one for one in page.items if isinstance(one, TextLine)]
    words = " ".join(" ".join(one.text for one in told).split())
    assert "Grip: hard \N{MIDDLE DOT} Look ahead. Walk tall" in words
    bold = [part.face for one in told for part in one.glyphs if "Grip" in part.text]
    assert bold == [A4.display_face]


def test_the_code_stands_at_one_place_on_all_posters_and_is_30_mm_wide() -> None:
    places = {
        (round(item.rect.right), round(item.rect.bottom), round(item.rect.width, 1))
        for path in LIBRARY[::5]
        for item in items(path.stem)
        if isinstance(item, Symbol)
    }
    assert len(places) == 1
    assert next(iter(places))[2] >= 30 * MM - 0.1


def test_doses_are_38_pt_and_empty_boxes_wait_for_a_pen() -> None:
    path = next(CONTENT.glob("*/cable-kickback.md"))
    undosed = re.sub(r"(?m)^dose:.*\n", "", path.read_text(encoding="utf-8"))
    text = undosed.replace("level: beginner", "level: beginner\nsets: 3\nreps: 8-12")
    told = [one for one in made(read(text)).pages[0].items if isinstance(one, TextLine)]
    for value in ("3", "8-12"):
        assert [one.size for one in told if one.text == value][-1] == pytest.approx(38, abs=0.5)
    assert [one.text for one in told if one.text in ("Sets", "Reps", "Load", "Rest")] == [
        "Sets",
        "Reps",
        "Load",
        "Rest",
    ]


def test_a_file_without_a_short_version_has_its_set_up_and_its_execution_as_steps() -> None:
    page = made(read(STEPLESS)).pages[0]
    numbered = [
        (one.text, one.group)
        for one in page.items
        if isinstance(one, TextLine) and one.role is Role.LIST_LABEL
    ]
    assert [text for text, _ in numbered] == ["1", "2", "3"]
    bodies = [
        " ".join(
            one.text.strip()
            for one in page.items
            if isinstance(one, TextLine) and one.role is Role.LIST_BODY and one.group == group
        )
        for _, group in numbered
    ]
    assert bodies == [
        "Setup Stand between two weights.",
        "Lift Take both off the floor.",
        "Stay tall for thirty seconds.",
    ]


def test_a_mistake_without_a_name_is_parted_at_its_sentence_and_one_without_a_mend_stands_alone() -> None:
    told_lines = [one.text for one in made(read(STEPLESS)).pages[0].items if isinstance(one, TextLine)]
    words = " ".join(" ".join(told_lines).split())
    for told in ("Round back", "Lift the chest.", "Leaning to a side", "Press the feet", "Rushing"):
        assert told in words


def test_a_poster_without_pictures_has_no_hole() -> None:
    """Its type grows instead, and text reaches from the head to the foot."""
    page = made(read(STEPLESS)).pages[0]
    assert not [item for item in page.items if isinstance(item, Panel) and item.fill == A4.shade]
    text = sorted(item.at.y for item in page.items if isinstance(item, TextLine))
    gaps = [after - before for before, after in pairwise(text)]
    assert max(gaps) < A4.trim.height / 6
    assert made(read(STEPLESS)).reach.size > poster("cable-kickback").reach.size


def test_posters_with_and_without_pictures_can_have_one_size_of_type() -> None:
    held = replace(A4, largest=17.0)
    one = read(STEPLESS)
    assert make_up(one, held).reach.size <= 17.0 + 1e-6
    drawn = illustrations.find(
        read((CONTENT / "core/superman.md").read_text(encoding="utf-8"), "superman.md"), A4, "", own=False
    )
    pictured = make_up(one, A4, (), drawn.illustrations).reach.size
    assert pictured <= A4.poster.text < make_up(one, A4).reach.size  # type: ignore[union-attr]


def test_a_text_without_steps_is_refused_with_what_to_do() -> None:
    with pytest.raises(CardsError, match="there are no steps for poster-a4") as caught:
        made(read("# Rest\n\nLie down and wait.\n"))
    assert "howto" in str(caught.value)


def test_what_is_left_out_is_said_and_the_rest_is_whole() -> None:
    given_up = {path.stem: poster(path.stem).reach.given_up for path in LIBRARY}
    assert sum(not given for given in given_up.values()) >= 0.94 * len(LIBRARY)
    letter = {path.stem: poster(path.stem, "poster-letter").reach.given_up for path in LIBRARY}
    assert sum(not given for given in letter.values()) >= 0.86 * len(LIBRARY)
    assert all(len(given) <= 4 for given in given_up.values())
    stem = next(stem for stem, given in given_up.items() if given == ("left out variations",))
    (said,) = poster(stem).diagnostics
    assert "left out variations" in said.message
    words = " ".join(one.text for one in lines(stem))
    assert "Breathing" in words
    assert "Easier" not in words


def test_long_steps_under_three_pictures_have_columns_of_half_the_page() -> None:
    path = CONTENT / "de" / "power" / "barbell-clean.md"
    one = read(path.read_text(encoding="utf-8"), path.name)
    page = made(one).pages[0]
    numbers = [item for item in page.items if isinstance(item, TextLine) and item.role is Role.LIST_LABEL]
    assert [item.text for item in numbers] == ["1", "2", "3", "4", "5"]
    assert len({round(item.at.x) for item in numbers}) == 2
    assert (
        len([item for item in page.items if isinstance(item, Figure) and item.rect.y < numbers[0].at.y]) >= 3
    )
    words = " ".join(item.text.strip() for item in page.items if isinstance(item, TextLine))
    for step in one.steps:
        assert step.name in words


def test_steps_that_no_poster_holds_are_refused_not_cut() -> None:
    long = STEPLESS.replace("Take both off the floor.", "Take both off the floor, slowly. " * 120)
    with pytest.raises(CardsError, match="too long for poster-a4"):
        made(read(long))


@pytest.mark.parametrize("lang_text", [("de", "Achtung", "Stattdessen"), ("fr", "À éviter", "À la place")])
def test_a_card_of_another_language_has_no_english_word(lang_text: tuple[str, str, str]) -> None:
    lang, watch, instead = lang_text
    page = made(read(STEPLESS.replace("---\ntitle", f"---\nlang: {lang}\ntitle"))).pages[0]
    words = " ".join(one.text for one in page.items if isinstance(one, TextLine))
    assert watch in words
    assert instead in words
    assert "Watch out" not in words


def test_an_author_s_pictures_stand_over_their_steps_and_win_over_the_figure(tmp_path: Path) -> None:
    for name in ("a", "b"):
        Photo.new("RGB", (400, 300), "teal").save(tmp_path / f"{name}.png")
    path = tmp_path / "cable-kickback.md"
    path.write_text(
        "# Cable Kickback\n\n## Execution\n\n1. **Lean:** Lean.\n2. **Drive:** Drive.\n\n   ![Drive](b.png)\n"
        "3. **Return:** Return.\n\n   ![Return](a.png)\n",
        encoding="utf-8",
    )
    card = cards.card(str(path), layout="poster-a4")
    page = card.pages[0]
    shown = [item for item in page.items if isinstance(item, Image)]
    assert [item.alt for item in shown] == ["Drive", "Return"]
    assert not [item for item in page.items if isinstance(item, Figure) and "leg" in item.alt]
    back = next(item for item in page.items if isinstance(item, TextLine) and item.text.strip() == "Return")
    assert back.at.x > page.trim.width / 2
    assert back.at.y > shown[1].rect.bottom


def test_up_to_six_pictures_stand_in_panels_each_over_its_step(tmp_path: Path) -> None:
    steps = ""
    for number in range(1, 7):
        Photo.new("RGB", (300, 300), "navy").save(tmp_path / f"{number}.png")
        steps += f"{number}. **Step {number}:** Do it.\n\n   ![Picture {number}]({number}.png)\n"
    path = tmp_path / "six.md"
    path.write_text(f"# Six\n\n## Execution\n\n{steps}", encoding="utf-8")
    page = cards.card(str(path), layout="poster-a4").pages[0]
    shown = [item for item in page.items if isinstance(item, Image)]
    assert len(shown) == 6
    for number, picture in enumerate(shown, 1):
        name = next(i for i in page.items if isinstance(i, TextLine) and i.text.strip() == f"Step {number}")
        assert name.at.y > picture.rect.bottom
        assert abs(name.at.x - picture.rect.x) < page.trim.width / 3


def test_the_pdf_says_all_and_its_codes_scan() -> None:
    paths = [str(CONTENT / place) for place in ("hinge/cable-kickback.md", "core/superman.md")]
    for name in ("poster-a4", "poster-letter-mono"):
        wall = cards.wall(paths, layout=name)
        assert [len(found) for found in codes(wall.pdf)] == [1, 1]
        first = " ".join(page_texts(wall.pdf)[0].split())
        for words in ("Cable Kickback", "Strap in", "Watch out", "Instead", "youtu.be"):
            assert words in first
        placed = {word.text: word for word in placed_words(wall.pdf)}
        assert placed["Strap"].y < placed["Instead"].y < placed["Sets"].y


def test_backs_hold_the_full_text() -> None:
    wall = cards.wall([str(CONTENT / "hinge/cable-kickback.md")], layout="poster-a4", backs=True)
    front, back = page_texts(wall.pdf)
    assert "Lowest notch" in back
    assert "Lowest notch" not in front


def test_black_and_white_has_no_colour() -> None:
    def grey(colour: Colour | None) -> bool:
        return colour is None or colour.red == colour.green == colour.blue

    for item in items("cable-kickback", "poster-a4-mono"):
        match item:
            case TextLine(glyphs=glyphs):
                assert all(grey(one.colour) for one in glyphs)
            case Panel(fill=fill, stroke=stroke):
                assert grey(fill)
                assert grey(stroke)
            case Rule(colour=colour):
                assert grey(colour)
            case Figure(drawing=drawing):
                assert all(grey(ink.fill) and grey(ink.stroke) for ink in drawing.inks)


@pytest.mark.parametrize(
    ("cues", "steps", "rows"),
    [
        ((0, 2), 4, [[(0, 0, 2), (1, 2, 4)]]),
        ((0, 1), 4, [[(0, 0, 1), (1, 1, 2)], [(None, 2, 3), (None, 3, 4)]]),
        ((0, 1), 3, [[(0, 0, 1), (1, 1, 2)], [(None, 2, 3)]]),
        ((0,), 4, [[(0, 0, 2), (None, 2, 4)]]),
        ((0, 1, 2, 3), 4, [[(0, 0, 1), (1, 1, 2)], [(2, 2, 3), (3, 3, 4)]]),
        ((), 3, [[(None, 0, 1), (None, 1, 2)], [(None, 2, 3)]]),
    ],
)
def test_steps_are_parted_under_their_pictures(
    cues: tuple[int, ...], steps: int, rows: list[list[tuple[int | None, int, int]]]
) -> None:
    assert plan(cues, steps) == tuple(tuple(Cell(*cell) for cell in row) for row in rows)


def test_steps_under_pictures_of_their_own_row_stand_in_two_columns() -> None:
    for pictures in (3, 4, 5, 6):
        for steps in range(1, 12):
            rows = plan_apart(pictures, steps)
            cells = [cell for row in rows for cell in row]
            assert [c.picture for c in cells if c.picture is not None] == list(range(pictures))
            assert [n for cell in cells for n in range(cell.first, cell.past)] == list(range(steps))
            assert all(len(row) <= 2 for row in rows if row[0].picture is None)


def test_every_step_is_under_one_picture_whatever_their_numbers() -> None:
    for pictures in range(7):
        for steps in range(max(1, pictures), 12):
            cells = [cell for row in plan(usual_cues(pictures, steps), steps) for cell in row]
            assert [step for cell in cells for step in range(cell.first, cell.past)] == list(range(steps))
            assert [c.picture for c in cells if c.picture is not None] == list(range(pictures))


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("dumbbell",), "dumbbell"),
        (("Kurzhantel",), "dumbbell"),
        (("leg curl machine",), "machine"),
        (("cable row machine",), "cable"),
        (("back extension bench",), "bench"),
        (("pull-up bar", "box"), "bar"),
        (("Bodyweight",), "none"),
        (("beanbag",), ""),
        ((), ""),
    ],
)
def test_equipment_is_known_by_its_name(names: tuple[str, ...], kind: str) -> None:
    assert kind_of(names) == kind


def test_every_kind_of_equipment_has_an_icon_within_its_square() -> None:
    square, ink = Rect(10, 10, 20, 20), Colour(0, 0, 0)
    for kind in KINDS:
        drawn = list(draw_equipment(kind, square, ink))
        assert drawn, kind
    assert list(draw_equipment("", square, ink)) == []


def test_common_equipment_of_the_library_has_an_icon() -> None:
    known = [kind_of(read(p.read_text(encoding="utf-8"), p.name).equipment) for p in LIBRARY]
    assert sum(map(bool, known)) >= 0.95 * len(known)


@pytest.mark.parametrize("name", ["poster-a4", "poster-letter"])
def test_long_facts_stand_on_several_lines_of_16_pt_and_push_the_rest_down(name: str) -> None:
    told = "landmine attachment, Olympic barbell with collars, pair of small plates, adjustable bench, mat"
    long = STEPLESS.replace("equipment: [dumbbell]", f"equipment: [{told}]\nlevel: advanced\ngroup: carry")
    page = made(read(long), name).pages[0]
    assert not findings(page)
    said = [item for item in page.items if isinstance(item, TextLine)]
    facts = [one for one in said if one.text.strip() == "CARRY"]
    facts += [one for one in said if one.text.strip() and one.text.strip(" ,").lower() in told.lower()]
    facts += [one for one in said if "Advanced" in one.text]
    assert len({round(one.at.y) for one in facts}) == 3
    assert min(one.size for one in facts) >= 16
    words = " ".join(one.text.strip() for one in said)
    assert told.capitalize().replace("olympic", "Olympic") in words
    short = made(read(STEPLESS), name).pages[0]
    first = [next(i for i in p.items if isinstance(i, TextLine) and "Lift" in i.text) for p in (short, page)]
    assert first[0].at.y < first[1].at.y or first[0].size > first[1].size


POSTER = 'extends = "poster-a4"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('form = "postr"', 'form cannot be "postr"; did you mean "poster"?'),
        ("poster.head = 38", "poster.head needs a unit"),
        ('poster.head = "1mm"', "write a length from"),
        ('poster.baseline = "1m"', "write a length from"),
        ("poster.panels = [0.5, 0.2]", "the smaller one first"),
        ("poster.panels = 0.3", "must be 2 numbers"),
        ('poster.names_least = "0pt"', "write a length from"),
        ('poster.names_most = "9m"', "write a length from"),
        ('poster.facts = "big"', "is not a length"),
        ('poster.map = "1mm"', "write a length from"),
        ('poster.text = "0pt"', "write a length from"),
        ("poster.aside = 2", "from 0.1 to 0.5"),
        ('poster.face = "Arial"', "poster.face cannot be"),
        ("poster.heads = 1", 'unknown key "poster.heads"; did you mean'),
    ],
)
def test_a_poster_s_keys_are_checked_with_their_line(tmp_path: Path, text: str, said: str) -> None:
    folder = tmp_path / "layouts"
    folder.mkdir()
    (folder / "mine.toml").write_text(f"{POSTER}{text}\n", encoding="utf-8")
    with pytest.raises(CardsError) as caught:
        layouts.load("mine", layouts.folders(folder))
    assert "mine.toml:2:" in str(caught.value)
    assert said in str(caught.value)
