"""A limb's angles, or its end's place → where its joints are (forward and inverse kinematics)."""

from __future__ import annotations

from math import acos, cos, degrees, inf, radians, sin, sqrt
from typing import NamedTuple

from cards.figures.body import SHANK, THIGH
from cards.figures.pose import FreeArm, FreeLeg
from cards.figures.vectors import (
    Axes,
    Vec,
    add,
    along,
    blend,
    clamp,
    cross,
    dot,
    length,
    scaled,
    sub,
    turned,
    unit,
)

#: The most that one direction may weigh against another.
_HEAVIEST = 100.0
_ROOM = {"forward": (1.0, 0.0, 0.0), "back": (-1.0, 0.0, 0.0)}


class Bend(NamedTuple):
    """Where two bones meet and end, and by how much they miss what was asked."""

    middle: Vec
    end: Vec
    miss: float


class Bones(NamedTuple):
    """The directions of two bones and of their fronts, and the bend between them in degrees."""

    upper: Vec
    front: Vec
    lower: Vec
    lower_front: Vec
    bend: float


def two_bones(root: Vec, target: Vec, lengths: tuple[float, float], pole: Vec) -> Bend:
    """Return where two bones bend so that they reach a target; the pole says to which side."""
    a, b = lengths
    toward = sub(target, root)
    wide = length(toward)
    reach = clamp(wide, abs(a - b) + 1e-3, a + b - 1e-4)
    e = unit(toward) if wide > 1e-6 else (0.0, 0.0, -1.0)
    x = (a * a - b * b + reach * reach) / (2 * reach)
    h = sqrt(max(a * a - x * x, 0.0))
    q = along(pole, e, -dot(pole, e))
    q = unit(q) if length(q) > 1e-6 else unit(cross(e, (0.0, 1.0, 0.0)))
    return Bend(
        along(along(root, e, x), q, h), along(root, e, reach), max(0.0, wide - a - b, abs(a - b) - wide)
    )


def bent_leg(root: Vec, target: Vec, pole: Vec) -> tuple[Bend, Bones]:
    """Return a leg that reaches an ankle's place, the knee toward the pole."""
    bend = two_bones(root, target, (THIGH, SHANK), pole)
    d, ds = unit(sub(bend.middle, root)), unit(sub(bend.end, bend.middle))
    cosine = clamp(dot(d, ds), -1, 1)
    angle = acos(cosine)
    front = unit(sub(scaled(d, cosine), ds)) if sin(angle) > 0.05 else unit(along(pole, d, -dot(pole, d)))
    return bend, Bones(d, front, ds, unit(blend(front, d, cos(angle), sin(angle))), degrees(angle))


def bent_arm(root: Vec, target: Vec, lengths: tuple[float, float], pole: Vec) -> tuple[Bend, Bones]:
    """Return an arm that reaches a place, the elbow toward the pole."""
    bend = two_bones(root, target, lengths, pole)
    d, df = unit(sub(bend.middle, root)), unit(sub(bend.end, bend.middle))
    cosine = clamp(dot(d, df), -1, 1)
    angle = acos(cosine)
    if sin(angle) > 0.06:
        front = unit(along(df, d, -cosine))
    else:
        front = unit(scaled(along(pole, d, -dot(pole, d)), -1))
    return bend, Bones(d, front, df, unit(blend(front, d, cos(angle), -sin(angle))), degrees(angle))


def free_leg(pelvis: Axes, side: int, leg: FreeLeg) -> Bones:
    """Return a leg by its angles."""
    out = scaled(pelvis.left, side)
    flexion, abduction = radians(leg.hip), radians(leg.out)
    d = blend(scaled(pelvis.up, -1), pelvis.front, cos(flexion), sin(flexion))
    front = blend(pelvis.front, pelvis.up, cos(flexion), sin(flexion))
    d = unit(blend(d, out, cos(abduction), sin(abduction)))
    lateral = cross(front, d)
    if dot(lateral, out) <= 0:
        lateral = scaled(lateral, -1)
    rotation, knee = radians(leg.turn), radians(leg.knee)
    front = unit(blend(front, lateral, cos(rotation), sin(rotation)))
    ds = unit(blend(d, front, cos(knee), -sin(knee)))
    return Bones(d, front, ds, unit(blend(front, d, cos(knee), sin(knee))), leg.knee)


def free_arm(thorax: Axes, side: int, arm: FreeArm) -> Bones:
    """Return an arm by its angles."""
    plane = radians(arm.plane)
    down = scaled(thorax.up, -1)
    toward = blend(thorax.front, scaled(thorax.left, side), cos(plane), sin(plane))
    axis = unit(cross(down, toward))
    d = turned(down, axis, arm.lift)
    front = turned(turned(thorax.front, axis, arm.lift), d, -arm.turn * side)
    elbow = radians(arm.elbow)
    df = blend(d, front, cos(elbow), sin(elbow))
    ff = blend(front, d, cos(elbow), -sin(elbow))
    return Bones(unit(d), unit(front), unit(df), unit(ff), arm.elbow)


def foot_directions(shank: Vec, front: Vec, ankle: float, toes: float) -> tuple[Vec, Vec, Vec]:
    """Return a foot's forward, its sole's down, and the toes' forward."""
    q, e = radians(ankle), radians(toes)
    forward = blend(front, shank, cos(q), -sin(q))
    down = blend(shank, front, cos(q), sin(q))
    return forward, down, blend(forward, down, cos(e), -sin(e))


def girdle(upper_arm: Vec, thorax: Axes, side: int) -> Vec:
    """Return how far the shoulder joint moves with the arm: up overhead, forward in a reach."""
    lift = 3.4 * clamp((dot(upper_arm, thorax.up) + 0.35) / 1.35, 0, 1)
    forward = 1.6 * clamp(dot(upper_arm, thorax.front), -0.6, 1)
    return thorax.at(front=forward, left=-side * 0.28 * lift, up=lift)


def pole(words: str, axes: Axes, side: int) -> Vec:
    """Return the direction that words say: up and down in the room, the others with the trunk.

    ValueError for a word that is no direction, and for a weight beyond sense.
    """
    own = {
        "up": (0.0, 0.0, 1.0),
        "down": (0.0, 0.0, -1.0),
        "out": scaled(axes.left, side),
        "in": scaled(axes.left, -side),
        "front": axes.front,
        "rear": scaled(axes.front, -1),
        "head": axes.up,
        "feet": scaled(axes.up, -1),
        **_ROOM,
    }
    total = (0.0, 0.0, 0.0)
    for word in words.split():
        name, _, weight = word.partition("*")
        if name not in own:
            raise ValueError(f'there is no direction "{name}"')
        try:
            share = float(weight or 1)
        except ValueError:
            share = inf
        if not abs(share) <= _HEAVIEST:
            raise ValueError(f'"{word}" has no weight of up to {_HEAVIEST:g}')
        total = along(total, own[name], share)
    return unit(total) if length(total) > 1e-6 else add(total, (0.0, 0.0, -1.0))
