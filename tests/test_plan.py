"""`cuecard plan`: a deck as a table to train by, read back from its PDF and from its pages' items."""

import json
from dataclasses import fields
from itertools import chain, pairwise
from pathlib import Path

import pytest
from conftest import SQUAT
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pictures
from reading_back import page_texts, placed_words, title, trims
from running import lay, run

import cards
from cards import vocabulary
from cards.booklets.plan import PlanGroup, PlanRow, PlanWords, make_plan
from cards.exercise import Prescription
from cards.geometry import Size
from cards.page import Figure, Image, Page, Rule, TextLine
from cards.press.proof import findings
from cards.shop import layouts
from cards.units import paper

A4 = paper("a4")
DECK = """
title = "Monday"
subtitle = "For Ana"
cover = "Stop where it hurts."
rest = "90 s"
[[groups]]
name = "Push"
[[groups.cards]]
exercise = "push-up"
sets = 3
reps = "8-12"
load = "body"
notes = "Hands on a bench if ten are too many."
[[groups]]
name = "Hold"
[[groups.cards]]
exercise = "plank"
sets = 2
hold = "30 s"
tempo = "slow"
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path / "monday.toml", DECK)
    return tmp_path


def planned(*words: str) -> bytes:
    result = run("plan", *words, "-o", "plan.pdf")
    assert result.exit_code == 0, result.output
    return Path("plan.pdf").read_bytes()


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).replace("\u00a0", " ").split())


def made(*groups: PlanGroup, size: Size = A4, weeks: int = 4, name: str = "wall-a4") -> tuple[Page, ...]:
    return make_plan(groups, PlanWords("Plan"), layouts.load(name), paper=size, weeks=weeks, lang="en")


def rows(count: int, dose: Prescription | None = None) -> tuple[PlanRow, ...]:
    return tuple(PlanRow(f"Exercise {number}", dose or Prescription()) for number in range(count))


def said(page: Page) -> list[str]:
    return [item.text.replace("\u00a0", " ").strip() for item in page.items if isinstance(item, TextLine)]


def uprights(page: Page) -> set[float]:
    """Return the x of each line between columns to write in."""
    lines = [one for one in page.items if isinstance(one, Rule) and one.start.x == one.end.x]
    return {round(one.start.x, 2) for one in lines}


@pytest.mark.usefixtures("here")
def test_a_plan_tells_each_exercise_its_dose_and_its_weeks() -> None:
    pdf = planned("monday.toml")
    text = words_of(pdf)
    assert title(pdf) == "Monday"
    assert text.startswith("Monday For Ana Stop where it hurts.")
    for told in ("Push", "Push-Up", "3 8-12 body 90 s", "Hands on a bench", "Hold", "Plank", "2 30 s"):
        assert told in text, told
    assert "Tempo: slow" in text
    assert "Week 1 Week 2 Week 3 Week 4" in text
    assert "Week 5" not in text
    assert "Name" in text
    # Each dose stands in the row of its exercise, under its label.
    found = {word.text: word for word in placed_words(pdf)}
    assert abs(found["body"].y - found["Push-Up"].y) < 20
    assert abs(found["body"].x - found["Load"].x) < 15
    assert found["Reps"].x < found["body"].x - 15


def test_a_name_serves_and_the_file_is_named_by_the_deck(here: Path) -> None:
    result = run("plan", "push-pull-legs")
    assert result.exit_code == 0
    assert "dist/push-pull-legs-plan.pdf: 2 pages, 15 exercises" in result.output.replace("\\", "/")
    assert (here / "dist" / "push-pull-legs-plan.pdf").is_file()


@pytest.mark.usefixtures("here")
def test_weeks_turn_the_paper_where_they_need_the_room() -> None:
    for weeks, upright in (("0", True), ("4", True), ("6", False), ("12", False)):
        pdf = planned("monday.toml", "--weeks", weeks)
        (size,) = trims(pdf)
        assert (size[0] < size[1]) is upright, weeks
        assert words_of(pdf).count("Week ") == 2 * int(weeks)
    for weeks in ("-1", "13"):
        assert run("plan", "monday.toml", "--weeks", weeks, "-o", "x.pdf").exit_code == 2
    for count in (4, 6, 12):
        (page,) = made(PlanGroup("", rows(3)), weeks=count)
        lines = sorted(uprights(page))
        assert len(lines) == count
        wide = [b - a for a, b in pairwise(lines)]
        assert min(wide) > 28, "a pen needs a centimetre"


def test_what_nobody_says_stays_open_for_a_pen() -> None:
    def dotted(dose: Prescription) -> int:
        (page,) = made(PlanGroup("", rows(1, dose)))
        return sum(isinstance(one, Rule) and one.dash is not None for one in page.items)

    assert dotted(Prescription()) == 4
    assert dotted(Prescription(sets="3", rest="1 min")) == 2
    assert dotted(Prescription(work="40 s")) == 2, "40 seconds have no sets"
    assert dotted(Prescription(sets="3", reps="8", load="5 kg", rest="1 min")) == 0


def test_what_all_have_in_common_is_said_once() -> None:
    dose = Prescription(sets="3", reps="8", frequency="daily")
    (page,) = made(PlanGroup("", rows(4, dose)))
    assert sum("daily" in line for line in said(page)) == 1
    other = PlanRow("Other", Prescription(frequency="weekly"))
    (page,) = made(PlanGroup("", (*rows(4, dose), other)))
    assert sum("daily" in line for line in said(page)) == 4


def test_a_word_that_is_wider_than_its_column_becomes_smaller() -> None:
    dose = Prescription(sets="3", reps="W" * 32, load="5 kg")
    (page,) = made(PlanGroup("G" * 70, (PlanRow("W" * 60, dose),)))
    lines = [one for one in page.items if isinstance(one, TextLine)]
    wide = [one for one in lines if one.text.startswith("WW")]
    assert sum(one.text.count("W") for one in wide) == 92
    sets = next(one for one in lines if one.text == "3")
    assert all(one.at.x + one.width < sets.at.x or one.at.x > sets.at.x for one in wide)
    assert findings(page) == ()


@pytest.mark.usefixtures("here")
def test_a_plan_is_printed_in_another_language() -> None:
    text = words_of(planned("monday.toml", "--lang", "de"))
    assert "Liegestütz" in text
    assert "Woche 1" in text
    assert "Sätze" in text
    assert run("plan", "monday.toml", "--lang", "en+de", "-o", "x.pdf").exit_code == 2


def test_a_measure_of_time_has_its_own_label() -> None:
    (page,) = made(PlanGroup("", rows(2, Prescription(work="40 s"))))
    assert "Work" in said(page)
    assert not {"Sets", "Reps"} & set(said(page))
    mixed = (PlanRow("A", Prescription(reps="8")), PlanRow("B", Prescription(hold="20 s")))
    (page,) = made(PlanGroup("", mixed))
    assert "Reps / Hold" in said(page)
    (page,) = made(PlanGroup("", rows(2, Prescription(reps="8", hold="5 s"))))
    assert any("Hold: 5 s" in line for line in said(page)), "a hold beside repetitions is not lost"


def test_a_group_is_not_parted_where_that_costs_no_page() -> None:
    groups = [PlanGroup(name, rows(count)) for name, count in (("One", 11), ("Two", 11), ("Three", 6))]
    pages = made(*groups)
    assert len(pages) == 2
    heads = [[line for line in said(page) if line in ("One", "Two", "Three")] for page in pages]
    assert sorted(chain(*heads)) == ["One", "Three", "Two"], "each head stands once"


def test_a_group_that_is_too_long_for_a_page_has_its_head_again() -> None:
    pages = made(PlanGroup("Long", rows(70)))
    assert len(pages) > 2
    assert all("Long" in said(page) for page in pages)
    assert all("Week 1" in said(page) for page in pages)
    assert [page.folio for page in pages] == [f"{n} / {len(pages)}" for n in range(1, len(pages) + 1)]
    names = [line for page in pages for line in said(page) if line.startswith("Exercise ")]
    assert names == [f"Exercise {number}" for number in range(70)]


def test_figures_and_own_pictures_stand_in_their_rows(here: Path) -> None:
    Pictures.new("RGB", (300, 200), "navy").save(here / "me.png")
    lay(here / "own.md", SQUAT.replace("level: beginner", "image: me.png"))
    lay(here / "deck.toml", 'cards = ["own", "push-up"]\n')
    with_pictures = cards.plan(["deck.toml"])
    without = cards.plan(["deck.toml"], no_pictures=True)
    assert len(with_pictures.pdf) > len(without.pdf) + 1500
    assert b"/Image" in with_pictures.pdf
    assert b"/Image" not in without.pdf
    shown = layouts.load("wall-a4")
    assert shown.pictures.height


def test_postures_are_in_the_designs_ink() -> None:
    from cards.figures.shelf import Shelf

    row = PlanRow("Push-Up", Prescription(), Shelf(None).drawn("push-up"))
    for name, count in (("wall-a4", 2), ("wall-a4-mono", 2)):
        (page,) = made(PlanGroup("", (row,)), name=name)
        figures = [one for one in page.items if isinstance(one, Figure)]
        assert len(figures) == count
        assert figures[0].alt
        inks = {ink.fill for one in figures for ink in one.drawing.inks if ink.fill}
        grey = all(ink.red == ink.green == ink.blue for ink in inks)
        assert grey is name.endswith("-mono")
    assert not [one for one in page.items if isinstance(one, Image)]


def test_paper_language_and_brand_are_the_projects(here: Path) -> None:
    lay(
        here / "cuecard.toml",
        'paper = "letter"\nlang = "de"\n[brand]\nname = "Iron Works"\n',
    )
    pdf = planned("monday.toml")
    assert trims(pdf) == [(612, 792)]
    text = words_of(pdf)
    assert "Sätze" in text
    assert "Woche 1" in text
    assert "Iron Works" in text
    assert "Gewicht" in text
    assert trims(planned("monday.toml", "--paper", "a4")) == [(595.28, 841.89)]


@pytest.mark.usefixtures("here")
def test_a_paper_that_is_too_small_is_refused() -> None:
    result = run("plan", "monday.toml", "--paper", "a6", "-o", "x.pdf")
    assert result.exit_code == 2
    assert "a5 or larger" in " ".join(result.output.split())
    assert trims(planned("monday.toml", "--paper", "a5", "--weeks", "0")) == [(419.53, 595.28)]


@pytest.mark.usefixtures("here")
def test_doses_are_told_in_the_projects_units(here: Path) -> None:
    lay(here / "deck.toml", '[[cards]]\nexercise = "push-up"\nload = "20 kg"\n')
    assert "20 kg" in words_of(planned("deck.toml"))
    lay(here / "cuecard.toml", 'units = "imperial"\n')
    assert "lb" in words_of(planned("deck.toml"))


def test_a_broken_file_does_not_keep_the_others_from_the_plan(here: Path) -> None:
    lay(here / "all" / "good.md")
    lay(here / "all" / "bad.md", "---\ntitle: [\n---\n")
    result = run("plan", "all", "-o", "plan.pdf")
    assert result.exit_code == 1
    assert "1 of 2 files not in the plan" in result.output
    assert "Goblet Squat" in words_of((here / "plan.pdf").read_bytes())
    told = json.loads(run("plan", "all", "-o", "plan.pdf", "--json").stdout)
    assert [one["title"] for one in told["exercises"]] == ["Goblet Squat"]
    assert told["pages"] == 1
    assert [Path(one).name for one in told["not_printed"]] == ["bad.md"]


def test_exercises_of_a_group_stand_together_where_no_deck_orders_them(here: Path) -> None:
    for number, group in enumerate(("Legs", "Arms", "Legs")):
        text = SQUAT.replace("Goblet Squat", f"Move {number}").replace("level: beginner", f"group: {group}")
        lay(here / "all" / f"{number}.md", text)
    text = words_of(planned("all"))
    assert text.index("Move 0") < text.index("Move 2") < text.index("Arms") < text.index("Move 1")


@pytest.mark.parametrize("code", list(vocabulary.languages()))
def test_every_language_has_the_words_of_a_plan(code: str) -> None:
    words = vocabulary.labels(code)
    assert all(getattr(words, one) for one in ("plan", "week", "name"))
    groups, design = (PlanGroup("", rows(2)),), layouts.load("wall-a4")
    pages = make_plan(groups, PlanWords(words.plan), design, paper=A4, weeks=12, lang=code)
    assert f"{words.week} 12" in said(pages[0])
    assert findings(pages[0]) == ()


WORDS = st.text(st.characters(codec="latin-1", categories=("L", "N", "Zs", "P")), max_size=60)
DOSES = st.builds(Prescription, **{one.name: WORDS for one in fields(Prescription) if one.name != "station"})


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.builds(PlanRow, WORDS.filter(str.strip), DOSES), min_size=1, max_size=12),
    st.sampled_from(["a4", "letter", "a5", "a3"]),
    st.integers(0, 12),
)
def test_whatever_is_told_stays_on_the_paper_and_no_words_lie_on_others(
    told: list[PlanRow], name: str, weeks: int
) -> None:
    pages = made(PlanGroup("Group", tuple(told)), size=paper(name), weeks=weeks)
    for page in pages:
        assert findings(page) == ()
    printed = "".join("".join(line.split()) for page in pages for line in said(page))
    for row in told:
        letters = [char for char in row.dose.notes if char.isalpha()]
        assert all(char in printed for char in letters)
