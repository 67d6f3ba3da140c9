"""Exercise + Layout → the copy to be set, from the whole text to what the layout keeps when room is short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.artwork.pictures import Artwork
from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import (
    Block,
    Exercise,
    Item,
    Kind,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Run,
    Section,
    plain,
)
from cards.layout import Layout, Rung
from cards.makeup.chips import Details
from cards.makeup.facts_line import facts_of
from cards.makeup.picture_frame import captioned
from cards.typesetting.lines import Setter
from cards.vocabulary import Labels, labels

#: Words of purpose that the masthead carries as its lead; a longer one is a section of its own.
LEAD_WORDS = 60


@dataclass(frozen=True, slots=True)
class Copy:
    """What of an exercise is to be set."""

    lead: tuple[Run, ...]
    #: What the lead is, by the author's own heading or by the usual one; empty for words without a name.
    lead_name: str
    sections: tuple[Section, ...]
    #: Whether the sections are the short version.
    steps: bool
    #: Whether the lead's name is the author's own, and no other word for the usual one.
    own_name: bool = False

    @property
    def opening(self) -> tuple[Run, ...]:
        """The lead as it leads: a name of the author's own runs in, the usual one is told by its place."""
        return (Run(f"{self.lead_name}:", bold=True), Run(" "), *self.lead) if self.own_name else self.lead


def without_pictures(exercise: Exercise) -> Exercise:
    """Take pictures out of an exercise's text, and what is then empty: they stand in the card's frame.

    Words that describe a picture are for people who cannot see it, and no part of the text.
    """
    sections = tuple(
        replace(section, blocks=blocks)
        for section in exercise.sections
        if (blocks := tuple(_others(section.blocks))) or not section.blocks
    )
    steps = tuple(replace(step, blocks=tuple(_others(step.blocks))) for step in exercise.steps)
    return replace(exercise, sections=sections, steps=steps)


