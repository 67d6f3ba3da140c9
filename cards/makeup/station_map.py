"""A station's map of muscles, with its legend: in the head, in a panel, or beside the steps' names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cards.artwork import muscle_map
from cards.geometry import Point, Rect, Sides
from cards.makeup.muscle_block import (
    Legend,
    MuscleBlock,
    draw_legend,
    draw_muscle_block,
    make_muscle_block,
)
from cards.makeup.shown import MAP_STYLES
from cards.makeup.station_card import BEFORE, StationCard
from cards.makeup.station_text import OVER_RULE, StationText
from cards.page import Item, Panel
from cards.units import POINTS_PER

#: Part of a room's width and height that stays blank round a map.
BLANK = 0.05
#: The part to which the corners of a map's ground are rounded.
RADIUS = 0.08
#: Points of height from which a map shows all parts of muscles, and that it has at least.
FULL, LEAST = muscle_map.FULL * POINTS_PER["mm"], (muscle_map.LEAST + 0.01) * POINTS_PER["mm"]
#: The part of its height that a map gives to its legend at most, where it is smaller than it should be.
SPARED = 0.8
#: The most width of a map beside names, as a part of the code's; lines of an entry of its legend.
WIDE, LINES = 1.25, 2


def draw_map(card: StationCard, text: StationText, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn the map and its legend into items, where it has a place."""
    if card.mapped_in_head:
        square = card.head.square
        yield Panel(square, fill=card.layout.ground, radius=square.width * RADIUS)
        yield from _in_middle(card, square, numbers)
    elif card.mapped_in_panel:
        yield from _in_middle(card, card.panels[-1], numbers)
    elif card.mapped:
        yield from _beside(card, text, numbers)


def _in_middle(card: StationCard, place: Rect, numbers: Iterator[int]) -> Iterator[Item]:
    """Draw the map in the middle of a place; where its legend leaves it too little, with the main muscles."""
    room = place.inset(Sides.all(BLANK * min(place.width, place.height)))
    ways = [*filter(None, (_fitting(card, room, room.width, entries) for entries in (2, 1, 0)))]
    if block := next((one for one in ways if one.map_height >= FULL), ways[0] if ways else None):
        width = max(block.map_width, block.legend_width)
        at = Point(place.x + (place.width - width) / 2, place.y + (place.height - block.height) / 2)
        yield from _draw(block, at, width, numbers)


def _beside(card: StationCard, text: StationText, numbers: Iterator[int]) -> Iterator[Item]:
    """Draw the map at the right of the names, with as much of its legend as has room."""
    listed, margin = card.listed, card.layout.margin
    left = listed.x + text.widest + BEFORE * margin / 2
    bottom = card.over_code if card.code else text.rule - OVER_RULE * margin
    top = text.names[0][0]
    room = Rect(left, top, listed.right - left, bottom - top)
    most = min(room.width, card.layout.masthead.code * WIDE)
    fitting = filter(None, (_fitting(card, room, most, entries) for entries in (2, 1, 0)))
    ways = [one for one in fitting if all(len(entry.lines) <= LINES for entry in one.entries)]
    # A map that shows nothing needs no words: they give way where they leave it less than it needs.
    least = min(FULL, SPARED * max((one.map_height for one in ways), default=0.0))
    if block := next((one for one in ways if one.map_height >= least), None):
        width = max(block.map_width, block.legend_width)
        y = room.y + max(0.0, room.height - block.height) / 2
        yield from _draw(block, Point(room.right - width, y), width, numbers)


def _draw(block: MuscleBlock, at: Point, width: float, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn a map into items, in the middle over its legend."""
    over = Point(at.x + (width - block.map_width) / 2, at.y)
    yield from draw_muscle_block(replace(block, entries=()), over, numbers)
    under = Point(at.x + (width - block.legend_width) / 2, at.y + block.map_height)
    yield from draw_legend(block, under, numbers)


def _fitting(card: StationCard, room: Rect, most: float, entries: int) -> MuscleBlock | None:
    """Draw a map as large as a room holds, with so many entries of its legend; None where it is too small.

    `most`: the points that it may be wide.
    """
    layout, muscles, lang = card.layout, card.exercise.muscles, card.exercise.lang
    style, size = MAP_STYLES[layout.pictures.grey], layout.masthead.labels
    look = Legend(layout.label_face, layout.ink, size, size)
    trial = make_muscle_block(
        muscles, lang, style, max(LEAST, room.height / 2), room.width, look, listed=False
    )
    if trial is None:
        return None
    trial = replace(trial, entries=trial.entries[:entries])
    height = min(room.height - trial.legend, most * trial.map_height / trial.map_width)
    if height < LEAST or (trial.size < size and entries):
        return None
    made = make_muscle_block(muscles, lang, style, height, room.width, look, listed=False)
    return made and replace(made, entries=made.entries[:entries])
