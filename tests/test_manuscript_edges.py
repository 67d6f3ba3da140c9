"""What stands at the edges of an exercise file: empty values, pictures among words, and bits of HTML."""

from __future__ import annotations

import pytest
from values import reading

from cards.exercise import Exercise, Listing, Paragraph, plain


def read(body: str, matter: str = "description: x\n") -> Exercise:
    return reading(body, "squat.md", matter).exercise


def told(matter: str) -> list[str]:
    return [one.message for one in reading("## Setup\n\n- Stand.\n", "squat.md", matter).diagnostics]


def test_an_empty_path_is_no_picture() -> None:
    for matter in ('image: ""\n', "image: ' '\n", "image:\n", "images: []\n", "images: [~]\n"):
        assert read("## Setup\n\n- Stand.\n", matter).images == ()


def test_a_path_that_is_none_is_named_and_keeps_no_other_from_being_read() -> None:
    for wrong in ("3", "{alt: x}", "[a, b]"):
        matter = f"images: [one.png, {wrong}, two.png]\n"
        found = read("## Setup\n\n- Stand.\n", matter)
        assert [picture.path for picture in found.images] == ["one.png", "two.png"]
        assert any("a path" in message for message in told(matter))


def test_a_label_in_a_field_leaves_the_styles_behind_it() -> None:
    for written, styled in (("*Tight*", "italic"), ("**Tight**", "bold"), ("`Tight`", "code")):
        found = read("## Setup\n\n- Stand.\n", f'tips:\n  - Grip: "{written} and dry"\n')
        (tips,) = (section for section in found.sections if str(section.kind) == "tips")
        runs = [run for block in tips.blocks for run in _runs(block)]
        assert plain(runs) == "Grip: Tight and dry"
        (tight,) = (run for run in runs if run.text == "Tight")
        assert getattr(tight, styled)


def _runs(block: object) -> list:
    if isinstance(block, Listing):
        return [run for item in block.items for inner in item.blocks for run in _runs(inner)]
    return list(block.runs) if isinstance(block, Paragraph) else []


def test_words_behind_a_picture_are_on_their_own_line() -> None:
    (section,) = read("## Setup\n\n![a](a.png)\nStand **tall**.\n").sections
    paragraph = next(block for block in section.blocks if isinstance(block, Paragraph))
    # Three lines of front matter, then the heading, a blank line and the picture.
    assert paragraph.line == 7
    (section,) = read("## Setup\n\nStand **tall**.\n![a](a.png)\n").sections
    paragraph = next(block for block in section.blocks if isinstance(block, Paragraph))
    assert paragraph.line == 6


def test_instructions_for_other_programs_are_taken_out() -> None:
    for hidden in ("<?php echo 1 ?>", "<? echo 1 ?>", "<!DOCTYPE html>", "<!-- no -->"):
        (section,) = read(f"## Setup\n\nStand {hidden} tall.\n").sections
        assert section.text.split() == ["Stand", "tall."]
    (section,) = read("## Setup\n\nReps <! 10 of them.\n").sections
    assert "10 of them." in section.text


@pytest.mark.parametrize("title", ["🏋️‍♀️", "★", "– –", "!?"])
def test_a_title_without_a_letter_or_digit_gives_way_to_the_files_name(title: str) -> None:
    found = reading("## Setup\n\n- Stand.\n", "goblet-squat.md", f'title: "{title}"\n')
    assert found.exercise.title == "Goblet Squat"
    (said,) = (one for one in found.diagnostics if "title" in one.message)
    assert (str(said.severity), said.location.line, said.hint) == ("warning", 1, "write the title in words")
    assert '"Goblet Squat" is printed' in said.message


def test_a_heading_of_words_wins_over_a_title_without_any() -> None:
    found = reading("# Wall sit\n\n## Setup\n\n- Stand.\n", "x.md", 'title: "🏋️"\n')
    assert found.exercise.title == "Wall sit"


@pytest.mark.parametrize("file", ["-", "🏋️.md", "--.md"])
def test_a_file_that_has_no_words_either_is_called_exercise(file: str) -> None:
    found = reading("# 🏋️\n\n## Setup\n\n- Stand.\n", file)
    assert found.exercise.title == "Exercise"
    assert any("has no words: it is not printed" in one.message for one in found.diagnostics)


@pytest.mark.parametrize("title", ["90/90", "深蹲", "Ü", "🏋️ 1"])
def test_a_title_of_few_letters_or_digits_stays(title: str) -> None:
    assert reading("## Setup\n\n- Stand.\n", "x.md", f'title: "{title}"\n').exercise.title == title
