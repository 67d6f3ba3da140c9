"""Exercise + Layout → Page: what stands where, at the largest size that fits, before any ink flows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards import fonts
from cards.artwork.pictures import Artwork
from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.exercise import Exercise, Kind, Paragraph, Run, Section, block_texts
from cards.geometry import Rect
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout, Rung
from cards.makeup import copyedit, masthead
from cards.makeup.arrangement import largest, stand
from cards.makeup.chips import Tags
from cards.makeup.code_panel import Demo, make_demo
from cards.makeup.foot import draw_blanks, draw_foot, foot_height
from cards.makeup.masthead import Masthead
from cards.makeup.picture_frame import Frame, draw_frame, make_frame
from cards.page import Item, Page
from cards.qr import SCAN_RATIO, symbol
from cards.typesetting.columns import place
from cards.typesetting.copyfit import Fit, Head, Room, overset
from cards.typesetting.coverage import out_of_sorts
from cards.typesetting.depths import prepare
from cards.typesetting.galley import (
    SEPARATOR,
    Block,
    Galley,
    Setter,
    set_lead,
    set_section,
    set_steps,
    text_faces,
)
from cards.typesetting.reflow import reflow
from cards.typesetting.typography import Quotes
from cards.units import POINTS_PER, millimetres
from cards.vocabulary import Labels, labels

#: Blank space under the masthead, as a part of the margin.
UNDER_HEAD = 0.45
#: Points of body type that no card needs more of.
ENDLESS = 400.0
#: The parts of their greatest height that pictures shrink to, before the text gives anything up.
PICTURE_PARTS = (1.0, 0.8, 0.6)
#: The part of a page that is left to the text under pictures.
LEAST_TEXT = 0.2


class OversetError(CardsError):
    """Text does not fit a design, whatever is given up."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a finished card measures, and from where it serves."""

    #: Points of body type.
    size: float
    #: Millimetres of x-height of the body.
    x_height: float
    #: Millimetres of x-height of the type that is made to be read from afar: the steps' names, or the body.
    cue_x_height: float
    #: Millimetres from which that type can be read, by the 0.2° rule.
    read_from: float
    #: Millimetres from which the code can be scanned; None without a code.
    scan_from: float | None
    arrangement: str
    #: What was given up to stay above the floor, in words.
    given_up: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A card, made up."""

    pages: tuple[Page, ...]
    reach: Reach
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """One attempt: the copy as galleys under a masthead, and how large it can be set."""

    head: Masthead
    galleys: tuple[Galley, ...]
    fit: Fit | None
    cue: float
    given_up: tuple[Rung, ...]
    room: Room


def make_up(exercise: Exercise, layout: Layout, artwork: tuple[Artwork, ...] = ()) -> Made:
    """Turn an exercise, a layout and pictures into finished pages; OversetError where it does not fit."""
    words = labels(exercise.lang)
    quotes = Quotes(*words.quotes_double, *words.quotes_single)
    setter = Setter(layout, text_faces(layout.text_family), quotes, exercise.lang)
    demo = _demo(exercise, words, layout)
    setting = _settle(exercise, setter, words, demo, artwork)
    reach = _reach(setting, demo, layout)
    pages = tuple(
        Page(layout.trim, layout.bleed, layout.safe, items, exercise.title, exercise.lang, exercise.slug)
        for items in _pages(exercise, setting, reach, words, layout)
    )
    findings = (
        *copyedit.said(exercise, layout, setting.given_up),
        *(copyedit.uncaptioned(exercise, artwork) if setting.room.frame else ()),
        *(copyedit.crowded_out(exercise, layout, artwork) if setting.room.frame is None else ()),
        *out_of_sorts(exercise, setter.faces.regular),
    )
    return Made(pages, reach, findings)


def _demo(exercise: Exercise, words: Labels, layout: Layout) -> Demo | None:
    if exercise.video is None:
        return None
    return make_demo(exercise.video, symbol(exercise.video.url), words.leading_to(exercise.video), layout)


def _settle(
    exercise: Exercise, setter: Setter, words: Labels, demo: Demo | None, artwork: tuple[Artwork, ...]
) -> _Setting:
    """Go down the ladder until the text stands above the floor, pictures with it if they can."""
    layout = setter.layout
    frame = make_frame(artwork, exercise.title, setter)
    exercise = copyedit.without_pictures(exercise)
    if frame:
        frames = [frame.smaller(part) for part in PICTURE_PARTS]
        for given_up in copyedit.ladder(exercise, layout):
            for smaller in frames:
                setting = _set(exercise, setter, words, demo, given_up, smaller)
                if _fits(setting, layout):
                    return setting
    for given_up in copyedit.ladder(exercise, layout):
        setting = _set(exercise, setter, words, demo, given_up, None)
        if _fits(setting, layout):
            return setting
    raise _overset(exercise, layout, setting)


def _fits(setting: _Setting, layout: Layout) -> bool:
    if setting.fit is None:
        return not setting.galleys and not setting.head.crowded
    room, size = setting.room, setting.fit.size
    crowded = room.under(room.width) - room.head.height(size) < room.height * LEAST_TEXT
    return size >= _least(layout, setting.cue) * (1 - 1e-6) and not (room.frame and crowded)


def _set(
    exercise: Exercise,
    setter: Setter,
    words: Labels,
    demo: Demo | None,
    given_up: tuple[Rung, ...],
    frame: Frame | None,
) -> _Setting:
    layout = setter.layout
    copy = copyedit.edit(exercise, layout, given_up)
    lead = set_lead(copy.lead, setter) if copy.lead else None
    tags = Tags(
        exercise.prescription.station, copyedit.doses(exercise, words), copyedit.chips(exercise, words)
    )
    head, moved = _head(exercise.title, tags, lead, demo, setter)
    if copy.steps:
        galleys = tuple(set_steps(section, setter) for section in copy.sections)
    else:
        headed = [(section, copyedit.printed_heading(section, words)) for section in copy.sections]
        galleys = tuple(set_section(section, heading, setter) for section, heading in headed)
    if lead and head.lead is None:
        galleys = (set_section(Section(Kind.PURPOSE, None, (Paragraph(copy.lead),)), None, setter), *galleys)
    if exercise.prescription.notes:
        notes = Section(Kind.OTHER, None, (Paragraph((Run(exercise.prescription.notes),)),))
        galleys = (set_section(notes, words.notes, setter), *galleys)
    if moved:
        told = Section(Kind.OTHER, None, moved)
        galleys = (set_section(told, None, setter), *galleys)
    galleys = tuple(galley for galley in galleys if galley.blocks)
    cue = layout.cue if copy.steps else 1.0
    room = replace(_room(layout, head.head), frame=frame)
    if head.crowded:
        found = None
    elif layout.many_pages:
        galleys, found = reflow(galleys, room, _least(layout, cue), _later(layout))
    else:
        found, room = largest(prepare(galleys), layout, room, given_up)
    return _Setting(head, galleys, found, cue, given_up, room)


def _head(
    title: str, tags: Tags, lead: Block | None, demo: Demo | None, setter: Setter
) -> tuple[Masthead, tuple[Paragraph, ...]]:
    """Compose the masthead, and turn labels that it cannot hold into paragraphs, doses last of all."""
    head = masthead.compose(title, tags, lead, demo, setter)
    moved: tuple[Paragraph, ...] = ()
    for field, bold in (("labels", False), ("doses", True)):
        words = getattr(tags, field)
        if head.crowded and words:
            tags = replace(tags, labels=(), doses=() if bold else tags.doses)
            moved = (Paragraph((Run(SEPARATOR.join(words), bold=bold),)), *moved)
            head = masthead.compose(title, tags, lead, demo, setter)
    return head, moved


def left_edge(layout: Layout) -> float:
    """Return the x in points where the text starts: beside a masthead at the side, or at the margin."""
    side = layout.masthead.side
    return side + layout.margin * 0.7 if side else layout.margin


def _room(layout: Layout, head: Head) -> Room:
    top = layout.margin * 0.8 if layout.masthead.side else layout.margin * UNDER_HEAD
    width = layout.trim.width - layout.margin - left_edge(layout)
    height = layout.trim.height - top - foot_height(layout)
    return Room(width, height, layout.gutter, head, layout.largest or ENDLESS)


def _later(layout: Layout) -> float:
    """Return the points of height for text on pages without a masthead."""
    return layout.trim.height - layout.margin - foot_height(layout)


def _x_height_em(layout: Layout, cue: float) -> float:
    """Return the x-height of the type read from afar, in em of the body type."""
    name = layout.display_face if cue > 1 else f"{layout.text_family}-Regular"
    return fonts.face(name).x_height * cue


def _least(layout: Layout, cue: float) -> float:
    """Return the least body type in points: by the floor, or by what the cue needs to be read from afar."""
    if layout.floor is not None:
        return layout.floor * POINTS_PER["mm"] / _x_height_em(layout, 1.0)
    return layout.read_from * X_HEIGHT_PER_DISTANCE * POINTS_PER["mm"] / _x_height_em(layout, cue)


def _reach(setting: _Setting, demo: Demo | None, layout: Layout) -> Reach:
    size = setting.fit.size if setting.fit else 0.0
    cue = millimetres(size * _x_height_em(layout, setting.cue))
    return Reach(
        size=size,
        x_height=millimetres(size * _x_height_em(layout, 1.0)),
        cue_x_height=cue,
        read_from=cue / X_HEIGHT_PER_DISTANCE,
        scan_from=millimetres(demo.symbol) * SCAN_RATIO if demo else None,
        arrangement=setting.fit.arrangement if setting.fit else "",
        given_up=tuple(copyedit.in_words(rung) for rung in setting.given_up),
    )


def _pages(
    exercise: Exercise, setting: _Setting, reach: Reach, words: Labels, layout: Layout
) -> Iterator[tuple[Item, ...]]:
    height = setting.head.head.height(reach.size)
    room = setting.room
    top = layout.trim.height - foot_height(layout) - room.height
    area = Rect(left_edge(layout), top + height, room.width, room.height - height)
    sheets = setting.fit.pages if setting.fit else ((),)
    for number, columns in enumerate(sheets):
        items: list[Item] = []
        over_first = 0.0
        if number == 0:
            items.extend(masthead.draw(setting.head, height, reach.size))
            if room.frame:
                standing = stand(room.frame, room, setting.fit, area)
                items.extend(draw_frame(room.frame, standing.at, standing.width))
                area, over_first = standing.text, standing.over_first
        else:
            area = Rect(left_edge(layout), layout.margin, room.width, _later(layout))
        items.extend(place(setting.galleys, columns, reach.size, area, layout, over_first=over_first))
        items.extend(draw_blanks(words, layout, left_edge(layout)))
        folio = f"{number + 1}/{len(sheets)}" if layout.many_pages else ""
        items.extend(
            draw_foot(
                exercise,
                words,
                layout,
                left_edge(layout),
                read_from=reach.read_from,
                scan_from=reach.scan_from,
                folio=folio,
            )
        )
        yield tuple(items)


def _overset(exercise: Exercise, layout: Layout, setting: _Setting) -> OversetError:
    if setting.head.crowded:
        message = f"overset: the title and the code are more than the head of {layout.name} holds"
        hint = "shorten the title or the link, or choose a layout with more room"
        return OversetError(Diagnostic(Location(exercise.file), Severity.ERROR, message, hint))
    size = setting.fit.size if setting.fit else 0.0
    least = _least(layout, setting.cue)
    columns = max(arrangement.columns for arrangement in layout.arrangements)
    lines = overset(prepare(setting.galleys), columns, setting.room, least)
    told = sum(len(text.split()) for section in exercise.sections for text in block_texts(section.blocks))
    if setting.cue != 1.0:
        told = sum(len(f"{step.name} {step.text}".split()) for step in exercise.steps)
    words = max(1, round(told * (1 - (size / least) ** 2)))
    return OversetError(
        Diagnostic(
            Location(exercise.file),
            Severity.ERROR,
            f"overset: {lines} lines (about {words} words) too many for {layout.name} "
            f"at its least type of {least:.1f} pt",
            "shorten the text, or choose a layout with more room",
        )
    )
