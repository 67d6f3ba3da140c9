"""A booklet's title and its cards → the cover, a divider before each group, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.booklets.furniture import Book, Draft, Opening, one_line, opening, set_title
from cards.booklets.imprint import About
from cards.geometry import Point, Rect
from cards.page import Item, Panel, Rule
from cards.typesetting.lines import Look, break_lines, set_lines

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


def cover(about: About, groups: Sequence[str], count: int, book: Book) -> Draft:
    """Turn a booklet's title, the number of its exercises and its groups into its cover."""
    layout, scale = book.layout, book.scale
    trim, left = layout.trim, book.margin
    paper, spark = layout.masthead.text, layout.masthead.accent
    width = trim.width - 2 * left
    items = [*_ground(Rect(0, 0, trim.width, trim.height), book)]
    bar = Rect(left, trim.height * OVER_TITLE, 56 * scale, 7 * scale)
    items.append(Panel(bar, fill=spark))
    room = Rect(left, bar.bottom + 16 * scale, width, trim.height * TITLE_ROOM)
    title = set_title(about.title, room, COVER_TITLE * scale, 5, book, colour=paper)
    items.extend(title.items)
    y = title.foot + 26 * scale
    for words, natural in ((about.subtitle, SUBTITLE), (about.text, BLURB)):
        look, text = Look(natural * scale, paper), book.setter.words(words)
        lines, pitch = break_lines(text, width / look.size), look.size * LEADING
        items.extend(set_lines(lines, Point(left, y + look.size), pitch, look, next(book.numbers)))
        y += len(lines) * pitch + 8 * scale
    items.extend(_cover_foot(about, groups, count, book))
    return Draft(tuple(items), about.title, "booklet:cover", furnished=False)


def divider_head(name: str, count: int, book: Book) -> Opening:
    """Turn a group's name into the band at its divider's head."""
    layout, scale = book.layout, book.scale
    paper, spark = layout.masthead.text, layout.masthead.accent
    band = Rect(0, 0, layout.trim.width, layout.trim.height * BAND)
    items = [
        *_ground(band, book),
        Panel(Rect(-layout.bleed, band.bottom, band.width + 2 * layout.bleed, 4 * scale), fill=spark),
    ]
    size = LABEL * scale
    told = book.setter.label(f"{book.words.exercises}: {count}")
    foot = band.bottom - 14 * scale
    width = band.width - 2 * book.margin
    room = Rect(book.margin, 0, width, band.height - layout.safe - size - 30 * scale)
    title = set_title(name, room, DIVIDER_TITLE * scale, 2, book, colour=paper)
    # It stands on what is told beneath it.
    lowered = room.moved(0, foot - size * 1.7 - title.foot)
    items.extend(set_title(name, lowered, DIVIDER_TITLE * scale, 2, book, colour=paper).items)
    look = Look(size, spark if spark != layout.ink else paper)
    items.extend(one_line(told, Point(book.margin, foot), look, next(book.numbers)))
    return Opening(tuple(items), band.bottom + 26 * scale)


def notes(book: Book) -> Draft:
    """Turn a page that has nothing to say into one to write on."""
    head, area = opening(book.words.notes, book), book.area
    y = head.foot + RULED * 0.6
    lines = []
    while y < area.bottom:
        lines.append(Rule(Point(area.x, y), Point(area.right, y), book.layout.quiet, 0.4))
        y += RULED
    return Draft((*head.items, *lines), book.words.notes, "")


def blank() -> Draft:
    """Return a page that stays white."""
    return Draft((), "", "", furnished=False)


def _cover_foot(about: About, groups: Sequence[str], count: int, book: Book) -> Iterator[Item]:
    """Set the number of exercises large, and the groups in small type beneath a rule."""
    layout, scale, left = book.layout, book.scale, book.margin
    paper, spark = layout.masthead.text, layout.masthead.accent
    right = layout.trim.width - left
    foot = layout.trim.height - book.margin - 4 * scale
    small = 10.5 * scale
    rows = _rows(groups, (right - left) / small, book)
    top = foot - len(rows) * small * LEADING
    look, paragraph = Look(small, paper), next(book.numbers)
    for row, words in enumerate(rows, start=1):
        at = Point(left, top + row * small * LEADING - small * 0.2)
        yield from one_line(book.setter.label(words), at, look, paragraph)
    rule = top - 10 * scale if rows else foot
    yield Rule(Point(left, rule), Point(right, rule), spark, 1.4 * scale)
    # The word leads, so that it is right for one exercise too, in any language.
    told, number = book.setter.label(f"{book.words.exercises}:"), book.setter.display(str(count))
    base, size, paragraph = rule - 14 * scale, LABEL * 1.3 * scale, next(book.numbers)
    beside = left + told.natural * size + 8 * scale
    yield from one_line(told, Point(left, base), Look(size, paper), paragraph)
    yield from one_line(number, Point(beside, base), Look(COUNT * scale, spark), paragraph)
    if about.date:
        date, look = book.setter.label(about.date), Look(LABEL * scale, paper)
        place = Point(right - date.natural * look.size, base)
        yield from one_line(date, place, look, next(book.numbers))


def _rows(names: Sequence[str], room: float, book: Book) -> tuple[str, ...]:
    """Join names by dots in rows of at most so many em; a dot never ends a row."""
    rows: list[str] = []
    for name in names:
        longer = f"{rows[-1]}  ·  {name}" if rows else name
        if rows and book.setter.label(longer).natural > room:
            rows.append(name)
        else:
            rows[-1:] = [longer]
    return tuple(rows)


def _ground(area: Rect, book: Book) -> Iterator[Item]:
    """Lay the masthead's colour under an area, into the bleed; where it is white, draw a line around."""
    layout = book.layout
    bleed = layout.bleed
    if layout.masthead.fill != layout.ground:
        height = area.height + bleed + (bleed if area.bottom >= layout.trim.height else 0.0)
        yield Panel(
            Rect(area.x - bleed, area.y - bleed, area.width + 2 * bleed, height), fill=layout.masthead.fill
        )
    elif area.bottom >= layout.trim.height:
        inside = layout.safe
        line = Rect(inside, inside, area.width - 2 * inside, area.height - 2 * inside)
        yield Panel(line, stroke=layout.masthead.accent, weight=1.6)
