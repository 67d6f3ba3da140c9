"""The fonts that ship with cuecard: widths, heights, kerning and coverage of each face, and its stand-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

#: Where each family's files come from.
PACKAGES = {
    "AtkinsonHyperlegible": "fontpkg_atkinson_hyperlegible",
    "BarlowCondensed": "fontpkg_barlow_condensed",
    "FiraSans": "fontpkg_fira_sans",
    "FiraSansCondensed": "fontpkg_fira_sans_condensed",
}

#: The face that lends glyphs which a font file lacks.
FILES_STAND_IN = "FiraSansCondensed-SemiBold"
#: The bits of a font's OS/2 table by which its maker forbids to embed it, or parts of it (OpenType, fsType).
_RESTRICTED, _EDITABLE, _NO_PARTS, _BITMAPS = 0x0002, 0x000C, 0x0100, 0x0200
_FS_TYPE = slice(8, 10)
#: The family that lends glyphs which a family lacks, in the same style.
STAND_INS = {"AtkinsonHyperlegible": "FiraSans", "BarlowCondensed": "FiraSansCondensed"}


@dataclass(frozen=True, slots=True)
class Face:
    """One face's measures, all in em (1 = the type size)."""

    name: str
    path: Path
    #: Advance by code point; a code point that is not there has no glyph.
    widths: Mapping[int, float]
    ascent: float
    #: Below the baseline, as a positive number.
    descent: float
    x_height: float
    cap_height: float

    def covers(self, text: str) -> bool:
        """Say whether every character has a glyph."""
        return all(ord(char) in self.widths for char in text)

    def width(self, text: str) -> float:
        """Return the text's advance in em, without kerning."""
        widths = self.widths
        return sum(widths[ord(char)] for char in text)


@lru_cache(maxsize=64)
def face(name: str) -> Face:
    """Turn a face's name ("AtkinsonHyperlegible-Bold"), or a font file's path, into its measures.

    ValueError for an unknown one.
    """
    font = _shaper(name)
    upem, extents = font.face.upem, font.get_font_extents("ltr")
    # To the thousandth of an em, as a PDF counts.
    advances = {code: font.get_glyph_h_advance(font.get_nominal_glyph(code)) for code in font.face.unicodes}
    return Face(
        name=name,
        path=_path(name),
        widths={code: round(advance * 1000 / upem) / 1000 for code, advance in advances.items()},
        ascent=extents.ascender / upem,
        descent=-extents.descender / upem,
        x_height=font.get_metric_position(hb.OTMetricsTag.X_HEIGHT) / upem,
        cap_height=font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT) / upem,
    )


@lru_cache(maxsize=64)
def stand_in(name: str) -> str | None:
    """Return the face that lends its glyphs to this one; None where there is none."""
    if _is_file(name):
        return FILES_STAND_IN
    family, _, style = name.partition("-")
    return f"{STAND_INS[family]}-{style}" if family in STAND_INS else None


def kerned(text: str, name: str) -> tuple[int, ...]:
    """Turn text in a face into its kerning: thousandths of an em to add after each character."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    font = _shaper(name)
    hb.shape(font, buffer, {"kern": True, "liga": False, "clig": False, "calt": False, "ccmp": False})
    if len(buffer.glyph_infos) != len(text):
        return (0,) * len(text)
    upem = font.face.upem
    return tuple(
        round(1000 * (place.x_advance - font.get_glyph_h_advance(glyph.codepoint)) / upem)
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


@lru_cache(maxsize=8192)
def ink(char: str, name: str) -> tuple[float, float]:
    """Return how far a character's ink reaches above the baseline and below it, in em; (0, 0) for a blank."""
    font = _shaper(name)
    extents = font.get_glyph_extents(font.get_nominal_glyph(ord(char)) or 0)
    top, upem = extents.y_bearing, font.face.upem
    return top / upem, -(top + extents.height) / upem


def split(text: str, name: str) -> tuple[tuple[str, str], ...]:
    """Part a word into stretches (text, face) that have glyphs.

    The stand-in takes a whole word where it covers it, so that a word is set in one face; where neither
    covers it, each character goes to the face that has it, and one that nobody has stays with `name`.
    """
    if face(name).covers(text):
        return ((text, name),)
    other = stand_in(name)
    if other is None:
        return ((text, name),)
    if face(other).covers(text):
        return ((text, other),)
    parts: list[tuple[str, str]] = []
    for char in text:
        owner = other if ord(char) in face(other).widths and ord(char) not in face(name).widths else name
        if parts and parts[-1][1] == owner:
            parts[-1] = (parts[-1][0] + char, owner)
        else:
            parts.append((char, owner))
    return tuple(parts)


def lacking(text: str, name: str) -> tuple[str, ...]:
    """Return the characters for which neither the face nor its stand-in has a glyph, once each."""
    other = stand_in(name)
    faces = [face(name), *([face(other)] if other else [])]
    return tuple(
        char for char in dict.fromkeys(text) if not any(ord(char) in known.widths for known in faces)
    )


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Return the names of all faces, sorted."""
    return tuple(sorted(path.stem for family in PACKAGES for path in _files(family)))


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """Return the families that have the four styles of text: regular, bold, and both in italics."""
    return tuple(one for one in PACKAGES if all(style in names() for style in styles(one)))


def styles(family: str) -> tuple[str, ...]:
    """Return a family's faces of text: regular, bold, italic, and both."""
    return tuple(f"{family}-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic"))


def unfit(path: str) -> str:
    """Say why a font file cannot be used; empty where it can.

    Fonts of which all or parts may not be embedded are refused, as their makers ask (OpenType, OS/2 fsType).
    """
    try:
        found = hb.Face(hb.Blob.from_file_path(path))
        tags = set(found.table_tags)
    except (OSError, ValueError, hb.HarfBuzzError):
        return "is not a font"
    if not tags or not found.glyph_count:
        return "is not a font"
    if "glyf" not in tags:
        return "has PostScript outlines, which cannot be embedded: ask its maker for the TrueType file (.ttf)"
    if "fvar" in tags:
        return "is a variable font: take one of its fixed styles"
    data = bytes(found.reference_table("OS/2").data or b"") if "OS/2" in tags else b""
    kind = int.from_bytes(data[_FS_TYPE], "big")
    if (kind & _RESTRICTED and not kind & _EDITABLE) or kind & (_NO_PARTS | _BITMAPS):
        return "may not be embedded, by its maker's word"
    return ""


def _is_file(name: str) -> bool:
    return name.lower().endswith((".ttf", ".otf"))


def _files(family: str) -> tuple[Path, ...]:
    spec = find_spec(PACKAGES[family])
    folders = (spec.submodule_search_locations or ()) if spec else ()
    return tuple(path for folder in folders for path in Path(folder, "files").glob(f"{family}-*.ttf"))


@lru_cache(maxsize=64)
def _path(name: str) -> Path:
    if _is_file(name):
        return Path(name)
    family = name.partition("-")[0]
    for path in _files(family) if family in PACKAGES else ():
        if path.stem == name:
            return path
    raise ValueError(f'there is no face "{name}"')


@lru_cache(maxsize=64)
def _shaper(name: str) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(_path(name)))))
