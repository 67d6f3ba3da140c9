"""Machines as a kit: levers, pads that move with the body, carriages, stacks, and what one rides or rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cards.figures.body import NEAR, SIDES
from cards.figures.paths import circle, polygon
from cards.figures.pieces import Piece, Role, solid
from cards.figures.props import Pair, Prop, Spot, Stage, Support, box, cushion, spot, tube, wheel
from cards.figures.skeleton import Skeleton
from cards.figures.solids import disc, rod, sphere
from cards.figures.vectors import Vec, add, along, distance, dot, mix, scaled, unit

_ACROSS: Vec = (0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Lever(Prop):
    """A padded roller that moves with the body, on an arm from a pivot."""

    KIND: ClassVar[str] = "lever"
    HOLDS: ClassVar[bool] = True

    at: Spot = "shin-near"
    pivot: Pair = (24.0, 33.0)
    #: How far before (or, below 0, behind) the limb the roller lies.
    front: float = 4.4
    #: How far above a part of the trunk it lies, as a pad on the shoulder does.
    rise: float = 0.0
    #: "roller" for a pad, "grip" for a handle in the hands, "none" for the arm alone.
    end: str = "roller"
    #: How far the arm reaches beyond the pivot, with a plate on it; 0 for none.
    plate: float = 0.0

    def tip(self, skeleton: Skeleton) -> Vec:
        """Return the place where the roller or the handle is."""
        if not isinstance(self.at, str):
            return (self.at[0], self.at[2], self.at[1])
        centre, bones = spot(skeleton, self.at), skeleton.legs[1 if self.at.endswith("far") else NEAR].bones
        if self.at.startswith(("shin", "ankle", "thigh", "knee")):
            front = bones.front if self.at.startswith("thigh") else bones.lower_front
            return along(centre, front, self.front)
        off = skeleton.trunk.thorax.at(front=self.front, up=self.rise)
        return centre if self.at.startswith("hand") else add(centre, off)

    def reach(self, skeleton: Skeleton) -> float:
        """Return how long the arm is."""
        return distance(self.tip(skeleton), (self.pivot[0], 0.0, self.pivot[1]))

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield arm, pivot and roller."""
        view, centre = stage.view, self.tip(stage.skeleton)
        layer = 6.6 if self.layer is None else self.layer
        pivot: Vec = (self.pivot[0], 0.0, self.pivot[1])
        yield tube(view, layer, (pivot, centre), 1.3)
        if self.plate:
            back = along(pivot, add(pivot, (-centre[0], -centre[1], -centre[2])), self.plate / 100)
            yield tube(view, layer, (pivot, back), 1.3)
            yield from wheel(view, layer + 0.1, back, 8.0)
        yield solid(layer + 0.1, Role.FRAME, [sphere(pivot, 2.6)], view, key=False)
        if self.end == "roller":
            yield solid(layer + 0.2, Role.IRON, disc(centre, _ACROSS, 3.3, 5), view)
            yield solid(layer + 0.3, Role.HOLE, disc(centre, _ACROSS, 0.9, 0.1), view, key=False)
        elif self.end == "grip":
            yield solid(9.0, Role.IRON, disc(centre, _ACROSS, 1.6, 3), view)


@dataclass(frozen=True, slots=True)
class KneePad(Prop):
    """A platform that the knees kneel on and that rises and sinks with them, on a post."""

    KIND: ClassVar[str] = "knee-pad"
    HOLDS: ClassVar[bool] = True

    post: float = 20.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the platform and its arm."""
        leg = stage.skeleton.legs[NEAR]
        z = leg.knee[2] - 5.6
        pad = ((leg.knee[0] - 2, 0.0, z), (leg.ankle[0] + 2, 0.0, z))
        yield cushion(stage.view, 4.2, pad, (8.0, 2.0))
        arm = ((leg.knee[0], 0.0, z - 1), (self.post, 0.0, z - 1))
        yield cushion(stage.view, 0.95, arm, (2.0, 1.4), Role.FRAME)


@dataclass(frozen=True, slots=True)
class SidePads(Prop):
    """Two pads against the outer or the inner sides of the knees, on arms from under the seat."""

    KIND: ClassVar[str] = "side-pads"
    HOLDS: ClassVar[bool] = True

    #: True for pads between the knees.
    inner: bool = False
    #: Where the arms turn, forward and up.
    pivot: Pair = (2.0, 20.0)

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield each pad with its arm, before the leg or behind it as it is seen."""
        view, pelvis = stage.view, stage.skeleton.trunk.pelvis
        for side in SIDES:
            leg = stage.skeleton.legs[side]
            thigh = leg.bones.upper
            left = scaled(pelvis.left, -side if self.inner else side)
            out = unit(along(left, thigh, -dot(left, thigh)))
            centre = along(mix(leg.root, leg.knee, 0.84), out, 6.4)
            layer = 8.4 if dot(out, view.to) > 0.1 else 1.9
            low = along(centre, (0.0, 0.0, -1.0), 8.0)
            yield tube(view, layer - 0.2, ((self.pivot[0], side * 5.0, self.pivot[1]), low), 1.2)
            yield tube(view, layer - 0.2, (low, centre), 1.2)
            yield solid(layer, Role.PAD, disc(centre, out, 6.0, 1.8), view)


