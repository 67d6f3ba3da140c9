"""Shapes as bits on a grid: quick to unite, to grow and to count, and the same on every machine."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cards.figures.paths import Path, flattened
from cards.figures.vectors import Flat

#: Hundredths of the stature that a cell is wide and high.
CELL = 1.0
#: The grid's lower left corner, and its size in cells: room for a figure that lies, with arrows.
_LEFT, _LOW = -200.0, -60.0
_WIDE, _HIGH = 420, 260


@dataclass(frozen=True, slots=True)
class Raster:
    """The cells that a shape covers: a number for each row from the lowest, a bit for each cell."""

    rows: tuple[int, ...]

    def __or__(self, other: Raster) -> Raster:
        return Raster(tuple(a | b for a, b in zip(self.rows, other.rows, strict=True)))

    def __and__(self, other: Raster) -> Raster:
        return Raster(tuple(a & b for a, b in zip(self.rows, other.rows, strict=True)))

    def __sub__(self, other: Raster) -> Raster:
        return Raster(tuple(a & ~b for a, b in zip(self.rows, other.rows, strict=True)))

    @property
    def area(self) -> float:
        """The area in square hundredths of the stature."""
        return sum(row.bit_count() for row in self.rows) * CELL * CELL

    def holds(self, place: Flat) -> bool:
        """Say whether a place is covered."""
        row = int((place[1] - _LOW) / CELL)
        column = int((place[0] - _LEFT) / CELL)
        return 0 <= row < _HIGH and 0 <= column < _WIDE and bool(self.rows[row] >> column & 1)

    def grown(self, by: float) -> Raster:
        """Return the shape with so much more on every side, by crosses and squares in turn."""
        rows = list(self.rows)
        for step in range(max(1, round(by / CELL))):
            wide = [row | row << 1 | row >> 1 for row in rows]
            beside = rows if step % 2 == 0 else wide
            rows = [
                row | (beside[i - 1] if i else 0) | (beside[i + 1] if i + 1 < _HIGH else 0)
                for i, row in enumerate(wide)
            ]
        return Raster(tuple(rows))

    def shrunk(self, by: float) -> Raster:
        """Return the shape with so much less on every side."""
        return FULL - (FULL - self).grown(by)


FULL = Raster(((1 << _WIDE) - 1,) * _HIGH)
EMPTY = Raster((0,) * _HIGH)


def filled(paths: Iterable[Path]) -> Raster:
    """Return what closed paths cover."""
    rows = [0] * _HIGH
    for path in paths:
        for row, bits in _inside(path):
            rows[row] |= bits
    return Raster(tuple(rows))


@lru_cache(maxsize=512)
def _inside(path: Path) -> tuple[tuple[int, int], ...]:
    """Return the rows that a path covers, each with its bits; the same limb is asked for several times."""
    rows: dict[int, int] = {}
    for ring in flattened(path, 2):
        if len(ring) > 2:
            _fill(ring, rows)
    return tuple(rows.items())


def lines(paths: Iterable[Path], width: float) -> Raster:
    """Return what lines of a width cover."""
    rows = [0] * _HIGH
    for path in paths:
        for ring in flattened(path, 4):
            for (x1, y1), (x2, y2) in itertools.pairwise(ring):
                count = int((abs(x2 - x1) + abs(y2 - y1)) / CELL) + 1
                for i in range(count + 1):
                    t = i / count
                    row = int((y1 + (y2 - y1) * t - _LOW) / CELL)
                    column = int((x1 + (x2 - x1) * t - _LEFT) / CELL)
                    if 0 <= row < _HIGH and 0 <= column < _WIDE:
                        rows[row] |= 1 << column
    return Raster(tuple(rows)).grown(width / 2) if width > CELL else Raster(tuple(rows))


def hull(points: Iterable[Flat]) -> list[Flat]:
    """Return the convex hull of places, turning left (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def half(places: Iterable[Flat]) -> list[Flat]:
        chain: list[Flat] = []
        for p in places:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain

    return half(ordered)[:-1] + half(reversed(ordered))[:-1]


def _turn(a: Flat, b: Flat, c: Flat) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _fill(ring: Sequence[Flat], rows: dict[int, int]) -> None:
    """Add a ring's inside to rows: between each pair of crossings of a row's middle."""
    crossings: dict[int, list[float]] = {}
    x1, y1 = ring[-1]
    x1, y1 = (x1 - _LEFT) / CELL, (y1 - _LOW) / CELL
    for px, py in ring:
        x2, y2 = (px - _LEFT) / CELL, (py - _LOW) / CELL
        low, high = (y1, y2) if y1 < y2 else (y2, y1)
        first, last = max(int(low + 0.5), 0), min(int(high + 0.5), _HIGH)
        if first < last:
            slope = (x2 - x1) / (y2 - y1)
            x = x1 + (first + 0.5 - y1) * slope
            for row in range(first, last):
                if row in crossings:
                    crossings[row].append(x)
                else:
                    crossings[row] = [x]
                x += slope
        x1, y1 = x2, y2
    for row, xs in crossings.items():
        xs.sort()
        for left, right in zip(xs[::2], xs[1::2], strict=False):
            a, b = max(int(left + 0.5), 0), min(int(right + 0.5), _WIDE)
            if b > a:
                rows[row] = rows.get(row, 0) | (1 << b) - (1 << a)
