"""A pose with the hips at a place → where every joint is."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, radians, sin

from cards.figures.body import (
    ANKLE,
    BALL,
    FOREARM,
    GRIP,
    HALF_HIPS,
    HALF_SHOULDERS,
    HEAD,
    HEEL,
    MID_FOOT,
    NECK,
    PELVIS,
    SHANK,
    SIDES,
    THIGH,
    THORAX,
    TOE,
    UPPER_ARM,
)  # fmt: skip
from cards.figures.limbs import (
    Bones,
    bent_arm,
    bent_leg,
    foot_directions,
    free_arm,
    free_leg,
    girdle,
    pole,
    two_bones,
)  # fmt: skip
from cards.figures.pose import Foot, FreeArm, FreeLeg, Hand, Pose
from cards.figures.vectors import (
    WORLD,
    Axes,
    Vec,
    add,
    along,
    blend,
    clamp,
    dot,
    mix,
    scaled,
    sub,
    turned,
    unit,
)  # fmt: skip

_UP: Vec = (0.0, 0.0, 1.0)
_POINTS = {"forward": (1.0, 0.0, 0.0), "back": (-1.0, 0.0, 0.0), "up": _UP, "down": (0.0, 0.0, -1.0)}


@dataclass(frozen=True, slots=True)
class Trunk:
    """The trunk's joints, and the axes of its parts."""

    hips: Vec
    pelvis: Axes
    waist: Vec
    thorax: Axes
    #: The middle between the shoulder joints.
    shoulders: Vec
    neck: Vec
    #: The middle of the head.
    skull: Vec
    head: Axes


@dataclass(frozen=True, slots=True)
class LegBones:
    """A leg's joints and directions; angles in degrees."""

    root: Vec
    knee: Vec
    ankle: Vec
    bones: Bones
    #: The foot's forward, its sole's down, the toes' forward.
    forward: Vec
    down: Vec
    toes: Vec
    #: True for a foot whose place is given.
    planted: bool
    hip_bend: float
    ankle_bend: float
    ball: Vec
    heel: Vec
    toe: Vec


@dataclass(frozen=True, slots=True)
class ArmBones:
    """An arm's joints and directions; angles in degrees."""

    side: int
    root: Vec
    elbow: Vec
    wrist: Vec
    bones: Bones
    hand: Vec
    fist: Vec
    flat: bool
    #: True for a hand whose place is given.
    placed: bool
    grip: str
    #: How far the upper arm is from hanging down beside the trunk.
    raised: float


@dataclass(frozen=True, slots=True)
class Skeleton:
    """All joints of one posture."""

    pose: Pose
    trunk: Trunk
    legs: dict[int, LegBones]
    arms: dict[int, ArmBones]
    #: By how much a hand or foot is too far from where it should be.
    miss: float


def build(pose: Pose, hips: Vec) -> Skeleton:
    """Return the skeleton of a pose, the middle of the hips at a place."""
    trunk = _trunk(pose, hips)
    legs: dict[int, LegBones] = {}
    arms: dict[int, ArmBones] = {}
    miss = 0.0
    for side in SIDES:
        leg = pose.leg(side)
        root = along(hips, trunk.pelvis.left, side * HALF_HIPS)
        if isinstance(leg, Foot):
            legs[side], short = _planted(pose, trunk.pelvis, root, side, leg)
            miss = max(miss, short)
        else:
            legs[side] = _swinging(pose, trunk.pelvis, root, side, leg)
    for side in SIDES:
        arm = pose.arm(side)
        if isinstance(arm, Hand):
            arms[side], short = _placed(pose, trunk, legs, side, arm)
            miss = max(miss, short)
        else:
            arms[side] = _hanging(pose, trunk, side, arm)
    return Skeleton(pose, trunk, legs, arms, miss)


def _trunk(pose: Pose, hips: Vec) -> Trunk:
    pelvis = WORLD.yawed(pose.face).pitched(pose.lean).rolled(pose.tilt).yawed(pose.turn)
    waist = along(hips, pelvis.up, PELVIS)
    thorax = pelvis.turned(pelvis.left, pose.curl).rolled(pose.side).yawed(pose.twist)
    shoulders = along(waist, thorax.up, THORAX)
    neck = add(waist, thorax.at(front=-1.2, up=NECK))
    half = thorax.turned(thorax.left, pose.head / 2).rolled(pose.head_side / 2)
    head = half.turned(half.left, pose.head / 2).rolled(pose.head_side / 2).yawed(pose.look)
    skull = add(neck, add(half.at(front=1.6, up=HEAD * 0.62), head.at(front=0.6, up=HEAD * 0.38)))
    return Trunk(hips, pelvis, waist, thorax, shoulders, neck, skull, head)


