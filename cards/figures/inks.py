"""The shapes of a picture → written outlines, in whole thousandths of the stature → inks of a theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import floor

from cards.colour import Colour
from cards.drawing import Ink
from cards.figures.paths import Path, bounds
from cards.figures.pieces import Piece, Role
from cards.figures.themes import Theme
from cards.figures.vectors import Flat
from cards.geometry import Rect

#: Units of a drawing for a hundredth of the stature.
UNITS = 10
#: A keyline's width on each side of an outline, in hundredths of the stature.
_KEY = 0.95
_WIDTHS = {
    Role.CHIN: 0.62,
    Role.GROOVE: 0.7,
    Role.WIRE: 1.9,
    Role.CABLE: 0.75,
    Role.BAND: 1.5,
    Role.FLOOR: 1.3,
    Role.ARROW: 1.9,
    Role.MARK: 1.35,
    Role.NUMERAL: 2.3,
    Role.RING: 0.9,
}
#: What a line has of paper on both sides together.
_HALOS = {Role.BAND: 1.5, Role.CABLE: 1.1, Role.ARROW: 1.7, Role.WIRE: 1.2}
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
#: What lies on a half is rounded the same way on every machine.
_HALF = 0.5 + 1e-6
_TINTS = (Role.MUSCLE, Role.SECOND, Role.MUSCLE_FAR, Role.SECOND_FAR)


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape as it is written in a drawing, its part to play, and no theme yet."""

    role: Role
    path: str
    #: Lines of paper beneath it; empty for none.
    keys: str = ""
    #: What of an outline at a limb's root is not drawn; empty for none.
    root: str = ""
    #: Of a line: its width, in hundredths of the stature; 0 for its role's own.
    width: float = 0.0
    #: A box round it, for what may be hatched: left, top, width, height.
    box: tuple[int, int, int, int] | None = None
    #: How far to the right all of it stands.
    x: int = 0


def written(pictures: Iterable[tuple[float, Iterable[Piece]]], corner: Flat) -> tuple[Outline, ...]:
    """Write the shapes of pictures, so far to the right, each picture's from the farthest to the nearest.

    What is written counts from a corner at the upper left, and y downward.
    """
    return tuple(
        Outline(
            piece.role,
            _text((piece.path,), corner),
            _text(piece.keys, corner),
            _text((piece.root,), corner) if piece.root else "",
            round(piece.width, 2),
            _box(piece.path, corner) if piece.role in _TINTS else None,
            _rounded(aside * UNITS),
        )
        for aside, pieces in pictures
        for piece in sorted(pieces, key=lambda one: one.layer)
    )


def inked(outlines: Iterable[Outline], theme: Theme) -> Iterator[Ink]:
    """Yield the inks that paint outlines in a theme."""
    for outline in outlines:
        for ink in _inks(outline, theme):
            yield replace(ink, x=outline.x) if outline.x else ink


def _inks(outline: Outline, theme: Theme) -> Iterator[Ink]:
    role = outline.role
    if role in _WIDTHS:
        yield from _line(outline, theme)
    elif role in theme.outlines:
        yield from _outlined(outline, theme, *theme.outlines[role])
    else:
        if outline.keys:
            yield _stroke(outline.keys, theme.paper, _KEY * 2)
        yield _filled(outline, theme)


def _filled(outline: Outline, theme: Theme) -> Ink:
    role, path = outline.role, outline.path
    if role is Role.HOLE:
        return Ink(path, fill=theme.paper)
    if role is Role.ARROW_HEAD:
        colour = theme.fills[Role.ARROW]
        return Ink(path, fill=colour, stroke=colour, weight=0.9 * UNITS)
    if role in theme.hatches and outline.box:
        return Ink(path, fill=theme.fills[role], hatch=theme.hatches[role], box=Rect(*outline.box))
    return Ink(path, fill=theme.fills[role])


def _line(outline: Outline, theme: Theme) -> Iterator[Ink]:
    role = outline.role
    width = outline.width or _WIDTHS[role]
    if role in _HALOS:
        yield _stroke(outline.path, theme.paper, width + _HALOS[role])
    colour = theme.fills.get(role, theme.paper)
    if role is Role.CHIN and theme.chin:
        colour = theme.chin
    yield _stroke(outline.path, colour, width)


def _outlined(outline: Outline, theme: Theme, colour: Colour, width: float) -> Iterator[Ink]:
    """Yield an outline round the whole of a shape, whatever pieces it joins, and paper inside it."""
    paper, path = theme.paper, outline.path
    if outline.role is Role.SHADOW:
        yield _stroke(path, colour, width * 2)
        return
    yield Ink(path, fill=paper, stroke=paper, weight=_whole(width * 2 + 1.1))
    yield Ink(path, stroke=colour, weight=_whole(width * 2))
    yield Ink(path, fill=paper)
    if outline.root and outline.role is Role.NEAR:
        yield Ink(outline.root, fill=paper)


def _stroke(path: str, colour: Colour, width: float) -> Ink:
    return Ink(path, stroke=colour, weight=_whole(width))


def _text(paths: Iterable[Path], corner: Flat) -> str:
    """Write paths in whole units."""
    left, top = corner
    out: list[str] = []
    for path in paths:
        for operator, points in path:
            for x, y in points:
                out.append(f"{floor((x - left) * UNITS + _HALF)} {floor((top - y) * UNITS + _HALF)}")
            out.append(_OPERATORS[operator])
    return " ".join(out)


def _box(path: Path, corner: Flat) -> tuple[int, int, int, int]:
    left, low, right, top = bounds((path,))
    x, y = _rounded((left - corner[0]) * UNITS) - 5, _rounded((corner[1] - top) * UNITS) - 5
    return (x, y, _rounded((right - left) * UNITS) + 10, _rounded((top - low) * UNITS) + 10)


def _rounded(x: float) -> int:
    return floor(x + _HALF)


def _whole(width: float) -> float:
    return round(width * UNITS, 1)
