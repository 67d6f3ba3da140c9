"""Finds where each value of a TOML text is written; refuses what holds more than a file of ours may."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from cards.limits import DATA_NESTING, NUMBER_DIGITS

#: The keys that lead to a value, from the outermost; a number for each place in a list, from 0.
Keys: TypeAlias = tuple[str | int, ...]

#: The words of TOML (https://toml.io/en/v1.0.0). No pattern gives back what it has taken, so that time grows
#: with the text alone.
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_KEY = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'""")
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_TEXT = re.compile(
    r'''"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{3,5}|"(?!"")(?:[^"\\\n]++|\\.)*+"'''
    r"""|'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}|'(?!'')[^'\n]*+'""",
    re.DOTALL,
)
#: A number, a date, true or false; dates may have a blank inside.
_BARE = re.compile(r"[^,\[\]{}#=\"'\r\n]++")
_NUMBER = re.compile(r"[+-]?[0-9][0-9A-Za-z_.+-]*+")


class Place(NamedTuple):
    """A place in a text, from 1."""

    line: int
    column: int


NOWHERE = Place(0, 0)


class TooMuchError(ValueError):
    """The text holds more of something than it may; says what, and where."""

    def __init__(self, what: str, place: Place) -> None:
        super().__init__(what)
        self.place = place


class _MalformedError(Exception):
    """The text is not TOML from here on; whoever reads it says what is wrong."""


class Places(NamedTuple):
    """Where the keys of a text, and the values in its lists, are written."""

    of: Mapping[Keys, Place]
    #: Where that begins which is not TOML; None where all is.
    broken: Place | None


def places(text: str) -> Places:
    """Find where every key, and every value in a list, is written.

    A table, or a list of tables, stands where its name is met first. What is not TOML ends the search.
    TooMuchError for values nested too deep, and for numbers too long.
    """
    scanner = _Scanner(text, [match.end() for match in re.finditer("\n", text)], {}, {})
    broken = None
    try:
        scanner.document()
    except _MalformedError:
        broken = scanner.place(scanner.at)
    return Places({keys: scanner.place(at) for keys, at in scanner.found.items()}, broken)


@dataclass(slots=True)
class _Scanner:
    text: str
    #: Offsets at which the second line and those after it begin.
    lines: list[int]
    #: Where each value is written, as an offset.
    found: dict[Keys, int]
    #: How many tables each list of tables has so far.
    counts: dict[Keys, int]
    at: int = 0

    def place(self, at: int) -> Place:
        line = bisect_right(self.lines, at)
        return Place(line + 1, at - (self.lines[line - 1] if line else 0) + 1)

    def document(self) -> None:
        table: Keys = ()
        while self._skip() < len(self.text):
            if self._take("["):
                table = self._header(many=self._take("["))
            else:
                self._pair(table)

    def _header(self, *, many: bool) -> Keys:
        """Read a table's name; in a list of tables it means the last so far, or opens a new one."""
        self._skip()
        parts = self._key()
        self._skip()
        if not self._take("]]" if many else "]"):
            raise _MalformedError
        keys: Keys = ()
        for number, (part, at) in enumerate(parts, start=1):
            keys = self._note((*keys, part), at)
            if many and number == len(parts):
                self.counts[keys] = self.counts.get(keys, 0) + 1
            if keys in self.counts:
                keys = self._note((*keys, self.counts[keys] - 1), at)
        return keys

    def _pair(self, table: Keys) -> None:
        keys = table
        for part, at in self._key():
            keys = self._note((*keys, part), at)
        self._match(_EQUALS)
        self._value(keys)

    def _value(self, keys: Keys) -> None:
        if match := _TEXT.match(self.text, self.at):
            self.at = match.end()
        elif self._take("["):
            self._list(keys)
        elif self._take("{"):
            self._table(keys)
        else:
            self._number()

    def _list(self, keys: Keys) -> None:
        start, number = self.at - 1, 0
        while not self._closed("]", start):
            self._value(self._note((*keys, number), self.at))
            number += 1

    def _table(self, keys: Keys) -> None:
        start = self.at - 1
        while not self._closed("}", start):
            self._pair(keys)

    def _closed(self, sign: str, start: int) -> bool:
        """Go on to the next of several values between brackets; say whether there is none."""
        self._skip()
        if self._take(","):
            self._skip()
        if self.at == len(self.text):
            self.at = start
            raise _MalformedError
        return self._take(sign)

    def _number(self) -> None:
        start = self.at
        match = _NUMBER.match(self._match(_BARE))
        if match and sum(char.isalnum() for char in match[0]) > NUMBER_DIGITS:
            raise TooMuchError(f"a number has more than {NUMBER_DIGITS} digits", self.place(start))

    def _key(self) -> list[tuple[str, int]]:
        """Read a key, which may have several parts between dots, each with its offset."""
        parts: list[tuple[str, int]] = []
        while True:
            start = self.at
            parts.append((_unquoted(self._match(_KEY)), start))
            if len(parts) > DATA_NESTING:
                raise self._too_deep(start)
            if not (dot := _DOT.match(self.text, self.at)):
                return parts
            self.at = dot.end()

    def _note(self, keys: Keys, at: int) -> Keys:
        if len(keys) > DATA_NESTING:
            raise self._too_deep(at)
        self.found.setdefault(keys, at)
        return keys

    def _too_deep(self, at: int) -> TooMuchError:
        return TooMuchError(f"this is nested deeper than {DATA_NESTING}", self.place(at))

    def _match(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if not match:
            raise _MalformedError
        self.at = match.end()
        return match[0]

    def _take(self, sign: str) -> bool:
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True

    def _skip(self) -> int:
        """Go over blanks and comments, and return where that leads."""
        if match := _BLANK.match(self.text, self.at):
            self.at = match.end()
        return self.at


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    if key[0] == "'" or "\\" not in key:
        return key[1:-1]
    try:
        return str(tomllib.loads(f"key = {key}")["key"])
    except tomllib.TOMLDecodeError:
        raise _MalformedError from None
