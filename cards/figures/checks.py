"""What can be known wrong of a movement without looking at it, as findings with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TypeAlias

from cards.diagnostics import Diagnostic, Location, Severity
from cards.figures import arrows
from cards.figures.balance import Solved
from cards.figures.body import RANGES, SIDE_NAMES
from cards.figures.camera import View
from cards.figures.contacts import overhang, touch
from cards.figures.motion import moves
from cards.figures.movement import Movement
from cards.figures.paths import bounds
from cards.figures.pieces import Piece, Role
from cards.figures.pose import Pose
from cards.figures.prop_bars import Barbell
from cards.figures.prop_machines import Lever
from cards.figures.props import spot
from cards.figures.raster import Raster, filled
from cards.figures.skeleton import Skeleton
from cards.figures.strip import Picture, pictures
from cards.figures.vectors import Vec, clamp, distance, dot, mix, sub

_MISS, _UNREST, _OFF_BALANCE, _OFF_BAR = 0.6, 0.05, 1.5, 1.5
#: A followed part that moves less hardly moves; frames that differ in less of their area are alike.
_STILL, _ALIKE = 3.0, 0.05
#: By how much of its length a lever may change unseen.
_LEVER = 0.08
#: What is wrong, and what would do.
_Fault: TypeAlias = tuple[str, str]
#: The radius inside which a limb is bone and no flesh.
_CORES = {"thigh": 3.0, "shank": 1.9, "upper arm": 1.9, "forearm": 1.4}


def check(movement: Movement, shown: Sequence[Picture] = ()) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a movement, each with the line of its frame; nothing means: look at it.

    Its pictures may be given, if they are made already.
    """
    drawn = shown or pictures(movement)
    out: list[Diagnostic] = []
    # Postures drawn over each other are one picture, of the last.
    frames = movement.frames[-len(drawn) :]
    for number, (frame, picture) in enumerate(zip(frames, drawn, strict=True), 1):
        solved = picture.solved
        messages = [
            *_posture(frame.pose, solved),
            *_contacts(movement, solved),
            *_limbs(solved.skeleton),
            *_grip(movement, solved.skeleton),
            *_picture(movement, picture),
        ]
        out += (_finding(movement, frame.place, number, fault) for fault in messages)
    for number, (before, now) in enumerate(pairwise(drawn), 2):
        place = movement.frames[number - 1].place
        out += (_finding(movement, place, number, fault) for fault in _change(movement, before, now))
    return tuple(one for one in out if not any(words in one.message for words, _ in movement.accepted))


def holds_together(movement: Movement, picture: Picture) -> bool:
    """Say whether nothing is wrong with what touches, carries and grips in a picture."""
    faults = (
        *_contacts(movement, picture.solved),
        *_limbs(picture.solved.skeleton),
        *_grip(movement, picture.solved.skeleton),
        *_picture(movement, picture),
    )
    return not faults


def _finding(movement: Movement, place: Location, number: int, fault: _Fault) -> Diagnostic:
    what, hint = fault
    return Diagnostic(
        place, Severity.WARNING, f"{movement.name}, frame {number}: {what}", hint, code="figure-posture"
    )


def _posture(pose: Pose, solved: Solved) -> Iterator[_Fault]:
    """Find what a body cannot do."""
    skeleton = solved.skeleton
    if solved.unrest > _UNREST:
        yield (
            f"the posture does not come to rest ({solved.unrest:.1f} left)",
            "say where the hips are, hips = [forward, up], or bend the knee less",
        )
    if skeleton.miss > _MISS:
        yield (
            f"a hand or foot is {skeleton.miss:.1f} too far away to be reached",
            "bring its place nearer, or the trunk toward it",
        )
    for side, leg in skeleton.legs.items():
        for name, angle in (("hip", leg.hip_bend), ("knee", leg.bones.bend), ("ankle", leg.ankle_bend)):
            yield from _range(f"the {SIDE_NAMES[side]} {name}", name, angle, 1.0)
    for side, arm in skeleton.arms.items():
        yield from _range(f"the {SIDE_NAMES[side]} elbow", "elbow", arm.bones.bend, 1.0)
        behind = dot(arm.bones.upper, skeleton.trunk.thorax.front)
        if 40 < arm.raised < 140 and behind < -0.85:
            yield f"the {SIDE_NAMES[side]} upper arm is too far behind the trunk", "bring the elbow forward"
    for name, angle in (("curl", pose.curl), ("side", pose.side), ("twist", pose.twist), ("head", pose.head)):
        yield from _range(name, name, angle, 0.0)


def _range(part: str, name: str, angle: float, give: float) -> Iterator[_Fault]:
    least, most = RANGES[name]
    if not least - give <= angle <= most + give:
        yield f"{part} is bent by {angle:.0f} degrees", f"{least:g} to {most:g} is what it can"


def _contacts(movement: Movement, solved: Solved) -> Iterator[_Fault]:
    """Find what floats, sinks in or falls over."""
    supports = [support for prop in movement.props for support in prop.supports()]
    found = touch(solved.skeleton, supports)
    for part, depth, what in found.sunk:
        yield f"{part} is {depth:.1f} inside {what}", "raise it, or move what it is in"
    if any(prop.holds for prop in movement.props):
        return
    if not found.places:
        yield "the figure touches nothing", "lower the hips, or add what carries it, such as a bench or a bar"
        return
    off = overhang(solved.mass, found.places)
    if off > _OFF_BALANCE:
        yield (
            f"the centre of mass is {off:.1f} outside of what carries it",
            "leave the hips to be found (knee = ..., not hips = [...]), or put a foot or a hand under it",
        )


