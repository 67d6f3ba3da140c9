"""Matter and a layout's arrangements → the one of the largest type, and where pictures stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.geometry import Point, Rect, Sides
from cards.layout import Arrangement, Layout, Rung
from cards.makeup.picture_frame import Frame
from cards.typesetting.copyfit import Fit, Room, fit
from cards.typesetting.depths import Matter

#: By how much a later arrangement must win.
GAIN = 1.015
#: The part of a layout's largest type that counts as all of it.
HELD = 0.999
#: The part of the width that is left to the text beside pictures.
LEAST_BESIDE = 0.55
#: By how much pictures beside the text must win over pictures above it, and the parts of their height that
#: they are tried at there: the first that wins is taken.
GAIN_BESIDE, PARTS_BESIDE = 1.03, (1.35, 1.15, 1.0, 0.8)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a frame stands, and what it leaves to the text; lengths in points."""

    at: Point
    width: float
    text: Rect
    #: What it takes of the first column's height.
    over_first: float = 0.0


def largest(
    matter: Matter, layout: Layout, room: Room, given_up: tuple[Rung, ...]
) -> tuple[Fit | None, Room]:
    """Fit every arrangement open at this rung and keep the largest; an earlier one wins a near tie."""
    last_resort = {rung.arrangement for rung in layout.ladder if rung.arrangement}
    opened = {rung.arrangement for rung in given_up}
    allowed = [one for one in layout.arrangements if one.name not in last_resort - opened]
    # Where type is held to a size, no break at a heading and no favourite arrangement may cost any of it.
    held = (layout.largest or 0.0) * HELD
    for arrangement in allowed if held else ():
        if found := fit(matter, arrangement, room, beat=held):
            return found, room
    best, best_room = None, room
    for arrangement in allowed:
        found = fit(matter, arrangement, room, beat=best.size * GAIN if best else 0.0)
        if found:
            best, best_room = found, room
        for offered in _beside_pictures(room, arrangement):
            found = fit(matter, arrangement, offered, beat=best.size * GAIN_BESIDE if best else 0.0)
            if found and _stands(offered, found.size):
                best, best_room = found, offered
                break
    return best, best_room


def _beside_pictures(room: Room, arrangement: Arrangement) -> Iterator[Room]:
    """Yield the rooms that pictures one under the other leave to a single column, from the largest ones."""
    if room.frame is None or arrangement.columns > 1:
        return
    for part in PARTS_BESIDE:
        stacked = replace(room.frame.smaller(part), stacked=True)
        width = room.width - stacked.stack_width - room.gutter
        if width > room.width * LEAST_BESIDE:
            yield replace(room, width=width, frame=stacked, aside=True)


def _stands(room: Room, size: float) -> bool:
    """Say whether pictures one under the other stand within the height of the text."""
    frame = room.frame
    return frame is None or frame.depth(frame.stack_width) <= room.height - room.head.height(size)


def stand(frame: Frame, room: Room, found: Fit | None, area: Rect) -> Standing:
    """Part the area under the masthead between pictures and text, as the fit has it."""
    if room.aside:
        return Standing(Point(area.right + room.gutter, area.y), frame.stack_width, area)
    at = Point(area.x, area.y)
    if found and found.beside:
        main = found.pages[0][0][0]
        return Standing(at, main, area, frame.depth(main))
    return Standing(at, area.width, area.inset(Sides(frame.depth(area.width), 0, 0, 0)))
