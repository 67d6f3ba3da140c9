"""A deck file in TOML → which exercises are printed, in which order, and what is asked for each."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from cards.brand import Brand
from cards.diagnostics import error
from cards.exercise import Kind, Prescription
from cards.parts import Part
from cards.shop.binding import parts_of
from cards.shop.branding import read_brand
from cards.shop.orders import CardRequest, Sort
from cards.table import Entry as Value
from cards.table import Table, clean
from cards.toml import read
from cards.words import suggest

#: How a deck file's name ends.
SUFFIX = ".toml"
#: Characters of what is printed as a label, and of notes.
LABEL_CHARS, NOTES_CHARS = 32, 600
#: Cards that one entry prints at most.
MOST_COPIES = 100
#: What a deck may say of a card; all but the station and the notes are labels.
_DOSES = tuple(one.name for one in fields(Prescription) if one.name not in ("station", "notes"))
_KINDS: Mapping[str, Kind] = {str(kind): kind for kind in Kind}
_SORTS: Mapping[str, Sort] = {str(sort): sort for sort in Sort}


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise that a deck names."""

    #: A slug, a file's name without its end, or a path below the deck's folder.
    name: str
    line: int
    request: CardRequest
    #: How many cards are printed of it.
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck file, read."""

    path: str
    title: str = ""
    subtitle: str = ""
    #: Words for a booklet's cover.
    cover: str = ""
    sort: Sort | None = None
    layout: str | None = None
    stations: bool = False
    #: What a booklet of it is put together from; None where it does not say.
    parts: tuple[Part, ...] | None = None
    #: None where the deck has none of its own.
    brand: Brand | None = None
    #: What is asked for cards that the deck does not name, where it names none.
    request: CardRequest = field(default_factory=CardRequest)
    entries: tuple[Entry, ...] = ()


def read_deck(path: str, layouts: Collection[str]) -> Deck:
    """Turn a deck file into a deck; `layouts` are the names that a layout may have.

    CardsError, with its line, for what cannot be read.
    """
    table = read(path)
    if "extends" in table.content:
        raise table.entry("extends").wrong("is not for decks", "name the cards in this one")
    deck = _deck(path, table, layouts)
    table.finish()
    for group in table.tables("groups"):
        if not group.has("cards"):
            what = f'the group "{clean(group.text("name"))}" has no cards'
            raise error(
                path,
                what,
                'name some: cards = ["squat"]',
                line=group.line,
                column=group.column,
                code="bad-deck",
            )
    return deck


def _deck(path: str, table: Table, layouts: Collection[str]) -> Deck:
    layout = _layout(table, layouts)
    common = CardRequest(
        layout=layout,
        hide=table.all_of("hide", _KINDS),
        fallback_group=_line(table, "group"),
        prescription=_prescription(table),
        brand=read_brand(table.table("brand"), os.path.dirname(path) or ".") if table.has("brand") else None,
        path=path,
    )
    entries = [*_entries(table, common, layouts)]
    for group in table.tables("groups"):
        name = group.text("name").strip()
        if not name:
            raise group.entry("name").wrong("is empty", "write the name of the group")
        prescription = _prescription(group).completed(common.prescription)
        entries += _entries(group, replace(common, group=name, prescription=prescription), layouts)
    return Deck(
        path=path,
        title=_line(table, "title"),
        subtitle=_line(table, "subtitle"),
        cover=_line(table, "cover", NOTES_CHARS),
        sort=table.one_of("sort", _SORTS) if table.has("sort") else None,
        layout=layout,
        stations=table.flag("stations"),
        parts=parts_of(table),
        brand=common.brand,
        request=common,
        entries=tuple(entries),
    )


def _entries(table: Table, common: CardRequest, layouts: Collection[str]) -> Iterator[Entry]:
    """Yield the cards of a deck or a group: a list of names, or a table for each."""
    found = table.content.get("cards")
    if isinstance(found, Value) and found.value == []:
        raise found.wrong("is empty", "name some, or leave it out to use every exercise beside the deck")
    if isinstance(found, Value):
        for name, line in zip(table.texts("cards"), found.lines, strict=True):
            yield Entry(_named(name, common.path, line), line, replace(common, line=line))
        return
    for card in table.tables("cards"):
        name = card.text("exercise")
        prescription = _prescription(card).completed(common.prescription)
        request = replace(
            common,
            layout=_layout(card, layouts) or common.layout,
            hide=(*common.hide, *card.all_of("hide", _KINDS)),
            group=_line(card, "group") or common.group,
            prescription=prescription,
            line=card.line,
        )
        copies = card.whole("copies", 1, MOST_COPIES) if card.has("copies") else 1
        yield Entry(_named(name, common.path, card.line), card.line, request, copies)


def _prescription(table: Table) -> Prescription:
    values = {name: _line(table, name) for name in _DOSES}
    return Prescription(notes=_line(table, "notes", NOTES_CHARS), **values)


def _line(table: Table, key: str, longest: int = LABEL_CHARS * 3) -> str:
    """Return the words or the number under a key in one line; empty where there is none."""
    words = " ".join(table.words(key).split())
    if key in _DOSES:
        longest = LABEL_CHARS
    if len(words) > longest:
        raise table.entry(key).wrong(
            f"has {len(words)} characters, and there is room for {longest}",
            "write the rest under notes" if key in _DOSES else "shorten it",
        )
    return words


def _layout(table: Table, layouts: Collection[str]) -> str | None:
    name = table.words("layout")
    if not name or name in layouts:
        return name or None
    entry = table.entry("layout")
    hint = suggest(name, layouts, "`cuecard layouts` lists them")
    raise error(
        entry.path,
        f'there is no layout "{clean(name)}"',
        hint,
        line=entry.line,
        column=entry.column,
        code="unknown-design",
    )


def _named(name: str, path: str, line: int) -> str:
    if not name.strip():
        raise error(
            path, "a card has no name", "write the name of an exercise's file", line=line, code="bad-deck"
        )
    if not name.strip().isprintable():
        # "legs\\bench" in double quotation marks: \\b is a sign of its own to TOML.
        message = f'the name "{clean(name)}" holds a sign that is no letter: a backslash may have made it'
        raise error(
            path, message, "in a path, write / or use single quotation marks", line=line, code="bad-deck"
        )
    return name.strip()
