"""Only the command line prints, writes files and ends the program: so the code says, and so it does."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SQUAT
from running import REPO, lay

CARDS = REPO / "cards"
#: A program of its own that a room starts, and talks to by its standard streams.
WORKERS = {"artwork/svg_worker.py"}
#: What keeps pages of no name until they are printed, and what keeps libraries from talking.
QUIET = {"press/spool.py", "artwork/hush.py"}
MODULES = sorted(
    path.relative_to(CARDS).as_posix()
    for path in CARDS.rglob("*.py")
    if path.relative_to(CARDS).parts[0] not in ("cli", "serve", "__main__.py")
)

#: Built-in functions that talk to whoever sits there, end the program, or hide what is done.
SPEAKING = {"print", "input", "exit", "quit", "breakpoint", "__import__", "eval", "exec"}
#: What a module's name and an attribute make: a way to print, to write or to end.
REACHING = {
    "sys": {"stdout", "stderr", "__stdout__", "__stderr__", "exit", "displayhook", "excepthook"},
    "os": {
        "write", "open", "fdopen", "_exit", "abort", "kill", "remove", "unlink", "rename", "replace",
        "mkdir", "makedirs", "rmdir", "removedirs", "truncate", "symlink", "link", "chmod", "system", "popen",
    },
    "shutil": {"copy", "copy2", "copyfile", "copytree", "move", "rmtree"},
    "io": {"open", "FileIO"},
    # One without a name, that is gone when it is closed, is memory and not a file.
    "tempfile": {"mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryDirectory", "mktemp"},
}  # fmt: skip
#: Modules whose only use is to print or to write.
WRITING_MODULES = {"logging", "rich", "typer", "click", "getpass", "curses"}
#: Methods of paths that write.
WRITING_METHODS = {
    "write_text",
    "write_bytes",
    "touch",
    "mkdir",
    "unlink",
    "rmdir",
    "symlink_to",
    "hardlink_to",
}


def offences(source: str) -> list[str]:
    """Return each place in a module's text that prints, writes files or ends the program."""
    return [f"{line}: {what}" for line, what in sorted(_offences(ast.parse(source)))]


def _offences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in SPEAKING:
                yield node.lineno, f"{name}()"
            case ast.Call(func=ast.Name(id="open") | ast.Attribute(attr="open")) if writes(node):
                yield node.lineno, "open() to write"
            case ast.Call(func=ast.Attribute(attr=name)) if name in WRITING_METHODS:
                yield node.lineno, f".{name}()"
            case ast.Attribute(value=ast.Name(id=module), attr=name) if name in REACHING.get(module, ()):
                yield node.lineno, f"{module}.{name}"
            case ast.Raise(exc=ast.Name(id="SystemExit") | ast.Call(func=ast.Name(id="SystemExit"))):
                yield node.lineno, "raise SystemExit"
            case ast.Import(names=names):
                for alias in names:
                    if alias.name.split(".")[0] in WRITING_MODULES:
                        yield node.lineno, f"import {alias.name}"
            case ast.ImportFrom(module=module, names=names) if module:
                for alias in names:
                    if module.split(".")[0] in WRITING_MODULES or alias.name in REACHING.get(module, ()):
                        yield node.lineno, f"from {module} import {alias.name}"


def writes(call: ast.Call) -> bool:
    """Say whether a call to open a file may write to it: its mode is no plain text, or says so."""
    modes = [word.value for word in call.keywords if word.arg == "mode"]
    # A path's own `open` has the mode first, the built-in one second.
    modes += call.args[1:2] if isinstance(call.func, ast.Name) else call.args[:1]
    for mode in modes:
        if not isinstance(mode, ast.Constant):
            return isinstance(call.func, ast.Name)
        if isinstance(mode.value, str) and set(mode.value) & set("wax+"):
            return True
    return False


@pytest.mark.parametrize("module", [one for one in MODULES if one not in WORKERS | QUIET])
def test_no_room_but_the_command_line_says_so_in_its_code(module: str) -> None:
    assert offences((CARDS / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "print('x')",
        "def f():\n    input()",
        "import sys\nsys.stdout.write('x')",
        "import sys\nsys.stderr.buffer.write(b'x')",
        "import sys\nout = sys.__stdout__",
        "from sys import stdout",
        "import os\nos.write(1, b'x')",
        "import sys\nsys.exit(1)",
        "raise SystemExit(2)",
        "open('x', 'w')",
        "open('x', mode='ab')",
        "open('x', 'r+')",
        "mode = 'w'\nopen('x', mode)",
        "path.open('w')",
        "path.write_text('x')",
        "path.write_bytes(b'x')",
        "path.mkdir()",
        "import os\nos.replace('x', 'y')",
        "import logging",
        "from rich.console import Console",
        "import tempfile\ntempfile.mkstemp()",
        "from tempfile import NamedTemporaryFile",
        "import shutil\nshutil.copy('x', 'y')",
    ],
)
def test_each_way_to_print_to_write_and_to_end_is_seen(source: str) -> None:
    assert offences(source) != []


@pytest.mark.parametrize(
    "source",
    [
        "open('x', 'rb')",
        "open('x')",
        "canvas.print(1)",
        "path.open()",
        "Image.open(data)",
        "text.replace('a', 'b')",
    ],
)
def test_what_only_reads_or_bears_the_name_is_not(source: str) -> None:
    assert offences(source) == []


#: Goes through all doors of the library, and tells every file that is opened to be written, and other traces.
THROUGH_ALL_DOORS = """
import json, os, sys
traces = []
LASTING = {
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.system",
    "socket.connect", "socket.getaddrinfo", "urllib.Request", "webbrowser.open",
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def watch(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)) and os.fsdecode(args[0]) != os.devnull:
        if isinstance(args[2], int) and args[2] & WRITING:
            traces.append([event, os.fsdecode(args[0])])
    elif event in LASTING:
        traces.append([event, repr(args)])

sys.addaudithook(watch)
import cards
told = [str(cards.read("squat.md").diagnostics), cards.layouts(), cards.check(["."])]
for door in (
    lambda: cards.card("squat.md"),
    lambda: cards.card("squat.md", layout="cue-a4", marks="corner"),
    lambda: cards.card("squat.md", layout="large-print-a4"),
    lambda: cards.card("broken.md"),
    lambda: cards.card("nowhere.md"),
    lambda: cards.wall(["."]),
    lambda: cards.wall(["."], sheet="a3", up=2),
    lambda: cards.wall(["deck.toml"], layout="nowhere"),
    lambda: cards.booklet(["deck.toml"], title="All"),
):
    try:
        told.append(door())
    except cards.CardsError as problem:
        told.append(str(problem))
answer = json.dumps([len(told), traces])
with open(sys.argv[1], "w") as file:
    file.write(answer)
"""


def test_the_library_s_doors_print_nothing_and_write_nothing(tmp_path: Path) -> None:
    here, answer = tmp_path / "here", tmp_path / "answer.json"
    lay(here / "squat.md")
    lay(here / "faulty.md", SQUAT.replace("MeIiIdhvXT4", "javascript:alert(1)"))
    lay(here / "broken.md", "---\ntitle: [never closed\n---\n\nText.\n")
    lay(here / "deck.toml", 'title = "Legs"\ncards = ["squat", "nobody"]\n')
    before = sorted(here.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", THROUGH_ALL_DOORS, str(answer)],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(REPO)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert json.loads(answer.read_text()) == [12, []]
    assert sorted(here.rglob("*")) == before
