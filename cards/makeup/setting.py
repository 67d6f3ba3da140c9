"""All that a card is made from → its text as galleys, set at the largest size that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace

from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.exercise import Paragraph, Run, block_texts
from cards.layout import Layout, Rung
from cards.makeup import copyedit, masthead
from cards.makeup.arrangement import HELD, Arranged, Frame, arrange
from cards.makeup.chips import Details
from cards.makeup.collection import Collection
from cards.makeup.copyedit import Copy
from cards.makeup.dose_strip import strip_depth
from cards.makeup.legibility import intended_size, least_size
from cards.makeup.made import OversetError
from cards.makeup.masthead import Masthead, Panels
from cards.makeup.picture_frame import PictureFrame, make_picture_frame
from cards.makeup.running_title import set_running_title
from cards.makeup.sections import galleys_of
from cards.makeup.text_area import first_area, later_area
from cards.typesetting.copyfit import Fit, Head, Room, overset, prepare, reflow
from cards.typesetting.galley import (
    SEPARATOR,
    Block,
    Galley,
    labelled_tables,
    set_lead,
    unlimited,
)
from cards.words import counted

#: Points of body type that no card needs more of.
ENDLESS = 400.0
#: The parts of their greatest height that pictures shrink to, before the text gives anything up.
PICTURE_PARTS = (1.0, 0.8, 0.6)
#: The parts of its full size that the drawing of a movement is tried at.
FIGURE_PARTS = (1.0, 0.85, 0.7)
#: How far tables may bring the type down, as a part of what it is with labelled lines; or else to how many
#: times the smallest allowed.
TABLE_WORTH, TABLE_ENOUGH = 0.5, 1.2
#: The part of a page that is left to the text under pictures.
LEAST_TEXT = 0.2


@dataclass(frozen=True, slots=True)
class Setting:
    """One attempt: the text as galleys under a masthead, and how large it can be set."""

    head: Masthead
    galleys: tuple[Galley, ...]
    arranged: Arranged
    #: Type of the steps' names as a part of the body's; 1 for the full text.
    cue: float
    given_up: tuple[Rung, ...]
    #: Lines in the file of the tables that are set as labelled lines.
    labelled: tuple[int, ...]
    #: Whether there is a text of which nothing would be seen.
    unseen: bool

    @property
    def fit(self) -> Fit | None:
        """How the text is set; None where it has no room, or where there is none."""
        return self.arranged.fit

    @property
    def room(self) -> Room:
        """The room that masthead and text share."""
        return self.arranged.room

    @property
    def frame(self) -> Frame | None:
        """None where neither pictures nor the drawing of a movement are printed."""
        return self.arranged.frame

    @property
    def size(self) -> float:
        """Points of body type; 0 where there is none."""
        return self.fit.size if self.fit else 0.0


@dataclass(frozen=True, slots=True)
class _Composed:
    """A masthead, and the labels that it could not hold."""

    head: Masthead
    refused: tuple[Paragraph, ...]


def settle(collection: Collection) -> Setting:
    """Give up one thing after another until the text fits at a readable size, pictures with it if they can.

    OversetError where nothing that may be given up is enough; CardsError where nothing is seen of the text.
    """
    if drawn := _illustrated(collection):
        return drawn
    for setting in _attempts(replace(collection, muscles=None, figure=None)):
        if setting.unseen:
            raise CardsError(_blank(collection))
        if _fits(setting, collection.layout):
            if _is_bare(setting, collection):
                raise CardsError(_bare(collection))
            return setting
    raise _overset(collection, setting)


def _is_bare(setting: Setting, collection: Collection) -> bool:
    """Say whether nothing but the title would be printed."""
    told = setting.galleys or setting.head.lead or setting.frame or collection.panel
    return not told and not any(astuple(collection.exercise.prescription))


def _illustrated(collection: Collection) -> Setting | None:
    """Set the whole text with what is drawn for it; None where it would bring the type under the floor.

    The drawing of a movement shrinks until the text can be read from as far as the design is made for, if it
    can; the map goes before the drawing does.
    """
    muscles = collection.muscles
    whole = replace(collection, exercise=copyedit.without_pictures(collection.exercise))
    frames = _frames(collection)
    if muscles:
        if setting := _largest_frame(whole, frames):
            return setting
        whole = replace(whole, muscles=None)
    return _largest_frame(whole, frames) if collection.figure else None


def _frames(collection: Collection) -> tuple[Frame | None, ...]:
    """Return what stands over the text, from the largest on: an author's own pictures, or the drawing."""
    if own := _own_pictures(collection):
        return tuple(own.smaller(part) for part in PICTURE_PARTS)
    if drawing := collection.figure:
        return tuple(drawing.smaller(part) for part in FIGURE_PARTS)
    return (None,)


