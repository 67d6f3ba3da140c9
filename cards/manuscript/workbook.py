"""The bytes of a workbook (XLSX) → the rows of its sheets; the only user of openpyxl."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from cards.diagnostics import Diagnostic, Location, Severity, error
from cards.limits import COLLECTION, WORKBOOK_BYTES, WORKBOOK_COLUMNS
from cards.manuscript.decoding import cleaned
from cards.manuscript.field_names import field_of

#: Empty rows in a row, after which a sheet has ended.
_EMPTY = 100


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook."""

    name: str
    #: Each with its number, from 1.
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    diagnostics: tuple[Diagnostic, ...]


def sheets(data: bytes, file: str) -> tuple[Sheet, ...]:
    """Turn a workbook into its sheets; CardsError where it cannot be read, or openpyxl is missing.

    Formulas stand for what they were when the workbook was saved.
    """
    _refuse_excess(data, file)
    try:
        import openpyxl
    except ImportError:
        hint = 'install it: pip install "cuecard[xlsx]"; or save the sheet as CSV'
        raise error(
            file,
            "an XLSX file is read only with openpyxl, which is not installed",
            hint,
            code="not-installed",
        ) from None
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        return tuple(_sheet(sheet, file) for sheet in book.worksheets if sheet.sheet_state == "visible")
    except Exception:
        # A broken archive raises whatever its readers stumble over, from zlib to XML.
        raise error(
            file, "the workbook cannot be read", "save it anew as XLSX, or as CSV", code="bad-data"
        ) from None


def _refuse_excess(data: bytes, file: str) -> None:
    """Refuse what is no archive, and what is small to store and large to hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        hint = "save it as XLSX in your spreadsheet program, or as CSV"
        raise error(file, "this is not an XLSX file", hint, code="bad-data") from None
    if size > WORKBOOK_BYTES:
        message = f"the workbook has {size:,} bytes when it is unpacked; one has at most {WORKBOOK_BYTES:,}"
        raise error(file, message, "take pictures out, or divide it", code="too-large")


def _sheet(sheet: Any, file: str) -> Sheet:
    rows: list[tuple[int, tuple[str, ...]]] = []
    said: list[Diagnostic] = []
    head: Sequence[str] = ()
    last = min(sheet.max_column or 1, WORKBOOK_COLUMNS)
    for number, cells in _filled(sheet, last):
        words = tuple(_words(cell) for cell in cells)
        if not any(map(field_of, head)):
            head = words
        dates = [cell for cell in cells if isinstance(cell.value, datetime | date | time)]
        said += [
            _about_date(cell, file)
            for cell in dates
            if cell.column <= len(head) and field_of(head[cell.column - 1])
        ]
        rows.append((number, words))
        if len(rows) > COLLECTION + _EMPTY:
            break
    return Sheet(str(sheet.title), tuple(rows), tuple(said))


def _filled(sheet: Any, last: int) -> Iterator[tuple[int, Sequence[Any]]]:
    empty = 0
    for cells in sheet.iter_rows(max_col=last):
        if any(cell.value is not None for cell in cells):
            empty = 0
            yield cells[0].row, cells
        else:
            empty += 1
            if empty > _EMPTY:
                return


def _words(cell: Any) -> str:
    """Return what a cell says; a link's address where the words only stand for it."""
    value = cell.value
    if value is None or isinstance(value, datetime | date | time):
        return ""
    link = getattr(cell.hyperlink, "target", None)
    if link and str(link).startswith(("https://", "http://")) and "/" not in str(value):
        return str(link)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return cleaned(str(value).replace("_x000D_", ""))


def _about_date(cell: Any, file: str) -> Diagnostic:
    where = cell.coordinate
    message = f"the cell {where} holds a date, {cell.value:%Y-%m-%d}: it is left out"
    if isinstance(cell.value, time):
        message = f"the cell {where} holds a time of day: it is left out"
    hint = 'format it as text and write it anew: a spreadsheet takes "8-12" for a date'
    return Diagnostic(Location(file, cell.row), Severity.WARNING, message, hint, code="bad-cell")
