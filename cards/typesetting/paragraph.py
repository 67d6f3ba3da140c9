"""Measured text and a measure → lines: a line's end is one bisection."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from cards.typesetting.measured import HARD_BREAK, Stretch, Text

#: A last line under this part of the measure is short; what the shortest costs, where a line left blank
#: costs 1.
SHORT, SHORT_COST = 0.33, 0.15
#: What it costs besides if it holds a single word.
LONELY_COST = 0.06
#: A line that fills less of the measure seems to end early, and what that costs besides.
EARLY, EARLY_COST = 0.75, 0.15
#: What it costs to end a line on a small word, which is read with what follows.
SMALL_COST = 0.04
#: Lines up to which every way to break a text is weighed.
MOST_LINES = 60
#: Em of the longest line: about 65 characters, the most that a reader's eye finds its way back from
#: (Bringhurst, The Elements of Typographic Style, 2.1.2).
LONGEST = 28.0
#: Two widths in em closer than this are one width.
SLACK = 1e-6
#: Halvings by which a measure is narrowed to even out lines.
HALVINGS = 12

_FACE_AND_ICON = attrgetter("face", "icon")


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces of a text that stand side by side."""

    text: Text
    #: The numbers of its first piece and of the piece that follows its last one.
    first: int
    past: int

    @property
    def width(self) -> float:
        """Em, without the blank at its end."""
        return self.text.ends[self.past - 1] - self.text.starts[self.first]

    @property
    def is_letter(self) -> bool:
        """Whether it holds a single character: no line of a title may."""
        return sum(len(one.text.strip()) for one in self.stretches()) == 1

    @property
    def is_last(self) -> bool:
        """Whether the text ends with it."""
        return self.past == len(self.text.pieces)

    def stretches(self, *, goes_on: bool = False) -> tuple[Stretch, ...]:
        """Turn its pieces into stretches with their blanks, neighbours of one face joined.

        A line that is not the last, or that other words follow, ends in its blank, which takes no room but
        keeps words apart for whoever reads the text back; a divided word ends in its hyphen.
        """
        pieces = self.text.pieces[self.first : self.past]
        if not pieces:
            return ()
        continued = goes_on or not self.is_last
        stretches = [stretch for piece in pieces[:-1] for stretch in piece.spaced]
        closing = pieces[-1]
        stretches += closing.spaced if continued else closing.stretches
        if closing.hyphen and continued:
            stretches.append(closing.hyphen)
        return tuple(_joined(stretches))


class _Count(NamedTuple):
    """How many lines a text takes, and the em of the widest of them."""

    lines: int
    widest: float


def whole(text: Text) -> tuple[Line, ...]:
    """Return all of a text as one line, however wide; none of an empty text."""
    return (Line(text, 0, len(text.pieces)),) if text.pieces else ()


def count_lines(text: Text, measure: float) -> int:
    """Return how many lines measured text takes at a measure in em."""
    return _count(text, measure).lines


def break_lines(text: Text, measure: float) -> tuple[Line, ...]:
    """Break measured text at a measure in em: as few lines as can be, and of those ways the evenest.

    What a line leaves blank counts by its square, and a last line by how far it is under a third.
    """
    lines = tuple(_greedy(text, measure))
    if not 1 < len(lines) <= MOST_LINES:
        return lines
    ends = _best_ends(text, measure, [line.past for line in lines])
    return tuple(Line(text, first, past) for first, past in pairwise((0, *ends)))


def count_early(text: Text, measure: float) -> int:
    """Count the lines that end early at a measure in em, but for the last and those that an author ended."""
    # Where lines that take all they can hold do not end early, those of the evenest way do not either.
    if text.natural <= measure or not _early(text, measure, _greedy(text, measure)):
        return 0
    return _early(text, measure, break_lines(text, measure))


def _early(text: Text, measure: float, lines: Iterable[Line]) -> int:
    return sum(line.width < EARLY * measure and not _ends(text, line.past) for line in lines)


