"""Exercise + Layout → the card of a circuit's station: number, times, two panels, the steps' names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cards import fonts
from cards.artwork.pictures import Artwork
from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.exercise import Exercise
from cards.geometry import Point
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout
from cards.makeup import copyedit
from cards.makeup.chips import draw_station
from cards.makeup.code_block import CodeBlock, draw_code_block, make_code_block
from cards.makeup.collection import Illustrations
from cards.makeup.legibility import Reach
from cards.makeup.made import Made, OversetError
from cards.makeup.panels import Numbered, Photo, Posture, draw_row, largest_scale
from cards.makeup.poster_copy import steps_of
from cards.makeup.shown import is_mapped, panels_of
from cards.makeup.station_card import PANELS, StationCard, is_roomy
from cards.makeup.station_head import draw_station_head, set_title
from cards.makeup.station_map import draw_map
from cards.makeup.station_text import StationText, cues_of, draw_station_text, set_station_text
from cards.makeup.station_times import draw_times, fitted, times_of
from cards.page import Item, Page, Panel
from cards.qr import SCAN_RATIO, symbol
from cards.typesetting.galley import missing_glyphs, unprinted_script
from cards.typesetting.lines import make_setter, measure_words, paragraph_numbers
from cards.units import millimetres
from cards.vocabulary import Labels, labels

#: The part of a panel's height to which its corners are rounded; points of its outline.
RADIUS, OUTLINE = 0.03, 0.9


def make_station(
    exercise: Exercise, layout: Layout, artwork: tuple[Artwork, ...], illustrations: Illustrations
) -> Made:
    """Turn an exercise into a station's card of one page.

    OversetError where the steps' names do not fit; CardsError where it tells no steps.
    """
    if unprinted := unprinted_script(exercise, layout):
        raise CardsError(unprinted)
    words = labels(exercise.lang)
    steps = steps_of(exercise, words)
    if not steps:
        raise CardsError(copyedit.stepless(exercise, layout))
    numbered, _ = panels_of(exercise, layout, artwork, (illustrations.movement, illustrations.cues), steps)
    unshown = tuple(one.shown.artwork for one in numbered[1:-1] if isinstance(one.shown, Photo))
    drawn = all(isinstance(one.shown, Posture) for one in numbered)
    if len(numbered) > PANELS and not (drawn and is_roomy(layout, len(numbered))):
        numbered = (numbered[0], numbered[-1])
    card, unsaid = _card(
        exercise, layout, words, numbered, mapped=illustrations.muscles and is_mapped(exercise)
    )
    text = set_station_text(card, [step.name or " ".join(run.text for run in step.text) for step in steps])
    if text is None:
        raise _overset(card)
    items = tuple(_place(card, text))
    page = Page(layout.trim, layout.bleed, layout.safe, items, exercise.title, exercise.lang, exercise.slug)
    findings = (*_findings(card, text, unsaid), *copyedit.beyond_panels(exercise, layout, unshown))
    return Made((page,), _reach(card), findings)


def _card(
    exercise: Exercise, layout: Layout, words: Labels, shown: tuple[Numbered, ...], *, mapped: bool
) -> tuple[StationCard, tuple[str, ...]]:
    """Gather what stands on a card, and what of its dose has no room."""
    assert layout.station is not None
    told = exercise.prescription
    numbered = bool(measure_words(told.station, layout.display_face).pieces)
    times = times_of(told, words, exercise.lang, blank=layout.station.blank)
    setter, code = make_setter(layout, exercise.lang), _code(exercise, words, layout)
    card = StationCard(exercise, setter, words, shown, mapped, code, times, numbered)
    cut = [fitted(time, place, layout) for time, place in zip(times, card.head.each, strict=False)]
    unsaid = tuple(word for _, left in cut for word in left)
    return replace(card, times=tuple(time for time, _ in cut)), unsaid


def _code(exercise: Exercise, words: Labels, layout: Layout) -> CodeBlock | None:
    video = exercise.video
    if video is None:
        return None
    return make_code_block(video, symbol(video.url), words.leading_to(video), layout.masthead.code, layout)


def _place(card: StationCard, text: StationText) -> Iterator[Item]:
    layout, exercise, numbers = card.layout, card.exercise, paragraph_numbers()
    yield from draw_station_head(
        set_title(exercise.title, card.head, card.setter), card.head, layout, numbers
    )
    if card.numbered:
        yield from draw_station(exercise.prescription.station, card.head.square, layout, numbers)
    yield from draw_times(card.times, card.head.each, layout, numbers)
    yield from _panels(card)
    yield from draw_station_text(card, text, numbers)
    yield from draw_map(card, text, numbers)
    if card.code:
        at = Point(card.body.right - card.code.side, card.body.bottom - card.code.depth)
        yield from draw_code_block(card.code, at, layout, numbers)


def _panels(card: StationCard) -> Iterator[Item]:
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


def _reach(card: StationCard) -> Reach:
    layout, station = card.layout, card.station
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


def _findings(card: StationCard, text: StationText, unsaid: tuple[str, ...]) -> Iterator[Diagnostic]:
    if len(text.cues) < len(tuple(cues_of(card))):
        what = "what is easier or harder" if text.cues else "its cue"
        yield copyedit.undrawn(card.exercise, card.layout, what)
    if unsaid:
        yield copyedit.undrawn(card.exercise, card.layout, ", ".join(f'"{one}"' for one in unsaid))
    yield from missing_glyphs(card.exercise, card.layout)


def _overset(card: StationCard) -> OversetError:
    layout = card.layout
    message = f"the steps' names are too long for {layout.name}"
    hint = "shorten them, or choose a layout with more room"
    return OversetError(
        Diagnostic(Location(card.exercise.file), Severity.ERROR, message, hint, code="too-long")
    )
