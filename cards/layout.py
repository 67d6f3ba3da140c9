"""A card design as a value: paper, masthead, arrangements, styles, and what is given up for space."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cards.brand import NO_BRAND, Brand
from cards.exercise import Kind
from cards.geometry import Size
from cards.page import Colour

#: tan 0.2°: the least x-height for fluent reading, as a part of the distance
#: (Legge and Bigelow 2011, Journal of Vision 11(5):8).
X_HEIGHT_PER_DISTANCE = 0.00349

#: Behind a design's name: the same in its black-and-white colours.
MONO = "-mono"

#: Where a rule marks a section's heading: over it, after its last word, or nowhere.
HEADING_RULES = ("over", "after", "none")

#: What can stand at a card's foot.
FEET = ("none", "folio", "measures")

#: What a column to write in can be for.
BLANK_FIELDS = ("date", "sets", "reps", "load", "rest", "tempo", "notes")


#: Icons that can stand before a heading or an item.
ICONS = (
    "dot",
    "ring",
    "square",
    "dash",
    "plus",
    "tick",
    "cross",
    "box",
    "ticked box",
    "crossed box",
    "arrow",
    "arrow left",
    "arrow up",
    "arrow down",
    "arrows",
    "play",
    "target",
    "warning",
    "waves",
    "dumbbell",
    "flag",
    "bars",
)


#: A bullet that tells by itself whether an item makes an exercise easier or harder.
EASIER_OR_HARDER = "easier or harder"


@dataclass(frozen=True, slots=True)
class Masthead:
    """The band at the head of the card: title, labels, lead and code."""

    fill: Colour
    text: Colour
    #: Colour of the labels' outlines and of the rule under the band.
    accent: Colour
    #: Points.
    rule: float
    #: Points of type at which a title starts to shrink, on one line and on two.
    title_one: float
    title_two: float
    #: Points of type of the labels (equipment, level, muscles).
    labels: float
    #: The lead's type as a part of the body's.
    lead: float
    #: Points that the code is wide, without its quiet zone.
    code: float
    #: Points that the masthead is wide if it stands at the left side; 0 for a band over the whole width.
    side: float


@dataclass(frozen=True, slots=True)
class Spacing:
    """Blank space in the body, in em of the body type."""

    leading: float
    #: Above a section's heading, a paragraph, an item, a nested item.
    section: float
    paragraph: float
    item: float
    nested: float
    #: How many times its natural size a space may grow to even the columns' feet.
    stretch: float
    #: What numbers and marks hang in at least, so that a column has one edge of text.
    hang: float


@dataclass(frozen=True, slots=True)
class KindStyle:
    """How sections of one kind look."""

    #: Colour of the heading, its mark and its numbers.
    colour: Colour
    #: Colour of the panel behind the section; None for none.
    panel: Colour | None
    #: Mark before the heading; empty for none.
    mark: str
    #: Mark before each bulleted item.
    bullet: str
    #: Numbers' type as a part of the body's: above 1.2 they hang beside the item, large.
    numeral: float
    #: Whether a heading over a single paragraph stands at its beginning, on the same line.
    run_in: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One way to place the sections: columns filled in order, or a main column beside a side column."""

    name: str
    columns: int
    #: Kinds that stand in the main column; empty for columns filled in order.
    main: frozenset[Kind]
    #: Least and greatest part of the width that the main column takes.
    share: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rung:
    """What is given up next when the text does not fit at the smallest size: exactly one of the three."""

    leave_out: Kind | None = None
    take_steps: bool = False
    arrangement: str | None = None


@dataclass(frozen=True, slots=True)
class Blanks:
    """A table to write in at the foot of the card."""

    #: Heads of its columns, by their names in the languages' files; the last takes the width that is left.
    fields: tuple[str, ...]
    rows: int
    #: Points from line to line, and of a column's width.
    pitch: float
    column: float


@dataclass(frozen=True, slots=True)
class Doses:
    """The strip of boxes at the foot of the card: how much is to be done; lengths in points."""

    #: Height; 0 for no strip.
    height: float
    #: What the height may come down to where the text needs the room.
    least: float
    #: Between two boxes.
    gap: float
    #: Greatest type of a label, and of a value.
    label: float
    value: float
    #: Width of the place at the right for a logo.
    logo: float
    #: Of outlines and labels.
    colour: Colour


