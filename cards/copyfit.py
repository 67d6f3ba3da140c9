"""Galleys and the room for them → the largest type that fits, and how it is spread over columns."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from cards.galley import Block, Galley
from cards.layout import Arrangement
from cards.paragraph import SLACK

#: Two sizes closer than this part of one another look the same.
TOLERANCE = 0.003
#: What a break at a heading may cost, as a part of the size, before a break between items is taken.
HEADING_COST = 0.03
#: The most trials that one search takes; it needs about four.
TRIALS = 24
#: The part of a column's depth in em that is the same at any size: glue, and lines that never wrap.
RIGID = 0.35
#: Trials that look for the best share of main and side column.
SHARES = 3


@dataclass(frozen=True, slots=True)
class Head:
    """The masthead as copyfit sees it: it grows with the lead, and never below what it holds besides."""

    lead: Block | None
    #: Points the lead may be wide.
    width: float
    #: Points of height that everything over and under the lead takes.
    fixed: float
    #: Points of height that the code beside it takes.
    least: float
    #: Whether it stands beside the columns, and takes nothing from them.
    beside: bool

    def height(self, size: float) -> float:
        """Return the height in points that the masthead takes from the columns at a type size."""
        if self.beside:
            return 0.0
        if not self.lead or not size:
            return max(self.least, self.fixed)
        depths, _ = _set_depths(_fast((self.lead,)), self.width, size)
        return max(self.least, self.fixed + sum(depths) * size)


@dataclass(frozen=True, slots=True)
class Room:
    """What the page offers, in points."""

    width: float
    #: Masthead and columns together.
    height: float
    gutter: float
    head: Head
    #: The largest type allowed.
    ceiling: float


#: For each column its width in points and the numbers of its blocks, counted over all galleys.
Columns: TypeAlias = tuple[tuple[float, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """The largest type found, in points, and the columns that hold the galleys at that size."""

    size: float
    #: The columns of each page.
    pages: tuple[Columns, ...]
    arrangement: str


def fit(
    galleys: tuple[Galley, ...], arrangement: Arrangement, room: Room, *, beat: float = 0.0
) -> Fit | None:
    """Find the largest type at which galleys fit an arrangement; None if it cannot beat a size in points."""
    if arrangement.main:
        return _fit_beside(galleys, arrangement, room, beat)
    return _fit_flow(galleys, arrangement, room, beat)


def overset(galleys: tuple[Galley, ...], columns: int, room: Room, size: float) -> int:
    """Count the lines that find no room in so many columns of one width at a type size."""
    width = _column_width(room, columns)
    blocks = tuple(block for galley in galleys for block in galley.blocks)
    depth = sum(block_depths(blocks, width, size))
    excess = depth * size - columns * (room.height - room.head.height(size))
    return max(1, round(excess / (size * blocks[0].leading))) if blocks else 1


#: What a trial reads of a block: starts, ends, pieces, whole width, type size, room at the sides,
#: leading, least depth.
_Fast = tuple[tuple[float, ...], tuple[float, ...], int, float, float, float, float, float]


def _fast(blocks: tuple[Block, ...]) -> tuple[_Fast, ...]:
    return tuple(
        (
            text.starts,
            text.ends,
            len(text.starts),
            text.ends[-1],
            b.scale,
            b.indent + b.inset,
            b.leading,
            b.least,
        )
        for b in blocks
        if (text := b.text).ends
    )


def _set_depths(fast: tuple[_Fast, ...], width: float, size: float) -> tuple[list[float], float]:
    """Break every block at a size; return their depths in em, and the size up to which no break changes."""
    measure_body = width / size
    widest_body = 0.0
    depths = []
    for starts, ends, total, whole, scale, side, leading, least in fast:
        measure = (measure_body - side) / scale + SLACK
        if whole <= measure:
            depths.append(leading if leading > least else least)
            if whole * scale + side > widest_body:
                widest_body = whole * scale + side
            continue
        here = lines = 0
        widest = 0.0
        while here < total:
            start = starts[here]
            there = bisect_right(ends, start + measure, here)
            if there == here:
                there += 1
            reach = ends[there - 1] - start
            if reach > widest:
                widest = reach
            here = there
            lines += 1
        depth = lines * leading
        depths.append(depth if depth > least else least)
        widest = widest * scale + side
        if widest > widest_body:
            widest_body = widest
    return depths, width / widest_body if widest_body else float("inf")


def block_depths(blocks: tuple[Block, ...], width: float, size: float) -> list[float]:
    """Return each block's depth in em, its glue included, in a column and at a size in points."""
    depths, _ = _set_depths(_fast(blocks), width, size)
    return [
        depth + block.above + block.over + block.below for depth, block in zip(depths, blocks, strict=True)
    ]


