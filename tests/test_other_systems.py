"""Files as other systems and programs save them: encodings, marks, paths of Windows, other kinds of files."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from conftest import SQUAT
from running import lay, run

import cards

BRIDGE = (
    "---\ntitle: Brücke\n---\n\n## Aufbau\n\nRückenlage – flach.\n\n## Ausführung\n\n1. Hebe das Becken.\n"
)
TABLE = "Name;Geräte;Ausführung\nBrücke;Matte;Hebe das Becken – langsam.\n"
DECK = 'title = "Für alle"\ncards = ["legs/squat"]\n'
DESIGN = 'extends = "wall-a4"\npurpose = "Für uns"\n'

#: Encodings with their marks.
MARKED = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
UNMARKED = ["cp1252", "utf-16-le", "utf-16-be"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path / "legs" / "squat.md", SQUAT)
    return tmp_path


@pytest.mark.parametrize(("text", "name"), [(BRIDGE, "x.md"), (TABLE, "x.csv")], ids=["md", "csv"])
@pytest.mark.parametrize(("mark", "encoding"), MARKED, ids=["8", "16le", "16be"])
def test_a_mark_tells_the_encoding_without_a_word(
    here: Path, text: str, name: str, mark: bytes, encoding: str
) -> None:
    (here / name).write_bytes(mark + text.encode(encoding))
    result = run("wall", name, "-o", "x.pdf")
    assert result.exit_code == 0
    assert "Brücke" in result.stdout
    assert "warning" not in result.stderr


@pytest.mark.parametrize(("text", "name"), [(BRIDGE, "x.md"), (TABLE, "x.csv")], ids=["md", "csv"])
@pytest.mark.parametrize("encoding", UNMARKED)
def test_without_a_mark_old_encodings_are_read_with_a_warning(
    here: Path, text: str, name: str, encoding: str
) -> None:
    (here / name).write_bytes(text.encode(encoding))
    assert cards.read(name).exercise.title == "Brücke"
    assert "–" in "".join(section.text for section in cards.read(name).exercise.sections)
    result = run("wall", name, "-o", "x.pdf")
    assert result.exit_code == 0
    what = "Windows-1252" if encoding == "cp1252" else "UTF-16 without its mark"
    assert f"warning: the file is read as {what}" in result.stderr
    assert "save it as UTF-8" in result.stderr


@pytest.mark.parametrize(("mark", "encoding"), MARKED, ids=["8", "16le", "16be"])
def test_decks_and_designs_may_have_a_mark_and_lines_of_windows(
    here: Path, mark: bytes, encoding: str
) -> None:
    (here / "deck.toml").write_bytes(mark + DECK.replace("\n", "\r\n").encode(encoding))
    lay(here / "layouts" / "x")
    (here / "layouts" / "ours.toml").write_bytes(mark + DESIGN.replace("\n", "\r\n").encode(encoding))
    result = run("wall", "deck.toml", "--layout", "ours", "-o", "x.pdf")
    assert result.exit_code == 0
    assert "Für uns" in run("layouts").stdout


@pytest.mark.parametrize(
    "name", [r"'legs\squat.md'", r"'legs\squat'", r"'.\legs\squat.md'", r'"legs\\squat"', "'legs/squat.md'"]
)
def test_a_deck_from_windows_finds_its_cards(here: Path, name: str) -> None:
    lay(here / "deck.toml", f"cards = [{name}]\n")
    assert run("wall", "deck.toml", "-o", "x.pdf").exit_code == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (r"'C:\legs\squat.md'", "is not a path below the deck's folder"),
        (r"'\\server\legs\squat.md'", "is not a path below the deck's folder"),
        (r"'..\squat.md'", "leads out of the deck's folder"),
        (r'"legs\squat"', "in a path, write /"),
        (r'"legs\bench"', "a backslash may have made it"),
    ],
)
def test_a_path_of_windows_that_leads_nowhere_is_named(here: Path, name: str, said: str) -> None:
    lay(here / "squat.md")
    lay(here / "decks" / "deck.toml", f"cards = [{name}]\n")
    result = run("wall", "decks/deck.toml", "-o", "x.pdf")
    assert result.exit_code == 1
    assert said in result.stderr
    assert not (here / "x.pdf").exists()


@pytest.mark.parametrize(
    ("ending", "instead"),
    [
        ("docx", "save its text as Markdown"),
        ("PDF", "save its text as Markdown"),
        ("pages", "save its text as Markdown"),
        ("numbers", "save it as CSV or XLSX"),
        ("xls", "save it as CSV or XLSX"),
        ("ods", "save it as CSV or XLSX"),
        ("jpg", "image: PATH"),
        ("mp4", "video: LINK"),
        ("zip", "unpack it"),
        ("textile", "save it as Markdown (.md) or CSV"),
        ("md~", "save it as Markdown (.md) or CSV"),
        ("py", "save it as Markdown (.md) or CSV"),
    ],
)
@pytest.mark.parametrize(
    "command", [("card", "-o", "x.pdf"), ("wall", "-o", "x.pdf"), ("show",), ("export", "--to", "json")]
)
def test_a_file_of_another_kind_is_refused_with_what_could_be_done(
    here: Path, ending: str, instead: str, command: tuple[str, ...]
) -> None:
    lay(here / f"squat.{ending}", "# Squat\n\n1. Sit down.\n")
    result = run(command[0], f"squat.{ending}", *command[1:])
    assert result.exit_code == 1
    assert f"files that end in .{ending.lower()} are not read; " in result.stderr
    assert instead in result.stderr
    assert not (here / "x.pdf").exists()


def test_a_deck_is_no_exercise(here: Path) -> None:
    lay(here / "deck.toml", DECK)
    result = run("card", "deck.toml", "-o", "x.pdf")
    assert result.exit_code == 1
    assert "a deck is printed by `cuecard wall`" in result.stderr


@pytest.mark.parametrize("name", ["St. Peter's squat", "squat", "squat.txt", "SQUAT.MD", "a.b.markdown"])
def test_a_dot_in_a_name_is_no_ending(here: Path, name: str) -> None:
    lay(here / name)
    assert run("card", name, "-o", "x.pdf").exit_code == 0
