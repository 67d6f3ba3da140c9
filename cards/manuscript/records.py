"""Data files, JSON, JSON Lines, CSV, TSV, YAML or XLSX → the entries of each exercise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from cards.diagnostics import Diagnostic, Location, Severity, error
from cards.limits import COLLECTION, DATA_NESTING
from cards.manuscript import workbook
from cards.manuscript.columns import NOTHING, Renamed
from cards.manuscript.decoding import cleaned, decoded
from cards.manuscript.field_names import SECTION_FIELDS, bare_name, field_of, names
from cards.manuscript.front_matter import Plain, plain, yaml_values
from cards.manuscript.front_matter_json import kept_apart
from cards.manuscript.record import Record, entry
from cards.manuscript.spreadsheets import from_rows, heads_of, rows_of
from cards.manuscript.transcribed import is_transcript, record_of

#: How the names of data files end.
SUFFIXES = (".json", ".jsonld", ".jsonl", ".ndjson", ".csv", ".tsv", ".yaml", ".yml", ".xlsx")
#: How the name of a workbook ends.
WORKBOOK = ".xlsx"
#: Names of what holds a record's words, once in each language.
_TRANSLATIONS = frozenset({"translations", "exercises", "texts", "locales"})
#: Of JSON-LD, what says nothing of an exercise.
_OF_LINKED_DATA = frozenset({"@context", "@type", "@id"})
#: What a list of things that are one word each says of each thing beside it.
_OF_PROGRAMS = frozenset(
    {"id", "uuid", "language", "lang", "created", "exercise", "exercise base", "translation"}
)


def is_data(file: str) -> bool:
    """Say whether a file's name ends as that of a data file."""
    return PurePath(file).suffix.lower() in SUFFIXES


def is_workbook(file: str) -> bool:
    """Say whether a file's name ends as that of a workbook, which is no text."""
    return PurePath(file).suffix.lower() == WORKBOOK


@dataclass(frozen=True, slots=True)
class Data:
    """A data file, parted into records."""

    records: tuple[Record, ...]
    #: The names that it holds, as they are written; those that lie in others also behind theirs and a dot.
    names: frozenset[str]
    #: What is to be said of the file as a whole.
    diagnostics: tuple[Diagnostic, ...] = ()


def data_in(data: bytes, file: str, renamed: Renamed = NOTHING) -> Data:
    """Turn a data file's bytes into its records; CardsError, with its line, where it cannot be read."""
    if not is_workbook(file):
        found = decoded(data, file)
        return replace(data_of(found.text, file, renamed), diagnostics=found.diagnostics)
    sheets = workbook.sheets(data, file)
    records = [record for sheet in sheets for record in from_rows(sheet.rows, file, renamed, sheet.name)]
    heads = frozenset(name for sheet in sheets for name in heads_of(sheet.rows))
    said = tuple(one for sheet in sheets for one in sheet.diagnostics)
    return Data(_refuse_count(records, file), heads, said)


def data_of(text: str, file: str, renamed: Renamed = NOTHING) -> Data:
    """Turn a data file's text into its records; CardsError, with its line, where it cannot be read."""
    kind = PurePath(file).suffix.lower()
    text = text.removeprefix("\ufeff")
    if kind in (".csv", ".tsv"):
        rows = tuple(rows_of(text, file, "\t" if kind == ".tsv" else ""))
        return Data(_refuse_count([*from_rows(rows, file, renamed)], file), frozenset(heads_of(rows)))
    if kind in (".jsonl", ".ndjson"):
        values = tuple(_from_lines(text, file))
    elif kind in (".json", ".jsonld"):
        values = tuple(_from_json(text, file))
    else:
        values = tuple((value, (line,)) for value, line in yaml_values(text, file))
    found = _Records(file, renamed)
    records = [one for value, lines in values for one in found.within(value, lines)]
    names = frozenset(name for value, _ in values for name in _names_in(value))
    return Data(_refuse_count(records, file), names)


