"""The muscles that an exercise trains → a map beside the code, with its words under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.artwork import muscle_map
from cards.artwork.muscle_map import Key, Mapped, on_ground
from cards.colour import Colour
from cards.exercise import Muscles
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.page import Figure, Item, Role
from cards.typesetting.lines import Line, Look, balance_lines, measure_words, set_lines
from cards.units import POINTS_PER

#: The map's height as a part of the code's; the height in points from which there is a map.
TWIN, LEAST = 1.08, 18 * POINTS_PER["mm"]
#: Type of the words as a part of the labels', by which it shrinks and how often, its least in points; to how
#: much of the map's height the panel grows before it shrinks.
TYPE, SHRINK, SHRINKS, TYPE_LEAST, TALL = 0.9, 0.94, 7, 6.5, 1.8
#: On a sheet: the least type in points, the shorter side from which a card is one, the width of the words.
SHEET_TYPE, SHEET, SHEET_REACH = 12.0, 200 * POINTS_PER["mm"], 34 * POINTS_PER["mm"]
#: The part of the map's width that words beside it need; else they stand under it.
LEAST_REACH = 0.6
#: The part of a band's width that map and code leave to the words.
LEAST_WORDS = 0.42
#: Part of the map's width: blank between it and words beside it.
APART = 0.12
#: In em of that type: baseline to baseline, capitals, a square's side, from there to the words, over each
#: entry, under the last.
LEADING, CAPITALS, SQUARE, AFTER, OVER, UNDER = 1.14, 0.7, 0.72, 0.32, 0.42, 0.3


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the legend, in lines."""

    key: Key
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MusclePanel:
    """The map and its legend, not yet placed; lengths in points."""

    mapped: Mapped
    #: The map's.
    map_width: float
    map_height: float
    #: Width of the words, and whether they stand beside the map instead of under it.
    reach: float
    beside: bool
    entries: tuple[Entry, ...]
    #: Type of the legend.
    size: float
    colour: Colour

    @property
    def width(self) -> float:
        """Points of width, the legend included."""
        return self.map_width * (1 + APART) + self.reach if self.beside else max(self.map_width, self.reach)

    @property
    def height(self) -> float:
        """Points of height, the legend included."""
        return max(self.map_height, self.legend) if self.beside else self.map_height + self.legend

    @property
    def legend(self) -> float:
        """Points of the legend's height."""
        lines = sum(len(entry.lines) for entry in self.entries)
        return self.size * (lines * LEADING + len(self.entries) * OVER + UNDER)


def make_muscle_panel(muscles: Muscles, lang: str, layout: Layout, beside: float) -> MusclePanel | None:
    """Draw the map as the code's twin, beside one that takes so many points of a band's width.

    None where no muscle is known, or the code of the layout is too small for a map beside it.
    """
    side = layout.masthead.code * TWIN
    # Large print says the muscles in words: none are so large under a map.
    if side < LEAST or layout.many_pages:
        return None
    mapped = muscle_map.draw(muscles, lang, on_ground(layout), side / POINTS_PER["mm"])
    if mapped is None:
        return None
    width, text = side * mapped.base.shape, layout.trim.width - 2 * layout.margin
    room = layout.masthead.side and layout.masthead.side - 1.6 * layout.margin
    large, banded = min(layout.trim.width, layout.trim.height) >= SHEET, not layout.masthead.side
    if large and banded:
        aside, reach = not beside, max(width, SHEET_REACH)
    else:
        aside = room - width * (1 + APART) >= width * LEAST_REACH
        reach = room - width * (1 + APART) if aside else width
    least = SHEET_TYPE if large else TYPE_LEAST
    wide = width * (1 + APART) + reach if aside else max(width, reach)
    if banded and text - beside - wide < text * LEAST_WORDS:
        return None
    panel = MusclePanel(
        mapped,
        width,
        side,
        reach,
        aside,
        (),
        max(least, layout.masthead.labels * TYPE),
        layout.masthead.text,
    )
    for _ in range(SHRINKS):
        panel = _set_legend(panel, layout)
        if panel.height <= TALL * side or panel.size <= least:
            break
        panel = replace(panel, size=max(least, panel.size * SHRINK))
    return panel


def _set_legend(panel: MusclePanel, layout: Layout) -> MusclePanel:
    """Break the legend into lines; a word that is wider makes the type smaller."""
    texts = tuple(measure_words(key.words, layout.label_face) for key in panel.mapped.legend)
    hang = SQUARE + AFTER
    size = min((panel.size, *(panel.reach / (hang + text.widest) for text in texts)))
    lines = (balance_lines(text, panel.reach / size - hang) for text in texts)
    entries = tuple(Entry(key, some) for key, some in zip(panel.mapped.legend, lines, strict=True))
    return replace(panel, entries=entries, size=size)


def draw_muscle_panel(panel: MusclePanel, at: Point, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn the panel into items from its top left corner; who hears the page hears the map's own words."""
    place = Rect(at.x, at.y, panel.map_width, panel.map_height)
    yield Figure(place, panel.mapped.base, "")
    yield Figure(place, panel.mapped.lit, panel.mapped.alt)
    look = Look(panel.size, panel.colour, Role.ARTIFACT)
    x, y, side = at.x, place.bottom, SQUARE * panel.size
    if panel.beside:
        x, y = place.right + panel.map_width * APART, at.y + max(0.0, panel.height - panel.legend) / 2
    for entry in panel.entries:
        y += OVER * panel.size
        baseline = y + (LEADING + CAPITALS) / 2 * panel.size
        square = Rect(x, baseline - (CAPITALS * panel.size + side) / 2, side, side)
        yield Figure(square, entry.key.swatch, "")
        words = Point(x + side + AFTER * panel.size, baseline)
        yield from set_lines(entry.lines, words, LEADING * panel.size, look, next(numbers))
        y += LEADING * panel.size * len(entry.lines)
