"""Steps' names and cues → lines under a station's panels: names have the whole width over the code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards import fonts
from cards.exercise import Kind, Run
from cards.geometry import Point
from cards.makeup.foot import draw_foot_line
from cards.makeup.passage import Passage, display, even_running
from cards.makeup.poster_copy import Note, notes_of
from cards.makeup.station_card import StationCard
from cards.page import Item, Role, Rule
from cards.typesetting.lines import Look, measure_words, set_display, whole

#: In em of a name: baseline to baseline, the least from one name to the next, from a number to its name.
LEADING, PITCH, AFTER = 0.97, 1.04, 0.32
#: By how much names stand farther apart at most, where height is left: under panels, and without any.
LOOSEST = (0.35, 1.6)
#: Parts of the margin: over the foot's rule, under it.
OVER_RULE, UNDER_RULE = 0.25, 0.3
#: In em of the cue: baseline to baseline, from one to the next; the type of what is easier or harder.
CUE_LEADING, BETWEEN_CUES, EASIER = 1.14, 0.32, 0.9
#: A word with a colon that opens a sentence, such as "Or:", and the blank behind it.
_OPENING = re.compile(r"(^ |[.!?] )(\w+:) ")


@dataclass(frozen=True, slots=True)
class StationText:
    """The steps' names, each with the y of its capitals' top, and the cues under them; lengths in points."""

    names: tuple[tuple[float, Passage], ...]
    cues: tuple[Passage, ...]
    #: The y of the rule over the cues; of the text's end without any.
    rule: float
    #: From a number's edge to its name.
    hang: float

    @property
    def widest(self) -> float:
        """Points of the widest name with its number."""
        return max((name.width for _, name in self.names), default=0.0) + self.hang


def set_station_text(card: StationCard, names: Sequence[str]) -> StationText | None:
    """Set the names, and under them as many cues as leave room for all names; None where even one is much."""
    cues = tuple(cues_of(card))
    for count in range(len(cues), -1, -1):
        if text := _set(card, names, cues[:count]):
            return text
    return None


def _set(card: StationCard, names: Sequence[str], cues: tuple[Passage, ...]) -> StationText | None:
    """Set names and cues; the first names have the whole width if that takes fewer lines."""
    room, size = card.listed, card.station.names
    rule = room.bottom - _foot(card, cues)
    hang = (fonts.face(card.layout.display_face).width("0") + AFTER) * size
    found: tuple[tuple[float, Passage], ...] = ()
    for wide in range(len(names) + 1):
        widths = [room.width if number < wide else card.beside_code for number in range(len(names))]
        placed = tuple(_name(card, name, width - hang) for name, width in zip(names, widths, strict=True))
        if found and _lines(placed) >= _lines(tuple(name for _, name in found)):
            continue
        if standing := _standing(card, placed, wide, rule):
            found = standing
    return StationText(found, cues, rule, hang) if found else None


def _name(card: StationCard, name: str, width: float) -> Passage:
    return display(card.setter.display(name), width, card.station.names, LEADING, card.layout.display_face)


def _lines(names: Sequence[Passage]) -> int:
    return sum(len(name.lines) for name in names)


def _standing(
    card: StationCard, names: tuple[Passage, ...], wide: int, rule: float
) -> tuple[tuple[float, Passage], ...]:
    """Give each name its y, as far apart as there is height; nothing where there is too little.

    `wide`: how many of the first have the whole width, and end over the code.
    """
    size, room = card.station.names, card.listed
    capital = fonts.face(card.layout.display_face).cap_height * size
    depths = [PITCH * size + name.pitch * max(0, len(name.lines) - 1) for name in names]
    free = rule - room.y - sum(depths)
    first = room.y + (PITCH * size - capital) / 2
    tops = [first + sum(depths[:number]) for number in range(len(names))]
    loose = min(free / len(names), LOOSEST[not card.panels] * size)
    if wide:
        over = card.over_code - tops[wide - 1] - names[wide - 1].height
        loose = min(loose, over / (wide - 1) if wide > 1 else loose if over >= 0 else -1.0)
    if loose < -1e-6:
        return ()
    return tuple(
        (top + number * loose, name) for number, (top, name) in enumerate(zip(tops, names, strict=True))
    )


def _foot(card: StationCard, cues: tuple[Passage, ...]) -> float:
    """Return the height of the cues, the blank round the rule over them included."""
    if not cues:
        return 0.0
    deep = sum(one.height for one in cues) + BETWEEN_CUES * card.station.cue * (len(cues) - 1)
    return deep + (OVER_RULE + UNDER_RULE) * card.layout.margin


def draw_station_text(card: StationCard, text: StationText, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn names, cues and the brand's line into items."""
    layout, room = card.layout, card.listed
    face, size = layout.display_face, card.station.names
    capital = fonts.face(face).cap_height
    look = Look(size, layout.kinds[Kind.EXECUTION].colour, Role.LIST_LABEL)
    for number, (y, name) in enumerate(text.names, 1):
        paragraph = next(numbers)
        label = whole(measure_words(f"{number}", face))
        yield from set_display(label, Point(room.x, y + capital * size), 0.0, look, paragraph)
        yield from name.draw_display(Point(room.x + text.hang, y), layout.ink, paragraph, Role.LIST_BODY)
    if text.cues:
        y = text.rule + OVER_RULE * layout.margin
        yield Rule(Point(room.x, y), Point(room.x + card.beside_code, y), layout.quiet, 0.8)
        y += UNDER_RULE * layout.margin
        for passage in text.cues:
            yield from passage.draw(Point(room.x, y), layout.ink, next(numbers))
            y += passage.height + card.station.cue * BETWEEN_CUES
    yield from draw_foot_line(layout, room.x, card.body.bottom, card.beside_code)


def cues_of(card: StationCard) -> Iterator[Passage]:
    """Yield a coach's note or else one cue, then what is easier and what is harder."""
    layout, setter, size = card.layout, card.setter, card.station.cue
    notes = notes_of(card.exercise, card.words)
    cues = [note for kind in (Kind.TIPS, Kind.BREATHING) for note in notes if note.kind is kind][:1]
    asked = card.exercise.prescription.notes
    for note in [Note(Kind.TIPS, "", (Run(asked),))] if asked else cues:
        text = setter.text(note.text)
        yield even_running(text, card.beside_code, size, CUE_LEADING, layout.body_face)
    for note in [note for note in notes if note.kind is Kind.VARIATIONS][:2]:
        runs = (replace(run, text=_OPENING.sub("\\1\\2\N{NO-BREAK SPACE}", run.text)) for run in note.text)
        text = setter.faced((Run(f"{note.label}: "), *runs), layout.label_face)
        yield even_running(text, card.beside_code, size * EASIER, CUE_LEADING, layout.label_face)
