"""Notes of a few words each → two columns of them, every note behind its label; safety on its own strip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards.exercise import Kind
from cards.geometry import Point, Rect
from cards.layout import KindStyle, Layout
from cards.makeup.passage import Passage, display, hung
from cards.makeup.poster_copy import Note
from cards.page import Item, Panel, Role
from cards.typesetting.lines import Setter

#: In em of the text: a label's type, from a label to its text, between two rows, from baseline to baseline.
LABEL, AFTER_LABEL, BETWEEN, LEADING = 1.2, 0.45, 0.5, 1.12
#: Columns of notes.
COLUMNS = 2
#: In em of the text: from a strip's sides to its text, from its top and foot to it, and its corners' radius.
BESIDE, OVER, CORNERS = 0.5, 0.34, 0.3
#: Points of a strip's outline in black and white.
OUTLINE = 0.8


@dataclass(frozen=True, slots=True)
class SetNote:
    """One note, set: its text begins on its label's line."""

    kind: Kind
    label: Passage
    #: The first line, and from its start to the label's.
    first: Passage
    at: float
    rest: Passage
    #: Points of the strip behind it, from the left edge of the words on; 0 for none.
    strip: float = 0.0

    @property
    def height(self) -> float:
        """Points from the label's capitals to the last ink, or of the strip."""
        over = self.label.capitals - self.first.capitals
        if self.first.lines:
            text = over + self.first.height + self.first.pitch * len(self.rest.lines)
        else:
            text = over + self.label.height + self.rest.height
        text = max(self.label.height, text)
        return text + (2 * OVER * self.first.size if self.strip else 0.0)

    def draw(self, at: Point, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
        """Turn the note into items from its top left corner."""
        style, size = layout.kinds[self.kind], self.first.size
        if self.strip:
            yield _strip(Rect(at.x, at.y, self.strip, self.height), size, style, layout)
            at = Point(at.x + BESIDE * size, at.y + OVER * size)
        yield from self.label.draw_display(at, style.colour, next(numbers), Role.HEADING)
        top, paragraph = at.y + self.label.capitals - self.first.capitals, next(numbers)
        yield from self.first.draw(Point(at.x + self.at, top), layout.ink, paragraph)
        below = top + (self.first.pitch if self.first.lines else self.label.height)
        yield from self.rest.draw(Point(at.x, below), layout.ink, paragraph)


def _strip(box: Rect, size: float, style: KindStyle, layout: Layout) -> Panel:
    """Draw what lies behind a note: a panel of its kind's colour, framed where that is the page's."""
    framed = style.panel in (None, layout.ground)
    stroke, weight = (style.colour, OUTLINE) if framed else (None, 0.0)
    return Panel(box, fill=style.panel, radius=CORNERS * size, stroke=stroke, weight=weight)


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes in rows, not yet placed; lengths in points."""

    rows: tuple[tuple[SetNote, ...], ...]
    width: float
    column: float
    gutter: float
    size: float

    @property
    def height(self) -> float:
        """Points from the first label to the last row's ink."""
        deep = sum(max(note.height for note in row) for row in self.rows)
        return deep + BETWEEN * self.size * max(0, len(self.rows) - 1)


def set_notes(notes: Sequence[Note], width: float, size: float, setter: Setter) -> Notes:
    """Set notes in two columns of a width in points, at a type size in points; what is for safety is not."""
    gutter = setter.layout.gutter
    column = (width - gutter) / COLUMNS
    rows = []
    paired = [note for note in notes if note.kind is not Kind.SAFETY]
    for at in range(0, len(paired), COLUMNS):
        row = paired[at : at + COLUMNS]
        rows.append(tuple(_set(note, column if len(row) > 1 else width, size, setter) for note in row))
    return Notes(tuple(rows), width, column, gutter, size)


def set_safety(notes: Sequence[Note], width: float, size: float, setter: Setter) -> Notes:
    """Set what is said for safety, each on a strip of a width in points, at a type size in points."""
    measure = width - 2 * BESIDE * size
    rows = [
        (replace(_set(note, measure, size, setter), strip=width),)
        for note in notes
        if note.kind is Kind.SAFETY
    ]
    return Notes(tuple(rows), width, width, 0.0, size)


def _set(note: Note, room: float, size: float, setter: Setter) -> SetNote:
    layout = setter.layout
    face = layout.poster.face if layout.poster else layout.label_face
    label = display(setter.display(note.label), room, size * LABEL, 1.0, layout.display_face)
    start = label.width + AFTER_LABEL * size if len(label.lines) == 1 else room
    first, rest = hung(
        setter.faced(note.text, face, layout.display_face), room - start, room, size, LEADING, face
    )
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
