"""Drawing → the form that paints it: stored once in a file, shown wherever it stands (ISO 32000-1, 8.10)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from math import floor, sqrt

from cards.colour import Colour
from cards.drawing import Drawing, Hatch, Ink
from cards.geometry import Rect, Size


@dataclass(frozen=True, slots=True)
class Form:
    """The operators of a drawing, in its own units, y downward."""

    size: Size
    #: Deflated.
    content: bytes

    @property
    def name(self) -> str:
        """What the operators of a page call it: equal forms have one name."""
        size = b"%.3f %.3f " % (self.size.width, self.size.height)
        return sha256(size + self.content).hexdigest()[:32]


def form(drawing: Drawing, scale: float) -> Form:
    """Turn a drawing into the form for a scale, in points of paper for one of its units.

    Only a hatch depends on the scale: drawings without one have the same form at any.
    """
    return _form(drawing, scale if any(ink.hatch for ink in drawing.inks) else 1.0)


def set_colour(colour: Colour, *, stroke: bool) -> bytes:
    """Write the operator that sets a colour; a grey as such, so that it prints in black ink alone."""
    if colour.red == colour.green == colour.blue:
        return b"%.3f %b" % (colour.red, b"G" if stroke else b"g")
    return b"%.3f %.3f %.3f %b" % (colour.red, colour.green, colour.blue, b"RG" if stroke else b"rg")


@lru_cache(maxsize=64)
def _form(drawing: Drawing, scale: float) -> Form:
    painter = _Painter(scale)
    for ink in drawing.inks:
        painter.paint(ink)
    return Form(drawing.size, zlib.compress(b"\n".join(painter.operators), 9))


class _Painter:
    """The operators so far, and the colours and widths they leave, so that nothing is set twice."""

    def __init__(self, scale: float) -> None:
        self.operators: list[bytes] = [b"1 J 1 j"]
        self._scale = scale
        self._x = 0.0
        self._fill: Colour | None = None
        self._stroke: tuple[Colour, float] | None = None

    def paint(self, ink: Ink) -> None:
        """Add the operators of one ink."""
        self._move(ink.x)
        path = ink.path.encode("ascii")
        if ink.fill and ink.fill != self._fill:
            self._fill = ink.fill
            self.operators.append(set_colour(ink.fill, stroke=False))
        if ink.hatch:
            self._hatched(path, ink, ink.hatch)
        if ink.stroke:
            self._pen(ink.stroke, ink.weight)
            self.operators.append(path + (b" B" if ink.fill and not ink.hatch else b" S"))
        elif ink.fill and not ink.hatch:
            self.operators.append(path + b" f")

    def _move(self, x: float) -> None:
        """Let what follows stand so far to the right."""
        if x != self._x:
            self.operators.append(b"1 0 0 1 %g 0 cm" % (x - self._x))
            self._x = x

    def _pen(self, colour: Colour, weight: float) -> None:
        if (colour, weight) != self._stroke:
            self._stroke = (colour, weight)
            self.operators.append(b"%b %.3f w" % (set_colour(colour, stroke=True), weight))

    def _hatched(self, path: bytes, ink: Ink, hatch: Hatch) -> None:
        """Fill the path, and draw the bars inside it: lines in a clip, for copiers blur tiled patterns."""
        assert ink.box is not None, "a hatch needs the box that holds its path"
        bars = _bars(ink.box, hatch.pitch / self._scale, hatch.weight / self._scale)
        ground, colour = b"f" if ink.fill else b"n", set_colour(hatch.colour, stroke=True)
        self.operators.append(b"q %b W %b %b %b S Q" % (path, ground, colour, bars))


def _bars(box: Rect, pitch: float, weight: float) -> bytes:
    """Write the bars that rise to the right across a box, on one grid for the whole drawing.

    They are the dashes of one line, as wide as the box, that runs across them: so they take next to no bytes.
    """
    # Along the line, and across it.
    start, end = (box.x + box.y) / sqrt(2), (box.right + box.bottom) / sqrt(2)
    first = floor(start / pitch) * pitch - weight / 2
    last = end + pitch
    across = (box.x + box.width / 2 - box.y - box.height / 2) / sqrt(2)
    wide = (box.width + box.height) / sqrt(2) + weight
    a, b = ((along + across) / sqrt(2) for along in (first, last))
    c, d = ((along - across) / sqrt(2) for along in (first, last))
    dashes = b"%.1f w 0 J [%.3f %.3f] 0 d" % (wide, weight, pitch - weight)
    return b"%b %.2f %.2f m %.2f %.2f l" % (dashes, a, c, b, d)
