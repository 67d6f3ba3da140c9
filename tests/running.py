"""The program as tests run it, and the files that they lay before it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from conftest import SQUAT
from typer.testing import CliRunner, Result

from cards.cli.app import app

REPO = Path(__file__).parent.parent


def run(*args: str, stdin: str | None = None) -> Result:
    """Run the program in this process; what it raises but an exit is raised here."""
    result = CliRunner().invoke(app, args, input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def program(*args: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell does, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    return subprocess.run(
        [sys.executable, "-m", "cards", *args], capture_output=True, env=environment, check=False, **options
    )


def lay(path: Path, text: str = SQUAT) -> None:
    """Write a text to a file, into folders that need not be there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
