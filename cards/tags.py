"""What is told of an exercise in few words → labels in rows and a station's number, at their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.exercise import Run
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.page import Glyphs, Item, Panel, Role, TextLine
from cards.paragraph import Faces, Text, measure_text
from cards.typesetting import set_words

#: In em of the labels' type: padding at a label's sides, its height, the space between two.
CHIP_PADDING, CHIP_HEIGHT, CHIP_GAP = 0.55, 1.62, 0.5
#: Part of the margin: blank over labels.
OVER_LABELS = 0.28
#: How much larger than other labels those are that say how much is to be done.
DOSE = 1.4
#: A station's square, as a part of the page's width, and of the words' width in a masthead at the side;
#: parts of the square that its number may take in height and in width.
STATION, SIDE_STATION, FIGURE_HEIGHT, FIGURE_WIDTH = 0.155, 0.42, 0.72, 0.82
#: Groups of the number and of the first label.
STATION_GROUP, FIRST_GROUP = 9, 10


@dataclass(frozen=True, slots=True)
class Tags:
    """What is told of an exercise in few words beside its title."""

    #: Its number in a circuit, set large; empty for none.
    station: str
    #: What a coach prescribes: filled labels.
    doses: tuple[str, ...]
    #: Equipment, muscles, level.
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A label at its place in the rows of labels; lengths in points."""

    text: Text
    x: float
    y: float
    width: float
    #: Of the row's type; a label that is wider than its row is set smaller.
    size: float
    filled: bool


def set_chips(tags: Tags, width: float, layout: Layout) -> tuple[Chip, ...]:
    """Turn doses and labels into rows of a width in points, the doses in rows of their own."""
    return tuple(_chips(tags, width, layout))


def chips_height(chips: tuple[Chip, ...], layout: Layout) -> float:
    """Return the points of height that labels take, with the blank over them."""
    if not chips:
        return 0.0
    return chips[-1].y + chips[-1].size * CHIP_HEIGHT + layout.margin * OVER_LABELS


def draw_chips(chips: tuple[Chip, ...], at: Point, layout: Layout) -> Iterator[Item]:
    """Turn labels into items from the top left corner of their rows' blank."""
    cap = fonts.face(layout.label_face).cap_height
    for number, chip in enumerate(chips):
        height, padding = chip.size * CHIP_HEIGHT, CHIP_PADDING * chip.size
        size = min(chip.size, (chip.width - 2 * padding) / _natural(chip.text))
        rect = Rect(at.x + chip.x, at.y + layout.margin * OVER_LABELS + chip.y, chip.width, height)
        fill = layout.masthead.accent if chip.filled else None
        yield Panel(rect, fill, radius=height * 0.28, stroke=layout.masthead.accent, weight=0.9)
        baseline = Point(rect.x + padding, rect.y + (height + cap * size) / 2)
        colour = layout.masthead.fill if chip.filled else layout.masthead.text
        yield set_words(chip.text, baseline, size, colour, FIRST_GROUP + number)


def station_side(tags: Tags, layout: Layout) -> float:
    """Return the points of a station's square at each side; 0 where there is none."""
    if not tags.station:
        return 0.0
    side = layout.masthead.side
    return (side - 1.6 * layout.margin) * SIDE_STATION if side else layout.trim.width * STATION


def draw_station(station: str, place: Rect, layout: Layout) -> Iterator[Item]:
    """Turn a station's number into items, as large as its square allows."""
    face = fonts.face(layout.display_face)
    yield Panel(place, layout.masthead.accent, radius=place.width * 0.08)
    size = min(
        place.height * FIGURE_HEIGHT / face.cap_height, place.width * FIGURE_WIDTH / face.width(station)
    )
    width = face.width(station) * size
    at = Point(place.x + (place.width - width) / 2, place.y + (place.height + face.cap_height * size) / 2)
    glyphs = Glyphs(station, face.name, layout.masthead.fill, 0.0, width)
    yield TextLine(at, size, (glyphs,), Role.PARAGRAPH, STATION_GROUP)


def _chips(tags: Tags, width: float, layout: Layout) -> Iterator[Chip]:
    faces = Faces(*[layout.label_face] * 4)
    x = y = deep = 0.0
    for number, label in enumerate((*tags.doses, *tags.labels)):
        is_dose = number < len(tags.doses)
        size = layout.masthead.labels * (DOSE if is_dose else 1.0)
        text = measure_text((Run(label.replace(" ", "\u00a0")),), faces)
        wide = min(width, (_natural(text) + 2 * CHIP_PADDING) * size)
        if x and (x + wide > width or number == len(tags.doses)):
            x, y = 0.0, y + deep
        deep = (CHIP_HEIGHT + CHIP_GAP) * size
        yield Chip(text, x, y, wide, size, is_dose)
        x += wide + CHIP_GAP * size


def _natural(text: Text) -> float:
    return sum(piece.width + piece.blank for piece in text.pieces) or 1.0
