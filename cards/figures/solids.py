"""Everything round is one thing: the outline of what ellipsoids span, exact in every view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import acos, cos, pi, radians, sin, sqrt, tan

from cards.figures.camera import View
from cards.figures.paths import Path, Segment
from cards.figures.vectors import Flat, Vec, clamp, cross, scaled, unit

#: Directions in which the outline is looked for first.
_COUNT = 48
_ROUND = tuple((cos(2 * pi * i / _COUNT), sin(2 * pi * i / _COUNT)) for i in range(_COUNT))
#: Each direction, and what is reckoned from it for every ellipse.
_DIRECTIONS = tuple((nx, ny, nx * nx, 2 * nx * ny, ny * ny) for nx, ny in _ROUND)
#: A Bézier curve follows an ellipse well up to this angle.
_ARC = radians(92)
#: A line shorter than this is none, and an arc shorter than this is a line.
_HAIR, _SMALL = 0.12, 0.3
#: An ellipsoid seen as in the picture: its centre, and xx, xy, yy of its outline.
_Seen = tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ball:
    """An ellipsoid: its centre and up to three half axes (two for a flat disc)."""

    centre: Vec
    axes: tuple[Vec, ...]

    def seen(self, view: View) -> _Seen:
        """Return its place and shape in the picture."""
        x, y = view.flat(self.centre)
        xx = xy = yy = 0.0
        for axis in self.axes:
            u, v = view.flat(axis)
            xx, xy, yy = xx + u * u, xy + u * v, yy + v * v
        # A disc seen edge on is a line: it is given a breadth that has a direction.
        return (x, y, xx + 1e-3, xy, yy + 1e-3)


def sphere(centre: Vec, radius: float) -> Ball:
    """Return a ball of one radius."""
    return Ball(centre, ((radius, 0.0, 0.0), (0.0, radius, 0.0), (0.0, 0.0, radius)))


def rod(a: Vec, b: Vec, radius: float) -> list[Ball]:
    """Return a round bar from place to place."""
    return [sphere(a, radius), sphere(b, radius)]


def disc(centre: Vec, axis: Vec, radius: float, half: float) -> list[Ball]:
    """Return a flat cylinder, half of whose thickness is given."""
    a = unit(axis)
    across = unit(cross(a, (0.0, 0.0, 1.0) if abs(a[2]) < 0.9 else (1.0, 0.0, 0.0)))
    axes = (scaled(across, radius), scaled(cross(a, across), radius))
    x, y, z = centre
    return [Ball((x + a[0] * h, y + a[1] * h, z + a[2] * h), axes) for h in (-half, half)]


def block(
    x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], r: float = 0.8
) -> list[Ball]:
    """Return a box between two planes each way, its edges rounded."""
    r = min(r, abs(x[1] - x[0]) / 2, abs(y[1] - y[0]) / 2, abs(z[1] - z[0]) / 2)
    ends = [(edge[0] + r, edge[1] - r) for edge in (x, y, z)]
    return [sphere((a, b, c), r) for a in ends[0] for b in ends[1] for c in ends[2]]


def outline(balls: Iterable[Ball], view: View) -> Path:
    """Return the outline of the convex hull: arcs on the ellipsoids, straight where two are bridged."""
    seen = _distinct(ball.seen(view) for ball in balls)
    owners = _owners(seen)
    step = 2 * pi / _COUNT
    cuts: list[tuple[float, int]] = []
    for i in range(_COUNT):
        one, other = owners[i], owners[(i + 1) % _COUNT]
        if one != other:
            low, high = i * step, (i + 1) * step
            for _ in range(7):
                middle = (low + high) / 2
                nx, ny = cos(middle), sin(middle)
                if _reach(seen[one], nx, ny) >= _reach(seen[other], nx, ny):
                    low = middle
                else:
                    high = middle
            cuts.append(((low + high) / 2, other))
    if not cuts:
        cuts = [(0.0, owners[0])]
    segments: list[Segment] = []
    for i, (start, owner) in enumerate(cuts):
        end = cuts[i + 1][0] if i + 1 < len(cuts) else cuts[0][0] + 2 * pi
        for segment in _arc(seen[owner], start, end, first=not segments):
            # What is shorter than a hair is left out; of an arc, nothing would be seen of its bow.
            if not segments or segment[0] == "C" or _apart(segments[-1], segment) > _HAIR:
                if segment[0] == "C" and _apart(segments[-1], segment) < _SMALL:
                    segment = ("L", segment[1][-1:])
                segments.append(segment)
    return (*segments, ("Z", ()))


def _apart(one: Segment, other: Segment) -> float:
    (ax, ay), (bx, by) = one[1][-1], other[1][-1]
    return max(abs(ax - bx), abs(ay - by))


def _distinct(seen: Iterable[_Seen]) -> list[_Seen]:
    """Leave out what lies exactly behind another."""
    return list({tuple(round(number, 6) for number in one): one for one in seen}.values())


def _owners(seen: Sequence[_Seen]) -> Sequence[int]:
    """Return of each direction which ball reaches farthest in it, of equal ones the first."""
    if len(seen) == 1:
        return (0,) * _COUNT
    reaches = [
        [x * nx + y * ny + sqrt(xx * nxx + xy * nxy + yy * nyy) for nx, ny, nxx, nxy, nyy in _DIRECTIONS]
        for x, y, xx, xy, yy in seen
    ]
    owners = []
    for those in zip(*reaches, strict=True):
        farthest = max(those) - 1e-9
        owners.append(next(number for number, reach in enumerate(those) if reach >= farthest))
    return owners


def _reach(ball: _Seen, nx: float, ny: float) -> float:
    x, y, xx, xy, yy = ball
    return x * nx + y * ny + sqrt(xx * nx * nx + 2 * xy * nx * ny + yy * ny * ny)


def _touch(ball: _Seen, angle: float) -> Flat:
    """Return the place of an ellipse whose outward direction is given."""
    x, y, xx, xy, yy = ball
    nx, ny = cos(angle), sin(angle)
    h = sqrt(xx * nx * nx + 2 * xy * nx * ny + yy * ny * ny)
    return (x + (xx * nx + xy * ny) / h, y + (xy * nx + yy * ny) / h)


def _arc(ball: _Seen, start: float, end: float, *, first: bool) -> list[Segment]:
    """Return the arc of an ellipse between two outward directions, led to by a line."""
    x, y, xx, xy, yy = ball
    inverse = 1 / (xx * yy - xy * xy)
    p = _touch(ball, start)
    out: list[Segment] = [("M" if first else "L", (p,))]
    pieces = max(1, int((end - start) / _ARC) + 1)
    for piece in range(pieces):
        a, b = (start + (end - start) * k / pieces for k in (piece, piece + 1))
        p, q = _touch(ball, a), _touch(ball, b)
        ux, uy, wx, wy = p[0] - x, p[1] - y, q[0] - x, q[1] - y
        turn = acos(clamp((yy * ux * wx - xy * (ux * wy + uy * wx) + xx * uy * wy) * inverse, -1, 1))
        sine = sin(b - a)
        if turn < 1e-3 or abs(sine) < 1e-6:
            out.append(("L", (q,)))
            continue
        # Where the two tangents meet, and how far along them the handles stand.
        t = ((q[0] - p[0]) * cos(b) + (q[1] - p[1]) * sin(b)) / sine
        meet = (p[0] - sin(a) * t, p[1] + cos(a) * t)
        h = 4 / 3 * tan(turn / 4) / tan(turn / 2)
        first_handle = (p[0] + (meet[0] - p[0]) * h, p[1] + (meet[1] - p[1]) * h)
        last_handle = (q[0] + (meet[0] - q[0]) * h, q[1] + (meet[1] - q[1]) * h)
        out.append(("C", (first_handle, last_handle, q)))
    return out
