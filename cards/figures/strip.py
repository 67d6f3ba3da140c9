"""A movement → its postures side by side on one floor, with arrows and the steps' numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cards.figures import arrows, marks
from cards.figures.balance import Loads, Solved, solve
from cards.figures.camera import View
from cards.figures.company import ghost, partner
from cards.figures.insets import inset
from cards.figures.motion import followed, half_way
from cards.figures.movement import Detail, Movement
from cards.figures.paths import Path, bounds, moved, polygon
from cards.figures.pieces import Piece, Role
from cards.figures.pose import Pose
from cards.figures.props import Prop, Stage, spot
from cards.figures.scene import Look, body
from cards.figures.skeleton import Skeleton
from cards.figures.solids import Ball, outline
from cards.figures.vectors import Flat

#: Left blank round a drawing, in hundredths of the stature.
_MARGIN = 1.5
#: What is left of the body's colour round a muscle.
_RIM = 0.75
#: How far the floor reaches beyond what stands on it.
_FLOOR = 2.0


@dataclass(frozen=True, slots=True)
class Picture:
    """One posture with its equipment, drawn."""

    solved: Solved
    pieces: tuple[Piece, ...]
    #: Left, lower, right and upper edge.
    box: tuple[float, float, float, float]


def postures(movement: Movement) -> tuple[Solved, ...]:
    """Return the skeleton of each frame, at rest under what it carries."""
    return tuple(
        solve(frame.pose, loads(movement, number)) for number, frame in enumerate(movement.frames, 1)
    )


def loads(movement: Movement, number: int) -> Callable[[Skeleton], Loads]:
    """Return what tells the loads that a posture of a frame, counted from 1, carries."""
    props = movement.equipment(number)
    return lambda skeleton: [load for prop in props for load in prop.loads(skeleton)]


def pictures(movement: Movement, solved: Sequence[Solved] = ()) -> tuple[Picture, ...]:
    """Return each frame's shapes, arrows and marks included; postures may be given solved."""
    view = View(*movement.view)
    muscles = dict.fromkeys(movement.second, False) | dict.fromkeys(movement.train, True)
    look = Look(view, muscles, _RIM)
    out = [
        _picture(one, _shapes(movement.equipment(number), one, look))
        for number, one in enumerate(solved or postures(movement), 1)
    ]
    for number, frame in enumerate(movement.frames):
        if frame.partner is not None:
            out[number] = _with(out[number], _partner(movement, frame.partner, view))
        if movement.detail is not None and movement.detail.only in (0, number + 1):
            shown: tuple[Sequence[Piece], View] = out[number].pieces, view
            if movement.detail.view:
                other = replace(look, view=View(*movement.detail.view))
                shown = _shapes(movement.equipment(number + 1), out[number].solved, other), other.view
            out[number] = _with(out[number], _detail(movement.detail, view, out[number], shown))
    if movement.hold or movement.slow:
        out[-1] = _with(out[-1], marks.stop_watch(out[-1].pieces, out[-1].box, _upper(out[-1], view)))
    if movement.travel:
        out[-1] = _with(out[-1], _travel(out[-1], view))
    for number in range(1, len(out)):
        out[number] = _with(out[number], _arrows(movement, view, out[number - 1], out[number]))
    if movement.ghost:
        before = [shape for picture in out[:-1] for shape in ghost(picture.pieces)]
        return (_with(out[-1], before),)
    return tuple(out)


def _partner(movement: Movement, pose: Pose, view: View) -> list[Piece]:
    """Return a second person's shapes, in their layer before or behind the first."""
    skeleton = solve(pose).skeleton
    x, y = movement.beside
    place = (x, y, 0.0)
    layer = 9.3 if view.depth(place) > 3 else 1.7
    return list(partner(body(skeleton, Look(view, {}, _RIM)), view.flat(place), layer))


def _detail(detail: Detail, view: View, picture: Picture, shown: tuple[Sequence[Piece], View]) -> list[Piece]:
    place = spot(picture.solved.skeleton, detail.at)
    shapes, other = shown
    measure = (detail.radius, detail.scale)
    return inset(picture.pieces, view.flat(place), measure, picture.box, (shapes, other.flat(place)))


def _shapes(props: Sequence[Prop], solved: Solved, look: Look) -> list[Piece]:
    stage = Stage(solved.skeleton, look.view)
    shapes = body(solved.skeleton, look)
    for prop in props:
        shapes += prop.pieces(stage)
    shadow = _shadow(solved.skeleton) if look.view.is_raised else []
    return [Piece(0.0, Role.SHADOW, outline(shadow, look.view)), *shapes] if shadow else shapes


def _picture(solved: Solved, pieces: list[Piece]) -> Picture:
    return Picture(solved, tuple(pieces), bounds(piece.path for piece in pieces))


def _with(picture: Picture, more: list[Piece]) -> Picture:
    if not more:
        return picture
    one, other = picture.box, bounds(piece.path for piece in more)
    box = (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))
    return Picture(picture.solved, (*picture.pieces, *more), box)


