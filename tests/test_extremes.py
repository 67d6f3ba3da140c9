"""Texts that nobody would write, and that some file holds: nothing cut, nothing lost, nothing on another."""

import re
from dataclasses import replace
from functools import cache

import pytest
from values import exercise

from cards.diagnostics import CardsError
from cards.exercise import Prescription
from cards.layout import Layout
from cards.makeup.card import Made, OversetError, make_up
from cards.manuscript import reader
from cards.page import Panel, Role, Shape, Symbol, TextLine
from cards.press.proof import findings, ink_box
from cards.shop import layouts

DESIGNS = (
    "wall-a4", "wall-a4-landscape", "cue-a4", "index-4x6", "index-3x5", "pocket-a6", "handout-a5",
    "large-print-a4",
)  # fmt: skip

PHRASE = "Brace before each repetition and breathe out slowly on the way up while your heels stay down"
WORDS = PHRASE.split()


def prose(count: int) -> str:
    """Make words that can be told apart: each with its number."""
    return " ".join(f"{WORDS[at % len(WORDS)]} n{at}" for at in range(count // 2))


def card(
    *,
    title: str = "Goblet Squat",
    head: str = "",
    purpose: str = "Strong legs.",
    body: str = "",
    steps: str = "",
) -> str:
    body = body or "## Execution\n\n1. **Down:** Sit between your heels.\n2. **Up:** Push the floor away.\n"
    steps = steps or "### Sit\nSit between your heels.\n\n### Stand\nPush the floor away.\n"
    return (
        f"---\ntitle: {title}\nvideo: MeIiIdhvXT4\n{head}---\n\n**Purpose:** {purpose}\n\n{body}\n"
        f"<!-- howto -->\n\n{steps}"
    )


def nested(levels: int, mark: str, indent: str) -> str:
    return "".join(
        f"{indent * at}{mark} Level n{at} goes on for more than one line of a card.\n" for at in range(levels)
    )


TABLE = (
    "|" + "|".join(f"Column{at}" for at in range(12)) + "|\n|" + "---|" * 12 + "\n"
    + "".join("|" + "|".join(f"cell{row}x{at}" for at in range(12)) + "|\n" for row in range(4))
)  # fmt: skip

TEXTS = {
    "a long title": card(title="Half-Kneeling Landmine Press with a Pause and a Rotation " * 3),
    "a title of one word": card(title="Donaudampfschiff" * 8),
    "a title with accents": card(title="\u1eaen \u00c5ngstr\u00f6m \u0386\u03c3\u03ba\u03b7\u03c3\u03b7"),
    "forty labels": card(head="equipment: [" + ", ".join(f"cable machine {at}" for at in range(40)) + "]\n"),
    "a label of sixty words": card(head=f'equipment: ["{prose(60)}"]\n'),
    "a purpose of four hundred words": card(purpose=prose(400) + "."),
    "a purpose of a long word": card(purpose="Strengthens Rueckenstreckermuskulatur."),
    "bullets ten levels deep": card(body="## Execution\n\n" + nested(10, "-", "  ")),
    "numbers ten levels deep": card(body="## Execution\n\n" + nested(10, "1.", "   ")),
    "a table of twelve columns": card(body=f"## Execution\n\n{TABLE}"),
    "a word of three hundred letters": card(body=f"## Execution\n\n- Say {'pneumono' * 38} once.\n"),
    "a paragraph of nine hundred words": card(body=f"## Execution\n\n{prose(900)}\n"),
    "sixty steps": card(
        body="## Execution\n\n" + "".join(f"{at}. **Step{at}:** Go on.\n" for at in range(1, 61)),
        steps="".join(f"### Name{at}\nGo on.\n\n" for at in range(1, 61)),
    ),
    "sections without text": card(body="## Setup\n\n## Execution\n\n## Tips\n"),
    "only a list": "- one\n- two\n",
}


@cache
def design(name: str) -> Layout:
    return layouts.load(name)


def made(markdown: str, name: str) -> Made:
    return make_up(exercise(markdown), design(name))


def text_lines(done: Made) -> list[TextLine]:
    return [item for page in done.pages for item in page.items if isinstance(item, TextLine)]


def letters(done: Made) -> str:
    return "".join("".join(line.text.rstrip("\u00ad").split()) for line in text_lines(done))


@pytest.mark.parametrize("name", DESIGNS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_extreme_text_stands_clear_and_whole_or_is_refused(text: str, name: str) -> None:
    try:
        done = made(text, name)
    except OversetError:
        return
    assert [found.message for page in done.pages for found in findings(page)] == []
    least = design(name).masthead.labels
    assert all(line.size >= least for line in text_lines(done) if line.role is Role.TITLE)


@pytest.mark.parametrize("name", ["wall-a4", "large-print-a4"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_word_of_an_extreme_text_is_printed(text: str, name: str) -> None:
    squat = exercise(text)
    printed = letters(made(text, name))
    told = [squat.title, *squat.equipment, *(section.text for section in squat.sections)]
    words = [word.casefold() for part in told for word in part.split()]
    missing = [word for word in words if word not in printed.casefold()]
    assert missing == []


@pytest.mark.parametrize("name", DESIGNS)
def test_a_title_that_no_head_holds_is_refused_and_not_shrunk_away(name: str) -> None:
    with pytest.raises(OversetError, match="the title and the code are larger than"):
        made(card(title="A very long title " * 280), name)


def test_a_link_that_no_head_holds_is_refused() -> None:
    text = card().replace("MeIiIdhvXT4", "https://example.com/" + "a1b2c3d4e5/" * 43)
    with pytest.raises(OversetError, match="the title and the code are larger than"):
        made(text, "index-3x5")
    (code,) = [item for item in made(text, "wall-a4").pages[0].items if isinstance(item, Symbol)]
    assert len(code.url) > 480


@pytest.mark.parametrize("mark", ["-", "1."])
def test_marks_and_numbers_hang_beside_their_items_however_deep(mark: str) -> None:
    (page,) = made(card(body="## Execution\n\n" + nested(10, mark, "   ")), "wall-a4").pages
    texts = {
        line.text.split()[1]: line
        for line in page.items
        if isinstance(line, TextLine)
        if "Level" in line.text
    }
    assert len(texts) == 10
    hanging = [item for item in page.items if isinstance(item, TextLine) and item.role is Role.LIST_LABEL]
    rights = [ink_box(line).right for line in hanging]
    rights += [
        max(point.x for path in item.paths for point in path)
        for item in page.items
        if isinstance(item, Shape)
    ]
    for line in list(texts.values())[4:]:
        assert any(line.at.x - line.size * 2 < right < line.at.x for right in rights)
        assert not any(line.at.x + 0.1 < right < line.at.x + line.size for right in rights if mark == "1.")


def test_a_long_paragraph_runs_on_over_the_page_and_no_heading_stays_behind() -> None:
    done = made(card(purpose=prose(400) + "."), "large-print-a4")
    assert len(done.pages) == 2
    first, second = ([line for line in page.items if isinstance(line, TextLine)] for page in done.pages)
    kept, over = (
        [line for line in page if line.role is Role.PARAGRAPH and re.search(r"n\d", line.text)]
        for page in (first, second)
    )
    assert len(kept) >= 10
    assert len(over) >= 2
    numbers = [word for line in (*kept, *over) for word in line.text.split() if word.startswith("n")]
    assert [word.strip(".") for word in numbers] == [f"n{at}" for at in range(200)]


def test_labels_that_the_head_cannot_hold_stand_in_the_text() -> None:
    text = card(head="equipment: [" + ", ".join(f"machine{at}" for at in range(40)) + "]\n")
    (page,) = made(text, "index-4x6").pages
    beside = design("index-4x6").masthead.side
    labels = [line for line in page.items if isinstance(line, TextLine) and "achine" in line.text]
    assert labels
    assert all(line.at.x > beside for line in labels)
    assert "".join(line.text for line in labels).count("achine") == 40


@pytest.mark.parametrize("text", ["a table of twelve columns", "forty labels"])
def test_no_line_begins_with_what_parts_cells_and_labels(text: str) -> None:
    done = made(TEXTS[text], "index-4x6" if "labels" in text else "wall-a4")
    parted = [line for line in text_lines(done) if "·" in line.text and line.role is not Role.ARTIFACT]
    assert len(parted) > 4
    assert not [line.text for line in parted if line.text.strip().startswith("·")]


def test_a_long_label_breaks_into_lines_of_its_own_size() -> None:
    (page,) = made(card(head=f'equipment: ["{prose(60)}"]\n'), "cue-a4").pages
    label = [line for line in page.items if isinstance(line, TextLine) and re.search(r"n\d", line.text)]
    assert len(label) > 2
    assert len({line.group for line in label}) == 1
    assert {line.size for line in label} == {design("cue-a4").masthead.labels}
    panels = [item.rect for item in page.items if isinstance(item, Panel) and item.stroke]
    assert any(all(panel.contains(ink_box(line)) for line in label) for panel in panels)


def test_a_file_that_is_only_a_title_is_refused() -> None:
    with pytest.raises(CardsError, match="no text but its title"):
        reader.read("# Deadlift\n", "deadlift.md")


def test_doses_that_the_head_cannot_hold_stand_in_the_text() -> None:
    squat = exercise(card())
    asked = Prescription("12", "3", "8-10", "20 kg", "3-1-1", "40 s", "90 s")
    (page,) = make_up(replace(squat, prescription=asked), design("index-3x5")).pages
    assert findings(page) == ()
    (first, *_) = (line for line in page.items if isinstance(line, TextLine) and "Sets" in line.text)
    assert first.at.x > design("index-3x5").masthead.side


def test_many_pages_do_not_help_where_a_word_is_wider_than_a_page() -> None:
    squat = exercise(card())
    far = design("large-print-a4").aimed(12_000)
    with pytest.raises(OversetError, match=r"too long for|larger than the head"):
        make_up(squat, far)
