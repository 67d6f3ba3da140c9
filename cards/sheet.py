"""Pages at their places on the paper that goes through the printer, and how that paper is printed and cut."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from math import cos, radians, sin
from typing import Literal, TypeAlias

from cards.diagnostics import Diagnostic
from cards.geometry import Point, Rect, Sides, Size
from cards.page import Item, Page
from cards.units import POINTS_PER

#: Clockwise, in degrees.
Turn: TypeAlias = Literal[0, 90, 180, 270]

#: Points at a sheet's edge on which most office printers leave no ink.
UNPRINTABLE = 5 * POINTS_PER["mm"]


class Marks(StrEnum):
    """The marks that tell where to cut."""

    NONE = "none"
    #: Short ones at the corners of every card.
    CORNER = "corner"
    #: Lines through all margins and gutters, of which some is left on every piece after the first cut.
    FULL = "full"
    #: Lines in the outer margin alone.
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Cut:
    """What is kept free for the printer and the cutter; lengths in points."""

    marks: Marks = Marks.NONE
    #: Ink kept beyond every trim.
    bleed: float = 0.0
    #: Between cards; None for what bleed and marks need.
    gutter: float | None = None
    #: Edge of the sheet on which the printer leaves no ink.
    margin: float = UNPRINTABLE


class Flip(StrEnum):
    """Over which edge of the paper the printer turns the sheet."""

    LONG = "long"
    SHORT = "short"


class Printed(StrEnum):
    """Which sides go into the file: one of them at a time for a printer without duplex."""

    BOTH = "both"
    FRONTS = "fronts"
    BACKS = "backs"


@dataclass(frozen=True, slots=True)
class Distortion:
    """What a printer does to a sheet, so that it can be undone."""

    #: What 1 becomes on paper, across and down.
    across: float = 1.0
    down: float = 1.0
    #: By how much what it prints leans clockwise, in degrees.
    skew: float = 0.0

    def undone(self, size: Size) -> tuple[float, float, float, float, float, float]:
        """Return the matrix, y upward, that makes up for it around the middle of a sheet, as PDF has it."""
        turn = radians(self.skew)
        a, b = cos(turn) / self.across, sin(turn) / self.down
        c, d = -sin(turn) / self.across, cos(turn) / self.down
        x, y = size.width / 2, size.height / 2
        return a, b, c, d, x - a * x - c * y, y - b * x - d * y


@dataclass(frozen=True, slots=True)
class Duplex:
    """How both sides of the paper are printed."""

    flip: Flip = Flip.LONG
    sides: Printed = Printed.BOTH
    #: Points by which the backs are moved to the right and downward, seen on the back.
    offset: Point = field(default_factory=lambda: Point(0, 0))
    #: Points by which the fronts are moved to the right and downward.
    front: Point = field(default_factory=lambda: Point(0, 0))
    #: What the printer does to each side; None for nothing that is known.
    distortion: Distortion | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """A page at its place on a sheet."""

    page: Page
    #: Where the top left corner of the turned page's trim lies on the sheet.
    at: Point
    turned: Turn = 0
    #: How far ink may run beyond the trim, on the turned page's sides; None for all of the page's bleed.
    bleed: Sides | None = None

    @property
    def trim(self) -> Rect:
        """The page's trim on the sheet."""
        size = self.page.trim.turned if self.turned in (90, 270) else self.page.trim
        return Rect(self.at.x, self.at.y, size.width, size.height)

    @property
    def inked(self) -> Rect:
        """The part of the sheet on which the page may leave ink: its trim and its bleed."""
        bleed = self.bleed or Sides.all(self.page.bleed)
        return self.trim.inset(Sides(-bleed.top, -bleed.right, -bleed.bottom, -bleed.left))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of a sheet."""

    #: The paper, bleed included.
    size: Size
    placements: tuple[Placement, ...]
    #: Ink of the sheet's own, from its top left corner: crop marks, rulers, notes to whoever prints.
    marks: tuple[Item, ...] = ()
    #: What is left when all is cut; None for the whole paper.
    trim: Rect | None = None
    #: The trim and its bleed; None for the whole paper.
    bleed: Rect | None = None
    #: What the printer does to it, which is undone in print; None for nothing.
    distortion: Distortion | None = None


@dataclass(frozen=True, slots=True)
class Imposed:
    """Sheets in the order in which they are printed, and what is to be said of them."""

    sheets: tuple[Sheet, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def one_up(page: Page, *, bleed: bool = False) -> Sheet:
    """Put one page on a sheet of its own size: just its trim, or its bleed around it for a print shop."""
    beyond = page.bleed if bleed else 0.0
    size = Size(page.trim.width + 2 * beyond, page.trim.height + 2 * beyond)
    placement = Placement(page, Point(beyond, beyond), bleed=Sides.all(beyond))
    return Sheet(size, (placement,), trim=placement.trim if beyond else None)
