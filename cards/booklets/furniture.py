"""The look of a booklet's own pages: where their text stands, running heads and folios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from unicodedata import normalize

from cards import fonts
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.foot import draw_folio
from cards.page import Colour, Item, Page, Panel, Role, Rule
from cards.typesetting.lines import (
    Look,
    Setter,
    Text,
    even_lines,
    make_setter,
    paragraph_numbers,
    set_display,
    set_lines,
    whole,
)
from cards.vocabulary import Labels, labels

#: Square points of the page on which type has its natural size (A5), and how small it may become.
NATURAL, LEAST = 419.53 * 595.28, 0.72
#: Parts of the layout's margin: from the trim to the text.
MARGIN = 1.3
#: Points at natural size: running head, its distance to the text, the foot of the text over the folio.
HEAD, UNDER_HEAD, OVER_FOLIO = 8.6, 16.0, 20.0
#: Points at natural size: a page's own title, the bar over it, blank space under book.
TITLE, BAR_LENGTH, BAR, UNDER_TITLE = 38.0, 38.0, 5.0, 16.0
#: Em that dots and accents over capitals take.
DOTS = 0.2
#: By how much another line must enlarge a title.
GAIN = 1.12


@dataclass(frozen=True, slots=True)
class Book:
    """What all of a booklet's own pages share."""

    layout: Layout
    title: str
    lang: str
    words: Labels
    setter: Setter
    #: Where paragraphs get their numbers from.
    numbers: Iterator[int]

    @property
    def scale(self) -> float:
        """How large type is, compared with A5: as much as a page of the same shape is wider."""
        trim = self.layout.trim
        return max(LEAST, sqrt(trim.width * trim.height / NATURAL))

    @property
    def wide(self) -> bool:
        """Whether a page is wider than high, so that lists stand in one column more."""
        return self.layout.trim.width > self.layout.trim.height

    @property
    def margin(self) -> float:
        """Points from the trim to the text at both sides."""
        return self.layout.margin * MARGIN

    @property
    def area(self) -> Rect:
        """Where text stands on a page, between running head and folio."""
        top = self.layout.safe + (HEAD + UNDER_HEAD) * self.scale
        foot = self.layout.trim.height - self.layout.safe - OVER_FOLIO * self.scale
        return Rect(self.margin, top, self.layout.trim.width - 2 * self.margin, foot - top)


@dataclass(frozen=True, slots=True)
class Draft:
    """One of a booklet's own pages, before it has its number."""

    items: tuple[Item, ...]
    #: What the page is called in the outline and in the running head.
    title: str
    #: Where links to it lead; empty for a page that nothing leads to.
    name: str
    #: Whether running head and folio are printed.
    furnished: bool = True


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands at the head of a page."""

    items: tuple[Item, ...]
    #: The y in points where it ends.
    foot: float


def make_book(layout: Layout, title: str, lang: str) -> Book:
    """Settle what all of a booklet's own pages share."""
    return Book(layout, title, lang, labels(lang), make_setter(layout, lang), paragraph_numbers())


def finish(draft: Draft, folio: str, book: Book, *, depth: int = 0) -> Page:
    """Turn a draft and its number into a finished page."""
    items = draft.items
    if draft.furnished:
        items = (
            *items,
            *_running_head(draft, book),
            draw_folio(folio, book.layout, book.layout.trim.width / 2),
        )
    layout = book.layout
    return Page(
        layout.trim, layout.bleed, layout.safe, items, draft.title, book.lang, draft.name, folio, depth
    )


def one_line(text: Text, at: Point, look: Look, paragraph: int) -> Iterator[Item]:
    """Turn a text into one line on a baseline."""
    return set_lines(whole(text), at, 0.0, look, paragraph)


def opening(title: str, book: Book) -> Opening:
    """Turn a page's own title into what stands under the running head."""
    area = book.area
    bar = Rect(area.x, area.y, BAR_LENGTH * book.scale, BAR * book.scale)
    items: list[Item] = [Panel(bar, fill=book.layout.masthead.accent)]
    top = bar.bottom + 7 * book.scale
    room = Rect(area.x, top, area.width, area.height)
    words = set_title(title, room, TITLE * book.scale, 2, book)
    return Opening((*items, *words.items), words.foot + UNDER_TITLE * book.scale)


def set_title(
    title: str, room: Rect, largest: float, most: int, book: Book, *, colour: Colour | None = None
) -> Opening:
    """Set a title as large as it can be in a room, on so many lines at most."""
    text = book.setter.display(title)
    capitals = fonts.face(book.layout.display_face).cap_height
    size, lines = 0.0, even_lines(text, 1)
    for count in range(1, most + 1):
        broken = even_lines(text, count)
        widest = max((line.width for line in broken), default=1.0)
        height = capitals + max(0, len(broken) - 1)
        found = min(largest, room.width / (widest or 1.0), room.height / height)
        if found > size * GAIN:
            size, lines = found, broken
    baseline = room.y + (capitals + (DOTS if _has_dots(title) else 0.0)) * size
    look = Look(size, colour or book.layout.ink, Role.TITLE)
    items = tuple(set_display(lines, Point(room.x, baseline), size, look, next(book.numbers)))
    return Opening(items, baseline + (len(lines) - 1) * size + 0.06 * size)


def _has_dots(title: str) -> bool:
    """Say whether capitals of a title have dots or accents, which stand over their height."""
    return any(char.isupper() and len(normalize("NFD", char)) > 1 for char in title)


def _running_head(draft: Draft, book: Book) -> Iterator[Item]:
    """Set the booklet's title at the left and the page's at the right, over a hairline."""
    layout = book.layout
    size = HEAD * book.scale
    y = layout.safe + size * 0.8
    right = layout.trim.width - book.margin
    left_words, right_words = book.setter.label(book.title), book.setter.label(draft.title)
    wide = left_words.natural + right_words.natural + 2
    look = Look(min(size, (right - book.margin) / wide), layout.quiet, Role.ARTIFACT)
    yield from one_line(left_words, Point(book.margin, y), look, next(book.numbers))
    if draft.title != book.title:
        x = right - right_words.natural * look.size
        yield from one_line(right_words, Point(x, y), look, next(book.numbers))
    under = y + 4.5 * book.scale
    yield Rule(Point(book.margin, under), Point(right, under), layout.quiet, 0.4)
