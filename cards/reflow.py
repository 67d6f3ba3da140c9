"""Galleys + a least size → columns over as many pages as it takes, and the largest type those pages hold."""

from __future__ import annotations

from cards.copyfit import Fit, Room
from cards.galley import Block, Galley
from cards.trial import block_depths

#: Points of type by which the search for the largest size steps upward.
STEP = 0.25


def reflow(galleys: tuple[Galley, ...], room: Room, least: float, later: float) -> Fit | None:
    """Fill page after page at a least size in points, then enlarge the type by what the last page spares.

    All in points; `later` is the height for text on every page but the first.
    """
    blocks = tuple(block for galley in galleys for block in galley.blocks)
    if not blocks:
        return None
    pages = _fill(blocks, room, least, later)
    size = least
    while size + STEP <= room.ceiling:
        larger = _fill(blocks, room, size + STEP, later)
        if len(larger) > len(pages):
            break
        pages, size = larger, size + STEP
    columns = tuple(((room.width, numbers),) for numbers in pages)
    return Fit(size, columns, "one column")


def _fill(blocks: tuple[Block, ...], room: Room, size: float, later: float) -> list[tuple[int, ...]]:
    """Part blocks into pages; what must stand together goes over together."""
    depths = block_depths(blocks, room.width, size)
    pages: list[tuple[int, ...]] = []
    height = room.under(room.width) - room.head.height(size)
    first = 0
    while first < len(blocks):
        past = _past(blocks, depths, first, height / size)
        pages.append(tuple(range(first, past)))
        first = past
        height = later
    return pages


def _past(blocks: tuple[Block, ...], depths: list[float], first: int, room: float) -> int:
    """Return the end of the page that starts with a block: as many as fit, never a heading at the foot."""
    depth = depths[first] - blocks[first].above
    past = first + 1
    while past < len(blocks) and depth + depths[past] <= room:
        depth += depths[past]
        past += 1
    last = past
    while last > first + 1 and last < len(blocks) and blocks[last - 1].keep:
        last -= 1
    return past if last == first + 1 and blocks[first].keep else last