@dataclass(frozen=True, slots=True)
class Illustrated:
    """How a card stands with a drawing of the movement, or a map of its muscles; lengths in points."""

    #: Height of the band at the head, on all cards the same; 0 where cards are arranged as those without.
    band: float
    #: What that height may come down to where the text needs the room.
    band_least: float
    #: Greatest type of the title, and that of purpose, facts and legend.
    title: float
    lead: float
    facts: float
    legend: float
    #: Room for the movement in the band.
    figure: Size
    #: Height of the map at the head of the side column, and what it may come down to; width of the code.
    map: float
    map_least: float
    code: float
    #: The part of the columns' width that the main one takes, and what lies between them.
    share: float
    gutter: float
    #: Body type: the greatest, what is enough to give nothing up, and the least.
    largest: float
    enough: float
    least: float
    #: The ways in which sections are parted, the kinds that stand in the side column, the best one first.
    side: tuple[frozenset[Kind], ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The frame for one picture, or for two side by side; lengths in points."""

    #: Greatest height of a picture; 0 where the card has no frame.
    height: float
    #: Between two pictures, and under the frame.
    gap: float
    #: Type of the words under a picture.
    caption: float
    #: Whether pictures are printed in shades of grey.
    grey: bool


@dataclass(frozen=True, slots=True)
class Poster:
    """A card that is seen across the room: the movement in panels, each over its steps; lengths in points."""

    #: Height of the masthead, and from the page's top to the title's first baseline: the same on all cards.
    head: float
    baseline: float
    #: Type of the strip of facts under it.
    facts: float
    #: The part of the page's height that panels over its whole width take, at least and at most.
    panels: tuple[float, float]
    #: Type of the steps' names, at least and at most.
    names: tuple[float, float]
    #: The text's greatest type under pictures.
    text: float
    #: Greatest height of the muscle map, and the part of the width that it takes beside the movement.
    map: float
    aside: float
    #: Face of the table and the notes: a condensed one holds more at the same distance.
    face: str


@dataclass(frozen=True, slots=True)
class Station:
    """A card for one station of a circuit, read from across the room; lengths in points."""

    #: Side of the square with the station's number; height of the head, or its width at a card's side.
    square: float
    head: float
    #: Type of work and rest, and the height of their band.
    times: float
    band: float
    #: Whether the band is there for a pen on cards that tell neither work nor rest.
    blank: bool
    #: Height of the panels, and type of the steps' names.
    panel: float
    names: float
    #: Type of the one cue.
    cue: float


@dataclass(frozen=True, slots=True)
class Art:
    """What stands on a back that is the same on all cards."""

    #: Whose cards they are; empty for nobody's.
    name: str
    #: A picture beside the design's file, and that file; empty for none.
    file: str
    beside: str
    #: Whether the picture covers the card, instead of standing over the name.
    covers: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A card design; lengths in points."""

    name: str
    purpose: str
    trim: Size
    bleed: float
    safe: float
    margin: float
    gutter: float
    #: Whether the steps are printed instead of the full text.
    steps: bool
    #: Type of the steps' names as a part of the body's: what `read_from` counts for.
    cue: float
    #: Whether text may run on over several pages.
    many_pages: bool
    #: The design of the card's back; None for none.
    back: str | None
    #: Millimetres from which the card is meant to be read.
    read_from: float
    #: Millimetres of x-height that the body never goes below; None where the cue has to reach `read_from`.
    floor: float | None
    #: Points of body type that are never exceeded; None for no limit.
    largest: float | None
    #: Of running text: regular, bold, italic, and both.
    text_faces: tuple[str, ...]
    display_face: str
    label_face: str
    ink: Colour
    ground: Colour
    quiet: Colour
    #: Behind the heads of the columns to write in.
    shade: Colour
    masthead: Masthead
    spacing: Spacing
    #: Section headings' type as a part of the body's, and where a rule marks them.
    heading: float
    heading_rule: str
    #: What stands at the foot: distances and the text's fingerprint, room for a page's number, or nothing.
    foot: str
    kinds: Mapping[Kind, KindStyle]
    arrangements: tuple[Arrangement, ...]
    ladder: tuple[Rung, ...]
    blanks: Blanks
    doses: Doses
    illustrated: Illustrated
    pictures: Pictures
    #: None for a card of running text.
    poster: Poster | None = None
    station: Station | None = None
    #: What stands on it, if it is a back for all cards.
    art: Art | None = None
    #: The picture that is the back of its cards; None for a design, or for no back.
    back_art: Art | None = None
    #: What every card shows of a house.
    brand: Brand = NO_BRAND

    @property
    def left_edge(self) -> float:
        """The x in points where the text starts: beside a masthead at the side, or at the margin."""
        side = self.masthead.side
        return side + self.margin * 0.7 if side else self.margin

    @property
    def body_face(self) -> str:
        """The face of running text that does not stand out."""
        return self.text_faces[0]

    def aimed(self, read_from: float) -> Layout:
        """Return the same design, made to be read from a distance in mm; from afar its largest type grows."""
        farther = max(1.0, read_from / self.read_from)
        largest = self.largest * farther if self.largest else None
        return replace(self, read_from=read_from, floor=None, largest=largest)
