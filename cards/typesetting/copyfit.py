"""Galleys and the room for them → the largest type that fits, and how it is spread over columns."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from cards.layout import Arrangement
from cards.makeup.picture_frame import Frame
from cards.typesetting.depths import Matter, block_depths, row, set_depths, widest_bound
from cards.typesetting.galley import Block
from cards.typesetting.paragraph import HARD_BREAK

#: Two sizes closer than this part of one another look the same.
TOLERANCE = 0.003
#: What a break at a heading may cost, as a part of the size, before a break between items is taken.
HEADING_COST = 0.03
#: The most trials that one search takes; it needs about four.
TRIALS = 24
#: The part of a column's depth in em that is the same at any size: glue, and lines that never wrap.
RIGID = 0.35
#: Trials that look for the best share of main and side column.
SHARES = 2


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
        return max(self.least, self.fixed + self.lead_depth(size)[0] * size)

    def lead_depth(self, size: float) -> tuple[float, float]:
        """Return the lead's depth in em at a size, and the size up to which its breaks stay."""
        if self.lead is None or self.beside or not size:
            return 0.0, math.inf
        depths, same = set_depths((row(self.lead),), self.width, size)
        return depths[0], same

    def bound(self, height: float, depth: float, lead_depth: float) -> float:
        """Return the size at which masthead and a column of given depths in em just fill a height."""
        if self.beside:
            return height / depth if depth else math.inf
        under_code = (height - self.least) / depth if depth else math.inf
        whole = depth + lead_depth
        return min(under_code, (height - self.fixed) / whole if whole else math.inf)


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
    #: Pictures over the columns, or over the main one alone where there is one; None without any.
    frame: Frame | None = None
    #: Whether the pictures stand at the right instead, in a width that is not counted here.
    aside: bool = False

    def under(self, width: float) -> float:
        """Return the height for masthead and columns under pictures that are so many points wide."""
        return self.height - (self.frame.depth(width) if self.frame and not self.aside else 0.0)

    def column(self, columns: int) -> float:
        """Return the width of each of so many columns."""
        return (self.width - self.gutter * (columns - 1)) / columns


#: For each column its width in points and the numbers of its blocks, counted over all galleys.
Columns: TypeAlias = tuple[tuple[float, tuple[int, ...]], ...]

