"""A booklet's title and its cards → the cover, a divider before each group, notes and colophon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards.booklets.furniture import Book, Leaf, display, label, natural_width, opening, running, whole
from cards.exercise import Run
from cards.geometry import Point, Rect
from cards.page import Colour, Item, Panel, Role, Rule, TextLine
from cards.typesetting.lines import set_line
from cards.typesetting.paragraph import Text, break_lines

#: Parts of the cover's height: over the title, that the title may take, that the divider's band takes.
OVER_TITLE, TITLE_ROOM, BAND = 0.15, 0.4, 0.24
#: Points at natural size: the largest title on the cover and on a divider, the number of exercises.
COVER_TITLE, DIVIDER_TITLE, COUNT = 104.0, 60.0, 64.0
#: Points at natural size: subtitle, text on the cover, labels.
SUBTITLE, BLURB, LABEL = 16.0, 11.5, 13.0
#: Points between lines to write on.
RULED = 24.0
#: Baseline to baseline in em.
LEADING = 1.36


@dataclass(frozen=True, slots=True)
class Plan:
    """What a booklet says of itself."""

    title: str
    subtitle: str = ""
    #: Words on the cover, under the title.
    text: str = ""
    #: Printed as given; empty for none, so that the same input gives the same bytes.
    date: str = ""
    lang: str = "en"
    #: The program and its version.
    program: str = ""
    #: What changes with the words of any card.
    fingerprint: str = ""
    #: Who wrote the cards.
    authors: tuple[str, ...] = ()
    #: Of which number the pages shall be a multiple.
    multiple: int = 2


def cover(plan: Plan, groups: Sequence[str], count: int, it: Book) -> Leaf:
    """Turn a booklet's title, the number of its exercises and its groups into its cover."""
    layout, scale = it.layout, it.scale
    trim, left = layout.trim, it.margin
    paper, spark = layout.masthead.text, layout.masthead.accent
    width = trim.width - 2 * left
    items = [*_ground(Rect(0, 0, trim.width, trim.height), it)]
    bar = Rect(left, trim.height * OVER_TITLE, 56 * scale, 7 * scale)
    items.append(Panel(bar, fill=spark))
    room = Rect(left, bar.bottom + 16 * scale, width, trim.height * TITLE_ROOM)
    title, y = display(plan.title, room, COVER_TITLE * scale, 5, it, colour=paper)
    items.extend(title)
    y += 26 * scale
    for group, (words, size) in enumerate(((plan.subtitle, SUBTITLE), (plan.text, BLURB)), start=10):
        text = running(words, it)
        items.extend(_paragraph(text, Point(left, y), width, size * scale, paper, group))
        y += len(break_lines(text, width / (size * scale))) * size * scale * LEADING + 8 * scale
    items.extend(_cover_foot(plan, groups, count, it))
    return Leaf(tuple(items), plan.title, "booklet:cover", furnished=False)


def divider_head(name: str, count: int, it: Book) -> tuple[tuple[Item, ...], float]:
    """Turn a group's name into the band at its divider's head; return it and the y of what follows."""
    layout, scale = it.layout, it.scale
    paper, spark = layout.masthead.text, layout.masthead.accent
    band = Rect(0, 0, layout.trim.width, layout.trim.height * BAND)
    items = [
        *_ground(band, it),
        Panel(Rect(-layout.bleed, band.bottom, band.width + 2 * layout.bleed, 4 * scale), fill=spark),
    ]
    size = LABEL * scale
    told = label(f"{it.words.exercises}  {count}", it)
    foot = band.bottom - 14 * scale
    width = band.width - 2 * it.margin
    room = Rect(it.margin, 0, width, band.height - layout.safe - size - 30 * scale)
    title, end = display(name, room, DIVIDER_TITLE * scale, 2, it, colour=paper)
    lift = foot - size * 1.7 - end
    items.extend(_moved(title, lift))
    items.extend(
        whole(told, Point(it.margin, foot), size, spark if spark != layout.ink else paper, Role.PARAGRAPH, 3)
    )
    return tuple(items), band.bottom + 26 * scale


def notes(it: Book) -> Leaf:
    """Turn a page that has nothing to say into one to write on."""
    head, y = opening(it.words.notes, it)
    area = it.area
    y += RULED * 0.6
    lines = []
    while y < area.bottom:
        lines.append(Rule(Point(area.x, y), Point(area.right, y), it.layout.quiet, 0.4))
        y += RULED
    return Leaf((*head, *lines), it.words.notes, "")


def blank() -> Leaf:
    """Return a page that stays white."""
    return Leaf((), "", "", furnished=False)


