"""`cuecard schema`: what is printed and what is read is as the schemas say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from running import REPO, run

import cards
from cards.cli.schema import NAMES, load
from cards.cli.transcript import as_data, as_json
from cards.exercise import Kind, Prescription
from cards.manuscript.fields import KNOWN
from cards.manuscript.reader import read

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema, a library of the tests, is missing")

LIBRARY = [path for path in sorted((REPO / "content").rglob("*.md")) if "README" not in path.name]
SAMPLES = sorted((REPO / "tests" / "samples").rglob("*.md"))

EVERYTHING = """\
---
title: X
video: {provider: youtube, id: SqO-VUEak2M, start: 90, checked: 2026-11-20}
images: [{path: a.png, alt: b}, c.png]
print: {layout: wall-a4, hide: [tips]}
sets: 3
zzz: {a: [1, null, 2.5]}
vidoe: x
---

# X

1. **Bold** *it* `code` [link](https://example.org)
   - [x] done

| a | b |
|--:|---|
| 1 |   |

> quoted

![Alt](p.png)

<!-- howto -->

### Go

Down.
"""


def validator(name: str) -> Any:
    return jsonschema.Draft7Validator(load(name), format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_and_names_no_keyword_that_is_none(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(load(name))
    known = set(jsonschema.Draft7Validator.VALIDATORS) | {
        *("$schema", "$id", "title", "description", "definitions", "examples"),
    }

    def keywords(schema: Any) -> None:
        if isinstance(schema, list):
            for one in schema:
                keywords(one)
        elif isinstance(schema, dict):
            assert set(schema) <= known, set(schema) - known
            for key, inner in schema.items():
                if key in ("properties", "definitions"):
                    keywords(list(inner.values()))
                elif key in ("items", "anyOf", "oneOf", "allOf"):
                    keywords(inner)

    keywords(load(name))


@pytest.mark.parametrize("path", [*LIBRARY, *SAMPLES], ids=lambda path: path.stem)
def test_what_is_shown_of_every_exercise_is_as_its_schema_says(path: Path) -> None:
    reading = cards.read(path)
    validator("exercise").validate(json.loads(json.dumps(as_json(reading))))
    validator("exercise").validate(json.loads(json.dumps(as_data(reading.exercise))))


def test_what_is_shown_of_everything_that_a_file_can_say() -> None:
    reading = read(EVERYTHING, "x.md")
    shown = as_json(reading)
    validator("exercise").validate(shown)
    for name in ("title", "sections", "prescription"):
        broken = {**shown, name: 5}
        assert list(validator("exercise").iter_errors(broken)), name
    assert list(validator("exercise").iter_errors({**shown, "zzz": 1}))
    assert list(validator("exercise").iter_errors({key: shown[key] for key in shown if key != "lang"}))


def test_the_schema_of_an_exercise_has_exactly_what_is_shown() -> None:
    shown = as_json(read(EVERYTHING, "x.md"))
    schema = load("exercise")
    assert set(schema["properties"]) == set(shown)
    assert schema["definitions"]["kind"]["enum"] == [str(kind) for kind in Kind]
    assert set(schema["properties"]["prescription"]["properties"]) == set(Prescription.__slots__)
    assert set(schema["definitions"]["section"]["properties"]) == set(shown["sections"][0])
    assert set(schema["definitions"]["step"]["properties"]) == set(shown["steps"][0])
    assert set(schema["definitions"]["video"]["properties"]) == set(shown["video"])


def test_the_keys_of_the_front_matter_are_those_that_are_read_and_told() -> None:
    keys = set(load("front-matter")["definitions"]["exercise"]["properties"])
    readme = (REPO / "README.md").read_text(encoding="utf-8")
    table = readme.split("### Front matter")[1].split("Other keys")[0]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    assert keys == set(KNOWN) == {key for row in rows for key in re.findall("`([^`]+)`", row)}


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_the_front_matter_of_every_exercise_is_as_its_schema_says(path: Path) -> None:
    matter = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    validator("front-matter").validate(matter)


GOOD = (
    {"sets": 3, "reps": "8-12", "tips": ["a", {"name": "b", "text": "c"}], "image": {"path": "a.png"}},
    {"video": ["SqO-VUEak2M", {"url": "https://example.org"}], "figure": False, "draft": True},
    {"muscles": {"primary": ["quads"], "secondary": "calves"}, "Geräte": "Band", "own": {"a": 1}},
    [{"name": "a", "execution": ["b"]}, {"name": "c", "setup": "d"}],
)
BAD = (
    {"muscles": {"nonsense": ["quads"]}},
    {"print": {"layuot": "wall-a4"}},
    {"print": {"hide": ["tipps"]}},
    {"title": ["a"]},
    {"video_label": "x" * 25},
    {"image": {"alt": "a"}},
)


@pytest.mark.parametrize("matter", GOOD)
def test_what_is_read_without_a_word_is_right(matter: Any) -> None:
    validator("front-matter").validate(matter)


@pytest.mark.parametrize("matter", BAD)
def test_what_is_wrong_is_wrong(matter: Any) -> None:
    assert list(validator("front-matter").iter_errors(matter))
    told = read(f"---\n{json.dumps(matter)}\n---\n\n- a\n", "x.md").diagnostics
    assert [one for one in told if str(one.severity) != "hint"]


def test_the_command_prints_one_or_both() -> None:
    for name in NAMES:
        assert json.loads(run("schema", name).stdout) == load(name)
    both = json.loads(run("schema").stdout)
    assert both["definitions"] == {name: load(name) for name in NAMES}
    jsonschema.Draft7Validator.check_schema(both)
    wrong = run("schema", "exercice")
    assert wrong.exit_code == 2
    assert 'did you mean "exercise"?' in wrong.stderr
