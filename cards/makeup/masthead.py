"""Title, labels, lead and code → the band at a card's head, or at its left side, at the size found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.chips import Chip, Tags, chips_height, draw_chips, draw_station, set_chips, station_side
from cards.makeup.code_panel import Demo, draw_demo
from cards.page import Item, Panel, Role
from cards.typesetting.copyfit import Head
from cards.typesetting.galley import Block, Setter
from cards.typesetting.lines import set_display, set_lines
from cards.typesetting.paragraph import Text, balance_lines, break_lines, count_lines, line_stretches

#: Baseline to baseline in a title, in em.
TITLE_LEADING = 1.0
#: A title takes another line only if that makes it larger by this factor.
TITLE_GAIN = 1.2
#: The most lines that a title is made larger by, and its least type, in that of the labels.
TITLE_LINES, TITLE_LEAST = 5, 1.2
#: At a card's side: the step by which a title shrinks, how many there are, the lead's least type in points.
TITLE_SHRINK, SHRINKS, LEAD_LEAST = 0.9, 9, 6.5
#: Parts of the margin: blank over and under all, under the code and beside it, over the lead.
OVER, UNDER, UNDER_CODE, BESIDE_CODE, OVER_LEAD = 0.92, 0.5, 0.45, 0.55, 0.4
#: The part of a page's height that title and labels in a band leave to the text, and of its width that a
#: code leaves to them.
LEAST_UNDER, LEAST_BESIDE = 0.4, 0.25


Lines = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """The masthead, all but its height settled; lengths in points."""

    layout: Layout
    title: Text
    title_size: float
    title_lines: Lines
    chips: tuple[Chip, ...]
    lead: Block | None
    demo: Demo | None
    #: Width of the words.
    width: float
    #: Height that a masthead at the side has left for the lead; 0 for a band, which grows.
    left: float
    head: Head
    #: The number of the station, empty for none, and its square's side; 0 for none.
    station: str
    square: float
    #: Whether title, labels and code are more than it holds.
    crowded: bool

    @property
    def at(self) -> Point:
        """Where the words' top left corner would stand: beside or under the station's number."""
        margin = self.layout.margin
        beside = self.square + margin * BESIDE_CODE if self.square else 0.0
        if self.layout.masthead.side:
            return Point(margin, margin * OVER + beside)
        return Point(margin + beside, margin * OVER)


def compose(title: str, tags: Tags, lead: Block | None, demo: Demo | None, setter: Setter) -> Masthead:
    """Turn a card's title, labels, lead and code into its masthead; one at the side may refuse the lead."""
    layout = setter.layout
    return (_compose_side if layout.masthead.side else _compose_band)(title, tags, lead, demo, setter)


def _compose_band(title: str, tags: Tags, lead: Block | None, demo: Demo | None, setter: Setter) -> Masthead:
    layout, margin = setter.layout, setter.layout.margin
    square = station_side(tags, layout)
    width = layout.trim.width - 2 * margin - (demo.width + margin * BESIDE_CODE if demo else 0.0)
    width -= square + margin * BESIDE_CODE if square else 0.0
    text = setter.display(title)
    size, lines = _fit_title(text, width, layout, 1.0)
    chips = set_chips(tags, width, layout)
    fixed = margin * (OVER + UNDER) + _title_height(text, size, lines, layout) + chips_height(chips, layout)
    fixed += margin * OVER_LEAD if lead else 0.0
    least = layout.safe + demo.height + margin * UNDER_CODE + layout.masthead.rule if demo else 0.0
    least = max(least, margin * (OVER + UNDER) + square if square else 0.0)
    most = layout.trim.height * (1 - LEAST_UNDER)
    crowded = max(fixed, least) > most or width < layout.trim.width * LEAST_BESIDE
    head = Head(lead, width, fixed, least, beside=False)
    return Masthead(
        layout, text, size, lines, chips, lead, demo, width, 0.0, head, tags.station, square, crowded
    )


def _compose_side(title: str, tags: Tags, lead: Block | None, demo: Demo | None, setter: Setter) -> Masthead:
    """Shrink the title until all stands over the code; where even that is not enough, the lead goes."""
    layout, margin = setter.layout, setter.layout.margin
    width = layout.masthead.side - 1.6 * margin
    text = setter.display(title)
    chips = set_chips(tags, width, layout)
    square = station_side(tags, layout)
    words = layout.trim.height - margin * OVER * 2 - (demo.height + margin * OVER_LEAD if demo else 0.0)
    words -= square + margin * BESIDE_CODE if square else 0.0
    for step in range(SHRINKS):
        size, lines = _fit_title(text, width, layout, TITLE_SHRINK**step)
        left = words - _title_height(text, size, lines, layout) - chips_height(chips, layout)
        if left >= (margin * OVER_LEAD + _lead_height(lead, width, LEAD_LEAST / lead.scale) if lead else 0.0):
            break
    else:
        lead = None
    crowded = left < 0 or bool(demo and demo.width > layout.masthead.side - margin)
    left -= margin * OVER_LEAD
    head = Head(lead, width, 0.0, 0.0, beside=True)
    return Masthead(
        layout, text, size, lines, chips, lead, demo, width, left, head, tags.station, square, crowded
    )


