"""A tiny design with round numbers, an exercise to set in it, and a way from text to page."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import settings

from cards.layout import Layout
from cards.makeup.card import make_up
from cards.manuscript import reader
from cards.page import Page
from cards.shop import layouts

# A slow machine is no fault of the code, and the same code passes twice: new examples are looked for with
# `pytest --hypothesis-profile=explore`.
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.register_profile("cuecard", deadline=None, derandomize=True)
settings.load_profile("cuecard")

#: What a test writes down: a text in, finished pages out.
PageMaker: TypeAlias = Callable[[str], Page]

#: 300 by 400 points, margins of 20, a code of 58 (two points a module), text from 4 pt to 40 pt.
TINY = """\
extends = "wall-a4"
purpose = "Tests: round numbers"
paper = "300pt x 400pt"
bleed = "0pt"
safe = "10pt"
margin = "20pt"
gutter = "20pt"
read_from = "1m"
floor = "2pt"
largest = "40pt"

[masthead]
title_one = "40pt"
title_two = "20pt"
labels = "10pt"
code = "58pt"
"""

SQUAT = """\
---
title: Goblet Squat
description: A squat with the weight before the chest.
video: MeIiIdhvXT4
equipment: [kettlebell]
level: beginner
---

**Purpose:** Strong legs and an upright back.

## Setup

1. **Stance:** Feet under the shoulders.
2. **Grip:** Hold the bell by its horns.

## Execution

1. **Down:** Sit between your heels for three counts.
2. **Up:** Push the floor away.

## Tips

- Elbows brush the knees.

<!-- howto -->

### Sit
Sit between your heels.

### Stand
Push the floor away.
"""


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    folder = tmp_path_factory.mktemp("layouts")
    (folder / "tiny.toml").write_text(TINY, encoding="utf-8")
    return layouts.load("tiny", layouts.folders(folder))


@pytest.fixture(scope="session")
def make_page(tiny: Layout) -> PageMaker:
    """Turn Markdown into its one page in the tiny design."""

    def made(markdown: str) -> Page:
        (page,) = make_up(reader.read(markdown, "tiny.md").exercise, tiny).pages
        return page

    return made


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
