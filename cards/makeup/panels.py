"""Pictures of a movement and the page's width → panels side by side, over the whole width, each numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cards import fonts
from cards.artwork.bitmap import develop
from cards.artwork.pictures import Artwork
from cards.colour import TEXT, Colour, contrast, words_on
from cards.drawing import Drawing
from cards.exercise import Kind
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.muscle_block import MuscleBlock, draw_muscle_block
from cards.page import Disc, Figure, Image, Item, Panel, Role, Rule
from cards.typesetting.lines import Look, measure_words, set_display, whole

#: Part of a panel's height that stays blank over and under what it shows; of its width, at both sides.
OVER, SIDE = 0.05, 0.05
#: The radius of a number's disc as a part of its panel's height, and of the card's width at the least; its
#: type as a part of that radius.
BADGE, LEAST_BADGE, NUMBER = 0.083, 0.023, 1.5
#: The part of the height that is left which stays under a posture.
LIFT = 0.4
#: Points of the line between two panels; of their edges in black and white.
SEAM, EDGE = 4.0, 0.9
#: The part of the width that a map takes beside a single panel; of the margin, the blank before a map.
ALONE, BEFORE_MAP = 0.34, 0.35
#: Points of a photo's rounded corners.
RADIUS = 4.0


@dataclass(frozen=True, slots=True)
class Posture:
    """One posture of a movement, drawn; all of a card have one height, and one floor."""

    drawing: Drawing
    #: The drawing's units of blank over what is drawn.
    blank: float
    alt: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of the author's own."""

    artwork: Artwork
    alt: str


#: What a panel shows.
Shown: TypeAlias = Posture | Photo


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a panel shows, and the step's number in its corner; empty for none."""

    shown: Shown
    number: str


def draw_panels(
    row: Sequence[Numbered],
    aside: MuscleBlock | None,
    area: Rect,
    scale: float,
    layout: Layout,
    numbers: Iterator[int],
) -> Iterator[Item]:
    """Turn a row of panels, and a map at its right, into items in an area as wide as the page.

    `scale`: points of paper for one of the drawings' units.
    """
    bleed = layout.bleed
    band = Rect(area.x - bleed, area.y, area.width + 2 * bleed, area.height)
    grey = layout.pictures.grey
    if grey:
        for y in (area.y, area.bottom):
            yield Rule(Point(band.x, y), Point(band.right, y), layout.ink, EDGE)
    else:
        yield Panel(band, fill=layout.shade)
    standing = places(row, area, layout, mapped=aside is not None)
    for place in standing[1:]:
        seam = Point(place.x, area.y), Point(place.x, area.bottom)
        yield Rule(*seam, *((layout.ink, EDGE) if grey else (layout.ground, SEAM)))
    yield from draw_row(row, standing, scale, layout)
    if aside:
        yield from _map(aside, standing[-1], layout, numbers)


def places(row: Sequence[object], area: Rect, layout: Layout, *, mapped: bool) -> tuple[Rect, ...]:
    """Part an area between panels of one width and, at the right, a map's."""
    aside = map_width(row, area, layout) if mapped else 0.0
    width = (area.width - aside) / len(row)
    panels = [Rect(area.x + number * width, area.y, width, area.height) for number in range(len(row))]
    last = [Rect(area.right - aside, area.y, aside, area.height)] if mapped else []
    return tuple(panels + last)


def map_width(row: Sequence[object], area: Rect, layout: Layout) -> float:
    """Return the points of width that a map's panel takes beside so many others."""
    poster = layout.poster
    assert poster is not None
    return area.width * (poster.aside if len(row) > 1 else max(poster.aside, ALONE))


def map_measure(width: float, layout: Layout) -> float:
    """Return the points that a map and its legend may be wide in a panel of a width."""
    return width - layout.margin - layout.margin * BEFORE_MAP


def scale_of(row: Sequence[Shown], area: Rect, layout: Layout, *, mapped: bool) -> float:
    """Return the largest scale at which every posture of a row stands in its panel; 0 without any."""
    scales = []
    for shown, place in zip(row, places(row, area, layout, mapped=mapped), strict=False):
        if isinstance(shown, Posture):
            scales.append(largest_scale(shown, place, layout))
    return min(scales, default=0.0)


def largest_scale(posture: Posture, place: Rect, layout: Layout) -> float:
    """Return the largest scale at which a posture stands in a panel clear of its number."""
    return max(_scales(posture, place, layout))


def _scales(posture: Posture, place: Rect, layout: Layout) -> tuple[float, float]:
    """Return the largest scales at which a posture stands under its number, and beside it."""
    room, size = _room(place, layout), posture.drawing.size
    under = (place.bottom - OVER * place.height - _badge(place, layout).bottom) / (
        size.height - posture.blank
    )
    beside = (room.right - _badge(place, layout).right) / size.width
    return (
        min(room.width / size.width, room.height / size.height, under),
        min(beside, room.height / size.height),
    )


