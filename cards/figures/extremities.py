"""Head, neck, hands and feet as solids and their outlines."""

from __future__ import annotations

from math import hypot

from cards.figures.body import ANKLE, BALL, GRIP, HEEL, TOE
from cards.figures.camera import View
from cards.figures.paths import Path, spline
from cards.figures.skeleton import ArmBones, LegBones, Trunk
from cards.figures.solids import Ball, outline, sphere
from cards.figures.vectors import Axes, Vec, add, along, cross, dot, length, mix, scaled, unit

_NECK = 3.2
#: The head's edge in profile, forward and up from its middle, from the crown over the face.
_FACE = (
    (-0.8, 6.6), (2.4, 5.9), (4.6, 3.6), (5.2, 1.2), (5.35, 0.2), (6.75, -1.75), (5.45, -2.5), (5.25, -4.0),
    (5.0, -5.6), (3.5, -6.5), (1.0, -5.5), (-1.0, -4.0), (-3.6, -3.4), (-5.8, -1.2), (-6.3, 1.6), (-5.0, 4.8),
)  # fmt: skip
#: Those of its places that stand free above a raised arm.
_CROWN = (13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8)


def neck_outline(trunk: Trunk, view: View) -> Path:
    """Return the outline of the neck."""
    low = add(trunk.waist, trunk.thorax.at(front=-1.6, up=18.5))
    high = add(trunk.skull, trunk.head.at(front=-1.0, up=-2.5))
    return outline([sphere(low, 4.2), sphere(mix(low, high, 0.6), _NECK), sphere(high, _NECK)], view)


def head_outline(trunk: Trunk, view: View) -> Path:
    """Return the outline of the head: a drawn face in profile, an egg from elsewhere."""
    if abs(view.depth(trunk.head.left)) < 0.72:
        return outline(_skull(trunk), view)
    return spline(_profile(trunk, view))


def crown_line(trunk: Trunk, view: View) -> Path:
    """Return the part of the head's edge that stands free above a raised arm."""
    if abs(view.depth(trunk.head.left)) < 0.72:
        return outline(_skull(trunk), view)
    places = _profile(trunk, view)
    return spline([places[i] for i in _CROWN], closed=False)


def chin_line(trunk: Trunk, view: View) -> Path | None:
    """Return the jaw's edge over the neck, which tells the face from the back of the head."""
    if view.depth(trunk.head.front) < 0.55:
        return None
    places = ((0.0, -2.6, -3.75), (2.2, -5.0, -2.5), (3.4, -6.2, 0.0), (2.2, -5.0, 2.5), (0.0, -2.6, 3.75))
    return spline(
        [view.flat(add(trunk.skull, trunk.head.at(front=f, up=u, left=s))) for f, u, s in places],
        closed=False,
    )


def _profile(trunk: Trunk, view: View) -> list[tuple[float, float]]:
    fx, fy = view.flat(trunk.head.front)
    ux, uy = view.flat(trunk.head.up)
    x, y = view.flat(trunk.skull)
    # A head that turns a little keeps the depth of its skull.
    shown = hypot(fx, fy) or 1.0
    k = max(shown, 0.93) / shown
    return [(x + fx * k * f + ux * u, y + fy * k * f + uy * u) for f, u in _FACE]


def _skull(trunk: Trunk) -> list[Ball]:
    head = trunk.head

    def part(place: tuple[float, float], front: float, left: float, up: float) -> Ball:
        axes = (head.at(front=front), head.at(left=left), head.at(up=up))
        return Ball(add(trunk.skull, head.at(front=place[0], up=place[1])), axes)

    return [
        part((-0.7, 1.5), 5.5, 4.4, 5.2),  # cranium
        part((0.9, 0.6), 4.7, 4.1, 5.0),  # brow and face
        part((2.9, -4.6), 1.9, 2.2, 1.9),  # chin
        part((-1.2, -3.4), 2.2, 3.4, 2.2),  # angle of the jaw
    ]


def foot_outlines(leg: LegBones, view: View) -> list[Path]:
    """Return a shoe in two pieces, heel to ball and ball to toes, so that the heel can rise."""
    up = scaled(leg.down, -1)
    side = unit(cross(up, leg.forward))
    sole = along(leg.ankle, up, -ANKLE)
    rear = Axes(leg.forward, side, up)
    toes_up = unit(cross(leg.toes, side))
    fore = Axes(leg.toes, side, toes_up if dot(toes_up, up) > 0 else scaled(toes_up, -1))

    def part(start: Vec, axes: Axes, place: tuple[float, float], size: tuple[float, float]) -> Ball:
        radius, wide = size
        centre = add(start, axes.at(front=place[0], up=place[1]))
        return Ball(centre, (axes.at(front=radius), axes.at(up=radius), axes.at(left=wide)))

    heel = (
        ((-HEEL + 1.2, 1.2), (1.2, 2.2)), ((-1.9, 4.4), (1.9, 2.2)), ((0.9, 4.8), (1.8, 2.2)),
        ((4.5, 3.1), (1.4, 2.6)), ((BALL - 0.3, 1.9), (1.7, 3.2)), ((BALL - 0.4, 0.9), (0.9, 3.2)),
    )  # fmt: skip
    toes = (
        ((-0.3, 1.9), (1.7, 3.2)), ((-0.4, 0.9), (0.9, 3.2)), ((TOE - BALL - 1.5, 1.35), (1.3, 2.5)),
        ((TOE - BALL - 1.0, 0.9), (0.9, 2.0)),
    )  # fmt: skip
    return [
        outline([part(sole, rear, place, size) for place, size in heel], view),
        outline([part(leg.ball, fore, place, size) for place, size in toes], view),
    ]


def hand_outlines(arm: ArmBones, view: View) -> list[Path]:
    """Return a fist round its grip, a flat hand on a surface, or an open hand with its thumb."""
    d = arm.hand
    palm = arm.bones.lower_front if abs(dot(arm.bones.lower_front, d)) < 0.5 else arm.bones.lower
    q = along(palm, d, -dot(palm, d))
    q = unit(q) if length(q) > 1e-3 else unit(cross(d, (0.0, 1.0, 0.0)))
    if arm.flat:
        q = (0.0, 0.0, 1.0) if abs(d[2]) < 0.5 else (1.0, 0.0, 0.0)
    own = Axes(d, unit(cross(d, q)), q)

    def part(place: tuple[float, float], size: tuple[float, float, float]) -> Ball:
        axes = (own.at(front=size[0]), own.at(up=size[1]), own.at(left=size[2]))
        return Ball(add(arm.wrist, own.at(front=place[0], up=place[1])), axes)

    if arm.flat:
        parts = [
            [
                part((0.4, 0.0), (1.7, 1.7, 1.7)),
                part((3.2, -0.3), (1.8, 1.35, 2.4)),
                part((8.4, -0.85), (1.1, 0.8, 1.6)),
            ]
        ]
    elif arm.grip == "open":
        thumb = add(arm.wrist, own.at(front=4.6, up=2.5, left=-arm.side * 1.2))
        parts = [
            [
                part((0.6, 0.0), (1.6, 1.5, 1.9)),
                part((3.2, 0.0), (1.8, 1.3, 2.3)),
                part((8.6, 0.0), (1.2, 0.75, 1.6)),
            ],
            [part((1.2, 0.4), (1.1, 1.1, 1.1)), sphere(thumb, 0.85)],
        ]
    else:
        parts = [[part((1.0, 0.0), (1.5, 1.7, 1.8)), part((GRIP - 0.2, 0.0), (2.5, 2.5, 2.6))]]
    return [outline(balls, view) for balls in parts]
