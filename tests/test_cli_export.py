"""`cuecard export`: everything comes out, and what comes back is the same exercise."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from conftest import SQUAT
from hypothesis import given
from hypothesis import strategies as st
from running import REPO, lay, program, run

import cards
from cards.cli.linked_data import as_linked_data
from cards.cli.spreadsheet import as_csv, losses
from cards.cli.transcript import as_data
from cards.exercise import Exercise, Kind
from cards.manuscript.reader import read, read_all
from cards.manuscript.written import as_file

LIBRARY = sorted((REPO / "content").glob("*/*.md"))

RICH = """\
---
title: "=Goblet squat"
description: "Strong legs, strong back; both."
video: https://youtu.be/SqO-VUEak2M?t=90
video_label: Look
equipment: ["bench, flat", box]
muscles: {primary: [glutes], secondary: [core]}
level: beginner
tags: [legs]
group: squat
aliases: [Cup squat]
lang: de
images: [{path: a.png, alt: Somebody sits}]
figure: none
author: A. Coach
source: https://example.org
draft: true
print: {layout: wall-a4, hide: [tips]}
sets: 3
reps: 8-12
load: "+20 kg"
price: 3
code: [1, {a: b}]
---

What leads.

## Mein Aufbau:

1. **Füße:** Breit; nicht zu breit | nie.
   - innen
     - ganz innen

   Noch ein Absatz.

| a | b |
|--:|---|
| 1 |  |

### Teil

> Worte `mit | Code`

## Tipps

