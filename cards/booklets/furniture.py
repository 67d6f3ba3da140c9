"""A layout → the look of a booklet's own pages: where their text stands, running heads and folios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cards import fonts
from cards.exercise import Run
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.foot import draw_folio
from cards.makeup.masthead import in_lines
from cards.page import Colour, Item, Page, Panel, Role, Rule
from cards.typesetting.galley import Setter, text_faces
from cards.typesetting.lines import set_display, set_line
from cards.typesetting.paragraph import Faces, Text, measure_text
from cards.typesetting.typography import Quotes, typographic
from cards.vocabulary import Labels, labels

#: Points of width of the page on which type has its natural size (A5), and how far it may depart from it.
NATURAL, LEAST, GREATEST = 420.0, 0.72, 1.4
#: Parts of the layout's margin: from the trim to the text.
MARGIN = 1.3
#: Points at natural size: running head, its distance to the text, the foot of the text over the folio.
HEAD, UNDER_HEAD, OVER_FOLIO = 8.6, 16.0, 20.0
#: Points at natural size: a page's own title, the bar over it, blank space under it.
TITLE, BAR_LENGTH, BAR, UNDER_TITLE = 38.0, 38.0, 5.0, 16.0
#: Groups of the furniture; those of the text start higher.
TITLE_GROUP, FIRST_GROUP = 1, 100


@dataclass(frozen=True, slots=True)
class Book:
    """What all of a booklet's own pages share."""

    layout: Layout
    title: str
    lang: str
    words: Labels
    setter: Setter

    @property
    def scale(self) -> float:
        """How large type is, compared with A5."""
        return max(LEAST, min(GREATEST, self.layout.trim.width / NATURAL))

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
class Leaf:
    """One of a booklet's own pages, before it has its number."""

    items: tuple[Item, ...]
    #: What the page is called in the outline and in the running head.
    title: str
    #: Where links to it lead; empty for a page that nothing leads to.
    name: str
    #: Whether running head and folio are printed.
    furnished: bool = True


def book(layout: Layout, title: str, lang: str) -> Book:
    """Settle what all of a booklet's own pages share."""
    words = labels(lang)
    quotes = Quotes(*words.quotes_double, *words.quotes_single)
    return Book(layout, title, lang, words, Setter(layout, text_faces(layout.text_family), quotes, lang))


def page(leaf: Leaf, folio: str, it: Book, *, depth: int = 0) -> Page:
    """Turn a leaf and its number into a finished page."""
    items = leaf.items
    if leaf.furnished:
        items = (*items, *_running_head(leaf, it), draw_folio(folio, it.layout, it.layout.trim.width / 2))
    layout = it.layout
    return Page(layout.trim, layout.bleed, layout.safe, items, leaf.title, it.lang, leaf.name, folio, depth)


def label(words: str, it: Book, *, face: str = "") -> Text:
    """Measure words in one face, the labels' if none is named, with typographic quotes."""
    return _measured(words, Faces(*[face or it.layout.label_face] * 4), it.setter.quotes, it.lang)


def running(words: str, it: Book) -> Text:
    """Measure words in the text's face, with typographic quotes."""
    return _measured(words, it.setter.faces, it.setter.quotes, it.lang)


@lru_cache(maxsize=1 << 13)
def _measured(words: str, faces: Faces, quotes: Quotes, lang: str) -> Text:
    """Measure words once: a booklet names each card in many places."""
    return measure_text(typographic((Run(words),), quotes), faces, lang)


def natural_width(text: Text) -> float:
    """Return the em that a text takes on one line."""
    return text.ends[-1] if text.ends else 0.0


def whole(text: Text, at: Point, size: float, colour: Colour, role: Role, group: int) -> Iterator[Item]:
    """Turn a text into one line."""
    yield from set_line(text, (0, len(text.pieces)), at, size, colour, role=role, group=group, last=True)


def opening(title: str, it: Book) -> tuple[tuple[Item, ...], float]:
    """Turn a page's own title into items under the running head; return them and the y of what follows."""
    area = it.area
    bar = Rect(area.x, area.y, BAR_LENGTH * it.scale, BAR * it.scale)
    items: list[Item] = [Panel(bar, fill=it.layout.masthead.accent)]
    top = bar.bottom + 7 * it.scale
    set_title, foot = display(title, Rect(area.x, top, area.width, area.height), TITLE * it.scale, 2, it)
    items.extend(set_title)
    return tuple(items), foot + UNDER_TITLE * it.scale


def display(
    title: str, room: Rect, largest: float, most: int, it: Book, *, colour: Colour | None = None
) -> tuple[tuple[Item, ...], float]:
    """Set a title as large as it can be in a room, on so many lines at most; return it and its foot."""
    text = it.setter.display(title)
    face = fonts.face(it.layout.display_face)
    size, lines = 0.0, in_lines(text, 1)
    for count in range(1, most + 1):
        broken = in_lines(text, count)
        widest = max((text.ends[past - 1] - text.starts[first] for first, past in broken), default=1.0)
        height = face.cap_height + (len(broken) - 1)
        found = min(largest, room.width / (widest or 1.0), room.height / height)
        if found > size * 1.12:
            size, lines = found, broken
    baseline = room.y + face.cap_height * size
    items = tuple(
        set_display(
            text, line, Point(room.x, baseline + number * size), size, colour or it.layout.ink,
            role=Role.TITLE, group=TITLE_GROUP, last=number == len(lines) - 1,
        )
        for number, line in enumerate(lines)
    )  # fmt: skip
    return items, baseline + (len(lines) - 1) * size + 0.06 * size


def _running_head(leaf: Leaf, it: Book) -> Iterator[Item]:
    """Set the booklet's title at the left and the page's at the right, over a hairline."""
    layout = it.layout
    size = HEAD * it.scale
    y = layout.safe + size * 0.8
    right = layout.trim.width - it.margin
    left_words, right_words = label(it.title, it), label(leaf.title, it)
    wide = natural_width(left_words) + natural_width(right_words) + 2
    size = min(size, (right - it.margin) / wide)
    yield from whole(left_words, Point(it.margin, y), size, layout.quiet, Role.ARTIFACT, 2)
    if leaf.title != it.title:
        x = right - natural_width(right_words) * size
        yield from whole(right_words, Point(x, y), size, layout.quiet, Role.ARTIFACT, 3)
    under = y + 4.5 * it.scale
    yield Rule(Point(it.margin, under), Point(right, under), layout.quiet, 0.4)
