"""A movement drawn once: outlines and what they show, to be inked in any theme, told in any language."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass
from functools import lru_cache

from cards.colour import Colour
from cards.drawing import Drawing
from cards.figures.frames import Frame, parted
from cards.figures.inks import Outline, inked
from cards.figures.pieces import Role
from cards.figures.svg import SCALE, svg
from cards.figures.themes import THEMES
from cards.figures.words import Description, told
from cards.geometry import Size

__all__ = ["SCALE", "Drawn", "Frame", "alt", "drawing", "frames", "restored", "stored", "svg"]

#: What a stored figure begins with; other versions are not read.
_VERSION = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A movement without a theme yet."""

    #: In the drawing's units; the second height is without the steps' numbers.
    width: int
    height: int
    bare_height: int
    outlines: tuple[Outline, ...]
    description: Description


def drawing(drawn: Drawn, theme: str, *, numerals: bool = True) -> Drawing:
    """Ink what is drawn: `colour`, `dark` for a dark ground, `mono` for pure black and white, or `line`."""
    inks = THEMES[theme]
    if numerals:
        return Drawing(Size(drawn.width, drawn.height), tuple(inked(drawn.outlines, inks)))
    bare = (outline for outline in drawn.outlines if outline.role is not Role.NUMERAL)
    return Drawing(Size(drawn.width, drawn.bare_height), tuple(inked(bare, inks)))


# A card is set several times with the same postures, and again while its text is typed.
@lru_cache(maxsize=32)
def frames(
    drawn: Drawn, theme: str, paper: Colour | None = None, accent: Colour | None = None
) -> tuple[Frame, ...]:
    """Ink the postures of what is drawn apart, without their numbers.

    `paper`: their ground, `accent`: what works and moves, where these are not the theme's own.
    """
    inks = THEMES[theme].on(paper) if paper else THEMES[theme]
    return parted(drawn.outlines, drawn.bare_height, inks.accented(accent) if accent else inks)


def alt(drawn: Drawn, lang: str) -> str:
    """Tell what is drawn to someone who cannot see it."""
    return told(drawn.description, lang)


def stored(drawn: Drawn) -> bytes:
    """Write what is drawn in few bytes; equal figures give equal bytes."""
    rows = [[str(o.role), o.path, o.keys, o.root, o.width, o.box, o.x] for o in drawn.outlines]
    size = [drawn.width, drawn.height, drawn.bare_height]
    record = [_VERSION, size, asdict(drawn.description), rows]
    return zlib.compress(json.dumps(record, separators=(",", ":")).encode(), 9)


def restored(data: bytes) -> Drawn:
    """Read what was stored; ValueError where it is not that, or of another version."""
    try:
        version, size, description, rows = json.loads(zlib.decompress(data))
    except zlib.error as problem:
        raise ValueError(f"no stored figure: {problem}") from None
    if version != _VERSION:
        raise ValueError(f"a stored figure of version {version}, and {_VERSION} is read")
    outlines = tuple(
        Outline(Role(role), path, keys, root, width, tuple(box) if box else None, x)
        for role, path, keys, root, width, box, x in rows
    )
    width, height, bare = size
    return Drawn(width, height, bare, outlines, Description.read(description))
