"""Fields of text → the sections of a card, in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cards.diagnostics import Severity
from cards.exercise import Section
from cards.manuscript.field_muscles import Say
from cards.manuscript.field_names import SECTION_FIELDS, bare_name
from cards.manuscript.field_others import names_exercises
from cards.manuscript.field_sorting import STEPS_OF_DIFFICULTY, in_one, says_nothing
from cards.manuscript.field_text import blocks_of
from cards.manuscript.front_matter import Entry

#: Fields that say in which direction a variation goes.
_DIRECTIONS = ("easier", "harder")


def sections_of(found: Mapping[str, Sequence[Entry]], file: str, say: Say) -> tuple[Section, ...]:
    """Turn the entries of each field into its section; what only names other exercises is none."""
    if found.keys().isdisjoint(SECTION_FIELDS):
        return ()
    sections: list[Section] = []
    for name, kind in SECTION_FIELDS.items():
        for entry in in_one(found.get(name, [])):
            value = entry.text if entry.text is not None else entry.value
            if not value or (name in _DIRECTIONS and names_exercises(entry)):
                continue
            if says_nothing(value):
                message = f'"{entry.key}" says that there is none: it is not printed'
                say(entry, Severity.HINT, message, code="not-printed")
                continue
            if name in _DIRECTIONS or bare_name(entry.key) in STEPS_OF_DIFFICULTY:
                value = {entry.key: value}
            blocks = blocks_of(value, kind, entry.line, file)
            if blocks and sections and sections[-1].kind is kind:
                last = sections[-1]
                sections[-1] = replace(last, blocks=(*last.blocks, *blocks))
            elif blocks:
                sections.append(Section(kind, None, blocks, entry.line))
    return tuple(sections)
