"""Fields of muscles, in any shape → the primary and the secondary ones, and those that are stretched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from cards.diagnostics import Severity
from cards.exercise import Muscles
from cards.manuscript.field_names import bare_name, field_of, names, part_of
from cards.manuscript.front_matter import Entry, Plain

#: What reads one value of an entry as a list of texts.
Listed: TypeAlias = Callable[[Entry, Plain], tuple[str, ...]]


class Say(Protocol):
    """Takes a finding about an entry."""

    def __call__(self, entry: Entry, severity: Severity, message: str, hint: str = "", *, code: str) -> None:
        """Take what is wrong, what to do about it, and the code of it."""


def muscles_of(found: Mapping[str, Sequence[Entry]], listed: Listed, say: Say) -> Muscles:
    """Turn the entries of muscles into one value; one that is both, or that is stretched, is primary."""
    first = {
        name: [*_listed_in(found.get(name, ()), listed)] for name in ("primary", "secondary", "stretches")
    }
    for entry in found.get("muscles", ()):
        primary, secondary = _parted(entry, say)
        first["primary"] += map(_spaced, listed(entry, primary))
        first["secondary"] += map(_spaced, listed(entry, secondary))
    stretched = dict.fromkeys(first["stretches"])
    unique = dict.fromkeys((*first["primary"], *stretched))
    others = (name for name in dict.fromkeys(first["secondary"]) if name not in unique)
    return Muscles(tuple(unique), tuple(others), tuple(stretched))


def _listed_in(entries: Sequence[Entry], listed: Listed) -> Iterator[str]:
    for entry in entries:
        yield from map(_spaced, listed(entry, entry.value))


def _parted(entry: Entry, say: Say) -> tuple[Plain, Plain]:
    """Part an entry's value into what is primary and what is secondary."""
    value = entry.value
    if isinstance(value, dict) and part_of(value, "name") is None:
        return _named(entry, value, say)
    things = value if isinstance(value, list) else _with_roles(entry.text or value)
    if isinstance(things, list) and any(isinstance(each, str) and "(" in each for each in things):
        things = value = [_with_role(each) for each in things]
    second = [each for each in things if isinstance(each, dict) and _is_secondary(each)]
    return ([each for each in things if each not in second], second) if second else (value, [])


def _with_roles(value: Plain) -> list[Plain]:
    """Part a text that tells roles in brackets, "chest (primary), triceps (secondary)", at its commas."""
    if isinstance(value, str) and "(" in value:
        return [part.strip() for part in re.split(r"[,;](?![^()]*\))", value)]
    return [value]


def _with_role(value: Plain) -> Plain:
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", value) if isinstance(value, str) else None
    role = bare_name(match[2]) if match else ""
    if match and (role in names().secondary or field_of(role) in ("primary", "secondary")):
        return {"name": match[1], "role": "secondary" if field_of(role) != "primary" else "primary"}
    return value


def _named(entry: Entry, value: Mapping[str, Plain], say: Say) -> tuple[Plain, Plain]:
    parted: dict[str, list[Plain]] = {"primary": [], "secondary": []}
    for key, inner in value.items():
        part = _part_named(key)
        if part in parted:
            parted[part] += inner if isinstance(inner, list) else [inner]
        else:
            message = f'"{entry.key}" has no "{key}"'
            say(entry, Severity.WARNING, message, 'write "primary" and "secondary"', code="bad-value")
    return parted["primary"], parted["secondary"]


def _part_named(key: str) -> str:
    """Return which muscles a name in a mapping of them means."""
    field, words = field_of(key), bare_name(key)
    if field in ("primary", "secondary"):
        return field
    if words in names().secondary:
        return "secondary"
    return "primary" if field == "muscles" or words in names().primary else field


def _is_secondary(value: Mapping[str, Plain]) -> bool:
    role = part_of(value, "role")
    if any(bare_name(str(key)) == "is primary" and inner is False for key, inner in value.items()):
        return True
    return isinstance(role, str) and bare_name(role) in names().secondary


def _spaced(name: str) -> str:
    """Write a name that a program joined with blanks: "pectoralis_major" → "pectoralis major"."""
    return name if " " in name else name.replace("_", " ")
