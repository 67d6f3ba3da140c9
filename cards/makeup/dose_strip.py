"""How much is to be done → a strip of boxes with a coach's words, or empty ones for a pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.exercise import Prescription
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.foot import foot_line, logo_in
from cards.page import Item, Panel
from cards.typesetting.lines import Look, Text, balance_lines, count_lines, measure_words, set_lines, whole
from cards.vocabulary import Labels

#: Part of the margin: blank over a strip.
OVER = 0.64
#: Boxes that are there even when they are empty.
USUAL = 4
#: Em of a label's type: from a box's edges to its label, and from the label's baseline to the value's top.
EDGE, UNDER = 0.55, 0.5
#: Part of a box's height that stays blank under a value; em from baseline to baseline of one on more lines.
FOOT, LEADING = 0.09, 1.0
#: Part of that blank into which descenders may hang; em of a label's type by which all values go up for them.
HUNG, LIFT = 0.7, 0.18
#: The part of its height to which a box's corners are rounded; points of its outline.
RADIUS, OUTLINE = 0.055, 1.1
#: Most lines of a value; values of at least this part of the greatest type are all of one size.
LINES, ALIKE = 3, 0.55


@dataclass(frozen=True, slots=True)
class DoseBox:
    """One box: what is counted, and how much of it; an empty value is for a pen."""

    label: str
    value: str


def dose_boxes(told: Prescription, words: Labels) -> tuple[DoseBox, ...]:
    """Turn what a coach prescribes into boxes: sets, repetitions or a time, load, rest, and all else said.

    Work, or else a hold, stands in place of repetitions where those are not told.
    """
    timed = (words.work, told.work) if told.work else (words.hold, told.hold)
    counted = timed if timed[1] and not told.reps else (words.reps, told.reps)
    usual = ((words.sets, told.sets), counted, (words.load, told.load), (words.rest, told.rest))
    more = (
        (words.work, told.work),
        (words.hold, told.hold),
        (words.tempo, told.tempo),
        (words.side, told.side),
        (words.frequency, told.frequency),
        (words.duration, told.duration),
    )
    said = [box for box in more if box[1] and box not in usual]
    # Boxes without a word give their place to what is said.
    kept = list(usual)
    for box in reversed(usual):
        if len(kept) + len(said) > USUAL and not box[1]:
            kept.remove(box)
    return tuple(DoseBox(label, value) for label, value in (*kept, *said))


def strip_depth(boxes: tuple[DoseBox, ...], layout: Layout) -> float:
    """Return the points of height that a strip takes at the foot, the blank over it included."""
    return layout.doses.height + OVER * layout.margin if boxes else 0.0


def strip_place(layout: Layout, left: float, height: float) -> Rect:
    """Return the place of a strip of a height at the foot of a page, from its text's left edge."""
    width = layout.trim.width - layout.margin - left
    return Rect(left, layout.trim.height - foot_line(layout) - height, width, height)


def draw_dose_strip(
    boxes: tuple[DoseBox, ...], place: Rect, layout: Layout, numbers: Iterator[int]
) -> Iterator[Item]:
    """Turn boxes into items that fill a place side by side, each value as large as its box allows."""
    doses = layout.doses
    width = (place.width - doses.gap * (len(boxes) - 1)) / len(boxes)
    size = _value_size(boxes, width, place.height, layout)
    hang = max((_hang(measure_words(box.value, layout.display_face)) for box in boxes), default=0.0)
    lift = min(LIFT * doses.label, hang * size)
    for number, box in enumerate(boxes):
        rect = Rect(place.x + number * (width + doses.gap), place.y, width, place.height)
        yield Panel(rect, radius=place.height * RADIUS, stroke=doses.colour, weight=OUTLINE)
        yield from _label(box, rect, layout, numbers)
        if box.value:
            yield from _value(box, rect, size, lift, layout, numbers)


