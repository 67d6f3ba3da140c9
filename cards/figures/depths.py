"""Which limb lies before which, by their depth where the picture shows them crossing."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from cards.figures.body import SIDE_NAMES, SIDES
from cards.figures.camera import View
from cards.figures.pieces import FAR_ARM, FAR_LEG, NEAR_ARM, NEAR_LEG, TRUNK
from cards.figures.skeleton import Skeleton
from cards.figures.vectors import Vec, mix

#: A bone from place to place, and its flesh's radius.
_Bone = tuple[Vec, Vec, float]
_SAMPLES = tuple(i / 6 for i in range(7))
#: A difference of depth under this does not tell.
_SURE = 1.5


def layers(skeleton: Skeleton, view: View) -> dict[tuple[str, int], float]:
    """Return the layer of each leg and arm: before the trunk or behind it, and among each other."""
    trunk, said = skeleton.trunk, dict(skeleton.pose.layers)
    out: dict[tuple[str, int], float] = {}
    for side, leg in skeleton.legs.items():
        depth = view.depth(mix(leg.root, leg.knee, 0.5)) - view.depth(trunk.hips)
        out["leg", side] = NEAR_LEG if depth > -4 else FAR_LEG
    for side, arm in skeleton.arms.items():
        depth = view.depth(mix(arm.elbow, arm.fist, 0.5)) - view.depth(trunk.shoulders)
        out["arm", side] = NEAR_ARM if depth > -5 else FAR_ARM
    bones = _bones(skeleton)
    for part, step in (("leg", 0.3), ("arm", 0.1)):
        near, far = bones[part, -1], bones[part, 1]
        ahead = _ahead(near, far, view)
        first = 1 if (ahead if ahead is not None else _mean(near, view) - _mean(far, view)) < 0 else -1
        out[part, first] += step
    _reach_behind(out, bones, view)
    for part, side in out:
        out[part, side] = said.get(f"{part}-{SIDE_NAMES[side]}", out[part, side])
    return out


def _reach_behind(
    out: dict[tuple[str, int], float], bones: dict[tuple[str, int], list[_Bone]], view: View
) -> None:
    """Lay an arm that reaches behind a leg under it, where a profile does not tell sides apart anyway."""
    for side in SIDES:
        for other in SIDES:
            arm, leg = ("arm", side), ("leg", other)
            both_before = out[arm] > TRUNK and out[leg] > TRUNK
            if both_before and not (view.is_profile and side != other):
                ahead = _ahead(bones[arm], bones[leg], view)
                if ahead is not None and ahead < -4:
                    out[arm] = min(out[arm], out[leg] - 0.2)


def _bones(skeleton: Skeleton) -> dict[tuple[str, int], list[_Bone]]:
    out: dict[tuple[str, int], list[_Bone]] = {}
    for side, leg in skeleton.legs.items():
        # A thigh's root is the trunk's, and tells nothing.
        out["leg", side] = [
            (mix(leg.root, leg.knee, 0.4), leg.knee, 4.4),
            (leg.knee, leg.ankle, 3.2),
            (leg.heel, leg.toe, 2.0),
        ]
    for side, arm in skeleton.arms.items():
        out["arm", side] = [
            (mix(arm.root, arm.elbow, 0.4), arm.elbow, 3.0),
            (arm.elbow, arm.wrist, 2.3),
            (arm.wrist, arm.fist, 2.2),
        ]
    return out


def _mean(bones: Sequence[_Bone], view: View) -> float:
    return sum(view.depth(end) for _, end, _ in bones) / len(bones)


def _ahead(one: Sequence[_Bone], other: Sequence[_Bone], view: View) -> float | None:
    """Return by how much one limb is nearer where the two overlap most; None where it does not tell."""
    best: tuple[float, float] | None = None
    places = [[(view.flat(p), view.depth(p), r) for p, r in _along(bones)] for bones in (one, other)]
    for (x1, y1), d1, r1 in places[0]:
        for (x2, y2), d2, r2 in places[1]:
            over = (r1 + r2) * 0.8 - hypot(x1 - x2, y1 - y2)
            if over > 0 and (best is None or over > best[0]):
                best = (over, d1 - d2)
    return best[1] if best and abs(best[1]) > _SURE else None


def _along(bones: Sequence[_Bone]) -> list[tuple[Vec, float]]:
    return [(mix(start, end, t), radius) for start, end, radius in bones for t in _SAMPLES]
