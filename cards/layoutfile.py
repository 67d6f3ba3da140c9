"""A TOML file and those it extends → a checked table: every key is asked for, and a stranger has its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from cards.diagnostics import CardsError, error

_Value = TypeVar("_Value")
_MISSING = "add it, or extend a layout that has it"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*", re.IGNORECASE)
#: Longest chain of layouts that extend one another.
MAX_CHAIN = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One value with the place where it was written."""

    key: str
    value: object
    path: str
    line: int

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

    def has(self, key: str) -> bool:
        """Say whether the key was written."""
        return key in self.content

    def text(self, key: str) -> str:
        """Return the text under a key."""
        entry = self._entry(key)
        if not isinstance(entry.value, str):
            raise entry.wrong("is not a text", "put it in quotes")
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
                near = get_close_matches(key, self.asked, 1)
                hint = (
                    f'did you mean "{near[0]}"?'
                    if near
                    else f"the keys here are {', '.join(sorted(self.asked))}"
                )
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
        raise error(self.path, f'the key "{self._full(key)}" is missing', _MISSING)

    def _full(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key


def read_table(name: str, places: tuple[Path, ...]) -> Table:
    """Turn a layout's name into its table, laid over those of the layouts that it extends."""
    chain: list[tuple[str, dict[str, object], str]] = []
    wanted, asker, line = name, "", 0
    for _ in range(MAX_CHAIN):
        path = _find(wanted, places, asker, line)
        if any(path == known for known, _, _ in chain):
            raise error(
                asker, f'extends = "{wanted}" comes back to itself', "extend another layout", line=line
            )
        text, data = _parsed(path)
        chain.append((path, data, text))
        parent = data.pop("extends", None)
        if parent is None:
            break
        if not isinstance(parent, str):
            raise error(
                path, "extends is not a layout's name", "put one name in quotes", line=_line(text, "extends")
            )
        wanted, asker, line = parent, path, _line(text, "extends")
    else:
        raise error(
            asker, f"more than {MAX_CHAIN} layouts extend one another", "shorten the chain", line=line
        )
    merged = _table("", chain[-1])
    for one in reversed(chain[:-1]):
        merged = _over(merged, _table("", one))
    return merged


def _find(name: str, places: tuple[Path, ...], asker: str, line: int) -> str:
    if _NAME.fullmatch(name):
        for folder in places:
            path = folder / f"{name}.toml"
            if path.is_file():
                return str(path)
    known = sorted({path.stem for folder in places for path in folder.glob("*.toml")})
    near = get_close_matches(name, known, 1)
    hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(known)}"
    raise error(asker or name, f'there is no layout "{name}"', hint, line=line)


def _parsed(path: str) -> tuple[str, dict[str, object]]:
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


def _table(name: str, source: tuple[str, Mapping[str, object], str]) -> Table:
    path, data, text = source
    content: dict[str, Entry | Table | tuple[Table, ...]] = {}
    for key, value in data.items():
        full = f"{name}.{key}" if name else key
        if isinstance(value, dict):
            content[key] = _table(full, (path, value, text))
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            content[key] = tuple(_table(full, (path, one, text)) for one in value)
        else:
            content[key] = Entry(key, value, path, _line(text, key, name))
    return Table(name, path, content)


def _over(below: Table, above: Table) -> Table:
    content = dict(below.content)
    for key, value in above.content.items():
        under = content.get(key)
        content[key] = _over(under, value) if isinstance(under, Table) and isinstance(value, Table) else value
    return Table(below.name, above.path, content)


def _line(text: str, key: str, table: str = "") -> int:
    """Find the line where a key is written; the TOML reader of the standard library does not tell."""
    here = ""
    pattern = re.compile(rf"""\s*(?:[{{,]\s*)?["']?{re.escape(key)}["']?\s*=""")
    inline = re.compile(rf"""[{{,]\s*["']?{re.escape(key)}["']?\s*=""")
    for number, line in enumerate(text.splitlines(), start=1):
        opened = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?", line)
        if opened and "=" not in line.split("]")[0]:
            here = opened[1]
        elif (here == table and pattern.match(line)) or (
            table.endswith(line.split("=")[0].strip() or "\0") and inline.search(line)
        ):
            return number
    return 0


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
    near = get_close_matches(text, choices, 1)
    hint = f'did you mean "{near[0]}"?' if near else f"choose one of {', '.join(choices)}"
    raise error(entry.path, f'{entry.key}: there is no "{text}"', hint, line=entry.line)