def draw_strip_and_logo(
    boxes: tuple[DoseBox, ...], place: Rect, layout: Layout, numbers: Iterator[int]
) -> Iterator[Item]:
    """Turn boxes into items that fill a place, beside the brand's logo where there is one."""
    logo = layout.brand.art
    if logo and layout.doses.logo:
        place, beside = with_logo(place, layout)
        yield from draw_dose_strip(boxes, place, layout, numbers)
        yield logo_in(beside, logo, layout, right=True)
    else:
        yield from draw_dose_strip(boxes, place, layout, numbers)


def with_logo(place: Rect, layout: Layout) -> tuple[Rect, Rect]:
    """Part a strip's place into the boxes' and, at the right, a logo's."""
    doses = layout.doses
    boxes = Rect(place.x, place.y, place.width - doses.logo - doses.gap, place.height)
    return boxes, Rect(place.right - doses.logo, place.y, doses.logo, place.height)


def _label(box: DoseBox, rect: Rect, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
    doses = layout.doses
    text = measure_words(box.label, layout.display_face)
    size = min(doses.label, (rect.width - 2 * EDGE * doses.label) / max(text.natural, 0.1))
    capital = fonts.face(layout.display_face).cap_height
    at = Point(rect.x + EDGE * doses.label, rect.y + (EDGE + capital) * doses.label)
    yield from set_lines(whole(text), at, 0.0, Look(size, doses.colour), next(numbers))


def _value_size(boxes: tuple[DoseBox, ...], width: float, height: float, layout: Layout) -> float:
    """Return the points of type of all values but those that are too long for it."""
    sizes = [_largest(box, width, height, layout) for box in boxes if box.value]
    alike = [size for size in sizes if size >= ALIKE * layout.doses.value]
    return min(alike or sizes, default=0.0)


def _largest(box: DoseBox, width: float, height: float, layout: Layout) -> float:
    """Return the points of type at which a value fills its box, on as many lines as make it largest."""
    doses, text = layout.doses, measure_words(box.value, layout.display_face)
    if not text.pieces:
        return doses.value
    room, deep = _room(width, height, layout)
    capital, best = fonts.face(layout.display_face).cap_height, 0.0
    for lines in range(1, LINES + 1):
        over, hang = capital + LEADING * (lines - 1), _hang(text)
        # What hangs under the last line may take of the blank under it.
        size = min(doses.value, room / text.widest, deep / over)
        lift = LIFT * doses.label if lines == 1 else 0.0
        size = min(size, (deep + HUNG * FOOT * height + lift) / (over + hang))
        while count_lines(text, room / size) > lines:
            size *= 0.97
        best = max(best, size)
    return best


def _room(width: float, height: float, layout: Layout) -> tuple[float, float]:
    """Return the width and the height of a box that are left to its value."""
    label, capital = layout.doses.label, fonts.face(layout.display_face).cap_height
    return width - 2 * EDGE * label, height * (1 - FOOT) - (EDGE + capital + UNDER) * label


def _hang(text: Text) -> float:
    """Return how far a value's ink hangs under its last baseline, in em: figures do not, words may."""
    stretches = [stretch for piece in text.pieces for stretch in piece.stretches]
    return max((0.0, *(fonts.ink(char, one.face)[1] for one in stretches for char in one.text)))


def _value(
    box: DoseBox, rect: Rect, size: float, lift: float, layout: Layout, numbers: Iterator[int]
) -> Iterator[Item]:
    """Turn a value into items; one of a single line stands so many points higher than in the middle."""
    text = measure_words(box.value, layout.display_face)
    if not text.pieces:
        return
    size = min(size, _largest(box, rect.width, rect.height, layout))
    room, deep = _room(rect.width, rect.height, layout)
    lines = balance_lines(text, room / size)
    capital = fonts.face(layout.display_face).cap_height
    taken = (capital + LEADING * (len(lines) - 1)) * size
    top = rect.bottom - rect.height * FOOT - deep + max(0.0, deep - taken) / 2
    top -= lift if len(lines) == 1 else 0.0
    at = Point(rect.x + EDGE * layout.doses.label, top + capital * size)
    yield from set_lines(lines, at, LEADING * size, Look(size, layout.ink), next(numbers))
