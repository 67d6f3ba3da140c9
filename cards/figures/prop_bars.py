"""Bars: those that are lifted, and those that are hung from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import radians, tan
from typing import ClassVar

from cards.figures.camera import View
from cards.figures.paths import spline
from cards.figures.pieces import Piece, Role, solid
from cards.figures.props import (
    Prop,
    Spot,
    Stage,
    box,
    end_disc,
    facing,
    spot,
    tube,
    upright,
)  # fmt: skip
from cards.figures.skeleton import Skeleton
from cards.figures.solids import disc, rod, sphere
from cards.figures.vectors import Vec, add, along

_ACROSS: Vec = (0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Barbell(Prop):
    """A long bar with plates, along the line of the hands."""

    KIND: ClassVar[str] = "barbell"

    at: Spot = "hands"
    #: The plates' radius; 0 for a bare bar.
    plate: float = 12.9
    #: Half its length.
    half: float = 56.0
    #: Its weight in parts of the body's.
    mass: float = 0.45

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the bar and its plates; in profile the far plate and the sleeve's end: the body is seen."""
        view, centre = stage.view, stage.place(self.at)
        axis = facing(stage.skeleton.pose.face, _ACROSS)
        if stage.is_end_on(axis):
            yield from self._end_on(stage, centre, axis)
            return
        depth = view.depth(centre) - view.depth(stage.skeleton.trunk.shoulders)
        layer = self.at_layer(depth)
        ends = along(centre, axis, -self.half), along(centre, axis, self.half)
        yield self._bar(stage, layer, ends)
        for side in (-1, 1):
            if self.plate:
                inner, outer = along(centre, axis, side * 43.5), along(centre, axis, side * 48.2)
                yield solid(layer + 0.7, Role.IRON, disc(inner, axis, self.plate, 1.7), view)
                yield solid(layer + 0.7, Role.IRON, disc(outer, axis, self.plate * 0.74, 1.5), view)
                collar = along(centre, axis, side * 40.6)
                yield solid(layer + 0.8, Role.IRON, disc(collar, axis, 2.6, 1.0), view, key=False)

    def at_layer(self, depth: float) -> float:
        """Return the layer of a bar so far before the shoulders."""
        return self.at_or(7.9 if depth >= -1 else 4.4)

    def at_or(self, usual: float) -> float:
        """Return the layer that was said, or the usual one."""
        return usual if self.layer is None else self.layer

    def _bar(self, stage: Stage, layer: float, ends: tuple[Vec, Vec]) -> Piece:
        return solid(layer, Role.IRON, rod(*ends, 0.9), stage.view)

    def _end_on(self, stage: Stage, centre: Vec, axis: Vec) -> Iterator[Piece]:
        view = stage.view
        layer = self.at_or(1.0)
        if self.plate:
            yield solid(layer, Role.IRON, disc(centre, axis, self.plate, 1.4), view, key=False)
            for part in (0.76, 0.36):
                groove = disc(centre, axis, self.plate * part, 0.1)
                yield solid(layer + 0.1, Role.GROOVE, groove, view, key=False)
        yield from end_disc(view, centre, axis, 2.1)

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:
        """Yield its weight at its middle."""
        if isinstance(self.at, str):
            yield self.mass, spot(skeleton, self.at)


@dataclass(frozen=True, slots=True)
class EzBar(Barbell):
    """A short bar with bends for the grip."""

    KIND: ClassVar[str] = "ez-bar"

    plate: float = 8.0
    half: float = 34.0
    mass: float = 0.15

    def _bar(self, stage: Stage, layer: float, ends: tuple[Vec, Vec]) -> Piece:  # noqa: ARG002
        centre = stage.place(self.at)
        axis = facing(stage.skeleton.pose.face, _ACROSS)
        bends = (
            (-34.0, 0.0),
            (-13.0, 0.0),
            (-9.5, 2.2),
            (-4.0, 0.0),
            (4.0, 0.0),
            (9.5, 2.2),
            (13.0, 0.0),
            (34.0, 0.0),
        )
        places = [add(along(centre, axis, y), (0.0, 0.0, z)) for y, z in bends]
        path = spline([stage.view.flat(place) for place in places], closed=False)
        return Piece(layer, Role.WIRE, path, width=1.8)


