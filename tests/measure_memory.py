"""So many copies of the built-in exercises → the memory that printing them on a wall takes, and how it grows.

usage: python tests/measure_memory.py [FEWER MORE [MOST]]

Decks of FEWER and MORE cards (3,640 and 7,280 unless given) are printed, each in a process of its own, and
what MOST cards (36,400) would take is told from the two. Only the process that writes the PDF is measured:
those that set cards hold a few at a time.
"""

import subprocess
import sys
import tempfile
from itertools import count, islice
from pathlib import Path

ROOT = Path(__file__).parent.parent

_PRINT = """
import resource, sys, time
import cards
begun = time.monotonic()
printed = cards.wall([sys.argv[1]])
printed.save(sys.argv[2])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(peak, len(printed.pdf) // 1024, round(time.monotonic() - begun))
"""


def lay(folder: Path, cards: int) -> None:
    """Write so many exercises, each with a title of its own."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
    copies = ((number, text) for number in count() for text in texts)
    for place, (number, text) in enumerate(islice(copies, cards)):
        named = text.replace("title: ", f"title: {number + 1} ", 1)
        (folder / f"{place:05d}.md").write_text(named, encoding="utf-8")


def measured(cards: int) -> int:
    """Print so many cards, tell what it took, and return the megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        lay(Path(folder), cards)
        done = subprocess.run(
            [sys.executable, "-c", _PRINT, folder, str(Path(folder) / "wall.pdf")],
            capture_output=True, text=True, check=True, cwd=ROOT,
        )  # fmt: skip
    peak, size, seconds = map(int, done.stdout.split())
    print(f"{cards:6,} cards: {peak:5,} MB, a PDF of {size / 1024:.1f} MB, {seconds} s", flush=True)
    return peak


def main() -> None:
    given = [int(number) for number in sys.argv[1:]]
    fewer, more, most = (*given, *(3640, 7280, 36400)[len(given) :])
    low, high = measured(fewer), measured(more)
    each = (high - low) / (more - fewer)
    print(f"{1024 * each:.1f} KB a card: {most:,} cards would take {high + each * (most - more):,.0f} MB")


if __name__ == "__main__":
    main()