def _widest_bound(blocks: tuple[Block, ...], width: float) -> float:
    """Return the size in points at which the widest word just goes into a column."""
    return min(
        (width / (b.text.widest * b.scale + b.indent + b.inset) for b in blocks if b.text.pieces),
        default=float("inf"),
    )


def _lead_bound(head: Head) -> float:
    return _widest_bound((head.lead,), head.width) if head.lead and not head.beside else float("inf")


def _room_bound(head: Head, height: float, depth: float, lead_depth: float) -> float:
    """Return the size at which masthead and a column of given depths in em just fill the height."""
    if head.beside:
        return height / depth if depth else float("inf")
    beside_code = (height - head.least) / depth if depth else float("inf")
    grown = (height - head.fixed) / (depth + lead_depth) if depth + lead_depth else float("inf")
    return min(beside_code, grown)


def _search(
    trial: Callable[[float], tuple[float, float]], start: float, ceiling: float, beat: float
) -> float:
    """Find the largest size that fits, between two bounds that every trial draws closer; 0 if it cannot beat.

    A trial breaks all lines at a size and returns up to which size they would fit in height, and up to
    which size they stay broken where they are. Less type never takes more lines, so what a failed trial
    returns fits, too.
    """
    low, high = 0.0, ceiling
    size = min(beat or start, ceiling)
    for _ in range(TRIALS):
        bound, same = trial(size)
        if bound >= size * (1 - 1e-9):
            low = max(low, min(bound, same, high))
            if bound <= same:
                return low
        else:
            high = size
            low = max(low, bound)
            if size == beat:
                return 0.0
        if high - low <= TOLERANCE * low:
            return low
        expected = _expected(size, bound)
        inside = low * (1 + TOLERANCE / 2) < expected < high * (1 - TOLERANCE / 2)
        size = expected if inside else low + (high - low) * 0.35
    return low


def _expected(size: float, bound: float) -> float:
    """Guess the largest size from one trial: part of a depth in em is rigid, the rest grows as type does."""
    root = math.sqrt(RIGID**2 + 4 * (1 - RIGID) * bound / size)
    return size * (root - RIGID) / (2 * (1 - RIGID))


def _start(galleys: tuple[Galley, ...], room: Room) -> float:
    """Guess the size from the ink: text area grows with the square of the size."""
    area = sum(
        (block.text.ends[-1] % 1e6) * block.scale * block.leading * 1.12 + block.above * 14
        for galley in galleys
        for block in galley.blocks
        if block.text.ends
    )
    height = room.height - room.head.height(0.0)
    return (room.width * height / area) ** 0.5 if area else 72.0


def _column_width(room: Room, columns: int) -> float:
    return (room.width - room.gutter * (columns - 1)) / columns


def _fit_flow(galleys: tuple[Galley, ...], arrangement: Arrangement, room: Room, beat: float) -> Fit | None:
    blocks = tuple(block for galley in galleys for block in galley.blocks)
    if not blocks:
        return None
    width = _column_width(room, arrangement.columns)
    fast = _fast(blocks)
    lead = _fast((room.head.lead,) if room.head.lead else ())
    head = room.head
    ceiling = min(_widest_bound(blocks, width), _lead_bound(head), room.ceiling)
    openings = {0, *_openings(galleys)}
    loose = tuple(not before.keep for before in (blocks[0], *blocks[:-1]))
    anywhere = [index for index in range(1, len(blocks)) if loose[index]]
    headings = [index for index in anywhere if index in openings]

    def trial_at(breaks: list[int]) -> Callable[[float], tuple[float, float]]:
        def trial(size: float) -> tuple[float, float]:
            depths, same = _set_depths(fast, width, size)
            lead_depths, lead_same = _set_depths(lead, head.width, size)
            depth = _split(depths, blocks, breaks, arrangement.columns)[0]
            return _room_bound(head, room.height, depth, sum(lead_depths)), min(same, lead_same)

        return trial

    start = _start(galleys, room)
    size = _search(trial_at(anywhere), start, ceiling, beat)
    breaks = anywhere
    if not size:
        return None
    if arrangement.columns > 1 and len(headings) >= arrangement.columns - 1:
        kept = _search(trial_at(headings), start, ceiling, size * (1 - HEADING_COST))
        if kept:
            size, breaks = kept, headings
    depths, _ = _set_depths(fast, width, size)
    ends = _split(depths, blocks, breaks, arrangement.columns)[1]
    starts = (0, *ends)
    columns = tuple(
        (width, tuple(range(first, past))) for first, past in zip(starts, (*ends, len(blocks)), strict=True)
    )
    return Fit(size, (columns,), arrangement.name)


def _openings(galleys: tuple[Galley, ...]) -> list[int]:
    """Return the number of each galley's first block."""
    openings, count = [], 0
    for galley in galleys:
        openings.append(count)
        count += len(galley.blocks)
    return openings


