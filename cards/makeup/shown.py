"""What panels show of an exercise: its author's pictures or its postures, and the steps of each."""

from __future__ import annotations

from collections.abc import Iterator

from cards.artwork import muscle_map
from cards.artwork.muscle_map import STYLES
from cards.artwork.pictures import Artwork
from cards.exercise import Exercise
from cards.figures import drawn
from cards.figures.drawn import Drawn
from cards.layout import Layout
from cards.makeup.panels import Photo, Posture, Shown
from cards.makeup.poster_copy import PosterStep

#: Inks of the map beside them, by whether they are printed in black and white.
MAP_STYLES = {False: STYLES["colour"], True: STYLES["line"]}


def is_mapped(exercise: Exercise) -> bool:
    """Say whether a map would show any muscle."""
    return bool(muscle_map.draw(exercise.muscles, exercise.lang, STYLES["line"], muscle_map.FULL))


def shown_of(
    exercise: Exercise, layout: Layout, artwork: tuple[Artwork, ...], movement: Drawn | None
) -> Iterator[Shown]:
    """Yield an author's own pictures, else the postures of the movement."""
    for one in artwork:
        yield Photo(one, one.words or exercise.title)
    if artwork or movement is None:
        return
    theme = "mono" if layout.pictures.grey else "colour"
    for number, frame in enumerate(drawn.frames(movement, theme)):
        yield Posture(frame.posture, frame.blank, "" if number else drawn.alt(movement, exercise.lang))


def cues_of(
    exercise: Exercise,
    artwork: tuple[Artwork, ...],
    told: tuple[int, ...],
    steps: tuple[PosterStep, ...],
) -> tuple[int, ...]:
    """Return the step, from 0, in which each picture stands, or that it shows; nothing where unknown."""
    if told and not artwork:
        shown = tuple(cue - 1 for cue in told)
        return shown if exercise.steps and shown[-1] < len(steps) else ()
    at = {path: number for number, step in enumerate(steps) for path in step.pictures}
    found = tuple(at.get(one.path, -1) for one in artwork)
    if not found or -1 in found or len(set(found)) < len(found) or list(found) != sorted(found):
        return ()
    return found
