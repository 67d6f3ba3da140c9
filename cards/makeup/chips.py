"""Facts of an exercise in few words → labels in rows and a station's number, at their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards import fonts
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.facts_line import Facts
from cards.page import Item, Panel
from cards.typesetting.lines import Line, Look, balance_lines, measure_words, set_line, set_lines, whole

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


@dataclass(frozen=True, slots=True)
class Details:
    """Facts of an exercise in few words beside its title."""

    #: Its number in a circuit, set large; empty for none.
    station: str
    #: What a coach prescribes: filled labels.
    doses: tuple[str, ...]
    #: Equipment, muscles, level.
    labels: tuple[str, ...]
    #: The same as a line, for a design that has no outlines round them.
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """A label at its place in the rows of labels; lengths in points."""

    #: One, but for a label that is much wider than its row.
    lines: tuple[Line, ...]
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


def set_chips(details: Details, width: float, layout: Layout) -> tuple[Chip, ...]:
    """Turn doses and labels into rows of a width in points, the doses in rows of their own."""
    return tuple(_chips(details, width, layout))


def chips_height(chips: tuple[Chip, ...], layout: Layout) -> float:
    """Return the points of height that labels take, with the blank over them."""
    if not chips:
        return 0.0
    return chips[-1].y + chips[-1].height + layout.margin * OVER_LABELS


def draw_chips(chips: tuple[Chip, ...], at: Point, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn labels into items from the top left corner of their rows' blank."""
    cap = fonts.face(layout.label_face).cap_height
    for chip in chips:
        padding = CHIP_PADDING * chip.size
        rect = Rect(at.x + chip.x, at.y + layout.margin * OVER_LABELS + chip.y, chip.width, chip.height)
        fill = layout.masthead.text if chip.filled else None
        radius = chip.size * CHIP_HEIGHT * 0.28
        yield Panel(rect, fill, radius=radius, stroke=fill or layout.masthead.accent, weight=0.9)
        baseline = rect.y + (chip.size * CHIP_HEIGHT + cap * chip.size) / 2
        colour = layout.masthead.fill if chip.filled else layout.masthead.text
        place = Point(rect.x + padding, baseline)
        look = Look(chip.size, colour)
        yield from set_lines(chip.lines, place, CHIP_LEADING * chip.size, look, next(numbers))


def station_side(details: Details, layout: Layout) -> float:
    """Return the points of a station's square at each side; 0 where there is none."""
    if not measure_words(details.station, layout.display_face).pieces:
        return 0.0
    side = layout.masthead.side
    return (side - 1.6 * layout.margin) * SIDE_STATION if side else layout.trim.width * STATION


def draw_station(station: str, place: Rect, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn a station's number into items, as large as its square allows."""
    capitals = fonts.face(layout.display_face).cap_height
    text = measure_words(station, layout.display_face)
    yield Panel(place, layout.masthead.text, radius=place.width * 0.08)
    for line in whole(text):
        size = min(place.height * FIGURE_HEIGHT / capitals, place.width * FIGURE_WIDTH / line.width)
        x = place.x + (place.width - line.width * size) / 2
        at = Point(x, place.y + (place.height + capitals * size) / 2)
        yield from set_line(line, at, Look(size, layout.masthead.fill), next(numbers))


def _chips(details: Details, width: float, layout: Layout) -> Iterator[Chip]:
    x = y = deep = 0.0
    labels = () if details.facts else details.labels
    dose, row = _dose_rows(details.doses, width, layout)
    for number, label in enumerate((*details.doses, *labels)):
        is_dose = number < len(details.doses)
        size = dose if is_dose else layout.masthead.labels
        chip = _chip(label, size, width, layout, filled=is_dose)
        if not chip.lines:
            continue
        if x and (x + chip.width > width or number == len(details.doses) or (is_dose and number % row == 0)):
            x, y, deep = 0.0, y + deep, 0.0
        deep = max(deep, chip.height + CHIP_GAP * size)
        yield replace(chip, x=x, y=y)
        x += chip.width + CHIP_GAP * size


def _dose_rows(doses: tuple[str, ...], width: float, layout: Layout) -> tuple[float, int]:
    """Return the type of doses, a little smaller where that keeps them in one row, and how many a row has."""
    size = layout.masthead.labels * DOSE
    wide = [measure_words(dose, layout.label_face).natural + 2 * CHIP_PADDING for dose in doses]
    whole_row = sum(wide) + CHIP_GAP * (len(wide) - 1)
    if size * CHIP_SHRINK * whole_row <= width:
        return (min(size, width / whole_row) if wide else size), max(1, len(wide))
    # As many in each row, so that none is alone.
    for row in range(len(wide) - 1, 0, -1):
        even = -(-len(wide) // -(-len(wide) // row))
        rows = (wide[at : at + even] for at in range(0, len(wide), even))
        if all(size * (sum(some) + CHIP_GAP * (len(some) - 1)) <= width for some in rows):
            return size, even
    return size, max(1, len(wide))


def _chip(label: str, size: float, width: float, layout: Layout, *, filled: bool) -> Chip:
    """Set a label on one line, a little smaller if need be, else on as many as it takes."""
    text = measure_words(label, layout.label_face)
    least = min(size, width / (text.natural + 2 * CHIP_PADDING))
    if least >= size * CHIP_SHRINK:
        return Chip(whole(text), 0.0, 0.0, (text.natural + 2 * CHIP_PADDING) * least, least, filled)
    size = min(size, width / (text.widest + 2 * CHIP_PADDING))
    lines = balance_lines(text, width / size - 2 * CHIP_PADDING)
    reach = max((line.width for line in lines), default=0.0)
    return Chip(lines, 0.0, 0.0, (reach + 2 * CHIP_PADDING) * size, size, filled)
