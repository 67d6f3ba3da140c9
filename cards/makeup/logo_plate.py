"""A brand's logo and a room → the logo on a plate of the paper's colour, to stand out on any band."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards.geometry import Point, Rect, Size
from cards.layout import Layout
from cards.makeup.foot import logo_in
from cards.page import Item, Panel

#: Parts of its room's height: blank round a logo on its plate, and the radius of the plate's corners.
BLANK, RADIUS = 0.12, 0.1


@dataclass(frozen=True, slots=True)
class LogoPlate:
    """A logo with its plate, not yet placed; lengths in points."""

    layout: Layout
    size: Size
    #: Blank round the logo; 0 where it needs no plate.
    blank: float

    def draw(self, at: Point) -> Iterator[Item]:
        """Turn plate and logo into items from their top left corner."""
        place = Rect(at.x, at.y, self.size.width, self.size.height)
        if self.blank:
            yield Panel(place, fill=self.layout.ground, radius=RADIUS / BLANK * self.blank)
        if logo := self.layout.brand.art:
            room = Size(place.width - 2 * self.blank, place.height - 2 * self.blank)
            inner = Rect(at.x + self.blank, at.y + self.blank, room.width, room.height)
            yield logo_in(inner, logo, self.layout)


def make_logo_plate(layout: Layout, most: Size) -> LogoPlate | None:
    """Make the brand's logo as large as a room in points allows; None without a logo.

    Where the band is the paper's own colour the logo stands on it without a plate.
    """
    logo = layout.brand.art
    if logo is None:
        return None
    blank = BLANK * most.height if layout.masthead.fill != layout.ground else 0.0
    scale = min((most.width - 2 * blank) / logo.width, (most.height - 2 * blank) / logo.height)
    return LogoPlate(layout, Size(logo.width * scale + 2 * blank, logo.height * scale + 2 * blank), blank)
