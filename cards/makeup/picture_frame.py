"""Pictures and a measure → one mat that shows them side by side, or one under the other, captions beneath."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.artwork.bitmap import develop
from cards.artwork.pictures import Artwork
from cards.exercise import Run
from cards.geometry import Point, Rect
from cards.layout import Pictures
from cards.page import Colour, Image, Item, Panel, Role
from cards.typesetting.lines import Look, Setter, Text, balance_lines, count_lines, set_line

#: Characters of a caption at most; longer words for a picture stay in the text, or are not printed.
CAPTION = 120
#: In em of a caption's type: baseline to baseline, from a picture to the first line's top, capitals.
LEADING, OVER, CAPITALS = 1.22, 0.55, 0.7
#: Parts of the gap: the mat's edge around its pictures, and rounded corners of mat and pictures.
EDGE, MAT_RADIUS, RADIUS = 0.6, 0.45, 0.28
#: The part of its greatest height below which a picture is too small to be of use.
LEAST = 0.65
#: Points of a picture's outline.
OUTLINE = 0.6


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with the words under it."""

    artwork: Artwork
    #: None without a caption.
    caption: Text | None
    #: What it shows, for someone who cannot see it.
    alt: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of one picture and its caption; lengths in points, from the mat's top left corner."""

    #: The picture.
    place: Rect
    #: The caption, centred under it; of no height without one.
    words: Rect
    #: Type of the caption.
    size: float


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """Pictures that stand together; lengths in points."""

    shown: tuple[Shown, ...]
    look: Pictures
    #: Greatest height of a picture.
    height: float
    ground: Colour
    ink: Colour
    line: Colour
    #: Whether they stand one under the other.
    stacked: bool = False

    @property
    def narrow(self) -> bool:
        """Pictures stand over all columns, but for a main one that they have to themselves."""
        return False

    def smaller(self, part: float) -> PictureFrame:
        """Return the frame with pictures of a part of their greatest height."""
        return replace(self, height=self.height * part)

    @property
    def edges(self) -> float:
        """The mat to the left and the right of its pictures, and between them."""
        return self.look.gap * (2 * EDGE + (0 if self.stacked else len(self.shown) - 1))

    @property
    def least_width(self) -> float:
        """The width at which no picture in a row is too small to be of use."""
        return self.edges + LEAST * self.height * sum(one.artwork.shape for one in self.shown)

    @property
    def stack_width(self) -> float:
        """The width at which the widest picture of a stack has its greatest height."""
        return self.look.gap * 2 * EDGE + self.height * max(one.artwork.shape for one in self.shown)

    def depth(self, width: float) -> float:
        """Return the height in points that the frame takes at a width, the blank under it included."""
        return self.mat(self.cells(width)) + self.look.gap

    def mat(self, cells: tuple[Cell, ...]) -> float:
        """Return the height in points of the mat around its cells."""
        return max(cell.words.bottom for cell in cells) + EDGE * self.look.gap

    def cells(self, width: float) -> tuple[Cell, ...]:
        """Place pictures on a mat of a width: one under the other, or side by side and of one height."""
        return tuple(self._column(width) if self.stacked else self._row(width))

    def _row(self, width: float) -> Iterator[Cell]:
        shapes = [one.artwork.shape for one in self.shown]
        height = min(self.height, (width - self.edges) / sum(shapes))
        spare = (width - self.edges - height * sum(shapes)) / len(shapes)
        x = y = EDGE * self.look.gap
        for one in self.shown:
            room = height * one.artwork.shape + spare
            yield self._cell(one, Point(x, y), room, height)
            x += room + self.look.gap

    def _column(self, width: float) -> Iterator[Cell]:
        room = width - self.edges
        x = y = EDGE * self.look.gap
        for one in self.shown:
            cell = self._cell(one, Point(x, y), room, min(self.height, room / one.artwork.shape))
            yield cell
            y = cell.words.bottom + self.look.gap

    def _cell(self, one: Shown, at: Point, room: float, height: float) -> Cell:
        width = height * one.artwork.shape
        place = Rect(at.x + (room - width) / 2, at.y, width, height)
        if one.caption is None:
            return Cell(place, Rect(at.x, place.bottom, room, 0.0), 0.0)
        size = min(self.look.caption, room / one.caption.widest)
        lines = count_lines(one.caption, room / size)
        return Cell(place, Rect(at.x, place.bottom, room, (OVER + LEADING * lines) * size), size)


def make_picture_frame(artwork: tuple[Artwork, ...], title: str, setter: Setter) -> PictureFrame | None:
    """Turn artwork into the frame of a layout; None where there is nothing to show, or no frame."""
    layout = setter.layout
    if not artwork or not layout.pictures.height:
        return None
    shown = tuple(Shown(one, _caption_of(one, setter), one.words or title) for one in artwork)
    return PictureFrame(
        shown, layout.pictures, layout.pictures.height, layout.shade, layout.ink, layout.quiet
    )


def _caption_of(one: Artwork, setter: Setter) -> Text | None:
    caption = setter.text((Run(one.words),)) if captioned(one) else None
    return caption if caption and caption.pieces else None


def captioned(one: Artwork) -> bool:
    """Say whether a picture's words are short enough to stand under it."""
    return 0 < len(one.words) <= CAPTION


def draw_picture_frame(
    frame: PictureFrame, at: Point, width: float, numbers: Iterator[int]
) -> Iterator[Item]:
    """Turn a frame into items from its top left corner, at a width in points."""
    look, cells = frame.look, frame.cells(width)
    outline = frame.line if look.grey else None
    mat = Rect(at.x, at.y, width, frame.mat(cells))
    yield Panel(mat, frame.ground, look.gap * MAT_RADIUS, outline, OUTLINE if outline else 0.0)
    for one, cell in zip(frame.shown, cells, strict=True):
        place, radius = cell.place.moved(at.x, at.y), look.gap * RADIUS
        data = develop(one.artwork.data, place.width, place.height, grey=look.grey)
        yield Image(place, data, one.alt, radius)
        yield Panel(place, radius=radius, stroke=frame.line, weight=OUTLINE)
        if one.caption:
            words = Look(cell.size, frame.ink, Role.ARTIFACT)
            yield from _caption(one.caption, cell.words.moved(at.x, at.y), words, next(numbers))


def _caption(caption: Text, room: Rect, look: Look, paragraph: int) -> Iterator[Item]:
    """Set a caption's lines in the middle of their room; who hears the page hears the picture's own words."""
    for number, line in enumerate(balance_lines(caption, room.width / look.size)):
        baseline = room.y + (OVER + CAPITALS + number * LEADING) * look.size
        at = Point(room.x + (room.width - line.width * look.size) / 2, baseline)
        yield from set_line(line, at, look, paragraph)
