"""Paths of drawings, read back: what lies where, how wide it is, and whether two of them meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from cards.drawing import Drawing, Ink

Place: TypeAlias = tuple[float, float]
Span: TypeAlias = tuple[float, float]


@cache
def outlines(path: str, steps: int = 8) -> tuple[tuple[Place, ...], ...]:
    """The closed figures of a path, as points."""
    figures: list[list[Place]] = []
    numbers: list[float] = []
    for word in path.split():
        if word[0] in "-.0123456789":
            numbers.append(float(word))
            continue
        places = list(zip(numbers[::2], numbers[1::2], strict=True))
        numbers = []
        match word:
            case "m":
                figures.append(places)
            case "l":
                figures[-1] += places
            case "c":
                figures[-1] += curve(figures[-1][-1], places, steps)
            case "h":
                figures[-1].append(figures[-1][0])
            case _:
                raise AssertionError(f"a path has the word {word}")
    return tuple(tuple(figure) for figure in figures)


def curve(start: Place, handles: Sequence[Place], steps: int) -> Iterator[Place]:
    knots = (start, *handles)
    for step in range(1, steps + 1):
        t, s = step / steps, 1 - step / steps
        parts = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
        x, y = (sum(part * knot[axis] for part, knot in zip(parts, knots, strict=True)) for axis in (0, 1))
        yield x, y


def spans(path: str, y: float) -> list[Span]:
    """From where to where a path is filled along a line across."""
    crossings: list[tuple[float, int]] = []
    for figure in outlines(path):
        for (x1, y1), (x2, y2) in pairwise(figure):
            if (y1 <= y) != (y2 <= y):
                crossings.append((x1 + (y - y1) * (x2 - x1) / (y2 - y1), 1 if y2 > y1 else -1))
    found: list[Span] = []
    winding, start = 0, 0.0
    for x, turn in sorted(crossings):
        if not winding:
            start = x
        winding += turn
        if not winding:
            found.append((start, x))
    return found


def holds(path: str, at: Place) -> bool:
    return any(left <= at[0] <= right for left, right in spans(path, at[1]))


def on_top(drawing: Drawing, at: Place) -> Ink | None:
    """The ink that was laid last at a place."""
    return next((ink for ink in reversed(drawing.inks) if holds(ink.path, at)), None)


def middle(path: str) -> Place:
    """A place well inside of a path: the middle of its widest span."""
    ys = [y for figure in outlines(path) for _, y in figure]
    low, high = min(ys), max(ys)
    lines = [low + (high - low) * part / 40 for part in range(1, 40)]
    width, x, y = max((right - left, (left + right) / 2, y) for y in lines for left, right in spans(path, y))
    assert width > 0
    return x, y


def has_room(path: str, across: float) -> bool:
    """Say whether a circle goes into a path."""
    ys = [y for figure in outlines(path) for _, y in figure]
    y, radius = min(ys) + across / 2, across / 2
    while y <= max(ys) - radius:
        for left, right in spans(path, y):
            x = left + radius
            while x <= right - radius:
                if all(distance((x, y), *edge) >= radius for edge in edges(path)):
                    return True
                x += across / 28
        y += across / 10
    return False


@cache
def edges(path: str) -> tuple[tuple[Place, Place], ...]:
    return tuple(edge for figure in outlines(path) for edge in pairwise(figure))


def distance(at: Place, start: Place, end: Place) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = (
        max(0.0, min(1.0, ((at[0] - start[0]) * dx + (at[1] - start[1]) * dy) / length)) if length else 0.0
    )
    return hypot(at[0] - start[0] - along * dx, at[1] - start[1] - along * dy)