def draw(masthead: Masthead, height: float, size: float) -> Iterator[Item]:
    """Turn a masthead into items, at its height and a body size in points."""
    layout, margin = masthead.layout, masthead.layout.margin
    yield from _band(layout, height)
    lead_size = _lead_size(masthead, size)
    title_height = _title_height(masthead.title, masthead.title_size, masthead.title_lines, layout)
    labels_height = chips_height(masthead.chips, layout)
    used = margin * (OVER + UNDER) + title_height + labels_height
    if masthead.lead:
        used += margin * OVER_LEAD + _lead_height(masthead.lead, masthead.width, lead_size)
    gaps = bool(masthead.chips) + bool(masthead.lead)
    spare = 0.0 if layout.masthead.side else max(0.0, height - used)
    grown = min(spare / (gaps + 2), margin * 0.5)
    y = masthead.at.y + max(0.0, (spare - grown * gaps) / 2)
    if masthead.square:
        yield from draw_station(masthead.station, _station_place(masthead, height), layout)
    yield from _title(masthead, y)
    y += title_height + (grown if masthead.chips else 0.0)
    yield from draw_chips(masthead.chips, Point(masthead.at.x, y), layout)
    if masthead.lead:
        at = Point(masthead.at.x, y + labels_height + margin * OVER_LEAD + grown)
        lines = balance_lines(masthead.lead.text, masthead.width / (lead_size * masthead.lead.scale))
        yield from set_lines(masthead.lead, lines, at, lead_size, group=2, colour=layout.masthead.text)
    if masthead.demo:
        yield from draw_demo(masthead.demo, _demo_place(masthead.demo, layout, height), layout)


def _lead_size(masthead: Masthead, size: float) -> float:
    """Return the body size in points that the lead is set by: the body's, or what the side has room for."""
    lead = masthead.lead
    if lead is None or not masthead.layout.masthead.side:
        return size
    least = LEAD_LEAST / lead.scale
    size = min(size, masthead.width / (lead.text.widest * lead.scale))
    while size > least and _lead_height(lead, masthead.width, size) > masthead.left:
        size *= 0.97
    return max(size, least)


def _lead_height(lead: Block, width: float, size: float) -> float:
    return count_lines(lead.text, width / (size * lead.scale))[0] * lead.leading * size


def _band(layout: Layout, height: float) -> Iterator[Item]:
    masthead, bleed = layout.masthead, layout.bleed
    if masthead.side:
        whole = Rect(-bleed, -bleed, masthead.side + bleed, layout.trim.height + 2 * bleed)
        edge = Rect(masthead.side - masthead.rule, -bleed, masthead.rule, layout.trim.height + 2 * bleed)
    else:
        whole = Rect(-bleed, -bleed, layout.trim.width + 2 * bleed, height + bleed)
        edge = Rect(-bleed, height - masthead.rule, layout.trim.width + 2 * bleed, masthead.rule)
    if masthead.fill != layout.ground:
        yield Panel(whole, fill=masthead.fill)
    if masthead.rule:
        yield Panel(edge, fill=masthead.accent)


def _station_place(masthead: Masthead, height: float) -> Rect:
    layout, square = masthead.layout, masthead.square
    middle = (height - layout.masthead.rule - square) / 2
    top = layout.margin * OVER if layout.masthead.side else max(layout.safe, middle)
    return Rect(layout.margin, top, square, square)


def _demo_place(demo: Demo, layout: Layout, height: float) -> Point:
    if layout.masthead.side:
        return Point(layout.margin, layout.trim.height - max(layout.safe, layout.margin * OVER) - demo.height)
    top = max(layout.safe, (height - layout.masthead.rule - demo.height) / 2)
    return Point(layout.trim.width - layout.margin - demo.width, top)


def _fit_title(text: Text, width: float, layout: Layout, shrink: float) -> tuple[float, Lines]:
    """Find the lines on which a title is largest, few before many."""
    chosen: tuple[float, Lines] = (0.0, ())
    for count in range(1, TITLE_LINES + 1):
        lines = in_lines(text, count)
        widest = max((text.ends[past - 1] - text.starts[first] for first, past in lines), default=1.0)
        largest = layout.masthead.title_one if count == 1 else layout.masthead.title_two
        size = min(largest * shrink, width / widest)
        if size > chosen[0] * TITLE_GAIN:
            chosen = (size, lines)
    least = layout.masthead.labels * TITLE_LEAST
    return chosen if chosen[0] >= least else (least, balance_lines(text, width / least))


def in_lines(text: Text, count: int) -> Lines:
    """Break into so many lines at most, as even as they can be."""
    low, high = text.widest, text.ends[-1] if text.ends else 0.0
    for _ in range(12):
        middle = (low + high) / 2
        if count_lines(text, middle)[0] > count:
            low = middle
        else:
            high = middle
    return break_lines(text, high) if count == 1 else balance_lines(text, high)


def _title_height(text: Text, size: float, lines: Lines, layout: Layout) -> float:
    cap = fonts.face(layout.display_face).cap_height
    return _rise(text, size, lines, layout) + size * (cap + TITLE_LEADING * (len(lines) - 1)) + size * 0.12


def _rise(text: Text, size: float, lines: Lines, layout: Layout) -> float:
    """Return the points by which accents on the first line's capitals would stand beyond the safe area."""
    stretches = line_stretches(text, lines[0], last=False) if lines else ()
    reach = max((fonts.ink(char, one.face)[0] for one in stretches for char in set(one.text)), default=0.0)
    accents = (reach - fonts.face(layout.display_face).cap_height) * size
    return max(0.0, accents - max(0.0, layout.margin * OVER - layout.safe))


def _title(masthead: Masthead, y: float) -> Iterator[Item]:
    layout, size = masthead.layout, masthead.title_size
    rise = _rise(masthead.title, size, masthead.title_lines, layout)
    baseline = y + rise + size * fonts.face(layout.display_face).cap_height
    for number, line in enumerate(masthead.title_lines):
        last = number == len(masthead.title_lines) - 1
        at = Point(masthead.at.x, baseline + number * TITLE_LEADING * size)
        yield set_display(
            masthead.title, line, at, size, layout.masthead.text, role=Role.TITLE, group=1, last=last
        )
