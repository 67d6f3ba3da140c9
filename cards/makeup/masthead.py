"""Title, labels, lead and code → the band at a card's head, or at its left side, at the size found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.chips import Chip, Details, chips_height, draw_chips, draw_station, set_chips, station_side
from cards.makeup.code_panel import CodePanel, draw_code_panel
from cards.makeup.facts_line import FACTS_LEAST, NOTHING, FactsLine, FactsLook, draw_facts, set_facts
from cards.makeup.muscle_panel import MusclePanel, draw_muscle_panel
from cards.page import Item, Panel, Role
from cards.typesetting.copyfit import Head
from cards.typesetting.galley import Block
from cards.typesetting.lines import (
    Line,
    Look,
    Setter,
    Text,
    balance_lines,
    count_lines,
    even_lines,
    set_display,
    set_lines,
)

#: Baseline to baseline in a title, in em.
TITLE_LEADING = 1.0
#: Em under a title's last baseline at least, and between its descenders and what is under them.
UNDER_TITLE, CLEAR = 0.12, 0.04
#: A title takes another line only if that makes it larger by this factor.
TITLE_GAIN = 1.2
#: The most lines that a title is made larger by, and its least type, in that of the labels.
TITLE_LINES, TITLE_LEAST = 5, 1.2
#: At a card's side: the step by which a title shrinks, how many there are, the lead's least type in points.
TITLE_SHRINK, SHRINKS, LEAD_LEAST = 0.9, 9, 6.5
#: A lead is at least so large beside the body's type, and at most so large beside its title's.
SMALL_LEAD, LARGE_LEAD = 0.75, 0.6
#: How many of those steps a muscle map may cost.
MAP_SHRINKS = 2
#: Parts of the margin: blank over and under all, under the code and beside it, over the lead.
OVER, UNDER, UNDER_CODE, BESIDE_CODE, OVER_LEAD = 0.92, 0.5, 0.45, 0.55, 0.4
#: The same: over a line of facts and under it.
OVER_FACTS, UNDER_FACTS = 0.3, 0.05
#: The part of a page's height that title and labels in a band leave to the text, and of its width that a
#: code leaves to them.
LEAST_UNDER, LEAST_BESIDE = 0.4, 0.25


@dataclass(frozen=True, slots=True)
class Title:
    """A title, broken into lines."""

    lines: tuple[Line, ...]
    #: Points of type.
    size: float


@dataclass(frozen=True, slots=True)
class Panels:
    """What stands beside a masthead's words, or under them in one at the side; None for what is not there."""

    code: CodePanel | None
    muscles: MusclePanel | None = None

    def width(self, layout: Layout) -> float:
        """Return the points that they take of a band's width, the blank before each included."""
        return sum(one.width + layout.margin * BESIDE_CODE for one in self._there)

    @property
    def height(self) -> float:
        """Points of height side by side."""
        return max((one.height for one in self._there), default=0.0)

    def stacked(self, layout: Layout) -> float:
        """Return the points of height that they take one over the other, the blank over each included."""
        return sum(one.height + layout.margin * OVER_LEAD for one in self._there)

    @property
    def _there(self) -> tuple[CodePanel | MusclePanel, ...]:
        return tuple(one for one in (self.code, self.muscles) if one)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The masthead, all but its height settled; lengths in points."""

    layout: Layout
    title: Title
    chips: tuple[Chip, ...]
    facts: FactsLine
    lead: Block | None
    panels: Panels
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
    #: What of the lead is read aloud; empty for its own words.
    spoken: str = ""

    @property
    def labels(self) -> float:
        """Points of height that labels and facts take, the blank over them included."""
        return _labels_height(self.chips, self.facts, self.layout)

    @property
    def at(self) -> Point:
        """Where the words' top left corner would stand: beside or under the station's number."""
        margin = self.layout.margin
        beside = self.square + margin * BESIDE_CODE if self.square else 0.0
        if self.layout.masthead.side:
            return Point(margin, margin * OVER + beside)
        return Point(margin + beside, margin * OVER)


def compose(title: str, details: Details, lead: Block | None, panels: Panels, setter: Setter) -> Masthead:
    """Turn a card's title, labels, lead and code into its masthead; one at the side may refuse the lead."""
    layout = setter.layout
    return (_compose_side if layout.masthead.side else _compose_band)(title, details, lead, panels, setter)


