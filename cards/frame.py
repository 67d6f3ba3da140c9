"""Pictures and a measure → one mat that shows them side by side, or one under the other, captions beneath."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.exercise import Run
from cards.galley import Setter
from cards.geometry import Point, Rect
from cards.layout import Pictures
from cards.page import Colour, Image, Item, Panel, Role
from cards.paragraph import Text, balance_lines, count_lines
from cards.pictures import Artwork
from cards.raster import develop
from cards.typesetting import set_line

#: Characters of a caption at most; longer words for a picture stay in the text, or are not printed.
CAPTION = 120
#: In em of a caption's type: baseline to baseline, from a picture to the first line's top, capitals.
LEADING, OVER, CAPITALS = 1.22, 0.55, 0.7
#: Parts of the gap: the mat's edge around its pictures, and rounded corners of mat and pictures.
EDGE, MAT_RADIUS, RADIUS = 0.6, 0.45, 0.28
#: Points of a picture's outline.
OUTLINE = 0.6
#: Numbers of the captions' groups.
GROUP = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with the words under it."""

    artwork: Artwork
    #: None without a caption.
    caption: Text | None
    #: What it shows, for someone who cannot see it.
    alt: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Pictures that stand together; lengths in points."""

    shown: tuple[Shown, ...]
    look: Pictures
    #: Greatest height of a picture.
    height: float
    ground: Colour
    ink: Colour
    line: Colour

    def smaller(self, part: float) -> Frame:
        """Return the frame with pictures of a part of their greatest height."""
        return replace(self, height=self.height * part)

    def depth(self, width: float) -> float:
        """Return the height in points that the frame takes at a width, the blank under it included."""
        return self.mat(self.cells(width)) + self.look.gap

    def mat(self, cells: tuple[Cell, ...]) -> float:
        """Return the height in points of the mat around its cells."""
        return max(cell.height + cell.words for cell in cells) + 2 * EDGE * self.look.gap

    def cells(self, width: float) -> tuple[Cell, ...]:
        """Make all pictures equally high, as high as the width and the frame allow; share what is left."""
        look = self.look
        inner = width - 2 * EDGE * look.gap - look.gap * (len(self.shown) - 1)
        shapes = [one.artwork.shape for one in self.shown]
        height = min(self.height, inner / sum(shapes))
        spare = (inner - height * sum(shapes)) / len(shapes)
        return tuple(self._cell(one, height, spare) for one in self.shown)

    def _cell(self, one: Shown, height: float, spare: float) -> Cell:
        width = height * one.artwork.shape
        if one.caption is None:
            return Cell(width, height, width + spare, 0.0, 0.0)
        size = min(self.look.caption, (width + spare) / one.caption.widest)
        lines = count_lines(one.caption, (width + spare) / size)[0]
        return Cell(width, height, width + spare, size, (OVER + LEADING * lines) * size)


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of one picture and its caption; lengths in points."""

    width: float
    height: float
    #: From the left edge of its place to the right one: the picture stands in the middle.
    room: float
    #: Type of the caption; 0 without one.
    size: float
    #: Height of the caption.
    words: float


def make_frame(artwork: tuple[Artwork, ...], title: str, setter: Setter) -> Frame | None:
    """Turn artwork into the frame of a layout; None where there is nothing to show, or no frame."""
    layout = setter.layout
    if not artwork or not layout.pictures.height:
        return None
    shown = tuple(Shown(one, _caption_of(one, setter), one.words or title) for one in artwork)
    return Frame(shown, layout.pictures, layout.pictures.height, layout.shade, layout.ink, layout.quiet)


def _caption_of(one: Artwork, setter: Setter) -> Text | None:
    caption = setter.text((Run(one.words),)) if captioned(one) else None
    return caption if caption and caption.pieces else None


def captioned(one: Artwork) -> bool:
    """Say whether a picture's words are short enough to stand under it."""
    return 0 < len(one.words) <= CAPTION


def draw_frame(frame: Frame, at: Point, width: float) -> Iterator[Item]:
    """Turn a frame into items from its top left corner, at a width in points."""
    look, cells = frame.look, frame.cells(width)
    mat = Rect(at.x, at.y, width, frame.mat(cells))
    outline = frame.line if look.grey else None
    yield Panel(mat, frame.ground, look.gap * MAT_RADIUS, stroke=outline, weight=OUTLINE if outline else 0.0)
    x, y = at.x + EDGE * look.gap, at.y + EDGE * look.gap
    for number, (one, cell) in enumerate(zip(frame.shown, cells, strict=True)):
        place = Rect(x + (cell.room - cell.width) / 2, y, cell.width, cell.height)
        data = develop(one.artwork.data, place.width, place.height, grey=look.grey)
        radius = look.gap * RADIUS
        yield Image(place, data, one.alt, radius)
        yield Panel(place, radius=radius, stroke=frame.line, weight=OUTLINE)
        if one.caption:
            room = Rect(x, place.bottom, cell.room, cell.words)
            yield from _caption(one.caption, room, cell.size, frame.ink, GROUP + number)
        x += cell.room + look.gap


def _caption(caption: Text, room: Rect, size: float, ink: Colour, group: int) -> Iterator[Item]:
    """Set a caption's lines in the middle of their room; who hears the page hears the picture's own words."""
    lines = balance_lines(caption, room.width / size)
    for number, line in enumerate(lines):
        width = (caption.ends[line[1] - 1] - caption.starts[line[0]]) * size
        baseline = room.y + (OVER + CAPITALS + number * LEADING) * size
        at = Point(room.x + (room.width - width) / 2, baseline)
        last = number == len(lines) - 1
        yield from set_line(caption, line, at, size, ink, role=Role.ARTIFACT, group=group, last=last)
