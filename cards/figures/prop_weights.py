"""Weights that are held in one hand or in both, and balls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from typing import ClassVar

from cards.figures.body import NEAR, SIDE_NAMES, SIDES
from cards.figures.paths import spline
from cards.figures.pieces import Piece, Role, solid
from cards.figures.props import Prop, Spot, Stage, spot, wheel
from cards.figures.skeleton import ArmBones, Skeleton
from cards.figures.solids import Ball, disc, rod, sphere
from cards.figures.vectors import Vec, add, along, cross, dot, length, mix, scaled, unit

_ROOM: dict[str, Vec] = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}
#: How a dumbbell can lie: across the palm, along the thumb, or as an axis of the room.
AXES = ("across", "along", "away", *_ROOM)


def _bell(stage: Stage, centre: Vec, axis: Vec, fore: Vec, layer: float, tone: Role) -> Iterator[Piece]:
    """Yield a dumbbell; one that points at the viewer is turned until both its heads are seen."""
    view = stage.view
    a = unit(axis)
    if abs(dot(a, view.to)) > 0.75:
        aside = cross(fore, view.to)
        aside = unit(aside) if length(aside) > 0.2 else view.right
        a = unit(along(scaled(view.to, 0.5 if dot(a, view.to) > 0 else -0.5), aside, 0.86))
    yield solid(layer, tone, rod(along(centre, a, -4.2), along(centre, a, 4.2), 1.0), view)
    ends = sorted((along(centre, a, side * 5.6) for side in (-1, 1)), key=view.depth)
    behind = abs(dot(a, view.to)) > 0.3
    for rank, end in enumerate(ends):
        at = layer - 0.6 if rank == 0 and behind else layer + 1.2
        yield solid(at, tone, disc(end, a, 4.2, 1.9), view)


def _axis(arm: ArmBones, name: str) -> Vec:
    if name in _ROOM:
        return _ROOM[name]
    palm = arm.bones.lower_front
    return palm if name == "along" else unit(cross(arm.hand, palm))


@dataclass(frozen=True, slots=True)
class Dumbbells(Prop):
    """A dumbbell in each hand."""

    KIND: ClassVar[str] = "dumbbells"

    axis: str = "across"
    mass: float = 0.1

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield both, the far one paler in profile."""
        for side in SIDES:
            arm = stage.skeleton.arms[side]
            front = stage.is_in_front(arm)
            far = stage.view.is_profile and not front
            layer = 8.2 if front else 3.2
            tone = Role.IRON_FAR if far else Role.IRON
            yield from _bell(stage, arm.fist, _axis(arm, self.axis), arm.bones.lower, layer, tone)

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:
        """Yield the weight of each of the dumbbells at its hand."""
        for arm in skeleton.arms.values():
            yield self.mass, arm.fist


@dataclass(frozen=True, slots=True)
class Dumbbell(Prop):
    """One dumbbell, in one hand or between both."""

    KIND: ClassVar[str] = "dumbbell"

    at: Spot = "hands"
    #: Where the handle points; "away" from the viewer shows one round head.
    axis: str = "y"
    mass: float = 0.15

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the dumbbell."""
        arm = stage.skeleton.arms[1 if self.at == "hand-far" else NEAR]
        layer = 7.0 if self.at == "hands" else 8.2 if stage.is_in_front(arm) else 3.2
        if self.axis == "away":
            head = disc(stage.place(self.at), stage.view.to, 4.6, 1.9)
            yield solid(layer if self.layer is None else self.layer, Role.IRON, head, stage.view)
            return
        axis = _axis(arm, self.axis)
        yield from _bell(
            stage,
            stage.place(self.at),
            axis,
            arm.bones.lower,
            layer if self.layer is None else self.layer,
            Role.IRON,
        )

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:
        """Yield the dumbbell's weight where it is."""
        if isinstance(self.at, str):
            yield self.mass, spot(skeleton, self.at)


