"""`--watch` prints again at each change, `--open` shows what was printed."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest
from conftest import SQUAT
from reading_back import page_texts
from running import lay, run

from cards.cli import again


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path / "squat.md")
    return tmp_path


def changing(monkeypatch: pytest.MonkeyPatch, *changes: Callable[[], object]) -> list[tuple[Path, ...]]:
    """Let files change one after the other; return the folders that are watched."""
    watched: list[tuple[Path, ...]] = []

    def below(folders: Collection[Path], _endings: tuple[str, ...]) -> Iterator[None]:
        watched.append(tuple(folders))
        for change in changes:
            change()
            yield

    monkeypatch.setattr(again, "_below", below)
    return watched


def test_a_card_is_printed_again_when_its_file_changes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = here / "out.pdf"
    texts: list[str] = []

    def change() -> None:
        texts.extend(page_texts(out.read_bytes()))
        lay(here / "squat.md", SQUAT.replace("Goblet Squat", "Other Squat"))

    watched = changing(monkeypatch, change)
    assert run("card", "squat.md", "-o", "out.pdf", "--watch").exit_code == 0
    assert "Goblet Squat" in texts[0]
    assert "Other Squat" in page_texts(out.read_bytes())[0]
    assert watched == [(Path(),)]


@pytest.mark.parametrize("command", ["wall", "booklet"])
def test_a_file_that_breaks_ends_nothing(here: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    lay(here / "all" / "squat.md")
    watched = changing(
        monkeypatch,
        lambda: lay(here / "all" / "squat.md", "---\ntitle: [\n---\n"),
        lambda: lay(here / "all" / "squat.md", SQUAT.replace("Goblet Squat", "Mended Squat")),
    )
    made = run(command, "all", "-o", "out.pdf", "--watch")
    assert made.exit_code == 0
    assert "error" in made.stderr
    assert any("Mended Squat" in text for text in page_texts((here / "out.pdf").read_bytes()))
    assert watched == [(Path("all"),)]


@pytest.mark.usefixtures("here")
def test_what_was_printed_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(again, "show", shown.append)
    assert run("card", "squat.md", "--open").exit_code == 0
    assert shown == [Path("dist/squat.pdf")]
    changing(monkeypatch, lambda: None, lambda: None)
    assert run("wall", "squat.md", "-o", "wall.pdf", "--open", "--watch").exit_code == 0
    assert shown[1:] == [Path("wall.pdf")]


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("card", "-", "--watch"), "--watch"),
        (("card", "squat.md", "-o", "-", "--open"), "--open"),
        (("wall", "squat.md", "--each", "out", "--open"), "--open"),
    ],
)
def test_what_cannot_be_watched_or_opened_is_refused(arguments: tuple[str, ...], option: str) -> None:
    made = run(*arguments)
    assert made.exit_code == 2
    assert option in made.output


def test_a_system_without_a_viewer_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def launch(_: str) -> int:
        raise FileNotFoundError

    monkeypatch.setattr("typer.launch", launch)
    again.show(Path("x.pdf"))
    assert "x.pdf" in capsys.readouterr().err


def test_a_change_is_noticed_in_a_folder_below(here: Path) -> None:
    pytest.importorskip("watchfiles", reason="the extra cuecard[serve] is not installed")
    (here / "below").mkdir()
    seen = iter(again._below([here], (".md",)))
    import threading

    threading.Timer(0.3, lambda: lay(here / "below" / "new.md")).start()
    changed = next(seen)
    assert any(path.endswith("new.md") for _, path in changed)  # type: ignore[attr-defined]