def _compose_band(
    title: str, details: Details, lead: Block | None, panels: Panels, setter: Setter
) -> Masthead:
    layout, margin = setter.layout, setter.layout.margin
    square = station_side(details, layout)
    width = layout.trim.width - 2 * margin - panels.width(layout)
    width -= square + margin * BESIDE_CODE if square else 0.0
    placed = _fit_title(setter.display(title), width, layout, 1.0)
    chips = set_chips(details, width, layout)
    facts = _facts(details, width, layout)
    fixed = margin * (OVER + UNDER) + _title_height(placed, layout) + _labels_height(chips, facts, layout)
    fixed += margin * OVER_LEAD if lead else 0.0
    beside = panels.height
    least = layout.safe + beside + margin * UNDER_CODE + layout.masthead.rule if beside else 0.0
    least = max(least, margin * (OVER + UNDER) + square if square else 0.0)
    most = layout.trim.height * (1 - LEAST_UNDER)
    crowded = max(fixed, least) > most or width < layout.trim.width * LEAST_BESIDE
    head = Head(lead, width, fixed, least, beside=False)
    return Masthead(
        layout, placed, chips, facts, lead, panels, width, 0.0, head, details.station, square, crowded
    )


def _compose_side(
    title: str, details: Details, lead: Block | None, panels: Panels, setter: Setter
) -> Masthead:
    """Shrink the title until all stands over the code; where even that is not enough, the lead goes."""
    layout, margin = setter.layout, setter.layout.margin
    width = layout.masthead.side - 1.6 * margin
    text = setter.display(title)
    chips = set_chips(details, width, layout)
    facts = _facts(details, width, layout)
    square = station_side(details, layout)
    words = layout.trim.height - margin * OVER * 2 - panels.stacked(layout)
    words -= square + margin * BESIDE_CODE if square else 0.0
    least = max(LEAD_LEAST, layout.masthead.labels if panels.muscles else 0.0)
    for leading in (lead, None):
        under = margin * OVER_LEAD + _lead_height(leading, width, least / leading.scale) if leading else 0.0
        for step in range(SHRINKS):
            placed = _fit_title(text, width, layout, TITLE_SHRINK**step)
            left = words - _title_height(placed, layout) - _labels_height(chips, facts, layout)
            if left >= under:
                break
        if leading and left >= under and placed.size * LARGE_LEAD >= least:
            break
    lead = leading
    code, muscles = panels.code, panels.muscles
    crowded = left < 0 or bool(code and code.width > layout.masthead.side - margin)
    # Labels go into the text before a title is smaller than they are.
    crowded = crowded or bool(chips and placed.size < TITLE_LEAST * layout.masthead.labels)
    crowded = crowded or bool(muscles and step > MAP_SHRINKS)
    left -= margin * OVER_LEAD
    head = Head(lead, width, 0.0, 0.0, beside=True)
    return Masthead(
        layout, placed, chips, facts, lead, panels, width, left, head, details.station, square, crowded
    )