def balance_lines(text: Text, measure: float) -> tuple[Line, ...]:
    """Break as few lines as the measure allows, then even them out: for titles and leads."""
    count = count_lines(text, measure)
    low, high = 0.0, measure
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        lines, widest = _count(text, middle)
        if lines > count or widest > middle + SLACK:
            low = middle
        else:
            high = middle
    return tuple(_greedy(text, high))


def even_lines(text: Text, most: int) -> tuple[Line, ...]:
    """Break into so many lines at most, as even as they can be."""
    low, high = text.widest, text.natural
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if count_lines(text, middle) > most:
            low = middle
        else:
            high = middle
    return break_lines(text, high) if most == 1 else balance_lines(text, high)


def _best_ends(text: Text, measure: float, latest: list[int]) -> list[int]:
    """Choose where each line ends; `latest`: where it ends if every line takes all that it can hold."""
    starts, ends = text.starts, text.ends
    earliest = _earliest(text, measure, len(latest))
    costs, ways = {0: 0.0}, []
    for first_end, last_end in zip(earliest, latest, strict=True):
        reached: dict[int, float] = {}
        way: dict[int, int] = {}
        for past in range(first_end, last_end + 1):
            for first, cost in costs.items():
                width = ends[past - 1] - starts[first] if first < past else math.inf
                if width > measure + SLACK and first != past - 1:
                    continue
                total = cost + _cost(Line(text, first, past), width / measure)
                if total < reached.get(past, math.inf):
                    reached[past], way[past] = total, first
        costs = reached
        ways.append(way)
    past, found = len(starts), []
    for way in reversed(ways):
        found.append(past)
        past = way[past]
    return found[::-1]


def _earliest(text: Text, measure: float, count: int) -> list[int]:
    """Return for each of so many lines where it must end at least, for the others to hold what is left."""
    starts, ends = text.starts, text.ends
    past, found = len(starts), []
    for _ in range(count):
        found.append(past)
        last = past - 1
        while last > 0 and ends[past - 1] - starts[last - 1] <= measure + SLACK:
            last -= 1
        past = max(0, last)
    return found[::-1]


def _cost(line: Line, filled: float) -> float:
    """Return what a line costs that fills so much of the measure."""
    text, past = line.text, line.past
    if _ends(text, past):
        lonely = LONELY_COST if past - line.first == 1 else 0.0
        return SHORT_COST * max(0.0, (SHORT - filled) / SHORT) + lonely
    cost = (1 - min(1.0, filled)) ** 2
    if filled < EARLY:
        cost += EARLY_COST
    return cost + SMALL_COST if text.pieces[past - 1].leads else cost


def _ends(text: Text, past: int) -> bool:
    """Say whether a line must end before a piece: no other follows, or its author broke it here."""
    return past == len(text.starts) or text.starts[past] - text.ends[past - 1] > HARD_BREAK / 2


def _count(text: Text, measure: float) -> _Count:
    starts, ends = text.starts, text.ends
    here, total, count, widest = 0, len(starts), 0, 0.0
    while here < total:
        start = starts[here]
        there = bisect_right(ends, start + measure + SLACK, here)
        if there == here:
            there += 1
        width = ends[there - 1] - start
        if width > widest:
            widest = width
        here = there
        count += 1
    return _Count(count, widest)


def _greedy(text: Text, measure: float) -> Iterator[Line]:
    starts, ends = text.starts, text.ends
    here, total = 0, len(starts)
    while here < total:
        there = max(here + 1, bisect_right(ends, starts[here] + measure + SLACK, here))
        yield Line(text, here, there)
        here = there


def _joined(stretches: list[Stretch]) -> Iterator[Stretch]:
    for (face, icon), group in groupby(stretches, _FACE_AND_ICON):
        some = list(group)
        if icon or len(some) == 1:
            yield from some
        else:
            yield Stretch("".join([s.text for s in some]), face, sum([s.width for s in some]))
