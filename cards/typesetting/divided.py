"""A flow and two columns of their own width and height → the division of its sections that fits best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from cards.exercise import Kind
from cards.geometry import Size
from cards.page import Role
from cards.typesetting.depths import Depths, Flow, set_depths, widest_bound
from cards.typesetting.paragraph import count_early
from cards.typesetting.room import Column, Fit
from cards.typesetting.search import Bound, search

#: What a point of difference between the columns' feet costs, in points of type, and what it costs to leave
#: the first way of parting the sections.
UNEVEN, UNUSUAL = 0.03 * 25.4 / 72, 0.06
#: What a line that ends early costs, and what all of a card's may. In a narrow column a long word leaves no
#: choice; another way of parting the sections, or another share of the width, often does.
EARLY, MOST_EARLY = 0.3, 0.6
#: How many times as much a point of type counts that is wanting to what is enough, up to so large a part of
#: the type: anything is better than nothing.
WANTING, MOST_WANTING = 3.0, 0.25
#: The size in points at which a search starts.
START = 16.0


@dataclass(frozen=True, slots=True)
class Divided:
    """Sections parted into two columns, at the largest size that both hold."""

    fit: Fit
    #: Points that each column has left at its foot.
    left: tuple[float, float]
    #: What it comes to: points of type, less a little for what is not as it should be.
    score: float


@dataclass(frozen=True, slots=True)
class Way:
    """A way to part a flow: the numbers of the blocks in each column, those blocks, and their glue in em."""

    numbers: tuple[tuple[int, ...], tuple[int, ...]]
    parts: tuple[Flow, Flow]
    glues: tuple[float, float]


def divide(flow: Flow, sides: Iterable[frozenset[Kind]]) -> tuple[Way, ...]:
    """Part a flow in several ways, each given by the kinds in the second column."""
    return tuple(_way(flow, first, second) for first, second in _parted(flow, sides))


def _way(flow: Flow, first: tuple[int, ...], second: tuple[int, ...]) -> Way:
    parts = flow.part(first).headed, flow.part(second).headed
    return Way((first, second), parts, (parts[0].glue, parts[1].glue))


def fit_divided(
    ways: tuple[Way, ...], columns: tuple[Size, Size], ceiling: float, *, beat: float, enough: float = 0.0
) -> Divided | None:
    """Set a flow in two columns in several ways, and keep the best.

    Best is the largest type, less a little for feet that differ and for lines that end early. Sizes in
    points; None where that does not come to more than `beat`, 0 for anything. Under the size that is
    `enough`, type is worth more than the rest.
    """
    best: Divided | None = None
    best_score = beat
    for number, way in enumerate(ways):
        found = _fit(way, columns, ceiling, best_score)
        if found is None:
            continue
        wanting = max(0.0, min(enough - found.fit.size, found.fit.size * MOST_WANTING))
        score = found.score - UNUSUAL * bool(number) - (WANTING - 1) * wanting
        if score > best_score:
            score -= min(MOST_EARLY, EARLY * _early(way, columns, found.fit.size))
        if score > best_score:
            best, best_score = replace(found, score=score), score
    return best


def _early(way: Way, columns: tuple[Size, Size], size: float) -> int:
    """Count the lines of text that end early at a size in points."""
    return sum(
        count_early(block.text, block.measure(column.width / size))
        for part, column in zip(way.parts, columns, strict=True)
        for block in part.blocks
        if block.role is not Role.HEADING
    )


def _parted(
    flow: Flow, sides: Iterable[frozenset[Kind]]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the numbers of the blocks in each column, each way once; a column may be empty."""
    ways = {}
    for kinds in sides:
        second = tuple(at for at, kind in enumerate(flow.kinds) if kind in kinds)
        first = tuple(at for at, kind in enumerate(flow.kinds) if kind not in kinds)
        ways[second] = first
    if all(not second or not first for second, first in ways.items()):
        # What no kind parts is parted between two sections, or between two paragraphs.
        breaks = [at for at in sorted(flow.openings) if at]
        breaks = breaks or [at for at in range(1, len(flow.blocks)) if not flow.blocks[at - 1].keep]
        every = range(len(flow.blocks))
        ways |= {tuple(every[at:]): tuple(every[:at]) for at in breaks}
    yield from ((first, second) for second, first in ways.items())


def _fit(way: Way, columns: tuple[Size, Size], ceiling: float, beat: float) -> Divided | None:
    """Find the largest size at which each column holds its blocks; None where a word is too wide.

    None also where that is no larger than `beat`.
    """
    parts, glues = way.parts, way.glues
    greatest = min(
        ceiling, *(widest_bound(part.blocks, room.width) for part, room in zip(parts, columns, strict=True))
    )

    def depths(size: float) -> list[Depths]:
        return [
            set_depths(part.measures, room.width, size) for part, room in zip(parts, columns, strict=True)
        ]

    @cache
    def trial(size: float) -> Bound:
        found = depths(size)
        sizes = [
            room.height / (sum(one.blocks) + glue) if one.blocks else greatest
            for one, glue, room in zip(found, glues, columns, strict=True)
        ]
        return Bound(min(sizes), min(one.same for one in found))

    if beat and (beat > greatest or trial(beat).size < beat):
        return None
    size = search(trial, min(max(START, beat), greatest), beat, greatest)
    if not size:
        return None
    left = [
        room.height - (sum(one.blocks) + glue) * size
        for one, glue, room in zip(depths(size), glues, columns, strict=True)
    ]
    placed = tuple(Column(room.width, numbers) for room, numbers in zip(columns, way.numbers, strict=True))
    score = size - UNEVEN * abs(left[0] - left[1])
    return Divided(Fit(size, (placed,), "divided", beside=False), (left[0], left[1]), score)
