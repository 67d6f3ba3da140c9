"""Which steps a movement's postures show → the numbers, or the word, that stand at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.colour import Colour
from cards.exercise import Exercise, Kind, execution_items
from cards.geometry import Point
from cards.layout import Layout
from cards.page import Item, Role
from cards.typesetting.lines import Look, measure_words, set_display, whole


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands at each posture, and how it is set; lengths in points."""

    #: One for each posture, empty for none; none at all where it is not known what they show.
    words: tuple[str, ...]
    face: str
    size: float
    colour: Colour

    @property
    def height(self) -> float:
        """The height of the capitals; 0 where nothing is set."""
        return fonts.face(self.face).cap_height * self.size if any(self.words) else 0.0

    def widths(self, count: int) -> tuple[float, ...]:
        """Return the width that each of so many postures' marks takes."""
        return tuple(self._width(self._word(number)) for number in range(count))

    def _word(self, number: int) -> str:
        """Return what stands at a posture; of several drawn over each other the last one's."""
        return self.words[number] if number < len(self.words) else ""

    def _width(self, word: str) -> float:
        return sum(line.width for line in whole(measure_words(word, self.face))) * self.size if word else 0.0

    def draw(self, number: int, at: Point) -> Iterator[Item]:
        """Set the mark of a posture, counted from 0, from the left end of its baseline."""
        word = self._word(number)
        # The alternative text of the drawing tells what is seen; a number alone would interrupt it.
        look = Look(self.size, self.colour, Role.ARTIFACT)
        yield from set_display(whole(measure_words(word, self.face)), at, 0.0, look, 0) if word else ()


#: Nothing stands at the postures.
UNMARKED = Marks((), "", 0.0, Colour(0.0, 0.0, 0.0))


def step_words(
    exercise: Exercise, layout: Layout, cues: tuple[int, ...], shows: tuple[int, ...], start: str
) -> tuple[str, ...]:
    """Return what stands at each posture: its step's number, or a word for before the first.

    Nothing where it is not said, or where no step of that number is printed: a wrong number is worse than
    none. Of several postures of one step the first has its number. `cues`: the steps of the short version,
    `shows`: the items of the execution.
    """
    short = layout.steps and bool(exercise.steps)
    told = cues if short else shows
    numbered = range(1, len(exercise.steps) + 1) if short else _numbers(exercise)
    printed = {0, *numbered}
    if len(told) < 2 or not printed.issuperset(told):
        return ()
    words = [start if step == 0 else f"{step}" for step in told]
    return tuple("" if word in words[:number] else word for number, word in enumerate(words))


def _numbers(exercise: Exercise) -> tuple[int, ...]:
    """Return the numbers of the execution's items that are printed."""
    if Kind.EXECUTION in exercise.print.hide:
        return ()
    return tuple(item.number for item in execution_items(exercise) if item.number is not None)
