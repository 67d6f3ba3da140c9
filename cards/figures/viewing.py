"""Postures → the side from which their movement is seen best, where a file does not say it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from cards.figures.props import spot
from cards.figures.skeleton import Skeleton
from cards.figures.vectors import sub

SIDE, FRONT, BACK, RAISED = (0.0, 0.0), (90.0, 0.0), (270.0, 0.0), (38.0, 22.0)
#: Parts whose ways are the movement.
_PARTS = ("hand-near", "hand-far", "hips", "head", "knee-near", "knee-far", "heel-near", "heel-far")
#: The part of the movement that goes to the side from which on a profile does not do; and how many times as
#: much must go to the side as forward for the front to show it, and not a view from half ahead.
_SIDEWAYS, _MOSTLY = 0.25, 2.0
#: Someone who lies along the profile is foreshortened from the front: more must go to the side.
_LYING, _SIDEWAYS_LYING = 0.7, 0.5
#: Muscles that are seen from behind.
_BEHIND = frozenset(
    ("upper back", "lats", "lower back", "glutes", "hamstrings", "calves", "triceps", "rear shoulders",
     "traps", "rotator cuff", "back of the neck", "deep hips", "outer forearms")
)  # fmt: skip


def best(skeletons: Sequence[Skeleton], trained: Collection[str]) -> tuple[float, float]:
    """Return the degrees round a figure, and above the horizon, that show it best.

    The profile, unless a quarter of the movement (of what is held: of the body's length) goes to the side.
    Then the front, or for muscles of the back the back; from half ahead and above what goes forward as well.
    """
    ways = [sub(spot(b, part), spot(a, part)) for a, b in pairwise(skeletons) for part in _PARTS] or [
        sub(one.trunk.skull, one.trunk.hips) for one in skeletons
    ]
    forward, sideways, upward = (sum(way[axis] ** 2 for way in ways) for axis in range(3))
    lies = any(abs(one.trunk.thorax.up[0]) > _LYING for one in skeletons)
    least = (_SIDEWAYS_LYING if lies else _SIDEWAYS) * (forward + sideways + upward)
    if sideways <= least or sideways < forward / _MOSTLY:
        return SIDE
    if lies or sideways < _MOSTLY * forward:
        return RAISED
    behind = sum(name in _BEHIND for name in trained)
    return BACK if 2 * behind > len(trained) else FRONT
