"""Number, title, work and rest → the head of a station's card, the same on all cards of a deck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.colour import TEXT, contrast
from cards.exercise import Prescription
from cards.geometry import Point, Rect, Size
from cards.layout import Layout
from cards.makeup.chips import draw_station
from cards.makeup.logo_plate import LogoPlate, make_logo_plate
from cards.makeup.passage import Passage, display, heading
from cards.page import Colour, Item, Panel, Role, Rule
from cards.typesetting.lines import Setter, measure_words
from cards.vocabulary import Labels

#: Baseline to baseline in a title, in em; its lines at most; by how much it shrinks.
LEADING, LINES, SHRINK = 0.96, 3, 0.97
#: Em by which letters may stand higher than capitals.
ASCENDERS = 0.08
#: Parts of the margin: from the square to the title, over a title that stands under the square, over a logo.
BEFORE, UNDER, OVER_LOGO = 0.9, 0.8, 0.5
#: The same: between two times.
APART = 0.5
#: Parts of the title's width and height that a logo and its plate take at most.
LOGO_WIDE, LOGO_HIGH = 0.6, 0.28
#: Parts of a time's type: a unit's and a label's, between the figures and them; of its place, the figures'.
UNIT, AFTER, FIGURES = 0.42, 0.1, 0.6
#: Figures that open a time, such as 40 in "40 s".
_FIGURES = re.compile(r"\s*([0-9]+(?:\s*[-–:.,/]\s*[0-9]+)?)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Time:
    """How long, or how often: a label, figures set large, and what they count; empty for a pen."""

    label: str
    figures: str
    unit: str


@dataclass(frozen=True, slots=True)
class StationPlaces:
    """Where the parts of a head stand; lengths in points."""

    #: Whether it stands at the card's left side.
    aside: bool
    band: Rect
    square: Rect
    title: Rect
    #: The logo with its plate, and its top left corner under the title; None without one.
    logo: LogoPlate | None
    logo_at: Point
    #: The ground of work and rest, and the places of both.
    times: Rect
    each: tuple[Rect, ...]


def times_of(told: Prescription, words: Labels, *, blank: bool = True) -> tuple[Time, ...]:
    """Return work, or else repetitions or a hold, and rest; where neither is told, two for a pen or none."""
    if not blank and not any((told.work, told.reps, told.hold, told.rest)):
        return ()
    counted = next(
        (
            pair
            for pair in ((words.work, told.work), (words.reps, told.reps), (words.hold, told.hold))
            if pair[1]
        ),
        (words.work, ""),
    )
    often = _time(*counted)
    # "10 steps" says what is counted: "repetitions" behind it would be a second unit.
    if counted[0] == words.reps and often.unit:
        often = Time("", often.figures, often.unit)
    return often, _time(words.rest, told.rest)


def _time(label: str, value: str) -> Time:
    match = _FIGURES.fullmatch(value)
    return Time(label, match[1], match[2].strip()) if match else Time(label, value, "")


def head_places(layout: Layout, *, numbered: bool, timed: bool = True) -> StationPlaces:
    """Part a head between number, title and times; what is not there leaves its place to the title."""
    station, margin, trim = layout.station, layout.margin, layout.trim
    assert station is not None
    side, deep = station.square if numbered else 0.0, station.band if timed else 0.0
    if trim.width > trim.height:
        band = Rect(0.0, 0.0, station.head, trim.height)
        square = Rect(margin, max(layout.safe, margin), side, side)
        top = square.bottom + (UNDER * margin if numbered else 0.0)
        times = Rect(0.0, trim.height - deep, station.head, deep)
        title = Rect(margin, top, station.head - 2 * margin, times.y - top - UNDER * margin)
        half = (times.height - margin) / 2
        each = tuple(
            Rect(margin, times.y + margin / 2 + n * half, station.head - 2 * margin, half) for n in range(2)
        )
        return StationPlaces(True, band, square, *_with_logo(title, layout), times, each)
    band = Rect(0.0, 0.0, trim.width, station.head)
    square = Rect(margin, (station.head - side) / 2, side, side)
    left = square.right + (BEFORE * margin if numbered else 0.0)
    top = max(square.y, layout.safe + ASCENDERS * layout.masthead.title_two) if numbered else margin
    title = Rect(left, top, trim.width - margin - left, station.head - 2 * top)
    times = Rect(0.0, station.head, trim.width, deep)
    width = (trim.width - 2 * margin) / 2
    each = tuple(Rect(margin + n * width, times.y, width, times.height) for n in range(2))
    return StationPlaces(False, band, square, *_with_logo(title, layout), times, each)


def _with_logo(title: Rect, layout: Layout) -> tuple[Rect, LogoPlate | None, Point]:
    """Part a title's place between the title and, at its foot, the logo."""
    plate = make_logo_plate(layout, Size(LOGO_WIDE * title.width, LOGO_HIGH * title.height))
    deep = plate.size.height + OVER_LOGO * layout.margin if plate else 0.0
    at = Point(title.x, title.bottom - plate.size.height if plate else title.bottom)
    return Rect(title.x, title.y, title.width, title.height - deep), plate, at


