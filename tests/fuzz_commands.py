"""Run made-up command lines for as long as wanted: each ends with 0, 1 or 2 and words, never with a traceback.

Usage: python tests/fuzz_commands.py [seconds [seed]]. A command line that ends otherwise, that takes too long,
that leaves a half-written file or changes one outside of its folder, is printed; the others are counted by how
they ended. Now and then the screen is a full disk or a pipe that is closed at its other end.
"""

# ruff: noqa: E501
from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import typer  # noqa: E402
from typer.testing import CliRunner  # noqa: E402

from cards.cli.app import app  # noqa: E402

#: Seconds that one command may take.
PATIENCE = 60.0
#: In so many, one is run in a process of its own, before a screen that takes nothing.
APART = 40

#: What waits for a browser, for a change or for a viewer ends only when it is stopped.
WAITING = {"serve", "--watch", "--open"}
COMMANDS = sorted(set(typer.main.get_command(app).commands) - WAITING)  # type: ignore[attr-defined]
#: Every option of every command, by the command; True where it takes a value.
OPTIONS = {
    name: {spelling: not getattr(one, "is_flag", False) for one in command.params for spelling in one.opts if spelling.startswith("-") and spelling not in WAITING}
    for name, command in typer.main.get_command(app).commands.items()  # type: ignore[attr-defined]
}  # fmt: skip

#: What may stand where a value or a path is asked for.
VALUES = (
    *("", " ", "-", "--", "-1", "0", "1", "2", "4", "16", "1e9", "nan", "inf", "½", "99999999999999999999", "2x3", "0x0", "-2x-3", "auto"),
    *("3mm", "0mm", "-3mm", "1e400mm", "500mm", "0.1mm", "1,5mm", "1 in", "1.5m", "0.5,-1.2", "1,2,3", "nan,nan", "1e308,1e308"),
    *("a4", "A3", "letter", "tabloid", "a5", "half-letter", "90mm x 50mm", "1mm x 9000mm", "sra3", "long", "short", "both", "fronts", "backs"),
    *("corner", "full", "margin", "none", "title", "group", "given", "equipment", "json", "text", "colour", "mono", "dark", "line"),
    *("wall-a4", "cue-a4", "pocket-a6", "index-3x5", "large-print-a4", "booklet-a5", "own", "broken", "wall-a4-mono", "avery-5389", "avery-5388"),
    *("band", "glutes", "beginner", "Legs", "深蹲", "\u202e", "\x1b[31m", "\udc80", "é" * 300, "a\nb", "../x", "x" * 5000, "%s{0}", "--up", "wall-sit"),
)  # fmt: skip
PATHS = (
    *("squat.md", "legs", "legs/hinge.md", "deck.toml", "bad.toml", "all.md", "all.csv", "list.json", "bad.md", "empty.md", "binary.md"),
    *("missing.md", "legs/", ".", "..", "", "-", "/dev/null", "loop", "link.md", "squat.md#squat", "all.md#hinge", "all.md#", "#", "~"),
    *("legs/../squat.md", "squat.md", "legs", "deck.toml", "all.csv", "photo.png", "layouts/own.toml", "nothing", "ü.md", "😀.md", "\udcff.md", "-x.md", "figures/ours.toml"),
)  # fmt: skip
TARGETS = (
    *("out.pdf", "new/out.pdf", "out.txt", "legs", "squat.md", "squat.pdf", "-", "", "/dev/full", "/dev/null", "/proc/x.pdf", "out.svg"),
    *("out.png", "x" * 255 + ".pdf", "x" * 250 + ".pdf", "squat.md/out.pdf", "loop/out.pdf", "OUT.PDF", "é" * 125 + ".pdf", "closed/out.pdf"),
)  # fmt: skip
#: Values that mean something, for the options whose own they are.
FITTING = {
    "--up": ("1", "2", "4", "2x3", "auto", "8"), "--sheet": ("a4", "a3", "letter", "sra3", "90mm x 50mm"), "--imposed": ("a4", "a3", "letter"),
    "--marks": ("corner", "full", "margin", "none"), "--bleed": ("3mm", "1mm", "0mm"), "--gutter": ("6mm", "0mm", "200mm"),
    "--layout": ("wall-a4", "pocket-a6", "index-3x5", "cue-a4", "own", "broken", "large-print-a4"), "--stock": ("avery-5388", "avery-5389"),
    "--flip": ("long", "short"), "--sides": ("both", "fronts", "backs"), "--offset": ("0.5,-1.2", "3,3"), "--creep": ("0.1mm", "5mm"),
    "--signature": ("4", "16", "3"), "--paper": ("a5", "a4", "letter"), "--read-from": ("1.5m", "0.2m", "9m"), "--sort": ("title", "group", "equipment"),
    "--format": ("json", "text"), "--theme": ("colour", "mono", "dark", "line"), "--printer": ("office", "default"), "--margin": ("4mm", "0mm"),
}  # fmt: skip
#: Options that say where something is written.
WRITING = ("-o", "--output", "--each", "--into")
#: What standard input holds.
INPUTS = (
    b"",
    b"# Squat\n\n## Setup\n\n1. Stand.\n",
    b"\xff\xfe\x00",
    b"---\ntitle: [\n---\n",
    b"\x00" * 300,
    b'[{"name": "Dip"}]',
)


