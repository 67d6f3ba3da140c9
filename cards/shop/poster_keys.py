"""The tables of posters' and stations' own keys → their values, every key checked."""

from __future__ import annotations

from pathlib import Path

from cards import fonts
from cards.layout import Art, Poster, Station
from cards.table import Entry, Table, clean

#: Millimetres of type: the least that is printed cleanly, and more than any paper holds.
_TYPE = (1.4, 200)
#: Characters of a name on a back; how pictures' names end.
_NAME_CHARS = 60
_ENDINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp")


def poster_of(table: Table) -> Poster:
    """Turn a design's table for posters into its value; CardsError, with its line, for what is wrong."""
    return Poster(
        head=table.length("head", 10, 200),
        baseline=table.length("baseline", 5, 150),
        facts=table.length("facts", *_TYPE),
        panels=_span(table, "panels", 0.1, 0.6),
        names=(table.length("names_least", *_TYPE), table.length("names_most", *_TYPE)),
        text=table.length("text", *_TYPE),
        map=table.length("map", 14, 300),
        aside=table.number("aside", 0.1, 0.5),
        face=table.one_of("face", {face: face for face in fonts.names()}),
    )


def station_of(table: Table) -> Station:
    """Turn a design's table for stations into its value; CardsError, with its line, for what is wrong."""
    return Station(
        square=table.length("square", 5, 300),
        head=table.length("head", 10, 500),
        times=table.length("times", *_TYPE),
        band=table.length("band", 5, 300),
        blank=table.flag("blank"),
        panel=table.length("panel", 15, 400),
        names=table.length("names", *_TYPE),
        cue=table.length("cue", *_TYPE),
    )


def art_of(table: Table) -> Art:
    """Turn what stands on a common back into its value; CardsError, with its line, for what is wrong."""
    name = table.text("name") if table.has("name") else ""
    if len(name) > _NAME_CHARS or (name and not name.isprintable()):
        raise table.entry("name").wrong(f"must be one line of at most {_NAME_CHARS} characters")
    if not table.has("file") or not table.text("file"):
        return Art(name, "", "")
    return Art(name, *_picture(table.entry("file")))


def picture_of(entry: Entry) -> Art | None:
    """Return the picture that an entry names as the back of cards; None where it names none."""
    text = entry.value
    if not isinstance(text, str) or not text.casefold().endswith(_ENDINGS):
        return None
    return Art("", *_picture(entry), covers=True)


def _picture(entry: Entry) -> tuple[str, str]:
    """Return a picture's path as written, and the file of the design beside which it lies."""
    text = entry.value
    if not isinstance(text, str) or not text.casefold().endswith(_ENDINGS):
        raise entry.unfit(f"name a picture that ends in {', '.join(_ENDINGS)}")
    if not (Path(entry.path).parent / text).is_file():
        raise entry.wrong(f'names "{clean(text)}", and there is no such file', "put it beside the design")
    return text, entry.path


def _span(table: Table, key: str, lowest: float, highest: float) -> tuple[float, float]:
    least, greatest = table.numbers(key, lowest, highest, count=2)
    if least > greatest:
        raise table.entry(key).wrong("must be two numbers, the smaller one first")
    return least, greatest
