"""A movement of two postures → the same with its way back, seen half-way, as a third."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from cards.figures.balance import Solved, solve
from cards.figures.checks import holds_together
from cards.figures.motion import half_way
from cards.figures.movement import Movement
from cards.figures.pose import Pose
from cards.figures.strip import Picture, loads, pictures, postures
from cards.figures.vectors import mix


def with_way_back(movement: Movement) -> tuple[Movement, tuple[Picture, ...]]:
    """Add the way from the last posture to the first, and draw all.

    It shows the body half-way; where that would float, sink in or lose its grip, as it was at first.
    """
    longer = _again(movement)
    solved = postures(longer)
    for half in _half_way(longer, solved[-2], solved[-1]):
        shown = pictures(longer, (*solved[:-1], half))
        if holds_together(longer, shown[-1]):
            return longer, shown
    return longer, pictures(longer, solved)


def _again(movement: Movement) -> Movement:
    """Add the first posture as a last one, with what only the first one has."""
    number = len(movement.frames) + 1
    again = tuple(replace(prop, only=float(number)) for prop in movement.props if int(prop.only) == 1)
    return replace(movement, frames=(*movement.frames, movement.frames[0]), props=(*movement.props, *again))


def _half_way(movement: Movement, one: Solved, other: Solved) -> Iterator[Solved]:
    """Yield the body half-way, at rest; then, for limbs that are told in two ways, every bone half turned."""
    before, after = one.skeleton, other.skeleton
    try:
        pose = _mean(before.pose, after.pose)
    except TypeError:
        pass
    else:
        if not pose.pins:
            height = (before.trunk.hips[2] + after.trunk.hips[2]) / 2
            pose = replace(pose, height=height)
        yield solve(pose, loads(movement, len(movement.frames)))
    yield Solved(half_way(before, after), mix(one.mass, other.mass, 0.5), 0.0)


def _mean(one: Any, other: Any) -> Any:
    """Return what lies between two values of one shape; TypeError where their shapes differ."""
    if isinstance(one, Pose):
        # Layers belong to one posture; a height may be told by a knee in one of the two alone.
        one, other = replace(one, layers=(), knee=None), replace(other, layers=(), knee=None)
    if type(one) is not type(other):
        raise TypeError
    if is_dataclass(one) and not isinstance(one, type):
        return replace(
            one, **{f.name: _mean(getattr(one, f.name), getattr(other, f.name)) for f in fields(one)}
        )
    if isinstance(one, tuple) and len(one) == len(other):
        return tuple(_mean(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, float):
        return (one + other) / 2
    if one != other:
        raise TypeError
    return one
