"""What is written into a picture: the steps' numbers, and a stop-watch for what is held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cards.figures.paths import Path, circle, polygon, spline
from cards.figures.pieces import MARKS, Piece, Role
from cards.figures.raster import filled
from cards.figures.vectors import Flat

#: A numeral's height, and the width that it takes, in hundredths of the stature.
HEIGHT = 11.0
_ADVANCE = 7.4
#: The width of a numeral's strokes.
_WEIGHT = 2.3
#: Middle lines of the digits, in parts of the height; a curve where there are more than two places.
_DIGITS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "0": (((0.22, 0.1), (0.0, 0.3), (0.0, 0.7), (0.22, 0.9), (0.44, 0.7), (0.44, 0.3), (0.22, 0.1)),),
    "1": (((0.06, 0.72), (0.3, 0.9)), ((0.3, 0.9), (0.3, 0.1))),
    "2": (
        ((0.02, 0.7), (0.06, 0.84), (0.22, 0.9), (0.4, 0.82), (0.42, 0.64), (0.28, 0.42), (0.02, 0.1)),
        ((0.02, 0.1), (0.46, 0.1)),
    ),
    "3": (
        ((0.03, 0.76), (0.1, 0.87), (0.22, 0.9), (0.38, 0.83), (0.4, 0.66), (0.3, 0.55), (0.17, 0.53)),
        ((0.17, 0.53), (0.34, 0.49), (0.44, 0.34), (0.38, 0.16), (0.22, 0.1), (0.08, 0.13), (0.01, 0.26)),
    ),
    "4": (((0.32, 0.9), (0.0, 0.32)), ((0.0, 0.32), (0.48, 0.32)), ((0.36, 0.56), (0.36, 0.1))),
    "5": (
        ((0.42, 0.9), (0.08, 0.9)),
        ((0.08, 0.9), (0.04, 0.54)),
        ((0.04, 0.54), (0.2, 0.6), (0.38, 0.52), (0.43, 0.34), (0.37, 0.17), (0.2, 0.1), (0.02, 0.17)),
    ),
    "6": (
        ((0.36, 0.9), (0.14, 0.68), (0.02, 0.36), (0.08, 0.17), (0.22, 0.1), (0.38, 0.17), (0.43, 0.34)),
        ((0.43, 0.34), (0.38, 0.5), (0.23, 0.57), (0.08, 0.5), (0.02, 0.36)),
    ),
    "7": (((0.02, 0.9), (0.44, 0.9)), ((0.44, 0.9), (0.16, 0.1))),
    "8": (
        ((0.22, 0.54), (0.06, 0.64), (0.06, 0.82), (0.22, 0.9), (0.38, 0.82), (0.38, 0.64), (0.22, 0.54)),
        ((0.22, 0.54), (0.02, 0.4), (0.02, 0.2), (0.22, 0.1), (0.42, 0.2), (0.42, 0.4), (0.22, 0.54)),
    ),
    "9": (
        ((0.08, 0.1), (0.3, 0.32), (0.42, 0.64), (0.36, 0.83), (0.22, 0.9), (0.06, 0.83), (0.01, 0.66)),
        ((0.01, 0.66), (0.06, 0.5), (0.21, 0.43), (0.36, 0.5), (0.42, 0.64)),
    ),
}  # fmt: skip


def numeral(number: int, corner: Flat) -> list[Piece]:
    """Return a number whose upper left corner is given, in strokes with round ends."""
    x, y = corner
    out = []
    for place, digit in enumerate(str(number)):
        lines = [
            [(x + place * _ADVANCE + _WEIGHT / 2 + px * HEIGHT, y - HEIGHT + py * HEIGHT) for px, py in line]
            for line in _DIGITS[digit]
        ]
        path = tuple(s for line in lines for s in (spline if len(line) > 2 else _open)(line, closed=False))
        out.append(Piece(MARKS + 0.3, Role.NUMERAL, path))
    return out


def _open(points: Sequence[Flat], *, closed: bool) -> Path:
    return polygon(points, closed=closed)


def stop_watch(pieces: Iterable[Piece], box: tuple[float, float, float, float], near: Flat) -> list[Piece]:
    """Return a stop-watch where the picture is free, as near to the upper body as can be."""
    shapes = [piece for piece in pieces if piece.layer > 0.45]
    taken = filled(path for p in shapes for path in (p.parts or (p.path,))).grown(8.0)
    left, _, right, top = box
    best: tuple[float, Flat] | None = None
    for column in range(int(left), int(right) + 14, 3):
        for row in range(8, int(top) + 10, 3):
            x, y = float(column), float(row)
            if not taken.holds((x, y)):
                cost = abs(x - near[0]) + abs(y - near[1] - 12) + max(0.0, y + 7 - max(top, 40.0)) * 3
                if best is None or cost < best[0]:
                    best = (cost, (x, y))
    if best is None:
        return []
    x, y = best[1]
    hand = polygon([(x, y + 3.2), (x, y), (x + 2.3, y - 1.3)], closed=False)
    crown = (
        *polygon([(x - 1.7, y + 7.6), (x + 1.7, y + 7.6)], closed=False),
        *polygon([(x, y + 7.4), (x, y + 5.4)], closed=False),
    )
    return [Piece(MARKS, Role.MARK, path) for path in (circle((x, y), 5.2), hand, crown)]
