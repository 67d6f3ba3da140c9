"""Real files, where they are at hand: every section of its kind, every title, every word."""

from __future__ import annotations

import pytest
from measure_manuscript import CLOSING, CORPUS, KINDS, TITLES, expected_kinds, lost_words

from cards.exercise import Exercise, Kind
from cards.manuscript.reader import read

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of real exercise files is not here")


def exercise(stem: str) -> Exercise:
    path = CORPUS / f"{stem}.md"
    return read(path.read_text(encoding="utf-8"), str(path)).exercise


@pytest.mark.parametrize("stem", KINDS)
def test_every_section_of_a_real_file_is_of_its_kind(stem: str) -> None:
    sections = exercise(stem).sections
    assert {s.line: str(s.kind) for s in sections if s.heading} == expected_kinds(stem)
    assert [(s.line, s.kind) for s in sections if not s.heading] == [
        (line, Kind.SUMMARY) for line in [CLOSING.get(stem)] if line
    ]


@pytest.mark.parametrize("stem", KINDS)
def test_every_word_of_a_real_file_is_kept(stem: str) -> None:
    text = (CORPUS / f"{stem}.md").read_text(encoding="utf-8")
    assert not lost_words(text, exercise(stem))


@pytest.mark.parametrize("stem", KINDS)
def test_a_real_file_has_steps_a_title_and_a_video(stem: str) -> None:
    found = exercise(stem)
    assert 3 <= len(found.steps) <= 5
    assert all(step.name and step.text for step in found.steps)
    assert found.title.lower().replace(" ", "") == stem.split("_")[0]
    assert found.title == TITLES.get(stem, found.title)
    assert found.video is not None


def test_all_files_are_judged() -> None:
    assert {path.stem for path in CORPUS.glob("*.md")} == KINDS.keys()