def colophon(plan: Plan, count: int, it: Book) -> Leaf:
    """Turn what a booklet was made with and from into its last page."""
    scale, area, layout = it.scale, it.area, it.layout
    words = it.words
    said = [
        plan.subtitle,
        f"{words.exercises}: {count}",
        words.made_with.format(program=plan.program),
        words.content_hash.format(hash=plan.fingerprint),
        *plan.authors,
        plan.date,
    ]
    size = 9.5 * scale
    lines = [running(line, it) for line in said if line]
    title = it.setter.text((Run(plan.title, bold=True),))
    broken = [(text, break_lines(text, area.width / size)) for text in (title, *lines)]
    height = sum(len(rows) for _, rows in broken) * size * 1.55
    y = area.bottom - height
    items: list[Item] = [
        Panel(Rect(area.x, y - 14 * scale, 38 * scale, 5 * scale), fill=layout.masthead.accent)
    ]
    for number, (text, rows) in enumerate(broken):
        y += size * 1.55
        colour = layout.ink if number == 0 else layout.quiet
        for row, line in enumerate(rows):
            last = row == len(rows) - 1
            items.extend(
                set_line(
                    text,
                    line,
                    Point(area.x, y),
                    size,
                    colour,
                    role=Role.PARAGRAPH,
                    group=20 + number,
                    last=last,
                )
            )
            y += 0.0 if last else size * 1.55
    return Leaf(tuple(items), words.colophon, "booklet:colophon", furnished=False)


def _cover_foot(plan: Plan, groups: Sequence[str], count: int, it: Book) -> Iterator[Item]:
    """Set the number of exercises large, and the groups in small type beneath a rule."""
    layout, scale, left = it.layout, it.scale, it.margin
    paper, spark = layout.masthead.text, layout.masthead.accent
    right = layout.trim.width - left
    foot = layout.trim.height - it.margin - 4 * scale
    small = 10.5 * scale
    rows = _rows(groups, (right - left) / small, it)
    top = foot - len(rows) * small * LEADING
    for row, words in enumerate(rows, start=1):
        at = Point(left, top + row * small * LEADING - small * 0.2)
        yield from whole(label(words, it), at, small, paper, Role.PARAGRAPH, 30)
    rule = top - 10 * scale if rows else foot
    yield Rule(Point(left, rule), Point(right, rule), spark, 1.4 * scale)
    size, face = COUNT * scale, layout.display_face
    number = label(str(count), it, face=face)
    base = rule - 14 * scale
    yield from whole(number, Point(left, base), size, spark, Role.PARAGRAPH, 31)
    beside = left + natural_width(number) * size + 10 * scale
    caption = label(it.words.exercises, it)
    yield from whole(caption, Point(beside, base), LABEL * 1.3 * scale, paper, Role.PARAGRAPH, 31)
    if plan.date:
        date = label(plan.date, it)
        x = right - natural_width(date) * LABEL * scale
        yield from whole(date, Point(x, base), LABEL * scale, paper, Role.PARAGRAPH, 32)


def _rows(names: Sequence[str], room: float, it: Book) -> tuple[str, ...]:
    """Join names by dots in rows of at most so many em; a dot never ends a row."""
    rows: list[str] = []
    for name in names:
        longer = f"{rows[-1]}  ·  {name}" if rows else name
        if rows and natural_width(label(longer, it)) > room:
            rows.append(name)
        else:
            rows[-1:] = [longer]
    return tuple(rows)


def _ground(area: Rect, it: Book) -> Iterator[Item]:
    """Lay the masthead's colour under an area, into the bleed; where it is white, draw a line around."""
    layout = it.layout
    bleed = layout.bleed
    if layout.masthead.fill != layout.ground:
        height = area.height + bleed + (bleed if area.bottom >= layout.trim.height else 0.0)
        yield Panel(
            Rect(area.x - bleed, area.y - bleed, area.width + 2 * bleed, height), fill=layout.masthead.fill
        )
    elif area.bottom >= layout.trim.height:
        inside = layout.safe
        frame = Rect(inside, inside, area.width - 2 * inside, area.height - 2 * inside)
        yield Panel(frame, stroke=layout.masthead.accent, weight=1.6)


def _paragraph(
    text: Text, at: Point, width: float, size: float, colour: Colour, group: int
) -> Iterator[Item]:
    lines = break_lines(text, width / size)
    for number, line in enumerate(lines):
        place = Point(at.x, at.y + size + number * size * LEADING)
        last = number == len(lines) - 1
        yield from set_line(text, line, place, size, colour, role=Role.PARAGRAPH, group=group, last=last)


def _moved(items: Sequence[Item], down: float) -> Iterator[Item]:
    for item in items:
        assert isinstance(item, TextLine)
        yield replace(item, at=Point(item.at.x, item.at.y + down))
