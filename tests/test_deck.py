"""Deck files: what they name, what they ask for each card, and what is wrong in them."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SQUAT
from reading_back import page_texts, title
from running import lay, run
from values import exercise

from cards.diagnostics import CardsError, Diagnostic, Severity
from cards.exercise import Kind, Prescription
from cards.makeup.card import make_up
from cards.press.proof import findings
from cards.shop import layouts, sources
from cards.shop.deck import Deck, read_deck
from cards.shop.lookup import cards_of
from cards.shop.orders import Sort

pytestmark = pytest.mark.usefixtures("here")

LAYOUTS = ("wall-a4", "cue-a4")


def read(text: str, path: Path = Path("deck.toml")) -> Deck:
    path.write_text(text, encoding="utf-8")
    return read_deck(str(path), LAYOUTS)


def dealt(text: str, *beside: str) -> tuple[list[str], list[Diagnostic]]:
    found = cards_of(read(text), sources.find(beside).sources)
    return [Path(source.path).as_posix() for source in found.sources], list(found.diagnostics)


# reading


def test_a_deck_says_what_it_is_and_what_each_card_is_asked() -> None:
    deck = read(
        """
title = "Legs"
subtitle = "Week 1"
cover = "Two rounds"
sort = "title"
layout = "wall-a4"
hide = ["variations"]
stations = true
rest = "90 s"
cards = ["squat", "lunge"]

[[groups]]
name = "Finish"

