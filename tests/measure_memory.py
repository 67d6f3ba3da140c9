"""So many copies of the built-in exercises → the memory that printing them takes, and how it grows.

usage: python tests/measure_memory.py [FEWER MORE [MOST]]

FEWER and MORE cards (1,000 and 3,000 unless given) are printed in each way that the program has, each time
in a process of its own; what MOST cards (36,400) would take is told from the two. The second number is the
memory of the largest of the processes that set cards. With one number, so many are printed on a wall.
"""

import subprocess
import sys
import tempfile
from itertools import count, islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST = 36_400
WAYS = {
    "wall": ("wall", "-o", "out.pdf"),
    "sheets": ("wall", "--layout", "pocket-a6", "--sheet", "a4", "--marks", "corner", "-o", "out.pdf"),
    "both sides": ("wall", "--layout", "pocket-a6", "--sheet", "a4", "--backs", "-o", "out.pdf"),
    "booklet": ("booklet", "-o", "out.pdf"),
    "imposed": ("booklet", "--imposed", "a4", "--signature", "16", "-o", "out.pdf"),
    "each": ("wall", "--each", "out"),
}

_PRINT = """
import resource, sys, time
from cards.cli.app import main
begun = time.monotonic()
try:
    main()
except SystemExit as done:
    assert done.code in (None, 0, 1), done.code
both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in both]
print(*peaks, round(time.monotonic() - begun), file=sys.stderr)
"""


def lay(folder: Path, cards: int) -> None:
    """Write so many exercises, each with a title of its own."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").glob("*/*.md"))]
    copies = ((number, text) for number in count() for text in texts)
    for place, (number, text) in enumerate(islice(copies, cards)):
        named = text.replace("title: ", f"title: {number + 1} ", 1)
        (folder / f"{place:05d}.md").write_text(named, encoding="utf-8")


def measured(way: str, cards: int) -> int:
    """Print so many cards in a way, tell what it took, and return the megabytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts").mkdir()
        lay(folder / "texts", cards)
        command, *options = WAYS[way]
        done = subprocess.run(
            [sys.executable, "-c", _PRINT, command, "texts", *options],
            capture_output=True, text=True, check=True, cwd=folder, env={"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        size = sum(path.stat().st_size for path in folder.rglob("*.pdf"))
    peak, workers, seconds = map(int, done.stderr.split("\n")[-2].split())
    print(
        f"{way:10} {cards:6,} cards: {peak:5,} MB, {workers:5,} MB, {size >> 20:5,} MB on disk, {seconds} s",
        flush=True,
    )
    return peak


def main() -> None:
    given = [int(number) for number in sys.argv[1:]]
    if len(given) == 1:
        measured("wall", given[0])
        return
    fewer, more, most = (*given, *(1000, 3000, MOST)[len(given) :])
    for way in WAYS:
        low, high = measured(way, fewer), measured(way, more)
        each = (high - low) / (more - fewer)
        then = high + each * (most - more)
        print(f"{way:10} {1024 * each:.1f} KB a card: {most:,} cards would take {then:,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
