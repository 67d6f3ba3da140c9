"""Pictures and steps → which steps stand under which picture, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

#: Pictures in one row at most, but for four: they stand in twos.
MOST_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the spine: a picture by its number, or none, and the steps under it."""

    picture: int | None
    #: The numbers, from 0, of its first step and of the one behind its last.
    first: int
    past: int


Row: TypeAlias = tuple[Cell, ...]


def usual_cues(pictures: int, steps: int) -> tuple[int, ...]:
    """Return the step, from 0, that each picture shows where nobody has said it: spread evenly."""
    return tuple(min(steps - 1, steps * number // pictures) for number in range(pictures))


def plan(cues: Sequence[int], steps: int) -> tuple[Row, ...]:
    """Part steps under pictures, each from the step that it shows to the next one's.

    `cues`: that step, from 0, for each picture, rising. The steps of a single picture stand in two columns
    under it; those beyond the last picture's share follow in rows of their own, one that is left alone in a
    row to itself.
    """
    if not cues:
        return tuple(_in_rows(0, steps, 2))
    if len(cues) == 1 and steps > 1:
        half = -(-steps // 2)
        return ((Cell(0, 0, half), Cell(None, half, steps)),)
    across = _across(len(cues))
    # Of several pictures of one step the first stands over it.
    again = [number > 0 and cue == cues[number - 1] for number, cue in enumerate(cues)]
    edges = [0, *(cue + twice for cue, twice in zip(cues[1:], again[1:], strict=True))]
    shares = [past - first for first, past in pairwise(edges)]
    last = min(steps, edges[-1] + (0 if again[-1] else max([1, *shares])))
    cells = [
        Cell(n, first, past) for n, (first, past) in enumerate(zip(edges, [*edges[1:], last], strict=True))
    ]
    rows = [tuple(cells[at : at + across]) for at in range(0, len(cells), across)]
    return (*rows, *_in_rows(last, steps, across))


def plan_apart(pictures: int, steps: int) -> tuple[Row, ...]:
    """Set pictures in rows of their own, and all steps in two columns under them, row by row."""
    across = _across(pictures)
    cells = [Cell(number, 0, 0) for number in range(pictures)]
    rows = [tuple(cells[at : at + across]) for at in range(0, pictures, across)]
    return (*rows, *_in_rows(0, steps, 2))


def _across(pictures: int) -> int:
    return 2 if pictures == 4 else min(pictures, MOST_IN_A_ROW)


def _in_rows(first: int, past: int, across: int) -> Iterator[Row]:
    """Yield rows of steps without a picture."""
    across = max(2, across)
    for at in range(first, past, across):
        yield tuple(Cell(None, step, step + 1) for step in range(at, min(past, at + across)))