def _split(
    depths: list[float], blocks: tuple[Block, ...], breaks: list[int], columns: int
) -> tuple[float, tuple[int, ...]]:
    """Break one run of blocks into columns so that the deepest is as shallow as can be.

    Returns its depth in em and where the second and later columns start.
    """
    total = len(blocks)
    sums = [0.0]
    for depth, block in zip(depths, blocks, strict=True):
        sums.append(sums[-1] + depth + block.above + block.over + block.below)

    def depth_of(first: int, past: int) -> float:
        return sums[past] - sums[first] - blocks[first].above if past > first else 0.0

    if columns == 1:
        return depth_of(0, total), ()
    if columns == 2:
        best = min(
            ((max(depth_of(0, at), depth_of(at, total)), at) for at in breaks),
            default=(depth_of(0, total), total),
        )
        return best[0], (best[1],)
    best_depth, best_ends = depth_of(0, total), (total,) * (columns - 1)
    for at in breaks:
        first = depth_of(0, at)
        if first >= best_depth:
            break
        later = [b - at for b in breaks if b > at]
        depth, ends = _split(depths[at:], blocks[at:], later, columns - 1)
        if max(first, depth) < best_depth:
            best_depth, best_ends = max(first, depth), (at, *(end + at for end in ends))
    return best_depth, best_ends


def _fit_beside(galleys: tuple[Galley, ...], arrangement: Arrangement, room: Room, beat: float) -> Fit | None:
    main, side = _sides(galleys, arrangement)
    if not main or not side:
        return None
    blocks = tuple(block for galley in galleys for block in galley.blocks)
    main_blocks = tuple(blocks[index] for index in main)
    side_blocks = tuple(blocks[index] for index in side)
    main_fast, side_fast, lead = (
        _fast(main_blocks),
        _fast(side_blocks),
        _fast((room.head.lead,) if room.head.lead else ()),
    )
    main_glue, side_glue = _glue(main_blocks), _glue(side_blocks)
    head = room.head
    whole = room.width - room.gutter

    def trial_at(share: float) -> Callable[[float], tuple[float, float, float]]:
        def trial(size: float) -> tuple[float, float, float]:
            main_depths, main_same = _set_depths(main_fast, whole * share, size)
            side_depths, side_same = _set_depths(side_fast, whole * (1 - share), size)
            lead_depths, lead_same = _set_depths(lead, head.width, size)
            lead_depth = sum(lead_depths)
            same = min(main_same, side_same, lead_same)
            return (
                _room_bound(head, room.height, sum(main_depths) + main_glue, lead_depth),
                _room_bound(head, room.height, sum(side_depths) + side_glue, lead_depth),
                same,
            )

        return trial

    def ceiling_at(share: float) -> float:
        return min(
            _widest_bound(main_blocks, whole * share),
            _widest_bound(side_blocks, whole * (1 - share)),
            _lead_bound(head),
            room.ceiling,
        )

    size = max(beat, _start(galleys, room))
    share = best_share = sum(arrangement.share) / 2
    best = 0.0
    for _ in range(SHARES):
        tried = min(size, ceiling_at(share))
        in_main, in_side, _ = trial_at(share)(tried)
        bound = min(in_main, in_side)
        if bound > best:
            best, best_share = min(bound, ceiling_at(share)), share
        share, size = _balanced(
            share, _expected(tried, in_main), _expected(tried, in_side), arrangement.share
        )
    trial = trial_at(best_share)

    def both(size: float) -> tuple[float, float]:
        in_main, in_side, same = trial(size)
        return min(in_main, in_side), same

    best = _search(both, max(best, size), ceiling_at(best_share), beat)
    if not best:
        return None
    columns = ((whole * best_share, main), (whole * (1 - best_share), side))
    return Fit(best, (columns,), arrangement.name)


def _balanced(
    share: float, in_main: float, in_side: float, bounds: tuple[float, float]
) -> tuple[float, float]:
    """Guess the share at which both columns bear one size, and that size: it grows as the root of a width."""
    main, side = in_main**2 / share, in_side**2 / (1 - share)
    best = min(max(side / (main + side), bounds[0]), bounds[1])
    return best, min(main * best, side * (1 - best)) ** 0.5


def _glue(blocks: tuple[Block, ...]) -> float:
    return sum(block.above for block in blocks[1:]) + sum(block.over + block.below for block in blocks)


def _sides(galleys: tuple[Galley, ...], arrangement: Arrangement) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the numbers of the blocks of the main column and of the side column."""
    main: list[int] = []
    side: list[int] = []
    count = 0
    for galley in galleys:
        numbers = range(count, count + len(galley.blocks))
        (main if galley.kind in arrangement.main else side).extend(numbers)
        count += len(galley.blocks)
    return tuple(main), tuple(side)