def _upper(picture: Picture, view: View) -> Flat:
    return view.flat(picture.solved.skeleton.trunk.shoulders)


def _travel(picture: Picture, view: View) -> list[Piece]:
    """Return a level arrow ahead of the hips."""
    z = view.flat(picture.solved.skeleton.trunk.hips)[1]
    ahead = [
        x for p in picture.pieces for _, places in p.path for x, y in places if abs(y - z) < 9
    ]  # fmt: skip
    start = max(ahead, default=picture.box[2]) + 5
    return arrows.pieces([(start + 15 * i / 6, z) for i in range(7)])


def _arrows(movement: Movement, view: View, before: Picture, now: Picture) -> list[Piece]:
    """Return the arrows of what moves into a posture, beside it."""
    if movement.travel and not movement.follow:
        return []
    a, b = before.solved.skeleton, now.solved.skeleton
    middle = half_way(a, b)
    free = arrows.room(now.pieces, now.box)
    out: list[Piece] = []
    for name in movement.follow or followed(a, b):
        if movement.circle:
            shapes = arrows.ring(view.flat(spot(b, name)), free)
        else:
            places = [view.flat(spot(one, name)) for one in (a, middle, b)]
            gripped = name.startswith("hand") and a.arms[-1].placed and b.arms[-1].placed
            line = arrows.place(arrows.curve(*places, straight=gripped), free)
            shapes = arrows.pieces(line) if line else []
        out += shapes
        if shapes:
            free = replace(free, taken=free.taken | arrows.room(shapes, now.box).taken)
    return out


@dataclass(frozen=True, slots=True)
class Sheet:
    """All shapes of a strip, in hundredths of the stature."""

    #: Of each picture its shapes, and how far to the right they stand: what is the same in two of them is
    #: written alike, and deflates to almost nothing.
    pictures: tuple[tuple[float, tuple[Piece, ...]], ...]
    width: float
    height: float
    #: Its height without the steps' numbers.
    bare_height: float
    #: The left upper corner of the measure that all pictures are written in.
    corner: Flat


def arranged(movement: Movement, drawn: tuple[Picture, ...]) -> Sheet:
    """Set pictures side by side on one floor, each over its step's number if there are several."""
    view = View(*movement.view)
    sides = [(-p.box[2], -p.box[0]) if movement.mirror else (p.box[0], p.box[2]) for p in drawn]
    low = min(0.0, *(picture.box[1] + 1.5 for picture in drawn)) - 1.5
    top = max(picture.box[3] for picture in drawn) + _MARGIN
    # Where all pictures' own measure begins: left of everything, for short numbers without a minus.
    begin = min(x0 for x0, _ in sides) - _FLOOR - _MARGIN
    left = _MARGIN
    out = []
    for frame, picture, (x0, x1) in zip(movement.frames[-len(drawn) :], drawn, sides, strict=True):
        edge, wide = x0 - _FLOOR, x1 - x0 + 2 * _FLOOR
        pieces = [_mirrored(piece) for piece in picture.pieces] if movement.mirror else [*picture.pieces]
        if not view.is_raised:
            floor = polygon([(edge, -0.75), (edge + wide, -0.75)], closed=False)
            pieces.append(Piece(0.0, Role.FLOOR, floor))
        if len(drawn) > 1:
            pieces += marks.numeral(frame.number, (edge, low - 2.5))
        out.append((left - edge + begin, tuple(pieces)))
        left += x1 - x0 + movement.gap
    width = left - movement.gap + 2 * _FLOOR + _MARGIN
    bare = top - low + _MARGIN
    height = bare + marks.HEIGHT + 3.5 if len(drawn) > 1 else bare
    return Sheet(tuple(out), width, height, bare, (begin, top))


def _mirrored(piece: Piece) -> Piece:
    def other(path: Path) -> Path:
        return moved(path, 0.0, 0.0, mirrored=True)

    root = other(piece.root) if piece.root else None
    return replace(piece, path=other(piece.path), keys=tuple(map(other, piece.keys)), root=root)


def _shadow(skeleton: Skeleton) -> list[Ball]:
    """Return what of the floor lies in the shadow of the parts that are near it."""
    places = []
    for leg in skeleton.legs.values():
        places += [(place, 5.0) for place in (leg.heel, leg.toe, leg.knee) if place[2] < 14]
    for arm in skeleton.arms.values():
        places += [(place, 5.0) for place in (arm.fist, arm.elbow) if place[2] < 14]
    trunk = skeleton.trunk
    wide = ((trunk.hips, 11.0), (trunk.shoulders, 11.0), (trunk.skull, 6.0))
    places += [(place, radius) for place, radius in wide if place[2] < 20]
    return [Ball((x, y, 0.0), ((r, 0.0, 0.0), (0.0, r, 0.0))) for (x, y, _), r in places]
