"""Pages at their places on the paper that goes through the printer: what imposition hands to the press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from cards.geometry import Point, Rect, Sides, Size
from cards.page import Item, Page

#: Clockwise, in degrees.
Turn: TypeAlias = Literal[0, 90, 180, 270]


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


def one_up(page: Page, *, bleed: bool = False) -> Sheet:
    """Put one page on a sheet of its own size: just its trim, or its bleed around it for a print shop."""
    beyond = page.bleed if bleed else 0.0
    size = Size(page.trim.width + 2 * beyond, page.trim.height + 2 * beyond)
    placement = Placement(page, Point(beyond, beyond), bleed=Sides.all(beyond))
    return Sheet(size, (placement,), trim=placement.trim if beyond else None)
