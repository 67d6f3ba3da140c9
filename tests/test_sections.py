"""Sections whose headings tell no kind: what their place, their title and their lists tell."""

import pytest
from values import exercise, reading

from cards.exercise import Kind

NUMBERED = "1. Hinge back.\n2. Stand tall.\n"
BULLETS = "- Hinge back.\n- Stand tall.\n"


def kinds(text: str, matter: str = "title: Romanian Deadlift\n", file: str = "a.md") -> list[str]:
    return [str(section.kind) for section in reading(text, file, matter).exercise.sections]


@pytest.mark.parametrize(
    ("heading", "steps", "kind"),
    [
        ("The Romanian Deadlift", NUMBERED, "execution"),
        ("romanian deadlift in three counts", NUMBERED, "execution"),
        # Without numbers it may be anything, and so it may under another name.
        ("The Romanian Deadlift", BULLETS, "other"),
        ("The Bulgarian Bag", NUMBERED, "other"),
    ],
)
def test_numbered_steps_under_the_title_s_name_are_how_it_goes(heading: str, steps: str, kind: str) -> None:
    assert kinds(f"## Setup\n\n- Stand.\n\n## {heading}\n\n{steps}") == ["setup", kind]


def test_the_title_may_come_from_the_file_s_name() -> None:
    text = f"## Setup\n\n- Stand.\n\n## The Romanian Deadlift\n\n{NUMBERED}"
    assert kinds(text, "description: x\n", "romanian-deadlift.md") == ["setup", "execution"]
    assert kinds(text, "description: x\n", "swing.md") == ["setup", "other"]


def test_without_a_title_no_heading_is_named_after_it() -> None:
    assert kinds(f"## Setup\n\n- Stand.\n\n## Anything\n\n{NUMBERED}", "description: x\n", "-") == [
        "setup",
        "other",
    ]


def test_a_heading_between_two_halves_of_the_movement_belongs_to_it() -> None:
    text = "## Execution\n\n- Down.\n\n## Halfway There\n\n- Wait.\n\n## Execution\n\n- Up.\n"
    assert kinds(text) == ["execution"] * 3
    assert kinds(text.replace("## Execution\n\n- Up", "## Tips\n\n- Up")) == ["execution", "other", "tips"]
    assert exercise(text).sections[1].heading == "Halfway There"
    assert exercise(text).sections[1].kind is Kind.EXECUTION
