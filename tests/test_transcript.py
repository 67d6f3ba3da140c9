"""The JSON of a reading keeps its keys, their order and every word."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cards.cli.transcript import as_json
from cards.manuscript.reader import read

SOURCE = """\
---
title: Goblet squat
description: Strong legs.
video: https://youtu.be/SqO-VUEak2M?t=90
equipment: kettlebell
muscles: {primary: [glutes], secondary: [core]}
level: beginner
tags: [legs]
group: squat
image: a.png
print: {layout: wall-a4, hide: [tips]}
sets: 3
vidoe: x
---

**Purpose:** Strong *legs*.

## Setup

1. **Feet:**
   - wide

| a | b |
|---|---|
| c | d |

> quoted

![Alt](p.png)

- [x] done

<!-- howto -->

### Go
Down and [up](https://example.com).
"""


def test_the_whole_object_in_its_order() -> None:
    found = as_json(read(SOURCE, "squat.md"))
    assert list(found) == [
        *("title", "slug", "file", "description", "video", "equipment", "muscles"),
        *("stretches", "level", "tags", "sections", "steps", "diagnostics"),
        *("group", "figure", "aliases", "easier", "harder", "caution", "draft", "lang", "images"),
        *("credit", "author", "source", "print", "prescription", "extra"),
    ]
    assert {
        key: found[key] for key in ("title", "slug", "file", "description", "equipment", "level", "tags")
    } == {
        "title": "Goblet squat",
        "slug": "squat",
        "file": "squat.md",
        "description": "Strong legs.",
        "equipment": ["kettlebell"],
        "level": "beginner",
        "tags": ["legs"],
    }
    assert list(found["video"].items()) == [
        ("url", "https://youtu.be/SqO-VUEak2M?t=90"),
        ("provider", "youtube"),
        ("id", "SqO-VUEak2M"),
        ("start", 90),
        ("words", ""),
        ("label", ""),
    ]
    assert found["muscles"] == {"primary": ["glutes"], "secondary": ["core"]}
    assert (found["group"], found["lang"], found["author"], found["source"]) == ("squat", "en", None, None)
    assert found["images"] == [{"path": "a.png", "alt": ""}]
    assert found["print"] == {"layout": "wall-a4", "hide": ["tips"]}
    assert (found["prescription"], found["extra"]) == ({"sets": "3"}, {"vidoe": "x"})
    assert (found["aliases"], found["draft"]) == ([], False)


def test_sections_and_their_blocks() -> None:
    purpose, setup = as_json(read(SOURCE, "squat.md"))["sections"]
    assert list(purpose) == ["kind", "heading", "line", "depth", "text", "markdown", "blocks"]
    assert purpose == {
        "kind": "purpose",
        "heading": "Purpose:",
        "line": 16,
        "depth": 0,
        "text": "Strong legs.",
        "markdown": "Strong *legs*.",
        "blocks": [
            {
                "type": "paragraph",
                "line": 16,
                "text": "Strong legs.",
                "runs": [{"text": "Strong "}, {"text": "legs", "italic": True}, {"text": "."}],
            }
        ],
    }
    assert setup["text"] == "Feet:\nwide\na\tb\nc\td\nquoted\nAlt\ndone"
    assert [block["type"] for block in setup["blocks"]] == ["list", "table", "quote", "picture", "list"]
    (item,) = setup["blocks"][0]["items"]
    assert (item["number"], item["line"], item["blocks"][0]["text"]) == (1, 20, "Feet:")
    assert item["blocks"][1]["items"][0]["blocks"][0]["text"] == "wide"
    assert [[cell["text"] for cell in row] for row in setup["blocks"][1]["rows"]] == [["a", "b"], ["c", "d"]]
    assert setup["blocks"][3] == {"type": "picture", "line": 29, "path": "p.png", "text": "Alt"}
    assert setup["blocks"][4]["items"][0]["checked"] is True


def test_steps_and_diagnostics() -> None:
    found = as_json(read(SOURCE, "squat.md"))
    assert found["steps"] == [
        {
            "name": "Go",
            "text": "Down and up.",
            "markdown": "Down and [up](<https://example.com>).",
            "line": 35,
        }
    ]
    assert found["diagnostics"][0] == {
        "path": "squat.md",
        "line": 13,
        "column": 1,
        "severity": "warning",
        "code": "unknown-key",
        "message": '"vidoe" is not a known name: it is not printed',
        "hint": 'did you mean "video"?',
    }


def test_what_is_missing_is_null_or_empty() -> None:
    found = as_json(read("- a\n", "-"))
    assert (found["video"], found["level"], found["tags"], found["extra"]) == (None, None, [], {})
    assert found["sections"][0]["heading"] is None


def test_the_file_is_the_path_as_given() -> None:
    assert as_json(read("- a\n", str(Path("x") / "y.md")))["file"] == str(Path("x") / "y.md")


@given(
    st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=40), st.text(max_size=80)
)
def test_any_text_that_is_read_can_be_written_as_utf8(value: str, text: str) -> None:
    found = as_json(read(f"---\nsaid: {json.dumps(value)}\ntitle: x\n---\n- a {text}\n", "a.md"))
    written = json.dumps(found, ensure_ascii=False).encode("utf-8")
    assert json.loads(written) == found
