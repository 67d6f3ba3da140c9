"""The muscles that an exercise trains → a map, its legend an entry for each kind, under or beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.artwork import muscle_map
from cards.artwork.muscle_map import Key, Mapped, Style
from cards.exercise import Muscles
from cards.geometry import Point, Rect
from cards.makeup.muscle_panel import Entry
from cards.page import Colour, Figure, Item, Role
from cards.typesetting.lines import Look, balance_lines, measure_words, set_lines
from cards.units import POINTS_PER

#: In em of the legend's type: baseline to baseline, capitals, a square's side, from there to the words, over
#: the first entry and over the others, the same beside the map.
LEADING, CAPITALS, SQUARE, AFTER, OVER, BETWEEN, ASIDE = 1.18, 0.7, 0.74, 0.4, 0.45, 0.08, 0.3
#: Part of the map's width between it and a legend beside it.
APART = 0.16
#: Lines that an entry under the map takes before its type shrinks, and the step by which it does.
LINES, SHRINK = 1, 0.96


@dataclass(frozen=True, slots=True)
class Legend:
    """How a legend is set: the face, its colour, the most and the least type in points."""

    face: str
    colour: Colour
    most: float
    least: float


@dataclass(frozen=True, slots=True)
class MuscleBlock:
    """A map with its legend under it or beside it; lengths in points."""

    mapped: Mapped
    map_width: float
    map_height: float
    #: Whether the legend stands beside the map.
    beside: bool
    #: From the block's top to an entry's under the map at least: something else may stand beside it.
    clear: float
    entries: tuple[Entry, ...]
    size: float
    look: Legend

    @property
    def legend(self) -> float:
        """Points of the legend's height."""
        lines = sum(len(entry.lines) for entry in self.entries)
        gaps = (len(self.entries) - 1) * (ASIDE if self.beside else BETWEEN)
        over = 0.0 if self.beside else OVER
        return self.size * (over + lines * LEADING + gaps) if self.entries else 0.0

    @property
    def width(self) -> float:
        """Points of width that it takes, a legend beside the map included."""
        return self.map_width * (1 + APART) + self.legend_width if self.beside else self.map_width

    @property
    def legend_width(self) -> float:
        """Points of the legend's width."""
        widest = max((line.width for entry in self.entries for line in entry.lines), default=0.0)
        return (SQUARE + AFTER + widest) * self.size if self.entries else 0.0

    @property
    def height(self) -> float:
        """Points of height, the legend included."""
        if self.beside:
            return max(self.map_height, self.legend)
        return max(self.map_height, self.clear) + self.legend


def make_muscle_block(
    muscles: Muscles, lang: str, style: Style, height: float, measure: float, look: Legend, *, listed: bool
) -> MuscleBlock | None:
    """Draw a map so many points high, with its legend in a measure; None where no muscle is known.

    The legend has an entry for what works most and one for what works too: under the map a line, smaller
    before it takes a second one; beside it, where it is `listed`, in as many lines as the map is high.
    """
    mapped = muscle_map.draw(muscles, lang, style, height / POINTS_PER["mm"])
    if mapped is None:
        return None
    width = height * mapped.base.shape
    block = MuscleBlock(mapped, width, height, listed, 0.0, (), look.most, look)
    reach = measure - width * (1 + APART) if listed else measure
    return _with_legend(block, mapped.legend, reach)


def under(block: MuscleBlock, clear: float) -> MuscleBlock:
    """Return the block with its legend so many points below its top at least."""
    return replace(block, clear=clear)


def _with_legend(block: MuscleBlock, keys: tuple[Key, ...], reach: float) -> MuscleBlock:
    """Break the legend into lines: type shrinks to keep each under the map on its own."""
    look, hang = block.look, SQUARE + AFTER
    texts = [measure_words(key.words, look.face) for key in keys]
    natural = max((text.natural for text in texts), default=0.0) + hang
    widest = max((text.widest for text in texts), default=0.0) + hang
    size = min(look.most, max(look.least, reach / natural), reach / widest)
    if size * natural > reach + 1e-6 or block.beside:
        # Several lines are set at full size.
        size = min(look.most, reach / widest)
    while True:
        entries = tuple(
            Entry(key, balance_lines(text, reach / size - hang))
            for key, text in zip(keys, texts, strict=True)
        )
        block = replace(block, entries=entries, size=size)
        if not block.beside or block.legend <= block.map_height or size <= look.least:
            return block
        size = max(look.least, size * SHRINK)


def draw_muscle_block(block: MuscleBlock, at: Point, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn the block into items from its top left corner; who hears the page hears the map's own words."""
    place = Rect(at.x, at.y, block.map_width, block.map_height)
    if block.beside:
        place = place.moved(0.0, (block.height - block.map_height) / 2)
    yield Figure(place, block.mapped.base, "")
    yield Figure(place, block.mapped.lit, block.mapped.alt)
    at = Point(at.x, at.y + max(block.map_height, block.clear))
    if block.beside:
        at = Point(place.right + block.map_width * APART, place.y + (block.map_height - block.legend) / 2)
    yield from draw_legend(block, at, numbers)


def draw_legend(block: MuscleBlock, at: Point, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn a map's legend alone into items, from the top left corner of its blank."""
    size, look = block.size, Look(block.size, block.look.colour, Role.ARTIFACT)
    y = at.y if block.beside else at.y + OVER * size
    for entry in block.entries:
        baseline = y + (LEADING + CAPITALS) / 2 * size
        side = SQUARE * size
        square = Rect(at.x, baseline - (CAPITALS * size + side) / 2, side, side)
        yield Figure(square, entry.key.swatch, "")
        words = Point(at.x + side + AFTER * size, baseline)
        yield from set_lines(entry.lines, words, LEADING * size, look, next(numbers))
        y += (LEADING * len(entry.lines) + (ASIDE if block.beside else BETWEEN)) * size
