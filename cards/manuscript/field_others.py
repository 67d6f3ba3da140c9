"""Entries of what is easier and harder → other exercises, where they are named and not described."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cards.exercise import OtherExercise
from cards.manuscript.field_text import texts_of
from cards.manuscript.front_matter import Entry

#: A file's name without its end, as the library names its own.
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: Characters of the longest name that is looked for.
_LONGEST = 80


def names_exercises(entry: Entry) -> bool:
    """Say whether all that an entry holds are names such as "wall-push-up", and none a text to be read."""
    names = _names(entry)
    return bool(names) and all(len(name) <= _LONGEST and _NAME.fullmatch(name) for name in names)


def others_of(entries: Sequence[Entry]) -> tuple[OtherExercise, ...]:
    """Turn the entries that name exercises into these, each once."""
    named = {name: entry.line for entry in entries if names_exercises(entry) for name in _names(entry)}
    return tuple(OtherExercise(name, line) for name, line in named.items())


def _names(entry: Entry) -> tuple[str, ...]:
    value = entry.text if entry.text is not None else entry.value
    return texts_of(value) if isinstance(value, str | list) else ()
