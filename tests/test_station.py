"""Cards of a circuit's stations: what stands where, in which size, and the same on every card."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from reading_back import codes, page_texts
from values import MM

import cards
from cards.diagnostics import CardsError
from cards.exercise import Exercise, Muscles, Prescription
from cards.makeup.card import Made, make_up
from cards.makeup.station_times import Time, times_of
from cards.page import Figure, Item, Panel, Role, Rule, TextLine
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
    if told:
        text = re.sub(r"(?m)^dose: .*\n", "", text)
    return exercise_of(Source(path.name, text.encode())).exercise


def unnumbered(path: Path, name: str) -> Made:
    one, design = read(path, ""), layouts.load(name)
    return make_up(one, design, (), illustrations.find(one, design, "", own=False).illustrations)


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
        (one.text.strip(), round(one.at.x, 1), round(one.at.y, 1), round(one.size, 1))
        for stem in SOME
        for one in lines(stem, name)
        if one.text.strip() in ("40", "20")
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


def test_a_card_without_a_number_has_its_muscles_there() -> None:
    (page,) = unnumbered(next(CONTENT.glob("*/cable-kickback.md")), "station-a4").pages
    square = next(i.rect for i in page.items if isinstance(i, Panel) and i.radius and i.rect.y < 20 * MM)
    assert square.width == pytest.approx(66 * MM)
    assert square.height == pytest.approx(66 * MM)
    assert [i for i in page.items if isinstance(i, Figure) and square.contains(i.rect)]
    legend = [i for i in page.items if isinstance(i, TextLine) and square.x < i.at.x < square.right]
    told = [i for i in legend if i.at.y < square.bottom]
    assert " ".join(i.text.strip() for i in told) == "Glutes Hamstrings, inner thighs"
    assert {i.size for i in told} == {16.0}


@pytest.mark.parametrize("name", NAMES)
def test_no_square_in_a_head_is_empty(name: str) -> None:
    for path in (*LIBRARY[::4], *CONTENT.glob("*/isometric-neck-hold.md")):
        (page,) = unnumbered(path, name).pages
        squares = [i.rect for i in page.items if isinstance(i, Panel) and i.radius and i.rect.y < 20 * MM]
        square = min(squares, key=lambda rect: rect.x)
        if square.x < 15 * MM:
            assert [i for i in page.items if isinstance(i, Figure) and square.contains(i.rect)], path


def test_a_card_with_neither_number_nor_muscles_has_its_title_there_and_larger() -> None:
    one, design = read(next(CONTENT.glob("*/push-up.md")), ""), layouts.load("station-a4")
    made = make_up(replace(one, muscles=Muscles()), design, (), illustrations.Illustrations())
    title = next(i for i in made.pages[0].items if isinstance(i, TextLine) and i.role is Role.TITLE)
    assert title.at.x == pytest.approx(design.margin)
    assert title.size == 84.0


def test_a_card_that_is_told_nothing_has_lines_for_a_pen() -> None:
    one, design = replace(read(LIBRARY[0], ""), prescription=Prescription()), layouts.load("station-a4")
    (page,) = make_up(one, design).pages
    words = " ".join(i.text for i in page.items if isinstance(i, TextLine))
    assert "Work" in words
    assert "Rest" in words
    band = [i for i in page.items if isinstance(i, Rule) and i.start.y == i.end.y < design.trim.height / 2]
    assert len(band) == 2


@pytest.mark.parametrize(
    ("told", "times"),
    [
        (
            Prescription(work="40 s", rest="20s"),
            (Time("40", "s", ("Work",)), Time("20", "s", ("Rest",))),
        ),
        (Prescription(reps="8-12"), (Time("8-12", "", ("Reps",)), Time("", "", ("Rest",)))),
        (
            Prescription(sets="2-3", reps="8-12", side="each", load="light", rest="60-90 s"),
            (Time("8-12", "", ("Reps", "each side", "Load light"), "2-3×"), Time("60-90", "s", ("Rest",))),
        ),
        (
            Prescription(sets="2", hold="30 s", side="each"),
            (Time("30", "s", ("Hold", "each side")), Time("2", "", ("Sets",))),
        ),
        (
            Prescription(sets="2", reps="10", hold="5 s", rest="1 min"),
            (Time("10", "", ("Reps", "Hold 5 s"), "2×"), Time("1", "min", ("Rest",))),
        ),
        (
            Prescription(duration="20-30 min", load="you can talk", frequency="3-5 a week"),
            (Time("20-30", "min", ("Duration", "Load you can talk")), Time("3-5", "", ("a week",))),
        ),
        (Prescription(sets="1", reps="8"), (Time("8", "", ("Reps",)), Time("1", "", ("Set",)))),
        (Prescription(reps="10 a side", side="each"), (Time("10", "", ("a side",)),)),
        (Prescription(reps="8", side="all four"), (Time("8", "", ("Reps", "all four")),)),
        (Prescription(reps="8", side="left"), (Time("8", "", ("Reps", "Side left")),)),
        (Prescription(reps="10 steps"), (Time("10", "", ("steps",)), Time("", "", ("Rest",)))),
        (Prescription(work="15 m and back"), (Time("15", "m", ("and back",)), Time("", "", ("Rest",)))),
        (Prescription(hold="30 seconds"), (Time("30", "", ("Hold", "seconds")), Time("", "", ("Rest",)))),
        (Prescription(work="all you can"), (Time("all you can", "", ("Work",)), Time("", "", ("Rest",)))),
        (Prescription(), (Time("", "", ("Work",)), Time("", "", ("Rest",)))),
    ],
)
def test_times_are_parted_into_figures_and_what_they_count(
    told: Prescription, times: tuple[Time, ...]
) -> None:
    assert times_of(told, labels("en"), "en")[: len(times)] == times


@pytest.mark.parametrize(
    ("told", "times"),
    [
        (Prescription(hold="30 s"), (Time("30", "s", ("Hold",)),)),
        (Prescription(sets="3"), (Time("3", "", ("Sets",)),)),
        (Prescription(rest="60 s"), (Time("60", "s", ("Rest",)),)),
        (Prescription(sets="3", rest="60 s"), (Time("3", "", ("Sets",)), Time("60", "s", ("Rest",)))),
        (Prescription(), ()),
    ],
)
def test_without_a_pen_only_what_is_told_is_there(told: Prescription, times: tuple[Time, ...]) -> None:
    assert times_of(told, labels("en"), "en", blank=False) == times


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("squat/kettlebell-goblet-squat.md", "2-3× 8-12 Reps 60-90 s Rest"),
        ("core/side-plank.md", "2× 15 s Hold · each side 30-60 s Rest"),
        ("push/barbell-bench-press.md", "3× 5-8 Reps · Load light 2 min Rest"),
        ("de/core/side-plank.md", "2× 15 s Halten · je Seite 30-60 s Pause"),
    ],
)
def test_sets_sides_and_load_are_told_beside_work_and_rest(name: str, file: str, told: str) -> None:
    (page,) = page_texts(cards.wall([str(CONTENT / file)], layout=name).pdf)
    assert told in " ".join(page.split())


@pytest.mark.parametrize("name", NAMES)
def test_work_and_rest_are_of_one_size_on_every_card(name: str) -> None:
    for path in LIBRARY[::5]:
        one, design = read(path, ""), layouts.load(name)
        (page,) = make_up(one, design).pages
        dose = one.prescription
        told = (dose.reps, dose.hold, dose.work, dose.duration, dose.rest, dose.frequency)
        figures = {value.split()[0] for value in told if value}
        shown = [i for i in page.items if isinstance(i, TextLine) and i.text.strip() in figures]
        sizes = {round(i.size, 2) for i in shown if i.size > 60}
        assert len(sizes) == 1, path
        assert sizes == {96.0} or len(dose.hold + dose.work + dose.reps) > 6, path


def test_what_of_a_dose_has_no_room_is_named() -> None:
    load = "as much as you can carry without bending to either side"
    one = read(LIBRARY[0], f"reps: 10\nload: {load}")
    said = [said.message for said in make_up(one, layouts.load("station-a4")).diagnostics]
    assert any(load in message and message.startswith("left out") for message in said)


def test_a_numbered_card_has_its_muscles_beside_the_names_with_their_words() -> None:
    page = station("bear-crawl").pages[0]
    panels = [i.rect for i in page.items if isinstance(i, Panel) and i.radius]
    texts = [i for i in page.items if isinstance(i, TextLine)]
    legend = [i for i in texts if i.size == 16.0 and i.role is Role.ARTIFACT and i.at.y > panels[-1].bottom]
    assert [i.text.split(",")[0] for i in legend] == ["Quads", "Side abs"]
    names = [i for i in texts if i.role is Role.LIST_BODY]
    assert min(i.at.x for i in legend) > max(i.at.x + i.width for i in names)


@pytest.mark.parametrize("name", [*NAMES, "poker", "bridge", "tarot", "pocket-a7"])
def test_no_cue_ends_in_a_short_word_alone(name: str) -> None:
    design = layouts.load(name)
    assert design.station is not None
    cue = design.station.cue
    for path in LIBRARY[::6]:
        (page,) = make_up(read(path, ""), design).pages
        paragraphs: dict[int, list[TextLine]] = {}
        for item in page.items:
            if isinstance(item, TextLine) and any(abs(item.size - one) < 0.01 for one in (cue, cue * 0.9)):
                paragraphs.setdefault(item.group, []).append(item)
        for lines in paragraphs.values():
            widest = max(line.width for line in lines)
            assert len(lines) == 1 or " " in lines[-1].text.strip() or lines[-1].width > widest / 4, path


def test_what_follows_or_stays_with_it() -> None:
    file = str(CONTENT / "squat/kettlebell-goblet-squat.md")
    for name in ("station-a4-landscape", "poker", "tarot"):
        lines = [line.strip() for line in page_texts(cards.wall([file], layout=name).pdf)[0].splitlines()]
        assert not [line for line in lines if line.endswith("Or:")]
        assert any(line.endswith("Or: Bodyweight Squat.") for line in lines)


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


@pytest.mark.parametrize(("name", "count"), [("station-a4", 3), ("station-a4-landscape", 3), ("poker", 2)])
def test_a_movement_in_three_postures_has_three_panels_on_a_large_card(name: str, count: int) -> None:
    page = cards.card(str(CONTENT / "conditioning" / "burpee.md"), layout=name).pages[0]
    numbers = [
        item.text
        for item in page.items
        if isinstance(item, TextLine) and item.role is Role.ARTIFACT and item.text in ("1", "2", "4")
    ]
    assert numbers == ["1", "2", "4"] if count == 3 else numbers == ["1", "4"]


def test_names_without_a_picture_stand_apart_down_to_the_foot(tmp_path: Path) -> None:
    path = tmp_path / "squat.md"
    path.write_text(
        "# Tyre Turn\n\n## Execution\n\n1. **Stand:** x\n2. **Grip:** x\n3. **Turn:** x\n4. **Walk:** x\n",
        encoding="utf-8",
    )
    page = cards.card(str(path), layout="station-a4").pages[0]
    ys = [one.at.y for one in page.items if isinstance(one, TextLine) and one.role is Role.LIST_BODY]
    assert len(ys) == 4
    assert page.trim.height - ys[-1] < 0.2 * page.trim.height


def test_a_dose_without_an_amount_says_all_that_is_told() -> None:
    told = Prescription(sets="3", load="20 kg", tempo="3-1-1", rest="60 s", side="each", frequency="2 a week")
    first, *others = times_of(told, labels("en"), "en", blank=False)
    said = " ".join(
        (first.figures, *first.words, *(word for one in others for word in (one.figures, *one.words)))
    )
    for word in ("3", "20 kg", "3-1-1", "60", "each side", "2 a week"):
        assert word in said
    assert times_of(Prescription(load="20 kg"), labels("en"), "en", blank=False)[0].figures == "20"
