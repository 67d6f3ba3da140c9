"""Cables, bands and ropes, with what they run to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sin
from typing import ClassVar

from cards.figures.body import NEAR, SIDES
from cards.figures.paths import polygon, spline
from cards.figures.pieces import Piece, Role, solid
from cards.figures.props import Prop, Spot, Stage, box, end_disc
from cards.figures.solids import Ball, disc, rod, sphere
from cards.figures.vectors import Vec, along, length, mix, unit


@dataclass(frozen=True, slots=True)
class Pulley(Prop):
    """A column with a pulley, and the cable from there to what is pulled."""

    KIND: ClassVar[str] = "pulley"
    HOLDS: ClassVar[bool] = True

    x: float = 42.0
    #: The pulley's height.
    z: float = 9.0
    y: float = 0.0
    to: tuple[Spot, ...] = ("hands",)
    top: float = 104.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield column, foot, pulley and cables."""
        view, x, y = stage.view, self.x, self.y
        ends = [stage.place(where) for where in self.to]
        # The foot and the pulley are on the side that is pulled to: ahead or behind, left or right.
        dx, dy = ends[0][0] - x, ends[0][1] - y
        aside = abs(dy) > 2 * abs(dx)
        toward = -1 if (dy if aside else dx) < 0 else 1
        long, wide = sorted((-5.0 * toward, 11.0 * toward)), (-8.0, 8.0)
        (x0, x1), (y0, y1) = (wide, long) if aside else (long, wide)
        reach = ((x + x0, x + x1), (y + y0, y + y1), (0.0, 2.6))
        yield box(0.5, Role.FRAME, reach, view, edge=1.2, key=False)
        half = (3.0, 2.2) if aside else (2.2, 3.0)
        column = ((x - half[0], x + half[0]), (y - half[1], y + half[1]), (0.0, self.top))
        yield box(0.6, Role.FRAME, column, view, edge=1.2, key=False)
        p: Vec = (x, y + toward * 4.2, self.z) if aside else (x + toward * 4.2, y, self.z)
        axis: Vec = (1.0, 0.0, 0.0) if aside else (0.0, 1.0, 0.0)
        across: Vec = (axis[1] * 2.6, axis[0] * 2.6, 0.0)
        block = Ball(p, (across, (0.0, 0.0, 2.6), (axis[0] * 0.8, axis[1] * 0.8, 0.0)))
        yield solid(0.7, Role.IRON, [block, sphere((x, y, self.z), 1.8)], view, key=False)
        yield solid(0.8, Role.HOLE, disc(p, axis, 0.8, 0.1), view, key=False)
        for end in ends:
            path = polygon([view.flat(p), view.flat(end)], closed=False)
            yield Piece(4.5 if self.layer is None else self.layer, Role.CABLE, path)


@dataclass(frozen=True, slots=True)
class Cable(Prop):
    """A bare cable between spots."""

    KIND: ClassVar[str] = "cable"
    HOLDS: ClassVar[bool] = True

    points: tuple[Spot, ...] = ("hand-near", "hand-far")

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the cable."""
        places = [stage.view.flat(stage.place(where)) for where in self.points]
        yield Piece(4.5 if self.layer is None else self.layer, Role.CABLE, polygon(places, closed=False))


@dataclass(frozen=True, slots=True)
class AnkleStrap(Prop):
    """A strap round an ankle, for a cable."""

    KIND: ClassVar[str] = "ankle-strap"

    side: str = "near"

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the strap."""
        leg = stage.skeleton.legs[NEAR if self.side == "near" else 1]
        strap = disc(mix(leg.knee, leg.ankle, 0.9), leg.bones.lower, 3.1, 1.6)
        usual = 6.4 if self.side == "near" or not stage.view.is_profile else 2.4
        yield solid(usual if self.layer is None else self.layer, Role.IRON, strap, stage.view)


@dataclass(frozen=True, slots=True)
class Handles(Prop):
    """A handle in each hand, or in one."""

    KIND: ClassVar[str] = "handles"

    #: "both", "near" or "far".
    side: str = "both"
    axis: str = "z"

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield a short grip across each fist."""
        view = stage.view
        for side in SIDES:
            if self.side != "both" and (self.side == "near") != (side == NEAR):
                continue
            arm = stage.skeleton.arms[side]
            axis: Vec = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0)}.get(self.axis, (0.0, 0.0, 1.0))
            front = stage.is_in_front(arm)
            if stage.is_end_on(axis):
                yield from end_disc(view, arm.fist, axis, 1.6) if front else ()
                continue
            ends = along(arm.fist, axis, -3.8), along(arm.fist, axis, 3.8)
            role = Role.IRON if front or not view.is_profile else Role.IRON_FAR
            yield solid(8.4 if front else 3.4, role, rod(*ends, 1.0), view)


@dataclass(frozen=True, slots=True)
class Rope(Prop):
    """A rope attachment: two ends from a knot, one for each hand."""

    KIND: ClassVar[str] = "rope"

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield both ends with their stops below the fists."""
        view = stage.view
        for side in SIDES:
            arm = stage.skeleton.arms[side]
            hang: Vec = (0.0, 0.0, -1.0)
            low = along(arm.fist, hang, 4.6)
            high = along(arm.fist, hang, -3.0)
            layer = 8.4 if stage.is_in_front(arm) else 3.4
            yield solid(layer, Role.IRON, rod(high, low, 0.9), view)
            yield solid(layer + 0.1, Role.IRON, [sphere(low, 1.7)], view)


