"""A TOML text → the line on which each key stands, inside inline tables and lists too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from cards.toml import Entry, Table

#: Keys from the top; a number for a place in a list.
KeyPath: TypeAlias = tuple[str | int, ...]

_TOKEN = re.compile(
    r'''(?P<blank>[ \t\r]+)|(?P<comment>\#[^\n]*)|(?P<newline>\n)
    |(?P<text>"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<sign>[\[\]{},=])|(?P<bare>[^\s\[\]{},=\#"']+)''',
    re.VERBOSE | re.DOTALL,
)


def lines_of(text: str) -> dict[KeyPath, int]:
    """Return the line of every key of a text that is TOML, and of every table in a list."""
    scanner = _Scanner(text)
    scanner.run()
    return scanner.found


def located(path: str, data: Mapping[str, object], lines: Mapping[KeyPath, int]) -> Table:
    """Return data as a table whose every value knows its line."""
    return _table("", path, data, (lines, ()))


def _table(
    name: str, path: str, data: Mapping[str, object], place: tuple[Mapping[KeyPath, int], KeyPath]
) -> Table:
    lines, where = place
    content: dict[str, Entry | Table | tuple[Table, ...]] = {}
    for key, value in data.items():
        full, here = f"{name}.{key}" if name else key, (*where, key)
        line = lines.get(here, 0)
        if isinstance(value, dict):
            content[key] = _table(full, path, value, (lines, here))
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            content[key] = tuple(
                _table(full, path, one, (lines, (*here, number))) for number, one in enumerate(value)
            )
        else:
            content[key] = Entry(key, value, path, line)
    return Table(name, path, content, line=lines.get(where, 0))


class _Scanner:
    """Walks a text that is known to be TOML, and notes where keys stand."""

    def __init__(self, text: str) -> None:
        self.tokens = [(match.lastgroup, match[0]) for match in _TOKEN.finditer(text)]
        self.at = 0
        self.line = 1
        self.found: dict[KeyPath, int] = {}
        self.counts: dict[KeyPath, int] = {}
        self.table: KeyPath = ()

    def run(self) -> None:
        """Note every key of the text."""
        while (token := self._next(skip_newlines=True)) is not None:
            if token == ("sign", "["):
                self._header()
            else:
                self._pair(self.table, token)

    def _peek(self) -> tuple[str | None, str] | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _next(self, *, skip_newlines: bool) -> tuple[str | None, str] | None:
        while self.at < len(self.tokens):
            kind, token = self.tokens[self.at]
            self.at += 1
            self.line += token.count("\n")
            if kind in ("blank", "comment") or (kind == "newline" and skip_newlines):
                continue
            return kind, token
        return None

    def _header(self) -> None:
        """Read `[a.b]` or `[[a.b]]` behind its first bracket."""
        line, listed, keys = self.line, False, []
        while (token := self._next(skip_newlines=False)) is not None and token[0] != "newline":
            if token == ("sign", "["):
                listed = True
            elif token[0] != "sign":
                keys += _keys(token)
        where: KeyPath = ()
        for number, key in enumerate(keys):
            where = (*where, key)
            self.found.setdefault(where, line)
            last = number == len(keys) - 1
            if listed and last:
                self.found.setdefault(where, line)
                count = self.counts.get(where, 0)
                self.counts[where] = count + 1
                where = (*where, count)
            elif where in self.counts:
                where = (*where, self.counts[where] - 1)
        self.found.setdefault(where, line)
        self.table = where

    def _pair(self, where: KeyPath, token: tuple[str | None, str]) -> None:
        """Read `a.b = value`, whose first key's token is given."""
        line, keys = self.line, _keys(token)
        while (token_next := self._next(skip_newlines=False)) is not None and token_next != ("sign", "="):
            if token_next[0] in ("sign", "newline"):
                return
            keys += _keys(token_next)
        for key in keys:
            where = (*where, key)
            self.found.setdefault(where, line)
        self._value(where)

    def _value(self, where: KeyPath) -> None:
        token = self._next(skip_newlines=True)
        if token == ("sign", "{"):
            self.found.setdefault(where, self.line)
            while (token := self._next(skip_newlines=True)) is not None and token != ("sign", "}"):
                if token[0] != "sign":
                    self._pair(where, token)
        elif token == ("sign", "["):
            number = 0
            while (token := self._peek()) is not None:
                if token == ("sign", "]"):
                    self._next(skip_newlines=True)
                    return
                if token[0] in ("blank", "comment", "newline") or token == ("sign", ","):
                    self.at += 1
                    self.line += token[1].count("\n")
                    continue
                self.found.setdefault((*where, number), self.line)
                self._value((*where, number))
                number += 1


def _keys(token: tuple[str | None, str]) -> list[str]:
    kind, text = token
    if kind == "text":
        return [text.strip("\"'")]
    return [part for part in text.split(".") if part]