def lay(folder: Path) -> None:
    """Put exercises, decks, data and designs, sound and broken ones, into a folder."""
    squat = (ROOT / "content" / "squat" / "wall-sit.md").read_text(encoding="utf-8")
    texts = {
        "squat.md": squat, "legs/hinge.md": squat.replace("title: ", "title: Other ", 1), "legs/😀.md": "# 😀\n", "bad.md": "---\ntitle: [\n---\n",
        "empty.md": "", "ü.md": "# Übung\n\n- Stehen.\n", "-x.md": "# X\n\n- Stand.\n", "all.md": "# Squat\n\n## Setup\n\n- Stand.\n\n# Hinge\n\n## Setup\n\n- Bend.\n",
        "all.csv": "name,equipment,steps\nDip,bars,Lower\n", "list.json": '[{"name": "Dip", "instructions": ["Lower."]}]',
        "deck.toml": 'title = "D"\nstations = true\n[[cards]]\nexercise = "squat"\ncopies = 2\n[[cards]]\nexercise = "legs/hinge"\n', "bad.toml": "cards = [[\n",
        "layouts/own.toml": 'extends = "wall-a4"\npurpose = "ours"\n', "layouts/broken.toml": "extends = 3\n",
        "figures/ours.toml": "[x]\nframes = 3\n", "nothing/README.md": "# None\n",
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "binary.md").write_bytes(bytes(range(256)))
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "loop").symlink_to("loop")
    (folder / "link.md").symlink_to(folder.parent / "secret.md")


def made_up(chance: random.Random) -> list[str]:
    """Make a command line: most of it such as a person may write, some of it such as nobody would."""
    name = chance.choice(COMMANDS) if chance.random() < 0.97 else chance.choice(VALUES)
    words = [name]
    known = OPTIONS.get(name, {})
    for option in chance.sample(sorted(known), min(len(known), chance.choice((0, 1, 1, 2, 3, 6)))):
        words.append(option)
        if known[option] or chance.random() < 0.05:
            words.append(value(option, chance))
    if chance.random() < 0.05:
        words.insert(1, chance.choice(("--what", "-Z", "--", "--help", "-h", "--version", "--layout")))
    # Without a path the built-in exercises are printed, which takes a while.
    paths = chance.choice((0, 1, 1, 1, 2, 3)) if chance.random() < 0.1 else chance.choice((1, 1, 1, 2))
    if name == "figure":
        words.insert(1, chance.choice(("squat", "wall-sit", "push-up", *VALUES)))
    if name in ("figure", "figures", "layouts", "calibrate") and chance.random() < 0.9:
        paths = 0
    at = chance.randrange(1, len(words) + 1)
    words[at:at] = [chance.choice(PATHS if chance.random() < 0.9 else VALUES) for _ in range(paths)]
    return words


def value(option: str, chance: random.Random) -> str:
    """Choose a value for an option: for most such as it takes."""
    if option in WRITING:
        return chance.choice(TARGETS if chance.random() < 0.5 else ("out.pdf", "new"))
    if chance.random() < 0.6 and (fitting := FITTING.get(option)):
        return chance.choice(fitting)
    return chance.choice(VALUES)


