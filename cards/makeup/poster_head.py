"""Title, lead and station → a masthead of one height, the title's first line at one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards import fonts
from cards.geometry import Point, Rect, Size
from cards.layout import Layout
from cards.makeup.chips import draw_station
from cards.makeup.logo_plate import LogoPlate, make_logo_plate
from cards.makeup.passage import DESCENT, Passage, display, running
from cards.page import Item, Panel, Role
from cards.typesetting.lines import Setter, Text, measure_words

#: Parts of the masthead's height: the least type of a title on one line, on two, and of any.
ONE, TWO, LEAST = 0.379, 0.276, 0.15
#: Baseline to baseline in a title, in em.
LEADING = 0.96
#: Lines of a title, and of a lead, at most.
TITLE_LINES, LEAD_LINES = 3, 2
#: A lead is no larger than this part of the title, and no smaller than this part of the labels.
OF_TITLE, OF_TEXT = 0.6, 0.8
#: Points between the ink of a title and a rule.
CLEAR = 0.6
#: Points by which a lead's type shrinks.
STEP = 0.5
#: Em of a lead: baseline to baseline, and blank over one of one line, and of more, at least.
LEAD_LEADING, OVER_LEAD = 1.14, (0.12, 0.28)
#: Parts of the masthead's height: blank under a lead, under a title, a station's square, the blank before it;
#: the same before a logo, and how high and wide a logo is with its plate.
UNDER, UNDER_TITLE, SQUARE, BEFORE = 0.06, 0.02, 0.66, 0.12
BEFORE_LOGO, LOGO_HIGH, LOGO_WIDE = 0.2, 0.56, 0.9


@dataclass(frozen=True, slots=True)
class PosterHead:
    """The masthead, not yet placed; lengths in points."""

    layout: Layout
    title: Passage
    #: Without lines where there is no room for it, or no lead.
    lead: Passage
    #: Its first capitals' top.
    lead_top: float
    station: str
    #: What of the lead is read aloud; empty for its own words.
    spoken: str
    #: Whether even the title is too long.
    crowded: bool
    #: Whether there is a lead that has no room.
    refused: bool = False

    @property
    def width(self) -> float:
        """Points that the words may be wide."""
        return self.layout.trim.width - 2 * self.layout.margin


def compose(title: str, lead: Text | None, spoken: str, station: str, setter: Setter) -> PosterHead:
    """Set the title as large as it can be, and the lead where that leaves room for it."""
    layout, poster = setter.layout, setter.layout.poster
    assert poster is not None
    square = SQUARE * poster.head if measure_words(station, layout.display_face).pieces else 0.0
    width = layout.trim.width - 2 * layout.margin - (square + BEFORE * poster.head if square else 0.0)
    if plate := _plate(layout, poster.head):
        width -= plate.size.width + BEFORE_LOGO * poster.head
    placed = _title(setter.display(title), width, layout)
    bottom = poster.head * (1 - UNDER)
    last = poster.baseline + placed.pitch * (len(placed.lines) - 1)
    crowded = last + DESCENT * placed.size > poster.head or placed.size < LEAST * poster.head
    head = PosterHead(
        layout, placed, Passage((), 0.0, 0.0, 0.0), 0.0, station if square else "", spoken, crowded
    )
    return _with_lead(head, lead, width, Rect(0, last, width, bottom - last)) if lead else head


def _plate(layout: Layout, head: float) -> LogoPlate | None:
    return make_logo_plate(layout, Size(LOGO_WIDE * head, LOGO_HIGH * head))


def _title(text: Text, width: float, layout: Layout) -> Passage:
    """Set a title on one line if that is large enough, else on two, else on as many as it takes."""
    poster, head, face = layout.poster, layout.masthead, layout.display_face
    assert poster is not None
    one = min(head.title_one, width / max(text.natural, 0.1), _under_edge(text, layout))
    if one >= ONE * poster.head:
        return display(text, width, one, LEADING, face)
    size = head.title_two
    while size > TWO * poster.head * 0.5:
        placed = display(text, width, size, LEADING, face)
        lines = 2 if size >= TWO * poster.head else TITLE_LINES
        under = poster.baseline + placed.pitch * (len(placed.lines) - 1) + DESCENT * placed.size
        if len(placed.lines) <= lines and under <= poster.head * (1 - UNDER_TITLE):
            return placed
        size -= STEP
    return display(text, width, size, LEADING, face)


def _under_edge(text: Text, layout: Layout) -> float:
    """Return the points of type at which a title's accents and ascenders stay in the safe area."""
    poster = layout.poster
    assert poster is not None
    stretches = [stretch for piece in text.pieces for stretch in piece.stretches]
    reach = max((fonts.ink(char, one.face)[0] for one in stretches for char in set(one.text)), default=0.0)
    return (poster.baseline - layout.safe) / max(reach, 0.1)


def _with_lead(head: PosterHead, lead: Text, width: float, room: Rect) -> PosterHead:
    """Set the lead under the title, as large as there is room; none where it would be too small."""
    layout, title = head.layout, head.title
    largest = min(layout.masthead.labels * layout.masthead.lead, title.size * OF_TITLE)
    least = OF_TEXT * layout.masthead.labels
    size, face = largest, layout.label_face
    deep = _depth(title)
    while size >= least:
        placed = running(lead, width, size, LEAD_LEADING, face)
        over = deep + OVER_LEAD[len(placed.lines) > 1] * size
        free = room.height - over - placed.height
        if len(placed.lines) <= LEAD_LINES and free >= 0:
            return replace(head, lead=placed, lead_top=room.y + over + free * 0.5)
        size -= STEP
    return replace(head, refused=True)


def _depth(title: Passage) -> float:
    """Return how far the ink of a title's last line hangs under its baseline, in points."""
    stretches = title.lines[-1].stretches() if title.lines else ()
    return title.size * max(
        (fonts.ink(char, one.face)[1] for one in stretches for char in set(one.text)), default=0.0
    )


def draw_head(head: PosterHead, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn the masthead into items."""
    layout, poster = head.layout, head.layout.poster
    assert poster is not None
    masthead, bleed = layout.masthead, layout.bleed
    whole = Rect(-bleed, -bleed, layout.trim.width + 2 * bleed, poster.head + bleed)
    if masthead.fill != layout.ground:
        yield Panel(whole, fill=masthead.fill)
    elif masthead.rule:
        last = poster.baseline + head.title.pitch * (len(head.title.lines) - 1)
        # A rule stands clear of what hangs under a title of two lines.
        top = max(poster.head - masthead.rule, last + _depth(head.title) + CLEAR)
        yield Panel(Rect(layout.margin, top, head.width, masthead.rule), fill=masthead.accent)
    title = Point(layout.margin, poster.baseline - head.title.capitals)
    yield from head.title.draw_display(title, masthead.text, next(numbers), Role.TITLE)
    if head.lead.lines:
        at = Point(layout.margin, head.lead_top)
        yield from head.lead.draw(at, masthead.text, next(numbers), spoken=head.spoken)
    right = layout.trim.width - layout.margin
    if head.station:
        side = SQUARE * poster.head
        top = (poster.head - side) / 2
        place = Rect(right - side, max(layout.safe, top), side, side)
        yield from draw_station(head.station, place, layout, numbers)
        right = place.x - BEFORE * poster.head
    if plate := _plate(layout, poster.head):
        top = max(layout.safe, (poster.head - plate.size.height) / 2)
        yield from plate.draw(Point(right - plate.size.width, top))
