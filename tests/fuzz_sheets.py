"""Place odd cards on odd paper for as long as wanted: sheets that hold every card once, or CardsError, may come.

Usage: python tests/fuzz_sheets.py [seconds] [seed]. Sizes, margins, bleeds, marks, backs, booklets, pre-cut
sheets, the words of options and printers' profiles are made up. What breaks a promise is printed.
"""

# ruff: noqa: E501
from __future__ import annotations

import io
import itertools
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cards.colour import Colour  # noqa: E402
from cards.diagnostics import CardsError  # noqa: E402
from cards.geometry import Point, Rect, Size  # noqa: E402
from cards.imposition import n_up, printer, saddle  # noqa: E402
from cards.page import Page, Panel  # noqa: E402
from cards.press.press import press  # noqa: E402
from cards.sheet import Cut, Duplex, Flip, Imposed, Marks, Printed  # noqa: E402
from cards.units import PAPERS, paper, points  # noqa: E402

#: Seconds that one piece of work may take.
PATIENCE = 5.0
MM = 72 / 25.4

WORDS = (
    "auto", "4", "0", "-1", "2x3", "2×3", "0x4", "99x99", " ", "1.5", ",", ";", "mm", "3mm", "in", "+", "-", "e9", "nan", "inf",
    "a4", "A4", "letter", "x", "٣", "１", "1" * 40, ".", "0.5,-0.5", "20.01,0", "\0", "…", "mm mm", "5 mm",
)  # fmt: skip

KEYS = (
    "offset = [0.5, -1]", "offset = [1]", "offset = [nan, 1]", 'flip = "long"', 'flip = "x"', 'margin = "5mm"', 'margin = "-5mm"',
    'margin = "9m"', "margin = 5", "offset = 1", "[offset]", "x = 1", "flip = true", 'offset = ["1", "2"]', "= ", "\0", "offset = [1e400, 0]",
)  # fmt: skip


def length(chance: random.Random, most: float) -> float:
    """Make a length in points, often a usual one, seldom nothing or too much."""
    return chance.choice(
        (0.0, 1 * MM, 3 * MM, 5 * MM, chance.uniform(0, most) * MM, chance.uniform(0, most) * MM)
    )


def size(chance: random.Random) -> Size:
    """Make a card or a sheet, of a known size or of none."""
    known = paper(chance.choice(list(PAPERS)))
    made = Size(chance.uniform(10, 500) * MM, chance.uniform(10, 500) * MM)
    found = chance.choice((known, known, made))
    return found.turned if chance.random() < 0.3 else found


def page(one: Size, slug: str, chance: random.Random) -> Page:
    """Make a card."""
    panel = Panel(Rect(0, 0, one.width, one.height), Colour(1, 0, 0))
    return Page(one, length(chance, 6), length(chance, 12), (panel,), slug, "en", slug)


def cut(chance: random.Random) -> Cut:
    """Make what is wished around the cards."""
    gutter = None if chance.random() < 0.6 else length(chance, 30)
    return Cut(chance.choice(list(Marks)), length(chance, 5), gutter, length(chance, 20))


def duplex(chance: random.Random) -> Duplex:
    """Make a way to print both sides."""
    offset = Point(chance.uniform(-20, 20), chance.uniform(-20, 20))
    return Duplex(chance.choice(list(Flip)), chance.choice(list(Printed)), offset)


def up(chance: random.Random) -> n_up.Up:
    """Make a number of cards for a sheet."""
    grid = n_up.Up(columns=chance.randrange(1, 5), rows=chance.randrange(1, 5))
    return chance.choice((n_up.Up(), n_up.Up(), n_up.Up(count=chance.randrange(1, 13)), grid))


def holds(made: Imposed, pages: Sequence[Page], backs: bool, folded: bool) -> None:
    """Say that every card stands once, at its own size, on its paper, and on no other; AssertionError else."""
    stood: list[str] = []
    for sheet in made.sheets:
        whole = Rect(0, 0, sheet.size.width, sheet.size.height)
        trims = [placement.trim for placement in sheet.placements]
        # A back may be moved by its offset.
        assert backs or all(whole.contains(trim) for trim in trims), (sheet.size, trims)
        # Creep moves pages over the fold, where they are cut off.
        crowded = any(one.overlaps(other) for one, other in itertools.combinations(trims, 2))
        assert folded or not crowded, trims
        assert not any(
            one.inked.overlaps(other.inked) for one, other in itertools.combinations(sheet.placements, 2)
        ), "ink"
        stood += [placement.page.slug for placement in sheet.placements]
    assert backs or sorted(stood) == sorted(one.slug for one in pages), stood
    for said in made.diagnostics:
        assert str(said)


