"""The library at hand: `cuecard list`, names instead of paths, `cuecard copy`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import SQUAT
from reading_back import page_texts
from running import REPO, lay, program, run

from cards.shop.catalogue import find_named

LIBRARY = REPO / "content"


def listed(*options: str) -> dict[str, Any]:
    result = run("list", "--json", *options)
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def names(*options: str) -> list[str]:
    return [one["name"] for one in listed(*options)["exercises"]]


def words(path: Path) -> str:
    return " ".join(" ".join(page_texts(path.read_bytes())).split())


# Listed


def test_every_built_in_exercise_and_deck_is_listed(here: Path) -> None:
    found = listed()
    assert {one["name"] for one in found["exercises"]} == {path.stem for path in LIBRARY.glob("*/*.md")}
    assert {one["name"] for one in found["decks"]} == {
        path.stem for path in (LIBRARY / "decks").glob("*.toml")
    }
    assert all(one["built_in"] and one["path"] is None for one in found["exercises"])
    assert str(REPO) not in run("list", "--json").stdout
    assert not list(here.iterdir())


def test_ones_own_come_first_and_are_told_from_the_built_in_ones(here: Path) -> None:
    lay(here / "legs" / "my-squat.md")
    lay(here / "monday.toml", 'title = "Our Monday"\ncards = ["my-squat"]')
    lay(here / "pyproject.toml", "[tool]\na = 1")
    found = listed()
    first = found["exercises"][0]
    assert (first["name"], first["title"], first["built_in"]) == ("my-squat", "Goblet Squat", False)
    assert (here / first["path"]).samefile(here / "legs" / "my-squat.md")
    assert found["decks"][0]["name"] == "monday"
    assert found["decks"][0]["exercises"] == ["my-squat"]
    shown = run("list").stdout
    assert shown.index("my-squat: Goblet Squat") < shown.index("push-up")
    assert "Our Monday" in shown
    assert "pyproject" not in shown


def test_the_filters_of_the_list_keep_what_has_the_words(here: Path) -> None:
    bands = listed("--equipment", "band", "--level", "beginner")["exercises"]
    assert bands
    assert all(one["level"] == "beginner" for one in bands)
    assert all(any("band" in word.split() for word in one["equipment"]) for one in bands)
    assert "push-up" in names("--muscle", "chest", "--group", "push")
    lay(here / "kniebeuge.md", "---\nlang: de\n---\n# Kniebeuge\n\n## Ausführung\n\n1. Tief gehen.\n")
    assert names("--lang", "de")[0] == "kniebeuge"
    assert {one["lang"] for one in listed("--lang", "de")["exercises"]} == {"de"}
    assert "kniebeuge" not in names("--lang", "en")
    assert listed("--lang", "de")["decks"] == []
    none = run("list", "--muscle", "ears")
    assert none.exit_code == 1
    assert "no exercise has it" in none.stderr


def test_a_broken_file_is_told_and_keeps_no_other_from_the_list(here: Path) -> None:
    lay(here / "squat.md")
    lay(here / "empty.md", "---\ntitle: Empty\n---\n")
    result = run("list")
    assert result.exit_code == 1
    assert "empty.md" in result.stderr
    assert "squat" in result.stdout


# Named


@pytest.mark.parametrize("name", ["push-up", "Push-Up", "push up"])
def test_a_name_or_a_title_serves_where_a_path_does(here: Path, name: str) -> None:
    assert run("card", name, "-o", "x.pdf").exit_code == 0
    assert "Push-Up" in words(here / "x.pdf")


def test_decks_are_printed_by_name_and_by_title(here: Path) -> None:
    assert run("wall", "school-circuit", "-o", "x.pdf").exit_code == 0
    assert len(page_texts((here / "x.pdf").read_bytes())) == 10
    assert find_named("Home Gym with Bands", None) == str(LIBRARY / "decks" / "home-bands.toml")


@pytest.mark.parametrize("file", ["push-up.md", "push_up.md", "other.md"])
def test_ones_own_wins_over_the_built_in_one_by_file_and_by_title(here: Path, file: str) -> None:
    lay(here / "texts" / file, SQUAT.replace("Goblet Squat", "Push-Up"))
    assert run("card", "push-up", "-o", "x.pdf").exit_code == 0
    assert "Sit between your heels" in words(here / "x.pdf")


def test_a_file_or_folder_wins_over_a_name(here: Path) -> None:
    lay(here / "push-up" / "squat.md")
    assert run("wall", "push-up", "-o", "x.pdf").exit_code == 0
    assert "Goblet Squat" in words(here / "x.pdf")


def test_a_name_of_several_files_is_an_error_that_names_them(here: Path) -> None:
    lay(here / "a" / "squat.md")
    lay(here / "b" / "squat.md")
    result = run("card", "squat")
    assert result.exit_code == 1
    assert "is the name of several files" in result.stderr
    assert re.search(r"a.squat\.md, b.squat\.md", result.stderr)


@pytest.mark.parametrize(
    "command",
    ["card", "wall", "show", "check"],
)
def test_a_name_that_is_nobodys_is_told_with_the_nearest(here: Path, command: str) -> None:
    lay(here / "squat.md")
    result = run(command, "pushup")
    assert result.exit_code == 1
    assert 'did you mean "push-up"?' in result.stderr
    assert "`cuecard list` shows" in run(command, "zzzzzz").stderr


# Copied


def test_a_copy_has_its_figure_and_wins_from_then_on(here: Path) -> None:
    lay(here / "cuecard.toml", "")
    (here / "exercises").mkdir()
    assert run("copy", "diamond-push-up").exit_code == 0
    text, figure = (
        here / "exercises" / "diamond-push-up.md",
        here / "exercises" / "figures" / "diamond-push-up.toml",
    )
    assert text.read_bytes() == (LIBRARY / "push" / "diamond-push-up.md").read_bytes()
    assert figure.read_text().startswith("[diamond-push-up]\n")
    assert figure.read_text().count("\n[") == 0
    text.write_text(text.read_text().replace("title: Diamond Push-Up", "title: Our Diamond"))
    result = run("card", "diamond-push-up", "-o", "x.pdf")
    assert result.exit_code == 0
    assert "warning" not in result.stderr
    assert "Our Diamond" in words(here / "x.pdf")
    before = (here / "x.pdf").read_bytes()
    figure.write_text('[diamond-push-up]\nframes = [{ pose = "stand" }]\n')
    # Another run: one reads a folder's figures once.
    assert program("card", "diamond-push-up", "-o", "x.pdf", cwd=here).returncode == 0
    assert (here / "x.pdf").read_bytes() != before


def test_a_copy_overwrites_nothing_and_is_whole_or_not_at_all(here: Path) -> None:
    lay(here / "figures" / "push-up.toml", "mine")
    result = run("copy", "squat-that-is-not", "push-up")
    assert result.exit_code == 1
    result = run("copy", "bodyweight-squat", "push-up")
    assert result.exit_code == 1
    assert "already exists; not overwritten" in result.stderr
    assert (here / "figures" / "push-up.toml").read_text() == "mine"
    assert sorted(path.name for path in here.iterdir()) == ["figures"]


def test_a_deck_is_copied_and_takes_ones_own_exercises_first(here: Path) -> None:
    lay(here / "cuecard.toml", 'output = "{name}.pdf"')
    (here / "exercises").mkdir()
    assert run("copy", "office-break", "push-up").exit_code == 0
    mine = here / "exercises" / "push-up.md"
    mine.write_text(mine.read_text().replace("title: Push-Up", "title: Our Press"))
    deck = here / "office-break.toml"
    deck.write_text(
        re.sub(r"cards = \[.*?\]", 'cards = ["push-up", "wall-sit"]', deck.read_text(), flags=re.DOTALL)
    )
    assert run("wall", "office-break").exit_code == 0
    printed = words(here / "office-break.pdf")
    assert "Our Press" in printed
    assert "Wall Sit" in printed


@pytest.mark.parametrize("path", sorted((LIBRARY / "decks").glob("*.toml")), ids=lambda path: path.stem)
def test_the_readme_names_every_deck(path: Path) -> None:
    readme = (REPO / "README.md").read_text(encoding="utf-8")
    assert f"| `{path.stem}` |" in readme.split("## Decks and booklets")[1].split("\n## ")[0]


def test_a_copy_brings_the_pictures_of_the_text_too(tmp_path: Path) -> None:
    from cards.cli.copying import _exercise

    for name in ("head.png", "body.png", "art/deep.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    text = "---\ntitle: Bow\nimage: head.png\n---\n\n## Execution\n\n![a](body.png)\n\n"
    text += "1. Bow.\n\n   ![b](art/deep.png)\n\n![c](../out.png)\n"
    (tmp_path / "bow.md").write_text(text)
    names = {path.as_posix() for path in _exercise(tmp_path / "bow.md", Path("mine"))}
    assert names == {"mine/bow.md", "mine/head.png", "mine/body.png", "mine/art/deep.png"}


def test_names_complete_from_the_project_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cards.cli.options import layout_names, things

    monkeypatch.chdir(tmp_path)
    lay(tmp_path / "cuecard.toml", 'exercises = "moves"\n')
    lay(tmp_path / "moves" / "push-zebra.md")
    lay(tmp_path / "push-monday.toml", 'cards = ["push-zebra"]\n')
    lay(tmp_path / "layouts" / "wall-ours.toml", 'extends = "wall-a4"\n')
    found = things("push-")
    assert found[0] == "push-monday.toml", "files stay at hand"
    assert found.index("push-zebra") < found.index("push-monday") < found.index("push-up")
    assert "push-pull-legs" in found
    monkeypatch.chdir(tmp_path / "moves")
    assert "push-zebra" in things("push-z")
    assert "wall-ours" in [name for name, _ in layout_names("wall-o")]
    lay(tmp_path / "cuecard.toml", "exercises = 3\n")
    assert "push-up" in things("push-u")
