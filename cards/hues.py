"""An exercise's group → the house's colour for it: seven hues that the colour-blind tell apart, too."""

from __future__ import annotations

from cards.colour import Colour, colour
from cards.wording import built_in_group

#: What stands behind titles, in headings and on rules where a group has no hue of its own.
HOUSE = colour("#10304a")

#: Each stands out from white at 8.8:1 or more, so that the spark of the designs stands out from it at 4.5:1;
#: each is far from the others to all eyes (measured by tests/measure_hues.py). None is red, orange or yellow:
#: these mean mistakes, what moves, and safety.
HUES = {
    "navy": HOUSE,
    "cobalt": colour("#1f3fae"),
    "violet": colour("#34017a"),
    "plum": colour("#663673"),
    "pine": colour("#085340"),
    "olive": colour("#4a4d00"),
    "bark": colour("#3c1e00"),
}

#: The hue of each group of the library, what trains alike in one.
GROUPS = {
    "squat": "cobalt",
    "lunge": "cobalt",
    "calves": "cobalt",
    "hinge": "navy",
    "hips": "navy",
    "push": "violet",
    "shoulders": "violet",
    "pull": "plum",
    "arms": "plum",
    "core": "olive",
    "neck": "olive",
    "carry": "bark",
    "grip": "bark",
    "power": "bark",
    "conditioning": "bark",
    "balance": "pine",
    "mobility": "pine",
    "warm-up": "pine",
}


def hue_of(group: str | None) -> Colour | None:
    """Return the hue of a group by its name in any language; None for one that the library does not know."""
    name = GROUPS.get(built_in_group(group or ""))
    return HUES[name] if name else None
