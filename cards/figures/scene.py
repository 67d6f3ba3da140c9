"""A skeleton, seen → the shapes of the body, each in its layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cards.figures.body import NEAR, SIDES
from cards.figures.camera import View
from cards.figures.depths import layers
from cards.figures.extremities import (
    chin_line,
    crown_line,
    foot_outlines,
    hand_outlines,
    head_outline,
    neck_outline,
)
from cards.figures.muscles import PATCHES, SPINDLES, bone_of, patch, spindle
from cards.figures.paths import Path, Segment, flattened, joined, leftward
from cards.figures.pieces import (
    GRIPPING,
    HEAD_OVER_ARM,
    NEAR_ARM,
    TRUNK,
    Piece,
    Role,
)
from cards.figures.raster import EMPTY, Raster, filled
from cards.figures.rings import (
    Ring,
    is_end_on,
    lateral,
    limb_outline,
    limb_rings,
    open_outline,
    trunk_outline,
    trunk_rings,
)
from cards.figures.skeleton import Skeleton
from cards.figures.solids import outline, sphere
from cards.figures.vectors import Vec, mix, scaled

#: A keyline that would leave no more than this of the trunk beside it is left out.
_SLIVER = 2.4
#: Where along its root bone a limb's keyline begins.
_OPEN = {"thigh": 0.30, "upper arm": 0.16}
_TINTS = (Role.MUSCLE, Role.SECOND, Role.MUSCLE_FAR, Role.SECOND_FAR)


@dataclass(frozen=True, slots=True)
class Look:
    """How a body is seen."""

    view: View
    #: Muscles to tint: True for those trained first, False for those trained also.
    muscles: Mapping[str, bool]
    #: What is left of the body's colour round a muscle.
    rim: float


@dataclass(frozen=True, slots=True)
class _Limb:
    layer: float
    tone: Role
    #: Rings of each bone, the root's first.
    bones: Mapping[str, list[Ring]]
    #: Outlines of hand or foot.
    ends: list[Path]
    side: int


def body(skeleton: Skeleton, look: Look) -> list[Piece]:
    """Return the shapes of a body; muscles that something hides for the most part are left out."""
    view, trunk = look.view, skeleton.trunk
    rings = trunk_rings(trunk)
    torso = trunk_outline(rings, view)
    parts = tuple(map(leftward, (torso, neck_outline(trunk, view), head_outline(trunk, view))))
    limbs = tuple(_limbs(skeleton, view))
    keys = (*parts, *_roots(limbs, view))
    pieces = [Piece(TRUNK, Role.NEAR, joined(parts), keys, body=True, parts=parts)]
    chin = chin_line(trunk, view)
    if chin:
        pieces.append(Piece(TRUNK + 0.02, Role.CHIN, chin))
    said = dict(skeleton.pose.layers)
    raised = any(arm.raised > 100 for arm in skeleton.arms.values())
    if raised and view.is_profile and "head" not in said:
        crown = (crown_line(trunk, view),)
        pieces.append(Piece(HEAD_OVER_ARM, Role.NEAR, parts[2], crown, body=True, parts=parts[2:]))
    if view.depth(trunk.thorax.up) > 0.5:  # the head comes toward the viewer, and is told from the trunk
        pieces.append(Piece(TRUNK + 0.5, Role.NEAR, parts[2], parts[2:], body=True, parts=parts[2:]))
    pieces += _trunk_muscles(skeleton, look, rings)
    within = filled((torso,))
    edge = within.grown(0.8) - within.shrunk(_SLIVER)
    for limb in limbs:
        pieces += _limb_pieces(skeleton, look, limb, edge if limb.layer > TRUNK else EMPTY)
    return _seen(pieces)


def _limbs(skeleton: Skeleton, view: View) -> Iterator[_Limb]:
    """Yield legs and arms, each in the layer that its depth tells."""
    trunk, layer = skeleton.trunk, layers(skeleton, view)
    for side in SIDES:
        out = scaled(trunk.pelvis.left, side)
        leg = skeleton.legs[side]
        thigh, shank = (leg.bones.front, leg.bones.upper), (leg.bones.lower_front, leg.bones.lower)
        depth = view.depth(leg.root) - view.depth(trunk.hips)
        yield _Limb(
            layer["leg", side],
            _tone(view, depth, layer["leg", side]),
            {
                "thigh": _rings("thigh", leg.root, leg.knee, thigh, out),
                "shank": _rings("shank", leg.knee, leg.ankle, shank, out),
            },
            foot_outlines(leg, view),
            side,
        )
        out = scaled(trunk.thorax.left, side)
        arm = skeleton.arms[side]
        upper, fore = (arm.bones.front, arm.bones.upper), (arm.bones.lower_front, arm.bones.lower)
        depth = view.depth(arm.root) - view.depth(trunk.shoulders)
        yield _Limb(
            layer["arm", side],
            _tone(view, depth, layer["arm", side]),
            {
                "upper arm": _rings("upper arm", arm.root, arm.elbow, upper, out),
                "forearm": _rings("forearm", arm.elbow, arm.wrist, fore, out),
            },
            hand_outlines(arm, view),
            side,
        )


def _roots(limbs: Iterable[_Limb], view: View) -> Iterator[Path]:
    """Yield the roots of the limbs before a trunk, which lies over the pale ones behind it.

    A limb's own keyline is open at its root: there the edge of the far one would peep out as a fleck.
    """
    if view.is_profile:
        for limb in limbs:
            if limb.layer > TRUNK:
                root = next(iter(limb.bones.values()))
                yield leftward(limb_outline(root, view, root=True))


def _tone(view: View, depth: float, layer: float) -> Role:
    """Return how a limb is painted: paler on the far side of a profile."""
    return Role.FAR if view.is_profile and depth < -1 and layer < TRUNK + 2 else Role.NEAR


def _rings(name: str, start: Vec, end: Vec, bone: tuple[Vec, Vec], out: Vec) -> list[Ring]:
    front, direction = bone
    return limb_rings(name, start, end, front, lateral(front, direction, out))


def _limb_pieces(skeleton: Skeleton, look: Look, limb: _Limb, edge: Raster) -> Iterator[Piece]:
    view = look.view
    root_name, root = next(iter(limb.bones.items()))
    # All turn the same way, so that a keyline is written as its outline is, and deflates to almost nothing.
    outlines = [leftward(limb_outline(rings, view, root=rings is root)) for rings in limb.bones.values()]
    outlines += map(leftward, limb.ends)
    if is_end_on(root, view):
        keys = tuple(outlines[1:] if root_name == "thigh" else outlines)
    else:
        keys = (*_open_keys(open_outline(root, view, _OPEN[root_name]), edge), *outlines[1:])
    if root_name == "upper arm":  # the hand once more, over what it grips
        # A hand that reaches behind a leg does not lie over what it grips.
        layer = GRIPPING if limb.layer >= NEAR_ARM - 0.3 else limb.layer + 0.1
        layer = limb.layer + 0.8 if limb.layer < TRUNK else layer
        yield Piece(layer, limb.tone, joined(limb.ends), body=True, parts=tuple(limb.ends))
    yield Piece(
        limb.layer, limb.tone, joined(outlines), keys, body=True, root=_root(root, root_name, view),
        parts=tuple(outlines),
    )  # fmt: skip
    for name, first in look.muscles.items():
        bone = bone_of(name)
        if bone not in limb.bones:
            continue
        role = _tint(first, far=limb.tone is Role.FAR)
        if name in SPINDLES:
            drawn = [spindle(skeleton, name, limb.side, view)]
        else:
            drawn = [patch(limb.bones[bone], place, view, look.rim) for place in PATCHES[name]]
        for path in drawn:
            if path:
                yield Piece(limb.layer + 0.05, role, path)


def _open_keys(line: Path, edge: Raster) -> Iterator[Path]:
    """Yield a limb's outline without what would cut a sliver off the trunk."""
    run: list[Segment] = []
    start = line[0][1][0]
    for segment in line[1:]:
        inner = flattened((("M", (start,)), segment), 4)[0]
        if any(edge.holds(place) for place in inner[1:]):
            if run:
                yield tuple(run)
            run = []
        else:
            run = run or [("M", (start,))]
            run.append(segment)
        start = segment[1][-1]
    if run:
        yield tuple(run)


