"""The hues of groups → how far each is from the others, to people who see colours and to the colour-blind.

usage: python tests/measure_hues.py

Needs `colorspacious`, which cuecard does not: pip install colorspacious
Distances are those of CAM02-UCS (Luo, Cui and Li 2006): one is just seen side by side. The three kinds of
colour-blindness are simulated at full strength (Machado, Oliveira and Fernandes 2009).
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

from cards.colour import Colour, contrast
from cards.hues import HUES

WHITE = Colour(1, 1, 1)
KINDS = ("none", "deuteranomaly", "protanomaly", "tritanomaly")


def seen(one: Colour, kind: str) -> Any:
    import numpy
    from colorspacious import cspace_convert

    plain = numpy.array([one.red, one.green, one.blue])
    if kind != "none":
        space = {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
        plain = numpy.clip(cspace_convert(plain, space, "sRGB1"), 0, 1)
    return cspace_convert(plain, "sRGB1", "CAM02-UCS")


def main() -> None:
    for name, one in HUES.items():
        print(f"{name:8} {one}  {contrast(one, WHITE):4.1f}:1 to white")
    for kind in KINDS:
        places = {name: seen(one, kind) for name, one in HUES.items()}
        far = sorted(
            (float(((places[one] - places[other]) ** 2).sum() ** 0.5), one, other)
            for one, other in combinations(HUES, 2)
        )
        told = ", ".join(f"{one} and {other} {distance:.1f}" for distance, one, other in far[:3])
        print(f"{kind:14} nearest: {told}")


if __name__ == "__main__":
    main()
