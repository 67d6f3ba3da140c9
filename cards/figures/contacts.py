"""Where a body touches the floor and its equipment, and where it sinks into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from cards.figures.body import SIDE_NAMES
from cards.figures.props import Support
from cards.figures.raster import hull
from cards.figures.rings import trunk_rings
from cards.figures.skeleton import Skeleton
from cards.figures.vectors import Flat, Vec, along, mix

#: A gap of no more than this is a touch, and a dent of no more than this is none.
_TOUCH, _DENT = 1.7, 1.4
#: The small of the back is softer than its rings.
_SOFT_TOUCH = 4.0
#: Hands may be so far from the middle plane of what they rest on.
_WIDER = 6.0


class Probe(NamedTuple):
    """A part of the body as a ball."""

    name: str
    place: Vec
    radius: float


@dataclass(frozen=True, slots=True)
class Touch:
    """What a body touches, and what of it is inside something."""

    places: tuple[Vec, ...]
    #: Part, depth, and into what.
    sunk: tuple[tuple[str, float, str], ...]


def probes(skeleton: Skeleton) -> Iterator[Probe]:
    """Yield the parts of a body that can touch or sink."""
    for side, leg in skeleton.legs.items():
        name = SIDE_NAMES[side]
        yield Probe(f"the {name} heel", along(leg.heel, leg.forward, 1.0), 0.0)
        yield Probe(f"the {name} ball of the foot", leg.ball, 0.0)
        yield Probe(f"the {name} toes", along(leg.toe, leg.toes, -1.0), 0.0)
        yield Probe(f"the {name} knee", leg.knee, 3.4)
        yield Probe(f"the {name} thigh", mix(leg.root, leg.knee, 0.5), 5.0)
        yield Probe(f"the {name} calf", mix(leg.knee, leg.ankle, 0.3), 3.9)
        yield Probe(f"the {name} shin", mix(leg.knee, leg.ankle, 0.8), 2.2)
    for side, arm in skeleton.arms.items():
        name = SIDE_NAMES[side]
        yield Probe(f"the {name} elbow", arm.elbow, 2.6)
        yield Probe(f"the {name} forearm", mix(arm.elbow, arm.wrist, 0.5), 2.4)
        yield Probe(f"the {name} hand", arm.fist, 1.0 if arm.flat else 2.4)
        yield Probe(f"the {name} upper arm", mix(arm.root, arm.elbow, 0.5), 3.2)
    for ring in trunk_rings(skeleton.trunk):
        if -4 < ring.key < 30:
            thick = ring.behind if ring.front[2] > 0 else ring.ahead
            radius = max(
                abs(ring.front[2]) * thick, abs(ring.side[2]) * ring.wide, 2.2 if ring.key < 0 else 0.8
            )
            yield Probe("the trunk", ring.centre, radius)
    yield Probe("the head", skeleton.trunk.skull, 5.2)


def touch(skeleton: Skeleton, supports: Sequence[Support]) -> Touch:
    """Return what a body touches, and what sinks in."""
    places: list[Vec] = []
    sunk: dict[tuple[str, str], float] = {}
    for probe in probes(skeleton):
        gap = probe.place[2] - probe.radius
        if gap < -_DENT:
            _note(sunk, (probe.name, "the floor"), -gap)
        if gap < (_SOFT_TOUCH if probe.name == "the trunk" else _TOUCH):
            places.append(probe.place)
        for support in supports:
            met, depth = _meet(probe, support)
            if met:
                places.append(probe.place)
            if depth > support.soft:
                _note(sunk, (probe.name, "what carries it"), depth)
    places += _leaned(skeleton, supports)
    return Touch(tuple(places), tuple((part, depth, what) for (part, what), depth in sunk.items()))


def _note(sunk: dict[tuple[str, str], float], what: tuple[str, str], depth: float) -> None:
    sunk[what] = max(depth, sunk.get(what, 0.0))


def _meet(probe: Probe, support: Support) -> tuple[bool, float]:
    """Return whether a part touches a box, and how deep it is in it."""
    (x, y, z), r = probe.place, probe.radius
    (x0, x1), (y0, y1), (z0, z1), _ = support
    if not y0 - _WIDER <= y <= y1 + _WIDER:
        return False, 0.0
    if x0 - r * 0.2 <= x <= x1 + r * 0.2:
        over = z - r - z1
        inside = min(x + r - x0, x1 + r - x, z + r - z0, z1 + r - z, y + r - y0, y1 + r - y)
        return -max(_TOUCH + 0.2, support.soft) < over < _TOUCH + 0.1, inside
    side = min(abs(x - r - x1), abs(x + r - x0))
    return z0 < z < z1 and side < _TOUCH + 0.1, 0.0


def _leaned(skeleton: Skeleton, supports: Sequence[Support]) -> Iterator[Vec]:
    """Yield the places of a back that leans on a wall or an upright pad."""
    for support in supports:
        if support.z[1] > 100 or support.z[1] - support.z[0] > 25:
            for ring in trunk_rings(skeleton.trunk):
                behind = abs(ring.centre[0] - ring.behind - support.x[1])
                if support.z[0] < ring.centre[2] < support.z[1] and behind < 2.5:
                    yield ring.centre


def overhang(mass: Vec, places: Sequence[Vec]) -> float:
    """Return how far a centre of mass is outside of what carries it; 0 where it is over it."""
    spread = ((-2.0, 0.0), (2.0, 0.0), (0.0, -3.0), (0.0, 3.0))
    points = [(x + dx, y + dy) for x, y, _ in places for dx, dy in spread]
    return _outside((mass[0], mass[1]), hull(points))


def _outside(place: Flat, ring: list[Flat]) -> float:
    worst = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        wide = hypot(x2 - x1, y2 - y1) or 1.0
        worst = max(worst, -((x2 - x1) * (place[1] - y1) - (y2 - y1) * (place[0] - x1)) / wide)
    return worst