def seen(folder: Path) -> dict[str, str]:
    """Return what the files in a folder hold, in short."""
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}  # fmt: skip


def run(words: list[str], given: bytes) -> str:
    """Run a command line in this process, and return how it ended; anything unexpected is raised."""
    result = CliRunner().invoke(app, words, input=given, prog_name="cuecard")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return ended(result.exit_code, result.output)


def run_apart(words: list[str], given: bytes, chance: random.Random) -> str:
    """Run a command line in a process of its own, before a screen that takes nothing."""
    words = [word.replace("\0", "") for word in words]
    arguments = [sys.executable, *(["-u"] if chance.random() < 0.5 else []), "-m", "cards", *words]
    reading, closed = os.pipe()
    os.close(reading)
    full = os.open("/dev/full", os.O_WRONLY)
    taker = chance.choice((full, closed))
    try:
        done = subprocess.run(
            arguments, input=given, stdout=taker, stderr=subprocess.PIPE, check=False,
            timeout=PATIENCE, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    finally:
        os.close(closed)
        os.close(full)
    # Who closes a pipe has read enough, and is told nothing.
    return ended(done.returncode, done.stderr.decode(errors="replace"), quiet=taker == closed)


def ended(code: int, said: str, *, quiet: bool = False) -> str:
    """Say how a command ended; AssertionError where no command may end so."""
    assert "Traceback" not in said, said[-3000:]
    assert "a fault of cuecard" not in said, said[-3000:]
    assert code in (0, 1, 2), f"it ended with {code}: {said[-1000:]}"
    assert code == 0 or quiet or said.strip(), f"it ended with {code} and no word"
    return str(code)


def tried(chance: random.Random, place: Path) -> tuple[list[str], str, str]:
    """Run one made-up command line; return it, how it ended, and what was wrong with that, empty for nothing."""
    folder = place / "here"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lay(folder)
    os.chdir(folder)
    words, given, before = made_up(chance), chance.choice(INPUTS), seen(folder)
    begun = time.monotonic()
    try:
        end = run_apart(words, given, chance) if chance.randrange(APART) == 0 else run(words, given)
        after = seen(folder)
        assert not [name for name in after if name.endswith(".part")], "a draft was left"
        changed = [name for name in before if after.get(name) != before[name]]
        assert not changed, f"files that were there have changed: {changed}"
        assert (place / "secret.md").read_text() == "# Secret\n\n- Stand.\n", "a file outside was changed"
        strays = [one for one in place.iterdir() if one.name not in ("here", "secret.md", "profiles")]
        for stray in strays:
            shutil.rmtree(stray) if stray.is_dir() else stray.unlink()
        # The folder above is written into where it is named.
        assert not strays or any(".." in word for word in words), strays
        assert time.monotonic() - begun < PATIENCE, f"it took {time.monotonic() - begun:.0f} s"
    except Exception:
        return words, "", traceback.format_exc(limit=-6)
    finally:
        os.chdir(place)
    return words, f"{words[0] if words[0] in COMMANDS else 'others'} {end}", ""


def main(seconds: float, seed: int) -> int:
    """Try command lines until the time is over, and return 1 where one ended as none may."""
    came, wrong, count = Counter[str](), 0, 0
    until, home = time.monotonic() + seconds, Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name).resolve()
        (place / "secret.md").write_text("# Secret\n\n- Stand.\n")
        # Profiles of printers are stored here, and not where this machine's user has them.
        os.environ["XDG_CONFIG_HOME"] = str(place / "profiles")
        while time.monotonic() < until:
            count += 1
            words, end, problem = tried(random.Random(f"{seed} {count}"), place)
            came[end] += 1
            if problem:
                wrong += 1
                print(f"--- seed {seed}, command {count}: {words!r}\n{problem}", flush=True)
        os.chdir(home)
    ends = ", ".join(f"{number} {end}" for end, number in sorted(came.items()) if end)
    print(f"{count:,} command lines in {seconds:g} s (seed {seed}): {ends}; {wrong} ended wrongly")
    return 1 if wrong else 0


if __name__ == "__main__":
    given = sys.argv[1:]
    raise SystemExit(
        main(float(given[0]) if given else 60.0, int(given[1]) if given[1:] else random.randrange(10**6))
    )
