"""`cuecard.toml`: found, read, checked, told, and what it changes; `cuecard init` begins one."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from conftest import SQUAT
from reading_back import page_texts, trims
from running import REPO, lay, run

from cards import fonts
from cards.cli.schema import load
from cards.cli.template import PROJECT
from cards.diagnostics import CardsError
from cards.shop.layouts import find_project
from cards.shop.project import read_project
from cards.vocabulary import languages

README = (REPO / "README.md").read_text(encoding="utf-8")
#: A value that each key may have.
WHOLE = """\
exercises = "texts"
layout = "cue-a4"
paper = "letter"
lang = "de"
output = "print/{name}.pdf"
units = "imperial"

[booklet]
parts = ["cards", "cover"]

[check]
ignore = ["no-video"]
"""


def words(path: Path) -> str:
    return " ".join(" ".join(page_texts(path.read_bytes())).split())


@pytest.fixture
def project(here: Path) -> Path:
    """A project with one exercise, in whose folder the test stands."""
    lay(here / "cuecard.toml", 'exercises = "texts"\noutput = "print/{name}.pdf"\n')
    lay(here / "texts" / "squat.md")
    return here


# Found


def test_plain_wall_prints_the_projects_exercises_from_any_folder_below_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(project / "stray.md", SQUAT.replace("Goblet Squat", "Stray"))
    (project / "texts" / "deep").mkdir()
    monkeypatch.chdir(project / "texts" / "deep")
    result = run("wall")
    assert result.exit_code == 0
    assert "the project's exercises" in result.stderr
    printed = words(project / "print" / "wall.pdf")
    assert "Goblet Squat" in printed
    assert "Stray" not in printed


def test_plain_wall_prints_a_folder_of_exercises_with_those_directly_below_it(here: Path) -> None:
    lay(here / "legs" / "squat.md")
    result = run("wall")
    assert result.exit_code == 0
    assert "the exercises in this folder" in result.stderr
    assert "Goblet Squat" in words(here / "dist" / "wall.pdf")


@pytest.mark.parametrize("command", ["wall", "booklet", "check"])
def test_where_there_is_nothing_it_is_said_with_what_helps(here: Path, command: str) -> None:
    lay(here / "README.md", "# Nothing to train\n")
    result = run(command)
    assert result.exit_code == 2
    told = re.sub(r"[\s│]+", " ", result.stderr)
    assert "no exercises are here" in told
    assert "--library" in told
    assert "cuecard init" in told
    assert not (here / "dist").exists()


def test_a_project_is_named_by_option_and_by_variable_and_the_option_wins(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        lay(here / name / "cuecard.toml", 'output = "{name}.pdf"')
        lay(here / name / "exercises" / "squat.md", SQUAT.replace("Goblet Squat", f"Squat {name}"))
    monkeypatch.setenv("CUECARD_CONFIG", str(here / "one" / "cuecard.toml"))
    assert run("wall").exit_code == 0
    assert "Squat one" in words(here / "one" / "wall.pdf")
    assert run("wall", "--config", "two/cuecard.toml").exit_code == 0
    assert "Squat two" in words(here / "two" / "wall.pdf")
    gone = run("wall", "--config", "three.toml")
    assert gone.exit_code == 1
    assert "three.toml: error: cannot be read" in gone.stderr


def test_the_nearest_project_counts(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(here / "cuecard.toml", 'lang = "de"')
    lay(here / "in" / "cuecard.toml", 'lang = "es"')
    monkeypatch.chdir(here / "in")
    found = find_project()
    assert found
    assert (found.path, found.lang) == ("cuecard.toml", "es")
    monkeypatch.chdir(here)
    (here / "cuecard.toml").unlink()
    assert find_project() is None


# What it changes


def test_the_projects_design_counts_where_nothing_else_says_one(project: Path) -> None:
    lay(project / "cuecard.toml", 'exercises = "texts"\nlayout = "pocket-a6"\noutput = "{name}.pdf"')
    own = SQUAT.replace("level: beginner", "print: {layout: index-5x8}")
    lay(project / "texts" / "own.md", own.replace("Goblet Squat", "Own"))

    def width(*options: str) -> list[int]:
        assert run("wall", *options).exit_code == 0
        return [round(size[0] / 72 * 25.4) for size in trims((project / "wall.pdf").read_bytes())]

    assert sorted(width()) == [105, 203]
    assert width("--layout", "wall-a4") == [210, 210]


def test_designs_lie_beside_the_projects_file_wherever_one_works(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(project / "layouts" / "ours.toml", 'extends = "wall-a4"\npurpose = "Ours, in our gym"\npaper = "a5"')
    lay(project / "cuecard.toml", 'exercises = "texts"\nlayout = "ours"')
    monkeypatch.chdir(project / "texts")
    assert "Ours, in our gym" in run("layouts").stdout
    assert run("card", "squat.md", "-o", "x.pdf").exit_code == 0
    (size,) = trims((project / "texts" / "x.pdf").read_bytes())
    assert round(size[0] / 72 * 25.4) == 148


def test_the_language_counts_for_texts_that_do_not_tell_theirs(project: Path) -> None:
    lay(project / "cuecard.toml", 'exercises = "texts"\nlang = "de"\noutput = "{name}.pdf"')
    lay(
        project / "texts" / "a.md",
        "---\nlevel: beginner\nvideo: MeIiIdhvXT4\n---\n# Pallof\n\n- Anti-Rotation\n",
    )
    assert run("card", "texts/a.md").exit_code == 0
    assert "Anfänger" in words(project / "a.pdf")
    assert run("card", "texts/squat.md").exit_code == 0
    assert "Beginner" in words(project / "squat.pdf")
    lay(project / "texts" / "a.md", "---\nlang: en\nlevel: beginner\n---\n# Pallof\n\n- Anti-Rotation\n")
    assert run("card", "texts/a.md").exit_code == 0
    assert "Beginner" in words(project / "a.pdf")


def test_the_output_takes_the_name_of_the_card_the_deck_or_the_command(project: Path) -> None:
    lay(project / "monday.toml", 'cards = ["squat"]')
    for arguments, name in (
        (("card", "texts/squat.md"), "squat"),
        (("wall",), "wall"),
        (("booklet",), "booklet"),
        (("wall", "monday.toml"), "monday"),
        (("booklet", "monday"), "monday-booklet"),
    ):
        assert run(*arguments).exit_code == 0
        assert (project / "print" / f"{name}.pdf").is_file()
    assert run("wall", "-o", "mine.pdf").exit_code == 0
    assert (project / "mine.pdf").is_file()


def test_distances_are_told_in_feet_where_the_project_measures_so(project: Path) -> None:
    metric = run("wall").stdout
    assert " m\n" in metric
    lay(project / "cuecard.toml", 'exercises = "texts"\nunits = "imperial"')
    imperial = run("wall").stdout
    assert " ft" in imperial
    told = float(re.findall(r"([\d.]+) m\b", metric)[0])
    assert float(re.findall(r"([\d.]+) ft\b", imperial)[0]) == pytest.approx(told / 0.3048, abs=0.1)


def test_a_booklet_for_a_printer_of_letter_paper_has_pages_of_half_of_it(project: Path) -> None:
    lay(project / "cuecard.toml", 'exercises = "texts"\npaper = "letter"\noutput = "{name}.pdf"')
    assert run("booklet").exit_code == 0
    assert {tuple(size) for size in trims((project / "booklet.pdf").read_bytes())} == {(396, 612)}


def test_check_without_a_path_checks_the_project(project: Path) -> None:
    lay(project / "stray.md")
    assert "1 file" in run("check").stdout


# Read


def test_every_key_is_read(here: Path) -> None:
    lay(here / "cuecard.toml", WHOLE)
    (here / "texts").mkdir()
    found = read_project("cuecard.toml")
    assert (found.exercises, found.layout, found.paper, found.lang) == ("texts", "cue-a4", "letter", "de")
    assert found.parts == ("cover", "cards")
    assert (found.target("a"), found.units, found.ignore) == (Path("print/a.pdf"), "imperial", ("no-video",))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("exercices = 'texts'", 'unknown key "exercices"; did you mean "exercises"?'),
        ("exercises = 'tests'", 'exercises names "tests", which is not there'),
        ("exercises = '..'", "exercises leads out of its folder"),
        ("exercises = '/etc'", "exercises must be a path below its folder"),
        ("exercises = 'cuecard.toml'", "exercises must be a folder"),
        ("exercises = 5", "exercises must be text"),
        ("layout = 'wall-a5'", 'there is no layout "wall-a5"; did you mean'),
        ("paper = 'letr'", '"letr" is not a paper'),
        ("lang = 'xx'", 'lang cannot be "xx"'),
        ("output = 'print/wall.pdf'", "must hold {name}"),
        ("output = 'print/{name}.png'", "must end in .pdf"),
        ("output = '../{name}.pdf'", "must be a path below the project's folder"),
        ("units = 'feet'", 'units cannot be "feet"; choose one of metric, imperial'),
        ("booklet = 5", "booklet must be a table"),
        ("booklet.parts = 'cards'", "booklet.parts must be a list of texts"),
        ("booklet.parts = ['cards', 'logg']", 'booklet.parts cannot be "logg"'),
        ("booklet.parts = ['log']", "booklet.parts leaves out the cards"),
        ("booklet.pats = []", 'unknown key "booklet.pats"'),
        ("check = 5", "check must be a table"),
        ("check.ignore = 'no-video'", "check.ignore must be a list of texts"),
        ("check.ignore = ['No Video']", 'check.ignore holds "No Video", which is no code of a finding'),
        ("check.ignore = ['no-vidoe']", 'did you mean "no-video"?'),
        ("check.ignroe = []", 'unknown key "check.ignroe"; did you mean "ignore"?'),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(here: Path, line: str, told: str) -> None:
    lay(here / "cuecard.toml", f"# Ours\n{line}\n")
    lay(here / "squat.md")
    result = run("wall")
    assert result.exit_code == 1
    assert re.search(r"^cuecard\.toml:2[:\d]*: error: ", result.stderr, re.MULTILINE)
    assert told in result.stderr
    assert not (here / "dist").exists()


def test_the_readme_and_the_schema_have_every_key_and_no_other(here: Path) -> None:
    real = set()
    for stranger in ("zzz = 1", "check.zzz = 1", "booklet.zzz = 1", "brand.zzz = 1", "brand.fonts.zzz = 1"):
        lay(here / "cuecard.toml", stranger)
        with pytest.raises(CardsError) as caught:
            read_project("cuecard.toml")
        inside = stranger.split(" = ")[0].removesuffix("zzz")
        keys = caught.value.diagnostics[0].hint.removeprefix("the keys here are ").split(", ")
        real |= {inside + key for key in keys}
    table = README.split("| project key | meaning |")[1].split("\n\n")[0]
    told = {
        key for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for key in re.findall("`(.+?)`", row)
    }
    assert told == {key for key in real if not any(other.startswith(f"{key}.") for other in real)}

    def keys_of(schema: dict[str, Any], before: str = "") -> set[str]:
        found = set()
        for key, value in schema["properties"].items():
            found |= keys_of(value, f"{before}{key}.") if "properties" in value else {before + key}
        return found

    assert keys_of(load("project")) == told


def test_the_schema_and_the_program_agree(here: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema, a library of the tests, is missing")
    validator = jsonschema.Draft7Validator(load("project"))
    validator.validate(tomllib.loads(WHOLE))
    for wrong in (
        "zzz = 1",
        "lang = 'xx'",
        "output = 'a.pdf'",
        "units = 'm'",
        "check.ignore = [1]",
        "booklet.parts = ['log']",
        "booklet.parts = ['cards', 'logs']",
        "paper = 5",
    ):
        assert list(validator.iter_errors(tomllib.loads(wrong))), wrong
        lay(here / "cuecard.toml", wrong)
        with pytest.raises(CardsError):
            read_project("cuecard.toml")
    assert load("project")["properties"]["lang"]["enum"] == sorted(languages())


# Begun


def test_init_writes_a_project_that_prints_at_once_and_says_the_next_step(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("init", "gym")
    assert result.exit_code == 0
    assert "Next: cd gym, then: cuecard wall" in result.stdout
    monkeypatch.chdir(here / "gym")
    assert run("check", "--strict").exit_code == 0
    assert run("wall").exit_code == 0
    printed = words(here / "gym" / "print" / "wall.pdf")
    assert "Push-Up" in printed
    assert "Bodyweight Squat" in printed
    assert list((here / "gym" / "brand").iterdir())


def test_init_overwrites_nothing(here: Path) -> None:
    lay(here / "exercises" / "push-up.md", "mine")
    result = run("init")
    assert result.exit_code == 0
    assert "exercises/push-up.md: already exists; not overwritten" in result.stderr.replace("\\", "/")
    assert (here / "exercises" / "push-up.md").read_text() == "mine"
    again = run("init")
    assert again.exit_code == 1
    assert "cuecard.toml: error: already exists; not overwritten" in again.stderr


def test_the_file_of_init_names_every_key_and_all_its_examples_are_right(here: Path) -> None:
    (here / "exercises").mkdir()
    loud = re.sub(r"^# (\w+ = |\[\w+\])", r"\1", PROJECT, flags=re.MULTILINE)
    lay(here / "brand" / "logo.svg", "<svg/>")
    font = next(iter(sorted(fonts.face("FiraSans-Bold").path.parent.glob("*.ttf"))))
    (here / "brand" / "our-title-font.ttf").write_bytes(font.read_bytes())
    lay(here / "cuecard.toml", loud)
    read_project("cuecard.toml")
    assert set(tomllib.loads(loud)) == set(load("project")["properties"]) - {"check"}
    assert set(tomllib.loads(loud)["brand"]) == set(load("project")["properties"]["brand"]["properties"])
    assert "\n# " in PROJECT


def test_a_new_exercise_goes_where_the_project_prints(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("new", "Wall Sit").exit_code == 0
    assert (project / "texts" / "wall-sit.md").is_file()
    monkeypatch.chdir(project / "texts")
    assert run("new", "Side Plank").exit_code == 0
    assert (project / "texts" / "side-plank.md").is_file()


def test_the_schema_of_a_project_is_printed() -> None:
    assert json.loads(run("schema", "project").stdout) == load("project")