def set_title(title: str, room: Rect, setter: Setter) -> Passage:
    """Set a title as large as its place allows."""
    layout = setter.layout
    text, face = setter.display(title), layout.display_face
    for count in range(1, LINES + 1):
        size = layout.masthead.title_one if count == 1 else layout.masthead.title_two
        placed = display(text, room.width, size, LEADING, face)
        if len(placed.lines) <= count and placed.height <= room.height:
            return placed
    while placed.height > room.height or len(placed.lines) > LINES:
        size *= SHRINK
        placed = display(text, room.width, size, LEADING, face)
    return placed


def draw_station_head(
    title: Passage,
    station: str,
    times: tuple[Time, ...],
    setter: Setter,
    numbers: Iterator[int],
) -> Iterator[Item]:
    """Turn number, title and times into items."""
    layout = setter.layout
    numbered = bool(measure_words(station, layout.display_face).pieces)
    places = head_places(layout, numbered=numbered, timed=bool(times))
    yield from _grounds(places, layout)
    if numbered:
        yield from draw_station(station, places.square, layout, numbers)
    room = places.title
    y = room.y if places.aside else room.y + (room.height - title.height) / 2
    yield from title.draw_display(Point(room.x, y), layout.masthead.text, next(numbers), Role.TITLE)
    if places.logo:
        yield from places.logo.draw(places.logo_at)
    for time, place in zip(times, places.each, strict=False):
        yield from _draw_time(time, place, layout, numbers)


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


def _draw_time(time: Time, place: Rect, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
    """Draw figures, and what they count at their right; a line to write on without any."""
    station, colour = layout.station, _on_accent(layout)
    assert station is not None
    face, size = layout.display_face, station.times
    capital = fonts.face(face).cap_height
    figures = heading(measure_words(time.figures, face), place.width * FIGURES, size, face)
    base, x = place.y + (place.height + capital * size) / 2, place.x
    if figures.lines:
        yield from figures.draw_display(Point(x, base - figures.capitals), colour, next(numbers))
        x += figures.width + AFTER * size
    words = heading(
        measure_words(f"{time.unit} {time.label}".strip(), face),
        place.right - x - APART * layout.margin,
        UNIT * size,
        face,
    )
    yield from words.draw_display(Point(x, base - words.capitals), colour, next(numbers))
    if not figures.lines:
        start = Point(x + words.width + AFTER * size, base)
        yield Rule(start, Point(place.right - layout.margin, base), colour, layout.masthead.rule / 2)


def _on_accent(layout: Layout) -> Colour:
    """Return the colour of words on the accent: ink, or the band's own where ink would not stand out."""
    band = layout.masthead
    stands_out = band.fill == layout.ground or contrast(layout.ink, band.accent) >= TEXT
    return layout.ink if stands_out else band.fill