def ground_of(pose: Pose, side: int, foot: Foot) -> tuple[Axes, Axes, Vec]:
    """Return a planted foot's axes at the toes and at the heel, and where its ankle is."""
    out = radians(foot.out)
    front = (cos(out), sin(out) * side, 0.0)
    axes = Axes(front, (-front[1], front[0], 0.0), _UP)
    middle = (foot.x, foot.y * side, foot.z)
    if pose.face:
        axes, middle = axes.turned(_UP, pose.face), turned(middle, _UP, pose.face)
    axes = axes.turned(axes.left, -foot.tip)
    if foot.top:
        return axes, axes, add(middle, (0.0, 0.0, 2.9))
    rear = axes.turned(axes.left, foot.lift)
    ball = along(middle, axes.front, BALL - MID_FOOT)
    return axes, rear, add(ball, rear.at(front=-BALL, up=ANKLE))


def _planted(pose: Pose, pelvis: Axes, root: Vec, side: int, foot: Foot) -> tuple[LegBones, float]:
    axes, rear, ankle = ground_of(pose, side, foot)
    to = pole(foot.knee_to, pelvis, side) if foot.knee_to else along(axes.front, pelvis.front, 0.35)
    bend, bones = bent_leg(root, ankle, to)
    directions = (rear.front, scaled(rear.up, -1), axes.front)
    if foot.top:
        directions = foot_directions(bones.lower, bones.lower_front, foot.ankle, -8)
    return _leg(pelvis, (root, bend.middle, bend.end), bones, directions, planted=True), bend.miss


def _swinging(pose: Pose, pelvis: Axes, root: Vec, side: int, leg: FreeLeg) -> LegBones:
    bones = free_leg(pelvis, side, leg)
    knee = along(root, bones.upper, THIGH)
    ankle = along(knee, bones.lower, SHANK)
    if leg.lift is None:
        directions = foot_directions(bones.lower, bones.lower_front, leg.ankle, leg.toes)
    else:  # it stands on its toes, which lie flat on the floor
        floor = WORLD.turned(_UP, pose.face)
        rear = floor.turned(floor.left, leg.lift)
        directions = (rear.front, scaled(rear.up, -1), floor.front)
    return _leg(pelvis, (root, knee, ankle), bones, directions, planted=False)


def _leg(
    pelvis: Axes, joints: tuple[Vec, Vec, Vec], bones: Bones, foot: tuple[Vec, Vec, Vec], *, planted: bool
) -> LegBones:
    root, knee, ankle = joints
    forward, down, toes = foot
    sole = along(ankle, down, ANKLE)
    ball = along(sole, forward, BALL)
    return LegBones(
        root, knee, ankle, bones, forward, down, toes, planted,
        hip_bend=degrees(atan2(dot(bones.upper, pelvis.front), -dot(bones.upper, pelvis.up))),
        ankle_bend=degrees(atan2(-dot(forward, bones.lower), dot(forward, bones.lower_front))),
        ball=ball,
        heel=along(sole, forward, -HEEL),
        toe=along(ball, toes, TOE - BALL),
    )  # fmt: skip


def _shoulder(pose: Pose, trunk: Trunk, side: int) -> Vec:
    return add(trunk.shoulders, trunk.thorax.at(left=side * HALF_SHOULDERS, up=pose.shrug, front=pose.reach))


def _hanging(pose: Pose, trunk: Trunk, side: int, arm: FreeArm) -> ArmBones:
    bones = free_arm(trunk.thorax, side, arm)
    root = add(_shoulder(pose, trunk, side), girdle(bones.upper, trunk.thorax, side))
    elbow = along(root, bones.upper, UPPER_ARM)
    wrist = along(elbow, bones.lower, FOREARM)
    bent = radians(arm.wrist)
    hand = blend(bones.lower, bones.lower_front, cos(bent), sin(bent))
    return _arm(trunk, side, (root, elbow, wrist, hand), bones, arm)


