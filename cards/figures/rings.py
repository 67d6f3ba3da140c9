"""The body's surface as rings along its bones, and their outline in any view."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, radians, sin, sqrt
from typing import NamedTuple

from cards.figures.body import PELVIS
from cards.figures.camera import View
from cards.figures.paths import Path, backward, leftward, spline
from cards.figures.skeleton import Trunk
from cards.figures.solids import Ball, outline
from cards.figures.vectors import Flat, Vec, along, clamp, cross, distance, dot, mix, scaled, sub, unit

#: Rings of a limb: the part of the bone's length, and the radius to the front, to the back and sideways.
LIMBS = {
    "thigh": (
        (0.00, 6.2, 7.5, 5.3), (0.14, 6.5, 7.0, 5.6), (0.34, 6.2, 5.8, 5.4), (0.58, 5.2, 4.7, 4.7),
        (0.80, 4.2, 3.9, 4.0), (0.93, 3.8, 3.5, 3.75), (1.0, 3.6, 3.4, 3.6),
    ),
    "shank": (
        (0.00, 3.6, 3.4, 3.6), (0.10, 3.4, 3.7, 3.5), (0.26, 2.9, 4.6, 3.9), (0.42, 2.6, 4.3, 3.7),
        (0.62, 2.3, 3.1, 2.9), (0.82, 2.1, 2.3, 2.3), (1.0, 2.2, 2.3, 2.3),
    ),
    "upper arm": (
        (0.00, 3.9, 3.9, 3.6), (0.16, 4.0, 3.9, 3.7), (0.36, 3.6, 3.5, 3.3), (0.60, 3.3, 3.2, 3.0),
        (0.84, 2.8, 2.8, 2.8), (1.0, 2.6, 2.7, 2.7),
    ),
    "forearm": (
        (0.00, 2.6, 2.7, 2.7), (0.14, 2.9, 2.8, 2.9), (0.32, 3.0, 2.6, 2.8), (0.58, 2.4, 2.2, 2.4),
        (0.84, 1.8, 1.8, 2.0), (1.0, 1.7, 1.7, 1.9),
    ),
}  # fmt: skip
#: Rings of the trunk: the height over the line of the hips along the spine, front, back, half width.
TRUNK = (
    (-5.6, 1.5, 5.2, 5.2), (-3.6, 4.6, 7.5, 8.2), (-0.4, 6.3, 8.6, 9.6), (3.4, 6.6, 7.9, 9.4),
    (7.4, 6.2, 5.8, 8.5), (10.6, 6.0, 4.9, 8.1), (14.6, 6.5, 5.5, 8.6), (19.0, 7.6, 6.5, 9.5),
    (22.8, 7.7, 7.0, 10.2), (26.0, 6.6, 6.9, 10.9), (29.0, 4.6, 6.2, 11.2), (31.0, 2.9, 4.9, 9.8),
    (32.6, 1.6, 3.6, 6.2), (33.8, 0.6, 2.2, 3.3),
)  # fmt: skip
#: Rings that the outline passes by without a place of its own, by where they are: it is off by no more than
#: 0.2 hundredths (0.08 mm on a card), and a third shorter to write. Muscles lie on all rings.
_PASSED = {
    "thigh": (0.14, 0.58, 0.80),
    "shank": (0.42, 0.62),
    "upper arm": (0.36, 0.60),
    "forearm": (0.14, 0.58),
    "trunk": (14.6, 19.0, 26.0),
}
#: A bone seen shorter than this part of its length points at the viewer.
_END_ON = 0.42
#: Degrees at which a round end has places.
_CAP = (58, 122)
#: The same where a hand or a foot covers it.
_HIDDEN_CAP = (90,)


class Ring(NamedTuple):
    """A cross-section of the body: half ellipses to the front and to the back."""

    #: Where along the bone, as its table counts.
    key: float
    centre: Vec
    front: Vec
    side: Vec
    ahead: float
    behind: float
    wide: float
    #: True where the outline has a place.
    outlined: bool = True

    def at(self, angle: float) -> Vec:
        """Return the place on the skin: 0 degrees in front, 90 at the side, 180 behind."""
        c, s = cos(radians(angle)), sin(radians(angle))
        r = (self.ahead if c > 0 else self.behind) * c
        w = self.wide * s
        x, y, z = self.centre
        f, d = self.front, self.side
        return (x + f[0] * r + d[0] * w, y + f[1] * r + d[1] * w, z + f[2] * r + d[2] * w)

    def reach(self, view: View, n: Flat) -> float:
        """Return how far it reaches in a direction of the picture."""
        fx, fy = view.flat(self.front)
        sx, sy = view.flat(self.side)
        f, s = fx * n[0] + fy * n[1], sx * n[0] + sy * n[1]
        r = self.ahead if f > 0 else self.behind
        return sqrt((r * f) ** 2 + (self.wide * s) ** 2)


def limb_rings(name: str, start: Vec, end: Vec, front: Vec, side: Vec) -> list[Ring]:
    """Return the rings of a limb's bone."""
    passed = _PASSED[name]
    return [Ring(t, mix(start, end, t), front, side, a, b, w, t not in passed) for t, a, b, w in LIMBS[name]]


def lateral(front: Vec, bone: Vec, out: Vec) -> Vec:
    """Return a limb's own sideways, away from the middle of the body."""
    side = unit(cross(front, bone))
    return side if dot(side, out) >= 0 else scaled(side, -1)