@dataclass(frozen=True, slots=True)
class ThighPad(Prop):
    """A padded bar over the thighs, with its weight on a post ahead."""

    KIND: ClassVar[str] = "thigh-pad"

    post: float = 44.0
    #: A plate at its end.
    plate: bool = True
    #: The post's top, fixed; 0 where the pad itself moves with the thighs.
    fixed: float = 0.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield pad, arm, post and plate."""
        view, leg = stage.view, stage.skeleton.legs[NEAR]
        x, _, z = mix(leg.root, leg.knee, 0.86)
        yield cushion(view, 7.2, ((x - 3, 0.0, z + 6.2), (x + 3, 0.0, z + 6.2)), (9.0, 2.2))
        high = self.fixed or 30.0
        yield cushion(view, 1.3, ((x + 4, 0.0, z + 6), (self.post + 2, 0.0, high)), (2.0, 1.2), Role.FRAME)
        yield cushion(view, 1.2, ((self.post, 0.0, 2.0), (self.post, 0.0, high + 2)), (2.0, 1.4), Role.FRAME)
        if self.plate:
            yield from wheel(view, 1.35, (self.post + 4, 0.0, high), 8.0)


@dataclass(frozen=True, slots=True)
class FootPlate(Prop):
    """A plate under the soles, such as a leg press has, that moves with them."""

    KIND: ClassVar[str] = "foot-plate"
    HOLDS: ClassVar[bool] = True

    half: float = 14.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the plate along the near sole."""
        leg = stage.skeleton.legs[NEAR]
        heel = along(along(leg.heel, leg.forward, -3.0), leg.down, 1.6)
        toe = along(along(leg.toe, leg.toes, 5.0), leg.down, 1.6)
        layer = 1.5 if self.layer is None else self.layer
        yield cushion(stage.view, layer, (heel, toe), (self.half, 1.5), Role.IRON)


@dataclass(frozen=True, slots=True)
class Stack(Prop):
    """A stack of weights in its frame; what is lifted hangs above the rest."""

    KIND: ClassVar[str] = "stack"
    HOLDS: ClassVar[bool] = True

    x: float = 50.0
    top: float = 96.0
    #: By how much the upper plates are raised.
    raised: float = 0.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield frame and plates."""
        view, x = stage.view, self.x
        for post in (x - 7, x + 7):
            yield box(0.5, Role.FRAME, ((post - 1, post + 1), (-3, 3), (0.0, self.top)), view, key=False)
        yield box(0.5, Role.FRAME, ((x - 8, x + 8), (-3, 3), (self.top - 2.4, self.top)), view, key=False)
        yield box(0.5, Role.FRAME, ((x - 10, x + 10), (-6, 6), (0.0, 2.4)), view, key=False)
        for row in range(6):
            z = 3.0 + row * 4.0 + (self.raised if row > 2 else 0.0)
            yield box(0.7, Role.IRON, ((x - 5.4, x + 5.4), (-4, 4), (z, z + 3.3)), view, edge=0.4, key=False)


@dataclass(frozen=True, slots=True)
class Treadmill(Prop):
    """A treadmill; one runs on it toward greater x."""

    KIND: ClassVar[str] = "treadmill"

    x: Pair = (-42.0, 44.0)
    z: float = 7.0
    #: How much higher it is in front.
    rise: float = 0.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield belt, mast and console."""
        view, (x0, x1) = stage.view, self.x
        belt = ((x0, 0.0, self.z - 3.2), (x1, 0.0, self.z - 3.2 + self.rise))
        yield cushion(view, 1.4, belt, (15.0, 3.2), Role.IRON)
        for x, z in ((x0 + 4, self.z - 5), (x1 - 4, self.z - 5 + self.rise)):
            if z > 1:
                yield box(1.2, Role.FRAME, ((x - 2, x + 2), (-14, 14), (0.0, z)), view, key=False)
        for y in (-13.0, 13.0):
            layer = 1.1
            mast = ((x1 - 3, y, self.z), (x1 - 9, y, 66.0))
            yield tube(view, layer, mast, 1.5)
            yield tube(view, layer, ((x1 - 9, y, 64.0), (x1 - 27, y, 60.0)), 1.3)
        yield solid(1.15, Role.FRAME, rod((x1 - 8, -11.0, 69.0), (x1 - 8, 11.0, 69.0), 3.0), view)

    def supports(self) -> Iterator[Support]:
        """Yield the belt."""
        yield Support(self.x, (-15.0, 15.0), (0.0, self.z + self.rise / 2))


