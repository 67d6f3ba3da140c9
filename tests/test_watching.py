"""`--watch`: work is done again at each change, faults are no end, Ctrl-C is."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from running import REPO, lay, run

from cards.cli import watching
from cards.diagnostics import error

GOOD = '[mine]\nframes = [{ pose = "stand" }]\n'


def test_work_is_done_at_once_and_after_each_change_until_ctrl_c(capsys: pytest.CaptureFixture[str]) -> None:
    done: list[int] = []

    def changes(*_: object) -> Iterator[object]:
        yield from (1, 2, 3)
        raise KeyboardInterrupt

    watching.watch((Path(),), lambda: done.append(1), changes=changes)
    assert len(done) == 4
    assert "stopped watching" in capsys.readouterr().err


@pytest.mark.parametrize(
    "fault",
    [error("mine.toml", "is wrong", line=3, code="bad-value"), typer.Exit(1), OSError(28, "No space left")],
)
def test_faults_are_no_end(fault: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    done: list[int] = []

    def work() -> None:
        done.append(1)
        if len(done) < 3:
            raise fault

    def changes(*_: object) -> Iterator[object]:
        yield from (1, 2)
        raise KeyboardInterrupt

    watching.watch((Path(),), work, changes=changes)
    assert len(done) == 3
    told = capsys.readouterr().err
    assert isinstance(fault, typer.Exit) or str(fault)[-8:] in told or "No space" in told


def test_what_lacks_is_said_before_any_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    lay(tmp_path / "mine.toml", GOOD)
    result = run("figure", "mine.toml", "--watch")
    assert result.exit_code == 1
    assert "pip install watchfiles" in result.stderr
    assert not (tmp_path / "dist").exists()


#: The program, which Ctrl-C ends even where the tests are run behind a shell that keeps it from its children.
CUECARD = """
import signal
from cards.cli.app import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


def test_a_file_is_drawn_again_when_it_changes(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles", reason="the package watchfiles is not installed")
    lay(tmp_path / "mine.toml", GOOD)
    said, output = tmp_path / "said.txt", tmp_path / "out.svg"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPO), *sys.path])}
    with said.open("wb") as log:
        program = subprocess.Popen(
            [sys.executable, "-c", CUECARD, "figure", "mine.toml", "--watch", "-o", "out.svg"],
            cwd=tmp_path, stdout=log, stderr=log, env=environment,
        )  # fmt: skip
        try:
            until(lambda: "watching" in said.read_text())
            assert "mine" in output.read_text()
            lay(tmp_path / "mine.toml", GOOD.replace("stand", "sqat"))
            until(lambda: "mine.toml:2" in said.read_text())
            lay(tmp_path / "mine.toml", GOOD + GOOD.replace("mine", "yours"))
            until(lambda: "yours" in output.read_text())
            program.send_signal(signal.SIGINT)
            assert program.wait(20) == 0
        finally:
            program.kill()
    assert "Traceback" not in said.read_text()


def until(true: object) -> None:
    """Wait until something is true."""
    for _ in range(400):
        if true():  # type: ignore[operator]
            return
        time.sleep(0.05)
    pytest.fail("nothing happened")
