"""Cards of a circuit's stations: what stands where, in which size, and the same on every card."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from reading_back import codes, page_texts
from values import MM

import cards
from cards.diagnostics import CardsError
from cards.exercise import Exercise, Prescription
from cards.makeup.card import Made, make_up
from cards.makeup.station_head import Time, times_of
from cards.page import Figure, Item, Panel, Role, TextLine
from cards.press.proof import findings
from cards.shop import illustrations, layouts
from cards.shop.sources import Source, exercise_of
from cards.vocabulary import labels

CONTENT = Path(__file__).parent.parent / "content"
LIBRARY = sorted(CONTENT.glob("*/*.md"))
SOME = ("cable-kickback", "superman", "plank", "barbell-back-squat", "close-grip-bench-press")
NAMES = ("station-a4", "station-letter", "station-a4-landscape")


def read(path: Path, told: str = "station: 3\nwork: 40 s\nrest: 20 s") -> Exercise:
    text = path.read_text(encoding="utf-8").replace("---\n", f"---\n{told}\n", 1)
    return exercise_of(Source(path.name, text.encode())).exercise


@lru_cache(maxsize=512)
def station(stem: str, name: str = "station-a4") -> Made:
    one, design = read(next(CONTENT.glob(f"*/{stem}.md"))), layouts.load(name)
    return make_up(one, design, (), illustrations.find(one, design, "", own=False).illustrations)


def items(stem: str, name: str = "station-a4") -> tuple[Item, ...]:
    return station(stem, name).pages[0].items


def lines(stem: str, name: str = "station-a4") -> list[TextLine]:
    return [item for item in items(stem, name) if isinstance(item, TextLine)]


def test_the_number_stands_in_a_square_of_66_mm() -> None:
    square = next(i for i in items("cable-kickback") if isinstance(i, Panel) and i.radius)
    assert square.rect.width == pytest.approx(66 * MM)
    assert square.rect.height == pytest.approx(66 * MM)
    number = next(one for one in lines("cable-kickback") if one.text == "3" and one.size > 100)
    assert square.rect.x < number.at.x < square.rect.right


@pytest.mark.parametrize("name", NAMES)
def test_work_and_rest_are_96_pt_and_in_one_place_on_all_cards(name: str) -> None:
    places = {
        (one.text, round(one.at.x, 1), round(one.at.y, 1), round(one.size, 1))
        for stem in SOME
        for one in lines(stem, name)
        if one.text in ("40", "20")
    }
    assert len(places) == 2
    assert {size for *_, size in places} == {96.0}


def test_titles_of_one_line_or_two_are_72_pt_or_fill_their_place() -> None:
    for path in LIBRARY[::3]:
        title = [one for one in lines(path.stem) if one.role is Role.TITLE]
        right = max(one.at.x + one.width for one in title)
        fills = right > layouts.load("station-a4").trim.width - 15 * MM
        assert len(title) > 2 or fills or {round(one.size) for one in title} == {72}, path


def test_two_panels_of_92_by_78_mm_hold_the_movement() -> None:
    panels = [i.rect for i in items("cable-kickback") if isinstance(i, Panel) and i.radius][1:]
    assert len(panels) == 2
    for rect in panels:
        assert rect.width == pytest.approx(92 * MM, abs=1 * MM)
        assert rect.height == pytest.approx(78 * MM)
    for path in LIBRARY[::9]:
        shown = [i.rect for i in items(path.stem) if isinstance(i, Figure) and i.alt]
        assert shown, path
    figures = [i.rect for i in items("cable-kickback") if isinstance(i, Figure)][:2]
    assert all(panel.contains(one) for panel, one in zip(panels, figures, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_steps_names_are_40_pt_on_every_card_of_the_library_and_all_are_sound(name: str) -> None:
    for path in LIBRARY if name == "station-a4" else LIBRARY[::7]:
        names = [one for one in lines(path.stem, name) if one.role in (Role.LIST_LABEL, Role.LIST_BODY)]
        assert {round(one.size, 2) for one in names} == {40.0}, path
        told = " ".join(one.text.strip() for one in names if one.role is Role.LIST_BODY)
        written = " ".join(step.name for step in read(path).steps)
        assert told.replace("’", "'").replace("\u00a0", " ") == written, path
        assert not findings(station(path.stem, name).pages[0]), path


def test_nothing_else_is_told_but_one_cue_and_what_is_easier_or_harder() -> None:
    words = " ".join(one.text for one in lines("cable-kickback"))
    assert "Aim the heel at the wall behind you, not at the ceiling." in " ".join(words.split())
    assert "Easier:" in words
    for left in ("Watch out", "Breathing", "Trains your glutes", "Cable machine"):
        assert left not in words


def test_a_coachs_note_stands_in_place_of_the_cue() -> None:
    one = read(next(CONTENT.glob("*/step-up.md")), "work: 40 s\nnotes: Round one right, round two left.")
    made = make_up(one, layouts.load("station-a4"), (), illustrations.Illustrations())
    text = " ".join(item.text for page in made.pages for item in page.items if isinstance(item, TextLine))
    assert "Round one right, round two left." in " ".join(text.split())


def test_cues_give_way_to_names_and_that_is_said() -> None:
    left_out = {path.stem: [one.message for one in station(path.stem).diagnostics] for path in LIBRARY}
    stem = next(stem for stem, said in left_out.items() if said)
    assert "left out" in left_out[stem][0]
    assert sum(bool(said) for said in left_out.values()) < len(LIBRARY) / 2
    words = " ".join(one.text for one in lines(stem))
    assert "Harder:" not in words


def test_the_head_is_the_same_on_all_cards_of_a_deck() -> None:
    heads = {tuple(i.rect for i in items(stem) if isinstance(i, Panel) and not i.radius) for stem in SOME}
    assert len(heads) == 1


def test_a_card_without_a_number_has_its_title_there() -> None:
    one, design = replace(read(LIBRARY[0], ""), prescription=Prescription()), layouts.load("station-a4")
    made = make_up(one, design, (), illustrations.find(one, design, "", own=False).illustrations)
    title = next(i for i in made.pages[0].items if isinstance(i, TextLine) and i.role is Role.TITLE)
    assert title.at.x == pytest.approx(design.margin)
    words = " ".join(i.text for i in made.pages[0].items if isinstance(i, TextLine))
    assert "Work" in words
    assert "Rest" in words


@pytest.mark.parametrize(
    ("told", "times"),
    [
        (Prescription(work="40 s", rest="20s"), (Time("Work", "40", "s"), Time("Rest", "20", "s"))),
        (Prescription(reps="8-12"), (Time("Reps", "8-12", ""), Time("Rest", "", ""))),
        (Prescription(reps="10 steps"), (Time("", "10", "steps"), Time("Rest", "", ""))),
        (Prescription(hold="30 seconds"), (Time("Hold", "30", "seconds"), Time("Rest", "", ""))),
        (Prescription(work="all you can"), (Time("Work", "all you can", ""), Time("Rest", "", ""))),
        (Prescription(), (Time("Work", "", ""), Time("Rest", "", ""))),
    ],
)
def test_times_are_parted_into_figures_and_what_they_count(
    told: Prescription, times: tuple[Time, Time]
) -> None:
    assert times_of(told, labels("en")) == times


def test_names_that_no_station_holds_are_refused_not_cut() -> None:
    steps = "".join(f"\n### A very long name of the step that is number {n}\nDo it.\n" for n in range(9))
    text = f"# Long\n\n## Setup\n\nStand.\n\n<!-- howto -->\n{steps}"
    one = exercise_of(Source("long.md", text.encode())).exercise
    with pytest.raises(CardsError, match="names are too long for station-a4"):
        make_up(one, layouts.load("station-a4"))


def test_the_codes_scan_and_the_back_is_the_poster() -> None:
    path = str(CONTENT / "hinge/cable-kickback.md")
    for name in ("station-a4", "station-a4-mono"):
        assert [len(found) for found in codes(cards.wall([path], layout=name).pdf)] == [1]
    front, back = page_texts(cards.wall([path], layout="station-a4", backs=True).pdf)
    assert "Watch out" in back
    assert "Watch out" not in front


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("station.square = 66", "station.square needs a unit"),
        ('station.head = "1mm"', "write a length from"),
        ('station.times = "x"', "is not a length"),
        ('station.band = "1mm"', "write a length from"),
        ('station.panel = "9m"', "write a length from"),
        ('station.names = "0pt"', "write a length from"),
        ('station.cue = "0pt"', "write a length from"),
        ("station.cues = 1", 'unknown key "station.cues"; did you mean'),
    ],
)
def test_a_station_s_keys_are_checked_with_their_line(tmp_path: Path, text: str, said: str) -> None:
    folder = tmp_path / "layouts"
    folder.mkdir()
    (folder / "mine.toml").write_text(f'extends = "station-a4"\n{text}\n', encoding="utf-8")
    with pytest.raises(CardsError) as caught:
        layouts.load("mine", layouts.folders(folder))
    assert "mine.toml:2:" in str(caught.value)
    assert said in str(caught.value)