def draw(masthead: Masthead, height: float, size: float, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn a masthead into items, at its height and a body size in points."""
    layout, margin = masthead.layout, masthead.layout.margin
    yield from _band(layout, height)
    lead_size = _lead_size(masthead, size)
    title_height = _title_height(masthead.title, layout)
    labels_height = masthead.labels
    used = margin * (OVER + UNDER) + title_height + labels_height
    if masthead.lead:
        used += margin * OVER_LEAD + _lead_height(masthead.lead, masthead.width, lead_size)
    told = bool(masthead.chips or masthead.facts.rows)
    gaps = told + bool(masthead.lead)
    spare = 0.0 if layout.masthead.side else max(0.0, height - used)
    grown = min(spare / (gaps + 2), margin * 0.5)
    y = masthead.at.y + max(0.0, (spare - grown * gaps) / 2)
    if masthead.square:
        yield from draw_station(masthead.station, _station_place(masthead, height), layout, numbers)
    yield from _title(masthead, y, next(numbers))
    y += title_height + (grown if told else 0.0)
    yield from draw_chips(masthead.chips, Point(masthead.at.x, y), layout, numbers)
    first = y + chips_height(masthead.chips, layout) + margin * OVER_FACTS
    first += fonts.face(layout.label_face).cap_height * masthead.facts.size
    yield from draw_facts(masthead.facts, Point(masthead.at.x, first), numbers)
    if masthead.lead:
        top = y + labels_height + margin * OVER_LEAD + grown
        yield from _lead(masthead, masthead.lead, top, lead_size, next(numbers))
    yield from _panels(masthead, height, numbers)


def _facts(details: Details, width: float, layout: Layout) -> FactsLine:
    head, size = layout.masthead, layout.illustrated.facts
    look = FactsLook(layout.label_face, layout.display_face, head.text, head.accent, size, size * FACTS_LEAST)
    return set_facts(details.facts or NOTHING, width, look)


def _labels_height(chips: tuple[Chip, ...], facts: FactsLine, layout: Layout) -> float:
    height = facts.height + layout.margin * (OVER_FACTS + UNDER_FACTS) if facts.rows else 0.0
    return chips_height(chips, layout) + height


def _lead(masthead: Masthead, lead: Block, top: float, size: float, paragraph: int) -> Iterator[Item]:
    look = Look(lead.scale * size, masthead.layout.masthead.text, spoken=masthead.spoken)
    lines = balance_lines(lead.text, masthead.width / look.size)
    at = Point(masthead.at.x, top + lead.first_baseline(size))
    yield from set_lines(lines, at, lead.leading * size, look, paragraph)


def leads_small(masthead: Masthead, size: float) -> bool:
    """Say whether the lead is small beside text of a size in points."""
    lead = masthead.lead
    return lead is not None and _lead_size(masthead, size) * lead.scale < SMALL_LEAD * size


def _lead_size(masthead: Masthead, size: float) -> float:
    """Return the body size in points that the lead is set by: the body's, or what title and side allow."""
    lead = masthead.lead
    if lead is None:
        return size
    size = min(size, LARGE_LEAD * masthead.title.size / lead.scale)
    if not masthead.layout.masthead.side:
        return size
    least = LEAD_LEAST / lead.scale
    size = min(size, masthead.width / (lead.text.widest * lead.scale))
    while size > least and _lead_height(lead, masthead.width, size) > masthead.left:
        size *= 0.97
    return max(size, least)


def _lead_height(lead: Block, width: float, size: float) -> float:
    return count_lines(lead.text, width / (size * lead.scale)) * lead.leading * size


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
    # Where the band is the paper's own colour, a rule parts it from the text.
    if masthead.rule and masthead.fill == layout.ground:
        yield Panel(edge, fill=masthead.accent)


def _station_place(masthead: Masthead, height: float) -> Rect:
    layout, square = masthead.layout, masthead.square
    middle = (height - layout.masthead.rule - square) / 2
    top = layout.margin * OVER if layout.masthead.side else max(layout.safe, middle)
    return Rect(layout.margin, top, square, square)


def _panels(masthead: Masthead, height: float, numbers: Iterator[int]) -> Iterator[Item]:
    """Draw code and map as twins on one upper edge, the code outside; or the code lowest at the side."""
    layout, code, muscles = masthead.layout, masthead.panels.code, masthead.panels.muscles
    if layout.masthead.side:
        bottom = layout.trim.height - max(layout.safe, layout.margin * OVER)
        upper = bottom - masthead.panels.stacked(layout) + layout.margin * OVER_LEAD
        at = Point(layout.margin, upper)
        under = Point(layout.margin, bottom - code.height) if code else at
    else:
        top = max(layout.safe, (height - layout.masthead.rule - masthead.panels.height) / 2)
        right = layout.trim.width - layout.margin
        under = Point(right - code.width, top) if code else Point(right, top)
        beside = under.x - layout.margin * BESIDE_CODE if code else right
        at = Point(beside - muscles.width if muscles else beside, top)
    if muscles:
        yield from draw_muscle_panel(muscles, at, numbers)
    if code:
        yield from draw_code_panel(code, under, layout, numbers)


def _fit_title(text: Text, width: float, layout: Layout, shrink: float) -> Title:
    """Find the lines on which a title is largest, few before many."""
    chosen = Title((), 0.0)
    for count in range(1, TITLE_LINES + 1):
        lines = even_lines(text, count)
        if len(lines) > 1 and any(line.is_letter for line in lines):
            continue
        widest = max((line.width for line in lines), default=1.0)
        largest = layout.masthead.title_one if count == 1 else layout.masthead.title_two
        size = min(largest * shrink, width / widest)
        if size > chosen.size * TITLE_GAIN:
            chosen = Title(lines, size)
    least = layout.masthead.labels * TITLE_LEAST
    return chosen if chosen.size >= least else Title(balance_lines(text, width / least), least)


def _title_height(title: Title, layout: Layout) -> float:
    if not title.lines:
        return 0.0
    cap = fonts.face(layout.display_face).cap_height
    lines = cap + TITLE_LEADING * (len(title.lines) - 1)
    return _rise(title, layout) + title.size * lines + title.size * _drop(title)


def _drop(title: Title) -> float:
    """Return the em that stay free under a title's last baseline: its descenders clear what is under them."""
    stretches = title.lines[-1].stretches()
    ink = max((fonts.ink(char, one.face)[1] for one in stretches for char in set(one.text)), default=0.0)
    return max(UNDER_TITLE, ink + CLEAR)


def _rise(title: Title, layout: Layout) -> float:
    """Return the points by which accents on the first line's capitals would stand beyond the safe area."""
    stretches = title.lines[0].stretches() if title.lines else ()
    reach = max((fonts.ink(char, one.face)[0] for one in stretches for char in set(one.text)), default=0.0)
    accents = (reach - fonts.face(layout.display_face).cap_height) * title.size
    return max(0.0, accents - max(0.0, layout.margin * OVER - layout.safe))


def _title(masthead: Masthead, y: float, paragraph: int) -> Iterator[Item]:
    layout, title = masthead.layout, masthead.title
    baseline = y + _rise(title, layout) + title.size * fonts.face(layout.display_face).cap_height
    look = Look(title.size, layout.masthead.text, Role.TITLE)
    at = Point(masthead.at.x, baseline)
    yield from set_display(title.lines, at, TITLE_LEADING * title.size, look, paragraph)
