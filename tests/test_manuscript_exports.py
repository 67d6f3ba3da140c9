"""What site generators and note programs leave in a text: read as what it says, or left out and named."""

from __future__ import annotations

import pytest

from cards.exercise import Exercise, Kind
from cards.manuscript.reader import Reading, read

STEPS = "\n\n## Steps\n\n1. Reach.\n2. Return.\n"


def reading(text: str) -> Reading:
    return read(text, "x.md")


def exercise(text: str) -> Exercise:
    return reading(text).exercise


def told(found: Exercise, kind: Kind) -> list[str]:
    return [one.text for one in found.sections if one.kind is kind]


def all_words(found: Exercise) -> str:
    return " ".join([found.title, *(f"{one.heading} {one.text}" for one in found.sections)])


def test_a_note_of_a_click_is_a_section_below_the_steps() -> None:
    text = (
        "# B"
        + STEPS
        + "\n- Common mistakes\n    - Hips tip.\n    - Neck up.\n- Variations\n    - Lift one leg.\n"
    )
    found = exercise(text)
    assert told(found, Kind.EXECUTION) == ["Reach.\nReturn."]
    assert told(found, Kind.MISTAKES) == ["Hips tip.\nNeck up."]
    assert told(found, Kind.VARIATIONS) == ["Lift one leg."]


@pytest.mark.parametrize("item", ["Reach far\n    - arm beside the ear", "Breathing\n    - out on the reach"])
def test_an_item_of_the_movement_with_items_below_it_stays_one(item: str) -> None:
    assert [one.kind for one in exercise(f"# B\n\n## Steps\n\n- {item}\n- Return\n").sections] == [
        Kind.EXECUTION
    ]


@pytest.mark.parametrize("name", ["URL", "Link", "website"])
def test_a_link_to_a_video_is_the_video(name: str) -> None:
    found = exercise(f"# B\n\nLevel: easy\n{name}: https://youtu.be/abcdefghijk{STEPS}")
    assert found.video is not None
    assert found.video.id == "abcdefghijk"
    page = exercise(f"# B\n\nLevel: easy\n{name}: https://example.org/b{STEPS}")
    assert (page.video, page.source) == (None, "https://example.org/b")


@pytest.mark.parametrize(
    "label", ["Level: {{ page.level }}", "- **Level:** {frontmatter.level}", "Sets: {{sets}}"]
)
def test_a_label_without_its_value_is_left_out_and_named(label: str) -> None:
    found = reading(f"# B\n\nA drill.\n\n{label}{STEPS}")
    assert told(found.exercise, Kind.PURPOSE) == ["A drill."]
    assert any(label.strip("- ") in one.message for one in found.diagnostics)


def test_texts_of_mdx_are_words() -> None:
    found = exercise("# B\n\n## Steps\n\n1. Return{' '}slowly {\"and low\"}.\n")
    assert told(found, Kind.EXECUTION) == ["Return slowly and low."]


def test_an_included_callout_brings_its_words_and_takes_no_others() -> None:
    include = '{% include warning.html content="Stop if it hurts." %}'
    found = exercise(f"# B{STEPS}\n{include}\n\n## Tips\n\n- Breathe.\n")
    assert told(found, Kind.SAFETY) == ["Stop if it hurts."]
    assert told(found, Kind.TIPS) == ["Breathe."]
    unknown = reading(f"# B{STEPS}\n{{% include note.html content=words %}}\n\nGo again.\n")
    assert not told(unknown.exercise, Kind.TIPS)
    assert any("include note.html" in one.message for one in unknown.diagnostics)


@pytest.mark.parametrize(
    "directive",
    [
        ".. warning:: Stop if it hurts.",
        ".. warning::\n\n   Stop if it hurts.",
        ".. danger::\n   :class: x\n\n   Stop if it hurts.",
    ],
)
def test_directives_of_rest_are_callouts(directive: str) -> None:
    found = exercise(f"# B{STEPS}\n{directive}\n\n## Tips\n\n- Breathe.\n")
    assert told(found, Kind.SAFETY) == ["Stop if it hurts."]
    assert ".." not in all_words(found)


def test_other_directives_are_named_and_their_words_stay() -> None:
    found = reading(
        f"# B{STEPS}\n.. youtube:: abcdefghijk\n\n.. rubric:: Go on\n\n   Breathe.\n\n"
        ".. contents::\n   :depth: 2\n"
    )
    assert found.exercise.video is not None
    assert "Breathe." in all_words(found.exercise)
    assert "::" not in all_words(found.exercise)
    assert "depth" not in all_words(found.exercise)
    assert any(".. rubric::" in one.message for one in found.diagnostics)


