"""A design's table → the same on another paper, in the colours of a group or a brand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cards.colour import SHAPES, TEXT, Colour, colour, contrast, shade, words_on
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


_BLACK = Colour(0, 0, 0)
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

    Where a colour would not stand out, the house's, or the nearest shade that does, takes its place.
    """
    white = known.get("white", Colour(1, 1, 1))
    over: dict[str, Colour] = {}
    band = known.get("band", white)
    # A pale head stays pale: there the title's colour is the house's.
    pale = contrast(band, white) < SHAPES
    own = known.get("band_text", white) if pale else band
    wanted = dress.band or (dress.hue if own == band == HOUSE else None)
    house = own
    if wanted and "band" in known:
        house = shade(wanted, band if pale else white, TEXT)
        over |= {name: house for name, one in known.items() if one == own}
        if not pale:
            over["band"] = band = wanted
            if "band_text" in known:
                words = (known["band_text"], white, known.get("ink", white), _BLACK)
                over["band_text"] = next((one for one in words if contrast(one, band) >= TEXT), words[0])
    if dress.accent and "action" in known:
        over["action"] = _for_words(dress.accent, white, house)
    # The spark is the colour of shapes.
    if "spark" in known and (dress.band or dress.accent):
        over["spark"] = _for_shapes(dress.accent or known["spark"], band, house)
    return over


def _for_words(accent: Colour, ground: Colour, house: Colour) -> Colour:
    """Return an accent, the house's colour where words in it would be too pale, or the nearest shade."""
    return next(
        (one for one in (accent, house) if contrast(one, ground) >= TEXT), shade(accent, ground, TEXT)
    )


def _for_shapes(accent: Colour, band: Colour, house: Colour) -> Colour:
    """Return an accent where it stands out as a shape and bears words, the house's colour, or a shade."""
    if contrast(accent, band) >= SHAPES and contrast(accent, words_on(accent, ())) >= TEXT:
        return accent
    return house if contrast(house, band) >= TEXT else shade(accent, band, TEXT)


def _entry(table: Table, key: str, value: str) -> Entry:
    return Entry(key, key, value, table.path, 0, 0)
