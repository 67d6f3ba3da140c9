"""Machines as a kit: levers, pads that move with the body, stacks, what turns on a joint, what is pushed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cards.figures.body import NEAR, SIDES
from cards.figures.paths import circle
from cards.figures.pieces import Piece, Role, solid
from cards.figures.props import Pair, Prop, Spot, Stage, Support, box, cushion, spot, tube, wheel
from cards.figures.skeleton import Skeleton
from cards.figures.solids import disc, sphere
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


#: How far above a landmine's bar the grips of a handle are that is hooked under it.
_HOOKED = 3.6
#: Units of the bar from the hands to its joint at most.
_LONGEST_BAR = 240.0


@dataclass(frozen=True, slots=True)
class Landmine(Prop):
    """A barbell with one end in a joint on the floor, the other in the hands or in one of them."""

    KIND: ClassVar[str] = "landmine"

    at: Spot = "hands"
    #: Where the joint is, forward and up.
    pivot: Pair = (70.0, 3.0)
    #: How far beyond the hands the plates lie; below 0 between them and the joint.
    plates: float = -12.0
    radius: float = 10.0
    mass: float = 0.15
    #: Whether a close handle is hooked under the bar, a grip at each side of it.
    handle: bool = False

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield bar, plates and joint, and the handle."""
        view, hand = stage.view, stage.place(self.at)
        if self.handle:
            hand = along(hand, (0.0, 0.0, -1.0), _HOOKED)
        layer = 8.2 if self.layer is None else self.layer
        # However far away someone stands, the bar is no longer than this.
        along_floor = min(max(self.pivot[0], hand[0] - _LONGEST_BAR), hand[0] + _LONGEST_BAR)
        pivot: Vec = (along_floor, hand[1], self.pivot[1])
        way = unit(add(hand, scaled(pivot, -1.0)))
        end = along(hand, way, max(3.0, self.plates + 7.0))
        yield tube(view, layer, (pivot, end), 1.2, Role.IRON)
        middle = along(hand, way, self.plates)
        yield solid(layer + 0.1, Role.IRON, disc(middle, way, self.radius, 2.2), view)
        yield box(
            layer - 0.2,
            Role.FRAME,
            ((pivot[0] - 7, pivot[0] + 7), (pivot[1] - 7, pivot[1] + 7), (0.0, 2.0)),
            view,
        )
        yield solid(layer + 0.1, Role.FRAME, [sphere(pivot, 2.8)], view, key=False)
        if self.handle:
            yield from self._handle(stage, hand, way)

    def _handle(self, stage: Stage, hook: Vec, way: Vec) -> Iterator[Piece]:
        """Yield a close handle: from under the bar up to a grip in each fist."""
        low = along(hook, (0.0, 0.0, -1.0), 2.0)
        for side in SIDES:
            fist, layer = stage.skeleton.arms[side].fist, 8.4 if side == NEAR else 3.4
            ends = along(fist, way, -4.2), along(fist, way, 4.2)
            for end in ends:
                yield tube(stage.view, layer - 0.1, (end, low), 0.8, Role.IRON)
            yield tube(stage.view, layer, ends, 1.2, Role.IRON)

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:
        """Yield the part of its weight that is held."""
        if isinstance(self.at, str):
            yield self.mass, spot(skeleton, self.at)


@dataclass(frozen=True, slots=True)
class Sled(Prop):
    """A sled on two runners, plates on it, pushed by its two poles."""

    KIND: ClassVar[str] = "sled"
    HOLDS: ClassVar[bool] = True

    #: Where the poles stand; the runners lie ahead of them.
    x: float = 40.0
    top: float = 70.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield runners, poles and plates."""
        view, x, far = stage.view, self.x, self.x + 44
        for y in (12.0, -12.0):
            near = y < 0
            layer = 8.6 if near and view.is_profile else 1.2
            yield tube(view, 1.3, ((x - 5, y, 1.8), (far, y, 1.8)), 1.8, Role.IRON)
            yield tube(view, 1.3, ((far, y, 1.8), (far + 5, y, 6.0)), 1.8, Role.IRON)
            yield tube(view, layer, ((x, y, 2.0), (x, y, self.top)), 1.3)
        yield cushion(view, 1.2, ((x - 2, 0.0, 5.0), (far - 2, 0.0, 5.0)), (11.0, 1.4), Role.FRAME)
        for row in range(3):
            z = 8.6 + row * 4.2
            yield solid(1.4, Role.IRON, disc((x + 22, 0.0, z), (0.0, 0.0, 1.0), 13.0, 1.7), view)
        yield tube(view, 1.35, ((x + 22, 0.0, 5.0), (x + 22, 0.0, 24.0)), 1.2)
