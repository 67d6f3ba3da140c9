"""Galleys and the room for them → the largest type that fits, and how it is spread over columns."""

from __future__ import annotations

from typing import NamedTuple

from cards.layout import Arrangement
from cards.typesetting.beside import fit_beside
from cards.typesetting.block import Block
from cards.typesetting.columns import place, place_in
from cards.typesetting.depths import Flow, block_depths, prepare, set_depths
from cards.typesetting.divided import Divided, fit_divided
from cards.typesetting.reflow import Reflowed, reflow
from cards.typesetting.room import Column, Fit, Head, Pictures, Room
from cards.typesetting.search import Bound, Trial, greatest_size, search, starting_size

__all__ = [
    "Column",
    "Divided",
    "Fit",
    "Flow",
    "Head",
    "Pictures",
    "Reflowed",
    "Room",
    "fit",
    "fit_divided",
    "overset",
    "place",
    "place_in",
    "prepare",
    "reflow",
]


#: How many times as large a list must make the type that goes on in another column.
LIST_WORTH = 1.1


class Split(NamedTuple):
    """Blocks in columns: the em of the first and of the deepest other, and where the later ones start."""

    first: float
    others: float
    starts: tuple[int, ...]


def fit(flow: Flow, arrangement: Arrangement, room: Room, *, beat: float = 0.0) -> Fit | None:
    """Find the largest type at which a flow fits an arrangement; None if it cannot beat a size in points."""
    if not flow.blocks:
        return None
    return (fit_beside if arrangement.main else _fit_in_turn)(flow, arrangement, room, beat)


def overset(flow: Flow, columns: int, room: Room, size: float) -> int:
    """Count the lines that find no room in so many columns of one width at a type size."""
    depth = sum(block_depths(flow.blocks, room.column(columns), size))
    excess = depth * size - columns * (room.under(room.width) - room.head.height(size))
    lines = [block.leading for block in flow.blocks]
    return max(1, round(excess / (size * min(lines)))) if lines else 1


def _fit_in_turn(flow: Flow, arrangement: Arrangement, room: Room, beat: float) -> Fit | None:
    """Fill columns of one width in order."""
    blocks, count, head = flow.blocks, arrangement.columns, room.head
    width, over = room.column(count), room.over_first(count)
    height = room.height if over else room.under(room.width)
    ceiling = greatest_size(room, (flow, width))
    anywhere = [at for at in range(1, len(blocks)) if not blocks[at - 1].keep]
    headings = [at for at in anywhere if at in flow.openings]

    def trial_at(breaks: list[int]) -> Trial:
        def trial(size: float) -> Bound:
            depths = set_depths(flow.measures, width, size)
            lead = head.lead_depth(size)
            parted = split(depths.blocks, blocks, breaks, count, over / size)
            first = head.bound(height - over, parted.first, lead.blocks[0])
            others = head.bound(height, parted.others, lead.blocks[0])
            return Bound(min(first, others), min(depths.same, lead.same))

        return trial

    # A list goes on in another column only where no heading is there to part the text at, or at a high price.
    parted = count > 1 and len(headings) >= count - 1
    for breaks, worth in ((headings, 1.0), (anywhere, LIST_WORTH)) if parted else ((anywhere, 1.0),):
        trial, least = trial_at(breaks), beat * worth
        if least and (least > ceiling or trial(least).size < least):
            continue
        size = search(trial, least * 1.01 or starting_size(flow, room), least, ceiling)
        if size and (
            worth > 1 or not parted or size * LIST_WORTH > trial_at(anywhere)(size * LIST_WORTH).size
        ):
            break
    else:
        return None
    starts = split(set_depths(flow.measures, width, size).blocks, blocks, breaks, count, over / size).starts
    edges = (0, *starts, len(blocks))
    columns = tuple(Column(width, tuple(range(*edges[at : at + 2]))) for at in range(count))
    return Fit(size, (columns,), arrangement.name, beside=bool(over))


def split(
    depths: list[float], blocks: tuple[Block, ...], breaks: list[int], columns: int, over: float = 0.0
) -> Split:
    """Break one run of blocks into columns so that the deepest is as shallow as can be.

    `over`: em taken at the first column's top.
    """
    total = len(blocks)
    sums, tops = [0.0], [block.above for block in blocks]
    for depth, block in zip(depths, blocks, strict=True):
        sums.append(sums[-1] + depth + block.above + block.over + block.below)
    whole = sums[total] - tops[0]
    best = Split(whole, 0.0, (total,) * (columns - 1))
    deepest = over + whole
    for at in breaks if columns > 1 else ():
        first = sums[at] - tops[0]
        if over + first >= deepest:
            break
        if columns == 2:
            rest = Split(sums[total] - sums[at] - tops[at], 0.0, ())
        else:
            rest = split(depths[at:], blocks[at:], [b - at for b in breaks if b > at], columns - 1)
        others = max(rest.first, rest.others)
        if max(over + first, others) < deepest:
            deepest = max(over + first, others)
            best = Split(first, others, (at, *(start + at for start in rest.starts)))
    return best
