"""`cuecard figures -o`, `--check`, and a file of figures: sheets with names, and what is wrong."""

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from running import lay, run

from cards.figures.sheet import Sample, pages, svg
from cards.figures.shelf import Shelf, equipment
from cards.page import Figure, TextLine

OWN = """\
[first]
train = ["quads"]
frames = [{ pose = "stand" }, { pose = "squat" }]

[second]
extends = "first"
mirror = true
"""
BAD = """
[third]
frames = [
  { pose = "stand" },
  { pose = "sqat" },
]
[fourth]
frames = [
  { hips = [0, 90], leg = { hip = 0 } },
]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def test_a_family_is_drawn_with_its_names_beneath(here: Path) -> None:
    assert run("figures", "squat", "-o", "sheet.pdf").exit_code == 0
    text = " ".join(texts((here / "sheet.pdf").read_bytes()))
    names = dict(Shelf().families)["squat"]
    assert len(names) > 10
    assert all(name in text.split() for name in names)
    assert "push-up" not in text.split()


def test_single_figures_can_be_named_too(here: Path) -> None:
    assert run("figures", "push-up", "calves", "-o", "sheet.svg").exit_code == 0
    text = (here / "sheet.svg").read_text(encoding="utf-8")
    shown = re.findall(r'font-weight="normal"[^>]*>([^<]+)<', text)
    assert shown == [*dict(Shelf().families)["calves"], "push-up"]
    assert len(re.findall("<title>", text)) == len(shown)


def test_more_than_a_page_holds_goes_on_the_next_under_its_family() -> None:
    drawing = Sample("one", _drawing("push-up"), "A push-up")
    made = list(pages([("family", [drawing] * 40)], "colour", "Sheet"))
    assert len(made) == 3
    for page in made:
        figures = [item for item in page.items if isinstance(item, Figure)]
        words = [item.text for item in page.items if isinstance(item, TextLine)]
        assert words[0].startswith("family")
        assert len(figures) == len(words) - 1 > 3
        for one in figures:
            assert 0 < one.rect.x < one.rect.right < page.trim.width
            assert 0 < one.rect.y < one.rect.bottom < page.trim.height
        assert not any(a.rect.overlaps(b.rect) for a in figures for b in figures if a is not b)


def _drawing(name: str):  # type: ignore[no-untyped-def]
    from cards.figures.drawn import drawing

    return drawing(Shelf().drawn(name), "colour")


def test_names_of_any_length_stay_in_their_room() -> None:
    long = Sample("a-very-long-name-" * 9, _drawing("plank"), "x")
    (page,) = pages([("f", [long, long])], "colour", "Sheet")
    lines = [item for item in page.items if isinstance(item, TextLine)][1:]
    assert lines[0].at.x + lines[0].width < lines[1].at.x
    assert "&lt;b&gt;" in svg([("f", [Sample("<b>", _drawing("plank"), "<i>")])], "mono")[0]


@pytest.mark.parametrize("theme", ["mono", "dark"])
def test_a_sheet_has_the_ground_of_its_theme(here: Path, theme: str) -> None:
    assert run("figures", "calves", "--theme", theme, "-o", "s.png").exit_code == 0
    assert run("figures", "calves", "--theme", theme, "-o", "s.pdf").exit_code == 0
    png = Image.open(here / "s.png").convert("RGB")
    (page,) = pypdfium2.PdfDocument(io.BytesIO((here / "s.pdf").read_bytes()))
    seen = page.render(scale=1).to_pil().convert("RGB")
    corner = png.getpixel((2, 2))
    ends = {Image.open(here / "s.png").convert("RGBA").getpixel((png.width - 1, png.height - 1))[3]}
    assert ends == {255}
    assert corner == seen.getpixel((2, 2))
    assert (corner == (255, 255, 255)) is (theme == "mono")


def test_poses_and_equipment_have_sheets(here: Path) -> None:
    assert run("figures", "--poses", "-o", "poses.pdf").exit_code == 0
    assert run("figures", "--props", "-o", "props.pdf").exit_code == 0
    shown = " ".join(texts((here / "poses.pdf").read_bytes())).split()
    assert set(Shelf().poses) <= set(shown)
    shown = " ".join(texts((here / "props.pdf").read_bytes())).split()
    assert set(equipment()) <= set(shown)


def test_lists_are_by_family_and_can_be_shortened(here: Path) -> None:
    lay(here / "figures" / "ours.toml", OWN)
    assert "Figures: ours\n  first\n  second\n" in run("figures").stdout
    short = run("figures", "ours").stdout
    assert short.split() == ["Figures:", "ours", "first", "second"]
    assert "stand" in run("figures", "--poses").stdout.split()
    assert "push-up" not in run("figures", "--poses").stdout.split()
    result = run("figures", "ouurs")
    assert (result.exit_code, 'did you mean "ours"?' in result.stderr) == (1, True)


def test_a_file_of_figures_is_one_sheet(here: Path) -> None:
    lay(here / "mine.toml", OWN)
    assert run("figure", "mine.toml").exit_code == 0
    (text,) = texts((here / "dist" / "mine.pdf").read_bytes())
    assert text.split() == ["mine", "first", "second"]


def test_what_is_wrong_in_a_file_is_said_and_the_others_are_drawn(here: Path) -> None:
    lay(here / "mine.toml", OWN + BAD)
    result = run("figure", "mine.toml", "-o", "mine.pdf")
    assert result.exit_code == 1
    assert "mine.toml:12:" in result.stderr
    assert 'did you mean "squat"?' in result.stderr
    assert "mine.toml:16:" in result.stderr
    (text,) = texts((here / "mine.pdf").read_bytes())
    assert text.split() == ["mine", "first", "fourth", "second"]


@pytest.mark.parametrize("text", ["", "[mine\n", 'x = "y"\n', '[pose.mine]\nextends = "stand"\n'])
def test_a_file_without_figures_is_said_and_nothing_is_written(here: Path, text: str) -> None:
    lay(here / "mine.toml", text)
    result = run("figure", "mine.toml")
    assert result.exit_code == 1
    assert "mine.toml" in result.stderr
    assert not (here / "dist").exists()
    assert run("figure", "yours.toml").exit_code == 1


def test_checks_are_a_command(here: Path) -> None:
    lay(here / "figures" / "ours.toml", OWN)
    for asked in (
        ["figure", "push-up"],
        ["figure", "first"],
        ["figure", "figures/ours.toml"],
        ["figures", "ours"],
    ):
        result = run(*asked, "--check")
        assert (result.exit_code, result.stderr) == (0, "")
        assert "0 findings" in result.stdout
    lay(here / "figures" / "ours.toml", OWN + BAD)
    for asked in (["figure", "figures/ours.toml"], ["figures", "ours"]):
        result = run(*asked, "--check")
        assert result.exit_code == 1
        said = result.stderr.replace("\\", "/")
        assert "ours.toml:12:" in said
        assert "ours.toml:16:" in said
        assert "touches nothing" in said
    assert run("figure", "fourth", "--check").exit_code == 1
    assert run("figure", "nobody", "--check").exit_code == 1
    assert not (here / "dist").exists()


def test_a_name_that_two_files_tell_is_said(here: Path) -> None:
    lay(here / "figures" / "ours.toml", OWN)
    lay(here / "figures" / "yours.toml", "\n" + OWN)
    result = run("figures", "--check", "ours")
    assert result.exit_code == 1
    assert "yours.toml:2" in result.stderr
    assert "ours.toml too" in result.stderr


@pytest.mark.usefixtures("here")
def test_checks_of_all_that_ships_find_nothing() -> None:
    result = run("figures", "--check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"{len(Shelf().names)} figures checked, 0 findings" in result.stdout
