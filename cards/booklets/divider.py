"""A group's name and its exercises → the band at its divider's head, with movements and muscles on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.booklets.cover import floor_line, ground
from cards.booklets.cover_art import Shown, movements_and_muscles
from cards.booklets.furniture import Book, Opening, one_line, set_title
from cards.booklets.groups import Group
from cards.geometry import Point, Rect
from cards.page import Item, Panel
from cards.typesetting.lines import Look

#: Parts of the page's height that the band takes: over a short list, over longer ones, without a picture.
TALL, MIDDLE, LOW, BARE = 0.62, 0.5, 0.4, 0.24
#: Points at natural size: the largest title, its bar's length and height, the number of exercises.
TITLE, BAR_LENGTH, BAR, COUNT = 60.0, 38.0, 5.0, 13.0
#: Points at natural size: over the bar, under it, from title to number, over the picture, over the list.
OVER_BAR, UNDER_BAR, UNDER_TITLE, OVER_ART, OVER_LIST = 8.0, 14.0, 8.0, 16.0, 26.0
#: The part of the band that two lines of a title take at most, and of a wide page's width that words take.
WORDS_HIGH, WORDS_WIDE = 0.42, 0.46


def divider_band(part: float, book: Book) -> Rect:
    """Return the band that takes a part of the page's height."""
    trim = book.layout.trim
    return Rect(0, 0, trim.width, trim.height * part)


def list_top(band: Rect, book: Book) -> float:
    """Return the y in points where a list begins under a band."""
    return band.bottom + OVER_LIST * book.scale


def divider_head(group: Group, shown: Sequence[Shown], band: Rect, book: Book, *, pictures: bool) -> Opening:
    """Turn a group into what stands on its band: name and number of exercises, over movements and muscles.

    On a wide page these stand beside the words.
    """
    layout, scale, margin = book.layout, book.scale, book.margin
    items: list[Item] = [*ground(band, book), *floor_line(band.bottom, book)]
    bar = Rect(margin, layout.safe + OVER_BAR * scale, BAR_LENGTH * scale, BAR * scale)
    items.append(Panel(bar, fill=layout.masthead.accent))
    beside = pictures and book.wide
    width = band.width - 2 * margin
    top = bar.bottom + UNDER_BAR * scale
    high = band.height - top - (UNDER_TITLE + 2 * COUNT) * scale
    high = min(high, band.height * WORDS_HIGH) if pictures and not beside else high
    room = Rect(margin, top, width * WORDS_WIDE if beside else width, high)
    title = set_title(group.name, room, TITLE * scale, 2, book, colour=layout.masthead.text)
    items.extend(title.items)
    y = title.foot + (UNDER_TITLE + COUNT) * scale
    items.extend(_count(len(group.cards), Point(margin, y), book))
    if pictures:
        place = Rect(margin, y + OVER_ART * scale, width, band.bottom - y - OVER_ART * scale)
        if beside:
            left = room.right + OVER_ART * scale
            place = Rect(left, bar.y, band.width - margin - left, band.bottom - bar.y)
        items.extend(movements_and_muscles(shown, group.cards, place, book))
    return Opening(tuple(items), list_top(band, book))


def _count(count: int, at: Point, book: Book) -> Iterator[Item]:
    told = book.setter.label(f"{book.words.exercises}: {count}")
    return one_line(told, at, Look(COUNT * book.scale, book.layout.masthead.text), next(book.numbers))
