"""A colour of ink: its names, its contrast to others, and the nearest shade that stands out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cards.words import suggest

#: Contrast that text must reach, and that shapes must (WCAG 2.2, success criteria 1.4.6 and 1.4.11).
TEXT, SHAPES = 7.0, 3.0
#: Colours by the names that people use.
NAMES = {
    "black": "#000000", "white": "#ffffff", "grey": "#4b5563", "gray": "#4b5563", "navy": "#14213d",
    "blue": "#1d4ed8", "sky": "#7cc4f4", "teal": "#0f5c5c", "green": "#1b5e20", "lime": "#b7e04a",
    "yellow": "#ffd54a", "amber": "#ffb020", "orange": "#ff8c1a", "red": "#a8121b", "crimson": "#8e0d2a",
    "pink": "#f48fb1", "magenta": "#a3106b", "purple": "#4c1d95", "violet": "#6d28d9", "brown": "#5b3a1e",
    "sand": "#e8d8b0", "silver": "#c8ccd2", "gold": "#d4a017",
}  # fmt: skip
#: Steps in which a shade is looked for, from the colour to black or white.
_STEPS = 100


@dataclass(frozen=True, slots=True)
class Colour:
    """An RGB colour, each part from 0 to 1."""

    red: float
    green: float
    blue: float

    def __str__(self) -> str:
        parts = (round(part * 255) for part in (self.red, self.green, self.blue))
        return "#" + "".join(f"{part:02x}" for part in parts)


def colour(text: str) -> Colour:
    """Turn a name or "#rrggbb" into a colour; ValueError for what is neither."""
    found = NAMES.get(text.strip().lower(), text.strip())
    if not re.fullmatch("#[0-9a-fA-F]{6}", found):
        known = f"write #rrggbb, or one of {', '.join(NAMES)}"
        asked = suggest(text.strip(), NAMES)
        raise ValueError(" ".join(filter(None, (f'"{text}" is not a colour:', asked, known))))
    red, green, blue = bytes.fromhex(found[1:])
    return Colour(red / 255, green / 255, blue / 255)


@lru_cache(maxsize=1024)
def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 for none to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def shade(one: Colour, ground: Colour, least: float) -> Colour:
    """Return the nearest darker or lighter shade of a colour that reaches a contrast, or itself."""
    for step in range(_STEPS + 1):
        for end in (0.0, 1.0):
            part = step / _STEPS
            mixed = (whole + (end - whole) * part for whole in (one.red, one.green, one.blue))
            # As it is written, and so as it is printed.
            found = colour(str(Colour(*mixed)))
            if contrast(found, ground) >= least:
                return found
    return one


def words_on(ground: Colour, inks: tuple[Colour, ...]) -> Colour:
    """Return the first ink in which words stand out on a ground, else black or white."""
    ends = Colour(0, 0, 0), Colour(1, 1, 1)
    best = max(ends, key=lambda one: contrast(one, ground))
    return next((one for one in inks if contrast(one, ground) >= TEXT), best)


def luminance(one: Colour) -> float:
    """Return a colour's relative luminance, from 0 for black to 1 for white (WCAG 2.2)."""
    parts = (one.red, one.green, one.blue)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
