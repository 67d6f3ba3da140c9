"""Number, title, work and rest → the head of a station's card, the same on all cards of a deck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards.geometry import Point, Rect, Size
from cards.layout import Layout
from cards.makeup.logo_plate import LogoPlate, make_logo_plate
from cards.makeup.passage import DESCENT, Passage, display
from cards.page import Item, Panel, Role, Rule
from cards.typesetting.lines import Setter
from cards.units import POINTS_PER

#: Baseline to baseline in a title, in em; its lines at most; by how much it shrinks.
LEADING, LINES, SHRINK = 0.96, 3, 0.97
#: Points of type below which a title is not shrunk any more.
TINY = 1.0
#: The part of its size to which a title on two lines shrinks rather than take a third.
SPARED = 0.8
#: Em of a title by which letters may stand higher than capitals.
ASCENDERS = 0.08
#: Parts of the margin: from the square to the title, over a title that stands under the square, under one
#: beside it, between a logo and what is nearest to it.
BEFORE, UNDER, FOOT, LOGO_GAP = 0.9, 0.8, 0.3, 0.5
#: The part of the safe area that stays blank under the times at a card's edge, beside their own.
EDGE = 0.7
#: The part of the width that work has, and the rest of it but for a gap has rest; that gap in margins.
WORK, APART = 0.55, 0.6
#: Parts of the title's width and height that a logo and its plate take at most; of the width beside a title;
#: points of a title's height under which its logo stands beside it.
LOGO_WIDE, LOGO_HIGH, LOGO_BESIDE, LOW = 0.6, 0.28, 0.24, 25 * POINTS_PER["mm"]


@dataclass(frozen=True, slots=True)
class StationPlaces:
    """Where the parts of a head stand; lengths in points."""

    #: Whether it stands at the card's left side.
    aside: bool
    band: Rect
    #: The station's number, or in its place the muscle map; without either the title has it.
    square: Rect
    title: Rect
    #: The greatest type of the title.
    largest: float
    #: The logo with its plate, and its top left corner under the title; None without one.
    logo: LogoPlate | None
    logo_at: Point
    #: The ground of work and rest, and the places of both.
    times: Rect
    each: tuple[Rect, ...]


def head_places(layout: Layout, *, squared: bool, timed: bool = True) -> StationPlaces:
    """Part a head between its square, title and times; what is not there leaves its place to the title."""
    station, trim = layout.station, layout.trim
    assert station is not None
    deep = station.band if timed else 0.0
    largest = layout.masthead.title_two if squared else layout.masthead.title_one
    if trim.width > trim.height:
        return _aside(layout, deep, largest, squared=squared)
    return _above(layout, deep, largest, squared=squared)


def _aside(layout: Layout, deep: float, largest: float, *, squared: bool) -> StationPlaces:
    station, margin, trim = layout.station, layout.margin, layout.trim
    assert station is not None
    width, side = station.head - 2 * margin, station.square if squared else 0.0
    square = Rect(margin, max(layout.safe, margin), side, side)
    times = Rect(0.0, trim.height - deep, station.head, deep)
    top = square.bottom + (UNDER * margin if squared else 0.0)
    title = Rect(margin, top, width, times.y - top - UNDER * margin)
    half = (times.height - layout.safe * EDGE) / 2
    each = tuple(Rect(margin, times.y + n * half, width, half) for n in range(2))
    band = Rect(0.0, 0.0, station.head, trim.height)
    if not squared:
        return StationPlaces(True, band, square, *_with_logo(title, layout, largest), times, each)
    left = square.right + LOGO_GAP * margin
    room = margin + width - left
    plate = make_logo_plate(layout, Size(room, min(side, room)))
    at = Point(left, square.y)
    return StationPlaces(True, band, square, title, largest, plate, at, times, each)


def _above(layout: Layout, deep: float, largest: float, *, squared: bool) -> StationPlaces:
    station, margin, trim = layout.station, layout.margin, layout.trim
    assert station is not None
    side = station.square if squared else 0.0
    square = Rect(margin, (station.head - side) / 2, side, side)
    left = square.right + (BEFORE * margin if squared else 0.0)
    top = max(layout.safe + ASCENDERS * largest, square.y if squared else 0.0)
    bottom = station.head - FOOT * margin
    title = Rect(left, top, trim.width - margin - left, bottom - top)
    times = Rect(0.0, station.head, trim.width, deep)
    width, gap = trim.width - 2 * margin, APART * margin
    work = WORK * width - gap / 2
    each = (
        Rect(margin, times.y, work, deep),
        Rect(margin + work + gap, times.y, width - work - gap, deep),
    )
    band = Rect(0.0, 0.0, trim.width, station.head)
    return StationPlaces(False, band, square, *_with_logo(title, layout, largest), times, each)


def _with_logo(title: Rect, layout: Layout, largest: float) -> tuple[Rect, float, LogoPlate | None, Point]:
    """Part a title's place between the title and the logo: at its foot, or at the right of a low one."""
    if title.height < LOW:
        plate = make_logo_plate(layout, Size(LOGO_BESIDE * title.width, title.height))
        wide = plate.size.width + LOGO_GAP * layout.margin if plate else 0.0
        at = Point(title.right - wide + LOGO_GAP * layout.margin, title.y)
        if plate:
            at = Point(at.x, title.y + (title.height - plate.size.height) / 2)
        return Rect(title.x, title.y, title.width - wide, title.height), largest, plate, at
    plate = make_logo_plate(layout, Size(LOGO_WIDE * title.width, LOGO_HIGH * title.height))
    deep = plate.size.height + LOGO_GAP * layout.margin if plate else 0.0
    at = Point(title.x, title.bottom - plate.size.height if plate else title.bottom)
    return Rect(title.x, title.y, title.width, title.height - deep), largest, plate, at


