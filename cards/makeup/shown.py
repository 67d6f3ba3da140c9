"""What panels and bands show of an exercise: its author's pictures or its postures, and the steps of each."""

from __future__ import annotations

from collections.abc import Iterator

from cards.artwork import muscle_map
from cards.artwork.muscle_map import STYLES
from cards.artwork.pictures import Artwork
from cards.exercise import Exercise, execution_items
from cards.figures import drawn
from cards.figures.drawn import Drawn
from cards.layout import Layout
from cards.makeup.copyedit import pictures_in
from cards.makeup.panels import Numbered, Photo, Posture, Shown
from cards.makeup.photos import FramedPhoto
from cards.makeup.poster_copy import PosterStep
from cards.makeup.spine import usual_cues

#: Inks of the map beside them, by whether they are printed in black and white.
MAP_STYLES = {False: STYLES["colour"], True: STYLES["line"]}


def is_mapped(exercise: Exercise) -> bool:
    """Say whether a map would show any muscle."""
    return bool(muscle_map.draw(exercise.muscles, exercise.lang, STYLES["line"], muscle_map.FULL))


def panels_of(
    exercise: Exercise,
    layout: Layout,
    artwork: tuple[Artwork, ...],
    movement: tuple[Drawn | None, tuple[int, ...]],
    steps: tuple[PosterStep, ...],
) -> tuple[tuple[Numbered, ...], tuple[int, ...]]:
    """Return what panels show, an author's own pictures or else a movement's postures, and each one's step.

    Each has its step's number; the steps, from 0, rise. A picture inside a step shows that step.
    `movement`: a drawing and, where it is said, the step, from 1, that each of its postures shows.
    """
    if artwork:
        cues, ordered = _ordered(exercise, artwork, steps)
        shown: tuple[Shown, ...] = tuple(Photo(one, one.words or exercise.title) for one in ordered)
    else:
        shown = tuple(_postures(exercise, layout, movement[0]))
        told = tuple(cue - 1 for cue in movement[1]) if exercise.steps else ()
        # Postures drawn over each other are fewer than were told.
        known = len(told) == len(shown) and told[-1:] < (len(steps),)
        cues = told if told and known else usual_cues(len(shown), len(steps))
    return tuple(Numbered(one, f"{cue + 1}") for one, cue in zip(shown, cues, strict=False)), cues


def _postures(exercise: Exercise, layout: Layout, movement: Drawn | None) -> Iterator[Posture]:
    if movement is None:
        return
    theme = "mono" if layout.pictures.grey else "colour"
    for number, frame in enumerate(drawn.frames(movement, theme)):
        yield Posture(frame.posture, frame.blank, "" if number else drawn.alt(movement, exercise.lang))


def _ordered(
    exercise: Exercise, artwork: tuple[Artwork, ...], steps: tuple[PosterStep, ...]
) -> tuple[tuple[int, ...], tuple[Artwork, ...]]:
    """Return the step, from 0, that each picture shows, and the pictures in the order of their steps.

    Those that stand in no step show the first ones that no other shows; where none does, they are spread.
    """
    at = _steps_of_pictures(exercise, steps)
    if not any(one.path in at for one in artwork):
        return usual_cues(len(artwork), len(steps)), artwork
    free = iter(sorted(set(range(len(steps))) - set(at.values())))
    cues = [at[one.path] if one.path in at else next(free, len(steps) - 1) for one in artwork]
    order = sorted(range(len(artwork)), key=lambda number: cues[number])
    return tuple(cues[number] for number in order), tuple(artwork[number] for number in order)


def _steps_of_pictures(exercise: Exercise, steps: tuple[PosterStep, ...]) -> dict[str, int]:
    """Find the step, from 0, in which each picture stands, by its path.

    Items of the full text are steps of the short version where there are as many.
    """
    items = list(execution_items(exercise)) if exercise.steps else []
    at: dict[str, int] = {}
    for number, item in enumerate(items if len(items) == len(steps) else ()):
        at |= {picture.path: number for picture in pictures_in(item.blocks)}
    return at | {path: number for number, step in enumerate(steps) for path in step.pictures}


def framed(exercise: Exercise, artwork: tuple[Artwork, ...]) -> tuple[FramedPhoto, ...]:
    """Give each picture of an author the number of the item of the execution in which it stands."""
    numbers = dict(_numbers(exercise))
    return tuple(FramedPhoto(one, one.words or exercise.title, numbers.get(one.path, "")) for one in artwork)


def _numbers(exercise: Exercise) -> Iterator[tuple[str, str]]:
    for item in execution_items(exercise):
        for picture in pictures_in(item.blocks):
            yield picture.path, "" if item.number is None else f"{item.number}"
    if not exercise.sections:
        for number, step in enumerate(exercise.steps, 1):
            for picture in pictures_in(step.blocks):
                yield picture.path, f"{number}"
