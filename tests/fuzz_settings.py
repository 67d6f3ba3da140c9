"""Read made-up designs, decks and printer profiles for as long as wanted: nothing but CardsError may come of it.

Usage: python tests/fuzz_settings.py [seconds [seed]]. A file that breaks the reader, that takes too long, or that
is refused without a line, is printed with its exception.
"""

# ruff: noqa: E501
from __future__ import annotations

import random
import sys
import tempfile
import time
import tomllib
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cards.diagnostics import CardsError  # noqa: E402
from cards.imposition import printer  # noqa: E402
from cards.makeup.card import make_up  # noqa: E402
from cards.manuscript.reader import read  # noqa: E402
from cards.press.proof import findings  # noqa: E402
from cards.shop import layouts  # noqa: E402
from cards.shop.deck import read_deck  # noqa: E402
from cards.toml_places import TooMuchError, places  # noqa: E402

#: Seconds that one file may take.
PATIENCE = 3.0
#: What files are made of: the signs of TOML, and values that mean something here.
PIECES = (
    *"=.,#\n\n\n\t[]{}\"'\\ -_0159aé\x00\ufeff", "[[", "]]", '"""', "'''", "\r\n", "= ", '= "', " = [\n",
    *("true", "inf", "nan", "-1", "1e9", "0x1f", "1979-05-27", '"8mm"', '"0mm"', '"500mm"', '"wall-a4"', '"none"'),
    *("9" * 200, "[" * 40, "a." * 40, "{a=" * 30, '"' + "x" * 300 + '"', "\\u0041", "\\x"),
)  # fmt: skip
SAMPLES = {
    "design": [path.read_text(encoding="utf-8") for path in sorted((ROOT / "layouts").glob("*.toml"))]
    + ['extends = "wall-a4"\npurpose = "ours"\n[colours]\nband = "#5a0f2e"\n'],
    "deck": [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "content" / "decks").glob("*.toml"))
    ],
    "printer": [printer.written(printer.Printer()).decode()],
}
CARD = read((ROOT / "content" / "squat" / "wall-sit.md").read_text(encoding="utf-8"), "wall-sit.md").exercise


def design(folder: Path) -> None:
    """Read a design, and set a card on it: its faults are told."""
    found = layouts.load("made-up", layouts.folders(folder))
    for page in make_up(CARD, found).pages:
        findings(page)


def deck(folder: Path) -> None:
    """Read a deck."""
    read_deck(str(folder / "made-up.toml"), layouts.names())


def profile(folder: Path) -> None:
    """Read a printer's profile."""
    printer.load("made-up", folder)


TARGETS: dict[str, Callable[[Path], None]] = {"design": design, "deck": deck, "printer": profile}


def made_up(kind: str, chance: random.Random) -> str:
    """Change a file of a kind in a few places: lines left out, doubled or mixed, signs put in, values changed."""
    lines = chance.choice(SAMPLES[kind]).split("\n")
    if kind == "design" and chance.random() < 0.7:
        lines = ['extends = "wall-a4"', *chance.sample(lines, min(len(lines), chance.randint(1, 6)))]
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                lines.insert(at, chance.choice(lines))
            case 1:
                del lines[at]
                lines = lines or [""]
            case 2:
                key = lines[at].partition("=")[0] or "a"
                lines[at] = f"{key}= {chance.choice(PIECES)}"
            case 3:
                key, _, value = chance.choice(lines).partition("=")
                lines[at] = f"{lines[at].partition('=')[0]}={value}"
            case _:
                cut = chance.randint(0, len(lines[at]))
                lines[at] = lines[at][:cut] + chance.choice(PIECES) + lines[at][cut + chance.randint(0, 2) :]
    return "\n".join(lines)


def held(data: object, keys: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    """Return the keys to all that is held in data."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return ({keys} if keys else set()).union(*(held(value, (*keys, key)) for key, value in inside))


def check(kind: str, text: str, folder: Path) -> str:
    """Return what came of a file, in a word; anything unexpected is raised."""
    (folder / "made-up.toml").write_text(text, encoding="utf-8", newline="")
    try:
        found = places(text.removeprefix("\ufeff"))
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except (TooMuchError, tomllib.TOMLDecodeError):
        pass
    else:
        assert set(found.of) == held(data), "places that are none, or values without one"
    try:
        TARGETS[kind](folder)
    except CardsError as refused:
        for one in refused.diagnostics:
            whole = "is missing" in one.message
            # That a text does not fit is said of the text, not of a line of the design.
            whole |= kind == "design" and ("lines" in one.message or "larger than the head" in one.message)
            assert one.location.line or whole, str(one)
        return "refused"
    return "read"


def main(seconds: float, seed: int) -> int:
    """Try files until the time is over, and return 1 where one broke the reader."""
    chance, came, broken = random.Random(seed), Counter[str](), 0
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        while time.monotonic() < until:
            kind = chance.choice(tuple(TARGETS))
            text, begun = made_up(kind, chance), time.monotonic()
            try:
                came[f"{kind} {check(kind, text, Path(name))}"] += 1
                if time.monotonic() - begun > PATIENCE:
                    raise TimeoutError(f"{time.monotonic() - begun:.1f} s")
            except Exception:
                broken += 1
                print(f"--- {kind}\n{text}\n---", traceback.format_exc(limit=-4), sep="\n")
    print(f"{came.total()} files from seed {seed}: {dict(sorted(came.items()))}; {broken} broke the reader")
    return 1 if broken else 0


if __name__ == "__main__":
    given = sys.argv[1:]
    raise SystemExit(
        main(float(given[0]) if given else 60.0, int(given[1]) if given[1:] else random.randrange(10**6))
    )
