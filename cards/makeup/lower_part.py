"""What stands under a poster's steps → mistakes, notes, safety and doses at the left, map and code beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from cards.geometry import Point, Rect
from cards.makeup.code_block import draw_code_block
from cards.makeup.dose_strip import draw_dose_strip
from cards.makeup.foot import draw_foot_line, line_depth, under_depth
from cards.makeup.mistakes_table import MistakesTable, draw_table, set_table
from cards.makeup.muscle_block import MuscleBlock, draw_muscle_block
from cards.makeup.poster_notes import Notes, draw_notes, set_notes, set_safety
from cards.makeup.poster_parts import Parts
from cards.page import Item
from cards.units import POINTS_PER

#: Parts of the code's width: the right column's, the blank before it.
COLUMN, BEFORE = 1.5, 0.24
#: Millimetres of the least map.
LEAST_MAP = 24 * POINTS_PER["mm"]
#: In em of the text: between the table and the notes, over the doses.
BETWEEN, OVER_DOSES = 0.85, 0.6
#: The part of the margin that stays blank under the lowest ink.
FOOT = 0.74
#: Points between the code's white margin and what stands over it.
CLEAR = 3.0
#: Points of the least type of what is said for safety: usually it is that of the notes.
LEAST_SAFETY = 12.0
#: In em of the text: by how much rows stand farther apart where height is left.
LOOSEST = 0.9


@dataclass(frozen=True, slots=True)
class Frames:
    """The places that are the same on all cards; lengths in points."""

    #: From the left edge of the words to the right one, down to the lowest ink.
    area: Rect
    #: The y of the lowest ink of words and doses: what is under it is the brand's line.
    foot: float
    #: The x where the right column begins, and its width; without one the right edge, and 0.
    right: float
    column: float
    #: The y of the code's top, and of the doses' top; of the lowest ink they may have where there are none.
    code: float
    doses: float


@dataclass(frozen=True, slots=True)
class LowerPart:
    """Table, notes and map, set at one size; lengths in points."""

    table: MistakesTable
    notes: Notes
    safety: Notes
    #: Points of width that there are beside the code.
    beside: float
    #: As small as it may be; it grows into what is left.
    muscles: MuscleBlock | None
    size: float

    @property
    def text(self) -> float:
        """Points of height of table and notes."""
        between = BETWEEN * self.size if self.table.rows and self.notes.rows else 0.0
        return self.table.height + between + self.notes.height

    @property
    def left(self) -> float:
        """Points of height that table, notes and safety take, down to the doses."""
        above = BETWEEN * self.size if self.text and self.safety.rows else 0.0
        text = self.text + above + self.safety.height
        return text + OVER_DOSES * self.size if text else 0.0

    @property
    def right(self) -> float:
        """Points of height that the map takes, down to the code's white margin."""
        return self.muscles.height + OVER_DOSES * self.size if self.muscles else 0.0

    def spare(self, top: float, frames: Frames) -> float:
        """Return the points of height that are left if it begins at a y; below 0 where it does not fit."""
        left, right = frames.doses - top - self.left, frames.code - top - self.right
        return min(left, right, self.over_code(top, frames))

    def over_code(self, top: float, frames: Frames) -> float:
        """Return the points that are left between what stands over the whole width and the code."""
        if self.notes.rows and self.notes.width > self.beside:
            return frames.code - top - self.text
        return frames.code - top - self.table.height if self.table.width > self.beside else inf


def lower_frames(parts: Parts) -> Frames:
    """Settle what stands at the foot and at the right of every card of a design."""
    layout = parts.layout
    margin, trim = layout.margin, layout.trim
    bottom = trim.height - max(layout.safe + under_depth(layout), margin * FOOT)
    area = Rect(margin, 0.0, trim.width - 2 * margin, bottom)
    foot = bottom - line_depth(layout)
    doses = foot - layout.doses.height if parts.boxes else foot
    column = layout.masthead.code * COLUMN if _mapped(parts) else parts.code.side if parts.code else 0.0
    right = area.right - column
    code = bottom - parts.code.depth - parts.code.clear - CLEAR if parts.code else bottom
    return Frames(area, foot, right, column, code, doses)


