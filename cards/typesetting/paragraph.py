"""Measured text and a measure → lines: a line's end is one bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from cards.typesetting.measured import Stretch, Text

#: Pieces that a line must have to lend one to a lonely last word.
LENDING = 3
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
    """Break measured text at a measure in em.

    The fewest lines, as greedy breaking gives them; where the last would hold one lonely word, the line
    before lends it another.
    """
    lines = tuple(_greedy(text, measure))
    if len(lines) < 2 or lines[-1].past - lines[-1].first > 1:
        return lines
    *others, before, last = lines
    lent = before.past - 1
    lends = before.past - before.first >= LENDING and text.pieces[lent].blank > 0
    lengthened = Line(text, lent, last.past)
    if not lends or lengthened.width > measure + SLACK:
        return lines
    return (*others, Line(text, before.first, lent), lengthened)


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
