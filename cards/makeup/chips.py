"""What is told of an exercise in few words → labels in rows and a station's number, at their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards import fonts
from cards.exercise import Run
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.page import Glyphs, Item, Panel, Role, TextLine
from cards.typesetting.lines import set_words
from cards.typesetting.paragraph import Faces, Text, balance_lines, measure_text

#: In em of the labels' type: padding at a label's sides, its height, the space between two.
CHIP_PADDING, CHIP_HEIGHT, CHIP_GAP = 0.55, 1.62, 0.5
#: Baseline to baseline of a label on several lines, in em, and how far it is shrunk to stay on one.
CHIP_LEADING, CHIP_SHRINK = 1.15, 0.8
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
    #: One, but for a label that is much wider than its row.
    lines: tuple[tuple[int, int], ...]
    x: float
    y: float
    width: float
    #: Of its type; a label that is wider than its row is set smaller.
    size: float
    filled: bool

    @property
    def height(self) -> float:
        """Points that its outline is high."""
        return (CHIP_HEIGHT + CHIP_LEADING * (len(self.lines) - 1)) * self.size


def set_chips(tags: Tags, width: float, layout: Layout) -> tuple[Chip, ...]:
    """Turn doses and labels into rows of a width in points, the doses in rows of their own."""
    return tuple(_chips(tags, width, layout))


def chips_height(chips: tuple[Chip, ...], layout: Layout) -> float:
    """Return the points of height that labels take, with the blank over them."""
    if not chips:
        return 0.0
    return chips[-1].y + chips[-1].height + layout.margin * OVER_LABELS


def draw_chips(chips: tuple[Chip, ...], at: Point, layout: Layout) -> Iterator[Item]:
    """Turn labels into items from the top left corner of their rows' blank."""
    cap = fonts.face(layout.label_face).cap_height
    for number, chip in enumerate(chips):
        padding = CHIP_PADDING * chip.size
        rect = Rect(at.x + chip.x, at.y + layout.margin * OVER_LABELS + chip.y, chip.width, chip.height)
        fill = layout.masthead.accent if chip.filled else None
        radius = chip.size * CHIP_HEIGHT * 0.28
        yield Panel(rect, fill, radius=radius, stroke=layout.masthead.accent, weight=0.9)
        baseline = rect.y + (chip.size * CHIP_HEIGHT + cap * chip.size) / 2
        colour = layout.masthead.fill if chip.filled else layout.masthead.text
        for index, line in enumerate(chip.lines):
            place = Point(rect.x + padding, baseline + index * CHIP_LEADING * chip.size)
            last = index == len(chip.lines) - 1
            yield set_words(chip.text, place, chip.size, colour, FIRST_GROUP + number, line=line, last=last)


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
    x = y = deep = 0.0
    for number, label in enumerate((*tags.doses, *tags.labels)):
        is_dose = number < len(tags.doses)
        size = layout.masthead.labels * (DOSE if is_dose else 1.0)
        chip = _chip(label, size, width, layout, filled=is_dose)
        if x and (x + chip.width > width or number == len(tags.doses)):
            x, y, deep = 0.0, y + deep, 0.0
        deep = max(deep, chip.height + CHIP_GAP * size)
        yield replace(chip, x=x, y=y)
        x += chip.width + CHIP_GAP * size


def _chip(label: str, size: float, width: float, layout: Layout, *, filled: bool) -> Chip:
    """Set a label on one line, a little smaller if need be, else on as many as it takes."""
    faces = Faces(*[layout.label_face] * 4)
    whole = measure_text((Run(label.replace(" ", "\u00a0")),), faces)
    least = min(size, width / (_natural(whole) + 2 * CHIP_PADDING))
    if least >= size * CHIP_SHRINK:
        wide = (_natural(whole) + 2 * CHIP_PADDING) * least
        return Chip(whole, ((0, len(whole.pieces)),), 0.0, 0.0, wide, least, filled)
    text = measure_text((Run(label),), faces)
    size = min(size, width / (text.widest + 2 * CHIP_PADDING))
    lines = balance_lines(text, width / size - 2 * CHIP_PADDING)
    reach = max(text.ends[past - 1] - text.starts[first] for first, past in lines)
    return Chip(text, lines, 0.0, 0.0, (reach + 2 * CHIP_PADDING) * size, size, filled)


def _natural(text: Text) -> float:
    return sum(piece.width + piece.blank for piece in text.pieces) or 1.0
