"""A drawing → an SVG file's text, for those who want the drawing alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cards.colour import Colour
from cards.drawing import Drawing, Ink

#: Millimetres on paper for a unit of a drawing: a standing person of 41 mm.
SCALE = 0.041
_MILLIMETRES_PER_POINT = 25.4 / 72
_OPERATORS = {"m": "M", "l": "L", "c": "C", "h": "Z"}


def svg(drawing: Drawing) -> str:
    """Write a drawing as SVG, at the size that it has on a card."""
    width, height = drawing.size.width, drawing.size.height
    inks = svg_inks(drawing)
    size = f'width="{width * SCALE:.2f}mm" height="{height * SCALE:.2f}mm" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inks}</svg>\n'


def svg_inks(drawing: Drawing, scale: float = SCALE, first: int = 0) -> str:
    """Write a drawing's inks in its own units, for so many millimetres a unit; clips count from `first`."""
    written = []
    for x, numbered in groupby(enumerate(drawing.inks, first), lambda one: one[1].x):
        inks = "".join(piece for number, ink in numbered for piece in _ink(ink, number, scale))
        written.append(f'<g transform="translate({x:g} 0)">{inks}</g>' if x else inks)
    return "".join(written)


def _ink(ink: Ink, number: int, scale: float) -> Iterator[str]:
    outline = _path(ink.path)
    if ink.fill:
        yield f'<path d="{outline}" fill="{hexed(ink.fill)}"/>'
    if ink.hatch and ink.box:
        weight = ink.hatch.weight * _MILLIMETRES_PER_POINT / scale
        yield f'<clipPath id="c{number}"><path d="{outline}"/></clipPath>'
        yield f'<path d="{_bars(ink, scale)}" clip-path="url(#c{number})" fill="none" '
        yield f'stroke="{hexed(ink.hatch.colour)}" stroke-width="{weight:.1f}"/>'
    if ink.stroke:
        yield f'<path d="{outline}" fill="none" stroke="{hexed(ink.stroke)}" stroke-width="{ink.weight:g}" '
        yield 'stroke-linecap="round" stroke-linejoin="round"/>'


def _bars(ink: Ink, scale: float) -> str:
    """Write bars at 45 degrees over the box of a hatched path."""
    if ink.hatch is None or ink.box is None:
        return ""
    step = ink.hatch.pitch * _MILLIMETRES_PER_POINT / scale * 2**0.5
    bars = []
    for number in range(
        int((ink.box.x + ink.box.y) / step), int((ink.box.right + ink.box.bottom) / step) + 2
    ):
        total = number * step
        left, right = max(ink.box.x, total - ink.box.bottom), min(ink.box.right, total - ink.box.y)
        bars.append(f"M{left:.1f} {total - left:.1f}L{right:.1f} {total - right:.1f}")
    return "".join(bars)


def _path(path: str) -> str:
    """Turn PDF's notation, operands first, into SVG's."""
    written: list[str] = []
    operands: list[str] = []
    for word in path.split():
        if word in _OPERATORS:
            written.append(_OPERATORS[word] + " ".join(operands))
            operands = []
        else:
            operands.append(word)
    return "".join(written)


def hexed(colour: Colour) -> str:
    """Write a colour as `#rrggbb`."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in (colour.red, colour.green, colour.blue))
