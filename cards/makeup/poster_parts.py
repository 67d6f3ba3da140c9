"""Exercise, layout and pictures → all that a poster is put together from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from cards.artwork.muscle_map import STYLES
from cards.artwork.pictures import Artwork
from cards.diagnostics import CardsError
from cards.exercise import Exercise, Kind
from cards.figures.drawn import Drawn
from cards.geometry import Rect
from cards.layout import Layout
from cards.makeup import copyedit, poster_head
from cards.makeup.code_block import CodeBlock, make_code_block
from cards.makeup.collection import Illustrations
from cards.makeup.dose_strip import DoseBox, dose_boxes
from cards.makeup.facts_line import facts_of
from cards.makeup.facts_strip import Strip, set_strip
from cards.makeup.muscle_block import Legend, MuscleBlock, make_muscle_block
from cards.makeup.panels import Numbered, scale_of
from cards.makeup.poster_copy import Mistake, Note, PosterStep, mistakes_of, notes_of, steps_of
from cards.makeup.poster_head import PosterHead
from cards.makeup.shown import is_mapped, panels_of
from cards.makeup.spine import Row, plan
from cards.qr import symbol
from cards.typesetting.galley import unprinted_script
from cards.typesetting.lines import Setter, make_setter
from cards.vocabulary import Labels, labels

#: Type of the legend and of the link, as parts of the labels'.
LEGEND_LEAST = 0.8
#: The part of the usual size that a movement's postures have at least where its way back is drawn, too.
HARDLY = 0.75

#: What panels show, and the step, from 0, of each.
_Panels: TypeAlias = tuple[tuple[Numbered, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a poster is put together from."""

    exercise: Exercise
    setter: Setter
    words: Labels
    head: PosterHead
    strip: Strip
    #: What the panels show, and the steps that stand under each.
    shown: tuple[Numbered, ...]
    rows: tuple[Row, ...]
    steps: tuple[PosterStep, ...]
    mistakes: tuple[Mistake, ...]
    notes: tuple[Note, ...]
    #: Whether there is a map.
    muscles: bool
    code: CodeBlock | None
    boxes: tuple[DoseBox, ...]

    @property
    def layout(self) -> Layout:
        """The design."""
        return self.setter.layout

    def without(self, kinds: frozenset[Kind]) -> Parts:
        """Return the same without what is told of some kinds."""
        notes = tuple(note for note in self.notes if note.kind not in kinds)
        mistakes = () if Kind.MISTAKES in kinds else self.mistakes
        return replace(self, notes=notes, mistakes=mistakes)

    def map(self, height: float, measure: float, *, small: bool = False) -> MuscleBlock | None:
        """Draw the muscle map so many points high, its legend in a measure; None where no muscle is known.

        `small`: the legend is in the least type.
        """
        layout = self.layout
        style = STYLES["line" if layout.pictures.grey else "colour"]
        least = layout.masthead.labels * LEGEND_LEAST
        most = least if small else layout.masthead.labels
        legend = Legend(layout.label_face, layout.ink, most, least)
        exercise = self.exercise
        return make_muscle_block(
            exercise.muscles, exercise.lang, style, height, measure, legend, listed=False
        )


def gather_parts(
    exercise: Exercise, layout: Layout, artwork: tuple[Artwork, ...], illustrations: Illustrations
) -> Parts:
    """Gather what a poster is put together from; CardsError where the exercise tells no steps."""
    if unprinted := unprinted_script(exercise, layout):
        raise CardsError(unprinted)
    words, setter = labels(exercise.lang), make_setter(layout, exercise.lang)
    steps = steps_of(exercise, words)
    if not steps:
        raise CardsError(copyedit.stepless(exercise, layout))
    mapped = illustrations.muscles and is_mapped(exercise)
    usual = panels_of(exercise, layout, artwork, (illustrations.movement, illustrations.cues), steps)
    longer = _with_way_back(exercise, layout, illustrations.returning, usual, steps) if not artwork else usual
    if longer is not usual and not _is_roomy(longer[0], usual[0], layout, mapped=mapped):
        longer = usual
    shown, cues = longer
    # A picture that opens the file stands in a panel, and leaves the purpose its place.
    copy = copyedit.edit(copyedit.without_pictures(exercise), layout, ())
    # One word over the purpose says no more than its place does.
    leading = copy.opening if " " in copy.lead_name else copy.lead
    lead = setter.faced(leading, layout.label_face) if leading else None
    spoken, station = copyedit.spoken(copy), exercise.prescription.station
    head = poster_head.compose(exercise.title, lead, spoken, station, setter)
    video = exercise.video
    code = (
        make_code_block(video, symbol(video.url), words.leading_to(video), layout.masthead.code, layout)
        if video
        else None
    )
    return Parts(
        exercise,
        setter,
        words,
        head,
        set_strip(exercise, facts_of(exercise, words, muscles=True), layout, mapped=mapped),
        shown,
        plan(cues, len(steps)),
        steps,
        mistakes_of(exercise),
        notes_of(exercise, words),
        mapped,
        code,
        dose_boxes(exercise.prescription, words) if layout.doses.height else (),
    )


def _with_way_back(
    exercise: Exercise,
    layout: Layout,
    returning: tuple[Drawn, int] | None,
    usual: _Panels,
    steps: tuple[PosterStep, ...],
) -> _Panels:
    """Return what panels show with the way back added, where it is told and is a later step."""
    if returning is None or not exercise.steps:
        return usual
    movement, step = returning
    cues = tuple(cue + 1 for cue in usual[1])
    if not cues[-1] < step <= len(steps):
        return usual
    return panels_of(exercise, layout, (), (movement, (*cues, step)), steps)


def _is_roomy(
    longer: tuple[Numbered, ...], usual: tuple[Numbered, ...], layout: Layout, *, mapped: bool
) -> bool:
    """Say whether a longer row of postures is drawn hardly smaller than the usual one."""
    poster = layout.poster
    assert poster is not None
    area = Rect(0.0, 0.0, layout.trim.width, poster.panels[0] * layout.trim.height)
    scales = [scale_of([one.shown for one in row], area, layout, mapped=mapped) for row in (longer, usual)]
    return scales[0] >= HARDLY * scales[1]