- - 5 ist keine Liste
- [ ] **a:** *b* ~c~ [d](https://example.org/x_(y)) 5 < 6 & \\*
- 1\\. x

## Anderes

![Alt](p%20q.png)

<!-- howto -->

### Runter

Bis **unten**.

- a
"""


def bare(value: Any) -> Any:
    """Return a value without the lines of the file from which it comes."""
    if is_dataclass(value) and not isinstance(value, type):
        inner = {
            one.name: 0 if one.name == "line" else bare(getattr(value, one.name)) for one in fields(value)
        }
        return replace(value, **inner)
    if isinstance(value, tuple):
        return tuple(map(bare, value))
    return value


def same(one: Exercise) -> Exercise:
    return bare(replace(one, file=""))


def through_json(one: Exercise) -> Exercise:
    (back,) = read_all(json.dumps([as_data(one)]), "all.json")
    return back.exercise


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_every_exercise_of_the_library_comes_back_from_json_and_from_its_file(path: Path) -> None:
    before = cards.read(path).exercise
    back = through_json(before)
    assert same(back) == same(before)
    assert same(read(as_file(back), f"{before.slug}.md").exercise) == same(before)


def test_every_exercise_of_the_library_comes_back_from_a_table() -> None:
    before = [cards.read(path).exercise for path in LIBRARY]
    back = [one.exercise for one in read_all(as_csv(before), "all.csv")]
    for old, new in zip(before, back, strict=True):
        without = {"sections": (), "file": "", "steps": ()}
        assert bare(replace(new, **without)) == bare(replace(old, **without))
        assert [(step.name, step.text) for step in new.steps] == [
            (step.name, step.text) for step in old.steps
        ]
        for kind in Kind:
            assert told(new, kind) == told(old, kind), (old.slug, kind)


def short(exercise: Exercise) -> list[tuple[str, str]]:
    return [(step.name, step.text) for step in exercise.steps]


def told(exercise: Exercise, kind: Kind) -> list[str]:
    return [section.text for section in exercise.sections if section.kind is kind]


def test_all_that_an_exercise_can_say_comes_back_from_json() -> None:
    before = read(RICH, "squat.md").exercise
    back = through_json(before)
    for one in fields(before):
        if one.name not in ("file", "sections"):
            assert bare(getattr(back, one.name)) == bare(getattr(before, one.name)), one.name
    assert [(one.kind, one.heading, one.depth, one.text) for one in back.sections] == [
        (one.kind, one.heading, one.depth, one.text) for one in before.sections
    ]
    assert bare(back.sections) == bare(before.sections)
    assert before.extra == {"price": 3, "code": [1, {"a": "b"}]}


def test_what_a_table_holds_comes_back_and_what_it_does_not_hold_is_named() -> None:
    before = read(RICH, "squat.md").exercise
    text = as_csv([before])
    (back,) = (one.exercise for one in read_all(text, "all.csv"))
    for name in ("title", "slug", "description", "video", "equipment", "muscles", "level", "tags", "group"):
        assert getattr(back, name) == getattr(before, name), name
    for name in ("aliases", "lang", "figure", "author", "source", "draft", "prescription"):
        assert getattr(back, name) == getattr(before, name), name
    for kind in (Kind.TIPS, Kind.PURPOSE):
        assert told(back, kind) == told(before, kind)
    assert short(back) == [("Runter", "Bis unten.\na")]
    ((file, lost),) = losses([before])
    assert file == "squat.md"
    for what in ('the heading "Mein Aufbau"', '"price"', "what the pictures show", "asks of its print"):
        assert what in lost


@pytest.mark.parametrize("words", ["Stand; Sit; Lie", "Sit | Lie", "a. b; c", "1\\. x", "- a", "Ends;"])
def test_a_sentence_of_a_table_is_not_parted_at_its_signs(words: str) -> None:
    before = read(f"# X\n\n## Setup\n\n{words}\n", "x.md").exercise
    (back,) = (one.exercise for one in read_all(as_csv([before]), "all.csv"))
    assert told(back, Kind.SETUP) == told(before, Kind.SETUP)


def test_no_cell_is_run_as_a_formula() -> None:
    text = "---\ntitle: '=cmd()'\nload: '+1'\nnotes: '@x'\nauthor: '-2'\n---\n\n## Tips\n\n- a\n- =b\n"
    before = read(text, "x.md").exercise
    table = as_csv([before])
    for row in csv.reader(io.StringIO(table)):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    (back,) = (one.exercise for one in read_all(table, "all.csv"))
    assert (back.title, back.author, back.prescription) == ("=cmd()", "-2", before.prescription)
    assert told(back, Kind.TIPS) == ["a\n=b"]


@given(
    st.lists(
        st.text("ab .;|,'\"=+-@<>#*_`\\[](){}1:!~^$%&äß—", min_size=1, max_size=12), min_size=3, max_size=3
    )
)
def test_any_words_come_back_from_json(words: list[str]) -> None:
    data = [{"name": words[0], "tips": words, "steps": [{"title": words[1], "text": words[2]}]}]
    for before in (
        one.exercise for one in read_all(json.dumps([*data, {"name": "x", "steps": ["y"]}]), "a.json")
    ):
        back = through_json(before)
        assert (back.title, back.prescription) == (before.title, before.prescription)
        assert [(one.kind, one.text) for one in back.sections] == [
            (one.kind, one.text) for one in before.sections
        ]


# The command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path / "my" / "squat.md", SQUAT)
    lay(tmp_path / "my" / "rich.md", RICH.replace("draft: true", "draft: false"))
    return tmp_path


@pytest.mark.parametrize(("form", "ending"), [("json", ".json"), ("csv", ".csv")])
def test_what_is_exported_is_imported_under_the_same_names(here: Path, form: str, ending: str) -> None:
    result = run("export", "my", "--to", form, "-o", f"all{ending}")
    assert result.exit_code == 0
    assert result.stdout == f"all{ending}: 2 exercises\n"
    assert run("import", f"all{ending}", "--into", "back").exit_code == 0
    assert sorted(path.name for path in (here / "back").iterdir()) == ["rich.md", "squat.md"]
    before, after = (cards.read(f"{folder}/squat.md").exercise for folder in ("my", "back"))
    assert [one.text for one in after.sections] == [one.text for one in before.sections]
    assert (after.title, after.muscles, after.steps != ()) == (
        before.title,
        before.muscles,
        before.steps != (),
    )


def test_a_table_for_excel_has_its_mark_and_a_pipe_has_none(here: Path) -> None:
    run("export", "my", "--to", "csv", "-o", "all.csv")
    assert (here / "all.csv").read_bytes().startswith(b"\xef\xbb\xbftitle,")
    piped = program("export", "my/squat.md", "--to", "csv", cwd=here)
    assert piped.stdout.startswith(b"title,")
    assert program("export", "my/squat.md", "--to", "json", cwd=here).stdout.startswith(b"[\n")


def test_a_deck_says_how_much(here: Path) -> None:
    lay(here / "deck.toml", 'cards = ["squat"]\nreps = "5"\n')
    result = run("export", "deck.toml", "my", "--to", "json")
    (squat,) = json.loads(result.stdout)
    assert squat["prescription"]["reps"] == "5"


def test_one_that_cannot_be_read_is_named_and_the_others_are_exported(here: Path) -> None:
    lay(here / "my" / "bad.md", "---\ntitle: [\n---\nx\n")
    result = run("export", "my", "--to", "json", "-o", "all.json")
    assert result.exit_code == 1
    assert "bad.md" in result.stderr
    assert len(json.loads((here / "all.json").read_text(encoding="utf-8"))) == 2


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--to", "xml"), 2, "write json, csv or schema.org"),
        (("--to", "jsn"), 2, 'did you mean "json"?'),
        (("--to", "csv", "-o", "x.json"), 1, "does not end in .csv"),
        (("--to", "json", "-o", ".."), 1, "this is a folder"),
        (("--to", "json", "-o", "data.json"), 1, "one of the files to be read"),
    ],
)
def test_what_would_go_wrong_is_refused(here: Path, args: tuple[str, ...], code: int, said: str) -> None:
    lay(here / "data.json", '[{"name": "x", "steps": ["y"]}]')
    before = sorted(here.rglob("*"))
    result = run("export", "my", "data.json", *args)
    assert result.exit_code == code
    assert said in " ".join(result.stderr.split())
    assert sorted(here.rglob("*")) == before
    assert json.loads((here / "data.json").read_text(encoding="utf-8"))[0]["name"] == "x"


# schema.org

#: Of each type the properties that it has there, its own and those above it.
CREATIVE = {
    *("@type", "@id", "name", "alternateName", "description", "image", "url", "inLanguage", "keywords"),
    *("educationalLevel", "author", "isBasedOn", "citation", "video", "audio", "subjectOf"),
}
VOCABULARY = {
    "HowTo": CREATIVE | {"tool", "step"},
    "ExercisePlan": CREATIVE
    | {"exerciseType", "repetitions", "activityDuration", "activityFrequency", "restPeriods", "intensity"}
    | {"workload", "additionalVariable", "associatedAnatomy", "category"},
    "HowToStep": CREATIVE | {"position", "text", "itemListElement"},
    "HowToSection": CREATIVE | {"position", "itemListElement"},
    "HowToTip": CREATIVE | {"position", "text"},
    "HowToTool": {"@type", "name"},
    "Muscle": {"@type", "name"},
    "Person": {"@type", "name"},
    "QualitativeValue": {"@type", "name"},
    "VideoObject": CREATIVE | {"embedUrl", "contentUrl", "caption"},
    "AudioObject": CREATIVE | {"contentUrl"},
    "ImageObject": CREATIVE | {"contentUrl", "caption"},
    "WebPage": CREATIVE,
}


def check(thing: Any) -> None:
    """Find only types and properties of the vocabulary, in whatever lies in a thing."""
    if isinstance(thing, list):
        assert thing
        for one in thing:
            check(one)
    elif isinstance(thing, dict):
        types = thing["@type"] if isinstance(thing["@type"], list) else [thing["@type"]]
        assert set(thing) <= set().union(*(VOCABULARY[name] for name in types)), thing
        for name, value in thing.items():
            assert value not in ("", None, []), name
            if name != "@type":
                check(value)


def test_linked_data_speak_the_vocabulary_and_say_what_the_exercise_says() -> None:
    graph = as_linked_data(
        [read(RICH, "squat.md").exercise, *(cards.read(path).exercise for path in LIBRARY)]
    )
    assert graph["@context"] == "https://schema.org"
    check(graph["@graph"])
    squat, slide = graph["@graph"][0], graph["@graph"][1]
    assert squat["@type"] == ["HowTo", "ExercisePlan"]
    assert squat["step"][0] == {
        "@type": "HowToStep",
        "position": 1,
        "name": "Füße",
        "text": "Breit; nicht zu breit | nie.\ninnen\nganz innen\nNoch ein Absatz.",
    }
    assert squat["tool"] == [
        {"@type": "HowToTool", "name": "bench, flat"},
        {"@type": "HowToTool", "name": "box"},
    ]
    assert squat["video"]["embedUrl"].endswith("/SqO-VUEak2M?start=90")
    assert [one["name"] for one in squat["associatedAnatomy"]] == ["glutes", "core"]
    assert squat["repetitions"] == {"@type": "QualitativeValue", "name": "8-12"}
    assert squat["additionalVariable"] == ["sets: 3", "load: +20 kg"]
    assert squat["isBasedOn"] == "https://example.org"
    assert [one["position"] for one in slide["step"] if one["@type"] == "HowToStep"] == list(
        range(1, 1 + sum(one["@type"] == "HowToStep" for one in slide["step"]))
    )


@pytest.mark.parametrize(
    ("dose", "plan"),
    [
        ("reps: 12", {"repetitions": 12}),
        ("work: 40 s", {"activityDuration": "PT40S"}),
        ("duration: 5 min", {"activityDuration": "PT5M"}),
        ("work: a while", {"activityDuration": {"@type": "QualitativeValue", "name": "a while"}}),
        ("rest: 20 s", {"restPeriods": "20 s"}),
        ("frequency: daily", {"activityFrequency": "daily"}),
    ],
)
def test_how_much_is_to_be_done_stands_in_the_plan(dose: str, plan: dict[str, object]) -> None:
    (thing,) = as_linked_data([read(f"---\n{dose}\n---\n\n- a\n", "x.md").exercise])["@graph"]
    assert plan.items() <= thing.items()


def test_linked_data_close_no_element_of_the_page_that_holds_them(here: Path) -> None:
    lay(here / "x.md", "---\ntitle: 'a </script> b'\n---\n\n- a `</script>`\n")
    result = run("export", "x.md", "--to", "schema.org")
    assert "<" not in result.stdout
    assert json.loads(result.stdout)["@graph"][0]["name"] == "a </script> b"
