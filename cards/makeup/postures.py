"""The postures of a movement and a box → side by side or one over the other, the larger person wins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.colour import Colour
from cards.figures import drawn
from cards.figures.drawn import Drawn
from cards.geometry import Point, Rect, Size
from cards.page import Figure, Item
from cards.units import POINTS_PER

#: Points of paper for one of a drawing's units at most: a person is 46 mm tall; below it and its half,
#: a posture is told apart no more.
MOST, LEAST = 0.046 * POINTS_PER["mm"], 0.021 * POINTS_PER["mm"]
#: By how much one over the other must make the person larger than side by side.
GAIN = 1.04
#: Units between two postures side by side, and one over the other; from a number to its posture.
ASIDE, OVER, BESIDE = 60, 50, 30
#: Units under the floor that a number takes.
UNDER = 30


@dataclass(frozen=True, slots=True)
class Postures:
    """Postures with their numbers, each at its place from the box's top left corner; lengths in points."""

    placed: tuple[Figure, ...]
    size: Size
    #: Points of paper for one of a drawing's units.
    scale: float

    def draw(self, at: Point, numbers: Iterator[int]) -> Iterator[Item]:  # noqa: ARG002
        """Turn postures into items from their top left corner."""
        for one in self.placed:
            yield Figure(one.rect.moved(at.x, at.y), one.drawing, one.alt)


def arrange_postures(
    movement: Drawn,
    theme: str,
    box: Size,
    lang: str,
    *,
    paper: Colour | None = None,
    accent: Colour | None = None,
    small: bool = False,
) -> Postures | None:
    """Make a movement's postures as large as a box in points holds; None where they would be too small.

    `theme`: "dark" for a dark ground, "colour" for a light one, "mono" for black alone; `paper` and `accent`
    where they are not the theme's own. `small`: without numbers, at whatever size, to be known again.
    """
    frames = drawn.frames(movement, theme, paper, accent)
    if small:
        frames = tuple(replace(frame, numeral=None) for frame in frames)
    alt = drawn.alt(movement, lang)
    beside, stacked = (_scale(whole, box) for whole in (_row_size(frames), _stack_size(frames)))
    least = 0.0 if small else LEAST
    if max(beside, stacked) < least:
        return None
    if len(frames) == 1 or stacked > beside * GAIN:
        return _stack(frames, stacked, alt)
    return _row(frames, beside, alt) if beside >= least else None


def _scale(whole: Size, box: Size) -> float:
    return min(box.width / whole.width, box.height / whole.height, MOST)


def _row_size(frames: tuple[drawn.Frame, ...]) -> Size:
    """Return the units of postures side by side."""
    high = max(frame.posture.size.height for frame in frames) - min(frame.blank for frame in frames)
    wide = sum(frame.posture.size.width for frame in frames) + ASIDE * (len(frames) - 1)
    return Size(wide, high + _under(frames))


def _under(frames: tuple[drawn.Frame, ...]) -> float:
    return max((frame.numeral.size.height + UNDER for frame in frames if frame.numeral), default=0.0)


def _before(frames: tuple[drawn.Frame, ...]) -> float:
    return max((frame.numeral.size.width + BESIDE for frame in frames if frame.numeral), default=0.0)


def _stack_size(frames: tuple[drawn.Frame, ...]) -> Size:
    """Return the units of postures one over the other."""
    high = sum(frame.posture.size.height - round(frame.blank) for frame in frames) + OVER * (len(frames) - 1)
    return Size(_before(frames) + max(frame.posture.size.width for frame in frames), high)


def _row(frames: tuple[drawn.Frame, ...], scale: float, alt: str) -> Postures:
    """Side by side on one floor, each over its number."""
    blank, size_of = min(frame.blank for frame in frames), _row_size(frames)
    placed: list[Figure] = []
    x = 0.0
    for frame in frames:
        size = frame.posture.size
        top = -blank * scale
        place = Rect(x, top, size.width * scale, size.height * scale)
        placed.append(Figure(place, frame.posture, "" if placed else alt))
        if frame.numeral:
            mark = frame.numeral.size
            foot = place.bottom + UNDER * scale
            placed.append(Figure(Rect(x, foot, mark.width * scale, mark.height * scale), frame.numeral, ""))
        x = place.right + ASIDE * scale
    return Postures(tuple(placed), Size(size_of.width * scale, size_of.height * scale), scale)


def _stack(frames: tuple[drawn.Frame, ...], scale: float, alt: str) -> Postures:
    """One over the other, each behind its number, which stands on its floor."""
    before, size_of = _before(frames), _stack_size(frames)
    placed: list[Figure] = []
    y = 0.0
    for frame in frames:
        posture = frame.cropped
        size = posture.size
        place = Rect(before * scale, y, size.width * scale, size.height * scale)
        placed.append(Figure(place, posture, "" if placed else alt))
        if frame.numeral:
            mark = frame.numeral.size
            top = place.bottom - mark.height * scale
            placed.append(Figure(Rect(0.0, top, mark.width * scale, mark.height * scale), frame.numeral, ""))
        y = place.bottom + OVER * scale
    return Postures(tuple(placed), Size(size_of.width * scale, size_of.height * scale), scale)
