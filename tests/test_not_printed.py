"""A card with an error is printed nowhere: on no page, no sheet, no back and in no booklet."""

import re
from pathlib import Path

import pytest
from conftest import SQUAT
from PIL import Image
from reading_back import page_texts
from running import lay, run

#: A file that can be read and set, with an error in it.
FAULTY = SQUAT.replace("Goblet Squat", "Lunge").replace("MeIiIdhvXT4", "javascript:alert(1)")


@pytest.mark.parametrize(
    "asked",
    [
        ("wall", "all"),
        ("wall", "all", "--sheet", "a3", "--up", "2"),
        ("wall", "all", "--backs"),
        ("wall", "all", "--marks", "corner"),
        ("wall", "all", "--layout", "index-3x5", "--stock", "avery-5388"),
        ("wall", "all", "--uniform"),
        ("wall", "all", "--uniform", "--sheet", "a3"),
        ("booklet", "all"),
        ("booklet", "all", "--imposed", "a4"),
    ],
    ids=" ".join,
)
def test_a_card_with_an_error_is_left_out_and_named_and_the_others_are_printed(
    here: Path, asked: tuple[str, ...]
) -> None:
    lay(here / "all" / "a.md")
    lay(here / "all" / "b.md", FAULTY)
    lay(here / "all" / "c.md", SQUAT.replace("Goblet Squat", "Deadlift"))
    result = run(*asked, "-o", "out.pdf")
    assert result.exit_code == 1
    assert re.search(r"b\.md:4\S* error: ", result.stderr)
    text = " ".join(" ".join(page_texts((here / "out.pdf").read_bytes())).split())
    assert "Goblet Squat" in text
    assert "Deadlift" in text
    assert "Lunge" not in text


@pytest.mark.parametrize(
    "asked", [("card", "b.md"), ("wall", "b.md"), ("wall", "b.md", "--sheet", "a3"), ("booklet", "b.md")]
)
def test_where_no_card_is_without_error_no_file_is_written(here: Path, asked: tuple[str, ...]) -> None:
    lay(here / "b.md", FAULTY)
    result = run(*asked, "-o", "out.pdf")
    assert result.exit_code == 1
    assert re.search(r"b\.md:4\S* error: ", result.stderr)
    assert not (here / "out.pdf").exists()


#: A card of which nothing but the title is left, in the ways that this comes about.
BARE = {
    "all is hidden in the file": (
        "---\ntitle: Lunge\nprint: {hide: [execution]}\n---\n\n1. Step.\n",
        "wall-a4",
    ),
    "its only picture is not there": ("# Lunge\n\n![a step](step.png)\n", "wall-a4"),
    "its picture has no frame": ("# Lunge\n\n![a step](there.png)\n", "index-3x5"),
}


@pytest.mark.parametrize("how", BARE)
def test_a_card_of_a_title_alone_is_an_error(here: Path, how: str) -> None:
    text, layout = BARE[how]
    lay(here / "all" / "b.md", text)
    lay(here / "all" / "a.md")
    Image.new("RGB", (400, 300), "navy").save(here / "all" / "there.png")
    result = run("wall", "all", "-l", layout, "-o", "out.pdf")
    assert result.exit_code == 1
    assert "b.md: error: nothing but the title would be printed" in result.stderr
    (text,) = page_texts((here / "out.pdf").read_bytes())
    assert "Goblet Squat" in " ".join(text.split())


def test_a_card_of_a_picture_alone_says_nothing_of_reading(here: Path) -> None:
    Image.new("RGB", (400, 300), "navy").save(here / "there.png")
    lay(here / "a.md", "# Lunge\n\n![a step](there.png)\n")
    result = run("card", "a.md", "-o", "out.pdf")
    assert result.exit_code == 0
    assert "without text" in result.stdout
    assert "0.0 pt" not in result.stdout
    (text,) = page_texts((here / "out.pdf").read_bytes())
    assert "Read from" not in text
