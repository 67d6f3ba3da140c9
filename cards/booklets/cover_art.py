"""Movements of a booklet's exercises, and the muscles that they train → a picture on a floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards.artwork import muscle_map
from cards.booklets.furniture import Book
from cards.booklets.groups import BookletCard
from cards.exercise import Muscles
from cards.figures import drawn
from cards.figures.drawn import Drawn
from cards.geometry import Rect
from cards.page import Figure, Item
from cards.units import POINTS_PER

#: Postures that stand side by side at most.
MOST = 3
#: A drawing's units between two postures at least, and the part of the room's width that all take at least.
APART, FULL = 130.0, 0.62
#: A part of the room's height below which people are too small for a cover.
LOW = 0.6
#: The part of a room's width that the map takes at most beside postures, and points at natural size between.
MAP, APART_MAP = 0.42, 18.0
#: A drawing's units of someone who stands upright.
UPRIGHT = 1150.0


@dataclass(frozen=True, slots=True)
class Shown:
    """The movement of one of a booklet's exercises, to be shown on its cover or its group's divider."""

    movement: Drawn
    #: The exercise's name, and its group's.
    title: str
    group: str = ""


def cover_art(shown: Sequence[Shown], cards: Sequence[BookletCard], room: Rect, book: Book) -> Iterator[Item]:
    """Fill the foot of a room with postures on one floor; without any, with the map of the main muscles.

    Nothing where neither is known.
    """
    row = _row([_posture(one, book) for one in shown], room)
    if row:
        yield from _standing(row, room)
    else:
        yield from _map(cards, room, book)


def movements_and_muscles(
    shown: Sequence[Shown], cards: Sequence[BookletCard], room: Rect, book: Book
) -> Iterator[Item]:
    """Fill the foot of a room with the map of the main muscles at the right, and postures at its left."""
    mapped = tuple(_map(cards, Rect(room.x, room.y, room.width * MAP, room.height), book))
    yield from (replace(one, rect=one.rect.moved(room.width * (1 - MAP), 0)) for one in mapped)
    left = (
        room.width - sum(one.rect.width for one in mapped[:1]) - (APART_MAP * book.scale if mapped else 0.0)
    )
    beside = Rect(room.x, room.y, left, room.height)
    yield from _standing(_row([_posture(one, book) for one in shown], beside), beside, ends=True)


def _posture(one: Shown, book: Book) -> Figure:
    """Choose the widest of a movement's postures: there is most to be seen of what is done."""
    layout = book.layout
    if layout.pictures.grey:
        frames = drawn.frames(one.movement, "mono")
    else:
        frames = drawn.frames(one.movement, "dark", layout.masthead.fill, layout.masthead.accent)
    widest = max(frames, key=lambda frame: frame.posture.size.width)
    size = widest.cropped.size
    return Figure(Rect(0, 0, size.width, size.height), widest.cropped, one.title)


def _row(postures: Sequence[Figure], room: Rect) -> tuple[Figure, ...]:
    """Choose as many postures, in their order, as stand in a room while people are large."""
    row: list[Figure] = []
    for one in postures:
        if len(row) < MOST and _scale([*row, one], room) >= LOW * room.height / UPRIGHT:
            row.append(one)
    return tuple(row)


def _scale(row: Sequence[Figure], room: Rect) -> float:
    """Return the points of paper for one of a drawing's units at which postures fill a room."""
    wide = sum(one.rect.width for one in row) + APART * (len(row) - 1)
    high = max(UPRIGHT, *(one.rect.height for one in row))
    return min(room.width / wide, room.height / high)


def _standing(row: Sequence[Figure], room: Rect, *, ends: bool = False) -> Iterator[Item]:
    """Put postures on a floor; `ends`: the first at the room's left end rather than the last at its right."""
    if not row:
        return
    scale = _scale(row, room)
    left = room.width - sum(one.rect.width for one in row) * scale
    gap = left / (len(row) - 1) if len(row) > 1 else 0.0
    # Few or slim postures stand closer, at the right, rather than lost in a wide room.
    gap = min(gap, max(APART * scale, room.width * (1 - FULL) / max(1, len(row) - 1)))
    wide = sum(one.rect.width for one in row) * scale + gap * (len(row) - 1)
    x = room.x if ends else room.right - wide
    for one in row:
        width, height = one.rect.width * scale, one.rect.height * scale
        yield Figure(Rect(x, room.bottom - height, width, height), one.drawing, one.alt)
        x += width + gap


def _map(cards: Sequence[BookletCard], room: Rect, book: Book) -> Iterator[Figure]:
    main = tuple(dict.fromkeys(name for card in cards for name in card.muscles.primary))
    style = muscle_map.on_ground(book.layout)
    mapped = muscle_map.draw(Muscles(main), book.lang, style, room.height / POINTS_PER["mm"])
    if mapped is None:
        return
    width = min(room.width, room.height * mapped.base.shape)
    height = width / mapped.base.shape
    place = Rect(room.right - width, room.bottom - height, width, height)
    yield Figure(place, mapped.base, "")
    yield Figure(place, mapped.lit, mapped.alt)
