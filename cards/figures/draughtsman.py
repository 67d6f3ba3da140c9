"""A movement → what is drawn of it, and what the checks find."""

from __future__ import annotations

from collections.abc import Sequence

from cards.diagnostics import Diagnostic
from cards.figures.balance import Solved
from cards.figures.checks import check
from cards.figures.describing import described
from cards.figures.drawn import Drawn
from cards.figures.inks import UNITS, written
from cards.figures.movement import Movement
from cards.figures.returning import with_way_back
from cards.figures.strip import Picture, arranged, pictures, postures


def draw(movement: Movement) -> Drawn:
    """Draw a movement: its postures side by side, with arrows and the steps' numbers."""
    solved = postures(movement)
    return _drawn(movement, solved, pictures(movement, solved))


def draw_and_check(movement: Movement) -> tuple[Drawn, tuple[Diagnostic, ...]]:
    """Draw a movement, and say what the checks find in it, for little more than the drawing costs."""
    solved = postures(movement)
    shown = pictures(movement, solved)
    return _drawn(movement, solved, shown), check(movement, shown)


def draw_with_way_back(movement: Movement) -> Drawn:
    """Draw a movement of two postures, and its way back as a third."""
    longer, shown = with_way_back(movement)
    return _drawn(longer, [picture.solved for picture in shown], shown)


def _drawn(movement: Movement, solved: Sequence[Solved], shown: tuple[Picture, ...]) -> Drawn:
    sheet = arranged(movement, shown)
    width, height, bare = (round(length * UNITS) for length in (sheet.width, sheet.height, sheet.bare_height))
    return Drawn(width, height, bare, written(sheet.pictures, sheet.corner), described(movement, solved))
