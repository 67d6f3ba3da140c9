"""Tables → rows of cells in columns; one that is too wide → labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards import exercise
from cards.exercise import Run, plain
from cards.geometry import Point
from cards.page import Colour, Item, Rule
from cards.typesetting.lines import Look, Text, break_lines, count_lines, set_line
from cards.typesetting.measured import HARD_BREAK
from cards.typesetting.setter import Setter

#: Em between columns, and by how much it may grow where the measure has room.
GAP, GROWTH = 1.0, 1.2
#: The least width in em of a column to write in.
BLANK = 1.0
#: Lines that a cell takes at most, or hardly more.
CELL_LINES = 3
#: Between the cells of a labelled line: it never begins a line.
SEPARATOR = "\u00a0· "
#: What stands for an empty cell behind its head.
NOTHING = "–"
#: Parts of the body's type: a hairline between rows, the rule under a head.
HAIRLINE, HEAD_RULE = 0.03, 0.07

_NUMBER = re.compile(r"[-+–−±~≈<>≤≥]?\s?\d[\d.,:/%–-]*(?:\s?(?:%|°|[^\W\d]{1,4}))?\.?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table; lengths in em of its type."""

    #: Width of each at the least, and of its widest cell on one line.
    least: tuple[float, ...]
    natural: tuple[float, ...]
    #: Of each "left", "center" or "right".
    align: tuple[str, ...]
    #: Whether they are to be written in, and take all the width there is.
    blank: bool

    @property
    def least_width(self) -> float:
        """The least measure that they can be set to."""
        return sum(self.least) + self.gaps

    @property
    def natural_width(self) -> float:
        """The measure at which no cell needs a second line."""
        return sum(self.natural) + self.gaps

    @property
    def gaps(self) -> float:
        """What lies between them."""
        return GAP * (len(self.least) - 1)

    def widths(self, measure: float) -> list[float]:
        """Share out a measure: what each needs on one line, or else what is there by what each could use."""
        spare = measure - self.natural_width
        wanted = self.natural_width - self.least_width
        # Where no column can be narrower there is nothing to share, however the last digits were rounded.
        if spare >= 0 or wanted <= 0:
            more = max(0.0, spare) / len(self.natural) if self.blank else 0.0
            return [width + more for width in self.natural]
        room = max(0.0, measure - self.least_width)
        pairs = zip(self.least, self.natural, strict=True)
        return [least + (natural - least) * room / wanted for least, natural in pairs]

    def gap(self, measure: float) -> float:
        """Return the blank between two columns at a measure."""
        spare = 0.0 if self.blank else max(0.0, measure - self.natural_width)
        return GAP + min(GROWTH, spare / max(1, len(self.least) - 1))


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, an empty one with an empty text."""

    cells: tuple[Text, ...]
    columns: Columns
    #: Whether it is the head of its columns.
    head: bool

    def count_lines(self, measure: float) -> int:
        """Return how many lines its deepest cell takes at a measure in em."""
        widths = self.columns.widths(measure)
        return max(1, *(count_lines(cell, width) for cell, width in zip(self.cells, widths, strict=True)))


def rows(table: exercise.Table, setter: Setter) -> tuple[Row, ...]:
    """Measure a table's cells, the head's in bold; no rows where words are there and none would be seen."""
    count = max((len(row) for row in table.rows), default=0)
    texts = []
    for number, cells in enumerate(table.rows):
        filled = [*cells, *[()] * (count - len(cells))]
        head = table.head and number == 0
        texts.append(tuple(setter.text(_bold(cell) if head else cell) for cell in filled))
    if not any(cell.pieces for row in texts for cell in row) and any(map(any, table.rows)):
        return ()
    body = texts[1:] if table.head else texts
    blank = not any(cell.pieces for row in body for cell in row)
    least = BLANK if blank else 0.0
    columns = Columns(
        least=tuple(max(least, *map(_least_width, column)) for column in zip(*texts, strict=True)),
        natural=tuple(max(least, *(cell.natural for cell in column)) for column in zip(*texts, strict=True)),
        align=tuple(_aligned(table, at) for at in range(count)),
        blank=blank,
    )
    return tuple(Row(row, columns, table.head and at == 0) for at, row in enumerate(texts))


def labelled(table: exercise.Table) -> Iterator[tuple[Run, ...]]:
    """Turn each row into one line: every cell behind its column's head, the first one bold."""
    heads = table.rows[0] if table.head else ()
    for cells in table.rows[1:] if table.head else table.rows:
        line: list[Run] = []
        for at, cell in enumerate(cells):
            filled = bool(plain(cell).strip())
            headed = at < len(heads) and bool(plain(heads[at]).strip())
            if not filled and not headed:
                continue
            if line:
                line.append(Run(SEPARATOR))
            words = (*heads[at], Run("\u00a0")) if headed else ()
            words = (*words, *(cell if filled else (Run(NOTHING),)))
            line += _bold(words) if at == 0 else words
        if line:
            yield tuple(line)


def draw_row(
    row: Row, at: Point, measure: float, pitch: float, look: Look, numbers: Iterator[int]
) -> Iterator[Item]:
    """Turn a row into items from its first baseline, at a measure in em; each cell is a paragraph."""
    x, gap = at.x, row.columns.gap(measure) * look.size
    cells = zip(row.cells, row.columns.widths(measure), row.columns.align, strict=True)
    for cell, width, align in cells:
        paragraph = next(numbers) if cell.pieces else 0
        for number, line in enumerate(break_lines(cell, width)):
            spare = (width - line.width) * look.size
            left = x + spare * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
            yield from set_line(line, Point(left, at.y + number * pitch), look, paragraph)
        x += width * look.size + gap


def draw_rules(
    row: Row, top: Point, foot: float, measure: float, size: float, colours: Sequence[Colour]
) -> Iterator[Item]:
    """Draw the rule under a row, and between columns to write in; `colours`: under a head, and elsewhere."""
    head_colour, quiet = colours
    columns = row.columns
    widths, gap = columns.widths(measure), columns.gap(measure)
    right = top.x + (sum(widths) + gap * (len(widths) - 1)) * size
    weight = HEAD_RULE if row.head else HAIRLINE
    yield Rule(
        Point(top.x, foot), Point(right, foot), head_colour if row.head else quiet, max(0.4, weight * size)
    )
    x = top.x
    for width in widths[:-1] if columns.blank else ():
        x += (width + gap) * size
        middle = x - gap * size / 2
        yield Rule(Point(middle, top.y), Point(middle, foot), quiet, max(0.4, HAIRLINE * size))


def _least_width(cell: Text) -> float:
    """Return the least width of a cell: that of its widest word, or that at which it takes few lines."""
    return max(cell.widest, cell.natural % HARD_BREAK / CELL_LINES)


def _bold(cell: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, bold=True) for run in cell)


def _aligned(table: exercise.Table, at: int) -> str:
    """Return how a column stands: as its author chose, or numbers at the right."""
    chosen = table.align[at] if at < len(table.align) else ""
    if chosen:
        return chosen
    body = [plain(row[at]).strip() for row in table.rows[table.head :] if at < len(row)]
    filled = [words for words in body if words]
    return "right" if filled and all(_NUMBER.fullmatch(words) for words in filled) else "left"
