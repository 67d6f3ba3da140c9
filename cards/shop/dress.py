"""A design's table → the same on another paper, in the colours of a group or a brand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cards.colour import TEXT, Colour, colour, contrast, shade
from cards.hues import HOUSE
from cards.table import Entry, Table
from cards.units import paper

#: Papers of a printer, each of which may take the place of the other.
_USUAL = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Dress:
    """What is laid over a design; empty and None for nothing."""

    #: The paper of every design.
    paper: str = ""
    #: The paper in the printer: of those designs alone that are made for A4 or Letter.
    usual: str = ""
    band: Colour | None = None
    accent: Colour | None = None
    #: Of an exercise's group, behind the title of designs that have the house's colour there.
    hue: Colour | None = None


#: A design as it is.
PLAIN = Dress()


def dressed(table: Table, dress: Dress, *, mono: bool) -> Table:
    """Return a design's table with a paper and the colours of a brand laid over it; black stays black."""
    over: dict[str, Entry | Table] = {}
    if wanted := _paper(table, dress):
        over["paper"] = _entry(table, "paper", wanted)
    if (dress.band or dress.accent or dress.hue) and not mono:
        tints = _tints(_colours(table), dress)
        over["colours"] = Table(
            "colours", table.path, {name: _entry(table, name, str(one)) for name, one in tints.items()}
        )
    laid = Table(table.name, table.path, over).over(table) if over else table
    laid.has("extends")
    return laid


def _paper(table: Table, dress: Dress) -> str:
    if dress.paper or not dress.usual:
        return dress.paper
    own = paper(table.text("paper"))
    return dress.usual if any(own.matches(paper(one)) for one in _USUAL) else ""


def _colours(table: Table) -> Mapping[str, Colour]:
    found = {}
    for entry in table.table("colours").entries():
        try:
            found[entry.key] = colour(str(entry.value))
        except ValueError:
            # What is wrong with it is told where the design is read.
            continue
    return found


def _tints(known: Mapping[str, Colour], dress: Dress) -> dict[str, Colour]:
    """Return the colours that change: what is behind the title, on it, and what stands out beside it.

    Where a colour would not stand out, the nearest shade of it that does takes its place.
    """
    white = known.get("white", Colour(1, 1, 1))
    over: dict[str, Colour] = {}
    band = known.get("band", white)
    wanted = dress.band or (dress.hue if band == HOUSE else None)
    if wanted and "band" in known:
        own, band = band, wanted
        over |= {name: shade(band, white, TEXT) for name, one in known.items() if one == own}
        over["band"] = band
        if "band_text" in known:
            words = (known["band_text"], white, known.get("ink", white), Colour(0, 0, 0))
            over["band_text"] = next((one for one in words if contrast(one, band) >= TEXT), words[0])
    if dress.accent and "action" in known:
        over["action"] = shade(dress.accent, white, TEXT)
    # The spark stands out from every hue as a shape does.
    if "spark" in known and (dress.band or dress.accent):
        over["spark"] = shade(dress.accent or known["spark"], band, TEXT)
    return over


def _entry(table: Table, key: str, value: str) -> Entry:
    return Entry(key, key, value, table.path, 0, 0)
