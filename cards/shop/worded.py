"""An exercise → the same as its card says it: equipment, muscles, group and dose in the card's language."""

from __future__ import annotations

from dataclasses import fields, replace

from cards.artwork import muscle_map
from cards.exercise import Exercise, Prescription
from cards.wording import dose_in, equipment_in, group_in


def worded(exercise: Exercise) -> Exercise:
    """Return an exercise whose equipment, muscles, group and dose are said in its own language.

    What the language has no word for stays as it is written, and so do a coach's notes.
    """
    lang = exercise.lang
    told = exercise.prescription
    dose = {one.name: dose_in(getattr(told, one.name), lang) for one in fields(told) if one.name != "notes"}
    return replace(
        exercise,
        equipment=tuple(dict.fromkeys(equipment_in(name, lang) for name in exercise.equipment)),
        muscles=muscle_map.muscles_in(exercise.muscles, lang),
        group=exercise.group and group_in(exercise.group, lang),
        prescription=replace(Prescription(**dose), notes=told.notes),
    )
