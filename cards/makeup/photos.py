"""An author's pictures and a box → rows on a card's band, whole, of one height, each in a clean frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from cards import fonts
from cards.artwork.bitmap import develop
from cards.artwork.pictures import Artwork
from cards.colour import Colour, contrast
from cards.geometry import Point, Rect, Size
from cards.page import Disc, Image, Item, Panel, Role
from cards.typesetting.lines import Look, measure_words, set_display, whole
from cards.units import POINTS_PER

#: The frame around a picture, and its ground where it is transparent; the contrast from which it stands out.
WHITE, STANDS_OUT = Colour(1.0, 1.0, 1.0), 1.5
#: Parts of the box's height: between two pictures, the white mat around one.
GAP, MAT = 0.055, 0.016
#: By how much another row must make the pictures larger.
GAIN = 1.04
#: The least mean side of a picture (the root of its area): points, and as a part of the box's own.
LEAST, LEAST_PART = 10 * POINTS_PER["mm"], 0.25
#: Points of an outline on a light ground.
OUTLINE = 0.6
#: The part of the root of their box's area below which pictures are small: elsewhere they might be larger.
SMALL = 0.36
#: The radius of a number's disc as a part of the box's height; its type as a part of that radius.
BADGE, NUMBER = 0.062, 1.5


@dataclass(frozen=True, slots=True)
class FramedPhoto:
    """One picture, what it shows for someone who cannot see it, and its step's number; empty for none."""

    artwork: Artwork
    alt: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class PhotoLook:
    """How pictures stand on their ground."""

    grey: bool
    #: Outline of the frame; None on a ground from which the white frame stands out by itself.
    line: Colour | None
    #: Behind a number, and the number itself.
    accent: Colour
    text: Colour
    face: str


@dataclass(frozen=True, slots=True)
class Photos:
    """Pictures, each at its place from the top left corner of them all; lengths in points."""

    shown: tuple[FramedPhoto, ...]
    #: The places of their frames.
    places: tuple[Rect, ...]
    size: Size
    #: The mean of their sides, each the root of a picture's area.
    mean_side: float
    #: What that is at least, where they are not small.
    small: float
    #: Width of the frames, and the radius of the numbers' discs.
    mat: float
    badge: float
    look: PhotoLook

    @property
    def is_small(self) -> bool:
        """Whether they might be larger elsewhere."""
        return self.mean_side < self.small

    def draw(self, at: Point, numbers: Iterator[int]) -> Iterator[Item]:  # noqa: ARG002
        """Turn them into items from their top left corner."""
        for one, place in zip(self.shown, self.places, strict=True):
            yield from self._draw(one, place.moved(at.x, at.y))

    def _draw(self, one: FramedPhoto, frame: Rect) -> Iterator[Item]:
        look, mat = self.look, self.mat
        yield Panel(frame, WHITE, mat, look.line, OUTLINE if look.line else 0.0)
        place = Rect(frame.x + mat, frame.y + mat, frame.width - 2 * mat, frame.height - 2 * mat)
        data = develop(one.artwork.data, place.width, place.height, grey=look.grey)
        yield Image(place, data, one.alt)
        if one.number:
            yield from self._number(one.number, Point(frame.x + self.badge * 1.5, frame.y + self.badge * 1.5))

    def _number(self, number: str, centre: Point) -> Iterator[Item]:
        look, radius = self.look, self.badge
        yield Disc(centre, radius, fill=look.accent)
        size = NUMBER * radius
        capitals = fonts.face(look.face).cap_height * size
        for line in whole(measure_words(number, look.face)):
            at = Point(centre.x - line.width * size / 2, centre.y + capitals / 2)
            yield from set_display((line,), at, 0.0, Look(size, look.text, Role.ARTIFACT), 0)


def arrange_photos(
    shown: Sequence[FramedPhoto], box: Size, look: PhotoLook, *, lifted: bool
) -> Photos | None:
    """Make pictures as large as a box in points holds, in rows of one height; None where they are stamps.

    No picture is cropped; they stand in their order, from the left to the right and from the top down.
    `lifted`: whether they stand in the middle of the box's height.
    """
    gap, mat = GAP * box.height, MAT * box.height
    shapes = [one.artwork.shape for one in shown]
    best, height = [shapes], 0.0
    for count in range(1, len(shapes) + 1):
        rows = _rows(shapes, count)
        found = _height(rows, box, gap, mat)
        if found > height * GAIN:
            best, height = rows, found
    mean = sum(height * sqrt(shape) for shape in shapes) / len(shapes)
    if height <= 0 or mean < max(LEAST, LEAST_PART * sqrt(box.width * box.height)):
        return None
    places = tuple(_places(best, height, gap, mat))
    deep = max(one.bottom for one in places)
    if lifted:
        places = tuple(one.moved(0.0, (box.height - deep) / 2) for one in places)
    size = Size(max(one.right for one in places), box.height if lifted else deep)
    return Photos(
        tuple(shown), places, size, mean, SMALL * sqrt(box.width * box.height), mat, BADGE * box.height, look
    )


def outline_on(ground: Colour, line: Colour) -> Colour | None:
    """Return the outline of a white frame on a ground; None where the frame stands out by itself."""
    return None if contrast(WHITE, ground) >= STANDS_OUT else line


def _rows(shapes: list[float], count: int) -> list[list[float]]:
    """Part shapes into so many rows, in their order; the first ones hold more."""
    each, more = divmod(len(shapes), count)
    edges = [number * each + min(number, more) for number in range(count + 1)]
    return [shapes[edges[n] : edges[n + 1]] for n in range(count)]


def _height(rows: list[list[float]], box: Size, gap: float, mat: float) -> float:
    """Return the height of every picture, without its frame, at which all rows stand in a box."""
    high = (box.height - gap * (len(rows) - 1)) / len(rows) - 2 * mat
    wide = ((box.width - gap * (len(row) - 1) - 2 * mat * len(row)) / sum(row) for row in rows)
    return min(high, *wide)


def _places(rows: list[list[float]], height: float, gap: float, mat: float) -> Iterator[Rect]:
    """Yield the frames' places, each row flush right."""
    deep = height + 2 * mat
    widths = [sum(row) * height + 2 * mat * len(row) + gap * (len(row) - 1) for row in rows]
    y = 0.0
    for row, width in zip(rows, widths, strict=True):
        x = max(widths) - width
        for shape in row:
            wide = shape * height + 2 * mat
            yield Rect(x, y, wide, deep)
            x += wide + gap
        y += deep + gap
