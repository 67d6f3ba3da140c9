"""A short text and its measure → lines that know their depth, from the first capitals to the last ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards import fonts
from cards.geometry import Point
from cards.page import Colour, Item, Role
from cards.typesetting.lines import (
    Line,
    Look,
    Text,
    balance_lines,
    break_lines,
    set_display,
    set_lines,
    whole,
)

#: Em under the last baseline that count as a text's own.
DESCENT = 0.2
#: The part of the measure under which a last line is short, and the words that are few on it.
LONELY, FEW = 0.33, 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in lines, not yet placed."""

    lines: tuple[Line, ...]
    #: Points of type.
    size: float
    #: Points from baseline to baseline, and of the first line's capitals.
    pitch: float
    capitals: float

    @property
    def height(self) -> float:
        """Points from the first line's capitals to what hangs under the last; 0 without text."""
        if not self.lines:
            return 0.0
        return self.capitals + self.pitch * (len(self.lines) - 1) + DESCENT * self.size

    @property
    def width(self) -> float:
        """Points of the widest line."""
        return max((line.width for line in self.lines), default=0.0) * self.size

    def draw(
        self, at: Point, colour: Colour, paragraph: int, role: Role = Role.PARAGRAPH, spoken: str = ""
    ) -> Iterator[Item]:
        """Turn the text into items whose first capitals have their top left corner at a place.

        `spoken`: what is read aloud in place of its words.
        """
        start = Point(at.x, at.y + self.capitals)
        look = Look(self.size, colour, role, spoken=spoken)
        yield from set_lines(self.lines, start, self.pitch, look, paragraph)

    def draw_display(
        self, at: Point, colour: Colour, paragraph: int, role: Role = Role.PARAGRAPH, *, goes_on: bool = False
    ) -> Iterator[Item]:
        """Turn the text into kerned items, as `draw` places them; `goes_on`: others' words follow it."""
        start, look = Point(at.x, at.y + self.capitals), Look(self.size, colour, role)
        yield from set_display(self.lines, start, self.pitch, look, paragraph, goes_on=goes_on)


def running(text: Text, width: float, size: float, leading: float, face: str) -> Passage:
    """Break running text at a width in points; `leading` in em, capitals those of a face."""
    return _passage(break_lines(text, width / size), size, leading, face)


def even_running(text: Text, width: float, size: float, leading: float, face: str) -> Passage:
    """Break running text as `running` does, but evenly where the last line would be a short word or two."""
    lines = break_lines(text, width / size)
    if _is_lonely(lines, width / size):
        even = balance_lines(text, width / size)
        lines = lines if _is_lonely(even, width / size) else even
    return _passage(lines, size, leading, face)


def _is_lonely(lines: Sequence[Line], measure: float) -> bool:
    """Say whether the last of several lines is a word or two, shorter than a third of the measure."""
    *others, last = lines
    return bool(others) and last.past - last.first <= FEW and last.width < LONELY * measure


def display(text: Text, width: float, size: float, leading: float, face: str) -> Passage:
    """Break a name into lines as even as can be, smaller where a word is wider than the width."""
    if text.widest:
        size = min(size, width / text.widest)
    return _passage(balance_lines(text, width / size), size, leading, face)


def heading(text: Text, width: float, size: float, face: str) -> Passage:
    """Set a heading on one line, smaller where it is wider than the width in points."""
    return _passage(whole(text), min(size, width / max(text.natural, 0.1)), 1.0, face)


def _passage(lines: Sequence[Line], size: float, leading: float, face: str) -> Passage:
    return Passage(tuple(lines), size, leading * size, fonts.face(face).cap_height * size)


def hung(
    text: Text, first: float, width: float, size: float, leading: float, face: str
) -> tuple[Passage, Passage]:
    """Break text whose first line has less room than the others; the first is empty where no word fits it.

    `first`, `width`: points of the first line and of the others.
    """
    if not text.pieces:
        return _passage((), size, leading, face), _passage((), size, leading, face)
    past = 0
    for line in break_lines(text, max(first, 0.1) / size)[:1]:
        past = line.past if line.width * size <= first else 0
    if past == len(text.pieces):
        return _passage(break_lines(text, first / size), size, leading, face), _passage(
            (), size, leading, face
        )
    rest = text.part(past, len(text.pieces))
    opening = _passage((Line(text, 0, past),) if past else (), size, leading, face)
    return opening, running(rest, width, size, leading, face)
