"""A card design in TOML → Layout: paper, masthead, arrangements, styles and fit ladder, every key checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from cards.exercise import Kind
from cards.geometry import Size
from cards.page import Colour
from cards.shop.layouts import read_table
from cards.toml import Entry, Table
from cards.typesetting.icons import NAMES as MARKS
from cards.units import paper, points

#: tan 0.2°: the least x-height for fluent reading, as a part of the distance
#: (Legge and Bigelow 2011, Journal of Vision 11(5):8).
X_HEIGHT_PER_DISTANCE = 0.00349

#: Where the designs that ship with cuecard lie: inside the package when installed, beside it in a checkout.
BUILT_IN = next(
    folder
    for folder in (Path(__file__).parent / "data" / "layouts", Path(__file__).parent.parent / "layouts")
    if folder.is_dir()
)

#: What `floor` says where it shall follow from `read_from`.
BY_DISTANCE = "distance"

#: Behind a design's name: the same in its black-and-white colours.
MONO = "-mono"

#: What a column to write in can be for.
BLANK_FIELDS = ("date", "sets", "reps", "load", "rest", "tempo", "notes")


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


@dataclass(frozen=True, slots=True)
class KindStyle:
    """How sections of one kind look."""

    #: Colour of the heading, its mark and its numbers.
    colour: Colour
    #: Colour of the panel behind the section; None for none.
    panel: Colour | None
    #: Mark before the heading.
    mark: str
    #: Mark before each bulleted item.
    bullet: str
    #: Numbers' type as a part of the body's: above 1.2 they hang beside the item, large.
    numeral: float


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
    """What is given up next when the text does not fit at the floor: exactly one of the three."""

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
    #: Millimetres of x-height that the body never goes below; None where the cue must serve `read_from`.
    floor: float | None
    #: Points of body type that are never exceeded; None for no limit.
    largest: float | None
    text_family: str
    display_face: str
    label_face: str
    ink: Colour
    ground: Colour
    quiet: Colour
    #: Behind the heads of the columns to write in.
    shade: Colour
    masthead: Masthead
    spacing: Spacing
    #: Section headings' type as a part of the body's.
    heading: float
    kinds: Mapping[Kind, KindStyle]
    arrangements: tuple[Arrangement, ...]
    ladder: tuple[Rung, ...]
    blanks: Blanks
    pictures: Pictures

    def aimed(self, read_from: float) -> Layout:
        """Return the same design, made to be read from a distance in mm."""
        return replace(self, read_from=read_from, floor=None)


def folders(project: Path | None) -> tuple[Path, ...]:
    """Return the folders where designs lie, the user's own before the built-in ones."""
    return (project, BUILT_IN) if project and project.is_dir() else (BUILT_IN,)


def names(places: tuple[Path, ...] = (BUILT_IN,)) -> tuple[str, ...]:
    """Return the names of the designs in some folders, sorted, each followed by its black-and-white twin."""
    return tuple(name for base in sorted(_files(places)) for name in (base, base + MONO))


def _files(places: tuple[Path, ...]) -> frozenset[str]:
    return frozenset(path.stem for folder in places for path in folder.glob("*.toml"))


def load(name: str, places: tuple[Path, ...] = (BUILT_IN,)) -> Layout:
    """Turn a design's name into its Layout; CardsError for an unknown name or a bad file, with its line."""
    own = [path for folder in places if folder != BUILT_IN for path in sorted(folder.glob("*.toml"))]
    return _load(name, places, tuple((str(path.resolve()), path.stat().st_mtime_ns) for path in own))


@lru_cache(maxsize=128)
def _load(name: str, places: tuple[Path, ...], _as_of: tuple[tuple[str, int], ...]) -> Layout:
    base = name.removesuffix(MONO)
    mono = base != name and name not in _files(places)
    return _layout(name, read_table(base if mono else name, places), mono=mono)