def _mapped(parts: Parts) -> bool:
    """Say whether the map stands here: it has a panel of its own beside pictures."""
    return parts.muscles and not parts.shown


def set_lower(parts: Parts, frames: Frames, top: float, size: float) -> LowerPart:
    """Set table, notes and the least map from a y on, at a size in points.

    What ends over the code stands over the whole width: table and notes, else the table alone.
    """
    beside = _left_width(parts, frames)
    muscles = parts.map(LEAST_MAP, frames.column) if _mapped(parts) else None
    wide = beside if muscles else frames.area.width
    safety = set_safety(parts.notes, beside, max(LEAST_SAFETY, size), parts.setter)

    def lower(table: float, notes: float) -> LowerPart:
        return LowerPart(
            set_table(parts.mistakes, table, size, parts.words, parts.setter),
            set_notes(parts.notes, notes, size, parts.setter),
            safety, beside, muscles, size,
        )  # fmt: skip

    for notes in (wide, beside):
        if (tried := lower(wide, notes)).over_code(top, frames) >= 0:
            return tried
    return lower(beside, beside)


def _left_width(parts: Parts, frames: Frames) -> float:
    before = BEFORE * parts.layout.masthead.code if frames.column else 0.0
    return frames.right - frames.area.x - before


def draw_lower(
    parts: Parts, lower: LowerPart, frames: Frames, top: float, numbers: Iterator[int]
) -> Iterator[Item]:
    """Turn it into items from a y on: what is left loosens the table and the notes, and enlarges the map."""
    layout, left = parts.layout, frames.area.x
    free = max(0.0, frames.doses - top - lower.left)
    gaps = len(lower.table.rows) + len(lower.notes.rows)
    stretch = min(free / gaps, LOOSEST * lower.size) if gaps else 0.0
    if gaps:
        stretch = min(stretch, max(0.0, lower.over_code(top, frames)) / gaps)
    y = top
    if lower.table.rows:
        yield from draw_table(lower.table, Point(left, y), layout, numbers, stretch)
        y += lower.table.height + stretch * len(lower.table.rows) + BETWEEN * lower.size
    if lower.notes.rows:
        yield from draw_notes(lower.notes, Point(left, y), layout, numbers, stretch)
    if lower.safety.rows:
        at = Point(left, frames.doses - OVER_DOSES * lower.size - lower.safety.height)
        yield from draw_notes(lower.safety, at, layout, numbers)
    if lower.muscles:
        yield from _map(parts, lower, frames, top, numbers)
    if parts.code:
        at = Point(frames.area.right - parts.code.side, frames.area.bottom - parts.code.depth)
        yield from draw_code_block(parts.code, at, layout, numbers)
    width = _left_width(parts, frames) if frames.column else frames.area.width
    if parts.boxes:
        place = Rect(left, frames.doses, width, frames.foot - frames.doses)
        yield from draw_dose_strip(parts.boxes, place, layout, numbers)
    yield from draw_foot_line(layout, left, frames.area.bottom, width)


def _map(
    parts: Parts, lower: LowerPart, frames: Frames, top: float, numbers: Iterator[int]
) -> Iterator[Item]:
    """Draw the map as large as its column and its height allow."""
    poster, least = parts.layout.poster, lower.muscles
    assert poster is not None
    assert least is not None
    free = frames.code - top - lower.right
    height = min(poster.map, least.map_height + free, frames.column * least.map_height / least.map_width)
    block = parts.map(height, frames.column) or least
    over = min(max(0.0, frames.code - top - OVER_DOSES * lower.size - block.height) / 2, lower.size)
    yield from draw_muscle_block(block, Point(frames.right, top + over), numbers)
