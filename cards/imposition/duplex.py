"""Where the back of a sheet must be printed so that it meets the front."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cards.geometry import Point, Rect, Sides, Size
from cards.page import Page
from cards.sheet import Flip, Placement, Printed, Sheet, Turn

#: How a turned card lies when seen from behind, and when turned by half a turn more.
_MIRRORED: dict[Turn, Turn] = {0: 0, 90: 270, 180: 180, 270: 90}
_OPPOSITE: dict[Turn, Turn] = {0: 180, 90: 270, 180: 0, 270: 90}


def turns_sideways(size: Size, flip: Flip) -> bool:
    """Say whether a sheet that lies like this is turned as a book's page is, left to right."""
    return (flip is Flip.LONG) == (size.height >= size.width)


def behind(page: Page, front: Placement, size: Size, flip: Flip) -> Placement:
    """Place a page behind another, head to head, on the back of a sheet of this size.

    The back is described as it is printed, head up. Turned sideways, its columns are mirrored; turned
    over its head, its rows are, and what stands upright on the front comes to stand on its head.
    """
    trim = front.trim
    bleed = front.bleed or Sides.all(front.page.bleed)
    at = Point(size.width - trim.right, trim.y)
    back = Placement(page, at, _MIRRORED[front.turned], replace(bleed, left=bleed.right, right=bleed.left))
    return back if turns_sideways(size, flip) else turned_round(back, size)


def turned_round(placement: Placement, size: Size) -> Placement:
    """Turn a placement with its sheet by half a turn."""
    trim = placement.trim
    bleed = placement.bleed or Sides.all(placement.page.bleed)
    return Placement(
        placement.page,
        Point(size.width - trim.right, size.height - trim.bottom),
        _OPPOSITE[placement.turned],
        Sides(bleed.bottom, bleed.left, bleed.top, bleed.right),
    )


def mirrored(rect: Rect, size: Size, flip: Flip) -> Rect:
    """Return where an area of the front lies on the back, as the back is printed."""
    if turns_sideways(size, flip):
        return Rect(size.width - rect.right, rect.y, rect.width, rect.height)
    return Rect(rect.x, size.height - rect.bottom, rect.width, rect.height)


def shifted(placement: Placement, offset: Point) -> Placement:
    """Move a placement by an offset in points."""
    return replace(placement, at=Point(placement.at.x + offset.x, placement.at.y + offset.y))


def in_turn(fronts: Sequence[Sheet], backs: Sequence[Sheet], sides: Printed) -> Iterator[Sheet]:
    """Yield each front and the back that follows it, or one of the two."""
    for front, back in zip(fronts, backs, strict=True):
        if sides is not Printed.BACKS:
            yield front
        if sides is not Printed.FRONTS:
            yield back
