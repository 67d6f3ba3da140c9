"""What moves between two postures → an arrow beside it, where the picture is free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

from cards.figures.paths import polygon, spline
from cards.figures.pieces import MARKS, Piece, Role
from cards.figures.raster import EMPTY, Raster, filled, hull, lines
from cards.figures.vectors import Flat, between

_LONGEST, _SHORTEST = 40.0, 13.0
#: How much of the picture's parts an arrow keeps clear of.
_CLEAR = 3.6
_OFFSETS = (0, *(side * by for by in (4, 6, 8, 10, 12, 14, 16, 18, 21, 24, 28, 34) for side in (1, -1)))
_SHIFTS = (0.0, -0.3, 0.3, -0.6, 0.6, 0.9, -1.0, 1.2, 1.6, 2.0)
_HEAD, _HALF_HEAD = 5.6, 3.1
_SAMPLES = 9
#: Over a figure that is lower than this there is room for arrows: its picture is wide anyway.
_LOW_FIGURE = 56.0
#: The radius of an arrow that goes round.
_ROUND = 7.5
#: From which part of its span on a bow is that of a turning limb, and what such an arrow costs that stands
#: past the way's end, where it would tell of another movement.
_BOW, _PAST = 0.2, 24.0
#: What an arrow costs that stands on nothing, though within the hull of the picture.
_FREE = 9.01


@dataclass(frozen=True, slots=True)
class Room:
    """Where an arrow may stand: what is taken, the hull round it, and the picture's edges."""

    taken: Raster
    inside: Raster
    box: tuple[float, float, float, float]


def room(pieces: Sequence[Piece], box: tuple[float, float, float, float]) -> Room:
    """Return the room that a picture leaves."""
    shapes = [p for p in pieces if p.layer > 0.45 and p.role not in _THIN and p.role not in _FLAT]
    thin = [p.path for p in pieces if p.role in _THIN]
    body = filled(path for p in shapes for path in (p.parts or (p.path,)))
    points = [point for p in shapes for _, places in p.path for point in places]
    inside = filled([polygon(hull(points))]) if points else EMPTY
    return Room(body.grown(_CLEAR) | lines(thin, 2 * _CLEAR), inside, box)


_THIN = {Role.CABLE, Role.BAND, Role.WIRE}
_FLAT = {
    Role.FLOOR, Role.SHADOW, Role.GHOST, Role.GROOVE, Role.HOLE, Role.CHIN,
    Role.MUSCLE, Role.SECOND, Role.MUSCLE_FAR, Role.SECOND_FAR,
}  # fmt: skip


def curve(start: Flat, half_way: Flat, end: Flat, *, straight: bool) -> list[Flat]:
    """Return the way from start to end through a place half-way, its bow bounded so that it stays calm."""
    chord = between(start, end, 0.5)
    wide = hypot(end[0] - start[0], end[1] - start[1])
    if wide < 1e-6:
        return [start, end]
    n = (-(end[1] - start[1]) / wide, (end[0] - start[0]) / wide)
    sag = (half_way[0] - chord[0]) * n[0] + (half_way[1] - chord[1]) * n[1]
    if straight or abs(sag) < 0.07 * wide:
        sag = 0.0
    sag = max(-0.34 * wide, min(0.34 * wide, sag))
    cx, cy = chord[0] + n[0] * 2 * sag, chord[1] + n[1] * 2 * sag
    out = []
    for i in range(17):
        t = i / 16
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        out.append((a * start[0] + b * cx + c * end[0], a * start[1] + b * cy + c * end[1]))
    return out


def place(path: Sequence[Flat], free: Room) -> list[Flat] | None:
    """Return the arrow's line, moved aside to where the picture is free; None for what hardly moves."""
    wide = _length(path)
    if wide < 2.5:
        return None
    line = resampled(path, _SAMPLES)
    if wide > _LONGEST:
        cut = (wide - _LONGEST) / 2 / wide
        line = resampled(_part(path, cut, 1 - cut), _SAMPLES)
    elif wide < _SHORTEST:  # a short movement still gets an arrow that is seen
        middle = between(line[0], line[-1], 0.5)
        span = hypot(line[-1][0] - line[0][0], line[-1][1] - line[0][1]) or 1.0
        ux, uy = (line[-1][0] - line[0][0]) / span, (line[-1][1] - line[0][1]) / span
        steps = [_SHORTEST * (k / 8 - 0.5) for k in range(_SAMPLES)]
        line = [(middle[0] + ux * s, middle[1] + uy * s) for s in steps]
    wide = _length(line)
    span = hypot(line[-1][0] - line[0][0], line[-1][1] - line[0][1]) or 1.0
    ux, uy = (line[-1][0] - line[0][0]) / span, (line[-1][1] - line[0][1]) / span
    middle = between(line[0], line[-1], 0.5)
    bowed = wide > 30 and hypot(line[4][0] - middle[0], line[4][1] - middle[1]) > _BOW * span
    best: tuple[float, list[Flat]] | None = None
    for aside in _OFFSETS:
        moved = _aside(line, aside)
        mx, my = moved[-1][0] - moved[0][0], moved[-1][1] - moved[0][1]
        # On the inner side of a tight bow the way would shrink, or turn round.
        if not 0.55 * wide < _length(moved) < 1.9 * wide or mx * ux + my * uy < 0.5 * span:
            continue
        for shift in _SHIFTS:
            far = abs(aside) * 0.55 + abs(shift) * min(7.0, wide * 0.45)
            if bowed:
                far += _PAST * max(0.0, abs(shift) - 0.3)
            if best is not None and far >= best[0]:
                continue
            tried = [(x + ux * shift * wide, y + uy * shift * wide) for x, y in moved]
            cost = round(_cost(tried, free) + far, 6)
            if best is None or cost < best[0]:
                best = (cost, tried)
    return best[1] if best else None


