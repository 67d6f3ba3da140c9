"""The bodies that the seams are drawn on: each bends the one figure, points and seams alike."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import TypeAlias

#: A place on the figure → the same place on a body.
Warp: TypeAlias = Callable[[float, float], tuple[float, float]]

#: Down the body: y, the trunk's or the leg's width as a part of the figure's own.
_SOFT_TRUNK = (
    (0, 1.0), (52, 1.04), (132, 1.0), (185, 0.94), (250, 0.97), (306, 1.05), (352, 1.17), (400, 1.28),
    (446, 1.21), (520, 1.11), (600, 1.1), (700, 1.09), (760, 1.08), (810, 1.05), (880, 1.06),
    (950, 1.03), (1000, 1.0),
)  # fmt: skip
#: Down the arm: y, units that its inner edge hangs farther out, its width as a part of the figure's own.
_SOFT_ARM = (
    (185, 0, 0.94), (250, 0, 0.99), (330, 11, 1.06), (345, 13, 1.07), (400, 17, 1.09), (450, 16, 1.06),
    (540, 12, 1.0),
)  # fmt: skip
#: Where arm and trunk part: y, the trunk's edge, the arm's inner edge; one line above the armpit.
_PARTING = (
    (185, 96, 96), (250, 98, 98), (330, 99, 99), (345, 95, 107), (398, 82, 126), (450, 92, 141),
    (520, 107, 167), (560, 108, 176), (650, 99, 180),
)  # fmt: skip


def standard(x: float, y: float) -> tuple[float, float]:
    """Return the place itself: the body that the figure is drawn as."""
    return x, y


def soft(x: float, y: float) -> tuple[float, float]:
    """Return the place on a body with a fuller waist, narrower shoulders and rounder limbs."""
    side, far = (-1, -x) if x < 0 else (1, x)
    (wide,) = _between(_SOFT_TRUNK, y)
    edge, inner = _between(_PARTING, y)
    if far <= edge or y > _PARTING[-1][0]:
        return side * far * wide, y
    out, round_ = _between(_SOFT_ARM, y)
    hung = inner + out if inner > edge else edge * wide
    if far >= inner:
        return side * (hung + (far - inner) * round_), y
    return side * (edge * wide + (far - edge) * (hung - edge * wide) / (inner - edge)), y


def _between(table: tuple[tuple[float, ...], ...], y: float) -> tuple[float, ...]:
    """Return a table's row for a height, eased between the rows above and below."""
    if y <= table[0][0]:
        return table[0][1:]
    for above, below in itertools.pairwise(table):
        if y <= below[0]:
            t = (y - above[0]) / (below[0] - above[0])
            t = t * t * (3 - 2 * t)
            return tuple(a + (b - a) * t for a, b in zip(above[1:], below[1:], strict=True))
    return table[-1][1:]


BODIES: Mapping[str, Warp] = {"standard": standard, "soft": soft}
