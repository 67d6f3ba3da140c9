"""A page whose every item is at its final place: what makeup hands to imposition and press."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from cards.colour import Colour as Colour
from cards.drawing import Drawing
from cards.geometry import Point, Rect, Size


class Role(StrEnum):
    """What an item is to someone who hears the page read aloud."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_LABEL = "list label"
    LIST_BODY = "list body"
    LINK = "link"
    FIGURE = "figure"
    #: Ink without a message: rules, panels, marks, footers; a reader of the text skips it.
    ARTIFACT = "artifact"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text in one face and colour, on its line's baseline."""

    text: str
    #: A face's name, as `fonts` knows it.
    face: str
    colour: Colour
    #: Points from the line's start to this stretch's start.
    offset: float
    #: Points that this stretch is wide, kerning included.
    width: float
    #: Kerning: thousandths of an em added after each character; empty for none.
    kerns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text on a baseline; its last stretch ends with a blank where a word follows on the next."""

    #: Where the baseline starts.
    at: Point
    #: Points of type size.
    size: float
    glyphs: tuple[Glyphs, ...]
    role: Role
    #: Lines of one paragraph, heading or item share a number, so that they are read as one.
    group: int
    #: What is read aloud instead of all lines of its group; empty for their own words.
    spoken: str = ""

    @property
    def width(self) -> float:
        """Points from the first glyph's edge to the last one's."""
        return max((g.offset + g.width for g in self.glyphs), default=0.0)

    @property
    def text(self) -> str:
        """The line's words."""
        return "".join(g.text for g in self.glyphs)


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle of colour, with round corners if a radius is given; an outline, if a stroke is."""

    rect: Rect
    fill: Colour | None = None
    radius: float = 0.0
    stroke: Colour | None = None
    #: Points of the outline's width.
    weight: float = 0.0
    #: Points drawn and points left blank along the outline, for dashes; None for a whole line.
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from one place to another."""

    start: Point
    end: Point
    colour: Colour
    weight: float
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn mark: subpaths of points, each closed and filled, or open and stroked with round ends."""

    paths: tuple[tuple[Point, ...], ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle, or a ring."""

    centre: Point
    radius: float
    fill: Colour | None = None
    stroke: Colour | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code: its modules fill `rect`, which includes no quiet zone; the link is clickable on `hot`."""

    rect: Rect
    #: Rows of modules, True for dark.
    modules: tuple[tuple[bool, ...], ...]
    colour: Colour
    url: str
    #: What the code is, for someone who cannot see it.
    alt: str
    #: The clickable area, quiet zone and caption included.
    hot: Rect


@dataclass(frozen=True, slots=True)
class Image:
    """A picture at its printed place: encoded bytes (JPEG or PNG) of no more than 300 dpi there."""

    rect: Rect
    data: bytes
    alt: str
    #: Points by which its corners are rounded.
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing at its printed place: as large as `rect` holds it, in its middle, never distorted."""

    rect: Rect
    drawing: Drawing
    #: What it shows, for someone who cannot see it; empty where it says nothing.
    alt: str


@dataclass(frozen=True, slots=True)
class Jump:
    """An area that leads to the first page of a slug.

    It leaves no ink; the next line, of role LINK, begins in it.
    """

    area: Rect
    target: str
    #: Where it leads, in words.
    alt: str


Item: TypeAlias = TextLine | Panel | Rule | Shape | Disc | Symbol | Image | Figure | Jump


@dataclass(frozen=True, slots=True)
class Page:
    """One finished page: items in drawing and reading order, from the trim's top left corner."""

    #: Final cut size.
    trim: Size
    #: Points of ink beyond the trim on every side; 0 for none.
    bleed: float
    #: Points inside the trim on every side where nothing vital may stand.
    safe: float
    items: tuple[Item, ...]
    title: str
    lang: str
    #: The exercise's slug, the same on all pages of one exercise.
    slug: str
    #: Its number as printed in a booklet; empty outside of one.
    folio: str = ""
    #: How many entries of the outline stand above its own.
    depth: int = 0
    #: What is told of it to whoever looks into the file: which text it is, and its distances.
    note: str = ""
