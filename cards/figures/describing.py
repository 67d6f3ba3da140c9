"""A movement → what its drawing shows, by names that every language has phrases for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cards.figures.balance import Solved
from cards.figures.motion import followed
from cards.figures.movement import Movement
from cards.figures.postures import arms, whole
from cards.figures.prop_bars import PullUpBar, Rings
from cards.figures.props import spot
from cards.figures.strip import postures
from cards.figures.vectors import sub
from cards.figures.words import Description

#: Less than this part of the longest way is no direction of its own.
_ASIDE = 0.5


def described(movement: Movement, solved: Sequence[Solved] = ()) -> Description:
    """Say what a movement's drawing shows."""
    solved = solved or postures(movement)
    supports = [support for prop in movement.props for support in prop.supports()]
    hung = any(isinstance(prop, PullUpBar | Rings) for prop in movement.props)
    return Description(
        tuple((whole(one.skeleton, supports, hung=hung), arms(one.skeleton)) for one in solved),
        tuple(dict.fromkeys(prop.KIND for prop in movement.props)),
        () if movement.travel else tuple(dict.fromkeys(_ways(movement, solved))),
        movement.hold,
        movement.travel,
    )


def _ways(movement: Movement, solved: Sequence[Solved]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what moves and where to, such as the hips, down."""
    for before, now in pairwise(solved):
        a, b = before.skeleton, now.skeleton
        names = movement.follow or followed(a, b)
        for name in names:
            x, _, z = sub(spot(b, name), spot(a, name))
            most = max(abs(x), abs(z), 1e-6)
            ways = []
            if abs(z) >= _ASIDE * most and abs(z) > 2:
                ways.append("up" if z > 0 else "down")
            if abs(x) >= _ASIDE * most and abs(x) > 2:
                ways.append("forward" if x > 0 else "back")
            yield _part(name, names), tuple(ways or ["aside"])


def _part(name: str, names: Sequence[str]) -> str:
    """Return the part of the body that a spot belongs to, both of a kind where both are named."""
    stem = name.removesuffix("-near").removesuffix("-far")
    if name == "both-feet":
        return "feet"
    groups = {
        "hands": "hands", "hand": "hand", "wrist": "hand", "palm": "hand",
        "under-hand": "hand", "elbow": "elbow", "head": "head", "neck": "head",
        "ear": "head", "temple": "head", "foot": "foot", "toe": "foot", "heel": "foot", "ankle": "foot",
        "shin": "leg", "thigh": "leg", "knee": "knee", "shoulder": "shoulders", "shoulders": "shoulders",
        "traps": "shoulders", "collar": "chest", "chest": "chest", "belly": "trunk", "waist": "trunk",
        "back": "trunk",
    }  # fmt: skip
    part = groups.get(stem, "hips")
    both = {f"{stem}-near", f"{stem}-far"} <= set(names)
    return {"hand": "hands", "foot": "feet"}.get(part, part) if both else part