def _limbs(skeleton: Skeleton) -> Iterator[_Fault]:
    """Find limbs that go through each other."""
    bones: list[tuple[str, int, Vec, Vec]] = []
    for side, leg in skeleton.legs.items():
        bones += (("thigh", side, leg.root, leg.knee), ("shank", side, leg.knee, leg.ankle))
    for side, arm in skeleton.arms.items():
        # A hand may rest on a thigh: the forearm is judged without its last third.
        inner = mix(arm.elbow, arm.wrist, 0.65)
        bones += (("upper arm", side, arm.root, arm.elbow), ("forearm", side, arm.elbow, inner))
    for (one, a, p, q), (other, b, r, s) in combinations(bones, 2):
        joined = a == b and {one, other} in ({"thigh", "shank"}, {"upper arm", "forearm"})
        if not joined and _gap((p, q), (r, s)) < _CORES[one] + _CORES[other]:
            yield (
                f"the {SIDE_NAMES[a]} {one} goes through the {SIDE_NAMES[b]} {other}",
                "put one aside: y of the hand or foot, or where elbow or knee points",
            )


def _gap(one: tuple[Vec, Vec], other: tuple[Vec, Vec]) -> float:
    """Return how near two bones come to each other (Ericson, closest points of two segments)."""
    (p, q), (r, s) = one, other
    d1, d2, w = sub(q, p), sub(s, r), sub(p, r)
    a, e, f = dot(d1, d1), dot(d2, d2), dot(d2, w)
    b, c = dot(d1, d2), dot(d1, w)
    wide = a * e - b * b
    t = clamp((b * f - c * e) / wide, 0, 1) if wide > 1e-9 else 0.0
    u = clamp((b * t + f) / e, 0, 1)
    t = clamp((b * u - c) / a, 0, 1)
    return distance(mix(p, q, t), mix(r, s, u))


def _grip(movement: Movement, skeleton: Skeleton) -> Iterator[_Fault]:
    """Find hands that are not on the bar."""
    for prop in movement.props:
        if isinstance(prop, Barbell) and prop.at == "hands":
            x, _, z = spot(skeleton, "hands")
            off = max(abs(arm.fist[0] - x) + abs(arm.fist[2] - z) for arm in skeleton.arms.values())
            if off > _OFF_BAR:
                yield f"a hand is {off:.1f} off the bar", "give both hands one x and z"


def _picture(movement: Movement, picture: Picture) -> Iterator[_Fault]:
    """Find what cannot be seen, or is where nothing should be."""
    view = View(*movement.view)
    shapes = [piece for piece in picture.pieces if piece.role not in (Role.FLOOR, Role.SHADOW, Role.RING)]
    if not view.is_raised:
        low = bounds(piece.path for piece in shapes)[1]
        if low < -2.2:
            yield f"something is drawn {-low:.1f} below the floor", "raise it"
    tints = {Role.MUSCLE, Role.MUSCLE_FAR, Role.SECOND, Role.SECOND_FAR}
    if movement.train and not any(piece.role in tints for piece in shapes):
        yield "no trained muscle is seen", "choose another view, or turn the figure"
    free = arrows.room([p for p in shapes if p.role not in (Role.ARROW, Role.ARROW_HEAD)], picture.box)
    for piece in shapes:
        if piece.role is Role.ARROW:
            places = [points[-1] for _, points in piece.path]
            if arrows.covered(places, free) > 0.34:
                yield "an arrow covers the figure", "let it follow another part: follow = ..."


def _change(movement: Movement, before: Picture, now: Picture) -> Iterator[_Fault]:
    """Find postures that are too much like the one before."""
    a, b = before.solved.skeleton, now.solved.skeleton
    for name in movement.follow:
        way = moves(a, b, name)
        if way < _STILL:
            yield f"{name} moves by no more than {way:.1f}, and an arrow follows it", "follow what moves"
    for prop in movement.props:
        if isinstance(prop, Lever):
            first, last = prop.reach(a), prop.reach(b)
            if abs(last - first) > _LEVER * max(first, last):
                yield (
                    f"a lever is {first:.0f} long before, and {last:.0f} here",
                    "put its pivot where it is equally far from both places",
                )
    # Near and far limbs are told apart, for they may have changed places.
    differs = whole = 0.0
    for tone in (Role.NEAR, Role.FAR):
        one, other = _silhouette(before.pieces, tone), _silhouette(now.pieces, tone)
        differs += (one - other).area + (other - one).area
        whole += (one | other).area
    shown_apart = movement.travel or movement.detail is not None
    if not shown_apart and differs < _ALIKE * whole:
        yield "it looks like the frame before", "say more that differs, or leave it out"


def _silhouette(pieces: Sequence[Piece], tone: Role) -> Raster:
    return filled(path for piece in pieces if piece.body and piece.role is tone for path in piece.parts)
