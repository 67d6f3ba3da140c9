"""A booklet's title and its cards → the cover, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.booklets.cover_art import cover_art
from cards.booklets.cover_foot import cover_foot
from cards.booklets.furniture import Book, Draft, opening, set_title
from cards.booklets.groups import BookletCard
from cards.booklets.imprint import About
from cards.geometry import Point, Rect
from cards.page import Item, Panel, Rule
from cards.typesetting.lines import Line, Look, break_lines, set_lines

#: Parts of the page's height: over the cover's title, its room at most, over a picture, and over long words;
#: the least and the most of the picture.
OVER_TITLE, TITLE_ROOM, TITLE_LEAST, TITLE_TIGHT = 0.08, 0.44, 0.2, 0.1
ART_LEAST, ART = 0.18, 0.46
#: Points at natural size: the largest title, subtitle, text.
TITLE, SUBTITLE, BLURB = 104.0, 16.0, 11.5
#: Points at natural size: from the bar to the title, under the title, under words, from words to the picture.
OVER_WORDS, UNDER_TITLE, UNDER_WORDS, OVER_ART = 16.0, 24.0, 8.0, 16.0
#: Points between lines to write on.
RULED = 24.0
#: Baseline to baseline in em.
LEADING = 1.36


@dataclass(frozen=True, slots=True)
class _Words:
    """Lines under the title."""

    lines: Sequence[Line]
    look: Look

    @property
    def pitch(self) -> float:
        return self.look.size * LEADING


def cover(about: About, cards: Sequence[BookletCard], groups: Sequence[str], book: Book) -> Draft:
    """Turn a booklet's title, its exercises and its groups into its cover.

    Title and picture stand on the masthead's colour; the house and what is in the booklet beneath it.
    """
    layout, scale, trim = book.layout, book.scale, book.layout.trim
    foot = cover_foot(about, groups, len(cards), book)
    floor = foot.foot
    items = [*ground(Rect(0, 0, trim.width, floor), book), *floor_line(floor, book)]
    bar = Rect(book.margin, trim.height * OVER_TITLE, 56 * scale, 7 * scale)
    items.append(Panel(bar, fill=layout.masthead.accent))
    words = [*_words(about, trim.width - 2 * book.margin, book)]
    deep = sum(len(one.lines) * one.pitch + UNDER_WORDS * scale for one in words) + UNDER_TITLE * scale
    top = bar.bottom + OVER_WORDS * scale
    free = floor - top - deep - OVER_ART * scale
    # The picture gives way to the words, and they to nothing.
    art = min(ART, free / trim.height - TITLE_LEAST) if about.pictures else 0.0
    high = free - (art if art >= ART_LEAST else 0.0) * trim.height
    high = min(max(high, TITLE_TIGHT * trim.height), TITLE_ROOM * trim.height)
    room = Rect(book.margin, top, trim.width - 2 * book.margin, high)
    title = set_title(about.title, room, TITLE * scale, 5, book, colour=layout.masthead.text)
    items.extend(title.items)
    y = title.foot + UNDER_TITLE * scale
    for one in words:
        at = Point(book.margin, y + one.look.size)
        items.extend(set_lines(one.lines, at, one.pitch, one.look, next(book.numbers)))
        y += len(one.lines) * one.pitch + UNDER_WORDS * scale
    if art >= ART_LEAST:
        above = max(y + OVER_ART * scale, floor - ART * trim.height)
        place = Rect(book.margin, above, room.width, floor - above)
        items.extend(cover_art(about.shown, cards, place, book))
    items.extend(foot.items)
    return Draft(tuple(items), about.title, "booklet:cover", furnished=False)


def _words(about: About, width: float, book: Book) -> Iterator[_Words]:
    for words, natural in ((about.subtitle, SUBTITLE), (about.text, BLURB)):
        look = Look(natural * book.scale, book.layout.masthead.text)
        lines = break_lines(book.setter.words(words), width / look.size)
        if lines:
            yield _Words(lines, look)


def floor_line(y: float, book: Book) -> Iterator[Item]:
    """Draw the line on which the picture stands."""
    layout = book.layout
    line = Rect(-layout.bleed, y, layout.trim.width + 2 * layout.bleed, 4 * book.scale)
    yield Panel(line, fill=layout.masthead.accent)


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


def ground(area: Rect, book: Book) -> Iterator[Item]:
    """Lay the masthead's colour under an area, into the bleed."""
    layout = book.layout
    bleed = layout.bleed
    if layout.masthead.fill != layout.ground:
        wide, high = area.width + 2 * bleed, area.height + bleed
        yield Panel(Rect(area.x - bleed, area.y - bleed, wide, high), fill=layout.masthead.fill)
