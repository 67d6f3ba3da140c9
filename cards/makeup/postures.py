"""The postures of a movement and a box → side by side or one over the other, the larger person wins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards.colour import Colour
from cards.figures import drawn
from cards.figures.drawn import Drawn
from cards.geometry import Point, Rect, Size
from cards.makeup.step_marks import UNMARKED, Marks
from cards.page import Figure, Item
from cards.units import POINTS_PER

#: The part of the box's height that a person is tall at most, so that people are of one size throughout a
#: deck; a drawing's units of a person's height.
MOST, PERSON = 0.93, 1000
#: Points of paper for one of a drawing's units below which a posture is told apart no more.
LEAST = 0.021 * POINTS_PER["mm"]
#: By how much one over the other must make the person larger than side by side.
GAIN = 1.04
#: Units between two postures side by side, and one over the other.
ASIDE, OVER = 60, 50
#: In em of the marks: between two of them at least, from a mark to its posture beside it, and over it.
APART, BESIDE, UNDER = 0.5, 0.35, 0.42
#: By how much the scale at which marks and postures share a width may be missed.
CLOSE = 1e-4


@dataclass(frozen=True, slots=True)
class Postures:
    """Postures with their marks, each at its place from the box's top left corner; lengths in points."""

    placed: tuple[Figure, ...]
    size: Size
    #: Points of paper for one of a drawing's units.
    scale: float
    marks: Marks
    #: The left end of each mark's baseline.
    marked: tuple[Point, ...]

    def draw(self, at: Point, numbers: Iterator[int]) -> Iterator[Item]:  # noqa: ARG002
        """Turn postures into items from their top left corner."""
        for one in self.placed:
            yield Figure(one.rect.moved(at.x, at.y), one.drawing, one.alt)
        for number, place in enumerate(self.marked):
            yield from self.marks.draw(number, Point(at.x + place.x, at.y + place.y))


def arrange_postures(
    movement: Drawn,
    theme: str,
    box: Size,
    lang: str,
    *,
    paper: Colour | None = None,
    accent: Colour | None = None,
    marks: Marks = UNMARKED,
    small: bool = False,
) -> Postures | None:
    """Make a movement's postures as large as a box in points holds; None where they would be too small.

    `theme`: "dark" for a dark ground, "colour" for a light one, "mono" for black alone; `paper` and `accent`
    where they are not the theme's own. `small`: at whatever size, to be known again.
    """
    frames = drawn.frames(movement, theme, paper, accent)
    alt = drawn.alt(movement, lang)
    most = MOST * box.height / PERSON
    beside = min(row_scale(frames, box, marks), most)
    stacked = min(_stack_scale(frames, box, marks), most)
    least = 0.0 if small else LEAST
    if max(beside, stacked) < least:
        return None
    if len(frames) == 1 or stacked > beside * GAIN:
        return _stack(frames, stacked, alt, marks)
    return row(frames, beside, alt, marks) if beside >= least else None


def row_scale(frames: tuple[drawn.Frame, ...], box: Size, marks: Marks) -> float:
    """Return the points of paper for one of a drawing's units at which postures stand side by side in a box.

    Marks keep their size, so that a narrow posture may have a wider one under it.
    """
    scale = min(
        (box.height - _under(marks)) / _tallest(frames),
        box.width / (sum(frame.posture.size.width for frame in frames) + ASIDE * (len(frames) - 1)),
    )
    low, high = 0.0, max(scale, 0.0)
    if _row_width(frames, high, marks) <= box.width + CLOSE:
        return high
    while high - low > CLOSE:
        middle = (low + high) / 2
        low, high = (middle, high) if _row_width(frames, middle, marks) <= box.width else (low, middle)
    return low


def row_depth(frames: tuple[drawn.Frame, ...], scale: float, marks: Marks) -> float:
    """Return the points of height that postures side by side take, their marks included."""
    return _tallest(frames) * scale + _under(marks)


def _tallest(frames: tuple[drawn.Frame, ...]) -> float:
    return max(frame.posture.size.height for frame in frames) - min(frame.blank for frame in frames)


def _under(marks: Marks) -> float:
    return marks.height + UNDER * marks.size if marks.height else 0.0


def _row_width(frames: tuple[drawn.Frame, ...], scale: float, marks: Marks) -> float:
    return _places(frames, scale, marks)[-1]


def _places(frames: tuple[drawn.Frame, ...], scale: float, marks: Marks) -> tuple[float, ...]:
    """Return the left edge of each posture of a row, and the right edge of all."""
    edges, right, x = [], 0.0, 0.0
    for frame, width in zip(frames, marks.widths(len(frames)), strict=True):
        edges.append(x)
        wide = frame.posture.size.width * scale
        right = x + max(wide, width)
        x += max(wide + ASIDE * scale, width + APART * marks.size if width else 0.0)
    return (*edges, right)


def row(frames: tuple[drawn.Frame, ...], scale: float, alt: str, marks: Marks) -> Postures:
    """Stand postures side by side on one floor, each over its mark."""
    blank, depth = min(frame.blank for frame in frames), row_depth(frames, scale, marks)
    *edges, width = _places(frames, scale, marks)
    placed = tuple(
        Figure(
            Rect(x, -blank * scale, frame.posture.size.width * scale, frame.posture.size.height * scale),
            frame.posture,
            "" if number else alt,
        )
        for number, (x, frame) in enumerate(zip(edges, frames, strict=True))
    )
    return Postures(placed, Size(width, depth), scale, marks, tuple(Point(x, depth) for x in edges))


def _before(frames: tuple[drawn.Frame, ...], marks: Marks) -> float:
    """Return the points before postures one over the other that their marks take."""
    return max(marks.widths(len(frames))) + (BESIDE * marks.size if marks.height else 0.0)


def _stack_height(frames: tuple[drawn.Frame, ...]) -> float:
    """Return the units of height of postures one over the other."""
    high = sum(frame.posture.size.height - round(frame.blank) for frame in frames)
    return high + OVER * (len(frames) - 1)


def _stack_scale(frames: tuple[drawn.Frame, ...], box: Size, marks: Marks) -> float:
    wide = max(frame.posture.size.width for frame in frames)
    left = box.width - _before(frames, marks)
    return max(0.0, min(left / wide, box.height / _stack_height(frames)))


def _stack(frames: tuple[drawn.Frame, ...], scale: float, alt: str, marks: Marks) -> Postures:
    """Stand postures one over the other, each behind its mark, which stands on its floor."""
    before, widths = _before(frames, marks), marks.widths(len(frames))
    placed: list[Figure] = []
    marked: list[Point] = []
    y = 0.0
    for frame, wide in zip(frames, widths, strict=True):
        size = frame.cropped.size
        place = Rect(before, y, size.width * scale, size.height * scale)
        placed.append(Figure(place, frame.cropped, "" if placed else alt))
        marked.append(Point(max(widths) - wide, place.bottom))
        y = place.bottom + OVER * scale
    width = before + max(frame.posture.size.width for frame in frames) * scale
    size = Size(width, _stack_height(frames) * scale)
    return Postures(tuple(placed), size, scale, marks, tuple(marked))