@dataclass(frozen=True, slots=True)
class TrapBar(Prop):
    """A hexagonal bar that one stands in, its plates beside the feet."""

    KIND: ClassVar[str] = "trap-bar"

    plate: float = 12.9
    mass: float = 0.6

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the frame round the body, its plates, and in profile the handle's end."""
        view, centre = stage.view, stage.place("hands")
        axis = facing(stage.skeleton.pose.face, _ACROSS)
        corners = ((-21.0, 0.0), (-13.0, 16.0), (13.0, 16.0), (21.0, 0.0), (13.0, -16.0), (-13.0, -16.0))
        front = facing(stage.skeleton.pose.face, (1.0, 0.0, 0.0))
        places = [along(along(centre, front, x), axis, y) for x, y in corners]
        near = sorted(range(6), key=lambda i: view.depth(places[i]) + view.depth(places[(i + 1) % 6]))
        for rank, i in enumerate(near):
            yield tube(view, 1.2 if rank < 3 else 8.3, (places[i], places[(i + 1) % 6]), 0.9, Role.IRON)
        for side in (-1, 1):
            middle = along(centre, axis, side * 22.0)
            shown = view.depth(middle) <= view.depth(centre) or not stage.is_end_on(axis)
            if shown:
                yield solid(1.0, Role.IRON, disc(middle, axis, self.plate, 1.6), view)
                groove = disc(middle, axis, self.plate * 0.76, 0.1)
                yield solid(1.1, Role.GROOVE, groove, view, key=False)

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:
        """Yield its weight between the hands."""
        yield self.mass, spot(skeleton, "hands")


@dataclass(frozen=True, slots=True)
class SmithRail(Prop):
    """The rail that a Smith machine's bar runs on, upright or leaned."""

    KIND: ClassVar[str] = "smith-rail"
    HOLDS: ClassVar[bool] = True

    at: Spot = "hands"
    top: float = 122.0
    #: Degrees by which it leans.
    lean: float = 0.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield two rods with their feet, behind the bar; in profile the frame beside them too."""
        view, centre = stage.view, stage.place(self.at)
        shift = tan(radians(self.lean))
        for y in (-44.0, 44.0):
            low = (centre[0] - shift * centre[2], y, 1.0)
            high = (centre[0] + shift * (self.top - centre[2]), y, self.top)
            yield tube(view, 0.6, (low, high), 1.3)
            x = low[0]
            yield box(0.5, Role.FRAME, ((x - 12, x + 12), (y - 2, y + 2), (0.0, 2.4)), view, key=False)
            if stage.is_end_on(_ACROSS):
                frame = ((x - 10, x - 7), (y - 1, y + 1), (0.0, self.top))
                yield box(0.5, Role.FRAME, frame, view, key=False)
                cap = ((x - 10, high[0] + 3), (y - 1, y + 1), (self.top - 3, self.top))
                yield box(0.5, Role.FRAME, cap, view, key=False)
            clip = add(centre, (0.0, y, 0.0))
            yield tube(view, 0.9, (along(clip, (0.0, 0.0, 1.0), -5), along(clip, (0.0, 0.0, 1.0), 5)), 2.4)


@dataclass(frozen=True, slots=True)
class PullUpBar(Prop):
    """A bar to hang from, on its stand."""

    KIND: ClassVar[str] = "pull-up-bar"
    HOLDS: ClassVar[bool] = True

    x: float = 0.0
    z: float = 120.0
    half: float = 36.0
    posts: bool = True
    #: How high a stub above it reaches in profile, where it has no posts.
    top: float = 130.0
    #: How far before the bar the post stands that carries it in profile, or, below 0, behind it.
    stand: float = 0.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the bar and what carries it."""
        view = stage.view
        if stage.is_end_on(_ACROSS):
            yield from self._stand(view)
            yield from end_disc(view, (self.x, 0.0, self.z), _ACROSS, 1.9)
            return
        ends = (self.x, -self.half, self.z), (self.x, self.half, self.z)
        yield solid(2.8 if self.layer is None else self.layer, Role.IRON, rod(*ends, 1.2), view)
        for y in (-self.half, self.half) if self.posts else ():
            yield upright(view, self.x, self.z + 3, 1.5, y)
            foot = ((self.x - 8, self.x + 8), (y - 6, y + 6), (0.0, 2.4))
            yield box(0.5, Role.FRAME, foot, view, key=False)

    def _stand(self, view: View) -> Iterator[Piece]:
        """Yield what carries the bar in profile: a post with its foot, and an arm from there to the bar."""
        x = self.x + self.stand
        if not self.posts:
            stub = ((self.x - 1.2, self.x + 1.2), (-1.0, 1.0), (self.z, self.top))
            yield box(0.6, Role.FRAME, stub, view, key=False)
            return
        high = self.z + (3.4 if self.stand else 1.0)
        yield upright(view, x, high, 1.5)
        yield box(0.5, Role.FRAME, ((x - 9, x + 9), (-2, 2), (0.0, 2.4)), view, key=False)
        if self.stand:
            ends = ((x, 0.0, self.z + 2.4), (self.x, 0.0, self.z + 2.4))
            yield solid(0.6, Role.FRAME, rod(*ends, 1.2), view, key=False)


