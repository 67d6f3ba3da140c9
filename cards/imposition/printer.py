"""A printer's name ↔ what is known of it: a profile in the user's own configuration folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path

from cards.diagnostics import error
from cards.geometry import Point
from cards.imposition.calibration import calibration
from cards.sheet import UNPRINTABLE, Duplex, Flip, Printed
from cards.toml import read
from cards.units import POINTS_PER, millimetres, points
from cards.words import suggest

__all__ = [
    "USUAL",
    "Printer",
    "calibration",
    "folder",
    "load",
    "place",
    "read_margin",
    "read_offset",
    "written",
]

#: The profile that is used where none is named.
USUAL = "default"

#: Millimetres that no printer is off by.
FARTHEST = 20.0
#: Millimetres of the widest edge on which a printer leaves no ink.
WIDEST = 50.0

_OFFSET = re.compile(r"\s*([+-]?[0-9]*\.?[0-9]+)\s*(?:mm)?\s*[,;]\s*([+-]?[0-9]*\.?[0-9]+)\s*(?:mm)?\s*")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,40}")
_FLIPS: Mapping[str, Flip] = {str(flip): flip for flip in Flip}


@dataclass(frozen=True, slots=True)
class Printer:
    """What is known of a printer; lengths in points."""

    flip: Flip = Flip.LONG
    #: How far the backs are moved so that they meet the fronts; None for not at all.
    offset: Point | None = None
    #: Edge of the sheet on which it leaves no ink.
    margin: float = UNPRINTABLE

    def duplex(self, sides: Printed = Printed.BOTH) -> Duplex:
        """Say how both sides are printed on it."""
        return Duplex(self.flip, sides, self.offset or Point(0, 0))


def read_offset(text: str) -> Point:
    """Turn an offset as people write it, millimetres to the right and downward ("1.5,-0.5"), into points.

    ValueError says what was expected.
    """
    match = _OFFSET.fullmatch(text)
    if not match or max(abs(float(match[1])), abs(float(match[2]))) > FARTHEST:
        raise ValueError(
            f'"{text}" is not an offset: write millimetres to the right and downward, such as "1.5,-0.5"'
        )
    return Point(float(match[1]) * POINTS_PER["mm"], float(match[2]) * POINTS_PER["mm"])


def read_margin(text: str) -> float:
    """Turn the edge without ink as people write it ("5mm") into points; ValueError says what was expected."""
    margin = points(text)
    if millimetres(margin) > WIDEST:
        raise ValueError(f'"{text}" is too wide: write a length up to "{WIDEST:g}mm"')
    return margin


def folder() -> Path:
    """Return where profiles lie: `printers` in cuecard's folder among the user's settings."""
    return user_config_path("cuecard", appauthor=False) / "printers"


def place(name: str, where: Path) -> Path:
    """Return the file of a printer's profile; CardsError for a name that is none."""
    if not _NAME.fullmatch(name):
        raise error(name, "a printer cannot have this name", "use small letters, digits and hyphens")
    return where / f"{name}.toml"


def load(name: str, where: Path) -> Printer:
    """Turn a printer's name into its profile; CardsError for a file with errors, or a name without one.

    The usual printer needs no file.
    """
    path = place(name, where)
    if not path.is_file():
        if name == USUAL:
            return Printer()
        known = sorted(one.stem for one in where.glob("*.toml") if _NAME.fullmatch(one.stem))
        there = f"there are {', '.join(known)}" if known else "there are none yet"
        hint = suggest(name, known, f"`cuecard calibrate` makes one; {there}")
        raise error(str(path), f'there is no printer "{name}"', hint)
    table = read(str(path))
    offset = None
    if table.has("offset"):
        right, down = table.numbers("offset", -FARTHEST, FARTHEST, count=2)
        offset = Point(right * POINTS_PER["mm"], down * POINTS_PER["mm"])
    flip = table.one_of("flip", _FLIPS) if table.has("flip") else Flip.LONG
    margin = table.length("margin", 0, WIDEST) if table.has("margin") else UNPRINTABLE
    table.finish()
    return Printer(flip, offset, margin)


def written(printer: Printer) -> bytes:
    """Turn a profile into the text of its file."""
    offset = printer.offset or Point(0, 0)
    right, down = (round(millimetres(length), 3) + 0.0 for length in (offset.x, offset.y))
    return f"""# What cuecard knows of this printer; `cuecard calibrate` prints the sheet to measure it by.
# Millimetres by which backs are moved to the right and downward.
offset = [{right:g}, {down:g}]
# The edge over which it turns the paper: long or short.
flip = "{printer.flip}"
# The edge of the paper on which it leaves no ink.
margin = "{round(millimetres(printer.margin), 3):g}mm"
""".encode()