def _names_in(value: Plain, above: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the names that a value holds, each also behind the last ones above it."""
    if isinstance(value, list):
        for one in value:
            yield from _names_in(one, above)
    elif isinstance(value, dict):
        for key, inner in value.items():
            path = (*above[-2:], str(key))
            yield from (".".join(path[at:]) for at in range(len(path)))
            yield from _names_in(inner, path)


def _cleaned(value: Plain) -> Plain:
    """Clean every text in a value, as the text of a file is; what linked data tell programs alone goes."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {cleaned(key): _cleaned(inner) for key, inner in value.items() if key not in _OF_LINKED_DATA}
    return value


def _refuse_count(records: Sequence[Record], file: str) -> tuple[Record, ...]:
    if not records:
        is_table = PurePath(file).suffix.lower() in (".csv", ".tsv", WORKBOOK)
        hint = (
            "write names such as title, equipment and instructions above the columns, a row for each exercise"
            if is_table
            else "write one object, or a list of them"
        )
        raise error(file, "the file has no exercise", hint, code="no-exercise")
    if len(records) > COLLECTION:
        raise error(
            file,
            f"the file has {len(records):,} exercises; one has at most {COLLECTION:,}",
            "divide it",
            code="too-large",
        )
    return tuple(records)


def _from_json(text: str, file: str) -> Iterator[tuple[Plain, Sequence[int]]]:
    try:
        value = json.loads(text, parse_int=_whole, object_pairs_hook=kept_apart)
    except json.JSONDecodeError as broken:
        message = f"the file is not JSON: {broken.msg[:1].lower()}{broken.msg[1:]}"
        raise error(file, message, line=broken.lineno, column=broken.colno, code="bad-data") from None
    except (RecursionError, ValueError):
        raise error(file, f"the file is nested deeper than {DATA_NESTING}", code="too-large") from None
    yield value, _lines_of(text)


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


def _from_lines(text: str, file: str) -> Iterator[tuple[Plain, Sequence[int]]]:
    for line, one in enumerate(text.split("\n"), start=1):
        if not one.strip():
            continue
        try:
            value = json.loads(one, parse_int=_whole, object_pairs_hook=kept_apart)
        except (json.JSONDecodeError, RecursionError, ValueError):
            raise error(
                file, "the line is not JSON", "write one object a line", line=line, code="bad-data"
            ) from None
        yield value, (line,)


class _Records:
    """Finds the records in the values of one file."""

    def __init__(self, file: str, renamed: Renamed) -> None:
        self._file = file
        self._renamed = renamed

    def within(self, value: Plain, lines: Sequence[int]) -> Iterator[Record]:
        """Find the records in a value: itself, a list, a list under a key, or mappings by their titles."""
        try:
            value = self._renamed.within(_cleaned(plain(value)))
        except ValueError as deep:
            raise error(self._file, f"the file cannot be read: {deep}", code="bad-data") from None
        if value is None:
            return
        if isinstance(value, dict) and not _is_exercise(value):
            nested = _most_records(value)
            inner_ones = [inner for inner in value.values() if isinstance(inner, dict)]
            if nested is not None:
                value = nested
            elif len(inner_ones) == 1 and not _is_exercise(inner_ones[0]):
                # One mapping around all: "payload", "exercises".
                yield from self.within(inner_ones[0], lines)
                return
            elif deeper := [inner for inner in inner_ones if _most_records(inner) is not None]:
                value = _most_records(deeper[0])
            elif _is_by_titles(value):
                for title, inner in value.items():
                    own = any(field_of(key) == "title" for key in inner)
                    yield self._record(inner, lines[0] if lines else 1, "" if own else str(title))
                return
            elif len(inner_ones) == 1 and len(value) == 1:
                value = inner_ones[0]
        things = value if isinstance(value, list) else [value]
        numbered = lines if len(lines) == len(things) else (lines[0] if lines else 1,) * len(things)
        for thing, line in zip(things, numbered, strict=True):
            if not isinstance(thing, dict):
                raise error(
                    self._file,
                    "a record is not an object",
                    "write names and values",
                    line=line,
                    code="bad-data",
                )
            yield self._record(_unwrapped(thing), line)

    def _record(self, value: Mapping[str, Plain], line: int, title: str = "") -> Record:
        """Turn a mapping into a record; the words of one language win over the record's own."""
        if is_transcript(value):
            return record_of(value, line)
        words, others = _translations(value)
        said: tuple[Diagnostic, ...] = ()
        if words is not None:
            own = {key: inner for key, inner in value.items() if bare_name(str(key)) not in _TRANSLATIONS}
            lang = words.get("language", words.get("lang"))
            if isinstance(lang, str) and re.fullmatch("[a-z]{2}", lang):
                own = {**own, "lang": lang}
            value = {**{key: inner for key, inner in words.items() if _is_told(key, inner)}, **own}
        if others:
            message = f"its words in other languages ({others}) are not read"
            said = (Diagnostic(Location(self._file, line), Severity.HINT, message, code="other-languages"),)
        english = words is None or _is_english(words)
        entries = (entry(str(key), _simple(inner, english), line) for key, inner in value.items())
        return Record.of(tuple(entries), line, title, said)


def _is_exercise(value: Mapping[str, Plain]) -> bool:
    """Say whether a mapping holds the facts of one exercise."""
    fields = {field_of(str(key)) for key in value} - {""}
    return "title" in fields or (len(fields) > 1 and not fields.isdisjoint({*SECTION_FIELDS, "description"}))


def _is_by_titles(value: Mapping[str, Plain]) -> bool:
    """Say whether a mapping holds an exercise under each title; some may have but their steps."""
    inner_ones = [inner for inner in value.values() if isinstance(inner, dict)]
    if not value or len(inner_ones) < len(value) or not any(map(_is_exercise, inner_ones)):
        return False
    return all(map(_is_exercise, inner_ones)) or (
        not any(map(field_of, value))
        and all(any(field_of(key) in SECTION_FIELDS for key in inner) for inner in inner_ones)
    )


def _unwrapped(value: Mapping[str, Plain]) -> Mapping[str, Plain]:
    """Take a record out of the one mapping in which a server wraps it: "node", "fields", "exercise"."""
    inner_ones = [key for key, inner in value.items() if isinstance(inner, dict) and _is_exercise(inner)]
    if _is_exercise(value) or len(inner_ones) != 1 or _translations(value)[0] is not None:
        return value
    around = {key: inner for key, inner in value.items() if key != inner_ones[0]}
    return {**around, **value[inner_ones[0]]}


def _most_records(value: Mapping[str, Plain]) -> Plain:
    """Return the longest list of mappings that look like exercises, under any key; None for none."""
    lists = [
        inner
        for inner in value.values()
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner)
    ]
    telling = [one for one in lists if _is_exercise(_unwrapped(one[0])) or _translations(one[0])[0]]
    return max(telling, key=lambda one: len(_keys(one)) * 10_000 + len(one), default=None)


