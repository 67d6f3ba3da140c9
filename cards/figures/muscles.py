"""Muscles as areas of the skin: patches of a bone's surface, or spindles across a joint."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, atan2, degrees, sqrt

from cards.figures.camera import View
from cards.figures.paths import Path, area, spline
from cards.figures.rings import Ring, lateral, ring_at
from cards.figures.skeleton import Skeleton
from cards.figures.solids import Ball, outline
from cards.figures.vectors import Axes, add, along, clamp, dot, length, mix, scaled, unit

#: By muscle: the bone, where along it, and the middle and half the width of the patch in degrees.
PATCHES: dict[str, tuple[tuple[str, float, float, float, float], ...]] = {
    "quads": (("thigh", 0.10, 0.95, 8, 78),),
    "hamstrings": (("thigh", 0.12, 0.97, 180, 74),),
    "inner thighs": (("thigh", 0.02, 0.72, -100, 62),),
    "calves": (("shank", 0.04, 0.66, 180, 86),),
    "shins": (("shank", 0.08, 0.80, 25, 45),),
    "biceps": (("upper arm", 0.22, 0.98, 0, 74),),
    "triceps": (("upper arm", 0.22, 0.98, 180, 78),),
    "forearms": (("forearm", 0.02, 0.80, 0, 110),),
    "inner forearms": (("forearm", 0.02, 0.80, 10, 70),),
    "outer forearms": (("forearm", 0.02, 0.80, 190, 70),),
    "grip": (("forearm", 0.02, 0.86, 0, 100),),
    "outer ankles": (("shank", 0.30, 0.96, 80, 40),),
    "chest": (("trunk", 17.2, 27.6, 0, 88),),
    "upper chest": (("trunk", 22.0, 29.0, 0, 84),),
    "upper back": (("trunk", 17.5, 30.0, 180, 80),),
    "lats": (("trunk", 9.5, 25.5, 118, 56), ("trunk", 9.5, 25.5, -118, 56)),
    "lower back": (("trunk", 4.5, 15.0, 180, 64),),
    "abs": (("trunk", 1.5, 17.6, 0, 66),),
    "deep abs": (("trunk", 0.5, 11.5, 0, 78),),
    "rotator cuff": (("trunk", 20.0, 28.0, 136, 34), ("trunk", 20.0, 28.0, -136, 34)),
    "side abs": (("trunk", 4.5, 15.5, 72, 36), ("trunk", 4.5, 15.5, -72, 36)),
    "side ribs": (("trunk", 15.0, 22.5, 74, 24), ("trunk", 15.0, 22.5, -74, 24)),
}
#: By muscle: balls, each of a bone, where along it, how far to the front and out, and its three radii.
_Spindle = tuple[tuple[str, float, float, float, float, float, float], ...]
SPINDLES: dict[str, _Spindle] = {
    "traps": (("thorax", 25.0, -1.2, 2.6, 1.5, 1.3, 2.4), ("thorax", 20.6, -0.6, 8.0, 1.4, 2.0, 1.2)),
    "sides of the neck": (
        ("thorax", 24.2, -0.4, 1.8, 1.6, 1.2, 2.6),
        ("thorax", 28.0, 0.8, 2.2, 1.4, 1.0, 2.4)
    ),
    "front of the neck": (
        ("thorax", 24.0, 1.6, 0.6, 1.2, 1.6, 2.4),
        ("thorax", 27.4, 2.4, 0.8, 1.0, 1.4, 2.0)
    ),
    "back of the neck": (
        ("thorax", 24.2, -3.2, 0.8, 1.2, 1.6, 2.6),
        ("thorax", 28.4, -2.4, 0.9, 1.0, 1.4, 2.4)
    ),
    "deep hips": (("pelvis", 1.0, -4.6, 4.4, 1.8, 3.4, 1.8), ("pelvis", -0.6, -1.6, 7.6, 1.6, 1.4, 1.6)),
    "glutes": (
        ("pelvis", 5.2, -4.1, 3.0, 2.1, 4.2, 2.4), ("pelvis", 1.2, -4.9, 3.4, 2.9, 4.8, 3.2),
        ("pelvis", -2.2, -4.0, 3.4, 2.6, 4.0, 2.6), ("thigh", 0.15, -3.6, 0.6, 2.4, 3.2, 2.4),
    ),
    "outer hips": (("pelvis", 4.6, -0.6, 8.0, 2.4, 1.2, 2.6), ("thigh", 0.06, -0.4, 3.9, 2.4, 1.3, 3.0)),
    "side shoulders": (
        ("upper arm", -0.02, 0.0, 1.6, 2.3, 2.2, 2.5),
        ("upper arm", 0.42, 0, 1.8, 1.2, 1.1, 1.4)
    ),
    "shoulders": (("upper arm", -0.02, 0.2, 1.0, 2.7, 2.7, 2.7), ("upper arm", 0.40, 0, 1.4, 1.2, 1.2, 1.4)),
    "front shoulders": (
        ("upper arm", -0.02, 1.2, 0.6, 2.2, 2.2, 2.4), ("upper arm", 0.38, 0.8, 1.0, 1.1, 1.1, 1.4)
    ),
    "rear shoulders": (
        ("upper arm", -0.02, -1.2, 0.6, 2.2, 2.2, 2.4), ("upper arm", 0.38, -0.8, 1.0, 1.1, 1.1, 1.4)
    ),
    "hip flexors": (("pelvis", 3.6, 3.6, 4.0, 1.5, 1.8, 1.6), ("thigh", 0.26, 3.2, 0, 2.0, 2.2, 2.4)),
}  # fmt: skip
#: All muscles that can be tinted.
NAMES = tuple(sorted((*PATCHES, *SPINDLES)))

_STEPS = 8
#: Hundredths of the stature squared under which a patch is a blot.
_LEAST = 3.0


def bone_of(name: str) -> str:
    """Return the bone that carries a muscle's drawing: of a spindle, the one that it ends on."""
    return SPINDLES[name][-1][0] if name in SPINDLES else PATCHES[name][0][0]