def _placed(
    pose: Pose, trunk: Trunk, legs: dict[int, LegBones], side: int, hand: Hand
) -> tuple[ArmBones, float]:
    base = _shoulder(pose, trunk, side)
    target = _hand_place(pose, trunk, legs, side, hand)
    lengths = (UPPER_ARM, FOREARM + GRIP)
    pointing = _POINTS[hand.point]
    if pose.face:
        pointing = turned(pointing, _UP, pose.face)
    if hand.flat:
        target = add(along(target, pointing, -3.0), (0.0, 0.0, 0.8 if abs(pointing[2]) < 0.5 else 0.0))
        lengths = (UPPER_ARM, FOREARM)
    to = pole(hand.elbow, trunk.thorax, side)
    root = add(base, girdle(unit(sub(target, base)), trunk.thorax, side))
    first = two_bones(root, target, lengths, to)
    root = add(base, girdle(unit(sub(first.middle, root)), trunk.thorax, side))
    bend, bones = bent_arm(root, target, lengths, to)
    wrist = along(bend.middle, bones.lower, FOREARM)
    fingers = pointing if hand.flat else bones.lower
    return _arm(trunk, side, (root, bend.middle, wrist, fingers), bones, hand), bend.miss


def _arm(
    trunk: Trunk, side: int, joints: tuple[Vec, Vec, Vec, Vec], bones: Bones, said: FreeArm | Hand
) -> ArmBones:
    root, elbow, wrist, hand = joints
    return ArmBones(
        side, root, elbow, wrist, bones, hand,
        fist=along(wrist, hand, GRIP),
        flat=isinstance(said, Hand) and said.flat,
        placed=isinstance(said, Hand),
        grip=said.grip,
        raised=degrees(acos(clamp(-dot(bones.upper, trunk.thorax.up), -1, 1))),
    )  # fmt: skip


def _hand_place(pose: Pose, trunk: Trunk, legs: dict[int, LegBones], side: int, hand: Hand) -> Vec:
    if not hand.to:
        place = (hand.x, (10.0 if hand.y is None else hand.y) * side, hand.z)
        return turned(place, _UP, pose.face) if pose.face else place
    off = (hand.off[0], 0.0, hand.off[1])
    if pose.face:
        off = turned(off, _UP, pose.face)
    place = landmark(trunk, legs, hand.to, side)
    if hand.y is not None:  # so far from the middle line of the trunk
        middle = mix(landmark(trunk, legs, hand.to, -1), landmark(trunk, legs, hand.to, 1), 0.5)
        place = along(middle, trunk.thorax.left, hand.y * side)
    return add(place, off)


#: Parts of the trunk by name: whose axes, from which joint, and how far forward, up and out.
_ON_TRUNK = {
    "shoulder": ("thorax", 0.0, THORAX, HALF_SHOULDERS),
    "chest": ("thorax", 7.5, 12.5, HALF_SHOULDERS),
    "collar": ("thorax", 7.8, 17.5, HALF_SHOULDERS),
    "traps": ("thorax", -6.6, 20.3, HALF_SHOULDERS),
    "belly": ("thorax", 8.6, 2.5, HALF_SHOULDERS),
    "lap": ("pelvis", 8.5, 1.5, HALF_HIPS),
    "hip": ("pelvis", 1.0, 5.0, 9.0),
    "ear": ("head", -1.0, 0.0, 5.2),
    "temple": ("head", 0.5, 0.5, 5.6),
    "head": ("head", 0.0, 0.0, 0.0),
}
#: The parts of the body that a hand can rest on.
LANDMARKS = (*_ON_TRUNK, "knee", "thigh", "shin", "ankle", "toe", "other-elbow", "other-shoulder")


def landmark(trunk: Trunk, legs: dict[int, LegBones], name: str, side: int) -> Vec:
    """Return where a named part of the body is; KeyError for a name that is none."""
    if name in _ON_TRUNK:
        axes_name, front, up, out = _ON_TRUNK[name]
        start, axes = {
            "thorax": (trunk.waist, trunk.thorax),
            "pelvis": (trunk.hips, trunk.pelvis),
            "head": (trunk.skull, trunk.head),
        }[axes_name]
        return add(start, axes.at(front=front, left=side * out, up=up))
    if name == "other-shoulder":
        return landmark(trunk, legs, "shoulder", -side)
    if name == "other-elbow":
        return add(trunk.waist, trunk.thorax.at(front=9.0, left=-side * 6.0, up=9.0))
    leg = legs[side]
    return {
        "knee": leg.knee,
        "thigh": mix(leg.root, leg.knee, 0.6),
        "shin": mix(leg.knee, leg.ankle, 0.5),
        "ankle": leg.ankle,
        "toe": leg.toe,
    }[name]