@pytest.mark.parametrize(
    "block", ["% Bird dog\n% A. Coach; B. Coach\n% 2025-01-02\n", "% Bird dog\n% A. Coach, B. Coach\n"]
)
def test_a_title_block_of_pandoc_tells_title_and_author(block: str) -> None:
    found = exercise(block + STEPS)
    assert (found.title, found.author) == ("Bird dog", "A. Coach, B. Coach")
    assert [one.text for one in found.sections] == ["Reach.\nReturn."]


def test_formulas_and_notes_in_a_line_are_plain_words() -> None:
    found = exercise("# B\n\n## Steps\n\nReach^[Not too far.] now.\n\n$$ F = m \\cdot a $$\n")
    assert told(found, Kind.EXECUTION) == ["Reach (Not too far.) now.\nF = m · a"]


@pytest.mark.parametrize("mark", ["abstract", "summary", "tldr"])
def test_an_abstract_above_the_steps_is_the_purpose(mark: str) -> None:
    assert told(exercise(f"# B\n\n> [!{mark}]\n> A quiet back.{STEPS}"), Kind.PURPOSE) == ["A quiet back."]
    assert told(exercise(f"# B{STEPS}\n> [!{mark}]\n> A quiet back.\n"), Kind.SUMMARY) == ["A quiet back."]


def test_a_callout_is_what_its_title_says() -> None:
    assert told(exercise(f"# B{STEPS}\n> [!example] Easier\n> Lift one leg.\n"), Kind.VARIATIONS) == [
        "Lift one leg."
    ]


def test_a_page_of_html_loses_what_is_of_the_site() -> None:
    page = (
        "<!DOCTYPE html>\n<html><head><title>Bird dog | A site</title></head>"
        "<body><nav><a href='/'>Home</a></nav>"
        "<h1>Bird dog</h1><h2>Steps</h2><ol><li>Reach.</li></ol><button>Copy</button></body></html>"
    )
    found = reading(page)
    assert found.exercise.title == "Bird dog"
    assert [one.text for one in found.exercise.sections] == ["Reach."]
    assert {one.code for one in found.diagnostics} >= {"not-printed"}


@pytest.mark.parametrize("first", ["**Bird dog**", "__Bird dog__"])
def test_a_bold_line_above_all_is_the_title(first: str) -> None:
    found = exercise(f"{first}\n\n**Setup**\n\nOn all fours.\n\n**Steps**\n\n1. Reach.\n")
    assert found.title == "Bird dog"
    assert [one.kind for one in found.sections] == [Kind.SETUP, Kind.EXECUTION]


def test_a_line_that_is_the_file_s_name_is_the_title() -> None:
    found = read(f"Bird dog\n\nA quiet back.{STEPS}", "bird-dog.md").exercise
    assert (found.title, told(found, Kind.PURPOSE)) == ("Bird dog", ["A quiet back."])


def test_a_usual_heading_in_bold_before_a_sentence_opens_its_section() -> None:
    found = exercise(
        "# B\n\n**Steps** Reach out.\n\n**Safety** Stop if it hurts.\n\n**Variations —** Lift one leg.\n"
    )
    assert told(found, Kind.EXECUTION) == ["Reach out."]
    assert told(found, Kind.SAFETY) == ["Stop if it hurts."]
    assert told(found, Kind.VARIATIONS) == ["Lift one leg."]


def test_bold_words_in_a_sentence_open_nothing() -> None:
    found = exercise("# B\n\n**Hold** the bell close.\n\n**Focus** on your breath.\n")
    assert [one.heading for one in found.sections] == [None]


def test_capitals_are_headings_where_no_others_are() -> None:
    text = "BIRD DOG\n\nSETUP\nOn all fours.\n\nHOW TO PERFORM:\n1. Reach.\n\nCOMMON MISTAKES\nHips tip.\n"
    found = exercise(text)
    assert found.title == "BIRD DOG"
    kinds = [Kind.SETUP, Kind.EXECUTION, Kind.MISTAKES]
    assert [(one.kind, one.text) for one in found.sections] == [
        *zip(kinds, ("On all fours.", "Reach.", "Hips tip."), strict=False)
    ]
    assert "STOP" in all_words(exercise("# B\n\n## Steps\n\nSTOP\nif it hurts\n"))


