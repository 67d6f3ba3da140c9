"""The drawing data of the muscle map → every region with both its halves, front and back in one drawing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cards.geometry import Rect, Size
from cards.library import SHIPPED
from cards.toml import parse

#: The bodies that the map can be drawn on.
BODIES: Mapping[str, str] = {"standard": "muscle-map.toml", "soft": "muscle-map-soft.toml"}

#: Units of a drawing for one of the data, which are thousandths of the stature; whole ones are fine enough.
SCALE = 2
#: Units around the bodies and between them.
MARGIN, BETWEEN = 10 * SCALE, 36 * SCALE

_NUMBER = re.compile(r"-?[0-9.]+")


@dataclass(frozen=True, slots=True)
class Region:
    """A muscle, or a part of one, on both sides of the midline."""

    #: As `drawing.Ink` takes it.
    path: str
    #: A box that holds the path.
    box: Rect
    #: Units across the largest circle that goes into it.
    room: float


@dataclass(frozen=True, slots=True)
class Body:
    """A body from the front, on the left, and from the back."""

    size: Size
    #: Units between two muscles.
    gap: float
    outline: Region
    #: What is never lit: head, knees, Achilles tendons.
    ground: Region
    #: By side and name, a part's number or name after it: "front.chest", "front.abs.1".
    regions: Mapping[str, Region]
    #: Muscles that have parts, drawn without the seams between them: "front.abs".
    united: Mapping[str, Region]


@lru_cache(maxsize=len(BODIES))
def body(name: str) -> Body:
    """Read a body; KeyError for one that is not of `BODIES`."""
    data = parse((SHIPPED / BODIES[name]).read_text(encoding="utf-8"), BODIES[name]).data
    reach = max(max(_scaled(data[side]["outline"])[::2]) for side in ("front", "back"))
    middles = {"front": MARGIN + reach, "back": MARGIN + 3 * reach + BETWEEN}
    outlines, grounds = [], []
    regions: dict[str, Region] = {}
    united: dict[str, Region] = {}
    for side, middle in middles.items():
        drawn = data[side]
        outlines.append(_placed((drawn["outline"],), middle))
        grounds.append(_placed(drawn["ground"], middle))
        for found, key in ((regions, "muscles"), (united, "united")):
            for muscle, about in drawn[key].items():
                found[f"{side}.{muscle}"] = _placed((about["d"],), middle, about["room"] * SCALE)
    size = Size(4 * reach + BETWEEN + 2 * MARGIN, 1000 * SCALE + 2 * MARGIN)
    return Body(size, data["map"]["gap"] * SCALE, joined(outlines), joined(grounds), regions, united)


def joined(regions: Iterable[Region]) -> Region:
    """Make one region of several."""
    every = tuple(regions)
    left, top = min(one.box.x for one in every), min(one.box.y for one in every)
    right, bottom = max(one.box.right for one in every), max(one.box.bottom for one in every)
    box = Rect(left, top, right - left, bottom - top)
    return Region(" ".join(one.path for one in every), box, min(one.room for one in every))


def _placed(paths: Iterable[str], middle: int, room: float = 0.0) -> Region:
    """Put paths where a body's midline lies; one that is all right of it gets its twin."""
    written: list[str] = []
    xs: list[int] = []
    ys: list[int] = []
    for path in paths:
        for figure in path.split("Z")[:-1]:
            numbers = _scaled(figure)
            ways, down = numbers[::2], [MARGIN + y for y in numbers[1::2]]
            for side in (1, -1) if min(ways) >= 0 else (1,):
                across = [middle + side * x for x in ways]
                written.append(_operators(across, down))
                xs += across
            ys += down
    box = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return Region(" ".join(written), box, room)


def _operators(xs: list[int], ys: list[int]) -> str:
    """Write one closed figure: a start, then curves."""
    pattern = "%d %d m" + " %d %d %d %d %d %d c" * (len(xs) // 3) + " h"
    return pattern % tuple(number for place in zip(xs, ys, strict=True) for number in place)


def _scaled(path: str) -> list[int]:
    """Return the numbers of a path, x and y by turns, in units of the drawing."""
    return [round(SCALE * float(number)) for number in _NUMBER.findall(path)]
