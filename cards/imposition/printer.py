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
from cards.sheet import UNPRINTABLE, Distortion, Duplex, Flip, Printed
from cards.table import Table
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
    "read_scale",
    "read_skew",
    "written",
]

#: The profile that is used where none is named.
USUAL = "default"

#: Millimetres that no printer is off by.
FARTHEST = 20.0
#: Millimetres of the widest edge on which a printer leaves no ink.
WIDEST = 50.0

#: Millimetres between which 100 mm come out of any printer.
SMALLEST, LARGEST = 95.0, 105.0
#: Degrees that no printer leans by.
LEAST_UPRIGHT = 5.0

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
    #: How far the fronts are moved; None for not at all.
    front: Point | None = None
    #: What it does to a sheet, which is undone; None for nothing that is known.
    distortion: Distortion | None = None

    def duplex(self, sides: Printed = Printed.BOTH) -> Duplex:
        """Say how both sides are printed on it."""
        nowhere = Point(0, 0)
        return Duplex(self.flip, sides, self.offset or nowhere, self.front or nowhere, self.distortion)


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


def read_scale(text: str) -> tuple[float, float]:
    """Turn what 100 mm become on paper, across and down ("99.6,99.8"), into factors.

    ValueError says what was expected.
    """
    match = _OFFSET.fullmatch(text)
    if not match or not all(SMALLEST <= float(match[at]) <= LARGEST for at in (1, 2)):
        raise ValueError(
            f'"{text}" is not a scale: write what 100 mm become across and down, such as "99.6,99.8"'
        )
    return float(match[1]) / 100, float(match[2]) / 100


def read_skew(text: str) -> float:
    """Turn degrees by which the print leans clockwise ("0.2") into a number; ValueError for others."""
    try:
        degrees = float(text)
    except ValueError:
        degrees = LEAST_UPRIGHT + 1
    if not abs(degrees) <= LEAST_UPRIGHT:
        raise ValueError(f'"{text}" is not a skew: write degrees clockwise, such as 0.2 or -0.2')
    return degrees


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
        raise error(
            name, "a printer cannot have this name", "use small letters, digits and hyphens", code="bad-name"
        )
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
        raise error(str(path), f'there is no printer "{name}"', hint, code="unknown-printer")
    table = read(str(path))
    offset, front = _point(table, "offset"), _point(table, "front_offset")
    flip = table.one_of("flip", _FLIPS) if table.has("flip") else Flip.LONG
    margin = table.length("margin", 0, WIDEST) if table.has("margin") else UNPRINTABLE
    across, down = table.numbers("scale", SMALLEST, LARGEST, count=2) if table.has("scale") else (100, 100)
    skew = table.number("skew", -LEAST_UPRIGHT, LEAST_UPRIGHT) if table.has("skew") else 0.0
    table.finish()
    distortion = Distortion(across / 100, down / 100, skew)
    return Printer(flip, offset, margin, front, None if distortion == Distortion() else distortion)


def _point(table: Table, key: str) -> Point | None:
    if not table.has(key):
        return None
    right, down = table.numbers(key, -FARTHEST, FARTHEST, count=2)
    return Point(right * POINTS_PER["mm"], down * POINTS_PER["mm"])


def written(printer: Printer) -> bytes:
    """Turn a profile into the text of its file."""
    distortion = printer.distortion or Distortion()
    return f"""# What cuecard knows of this printer; `cuecard calibrate` prints the sheet to measure it by.
# Millimetres by which backs are moved to the right and downward.
offset = {_written(printer.offset)}
# Millimetres by which fronts are moved to the right and downward.
front_offset = {_written(printer.front)}
# What 100 mm become on paper, across and down; each sheet is corrected by it.
scale = [{distortion.across * 100:.6g}, {distortion.down * 100:.6g}]
# Degrees by which what it prints leans clockwise; each sheet is turned back by it.
skew = {distortion.skew:.6g}
# The edge over which it turns the paper: long or short.
flip = "{printer.flip}"
# The edge of the paper on which it leaves no ink.
margin = "{round(millimetres(printer.margin), 3):g}mm"
""".encode()


def _written(offset: Point | None) -> str:
    where = offset or Point(0, 0)
    right, down = (round(millimetres(length), 3) + 0.0 for length in (where.x, where.y))
    return f"[{right:g}, {down:g}]"
