"""A figure told in an exercise's own file: in front matter of both kinds, and in data."""

import json
from pathlib import Path

import pikepdf
import pytest
from running import lay as lay_down
from running import run

from cards.exercise import Exercise
from cards.figures.drawn import alt
from cards.figures.shelf import Shelf
from cards.manuscript.reader import read
from cards.manuscript.written import as_file

TEXT = """
## Execution

1. Stand tall.
2. Sit down between the heels.
"""
YAML = """---
title: Deep sit
figure:
  train: [quads]
  frames:
    - pose: stand
    - pose: squat
      arm: {raise: 80}
---
"""
TOML = """+++
title = "Deep sit"
[figure]
train = ["quads"]
[[figure.frames]]
pose = "stand"
[[figure.frames]]
pose = "squat"
arm = { raise = 80 }
+++
"""
RECORD = {
    "title": "Deep sit",
    "execution": ["Stand tall.", "Sit down between the heels."],
    "figure": {
        "train": ["quads"],
        "frames": [{"pose": "stand"}, {"pose": "squat", "arm": {"raise": 80}}],
    },
}


def lay(path: Path, text: str) -> Path:
    lay_down(path, text)
    return path


def understood(text: str, file: str = "deep-sit.md") -> Exercise:
    reading = read(text, file)
    assert not [one for one in reading.diagnostics if "figure" in one.message]
    return reading.exercise


@pytest.mark.parametrize("matter", [YAML, TOML])
def test_both_kinds_of_front_matter_tell_the_same(matter: str) -> None:
    figure = understood(matter + TEXT).figure
    drawn, wrong = Shelf().told("deep-sit.md", figure)
    expected, _ = Shelf().told("deep-sit.md", understood(YAML + TEXT).figure)
    assert wrong == ()
    assert drawn == expected
    assert "squat" in alt(drawn, "en")


@pytest.mark.parametrize(
    ("matter", "found", "bad", "line"),
    [
        (YAML, "raise: 80", "raise: 800", 8),
        (YAML, "pose: squat", "pose: sqat", 7),
        (YAML, "[quads]", "[quats]", 4),
        (TOML, "raise = 80", "raise = 800", 9),
        (TOML, '"quads"', '"quats"', 4),
        (TOML, 'pose = "stand"', 'pse = "stand"', 6),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_card_is_printed_without_it(
    tmp_path: Path, matter: str, found: str, bad: str, line: int
) -> None:
    path = lay(tmp_path / "deep-sit.md", matter.replace(found, bad) + TEXT)
    result = run("card", str(path), "-o", str(tmp_path / "out.pdf"))
    assert result.exit_code == 0
    assert f"deep-sit.md:{line}" in result.stderr.replace("\\", "/")
    assert "printed without the figure" in result.stderr
    assert pictures(tmp_path / "out.pdf") == []


def pictures(pdf: Path) -> list[str]:
    """Return what a file says of its pictures."""
    with pikepdf.open(pdf) as document:
        nodes = [node for node in document.objects if isinstance(node, pikepdf.Dictionary)]
        return [str(node.Alt) for node in nodes if node.get("/S") == "/Figure"]


def test_a_card_shows_it(tmp_path: Path) -> None:
    path = lay(tmp_path / "deep-sit.md", YAML + TEXT)
    plain = lay(tmp_path / "plain.md", YAML[: YAML.index("figure:")] + "---\n" + TEXT)
    for one in (path, plain):
        assert run("card", str(one), "-o", str(one.with_suffix(".pdf"))).exit_code == 0
    with_it, without = (pictures(one.with_suffix(".pdf")) for one in (path, plain))
    assert len(with_it) == 1
    assert "squat" in with_it[0]
    assert without == []


def test_what_no_body_can_do_is_told_with_the_line_of_its_frame(tmp_path: Path) -> None:
    broken = YAML.replace("arm: {raise: 80}", "hand: {x: 200, z: 50}")
    path = lay(tmp_path / "deep-sit.md", broken + TEXT)
    result = run("card", str(path), "-o", str(tmp_path / "out.pdf"))
    assert "deep-sit.md:7" in result.stderr
    assert "too far away" in result.stderr


@pytest.mark.parametrize("name", ["all.json", "all.jsonl", "all.yaml"])
def test_data_tells_it_too(tmp_path: Path, name: str) -> None:
    path = lay(tmp_path / name, json.dumps(RECORD) + "\n")
    assert run("import", str(path), "--into", str(tmp_path / "out")).exit_code == 0
    made = (tmp_path / "out" / "deep-sit.md").read_text(encoding="utf-8")
    exercise = understood(made)
    assert exercise.figure.told == RECORD["figure"]
    assert run("card", str(tmp_path / "out" / "deep-sit.md"), "-o", str(tmp_path / "o.pdf")).exit_code == 0


def test_an_exercise_is_written_with_the_figure_that_it_tells() -> None:
    exercise = understood(TOML + TEXT)
    again = understood(as_file(exercise))
    assert again.figure.told == exercise.figure.told
    named = understood("---\ntitle: Deep sit\nfigure: bodyweight-squat\n---\n" + TEXT)
    assert understood(as_file(named)).figure.name == "bodyweight-squat"


def test_a_figure_may_extend_one_by_name() -> None:
    matter = "---\ntitle: Deep sit\nfigure:\n  extends: bodyweight-squat\n  view: front\n---\n"
    drawn, wrong = Shelf().told("deep-sit.md", understood(matter + TEXT).figure)
    assert wrong == ()
    assert drawn != Shelf().drawn("bodyweight-squat")


@pytest.mark.parametrize("value", ["[a, b]", "3.5.", "true", "12"])
def test_other_values_are_told(value: str, tmp_path: Path) -> None:
    path = lay(tmp_path / "deep-sit.md", f"---\ntitle: Deep sit\nfigure: {value}\n---\n{TEXT}")
    result = run("card", str(path), "-o", str(tmp_path / "out.pdf"))
    assert result.exit_code == 0
    assert "deep-sit.md:3" in result.stderr
    assert "without it" in result.stderr


def test_the_guide_s_sample_is_drawn() -> None:
    guide = (Path(__file__).parent.parent / "docs" / "figures.md").read_text(encoding="utf-8")
    sample = guide.split("## In an exercise's own file")[1].split("```yaml\n")[1].split("```")[0]
    drawn, wrong = Shelf().told("x.md", understood(f"---\ntitle: Sample\n{sample}---\n{TEXT}").figure)
    assert wrong == ()
    assert "kettlebell" in alt(drawn, "en")


def test_a_told_figure_is_shown_to_programs_and_a_table_says_that_it_has_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lay_down(tmp_path / "sit.md", YAML + TEXT)
    assert json.loads(run("show", "--json", "sit.md").stdout)["figure"] == RECORD["figure"]
    told = run("export", "sit.md", "--to", "csv", "-o", "sit.csv")
    assert "the drawing that it tells" in told.stderr
