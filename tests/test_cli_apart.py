"""`cuecard split` and `cuecard import`: one Markdown file for each exercise, never over what is there."""

from pathlib import Path

import pytest
from conftest import SQUAT
from running import lay, run

import cards

THREE = "".join(
    f"# {name}\n\n## Setup\n\nStand tall.\n\n## Execution\n\n1. Begin with {name}.\n\n"
    for name in ("Lunge", "Plank")
)
CSV = (
    "name,level,muscles,instructions\n"
    "Lunge,beginner,quads,Step forward.\nRow,advanced,lats,Pull to the belly.\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_split_into_files_that_say_the_same(here: Path) -> None:
    lay(here / "all.md", THREE)
    result = run("split", "all.md", "--into", "apart")
    assert result.exit_code == 0
    assert sorted(path.name for path in (here / "apart").iterdir()) == ["lunge.md", "plank.md"]
    plank = cards.read("apart/plank.md").exercise
    assert plank.title == "Plank"
    assert [section.text for section in plank.sections] == ["Stand tall.", "Begin with Plank."]


def test_data_become_files_that_print(here: Path) -> None:
    lay(here / "data.csv", CSV)
    assert run("import", "data.csv", "--into", "apart").exit_code == 0
    row = cards.read("apart/row.md").exercise
    assert (row.title, row.level, row.muscles.primary) == ("Row", "advanced", ("lats",))
    assert "Pull to the belly." in [section.text for section in row.sections]
    assert run("wall", "apart", "-o", "x.pdf").exit_code == 0


def test_what_is_there_is_never_overwritten_and_the_others_are_written(here: Path) -> None:
    lay(here / "data.csv", CSV)
    lay(here / "apart" / "row.md", SQUAT)
    result = run("import", "data.csv", "--into", "apart")
    assert result.exit_code == 1
    assert "row.md: error: already exists; not overwritten" in result.stderr
    assert (here / "apart" / "row.md").read_text(encoding="utf-8") == SQUAT
    assert (here / "apart" / "lunge.md").exists()


def test_a_dry_run_shows_and_writes_nothing(here: Path) -> None:
    lay(here / "data.csv", CSV)
    result = run("import", "data.csv", "--into", "apart", "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.count("would be written") == 2
    assert "title: Lunge" in result.stdout
    assert not (here / "apart").exists()


def test_a_dry_run_needs_no_folder_and_any_other_does(here: Path) -> None:
    lay(here / "data.csv", CSV)
    assert "title: Lunge" in run("import", "data.csv", "--dry-run").stdout
    for command in (("import", "data.csv"), ("split", "data.csv")):
        refused = run(*command)
        assert refused.exit_code == 2
        assert "--into exercises" in " ".join(refused.stderr.split())
    assert [path.name for path in here.iterdir()] == ["data.csv"]


def test_one_that_cannot_be_read_is_named_and_the_others_are_written(here: Path) -> None:
    lay(here / "data.csv", CSV)
    lay(here / "bad.json", "[{]")
    result = run("import", "bad.json", "data.csv", "--into", "apart")
    assert result.exit_code == 1
    assert "bad.json:1" in result.stderr
    assert len(list((here / "apart").iterdir())) == 2
