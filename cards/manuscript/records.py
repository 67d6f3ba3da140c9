"""Data files, JSON, JSON Lines, CSV, TSV or YAML → the entries of each exercise."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from cards.diagnostics import error
from cards.limits import COLLECTION, DATA_NESTING
from cards.manuscript.field_names import SECTION_FIELDS, bare_name, field_of
from cards.manuscript.front_matter import Entry, Plain, plain, yaml_values

#: How the names of data files end.
SUFFIXES = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".yaml", ".yml")
#: Fields whose texts a table's cell may hold several of, between these signs.
_LISTED = frozenset({"execution", "tips", "mistakes", "safety", "variations", "setup"})
#: What a short description does not hold.
_TEXT = re.compile(r"\n|<(?:p|ol|ul|li|br|div|h\d)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:\||\n|;(?=\s))\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """One exercise of a data file."""

    entries: tuple[Entry, ...]
    #: Line of the file, from 1, on which it begins; 1 where unknown.
    line: int
    #: Its title, where the key before it tells that.
    title: str = ""

    @property
    def body(self) -> str:
        """A description that is a text of its own: of several lines, or in HTML, with no steps beside it."""
        fields = {field_of(entry.key) for entry in self.entries}
        told = self._description
        is_text = told is not None and "execution" not in fields and bool(_TEXT.search(str(told.value)))
        return str(told.value) if told and is_text else ""

    @property
    def facts(self) -> tuple[Entry, ...]:
        """The entries that are not the text."""
        return tuple(entry for entry in self.entries if not (self.body and entry is self._description))

    @property
    def _description(self) -> Entry | None:
        return next((entry for entry in self.entries if field_of(entry.key) == "description"), None)


def is_data(file: str) -> bool:
    """Say whether a file's name ends as that of a data file."""
    return PurePath(file).suffix.lower() in SUFFIXES


def records_of(text: str, file: str) -> tuple[Record, ...]:
    """Turn a data file's text into its records; CardsError, with its line, where it cannot be read."""
    kind = PurePath(file).suffix.lower()
    text = text.removeprefix("\ufeff")
    if kind in (".csv", ".tsv"):
        records = tuple(_from_table(text, file, "\t" if kind == ".tsv" else ""))
    elif kind in (".jsonl", ".ndjson"):
        records = tuple(_from_lines(text, file))
    elif kind == ".json":
        records = tuple(_from_json(text, file))
    else:
        records = tuple(_from_yaml(text, file))
    if not records:
        raise error(file, "the file has no exercise", "write one object, or a list of them")
    if len(records) > COLLECTION:
        raise error(
            file, f"the file has {len(records):,} exercises; one has at most {COLLECTION:,}", "divide it"
        )
    return records


def _from_json(text: str, file: str) -> Iterator[Record]:
    try:
        value = json.loads(text, parse_int=_whole)
    except json.JSONDecodeError as broken:
        message = f"the file is not JSON: {broken.msg[:1].lower()}{broken.msg[1:]}"
        raise error(file, message, line=broken.lineno, column=broken.colno) from None
    except (RecursionError, ValueError):
        raise error(file, f"the file is nested deeper than {DATA_NESTING}") from None
    yield from _records(value, file, _lines_of(text))


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < 19 else digits


def _lines_of(text: str) -> Sequence[int]:
    """Return the lines on which objects of a list begin, where each begins a line of its own."""
    starts = [(match.start(), len(match[1])) for match in re.finditer(r"^([ \t]*)\{", text, re.MULTILINE)]
    least = min((indent for _, indent in starts if indent or len(starts) == 1), default=0)
    lines: list[int] = []
    at, line = 0, 1
    for start, indent in starts:
        line += text.count("\n", at, start)
        at = start
        if indent == least:
            lines.append(line)
    return lines


def _from_lines(text: str, file: str) -> Iterator[Record]:
    for line, one in enumerate(text.split("\n"), start=1):
        if not one.strip():
            continue
        try:
            value = json.loads(one, parse_int=_whole)
        except (json.JSONDecodeError, RecursionError, ValueError):
            raise error(file, "the line is not JSON", "write one object a line", line=line) from None
        yield from _records(value, file, (line,))


def _from_yaml(text: str, file: str) -> Iterator[Record]:
    for value, line in yaml_values(text, file):
        yield from _records(value, file, (line,))


