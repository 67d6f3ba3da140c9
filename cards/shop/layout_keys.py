"""A design's table → Layout, every key checked."""

from __future__ import annotations

from collections.abc import Mapping

from cards.exercise import Kind
from cards.layout import (
    BLANK_FIELDS,
    ICONS,
    MONO,
    Arrangement,
    Blanks,
    KindStyle,
    Layout,
    Masthead,
    Pictures,
    Rung,
    Spacing,
)
from cards.page import Colour
from cards.toml import Entry, Table
from cards.units import paper, points

#: What `floor` says where it shall follow from `read_from`.
BY_DISTANCE = "distance"


def layout_of(name: str, table: Table, *, mono: bool) -> Layout:
    """Turn a design's table into its Layout; CardsError, with its line, for a wrong or unknown key."""
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
    marks = {name: name for name in ICONS}
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
