"""A booklet's title and its cards → what it was made with and from: a page of its own, or lines at a foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards.booklets.cover_art import Shown
from cards.booklets.furniture import Book, Draft, Opening
from cards.exercise import Run
from cards.geometry import Point, Rect
from cards.page import Item, Panel
from cards.typesetting.lines import Look, balance_lines, break_lines, set_lines

#: Points at natural size: type of the colophon, and of the same at a foot.
TYPE, SMALL = 9.5, 7.4
#: Em from baseline to baseline of either.
LEADING, SMALL_LEADING = 1.55, 1.3
#: What parts what is told at a foot.
SEPARATOR = "  ·  "


@dataclass(frozen=True, slots=True)
class About:
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
    #: Movements to choose from for the cover.
    shown: tuple[Shown, ...] = ()
    #: Whether the cover has a picture, if one is known.
    pictures: bool = True


def colophon(about: About, count: int, book: Book) -> Draft:
    """Turn what a booklet was made with and from into its last page."""
    scale, area, layout = book.scale, book.area, book.layout
    size = TYPE * scale
    title = book.setter.text((Run(about.title, bold=True),))
    texts = [title, *map(book.setter.words, _told(about, count, book))]
    broken = [break_lines(text, area.width / size) for text in texts]
    pitch = size * LEADING
    y = area.bottom - sum(map(len, broken)) * pitch
    bar = Rect(area.x, y - 14 * scale, 38 * scale, 5 * scale)
    items: list[Item] = [Panel(bar, fill=layout.masthead.accent)]
    for number, lines in enumerate(broken):
        look = Look(size, layout.quiet if number else layout.ink)
        items.extend(set_lines(lines, Point(area.x, y + pitch), pitch, look, next(book.numbers)))
        y += len(lines) * pitch
    return Draft(tuple(items), book.words.colophon, "booklet:colophon", furnished=False)


def imprint(about: About, count: int, book: Book) -> Opening:
    """Turn the same into lines at the foot of a page that serves for more; its `foot` is where they begin."""
    size, area = SMALL * book.scale, book.area
    text = book.setter.words(SEPARATOR.join((about.title, *_told(about, count, book))))
    lines = balance_lines(text, area.width / size)
    pitch = size * SMALL_LEADING
    top = area.bottom - len(lines) * pitch
    look = Look(size, book.layout.quiet)
    items = set_lines(lines, Point(area.x, top + size), pitch, look, next(book.numbers))
    return Opening(tuple(items), top)


def _told(about: About, count: int, book: Book) -> Iterator[str]:
    words = book.words
    said = (
        about.subtitle,
        f"{words.exercises}:\u00a0{count}",
        words.made_with.format(program=about.program),
        words.content_hash.format(hash=about.fingerprint),
        *about.authors,
        about.date,
    )
    yield from filter(None, said)
