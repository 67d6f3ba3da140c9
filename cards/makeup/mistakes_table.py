"""Mistakes with their mends → a table of two columns: what to watch out for, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.exercise import Kind, plain
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.passage import Passage, heading, running
from cards.makeup.poster_copy import Mistake
from cards.page import Item, Role, Rule
from cards.typesetting.lines import Setter, draw_icon, measure_words
from cards.vocabulary import Labels

#: Part of the width that the first column takes.
SHARE = 0.34
#: In em of the text: a heading's type, a mark's side, what it takes of the width, between the columns, from
#: baseline to baseline.
HEADING, MARK, HANG, BETWEEN, LEADING = 1.4, 0.78, 1.15, 0.8, 1.14
#: In em of the text: over and under each row, from a heading to the first rule.
OVER, UNDER = 0.3, 0.18
#: Points of the rules between rows.
RULE = 0.6


@dataclass(frozen=True, slots=True)
class TableRow:
    """One mistake, set."""

    what: Passage
    instead: Passage

    @property
    def height(self) -> float:
        """Points of its text."""
        return max(self.what.height, self.instead.height)


@dataclass(frozen=True, slots=True)
class MistakesTable:
    """The table, not yet placed; lengths in points."""

    #: Over the first column and, where any mistake has a mend, over the second.
    heads: tuple[Passage, ...]
    rows: tuple[TableRow, ...]
    size: float
    width: float

    @property
    def height(self) -> float:
        """Points from the headings' capitals to the last row's ink."""
        if not self.rows:
            return 0.0
        rows = sum(row.height + (OVER + UNDER) * self.size for row in self.rows)
        return self.heads[0].height + UNDER * self.size + rows - UNDER * self.size


def set_table(
    mistakes: Sequence[Mistake], width: float, size: float, words: Labels, setter: Setter
) -> MistakesTable:
    """Set mistakes in a width in points, at a type size in points."""
    layout = setter.layout
    first = width * SHARE
    second = width - first - BETWEEN * size
    mended = any(one.instead for one in mistakes)
    named = ((words.watch_out, first), (words.instead, second)) if mended else ((words.watch_out, width),)
    heads = tuple(
        heading(setter.display(word), room, size * HEADING, layout.display_face) for word, room in named
    )
    rows = tuple(_row(one, first - HANG * size, second, size, setter) for one in mistakes)
    return MistakesTable(heads, rows, size, width)


def _row(mistake: Mistake, first: float, second: float, size: float, setter: Setter) -> TableRow:
    layout = setter.layout
    face = layout.poster.face if layout.poster else layout.label_face
    leading = LEADING
    what = measure_words(plain(mistake.what), layout.label_face)
    # A mistake without a mend has both columns to itself.
    room = first if mistake.instead else first + BETWEEN * size + second
    return TableRow(
        running(what, room, size, leading, face),
        running(setter.faced(mistake.instead, face, layout.label_face), second, size, leading, face),
    )


def draw_table(
    table: MistakesTable, at: Point, layout: Layout, numbers: Iterator[int], stretch: float = 0.0
) -> Iterator[Item]:
    """Turn the table into items from its top left corner, so many points looser over each row."""
    size, wrong = table.size, layout.kinds[Kind.MISTAKES].colour
    second = at.x + table.width * SHARE + BETWEEN * size
    colours = wrong, layout.kinds[Kind.SETUP].colour
    for head, x, colour in zip(table.heads, (at.x, second), colours, strict=False):
        yield from head.draw_display(Point(x, at.y), colour, next(numbers), Role.HEADING)
    y = at.y + table.heads[0].height + UNDER * size
    for row in table.rows:
        yield Rule(Point(at.x, y), Point(at.x + table.width, y), layout.quiet, RULE)
        y += OVER * size + stretch / 2
        side = MARK * size
        square = Rect(at.x, y + (row.what.capitals - side) / 2, side, side)
        yield from draw_icon("cross", square, wrong)
        yield from row.what.draw(Point(at.x + HANG * size, y), layout.ink, next(numbers))
        yield from row.instead.draw(Point(second, y), layout.ink, next(numbers))
        y += row.height + UNDER * size + stretch / 2