def _badge(place: Rect, layout: Layout) -> Rect:
    """Return the box of a panel's number."""
    side = 2 * max(BADGE * place.height, LEAST_BADGE * layout.trim.width)
    left = layout.margin if place.x < layout.margin else place.x + layout.gutter * 0.6
    return Rect(left, place.y + layout.gutter * 0.6, side, side)


def _room(place: Rect, layout: Layout) -> Rect:
    """Return the part of a panel that its picture may take: clear of its edges, and of the paper's."""
    over, side = OVER * place.height, SIDE * place.width
    left = max(place.x + side, layout.margin)
    right = min(place.right - side, layout.trim.width - layout.margin)
    return Rect(left, place.y + over, right - left, place.height - 2 * over)


def draw_row(
    row: Sequence[Numbered], standing: Sequence[Rect], scale: float, layout: Layout
) -> Iterator[Item]:
    """Turn what the panels of a row show, and their numbers, into items: all stand on one floor."""
    panels = [*zip(row, standing, strict=False)]
    lower = max((_lowering(one.shown, place, scale, layout) for one, place in panels), default=0.0)
    for one, place in panels:
        yield from _draw_shown(one, place, scale, lower, layout)


def _lowering(shown: Posture | Photo, place: Rect, scale: float, layout: Layout) -> float:
    """Return by how many points a posture that has no room beside its number goes down to clear it."""
    if not isinstance(shown, Posture):
        return 0.0
    room, badge, size = _room(place, layout), _badge(place, layout), shown.drawing.size
    y = _top(shown, room, scale)
    if y + shown.blank * scale >= badge.bottom or size.width * scale <= room.right - badge.right:
        return 0.0
    return min(room.bottom - size.height * scale, badge.bottom - shown.blank * scale) - y


def _top(shown: Posture, room: Rect, scale: float) -> float:
    height = shown.drawing.size.height * scale
    return room.bottom - height - (room.height - height) * LIFT


def _draw_shown(one: Numbered, place: Rect, scale: float, lower: float, layout: Layout) -> Iterator[Item]:
    """Turn what a panel shows, and its number, into items in its place, so many points lower than usual."""
    room = _room(place, layout)
    match one.shown:
        case Posture(drawing, blank, alt):
            width, height = drawing.size.width * scale, drawing.size.height * scale
            y = _top(one.shown, room, scale) + lower
            badge = _badge(place, layout)
            # Not under the number: beside it, where there is room.
            under = y + blank * scale >= badge.bottom or width > room.right - badge.right
            left = room.x if under else max(room.x, badge.right)
            x = left + (room.right - left - width) / 2
            yield Figure(Rect(x, y, width, height), drawing, alt)
        case Photo(artwork, alt):
            height = min(room.height, room.width / artwork.shape)
            width = height * artwork.shape
            x, y = room.x + (room.width - width) / 2, room.y + (room.height - height) / 2
            box = Rect(x, y, width, height)
            yield Image(box, develop(artwork.data, width, height, grey=layout.pictures.grey), alt, RADIUS)
    if one.number:
        yield from _number(one.number, place, layout)


def _map(block: MuscleBlock, place: Rect, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
    """Draw a map in the middle of its panel's height, flush with the page's words at the right."""
    measure = map_measure(place.width, layout)
    x = place.right - layout.margin - measure
    yield from draw_muscle_block(block, Point(x, place.y + (place.height - block.height) / 2), numbers)


def _number(number: str, place: Rect, layout: Layout) -> Iterator[Item]:
    badge = _badge(place, layout)
    radius = badge.width / 2
    size = NUMBER * radius
    centre = Point(badge.x + radius, badge.y + radius)
    fill = layout.kinds[Kind.EXECUTION].colour if layout.pictures.grey else _accent(layout)
    yield Disc(centre, radius, fill=fill)
    capitals = fonts.face(layout.display_face).cap_height * size
    look = Look(size, words_on(fill, (layout.ground, layout.ink)), Role.ARTIFACT)
    for line in whole(measure_words(number, layout.display_face)):
        at = Point(centre.x - line.width * size / 2, centre.y + capitals / 2)
        yield from set_display((line,), at, 0.0, look, 0)


def _accent(layout: Layout) -> Colour:
    """Return the house's accent as it is, where a number stands out on it, else the colour of its words."""
    told, words = layout.brand.accent, layout.kinds[Kind.EXECUTION].colour
    return told if told and contrast(told, words_on(told, ())) >= TEXT else words
