"""`cuecard figure` and `cuecard figures`: a drawing alone, as PDF, SVG and PNG."""

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reading_back import title
from running import lay, run

OWN = """\
[mine]
train = ["quads"]
frames = [{ pose = "stand" }, { pose = "squat" }]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def inked(image: Image.Image) -> float:
    """Return the part of a picture that is not white."""
    grey = image.convert("L")
    return sum(grey.histogram()[:200]) / (grey.width * grey.height)


def test_a_figure_is_a_page_of_its_own_size_unless_it_is_said(here: Path) -> None:
    result = run("figure", "push-up")
    assert result.exit_code == 0
    data = (here / "dist" / "push-up.pdf").read_bytes()
    assert title(data) == "push-up"
    (page,) = pypdfium2.PdfDocument(data)
    width, height = page.get_size()
    assert width > 2 * height
    assert 0.03 < inked(page.render(scale=1).to_pil()) < 0.5
    assert "drawings" in result.stdout


@pytest.mark.parametrize("theme", ["colour", "mono", "line"])
def test_it_is_the_same_drawing_as_svg_and_png(here: Path, theme: str) -> None:
    assert run("figure", "push-up", "--theme", theme, "-o", "p.svg").exit_code == 0
    assert run("figure", "push-up", "--theme", theme, "-o", "p.png").exit_code == 0
    assert run("figure", "push-up", "--theme", theme, "-o", "p.pdf").exit_code == 0
    text = (here / "p.svg").read_text(encoding="utf-8")
    colours = set(re.findall(r'"(#[0-9a-f]{6})"', text))
    if theme == "mono":
        assert colours <= {"#000000", "#ffffff"}
    png = Image.open(here / "p.png").convert("RGBA")
    ground = Image.new("RGBA", png.size, "white")
    ground.alpha_composite(png)
    (page,) = pypdfium2.PdfDocument(io.BytesIO((here / "p.pdf").read_bytes()))
    assert png.width / png.height == pytest.approx(page.get_width() / page.get_height(), rel=0.02)
    assert inked(ground) == pytest.approx(inked(page.render(scale=4).to_pil()), abs=0.03)


def test_figures_of_one_s_own_are_drawn_and_listed_beside_the_built_in_ones(here: Path) -> None:
    lay(here / "figures" / "ours.toml", OWN)
    assert run("figure", "mine", "-o", "m.svg").exit_code == 0
    listed = run("figures").stdout.split()
    assert {"mine", "push-up", "hinge", "kettlebell"} <= set(listed)


def test_what_cannot_be_drawn_is_one_line(here: Path) -> None:
    result = run("figure", "push-pu")
    assert (result.exit_code, 'did you mean "push-up"?' in result.stderr) == (1, True)
    assert run("figure", "push-up", "-o", "x.doc").exit_code == 2
    assert run("figure", "push-up", "--theme", "red").exit_code == 2
    lay(here / "figures" / "bad.toml", "[bad]\ntrian = ['quads']\nframes = [{ pose = 'stand' }]\n")
    result = run("figure", "bad")
    assert result.exit_code == 1
    assert "bad.toml:2" in result.stderr.replace("\\", "/")
    assert not (here / "dist").exists()