def imposed(chance: random.Random) -> None:
    """Place some cards in some way."""
    sizes = [size(chance) for _ in range(chance.choice((1, 1, 1, 2)))]
    pages = [page(chance.choice(sizes), f"card-{n}", chance) for n in range(chance.randrange(1, 14))]
    backs: list[Page | None] = []
    if chance.random() < 0.3:
        backs = [
            page(one.trim, f"{one.slug}-back", chance) if chance.random() < 0.9 else None for one in pages
        ]
    way = chance.random()
    if way < 0.6:
        made = n_up.wall(pages, backs, size(chance), up(chance), cut(chance), duplex(chance))
    elif way < 0.75:
        made = n_up.on_own_paper(pages, backs, cut(chance), duplex(chance))
    elif way < 0.85:
        stock = n_up.find_stock(chance.choice(n_up.stock_names()))
        pages = [page(stock.card, f"card-{n}", chance) for n in range(5)]
        made, backs = n_up.on_stock(pages, [], stock, Duplex()), []
    else:
        trim = paper("a5") if chance.random() < 0.5 else sizes[0]
        leaves = [
            page(trim, f"card-{n}", chance) if chance.random() < 0.9 else None
            for n in range(chance.randrange(0, 40))
        ]
        binding = saddle.Binding(length(chance, 0.5) / 5, chance.choice((None, 4, 8, 16, 3, 0, -4)))
        made = saddle.booklet(
            leaves, chance.choice((paper("a4"), size(chance))), binding, Cut(), duplex(chance)
        )
        for sheet in made.sheets:
            assert len(sheet.placements) <= 2
        backs = list(leaves)
    two_sided = bool(backs) or way >= 0.85
    holds(made, pages, two_sided, way >= 0.85)
    if made.sheets and chance.random() < 0.05:
        assert len(pypdfium2.PdfDocument(io.BytesIO(press(made.sheets, title="Cards")))) == len(made.sheets)


def read(chance: random.Random) -> None:
    """Read the words of an option; ValueError, with words, for those that say nothing."""
    text = "".join(chance.choice(WORDS) for _ in range(chance.randrange(1, 5)))
    try:
        chance.choice((n_up.read_up, printer.read_offset, paper, points))(text)
    except ValueError as problem:
        if not str(problem):
            raise AssertionError(text) from None


def profile(folder: Path, chance: random.Random) -> None:
    """Read a printer's profile."""
    text = "\n".join(chance.choice(KEYS) for _ in range(chance.randrange(4)))
    (folder / "office.toml").write_text(text)
    loaded = printer.load("office", folder)
    (folder / "office.toml").write_bytes(printer.written(loaded))
    again = printer.load("office", folder)
    assert again.flip == loaded.flip, text
    assert abs(again.margin - loaded.margin) < 0.01, text
    one, other = again.duplex().offset, loaded.duplex().offset
    assert abs(one.x - other.x) + abs(one.y - other.y) < 0.01, text


def wrong(work: Callable[[], object]) -> str:
    """Do one piece of work; return what went wrong, empty if nothing did."""
    start = time.monotonic()
    try:
        work()
    except CardsError as problem:
        return "" if all(str(said) for said in problem.diagnostics) else "an error without words"
    except BaseException:
        return traceback.format_exc()
    return f"took {time.monotonic() - start:.1f} s" if time.monotonic() - start > PATIENCE else ""


def main() -> int:
    """Fuzz for the seconds given, ten minutes if none are."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**9)
    count, end = 0, time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        works: tuple[Callable[[random.Random], None], ...] = (
            imposed,
            imposed,
            imposed,
            read,
            lambda chance: profile(Path(name), chance),
        )
        while time.monotonic() < end:
            count += 1
            chance = random.Random(f"{seed} {count}")
            work = chance.choice(works)
            if problem := wrong(lambda work=work, chance=chance: work(chance)):
                print(f"seed {seed}, order {count}:\n{problem}")
                return 1
    print(f"{count:,} orders in {seconds} s (seed {seed}): none broke a promise")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
