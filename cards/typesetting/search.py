"""Finds the largest type that fits, by trials at several sizes."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from cards.typesetting.depths import Flow, widest_bound
from cards.typesetting.measured import HARD_BREAK
from cards.typesetting.room import Room

#: Two sizes closer than this part of one another look the same.
TOLERANCE = 0.003
#: The most trials that one search takes; it needs about four.
TRIALS = 24
#: The part of a column's depth in em that is the same at any size: glue, and lines that never wrap.
RIGID = 0.35


class Bound(NamedTuple):
    """What came of a trial at a size, in points of type."""

    #: The size that its lines would bear in height.
    size: float
    #: The size up to which no line breaks elsewhere.
    same: float


#: From a size to what comes of it.
Trial: TypeAlias = Callable[[float], Bound]


def search(trial: Trial, start: float, low: float, ceiling: float) -> float:
    """Find the largest size that fits, between two bounds that every trial draws closer.

    Less type never takes more lines, so what a failed trial would bear fits, too.
    """
    size, high = min(start, ceiling), ceiling
    for _ in range(TRIALS):
        bound, same = trial(size)
        if bound >= size * (1 - 1e-9):
            low = max(low, min(bound, same, high))
            if bound <= same:
                return low
        else:
            high = size
            low = max(low, bound)
        if high - low <= TOLERANCE * low:
            return low
        expected = expected_size(size, bound)
        inside = low * (1 + TOLERANCE / 2) < expected < high * (1 - TOLERANCE / 2)
        size = expected if inside else low + (high - low) * 0.35
    return low


def expected_size(size: float, bound: float) -> float:
    """Guess the largest size from one trial: part of a depth in em is rigid, the rest grows as type does."""
    # Where pictures leave no height at all, the bound is below nothing.
    root = math.sqrt(RIGID**2 + 4 * (1 - RIGID) * max(0.0, bound) / size)
    return size * (root - RIGID) / (2 * (1 - RIGID))


def starting_size(flow: Flow, room: Room) -> float:
    """Guess the size from the ink: text area grows with the square of the size."""
    area = sum((one.natural % HARD_BREAK) * one.scale * one.leading * 1.12 for one in flow.measures)
    height = max(1.0, room.under(room.width) - room.head.height(0.0))
    return math.sqrt(room.width * height / (area + flow.glue * 14)) if area else room.ceiling


def greatest_size(room: Room, *columns: tuple[Flow, float]) -> float:
    """Return the size that no word and no rule of the layout lets the type pass."""
    head = room.head
    lead = widest_bound((head.lead,), head.width) if head.lead and not head.beside else math.inf
    return min(room.ceiling, lead, *(widest_bound(flow.blocks, width) for flow, width in columns))
