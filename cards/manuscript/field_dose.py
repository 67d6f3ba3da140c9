"""Fields of how much is to be done, in any shape → one prescription."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from cards.exercise import Prescription
from cards.manuscript.field_names import DOSE_FIELDS, bare_name, names
from cards.manuscript.field_text import one_line, words_of
from cards.manuscript.front_matter import Entry, Plain


def prescription_of(found: Mapping[str, Sequence[Entry]], plainly: Callable[[str], str]) -> Prescription:
    """Turn the entries of each field into what is printed; an exercise's notes may be several.

    `plainly` takes the marks of a style off a line.
    """
    if found.keys().isdisjoint(DOSE_FIELDS):
        return Prescription()
    told: dict[str, str] = {}
    for name in DOSE_FIELDS:
        said = [
            (entry, text)
            for entry in found.get(name, ())
            if not isinstance(entry.value, bool) and (text := _with_unit(entry, name, plainly))
        ]
        if said:
            words = [text for _, text in said]
            told[name] = _together(words) if name == "notes" else _as_range([one for one, _ in said], words)
    return Prescription(**told)


def _together(notes: Sequence[str]) -> str:
    """Join notes, each a sentence or parted from the next by a semicolon."""
    *others, last = notes
    return (
        " ".join(note if note.endswith((".", "!", "?")) else f"{note};" for note in others)
        + " " * bool(others)
        + last
    )


def _with_unit(entry: Entry, name: str, plainly: Callable[[str], str]) -> str:
    """Return a value on one line; a bare number with the unit that its name tells ("rest_seconds: 90")."""
    value = entry.text if entry.text is not None else words_of(_amount(_joined(entry.value, name)))
    words = plainly(one_line(value))
    last = bare_name(entry.key).rpartition(" ")[2]
    unit = "" if last == "min" and name in ("sets", "reps", "load") else names().units.get(last, "")
    return f"{words} {unit}" if unit and re.fullmatch(r"[\d.,]+(?: ?[–-] ?[\d.,]+)?", words) else words


def _joined(value: Plain, name: str) -> Plain:
    """Write a tempo that is a list of its counts as coaches do: "3-1-1-0"."""
    return "-".join(map(str, value)) if name == "tempo" and isinstance(value, list) else value


def _amount(value: Plain) -> Plain:
    """Write `{value: 90, unit: s}` and `{kg: 60}` as number and unit; other values stay."""
    if isinstance(value, dict) and set(value) <= {"value", "amount", "unit", "units"} and len(value) == 2:
        return " ".join(words_of(inner) for inner in value.values())
    if isinstance(value, dict) and len(value) == 1:
        ((name, number),) = value.items()
        unit = names().units.get(bare_name(str(name)), "")
        if unit and isinstance(number, int | float):
            return f"{number} {unit}"
    return value


def _as_range(entries: Sequence[Entry], words: Sequence[str]) -> str:
    """Return the first of several values, or both ends of a range that two names tell."""
    ends = {
        end: said
        for entry, said in zip(entries, words, strict=True)
        for end in ("min", "max")
        if {end, f"{end}imum"} & set(bare_name(entry.key).split())
    }
    if len(ends) == 2 and ends["min"] != ends["max"]:
        return f"{ends['min']}–{ends['max']}"
    return words[0]
