"""A flow and a layout's arrangements → the one of the largest type, and where pictures stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from cards.geometry import Point, Rect, Sides
from cards.layout import Arrangement, Layout, Rung
from cards.makeup.figure_frame import FigureFrame
from cards.makeup.picture_frame import PictureFrame
from cards.typesetting.copyfit import Fit, Flow, Room, fit

#: By how much a later arrangement must win.
GAIN = 1.015
#: The part of a layout's largest type that counts as all of it.
HELD = 0.999
#: The part of the width that is left to the text beside pictures.
LEAST_BESIDE = 0.55
#: By how much pictures beside the text must win over pictures above it, and the parts of their height that
#: they are tried at there: the first that wins is taken.
GAIN_BESIDE, PARTS_BESIDE = 1.03, (1.35, 1.15, 1.0, 0.8)

#: What stands over or beside the text: an author's pictures, or the drawing of a movement.
Frame: TypeAlias = PictureFrame | FigureFrame


@dataclass(frozen=True, slots=True)
class Standing:
    """Where pictures stand, and what they leave to the text; lengths in points."""

    at: Point
    width: float
    text: Rect
    #: What they take of the first column's height.
    over_first: float = 0.0


@dataclass(frozen=True, slots=True)
class Arranged:
    """A fit, the room that it fits, and the pictures that stand in it."""

    fit: Fit | None
    room: Room
    #: None without pictures.
    frame: Frame | None


def arrange(
    flow: Flow, layout: Layout, room: Room, frame: Frame | None, given_up: tuple[Rung, ...]
) -> Arranged:
    """Fit every arrangement open at this step and keep the largest; an earlier one wins a near tie."""
    last_resort = {rung.arrangement for rung in layout.ladder if rung.arrangement}
    opened = {rung.arrangement for rung in given_up}
    allowed = [one for one in layout.arrangements if one.name not in last_resort - opened]
    # Where type is held to a size, no break at a heading and no favourite arrangement may cost any of it.
    held = (layout.largest or 0.0) * HELD
    for arrangement in allowed if held else ():
        if found := fit(flow, arrangement, room, beat=held):
            return Arranged(found, room, frame)
    best, size = Arranged(None, room, frame), 0.0
    for arrangement in allowed:
        if found := fit(flow, arrangement, room, beat=size * GAIN):
            best, size = Arranged(found, room, frame), found.size
        for offered in _beside_pictures(room, frame, arrangement):
            found = fit(flow, arrangement, offered.room, beat=size * GAIN_BESIDE)
            if found and offered.stands(found.size):
                best, size = Arranged(found, offered.room, offered.frame), found.size
                break
    return best


@dataclass(frozen=True, slots=True)
class _Offer:
    """The room beside pictures that stand one under the other."""

    room: Room
    frame: PictureFrame

    def stands(self, size: float) -> bool:
        """Say whether the pictures stand within the height of the text, at a size in points."""
        room, frame = self.room, self.frame
        return frame.depth(frame.stack_width) <= room.height - room.head.height(size)


def _beside_pictures(room: Room, frame: Frame | None, arrangement: Arrangement) -> Iterator[_Offer]:
    """Yield the rooms that pictures one under the other leave to a single column, from the largest ones."""
    # A drawing would leave a hole under itself: it stands over the text on all cards of a deck.
    if not isinstance(frame, PictureFrame) or arrangement.columns > 1:
        return
    for part in PARTS_BESIDE:
        stacked = replace(frame.smaller(part), stacked=True)
        width = room.width - stacked.stack_width - room.gutter
        if width > room.width * LEAST_BESIDE:
            yield _Offer(replace(room, width=width, pictures=stacked, aside=True), stacked)


def stand(frame: Frame, room: Room, found: Fit | None, area: Rect) -> Standing:
    """Part the area under the masthead between pictures and text, as the fit has it."""
    if room.aside:
        return Standing(Point(area.right + room.gutter, area.y), frame.stack_width, area)
    at = Point(area.x, area.y)
    if found and found.beside:
        main = found.pages[0][0].width
        return Standing(at, main, area, frame.depth(main))
    return Standing(at, area.width, area.inset(Sides(frame.depth(area.width), 0, 0, 0)))
