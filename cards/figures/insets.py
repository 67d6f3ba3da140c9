"""A part of a picture once more, larger, in a circle beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import cos, hypot, pi, sin

from cards.figures.paths import Path, circle, flattened, polygon
from cards.figures.pieces import Piece, Role
from cards.figures.raster import filled
from cards.figures.vectors import Flat, between

#: Corners of the ring that shapes are cut by.
_CORNERS = 28
_LAYER = 12.0
_GAP = 2.5


def inset(
    pieces: Sequence[Piece],
    at: Flat,
    measure: tuple[float, float],
    box: tuple[float, float, float, float],
    shown: tuple[Sequence[Piece], Flat] | None = None,
) -> list[Piece]:
    """Return what lies in a circle so wide, so many times larger, where the picture is free.

    A ring round the part itself tells what is shown: as the picture has it, or other shapes round a
    middle of their own. Nothing where the picture leaves no room.
    """
    radius, scale = measure
    wide = radius * scale
    cut, middle = shown or (pieces, at)
    place = _free(pieces, at, (radius, wide), box)
    if place is None:
        return []

    def there(point: Flat) -> Flat:
        return (place[0] + (point[0] - middle[0]) * scale, place[1] + (point[1] - middle[1]) * scale)

    apart = hypot(place[0] - at[0], place[1] - at[1])
    bridge = [between(at, place, radius / apart), between(place, at, wide / apart)]
    out = [
        Piece(_LAYER - 0.1, Role.RING, circle(at, radius)),
        Piece(_LAYER - 0.1, Role.RING, polygon(bridge, closed=False)),
        Piece(_LAYER, Role.HOLE, circle(place, wide)),
    ]
    for piece in sorted(cut, key=lambda one: one.layer):
        larger = _cut_piece(piece, middle, radius)
        if larger is not None:
            out.append(_carried(larger, there, _LAYER + 0.1 + piece.layer / 100))
    out.append(Piece(_LAYER + 0.5, Role.RING, circle(place, wide)))
    return out


def _free(
    pieces: Iterable[Piece], at: Flat, radii: tuple[float, float], box: tuple[float, float, float, float]
) -> Flat | None:
    """Return the nearest middle of a circle that meets nothing, the ring round the part itself included."""
    radius, wide = radii
    shapes = [piece for piece in pieces if piece.layer > 0.45]
    taken = filled(path for p in shapes for path in (p.parts or (p.path,))).grown(wide + _GAP)
    taken |= filled([circle(at, radius)]).grown(wide + 1.0)
    left, _, right, top = box
    best: tuple[float, Flat] | None = None
    for column in range(int(left - 2 * wide), int(right + 2 * wide) + 1, 3):
        for row in range(int(wide) + 3, int(max(top, 60)) + 1, 3):
            spot = (float(column), float(row))
            if not taken.holds(spot):
                outside = max(0.0, left - column + wide, column + wide - right, row + wide - top)
                cost = hypot(column - at[0], row - at[1]) + 0.6 * outside
                if best is None or cost < best[0]:
                    best = (cost, spot)
    return best[1] if best else None


def _cut_piece(piece: Piece, at: Flat, radius: float) -> Piece | None:
    """Return what of a piece lies in a circle; None for nothing."""
    if piece.role in (Role.FLOOR, Role.SHADOW, Role.MARK, Role.ARROW, Role.ARROW_HEAD):
        return None
    if piece.role in (Role.CHIN, Role.GROOVE, Role.WIRE, Role.CABLE, Role.BAND):
        lines = _cut_lines((piece.path,), at, radius)
        return replace(piece, path=_one(lines), keys=(), parts=()) if lines else None
    areas = [polygon(cut) for ring in flattened(piece.path, 4) if len(cut := _cut_area(ring, at, radius)) > 2]
    if not areas:
        return None
    return replace(piece, path=_one(areas), keys=_cut_lines(piece.keys, at, radius), parts=(), root=None)


def _one(paths: Iterable[Path]) -> Path:
    return tuple(segment for path in paths for segment in path)


def _cut_area(ring: Sequence[Flat], at: Flat, radius: float) -> list[Flat]:
    """Return what of a ring lies in a circle (Sutherland and Hodgman, against a polygon)."""
    inside = list(ring)
    for corner in range(_CORNERS):
        angle = 2 * pi * corner / _CORNERS
        nx, ny = cos(angle), sin(angle)
        limit = at[0] * nx + at[1] * ny + radius
        cut: list[Flat] = []
        for one, other in zip(inside, inside[1:] + inside[:1], strict=True):
            a, b = one[0] * nx + one[1] * ny - limit, other[0] * nx + other[1] * ny - limit
            if a <= 0:
                cut.append(one)
            if (a < 0 < b) or (b < 0 < a):
                cut.append(between(one, other, a / (a - b)))
        inside = cut
        if len(inside) < 3:
            return []
    return inside


def _cut_lines(paths: Iterable[Path], at: Flat, radius: float) -> tuple[Path, ...]:
    """Return the stretches of lines that lie in a circle."""
    out: list[Path] = []
    for path in paths:
        for line in flattened(path, 5):
            closed = any(operator == "Z" for operator, _ in path)
            run: list[Flat] = []
            for place in [*line, *([line[0]] if closed else [])]:
                if hypot(place[0] - at[0], place[1] - at[1]) <= radius:
                    run.append(place)
                    continue
                if len(run) > 1:
                    out.append(polygon(run, closed=False))
                run = []
            if len(run) > 1:
                out.append(polygon(run, closed=False))
    return tuple(out)


def _carried(piece: Piece, there: object, layer: float) -> Piece:
    assert callable(there)

    def moved(path: Path) -> Path:
        return tuple((operator, tuple(there(point) for point in points)) for operator, points in path)

    return replace(piece, layer=layer, path=moved(piece.path), keys=tuple(map(moved, piece.keys)))
