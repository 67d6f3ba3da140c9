"""Equipment: what a piece is told, where it is, what it weighs and what it carries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, TypeAlias

from cards.figures.balance import PINNED
from cards.figures.body import NEAR, SIDES
from cards.figures.camera import View
from cards.figures.pieces import FOREGROUND, Piece, Role, solid
from cards.figures.skeleton import LANDMARKS, ArmBones, Skeleton, landmark
from cards.figures.solids import Ball, block, disc, rod
from cards.figures.vectors import Vec, add, along, cross, dot, mix, scaled, turned, unit

#: A part of the body by name, or a place in the room: forward, up, and to the left.
Spot: TypeAlias = str | tuple[float, float, float]
Pair: TypeAlias = tuple[float, float]


def _landmark(name: str) -> Callable[[Skeleton, int], Vec]:
    return lambda skeleton, side: landmark(skeleton.trunk, skeleton.legs, name, side)


def _beside_hand(arm: ArmBones, by: float) -> Vec:
    """Return a place beside a fist, to the side that an elbow bends to."""
    front = arm.bones.lower_front
    return along(arm.fist, unit(along(front, arm.hand, -dot(front, arm.hand))), by)


_SIDED: dict[str, Callable[[Skeleton, int], Vec]] = {
    "hand": lambda s, side: s.arms[side].fist,
    "palm": lambda s, side: _beside_hand(s.arms[side], 2.6),
    "under-hand": lambda s, side: _beside_hand(s.arms[side], -2.6),
    "wrist": lambda s, side: s.arms[side].wrist,
    "elbow": lambda s, side: s.arms[side].elbow,
    "foot": lambda s, side: s.legs[side].ball,
    "toe": lambda s, side: s.legs[side].toe,
    "heel": lambda s, side: s.legs[side].heel,
    "ankle": lambda s, side: along(s.legs[side].ankle, s.legs[side].bones.lower, -2.2),
    "shin": lambda s, side: mix(s.legs[side].knee, s.legs[side].ankle, 0.86),
    "knee": lambda s, side: s.legs[side].knee,
    "thigh": lambda s, side: mix(s.legs[side].root, s.legs[side].knee, 0.6),
    **{
        name: _landmark(name)
        for name in ("shoulder", "chest", "collar", "traps", "belly", "lap", "hip", "ear", "temple")
    },
}
_MIDDLE: dict[str, Callable[[Skeleton], Vec]] = {
    "hips": lambda s: s.trunk.hips,
    "waist": lambda s: s.trunk.waist,
    "back": lambda s: add(along(s.trunk.waist, s.trunk.thorax.up, 13.5), s.trunk.thorax.at(front=-6.6)),
    "shoulders": lambda s: s.trunk.shoulders,
    "neck": lambda s: s.trunk.neck,
    "head": lambda s: s.trunk.skull,
    "hands": lambda s: mix(s.arms[-1].fist, s.arms[1].fist, 0.5),
}
#: The parts of the body that something can be at, or that an arrow can follow.
SPOTS = (*_MIDDLE, *(f"{name}-{side}" for name in _SIDED for side in ("near", "far")), *_SIDED, "both-feet")


def spot(skeleton: Skeleton, name: str) -> Vec:
    """Return where a part of the body is; without a side, the near one or the middle of both."""
    if name in _MIDDLE:
        return _MIDDLE[name](skeleton)
    if name == "both-feet":
        return PINNED["toes"](skeleton)
    part, _, side = name.rpartition("-")
    if part in _SIDED:
        return _SIDED[part](skeleton, NEAR if side == "near" else 1)
    near, far = (_SIDED[name](skeleton, side) for side in SIDES)
    return mix(near, far, 0.5) if name in LANDMARKS and name not in ("toe", "knee", "ankle") else near


class Support(NamedTuple):
    """A box that carries the body, or that it leans on."""

    x: Pair
    y: Pair
    z: Pair
    #: How far the body may sink into it.
    soft: float = 2.2


@dataclass(frozen=True, slots=True)
class Stage:
    """The body that a piece of equipment belongs to, and how it is seen."""

    skeleton: Skeleton
    view: View

    def place(self, where: Spot) -> Vec:
        """Return where a spot is."""
        if isinstance(where, str):
            return spot(self.skeleton, where)
        return (where[0], where[2], where[1])

    def is_in_front(self, arm: ArmBones) -> bool:
        """Say whether an arm is seen in front of the trunk."""
        middle = mix(arm.elbow, arm.fist, 0.5)
        return self.view.depth(middle) - self.view.depth(self.skeleton.trunk.shoulders) > -5

    def is_end_on(self, axis: Vec) -> bool:
        """Say whether a direction points at the viewer."""
        return abs(dot(unit(axis), self.view.to)) > 0.8

    def across(self, axis: Vec) -> Vec:
        """Return the direction of the picture at right angles to another."""
        return unit(cross(unit(axis), self.view.to))


@dataclass(frozen=True, slots=True)
class Prop:
    """A piece of equipment; its attributes are its keys in a file."""

    #: What a file calls it.
    KIND: ClassVar[str] = ""
    #: True for what keeps a body from falling, so that balance is not asked.
    HOLDS: ClassVar[bool] = False

    #: Where it lies in the picture: under 4 behind the body, over 9 before it; as it must, unless said.
    layer: float | None = None
    #: The one frame that it is seen in, counted from 1; 0 for all: a ball that is thrown, a step left behind.
    only: float = 0.0

    def pieces(self, stage: Stage) -> Iterable[Piece]:
        """Return its shapes."""
        raise NotImplementedError

    def loads(self, skeleton: Skeleton) -> Iterator[tuple[float, Vec]]:  # noqa: ARG002
        """Yield what it weighs, in parts of the body's mass, and where."""
        return iter(())

    def supports(self) -> Iterator[Support]:
        """Yield what of it carries a body."""
        return iter(())

    @property
    def holds(self) -> bool:
        """Say whether it keeps this body from falling."""
        return self.HOLDS


