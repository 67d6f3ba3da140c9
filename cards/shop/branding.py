"""The table [brand] of a project or a deck → what every card shows of a house, every key checked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace

from cards import fonts
from cards.brand import Brand
from cards.colour import SHAPES, TEXT, Colour, colour, contrast, shade
from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.shop.paths import inside
from cards.table import Entry, Table, clean

#: Characters of a name and of a foot line; of what stands under a code, as in a file's front matter.
_LINE, _LABEL = 80, 24
_LOGOS = (".svg", ".png", ".jpg", ".jpeg")
_FONTS = (".ttf", ".otf")
_WHITE, _BLACK = Colour(1, 1, 1), Colour(0, 0, 0)


def read_brand(table: Table, folder: str) -> Brand:
    """Turn the table into a brand; `folder` is where its paths begin.

    CardsError, with its line, for what cannot be; a colour that stands out nowhere is a warning.
    """
    groups: tuple[tuple[str, Colour], ...] = ()
    if table.has("groups"):
        named = table.table("groups")
        groups = tuple((key, named.convert(key, colour)) for key in named.content)
    faces, text = {"display": "", "labels": ""}, tuple[str, ...]()
    if table.has("fonts"):
        told = table.table("fonts")
        faces = {key: _face(told, key, folder) for key in faces}
        text = _text_faces(told, folder) if told.has("text") else ()
    band = table.convert("band", colour) if table.has("band") else None
    accent = table.convert("accent", colour) if table.has("accent") else None
    return Brand(
        name=_line(table, "name", _LINE),
        logo=_logo(table, folder),
        accent=accent,
        band=band,
        foot=_line(table, "foot", _LINE),
        code=_line(table, "code", _LABEL),
        groups=groups,
        display=faces["display"],
        labels=faces["labels"],
        text=text,
        diagnostics=tuple(_findings(table, band, accent, groups)),
    )


def _findings(
    table: Table, band: Colour | None, accent: Colour | None, groups: tuple[tuple[str, Colour], ...]
) -> Iterator[Diagnostic]:
    """Say which colours stand out too little, and which shade would do."""
    for entry, one in ((table.content.get("band"), band), *_group_entries(table, groups)):
        if one and max(contrast(one, _WHITE), contrast(one, _BLACK)) < TEXT:
            reached = f"{max(contrast(one, _WHITE), contrast(one, _BLACK)):.1f}"
            what = f"words on this colour have a contrast of {reached}:1, and {TEXT:g}:1 is needed"
            yield _warning(entry, what, f'"{shade(one, _WHITE, TEXT)}" would do')
    bands = ((band, "brand.band"), *((one, f"brand.groups.{name}") for name, one in groups))
    for ground, name in bands if accent else ():
        if accent and ground and contrast(accent, ground) < SHAPES:
            reached = f"{contrast(accent, ground):.1f}"
            what = f"shapes in this colour have a contrast of {reached}:1 to {name}, and {SHAPES:g}:1 is "
            what += "needed: they are printed in another shade there"
            yield _warning(table.content.get("accent"), what, f'"{shade(accent, ground, SHAPES)}" would do')
    if accent and contrast(accent, _WHITE) < TEXT and contrast(accent, band or _BLACK) < TEXT:
        what = f"words in this colour have a contrast of {contrast(accent, _WHITE):.1f}:1 to the paper, and "
        what += f"{TEXT:g}:1 is needed: "
        bears = band is None or contrast(band, _WHITE) >= TEXT
        what += "they take the band's colour, shapes keep this one" if bears else "they are printed darker"
        yield _warning(table.content.get("accent"), what, f'"{shade(accent, _WHITE, TEXT)}" would do')


def _group_entries(
    table: Table, groups: tuple[tuple[str, Colour], ...]
) -> Iterator[tuple[object, Colour | None]]:
    if groups:
        yield from zip(table.table("groups").content.values(), (one for _, one in groups), strict=True)


def _warning(entry: object, what: str, hint: str) -> Diagnostic:
    assert isinstance(entry, Entry)
    at = Location(entry.path, entry.line, entry.column)
    return Diagnostic(at, Severity.WARNING, f"{entry.name}: {what}", hint, code="bad-brand")


def _line(table: Table, key: str, longest: int) -> str:
    if not table.has(key):
        return ""
    words = " ".join(table.text(key).split())
    if len(words) > longest or not words.isprintable():
        raise table.entry(key).wrong(f"must be one line of at most {longest} characters", "shorten it")
    return words


def _logo(table: Table, folder: str) -> str:
    if not table.has("logo"):
        return ""
    table.text("logo")
    entry = table.entry("logo")
    path = inside(entry, folder)
    if not path.lower().endswith(_LOGOS):
        raise entry.wrong("must be an SVG, PNG or JPEG file", "save the logo as one of these")
    return path


def _face(table: Table, key: str, folder: str) -> str:
    """Return the face of a key: a built-in one by its name, or a font file that may be embedded."""
    if not table.has(key):
        return ""
    name = table.text(key)
    return name if name in fonts.names() else _file(table.entry(key), name, folder)


def _text_faces(table: Table, folder: str) -> tuple[str, ...]:
    """Return the four faces of running text: a built-in family's by its name, or font files.

    Where there is no italic, upright letters stand for it.
    """
    entry = table.entry("text")
    if isinstance(entry.value, str):
        if entry.value in fonts.families():
            return fonts.styles(entry.value)
        families = ", ".join(fonts.families())
        hint = f'write {families}, or a list of files: text = ["regular.ttf", "bold.ttf"]'
        raise entry.wrong(f'"{clean(entry.value)}" is not a family of text that can be had', hint)
    names = table.texts("text")
    if not 2 <= len(names) <= len(fonts.styles("")):
        hint = 'write text = ["regular.ttf", "bold.ttf", "italic.ttf", "bold-italic.ttf"]'
        raise entry.wrong("must name two to four files: regular, bold, italic, and both", hint)
    regular, bold, *slanted = (
        name if name in fonts.names() else _file(replace(entry, value=name), name, folder) for name in names
    )
    italic = slanted[0] if slanted else regular
    return regular, bold, italic, slanted[1] if slanted[1:] else bold


def _file(entry: Entry, name: str, folder: str) -> str:
    """Return the path of a font file that may be embedded."""
    if not name.lower().endswith(_FONTS):
        raise entry.wrong(f'"{clean(name)}" is not a font that can be had', _had(folder))
    try:
        path = inside(entry, folder)
    except CardsError as problem:
        if os.path.exists(os.path.join(folder, name)):
            raise problem from None
        raise entry.wrong(f'"{clean(name)}" is not there', _had(folder)) from None
    if reason := fonts.unfit(path):
        raise entry.wrong(f'"{clean(name)}" {reason}', _had(folder))
    return os.path.abspath(path)


def _had(folder: str) -> str:
    """List the fonts that can be had: files of the project, and the built-in ones."""
    own = [
        os.path.relpath(os.path.join(here, name), folder).replace(os.sep, "/")
        for here, folders, names in _walk(folder)
        for name in sorted(names)
        if re.search(r"\.(?:ttf|otf)$", name, re.IGNORECASE)
    ]
    return f"there are {', '.join((*own[:8], *fonts.names()))}"


def _walk(folder: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Walk a project's folders, the first three levels."""
    for here, folders, names in os.walk(folder):
        depth = os.path.relpath(here, folder).count(os.sep)
        folders[:] = [name for name in sorted(folders) if not name.startswith(".") and depth < 2]
        yield here, folders, names
