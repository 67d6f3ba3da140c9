"""Layers of what is said of a posture → one: the last word counts, limb by limb."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from cards.table import Entry, Table

Content: TypeAlias = Mapping[str, Entry | Table | tuple[Table, ...]]

_SIDES = ("near", "far")
#: The two ways to say where a limb is.
_RIVALS = {"hand": "arm", "arm": "hand", "foot": "leg", "leg": "foot"}
#: Ways to say where the hips are, and what each makes void.
_VOIDS = {"hips": ("knee", "pin"), "knee": ("hips", "pin")}


def sided(content: Content) -> Content:
    """Return what is said of both sides as said of each; what is said of one side alone counts more."""
    out = {key: value for key, value in content.items() if key not in _RIVALS}
    for part, rival in _RIVALS.items():
        if part in content:
            for side in _SIDES:
                if f"{rival}-{side}" not in content:
                    out.setdefault(f"{part}-{side}", content[part])
    return out


def merged(base: Content, own: Content) -> Content:
    """Return what is said with the own words over those of the base."""
    base, own = sided(base), sided(own)
    out = {**base, **own}
    for key in own:
        for void in _VOIDS.get(key, ()):
            if void not in own:
                out.pop(void, None)
        part, _, side = key.rpartition("-")
        if part in _RIVALS and side in _SIDES:
            out.pop(f"{_RIVALS[part]}-{side}", None)
    return out


def swapped(content: Content) -> Content:
    """Return what is said with the near and the far side exchanged."""
    other = {"near": "far", "far": "near"}
    out: dict[str, Entry | Table | tuple[Table, ...]] = {}
    for key, value in sided(content).items():
        part, _, side = key.rpartition("-")
        out[f"{part}-{other[side]}" if part and side in other else key] = value
    return out
