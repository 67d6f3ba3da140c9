"""A card's title → its name at the head of every page but the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.exercise import Kind
from cards.geometry import Point
from cards.page import Item, Role
from cards.typesetting.lines import Line, Look, Setter, balance_lines, set_display

#: Its type as a part of the labels'; in em of it, baseline to baseline, and from its last one to the text.
TYPE, LEADING, UNDER = 1.25, 1.05, 0.65


@dataclass(frozen=True, slots=True)
class RunningTitle:
    """A title over text that goes on, not yet placed."""

    lines: tuple[Line, ...]
    #: Points of type.
    size: float

    @property
    def height(self) -> float:
        """Points from the page's margin to the text."""
        return (LEADING * len(self.lines) + UNDER) * self.size if self.lines else 0.0

    def draw(self, at: Point, setter: Setter, numbers: Iterator[int]) -> Iterator[Item]:
        """Turn it into items from its top left corner; who hears the pages has heard it on the first."""
        look = Look(self.size, setter.layout.kinds[Kind.SETUP].colour, Role.ARTIFACT)
        first = Point(at.x, at.y + fonts.face(setter.layout.display_face).cap_height * self.size)
        yield from set_display(self.lines, first, LEADING * self.size, look, next(numbers))


def set_running_title(title: str, setter: Setter) -> RunningTitle:
    """Break a title into lines as wide as the text; a word that is wider makes the type smaller."""
    layout = setter.layout
    width, text = layout.trim.width - layout.margin - layout.left_edge, setter.display(title)
    if not text.pieces:
        return RunningTitle((), 0.0)
    size = min(layout.masthead.labels * TYPE, width / text.widest)
    return RunningTitle(balance_lines(text, width / size), size)