def box(
    layer: float,
    role: Role,
    edges: tuple[Pair, Pair, Pair],
    view: View,
    *,
    edge: float = 1.0,
    key: bool = True,
) -> Piece:
    """Return a box between planes, forward, to the left and up."""
    return solid(layer, role, block(*edges, edge), view, key=key)


def upright(view: View, x: float, top: float, half: float = 1.4, y: float = 0.0) -> Piece:
    """Return a post that stands on the floor."""
    return box(
        0.6, Role.FRAME, ((x - half, x + half), (y - half, y + half), (0, top)), view, edge=0.8, key=False
    )


def tube(view: View, layer: float, ends: tuple[Vec, Vec], radius: float, role: Role = Role.FRAME) -> Piece:
    """Return a round bar between two places."""
    return solid(layer, role, rod(*ends, radius), view)


def end_disc(view: View, centre: Vec, axis: Vec, radius: float) -> list[Piece]:
    """Return a bar's end as seen along it."""
    return [
        solid(FOREGROUND, Role.IRON, disc(centre, axis, radius, 0.2), view),
        solid(FOREGROUND + 0.1, Role.HOLE, disc(centre, axis, radius * 0.38, 0.1), view, key=False),
    ]


def cushion(view: View, layer: float, ends: tuple[Vec, Vec], size: Pair, role: Role = Role.PAD) -> Piece:
    """Return a cushion from place to place, so wide and so thick on each side."""
    wide, thick = size
    balls: list[Ball] = []
    for x, _, z in ends:
        balls += rod((x, -wide, z), (x, wide, z), thick)
    return solid(layer, role, balls, view)


def wheel(view: View, layer: float, centre: Vec, radius: float, axis: Vec = (0.0, 1.0, 0.0)) -> list[Piece]:
    """Return a plate or a flywheel with its groove and its hole."""
    return [
        solid(layer, Role.IRON, disc(centre, axis, radius, 1.4), view),
        solid(layer + 0.01, Role.GROOVE, disc(centre, axis, radius * 0.76, 0.1), view, key=False),
        solid(layer + 0.02, Role.HOLE, disc(centre, axis, radius * 0.14, 0.1), view, key=False),
    ]


def facing(pose_face: float, axis: Vec) -> Vec:
    """Return a direction of the figure in the room."""
    return turned(axis, (0.0, 0.0, 1.0), pose_face) if pose_face else axis


def middle_of(places: Sequence[Vec]) -> Vec:
    """Return the middle of several places."""
    total = (0.0, 0.0, 0.0)
    for place in places:
        total = along(total, place, 1.0)
    return scaled(total, 1 / len(places))
