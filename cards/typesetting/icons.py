"""Icons drawn as shapes: what fonts lack, and what tells sections apart at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cards.geometry import Point, Rect
from cards.page import Colour, Disc, Item, Shape
from cards.typesetting.characters import with_ink

#: Characters that are drawn where no face has them.
DRAWN = {
    "✓": "tick",
    "✔": "tick",
    "✅": "tick",
    "✗": "cross",
    "✘": "cross",
    "✕": "cross",
    "✖": "cross",
    "❌": "cross",
    "☐": "box",
    "□": "box",
    "☑": "ticked box",
    "☒": "crossed box",
    "→": "arrow",
    "➔": "arrow",
    "➜": "arrow",
    "➡": "arrow",
    "⇒": "arrow",
    "←": "arrow left",
    "⬅": "arrow left",
    "↑": "arrow up",
    "⬆": "arrow up",
    "↓": "arrow down",
    "⬇": "arrow down",
    "↔": "arrows",
    "⚠": "warning",
    "●": "dot",
    "○": "ring",
    "■": "square",
    "▶": "play",
    "►": "play",
}
#: Em that a drawn character takes on its line.
WIDTH = 0.85

_Path = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A drawing in a unit square: closed shapes to fill, open ones to stroke, discs and rings."""

    fills: tuple[_Path, ...] = ()
    strokes: tuple[_Path, ...] = ()
    #: (x, y, radius, filled)
    discs: tuple[tuple[float, float, float, bool], ...] = ()
    #: Stroke width as a part of the square's side.
    weight: float = 0.14


_BOX: _Path = ((0.14, 0.14), (0.86, 0.14), (0.86, 0.86), (0.14, 0.86), (0.14, 0.14))
_TRIANGLE: _Path = ((0.5, 0.06), (0.98, 0.92), (0.02, 0.92))

