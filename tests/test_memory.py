"""What is kept of many cards while they are printed: numbers and names, never their pages."""

import gc
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import SQUAT
from running import lay, run

import cards
from cards.cli import files
from cards.press.press import Pressed
from cards.shop import printing
from cards.shop.options import wall_order

#: Bytes that one more card may leave in memory; its pages have ten times as many.
A_CARD = 7_000
MANY = (15, 30, 47)


def wall(**options: str) -> Callable[[], object]:
    return lambda: cards.wall(["all"], **options)  # type: ignore[arg-type]


def booklet(**options: str) -> Callable[[], object]:
    return lambda: cards.booklet(["all"], **options)  # type: ignore[arg-type]


def each() -> object:
    return printing.print_apart(wall_order(["all"]), printing.Watch(), lambda _slug, _file: None)


WAYS = {
    "wall": wall(),
    "sheets": wall(layout="pocket-a6", sheet="a4", marks="corner"),
    "both sides": wall(layout="pocket-a6", sheet="a4", backs="yes"),
    "booklet": booklet(),
    "cut": booklet(marks="corner"),
    "folded": booklet(imposed="a3"),
    "each": each,
}


@pytest.mark.parametrize("way", WAYS)
def test_memory_does_not_hold_the_cards(way: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cards.press.spool.IN_MEMORY", 1)
    held, kept = [], []
    whole = (
        printing.sheets.bind if way in ("wall", "sheets", "both sides", "each") else printing.booklets.bind
    )

    def bind(*given: object, **named: object) -> object:
        gc.collect()
        kept.append(tracemalloc.get_traced_memory()[0])
        return whole(*given, **named)  # type: ignore[operator]

    monkeypatch.setattr(printing.sheets, "bind", bind)
    monkeypatch.setattr(printing.booklets, "bind", bind)
    # A file for each card takes longest; what is loaded once is not counted.
    counts = (3, *MANY) if way != "each" else (3, 5, 9, 13)
    for count in counts:
        for number in range(count):
            # No two have a step in common.
            steps = "".join(
                f"{step}. Lift it {number * step} cm for {step} counts.\n" for step in range(1, 12)
            )
            text = SQUAT.replace("Goblet Squat", f"Squat {number}").replace("## Tips", f"{steps}\n## Tips")
            lay(here / "all" / f"{number}.md", text)
        kept.clear()
        tracemalloc.start()
        WAYS[way]()
        held.append(kept[0])
        tracemalloc.stop()
    # A table of Python's own that outgrows its room once is no card's.
    grown = [(after - before) / (more - less) for (before, after), (less, more) in
             zip(pairwise(held[1:]), pairwise(counts[1:]), strict=True)]  # fmt: skip
    assert min(grown) < A_CARD


def test_a_pdf_is_written_in_parts(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cards.press.spool.IN_MEMORY", 1)
    monkeypatch.setattr("cards.press.spool._CHUNK", 100)
    lay(here / "squat.md")
    made = cards.card("squat.md")
    made.save("squat.pdf")
    assert (here / "squat.pdf").read_bytes() == made.pdf
    assert made.pdf.startswith(b"%PDF") and made.pdf.endswith(b"%%EOF\n")  # noqa: PT018


def test_a_part_that_cannot_be_had_leaves_the_older_file(here: Path) -> None:
    def parts() -> object:
        yield b"new"
        raise OSError(28, "No space left on device")

    (here / "x.pdf").write_bytes(b"old")
    with pytest.raises(cards.CardsError, match="No space left"):
        files.deliver(parts(), "x.pdf")  # type: ignore[arg-type]
    assert [path.name for path in here.iterdir()] == ["x.pdf"]
    assert (here / "x.pdf").read_bytes() == b"old"


def test_what_is_pressed_can_be_read_again_and_again() -> None:
    pressed = Pressed()
    pressed.write(b"one ")
    pressed.write(b"two")
    assert [len(pressed), pressed.read(), b"".join(pressed), pressed.read()] == [7, *[b"one two"] * 3]


def test_many_cards_are_told_in_one_table(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        lay(here / "all" / f"{number}.md", SQUAT.replace("Goblet Squat", f"Squat {number}"))
    whole = run("wall", "all", "-o", "x.pdf").stdout
    monkeypatch.setattr("cards.cli.report.TABLE", 3)
    assert run("wall", "all", "-o", "x.pdf").stdout == whole