def _keys(records: Sequence[Mapping[str, Plain]]) -> set[str]:
    return {field_of(str(key)) for key in records[0]} - {""}


def _translations(value: Mapping[str, Plain]) -> tuple[Mapping[str, Plain] | None, int]:
    """Return the words of a record that keeps them by language, the English ones or else the first.

    The number is how many languages are left.
    """
    for key, inner in value.items():
        if bare_name(str(key)) not in _TRANSLATIONS:
            continue
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
            return next(filter(_is_english, inner), inner[0]), len(inner) - 1
        if isinstance(inner, dict) and inner and all(isinstance(one, dict) for one in inner.values()):
            code = "en" if "en" in inner else next(iter(inner))
            return {"language": code, **inner[code]}, len(inner) - 1
    return None, 0


def _is_told(key: str, value: Plain) -> bool:
    """Say whether an entry of a record's words in one language says more than where it belongs."""
    name = bare_name(key)
    return name not in _OF_PROGRAMS or (name == "exercise" and isinstance(value, str))


def _is_english(words: Mapping[str, Plain]) -> bool:
    """Say whether words are the English ones: by their code, or by the number that wger gives to English."""
    return str(words.get("language", words.get("lang", ""))) in ("2", "en")


def _simple(value: Plain, english: bool) -> Plain:
    """Turn a list of things that say one word each into the words; "name_en" is the name in English."""
    if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
        return value
    if english:
        value = [{**one, "name": one["name_en"]} if one.get("name_en") else one for one in value]
    told = [
        {key: inner for key, inner in one.items() if bare_name(str(key)) not in _OF_PROGRAMS} for one in value
    ]
    words = {bare_name(str(key)) for one in told for key in one}
    if len(words) == 1 and all(told) and not words & set(names().parts["link"]):
        return [inner for one in told for inner in one.values()]
    return value