def _others(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Picture():
                continue
            case Quote(inner):
                if left := tuple(_others(inner)):
                    yield replace(block, blocks=left)
            case Listing(items):
                kept = (replace(item, blocks=tuple(_others(item.blocks))) for item in items)
                if left_items := tuple(item for item in kept if item.blocks):
                    yield replace(block, items=left_items)
            case _:
                yield block


def ladder(exercise: Exercise, layout: Layout) -> Iterator[tuple[Rung, ...]]:
    """Yield what is given up at each step, from nothing on, without steps that change nothing."""
    given_up: tuple[Rung, ...] = ()
    yield given_up
    kinds = {section.kind for section in exercise.sections} if not layout.steps else set()
    for rung in layout.ladder:
        if (rung.leave_out and rung.leave_out not in kinds) or (rung.take_steps and not exercise.steps):
            continue
        given_up = (*given_up, rung)
        yield given_up


def edit(exercise: Exercise, layout: Layout, given_up: tuple[Rung, ...]) -> Copy:
    """Choose what is set when some of the text has been given up."""
    left_out = {*exercise.print.hide, *(rung.leave_out for rung in given_up)}
    sections = tuple(section for section in exercise.sections if section.kind not in left_out)
    purpose, name, own = _leading(sections), "", False
    lead: tuple[Run, ...] = ()
    if purpose:
        lead, usual = _runs(purpose), labels(exercise.lang).purpose
        name = (purpose.heading or "").rstrip().removesuffix(":").rstrip() or usual
        own = name.casefold() != usual.casefold()
    if not lead and exercise.description and Kind.PURPOSE not in left_out:
        lead = (Run(exercise.description),)
    body = set_up_first(tuple(section for section in sections if section is not purpose))
    if exercise.steps and (layout.steps or not body or any(rung.take_steps for rung in given_up)):
        return Copy(lead, name, (_steps(exercise),), steps=True, own_name=own)
    if not body and lead:
        return Copy((), "", (Section(Kind.PURPOSE, name if own else None, (Paragraph(lead),)),), steps=False)
    return Copy(lead, name, body, steps=False, own_name=own)


def set_up_first(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Put the set-up before the execution, also where an author tells it after; nothing else is moved."""
    kinds = [section.kind for section in sections]
    if Kind.EXECUTION not in kinds or Kind.SETUP not in kinds[kinds.index(Kind.EXECUTION) :]:
        return sections
    start = kinds.index(Kind.EXECUTION)
    if Kind.SETUP in kinds[:start]:
        return sections
    setup = tuple(section for section in sections if section.kind is Kind.SETUP)
    after = tuple(section for section in sections[start:] if section.kind is not Kind.SETUP)
    return (*sections[:start], *setup, *after)


def spoken(copy: Copy) -> str:
    """Return the lead with its name before it, for someone who hears the page; nothing where it has none."""
    return f"{copy.lead_name}: {plain(copy.lead)}" if copy.lead_name and copy.lead else ""


def printed_heading(section: Section, words: Labels) -> str | None:
    """Turn a section's heading into the one printed: the author's without its colon, or else the label."""
    if section.heading:
        return section.heading.rstrip().removesuffix(":").rstrip() or None
    return None if section.kind in (Kind.SUMMARY, Kind.OTHER) else words.of(section.kind)


def details(exercise: Exercise, words: Labels, setter: Setter, *, muscles: bool = True) -> Details:
    """Gather what the masthead tells of an exercise in few words beside its title, and its muscles."""
    station, trained = exercise.prescription.station, exercise.muscles.primary if muscles else ()
    layout = setter.layout
    asked = () if layout.doses.height else doses(exercise, words, setter)
    facts = facts_of(exercise, words, muscles=muscles) if layout.illustrated.band else None
    return Details(station, asked, _labels(exercise, words, trained), facts)


def _labels(exercise: Exercise, words: Labels, muscles: tuple[str, ...]) -> tuple[str, ...]:
    """Turn equipment, muscles and level into the masthead's labels, each once."""
    level = exercise.level or ""
    known = {"beginner": words.beginner, "intermediate": words.intermediate, "advanced": words.advanced}
    every = (*exercise.equipment, *muscles, known.get(level.casefold(), level))
    return tuple(dict.fromkeys(label[:1].upper() + label[1:] for label in every if label))


def doses(exercise: Exercise, words: Labels, setter: Setter) -> tuple[str, ...]:
    """Turn what a coach prescribes, all but the notes, into the masthead's foremost labels.

    The name of a dose of which nothing would be seen is not printed either.
    """
    told = exercise.prescription
    named = (
        (words.sets, told.sets),
        (words.reps, told.reps),
        (words.work, told.work),
        (words.hold, told.hold),
        (words.side, told.side),
        (words.load, told.load),
        (words.tempo, told.tempo),
        (words.rest, told.rest),
        (words.frequency, told.frequency),
        (words.duration, told.duration),
    )
    return tuple(f"{name} {value}" for name, value in named if value and setter.label(value).pieces)


def in_words(rung: Rung) -> str:
    """Say in words what was given up."""
    if rung.leave_out:
        return f"left out {rung.leave_out}"
    return "printed the steps only" if rung.take_steps else f'used the arrangement "{rung.arrangement}"'


def said(exercise: Exercise, layout: Layout, given_up: tuple[Rung, ...]) -> Iterator[Diagnostic]:
    """Name everything of an exercise that a layout did not print for want of room or of a short version."""
    for rung in given_up:
        line = next((s.line for s in exercise.sections if s.kind is rung.leave_out), 0)
        yield Diagnostic(
            Location(exercise.file, line),
            Severity.WARNING,
            f"{in_words(rung)}, so that the text stays readable in {layout.name}",
            "shorten the text, or choose a layout with more room",
            code="left-out",
        )
    if layout.steps and not exercise.steps and not layout.poster:
        yield Diagnostic(
            Location(exercise.file),
            Severity.WARNING,
            f"there are no steps for {layout.name}: the full text is printed instead",
            'write them at the end, under "<!-- howto -->"',
            code="no-steps",
        )


def uncaptioned(exercise: Exercise, artwork: tuple[Artwork, ...]) -> Iterator[Diagnostic]:
    """Name the pictures whose words are too long to stand under them."""
    for one in artwork:
        if one.words and not captioned(one):
            message = f'the description of the picture "{one.path}" is too long to print under it'
            hint = "it is kept for people who cannot see the picture; shorten it, or write it in the text"
            yield Diagnostic(
                Location(exercise.file, one.line), Severity.HINT, message, hint, code="long-caption"
            )


def labelled(exercise: Exercise, layout: Layout, lines: tuple[int, ...]) -> Iterator[Diagnostic]:
    """Name the tables that are printed as labelled lines."""
    for line in lines:
        message = f"{layout.name} is too narrow for the table: each of its rows is a line with labels"
        hint = "give it fewer or shorter columns, or choose a wider layout"
        yield Diagnostic(Location(exercise.file, line), Severity.HINT, message, hint, code="table-as-lines")


def crowded_out(exercise: Exercise, layout: Layout, artwork: tuple[Artwork, ...]) -> Iterator[Diagnostic]:
    """Name the pictures that a layout did not print for want of room."""
    for one in artwork:
        yield Diagnostic(
            Location(exercise.file, one.line),
            Severity.WARNING,
            f'left out the picture "{one.path}", so that the text stays readable in {layout.name}',
            "shorten the text, or choose a layout with more room",
            code="left-out",
        )


def beyond_panels(exercise: Exercise, layout: Layout, artwork: tuple[Artwork, ...]) -> Iterator[Diagnostic]:
    """Name the pictures between start and end, for which a design has no panel."""
    for one in artwork:
        message = f'{layout.name} shows the first and the last picture: "{one.path}" is not printed'
        hint = "choose a layout with more room, such as poster-a4"
        yield Diagnostic(
            Location(exercise.file, one.line), Severity.HINT, message, hint, code="pictures-not-printed"
        )


def undrawn(exercise: Exercise, layout: Layout, what: str) -> Diagnostic:
    """Name a drawing that a layout had no room for."""
    return Diagnostic(
        Location(exercise.file),
        Severity.HINT,
        f"left out {what}, so that the text stays readable in {layout.name}",
        "shorten the text, or choose a layout with more room",
        code="left-out",
    )


def _leading(sections: tuple[Section, ...]) -> Section | None:
    """Return the first section of purpose if it can lead: one paragraph, not long, not after the exercise."""
    first = next((section for section in sections if section.kind is Kind.PURPOSE), None)
    if first is None or len(first.blocks) != 1 or not isinstance(first.blocks[0], Paragraph):
        return None
    return first if len(first.text.split()) <= LEAD_WORDS else None


def _runs(purpose: Section) -> tuple[Run, ...]:
    return purpose.blocks[0].runs if isinstance(purpose.blocks[0], Paragraph) else ()


def _steps(exercise: Exercise) -> Section:
    """Turn the short version into one numbered section; each step's name is its item's bold first line."""
    items = tuple(
        Item((Paragraph((Run(step.name, bold=True),), step.line), *step.blocks), number, line=step.line)
        for number, step in enumerate(exercise.steps, start=1)
    )
    return Section(Kind.EXECUTION, None, (Listing(items),), exercise.steps[0].line)


def pictures_in(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    """Yield the pictures that stand in blocks, in reading order."""
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Quote(inner):
                yield from pictures_in(inner)
            case Listing(items):
                for item in items:
                    yield from pictures_in(item.blocks)


def stepless(exercise: Exercise, layout: Layout) -> Diagnostic:
    """Say that an exercise tells no steps to a design that is made of them."""
    return Diagnostic(
        Location(exercise.file),
        Severity.ERROR,
        f"there are no steps for {layout.name}",
        'number them under a heading "Execution", or write them at the end, under "<!-- howto -->"',
        code="no-steps",
    )
