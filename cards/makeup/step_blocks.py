"""Steps and their places in the spine → names in large type, their texts under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards import fonts
from cards.exercise import Kind
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.passage import Passage, display, running
from cards.makeup.poster_copy import PosterStep
from cards.makeup.spine import Row
from cards.page import Item, Role
from cards.typesetting.lines import Look, Setter, measure_words, set_display, whole

#: Em of a name's type: baseline to baseline, from its number to it, over its text's capitals.
NAME_LEADING, AFTER_NUMBER, OVER_TEXT = 0.97, 0.32, 0.09
#: Em of a number's type that it is high.
NUMBER = 0.7
#: Em of the text's type between two steps, one under the other.
BETWEEN = 0.64


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes of type in points: the text's, and the steps' names'."""

    text: float
    name: float


@dataclass(frozen=True, slots=True)
class StepBlock:
    """One step, set; lengths in points."""

    number: str
    #: From the block's edge to the name.
    hang: float
    name: Passage
    text: Passage

    @property
    def height(self) -> float:
        """Points from the name's capitals to the last ink."""
        return max(self.name.height + self._over + self.text.height, NUMBER * self.name.size)

    @property
    def _over(self) -> float:
        return OVER_TEXT * self.name.size if self.name.lines and self.text.lines else 0.0

    def draw(self, at: Point, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
        """Turn the step into items from its top left corner."""
        paragraph, action = next(numbers), layout.kinds[Kind.EXECUTION].colour
        look = Look(self.name.size, action, Role.LIST_LABEL)
        label = whole(measure_words(self.number, layout.display_face))
        capitals = fonts.face(layout.display_face).cap_height * self.name.size
        yield from set_display(label, Point(at.x, at.y + capitals), 0.0, look, paragraph)
        yield from self.name.draw_display(
            Point(at.x + self.hang, at.y), layout.ink, paragraph, Role.LIST_BODY, goes_on=True
        )
        place = Point(at.x, at.y + self.name.height + self._over)
        if not self.name.lines:
            place = Point(at.x + self.hang, at.y)
        yield from self.text.draw(place, layout.ink, paragraph, Role.LIST_BODY)


@dataclass(frozen=True, slots=True)
class StepRow:
    """The steps of one row of the spine, cell by cell."""

    cells: tuple[tuple[StepBlock, ...], ...]
    between: float

    @property
    def deep(self) -> int:
        """How many steps stand one under the other."""
        return max((len(cell) for cell in self.cells), default=0)

    @property
    def height(self) -> float:
        """Points of the deepest cell."""
        return max((_depth(cell, self.between) for cell in self.cells), default=0.0)


def _depth(cell: Sequence[StepBlock], between: float) -> float:
    return sum(block.height for block in cell) + between * max(0, len(cell) - 1)


def set_rows(
    rows: Sequence[Row], steps: Sequence[PosterStep], width: float, scale: Scale, setter: Setter
) -> tuple[StepRow, ...]:
    """Set the steps of a spine that is so many points wide."""
    gutter = setter.layout.gutter
    across = max((len(row) for row in rows if any(cell.past > cell.first for cell in row)), default=1)
    column = (width - gutter * (across - 1)) / across
    # All names of a card are of one size, and no word of them is wider than its column.
    before = fonts.face(setter.layout.display_face).width("0") + AFTER_NUMBER
    widest = max((setter.display(step.name).widest for step in steps), default=0.0)
    scale = replace(scale, name=min(scale.name, column / (before + widest)))
    return tuple(_set_row(row, steps, Rect(0, 0, width, column), scale, setter) for row in rows)


def _set_row(row: Row, steps: Sequence[PosterStep], room: Rect, scale: Scale, setter: Setter) -> StepRow:
    column = room.height
    alone = len(row) == 1 and row[0].picture is None and column < room.width
    cells = []
    for cell in row:
        blocks = [
            _set_step(number, steps[number], room.width if alone else column, scale, setter)
            for number in range(cell.first, cell.past)
        ]
        cells.append(tuple(blocks))
    return StepRow(tuple(cells), BETWEEN * scale.text)


def _set_step(number: int, step: PosterStep, column: float, scale: Scale, setter: Setter) -> StepBlock:
    layout = setter.layout
    face, body = layout.display_face, layout.body_face
    hang = (fonts.face(face).width("0") + AFTER_NUMBER) * scale.name
    # The blank behind a name keeps it apart from the text for whoever reads the page back.
    name = display(setter.display(f"{step.name} "), column - hang, scale.name, NAME_LEADING, face)
    measure = column if step.name else column - hang
    text = running(setter.text(step.text), measure, scale.text, layout.spacing.leading, body)
    if not name.lines:
        name = Passage((), scale.name, 0.0, 0.0)
    return StepBlock(f"{number + 1}", hang, name, text)


def draw_row(
    row: StepRow, area: Rect, layout: Layout, numbers: Iterator[int], stretch: float = 0.0
) -> Iterator[Item]:
    """Turn a row into items in an area, its cells side by side, steps so many points farther apart."""
    across = len(row.cells)
    column = (area.width - layout.gutter * (across - 1)) / across
    for place, cell in enumerate(row.cells):
        y = area.y
        for block in cell:
            yield from block.draw(Point(area.x + place * (column + layout.gutter), y), layout, numbers)
            y += block.height + row.between + stretch
