"""Two postures → the one half-way, and the ways of what moves between them."""

from __future__ import annotations

from cards.figures.body import (
    ANKLE,
    BALL,
    FOREARM,
    GRIP,
    HALF_HIPS,
    HEEL,
    NECK,
    PELVIS,
    SHANK,
    SIDES,
    THIGH,
    THORAX,
    TOE,
    UPPER_ARM,
)  # fmt: skip
from cards.figures.limbs import Bones
from cards.figures.props import spot
from cards.figures.skeleton import ArmBones, LegBones, Skeleton, Trunk
from cards.figures.vectors import Axes, Vec, add, along, cross, distance, length, mix, scaled, sub, unit

#: Two places closer than this are one.
_SAME = 1.0
#: What can move most, and is followed where a file does not say what.
CANDIDATES = (
    "hands",
    "hips",
    "head",
    "knee-near",
    "knee-far",
    "heel-near",
    "heel-far",
    "hand-near",
    "hand-far",
)


def half_way(a: Skeleton, b: Skeleton) -> Skeleton:
    """Return the skeleton between two: every bone turned half the way, the hips over the foot that stands."""
    pelvis, thorax, head = (
        _axes(one, other)
        for one, other in (
            (a.trunk.pelvis, b.trunk.pelvis),
            (a.trunk.thorax, b.trunk.thorax),
            (a.trunk.head, b.trunk.head),
        )
    )
    hips = mix(a.trunk.hips, b.trunk.hips, 0.5)
    for side in SIDES:
        p, q = a.legs[side], b.legs[side]
        if p.planted and q.planted and distance(p.ball, q.ball) < _SAME:
            ankle = mix(p.ankle, q.ankle, 0.5)
            lower, upper = _between(p.bones.lower, q.bones.lower), _between(p.bones.upper, q.bones.upper)
            root = along(along(ankle, lower, -SHANK), upper, -THIGH)
            found = along(root, pelvis.left, -side * HALF_HIPS)
            hips = (found[0], hips[1], found[2])
            break
    waist = along(hips, pelvis.up, PELVIS)
    shoulders = along(waist, thorax.up, THORAX)
    skull = add(waist, mix(sub(a.trunk.skull, a.trunk.waist), sub(b.trunk.skull, b.trunk.waist), 0.5))
    trunk = Trunk(hips, pelvis, waist, thorax, shoulders, along(waist, thorax.up, NECK), skull, head)
    legs = {side: _leg(trunk, side, a.legs[side], b.legs[side]) for side in SIDES}
    arms = {side: _arm(a, b, shoulders, side) for side in SIDES}
    return Skeleton(a.pose, trunk, legs, arms, 0.0)


def moves(a: Skeleton, b: Skeleton, name: str) -> float:
    """Return how far a part of the body moves."""
    return distance(spot(a, name), spot(b, name))


def followed(a: Skeleton, b: Skeleton) -> tuple[str, ...]:
    """Return the part that moves most; both hands or both feet where they part ways."""
    ways = {name: moves(a, b, name) for name in CANDIDATES}
    best = max(ways, key=lambda name: ways[name])
    for pair in (("hand-near", "hand-far"), ("heel-near", "heel-far")):
        if best in pair and min(ways[name] for name in pair) > 0.7 * ways[best]:
            one, other = (sub(spot(b, name), spot(a, name)) for name in pair)
            if length(add(one, other)) < 0.7 * (length(one) + length(other)):
                return pair
            return ("hands",) if pair[0] == "hand-near" else (best,)
    return (best,)


def _between(a: Vec, b: Vec) -> Vec:
    middle = mix(a, b, 0.5)
    return unit(middle) if length(middle) > 1e-3 else a


def _axes(a: Axes, b: Axes) -> Axes:
    front, up = _between(a.front, b.front), _between(a.up, b.up)
    left = unit(cross(up, front))
    return Axes(unit(cross(left, up)), left, up)


def _bones(a: Bones, b: Bones) -> Bones:
    return Bones(
        _between(a.upper, b.upper),
        _between(a.front, b.front),
        _between(a.lower, b.lower),
        _between(a.lower_front, b.lower_front),
        (a.bend + b.bend) / 2,
    )


def _leg(trunk: Trunk, side: int, p: LegBones, q: LegBones) -> LegBones:
    root = along(trunk.hips, trunk.pelvis.left, side * HALF_HIPS)
    bones = _bones(p.bones, q.bones)
    knee = along(root, bones.upper, THIGH)
    stays = p.planted and q.planted and distance(p.ball, q.ball) < _SAME
    ankle = mix(p.ankle, q.ankle, 0.5) if stays else along(knee, bones.lower, SHANK)
    forward, down, toes = (
        _between(p.forward, q.forward), _between(p.down, q.down), _between(p.toes, q.toes)
    )  # fmt: skip
    sole = along(ankle, down, ANKLE)
    ball = along(sole, forward, BALL)
    heel = mix(p.heel, q.heel, 0.5) if stays else along(sole, forward, -HEEL)
    return LegBones(
        root,
        knee,
        ankle,
        bones,
        forward,
        down,
        toes,
        p.planted,
        0.0,
        0.0,
        ball,
        heel,
        along(ball, toes, TOE - BALL),
    )


def _arm(a: Skeleton, b: Skeleton, shoulders: Vec, side: int) -> ArmBones:
    p, q = a.arms[side], b.arms[side]
    root = add(shoulders, mix(sub(p.root, a.trunk.shoulders), sub(q.root, b.trunk.shoulders), 0.5))
    bones = _bones(p.bones, q.bones)
    elbow = along(root, bones.upper, UPPER_ARM)
    wrist = along(elbow, bones.lower, FOREARM)
    hand = _between(p.hand, q.hand)
    fist = add(wrist, scaled(hand, GRIP))
    return ArmBones(side, root, elbow, wrist, bones, hand, fist, p.flat, p.placed, p.grip, 0.0)
