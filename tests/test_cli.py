"""The program as a coach, a script and a build meet it."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SQUAT
from reading_back import outline, page_texts, title, trims
from running import REPO, lay, program, run

from cards import __version__
from cards.cli import files as writing
from cards.cli.findings import text_of
from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.shop import options, printing

A4, LETTER = (595.28, 841.89), (612.0, 792.0)
BROKEN = "---\ntitle: Squat: deep\n---\n\nText.\n"
LONG = (
    "---\ntitle: Long\n---\n\n## Setup\n\nStand tall.\n\n## Variations\n\n"
    + "Breathe out on the way up.\n\n" * 150
)


def files(folder: Path) -> Iterator[str]:
    yield from sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# card


def test_card_prints_a_file_to_dist_and_reports_what_it_measures(here: Path) -> None:
    lay(here / "squat.md")
    result = run("card", "squat.md")
    assert (result.exit_code, result.stderr) == (0, "")
    assert list(files(here)) == ["dist/squat.pdf", "squat.md"]
    pdf = (here / "dist" / "squat.pdf").read_bytes()
    assert trims(pdf) == [A4]
    assert "Push the floor away." in " ".join(page_texts(pdf)[0].split())
    heading, row, _, summary = result.stdout.splitlines()
    assert heading.split() == ["Card", "body", "x-height", "read", "from", "scan", "from"]
    assert row.startswith("Goblet Squat ")
    size, point, x_height, millimetre, read_from, metre, scan_from, metres = row.split()[2:]
    assert (point, millimetre, metre, metres) == ("pt", "mm", "m", "m")
    # 0.2 degrees: an x-height of 3.49 mm a metre; a code is scanned from ten times its width.
    assert float(read_from) == pytest.approx(float(x_height) / 3.49, abs=0.01)
    assert float(x_height) == pytest.approx(float(size) * 0.496 / 72 * 25.4, abs=0.02)
    assert float(scan_from) == pytest.approx(0.29, abs=0.01)
    assert summary == f"dist/squat.pdf: 1 page, body type {size} pt"


def test_card_reads_standard_input_and_takes_its_name_from_the_title(here: Path) -> None:
    assert run("card", "-", stdin=SQUAT).exit_code == 0
    assert list(files(here)) == ["dist/goblet-squat.pdf"]


def test_card_writes_to_standard_output_and_reports_beside_it(here: Path) -> None:
    lay(here / "squat.md")
    result = program("card", "squat.md", "-o", "-", cwd=here)
    assert result.returncode == 0
    assert page_texts(result.stdout)
    assert b"standard output: 1 page" in result.stderr
    assert list(files(here)) == ["squat.md"]


def test_card_writes_where_it_is_told_and_makes_the_folder(here: Path) -> None:
    lay(here / "squat.md")
    assert run("card", "squat.md", "-o", "new/folder/x.pdf").exit_code == 0
    assert list(files(here)) == ["new/folder/x.pdf", "squat.md"]


def test_layout_on_the_command_line_wins_over_the_file_s_own(here: Path) -> None:
    lay(here / "squat.md", SQUAT.replace("level:", "print: {layout: wall-letter}\nlevel:"))
    run("card", "squat.md", "-o", "own.pdf")
    run("card", "squat.md", "-o", "told.pdf", "--layout", "wall-a4")
    assert trims((here / "own.pdf").read_bytes()) == [LETTER]
    assert trims((here / "told.pdf").read_bytes()) == [A4]


def test_the_user_s_own_designs_are_used_and_listed(here: Path) -> None:
    lay(here / "squat.md")
    lay(here / "layouts" / "ours.toml", 'extends = "wall-a4"\npurpose = "Our hall"\npaper = "Letter"\n')
    assert run("card", "squat.md", "-o", "x.pdf", "--layout", "ours").exit_code == 0
    assert trims((here / "x.pdf").read_bytes()) == [LETTER]
    listed = run("layouts").stdout
    assert "Our hall\n  ours " in listed
    assert "  wall-a4 " in listed


def test_a_broken_design_is_named_and_the_others_are_listed(here: Path) -> None:
    lay(here / "layouts" / "broken.toml", 'extends = "wall-a4"\npurpse = "x"\n')
    result = run("layouts")
    assert result.exit_code == 1
    assert "  wall-a4 " in result.stdout
    assert result.stderr.splitlines() == [
        'layouts/broken.toml:2:1: error: unknown key "purpse"; did you mean "purpose"? [unknown-key]',
        '    2 | purpse = "x"',
        "      | ^",
    ]


def test_read_from_sets_the_aim_for_one_run(here: Path) -> None:
    lay(here / "long.md", LONG.replace("150", "").replace("Breathe out on the way up.\n\n", "", 120))
    result = run("card", "long.md", "--read-from", "1.4m")
    assert result.exit_code == 0
    assert "  left out variations\n" in result.stdout
    assert "warning: left out variations, so that the text stays readable in" in result.stderr
    assert float(result.stdout.splitlines()[1].split("mm")[1].split()[0]) >= 1.4


@pytest.mark.parametrize("distance", ["far", "3", "0m", "1mm", "1km", "-1m"])
def test_a_distance_that_is_none_is_wrong_usage(here: Path, distance: str) -> None:
    lay(here / "squat.md")
    result = run("card", "squat.md", "--read-from", distance)
    assert result.exit_code == 2
    assert list(files(here)) == ["squat.md"]


def test_strict_leaves_nothing_out(here: Path) -> None:
    lay(here / "long.md", LONG)
    assert run("card", "long.md").exit_code == 0
    (here / "dist" / "long.pdf").unlink()
    result = run("card", "long.md", "--strict")
    assert result.exit_code == 1
    assert "long.md: error: the text is" in result.stderr
    assert list(files(here)) == ["long.md"]


# wall


def test_wall_prints_a_page_a_card_in_natural_order(here: Path) -> None:
    for number in (10, 2, 1):
        lay(here / "all" / f"squat {number}.md", SQUAT.replace("Goblet Squat", f"Squat {number}"))
    lay(here / "all" / "README.md", "About these files.")
    result = run("wall", "all")
    pdf = (here / "dist" / "wall.pdf").read_bytes()
    assert result.exit_code == 0
    assert outline(pdf) == ["Squat 1", "Squat 2", "Squat 10"]
    assert trims(pdf) == [A4] * 3
    assert result.stdout.splitlines()[-1].startswith("dist/wall.pdf: 3 pages, body type ")


def test_wall_reports_in_eighty_columns_and_says_smallest_and_median(here: Path) -> None:
    for number, words in enumerate((0, 10, 20, 30, 40)):
        name = f"An Exercise With a Very Long Name Indeed That Fills the Line {number}"
        longer = SQUAT.replace("- Elbows", "- And one more tip.\n" * words + "- Elbows")
        lay(here / "all" / f"{number}.md", longer.replace("Goblet Squat", name))
    result = run("wall", "all")
    lines = result.stdout.splitlines()
    sizes = [float(line.split(" pt")[0].split()[-1]) for line in lines[1:-1] if " pt" in line]
    assert max(map(len, lines[:-1])) <= 80
    assert len(set(sizes)) == 5
    assert "\x1b" not in result.output
    assert f"body type {min(sizes):.1f} pt smallest (" in lines[-1]
    assert f"), {sorted(sizes)[2]:.1f} pt median" in lines[-1]


def test_wall_mixes_the_papers_that_its_files_wish_for(here: Path) -> None:
    lay(here / "all" / "1.md")
    lay(here / "all" / "2.md", SQUAT.replace("level:", "print: {layout: wall-letter}\nlevel:"))
    assert run("wall", "all", "-o", "x.pdf").exit_code == 0
    assert trims((here / "x.pdf").read_bytes()) == [A4, LETTER]


def test_wall_writes_single_files_and_tells_two_of_a_name_apart(here: Path) -> None:
    lay(here / "a" / "squat.md", SQUAT.replace("Goblet Squat", "First"))
    lay(here / "b" / "squat.md", SQUAT.replace("Goblet Squat", "Second"))
    result = run("wall", "a", "b", "--each", "cards")
    assert result.exit_code == 0
    assert list(files(here / "cards")) == ["squat-2.pdf", "squat.pdf"]
    assert title((here / "cards" / "squat.pdf").read_bytes()) == "First"
    assert title((here / "cards" / "squat-2.pdf").read_bytes()) == "Second"
    assert "b/squat.md: hint: another file has the name squat, so this card is squat-2.pdf" in result.stderr
    assert not (here / "dist").exists()


def test_wall_prints_the_built_in_exercises_where_they_are_asked_for(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(here / "shelf" / "squat.md")
    monkeypatch.setattr(options, "LIBRARY", here / "shelf")
    result = run("wall", "--library")
    assert result.exit_code == 0
    (words,) = page_texts((here / "dist" / "wall.pdf").read_bytes())
    assert "Elbows brush the knees." in " ".join(words.split())


def test_a_broken_file_keeps_none_from_print_and_is_named_at_the_end(here: Path) -> None:
    lay(here / "all" / "1.md")
    lay(here / "all" / "2.md", BROKEN)
    lay(here / "all" / "3.md")
    result = run("wall", "all")
    assert result.exit_code == 1
    assert len(page_texts((here / "dist" / "wall.pdf").read_bytes())) == 2
    assert "1 of 3 files not printed" in result.stderr
    heading = result.stderr.splitlines().index("1 of 3 files not printed, because of errors:")
    assert result.stderr.splitlines()[heading + 1].startswith(
        "all/2.md:2:13: error: the front matter cannot be read"
    )


def test_hints_on_many_texts_are_counted_and_left_to_check(here: Path) -> None:
    for name in ("1.md", "2.md"):
        lay(here / "all" / name, SQUAT.replace("title: Goblet Squat\n", ""))
    assert run("wall", "all").stderr == "2 hints on the texts: `cuecard check` lists them\n"
    assert run("check", "all").stdout.count(": hint: no title") == 2
    assert ": hint: no title" in run("card", "all/1.md").stderr


def test_a_file_named_twice_is_printed_once(here: Path) -> None:
    lay(here / "squat.md")
    result = run("wall", "squat.md", ".")
    assert result.exit_code == 0
    assert len(page_texts((here / "dist" / "wall.pdf").read_bytes())) == 1
    assert "hint: this file was named twice" in result.stderr


def test_one_file_or_many_but_not_both(here: Path) -> None:
    lay(here / "squat.md")
    assert run("wall", "squat.md", "-o", "x.pdf", "--each", "cards").exit_code == 2
    assert list(files(here)) == ["squat.md"]


def test_a_run_gives_the_same_bytes_twice(here: Path) -> None:
    lay(here / "all" / "1.md")
    lay(here / "all" / "2.md")
    for name in ("one.pdf", "two.pdf"):
        assert program("wall", "all", "-o", name, cwd=here).returncode == 0
    assert (here / "one.pdf").read_bytes() == (here / "two.pdf").read_bytes()


# check


def test_check_says_that_there_is_nothing_to_mend(here: Path) -> None:
    lay(here / "squat.md")
    result = run("check", "squat.md")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 file: no problems found\n", "")
    assert list(files(here)) == ["squat.md"]


def test_check_sets_the_cards_and_writes_nothing(here: Path) -> None:
    lay(here / "all" / "long.md", LONG)
    lay(here / "all" / "broken.md", BROKEN)
    lay(here / "all" / "squat.md")
    before = list(files(here))
    result = run("check", "all")
    findings, summary = result.stdout.splitlines()[:-1], result.stdout.splitlines()[-1]
    assert result.exit_code == 1
    severities = [line.split(": ")[1] for line in findings if line.startswith("all/")]
    assert severities == ["error", "warning", "hint"], "what matters most comes first"
    assert findings[0].startswith("all/broken.md:2:13: error: ")
    assert any("left out variations" in line for line in findings)
    assert summary == "3 files: 1 error, 1 warning, 1 hint"
    assert list(files(here)) == before


def test_check_fails_on_warnings_only_when_strict(here: Path) -> None:
    lay(here / "plain.md", "---\nprice: 12 a month\n---\n## Setup\n\nStand tall.\n")
    assert run("check", "plain.md").exit_code == 0
    assert run("check", "plain.md", "--strict").exit_code == 1


def test_check_speaks_to_programs(here: Path) -> None:
    lay(here / "broken.md", BROKEN)
    result = run("check", "broken.md", "missing.md", "--format", "json")
    findings = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [list(one) for one in findings] == [
        ["path", "line", "column", "severity", "code", "message", "hint"]
    ] * 2
    assert [(one["path"], one["line"], one["severity"]) for one in findings] == [
        ("broken.md", 2, "error"),
        ("missing.md", 0, "error"),
    ]
    assert json.loads(run("check", "broken.md", "--format", "json").stdout)[0]["column"] == 13


def test_check_of_good_files_is_an_empty_list_to_programs(here: Path) -> None:
    lay(here / "squat.md")
    assert json.loads(run("check", "squat.md", "--format", "json").stdout) == []


# show


def test_show_draws_the_exercise_for_people(here: Path) -> None:
    lay(here / "squat.md")
    result = run("show", "squat.md")
    assert result.exit_code == 0
    assert result.stdout.startswith("Goblet Squat\n")
    for piece in (
        "https://youtu.be/MeIiIdhvXT4",
        "Setup  setup, line 11",
        "1. Stance: Feet under",
        "2. Stand",
    ):
        assert piece in result.stdout


def test_show_tells_how_much_is_to_be_done(here: Path) -> None:
    lay(here / "squat.md", SQUAT.replace("level:", "sets: 3\nreps: 8-12\nlevel:"))
    assert "dose: sets 3, reps 8-12" in run("show", "squat.md").stdout


def test_show_gives_json_to_programs(here: Path) -> None:
    lay(here / "squat.md", SQUAT.replace("Goblet Squat", "Kniebeuge, kräftig"))
    result = run("show", "squat.md", "--json")
    shown = json.loads(result.stdout)
    assert result.exit_code == 0
    assert shown["title"] == "Kniebeuge, kräftig"
    assert "kräftig" in result.stdout
    assert [step["name"] for step in shown["steps"]] == ["Sit", "Stand"]
    assert [section["kind"] for section in shown["sections"]] == ["purpose", "setup", "execution", "tips"]


def test_show_reads_standard_input(here: Path) -> None:  # noqa: ARG001
    assert json.loads(run("show", "-", "--json", stdin=SQUAT).stdout)["file"] == "-"


def test_text_from_a_file_never_commands_the_terminal(here: Path) -> None:
    lay(here / "squat.md", SQUAT.replace("Goblet Squat", '"[bold]Squat[/] \\e[31m \\u202e x"'))
    output = run("show", "squat.md").output + run("card", "squat.md").output
    assert "[bold]Squat[/]" in output
    assert "\x1b" not in output
    assert "\u202e" not in output


def test_diagnostics_are_lines_in_order_whatever_their_path_holds() -> None:
    place = Location("a\nb\x1b[0m.md", 3, 7)
    said = Diagnostic(place, Severity.WARNING, "wrong", "mend it", code="bad-value")
    assert text_of([said]) == "a?b?[0m.md:3:7: warning: wrong; mend it [bad-value]"
    graver = Diagnostic(Location("z.md", 2, 9), Severity.ERROR, "odd", code="bad-value")
    assert text_of([said, graver]).startswith("z.md:2:9: error")
    coloured = text_of([said], coloured=True)
    assert coloured.startswith("a?b?[0m.md:3:7: \x1b[")
    assert "warning\x1b[0m: wrong; mend it" in coloured


# new


def test_new_writes_a_file_that_is_right_at_once(here: Path) -> None:
    result = run("new", 'Band "Face" Pull: light', "--into", "mine")
    path = here / "mine" / "band-face-pull-light.md"
    assert result.exit_code == 0
    assert str(Path("mine", path.name)) in result.stdout
    checked = run("check", str(path))
    assert checked.exit_code == 0
    assert checked.stdout.splitlines()[-1] == "1 file: 1 warning", "its own sentences are still there"
    shown = json.loads(run("show", str(path), "--json").stdout)
    assert (shown["title"], shown["video"]) == ('Band "Face" Pull: light', None)
    assert [section["kind"] for section in shown["sections"]] == [
        "purpose", "setup", "execution", "breathing", "tips", "mistakes", "variations", "safety",
    ]  # fmt: skip
    assert 3 <= len(shown["steps"]) <= 5
    assert run("card", str(path)).exit_code == 0
    (words,) = page_texts((here / "dist" / "band-face-pull-light.pdf").read_bytes())
    assert "printed" not in words, "the notes to the author stay off the card"


def test_new_never_touches_a_file_that_is_there(here: Path) -> None:
    lay(here / "squat.md", "Mine.")
    result = run("new", "Squat")
    assert result.exit_code == 1
    assert "squat.md: error: already exists; not overwritten" in result.stderr
    assert (here / "squat.md").read_text(encoding="utf-8") == "Mine."


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Приседание", "prisedanie.md"),
        ("Жим лёжа 2", "zhim-lezha-2.md"),
        ("深蹲", "shendun.md"),
        ("Knæbøjning", "knaebojning.md"),
        ("Wyciskanie żołnierskie", "wyciskanie-zolnierskie.md"),
        ("Squat 💪", "squat.md"),
    ],
)
def test_new_names_the_file_in_ascii_whatever_the_script(here: Path, name: str, file: str) -> None:
    assert run("new", name).exit_code == 0
    assert list(files(here)) == [file]


@pytest.mark.parametrize("name", ["!!!", "", "💪"])
def test_new_needs_a_letter_to_name_the_file_by(here: Path, name: str) -> None:
    assert run("new", name).exit_code == 2
    assert list(files(here)) == []


def test_new_stays_in_its_folder(here: Path) -> None:
    (here / "in").mkdir()
    assert run("new", "../../Squat\n---\nvideo: x", "--into", "in").exit_code == 0
    (written,) = files(here)
    shown = json.loads(run("show", written, "--json").stdout)
    assert written == "in/squat-video-x.md"
    assert (shown["title"], shown["video"]) == ("../../Squat --- video: x", None)


# Bad input


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["card", "missing.md"], "missing.md: error: there is no such file or folder"),
        (["wall", "missing.md"], "missing.md: error: there is no such file or folder"),
        (["wall", "empty"], "empty: error: the folder holds no exercise"),
        (["card", "empty"], "empty: error: this is a folder, not a file; `cuecard wall` prints folders"),
        (["card", "broken.md"], "broken.md:2:13: error: the front matter cannot be read"),
        (["wall", "broken.md"], "broken.md:2:13: error: the front matter cannot be read"),
        (["card", "body.md"], "body.md:3: error: the file has no text"),
        (["card", "nothing.md"], "nothing.md:1: error: the file has no text"),
        (["card", "binary.md"], "binary.md: error: this is not a text file"),
        (["card", "huge.md"], "huge.md: error: the file has 60,000,000 bytes; one has at most"),
        (["card", "wish.md"], 'wish.md:2: error: there is no layout "wall-a99"'),
        (["card", "squat.md", "-o", "empty"], "empty: error: this is a folder, not a file"),
        (
            ["card", "squat.md", "-o", "squat.md/x.pdf"],
            "squat.md is not a folder; choose another place",
        ),
        (["wall", "squat.md", "-o", "squat.md/x/y.pdf"], "squat.md/x: error: nothing can be written here"),
        (["wall", "squat.md", "--each", "squat.md"], "squat.md: error: nothing can be written here"),
        (["card", "squat.md", "-o", "squat.md"], "squat.md: error: this is one of the files to be printed"),
        (["wall", ".", "-o", "./squat.md"], "squat.md: error: what is written is a PDF"),
        (["new", "Squat", "--into", "squat.md"], "squat.md: error: nothing can be written here"),
        (["show", "missing.md"], "missing.md: error: there is no such file or folder"),
        (["show", "broken.md", "--json"], "broken.md:2:13: error: the front matter cannot be read"),
    ],
)
def test_bad_input_is_one_clear_line_and_nothing_is_written(here: Path, args: list[str], said: str) -> None:
    lay(here / "squat.md")
    lay(here / "broken.md", BROKEN)
    lay(here / "body.md", "---\ntitle: x\n---\n")
    lay(here / "nothing.md", "")
    lay(here / "wish.md", SQUAT.replace("---\n", "---\nprint: {layout: wall-a99}\n", 1))
    (here / "binary.md").write_bytes(bytes(range(256)) * 8)
    (here / "empty").mkdir()
    with open(here / "huge.md", "wb") as file:
        file.truncate(60_000_000)
    before = {name: (here / name).stat().st_mtime_ns for name in files(here)}
    result = run(*args)
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if said in line], result.stderr
    assert "Traceback" not in result.output
    assert {name: (here / name).stat().st_mtime_ns for name in files(here)} == before


def test_a_file_without_front_matter_is_printed_without_a_warning(here: Path) -> None:
    lay(here / "squat.md", "## Setup\n\nStand tall.\n")
    result = run("card", "squat.md")
    assert result.exit_code == 0
    assert "warning" not in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["card"],
        ["card", "squat.md", "--layout", "wall-a99"],
        ["card", "squat.md", "--layout", "../layouts/wall-a4"],
        ["card", "squat.md", "--sheets"],
        ["check", "squat.md", "--library"],
        ["check", "squat.md", "--format", "xml"],
        ["poster"],
    ],
)
def test_wrong_usage_ends_with_two_and_writes_nothing(here: Path, args: list[str]) -> None:
    lay(here / "squat.md")
    result = run(*args)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert list(files(here)) == ["squat.md"]


def test_an_unknown_layout_is_answered_with_the_nearest(here: Path) -> None:
    lay(here / "squat.md")
    said = " ".join(run("card", "squat.md", "--layout", "wal-a4").stderr.split())
    assert 'there is no layout "wal-a4"; did you mean "wall-a4"?' in said


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(here / "squat.md")
    lay(here / "x.pdf", "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    result = run("card", "squat.md", "-o", "x.pdf")
    assert result.exit_code == 1
    assert "x.pdf: error: cannot be written: No space left on device" in result.stderr
    assert list(files(here)) == ["squat.md", "x.pdf"]
    assert (here / "x.pdf").read_text(encoding="utf-8") == "old"


def test_an_interruption_is_one_line_and_130(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(here / "squat.md")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(printing, "print_card", interrupted)
    result = run("card", "squat.md")
    assert (result.exit_code, result.stderr) == (130, "stopped; nothing more is written\n")
    assert list(files(here)) == ["squat.md"]


# The program as it is started


def test_a_reader_who_leaves_early_stops_nothing(here: Path) -> None:
    lay(here / "squat.md")
    outlet, inlet = os.pipe()
    os.close(outlet)
    try:
        environment = {**os.environ, "PYTHONPATH": str(REPO)}
        command = [sys.executable, "-m", "cards", "wall", "squat.md"]
        result = subprocess.run(
            command, cwd=here, stdout=inlet, stderr=subprocess.PIPE, env=environment, check=False
        )
    finally:
        os.close(inlet)
    assert (result.returncode, result.stderr) == (0, b"")
    assert page_texts((here / "dist" / "wall.pdf").read_bytes())


def test_a_terminal_of_few_letters_is_no_obstacle(here: Path) -> None:
    lay(here / "squat.md", SQUAT.replace("Goblet Squat", "Przysiad ż — 2"))
    environment = {**os.environ, "PYTHONPATH": str(REPO), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "cards", "card", "squat.md"]
    result = subprocess.run(command, cwd=here, capture_output=True, env=environment, check=False)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode here")
def test_a_file_name_of_stray_bytes_is_no_obstacle(here: Path) -> None:
    name = os.fsencode(here) + b"/stray\xff.md"
    with open(name, "wb") as file:
        file.write(b"---\nprice: 12 a month\n---\n## Setup\n\nStand tall.\n")
    result = program("wall", ".", cwd=here)
    assert (result.returncode, b"Traceback" in result.stderr) == (0, False)
    assert b"stray?.md:2:1: warning" in result.stderr


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        ("--version", {"reportlab", "mistune", "yaml", "rich", "qrcode"}),
        ("--help", {"reportlab", "mistune", "yaml", "rich", "qrcode"}),
        ("wall --help", {"reportlab", "mistune", "yaml", "rich", "qrcode"}),
        ("layouts", {"reportlab", "mistune", "yaml", "qrcode"}),
        ("new Squat", {"reportlab", "mistune", "yaml", "rich", "qrcode"}),
        ("show squat.md --json", {"reportlab", "rich", "qrcode"}),
    ],
)
def test_a_command_loads_only_what_it_needs(here: Path, command: str, unneeded: set[str]) -> None:
    lay(here / "squat.md")
    (here / "squat.md").rename(here / "given.md")
    code = (
        "import sys\nfrom cards.cli.app import main\nsys.argv = ['cuecard', *sys.argv[1:]]\n"
        "try:\n    main()\nfinally:\n    print('loaded', *sys.modules, file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    args = [sys.executable, "-c", code, *command.replace("squat.md", "given.md").split()]
    result = subprocess.run(args, cwd=here, capture_output=True, text=True, env=environment, check=False)
    loaded = set(result.stderr.rpartition("loaded ")[2].split())
    assert result.returncode == 0
    assert "typer" in loaded
    assert loaded & unneeded == set()


def test_the_version_is_said() -> None:
    assert run("--version").stdout == f"cuecard {__version__}\n"


@pytest.mark.parametrize("command", ["card", "wall", "check", "show", "layouts", "new"])
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    assert command in run("--help").stdout
    explained = run(command, "--help").stdout
    assert f"\n    cuecard {command}" in explained
    assert len(explained.splitlines()) > 8


FAINT = 'extends = "wall-a4"\nsafe = "30mm"\n[colours]\nink = "#888888"\nquiet = "#999999"\n'


@pytest.mark.parametrize(
    "command", [("check", "--strict"), ("card",), ("wall",), ("wall", "--marks", "corner")]
)
def test_what_may_be_cut_off_or_is_hard_to_read_is_said_once_wherever_cards_are_set(
    here: Path, command: tuple[str, ...]
) -> None:
    lay(here / "squat.md")
    lay(here / "layouts" / "ours.toml", FAINT)
    result = run(*command, "squat.md", "--layout", "ours")
    said = (result.stdout if command[0] == "check" else result.stderr).splitlines()
    found = [one for one in said if one.startswith("squat.md: warning:") and "in the design ours" in one]
    assert len(found) == 2
    assert "closer than 30 mm to the edge and may be cut off" in found[0] + found[1]
    assert "hard to read" in found[0] + found[1]
    assert result.exit_code == (1 if command[0] == "check" else 0)


def test_words_that_cannot_be_seen_keep_a_card_from_print(here: Path) -> None:
    lay(here / "squat.md")
    lay(here / "layouts" / "ours.toml", 'extends = "wall-a4"\n[colours]\nink = "#fefefe"\n')
    result = run("card", "squat.md", "--layout", "ours")
    assert result.exit_code == 1
    assert "cannot be seen" in result.stderr
    assert not (here / "dist").exists()


def test_the_shell_completes_layouts_and_commands(here: Path) -> None:
    environment = {
        "_CUECARD_COMPLETE": "complete_bash",
        "COMP_WORDS": "cuecard card --layout large",
        "COMP_CWORD": "3",
    }
    code = "from cards.cli.app import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=here,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPO), **environment},
        check=False,
    )
    assert result.stdout.split() == ["large-print-a4", "large-print-a4-mono"]


# What is written


@pytest.mark.parametrize("name", ["plain.md", "squat", "deck.toml", "start.jpg"])
def test_only_a_pdf_is_written_whatever_the_output_is_called(here: Path, name: str) -> None:
    lay(here / "squat.md")
    lay(here / "start.jpg", "not a picture")
    result = run("card", "squat.md", "-o", name)
    assert result.exit_code == 1
    assert "does not end in .pdf; name it" in result.stderr
    assert (here / "start.jpg").read_text(encoding="utf-8") == "not a picture"
    assert not (here / "plain.md").exists()


def test_the_mode_of_a_file_that_is_replaced_is_kept(here: Path) -> None:
    lay(here / "squat.md")
    lay(here / "x.pdf", "old")
    (here / "x.pdf").chmod(0o640)
    run("card", "squat.md", "-o", "x.pdf")
    assert (here / "x.pdf").read_bytes().startswith(b"%PDF")
    assert (here / "x.pdf").stat().st_mode & 0o777 == 0o640


def test_a_name_as_long_as_names_may_be_is_written(here: Path) -> None:
    lay(here / "squat.md")
    name = "é" * 125 + ".pdf"
    assert run("card", "squat.md", "-o", name).exit_code == 0
    assert (here / name).read_bytes().startswith(b"%PDF")


def test_single_files_follow_no_link_out_of_their_folder(here: Path) -> None:
    lay(here / "all" / "squat.md")
    (here / "cards").mkdir()
    lay(here / "precious.pdf", "old")
    (here / "cards" / "squat.pdf").symlink_to(here / "precious.pdf")
    result = run("wall", "all", "--each", "cards")
    assert result.exit_code == 1
    assert "is a link that leads out of the folder" in result.stderr
    assert (here / "precious.pdf").read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [["--help"], ["--version"], ["card", "squat.md", "-o", "-"]])
def test_a_full_disk_at_the_other_end_is_one_line_and_a_failure(here: Path, words: list[str]) -> None:
    lay(here / "squat.md")
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    with open("/dev/full", "wb") as full:
        for unbuffered in ([], ["-u"]):
            args = [sys.executable, *unbuffered, "-m", "cards", *words]
            result = subprocess.run(
                args, cwd=here, stdout=full, stderr=subprocess.PIPE, env=environment, check=False
            )
            assert result.returncode == 1
            lines = result.stderr.decode().strip().splitlines()
            assert "No space left" in lines[-1]
            assert "Traceback" not in result.stderr.decode()


def test_standard_output_that_is_closed_is_one_line_and_a_failure(here: Path) -> None:
    lay(here / "squat.md")
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    shut = "import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    result = subprocess.run(
        [sys.executable, "-c", shut, "-m", "cards", "card", "squat.md", "-o", "-"],
        cwd=here,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.decode().strip().startswith("standard output: error: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [["new", "Foo"], ["import", "all.csv", "--into", "."], ["split", "all.csv", "--into", "."]]
)
def test_a_new_file_that_cannot_be_written_whole_is_not_left_behind(
    here: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    lay(here / "all.csv", "name,execution\nFoo,Go.\nBar,Stop.\n")

    class Full(io.FileIO):
        def write(self, _: Any, /) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("cards.cli.files.open", Full, raising=False)
    result = run(*words)
    assert result.exit_code == 1
    assert "foo.md: error: cannot be written: No space left on device" in result.stderr
    assert list(files(here)) == ["all.csv"]


@pytest.mark.parametrize(
    "words",
    [
        ["wall", "squat.md", "--each", "--stations"],
        ["new", "Foo", "--into", "-h"],
        ["split", "squat.md", "--into", "--dry-run"],
    ],
)
def test_an_option_is_not_taken_for_a_folder(here: Path, words: list[str]) -> None:
    lay(here / "squat.md")
    result = run(*words)
    assert result.exit_code == 2
    assert "is an option" in result.stderr
    assert list(files(here)) == ["squat.md"]


def test_what_a_terminal_would_obey_is_escaped_in_json_and_in_usage_errors(here: Path) -> None:
    lay(here / "squat.md", SQUAT.replace("Goblet Squat", "Squat \u202e\u009b2J"))
    shown = run("show", "squat.md", "--json").stdout
    assert "\u202e" not in shown
    assert "\u009b" not in shown
    assert json.loads(shown)["title"].startswith("Squat")
    for args in (["card", "squat.md", "--layout", "a\u202eb"], ["card", "squat.md", "--\u009bx"]):
        result = run(*args)
        assert result.exit_code == 2
        assert "\u202e" not in result.stderr
        assert "\u009b" not in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="this system has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_run_that_is_asked_to_end_leaves_no_draft_and_no_process(here: Path, name: str) -> None:
    for number in range(120):
        lay(here / "many" / f"{number}.md", SQUAT.replace("Goblet", f"Goblet {number}"))
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    run_ = subprocess.Popen(
        [sys.executable, "-m", "cards", "wall", "many", "-o", "x.pdf"],
        cwd=here, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, start_new_session=True,
    )  # fmt: skip
    time.sleep(0.9)
    run_.send_signal(getattr(signal, name))
    said = run_.communicate(timeout=60)[1].decode()
    # A signal that comes before the program has begun ends it as any other; one that comes while Python
    # runs a text (as for each dataclass) is said and cleaned up, but Python then ends as if by Ctrl-C.
    assert run_.returncode in (0, 130, -signal.SIGINT, -getattr(signal, name)), said
    if run_.returncode == 130 or "stopped" in said:
        assert said.strip().splitlines()[-1] == "stopped; nothing more is written"
        assert not (here / "x.pdf").exists()
    assert [path.name for path in here.iterdir() if path.name.startswith(".cuecard")] == []
    with pytest.raises(ProcessLookupError):
        os.killpg(run_.pid, 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_that_nobody_reads_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "READER_SECONDS", 0.1)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CardsError, match="nobody reads this pipe"):
        writing.deliver(b"words", pipe)