@dataclass(frozen=True, slots=True)
class Bike(Prop):
    """An exercise bike, one's hips over its saddle."""

    KIND: ClassVar[str] = "bike"
    HOLDS: ClassVar[bool] = True

    saddle: Pair = (-4.0, 54.0)
    #: The middle of the cranks.
    crank: Pair = (10.0, 17.0)
    bars: Pair = (38.0, 66.0)
    #: The flywheel's middle and radius.
    flywheel: tuple[float, float, float] = (42.0, 18.0, 15.0)

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield frame, flywheel, saddle, bars, and a crank to each foot."""
        view = stage.view
        (sx, sz), (cx, cz), (bx, bz) = self.saddle, self.crank, self.bars
        wx, wz, r = self.flywheel
        yield from wheel(view, 0.8, (wx, 0.0, wz), r)
        for a, b in (
            ((sx, sz - 2), (cx, cz)), ((cx, cz), (wx, wz)), ((wx - 4, wz + 6), (bx - 4, bz)),
            ((sx + 2, sz - 16), (wx - 5, wz + 14)), ((-20.0, 2.0), (wx + 10, 2.0)), ((cx - 6, 2.0), (cx, cz)),
        ):  # fmt: skip
            yield tube(view, 1.0, ((a[0], 0.0, a[1]), (b[0], 0.0, b[1])), 1.5)
        yield cushion(view, 4.0, ((sx - 6, 0.0, sz), (sx + 6, 0.0, sz - 0.6)), (3.0, 1.7))
        yield solid(1.2, Role.IRON, rod((bx - 5, 0.0, bz), (bx + 2, 0.0, bz + 1.5), 1.3), view)
        for side in (-1, 1):
            ball = stage.skeleton.legs[side].ball
            foot = (ball[0], 0.0, ball[2] - 1.2)
            layer = 5.9 if side == NEAR else 1.3
            yield solid(layer, Role.IRON, rod((cx, 0.0, cz), foot, 1.0), view)
            yield solid(
                layer, Role.IRON, rod((foot[0] - 4, 0.0, foot[2]), (foot[0] + 3, 0.0, foot[2]), 0.9), view
            )

    def supports(self) -> Iterator[Support]:
        """Yield the saddle."""
        sx, sz = self.saddle
        yield Support((sx - 7, sx + 7), (-6.0, 6.0), (sz - 3, sz + 1.7), 6.0)


@dataclass(frozen=True, slots=True)
class Rower(Prop):
    """A rowing machine: rail, seat under the hips, foot rests, flywheel, and a handle on its chain."""

    KIND: ClassVar[str] = "rower"
    HOLDS: ClassVar[bool] = True

    #: Where the rail begins and ends.
    x: Pair = (-44.0, 46.0)
    z: float = 11.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield it, the seat under the hips and the chain to the hands."""
        view, (x0, x1), z = stage.view, self.x, self.z
        hips, hands = stage.skeleton.trunk.hips, stage.place("hands")
        yield tube(view, 1.2, ((x0, 0.0, z - 2), (x1, 0.0, z - 2)), 1.6)
        yield tube(view, 1.1, ((x0 + 2, 0.0, 1.4), (x0 + 2, 0.0, z - 2)), 1.4)
        yield tube(view, 1.1, ((x0 - 4, 0.0, 1.4), (x0 + 8, 0.0, 1.4)), 1.4)
        yield tube(view, 1.1, ((x1 - 6, 0.0, 1.4), (x1 + 18, 0.0, 1.4)), 1.4)
        yield from wheel(view, 1.0, (x1 + 12, 0.0, 17.0), 13.0)
        yield cushion(view, 4.1, ((hips[0] - 5, 0.0, z + 1.6), (hips[0] + 5, 0.0, z + 1.6)), (6.0, 1.6))
        ball = stage.skeleton.legs[NEAR].ball
        heel = stage.skeleton.legs[NEAR].heel
        yield cushion(
            view, 1.3, ((heel[0] + 2, 0.0, heel[2] - 1), (ball[0] + 4, 0.0, ball[2])), (8.0, 1.2), Role.IRON
        )
        chain = polygon([view.flat(hands), view.flat((x1 + 8, 0.0, 24.0))], closed=False)
        yield Piece(4.5, Role.CABLE, chain)
        yield solid(8.4, Role.IRON, disc(hands, _ACROSS, 1.5, 12), view)

    def supports(self) -> Iterator[Support]:
        """Yield the seat's way along the rail."""
        yield Support(self.x, (-8.0, 8.0), (self.z, self.z + 3.2), 6.0)


