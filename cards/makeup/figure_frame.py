"""A movement's drawing and a design → the frame that shows it: sized by the drawing, without mat or line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

from cards.exercise import Kind
from cards.figures import drawn
from cards.figures.drawn import Drawn, Frame
from cards.geometry import Point, Size
from cards.layout import Layout
from cards.makeup.postures import row, row_depth, row_scale
from cards.makeup.step_marks import Marks
from cards.page import Item
from cards.units import POINTS_PER

#: A drawing's units that stand upright in a frame of its full height, so that people are of one size
#: throughout a deck: a person, what is held overhead, and the steps' numbers.
UPRIGHT = 1250
#: Type of those numbers as a part of that height.
MARK = 0.11
#: Points of paper for one of a drawing's units, below which postures are too small to be told: a person is
#: 23 mm tall.
LEAST = 0.023 * POINTS_PER["mm"]
#: The part of its full size that a main column leaves to a drawing.
KEPT = 0.8
#: The height in points below which a design's frame is too low for a drawing.
LOWEST = 28 * POINTS_PER["mm"]


@dataclass(frozen=True, slots=True)
class FigureFrame:
    """The drawing of a movement; lengths in points."""

    frames: tuple[Frame, ...]
    marks: Marks
    #: What it shows, for someone who cannot see it.
    alt: str
    #: Points of paper for one of the drawing's units, at most.
    scale: float
    #: Blank under it.
    gap: float

    @property
    def narrow(self) -> bool:
        """A drawing is as wide as it needs to be: one column is enough."""
        return True

    @property
    def least_width(self) -> float:
        """The width at which it has most of its full size."""
        return self.stack_width * KEPT

    @property
    def stack_width(self) -> float:
        """The width at which it has its full size."""
        return row(self.frames, self.scale, "", self.marks).size.width

    def smaller(self, part: float) -> FigureFrame:
        """Return the frame with a drawing of a part of its full size, if that is not too small."""
        return replace(self, scale=max(self.scale * part, min(self.scale, LEAST)))

    def depth(self, width: float) -> float:
        """Return the height in points that the frame takes at a width, the blank under it included."""
        return row_depth(self.frames, self._scale(width), self.marks) + self.gap

    def _scale(self, width: float) -> float:
        return min(self.scale, row_scale(self.frames, Size(width, inf), self.marks))

    def draw(self, at: Point, width: float) -> Iterator[Item]:
        """Turn the frame into items from its top left corner, at a width in points."""
        postures = row(self.frames, self._scale(width), self.alt, self.marks)
        place = Point(at.x + (width - postures.size.width) / 2, at.y)
        yield from postures.draw(place, iter(()))


def make_figure_frame(
    movement: Drawn, layout: Layout, lang: str, words: tuple[str, ...] = ()
) -> FigureFrame | None:
    """Turn a movement into the frame of a layout; None where the layout has none, or a low one.

    `words`: what stands at each posture.
    """
    height = layout.pictures.height
    if height < LOWEST:
        return None
    frames = drawn.frames(movement, "mono" if layout.pictures.grey else "colour")
    colour = layout.kinds[Kind.EXECUTION].colour
    marks = Marks(words, layout.display_face, MARK * height, colour)
    scale = min(height / UPRIGHT, row_scale(frames, Size(inf, height), marks))
    return FigureFrame(frames, marks, drawn.alt(movement, lang), scale, layout.pictures.gap)