def patch(
    rings: Sequence[Ring], place: tuple[str, float, float, float, float], view: View, rim: float
) -> Path | None:
    """Return the part of a patch that faces the viewer, tapered to its ends; None where it is too little.

    The rim is what is left of the body's colour at its edge.
    """
    _, start, end, middle, half = place
    one, other = [], []
    for i in range(_STEPS):
        u = i / (_STEPS - 1)
        ring = ring_at(rings, start + (end - start) * u)
        wide = half * sqrt(max(0.0, 1 - (2 * u - 1) ** 2)) ** 0.8
        depth = (ring.ahead + ring.behind) / 2
        facing = degrees(
            atan2(dot(ring.side, view.to) / max(ring.wide, 0.1), dot(ring.front, view.to) / max(depth, 0.1))
        )
        seen = degrees(asin(clamp(1 - rim / max(ring.wide, 1.0), 0, 1)))
        off = (middle - facing + 180) % 360 - 180
        low, high = max(off - wide, -seen), min(off + wide, seen)
        if high <= low:
            low = high = clamp(off, -seen, seen)
        one.append(view.flat(ring.at(facing + low)))
        other.append(view.flat(ring.at(facing + high)))
    if abs(area([*one, *reversed(other)])) < _LEAST:
        return None
    return spline([*one, *other[-2:0:-1]])


def spindle(skeleton: Skeleton, name: str, side: int, view: View) -> Path | None:
    """Return a muscle across a joint; None where it is on the side that is turned away."""
    balls, facing = [], []
    for bone, t, front, out, *radii in SPINDLES[name]:
        axes, start, span = _bone(skeleton, bone, side)
        normal = add(scaled(axes.front, front), scaled(axes.left, out))
        facing.append(view.depth(unit(normal)) if length(normal) > 0.3 else 0.0)
        centre = add(along(start, axes.up, t * span), normal)
        balls.append(Ball(centre, (axes.at(front=radii[0]), axes.at(left=radii[1]), axes.at(up=radii[2]))))
    if max(facing) < -0.2:
        return None
    return outline(balls, view)


def _bone(skeleton: Skeleton, name: str, side: int) -> tuple[Axes, tuple[float, float, float], float]:
    """Return a bone's axes (left for outward), where it starts, and what its table's unit is."""
    trunk = skeleton.trunk
    if name in ("thorax", "pelvis"):
        own, start = (trunk.thorax, trunk.waist) if name == "thorax" else (trunk.pelvis, trunk.hips)
        return Axes(own.front, scaled(own.left, side), own.up), start, 1.0
    if name == "thigh":
        leg = skeleton.legs[side]
        bones, start, end, out = leg.bones, leg.root, leg.knee, trunk.pelvis.left
    else:
        arm = skeleton.arms[side]
        bones, start, end, out = arm.bones, arm.root, arm.elbow, trunk.thorax.left
    sideways = lateral(bones.front, bones.upper, scaled(out, side))
    span = length(add(end, scaled(start, -1)))
    return Axes(bones.front, sideways, bones.upper), mix(start, end, 0.0), span
