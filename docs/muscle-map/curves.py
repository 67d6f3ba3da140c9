"""Points → smooth curves through them, and outlines of many points → few curves again."""

from __future__ import annotations

import cmath
import itertools
import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np

#: A place to go through, and "c" after it where the curve may turn sharply.
Knot: TypeAlias = tuple[float, float] | tuple[float, float, str]
#: Start, its handle, the end's handle, end; x is the real part and y the imaginary one.
Cubic: TypeAlias = tuple[complex, complex, complex, complex]

#: How far along an outline to look, in units, and by how many degrees it must turn there to be a corner.
_WINDOW, _CORNER = 2.2, 38.0


def through(knots: Sequence[Knot], *, closed: bool = False) -> list[Cubic]:
    """Draw the smoothest curve through knots by Hobby's rule (Discrete & Computational Geometry 1, 1986)."""
    places = [complex(knot[0], knot[1]) for knot in knots]
    sharp = [len(knot) > 2 for knot in knots]
    if closed:
        if not any(sharp):
            return _smooth(places, closed=True)
        first = sharp.index(True)
        places = [*places[first:], *places[: first + 1]]
        sharp = [*sharp[first:], *sharp[: first + 1]]
    ends = [at for at, corner in enumerate(sharp) if corner or at in (0, len(sharp) - 1)]
    return [
        cubic
        for start, end in itertools.pairwise(ends)
        for cubic in _smooth(places[start : end + 1], closed=False)
    ]


def flattened(cubics: Iterable[Cubic], steps: int = 14) -> list[tuple[float, float]]:
    """Return points along curves, the last one's end included."""
    found: list[complex] = []
    end = 0j
    for cubic in cubics:
        found += [_at(cubic, step / steps) for step in range(steps)]
        end = cubic[3]
    return [(point.real, point.imag) for point in (*found, end)]


def fitted(ring: Sequence[tuple[float, float]], tolerance: float) -> list[Cubic]:
    """Fit few curves to a closed outline, none farther from it than a tolerance in units.

    The method is Schneider's (Graphics Gems, 1990); corners stay corners.
    """
    points = [complex(x, y) for x, y in ring]
    points = [point for at, point in enumerate(points) if abs(point - points[at - 1]) > 0.05]
    corners = _corners(points) or [0]
    found: list[Cubic] = []
    for start, end in zip(corners, [*corners[1:], corners[0] + len(points)], strict=True):
        piece = [points[at % len(points)] for at in range(start, end + 1)]
        found += _pieces(piece, _heading(piece), _heading(piece[::-1]), tolerance)
    return found


def _smooth(places: list[complex], *, closed: bool) -> list[Cubic]:
    count = len(places)
    if count == 2:
        third = (places[1] - places[0]) / 3
        return [(places[0], places[0] + third, places[1] - third, places[1])]
    spans = count if closed else count - 1
    chords = [places[(at + 1) % count] - places[at] for at in range(spans)]
    turns = [cmath.phase(chords[at % spans] / chords[at - 1]) for at in range(count)]
    if not closed:
        turns[0] = turns[-1] = 0.0
    leaving = _directions([abs(chord) for chord in chords], turns, closed=closed)
    found = []
    for at, chord in enumerate(chords):
        after = (at + 1) % count
        out, into = leaving[at], -turns[after] - leaving[after]
        first = places[at] + cmath.rect(1, out) * chord * _velocity(out, into) / 3
        second = places[after] - cmath.rect(1, -into) * chord * _velocity(into, out) / 3
        found.append((places[at], first, second, places[after]))
    return found


def _directions(lengths: list[float], turns: list[float], *, closed: bool) -> list[float]:
    """Solve for the angles at which the curve leaves its knots, measured from the chords."""
    count = len(turns)
    left, right = np.zeros((count, count)), np.zeros(count)
    for at in range(count):
        if not closed and at in (0, count - 1):
            near = 1 if at == 0 else count - 2
            left[at, at], left[at, near] = 1.0, 1.0
            right[at] = -turns[1] if at == 0 else 0.0
            continue
        before, after = 1 / lengths[at - 1], 1 / lengths[at]
        left[at, at - 1] += before
        left[at, at] += 2 * before + 2 * after
        left[at, (at + 1) % count] += after
        right[at] = -2 * before * turns[at] - after * turns[(at + 1) % count]
    return [float(angle) for angle in np.linalg.solve(left, right)]


