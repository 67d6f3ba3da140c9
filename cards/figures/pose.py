"""What is said of a posture: the values that a skeleton is built from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from cards.figures.body import NEAR, STANDING


@dataclass(frozen=True, slots=True)
class FreeLeg:
    """A leg by its joints' angles, in degrees."""

    hip: float = 0.0
    out: float = 0.0
    #: Outward rotation.
    turn: float = 0.0
    knee: float = 0.0
    #: Toes toward the shin.
    ankle: float = 0.0
    toes: float = 0.0
    #: Of a foot that stands on its toes: how far the heel is up from the floor.
    lift: float | None = None


@dataclass(frozen=True, slots=True)
class Foot:
    """A foot by its place; the leg bends as it must."""

    x: float = 0.0
    #: From the middle line.
    y: float = 6.0
    z: float = 0.0
    #: Degrees of the heel over the ball.
    lift: float = 0.0
    #: Degrees of the toes outward.
    out: float = 0.0
    #: Degrees of the whole sole, toes up.
    tip: float = 0.0
    #: True where the instep lies on the ground, the sole up.
    top: bool = False
    ankle: float = -52.0
    #: Where the knee points; empty for over the toes.
    knee_to: str = ""


@dataclass(frozen=True, slots=True)
class FreeArm:
    """An arm by its joints' angles, in degrees."""

    lift: float = 0.0
    #: The plane in which it is raised: 0 forward, 90 sideways, 180 back.
    plane: float = 0.0
    #: Outward rotation.
    turn: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0
    grip: str = "fist"


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand by its place; the arm bends as it must."""

    #: A part of the body; empty for a place in the room.
    to: str = ""
    x: float = 0.0
    #: From the middle line; None for where the part of the body has it.
    y: float | None = None
    z: float = 0.0
    #: Forward and up from the part of the body.
    off: tuple[float, float] = (0.0, 0.0)
    flat: bool = False
    #: Where the fingers of a flat hand point.
    point: str = "forward"
    #: Where the elbow points: words, each with a weight if it has one, such as "down out*.3".
    elbow: str = "down rear out*.3"
    grip: str = "fist"


Leg: TypeAlias = FreeLeg | Foot
Arm: TypeAlias = FreeArm | Hand


@dataclass(frozen=True, slots=True)
class Pin:
    """A part of the body that is at a place, forward and up; None leaves that direction free."""

    part: str
    x: float | None
    z: float | None


@dataclass(frozen=True, slots=True)
class Pose:
    """A posture: angles of the trunk, and each limb by its angles or by its end's place."""

    #: Degrees that the whole figure is turned to its left.
    face: float = 0.0
    #: 0 upright, 90 face down, -90 face up.
    lean: float = 0.0
    #: Lying on the near side (90) or the far one.
    tilt: float = 0.0
    turn: float = 0.0
    curl: float = 0.0
    side: float = 0.0
    twist: float = 0.0
    head: float = 0.0
    head_side: float = 0.0
    look: float = 0.0
    shrug: float = 0.0
    reach: float = 0.0
    #: The height of the hips, unless the bend of a knee tells it.
    height: float = STANDING
    #: Where the hips are, forward; None where balance tells it.
    x: float | None = None
    #: Degrees that the knee is bent; None where the height is given.
    knee: float | None = None
    knee_of: int = NEAR
    pins: tuple[Pin, ...] = ()
    #: The near foot's part of the weight.
    weight: float = 0.5
    #: How far the weight is ahead of the middle of the feet.
    shift: float = 0.0
    legs: tuple[Leg, Leg] = (Foot(), Foot())
    arms: tuple[Arm, Arm] = (FreeArm(), FreeArm())
    #: Layers said by hand, by part: "arm-near", "leg-far", "head".
    layers: tuple[tuple[str, float], ...] = ()

    def leg(self, side: int) -> Leg:
        """Return what is said of a leg."""
        return self.legs[side > 0]

    def arm(self, side: int) -> Arm:
        """Return what is said of an arm."""
        return self.arms[side > 0]


def older(pose: Pose) -> Pose:
    """Return a posture as an older person has it: a rounder back, the head ahead, softer knees."""
    if abs(pose.lean) > 50 or pose.tilt:
        return pose
    return replace(
        pose,
        lean=pose.lean + 3,
        curl=pose.curl + 13,
        head=pose.head - 9,
        reach=pose.reach + 1.2,
        knee=None if pose.knee is None else pose.knee + 9,
    )
