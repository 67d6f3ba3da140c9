"""Rows of cells, from CSV, TSV or a sheet → the entries of each exercise."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from cards.diagnostics import CardsError, Diagnostic, Location, Severity, error
from cards.manuscript.columns import NONE, Renamed
from cards.manuscript.decoding import cleaned
from cards.manuscript.field_names import field_of
from cards.manuscript.front_matter import Entry, yaml_values
from cards.manuscript.record import Record, entry

#: A row by its line in the file, from 1, and its cells.
Row = tuple[int, Sequence[str]]

#: Rows above the names of the columns, such as a title, that are looked through for them.
_ABOVE = 10
#: Fields whose texts a cell may hold several of.
_SECTIONS = frozenset({"execution", "tips", "mistakes", "safety", "variations", "setup"})
#: Fields of short texts that a cell may hold several of.
_LISTS = frozenset({"equipment", "muscles", "primary", "secondary", "tags", "aliases", "image", "video"})
#: Fields that are true or not, and what stands for it.
_FLAGS = frozenset({"draft", "published"})
_TRUTH = {
    **dict.fromkeys(("true", "yes", "x", "1", "ja", "wahr", "sí", "oui", "vrai", "sì", "sim", "tak"), True),
    **dict.fromkeys(("false", "no", "0", "nein", "falsch", "non", "faux", "não", "nee", "nie"), False),
}
_MARK = re.compile(r"\s*(?:[-*+•–#>|<`]|\d{1,2}[.)])\s*\S")
_PARTS = re.compile(r"\s*(?:(?<!\\)\||\n|(?<!\\);(?=\s))\s*")
#: A list as programs write it into a cell: ["a", 'b'].
_PROGRAMS_LIST = re.compile(r"""\[\s*["'].*["']\s*\]""", re.DOTALL)
#: An apostrophe that keeps a spreadsheet from reckoning with a text.
_GUARD = re.compile(r"'(?=[=+\-@\t\r])")
_NUMBERED = re.compile(r"(.*?)[\s_/.-]*\d{1,2}")


@dataclass(frozen=True, slots=True)
class _Head:
    """The names over a table."""

    #: As they are to be understood, "" for a column that has none.
    names: tuple[str, ...]
    #: The columns in the order in which they are read: those whose owner said what they are, first.
    order: tuple[int, ...]


def rows_of(text: str, file: str, separator: str = "") -> Iterator[Row]:
    """Part the text of a table into rows; without a separator, the one that parts it most evenly."""
    text = cleaned(text)
    reader = csv.reader(io.StringIO(text), delimiter=separator or _separator(text.split("\n")))
    before = 0
    try:
        for row in reader:
            line, before = before + 1, reader.line_num
            yield line, row
    except csv.Error as broken:
        raise error(
            file, f"the table cannot be read: {broken}", line=reader.line_num, code="bad-data"
        ) from None


def from_rows(rows: Iterable[Row], file: str, renamed: Renamed, sheet: str = "") -> Iterator[Record]:
    """Yield a record for each row below the names of the columns; a sheet without known names has none.

    CardsError where a file that is no workbook has none.
    """
    waiting: list[tuple[int, tuple[str, ...]]] = []
    head: _Head | None = None
    for line, cells in rows:
        row = tuple(cell.strip() for cell in cells)
        if not any(row):
            continue
        if head:
            yield _record(head, row, line, file)
            continue
        waiting.append((line, row))
        if len(waiting) == _ABOVE:
            head, below = _head_among(waiting, renamed)
            yield from (_record(head, row, line, file) for line, row in below if head)
            if not head:
                break
    if not head:
        head, below = _head_among(waiting, renamed)
        yield from (_record(head, row, line, file) for line, row in below if head)
    if not head and not sheet and waiting:
        hint = "write names such as title, equipment and instructions into the first line, or use --map"
        raise error(file, "no column has a known name", hint, line=waiting[0][0], code="unknown-columns")


def heads_of(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the cells that may name columns."""
    filled = (cells for _, cells in rows if any(cell.strip() for cell in cells))
    for _, cells in zip(range(_ABOVE), filled, strict=False):
        yield from (cell.strip() for cell in cells if cell.strip())


def _separator(lines: Sequence[str]) -> str:
    """Return the sign that parts the first line with a known name into the most known names."""
    filled = [line for line in lines if line.strip()][:_ABOVE]

    def known(sign: str) -> tuple[int, int]:
        counts = (sum(bool(field_of(cell.strip(' "'))) for cell in line.split(sign)) for line in filled)
        return max(counts, default=0), max((line.count(sign) for line in filled[:1]), default=0)

    return max(",;\t|", key=known)


def _head_among(
    rows: Sequence[tuple[int, tuple[str, ...]]], renamed: Renamed
) -> tuple[_Head | None, Sequence[tuple[int, tuple[str, ...]]]]:
    """Find the names of the columns: the first row with a title, else the one with the most known names."""
    best, most = -1, 0
    for at, (_, row) in enumerate(rows):
        names = [renamed.name(cell) for cell in row]
        fields = {field_of(name) for name in names} - {""}
        known = (
            len(fields)
            + 100 * ("title" in fields and len(fields) > 1)
            + any(name != cell for name, cell in zip(names, row, strict=True))
        )
        if known > most:
            best, most = at, known
    if best < 0:
        return None, ()
    row = rows[best][1]
    heads = tuple(renamed.name(cell) for cell in row)
    asked = [at for at, (name, cell) in enumerate(zip(heads, row, strict=True)) if name != cell]
    rest = [at for at in range(len(heads)) if at not in asked]
    return _Head(heads, (*asked, *rest)), rows[best + 1 :]


def _record(head: _Head, row: Sequence[str], line: int, file: str) -> Record:
    """Make a record of a row; a warning names the cells above which no name stands."""
    named = len(head.names)
    lost = [cell for at, cell in enumerate(row) if not (at < named and head.names[at]) and _has_words(cell)]
    said: tuple[Diagnostic, ...] = ()
    if lost:
        cells = ", ".join(f'"{cell[:40]}"' for cell in lost[:3])
        message = f"no name stands above {cells}: what these cells hold is not printed"
        hint = "name the column, or put text that holds the separator between quotation marks"
        said = (Diagnostic(Location(file, line), Severity.WARNING, message, hint, code="unknown-key"),)
    return Record.of(tuple(_entries(head, row, line)), line, said=said)


def _has_words(cell: str) -> bool:
    """Say whether a cell holds more than the number of its row."""
    return any(map(str.isalpha, cell))


def _entries(head: _Head, row: Sequence[str], line: int) -> Iterator[Entry]:
    """Yield a row's cells; columns of one name with a number, as "step 1" and "step 2", are a list."""
    found: dict[str, list[Entry | str]] = {}
    for at in head.order:
        name, cell = head.names[at], row[at] if at < len(row) else ""
        if not name or not cell.strip("-–—/. ") or name == NONE:
            continue
        numbered = _NUMBERED.fullmatch(name)
        parts = _parts(name, cell)
        if numbered and field_of(numbered[1]):
            found.setdefault(numbered[1], []).extend(parts)
        elif len(parts) > 1 or (parts and parts[0] != cell and field_of(name) in _LISTS):
            found.setdefault(name, []).extend(parts)
        elif parts:
            value = _TRUTH.get(parts[0].casefold(), parts[0]) if field_of(name) in _FLAGS else parts[0]
            found.setdefault(f"{at} {name}", []).append(entry(name, value, line))
    for name, values in found.items():
        if isinstance(values[0], Entry):
            yield values[0]
        else:
            yield Entry(name, values, None, line)


def _parts(name: str, cell: str) -> list[str]:
    """Part a cell into what it holds: one text, or several."""
    cell = _GUARD.sub("", cell, count=1)
    field = field_of(name)
    if _PROGRAMS_LIST.fullmatch(cell):
        with suppress(CardsError):
            return [str(value) for value, _ in yaml_values(cell, "")]
    if field in _LISTS:
        has_many = "|" in cell or "\n" in cell
        return [part for part in re.split(r"\s*[|\n]\s*", cell) if part] if has_many else [cell]
    if field not in _SECTIONS or any(map(_MARK.match, cell.split("\n"))):
        return [re.sub(r"^(\s*)•(?=\s)", r"\1-", cell, flags=re.MULTILINE)]
    parts = [part for part in _PARTS.split(cell) if part]
    is_sentence = ";" in cell and not any(sign in cell for sign in "|\n") and not _are_apart(parts)
    return [cell] if is_sentence else parts


def _are_apart(parts: Sequence[str]) -> bool:
    """Say whether texts between semicolons are things of their own, and not parts of a sentence."""
    return len(parts) > 2 or all(not part[0].islower() for part in parts) or not parts[0][0].isupper()
