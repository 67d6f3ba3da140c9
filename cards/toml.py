"""A TOML file → a checked table: every key is asked for, and a stranger has its line."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from cards.diagnostics import CardsError, error
from cards.words import suggest

_Value = TypeVar("_Value")
_MISSING = "add it"


@dataclass(frozen=True, slots=True)
class Entry:
    """One value with the place where it was written."""

    key: str
    value: object
    path: str
    line: int
    #: Of each text, where the value is a list.
    lines: tuple[int, ...] = ()

    def wrong(self, what: str, hint: str) -> CardsError:
        """Make the error for this value."""
        return error(self.path, f'{self.key} = "{self.value}" {what}', hint, line=self.line)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of entries; asking for a key marks it as known."""

    #: Dotted name within the file; empty for the top.
    name: str
    #: Where a missing key is reported.
    path: str
    content: Mapping[str, Entry | Table | tuple[Table, ...]]
    asked: set[str] = field(default_factory=set)
    #: The first line on which one of its values stands; 0 where there is none.
    line: int = 0

    def has(self, key: str) -> bool:
        """Say whether the key was written; from then on it is known."""
        self.asked.add(key)
        return key in self.content

    def text(self, key: str) -> str:
        """Return the text under a key."""
        entry = self._entry(key)
        if not isinstance(entry.value, str):
            raise entry.wrong("is not a text", "put it in quotes")
        return entry.value

    def words(self, key: str) -> str:
        """Return the text under a key, or a number as it is written; empty where the key is not there."""
        self.asked.add(key)
        if key not in self.content:
            return ""
        value = self._entry(key).value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return f"{value:g}" if isinstance(value, float) else str(value)
        return self.text(key)

    def flag(self, key: str) -> bool:
        """Say whether a key is true; false where it is not there."""
        self.asked.add(key)
        if key not in self.content:
            return False
        entry = self._entry(key)
        if not isinstance(entry.value, bool):
            raise entry.wrong("is neither true nor false", "write true or false, without quotes")
        return entry.value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under a key."""
        entry = self._entry(key)
        if not isinstance(entry.value, list) or not all(isinstance(text, str) for text in entry.value):
            raise entry.wrong("is not a list of texts", 'write it as ["one", "two"]')
        return tuple(entry.value)

    def number(self, key: str, least: float, greatest: float) -> float:
        """Return the number under a key, between two bounds."""
        entry = self._entry(key)
        return _bounded(entry, entry.value, least, greatest)

    def numbers(self, key: str, least: float, greatest: float, *, count: int) -> tuple[float, ...]:
        """Return so many numbers under a key, each between two bounds."""
        entry = self._entry(key)
        if not isinstance(entry.value, list) or len(entry.value) != count:
            raise entry.wrong("is not right", f"write {count} numbers in brackets")
        return tuple(_bounded(entry, value, least, greatest) for value in entry.value)

    def convert(self, key: str, reader: Callable[[str], _Value]) -> _Value:
        """Read the text under a key with a function that raises ValueError for what it cannot read."""
        entry = self._entry(key)
        if not isinstance(entry.value, str):
            raise entry.wrong("is not a text", 'put it in quotes, with its unit, such as "8mm"')
        try:
            return reader(entry.value)
        except ValueError as problem:
            raise error(entry.path, f"{key}: {problem}", line=entry.line) from None

    def optional(self, key: str, reader: Callable[[str], _Value]) -> _Value | None:
        """Read the text under a key if it is there."""
        self.asked.add(key)
        return self.convert(key, reader) if key in self.content else None

    def one_of(self, key: str, choices: Mapping[str, _Value]) -> _Value:
        """Return what a key's text stands for among the choices."""
        return _chosen(self._entry(key), self.text(key), choices)

    def all_of(self, key: str, choices: Mapping[str, _Value]) -> tuple[_Value, ...]:
        """Return what each of a key's texts stands for; nothing where the key is not there."""
        self.asked.add(key)
        if key not in self.content:
            return ()
        entry = self._entry(key)
        return tuple(_chosen(entry, text, choices) for text in self.texts(key))

    def table(self, key: str) -> Table:
        """Return the table under a key."""
        self.asked.add(key)
        found = self.content.get(key)
        if isinstance(found, Table):
            return found
        raise error(self.path, f"the table [{self._full(key)}] is missing", _MISSING)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the list of tables under a key; none where the key is not there."""
        self.asked.add(key)
        found = self.content.get(key, ())
        if isinstance(found, tuple):
            return found
        if isinstance(found, Entry) and found.value == []:
            return ()
        raise error(self.path, f"{self._full(key)} is not a list of tables", f"write [[{self._full(key)}]]")

    def entries(self) -> Iterator[Entry]:
        """Yield every value, for a table whose keys are the author's own."""
        for key, value in self.content.items():
            self.asked.add(key)
            if isinstance(value, Entry):
                yield value

    def finish(self) -> None:
        """Raise for every key in this table and those below that nobody asked for."""
        strangers = tuple(self._strangers())
        if strangers:
            raise CardsError(*(stranger.diagnostics[0] for stranger in strangers))

    def _strangers(self) -> Iterator[CardsError]:
        for key, value in self.content.items():
            if key not in self.asked:
                path, line = _place(value, self.path)
                hint = suggest(key, self.asked, f"the keys here are {', '.join(sorted(self.asked))}")
                yield error(path, f'unknown key "{self._full(key)}"', hint, line=line)
            elif isinstance(value, Table):
                yield from value._strangers()
            elif isinstance(value, tuple):
                for table in value:
                    yield from table._strangers()

    def _entry(self, key: str) -> Entry:
        self.asked.add(key)
        found = self.content.get(key)
        if isinstance(found, Entry):
            return found
        line = self.line if self.name else 0
        raise error(self.path, f'the key "{self._full(key)}" is missing', _MISSING, line=line)

    def _full(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key


def parsed(path: str) -> tuple[str, dict[str, object]]:
    """Turn a file's path into its text and its data; CardsError with the place where it is not TOML."""
    try:
        text = Path(path).read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except OSError as problem:
        raise error(path, f"cannot be read: {problem.strerror}") from None
    except UnicodeDecodeError:
        raise error(path, "is not UTF-8", "save it as UTF-8") from None
    except tomllib.TOMLDecodeError as problem:
        place = re.search(r"at line (\d+), column (\d+)", str(problem))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        what = re.sub(r" \(at .*\)$", "", str(problem))
        raise error(path, f"is not TOML: {what}", "mend that line", line=line, column=column) from None


def table_of(name: str, source: tuple[str, Mapping[str, object], str]) -> Table:
    """Turn a parsed file (its path, data and text) into a table that knows where each value stands."""
    return _table(name, source, Counter(), 0)


def line_of(text: str, key: str, table: str = "", nth: int = 0) -> int:
    """Find the line on which a key is written, in the nth table of a name; 0 where it is not found.

    The TOML reader of the standard library does not tell.
    """
    pattern = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    here, met = "", -1 if table else 0
    for number, line in enumerate(text.splitlines(), start=1):
        opened = re.match(r"\s*\[\[?\s*([^\]=]+?)\s*\]\]?\s*(?:#|$)", line)
        if opened:
            here = opened[1]
            met += here == table
        elif here == table and met == nth and pattern.match(line):
            return number
    return _line_inside(text, key, table, nth)


def _table(name: str, source: tuple[str, Mapping[str, object], str], met: Counter[str], nth: int) -> Table:
    """Make a table; `met` counts the tables of each name so far, for several may share one."""
    path, data, text = source
    content: dict[str, Entry | Table | tuple[Table, ...]] = {}
    for key, value in data.items():
        full = f"{name}.{key}" if name else key
        if isinstance(value, dict):
            content[key] = _table(full, (path, value, text), met, nth)
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            tables = []
            for one in value:
                met[full] += 1
                tables.append(_table(full, (path, one, text), met, met[full] - 1))
            content[key] = tuple(tables)
        else:
            line = line_of(text, key, name, nth)
            content[key] = Entry(key, value, path, line, tuple(_lines_of_texts(text, value, line)))
    return Table(name, path, content, line=_line_of_table(content))


def _line_inside(text: str, key: str, table: str, nth: int) -> int:
    """Find a key in the nth pair of braces behind the name of its table."""
    name = re.escape(table.rpartition(".")[2])
    found = re.search(rf"""^\s*["']?{name}["']?\s*=""", text, re.MULTILINE) if table else None
    at = found.end() if found else -1
    for _ in range(nth + 1 if found else 0):
        at = text.find("{", at) + 1 or len(text)
    inner = re.compile(rf"""["']?{re.escape(key)}["']?\s*=""").search(text, at) if found else None
    return text.count("\n", 0, inner.start()) + 1 if inner else 0


def _lines_of_texts(text: str, value: object, line: int) -> Iterator[int]:
    """Yield the line on which each text of a list stands."""
    if not isinstance(value, list) or not line:
        return
    at = sum(map(len, text.splitlines(keepends=True)[: line - 1]))
    for one in value:
        found = text.find(str(one), at)
        if found >= 0:
            at = found + len(str(one))
        yield text.count("\n", 0, max(at - len(str(one)), 0)) + 1 if found >= 0 else line


def _line_of_table(content: Mapping[str, Entry | Table | tuple[Table, ...]]) -> int:
    lines = (value.line for value in content.values() if isinstance(value, Entry) and value.line)
    return min(lines, default=0)


def _place(value: Entry | Table | tuple[Table, ...], path: str) -> tuple[str, int]:
    if isinstance(value, Entry):
        return value.path, value.line
    inner = value if isinstance(value, Table) else value[0]
    for below in inner.content.values():
        found, line = _place(below, inner.path)
        if line:
            return found, line
    return path, 0


def _bounded(entry: Entry, value: object, least: float, greatest: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= greatest:
        raise entry.wrong("is not right", f"write a number from {least:g} to {greatest:g}")
    return float(value)


def _chosen(entry: Entry, text: str, choices: Mapping[str, _Value]) -> _Value:
    if text in choices:
        return choices[text]
    hint = suggest(text, choices, f"choose one of {', '.join(choices)}")
    raise error(entry.path, f'{entry.key}: there is no "{text}"', hint, line=entry.line)
