"""What was read of a file → what its author is to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Kind, Section
from cards.manuscript.elements import Flow
from cards.manuscript.fields import Fields
from cards.manuscript.sections import Part
from cards.manuscript.titles import UNNAMED


def about_fields(fields: Fields, has_matter: bool, file: str) -> Iterator[Diagnostic]:
    """Say that the front matter, or the description in it, is missing."""
    if not has_matter:
        message = "the file has no front matter, so the card has neither video nor description"
        hint = 'write "---", "video: …", "description: …" and "---" in the first lines'
        yield Diagnostic(Location(file, 1), Severity.WARNING, message, hint)
    elif not fields.description:
        hint = 'add "description: …" to the front matter'
        yield Diagnostic(Location(file, 1), Severity.HINT, "no description", hint)


def about_title(title: str, guess: str, file: str) -> Iterator[Diagnostic]:
    """Say that the title was guessed, as the text tells none."""
    if title:
        return
    message = (
        f'no title: "{guess}" is guessed from the file\'s name'
        if guess
        else f'no title: "{UNNAMED}" is printed'
    )
    yield Diagnostic(Location(file, 1), Severity.HINT, message, 'add "title: …" to the front matter')


def about_sections(sections: Iterable[Section], strayed: Iterable[Part], file: str) -> Iterator[Diagnostic]:
    """Say which sections are of no known kind, empty, or behind the steps."""
    strays = {part.heading.line for part in strayed if part.heading and part.blocks}
    for section in sections:
        if section.heading is None:
            continue
        place = Location(file, section.line)
        if section.kind is Kind.OTHER:
            message = f'what "{section.heading}" is for cannot be told: it is printed under its own heading'
            yield Diagnostic(place, Severity.HINT, message, 'use a usual heading, such as "Setup" or "Tips"')
        if not section.blocks:
            yield Diagnostic(place, Severity.HINT, f'nothing stands under "{section.heading}"')
        if section.line in strays:
            message = f'the section "{section.heading}" stands behind the steps'
            yield Diagnostic(place, Severity.WARNING, message, "move it above <!-- howto -->")


def about_text(flows: Sequence[Flow], file: str) -> Iterator[Diagnostic]:
    """Say what paper cannot hold: addresses behind words, link definitions without use, scripts."""
    addresses = {address for flow in flows for address, _, _ in flow.links}
    for flow in flows:
        for address, words, line in flow.links:
            if words != address:
                message = (
                    f'the link "{words}" leads to {address}' if words else f"a picture leads to {address}"
                )
                yield Diagnostic(Location(file, line), Severity.HINT, message, "paper keeps only the words")
        for what, line in flow.dropped:
            if what.startswith("<"):
                yield Diagnostic(
                    Location(file, line), Severity.WARNING, f"what stands in {what} is not printed"
                )
            elif not any(address in what for address in addresses):
                shown = " ".join(what.split())
                yield Diagnostic(Location(file, line), Severity.HINT, f'no text uses the link "{shown}"')