[[groups.cards]]
exercise = "plank"
layout = "cue-a4"
hide = ["summary"]
sets = 3
reps = "8-10"
load = "20 kg"
tempo = "3-1-1"
rest = 30
notes = "Breathe."
"""
    )
    assert (deck.title, deck.subtitle, deck.cover) == ("Legs", "Week 1", "Two rounds")
    assert (deck.sort, deck.layout, deck.stations) == (Sort.TITLE, "wall-a4", True)
    squat, lunge, plank = deck.entries
    assert [entry.name for entry in deck.entries] == ["squat", "lunge", "plank"]
    assert (squat.line, lunge.line, plank.line) == (10, 10, 15)
    assert squat.request.prescription.rest == "90 s"
    assert (squat.request.group, plank.request.group) == ("", "Finish")
    assert (plank.request.layout, plank.request.hide) == ("cue-a4", (Kind.VARIATIONS, Kind.SUMMARY))
    said = plank.request.prescription
    assert (said.sets, said.reps, said.load, said.tempo) == ("3", "8-10", "20 kg", "3-1-1")
    assert (said.rest, said.notes) == ("30", "Breathe.")


def test_numbers_are_printed_as_people_write_them() -> None:
    (only,) = read('[[cards]]\nexercise = "a"\nsets = 3\nload = 7.0\nrest = 1.5\n').entries
    said = only.request.prescription
    assert (said.sets, said.load, said.rest) == ("3", "7", "1.5")


def test_a_list_of_names_knows_the_line_of_each() -> None:
    deck = read('cards = [\n  "squat", # the first\n\n  "lunge",\n]\n')
    assert [entry.line for entry in deck.entries] == [2, 4]


def test_cards_may_be_tables_on_one_line_each() -> None:
    deck = read('cards = [\n  { exercise = "squat", sets = 3 },\n  { exercise = "lunge", sets = 4 },\n]\n')
    assert [(entry.name, entry.line, entry.request.prescription.sets) for entry in deck.entries] == [
        ("squat", 2, "3"),
        ("lunge", 3, "4"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('title = "x"\ntilte = "y"', 2, 'unknown key "tilte"'),
        ('extends = "other"', 1, "extends is not for decks"),
        ('cards = "squat"', 1, "cards must be a list of texts"),
        ("cards = [1, 2]", 1, "cards must be a list of texts"),
        ('cards = ["a",\n"  "]', 2, "a card has no name"),
        ('[[cards]]\nexercise = "a"\n[[cards]]\nsets = 3', 3, 'the key "cards.exercise" is missing'),
        ('[[cards]]\nexercise = "a"\n[[cards]]\nexercise = "b"\nreeps = 3', 5, 'unknown key "cards.reeps"'),
        ('[[cards]]\nexercise = "a"\nlayout = "wal-a4"', 3, 'there is no layout "wal-a4"'),
        ('[[cards]]\nexercise = "a"\n\nhide = [\n"tip"]', 5, 'cards.hide cannot be "tip"'),
        ('[[cards]]\nexercise = "a"\nsets = true', 3, "cards.sets must be text"),
        (f'[[cards]]\nexercise = "a"\nreps = "{"8 " * 30}"', 3, "there is room for 32"),
        ('sort = "size"', 1, 'sort cannot be "size"'),
        ('parts = [\n"cards",\n"logg"]', 3, 'parts cannot be "logg"'),
        ('title = "x"\nparts = ["log"]', 2, "parts leaves out the cards"),
        ('stations = "yes"', 1, "stations must be true or false"),
        ('[[groups]]\nname = " "\ncards = ["a"]', 2, "groups.name is empty"),
        ("title = x", 1, "is not TOML"),
        ("cards = []", 1, "cards is empty"),
        ('title = "x"\n[[groups]]\nname = "Legs"', 2, 'the group "Legs" has no cards'),
        ('[[cards]]\nexercise = "a"\ncopies = 1.5', 3, "cards.copies cannot be 1.5"),
        ("sets = inf", 1, "sets must be text"),
        (f"sets = {'9' * 5000}", 1, "a number has more than 100 digits"),
        ("a." * 30_000 + "a = 1", 1, "this is nested deeper than 20"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(CardsError) as caught:
        read(text)
    said = caught.value.diagnostics[0]
    assert (said.location.path, said.location.line, said.severity) == ("deck.toml", line, Severity.ERROR)
    assert message in said.message


def test_a_huge_deck_is_refused_unread() -> None:
    with pytest.raises(CardsError, match="bytes"):
        read("# " + "x" * 200_000)


# finding


def test_names_are_found_beside_the_deck_then_below_it_then_in_the_library(here: Path) -> None:
    lay(here / "gym" / "squat.md")
    lay(here / "own" / "squat.md")
    lay(here / "own" / "bridge_band.md", SQUAT.replace("Goblet Squat", "Band Bridge"))
    found, said = dealt('cards = ["squat", "bridge_band", "wall-sit"]', "gym")
    assert [os.path.normpath(path) for path in found[:2]] == [
        os.path.join("gym", "squat.md"),
        os.path.join("own", "bridge_band.md"),
    ]
    assert found[2].endswith("/wall-sit.md")
    assert not said


@pytest.mark.parametrize("name", ["goblet-squat-dumbbell", "gobletsquat_dumbbell", "gobletsquat-dumbbell"])
def test_a_slug_and_a_files_name_lead_to_the_same_file(name: str) -> None:
    lay(Path("gobletsquat_dumbbell.md"), "---\ndescription: The goblet squat for legs.\n---\n\nSit, stand.\n")
    found, said = dealt(f'cards = ["{name}"]')
    assert ([Path(path).name for path in found], said) == (["gobletsquat_dumbbell.md"], [])


def test_a_path_lies_below_the_deck(here: Path) -> None:
    lay(here / "sub" / "a.md")
    found, said = dealt('cards = ["sub/a"]')
    assert ([os.path.normpath(path) for path in found], said) == ([os.path.join("sub", "a.md")], [])


@pytest.mark.parametrize(
    "name", ["../secret", "../secret.md", "sub/../../secret", "linked/secret", "LINK.md"]
)
def test_nothing_outside_the_decks_folder_is_opened(here: Path, name: str) -> None:
    lay(here / "secret.md")
    project = here / "project"
    project.mkdir()
    (project / "sub").mkdir()
    (project / "linked").symlink_to(here)
    (project / "LINK.md").symlink_to(here / "secret.md")
    deck = read(f'cards = ["{name}"]', project / "deck.toml")
    found = cards_of(deck, ())
    assert found.sources == ()
    (said,) = found.diagnostics
    assert (said.severity, said.location.line) == (Severity.ERROR, 1)


def test_an_absolute_path_is_refused(here: Path) -> None:
    lay(here / "squat.md")
    found, (said,) = dealt(f'cards = ["{(here / "squat.md").as_posix()}"]')
    assert (found, said.message.endswith("is not a path below the deck's folder")) == ([], True)


def test_a_link_to_a_file_outside_is_no_slug_either(here: Path) -> None:
    lay(here / "secret.md")
    project = here / "project"
    project.mkdir()
    (project / "linked.md").symlink_to(here / "secret.md")
    assert cards_of(read('cards = ["linked"]', project / "deck.toml"), ()).sources == ()


def test_an_unknown_name_is_said_with_its_line_and_the_nearest(here: Path) -> None:
    lay(here / "squat.md")
    found, (said,) = dealt('cards = [\n"squat",\n"sqaut",\n]')
    assert len(found) == 1
    assert (said.location.line, said.severity, said.hint) == (3, Severity.ERROR, 'did you mean "squat"?')


def test_an_exercise_that_is_named_twice_is_printed_twice_each_with_its_own_dose(here: Path) -> None:
    lay(here / "squat.md")
    text = 'cards = [{ exercise = "squat", reps = 10 }, { exercise = "./squat.md", reps = 8 }]'
    found = cards_of(read(text), ())
    assert [one.request.prescription.reps for one in found.sources] == ["10", "8"]
    assert (found.diagnostics, found.count) == ((), 2)


def test_copies_print_a_card_several_times(here: Path) -> None:
    lay(here / "squat.md")
    found = cards_of(
        read('cards = [{ exercise = "squat", copies = 3 }, { exercise = "gone", copies = 2 }]'), ()
    )
    assert [one.path for one in found.sources] == ["./squat.md"] * 3
    assert found.count == 5


def test_a_name_of_two_files_is_an_error_that_lists_them(here: Path) -> None:
    lay(here / "a" / "squat.md")
    lay(here / "b" / "squat.md")
    found, (said,) = dealt('cards = ["squat"]', "a", "b")
    assert not found
    assert "a/squat.md" in said.message.replace(os.sep, "/")
    assert "b/squat.md" in said.message.replace(os.sep, "/")


def test_a_deck_that_chooses_nothing_says_so(here: Path) -> None:
    (here / "deck.toml").write_text('title = "x"')
    for command in ("wall", "booklet"):
        result = run(command, "deck.toml", "-o", "out.pdf")
        assert result.exit_code == 1
        assert "deck.toml: error: the deck names no cards, and there are none beside it" in result.stderr
    assert not (here / "out.pdf").exists()


def test_a_deck_without_cards_takes_what_lies_beside_it(here: Path) -> None:
    lay(here / "gym" / "squat.md")
    lay(here / "gym" / "lunge.md")
    assert dealt('title = "All"', "gym")[0] == ["gym/lunge.md", "gym/squat.md"]


# printing


def test_wall_prints_a_deck_in_its_order_with_what_it_asks(here: Path) -> None:
    for name in ("one", "two"):
        lay(here / f"{name}.md", SQUAT.replace("Goblet Squat", name.title()))
    (here / "deck.toml").write_text(
        'title = "Circuit"\nstations = true\nwork = "40 s"\ncards = [\n'
        '{ exercise = "two", notes = "Mind the ceiling.", load = "12 kg" },\n'
        '{ exercise = "one", hide = ["tips"] },\n]\n'
    )
    result = run("wall", "deck.toml", "-o", "out.pdf")
    assert (result.exit_code, result.stderr) == (0, "")
    pdf = (here / "out.pdf").read_bytes()
    first, second = (" ".join(text.split()) for text in page_texts(pdf))
    assert title(pdf) == "Circuit"
    for words in ("Two", "Work 40 s", "Load 12 kg", "Notes", "Mind the ceiling.", "Elbows brush"):
        assert words in first
    assert "Elbows brush" not in second
    assert first.split()[0] == "1"
    assert second.split()[0] == "2"


@pytest.mark.parametrize("layout", ["cue-a4", "index-5x8", "pocket-a6", "large-print-a4", "wall-a4-mono"])
def test_every_design_prints_station_doses_and_notes(here: Path, layout: str) -> None:
    lay(here / "one.md")
    (here / "deck.toml").write_text(
        'stations = true\n[[cards]]\nexercise = "one"\nsets = 3\nrest = "60 s"\nnotes = "Mind the ceiling."\n'
    )
    assert run("wall", "deck.toml", "-o", "out.pdf", "--layout", layout).exit_code == 0
    words = " ".join(page_texts((here / "out.pdf").read_bytes())).split()
    assert words[0] == "1"
    text = " ".join(words)
    for told in ("Sets 3", "Rest 60 s", "Mind the ceiling."):
        assert told in text


@pytest.mark.parametrize("name", sorted(layouts.names()))
def test_what_is_asked_stands_clear_of_all_else_on_every_design(name: str) -> None:
    squat = exercise()
    asked = Prescription("12", "3", "8-10", "20 kg", "3-1-1", "40 s", "90 s", "Mind the ceiling.")
    pages = make_up(replace(squat, prescription=asked), layouts.load(name)).pages
    assert not [finding for page in pages for finding in findings(page)]


def test_a_broken_deck_prints_nothing_and_exits_1(here: Path) -> None:
    lay(here / "squat.md")
    (here / "deck.toml").write_text('crads = ["squat"]\n')
    result = run("wall", "deck.toml", "-o", "out.pdf")
    assert result.exit_code == 1
    assert result.stderr.startswith('deck.toml:1:1: error: unknown key "crads"; did you mean "cards"?')
    assert not (here / "out.pdf").exists()


def test_filters_that_leave_nothing_say_so(here: Path) -> None:
    lay(here / "squat.md")
    result = run("wall", "squat.md", "--equipment", "kettlebel", "-o", "out.pdf")
    assert result.exit_code == 1
    assert '--equipment kettlebel: error: no exercise has it; did you mean "kettlebell"?' in result.stderr
    assert not (here / "out.pdf").exists()


def test_filters_and_order_choose_what_is_printed(here: Path) -> None:
    lay(here / "b.md", SQUAT.replace("Goblet Squat", "Zebra"))
    lay(here / "a.md", SQUAT.replace("Goblet Squat", "Yak").replace("kettlebell", "barbell"))
    lay(here / "c.md", SQUAT.replace("Goblet Squat", "Ant"))
    assert run("wall", ".", "--equipment", "kettlebell", "--sort", "title", "-o", "out.pdf").exit_code == 0
    assert [text.split()[0] for text in page_texts((here / "out.pdf").read_bytes())] == ["Ant", "Zebra"]


def test_a_deck_is_not_written_over(here: Path) -> None:
    lay(here / "squat.md")
    (here / "deck.toml").write_text('cards = ["squat"]\n')
    assert run("wall", "deck.toml", "-o", "deck.toml").exit_code == 1
    assert (here / "deck.toml").read_text() == 'cards = ["squat"]\n'


def test_a_label_that_no_face_has_is_named() -> None:
    lay(Path("squat.md"), SQUAT.replace("[kettlebell]", "[壶]"))
    result = run("card", "squat.md", "-o", "out.pdf")
    assert result.exit_code == 0
    assert 'squat.md: warning: no font has the character "壶"' in result.stderr


def test_a_level_that_no_exercise_has_is_wrong_usage(here: Path) -> None:
    lay(here / "squat.md")
    result = run("wall", "squat.md", "--level", "begginer", "-o", "out.pdf")
    assert result.exit_code == 2
    assert 'no exercise has the level "begginer"; did you mean "beginner"?' in " ".join(result.stderr.split())
    assert not (here / "out.pdf").exists()