def _records(value: Plain, file: str, lines: Sequence[int]) -> Iterator[Record]:
    """Find the records in a value: itself, a list, a list under a key, or mappings by their titles."""
    try:
        value = plain(value)
    except ValueError as deep:
        raise error(file, f"the file cannot be read: {deep}") from None
    if value is None:
        return
    if isinstance(value, dict) and not _is_exercise(value):
        nested = _most_records(value)
        inner_ones = [inner for inner in value.values() if isinstance(inner, dict)]
        if nested is not None:
            value = nested
        elif len(inner_ones) == 1 and not _is_exercise(inner_ones[0]):
            # One mapping around all: "payload", "exercises".
            yield from _records(inner_ones[0], file, lines)
            return
        elif value and all(isinstance(inner, dict) and _is_exercise(inner) for inner in value.values()):
            for title, inner in value.items():
                own = any(field_of(key) == "title" for key in inner)
                yield Record(_entries(inner, lines[0] if lines else 1), 1, "" if own else str(title))
            return
    things = value if isinstance(value, list) else [value]
    numbered = lines if len(lines) == len(things) else (lines[0] if lines else 1,) * len(things)
    for thing, line in zip(things, numbered, strict=True):
        if not isinstance(thing, dict):
            raise error(file, "a record is not an object", "write names and values", line=line)
        yield Record(_entries(thing, line), line)


def _is_exercise(value: Mapping[str, Plain]) -> bool:
    """Say whether a mapping holds the facts of one exercise."""
    fields = {field_of(str(key)) for key in value} - {""}
    return "title" in fields or (len(fields) > 1 and not fields.isdisjoint({*SECTION_FIELDS, "description"}))


def _most_records(value: Mapping[str, Plain]) -> Plain:
    """Return the longest list of mappings that look like exercises, under any key; None for none."""
    lists = [
        inner
        for inner in value.values()
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner)
    ]
    telling = [one for one in lists if _is_exercise(one[0]) or _translation(one[0])]
    return max(telling, key=lambda one: len(_keys(one)) * 10_000 + len(one), default=None)


def _keys(records: Sequence[Mapping[str, Plain]]) -> set[str]:
    return {field_of(str(key)) for key in records[0]} - {""}


def _translation(value: Mapping[str, Plain]) -> Mapping[str, Plain] | None:
    """Return the words of a record that keeps them by language: the English ones, else the first."""
    for key, inner in value.items():
        if bare_name(str(key)) not in ("translations", "exercises", "texts", "locales"):
            continue
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
            english = (one for one in inner if str(one.get("language", one.get("lang", ""))) in ("2", "en"))
            first: Mapping[str, Plain] = next(english, inner[0])
            return first
        if isinstance(inner, dict) and inner and all(isinstance(one, dict) for one in inner.values()):
            words: Mapping[str, Plain] = inner.get("en") or next(iter(inner.values()))
            return words
    return None


def _entries(value: Mapping[str, Plain], line: int) -> tuple[Entry, ...]:
    """Turn a record into entries; the words of one language win over the record's own."""
    words = _translation(value)
    if words is not None:
        own = {key: inner for key, inner in value.items() if bare_name(str(key)) not in _TRANSLATIONS}
        value = {**{key: inner for key, inner in words.items() if key != "language"}, **own}
    return tuple(_entry(str(key), inner, line) for key, inner in value.items())


_TRANSLATIONS = frozenset({"translations", "exercises", "texts", "locales"})


def _entry(key: str, value: Plain, line: int) -> Entry:
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return Entry(key, value, str(value) if is_text else None, line)


def _from_table(text: str, file: str, separator: str) -> Iterator[Record]:
    lines = text.split("\n")
    head = next((line for line in lines if line.strip()), "")
    separator = separator or max(",;\t|", key=head.count)
    reader = csv.reader(lines, delimiter=separator)
    names: list[str] = []
    try:
        before = 0
        for row in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if not names:
                names = [cell.strip() for cell in row]
                _refuse_nameless(names, file, line)
                continue
            yield Record(tuple(_cells(names, row, line)), line)
    except csv.Error as broken:
        raise error(file, f"the table cannot be read: {broken}", line=reader.line_num) from None


def _refuse_nameless(names: Iterable[str], file: str, line: int) -> None:
    if not any(field_of(name) for name in names):
        hint = "write names such as title, equipment and instructions into the first line"
        raise error(file, "no column has a known name", hint, line=line)


def _cells(names: Sequence[str], row: Sequence[str], line: int) -> Iterator[Entry]:
    """Yield a row's cells; columns of one name with a number, as "step 1" and "step 2", are a list."""
    lists: dict[str, list[str]] = {}
    for name, cell in zip(names, row, strict=False):
        cell = cell.strip()
        if not name or not cell:
            continue
        numbered = re.fullmatch(r"(.*?)[\s_/.-]*\d{1,2}", name)
        if numbered and field_of(numbered[1]):
            lists.setdefault(numbered[1], []).append(cell)
        elif field_of(name) in _LISTED and len(parts := _PARTS.split(cell)) > 1:
            lists.setdefault(name, []).extend(part for part in parts if part)
        else:
            yield _entry(name, cell, line)
    for name, cells in lists.items():
        yield Entry(name, cells, None, line)