@dataclass(frozen=True, slots=True)
class Kettlebell(Prop):
    """A kettlebell that hangs from the hands, or from one of them."""

    KIND: ClassVar[str] = "kettlebell"

    at: Spot = "hands"
    #: Where it hangs to: "down", "arm" for on along the forearm, "rack" for back along it, or "up".
    down: str = "down"
    radius: float = 6.0
    mass: float = 0.15

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield bell and handle, the handle turned to the viewer so that it is seen."""
        view, grip = stage.view, stage.place(self.at)
        arm = stage.skeleton.arms[1 if self.at == "hand-far" else NEAR]
        ways = {"up": (0.0, 0.0, 1.0), "arm": arm.bones.lower, "rack": scaled(arm.bones.lower, -1)}
        d: Vec = ways.get(self.down, (0.0, 0.0, -1.0))
        wide = stage.across(d) if length(cross(d, view.to)) > 0.1 else view.right
        layer = 7.0 if self.at == "hands" else 8.2 if stage.is_in_front(arm) else 3.2
        layer = layer if self.layer is None else self.layer
        r = self.radius
        # The handle's hoop is so high that bell, horns and hand are told from each other.
        centre = along(grip, d, r + 5.6)
        deep = unit(cross(d, wide))
        handle = ((-r * 0.6, -4.6), (3.4, -5.4), (-0.2, -3.8), (-0.2, 3.8), (3.4, 5.4), (-r * 0.6, 4.6))
        starts = (centre, grip, grip, grip, grip, centre)
        places = [along(along(s, d, a), wide, b) for s, (a, b) in zip(starts, handle, strict=True)]
        yield Piece(layer - 0.1, Role.WIRE, spline([view.flat(p) for p in places], closed=False), width=2.3)
        base = Ball(
            along(centre, d, r * 0.78), (scaled(wide, r * 0.66), scaled(deep, r * 0.66), scaled(d, r * 0.22))
        )
        yield solid(layer, Role.IRON, [sphere(centre, r), base], view)

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:
        """Yield the kettlebell's weight where it is held."""
        if isinstance(self.at, str):
            yield self.mass, spot(skeleton, self.at)


@dataclass(frozen=True, slots=True)
class Kettlebells(Prop):
    """A kettlebell in each hand."""

    KIND: ClassVar[str] = "kettlebells"

    down: str = "down"
    mass: float = 0.12

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield both."""
        for side in SIDES:
            yield from Kettlebell(self.layer, 0.0, f"hand-{SIDE_NAMES[side]}", self.down, 5.4).pieces(stage)

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:
        """Yield the weight of each of the kettlebells at its hand."""
        for arm in skeleton.arms.values():
            yield self.mass, arm.fist


@dataclass(frozen=True, slots=True)
class Plate(Prop):
    """A weight plate, held or lying on the body."""

    KIND: ClassVar[str] = "plate"

    at: Spot = "hands"
    radius: float = 9.0
    axis: str = "y"
    mass: float = 0.12

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the plate."""
        layer = 7.0 if self.layer is None else self.layer
        yield from wheel(
            stage.view, layer, stage.place(self.at), self.radius, _ROOM.get(self.axis, _ROOM["y"])
        )

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:
        """Yield the plate's weight where it is."""
        if isinstance(self.at, str):
            yield self.mass, spot(skeleton, self.at)


@dataclass(frozen=True, slots=True)
class MedicineBall(Prop):
    """A medicine ball, plain, with a gleam."""

    KIND: ClassVar[str] = "medicine-ball"

    at: Spot = "hands"
    radius: float = 7.0
    mass: float = 0.08

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the ball and its gleam: seams would make a wheel of it."""
        centre = stage.place(self.at)
        layer = 7.5 if self.layer is None else self.layer
        view, r = stage.view, self.radius
        yield solid(layer, Role.IRON, [sphere(centre, r)], view)
        x, y = view.flat(centre)
        turns = [radians(degrees) for degrees in (166, 150, 134, 118, 102)]
        gleam = [(x + r * 0.7 * cos(turn), y + r * 0.7 * sin(turn)) for turn in turns]
        yield Piece(layer + 0.01, Role.GROOVE, spline(gleam, closed=False), width=1.1)

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:
        """Yield the medicine ball's weight where it is held."""
        if isinstance(self.at, str):
            yield self.mass, spot(skeleton, self.at)


