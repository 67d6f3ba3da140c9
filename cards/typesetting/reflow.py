"""Galleys + a least size → columns over as many pages as it takes, and the largest type those pages hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from cards.exercise import Kind
from cards.typesetting.block import Block
from cards.typesetting.depths import block_depths, widest_bound
from cards.typesetting.galley import PANEL_OVER, PANEL_UNDER, Galley
from cards.typesetting.paragraph import break_lines
from cards.typesetting.room import Column, Fit, Room

#: Points of type by which the search for the largest size steps upward.
STEP = 0.25
#: A paragraph deeper than this part of a page may run on over the next, with so many lines on each at least.
LONG, LEAST_LINES = 0.4, 2


@dataclass(frozen=True, slots=True)
class Reflowed:
    """Galleys with their long paragraphs parted where they run on over the next page, and how they fit."""

    galleys: tuple[Galley, ...]
    #: None where a word is wider than the page.
    fit: Fit | None


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A block, the number of its galley, and the heading that is repeated where that goes on."""

    galley: int
    block: Block
    again: Block | None
    #: Whether what it belongs to stands on one page, if one page can hold it.
    whole: bool


@dataclass(frozen=True, slots=True)
class _Filled:
    """Blocks on pages at one size, the longest of them parted where a page ended."""

    blocks: tuple[_Numbered, ...]
    #: The numbers of each page's blocks.
    pages: tuple[tuple[int, ...], ...]
    #: How often a page ends within what should stand on one.
    torn: int


def reflow(galleys: tuple[Galley, ...], room: Room, least: float, later: float) -> Reflowed:
    """Fill page after page at a least size in points, then enlarge the type by what the last page spares.

    All in points; `later` is the height for text on every page but the first.
    """
    every = tuple(
        _Numbered(number, block, galley.again, galley.kind is Kind.EXECUTION)
        for number, galley in enumerate(galleys)
        for block in galley.blocks
    )
    widest = widest_bound(tuple(one.block for one in every), room.width)
    if not every or widest < least:
        return Reflowed(galleys, None)
    filled, size = _fill(every, room, least, later), least
    while size + STEP <= min(room.ceiling, widest):
        larger = _fill(every, room, size + STEP, later)
        if len(larger.pages) > len(filled.pages) or larger.torn > filled.torn:
            break
        filled, size = larger, size + STEP
    pages = tuple((Column(room.width, numbers),) for numbers in filled.pages)
    parted = {
        number: tuple(one.block for one in some)
        for number, some in groupby(filled.blocks, attrgetter("galley"))
    }
    whole = tuple(replace(galley, blocks=parted.get(at, ())) for at, galley in enumerate(galleys))
    return Reflowed(whole, Fit(size, pages, "one column"))


def _fill(every: tuple[_Numbered, ...], room: Room, size: float, later: float) -> _Filled:
    """Part blocks into pages; what must stand together goes over together."""
    left, done, torn = list(every), 0, 0
    pages: list[tuple[int, ...]] = []
    height = max(0.0, room.under(room.width) - room.head.height(size))
    while done < len(left):
        blocks = tuple(one.block for one in left[done:])
        depths = block_depths(blocks, room.width, size)
        past = _past(blocks, depths, height / size)
        together = _together(left[done:], depths, past, later / size)
        if together:
            past = together
        elif past < len(blocks) and depths[past] > later / size * LONG:
            over = height / size - sum(depths[:past]) + (blocks[0].above if past else blocks[past].above)
            if parts := _parted(blocks[past], room.width / size, over):
                at = done + past
                left[at : at + 1] = [replace(left[at], block=part) for part in parts]
                past += 1
        past = _kept(blocks, past) or (0 if not pages and height < later else 1)
        pages.append(tuple(range(done, done + past)))
        done += past
        torn += any(one.whole for one in left[done : done + 1]) and left[done].galley == left[done - 1].galley
        height = later - _repeated(left[done - 1 : done + 1], room.width, size)
    return _Filled(tuple(left), tuple(pages), torn)


def _repeated(around: list[_Numbered], width: float, size: float) -> float:
    """Return the points that a heading takes at a page's top, by the blocks before and after its break."""
    again = around[-1].again if len(around) > 1 and around[0].galley == around[1].galley else None
    return sum(block_depths((again,), width, size)) * size if again else 0.0


def _past(blocks: tuple[Block, ...], depths: list[float], room: float) -> int:
    """Return how many blocks a page holds."""
    depth = -blocks[0].above
    for number, block_depth in enumerate(depths):
        depth += block_depth
        if depth > room:
            return number
    return len(blocks)


def _together(blocks: list[_Numbered], depths: list[float], past: int, later: float) -> int:
    """Return an earlier end of a page: before what would be torn there and fits on the next; else 0."""
    if not 0 < past < len(blocks) or not blocks[past].whole or blocks[past].galley != blocks[past - 1].galley:
        return 0
    own = [at for at, one in enumerate(blocks) if one.galley == blocks[past].galley]
    fits = sum(depths[own[0] : own[-1] + 1]) - blocks[own[0]].block.above <= later
    return own[0] if fits else 0


def _kept(blocks: tuple[Block, ...], past: int) -> int:
    """Return the same end of a page, or an earlier one: never a heading at the foot."""
    last = past
    while 0 < last < len(blocks) and blocks[last - 1].keep:
        last -= 1
    return last or past


def _parted(block: Block, width: float, room: float) -> tuple[Block, Block] | None:
    """Part a paragraph at the end of the last line that goes into a room in em; None if it cannot be."""
    lines = break_lines(block.text, block.measure(width))
    whole = int((room - block.above - block.over - block.inset * PANEL_UNDER) / block.leading + 1e-6)
    ends = range(min(whole, len(lines) - LEAST_LINES), LEAST_LINES - 1, -1)
    if not ends:
        return None
    # A word is parted where only words without an end stand before it.
    pieces = block.text.pieces
    past = next(
        (lines[at - 1].past for at in ends if pieces[lines[at - 1].past - 1].blank), lines[ends[0] - 1].past
    )
    first = replace(block, text=block.text.part(0, past), below=block.inset * PANEL_UNDER, keep=False)
    over = block.inset * PANEL_OVER
    second = replace(block, text=block.text.part(past, len(block.text.pieces)), over=over, hanging=None)
    return first, replace(second, least=0.0, run_in=None)