def _root(rings: list[Ring], name: str, view: View) -> Path:
    ring = rings[0]
    radius = min(ring.reach(view, (1.0, 0.0)), ring.reach(view, (0.0, 1.0))) - 0.25
    end = mix(ring.centre, rings[-1].centre, 0.16 if name == "thigh" else 0.05)
    return outline([sphere(ring.centre, radius), sphere(end, radius * 0.96)], view)


def _tint(first: bool, *, far: bool = False) -> Role:
    if far:
        return Role.MUSCLE_FAR if first else Role.SECOND_FAR
    return Role.MUSCLE if first else Role.SECOND


def _trunk_muscles(skeleton: Skeleton, look: Look, rings: list[Ring]) -> Iterator[Piece]:
    for name, first in look.muscles.items():
        role = _tint(first)
        if name in SPINDLES and bone_of(name) in ("thorax", "pelvis"):
            sides = [NEAR] if look.view.is_profile and look.view.to[1] < 0 else SIDES
            paths = [spindle(skeleton, name, side, look.view) for side in sides]
        elif name in PATCHES and bone_of(name) == "trunk":
            paths = [patch(rings, place, look.view, look.rim) for place in PATCHES[name]]
        else:
            continue
        for path in paths:
            if path:
                yield Piece(TRUNK + 0.05, role, path)


def _seen(pieces: Iterable[Piece]) -> list[Piece]:
    """Leave out muscles that limbs in front hide for the most part: slivers look like faults."""
    pieces = list(pieces)
    if not any(piece.role in _TINTS for piece in pieces):
        return pieces
    bodies = [(piece.layer, filled(piece.parts)) for piece in pieces if piece.body]
    out = []
    covers: dict[float, Raster] = {}
    for piece in pieces:
        if piece.role in _TINTS:
            over = covers.get(piece.layer)
            if over is None:
                over = EMPTY
                for layer, shape in bodies:
                    if layer > piece.layer + 0.1:
                        over = over | shape
                over = over.grown(0.8)
                covers[piece.layer] = over
            whole = filled((piece.path,))
            left = (whole - over).area
            if left < 0.15 * whole.area or left < 6:
                continue
        out.append(piece)
    return out
