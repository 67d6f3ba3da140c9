"""Outlines in the picture: splines, polygons and circles as few Bézier curves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot
from typing import TypeAlias

from cards.figures.vectors import Flat, between

#: An operator (M, L, C or Z) and its places.
Segment: TypeAlias = tuple[str, tuple[Flat, ...]]
Path: TypeAlias = tuple[Segment, ...]

#: How far a Bézier curve's handles stand from the ends of a quarter circle of radius 1.
_HANDLE = 0.5522847
_CLOSE: Segment = ("Z", ())


def polygon(points: Sequence[Flat], *, closed: bool = True) -> Path:
    """Return straight lines from place to place."""
    lines = [("M", (points[0],)), *(("L", (point,)) for point in points[1:])]
    return (*lines, _CLOSE) if closed else tuple(lines)


def circle(centre: Flat, radius: float) -> Path:
    """Return a circle."""
    x, y = centre
    k = _HANDLE * radius
    r = radius
    return (
        ("M", ((x + r, y),)),
        ("C", ((x + r, y + k), (x + k, y + r), (x, y + r))),
        ("C", ((x - k, y + r), (x - r, y + k), (x - r, y))),
        ("C", ((x - r, y - k), (x - k, y - r), (x, y - r))),
        ("C", ((x + k, y - r), (x + r, y - k), (x + r, y))),
        _CLOSE,
    )


def spline(points: Sequence[Flat], *, closed: bool = True) -> Path:
    """Return a smooth curve through all places (centripetal Catmull-Rom, which makes no loops)."""
    n = len(points)
    if n < 3:
        return polygon(points, closed=False)
    gaps = [
        max(hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]), 1e-9) ** 0.5
        for i in range(n)
    ]
    out: list[Segment] = [("M", (points[0],))]
    for i in range(n if closed else n - 1):
        j = (i + 1) % n
        before, after = points[i - 1], points[(j + 1) % n]
        p, q, gap = points[i], points[j], gaps[j]
        leave = between(p, q, 1 / 3) if not closed and i == 0 else _handle((before, p, q), gaps[i], gap)
        if not closed and j == n - 1:
            arrive = between(q, p, 1 / 3)
        else:
            arrive = _handle((after, q, p), gaps[(j + 1) % n], gap)
        out.append(("C", (leave, arrive, q)))
    return (*out, _CLOSE) if closed else tuple(out)


def _handle(points: tuple[Flat, Flat, Flat], back: float, ahead: float) -> Flat:
    """Return the handle of the middle place toward the last, for knots so far apart."""
    (ax, ay), (bx, by), (cx, cy) = points
    k = ahead / 3
    return (
        bx + k * ((bx - ax) / back - (cx - ax) / (back + ahead) + (cx - bx) / ahead),
        by + k * ((by - ay) / back - (cy - ay) / (back + ahead) + (cy - by) / ahead),
    )


def flattened(path: Path, steps: int = 4) -> list[list[Flat]]:
    """Return a path's rings as places, a curve as so many lines."""
    rings: list[list[Flat]] = []
    ring: list[Flat] = []
    for operator, points in path:
        if operator == "M":
            ring = [points[0]]
            rings.append(ring)
        elif operator == "L":
            ring.append(points[0])
        elif operator == "C":
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = ring[-1], *points
            for i in range(1, steps + 1):
                t = i / steps
                m = 1 - t
                k0, k1, k2, k3 = m * m * m, 3 * m * m * t, 3 * m * t * t, t * t * t
                x, y = k0 * ax + k1 * bx + k2 * cx + k3 * dx, k0 * ay + k1 * by + k2 * cy + k3 * dy
                ring.append((x, y))
    return [ring for ring in rings if len(ring) > 1]


def area(ring: Sequence[Flat]) -> float:
    """Return the area inside a ring, above 0 where it turns left."""
    total = 0.0
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        total += x1 * y2 - x2 * y1
        x1, y1 = x2, y2
    return total / 2


def leftward(path: Path) -> Path:
    """Return the same closed path, turning left: overlapping pieces of one fill must not cancel out."""
    corners = [points[-1] for _, points in path if points]
    return path if area(corners) >= 0 else (*backward(path), _CLOSE)


def backward(path: Path) -> Path:
    """Return the same line from its end to its start, open."""
    drawn = [segment for segment in path if segment[1]]
    corners = [points[-1] for _, points in drawn]
    out: list[Segment] = [("M", (corners[-1],))]
    for (operator, points), to in zip(reversed(drawn[1:]), reversed(corners[:-1]), strict=True):
        out.append(("L", (to,)) if operator == "L" else ("C", (points[1], points[0], to)))
    return tuple(out)


def joined(paths: Iterable[Path]) -> Path:
    """Return closed paths as one that is filled in one go."""
    return tuple(segment for path in paths for segment in leftward(path))


def moved(path: Path, dx: float, dy: float, *, mirrored: bool = False) -> Path:
    """Return a path elsewhere, first turned from left to right where it is mirrored."""
    k = -1.0 if mirrored else 1.0
    return tuple((operator, tuple((x * k + dx, y + dy) for x, y in points)) for operator, points in path)


def bounds(paths: Iterable[Path]) -> tuple[float, float, float, float]:
    """Return the left, lower, right and upper edge of what paths reach (curves by their handles' mean)."""
    xs: list[float] = []
    ys: list[float] = []
    for path in paths:
        for ring in flattened(path, 3):
            for x, y in ring:
                xs.append(x)
                ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)