def _largest_frame(collection: Collection, frames: Sequence[Frame | None]) -> Setting | None:
    """Return the first setting whose text is as large as it is meant to be, else the one of the largest."""
    layout, best = collection.layout, None
    for frame in frames:
        setting = _set(collection, (), frame)
        if setting.unseen or setting.head.crowded:
            return None
        if _fits(setting, layout) and (best is None or setting.size > best.size):
            best = setting
        if (
            best
            and best.size >= min(intended_size(layout, setting.cue), _largest(layout, setting.cue)) * HELD
        ):
            return best
    return best


def _own_pictures(collection: Collection) -> PictureFrame | None:
    return make_picture_frame(collection.artwork, collection.exercise.title, collection.setter)


def _attempts(collection: Collection) -> Iterator[Setting]:
    layout = collection.layout
    frame = _own_pictures(collection)
    collection = replace(collection, exercise=copyedit.without_pictures(collection.exercise))
    for given_up in copyedit.ladder(collection.exercise, layout) if frame else ():
        for part in PICTURE_PARTS:
            yield _set(collection, given_up, frame.smaller(part) if frame else None)
    for given_up in copyedit.ladder(collection.exercise, layout):
        yield _set(collection, given_up, None)


def _fits(setting: Setting, layout: Layout) -> bool:
    if setting.fit is None:
        return not setting.galleys and not setting.head.crowded
    room, size = setting.room, setting.fit.size
    crowded = room.under(room.width) - room.head.height(size) < room.height * LEAST_TEXT
    return size >= least_size(layout, setting.cue) * (1 - 1e-6) and not (setting.frame and crowded)


def _set(collection: Collection, given_up: tuple[Rung, ...], frame: Frame | None) -> Setting:
    """Set what is left when some steps have been taken to save room, under pictures if there are any.

    Tables stand as tables, those too wide for the type that the card would have without them as labelled
    lines.
    """
    tabled = _set_with(collection, given_up, frame)
    if not any(block.row for galley in tabled.galleys for block in galley.blocks):
        return tabled
    widest = 0.0
    plain = _set_with(_narrowed(collection, widest), given_up, frame)
    if _bears_tables(tabled, plain, collection.layout):
        return tabled
    if plain.size:
        widest = plain.room.width / plain.size
        some = _set_with(_narrowed(collection, widest), given_up, frame)
        if _bears_tables(some, plain, collection.layout):
            return some
    return plain


def _bears_tables(tabled: Setting, plain: Setting, layout: Layout) -> bool:
    """Say whether tables leave the type large enough."""
    enough = min(plain.size * TABLE_WORTH, least_size(layout, tabled.cue) * TABLE_ENOUGH)
    return tabled.size >= enough and _fits(tabled, layout)


def _narrowed(collection: Collection, widest: float) -> Collection:
    """Return the same, with tables over a width in em of body type as labelled lines."""
    return replace(collection, setter=replace(collection.setter, widest_table=widest))


def _set_with(collection: Collection, given_up: tuple[Rung, ...], frame: Frame | None) -> Setting:
    """Set what is left, the lead in the masthead unless it would be small beside the text."""
    copy = copyedit.edit(collection.exercise, collection.layout, given_up)
    led = _set_copy(collection, copy, given_up, frame)
    if not led.fit or not masthead.leads_small(led.head, led.size):
        return led
    # A design of steps stands without it: it is on the back.
    unled = replace(copy, lead=()) if collection.layout.steps and copy.steps else copy
    return _set_copy(collection, unled, given_up, frame, led=False)


