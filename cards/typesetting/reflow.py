"""Galleys + a least size → columns over as many pages as it takes, and the largest type those pages hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from cards.typesetting.copyfit import Fit, Room
from cards.typesetting.depths import block_depths, widest_bound
from cards.typesetting.galley import PANEL_OVER, PANEL_UNDER, Block, Galley
from cards.typesetting.paragraph import Text, break_lines

#: Points of type by which the search for the largest size steps upward.
STEP = 0.25
#: A paragraph deeper than this part of a page may run on over the next, with so many lines on each at least.
LONG, LEAST_LINES = 0.4, 2

#: Blocks, each with the number of its galley.
_Copy: TypeAlias = tuple[tuple[int, Block], ...]


@dataclass(frozen=True, slots=True)
class _Filled:
    """Blocks on pages at one size, the longest of them parted where a page ended."""

    copy: _Copy
    #: The numbers of each page's blocks.
    pages: tuple[tuple[int, ...], ...]


def reflow(
    galleys: tuple[Galley, ...], room: Room, least: float, later: float
) -> tuple[tuple[Galley, ...], Fit | None]:
    """Fill page after page at a least size in points, then enlarge the type by what the last page spares.

    All in points; `later` is the height for text on every page but the first. The galleys come back with
    long paragraphs parted where they run on over the next page. No fit where a word is wider than the page.
    """
    copy = tuple((number, block) for number, galley in enumerate(galleys) for block in galley.blocks)
    widest = widest_bound(tuple(block for _, block in copy), room.width)
    if not copy or widest < least:
        return galleys, None
    filled, size = _fill(copy, room, least, later), least
    while size + STEP <= min(room.ceiling, widest):
        larger = _fill(copy, room, size + STEP, later)
        if len(larger.pages) > len(filled.pages):
            break
        filled, size = larger, size + STEP
    columns = tuple(((room.width, numbers),) for numbers in filled.pages)
    parted = {
        number: tuple(block for _, block in some) for number, some in groupby(filled.copy, itemgetter(0))
    }
    whole = tuple(replace(galley, blocks=parted.get(at, ())) for at, galley in enumerate(galleys))
    return whole, Fit(size, columns, "one column")


def _fill(copy: _Copy, room: Room, size: float, later: float) -> _Filled:
    """Part blocks into pages; what must stand together goes over together."""
    left, done = list(copy), 0
    pages: list[tuple[int, ...]] = []
    height = max(0.0, room.under(room.width) - room.head.height(size))
    while done < len(left):
        blocks = tuple(block for _, block in left[done:])
        depths = block_depths(blocks, room.width, size)
        past = _past(blocks, depths, height / size)
        if past < len(blocks) and depths[past] > later / size * LONG:
            over = height / size - sum(depths[:past]) + (blocks[0].above if past else blocks[past].above)
            if parts := _parted(blocks[past], room.width / size, over):
                left[done + past : done + past + 1] = [(left[done + past][0], part) for part in parts]
                past += 1
        past = _kept(blocks, past) or (0 if not pages and height < later else 1)
        pages.append(tuple(range(done, done + past)))
        done += past
        height = later
    return _Filled(tuple(left), tuple(pages))


def _past(blocks: tuple[Block, ...], depths: list[float], room: float) -> int:
    """Return how many blocks a page holds."""
    depth = -blocks[0].above
    for number, block_depth in enumerate(depths):
        depth += block_depth
        if depth > room:
            return number
    return len(blocks)


def _kept(blocks: tuple[Block, ...], past: int) -> int:
    """Return the same end of a page, or an earlier one: never a heading at the foot."""
    last = past
    while 0 < last < len(blocks) and blocks[last - 1].keep:
        last -= 1
    return last or past


def _parted(block: Block, width: float, room: float) -> tuple[Block, Block] | None:
    """Part a paragraph at the end of the last line that goes into a room in em; None if it cannot be."""
    lines = break_lines(block.text, (width - block.indent - block.inset) / block.scale)
    whole = int((room - block.above - block.over - block.inset * PANEL_UNDER) / block.leading + 1e-6)
    ends = range(min(whole, len(lines) - LEAST_LINES), LEAST_LINES - 1, -1)
    past = next((lines[at - 1][1] for at in ends if block.text.pieces[lines[at - 1][1] - 1].blank), 0)
    if not past:
        return None
    first = replace(block, text=_part(block.text, 0, past), below=block.inset * PANEL_UNDER, keep=False)
    over = block.inset * PANEL_OVER
    second = replace(block, text=_part(block.text, past, len(block.text.pieces)), over=over, hanging=None)
    return first, replace(second, least=0.0)


def _part(text: Text, first: int, past: int) -> Text:
    """Take some pieces out of measured text."""
    start = text.starts[first]
    return Text(
        text.pieces[first:past],
        tuple(at - start for at in text.starts[first:past]),
        tuple(at - start for at in text.ends[first:past]),
        text.widest,
    )
