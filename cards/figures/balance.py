"""A pose → its skeleton, the hips where balance, a bent knee or a pinned part puts them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import cos, hypot, radians, sqrt

from cards.figures.body import MASS, SHANK, SIDES, THIGH
from cards.figures.pose import Foot, Pose
from cards.figures.skeleton import LegBones, Skeleton, build, ground_of
from cards.figures.vectors import Vec, add, along, mix, scaled

_ROUNDS = 40
#: Hundredths of the stature under which a move is none.
_SETTLED = 1e-3

#: What is carried: parts of the body's mass, each at its place.
Loads = Iterable[tuple[float, Vec]]


@dataclass(frozen=True, slots=True)
class Solved:
    """A skeleton at rest, and how well it came to rest."""

    skeleton: Skeleton
    #: The centre of mass of body and load.
    mass: Vec
    #: How far the last round still moved the hips.
    unrest: float


def _nothing(_: Skeleton) -> Loads:
    return ()


def solve(pose: Pose, loads: Callable[[Skeleton], Loads] = _nothing) -> Solved:
    """Find the hips' place for a pose and what it carries, and return the skeleton there."""
    hips: Vec = (pose.x or 0.0, 0.0, pose.height)
    skeleton = build(pose, hips)
    standing = [leg for leg in skeleton.legs.values() if leg.planted]
    if len(standing) == 1 and not pose.pins:
        hips = (hips[0], standing[0].ball[1] * 0.85, hips[2])
        skeleton = build(pose, hips)
    unrest = 0.0
    for _ in range(_ROUNDS):
        before = hips
        if pose.pins:
            hips = _pinned(pose, skeleton, hips)
        elif pose.x is None:
            hips = _balanced(pose, skeleton, loads(skeleton), hips)
        if pose.knee is not None:
            hips = _bent(pose, skeleton, hips)
        unrest = max(abs(hips[0] - before[0]), abs(hips[2] - before[2]))
        if unrest < _SETTLED:
            break
        skeleton = build(pose, hips)
    return Solved(skeleton, centre_of_mass(skeleton, loads(skeleton)), unrest)


def _pinned(pose: Pose, skeleton: Skeleton, hips: Vec) -> Vec:
    x, y, z = hips
    for pin in pose.pins:
        place = PINNED[pin.part](skeleton)
        x += 0.0 if pin.x is None else pin.x - place[0]
        z += 0.0 if pin.z is None else pin.z - place[2]
    return (x, y, z)


def _balanced(pose: Pose, skeleton: Skeleton, loads: Loads, hips: Vec) -> Vec:
    """Move the hips so that the centre of mass comes over the feet that stand."""
    middles = {side: mix(leg.heel, leg.toe, 0.5) for side, leg in skeleton.legs.items() if leg.planted}
    if not middles:
        return hips
    if len(middles) == 2:
        near, far = (middles[side][0] for side in SIDES)
        over = near * pose.weight + far * (1 - pose.weight)
    else:
        (over,) = (middle[0] for middle in middles.values())
    return (hips[0] + (over + pose.shift - centre_of_mass(skeleton, loads)[0]) * 0.8, hips[1], hips[2])


def _bent(pose: Pose, skeleton: Skeleton, hips: Vec) -> Vec:
    """Move the hips up or down so that the knee is bent as the pose says."""
    foot = pose.leg(pose.knee_of)
    if not isinstance(foot, Foot) or pose.knee is None:
        return hips
    angle = radians(180 - pose.knee)
    reach = THIGH * THIGH + SHANK * SHANK - 2 * THIGH * SHANK * cos(angle)
    root = skeleton.legs[pose.knee_of].root
    _, _, ankle = ground_of(pose, pose.knee_of, foot)
    level = hypot(root[0] - ankle[0], root[1] - ankle[1])
    height = ankle[2] + sqrt(max(reach - level * level, 1.0)) - (root[2] - skeleton.trunk.hips[2])
    return (hips[0], hips[1], height)


def centre_of_mass(skeleton: Skeleton, loads: Loads = ()) -> Vec:
    """Return the centre of mass of a body and of what it carries."""
    trunk = skeleton.trunk
    parts: list[tuple[float, Vec]] = [
        (MASS["head"], trunk.skull),
        (MASS["trunk"] * 0.42, mix(trunk.hips, trunk.waist, 0.75)),
        (MASS["trunk"] * 0.58, mix(trunk.waist, trunk.shoulders, 0.55)),
    ]
    for leg in skeleton.legs.values():
        parts += (
            (MASS["thigh"], mix(leg.root, leg.knee, 0.433)),
            (MASS["shank"], mix(leg.knee, leg.ankle, 0.433)),
            (MASS["foot"], mix(leg.heel, leg.toe, 0.5)),
        )
    for arm in skeleton.arms.values():
        parts += (
            (MASS["upper arm"], mix(arm.root, arm.elbow, 0.436)),
            (MASS["forearm"], mix(arm.elbow, arm.wrist, 0.43)),
            (MASS["hand"], arm.fist),
        )
    parts += loads
    total = (0.0, 0.0, 0.0)
    for weight, place in parts:
        total = along(total, place, weight)
    return scaled(total, 1 / sum(weight for weight, _ in parts))


def _kneecap(leg: LegBones) -> Vec:
    return add(leg.knee, (0.0, 0.0, -3.4))


#: The parts of the body that can be pinned to a place.
PINNED: dict[str, Callable[[Skeleton], Vec]] = {
    "hands": lambda s: mix(s.arms[-1].fist, s.arms[1].fist, 0.5),
    "hand-near": lambda s: s.arms[-1].fist,
    "hand-far": lambda s: s.arms[1].fist,
    "toes": lambda s: mix(s.legs[-1].ball, s.legs[1].ball, 0.5),
    "toe-near": lambda s: s.legs[-1].ball,
    "toe-far": lambda s: s.legs[1].ball,
    "heel-near": lambda s: s.legs[-1].heel,
    "heel-far": lambda s: s.legs[1].heel,
    "knees": lambda s: mix(_kneecap(s.legs[-1]), _kneecap(s.legs[1]), 0.5),
    "knee-near": lambda s: _kneecap(s.legs[-1]),
    "knee-far": lambda s: _kneecap(s.legs[1]),
    "shoulder": lambda s: s.trunk.shoulders,
    "waist": lambda s: s.trunk.waist,
    "elbow-near": lambda s: s.arms[-1].elbow,
    "elbow-far": lambda s: s.arms[1].elbow,
}
