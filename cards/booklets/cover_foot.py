"""A house's name or logo, and what is in a booklet → the white foot of its cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards import fonts
from cards.booklets.furniture import Book, Opening, one_line
from cards.booklets.imprint import About
from cards.geometry import Point, Rect
from cards.makeup.foot import logo_in
from cards.page import Item
from cards.typesetting.lines import Look, Text, set_lines, whole

#: Points at natural size: a logo's height, the house's name, a label, the number of exercises, groups.
LOGO, NAME, LABEL, COUNT, SMALL = 34.0, 22.0, 13.0, 30.0, 10.5
#: Points at natural size: over all of it, from the house to the groups, between two things in a row.
OVER, BETWEEN, APART = 16.0, 8.0, 12.0
#: The part of the width that a logo or a name takes at most.
HOUSE = 0.55
#: Baseline to baseline in em, and where in that a baseline lies.
LEADING, BASE = 1.36, 1.0


def cover_foot(about: About, groups: Sequence[str], count: int, book: Book) -> Opening:
    """Set the foot of a cover; its `foot` is the y in points where it begins.

    A row with the house and the number of exercises, and beneath it the groups, with the date at their right.
    """
    layout, scale = book.layout, book.scale
    left, right = book.margin, layout.trim.width - book.margin
    small = SMALL * scale
    date = book.setter.label(about.date) if about.date else None
    aside = (date.natural * small + APART * scale) if date else 0.0
    rows = _rows(groups, (right - left - aside) / small, book)
    lines = max(len(rows), 1 if date else 0)
    bottom = layout.trim.height - max(book.margin, layout.safe)
    top = bottom - lines * small * LEADING
    row = Rect(left, top - (BETWEEN if lines else 0.0) * scale - LOGO * scale, right - left, LOGO * scale)
    items = [*_house(row, book), *_count(count, row, book)]
    look, paragraph = Look(small, layout.ink), next(book.numbers)
    for number, words in enumerate(rows):
        at = Point(left, top + number * small * LEADING + BASE * small)
        items.extend(one_line(book.setter.label(words), at, look, paragraph))
    if date:
        at = Point(right - date.natural * small, top + BASE * small)
        items.extend(one_line(date, at, look, next(book.numbers)))
    return Opening(tuple(items), row.y - OVER * scale)


def _house(row: Rect, book: Book) -> Iterator[Item]:
    """Draw the logo, or else set the name, at the left of a row."""
    brand = book.layout.brand
    if brand.art:
        yield logo_in(Rect(row.x, row.y, row.width * HOUSE, row.height), brand.art, book.layout)
    elif brand.name:
        text = book.setter.display(brand.name)
        size = min(NAME * book.scale, row.width * HOUSE / text.natural) if text.pieces else 0.0
        yield from _middle(text, row.x, size, row, book)


def _count(count: int, row: Rect, book: Book) -> Iterator[Item]:
    """Set the number of exercises: at the right of a house, else at the left.

    The word leads, so that it is right for one exercise too, in any language.
    """
    told, number = book.setter.label(f"{book.words.exercises}: "), book.setter.display(str(count))
    word, size = LABEL * 1.2 * book.scale, COUNT * book.scale
    wide = (told.natural + 0.3) * word + number.natural * size
    brand, paragraph = book.layout.brand, next(book.numbers)
    x = row.right - wide if brand.art or brand.name else row.x
    base = row.y + row.height / 2 + fonts.face(book.layout.display_face).cap_height * size / 2
    yield from set_lines(
        whole(told), Point(x, base), 0.0, Look(word, book.layout.ink), paragraph, goes_on=True
    )
    beside = x + wide - number.natural * size
    yield from one_line(number, Point(beside, base), Look(size, book.layout.ink), paragraph)


def _middle(text: Text, x: float, size: float, row: Rect, book: Book) -> Iterator[Item]:
    base = row.y + row.height / 2 + fonts.face(book.layout.display_face).cap_height * size / 2
    yield from one_line(text, Point(x, base), Look(size, book.layout.ink), next(book.numbers))


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