def _set_copy(
    collection: Collection, copy: Copy, given_up: tuple[Rung, ...], frame: Frame | None, *, led: bool = True
) -> Setting:
    layout = collection.layout
    lead = set_lead(copy.opening, collection.setter) if copy.lead and led else None
    composed = _compose(collection, lead)
    head = replace(composed.head, spoken=copyedit.spoken(copy))
    # A design of steps stands without it: it is on the back.
    below = copy.lead if head.lead is None and not (layout.steps and copy.steps) else ()
    every = galleys_of(collection, copy, composed.refused, below)
    galleys = tuple(galley for galley in every if galley.blocks)
    cue = layout.cue if copy.steps else 1.0
    room = replace(_room(collection, head.head, _largest(layout, cue)), pictures=frame)
    if head.crowded:
        arranged = Arranged(None, room, frame)
    elif layout.many_pages:
        running = set_running_title(collection.exercise.title, collection.setter)
        reflowed = reflow(galleys, room, least_size(layout, cue), later_area(layout, running.height).height)
        galleys, arranged = reflowed.galleys, Arranged(reflowed.fit, room, frame)
    else:
        arranged = arrange(prepare(galleys), layout, room, frame, given_up)
        if galleys and (arranged.fit is None or arranged.fit.size < least_size(layout, cue)):
            # No limit of a line's length may cost a word of the text.
            galleys = tuple(map(unlimited, galleys))
            arranged = arrange(prepare(galleys), layout, room, frame, given_up)
        if galleys and (arranged.fit is None or arranged.fit.size < least_size(layout, cue)):
            # Nor may it cost one that no list goes on in another column.
            arranged = arrange(prepare(galleys).open_anywhere, layout, room, frame, given_up)
    lines = tuple(table.line for table in labelled_tables(copy.sections, collection.setter))
    unseen = bool(copy.lead or copy.sections) and head.lead is None and not galleys
    return Setting(head, galleys, arranged, cue, given_up, lines, unseen)


def _compose(collection: Collection, lead: Block | None) -> _Composed:
    """Compose the masthead, and turn labels that it cannot hold into paragraphs, doses last of all."""
    exercise, words, setter = collection.exercise, collection.words, collection.setter
    panels = Panels(collection.panel, collection.muscles)
    details = copyedit.details(exercise, words, setter, muscles=panels.muscles is None)
    head = masthead.compose(exercise.title, details, lead, panels, setter)
    if panels.muscles and head.crowded:
        return _Composed(head, ())
    refused: tuple[Paragraph, ...] = ()
    for left, told, bold in (
        (replace(details, labels=(), facts=None), details.labels, False),
        (Details(details.station, (), ()), details.doses, True),
    ):
        if head.crowded and told:
            refused = (Paragraph((Run(SEPARATOR.join(told), bold=bold),)), *refused)
            head = masthead.compose(exercise.title, left, lead, panels, setter)
    return _Composed(head, refused)


def _largest(layout: Layout, cue: float) -> float:
    """Return the largest type in points; a text that is set whole by a design of steps has its room."""
    whole = layout.steps and cue != layout.cue
    return layout.largest if layout.largest and not whole else ENDLESS


def _room(collection: Collection, head: Head, largest: float) -> Room:
    layout = collection.layout
    area, taken = first_area(layout), strip_depth(collection.doses, layout)
    return Room(area.width, area.height - taken, layout.gutter, head, largest)


def _blank(collection: Collection) -> Diagnostic:
    return Diagnostic(
        Location(collection.exercise.file),
        Severity.ERROR,
        "nothing of the text can be printed: no font here has its characters",
        "write it in words",
        code="unprintable-text",
    )


def _bare(collection: Collection) -> Diagnostic:
    return Diagnostic(
        Location(collection.exercise.file),
        Severity.ERROR,
        "nothing but the title would be printed",
        "hide fewer sections, write the exercise, or choose a layout with a frame for its pictures",
        code="empty-card",
    )


def _overset(collection: Collection, setting: Setting) -> OversetError:
    exercise, layout = collection.exercise, collection.layout
    if setting.head.crowded:
        message = f"the title and the code are larger than the head of {layout.name}"
        hint = "shorten the title or the link, or choose a layout with more room"
        return OversetError(
            Diagnostic(Location(exercise.file), Severity.ERROR, message, hint, code="too-long")
        )
    least = least_size(layout, setting.cue)
    columns = max(arrangement.columns for arrangement in layout.arrangements)
    lines = overset(prepare(setting.galleys), columns, setting.room, least)
    told = sum(len(text.split()) for section in exercise.sections for text in block_texts(section.blocks))
    if setting.cue != 1.0:
        told = sum(len(f"{step.name} {step.text}".split()) for step in exercise.steps)
    words = max(1, round(told * (1 - (setting.size / least) ** 2)))
    return OversetError(
        Diagnostic(
            Location(exercise.file),
            Severity.ERROR,
            f"the text is {counted(lines, 'line')} (about {counted(words, 'word')}) too long for "
            f"{layout.name} at the smallest allowed type, {least:.1f} pt",
            "shorten the text, or choose a layout with more room",
            code="too-long",
        )
    )
