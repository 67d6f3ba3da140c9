"""Tables drawn with signs, ruled with dashes or parted by tabs → tables of HTML, line for line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

_BORDER = re.compile(r" {0,3}\+(?:[-=:]{2,}\+)+[ \t]*$")
_RULED = re.compile(r" {0,3}-{2,}(?: {1,40}-{2,})+[ \t]*$")
_MARKED = re.compile(r"[ \t]*(?:[-*+>#|]|\d{1,3}[.)])[ \t]|[ \t]*$|    |\t")


def grids_of(text: str) -> str:
    """Write drawn tables as tables of HTML; every row stays on a line of its own, where it was."""
    if not ("+--" in text or "-- -" in text or "--  " in text or "\t" in text):
        return text
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if _BORDER.match(lines[at]):
            end = _end(lines, at, lambda line: line.lstrip()[:1] in ("+", "|"))
            _put(lines, at, end, list(_drawn(lines[at:end])))
        elif (
            at
            and _RULED.match(lines[at])
            and lines[at - 1].strip()
            and not _MARKED.match(lines[at - 1].lstrip())
        ):
            end = _end(lines, at, lambda line: bool(line.strip()))
            starts = [match.start() for match in re.finditer("-+", lines[at])]
            rows = (_cut(line, starts) for line in lines[at + 1 : end] if not _RULED.match(line))
            _put(lines, at - 1, end, [_cut(lines[at - 1], starts), *rows])
        elif "\t" in lines[at] and not _MARKED.match(lines[at]):
            tabs = lines[at].count("\t")
            end = _end(lines, at, partial(_has_tabs, tabs))
            if end - at < 2:
                end = at + 1
            else:
                _put(lines, at, end, [line.split("\t") for line in lines[at:end]])
        else:
            end = at + 1
        at = end
    return "\n".join(lines)


def _end(lines: Sequence[str], start: int, goes_on: Callable[[str], bool]) -> int:
    return next((at for at in range(start, len(lines)) if not goes_on(lines[at])), len(lines))


def _has_tabs(count: int, line: str) -> bool:
    return line.count("\t") == count and not _MARKED.match(line)


def _drawn(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows between the borders of a drawn table; a cell of several lines is one."""
    row: list[str] = []
    for line in lines:
        if _BORDER.match(line):
            if row:
                yield row
            row = []
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        row = [" ".join(filter(None, pair)) for pair in zip(row, cells, strict=False)] if row else cells
    if row:
        yield row


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    ends = [*starts[1:], max(len(line), starts[-1])]
    return [line[start:end].strip() for start, end in zip((0, *starts[1:]), ends, strict=True)]


def _put(lines: list[str], start: int, end: int, rows: Sequence[Sequence[str]]) -> None:
    """Put the rows in the place of the lines that they were drawn on, the first as heads."""
    written = []
    for number, row in enumerate(rows):
        tag = "td" if number else "th"
        written.append("<tr>" + "".join(f"<{tag}>{cell.strip()}</{tag}>" for cell in row) + "</tr>")
    if written:
        written[0], written[-1] = f"<table>{written[0]}", f"{written[-1]}</table>"
        lines[start:end] = written + [""] * (end - start - len(written))
