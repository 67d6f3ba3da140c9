"""A flow and a main column's kinds → two columns side by side, at the best share of the width."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from cards.layout import Arrangement
from cards.typesetting.depths import Flow, set_depths
from cards.typesetting.room import Column, Fit, Room
from cards.typesetting.search import Bound, expected_size, greatest_size, search, starting_size

#: Trials that look for the best share of main and side column.
SHARES = 2


class _Bounds(NamedTuple):
    """The sizes in points that each column's lines would bear, and the one up to which they stay."""

    main: float
    side: float
    same: float


class _Shared(NamedTuple):
    """The main column's part of the width, and the points of type at which both columns are full."""

    share: float
    size: float


class _Range(NamedTuple):
    """The least and the greatest part of the width that the main column may take."""

    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class _Pair:
    """A flow parted into a main and a side column."""

    main: Flow
    side: Flow
    main_glue: float
    side_glue: float
    room: Room

    @property
    def width(self) -> float:
        """Points of both columns together."""
        return self.room.width - self.room.gutter

    def bounds(self, share: float, size: float) -> _Bounds:
        """Try a share of the width at a size in points."""
        head, room = self.room.head, self.room
        main = set_depths(self.main.measures, self.width * share, size)
        side = set_depths(self.side.measures, self.width * (1 - share), size)
        lead = head.lead_depth(size)
        return _Bounds(
            head.bound(room.under(self.width * share), sum(main.blocks) + self.main_glue, lead.blocks[0]),
            head.bound(room.height, sum(side.blocks) + self.side_glue, lead.blocks[0]),
            min(main.same, side.same, lead.same),
        )

    def greatest(self, share: float) -> float:
        """Return the size in points that no word lets the type pass at a share."""
        return greatest_size(
            self.room, (self.main, self.width * share), (self.side, self.width * (1 - share))
        )


def fit_beside(flow: Flow, arrangement: Arrangement, room: Room, beat: float) -> Fit | None:
    """Set some kinds in a main column and all others beside it; None if it cannot beat a size in points."""
    main = tuple(at for at, kind in enumerate(flow.kinds) if kind in arrangement.main)
    side = tuple(at for at, kind in enumerate(flow.kinds) if kind not in arrangement.main)
    if not main or not side:
        return None
    in_main, in_side = flow.part(main), flow.part(side)
    pair = _Pair(in_main, in_side, in_main.glue, in_side.glue, room)
    limits = _Range(*arrangement.share)
    if room.pictures:
        limits = limits._replace(least=max(limits.least, room.pictures.least_width / pair.width))
    if limits.least > limits.greatest:
        return None
    best = _best_share(pair, limits, beat or starting_size(flow, room))
    if not best.size:
        return None

    def trial(size: float) -> Bound:
        bounds = pair.bounds(best.share, size)
        return Bound(min(bounds.main, bounds.side), bounds.same)

    size = search(trial, best.size, 0.0, pair.greatest(best.share))
    if size <= beat:
        return None
    width = pair.width * best.share
    columns = (Column(width, main), Column(pair.width - width, side))
    return Fit(size, (columns,), arrangement.name, beside=True)


def _best_share(pair: _Pair, limits: _Range, size: float) -> _Shared:
    """Find a share that lets both columns bear nearly the same size, and guess that size."""
    share = best_share = sum(limits) / 2
    best = 0.0
    for _ in range(SHARES):
        greatest = pair.greatest(share)
        tried = min(size, greatest)
        bounds = pair.bounds(share, tried)
        if min(bounds.main, bounds.side, greatest) > best:
            best, best_share = min(bounds.main, bounds.side, greatest), share
        in_main, in_side = expected_size(tried, bounds.main), expected_size(tried, bounds.side)
        if not in_main and not in_side:
            # Pictures leave no height at all.
            break
        share, size = _balanced(share, in_main, in_side, limits)
        if not size:
            break
    return _Shared(best_share, max(best, size))


def _balanced(share: float, in_main: float, in_side: float, limits: _Range) -> _Shared:
    """Guess the share at which both columns bear one size, and that size: it grows as the root of a width."""
    main, side = in_main**2 / share, in_side**2 / (1 - share)
    best = min(max(side / (main + side), limits.least), limits.greatest)
    return _Shared(best, math.sqrt(min(main * best, side * (1 - best))))
