"""Lengths and papers as people write them ("105mm", "A4"), in points."""

import re
from enum import StrEnum

from cards.geometry import Size


class Units(StrEnum):
    """In which units lengths and weights are told."""

    METRIC = "metric"
    IMPERIAL = "imperial"


#: Points in one of each unit that a layout may be written in.
POINTS_PER = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "m": 72000 / 25.4, "in": 72.0, "ft": 864.0}

#: Papers by name, portrait: width and height as their standards give them
#: (ISO 216 and ISO 217 in mm; ANSI/ASME Y14.1 and the card trade in inches).
PAPERS = {
    "a3": ("297mm", "420mm"),
    "a4": ("210mm", "297mm"),
    "a5": ("148mm", "210mm"),
    "a6": ("105mm", "148mm"),
    "a7": ("74mm", "105mm"),
    "sra3": ("320mm", "450mm"),
    "sra4": ("225mm", "320mm"),
    "letter": ("8.5in", "11in"),
    "legal": ("8.5in", "14in"),
    "tabloid": ("11in", "17in"),
    "half-letter": ("5.5in", "8.5in"),
    "3x5": ("3in", "5in"),
    "4x6": ("4in", "6in"),
    "5x8": ("5in", "8in"),
}

_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*([a-z]+)\s*", re.IGNORECASE)


def points(text: str) -> float:
    """Turn a length with its unit ("8mm", "0.5 in") into points; ValueError says what was expected."""
    match = _LENGTH.fullmatch(text)
    if not match or match[2].lower() not in POINTS_PER:
        raise ValueError(
            f'"{text}" is not a length: write a number and one of mm, cm, m, in, ft, pt, such as "8mm"'
        )
    return float(match[1]) * POINTS_PER[match[2].lower()]


def millimetres(length: float) -> float:
    """Turn points into millimetres."""
    return length / POINTS_PER["mm"]


def paper(text: str) -> Size:
    """Turn a paper's name ("A4", "4x6"), portrait, or "WxH" with units ("90mm x 50mm") into its size."""
    name = text.strip().lower()
    if name in PAPERS:
        width, height = PAPERS[name]
        return Size(points(width), points(height))
    sides = re.split(r"\s*[x×]\s*", name)
    if len(sides) == 2:
        try:
            return Size(points(sides[0]), points(sides[1]))
        except ValueError:
            pass
    names = ", ".join(key.upper() if len(key) == 2 else key for key in PAPERS)
    raise ValueError(
        f'"{text}" is not a paper: write one of {names}, or width x height such as "90mm x 50mm"'
    )


def paper_name(size: Size) -> str:
    """Turn a size into its paper's name, however it lies ("A4", "Letter"), else into millimetres."""
    upright = size.turned if size.width > size.height else size
    for name in PAPERS:
        known = paper(name)
        if abs(known.width - upright.width) + abs(known.height - upright.height) < 0.1:
            return name.upper() if re.fullmatch("s?r?a[0-9]", name) else name.capitalize()
    return f"{millimetres(size.width):.5g} x {millimetres(size.height):.5g} mm"
