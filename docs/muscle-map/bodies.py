"""The bodies that the seams are drawn on: each bends the one figure, points and seams alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

#: A place on the figure → the same place on a body.
Warp: TypeAlias = Callable[[float, float], tuple[float, float]]

#: Down the body: y, the trunk's or the leg's width as a part of the figure's own.
_SOFT_TRUNK = (
    (0, 1.0), (52, 1.04), (132, 1.0), (185, 0.94), (250, 0.97), (306, 1.04), (352, 1.15), (400, 1.28),
    (446, 1.21), (520, 1.11), (600, 1.1), (700, 1.09), (760, 1.08), (810, 1.05), (880, 1.06),
    (950, 1.03), (1000, 1.0),
)  # fmt: skip
#: Down the arm: y, its width as a part of the figure's own, units that it hangs farther out.
_SOFT_ARM = (
    (185, 0.94, 0), (250, 0.99, 0), (330, 1.05, 4.5), (345, 1.06, 5), (400, 1.08, 6), (450, 1.06, 8),
    (540, 1.0, 12), (650, 1.0, 12),
)  # fmt: skip
#: Where arm and trunk part: y, the trunk's edge, the arm's inner edge; one line above the armpit.
_PARTING = (
    (185, 96, 96), (250, 98, 98), (330, 99, 99), (345, 95, 107), (398, 82, 126), (450, 92, 141),
    (520, 107, 167), (560, 108, 176), (650, 99, 180),
)  # fmt: skip
#: The armpit, and the way down from it on which the arm comes away from the trunk.
_ARMPIT, _AWAY = 330, 20


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
    round_, out = _between(_SOFT_ARM, y)
    apart = min(1.0, max(0.0, (y - _ARMPIT) / _AWAY))
    out = apart * out + (1 - apart) * edge * (wide - round_)
    if far >= inner:
        return side * (far * round_ + out), y
    hung = inner * round_ + out
    return side * (edge * wide + (far - edge) * (hung - edge * wide) / (inner - edge)), y


def _between(table: tuple[tuple[float, ...], ...], y: float) -> tuple[float, ...]:
    """Return a table's row for a height, on smooth curves through the rows."""
    at = next((at for at, row in enumerate(table) if y <= row[0]), len(table))
    if at in (0, len(table)):
        return table[min(at, len(table) - 1)][1:]
    above, below = table[at - 1], table[at]
    before, after = table[max(0, at - 2)], table[min(at + 1, len(table) - 1)]
    height = below[0] - above[0]
    t = (y - above[0]) / height
    row = []
    for column in range(1, len(above)):
        leaving = height * (below[column] - before[column]) / (below[0] - before[0])
        arriving = height * (after[column] - above[column]) / (after[0] - above[0])
        row.append(
            (1 + 2 * t) * (1 - t) ** 2 * above[column]
            + t * (1 - t) ** 2 * leaving
            + t * t * (3 - 2 * t) * below[column]
            + t * t * (t - 1) * arriving
        )
    return tuple(row)


BODIES: Mapping[str, Warp] = {"standard": standard, "soft": soft}