@dataclass(frozen=True, slots=True)
class PulleyBar(Prop):
    """A straight bar in the hands, on a cable from above or from a pulley."""

    KIND: ClassVar[str] = "pulley-bar"

    half: float = 30.0
    #: Where its cable comes from, straight above it.
    top: float = 124.0
    cable: bool = True

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the bar in the hands and its cable."""
        view, centre = stage.view, stage.place("hands")
        axis = facing(stage.skeleton.pose.face, _ACROSS)
        if stage.is_end_on(axis):
            yield from end_disc(view, centre, axis, 1.7)
        else:
            ends = along(centre, axis, -self.half), along(centre, axis, self.half)
            before = view.depth(centre) >= view.depth(stage.skeleton.trunk.shoulders) - 1
            usual = 7.9 if before else 4.4
            yield solid(usual if self.layer is None else self.layer, Role.IRON, rod(*ends, 1.1), view)
        if self.cable:
            high = (centre[0], centre[1], self.top)
            path = spline([view.flat(centre), view.flat(high)], closed=False)
            yield Piece(1.0, Role.CABLE, path)
            yield solid(1.1, Role.IRON, [sphere(high, 2.6)], view)
            yield solid(1.2, Role.HOLE, [sphere(high, 0.8)], view, key=False)

    @property
    def holds(self) -> bool:
        """Say that its cable pulls, so that balance is not asked."""
        return self.cable


@dataclass(frozen=True, slots=True)
class DipBars(Prop):
    """Two level bars to support oneself on."""

    KIND: ClassVar[str] = "dip-bars"
    HOLDS: ClassVar[bool] = True

    x: tuple[float, float] = (-14.0, 14.0)
    z: float = 62.0
    half: float = 15.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield both bars on their posts."""
        view = stage.view
        for y in sorted((-self.half, self.half), key=lambda y: view.depth((0.0, y, 0.0))):
            near = view.depth((0.0, y, 0.0)) > 1
            x0, x1 = self.x
            layer = 6.5 if near and view.is_profile else 1.5
            # A line of paper round the near bar would cut the body in two.
            ends = (x0, y, self.z), (x1, y, self.z)
            yield solid(layer, Role.IRON, rod(*ends, 1.2), view, key=layer < 4)
            for x in (x0 + 2, x1 - 2):
                if not (near and view.is_profile):
                    yield upright(view, x, self.z, 1.2, y)


@dataclass(frozen=True, slots=True)
class Rings(Prop):
    """Two rings, or a suspension trainer's handles, on straps from above."""

    KIND: ClassVar[str] = "rings"
    HOLDS: ClassVar[bool] = True

    #: Where the straps hang, forward and up.
    x: float = 0.0
    z: float = 128.0
    half: float = 10.0
    #: What is in them: the hands or the feet.
    at: str = "hand"
    ring: bool = True

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield a strap and a ring for each side."""
        view = stage.view
        for side, name in ((-1, "near"), (1, "far")):
            low = stage.place(f"{self.at}-{name}")
            layer = 8.3 if view.depth(low) >= view.depth(stage.skeleton.trunk.shoulders) - 5 else 2.5
            high = (self.x, side * self.half, self.z)
            path = spline([view.flat(high), view.flat(low)], closed=False)
            yield Piece(layer, Role.BAND, path, width=1.2)
            if self.ring:
                x, y = view.flat(low)
                places = [(x + dx * 3.6, y + 0.6 + dy * 3.6) for dx, dy in _RING]
                yield Piece(layer + 0.1, Role.WIRE, spline(places), width=1.5)
        yield tube(
            view, 0.6, ((self.x, -self.half - 8, self.z), (self.x, self.half + 8, self.z)), 1.2, Role.IRON
        )


_RING = (
    (1.0, 0.0),
    (0.707, 0.707),
    (0.0, 1.0),
    (-0.707, 0.707),
    (-1.0, 0.0),
    (-0.707, -0.707),
    (0.0, -1.0),
    (0.707, -0.707),
)
