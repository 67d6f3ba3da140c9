"""The postures of a movement and a box → side by side or one over the other, the larger person wins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    #: From the top to the middle of the numbers, for what stands on one line with them.
    line: float
    #: Points of paper for one of a drawing's units.
    scale: float


def arrange_postures(
    movement: Drawn,
    theme: str,
    box: Size,
    lang: str,
    *,
    paper: Colour | None = None,
    accent: Colour | None = None,
) -> Postures | None:
    """Make a movement's postures as large as a box in points holds; None where they would be too small.

    `theme`: "dark" for a dark ground, "colour" for a light one, "mono" for black alone; `paper` and `accent`
    where they are not the theme's own.
    """
    frames = drawn.frames(movement, theme, paper, accent)
    alt = drawn.alt(movement, lang)
    beside, stacked = _row(frames, box, alt), _stack(frames, box, alt)
    chosen = stacked if stacked.scale > beside.scale * GAIN else beside
    return chosen if chosen.scale >= LEAST else None


def draw_postures(postures: Postures, at: Point) -> Iterator[Item]:
    """Turn postures into items from their top left corner."""
    for one in postures.placed:
        yield Figure(one.rect.moved(at.x, at.y), one.drawing, one.alt)


def _row(frames: tuple[drawn.Frame, ...], box: Size, alt: str) -> Postures:
    """Side by side on one floor, each over its number."""
    blank = min(frame.blank for frame in frames)
    high = max(frame.posture.size.height for frame in frames) - blank
    under = max((frame.numeral.size.height + UNDER for frame in frames if frame.numeral), default=0.0)
    wide = sum(frame.posture.size.width for frame in frames) + ASIDE * (len(frames) - 1)
    scale = min(box.width / wide, box.height / (high + under), MOST)
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
    whole = Size(wide * scale, (high + under) * scale)
    return Postures(tuple(placed), whole, (high + (under + UNDER) / 2) * scale, scale)


def _stack(frames: tuple[drawn.Frame, ...], box: Size, alt: str) -> Postures:
    """One over the other, each behind its number, which stands on its floor."""
    cropped = [frame.cropped for frame in frames]
    before = max((frame.numeral.size.width + BESIDE for frame in frames if frame.numeral), default=0.0)
    wide = before + max(one.size.width for one in cropped)
    high = sum(one.size.height for one in cropped) + OVER * (len(frames) - 1)
    scale = min(box.width / wide, box.height / high, MOST)
    placed: list[Figure] = []
    y = 0.0
    for frame, posture in zip(frames, cropped, strict=True):
        size = posture.size
        place = Rect(before * scale, y, size.width * scale, size.height * scale)
        placed.append(Figure(place, posture, "" if placed else alt))
        if frame.numeral:
            mark = frame.numeral.size
            top = place.bottom - mark.height * scale
            placed.append(Figure(Rect(0.0, top, mark.width * scale, mark.height * scale), frame.numeral, ""))
        y = place.bottom + OVER * scale
    last = frames[-1].numeral
    half = last.size.height / 2 if last else 0.0
    return Postures(tuple(placed), Size(wide * scale, high * scale), (high - half) * scale, scale)
