"""A table of a TOML file, checked: every key is asked for, and an unknown one is reported with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import TypeAlias, TypeVar

from cards.diagnostics import CardsError, error
from cards.units import POINTS_PER, points
from cards.words import suggest

_Value = TypeVar("_Value")
#: Characters of a value that a message repeats.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One value with the place where it is written."""

    key: str
    #: The key with those of the tables that it stands in, between dots.
    name: str
    value: object
    path: str
    line: int
    column: int
    #: Of each value, where it is a list.
    lines: tuple[int, ...] = ()

    def wrong(self, what: str, hint: str = "", *, line: int = 0) -> CardsError:
        """Make the error for this value: what is wrong behind its name."""
        column = 0 if line else self.column
        return error(
            self.path, f"{self.name} {what}", hint, line=line or self.line, column=column, code="bad-value"
        )

    def unfit(self, hint: str) -> CardsError:
        """Make the error for a value that its key cannot have."""
        return self.wrong(f"cannot be {shown(self.value)}", hint)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of entries; asking for a key marks it as known."""

    #: Dotted name within the file; empty for the top.
    name: str
    #: Where a missing key is reported.
    path: str
    content: Mapping[str, Content]
    #: Where its name is written; 0 for the top.
    line: int = 0
    column: int = 0
    asked: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Say whether the key was written; from then on it is known."""
        self.asked.add(key)
        return key in self.content

    def entry(self, key: str) -> Entry:
        """Return the value under a key with its place."""
        self.asked.add(key)
        found = self.content.get(key)
        if isinstance(found, Entry):
            return found
        if found is None:
            raise self._wrong(f'the key "{self._full(key)}" is missing', "add it")
        table = found if isinstance(found, Table) else found[0]
        what = f"{self._full(key)} must be a value, not a table"
        raise error(
            table.path, what, f"write {key} = …", line=table.line, column=table.column, code="bad-value"
        )

    def text(self, key: str) -> str:
        """Return the text under a key."""
        entry = self.entry(key)
        if not isinstance(entry.value, str):
            raise entry.wrong("must be text", _in_quotes(entry))
        return entry.value

    def words(self, key: str) -> str:
        """Return the text under a key, or a number as it is written; empty where the key is not there."""
        if not self.has(key):
            return ""
        value = self.entry(key).value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, float) and value - value == 0:
            return f"{value:g}"
        return self.text(key)

    def flag(self, key: str) -> bool:
        """Say whether a key is true; false where it is not there."""
        if not self.has(key):
            return False
        entry = self.entry(key)
        if not isinstance(entry.value, bool):
            raise entry.wrong("must be true or false", "write true or false, without quotation marks")
        return entry.value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under a key."""
        entry = self.entry(key)
        if not isinstance(entry.value, list):
            raise entry.wrong("must be a list of texts", 'write it as ["one", "two"]')
        for text, line in zip(entry.value, entry.lines, strict=True):
            if not isinstance(text, str):
                raise entry.wrong("must be a list of texts", 'write it as ["one", "two"]', line=line)
        return tuple(entry.value)

    def number(self, key: str, least: float, greatest: float) -> float:
        """Return the number under a key, between two bounds."""
        entry = self.entry(key)
        return _bounded(entry, entry.value, least, greatest)

    def whole(self, key: str, least: int, greatest: int) -> int:
        """Return the whole number under a key, between two bounds."""
        entry = self.entry(key)
        number = _bounded(entry, entry.value, least, greatest)
        if number != int(number):
            raise entry.unfit(f"write a whole number from {least} to {greatest}")
        return int(number)

    def numbers(self, key: str, least: float, greatest: float, *, count: int) -> tuple[float, ...]:
        """Return so many numbers under a key, each between two bounds."""
        entry = self.entry(key)
        if not isinstance(entry.value, list) or len(entry.value) != count:
            raise entry.wrong(f"must be {count} numbers", "write them in brackets, with a comma between")
        return tuple(_bounded(entry, value, least, greatest) for value in entry.value)

    def length(self, key: str, least: float, greatest: float) -> float:
        """Return the length under a key in points; the bounds, which it may reach, are in millimetres."""
        length = self.convert(key, points)
        if not least <= round(length / POINTS_PER["mm"], 6) <= greatest:
            raise self.entry(key).unfit(f'write a length from "{_metric(least)}" to "{_metric(greatest)}"')
        return length

    def convert(self, key: str, reader: Callable[[str], _Value]) -> _Value:
        """Read the text under a key with a function that raises ValueError for what it cannot read."""
        entry = self.entry(key)
        if reader is points and isinstance(entry.value, int | float) and not isinstance(entry.value, bool):
            raise entry.wrong("needs a unit", f'write it like "{entry.value:g}mm"')
        text = self.text(key)
        try:
            return reader(text[:_SHOWN])
        except ValueError as problem:
            raise error(
                entry.path,
                f"{entry.name}: {problem}",
                line=entry.line,
                column=entry.column,
                code="bad-value",
            ) from None

    def one_of(self, key: str, choices: Mapping[str, _Value]) -> _Value:
        """Return what a key's text stands for among the choices."""
        return _chosen(self.entry(key), self.text(key), choices)

    def all_of(self, key: str, choices: Mapping[str, _Value]) -> tuple[_Value, ...]:
        """Return what each of a key's texts stands for; nothing where the key is not there."""
        if not self.has(key):
            return ()
        entry = self.entry(key)
        listed = zip(self.texts(key), entry.lines, strict=True)
        return tuple(_chosen(entry, text, choices, line) for text, line in listed)

    def table(self, key: str) -> Table:
        """Return the table under a key."""
        self.asked.add(key)
        found = self.content.get(key)
        if isinstance(found, Table):
            return found
        if isinstance(found, Entry):
            raise found.wrong("must be a table", f"write [{self._full(key)}] on a line of its own")
        raise self._wrong(f"the table [{self._full(key)}] is missing", "add it")

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the list of tables under a key; none where the key is not there."""
        self.asked.add(key)
        found = self.content.get(key, ())
        if isinstance(found, tuple):
            return found
        if isinstance(found, Entry) and found.value == []:
            return ()
        what = f"{self._full(key)} must be a list of tables"
        hint = f"write [[{self._full(key)}]] above each"
        raise error(found.path, what, hint, line=found.line, column=found.column, code="bad-value")

    def entries(self) -> Iterator[Entry]:
        """Yield every value, for a table whose keys are the author's own."""
        for key in self.content:
            yield self.entry(key)

    def finish(self) -> None:
        """Raise for every key in this table and those below that nobody asked for."""
        unknown = tuple(self._unknown())
        if unknown:
            raise CardsError(*(one.diagnostics[0] for one in unknown))

    def over(self, below: Table) -> Table:
        """Return this table laid over another, key by key."""
        content = dict(below.content)
        for key, value in self.content.items():
            under = content.get(key)
            if isinstance(under, Table) and isinstance(value, Table):
                value = value.over(under)
            content[key] = value
        return Table(self.name, self.path, content, self.line, self.column)

    def _unknown(self) -> Iterator[CardsError]:
        for key, value in self.content.items():
            if key not in self.asked:
                first = value[0] if isinstance(value, tuple) else value
                hint = suggest(key, self.asked, f"the keys here are {', '.join(sorted(self.asked))}")
                what = f'unknown key "{self._full(clean(key))}"'
                yield error(first.path, what, hint, line=first.line, column=first.column, code="unknown-key")
            elif isinstance(value, Table):
                yield from value._unknown()
            elif isinstance(value, tuple):
                for table in value:
                    yield from table._unknown()

    def wrong(self, key: str, what: str, hint: str = "") -> CardsError:
        """Make the error for what stands under a key, whatever it is."""
        found = self.content.get(key)
        first = found[0] if isinstance(found, tuple) and found else found
        at = self if first is None or isinstance(first, tuple) else first
        return error(
            at.path, f"{self._full(key)} {what}", hint, line=at.line, column=at.column, code="bad-value"
        )

    def _wrong(self, what: str, hint: str) -> CardsError:
        return error(self.path, what, hint, line=self.line, column=self.column, code="missing-key")

    def _full(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key


Content: TypeAlias = Entry | Table | tuple[Table, ...]


def shown(value: object) -> str:
    """Return a value as a message repeats it: in one line, and cut where it is long."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{clean(value)}"'
        case list():
            return "a list"
        case dict():
            return "a table"
    return clean(str(value))


def clean(text: str) -> str:
    """Return a text of a file as a message repeats it: no control signs, and cut where it is long."""
    cut = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in cut)


def _in_quotes(entry: Entry) -> str:
    value = entry.value
    plain = isinstance(value, int | float | date | time)
    written = f': {clean(entry.key)} = "{shown(value)}"' if plain else ""
    return f"put it in quotation marks{written}"


def _metric(length: float) -> str:
    return f"{length / 1000:g}m" if length >= 1000 else f"{length:g}mm"


def _bounded(entry: Entry, value: object, least: float, greatest: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise entry.wrong(
            f"must be a number from {least:g} to {greatest:g}", "write it without quotation marks"
        )
    if not least <= value <= greatest:
        raise entry.wrong(f"cannot be {shown(value)}", f"write a number from {least:g} to {greatest:g}")
    return float(value)


def _chosen(entry: Entry, text: str, choices: Mapping[str, _Value], line: int = 0) -> _Value:
    if text in choices:
        return choices[text]
    hint = suggest(text, choices, f"choose one of {', '.join(choices)}")
    raise entry.wrong(f"cannot be {shown(text)}", hint, line=line)