def _velocity(out: float, into: float) -> float:
    c = (3 - math.sqrt(5)) / 2
    bend = (
        math.sqrt(2)
        * (math.sin(out) - math.sin(into) / 16)
        * (math.sin(into) - math.sin(out) / 16)
        * (math.cos(out) - math.cos(into))
    )
    return (2 + bend) / (1 + (1 - c) * math.cos(out) + c * math.cos(into))


def _at(cubic: Cubic, t: float) -> complex:
    s = 1 - t
    start, first, second, end = cubic
    return s**3 * start + 3 * s * s * t * first + 3 * s * t * t * second + t**3 * end


def _corners(points: list[complex]) -> list[int]:
    """Return where an outline turns most within a short way."""
    count = len(points)

    def along(start: int, step: int) -> complex:
        gone, at = 0.0, start
        while gone < _WINDOW:
            gone += abs(points[(at + step) % count] - points[at % count])
            at += step
        return points[at % count]

    angles = []
    for at, point in enumerate(points):
        before, after = point - along(at, -1), along(at, 1) - point
        angles.append(abs(math.degrees(cmath.phase(after / before))))
    return [
        at
        for at, angle in enumerate(angles)
        if angle > _CORNER and angle >= max(angles[(at + near) % count] for near in range(-3, 4))
    ]


def _heading(piece: list[complex]) -> complex:
    ahead = piece[min(2, len(piece) - 1)] - piece[0]
    return ahead / abs(ahead) if ahead else ahead


def _pieces(piece: list[complex], out: complex, back: complex, tolerance: float) -> list[Cubic]:
    """Fit one curve, or two where one is not enough."""
    if len(piece) == 2:
        third = abs(piece[1] - piece[0]) / 3
        return [(piece[0], piece[0] + out * third, piece[1] + back * third, piece[1])]
    along = [0.0]
    for start, end in itertools.pairwise(piece):
        along.append(along[-1] + abs(end - start))
    places = [way / along[-1] for way in along]
    for _ in range(5):
        cubic = _best(piece, places, out, back)
        errors = [abs(_at(cubic, t) - point) for t, point in zip(places, piece, strict=True)]
        worst = max(range(len(piece)), key=errors.__getitem__)
        if errors[worst] < tolerance:
            return [cubic]
        if errors[worst] > 4 * tolerance:
            break
        places = [_nearer(cubic, t, point) for t, point in zip(places, piece, strict=True)]
    middle = min(max(worst, 1), len(piece) - 2)
    reach = 2 if 2 <= middle < len(piece) - 2 else 1
    across = piece[middle - reach] - piece[middle + reach]
    across = across / abs(across) if across else 1 + 0j
    return [
        *_pieces(piece[: middle + 1], out, across, tolerance),
        *_pieces(piece[middle:], -across, back, tolerance),
    ]


def _best(piece: list[complex], places: list[float], out: complex, back: complex) -> Cubic:
    """Find the handles' lengths with the least squares of distance."""
    start, end = piece[0], piece[-1]
    t, points = np.array(places), np.array(piece)
    s = 1 - t
    one, two = 3 * t * s * s * out, 3 * t * t * s * back
    rest = points - ((s**3 + 3 * t * s * s) * start + (t**3 + 3 * t * t * s) * end)

    def dot(a: np.ndarray, b: np.ndarray) -> float:
        return float(np.sum(a.real * b.real + a.imag * b.imag))

    cross, chord = dot(one, two), abs(end - start)
    scale = dot(one, one) * dot(two, two) - cross * cross
    first = second = 0.0
    if abs(scale) > 1e-12:
        first = (dot(one, rest) * dot(two, two) - dot(two, rest) * cross) / scale
        second = (dot(two, rest) * dot(one, one) - dot(one, rest) * cross) / scale
    if not all(1e-3 * chord <= length <= 3 * chord for length in (first, second)):
        first = second = chord / 3
    return start, start + out * first, end + back * second, end


def _nearer(cubic: Cubic, t: float, point: complex) -> float:
    """Move a place on the curve nearer to its point, by one of Newton's steps."""
    s = 1 - t
    start, first, second, end = cubic
    off = _at(cubic, t) - point
    slope = 3 * (s * s * (first - start) + 2 * s * t * (second - first) + t * t * (end - second))
    bend = 6 * (s * (second - 2 * first + start) + t * (end - 2 * second + first))
    speed = abs(slope) ** 2 + (off * bend.conjugate()).real
    step = (off * slope.conjugate()).real / speed if speed else 0.0
    return min(1.0, max(0.0, t - step))
