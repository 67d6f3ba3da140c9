"""What an author is to be told about a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Kind, Section, Video
from cards.language import is_at_hand, name_of
from cards.manuscript.demonstration import is_of, is_video
from cards.manuscript.elements import Flow
from cards.manuscript.fields import Fields
from cards.manuscript.ink import has_words
from cards.manuscript.sections import Part, is_empty
from cards.manuscript.titles import UNNAMED
from cards.vocabulary import languages


def about_fields(fields: Fields, has_front_matter: bool, file: str) -> Iterator[Diagnostic]:
    """Say what a card would be better with, and where to write it."""
    if fields.draft:
        yield Diagnostic(Location(file, 1), Severity.HINT, "the file is marked as a draft")
    if not has_front_matter:
        lacking = " and no ".join(
            name for name, told in (("video", fields.video), ("description", fields.description)) if not told
        )
        if lacking:
            hint = 'write "---", "video: …", "description: …" and "---" in the first lines'
            yield Diagnostic(Location(file, 1), Severity.HINT, f"the card has no {lacking}", hint)
    elif not fields.description:
        hint = 'add "description: …" to the front matter'
        yield Diagnostic(Location(file, 1), Severity.HINT, "no description", hint)


def about_title(title: str, guess: str, at: Location, given: str) -> Iterator[Diagnostic]:
    """Say that the title was guessed, as the text tells none, or none in words."""
    if given and not has_words(given):
        message = f'the title "{given}" has no letter and no digit: "{title or guess or UNNAMED}" is printed'
        yield Diagnostic(at, Severity.WARNING, message, "write the title in words")
        return
    if title:
        return
    message = (
        f'no title: "{guess}" is guessed from the file\'s name'
        if guess
        else f'no title: "{UNNAMED}" is printed'
    )
    yield Diagnostic(at, Severity.HINT, message, 'add "title: …" to the front matter')


def about_sections(
    sections: Iterable[Section], strayed: Iterable[Part], file: str, knows_language: bool
) -> Iterator[Diagnostic]:
    """Say which sections are of no known kind, or behind the steps."""
    strays = {part.heading.line for part in strayed if part.heading and part.blocks}
    for section in sections:
        if section.heading is None:
            continue
        place = Location(file, section.line)
        if section.kind is Kind.OTHER and knows_language:
            message = f'unrecognised heading "{section.heading}": it is printed as it is'
            yield Diagnostic(place, Severity.HINT, message, 'use a usual heading, such as "Setup" or "Tips"')
        if section.line in strays:
            message = f'the section "{section.heading}" comes after the steps'
            yield Diagnostic(place, Severity.WARNING, message, "move it above <!-- howto -->")


def about_empty(parts: Sequence[Part], file: str) -> Iterator[Diagnostic]:
    """Say which headings have nothing under them."""
    for at, part in enumerate(parts):
        if part.heading and is_empty(parts, at):
            message = f'there is no text under "{part.heading.text}": the heading is not printed'
            yield Diagnostic(Location(file, part.heading.line), Severity.HINT, message)


def about_language(lang: str, file: str) -> Iterator[Diagnostic]:
    """Say, once, that a text is in a language whose headings cuecard does not know."""
    if not is_at_hand(lang):
        message = f"the text seems to be {name_of(lang)}: its headings are not recognised"
        hint = f"write usual English ones, or set lang to one of {', '.join(languages())}"
        yield Diagnostic(Location(file, 1), Severity.HINT, message, hint)


def about_text(flows: Sequence[Flow], video: Video | None, file: str) -> Iterator[Diagnostic]:
    """Say what paper cannot hold: addresses behind words, link definitions without use, scripts."""
    addresses = {address for flow in flows for address, _, _ in flow.links}
    for flow in flows:
        for address, words, line in flow.links:
            if words != address and not is_of(address, video):
                message = (
                    f'the link "{words}" leads to {address}' if words else f"a picture leads to {address}"
                )
                yield Diagnostic(Location(file, line), Severity.HINT, message, "paper keeps only the words")
        for address, line in flow.embedded:
            if not is_video(address):
                message = f"embedded content from {address[:80]} is not printed"
                yield Diagnostic(Location(file, line), Severity.HINT, message)
        for what, line in flow.dropped:
            if what.startswith("<"):
                yield Diagnostic(Location(file, line), Severity.WARNING, f"the text in {what} is not printed")
            elif not any(address in what for address in addresses):
                shown = " ".join(what.split())
                yield Diagnostic(Location(file, line), Severity.HINT, f'no text uses the link "{shown}"')