def trunk_rings(trunk: Trunk) -> list[Ring]:
    """Return the rings of the trunk: the spine bends from the pelvis's axis into the thorax's."""
    rings = []
    for height, ahead, behind, wide in TRUNK:
        t = clamp((height - 3.0) / 14.0, 0, 1)
        t = t * t * (3 - 2 * t)
        low = along(trunk.hips, trunk.pelvis.up, height)
        high = along(trunk.waist, trunk.thorax.up, height - PELVIS)
        front = unit(mix(trunk.pelvis.front, trunk.thorax.front, t))
        left = unit(mix(trunk.pelvis.left, trunk.thorax.left, t))
        outlined = height not in _PASSED["trunk"]
        rings.append(Ring(height, mix(low, high, t), front, left, ahead, behind, wide, outlined))
    return rings


def flanks(rings: Sequence[Ring], view: View) -> tuple[list[Flat], list[Flat]]:
    """Return the outline's places left and right of a bone as the picture shows it."""
    centres = [view.flat(ring.centre) for ring in rings]
    last = len(rings) - 1
    left, right = [], []
    for i, ring in enumerate(rings):
        a, b = centres[max(i - 1, 0)], centres[min(i + 1, last)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        m = hypot(dx, dy) or 1.0
        n = (-dy / m, dx / m)
        one, other = ring.reach(view, n), ring.reach(view, (-n[0], -n[1]))
        x, y = centres[i]
        left.append((x + n[0] * one, y + n[1] * one))
        right.append((x - n[0] * other, y - n[1] * other))
    return left, right


def is_end_on(rings: Sequence[Ring], view: View) -> bool:
    """Say whether the bone points at the viewer."""
    a, b = view.flat(rings[0].centre), view.flat(rings[-1].centre)
    return hypot(b[0] - a[0], b[1] - a[1]) < _END_ON * distance(rings[0].centre, rings[-1].centre)


def limb_outline(rings: Sequence[Ring], view: View, *, root: bool = True) -> Path:
    """Return the outline of a bone with round ends; the hull of its rings where it points at the viewer.

    `root`: whether it is the one that ends in a knee or an elbow, and not in a foot or a hand.
    """
    if is_end_on(rings, view):
        return outline(_balls(rings), view)
    left, right = flanks([ring for ring in rings if ring.outlined], view)
    a, b = view.flat(rings[0].centre), view.flat(rings[-1].centre)
    m = hypot(b[0] - a[0], b[1] - a[1])
    axis = ((b[0] - a[0]) / m, (b[1] - a[1]) / m)
    far_cap = _cap(left[-1], right[-1], axis, _CAP if root else _HIDDEN_CAP)
    near_cap = _cap(right[0], left[0], (-axis[0], -axis[1]), _CAP)
    return spline([*left, *far_cap, *reversed(right), *near_cap])


def open_outline(rings: Sequence[Ring], view: View, start: float) -> Path:
    """Return a bone's outline from so far along it on, open at the root: the same pieces as the whole's."""
    whole = limb_outline(rings, view)
    keys = [ring.key for ring in rings if ring.outlined]
    count = len(keys)
    first = next(i for i, key in enumerate(keys) if key >= start)
    kept = whole[first + 1 : 2 * count + len(_CAP) - first]
    line: Path = (("M", (whole[first][1][-1],)), *kept)
    return line if leftward(whole) is whole else backward(line)


def trunk_outline(rings: Sequence[Ring], view: View) -> Path:
    """Return the outline of the trunk, however the spine bends or points."""
    if is_end_on(rings, view):
        return outline(_balls(rings), view)
    left, right = flanks([ring for ring in rings if ring.outlined], view)
    a, b = view.flat(rings[0].centre), view.flat(rings[1].centre)
    m = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    low = (
        (left[0][0] + right[0][0]) / 2 + (a[0] - b[0]) / m * 1.6,
        (left[0][1] + right[0][1]) / 2 + (a[1] - b[1]) / m * 1.6,
    )
    return spline([low, *left, *reversed(right)])


def _balls(rings: Sequence[Ring]) -> list[Ball]:
    up = unit(sub(rings[-1].centre, rings[0].centre))
    balls = []
    for ring in rings:
        k = (ring.ahead + ring.behind) / 2
        centre = along(ring.centre, ring.front, (ring.ahead - ring.behind) / 2)
        axes = (scaled(ring.front, k), scaled(ring.side, ring.wide), scaled(up, min(k, ring.wide)))
        balls.append(Ball(centre, axes))
    return balls


def _cap(start: Flat, end: Flat, axis: Flat, angles: Sequence[float]) -> list[Flat]:
    """Return the places of a round end from one flank to the other."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    r = hypot(start[0] - end[0], start[1] - end[1]) / 2
    out = []
    for angle in angles:
        c, s = cos(radians(angle)), sin(radians(angle))
        out.append((x + (start[0] - x) * c + axis[0] * r * s, y + (start[1] - y) * c + axis[1] * r * s))
    return out


def ring_at(rings: Sequence[Ring], key: float) -> Ring:
    """Return the ring at any place along a bone, between those of its table."""
    low, high = rings[-2], rings[-1]
    for one, other in pairwise(rings):
        if key < other.key:
            low, high = one, other
            break
    t = (key - low.key) / (high.key - low.key)
    k = clamp(t, 0, 1)
    return Ring(
        key,
        mix(low.centre, high.centre, t),
        unit(mix(low.front, high.front, k)),
        unit(mix(low.side, high.side, k)),
        low.ahead + (high.ahead - low.ahead) * k,
        low.behind + (high.behind - low.behind) * k,
        low.wide + (high.wide - low.wide) * k,
    )
