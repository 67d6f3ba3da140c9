"""Exercise + Layout → the card of a circuit's station: number, times, two panels, the steps' names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards import fonts
from cards.artwork.pictures import Artwork
from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.exercise import Exercise, Kind, Run
from cards.geometry import Point, Rect
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout
from cards.makeup import copyedit
from cards.makeup.code_block import CodeBlock, draw_code_block, make_code_block
from cards.makeup.collection import Illustrations
from cards.makeup.foot import draw_foot_line, line_depth, under_depth
from cards.makeup.legibility import Reach
from cards.makeup.made import Made, OversetError
from cards.makeup.muscle_block import Legend, MuscleBlock, draw_muscle_block, make_muscle_block
from cards.makeup.panels import Numbered, Photo, Posture, draw_row, largest_scale
from cards.makeup.passage import Passage, display, running
from cards.makeup.poster_copy import Note, notes_of, steps_of
from cards.makeup.shown import MAP_STYLES, is_mapped, panels_of
from cards.makeup.station_head import Time, draw_station_head, head_places, set_title, times_of
from cards.page import Item, Page, Panel, Role, Rule
from cards.qr import SCAN_RATIO, symbol
from cards.typesetting.galley import missing_glyphs, unprinted_script
from cards.typesetting.lines import (
    Look,
    Setter,
    make_setter,
    measure_words,
    paragraph_numbers,
    set_display,
    whole,
)
from cards.units import POINTS_PER, millimetres
from cards.vocabulary import Labels, labels

#: Panels of a station.
PANELS = 2
#: Points of the least panel that holds a map with its words.
MAP_PANEL = 45 * POINTS_PER["mm"]
#: Parts of the margin: between panels, under them, over the foot's rule, under it.
BETWEEN, UNDER_PANELS, OVER_RULE, UNDER_RULE = 0.55, 0.5, 0.35, 0.35
#: The part of a panel's height to which its corners are rounded; points of its outline.
RADIUS, OUTLINE = 0.03, 0.9
#: In em of a name: baseline to baseline, the least from one name to the next, from a number to its name.
LEADING, PITCH, AFTER = 0.97, 1.04, 0.32
#: By how much names stand farther apart at most, where height is left.
LOOSEST = 0.35
#: Part of the code's width that the column of map and code takes; of the margin, the blank before it.
COLUMN, BEFORE_COLUMN = 1.25, 0.6
#: In em of the cue: baseline to baseline, from one to the next; the type of what is easier or harder.
CUE_LEADING, BETWEEN_CUES, EASIER = 1.16, 0.4, 0.9


def make_station(
    exercise: Exercise, layout: Layout, artwork: tuple[Artwork, ...], illustrations: Illustrations
) -> Made:
    """Turn an exercise into a station's card of one page.

    OversetError where the steps' names do not fit; CardsError where it tells no steps.
    """
    if unprinted := unprinted_script(exercise, layout):
        raise CardsError(unprinted)
    words, setter = labels(exercise.lang), make_setter(layout, exercise.lang)
    steps = steps_of(exercise, words)
    if not steps:
        raise CardsError(copyedit.stepless(exercise, layout))
    numbered, _ = panels_of(exercise, layout, artwork, (illustrations.movement, illustrations.cues), steps)
    shown = (numbered[0], numbered[-1]) if len(numbered) > 1 else numbered
    code = _code(exercise, words, layout)
    unshown = tuple(one.shown.artwork for one in numbered[1:-1] if isinstance(one.shown, Photo))
    card = _Card(exercise, setter, words, shown, illustrations.muscles and is_mapped(exercise), code)
    text = _set(card, [step.name or " ".join(run.text for run in step.text) for step in steps])
    if text is None:
        raise _overset(card)
    items = tuple(_place(card, text))
    page = Page(layout.trim, layout.bleed, layout.safe, items, exercise.title, exercise.lang, exercise.slug)
    return Made(
        (page,), _reach(card), (*_findings(card, text), *copyedit.beyond_panels(exercise, layout, unshown))
    )


@dataclass(frozen=True, slots=True)
class _Card:
    exercise: Exercise
    setter: Setter
    words: Labels
    shown: tuple[Numbered, ...]
    mapped: bool
    code: CodeBlock | None

    @property
    def layout(self) -> Layout:
        return self.setter.layout

    @property
    def times(self) -> tuple[Time, ...]:
        """Work and rest; none where nobody tells them and the design has no place to write them."""
        station = self.layout.station
        assert station is not None
        return times_of(self.exercise.prescription, self.words, blank=station.blank)

    @property
    def body(self) -> Rect:
        """The place of panels, names and foot."""
        layout, margin = self.layout, self.layout.margin
        places = head_places(layout, numbered=True, timed=bool(self.times))
        bottom = layout.trim.height - max(layout.safe + under_depth(layout), margin * 0.8)
        if places.aside:
            left = places.band.right + margin
            return Rect(left, margin, layout.trim.width - margin - left, bottom - margin)
        top = places.times.bottom + margin * 0.6
        return Rect(margin, top, layout.trim.width - 2 * margin, bottom - top)

    @property
    def panels(self) -> tuple[Rect, ...]:
        """The places of the panels; none without pictures."""
        station, body, gap = self.layout.station, self.body, BETWEEN * self.layout.margin
        assert station is not None
        if not self.shown:
            return ()
        # A single posture has the muscles beside it, where a panel has room for them.
        alone = len(self.shown) == 1 and not (self.mapped and station.panel >= MAP_PANEL)
        count = 1 if alone else PANELS
        width = (body.width - gap * (count - 1)) / count
        return tuple(Rect(body.x + n * (width + gap), body.y, width, station.panel) for n in range(count))

    @property
    def column(self) -> float:
        """Points of the column at the right that map and code stand in; 0 for none."""
        if not (self.code or self._mapped_aside):
            return 0.0
        return self.layout.masthead.code * COLUMN

    @property
    def _mapped_aside(self) -> bool:
        return self.mapped and len(self.shown) != 1

    @property
    def listed(self) -> Rect:
        """The place of the steps' names, and of the cues under them."""
        body, margin = self.body, self.layout.margin
        top = self.panels[0].bottom + UNDER_PANELS * margin if self.panels else body.y
        width = body.width - (self.column + BEFORE_COLUMN * margin if self.column else 0.0)
        return Rect(body.x, top, width, body.bottom - line_depth(self.layout) - top)

    @property
    def map_place(self) -> Rect | None:
        """The place of the map over the code; None where it stands in a panel, or nowhere."""
        if not self._mapped_aside:
            return None
        body, top = self.body, self.listed.y
        bottom = body.bottom - (self.code.depth + 2 * self.code.clear if self.code else 0.0)
        return Rect(body.right - self.column, top, self.column, bottom - top)


