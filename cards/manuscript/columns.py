"""The names in data → the fields that they mean, as their owner says or as they are understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from cards.manuscript.field_names import bare_name, field_of, names
from cards.manuscript.field_sorting import holds_entries, inner_entries, is_machines, means_something
from cards.manuscript.field_text import texts_of
from cards.manuscript.front_matter import Entry, Plain
from cards.manuscript.record import Record

#: The field that stands for the text of an exercise, and the one that stands for none.
TEXT, NONE = "text", "none"
#: No name means anything else than it says.
NO_FIELDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Renamed:
    """What some names of the data are to mean."""

    #: Field by name; the parts of a name that lies deeper stand between dots.
    fields: Mapping[str, str]

    def unmet(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those that are none of a file's names."""
        there = tuple(names)
        return tuple(own for own in self.fields if not any(_same(own, name) for name in there))

    def name(self, name: str) -> str:
        """Return the field for the head of a column; the head itself where none is asked for."""
        return next((told for own, told in self.fields.items() if _same(own, name)), name)

    def within(self, value: Plain) -> Plain:
        """Give the names their fields in a value: in it, or in those that it holds, whichever come first."""
        if not self.fields:
            return value
        if isinstance(value, list):
            return [self.within(one) for one in value]
        if not isinstance(value, dict):
            return value
        if any(_found(value, own) is not None for own in self.fields):
            return self._of_mapping(value)
        return {key: self.within(inner) for key, inner in value.items()}

    def _of_mapping(self, value: Mapping[str, Plain]) -> Mapping[str, Plain]:
        taken: dict[str, Plain] = {}
        rest: Mapping[str, Plain] = value
        for own, told in self.fields.items():
            path = _found(rest, own)
            if path is None:
                continue
            inner, rest = _taken(rest, path)
            both = taken.get(told)
            taken[told] = inner if both is None else [*_as_list(both), *_as_list(inner)]
        return {**{key: inner for key, inner in taken.items() if key != NONE}, **_without(rest, taken)}


#: No name means anything else than it says.
NOTHING = Renamed(NO_FIELDS)


@dataclass(frozen=True, slots=True)
class Column:
    """One name of the data, and what becomes of it."""

    name: str
    #: The field that it means, "text" for the text itself; empty where it is not printed.
    field: str
    #: Exercises in which it says something.
    count: int
    #: What it says in the first of them.
    sample: str
    #: Whether it is for programs alone, so that nobody misses it on a card.
    is_machines: bool = False

    @property
    def is_left(self) -> bool:
        """Whether it is left out of a file that is written; under which licence a text is, stays with it."""
        return self.is_machines and not bare_name(self.name).startswith(("licen", "lizenz"))


def columns_of(records: Iterable[Record], renamed: Renamed) -> tuple[Column, ...]:
    """Return the names of all records, as they are written, in the order in which they are met."""
    written = {told: own for own, told in renamed.fields.items()}
    found: dict[str, Column] = {}
    for record in records:
        for column in {one.name: one for one in _columns(record)}.values():
            before = found.get(column.name)
            found[column.name] = replace(before, count=before.count + 1) if before else column
    return tuple(replace(column, name=written.get(column.name, column.name)) for column in found.values())


def _columns(record: Record) -> Iterator[Column]:
    for name in record.text_names:
        yield Column(name, TEXT, 1, record.body)
    for one in record.facts:
        yield from _of_entry(one, "", in_doses=False)


def _of_entry(one: Entry, above: str, *, in_doses: bool) -> Iterator[Column]:
    told = field_of(one.key)
    name = f"{above}{one.key}"
    if one.value is None or one.value in ("", [], {}):
        return
    if holds_entries(one, told):
        for inner in inner_entries(one):
            yield from _of_entry(inner, f"{name}.", in_doses=bare_name(one.key) in names().doses)
        return
    machines = is_machines(one, told)
    if not told and in_doses and means_something(one.value):
        told = "notes"
    sample = one.text if one.text is not None else _sample(one.value)
    yield Column(name, "" if machines else told, 1, sample, machines or not means_something(one.value))


def _sample(value: Plain) -> str:
    """Return what a list or mapping says: the first address in it, else its words."""
    inner = value[0] if isinstance(value, list) else value
    links = [one for one in inner.values() if "/" in str(one)] if isinstance(inner, dict) else []
    return str(links[0]) if links else ", ".join(texts_of(value))


def _same(own: str, name: str) -> bool:
    return own == name or bare_name(own) == bare_name(name) != ""


def _found(value: Mapping[str, Plain], own: str) -> tuple[str, ...] | None:
    """Return the keys that lead to a name in a mapping; None where it is not there."""
    for key in value:
        if _same(own, key):
            return (key,)
    head, dot, rest = own.partition(".")
    if dot:
        for key, inner in value.items():
            if _same(head, key) and isinstance(inner, dict) and (below := _found(inner, rest)):
                return (key, *below)
    return None


def _taken(value: Mapping[str, Plain], path: tuple[str, ...]) -> tuple[Plain, Mapping[str, Plain]]:
    """Return what stands at the end of a path, and the mapping without it."""
    key, *below = path
    if not below:
        return value[key], {other: inner for other, inner in value.items() if other != key}
    taken, rest = _taken(value[key], tuple(below))
    return taken, {**value, key: rest}


def _without(value: Mapping[str, Plain], names: Iterable[str]) -> Mapping[str, Plain]:
    """Let a name that is taken by another's value be known as what it was."""
    taken = {bare_name(name) for name in names}
    return {f"former {key}" if bare_name(key) in taken else key: inner for key, inner in value.items()}


def _as_list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else [value]