def _layout(name: str, table: Table, *, mono: bool) -> Layout:
    colours = {entry.key: _hex(entry) for entry in table.table("colours").entries()}
    black_and_white = {entry.key: _hex(entry) for entry in table.table("mono").entries()}
    if mono:
        colours |= black_and_white

    def colour(where: Table, key: str) -> Colour:
        return where.one_of(key, colours)

    trim = table.convert("paper", paper)
    turned = table.one_of("orientation", {"portrait": False, "landscape": True})
    read_from = table.convert("read_from", points) * 25.4 / 72
    floor = None if table.text("floor") == BY_DISTANCE else table.convert("floor", points)
    faces = table.table("faces")
    kinds = table.table("kinds")
    layout = Layout(
        name=name,
        purpose=table.text("purpose"),
        trim=trim.turned if turned else trim,
        bleed=table.convert("bleed", points),
        safe=table.convert("safe", points),
        margin=table.convert("margin", points),
        gutter=table.convert("gutter", points),
        steps=table.one_of("text", {"full": False, "steps": True}),
        cue=table.number("cue", 0.5, 4),
        many_pages=table.one_of("pages", {"one": False, "many": True}),
        back=_back(table.text("back"), mono=mono),
        read_from=read_from,
        floor=None if floor is None else floor * 25.4 / 72,
        largest=table.optional("largest", points),
        text_family=faces.text("text"),
        display_face=faces.text("display"),
        label_face=faces.text("labels"),
        ink=colour(table, "ink"),
        ground=colour(table, "ground"),
        quiet=colour(table, "quiet"),
        shade=colour(table, "shade"),
        masthead=_masthead(table.table("masthead"), colours),
        spacing=_spacing(table.table("spacing")),
        heading=table.number("heading", 0.5, 4),
        kinds={kind: _kind_style(kinds.table(kind), colours) for kind in Kind},
        arrangements=tuple(_arrangement(one) for one in table.tables("arrangements")),
        ladder=tuple(_rung(one) for one in table.tables("ladder")),
        blanks=_blanks(table.table("blanks")),
        pictures=_pictures(table.table("pictures"), grey=mono),
    )
    table.finish()
    return layout


def _back(name: str, *, mono: bool) -> str | None:
    if name == "none":
        return None
    return name + MONO if mono and not name.endswith(MONO) else name


def _hex(entry: Entry) -> Colour:
    text = entry.value
    if isinstance(text, str) and len(text) == 7 and text.startswith("#"):
        try:
            red, green, blue = bytes.fromhex(text[1:])
            return Colour(red / 255, green / 255, blue / 255)
        except ValueError:
            pass
    raise entry.wrong("is not a colour", 'write six hexadecimal digits, such as "#1b4f72"')


def _masthead(table: Table, colours: Mapping[str, Colour]) -> Masthead:
    return Masthead(
        fill=table.one_of("fill", colours),
        text=table.one_of("text", colours),
        accent=table.one_of("accent", colours),
        rule=table.convert("rule", points),
        title_one=table.convert("title_one", points),
        title_two=table.convert("title_two", points),
        labels=table.convert("labels", points),
        lead=table.number("lead", 0.5, 3),
        code=table.convert("code", points),
        side=table.convert("side", points),
    )


def _spacing(table: Table) -> Spacing:
    return Spacing(
        leading=table.number("leading", 1, 2),
        section=table.number("section", 0, 5),
        paragraph=table.number("paragraph", 0, 5),
        item=table.number("item", 0, 5),
        nested=table.number("nested", 0, 5),
        stretch=table.number("stretch", 1, 20),
    )


def _kind_style(table: Table, colours: Mapping[str, Colour]) -> KindStyle:
    marks = {name: name for name in MARKS}
    return KindStyle(
        colour=table.one_of("colour", colours),
        panel=table.one_of("panel", {**colours, "none": None}),
        mark=table.one_of("mark", marks),
        bullet=table.one_of("bullet", marks),
        numeral=table.number("numeral", 0.5, 4),
    )


def _arrangement(table: Table) -> Arrangement:
    kinds = {str(kind): kind for kind in Kind}
    main = frozenset(table.all_of("main", kinds))
    least, greatest = table.numbers("share", 0.2, 0.8, count=2) if main else (0.5, 0.5)
    columns = 2 if main else round(table.number("columns", 1, 4))
    return Arrangement(table.text("name"), columns, main, (least, greatest))


def _rung(table: Table) -> Rung:
    kinds = {str(kind): kind for kind in Kind}
    if table.has("leave_out"):
        return Rung(leave_out=table.one_of("leave_out", kinds))
    if table.has("take"):
        return Rung(take_steps=table.one_of("take", {"steps": True}))
    return Rung(arrangement=table.text("arrange"))


def _blanks(table: Table) -> Blanks:
    return Blanks(
        fields=table.all_of("fields", {name: name for name in BLANK_FIELDS}),
        rows=round(table.number("rows", 0, 40)),
        pitch=table.convert("pitch", points),
        column=table.convert("column", points),
    )


def _pictures(table: Table, *, grey: bool) -> Pictures:
    return Pictures(
        height=table.convert("height", points),
        gap=table.convert("gap", points),
        caption=table.convert("caption", points),
        grey=grey,
    )
