"""A design's table → Layout, every key checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from cards import fonts
from cards.exercise import Kind
from cards.geometry import Size
from cards.layout import (
    BLANK_FIELDS,
    EASIER_OR_HARDER,
    FEET,
    HEADING_RULES,
    ICONS,
    MONO,
    Arrangement,
    Blanks,
    Doses,
    Illustrated,
    KindStyle,
    Layout,
    Masthead,
    Pictures,
    Rung,
    Spacing,
)
from cards.page import Colour
from cards.shop.layout_room import check_room
from cards.shop.poster_keys import art_of, picture_of, poster_of, station_of
from cards.table import Entry, Table
from cards.units import millimetres, paper
from cards.words import suggest

#: What `floor` says where it shall follow from `read_from`.
BY_DISTANCE = "distance"
_KINDS: Mapping[str, Kind] = {str(kind): kind for kind in Kind}
_ICONS: Mapping[str, str] = {name: name for name in ICONS}
#: What a card is: running text, the movement in panels, or a circuit's station.
_FORMS = {"text": "text", "poster": "poster", "station": "station", "back": "back"}
#: Millimetres of a paper's shorter and longer side; a card for a purse, and the largest paper that is sold.
_SHORTEST, _LONGEST = 40, 1500
#: Millimetres of type: the least that is printed cleanly, and more than any paper holds.
_TYPE = (1.4, 200)
#: Characters of what a list of designs says of one.
_PURPOSE_CHARS = 200


def layout_of(name: str, table: Table, known: Collection[str], *, mono: bool) -> Layout:
    """Turn a design's table into its Layout; `known` are the names of all designs.

    CardsError, with its line, for a wrong or unknown key, and for values that leave no room for one another.
    """
    colours = {entry.key: _hex(entry) for entry in table.table("colours").entries()}
    grey = {entry.key: _hex(entry) for entry in table.table("mono").entries()}
    for entry in table.table("mono").entries():
        if entry.key not in colours:
            raise entry.wrong("is not one of the colours", suggest(entry.key, colours, "add it to [colours]"))
    if mono:
        colours |= grey

    def colour(where: Table, key: str) -> Colour:
        return where.one_of(key, colours)

    faces = table.table("faces")
    form = table.one_of("form", _FORMS)
    # What another form needs is checked, too: a design may extend one of another form.
    poster = poster_of(table.table("poster")) if form == "poster" or table.has("poster") else None
    station = station_of(table.table("station")) if form == "station" or table.has("station") else None
    art = art_of(table.table("art")) if form == "back" or table.has("art") else None
    kinds = table.table("kinds")
    layout = Layout(
        name=name,
        purpose=_purpose(table),
        trim=_trim(table),
        bleed=table.length("bleed", 0, 20),
        safe=table.length("safe", 0, 50),
        margin=table.length("margin", 0, 200),
        gutter=table.length("gutter", 0, 100),
        steps=table.one_of("text", {"full": False, "steps": True}),
        cue=table.number("cue", 0.5, 4),
        many_pages=table.one_of("pages", {"one": False, "many": True}),
        back=_back(table, known, mono=mono),
        read_from=_millimetres(table.length("read_from", 200, 20_000)),
        floor=None if table.text("floor") == BY_DISTANCE else _millimetres(table.length("floor", 0.5, 50)),
        largest=table.length("largest", *_TYPE) if table.has("largest") else None,
        text_faces=faces.one_of("text", {family: fonts.styles(family) for family in fonts.families()}),
        display_face=faces.one_of("display", {face: face for face in fonts.names()}),
        label_face=faces.one_of("labels", {face: face for face in fonts.names()}),
        ink=colour(table, "ink"),
        ground=colour(table, "ground"),
        quiet=colour(table, "quiet"),
        shade=colour(table, "shade"),
        masthead=_masthead(table.table("masthead"), colours),
        spacing=_spacing(table.table("spacing")),
        heading=table.number("heading", 0.5, 4),
        heading_rule=table.one_of("heading_rule", {name: name for name in HEADING_RULES}),
        foot=table.one_of("foot", {name: name for name in FEET}),
        kinds={kind: _kind_style(kinds.table(kind), colours) for kind in Kind},
        arrangements=_arrangements(table),
        ladder=_ladder(table),
        blanks=_blanks(table.table("blanks")),
        doses=_doses(table.table("doses"), colours),
        illustrated=_illustrated(table.table("illustrated")),
        pictures=_pictures(table.table("pictures"), grey=mono),
        poster=poster if form == "poster" else None,
        station=station if form == "station" else None,
        art=art if form == "back" else None,
        back_art=picture_of(table.entry("back")),
    )
    table.finish()
    check_room(layout, table)
    return layout


def _millimetres(length: float) -> float:
    return length * 25.4 / 72


def _purpose(table: Table) -> str:
    purpose = table.text("purpose")
    if len(purpose) > _PURPOSE_CHARS or not purpose.strip() or not purpose.isprintable():
        raise table.entry("purpose").wrong(f"must be one line of at most {_PURPOSE_CHARS} characters")
    return purpose


def _trim(table: Table) -> Size:
    trim = table.convert("paper", paper)
    turned = table.one_of("orientation", {"portrait": False, "landscape": True})
    for side in (trim.width, trim.height):
        if not _SHORTEST <= round(millimetres(side), 3) <= _LONGEST:
            raise table.entry("paper").unfit(f"write sides from {_SHORTEST}mm to {_LONGEST}mm")
    return trim.turned if turned else trim


def _back(table: Table, known: Collection[str], *, mono: bool) -> str | None:
    name = table.text("back")
    if name == "none" or picture_of(table.entry("back")):
        return None
    twin = name + MONO if mono and not name.endswith(MONO) else name
    if twin not in known:
        raise table.entry("back").unfit(suggest(name, known, 'write a design\'s name, or "none"'))
    return twin


def _hex(entry: Entry) -> Colour:
    text = entry.value
    if isinstance(text, str) and re.fullmatch("#[0-9a-fA-F]{6}", text):
        red, green, blue = bytes.fromhex(text[1:])
        return Colour(red / 255, green / 255, blue / 255)
    raise entry.unfit('write six hexadecimal digits, such as "#1b4f72"')


def _masthead(table: Table, colours: Mapping[str, Colour]) -> Masthead:
    return Masthead(
        fill=table.one_of("fill", colours),
        text=table.one_of("text", colours),
        accent=table.one_of("accent", colours),
        rule=table.length("rule", 0, 10),
        title_one=table.length("title_one", *_TYPE),
        title_two=table.length("title_two", *_TYPE),
        labels=table.length("labels", *_TYPE),
        lead=table.number("lead", 0.5, 3),
        code=table.length("code", 10, 200),
        side=table.length("side", 0, 500),
    )


def _spacing(table: Table) -> Spacing:
    return Spacing(
        leading=table.number("leading", 1, 2),
        section=table.number("section", 0, 5),
        paragraph=table.number("paragraph", 0, 5),
        item=table.number("item", 0, 5),
        nested=table.number("nested", 0, 5),
        stretch=table.number("stretch", 1, 20),
        hang=table.number("hang", 0, 4),
    )


def _kind_style(table: Table, colours: Mapping[str, Colour]) -> KindStyle:
    return KindStyle(
        colour=table.one_of("colour", colours),
        panel=table.one_of("panel", {**colours, "none": None}),
        mark=table.one_of("mark", {**_ICONS, "none": ""}),
        bullet=table.one_of("bullet", {**_ICONS, EASIER_OR_HARDER: EASIER_OR_HARDER}),
        numeral=table.number("numeral", 0.5, 4),
        run_in=table.flag("run_in"),
    )


def _arrangements(table: Table) -> tuple[Arrangement, ...]:
    found: list[Arrangement] = []
    for one in table.tables("arrangements"):
        arrangement = _arrangement(one)
        if any(arrangement.name == other.name for other in found):
            raise one.entry("name").wrong(
                "is the name of another arrangement too", "give it a name of its own"
            )
        found.append(arrangement)
    if not found:
        raise table.wrong(
            "arrangements", "must hold at least one", "write [[arrangements]] with a name and columns"
        )
    return tuple(found)


def _arrangement(table: Table) -> Arrangement:
    main = frozenset(table.all_of("main", _KINDS))
    if not main:
        return Arrangement(table.text("name"), table.whole("columns", 1, 4), main, (0.5, 0.5))
    least, greatest = table.numbers("share", 0.2, 0.8, count=2)
    if least > greatest:
        raise table.entry("share").wrong("must be two numbers, the smaller one first")
    return Arrangement(table.text("name"), 2, main, (least, greatest))


def _ladder(table: Table) -> tuple[Rung, ...]:
    names = {one.text("name"): one.text("name") for one in table.tables("arrangements")}
    return tuple(_rung(one, names) for one in table.tables("ladder"))


def _rung(table: Table, arrangements: Mapping[str, str]) -> Rung:
    if table.has("leave_out"):
        return Rung(leave_out=table.one_of("leave_out", _KINDS))
    if table.has("take"):
        return Rung(take_steps=table.one_of("take", {"steps": True}))
    return Rung(arrangement=table.one_of("arrange", arrangements))


def _blanks(table: Table) -> Blanks:
    return Blanks(
        fields=table.all_of("fields", {name: name for name in BLANK_FIELDS}),
        rows=table.whole("rows", 0, 40),
        pitch=table.length("pitch", 2, 50),
        column=table.length("column", 2, 200),
    )


def _doses(table: Table, colours: Mapping[str, Colour]) -> Doses:
    height = table.length("height", 0, 100)
    return Doses(
        height=height,
        least=min(height, table.length("least", 0, 100)),
        gap=table.length("gap", 0, 50),
        label=table.length("label", *_TYPE),
        value=table.length("value", *_TYPE),
        logo=table.length("logo", 0, 200),
        colour=table.one_of("colour", colours),
    )


def _illustrated(table: Table) -> Illustrated:
    band = table.length("band", 0, 500)
    largest, high = table.length("largest", *_TYPE), table.length("map", 10, 200)
    return Illustrated(
        band=band,
        band_least=min(band, table.length("band_least", 0, 500)),
        title=table.length("title", *_TYPE),
        lead=table.length("lead", *_TYPE),
        facts=table.length("facts", *_TYPE),
        legend=table.length("legend", *_TYPE),
        figure=Size(table.length("figure_width", 10, 500), table.length("figure_height", 10, 500)),
        map=high,
        map_least=min(high, table.length("map_least", 10, 200)),
        code=table.length("code", 10, 200),
        share=table.number("share", 0.3, 0.8),
        gutter=table.length("gutter", 0, 100),
        largest=largest,
        enough=min(largest, table.length("enough", *_TYPE)),
        least=min(largest, table.length("least", *_TYPE)),
        side=_divisions(table),
    )


def _divisions(table: Table) -> tuple[frozenset[Kind], ...]:
    ways, hint = table.tables("divisions"), 'write [{ side = ["mistakes", "variations"] }]'
    if not ways:
        raise table.wrong("divisions", "must hold at least one", hint)
    for way in ways:
        if not way.has("side"):
            raise way.wrong("side", "is missing", hint)
    return tuple(frozenset(way.all_of("side", _KINDS)) for way in ways)


def _pictures(table: Table, *, grey: bool) -> Pictures:
    return Pictures(
        height=table.length("height", 0, 500),
        gap=table.length("gap", 0, 50),
        caption=table.length("caption", *_TYPE),
        grey=grey,
    )
