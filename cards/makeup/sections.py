"""What is to be set of an exercise → its sections as galleys."""

from __future__ import annotations

from collections.abc import Iterator

from cards.exercise import Kind, Paragraph, Run, Section
from cards.makeup import copyedit
from cards.makeup.collection import Collection
from cards.makeup.copyedit import Copy
from cards.typesetting.galley import Galley, set_section, set_steps


def galleys_of(
    collection: Collection, copy: Copy, refused: tuple[Paragraph, ...], lead: tuple[Run, ...]
) -> Iterator[Galley]:
    """Set what the masthead could not hold, a coach's notes, and the text."""
    setter, words, notes = collection.setter, collection.words, collection.exercise.prescription.notes
    if refused:
        yield set_section(Section(Kind.OTHER, None, refused), None, setter)
    if notes:
        yield set_section(Section(Kind.OTHER, None, (Paragraph((Run(notes),)),)), words.notes, setter)
    if lead:
        name = copy.lead_name or None
        yield set_section(Section(Kind.PURPOSE, name, (Paragraph(lead),)), name, setter)
    for section in copy.sections:
        if copy.steps:
            yield set_steps(section, setter)
        else:
            # A text without any heading is not given one.
            invented = section.heading is None and len(copy.sections) == 1
            heading = None if invented else copyedit.printed_heading(section, words)
            yield set_section(section, heading, setter)
