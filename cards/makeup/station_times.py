"""What a coach prescribes → the two large values in a station's head, each with what it counts under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards import fonts
from cards.colour import words_on
from cards.exercise import Prescription
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.passage import heading
from cards.page import Colour, Item, Role, Rule
from cards.typesetting.lines import Look, Text, measure_words, set_display, whole
from cards.vocabulary import Labels
from cards.wording import dose_in

#: Parts of a value's type: that of the sets before it, of a unit behind it, the blank at its sides, the blank
#: under it.
SETS, UNIT, BESIDE, UNDER = 0.4, 0.42, 0.06, 0.115
#: The type of the words under a value as a part of a legend's, and of the value's at most; the part of it to
#: which they shrink.
CAPTION, OF_VALUE, LEAST = 1.7, 0.45, 0.62
#: Characters of a unit that stands behind its figures, and those that do with words after them; what is
#: longer stands under them.
SHORT, UNITS = 3, ("s", "min", "h", "m", "km", "yd", "ft", "mi")
#: Between the words under a value.
SEPARATOR = "\N{NO-BREAK SPACE}· "
#: Figures that open a value, such as 40 in "40 s".
_FIGURES = re.compile(r"\s*([0-9]+(?:\s*[-–:.,/x×]\s*[0-9]+)*)\s*(.*)", re.DOTALL)
#: Words for both sides, in the language of the library's doses.
_EACH = ("each", "both")


@dataclass(frozen=True, slots=True)
class Time:
    """A value set large, how often it is done, its unit, and the words under it; no figures: for a pen."""

    figures: str
    unit: str
    words: tuple[str, ...]
    sets: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether it begins with a figure: such values of a card have one size."""
        return self.figures[:1].isdigit()


def times_of(told: Prescription, words: Labels, lang: str, *, blank: bool = True) -> tuple[Time, ...]:
    """Return work, repetitions or a hold with all that is said of it, and rest; at most two values.

    Where no rest is told its place tells how often a week, or else the sets. `blank`: what is told nowhere
    has a line for a pen; else it is left out.
    """
    amounts = (
        (words.work, told.work),
        (words.reps, told.reps),
        (words.hold, told.hold),
        (words.duration, told.duration),
    )
    first = next((pair for pair in amounts if pair[1]), None)
    paced = ((words.rest, told.rest), (words.frequency, told.frequency))
    sets = (words.one_set if told.sets.strip() == "1" else words.sets, told.sets) if told.sets else None
    second = next((pair for pair in paced if pair[1]), sets)
    if not first and not blank:
        return _amountless(told, words, lang, [pair for pair in dict.fromkeys((sets, second)) if pair])
    more = (*amounts, (words.tempo, told.tempo), (words.load, told.load))
    said = [f"{pair[0]} {pair[1]}" for pair in more if pair[1] and pair not in (first, second)]
    before = f"{told.sets}×" if sets and second != sets else ""
    label, value = first or (words.work, "")
    # A value such as "10 a side" says it itself.
    spare = words.side.casefold() in value.casefold()
    side = [_side(told.side, words, lang)] if told.side and not spare else []
    large = _time(label, value, (*side, *said), before, counts=label != words.hold)
    if second:
        often = (told.frequency,) if told.frequency and second[0] == words.rest else ()
        return large, _time(*second, often)
    return (large, Time("", "", (words.rest,))) if blank else (large,)


def _amountless(
    told: Prescription, words: Labels, lang: str, pairs: list[tuple[str, str]]
) -> tuple[Time, ...]:
    """Return what is told of a dose without an amount, all else behind the first of it."""
    named = ((words.frequency, told.frequency), (words.load, told.load), (words.tempo, told.tempo))
    others = [pair for pair in named if pair[1] and pair not in pairs]
    shown = pairs or others[:1]
    said = [_side(told.side, words, lang)] if told.side else []
    said += [f"{label} {value}" for label, value in others if (label, value) not in shown]
    return tuple(_time(*pair, () if number else said) for number, pair in enumerate(shown))


def _side(told: str, words: Labels, lang: str) -> str:
    """Say for which side a value counts: a word that says "both" by itself needs a noun."""
    if told.casefold() in {*_EACH, *(dose_in(each, lang).casefold() for each in _EACH)}:
        return words.each_side
    return told if " " in told.strip() else f"{words.side} {told}"


def _time(label: str, value: str, more: Sequence[str] = (), sets: str = "", *, counts: bool = True) -> Time:
    """Part a value into figures, a short unit, and words; what it counts, such as steps, is its label."""
    match = _FIGURES.fullmatch(value)
    if not match:
        return Time(value.strip(), "", (label, *more), sets)
    unit, rest = match[2].strip(), ""
    if len(unit) > SHORT and not any(char.isdigit() for char in unit):
        first, _, others = unit.partition(" ")
        unit, rest = (first, others) if first in UNITS else ("", unit)
    named = () if rest and counts else (label,)
    return Time(match[1], unit, (*named, *([rest] if rest else []), *more), sets)