def set_title(title: str, places: StationPlaces, setter: Setter) -> Passage:
    """Set a title as large as its place allows, on three lines only where that makes it much larger."""
    text, face, room = setter.display(title), setter.layout.display_face, places.title
    ways = []
    for count in range(1, LINES + 1):
        size = places.largest
        placed = display(text, room.width, size, LEADING, face)
        while size > TINY and (placed.height > room.height or len(placed.lines) > count):
            size *= SHRINK
            placed = display(text, room.width, size, LEADING, face)
        ways.append(placed)
    return max(ways, key=lambda placed: placed.size * (SPARED if len(placed.lines) == LINES else 1.0))


def draw_station_head(
    title: Passage, places: StationPlaces, layout: Layout, numbers: Iterator[int]
) -> Iterator[Item]:
    """Turn the head's grounds, the title and the logo into items."""
    yield from _grounds(places, layout)
    room = places.title
    y = room.y if places.aside else _middle(title, places)
    yield from title.draw_display(Point(room.x, y), layout.masthead.text, next(numbers), Role.TITLE)
    if places.logo:
        yield from places.logo.draw(places.logo_at)


def _middle(title: Passage, places: StationPlaces) -> float:
    """Return the y at which a title stands in the middle of the band, or as near to it as can be."""
    room = places.title
    around = places.band if places.logo is None or room.height < LOW else room
    y = around.y + (around.height - title.height + DESCENT * title.size / 2) / 2
    return max(room.y, min(room.bottom - title.height, y))


def _grounds(places: StationPlaces, layout: Layout) -> Iterator[Item]:
    masthead, bleed = layout.masthead, layout.bleed
    band, times = (_bled(one, layout, bleed) for one in (places.band, places.times))
    if masthead.fill != layout.ground:
        yield Panel(band, fill=masthead.fill)
        if places.times.height:
            yield Panel(times, fill=masthead.accent)
        return
    # In black and white rules part what colours part else.
    if places.aside:
        yield Rule(Point(band.right, band.y), Point(band.right, band.bottom), layout.ink, masthead.rule)
        yield Rule(Point(times.x, times.y), Point(times.right, times.y), layout.ink, masthead.rule)
    else:
        for y in dict.fromkeys((places.times.y, places.times.bottom)):
            yield Rule(Point(times.x, y), Point(times.right, y), layout.ink, masthead.rule)


def _bled(place: Rect, layout: Layout, bleed: float) -> Rect:
    """Let a place that meets the card's edges run over them."""
    left = -bleed if place.x <= 0 else place.x
    top = -bleed if place.y <= 0 else place.y
    right = place.right + (bleed if place.right >= layout.trim.width else 0.0)
    bottom = place.bottom + (bleed if place.bottom >= layout.trim.height else 0.0)
    return Rect(left, top, right - left, bottom - top)
