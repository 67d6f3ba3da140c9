"""A skeleton → what its posture is called: names that every language has a phrase for."""

from __future__ import annotations

from collections.abc import Sequence

from cards.figures.contacts import probes
from cards.figures.props import Support
from cards.figures.skeleton import Skeleton
from cards.figures.vectors import Vec, distance, dot

#: Every name of a whole posture.
WHOLE = (
    "standing", "on-toes", "half-squat", "squat", "stride", "lunge", "one-leg", "bent-forward", "sitting",
    "sitting-floor", "kneeling", "half-kneeling", "all-fours", "plank", "face-down", "on-back", "bridge",
    "on-side", "side-plank", "hanging", "supported", "upside-down", "leaning-back",
)  # fmt: skip
#: Every name of what arms do.
ARMS = ("overhead", "forward", "sideways", "at-chest", "down", "bent-down", "one-up")

_FLOOR = 6.0


def whole(skeleton: Skeleton, supports: Sequence[Support], *, hung: bool) -> str:
    """Name the posture of trunk and legs; `hung` where there is something to hang from."""
    trunk = skeleton.trunk
    upright = (trunk.thorax.up[2] + trunk.pelvis.up[2]) / 2
    facing = trunk.pelvis.front[2]
    hands = [arm.fist[2] for arm in skeleton.arms.values()]
    if trunk.skull[2] < trunk.hips[2] - 18 and upright < -0.5 and facing < 0.4:
        return "upside-down"
    if hung and min(hands) > trunk.shoulders[2]:
        return "hanging"
    stands = min(_height(leg.ball, supports) for leg in skeleton.legs.values()) < _FLOOR
    lowest = min(probe.place[2] - probe.radius for probe in probes(skeleton))
    if lowest > _FLOOR and not stands and not _carried(skeleton, supports):
        return "supported"
    if facing < -0.6 and min(hands) < 9:
        return _face_down(skeleton)
    if upright > 0.4:
        return _upright(skeleton, supports)
    if abs(facing) < 0.6:
        elbow = min(arm.elbow[2] for arm in skeleton.arms.values())
        return "side-plank" if trunk.hips[2] > 16 and elbow < 8 else "on-side"
    if facing > 0:
        raised = trunk.hips[2] > trunk.shoulders[2] + 4 or trunk.hips[2] > 20
        return "bridge" if raised and _feet(skeleton) and not _carried(skeleton, supports) else "on-back"
    return _face_down(skeleton)


def _height(place: Vec, supports: Sequence[Support]) -> float:
    """Return how far a place is over what is beneath it."""
    under = [s.z[1] for s in supports if s.x[0] - 2 <= place[0] <= s.x[1] + 2 and s.z[1] < place[2] + 3]
    return place[2] - max(under, default=0.0)


def _upright(skeleton: Skeleton, supports: Sequence[Support]) -> str:
    trunk, legs = skeleton.trunk, list(skeleton.legs.values())
    knees = sorted(leg.knee[2] for leg in legs)
    bends = sorted(leg.bones.bend for leg in legs)
    if trunk.hips[2] < 15:
        return "sitting-floor"
    if _carried(skeleton, supports):
        return "sitting" if trunk.thorax.up[0] > -0.45 else "leaning-back"
    apart = abs(legs[0].ankle[0] - legs[1].ankle[0]) > 30
    rear = min(legs, key=lambda leg: leg.ankle[0])
    if apart and bends[-1] > 70 and rear.heel[2] > rear.ball[2] + 4 and rear.ankle_bend > -30:
        return "lunge"
    if knees[0] < _FLOOR + 1:
        return "kneeling" if knees[1] < _FLOOR + 1 else "half-kneeling"
    if apart and min(leg.ball[2] for leg in legs) < 4:
        return "lunge" if bends[-1] > 70 else "stride"
    lifted = max(leg.ball[2] for leg in legs) > 9 > min(leg.ball[2] for leg in legs)
    if bends[-1] > 100 and not lifted:
        return "squat"
    if bends[-1] > 50 and not lifted:
        return "half-squat"
    if trunk.thorax.up[2] < 0.72:
        return "bent-forward"
    if lifted:
        return "one-leg"
    return "on-toes" if min(leg.heel[2] for leg in legs) > 4 else "standing"


def _face_down(skeleton: Skeleton) -> str:
    legs = list(skeleton.legs.values())
    hands = min(min(arm.fist[2], arm.elbow[2]) for arm in skeleton.arms.values())
    if skeleton.trunk.hips[2] < 14 and hands > -2 and skeleton.trunk.shoulders[2] < 20:
        return "face-down"
    if hands < 9:
        knees = min(leg.knee[2] for leg in legs)
        return "all-fours" if knees < 9 and max(leg.bones.bend for leg in legs) > 60 else "plank"
    return "bent-forward" if _feet(skeleton) else "face-down"


def _feet(skeleton: Skeleton) -> bool:
    return min(leg.ball[2] for leg in skeleton.legs.values()) < 4


def _carried(skeleton: Skeleton, supports: Sequence[Support]) -> bool:
    """Say whether something is right under the hips."""
    x, _, z = skeleton.trunk.hips
    return any(s.x[0] - 3 <= x <= s.x[1] + 3 and 2 < z - s.z[1] < 11 and s.z[1] > 8 for s in supports)


def arms(skeleton: Skeleton) -> str:
    """Name what the arms do, seen from the trunk."""
    trunk = skeleton.trunk
    found = []
    for side, arm in skeleton.arms.items():
        away = [a - b for a, b in zip(arm.fist, trunk.shoulders, strict=True)]
        way = (away[0], away[1], away[2])
        up, front = dot(way, trunk.thorax.up), dot(way, trunk.thorax.front)
        out = dot(way, trunk.thorax.left) * side
        far = distance(arm.fist, arm.root)
        if up > 16:
            found.append("overhead")
        elif far > 27 and out > 30:
            found.append("sideways")
        elif far > 25 and front > 24:
            found.append("forward")
        elif far < 27 and up > -16:
            found.append("at-chest")
        else:
            found.append("bent-down" if arm.bones.bend > 55 else "down")
    one, other = found
    if one == other:
        return one
    return "one-up" if "overhead" in found else one if one != "down" else other