def ring(near: Flat, free: Room) -> list[Piece]:
    """Return an arrow that goes round, as near to a place as the picture is free; nothing where it is not."""
    turns = [pi * (0.75 - 1.62 * i / 16) for i in range(17)]
    circle = [(_ROUND * cos(turn), _ROUND * 0.8 * sin(turn)) for turn in turns]
    steps = range(-36, 37, 3)
    for across, up in sorted(((a, u) for a in steps for u in steps), key=lambda step: hypot(*step)):
        x, y = near[0] + across, near[1] + up
        line = [(x + a, y + b) for a, b in circle]
        if _cost([*line, (x, y)], free) < _FREE:
            return pieces(line)
    return []


def pieces(line: Sequence[Flat]) -> list[Piece]:
    """Return an arrow's shaft, and its head in the direction of the line's end."""
    wide = _length(line)
    tip = line[-1]
    back = _part(line, 0, max(0.0, 1 - _HEAD / wide))[-1]
    m = hypot(tip[0] - back[0], tip[1] - back[1]) or 1.0
    ux, uy = (tip[0] - back[0]) / m, (tip[1] - back[1]) / m
    bx, by = tip[0] - ux * _HEAD, tip[1] - uy * _HEAD
    head = [
        tip,
        (bx - uy * _HALF_HEAD - ux * 0.3, by + ux * _HALF_HEAD - uy * 0.3),
        (bx + ux * 0.9, by + uy * 0.9),
        (bx + uy * _HALF_HEAD - ux * 0.3, by - ux * _HALF_HEAD - uy * 0.3),
    ]
    shaft = resampled(_part(line, 0, max(0.4, 1 - _HEAD * 0.7 / wide)), 5)
    return [
        Piece(MARKS, Role.ARROW, spline(shaft, closed=False)),
        Piece(MARKS + 0.1, Role.ARROW_HEAD, polygon(head)),
    ]


def covered(line: Sequence[Flat], free: Room) -> float:
    """Return the part of an arrow that stands on something, from 0 to 1."""
    samples = resampled(line, 2 * _SAMPLES)
    return sum(free.taken.holds(place) for place in samples) / len(samples)


def resampled(path: Sequence[Flat], count: int) -> list[Flat]:
    """Return places at equal distances along a line."""
    return _part(path, 0.0, 1.0, count)


def _cost(line: list[Flat], free: Room) -> float:
    # The head is broader than the shaft, and counts three times.
    samples = [*line, line[-1], line[-1]]
    over = sum(free.taken.holds(p) for p in samples) / len(samples)
    inside = sum(free.inside.holds(p) for p in samples) / len(samples)
    left, _, right, top = free.box
    xs, ys = [p[0] for p in line], [p[1] for p in line]
    out = (
        max(0.0, left - 3 - min(xs))
        + max(0.0, max(xs) - right - 3)
        + max(0.0, max(ys) - max(top, _LOW_FIGURE) - 1)
    )
    low = 9 * max(0.0, 3.5 - min(ys))
    return over * 80 + (14 if over > 0.01 else 0) + inside * 9 + out * 0.8 + low


def _aside(line: list[Flat], by: float) -> list[Flat]:
    if not by:
        return line
    last = len(line) - 1
    out = []
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by_) = line[max(i - 1, 0)], line[min(i + 1, last)]
        m = hypot(bx - ax, by_ - ay) or 1.0
        out.append((x - (by_ - ay) / m * by, y + (bx - ax) / m * by))
    return out


def _length(path: Sequence[Flat]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(path))


def _part(path: Sequence[Flat], start: float, end: float, count: int = 24) -> list[Flat]:
    """Return places at equal distances between two parts of a line's length."""
    reached = [0.0]
    for a, b in pairwise(path):
        reached.append(reached[-1] + hypot(b[0] - a[0], b[1] - a[1]))
    total = reached[-1]
    out = []
    k = 0
    for i in range(count):
        want = total * (start + (end - start) * i / (count - 1))
        while k < len(reached) - 2 and reached[k + 1] < want:
            k += 1
        gap = reached[k + 1] - reached[k]
        out.append(between(path[k], path[k + 1], (want - reached[k]) / gap if gap > 1e-9 else 0.0))
    return out
