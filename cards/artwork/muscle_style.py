"""Inks of the muscle map: what is at rest, what works most, what works too, on paper or on a dark band."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cards.colour import Colour
from cards.layout import Layout


def _rgb(code: int) -> Colour:
    return Colour(*(round((code >> shift & 255) / 255, 3) for shift in (16, 8, 0)))


@dataclass(frozen=True, slots=True)
class Style:
    """The inks of one look; solid against hatched tells main from other muscles, the colours only help."""

    #: Behind the map, seen in the seams.
    paper: Colour
    outline: Colour
    #: Muscles at rest, and what is no muscle.
    rest: Colour
    ground: Colour
    #: Main muscles, and the bars and rims of the others.
    lit: Colour
    #: Between the bars.
    tint: Colour
    #: Whether every muscle at rest is white between black lines: pure black and white, for copiers.
    lines: bool = False


WHITE, BLACK = _rgb(0xFFFFFF), _rgb(0x000000)

#: "band" is for a dark band: its `paper` is the band's own colour.
STYLES: Mapping[str, Style] = {
    "colour": Style(WHITE, _rgb(0x5D6F7D), _rgb(0xCFD8DF), _rgb(0xE3E9ED), _rgb(0xC43C06), _rgb(0xFBE3D0)),
    "band": Style(
        _rgb(0x10304A), _rgb(0x6F8CA2), _rgb(0x385A75), _rgb(0x2A4A64), _rgb(0xFFA742), _rgb(0x2A4A64)
    ),
    "grey": Style(WHITE, BLACK, _rgb(0xE4E4E4), _rgb(0xF1F1F1), BLACK, WHITE),
    "line": Style(WHITE, BLACK, WHITE, WHITE, BLACK, WHITE, lines=True),
}


def mixed(ink: Colour, paper: Colour, part: float) -> Colour:
    """Return a tint: some part of an ink, the rest paper."""
    pairs = ((ink.red, paper.red), (ink.green, paper.green), (ink.blue, paper.blue))
    return Colour(*(round(part * one + (1 - part) * other, 3) for one, other in pairs))


def on_ground(layout: Layout) -> Style:
    """Choose inks by the masthead's ground; for one that is neither white nor the usual band, mix them."""
    head, band = layout.masthead, STYLES["band"]
    if layout.pictures.grey:
        return STYLES["line"]
    if head.fill == WHITE:
        return STYLES["colour"]
    if head.fill == band.paper:
        return band
    rest, ground, outline = (mixed(head.text, head.fill, part) for part in (0.26, 0.13, 0.45))
    return Style(head.fill, outline, rest, ground, head.accent, ground)