def times_depth(layout: Layout) -> float:
    """Return the points from the capitals of a value to the baseline of the words under it."""
    station = layout.station
    assert station is not None
    capital = fonts.face(layout.display_face).cap_height
    return (capital + UNDER) * station.times + capital * caption_size(layout)


def caption_size(layout: Layout) -> float:
    """Return the points of type of the words under a value."""
    assert layout.station is not None
    return min(CAPTION * layout.masthead.labels, OF_VALUE * layout.station.times)


def fitted(time: Time, place: Rect, layout: Layout) -> tuple[Time, tuple[str, ...]]:
    """Return a value with as many of its words as can be read in its place, and those that are too many."""
    least = LEAST * caption_size(layout)
    for count in range(len(time.words), 1, -1):
        text = SEPARATOR.join(time.words[:count])
        if measure_words(text, layout.display_face).natural * least <= place.width:
            return replace(time, words=time.words[:count]), time.words[count:]
    return replace(time, words=time.words[:1]), time.words[1:]


def draw_times(
    times: tuple[Time, ...], places: tuple[Rect, ...], layout: Layout, numbers: Iterator[int]
) -> Iterator[Item]:
    """Draw values of one size, each on one baseline in its place; for a pen a line to write on."""
    station = layout.station
    assert station is not None
    standing = [*zip(times, places, strict=False)]
    fitting = (place.width / _natural(time, layout) for time, place in standing if time.is_counted)
    size = min((station.times, *fitting))
    if len(standing) > 1 and (gap := places[1].x - places[0].right) > 0:
        top = _base(places[0], layout) - fonts.face(layout.display_face).cap_height * station.times
        x, foot = places[1].x - gap / 2, top + times_depth(layout)
        yield Rule(Point(x, top), Point(x, foot), on_accent(layout), layout.masthead.rule / 2)
    for time, place in standing:
        own = size if time.is_counted else min(size, place.width / max(_natural(time, layout), 0.1))
        yield from _draw_time(time, place, own, layout, numbers)


def _base(place: Rect, layout: Layout) -> float:
    """Return the y of the values' baseline: they and the words under them stand in the middle of a place."""
    assert layout.station is not None
    capitals = fonts.face(layout.display_face).cap_height * layout.station.times
    return place.y + (place.height - times_depth(layout)) / 2 + capitals


def _natural(time: Time, layout: Layout) -> float:
    """Return a value's width in em of its type, sets and unit included."""
    return sum(text.natural * part + BESIDE for text, part in _parts(time, layout)) - BESIDE


def _parts(time: Time, layout: Layout) -> tuple[tuple[Text, float], ...]:
    """Return sets, figures and unit, those that are there, and each one's part of the value's type."""
    station, face = layout.station, layout.display_face
    assert station is not None
    # On small cards sets are as large as what is said under them.
    sets = max(SETS, caption_size(layout) / station.times)
    parts = ((time.sets, sets), (time.figures, 1.0), (time.unit, UNIT))
    # The blank behind each takes no room, but keeps them apart for whoever reads the text back.
    measured = ((measure_words(f"{text} ", face), part) for text, part in parts)
    return tuple((text, part) for text, part in measured if text.pieces)


def _draw_time(
    time: Time, place: Rect, size: float, layout: Layout, numbers: Iterator[int]
) -> Iterator[Item]:
    station, colour, face = layout.station, on_accent(layout), layout.display_face
    assert station is not None
    capital, base = fonts.face(face).cap_height, _base(place, layout)
    x, paragraph = place.x, next(numbers)
    for text, part in _parts(time, layout):
        look = Look(part * size, colour, Role.PARAGRAPH)
        yield from set_display(whole(text), Point(x, base), 0.0, look, paragraph, goes_on=True)
        x += (text.natural * part + BESIDE) * size
    if not time.figures:
        rule = layout.masthead.rule / 2
        yield Rule(Point(x, base), Point(place.right - layout.margin, base), colour, rule)
    words = measure_words(SEPARATOR.join(time.words), face)
    caption = heading(words, place.width, caption_size(layout), face)
    at = Point(place.x, base + UNDER * station.times + capital * (caption_size(layout) - caption.size))
    yield from caption.draw_display(at, colour, paragraph)


def on_accent(layout: Layout) -> Colour:
    """Return the colour of words on the accent: ink, or what stands out where ink would not."""
    band = layout.masthead
    return layout.ink if band.fill == layout.ground else words_on(band.accent, (layout.ink, band.fill))