#: A trial at a size: the size that its breaks would bear in height, the size up to which they stay.
Trial: TypeAlias = Callable[[float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Fit:
    """The largest type found, in points, and the columns that hold the blocks at that size."""

    size: float
    #: The columns of each page.
    pages: tuple[Columns, ...]
    arrangement: str
    #: Whether the first column is the main one, beside which the second stands.
    beside: bool = False


def fit(matter: Matter, arrangement: Arrangement, room: Room, *, beat: float = 0.0) -> Fit | None:
    """Find the largest type at which matter fits an arrangement; None if it cannot beat a size in points."""
    if not matter.blocks:
        return None
    return (_fit_beside if arrangement.main else _fit_flow)(matter, arrangement, room, beat)


def overset(matter: Matter, columns: int, room: Room, size: float) -> int:
    """Count the lines that find no room in so many columns of one width at a type size."""
    depth = sum(block_depths(matter.blocks, room.column(columns), size))
    excess = depth * size - columns * (room.under(room.width) - room.head.height(size))
    return max(1, round(excess / (size * matter.blocks[0].leading))) if matter.blocks else 1


def _search(trial: Trial, start: float, low: float, ceiling: float) -> float:
    """Find the largest size that fits, between two bounds that every trial draws closer.

    Less type never takes more lines, so what a failed trial would bear fits, too.
    """
    size, high = min(start, ceiling), ceiling
    for _ in range(TRIALS):
        bound, same = trial(size)
        if bound >= size * (1 - 1e-9):
            low = max(low, min(bound, same, high))
            if bound <= same:
                return low
        else:
            high = size
            low = max(low, bound)
        if high - low <= TOLERANCE * low:
            return low
        expected = _expected(size, bound)
        inside = low * (1 + TOLERANCE / 2) < expected < high * (1 - TOLERANCE / 2)
        size = expected if inside else low + (high - low) * 0.35
    return low


def _expected(size: float, bound: float) -> float:
    """Guess the largest size from one trial: part of a depth in em is rigid, the rest grows as type does."""
    # Where pictures leave no height at all, the bound is below nothing.
    root = math.sqrt(RIGID**2 + 4 * (1 - RIGID) * max(0.0, bound) / size)
    return size * (root - RIGID) / (2 * (1 - RIGID))


def _start(matter: Matter, room: Room) -> float:
    """Guess the size from the ink: text area grows with the square of the size."""
    area = sum(
        (whole % HARD_BREAK) * scale * leading * 1.12 for _, _, _, whole, scale, _, leading, _ in matter.rows
    )
    height = max(1.0, room.under(room.width) - room.head.height(0.0))
    return math.sqrt(room.width * height / (area + matter.glue * 14)) if area else room.ceiling


def _ceiling(room: Room, *columns: tuple[Matter, float]) -> float:
    """Return the size that no word and no rule of the layout lets the type pass."""
    head = room.head
    lead = widest_bound((head.lead,), head.width) if head.lead and not head.beside else math.inf
    return min(room.ceiling, lead, *(widest_bound(matter.blocks, width) for matter, width in columns))


def _fit_flow(matter: Matter, arrangement: Arrangement, room: Room, beat: float) -> Fit | None:
    """Fill columns of one width in order."""
    blocks, count, head = matter.blocks, arrangement.columns, room.head
    width, height = room.column(count), room.under(room.width)
    ceiling = _ceiling(room, (matter, width))
    anywhere = [at for at in range(1, len(blocks)) if not blocks[at - 1].keep]
    headings = [at for at in anywhere if at in matter.openings]

    def trial_at(breaks: list[int]) -> Trial:
        def trial(size: float) -> tuple[float, float]:
            depths, same = set_depths(matter.rows, width, size)
            lead, lead_same = head.lead_depth(size)
            depth = split(depths, blocks, breaks, count)[0]
            return head.bound(height, depth, lead), min(same, lead_same)

        return trial

    breaks, trial = anywhere, trial_at(anywhere)
    if beat and (beat > ceiling or trial(beat)[0] < beat):
        return None
    size = _search(trial, beat * 1.01 or _start(matter, room), beat, ceiling)
    if not size:
        return None
    if count > 1 and len(headings) >= count - 1:
        trial, least = trial_at(headings), max(beat, size * (1 - HEADING_COST))
        if trial(least)[0] >= least:
            breaks, size = headings, _search(trial, size, least, size)
    ends = split(set_depths(matter.rows, width, size)[0], blocks, breaks, count)[1]
    edges = (0, *ends, len(blocks))
    columns = tuple((width, tuple(range(*edges[at : at + 2]))) for at in range(count))
    return Fit(size, (columns,), arrangement.name)


def split(
    depths: list[float], blocks: tuple[Block, ...], breaks: list[int], columns: int
) -> tuple[float, tuple[int, ...]]:
    """Break one run of blocks into columns so that the deepest is as shallow as can be.

    Returns its depth in em and where the second and later columns start.
    """
    total = len(blocks)
    sums, tops = [0.0], [block.above for block in blocks]
    for depth, block in zip(depths, blocks, strict=True):
        sums.append(sums[-1] + depth + block.above + block.over + block.below)
    whole = sums[total] - tops[0]
    if columns == 1:
        return whole, ()
    best, ends = whole, (total,) * (columns - 1)
    later: tuple[int, ...] = ()
    for at in breaks:
        first = sums[at] - tops[0]
        if first >= best:
            break
        if columns == 2:
            rest = sums[total] - sums[at] - tops[at]
        else:
            rest, later = split(depths[at:], blocks[at:], [b - at for b in breaks if b > at], columns - 1)
        if max(first, rest) < best:
            best, ends = max(first, rest), (at, *(end + at for end in later))
    return best, ends


def _fit_beside(matter: Matter, arrangement: Arrangement, room: Room, beat: float) -> Fit | None:
    """Set some kinds in a main column and all others beside it, at the share that serves both best."""
    main = tuple(at for at, kind in enumerate(matter.kinds) if kind in arrangement.main)
    side = tuple(at for at, kind in enumerate(matter.kinds) if kind not in arrangement.main)
    if not main or not side:
        return None
    in_main, in_side, head = matter.part(main), matter.part(side), room.head
    main_glue, side_glue = in_main.glue, in_side.glue
    whole = room.width - room.gutter
    limits = arrangement.share
    if room.frame:
        limits = (max(limits[0], room.frame.least_width / whole), limits[1])
    if limits[0] > limits[1]:
        return None

    def bounds(share: float, size: float) -> tuple[float, float, float]:
        main_depths, main_same = set_depths(in_main.rows, whole * share, size)
        side_depths, side_same = set_depths(in_side.rows, whole * (1 - share), size)
        lead, lead_same = head.lead_depth(size)
        return (
            head.bound(room.under(whole * share), sum(main_depths) + main_glue, lead),
            head.bound(room.height, sum(side_depths) + side_glue, lead),
            min(main_same, side_same, lead_same),
        )

    def ceiling_at(share: float) -> float:
        return _ceiling(room, (in_main, whole * share), (in_side, whole * (1 - share)))

    size = beat or _start(matter, room)
    share = best_share = sum(limits) / 2
    best = 0.0
    for _ in range(SHARES):
        ceiling = ceiling_at(share)
        tried = min(size, ceiling)
        main_bound, side_bound, _ = bounds(share, tried)
        if min(main_bound, side_bound, ceiling) > best:
            best, best_share = min(main_bound, side_bound, ceiling), share
        share, size = _balanced(share, _expected(tried, main_bound), _expected(tried, side_bound), limits)

    def trial(size: float) -> tuple[float, float]:
        main_bound, side_bound, same = bounds(best_share, size)
        return min(main_bound, side_bound), same

    size = _search(trial, max(best, size), 0.0, ceiling_at(best_share))
    if size <= beat:
        return None
    columns = ((whole * best_share, main), (whole * (1 - best_share), side))
    return Fit(size, (columns,), arrangement.name, beside=True)


def _balanced(
    share: float, in_main: float, in_side: float, limits: tuple[float, float]
) -> tuple[float, float]:
    """Guess the share at which both columns bear one size, and that size: it grows as the root of a width."""
    main, side = in_main**2 / share, in_side**2 / (1 - share)
    best = min(max(side / (main + side), limits[0]), limits[1])
    return best, math.sqrt(min(main * best, side * (1 - best)))
