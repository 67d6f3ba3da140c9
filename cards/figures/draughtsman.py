"""A movement → what is drawn of it."""

from __future__ import annotations

from cards.figures.describing import described
from cards.figures.drawn import Drawn
from cards.figures.inks import UNITS, written
from cards.figures.movement import Movement
from cards.figures.strip import arranged, pictures, postures


def draw(movement: Movement) -> Drawn:
    """Draw a movement: its postures side by side, with arrows and the steps' numbers."""
    solved = postures(movement)
    sheet = arranged(movement, pictures(movement, solved))
    width, height, bare = (round(length * UNITS) for length in (sheet.width, sheet.height, sheet.bare_height))
    return Drawn(width, height, bare, written(sheet.pictures, sheet.top), described(movement, solved))
