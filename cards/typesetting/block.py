"""A paragraph of one look: what galleys are made of."""

from __future__ import annotations

from dataclasses import dataclass

from cards.page import Colour, Role
from cards.typesetting.measured import Text
from cards.typesetting.paragraph import LONGEST
from cards.typesetting.tables import Row

#: Height of capitals in em, and the part of a line's depth that lies over its baseline.
CAPITALS, ASCENT_SHARE = 0.7, 0.76
#: A number above this part of the body's type hangs beside its item, two lines tall.
LARGE = 1.2


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs in a block's indent beside its first line: a number, or an icon."""

    #: Em of body type from the column's edge.
    at: float
    colour: Colour
    #: The number as printed; empty for an icon.
    number: str = ""
    face: str = ""
    #: Type, or the icon's side, in em of body type.
    scale: float = 1.0
    icon: str = ""


@dataclass(frozen=True, slots=True)
class RunIn:
    """A heading at the beginning of a paragraph, whose text leaves room for it."""

    text: Text
    #: Type as a part of the body's.
    scale: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of one look; lengths in em of the body type."""

    text: Text
    #: Type size.
    scale: float
    #: Baseline to baseline.
    leading: float
    indent: float
    #: Room kept free at the right.
    inset: float
    #: Glue above; a column's first block has none.
    above: float
    #: Room kept free over and under it, even at a column's top and foot: a panel's padding.
    over: float
    below: float
    #: Whether it must stand in one column with what follows.
    keep: bool
    colour: Colour
    role: Role
    hanging: Hanging | None = None
    #: Least depth: a large number hangs lower than a single line.
    least: float = 0.0
    #: The row of a table that stands in place of a text.
    row: Row | None = None
    #: A heading on its first line.
    run_in: RunIn | None = None
    #: What a line may be wide at most, in em of its type.
    longest: float = LONGEST

    @property
    def face(self) -> str:
        """The face of its first word; empty where it has none."""
        stretches = (one for piece in self.text.pieces for one in piece.stretches)
        return next((one.face for one in stretches if one.face), "")

    @property
    def narrowest(self) -> float:
        """The least width that it can be set to."""
        widest = self.row.columns.least_width if self.row else self.text.widest
        return widest * self.scale + self.indent + self.inset

    def measure(self, column: float) -> float:
        """Return the em of its type that a line may be wide, in a column of so many em of body type."""
        room = (column - self.indent - self.inset) / self.scale
        return room if self.row else min(room, self.longest)

    def first_baseline(self, size: float) -> float:
        """Return the distance in points from its top to its first baseline, at a body size in points."""
        return self.leading * size * ASCENT_SHARE

    def reach(self, hanging: Hanging) -> float:
        """Return the depth in em to which a large number beside it hangs from its first line's top; or 0."""
        if not hanging.number or hanging.scale <= LARGE:
            return 0.0
        capitals = CAPITALS * self.scale
        return self.leading * ASCENT_SHARE - capitals + CAPITALS * hanging.scale