def test_tags_lose_their_sign() -> None:
    assert exercise(f"---\ntags: ['#floor', core]\n---\n{STEPS}").tags == ("floor", "core")


def test_a_table_above_all_is_no_purpose() -> None:
    found = exercise("# Monday\n\n| Exercise | Sets |\n|---|---|\n| Squat | 3 |\n")
    assert [one.kind for one in found.sections] == [Kind.EXECUTION]


@pytest.mark.parametrize(
    ("lang", "heading", "kind"),
    [
        ("de", "So führst du die Übung aus", Kind.EXECUTION),
        ("de", "Das bringt's", Kind.PURPOSE),
        ("de", "Wann du pausieren solltest", Kind.SAFETY),
        ("fr", "Déroulé", Kind.EXECUTION),
        ("pt", "Como se posicionar", Kind.SETUP),
        ("en", "How to perform", Kind.EXECUTION),
    ],
)
def test_headings_that_coaches_write(lang: str, heading: str, kind: Kind) -> None:
    found = exercise(f"---\nlang: {lang}\n---\n# X\n\n## {heading}\n\n- A.\n")
    assert [one.kind for one in found.sections] == [kind]


GUIDE = "## Goblet squat\n\n### Setup\n\nStand.\n\n### Steps\n\n1. Sit.\n"


def test_a_heading_above_all_others_is_the_title() -> None:
    found = exercise(GUIDE)
    assert found.title == "Goblet squat"
    assert [(one.heading, one.text) for one in found.sections] == [("Setup", "Stand."), ("Steps", "Sit.")]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Sure! Here's a guide to the **squat**:", "Would you like me to add a video? 😊"),
        ("Klar, hier ist die Karte:", "Sag mir, ob sie passt."),
        ("Here is the card you asked for:", "Let me know if it fits!"),
    ],
)
def test_what_a_chat_program_says_to_whoever_asked_is_left_out_and_named(before: str, behind: str) -> None:
    found = reading(f"{before}\n\n---\n\n{GUIDE}\n---\n\n{behind}\n")
    assert [(one.heading, one.text) for one in found.exercise.sections] == [
        ("Setup", "Stand."),
        ("Steps", "Sit."),
    ]
    assert [one.location.line for one in found.diagnostics if "chat program" in one.message] == [1, 17]


@pytest.mark.parametrize(
    "text",
    [
        "Here's a drill for tight hips:\n\n1. Sit.\n2. Stand.\n",
        "# B\n\n## Steps\n\n1. Sit.\n\nLet me know how it went.\n",
        "# B\n\nSure, it burns. That is the point.\n\nGo on.\n\n## Steps\n\n1. Sit.\n",
    ],
)
def test_a_coach_s_own_words_stay(text: str) -> None:
    found = reading(text)
    assert not any("chat program" in one.message for one in found.diagnostics)
    kept = all_words(found.exercise)
    assert all(word in kept for word in ("Sit.", text.split("\n\n")[0 if text[0] == "H" else 1].split()[-1]))


def test_a_table_of_contents_and_ways_back_to_the_top_are_left_out_and_named() -> None:
    text = (
        "# B\n\n## Contents\n\n- [Setup](#setup)\n- [Steps](#steps)\n\n## Setup\n\nStand.\n\n[Top](#b)\n"
        + STEPS
    )
    found = reading(text)
    assert [one.heading for one in found.exercise.sections] == ["Setup", "Steps"]
    assert "Top" not in all_words(found.exercise)
    assert [one.location.line for one in found.diagnostics if one.code == "not-printed"] == [3, 12]


def test_marks_without_their_blanks_are_marks() -> None:
    found = exercise("#Squat\n\n##Steps##\n\n1.Sit\n2.Stand\n\n##Tips\n-Breathe\n-Look up\n*Smile\n")
    assert found.title == "Squat"
    assert [(one.heading, one.text) for one in found.sections] == [
        ("Steps", "Sit\nStand"),
        ("Tips", "Breathe\nLook up\nSmile"),
    ]


def test_a_link_without_the_way_it_came_is_a_video() -> None:
    found = exercise("---\ntitle: A\nvideo: //www.youtube.com/embed/abcdefghijk\n---\n\n1. Go.\n")
    assert found.video is not None
    assert found.video.url == "https://youtu.be/abcdefghijk"