@dataclass(frozen=True, slots=True)
class _Text:
    """The steps' names and the cues under them; lengths in points."""

    names: tuple[Passage, ...]
    cues: tuple[Passage, ...]
    #: From a number's edge to its name.
    hang: float
    #: Of all names.
    height: float

    def foot(self, layout: Layout) -> float:
        """Return the height of the cues, the rule over them included."""
        if not self.cues:
            return 0.0
        station = layout.station
        assert station is not None
        deep = sum(one.height for one in self.cues) + BETWEEN_CUES * station.cue * (len(self.cues) - 1)
        return deep + (OVER_RULE + UNDER_RULE) * layout.margin


def _code(exercise: Exercise, words: Labels, layout: Layout) -> CodeBlock | None:
    video = exercise.video
    if video is None:
        return None
    return make_code_block(video, symbol(video.url), words.leading_to(video), layout.masthead.code, layout)


def _set(card: _Card, names: Sequence[str]) -> _Text | None:
    """Set the names, and under them as many cues as leave room for all names; None where even one is much."""
    layout, station, room = card.layout, card.layout.station, card.listed
    assert station is not None
    face = layout.display_face
    hang = (fonts.face(face).width("0") + AFTER) * station.names
    placed = tuple(
        display(card.setter.display(name), room.width - hang, station.names, LEADING, face) for name in names
    )
    deep = sum(_deep(one, station.names) for one in placed)
    cues = tuple(_cues(card, room.width))
    for count in range(len(cues), -1, -1):
        text = _Text(placed, cues[:count], hang, deep)
        if deep + text.foot(layout) <= room.height:
            return text
    return None


def _deep(name: Passage, size: float) -> float:
    return PITCH * size + name.pitch * max(0, len(name.lines) - 1)


def _place(card: _Card, text: _Text) -> Iterator[Item]:
    layout, exercise, numbers = card.layout, card.exercise, paragraph_numbers()
    station = exercise.prescription.station
    there = bool(measure_words(station, layout.display_face).pieces)
    places = head_places(layout, numbered=there, timed=bool(card.times))
    title = set_title(exercise.title, places.title, card.setter)
    yield from draw_station_head(title, station, card.times, card.setter, numbers)
    yield from _panels(card, numbers)
    yield from _names(card, text, numbers)
    yield from _foot(card, text, numbers)
    if place := card.map_place:
        yield from _map(card, place, numbers)


def _panels(card: _Card, numbers: Iterator[int]) -> Iterator[Item]:
    layout, places = card.layout, card.panels
    grey = layout.pictures.grey
    for place in places:
        fill, stroke = (None, layout.ink) if grey else (layout.shade, None)
        radius = RADIUS * place.height
        yield Panel(place, fill=fill, radius=radius, stroke=stroke, weight=OUTLINE if stroke else 0.0)
    scales = [
        largest_scale(one.shown, place, layout)
        for one, place in zip(card.shown, places, strict=False)
        if isinstance(one.shown, Posture)
    ]
    yield from draw_row(card.shown, places, min(scales, default=0.0), layout)
    if len(card.shown) < len(places):
        place = places[-1]
        inner = Rect(place.x + 0.1 * place.width, place.y, 0.8 * place.width, place.height)
        if block := _map_in(card, inner, legend=True):
            at = Point(
                place.x + (place.width - block.map_width) / 2, place.y + (place.height - block.height) / 2
            )
            yield from draw_muscle_block(block, at, numbers)


