"""Findings as people and programs get them from the command line."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from conftest import SQUAT
from reading_back import page_texts
from running import lay, run

from cards import codes
from cards.cli.findings import Telling, text_of
from cards.diagnostics import Diagnostic, Location, Severity
from cards.library import SHIPPED

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema, a library of the tests, is missing")

BROKEN = '---\ntitle: "a" b\n---\n# T\n\nText.\n'
ODD = "---\nvidio: SqO-VUEak2M\ndescription: x\n---\n# T\n\n1. Stand up.\n"


def thing(required: str = "", **properties: Any) -> dict[str, Any]:
    """Return the schema of an object with these properties and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": properties,
    }


def many(items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


WORDS = {"type": "string"}
FROM_ONE = {"type": "integer", "minimum": 1}
TEXT = thing("text", text=WORDS, markdown=WORDS)
REGION = thing("startLine", startLine=FROM_ONE, startColumn=FROM_ONE, endLine=FROM_ONE, endColumn=FROM_ONE)
FILE = thing("uri", uri={"type": "string", "pattern": r"^[A-Za-z0-9._~:/%!$&'()*+,;=@-]+$"})
PLACE = thing(
    "physicalLocation", physicalLocation=thing("artifactLocation", artifactLocation=FILE, region=REGION)
)
RULE = thing(
    "id", id=WORDS, name=WORDS, shortDescription=TEXT, fullDescription=TEXT, help=TEXT, helpUri=WORDS
)
RESULT = thing(
    "message",
    ruleId=WORDS,
    ruleIndex={"type": "integer", "minimum": -1},
    level={"enum": ["none", "note", "warning", "error"]},
    message=TEXT,
    locations=many(PLACE),
)
DRIVER = thing("name", name=WORDS, version=WORDS, informationUri=WORDS, rules=many(RULE, uniqueItems=True))
RUN = thing(
    "tool results",
    tool=thing("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=many(RESULT),
)
#: What SARIF 2.1.0 (OASIS, errata 01) asks of the objects that are written here: their names, which of them
#: must be there, types and least values. A scan must have results, be they none.
LOG = {
    "$schema": {"type": "string", "pattern": "^https://"},
    "version": {"const": "2.1.0"},
    "runs": many(RUN),
}
SARIF = jsonschema.Draft7Validator(thing("version runs", **LOG))


def sarif_of(*paths: str) -> dict[str, Any]:
    """Return what `check` writes as SARIF, held to its schema."""
    log: dict[str, Any] = json.loads(run("check", *paths, "--format", "sarif").stdout)
    assert [error.message for error in SARIF.iter_errors(log)] == []
    return log


def plain(folder: Path, count: int) -> None:
    for number in range(count):
        lay(folder / f"{number:02}.md", f"# Squat {number}\n\n1. Stand.\n2. Sit down.\n")


def found(path: str, severity: Severity = Severity.WARNING, code: str = "unknown-key") -> Diagnostic:
    return Diagnostic(Location(path, 1), severity, "odd", "mend it", code=code)


# together


def test_a_folder_of_plain_files_is_healthy_even_when_strict(here: Path) -> None:
    plain(here / "all", 10)
    result = run("check", "all", "--strict")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.partition(";")[0] for line in lines if "hint: " in line] == [
        "10 files: hint: no description",
        "10 files: hint: no video",
    ]
    assert "  all/00.md:1, all/01.md:1, all/02.md:1 and 7 more" in lines
    assert lines[-1] == "10 files: 20 hints"


def test_two_are_told_apart_and_so_is_everything_when_asked_for() -> None:
    three = [found(f"{name}.md") for name in "abc"]
    assert text_of(three[:2]).count("odd; mend it") == 2
    assert text_of(three).startswith("3 files: warning: odd; mend it [unknown-key]\n")
    assert text_of(three, Telling(verbose=True)).count("odd; mend it") == 3


def test_only_equal_ones_are_one_line() -> None:
    told = text_of([found("a.md"), found("b.md"), found("c.md", code="bad-value")])
    assert "files" not in told


def test_errors_come_first_then_warnings() -> None:
    told = [found("a.md", Severity.HINT), found("b.md"), found("z.md", Severity.ERROR)]
    assert [line.split(":")[0] for line in text_of(told).splitlines()] == ["z.md", "b.md", "a.md"]


def test_a_wrong_design_is_said_once(here: Path) -> None:
    lay(here / "layouts" / "ours.toml", 'extends = "wall-a4"\npurpse = "x"\n')
    plain(here / "all", 4)
    result = run("wall", "all", "--layout", "ours")
    assert result.exit_code == 1
    assert result.stderr.count('unknown key "purpse"') == 1


def test_what_lies_in_the_program_is_called_built_in() -> None:
    told = text_of([found(str(SHIPPED / "push-up.md"))])
    assert told.startswith("built-in push-up.md:1: ")
    assert str(SHIPPED) not in told


# the line in the file


def test_the_line_is_shown_with_a_caret_under_the_place(here: Path) -> None:
    lay(here / "odd.md", ODD)
    lines = run("check", "odd.md").stdout.splitlines()
    assert lines[0].startswith("odd.md:2:1: warning: ")
    assert lines[1] == "    2 | vidio: SqO-VUEak2M"
    assert lines[2].index("^") == lines[1].index("vidio"), "the column of the message"


def test_a_long_line_is_cut_so_that_the_place_is_seen(here: Path) -> None:
    (here / "long.md").write_text("x" * 500 + "HERE" + "y" * 500, encoding="utf-8")
    said = Diagnostic(Location("long.md", 1, 501), Severity.ERROR, "odd", code="bad-value")
    _, line, caret = text_of([said]).splitlines()
    assert line[caret.index("^") :].startswith("HERE")
    assert len(line) < 120


def test_the_line_of_a_hostile_file_commands_nothing(here: Path) -> None:
    (here / "a.md").write_text("one\x1b[31m\ttwo", encoding="utf-8")
    told = text_of([found("a.md")])
    assert "one?[31m two" in told


@pytest.mark.parametrize("path", ["missing.md", "folder", "--sheet a4", "a\0b"])
def test_where_there_is_no_line_none_is_shown(here: Path, path: str) -> None:
    (here / "folder").mkdir()
    assert len(text_of([found(path)]).splitlines()) == 1


# how much


def test_a_code_that_is_ignored_is_not_said_and_fails_nothing(here: Path) -> None:
    lay(here / "odd.md", ODD)
    assert run("check", "odd.md", "--strict").exit_code == 1
    result = run("check", "odd.md", "--strict", "--ignore", "unknown-key")
    assert (result.exit_code, result.stdout) == (0, "1 file: no problems found\n")
    assert "vidio" not in run("card", "odd.md", "--ignore", "unknown-key").output


def test_an_error_cannot_be_ignored(here: Path) -> None:
    lay(here / "broken.md", BROKEN)
    (said,) = json.loads(run("check", "broken.md", "--format", "json").stdout)
    result = run("check", "broken.md", "--ignore", said["code"])
    assert result.exit_code == 1
    assert "error" in result.stdout


def test_a_code_that_there_is_not_is_wrong_usage_with_the_nearest() -> None:
    result = run("check", ".", "--ignore", "no-vidio")
    assert result.exit_code == 2
    assert '"no-video"' in result.stderr


def test_quiet_says_errors_alone(here: Path) -> None:
    lay(here / "all" / "odd.md", ODD)
    assert run("check", "all", "--quiet").output == ""
    assert run("wall", "all", "-q").output == ""
    lay(here / "all" / "broken.md", BROKEN)
    result = run("wall", "all", "--quiet")
    assert result.stdout == ""
    assert "all/broken.md:2:" in result.stderr
    assert "vidio" not in result.stderr


def test_quiet_and_verbose_at_once_are_wrong_usage(here: Path) -> None:
    lay(here / "squat.md")
    assert run("check", "squat.md", "-q", "-v").exit_code == 2


def test_verbose_lists_the_hints_that_are_counted_else(here: Path) -> None:
    plain(here / "all", 3)
    assert "6 hints on the texts" in run("wall", "all").stderr
    assert run("wall", "all", "-v").stderr.count(": hint: no video") == 3


def test_a_report_of_many_cards_is_short(here: Path) -> None:
    plain(here / "all", 24)
    lay(here / "all" / "long.md", "# Long one\n\n" + "Stand tall and breathe out on the way up. " * 40)
    short = run("wall", "all").stdout
    assert "Long one (smallest)" in short
    assert short.count("(median)") == 1
    assert "and 23 cards more; -v lists them" in short
    assert short.count("\nSquat ") == 1
    assert run("wall", "all", "-v").stdout.count("\nSquat ") == 24


def test_the_files_that_are_not_printed_are_listed_alone(here: Path) -> None:
    lay(here / "all" / "broken.md", BROKEN)
    lay(here / "all" / "odd.md", ODD)
    lines = run("wall", "all").stderr.splitlines()
    heading = lines.index("1 of 2 files not printed, because of errors:")
    assert lines[heading + 1].startswith("all/broken.md:2:")
    assert [line for line in lines if "error: " in line] == [lines[heading + 1]]


# for programs


def test_github_shows_each_finding_beside_its_line(here: Path) -> None:
    lay(here / "a,b" / "100%.md", ODD)
    result = run("check", "a,b", "--format", "github")
    (line,) = [one for one in result.stdout.splitlines() if one.startswith("::warning ")]
    assert line.startswith("::warning file=a%2Cb/100%25.md,line=2,col=1,title=unknown-key::")
    assert line.count("\n") == 0


def test_sarif_is_of_the_form_that_its_schema_asks_for(here: Path) -> None:
    lay(here / "all" / "a b.md", ODD)
    lay(here / "all" / "broken.md", BROKEN)
    lay(here / "all" / "plain.md", "# Squat\n\n1. Stand.\n2. Sit down.\n")
    log = sarif_of("all", "missing.md")
    (run_,) = log["runs"]
    rules = run_["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert {result["level"] for result in run_["results"]} == {"error", "warning", "note"}
    for result in run_["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    uris = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in run_["results"]
        for place in result.get("locations", ())
    }
    assert uris == {"all/a%20b.md", "all/broken.md", "all/plain.md"}, (
        "a file that is not there is no artifact"
    )


def test_sarif_of_a_healthy_folder_and_of_files_elsewhere_keeps_to_its_schema(here: Path) -> None:
    lay(here / "all" / "squat.md", SQUAT)
    assert sarif_of("all")["runs"][0]["results"] == [], "an empty list says that nothing was found"
    lay(here / "ä #?.md", ODD)
    log = sarif_of(str(here / "ä #?.md"))
    (place,) = {
        one["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
        for one in result["locations"]
    }
    assert place.startswith("file:///")
    assert place.endswith("/%C3%A4%20%23%3F.md")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), "2.1"),
        (("runs", 0, "tool", "driver", "name"), None),
        (("runs", 0, "columnKind"), "characters"),
        (("runs", 0, "results", 0, "level"), "hint"),
        (("runs", 0, "results", 0, "message"), {}),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region", "startLine"), 0),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region"), {"startColumn": 3}),
        (("runs", 0, "results", 0, "locations", 0, "line"), 3),
    ],
)
def test_what_sarif_forbids_is_seen(here: Path, path: tuple[str | int, ...], value: object) -> None:
    lay(here / "odd.md", ODD)
    log: Any = sarif_of("odd.md")
    inner = log
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert list(SARIF.iter_errors(log))


