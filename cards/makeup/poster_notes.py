"""Notes of a few words each → two columns of them, every note behind its label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.exercise import Kind
from cards.geometry import Point
from cards.layout import Layout
from cards.makeup.passage import Passage, display, hung
from cards.makeup.poster_copy import Note
from cards.page import Item, Role
from cards.typesetting.lines import Setter

#: In em of the text: a label's type, from a label to its text, between two rows, from baseline to baseline.
LABEL, AFTER_LABEL, BETWEEN, LEADING = 1.2, 0.45, 0.5, 1.12
#: Columns of notes.
COLUMNS = 2


@dataclass(frozen=True, slots=True)
class SetNote:
    """One note, set: its text begins on its label's line."""

    kind: Kind
    label: Passage
    #: The first line, and from its start to the label's.
    first: Passage
    at: float
    rest: Passage

    @property
    def height(self) -> float:
        """Points from the label's capitals to the last ink."""
        over = self.label.capitals - self.first.capitals
        lines = len(self.first.lines) + len(self.rest.lines)
        return max(self.label.height, over + self.first.height + self.first.pitch * max(0, lines - 1))

    def draw(self, at: Point, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
        """Turn the note into items from its top left corner."""
        yield from self.label.draw_display(at, layout.kinds[self.kind].colour, next(numbers), Role.HEADING)
        top, paragraph = at.y + self.label.capitals - self.first.capitals, next(numbers)
        yield from self.first.draw(Point(at.x + self.at, top), layout.ink, paragraph)
        below = top + (self.first.pitch if self.first.lines else self.label.height)
        yield from self.rest.draw(Point(at.x, below), layout.ink, paragraph)


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes in rows, not yet placed; lengths in points."""

    rows: tuple[tuple[SetNote, ...], ...]
    column: float
    gutter: float
    size: float

    @property
    def height(self) -> float:
        """Points from the first label to the last row's ink."""
        deep = sum(max(note.height for note in row) for row in self.rows)
        return deep + BETWEEN * self.size * max(0, len(self.rows) - 1)


def set_notes(notes: Sequence[Note], width: float, size: float, setter: Setter) -> Notes:
    """Set notes in two columns of a width in points, at a type size in points."""
    gutter = setter.layout.gutter
    column = (width - gutter) / COLUMNS
    rows = []
    for at in range(0, len(notes), COLUMNS):
        row = notes[at : at + COLUMNS]
        rows.append(tuple(_set(note, column if len(row) > 1 else width, size, setter) for note in row))
    return Notes(tuple(rows), column, gutter, size)


def _set(note: Note, room: float, size: float, setter: Setter) -> SetNote:
    layout = setter.layout
    face = layout.poster.face if layout.poster else layout.label_face
    label = display(setter.display(note.label), room, size * LABEL, 1.0, layout.display_face)
    start = label.width + AFTER_LABEL * size if len(label.lines) == 1 else room
    first, rest = hung(setter.faced(note.text, face), room - start, room, size, LEADING, face)
    return SetNote(note.kind, label, first, start, rest)


def draw_notes(
    notes: Notes, at: Point, layout: Layout, numbers: Iterator[int], stretch: float = 0.0
) -> Iterator[Item]:
    """Turn notes into items from their top left corner, so many points looser between two rows."""
    y = at.y
    for row in notes.rows:
        for place, note in enumerate(row):
            yield from note.draw(Point(at.x + place * (notes.column + notes.gutter), y), layout, numbers)
        y += max(note.height for note in row) + BETWEEN * notes.size + stretch