@dataclass(frozen=True, slots=True)
class Band(Prop):
    """A resistance band from spot to spot; it bends round what it runs over."""

    KIND: ClassVar[str] = "band"

    points: tuple[Spot, ...] = ("hand-near", "hand-far")
    #: True where it runs as a curve through its spots, not from corner to corner.
    bent: bool = False

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the band."""
        places = [stage.view.flat(stage.place(where)) for where in self.points]
        path = spline(places, closed=False) if self.bent else polygon(places, closed=False)
        depths = [stage.view.depth(stage.place(where)) for where in self.points]
        behind = sum(depths) / len(depths) < stage.view.depth(stage.skeleton.trunk.shoulders) - 3
        usual = 4.4 if behind else 8.45
        yield Piece(usual if self.layer is None else self.layer, Role.BAND, path)

    @property
    def holds(self) -> bool:
        """Say that it pulls where it is anchored in the room."""
        return any(not isinstance(where, str) for where in self.points)


@dataclass(frozen=True, slots=True)
class LoopBand(Prop):
    """A short loop round both legs."""

    KIND: ClassVar[str] = "loop-band"

    #: "thigh", "shin" or "ankle", a little above the joint, or "foot".
    at: str = "thigh"

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the loop: a broad line across both limbs, or in profile a sleeve round the near one."""
        view = stage.view
        places, along_limb = [], []
        radius = {"thigh": 4.6, "shin": 3.9, "ankle": 2.6, "foot": 2.6}[self.at]
        part = {"thigh": 0.8, "shin": 0.25, "ankle": 0.88}
        for side in SIDES:
            leg = stage.skeleton.legs[side]
            if self.at == "thigh":
                places.append(mix(leg.root, leg.knee, part["thigh"]))
            elif self.at == "foot":
                places.append(leg.ball)
            else:
                places.append(mix(leg.knee, leg.ankle, part[self.at]))
            along_limb.append(leg.bones.upper if self.at == "thigh" else leg.bones.lower)
        near, far = places
        apart = along(far, near, -1.0)
        out = unit(apart) if length(apart) > 0.1 else (0.0, 1.0, 0.0)
        layer = 8.4 if self.layer is None else self.layer
        if stage.is_end_on(out):
            across = stage.across(along_limb[0])
            ends = [view.flat(along(near, across, side * (radius - 0.2))) for side in (-1, 1)]
            yield Piece(layer, Role.BAND, polygon(ends, closed=False), width=4.2)
            return
        ends = [view.flat(along(near, out, -radius)), view.flat(along(far, out, radius))]
        yield Piece(layer, Role.BAND, polygon(ends, closed=False), width=2.6)


@dataclass(frozen=True, slots=True)
class BattleRope(Prop):
    """Heavy ropes from the hands to an anchor, in waves."""

    KIND: ClassVar[str] = "battle-rope"

    x: float = 90.0
    z: float = 3.0
    #: How high the waves are.
    wave: float = 5.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield a rope from each hand."""
        view = stage.view
        for side in SIDES:
            start = stage.skeleton.arms[side].fist
            end: Vec = (self.x, side * 2.0, self.z)
            places = []
            for i in range(13):
                t = i / 12
                x, y, z = mix(start, end, t)
                swing = self.wave * sin(t * 15 + (0 if side == NEAR else 3.1)) * (1 - t) * min(1.0, 4 * t)
                places.append(view.flat((x, y, max(z + swing, 1.4))))
            layer = 8.3 if side == NEAR else 2.4
            yield Piece(layer, Role.WIRE, spline(places, closed=False), width=1.7)


@dataclass(frozen=True, slots=True)
class JumpRope(Prop):
    """A skipping rope, swung under the feet or over the head."""

    KIND: ClassVar[str] = "jump-rope"

    #: Where its bow is: height of its middle.
    z: float = 1.0
    x: float = 0.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the rope from hand to hand through its bow."""
        view = stage.view
        near, far = (stage.skeleton.arms[side].fist for side in SIDES)
        bow: Vec = (self.x, 0.0, self.z)
        wide = abs(near[1] - far[1]) / 2
        points = [
            near,
            (self.x, -wide * 0.8, mix(near, bow, 0.75)[2]),
            bow,
            (self.x, wide * 0.8, mix(far, bow, 0.75)[2]),
            far,
        ]
        path = spline([view.flat(p) for p in points], closed=False)
        yield Piece(4.5 if self.layer is None else self.layer, Role.CABLE, path, width=0.9)
