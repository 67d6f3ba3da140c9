"""Poses, and kinds of equipment → movements of one posture that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cards.diagnostics import CardsError
from cards.exercise import FigureRequest
from cards.figures.kit import KINDS
from cards.figures.library import Library, add_record, open_library
from cards.figures.movement import Movement

#: The folder, beside the built-in figures, that shows equipment which none of them uses.
_SAMPLES = "samples"


def of_pose(name: str, library: Library) -> Movement:
    """Return someone in a named pose; CardsError, with file and line, where it is not right."""
    movements = dict(library.movements)
    add_record(name, name, FigureRequest("", {"frames": [{"pose": name}], "hold": False}), movements)
    return Library(movements, library.poses).movement(name)


def of_equipment(library: Library, folder: Path) -> Mapping[str, Movement]:
    """Return for each kind of equipment a figure that has it and as little else as there is.

    `folder`: where the built-in figures are told.
    """
    found: dict[str, Movement] = {}
    samples = open_library([folder / _SAMPLES])
    for known in (Library(samples.movements, library.poses), library):
        for name in known.names:
            try:
                movement = known.movement(name)
            except CardsError:
                continue
            for prop in movement.props:
                kept = found.get(prop.KIND)
                if kept is None or len(movement.props) < len(kept.props):
                    found[prop.KIND] = movement
    return {kind: _still(found[kind], kind) for kind in sorted(KINDS) if kind in found}


def _still(movement: Movement, name: str) -> Movement:
    """Return a movement's first posture alone, without muscles and marks."""
    frames = movement.frames[:1]
    return replace(
        movement, name=name, frames=frames, train=(), second=(), follow=(), travel=False, hold=False,
        detail=None, ghost=False,
    )  # fmt: skip