def _map_in(card: _Card, room: Rect, *, legend: bool) -> MuscleBlock | None:
    """Draw a map as large as a room holds, with or without its words."""
    layout, exercise = card.layout, card.exercise
    style = MAP_STYLES[layout.pictures.grey]
    most = layout.masthead.labels
    look = Legend(layout.label_face, layout.ink, most, most * 0.8)
    block = make_muscle_block(
        exercise.muscles, exercise.lang, style, room.height / 2, room.width, look, listed=False
    )
    if block is None:
        return None
    words = block.height - block.map_height if legend else 0.0
    height = min(room.height * 0.94 - words, room.width * block.map_height / block.map_width)
    made = make_muscle_block(exercise.muscles, exercise.lang, style, height, room.width, look, listed=False)
    return made if legend or made is None else replace(made, entries=())


def _names(card: _Card, text: _Text, numbers: Iterator[int]) -> Iterator[Item]:
    layout, station, room = card.layout, card.layout.station, card.listed
    assert station is not None
    action, size, face = layout.kinds[Kind.EXECUTION].colour, station.names, layout.display_face
    capital = fonts.face(face).cap_height
    free = room.height - text.height - text.foot(layout)
    loose = min(free / len(text.names), LOOSEST * size)
    y = room.y + (PITCH - capital) / 2 * size
    for number, name in enumerate(text.names, 1):
        paragraph = next(numbers)
        label = whole(measure_words(f"{number}", face))
        look = Look(size, action, Role.LIST_LABEL)
        yield from set_display(label, Point(room.x, y + capital * size), 0.0, look, paragraph)
        yield from name.draw_display(Point(room.x + text.hang, y), layout.ink, paragraph, Role.LIST_BODY)
        y += _deep(name, size) + loose


def _map(card: _Card, place: Rect, numbers: Iterator[int]) -> Iterator[Item]:
    if block := _map_in(card, place, legend=False):
        at = Point(place.right - block.map_width, place.y + (place.height - block.height) / 2)
        yield from draw_muscle_block(block, at, numbers)


def _foot(card: _Card, text: _Text, numbers: Iterator[int]) -> Iterator[Item]:
    """Draw one cue, what is easier and harder, and the code."""
    layout, station, body, room = card.layout, card.layout.station, card.body, card.listed
    assert station is not None
    if text.cues:
        y = room.bottom - text.foot(layout) + OVER_RULE * layout.margin
        yield Rule(Point(room.x, y), Point(room.right, y), layout.quiet, 0.8)
        y += UNDER_RULE * layout.margin
        for passage in text.cues:
            yield from passage.draw(Point(room.x, y), layout.ink, next(numbers))
            y += passage.height + station.cue * BETWEEN_CUES
    yield from draw_foot_line(layout, room.x, body.bottom, room.width)
    if card.code:
        at = Point(body.right - card.code.side, body.bottom - card.code.depth)
        yield from draw_code_block(card.code, at, layout, numbers)


def _cues(card: _Card, width: float) -> Iterator[Passage]:
    """Yield a coach's note or else one cue, then what is easier and what is harder."""
    layout, station, setter = card.layout, card.layout.station, card.setter
    assert station is not None
    notes = notes_of(card.exercise, card.words)
    cues = [note for kind in (Kind.TIPS, Kind.BREATHING) for note in notes if note.kind is kind][:1]
    asked = card.exercise.prescription.notes
    for note in [Note(Kind.TIPS, "", (Run(asked),))] if asked else cues:
        text = setter.text(note.text)
        yield running(text, width, station.cue, CUE_LEADING, layout.body_face)
    for note in [note for note in notes if note.kind is Kind.VARIATIONS][:2]:
        text = setter.faced((Run(f"{note.label}: "), *note.text), layout.label_face)
        yield running(text, width, station.cue * EASIER, CUE_LEADING, layout.label_face)


def _reach(card: _Card) -> Reach:
    layout, station = card.layout, card.layout.station
    assert station is not None
    x_height = millimetres(station.names * fonts.face(layout.display_face).x_height)
    return Reach(
        size=station.cue,
        x_height=millimetres(station.cue * fonts.face(layout.body_face).x_height),
        cue_x_height=x_height,
        read_from=x_height / X_HEIGHT_PER_DISTANCE,
        scan_from=millimetres(card.code.side) * SCAN_RATIO if card.code else None,
        arrangement="panels" if card.shown else "names",
        given_up=(),
    )


def _findings(card: _Card, text: _Text) -> Iterator[Diagnostic]:
    if len(text.cues) < len(tuple(_cues(card, card.listed.width))):
        what = "what is easier or harder" if text.cues else "its cue"
        yield copyedit.undrawn(card.exercise, card.layout, what)
    yield from missing_glyphs(card.exercise, card.layout)


def _overset(card: _Card) -> OversetError:
    layout = card.layout
    message = f"the steps' names are too long for {layout.name}"
    hint = "shorten them, or choose a layout with more room"
    return OversetError(
        Diagnostic(Location(card.exercise.file), Severity.ERROR, message, hint, code="too-long")
    )
