"""Galleys and the room for them → the largest type that fits, and how it is spread over columns."""

from __future__ import annotations

from typing import NamedTuple

from cards.layout import Arrangement
from cards.typesetting.beside import fit_beside
from cards.typesetting.block import Block
from cards.typesetting.columns import place, place_in
from cards.typesetting.depths import Flow, block_depths, measures_of, prepare, set_depths
from cards.typesetting.divided import Divided, divide, fit_divided
from cards.typesetting.galley import PANEL_PADDING
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
    "divide",
    "fit",
    "fit_divided",
    "overset",
    "place",
    "place_in",
    "prepare",
    "reflow",
]


#: How many times as large a list must make the type that goes on in another column, and one of its items.
LIST_WORTH, ITEM_WORTH = 1.06, 1.12


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
    items = [at for at in anywhere if at in flow.openings or _opens_item(blocks[at])]

    def trial_at(breaks: list[int]) -> Trial:
        def trial(size: float) -> Bound:
            depths = _depths(flow, breaks, width, size)
            lead = head.lead_depth(size)
            parted = split(depths, blocks, breaks, count, over / size)
            first = head.bound(height - over, parted.first, lead.blocks[0])
            others = head.bound(height, parted.others, lead.blocks[0])
            return Bound(min(first, others), min(depths.same, lead.same))

        return trial

    # A list goes on in another column only where no heading is there to part the text at, or at a high price;
    # one of its items at a higher one.
    every = ((headings, 1.0), (items, LIST_WORTH), (anywhere, ITEM_WORTH))
    ways = [way for way in every if len(way[0]) >= count - 1 > 0] or [(anywhere if count > 1 else [], 1.0)]
    usual = ways[0][1]
    for number, (breaks, worth) in enumerate(ways):
        trial, least = trial_at(breaks), beat * worth / usual
        if least and (least > ceiling or trial(least).size < least):
            continue
        size = search(trial, least * 1.01 or starting_size(flow, room), least, ceiling)
        if size and not any(
            trial_at(later)(size * more / worth).size >= size * more / worth
            for later, more in ways[number + 1 :]
            if later != breaks
        ):
            break
    else:
        return None
    starts = split(_depths(flow, breaks, width, size), blocks, breaks, count, over / size).starts
    edges = (0, *starts, len(blocks))
    columns = tuple(Column(width, tuple(range(*edges[at : at + 2]))) for at in range(count))
    return Fit(size, (columns,), arrangement.name, beside=bool(over))


def _opens_item(block: Block) -> bool:
    """Say whether it is the first block of an item that is in no other one."""
    return block.hanging is not None and block.hanging.at <= PANEL_PADDING


class _Depths(NamedTuple):
    """How deep blocks are, in em without their glue, and what a repeated heading takes over each of them."""

    blocks: list[float]
    headings: list[float]
    #: Points of type up to which no line breaks elsewhere.
    same: float

    def past(self, at: int) -> _Depths:
        """Return those from a block on."""
        return self._replace(blocks=self.blocks[at:], headings=self.headings[at:])


def _depths(flow: Flow, breaks: list[int], width: float, size: float) -> _Depths:
    """Set blocks in a column at a size, both in points, and the headings that breaks would repeat."""
    total, headings = len(flow.blocks), [0.0] * len(flow.blocks)
    over = {at: heading for at in breaks if (heading := flow.again[at])}
    each = {id(heading): measures_of(heading) for heading in over.values()}
    found = set_depths((*flow.measures, *each.values()), width, size)
    depths = dict(zip(each, found.blocks[total:], strict=True))
    for at, heading in over.items():
        headings[at] = depths[id(heading)] + heading.over + heading.below + heading.above
    return _Depths(found.blocks[:total], headings, found.same)


def split(
    depths: _Depths, blocks: tuple[Block, ...], breaks: list[int], columns: int, over: float = 0.0
) -> Split:
    """Break one run of blocks into columns so that the deepest is as shallow as can be.

    `over`: em taken at the first column's top.
    """
    total = len(blocks)
    sums, tops = [0.0], [block.above for block in blocks]
    for depth, block in zip(depths.blocks, blocks, strict=True):
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
            later = [b - at for b in breaks if b > at]
            rest = split(depths.past(at), blocks[at:], later, columns - 1, depths.headings[at])
        others = max(depths.headings[at] + rest.first, rest.others)
        if max(over + first, others) < deepest:
            deepest = max(over + first, others)
            best = Split(first, others, (at, *(start + at for start in rest.starts)))
    return best