@dataclass(frozen=True, slots=True)
class ExerciseBall(Prop):
    """A large soft ball to sit, lie or lean on."""

    KIND: ClassVar[str] = "exercise-ball"
    HOLDS: ClassVar[bool] = True

    x: float = 0.0
    z: float = 17.0
    y: float = 0.0
    radius: float = 17.0
    #: The part of the body that it rolls along under; empty where it stays.
    under: Spot = ""

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the ball."""
        layer = 4.0 if self.layer is None else self.layer
        x = stage.place(self.under)[0] if self.under else self.x
        yield solid(layer, Role.PAD, [sphere((x, self.y, self.z), self.radius)], stage.view)


@dataclass(frozen=True, slots=True)
class Sandbag(Prop):
    """A filled bag, soft at its ends."""

    KIND: ClassVar[str] = "sandbag"

    at: Spot = "hands"
    #: Half its length, and its radius.
    half: float = 13.0
    radius: float = 5.4
    axis: str = "y"
    mass: float = 0.3

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the bag and its straps."""
        centre, axis = stage.place(self.at), _ROOM.get(self.axis, _ROOM["y"])
        layer = 7.0 if self.layer is None else self.layer
        ends = [along(centre, axis, side * self.half) for side in (-1, 1)]
        yield solid(layer, Role.PAD, [sphere(end, self.radius) for end in ends], stage.view)
        for side in (-0.45, 0.45):
            band = disc(along(centre, axis, side * self.half), axis, self.radius, 0.1)
            yield solid(layer + 0.01, Role.GROOVE, band, stage.view, key=False)

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:
        """Yield the sandbag's weight where it is."""
        if isinstance(self.at, str):
            yield self.mass, spot(skeleton, self.at)


@dataclass(frozen=True, slots=True)
class AbWheel(Prop):
    """A small wheel on an axle, rolled along the floor."""

    KIND: ClassVar[str] = "ab-wheel"
    HOLDS: ClassVar[bool] = True

    radius: float = 5.6

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the wheel between the hands, and its axle."""
        near, far = (stage.skeleton.arms[side].fist for side in SIDES)
        middle = mix(near, far, 0.5)
        yield from wheel(stage.view, 7.6 if self.layer is None else self.layer, middle, self.radius)
        yield solid(7.5, Role.IRON, rod(near, far, 1.0), stage.view)


@dataclass(frozen=True, slots=True)
class FoamRoller(Prop):
    """A firm roller that lies on the floor."""

    KIND: ClassVar[str] = "foam-roller"
    HOLDS: ClassVar[bool] = True

    x: float = 0.0
    radius: float = 4.4
    half: float = 17.0
    y: float = 0.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the roller, and its hole where its end is seen."""
        view = stage.view
        ends = [(self.x, self.y + side * self.half, self.radius) for side in (-1, 1)]
        layer = 6.4 if self.layer is None else self.layer
        balls = [ball for end in ends for ball in disc(end, _ROOM["y"], self.radius, 0.1)]
        yield solid(layer, Role.CLOTH, balls, view)
        if view.is_profile:
            near = max(ends, key=view.depth)
            yield solid(
                layer + 0.1, Role.HOLE, disc(near, _ROOM["y"], self.radius * 0.45, 0.1), view, key=False
            )


@dataclass(frozen=True, slots=True)
class Towel(Prop):
    """A towel, or a stick of cloth, stretched between the hands."""

    KIND: ClassVar[str] = "towel"

    #: How far it reaches beyond each hand.
    over: float = 4.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield it from hand to hand."""
        near, far = (stage.skeleton.arms[side].fist for side in SIDES)
        line = unit(add(far, scaled(near, -1)))
        ends = along(near, line, -self.over), along(far, line, self.over)
        yield solid(8.3 if self.layer is None else self.layer, Role.CLOTH, rod(*ends, 1.3), stage.view)


@dataclass(frozen=True, slots=True)
class Stick(Prop):
    """A broomstick in the hands."""

    KIND: ClassVar[str] = "stick"

    over: float = 20.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield it along the line of the hands."""
        near, far = (stage.skeleton.arms[side].fist for side in SIDES)
        line = unit(add(far, scaled(near, -1)))
        ends = along(near, line, -self.over), along(far, line, self.over)
        yield solid(8.3 if self.layer is None else self.layer, Role.IRON, rod(*ends, 0.8), stage.view)