_ICONS = {
    "dot": _Drawing(discs=((0.5, 0.5, 0.28, True),)),
    "ring": _Drawing(discs=((0.5, 0.5, 0.34, False),)),
    "square": _Drawing(fills=(((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)),)),
    "dash": _Drawing(strokes=(((0.2, 0.5), (0.8, 0.5)),), weight=0.16),
    "plus": _Drawing(strokes=(((0.2, 0.5), (0.8, 0.5)), ((0.5, 0.2), (0.5, 0.8))), weight=0.16),
    "tick": _Drawing(strokes=(((0.1, 0.56), (0.38, 0.84), (0.92, 0.2)),), weight=0.19),
    "cross": _Drawing(strokes=(((0.16, 0.16), (0.84, 0.84)), ((0.84, 0.16), (0.16, 0.84))), weight=0.19),
    "box": _Drawing(strokes=(_BOX,), weight=0.1),
    "ticked box": _Drawing(strokes=(_BOX, ((0.3, 0.5), (0.46, 0.66), (0.72, 0.34))), weight=0.1),
    "crossed box": _Drawing(
        strokes=(_BOX, ((0.32, 0.32), (0.68, 0.68)), ((0.68, 0.32), (0.32, 0.68))), weight=0.1
    ),
    "arrow": _Drawing(
        strokes=(((0.06, 0.5), (0.92, 0.5)), ((0.58, 0.2), (0.92, 0.5), (0.58, 0.8))), weight=0.15
    ),
    "arrow left": _Drawing(
        strokes=(((0.94, 0.5), (0.08, 0.5)), ((0.42, 0.2), (0.08, 0.5), (0.42, 0.8))), weight=0.15
    ),
    "arrow up": _Drawing(
        strokes=(((0.5, 0.94), (0.5, 0.08)), ((0.2, 0.42), (0.5, 0.08), (0.8, 0.42))), weight=0.15
    ),
    "arrow down": _Drawing(
        strokes=(((0.5, 0.06), (0.5, 0.92)), ((0.2, 0.58), (0.5, 0.92), (0.8, 0.58))), weight=0.15
    ),
    "arrows": _Drawing(
        strokes=(
            ((0.04, 0.34), (0.94, 0.34)),
            ((0.68, 0.1), (0.94, 0.34), (0.68, 0.58)),
            ((0.96, 0.74), (0.06, 0.74)),
            ((0.32, 0.5), (0.06, 0.74), (0.32, 0.98)),
        ),
        weight=0.13,
    ),
    "play": _Drawing(fills=(((0.2, 0.08), (0.92, 0.5), (0.2, 0.92)),)),
    "target": _Drawing(discs=((0.5, 0.5, 0.42, False), (0.5, 0.5, 0.17, True)), weight=0.13),
    "warning": _Drawing(
        strokes=((*_TRIANGLE, _TRIANGLE[0]), ((0.5, 0.36), (0.5, 0.6))),
        discs=((0.5, 0.76, 0.065, True),),
        weight=0.11,
    ),
    "waves": _Drawing(
        strokes=(
            ((0.04, 0.36), (0.2, 0.22), (0.36, 0.22), (0.64, 0.46), (0.8, 0.46), (0.96, 0.32)),
            ((0.04, 0.74), (0.2, 0.6), (0.36, 0.6), (0.64, 0.84), (0.8, 0.84), (0.96, 0.7)),
        ),
        weight=0.13,
    ),
    "dumbbell": _Drawing(
        fills=(
            ((0.0, 0.36), (0.1, 0.36), (0.1, 0.64), (0.0, 0.64)),
            ((0.13, 0.2), (0.29, 0.2), (0.29, 0.8), (0.13, 0.8)),
            ((0.29, 0.42), (0.71, 0.42), (0.71, 0.58), (0.29, 0.58)),
            ((0.71, 0.2), (0.87, 0.2), (0.87, 0.8), (0.71, 0.8)),
            ((0.9, 0.36), (1.0, 0.36), (1.0, 0.64), (0.9, 0.64)),
        )
    ),
    "flag": _Drawing(
        strokes=(((0.22, 0.98), (0.22, 0.06)),),
        fills=(((0.22, 0.06), (0.92, 0.3), (0.22, 0.56)),),
        weight=0.12,
    ),
    "bars": _Drawing(
        fills=(
            ((0.06, 0.6), (0.26, 0.6), (0.26, 0.94), (0.06, 0.94)),
            ((0.4, 0.36), (0.6, 0.36), (0.6, 0.94), (0.4, 0.94)),
            ((0.74, 0.08), (0.94, 0.08), (0.94, 0.94), (0.74, 0.94)),
        )
    ),
}

#: Every icon's name.
NAMES = tuple(_ICONS)


class Signed(NamedTuple):
    """Words without the sign that they begin with, and the icon that is drawn for it."""

    icon: str
    words: str


def opening(words: str) -> Signed | None:
    """Part words from a sign that opens them; None where none does."""
    sign = words.lstrip()[:1]
    if sign not in DRAWN:
        return None
    return Signed(DRAWN[sign], with_ink(words.lstrip().removeprefix(sign)).lstrip())


def draw(name: str, square: Rect, colour: Colour) -> Iterator[Item]:
    """Turn an icon and the square it fills into shapes in one colour; KeyError for an unknown name."""
    drawing = _ICONS[name]
    side = square.width
    weight = drawing.weight * side

    def placed(path: _Path) -> tuple[Point, ...]:
        return tuple(Point(square.x + x * side, square.y + y * side) for x, y in path)

    if drawing.fills:
        yield Shape(tuple(map(placed, drawing.fills)), fill=colour)
    if drawing.strokes:
        yield Shape(tuple(map(placed, drawing.strokes)), stroke=colour, weight=weight)
    for x, y, radius, filled in drawing.discs:
        centre = Point(square.x + x * side, square.y + y * side)
        if filled:
            yield Disc(centre, radius * side, fill=colour)
        else:
            yield Disc(centre, radius * side, stroke=colour, weight=weight)
