"""A name and a picture → the back that all cards of a deck have in common."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from cards.artwork.bitmap import develop
from cards.artwork.muscle_map import mixed
from cards.artwork.pictures import Artwork
from cards.exercise import Exercise
from cards.geometry import Point, Rect
from cards.layout import Art, Layout
from cards.makeup.equipment_icons import KINDS, draw_equipment
from cards.makeup.legibility import Reach
from cards.makeup.made import Made
from cards.makeup.passage import Passage, display
from cards.page import Image, Item, Page, Panel
from cards.typesetting.lines import make_setter

#: Parts of the card's width: from one icon of the pattern to the next, an icon, the plate, its corners.
PITCH, ICON, PLATE, RADIUS = 0.19, 0.105, 0.7, 0.03
#: How much of the words' colour the pattern has.
FAINT = 0.14
#: Parts of the plate's width: a name's type, blank round what is on it, the picture's height at most.
TYPE, BLANK, PICTURE = 0.2, 0.09, 0.62
#: The part of the card's height that a name takes at most.
NAME = 0.4
#: Em from baseline to baseline of a name.
LEADING = 1.0


def make_common_back(exercise: Exercise, layout: Layout, art: Art, artwork: tuple[Artwork, ...]) -> Made:
    """Draw the back of a deck's cards: the same, whatever the exercise."""
    items = _cover(artwork[0], layout) if art.covers and artwork else _designed(layout, art, artwork)
    page = Page(
        layout.trim, layout.bleed, layout.safe, tuple(items), exercise.title, exercise.lang, exercise.slug
    )
    return Made((page,), Reach(0.0, 0.0, 0.0, 0.0, None, "", ()), ())


def _cover(picture: Artwork, layout: Layout) -> Iterator[Item]:
    """Enlarge a picture until it covers the card and its bleed; what is beyond is cut off."""
    whole = Rect(0, 0, layout.trim.width, layout.trim.height)
    bleed = layout.bleed
    width, height = whole.width + 2 * bleed, whole.height + 2 * bleed
    scale = max(width / picture.shape, height)
    size = (scale * picture.shape, scale)
    at = Rect((whole.width - size[0]) / 2, (whole.height - size[1]) / 2, *size)
    yield Image(at, develop(picture.data, *size, grey=layout.pictures.grey), picture.words)


def _designed(layout: Layout, art: Art, artwork: tuple[Artwork, ...]) -> Iterator[Item]:
    masthead, bleed, trim = layout.masthead, layout.bleed, layout.trim
    yield Panel(Rect(-bleed, -bleed, trim.width + 2 * bleed, trim.height + 2 * bleed), fill=masthead.fill)
    yield from _pattern(layout)
    # A back that names no one is the house's own.
    own, logo = bool(art.name or artwork), layout.brand.art
    name = art.name if own else layout.brand.name
    picture = (artwork[0].data, artwork[0].shape) if artwork else None
    if logo and not own:
        picture = logo.data, logo.width / logo.height
    if name or picture:
        yield from _plate(layout, name, picture)


def _pattern(layout: Layout) -> Iterator[Item]:
    """Strew equipment over the card in rows, each half a step aside from the last."""
    trim, colour = layout.trim, mixed(layout.masthead.text, layout.masthead.fill, FAINT)
    kinds = [kind for kind in KINDS if kind != "none"]
    pitch, side = PITCH * trim.width, ICON * trim.width
    columns, rows = int(trim.width / pitch), int(trim.height / pitch)
    left, top = (trim.width - (columns - 1) * pitch) / 2, (trim.height - (rows - 1) * pitch) / 2
    number = count()
    for row in range(rows):
        for column in range(columns - row % 2):
            x, y = left + (column + row % 2 / 2) * pitch, top + row * pitch
            square = Rect(x - side / 2, y - side / 2, side, side)
            yield from draw_equipment(kinds[next(number) * 5 % len(kinds)], square, colour)


def _plate(layout: Layout, words: str, picture: tuple[bytes, float] | None) -> Iterator[Item]:
    """Draw a picture, of its width by its height, over a name, on a plate in the middle."""
    trim, setter = layout.trim, make_setter(layout, "en")
    width = PLATE * trim.width
    blank = BLANK * width
    name = Passage((), 0.0, 0.0, 0.0)
    if words:
        text = setter.display(words)
        size = TYPE * width
        name = display(text, width - 2 * blank, size, LEADING, layout.display_face)
        while name.height > NAME * trim.height:
            size *= 0.95
            name = display(text, width - 2 * blank, size, LEADING, layout.display_face)
    room = Rect(0, 0, width - 2 * blank, PICTURE * width)
    high = min(room.height, room.width / picture[1]) if picture else 0.0
    between = blank if high and name.lines else 0.0
    height = 2 * blank + high + between + name.height
    plate = Rect((trim.width - width) / 2, (trim.height - height) / 2, width, height)
    yield Panel(plate, fill=layout.ground, radius=RADIUS * trim.width)
    if picture:
        data, shape = picture
        wide = high * shape
        place = Rect((trim.width - wide) / 2, plate.y + blank, wide, high)
        yield Image(place, develop(data, wide, high, grey=layout.pictures.grey), words or "Logo")
    y = plate.y + blank + high + between
    for number, line in enumerate(name.lines):
        one = Passage((line,), name.size, name.pitch, name.capitals)
        x = (trim.width - line.width * name.size) / 2
        yield from one.draw_display(Point(x, y + number * name.pitch), layout.ink, 1)
