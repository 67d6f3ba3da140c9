"""The shapes of a picture, in a theme → inks, in whole thousandths of the stature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from cards.colour import Colour
from cards.drawing import Ink
from cards.figures.paths import Path, bounds
from cards.figures.pieces import Piece, Role
from cards.figures.themes import Theme
from cards.geometry import Rect

#: Units of a drawing for a hundredth of the stature.
UNITS = 10
#: A keyline's width on each side of an outline, in hundredths of the stature.
_KEY = 0.95
_LINES = {Role.CHIN, Role.GROOVE, Role.WIRE, Role.CABLE, Role.BAND, Role.FLOOR, Role.ARROW, Role.MARK}
_WIDTHS = {
    Role.CHIN: 0.62,
    Role.GROOVE: 0.7,
    Role.WIRE: 1.9,
    Role.CABLE: 0.75,
    Role.BAND: 1.5,
    Role.FLOOR: 1.3,
    Role.ARROW: 1.9,
    Role.MARK: 1.35,
}
#: What a line has of paper on both sides together.
_HALOS = {Role.BAND: 1.5, Role.ARROW: 1.7, Role.WIRE: 1.2}
_OPERATORS = {"M": "m", "L": "l", "C": "c"}


def inks(pieces: Iterable[Piece], theme: Theme, height: float) -> Iterator[Ink]:
    """Yield inks from the farthest to the nearest; the height turns y upward into y downward."""
    for piece in sorted(pieces, key=lambda one: one.layer):
        yield from _Inker(theme, height).ink(piece)


class _Inker:
    def __init__(self, theme: Theme, height: float) -> None:
        self._theme = theme
        self._height = height

    def ink(self, piece: Piece) -> Iterator[Ink]:
        """Yield what paints one piece."""
        theme, role = self._theme, piece.role
        outlined = theme.outlines.get(role)
        if role in _LINES:
            yield from self._line(piece)
        elif outlined:
            yield from self._outlined(piece, *outlined)
        else:
            if piece.keys:
                yield self._stroke(piece.keys, theme.paper, _KEY * 2)
            yield from self._filled(piece)

    def _filled(self, piece: Piece) -> Iterator[Ink]:
        theme, role = self._theme, piece.role
        if role is Role.HOLE:
            yield Ink(self._text((piece.path,)), fill=theme.paper)
        elif role is Role.ARROW_HEAD:
            colour = theme.fills[Role.ARROW]
            yield Ink(self._text((piece.path,)), fill=colour, stroke=colour, weight=0.9 * UNITS)
        elif role in theme.hatches:
            box = self._box(piece.path)
            yield Ink(self._text((piece.path,)), fill=theme.fills[role], hatch=theme.hatches[role], box=box)
        else:
            yield Ink(self._text((piece.path,)), fill=theme.fills[role])

    def _line(self, piece: Piece) -> Iterator[Ink]:
        theme, role = self._theme, piece.role
        width = piece.width or _WIDTHS[role]
        if role in _HALOS:
            yield self._stroke((piece.path,), theme.paper, width + _HALOS[role])
        colour = theme.fills.get(role, theme.paper)
        if role is Role.CHIN and theme.chin:
            colour = theme.chin
        yield self._stroke((piece.path,), colour, width)

    def _outlined(self, piece: Piece, colour: Colour, width: float) -> Iterator[Ink]:
        """Yield an outline round the whole of a shape, whatever pieces it joins, and paper inside it."""
        paper = self._theme.paper
        if piece.role is Role.SHADOW:
            yield self._stroke((piece.path,), colour, width * 2)
            return
        text = self._text((piece.path,))
        yield Ink(text, fill=paper, stroke=paper, weight=_whole(width * 2 + 1.1))
        yield Ink(text, stroke=colour, weight=_whole(width * 2))
        yield Ink(text, fill=paper)
        if piece.root and piece.role is Role.NEAR:
            yield Ink(self._text((piece.root,)), fill=paper)

    def _stroke(self, paths: Iterable[Path], colour: Colour, width: float) -> Ink:
        return Ink(self._text(paths), stroke=colour, weight=_whole(width))

    def _text(self, paths: Iterable[Path]) -> str:
        """Write paths in whole units, y downward."""
        high = self._height
        out: list[str] = []
        for path in paths:
            for operator, points in path:
                if operator == "Z":
                    out.append("h")
                    continue
                for x, y in points:
                    out.append(f"{_rounded(x * UNITS)} {_rounded((high - y) * UNITS)}")
                out.append(_OPERATORS[operator])
        return " ".join(out)

    def _box(self, path: Path) -> Rect:
        left, low, right, top = bounds((path,))
        x, y = _rounded(left * UNITS) - 5, _rounded((self._height - top) * UNITS) - 5
        return Rect(x, y, _rounded((right - left) * UNITS) + 10, _rounded((top - low) * UNITS) + 10)


def _rounded(x: float) -> int:
    """Round so that what lies on a half falls the same way on every machine."""
    return floor(x + 0.5 + 1e-6)


def _whole(width: float) -> float:
    return round(width * UNITS, 1)
