"""Title, lead, facts and a picture → the head of a card in a band of one height, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards import fonts
from cards.geometry import Point, Rect, Size
from cards.layout import Layout
from cards.makeup.chips import Details, draw_station, station_side
from cards.makeup.facts_line import FACTS_LEAST, Facts, FactsLine, FactsLook, draw_facts, set_facts
from cards.page import Item, Panel, Role
from cards.typesetting.lines import (
    LONGEST,
    Line,
    Look,
    Setter,
    Text,
    balance_lines,
    even_lines,
    set_display,
    set_lines,
    whole,
)

#: Parts of the margin: blank over the title, under the facts' baseline, between title and lead, between lead
#: and facts at least, between words and picture.
OVER, UNDER, TO_LEAD, TO_FACTS, ASIDE = 0.9, 0.6, 0.16, 0.4, 0.8
#: Baseline to baseline in a title, and what descenders take under it, in em; most lines.
TITLE_LEADING, DESCENT, TITLE_LINES = 0.98, 0.2, 3
#: By how much another line must make a title larger, and in a band at the side, where what it leaves goes to
#: the picture.
TITLE_GAIN, TITLE_GAIN_SIDE = 1.12, 1.3
#: What a lead gives way to, as a part of its type; a title that is smaller than this part of the
#: greatest costs the lead some of its type, one under the last part sends the lead into the text.
LEAD_LEAST, TITLE_GOOD, TITLE_LEAST = 0.875, 0.63, 0.5
#: The step by which a title shrinks, and the least part of its greatest type.
SHRINK, SMALLEST = 0.97, 0.3
#: Baseline to baseline of a lead, in em.
LEADING = 1.22


@dataclass(frozen=True, slots=True)
class Band:
    """The words of a band, all settled; lengths in points."""

    layout: Layout
    title: tuple[Line, ...]
    title_size: float
    lead: tuple[Line, ...]
    lead_size: float
    spoken: str
    facts: FactsLine
    station: str
    #: Room for words, from their top left corner.
    words: Rect
    #: The baseline of the facts' last line.
    line: float
    #: Whether the title is small, or the lead had to go.
    crowded: bool

    @property
    def free(self) -> float:
        """Points of height that title, lead and facts leave of their room."""
        margin = self.layout.margin
        used = title_depth(len(self.title)) * self.title_size + _rise(
            self.title, self.title_size, self.layout
        )
        used += TO_LEAD * margin + len(self.lead) * LEADING * self.lead_size if self.lead else 0.0
        used += self.facts.height + TO_FACTS * margin if self.facts.rows else 0.0
        return self.words.height - used


@dataclass(frozen=True, slots=True)
class Words:
    """What a band says."""

    title: str
    #: Its number in a circuit, set large; empty for none.
    station: str
    #: None where nothing leads.
    lead: Text | None
    #: What of the lead is read aloud; empty for its own words.
    spoken: str
    facts: Facts


def band_place(layout: Layout, deep: float) -> Rect:
    """Return a band's place, bleed included: so deep over the whole width, or so wide at the left side."""
    bleed, trim = layout.bleed, layout.trim
    if layout.masthead.side:
        return Rect(-bleed, -bleed, deep + bleed, trim.height + 2 * bleed)
    return Rect(-bleed, -bleed, trim.width + 2 * bleed, deep + bleed)


def compose(words: Words, deep: float, picture: Size, setter: Setter) -> Band | None:
    """Settle a band so deep beside a picture at its right, or so wide over one.

    None where the title would be too small; the lead is left out where it would make it so.
    """
    layout, margin = setter.layout, setter.layout.margin
    if layout.masthead.side:
        taken = picture.height + ASIDE * margin if picture.height else 0.0
        square = _square(words, layout) + ASIDE * margin if _square(words, layout) else 0.0
        high = layout.trim.height - 2 * margin
        band = _settle(
            words, Rect(margin, margin + square, deep - 1.8 * margin, high - taken - square), setter
        )
        return replace(band, line=margin + high) if band else None
    taken = picture.width + ASIDE * margin if picture.width else 0.0
    square = _square(words, layout) + ASIDE * margin if _square(words, layout) else 0.0
    width = layout.trim.width - 2 * margin - taken - square
    return _settle(words, Rect(margin + square, OVER * margin, width, deep - (OVER + UNDER) * margin), setter)


def _square(words: Words, layout: Layout) -> float:
    """Return the side of a station's square; 0 without a station."""
    return station_side(Details(words.station, (), ()), layout)


