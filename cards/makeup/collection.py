"""Exercise, layout and pictures → all that a card is made from."""

from __future__ import annotations

from dataclasses import dataclass

from cards.artwork import muscle_map
from cards.artwork.pictures import Artwork
from cards.diagnostics import CardsError
from cards.exercise import Exercise, Video
from cards.figures.drawn import Drawn
from cards.layout import Layout
from cards.makeup.code_panel import CodePanel, make_code_panel
from cards.makeup.dose_strip import DoseBox, dose_boxes
from cards.makeup.figure_frame import FigureFrame, make_figure_frame
from cards.makeup.muscle_panel import MusclePanel, make_muscle_panel
from cards.makeup.photos import FramedPhoto
from cards.makeup.shown import framed
from cards.makeup.step_marks import step_words
from cards.qr import symbol
from cards.typesetting.galley import unprinted_script
from cards.typesetting.lines import Setter, make_setter
from cards.vocabulary import Labels, labels


@dataclass(frozen=True, slots=True)
class Illustrations:
    """What may be drawn for a card beside an author's own pictures."""

    #: The drawing of the movement; None for none.
    movement: Drawn | None = None
    #: Whether a map shows the muscles.
    muscles: bool = False
    #: The step of the short version, from 1, that each posture shows; empty where it is not said.
    cues: tuple[int, ...] = ()
    #: The movement with its way back, and the step of the short version that goes back; None for none.
    returning: tuple[Drawn, int] | None = None
    #: The item of the execution that brings each posture about, 0 for before the first; empty likewise.
    shows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """All that a card is made from."""

    exercise: Exercise
    layout: Layout
    artwork: tuple[Artwork, ...]
    setter: Setter
    #: The card's own words, in its language.
    words: Labels
    #: None without a video.
    panel: CodePanel | None
    #: None where no muscle is known, none is asked for, or the design has no room.
    muscles: MusclePanel | None = None
    #: The movement, drawn; None where there is none, or the design has no frame.
    figure: FigureFrame | None = None
    #: The movement, and whether there are muscles for a map, for a design that has a band for them.
    movement: Drawn | None = None
    #: What stands at each of its postures; empty where that is not known.
    marks: tuple[str, ...] = ()
    trained: bool = False
    #: The author's own pictures, for such a band.
    photos: tuple[FramedPhoto, ...] = ()
    #: What a coach prescribes, for a strip at the foot; empty where nothing is, or the design has no strip.
    doses: tuple[DoseBox, ...] = ()


def collect(
    exercise: Exercise, layout: Layout, artwork: tuple[Artwork, ...], illustrations: Illustrations
) -> Collection:
    """Gather what a card is made from, its code drawn; CardsError for a script without a face."""
    if unprinted := unprinted_script(exercise, layout):
        raise CardsError(unprinted)
    words, setter = labels(exercise.lang), make_setter(layout, exercise.lang)
    video = exercise.video
    panel = _panel(video, words, layout) if video else None
    movement, lang = illustrations.movement, exercise.lang
    marks = step_words(exercise, layout, illustrations.cues, illustrations.shows, words.start)
    boxes = dose_boxes(exercise.prescription, words) if layout.doses.height else ()
    # A logo has its place beside the doses, on every card of a wall.
    doses = boxes if layout.brand.art or any(box.value for box in boxes) else ()
    trained, banded = False, bool(layout.illustrated.band)
    if banded:
        trained = illustrations.muscles and bool(muscle_map.alt_text(exercise.muscles, lang))
    if banded and not artwork:
        return Collection(
            exercise, layout, (), setter, words, panel, None, None, movement, marks, trained, (), doses
        )
    figure = make_figure_frame(movement, layout, lang, marks) if movement and not artwork else None
    muscles = (
        make_muscle_panel(exercise.muscles, lang, layout, panel.width if panel else 0.0)
        if illustrations.muscles
        else None
    )
    # A design that wants them larger than its band shows them over the text.
    photos = framed(exercise, artwork) if layout.pictures.height <= layout.illustrated.band else ()
    return Collection(
        exercise, layout, artwork, setter, words, panel, muscles, figure, None, marks, trained, photos, doses
    )


def _panel(video: Video, words: Labels, layout: Layout) -> CodePanel:
    return make_code_panel(video, symbol(video.url), words.leading_to(video), layout)
