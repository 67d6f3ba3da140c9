"""Easier and harder exercises by their names, and muscles that are stretched."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from reading_back import page_texts
from running import lay, run

import cards
from cards.artwork.muscle_map import alt_text
from cards.exercise import Muscles
from cards.manuscript.reader import read
from cards.manuscript.written import as_file

# Every test stands in an empty folder.
pytestmark = pytest.mark.usefixtures("here")

TEXT = """\
---
title: {title}
{matter}
---

**Purpose:** Strengthens the chest.

## Execution

1. **Press:** Press the floor away.
{more}
"""
VARIATIONS = "\n## Variations\n\n- **Easier:** Kneel.\n- **Harder:** Lift one foot.\n"
GERMAN = "\n## Varianten\n\n- **Leichter:** Knie.\n"


def exercise(name: str, title: str, matter: str = "", more: str = "") -> None:
    lay(Path(f"{name}.md"), TEXT.format(title=title, matter=matter, more=more))


def said(name: str) -> list[str]:
    return [f"{one.code} {one.location.line}" for one in cards.card(f"{name}.md").diagnostics]


def printed(name: str) -> str:
    pdf = cards.card(f"{name}.md").pdf
    assert pdf is not None
    return " ".join(page_texts(pdf)[0].split())


def test_a_card_prints_the_titles_of_what_is_easier_and_harder() -> None:
    exercise("push-up", "Push-Up", "easier: wall-push\nharder: [clap-push, feet-up]")
    exercise("wall-push", "Push from the Wall")
    exercise("clap-push", "Clap Push-Up")
    exercise("feet-up", "Feet High")
    text = printed("push-up")
    assert "Easier: Push from the Wall." in text
    assert "Harder: Clap Push-Up, Feet High." in text
    assert "Variations" in text


def test_a_title_joins_the_authors_own_words() -> None:
    exercise("push-up", "Push-Up", "easier: wall-push\nharder: feet-up", VARIATIONS)
    exercise("wall-push", "Push from the Wall")
    exercise("feet-up", "Feet High")
    text = printed("push-up")
    assert "Easier: Kneel. Or: Push from the Wall." in text
    assert "Harder: Lift one foot. Or: Feet High." in text
    assert text.count("Easier") == text.count("Harder") == 1


def test_what_is_easier_stands_before_what_is_harder() -> None:
    harder, easier = "\n## Variations\n\n- **Harder:** Lift one foot.\n", "- **Easier:** Kneel.\n"
    exercise("one", "One", "easier: plank", harder)
    exercise("two", "Two", "harder: plank", harder.replace(harder.splitlines()[-1] + "\n", easier))
    assert "Easier: Plank. Harder: Lift one foot." in printed("one").replace(" – ", " ").replace(" + ", " ")
    assert "Easier: Kneel. Harder: Plank." in printed("two").replace(" – ", " ").replace(" + ", " ")


def test_a_name_is_looked_for_beside_the_file_and_then_in_the_library() -> None:
    exercise("mine", "Mine", "easier: plank\nharder: goblet")
    exercise("strength/goblet", "Goblet of Mine")
    assert "Easier: Plank." in printed("mine")
    assert "Harder: Goblet of Mine." in printed("mine")
    exercise("plank", "My Own Plank")
    assert "Easier: My Own Plank." in printed("mine")


def test_a_name_that_is_found_nowhere_is_printed_and_told_with_its_line() -> None:
    exercise("mine", "Mine", "easier: wall-pusch-up\nharder: kneeling")
    text = printed("mine")
    assert "Easier: Wall Pusch Up." in text
    assert "Harder: Kneeling." in text
    told = [one for one in cards.card("mine.md").diagnostics if one.code == "unknown-exercise"]
    assert [(one.location.line, one.hint) for one in told] == [(3, 'did you mean "wall-push-up"?')]


@pytest.mark.parametrize("words", ["Kneel on a mat.", "Kneeling", "wall push up", "Use a-b; c"])
def test_words_for_people_stay_as_they_are(words: str) -> None:
    exercise("mine", "Mine", f"easier: {json.dumps(words)}")
    assert words in printed("mine")
    assert read(Path("mine.md").read_text(), "mine.md").exercise.easier == ()


def test_nothing_outside_the_folder_is_read() -> None:
    exercise("secret", "Secret Title")
    exercise("inner/mine", "Mine", "easier: ../secret\nharder: the-secret")
    exercise("inner/deep/mine", "Mine", "easier: secret")
    assert "Secret Title" not in printed("inner/mine")
    assert "Secret Title" not in printed("inner/deep/mine")


def test_exercises_of_one_file_lead_to_each_other() -> None:
    rows = "title,steps,harder\nWall Push,Push the wall.,floor-push\nFloor Push,Push the floor.,\n"
    lay(Path("two.csv"), rows)
    pdf = cards.wall(["two.csv"]).pdf
    assert pdf is not None
    assert "Harder: Floor Push." in " ".join(page_texts(pdf)[0].split())


def test_a_card_in_german_leads_on_in_german() -> None:
    exercise(
        "eins", "Eins", "lang: de\neasier: zwei\nharder: drei", "\n## Varianten\n\n- **Leichter:** Knie.\n"
    )
    exercise("zwei", "Zwei")
    exercise("drei", "Drei")
    assert "Leichter: Knie. Oder: Zwei." in printed("eins")
    assert "Schwerer: Drei." in printed("eins")


def test_the_list_shows_the_chain() -> None:
    exercise("my-push", "Push-Up", "easier: wall-push\nharder: feet-up")
    exercise("wall-push", "Wall Push")
    listed = run("list", "--json")
    found = {one["name"]: one for one in json.loads(listed.stdout)["exercises"] if not one["built_in"]}
    assert (found["my-push"]["easier"], found["my-push"]["harder"]) == (["wall-push"], ["feet-up"])
    exercise("feet-up", "Feet High")
    exercise("knees", "Knees", "easier: wall-push\nharder: my-push")
    shown = run("list").stdout
    chains = [line.strip().split(" > ") for line in shown.splitlines() if " > " in line]
    mine = [chain for chain in chains if "wall-push" in chain]
    # Each step stands once, whichever way the chains are parted.
    assert sorted(step for chain in mine for step in pairwise(chain)) == [
        ("knees", "my-push"),
        ("my-push", "feet-up"),
        ("wall-push", "knees"),
        ("wall-push", "my-push"),
    ]


def test_what_is_written_is_read_as_the_same() -> None:
    exercise("mine", "Mine", "easier: one-two\nharder: [three, four]\nstretches: [chest]\nmuscles: [abs]")
    first = read(Path("mine.md").read_text(), "mine.md").exercise
    again = read(as_file(first), "mine.md").exercise
    assert again.muscles == first.muscles == Muscles(("abs", "chest"), (), ("chest",))
    assert (again.easier, again.harder) == (first.easier, first.harder)
    assert [one.name for one in first.harder] == ["three", "four"]


def test_stretches_are_chosen_apart_from_what_trains() -> None:
    exercise("train", "Train", "muscles: [hamstrings]")
    exercise("stretch", "Stretch", "stretches: [hamstrings]")
    trained, stretched = (cards.wall(["."], **{kind: ["hamstrings"]}) for kind in ("muscle", "stretch"))
    assert [one.title for one in trained.printed.cards] == ["Train"]
    assert [one.title for one in stretched.printed.cards] == ["Stretch"]


def test_who_does_not_see_the_map_hears_what_is_stretched() -> None:
    stretched = Muscles(("hamstrings",), ("calves",), ("hamstrings",))
    assert alt_text(stretched, "en") == "Muscles stretched: hamstrings, calves."
    assert alt_text(replace(stretched, stretched=()), "en").startswith("Muscles worked: hamstrings (main)")


def test_a_ring_of_exercises_is_listed_once() -> None:
    exercise("one", "One", "harder: two")
    exercise("two", "Two", "harder: one")
    exercise("self", "Self", "harder: self")
    shown = run("list").stdout
    assert "  one > two > one\n" in shown
    assert "self >" not in shown


def test_a_booklet_tells_the_pages_of_what_is_easier_and_harder() -> None:
    exercise("aa", "First One", "harder: bb")
    exercise("bb", "Second One", "easier: aa\nharder: [cc, outside-it]")
    exercise("cc", "Third One", "easier: bb")
    exercise("other/outside-it", "Another")
    deck = 'cards = ["aa", "bb", "cc"]\n'
    lay(Path("three.toml"), deck)
    pages = [" ".join(text.split()) for text in page_texts(cards.booklet(["three.toml"]).pdf)]
    at = {
        name: next(text for text in pages if text.startswith(name)) for name in ("First", "Second", "Third")
    }
    folio = {name: text.split()[-1] for name, text in at.items()}
    assert f"Harder: Second One (Page {folio['Second']})." in at["First"]
    assert f"Easier: First One (Page {folio['First']})." in at["Second"]
    assert f"Harder: Third One (Page {folio['Third']}), Another." in at["Second"]
    assert len({*folio.values()}) == 3


@pytest.mark.parametrize("layout", ["wall-a4", "wall-a4-landscape", "handout-a5", "wall-letter", "poster-a4"])
def test_no_line_ends_on_or_and_short_names_stay_together(here: Path, layout: str) -> None:
    assert run("card", "kettlebell-goblet-squat", "-l", layout, "-o", "x.pdf").exit_code == 0
    lines = [line.strip() for line in page_texts((here / "x.pdf").read_bytes())[0].splitlines()]
    assert not [line for line in lines if line.endswith("Or:")]
    assert any(line.replace("\N{NO-BREAK SPACE}", " ").endswith("Or: Bodyweight Squat.") for line in lines)