def _settle(words: Words, room: Rect, setter: Setter) -> Band | None:
    layout, design = setter.layout, setter.layout.illustrated
    head = layout.masthead
    look = FactsLook(
        layout.label_face,
        layout.display_face,
        head.text,
        head.accent,
        design.facts,
        design.facts * FACTS_LEAST,
    )
    facts = set_facts(words.facts, room.width, look)
    title = setter.display(words.title)
    left = room.height - facts.height - TO_FACTS * layout.margin * bool(facts.rows)
    for lead, least in (
        (1.0, TITLE_GOOD),
        (LEAD_LEAST, TITLE_LEAST),
        (0.0, SMALLEST),
    ):
        leading = words.lead if lead else None
        if leading is None and lead:
            continue
        size = design.lead * lead
        lines = balance_lines(leading, min(room.width / size, LONGEST)) if leading else ()
        deep = left - (TO_LEAD * layout.margin + len(lines) * LEADING * size if lines else 0.0)
        found = _fit_title(title, Size(room.width, deep), layout)
        if found[1] >= design.title * least:
            crowded = (bool(words.lead) and not lines) or found[1] < design.title * TITLE_GOOD
            title_lines, type_size = found
            return Band(
                layout,
                title_lines,
                type_size,
                lines,
                size,
                words.spoken,
                facts,
                words.station,
                room,
                room.bottom,
                crowded,
            )
    return None


def _fit_title(text: Text, room: Size, layout: Layout) -> tuple[tuple[Line, ...], float]:
    """Find the lines on which a title is largest, few before many; none of a single letter."""
    chosen: tuple[tuple[Line, ...], float] = ((), 0.0)
    for count in range(1, TITLE_LINES + 1):
        lines = even_lines(text, count) if count > 1 else whole(text)
        if not lines or len(lines) < count or (any(line.is_letter for line in lines) and len(lines) > 1):
            continue
        widest, deep = max(line.width for line in lines), title_depth(len(lines))
        size = min(layout.illustrated.title, room.width / widest, room.height / deep)
        if _rise(lines, size, layout):
            size = min(size, (room.height + _over(layout)) / (deep + _accents(lines, layout)))
        if size > chosen[1] * (TITLE_GAIN_SIDE if layout.masthead.side else TITLE_GAIN):
            chosen = lines, size
    return chosen


def _over(layout: Layout) -> float:
    """Return the points by which ink may stand over a title's capitals without leaving the safe area."""
    over = layout.margin if layout.masthead.side else OVER * layout.margin
    return max(0.0, over - layout.safe)


def _accents(lines: tuple[Line, ...], layout: Layout) -> float:
    """Return the em by which the first line's ink stands over its capitals."""
    stretches = lines[0].stretches() if lines else ()
    reach = max((fonts.ink(char, one.face)[0] for one in stretches for char in set(one.text)), default=0.0)
    return max(0.0, reach - fonts.face(layout.display_face).cap_height)


def _rise(lines: tuple[Line, ...], size: float, layout: Layout) -> float:
    """Return the points by which a title is lowered, so that its accents stay in the safe area."""
    return max(0.0, _accents(lines, layout) * size - _over(layout))


def title_depth(lines: int) -> float:
    """Return the em from a title's capitals to under its descenders."""
    return 0.7 + TITLE_LEADING * (lines - 1) + DESCENT


def picture_place(band: Band, picture: Size) -> Point:
    """Return where a picture stands: at the right edge on the facts' baseline, or over them at the side."""
    layout = band.layout
    if layout.masthead.side:
        over = ASIDE * layout.margin if band.facts.rows else 0.0
        return Point(band.words.x, band.line - band.facts.height - over - picture.height)
    return Point(layout.trim.width - layout.margin - picture.width, band.line - picture.height)


def draw_band(band: Band, place: Rect, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn a band into items, in its place."""
    layout = band.layout
    yield from draw_ground(layout, place)
    if square := station_side(Details(band.station, (), ()), layout):
        at = Point(
            layout.margin, band.words.y - (square + ASIDE * layout.margin if layout.masthead.side else 0)
        )
        yield from draw_station(band.station, Rect(at.x, at.y, square, square), layout, numbers)
    cap = fonts.face(layout.display_face).cap_height * band.title_size
    look = Look(band.title_size, layout.masthead.text, Role.TITLE)
    top = band.words.y + _rise(band.title, band.title_size, layout)
    at = Point(band.words.x, top + cap)
    yield from set_display(band.title, at, TITLE_LEADING * band.title_size, look, next(numbers))
    y = at.y + (TITLE_LEADING * (len(band.title) - 1) + DESCENT) * band.title_size
    if band.lead:
        first = Point(band.words.x, y + TO_LEAD * layout.margin + 0.86 * band.lead_size)
        words = Look(band.lead_size, layout.masthead.text, spoken=band.spoken)
        yield from set_lines(band.lead, first, LEADING * band.lead_size, words, next(numbers))
    top = band.line - band.facts.height + fonts.face(layout.label_face).cap_height * band.facts.size
    yield from draw_facts(band.facts, Point(band.words.x, top), numbers)


def draw_ground(layout: Layout, place: Rect) -> Iterator[Item]:
    """Fill a band, or draw the rule at its edge where it has the ground's own colour."""
    head = layout.masthead
    if head.fill != layout.ground:
        yield Panel(place, fill=head.fill)
        return
    if head.side:
        yield Panel(Rect(place.right - head.rule, place.y, head.rule, place.height), fill=head.accent)
    else:
        yield Panel(Rect(place.x, place.bottom - head.rule, place.width, head.rule), fill=head.accent)
