"""What one walks, rides, climbs or rows on for the heart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cards.figures.body import NEAR
from cards.figures.paths import polygon
from cards.figures.pieces import Piece, Role, solid
from cards.figures.props import Pair, Prop, Stage, Support, box, cushion, tube, wheel
from cards.figures.solids import disc, rod
from cards.figures.vectors import Vec

_ACROSS: Vec = (0.0, 1.0, 0.0)


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
class StairClimber(Prop):
    """A stair climber: steps that come down under one's feet, rails at both sides and a console."""

    KIND: ClassVar[str] = "stair-climber"

    #: The lowest step's rear edge.
    x: float = -22.0
    #: The lowest step's height.
    z: float = 10.0
    #: How deep each step is, and how high.
    step: Pair = (17.0, 12.0)

    def steps(self) -> Iterator[tuple[Pair, float]]:
        """Yield from where to where each of the three steps reaches, and its top."""
        deep, high = self.step
        for number in range(3):
            rear = self.x + number * deep
            yield (rear, rear + deep), self.z + number * high

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield steps, the case that they run in, rails and console."""
        view, (deep, high) = stage.view, self.step
        front, top = self.x + 3 * deep, self.z + 2 * high
        yield box(0.8, Role.FRAME, ((self.x - 4, front + 14), (-14, 14), (0.0, 3.6)), view)
        yield box(0.9, Role.FRAME, ((front + 2, front + 9), (-12, 12), (3.0, top + 44)), view)
        for (rear, ahead), z in self.steps():
            yield box(1.0, Role.PAD, ((rear + 1, front + 1), (-12, 12), (3.0, z - 1)), view, edge=0.4)
            yield box(1.3, Role.IRON, ((rear, ahead + 1), (-13, 13), (z - 2.4, z)), view, edge=0.6)
        for y in (-13.0, 13.0):
            low, far = (self.x + 6, y, self.z + 46), (front + 4, y, top + 40)
            yield tube(view, 1.1, (low, far), 1.3)
            yield tube(view, 1.1, (low, (self.x + 6, y, self.z)), 1.3)
        console = ((front, 0.0, top + 44), (front + 7, 0.0, top + 52))
        yield cushion(view, 1.15, console, (9.0, 2.2), Role.IRON)

    def supports(self) -> Iterator[Support]:
        """Yield the steps."""
        for (rear, ahead), z in self.steps():
            yield Support((rear, ahead), (-13.0, 13.0), (0.0, z))


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