def test_a_form_that_there_is_not_is_wrong_usage(here: Path) -> None:
    lay(here / "squat.md")
    result = run("check", "squat.md", "--format", "xml")
    assert result.exit_code == 2
    assert "text, json, github, sarif" in result.stderr


@pytest.mark.parametrize("command", ["card", "wall", "booklet"])
def test_json_tells_what_was_printed(here: Path, command: str) -> None:
    lay(here / "squat.md", SQUAT)
    told = json.loads(run(command, "squat.md", "--json").stdout)
    (file,) = told["files"]
    assert told["pages"] == len(page_texts(Path(file).read_bytes()))
    (card,) = told["cards"]
    assert (card["title"], card["file"], card["left_out"]) == ("Goblet Squat", "squat.md", [])
    assert card["size_pt"] > 8
    assert card["read_from_mm"] > 200
    assert told["not_printed"] == []


def test_json_of_cards_apart_names_every_file(here: Path) -> None:
    plain(here / "all", 3)
    told = json.loads(run("wall", "all", "--each", "out", "--json").stdout)
    assert told["files"] == [os.path.join("out", f"{number:02}.pdf") for number in range(3)]
    assert all(Path(file).is_file() for file in told["files"])


def test_json_tells_what_kept_everything_from_print(here: Path) -> None:
    lay(here / "broken.md", BROKEN)
    result = run("card", "broken.md", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["files"], result.stderr) == (1, [], "")
    assert {one["code"] for one in told["diagnostics"]} <= set(codes.meanings())


def test_json_names_the_files_that_were_not_printed(here: Path) -> None:
    lay(here / "all" / "broken.md", BROKEN)
    lay(here / "all" / "squat.md")
    result = run("wall", "all", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["not_printed"] == ["all/broken.md"]


def test_json_and_a_pdf_cannot_share_standard_output(here: Path) -> None:
    lay(here / "squat.md")
    assert run("card", "squat.md", "-o", "-", "--json").exit_code == 2


@pytest.mark.usefixtures("here")
def test_designs_are_told_to_programs() -> None:
    told = json.loads(run("layouts", "--json").stdout)
    wall = next(one for one in told["layouts"] if one["name"] == "wall-a4")
    assert (wall["width_mm"], wall["height_mm"]) == (210, 297)
    assert told["diagnostics"] == []
