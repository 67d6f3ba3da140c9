"""An entry → whether it holds further entries, is for programs alone, or means something to people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cards.manuscript.dose_words import dose_in
from cards.manuscript.field_names import (
    SECTION_FIELDS,
    bare_name,
    field_of,
    is_of_doses,
    names,
    part_of,
    readable,
)
from cards.manuscript.field_text import texts_of
from cards.manuscript.front_matter import Entry, Plain

#: Fields whose mapping is one value.
_WHOLE = frozenset({"print", "video", "muscles", "figure"})
#: Fields whose words "yes" and "no" YAML takes for truth.
_MAY_BE_BOOLEAN = frozenset({"title", "description", "figure", "draft", "published"})
#: Words of a status that say that a text is not ready.
DRAFTS = frozenset({"draft", "unpublished", "entwurf", "borrador", "brouillon", "bozza", "rascunho", "szkic"})
#: Fields of variations whose name says which way they go.
STEPS_OF_DIFFICULTY = frozenset({"progression", "progressions", "regression", "regressions"})


def holds_entries(entry: Entry, name: str) -> bool:
    """Say whether a value is a mapping of further fields, or a phrase that tells several of them."""
    if isinstance(entry.value, str):
        return is_of_doses(entry.key) and bool(dose_in(entry.value))
    if not isinstance(entry.value, dict) or not entry.value or name in _WHOLE:
        return False
    if name == "image" and not any(field_of(key) == "video" for key in entry.value):
        return False
    if bare_name(entry.key) in names().containers:
        return not name or any(field_of(key) for key in entry.value)
    known = [key for key in entry.value if field_of(key) in SECTION_FIELDS]
    return name in SECTION_FIELDS and len(known) == len(entry.value) and part_of(entry.value, "name") is None


def inner_entries(entry: Entry) -> Iterator[Entry]:
    """Yield the entries of a mapping as if they stood by themselves, on the line of the mapping."""
    told = dose_in(entry.value) if isinstance(entry.value, str) else entry.value
    for key, value in told.items():
        text = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
        yield Entry(str(key), value, text, entry.line, entry.column)


def is_machines(entry: Entry, name: str) -> bool:
    """Say whether an entry is for programs alone: by its name, or by a value where text is due."""
    if not name:
        return bare_name(entry.key) in names().machine
    if isinstance(entry.value, bool):
        return name not in _MAY_BE_BOOLEAN
    if name in ("tags", "group") and isinstance(entry.value, str):
        return bare_name(entry.value) in names().machine_values
    # A site's place of a page among others is a bare number too; a load has a unit.
    is_number = isinstance(entry.value, int | float)
    return is_number and (name in SECTION_FIELDS or bare_name(entry.key) == "weight")


def means_something(value: Plain) -> bool:
    """Say whether a value holds anything that people would read."""
    if isinstance(value, dict):
        return any(map(means_something, value.values()))
    if isinstance(value, list):
        return any(map(means_something, value))
    if value is None or isinstance(value, bool):
        return False
    return not re.fullmatch(r"\s*|[\d-]{8,}[T ]?[\d:.Z+-]*|[0-9a-fA-F-]{16,}", str(value))


def flattened(value: Plain) -> Plain:
    """Turn things under names into one list; what may be left out is marked, and other names stay."""
    if not isinstance(value, dict) or part_of(value, "name") is not None:
        return value
    found: list[Plain] = []
    for key, inner in value.items():
        word = bare_name(key)
        optional = word.startswith(("option", "facultat", "opcion", "opzion"))
        named = not (optional or isinstance(inner, list) or word.startswith(("requir", "need", "main")))
        found += [
            f"{readable(key)}: {text}" if named else f"{text} ({key})" if optional else text
            for text in texts_of(inner)
        ]
    return found


def in_one(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Gather entries that their names count ("step_1", "step_2") in one list, in their order."""
    counted = [entry for entry in entries if bare_name(entry.key).rpartition(" ")[2].isdigit()]
    if len(counted) < 2:
        return entries
    counted.sort(key=lambda entry: int(bare_name(entry.key).rpartition(" ")[2]))
    values: list[Plain] = [entry.text or entry.value for entry in counted]
    gathered = replace(counted[0], value=values, text=None)
    return [gathered, *(entry for entry in entries if entry not in counted)]


def says_nothing(value: Plain) -> bool:
    """Say whether a text, or all of a list, only says that there is none: "none", "n/a", "–"."""
    if isinstance(value, list):
        return all(map(says_nothing, value))
    if not isinstance(value, str):
        return value is None
    return bare_name(value) in names().nothing or not value.strip("-–—/. ")