@dataclass(frozen=True, slots=True)
class Elliptical(Prop):
    """An elliptical trainer: a pedal under each foot, an arm to each hand, a flywheel behind."""

    KIND: ClassVar[str] = "elliptical"
    HOLDS: ClassVar[bool] = True

    x: float = 0.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield base, wheel, pedals and arms."""
        view, x = stage.view, self.x
        yield tube(view, 1.0, ((x - 48, 0.0, 1.6), (x + 40, 0.0, 1.6)), 1.6)
        yield from wheel(view, 0.9, (x - 38, 0.0, 17.0), 13.0)
        yield tube(view, 1.0, ((x + 34, 0.0, 1.6), (x + 26, 0.0, 84.0)), 1.6)
        yield solid(1.1, Role.FRAME, rod((x + 26, -5.0, 86.0), (x + 26, 5.0, 86.0), 2.8), view)
        for side in (-1, 1):
            leg, arm = stage.skeleton.legs[side], stage.skeleton.arms[side]
            layer = 5.8 if side == NEAR else 1.4
            low = (leg.heel[0] - 2, leg.heel[1], leg.heel[2] - 1.4)
            high = (leg.toe[0] + 2, leg.toe[1], leg.toe[2] - 1.4)
            yield solid(layer, Role.IRON, rod(low, high, 1.3), view)
            yield tube(view, layer - 0.1, (low, (x - 38, 0.0, 17.0)), 1.0)
            pivot = (x + 30, 0.0, 40.0)
            yield tube(view, layer - 0.1, (high, (pivot[0], 0.0, 14.0)), 1.0)
            yield tube(view, layer - 0.1, (pivot, arm.fist), 1.1, Role.IRON)


@dataclass(frozen=True, slots=True)
class Wheelchair(Prop):
    """A wheelchair; its seat's front edge at x."""

    KIND: ClassVar[str] = "wheelchair"
    HOLDS: ClassVar[bool] = True

    x: float = 14.0
    z: float = 28.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield wheels, seat, back and foot rest."""
        view, x, z = stage.view, self.x, self.z
        back = x - 25
        yield cushion(view, 4.0, ((back + 1, 0.0, z - 1.6), (x - 1, 0.0, z - 1.6)), (9.0, 1.6))
        yield cushion(view, 3.9, ((back, 0.0, z), (back - 3, 0.0, z + 24)), (9.0, 1.3))
        yield tube(view, 3.7, ((back - 3, 0.0, z + 24), (back - 8, 0.0, z + 24)), 1.0)
        yield tube(view, 3.7, ((x - 1, 0.0, z - 3), (x + 8, 0.0, 5.0)), 1.0)
        yield tube(view, 3.8, ((x + 6, 0.0, 4.0), (x + 16, 0.0, 4.0)), 1.1, Role.IRON)
        for y, layer in ((10.0, 1.0), (-10.0, 6.4)):
            centre = view.flat((back + 7, y, 17.0))
            role = Role.WIRE
            yield Piece(layer, role, circle(centre, 16.0), width=1.4)
            yield Piece(layer, role, circle(centre, 2.0), width=1.2)
        yield Piece(3.6, Role.WIRE, circle(view.flat((x + 4, 0.0, 4.6)), 3.6), width=1.2)

    def supports(self) -> Iterator[Support]:
        """Yield the wheelchair's seat and back."""
        yield Support((self.x - 25, self.x), (-9.0, 9.0), (self.z - 3.2, self.z))
