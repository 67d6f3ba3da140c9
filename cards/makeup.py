"""Exercise + Layout → Page: what stands where, at the largest size that fits, before any ink flows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cards import fonts, masthead
from cards.columns import place
from cards.copyfit import Fit, Room, fit, overset
from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.exercise import Exercise, Item, Kind, Listing, Paragraph, Run, Section, block_texts
from cards.galley import Galley, Setter, set_lead, set_section, text_faces
from cards.geometry import Point, Rect
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout, Rung
from cards.page import Glyphs, Page, Role, TextLine
from cards.page import Item as PageItem
from cards.sorts import out_of_sorts
from cards.symbol import SCAN_RATIO, symbol
from cards.typography import Quotes
from cards.units import POINTS_PER, millimetres
from cards.vocabulary import Labels, labels

#: Words of purpose that the masthead carries as its lead; a longer one is a section of its own.
LEAD_WORDS = 60
#: Points of type in the foot, and of blank space over it and under the masthead.
FOOT, OVER_FOOT = 8.0, 3 * POINTS_PER["mm"]
UNDER_HEAD = 4.5 * POINTS_PER["mm"]
#: Points of body type that no card needs more of.
ENDLESS = 400.0


@dataclass(frozen=True, slots=True)
class Reach:
    """What a finished card measures, and from where it serves."""

    #: Points of body type.
    size: float
    #: Millimetres.
    x_height: float
    #: Millimetres from which the text can be read, by the 0.2° rule.
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
class _Copy:
    """What of an exercise is to be set."""

    lead: tuple[Run, ...]
    sections: tuple[Section, ...]


def make_up(exercise: Exercise, layout: Layout) -> Made:
    """Turn an exercise and a layout into its finished page; CardsError where the text is overset."""
    words = labels(exercise.lang)
    setter = Setter(
        layout,
        text_faces(layout.text_family),
        Quotes(*words.quotes_double, *words.quotes_single),
        exercise.lang,
    )
    code = None
    if exercise.video:
        code = masthead.make_code(exercise.video, symbol(exercise.video.url), words.watch_demo, layout)
    trials = _ladder(exercise, layout)
    given_up: tuple[Rung, ...] = ()
    for given_up in trials:
        copy = _copy(exercise, layout, given_up)
        galleys = tuple(_galleys(copy, setter, words))
        lead = set_lead(copy.lead, setter) if copy.lead else None
        head = masthead.compose(exercise.title, _chips(exercise, words), lead, code, setter)
        room = _room(layout, head)
        best = _best(galleys, layout, room, given_up)
        if best is None or _x_height(best.size, layout) >= layout.floor - 1e-6:
            break
    else:
        raise _overset(exercise, layout, galleys, room, best)
    reach = _reach(best, code, layout, given_up)
    items = tuple(_items(exercise, head, galleys, best, room, reach, words, setter))
    page = Page(layout.trim, layout.bleed, layout.safe, items, exercise.title, exercise.lang, exercise.slug)
    findings = (*_said(exercise, given_up), *out_of_sorts(exercise, setter.faces.regular))
    return Made((page,), reach, findings)


def fingerprint(exercise: Exercise) -> str:
    """Turn what an exercise says into seven characters that change with it."""
    parts = [exercise.title, exercise.description, exercise.video.url if exercise.video else ""]
    for section in exercise.sections:
        parts += [section.heading or "", *block_texts(section.blocks)]
    for step in exercise.steps:
        parts += [step.name, step.text]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:7]


def _ladder(exercise: Exercise, layout: Layout) -> Iterator[tuple[Rung, ...]]:
    """Yield what is given up at each rung, from nothing downward, without rungs that change nothing."""
    given_up: tuple[Rung, ...] = ()
    yield given_up
    kinds = {section.kind for section in exercise.sections}
    for rung in layout.ladder:
        if (rung.leave_out and rung.leave_out not in kinds) or (rung.take_steps and not exercise.steps):
            continue
        given_up = (*given_up, rung)
        yield given_up


def _copy(exercise: Exercise, layout: Layout, given_up: tuple[Rung, ...]) -> _Copy:
    left_out = {*exercise.print.hide, *(rung.leave_out for rung in given_up)}
    sections = tuple(section for section in exercise.sections if section.kind not in left_out)
    purpose = _purpose(sections)
    lead = purpose.blocks[0].runs if purpose and isinstance(purpose.blocks[0], Paragraph) else ()
    if not lead and not any(section.kind is Kind.PURPOSE for section in sections) and exercise.description:
        lead = (Run(exercise.description),)
    rest = tuple(section for section in sections if section is not purpose)
    if exercise.steps and (layout.steps or any(rung.take_steps for rung in given_up)):
        rest = (_steps(exercise),)
    return _Copy(lead, rest)


def _purpose(sections: tuple[Section, ...]) -> Section | None:
    """Return the first section of purpose if it is short enough to lead: one paragraph of LEAD_WORDS."""
    first = next((section for section in sections if section.kind is Kind.PURPOSE), None)
    if first is None or len(first.blocks) != 1 or not isinstance(first.blocks[0], Paragraph):
        return None
    return first if len(first.text.split()) <= LEAD_WORDS else None


def _steps(exercise: Exercise) -> Section:
    """Turn the short version into one numbered section."""
    items = tuple(
        Item((Paragraph((Run(step.name, bold=True),), step.line), *step.blocks), number, line=step.line)
        for number, step in enumerate(exercise.steps, start=1)
    )
    return Section(Kind.EXECUTION, None, (Listing(items),), exercise.steps[0].line)


def _galleys(copy: _Copy, setter: Setter, words: Labels) -> Iterator[Galley]:
    for section in copy.sections:
        heading = _printed_heading(section, words)
        galley = set_section(section, None if setter.layout.steps else heading, setter)
        if galley.blocks:
            yield galley


def _printed_heading(section: Section, words: Labels) -> str | None:
    if section.heading:
        return section.heading.rstrip().removesuffix(":").rstrip()
    return None if section.kind in (Kind.SUMMARY, Kind.OTHER) else words.of(section.kind)


def _chips(exercise: Exercise, words: Labels) -> tuple[str, ...]:
    level = exercise.level or ""
    known = {"beginner": words.beginner, "intermediate": words.intermediate, "advanced": words.advanced}
    chips = (*exercise.equipment, *exercise.muscles.primary, known.get(level.lower(), level))
    return tuple(chip[:1].upper() + chip[1:] for chip in dict.fromkeys(chips) if chip)


def _room(layout: Layout, head: masthead.Masthead) -> Room:
    foot = layout.safe + FOOT + OVER_FOOT
    width = layout.trim.width - 2 * layout.margin
    height = layout.trim.height - UNDER_HEAD - foot
    return Room(width, height, layout.gutter, head.head, layout.largest or ENDLESS)


def _best(galleys: tuple[Galley, ...], layout: Layout, room: Room, given_up: tuple[Rung, ...]) -> Fit | None:
    """Fit every arrangement open at this rung and keep the largest; an earlier one wins a near tie."""
    last_resort = {rung.arrangement for rung in layout.ladder if rung.arrangement}
    opened = {rung.arrangement for rung in given_up}
    best: Fit | None = None
    for arrangement in layout.arrangements:
        if arrangement.name in last_resort - opened:
            continue
        found = fit(galleys, arrangement, room, beat=best.size * 1.03 if best else 0.0)
        best = found or best
    return best


@lru_cache(maxsize=16)
def _x_height_em(family: str) -> float:
    return fonts.face(text_faces(family).regular).x_height


def _x_height(size: float, layout: Layout) -> float:
    return millimetres(size) * _x_height_em(layout.text_family)


def _reach(best: Fit | None, code: masthead.Code | None, layout: Layout, given_up: tuple[Rung, ...]) -> Reach:
    size = best.size if best else 0.0
    x_height = _x_height(size, layout)
    return Reach(
        size=size,
        x_height=x_height,
        read_from=x_height / X_HEIGHT_PER_DISTANCE,
        scan_from=millimetres(code.width) * SCAN_RATIO if code else None,
        arrangement=best.arrangement if best else "",
        given_up=tuple(_in_words(rung) for rung in given_up),
    )


def _in_words(rung: Rung) -> str:
    if rung.leave_out:
        return f"left out {rung.leave_out}"
    return "took the steps" if rung.take_steps else f'took the arrangement "{rung.arrangement}"'


def _said(exercise: Exercise, given_up: tuple[Rung, ...]) -> Iterator[Diagnostic]:
    for rung in given_up:
        line = next((s.line for s in exercise.sections if s.kind is rung.leave_out), 0)
        yield Diagnostic(
            Location(exercise.file, line),
            Severity.WARNING,
            f"to keep the type above the floor, the card {_in_words(rung)}",
            "shorten the text, or choose a layout with more room",
        )


def _overset(
    exercise: Exercise, layout: Layout, galleys: tuple[Galley, ...], room: Room, best: Fit | None
) -> CardsError:
    columns = max(arrangement.columns for arrangement in layout.arrangements)
    least = layout.floor / _x_height_em(layout.text_family) * POINTS_PER["mm"]
    lines = overset(galleys, columns, room, least)
    words = sum(len(piece.split()) for section in exercise.sections for piece in block_texts(section.blocks))
    size = best.size if best else least
    excess = max(1, round(words * (1 - (size / least) ** 2)))
    return CardsError(
        Diagnostic(
            Location(exercise.file),
            Severity.ERROR,
            f"overset: {lines} lines (about {excess} words) too many for {layout.name} "
            f"at its least x-height of {layout.floor:.1f} mm",
            "shorten the text, or choose a layout with more room",
        )
    )


def _items(
    exercise: Exercise,
    head: masthead.Masthead,
    galleys: tuple[Galley, ...],
    best: Fit | None,
    room: Room,
    reach: Reach,
    words: Labels,
    setter: Setter,
) -> Iterator[PageItem]:
    layout = setter.layout
    height = head.head.height(reach.size)
    yield from masthead.draw(head, height, reach.size)
    if best:
        area = Rect(layout.margin, height + UNDER_HEAD, room.width, room.height - height)
        yield from place(galleys, best, area, layout)
    yield _foot(exercise, reach, words, layout)


def _foot(exercise: Exercise, reach: Reach, words: Labels, layout: Layout) -> TextLine:
    parts = [words.read_from.format(distance=_distance(reach.read_from))]
    if reach.scan_from:
        parts.append(words.scan_from.format(distance=_distance(reach.scan_from)))
    text = "  ·  ".join([*parts, exercise.slug, fingerprint(exercise)])
    face = fonts.face(layout.label_face)
    size = min(FOOT, (layout.trim.width - 2 * layout.margin) / face.width(text))
    at = Point(layout.margin, layout.trim.height - layout.safe)
    glyphs = Glyphs(text, face.name, layout.quiet, 0.0, face.width(text) * size)
    return TextLine(at, size, (glyphs,), Role.ARTIFACT, 99)


def _distance(length: float) -> str:
    """Write a distance in mm as people say it, rounded down."""
    return f"{int(length / 100) / 10:.1f} m" if length >= 1000 else f"{int(length / 10)} cm"
