"""Reads TOML: the data and the place of each value; the limits hold before anything is read."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cards.diagnostics import CardsError, error
from cards.limits import FILE_BYTES
from cards.table import Content, Entry, Table, clean
from cards.toml_places import NOWHERE, Keys, Place, TooMuchError, places

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_BACKSLASH = "write two, or use single quotation marks; in a path, write /"
_NAMED = 'write name = "value"; a name with spaces or accents stands in quotes: "Two words" = "value"'
#: How the library's messages begin, what they mean, and what to do.
_BROKEN = (
    ("Expected '='", 'a name has no "=" and value after it', _NAMED),
    ("Expected newline", "a value ends and something follows", "put text in quotation marks"),
    ("Invalid value", "this value cannot be read", 'put text in quotation marks: name = "value"'),
    ("Invalid statement", "this line cannot be read", _NAMED),
    ("Invalid initial character", "this name cannot be read", _NAMED),
    ("Invalid date", "there is no such date or time", "write it like 2024-12-31, or in quotation marks"),
    ("Expected ']", "the name of a table is not closed", 'write "]" after it'),
    ("Unclosed array", "a list is not closed", 'write "]" after its last value'),
    ("Unclosed inline", "a table is not closed", 'write "}" after its last value'),
    ("Unterminated", "a text is not closed", "write the closing quotation marks"),
    ("Expected '\"", "a text is not closed", "write the closing quotation marks"),
    ('Expected "\'', "a text is not closed", "write the closing quotation marks"),
    ("Illegal character '\\n'", "a text is not closed", "write the closing quotation marks"),
    ("Invalid hex", "a backslash means something else here", _BACKSLASH),
    ("Escaped char", "a backslash means something else here", _BACKSLASH),
    ("Found invalid character '\\n'", "a text is not closed", "write the closing quotation marks"),
    ("Found invalid", "this character cannot be read", "delete it"),
    ("Illegal", "this character cannot be read", "delete it"),
    ("Unescaped", "a backslash means something else here", _BACKSLASH),
    ("Cannot overwrite", "duplicate key", "leave one of the two out"),
    ("Duplicate inline", "duplicate key", "leave one of the two out"),
    ("Cannot declare", "duplicate table", "bring its keys together in one"),
    ("Cannot", "this table is complete already", "write all its keys in one place"),
)  # fmt: skip
#: What is meant where a text ends too soon, by the sign that began it.
_NOT_CLOSED = {"[": "Unclosed array", "{": "Unclosed inline table", '"': "Unterminated", "'": "Unterminated"}
_USUAL = 'write name = "value"'


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML text, read."""

    path: str
    data: dict[str, Any]
    places: Mapping[Keys, Place]

    def place(self, *keys: str | int) -> Place:
        """Return the line and column, from 1, of a key or of a value in a list."""
        return self.places.get(keys, NOWHERE)

    def table(self) -> Table:
        """Return the whole as a table whose keys are checked as they are asked for."""
        return _table(self, "", self.data, ())


def read(path: str) -> Table:
    """Read a TOML file; CardsError, with the line, for what cannot be read or is beyond the limits."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(FILE_BYTES + 1)
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        raise error(path, f"cannot be read: {why}", code="cannot-open") from None
    if len(content) > FILE_BYTES:
        raise error(
            path, f"the file has more than {FILE_BYTES:,} bytes", "divide it, or shorten it", code="too-large"
        )
    try:
        # Old editors save "Unicode" as UTF-16 with its mark.
        marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise error(path, "the file is not UTF-8", "save it as UTF-8", line=line, code="not-text") from None
    return parse(text, path).table()


def parse(text: str, path: str, first_line: int = 1) -> Document:
    """Read a TOML text that begins on a line of a file; CardsError as `read` has it."""
    above = first_line - 1
    try:
        found = places(text)
        data = tomllib.loads(text)
    except TooMuchError as problem:
        line, column = problem.place
        raise error(path, str(problem), line=above + line, column=column, code="bad-toml") from None
    except tomllib.TOMLDecodeError as problem:
        raise _broken(str(problem), text, path, found.broken, above) from None
    except (ValueError, RecursionError) as problem:
        # Within our limits nothing is known to come here; a later library may have narrower ones.
        raise error(path, f"this is not TOML: {problem}", line=first_line, code="bad-toml") from None
    written = {keys: Place(above + line, column) for keys, (line, column) in found.of.items()}
    return Document(path, data, written)


def _broken(problem: str, text: str, path: str, begins: Place | None, above: int) -> CardsError:
    where = _WHERE.search(problem)
    what = problem[: where.start()] if where else problem
    place = Place(int(where[1]), int(where[2])) if where and where[1] else begins
    if where and not where[1] and begins:
        # The end of the text is where it was noticed; where it begins helps more.
        sign = text.split("\n")[begins.line - 1][begins.column - 1 :][:1]
        what = _NOT_CLOSED.get(sign, what)
    meaning, hint = next((told for starts, *told in _BROKEN if what.startswith(starts)), (what, _USUAL))
    line, column = place or (text.count("\n") + 1, 0)
    return error(
        path, f"this is not TOML: {meaning}", hint, line=above + line, column=column, code="bad-toml"
    )


def _table(document: Document, name: str, data: Mapping[str, object], keys: Keys) -> Table:
    content: dict[str, Content] = {}
    for key, value in data.items():
        here = (*keys, key)
        full = f"{name}.{clean(key)}" if name else clean(key)
        if isinstance(value, dict):
            content[key] = _table(document, full, value, here)
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            content[key] = tuple(
                _table(document, full, one, (*here, number)) for number, one in enumerate(value)
            )
        else:
            count = len(value) if isinstance(value, list) else 0
            inside = tuple(document.place(*here, number).line for number in range(count))
            content[key] = Entry(key, full, value, document.path, *document.place(*here), inside)
    return Table(name, document.path, content, *document.place(*keys))
