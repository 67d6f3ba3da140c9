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
from cards.starter import PLACEHOLDERS, sentence_of
from cards.vocabulary import languages


def about_fields(fields: Fields, has_front_matter: bool, file: str) -> Iterator[Diagnostic]:
    """Say what a card would be better with, and where to write it."""
    if fields.draft:
        yield Diagnostic(Location(file, 1), Severity.HINT, "the file is marked as a draft", code="draft")
    for name, told, code in (
        ("video", fields.video, "no-video"),
        ("description", fields.description, "no-description"),
    ):
        if not told and (code == "no-description" or not has_front_matter):
            hint = f'add "{name}: …" to the front matter'
            if not has_front_matter:
                hint = f'write "---", "{name}: …" and "---" in the first lines'
            yield Diagnostic(Location(file, 1), Severity.HINT, f"no {name}", hint, code=code)


def about_starter(body: str, first_line: int, description: str, file: str) -> Iterator[Diagnostic]:
    """Say, once a file, that sentences of the starter file are still in it: they would be printed."""
    lines = [*enumerate(body.splitlines(), first_line), (0, description)]
    left = [(line, said) for line, text in lines if (said := sentence_of(text)) in PLACEHOLDERS]
    if left:
        line, said = left[0]
        more = f", and {len(left) - 1} more" if len(left) > 1 else ""
        message = f'the starter file\'s own sentence is still there: "{said}"{more}'
        hint = "write the exercise in its place, or delete it"
        yield Diagnostic(Location(file, line), Severity.WARNING, message, hint, code="starter-text")


def about_title(title: str, guess: str, at: Location, given: str) -> Iterator[Diagnostic]:
    """Say that the title was guessed, as the text tells none, or none in words."""
    if given and not has_words(given):
        message = f'the title "{given}" has no letter and no digit: "{title or guess or UNNAMED}" is printed'
        yield Diagnostic(at, Severity.WARNING, message, "write the title in words", code="bad-title")
        return
    if title:
        return
    message = (
        f'no title: "{guess}" is guessed from the file\'s name'
        if guess
        else f'no title: "{UNNAMED}" is printed'
    )
    yield Diagnostic(at, Severity.HINT, message, 'add "title: …" to the front matter', code="no-title")


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
            yield Diagnostic(
                place,
                Severity.HINT,
                message,
                'use a usual heading, such as "Setup" or "Tips"',
                code="unknown-heading",
            )
        if section.line in strays:
            message = f'the section "{section.heading}" comes after the steps'
            yield Diagnostic(
                place, Severity.WARNING, message, "move it above <!-- howto -->", code="misplaced-section"
            )


def about_empty(parts: Sequence[Part], file: str) -> Iterator[Diagnostic]:
    """Say which headings have nothing under them."""
    for at, part in enumerate(parts):
        if part.heading and is_empty(parts, at):
            message = f'there is no text under "{part.heading.text}": the heading is not printed'
            yield Diagnostic(Location(file, part.heading.line), Severity.HINT, message, code="empty-section")


def about_language(lang: str, file: str) -> Iterator[Diagnostic]:
    """Say, once, that a text is in a language whose headings cuecard does not know."""
    if not is_at_hand(lang):
        message = f"the text seems to be {name_of(lang)}: its headings are not recognised"
        hint = f"write usual English ones, or set lang to one of {', '.join(languages())}"
        yield Diagnostic(Location(file, 1), Severity.HINT, message, hint, code="unknown-language")


def about_text(flows: Sequence[Flow], video: Video | None, file: str) -> Iterator[Diagnostic]:
    """Say what paper cannot hold: addresses behind words, link definitions without use, scripts."""
    addresses = {address for flow in flows for address, _, _ in flow.links}
    for flow in flows:
        for address, words, line in flow.links:
            if words != address and not is_of(address, video):
                message = (
                    f'the link "{words}" leads to {address}' if words else f"a picture leads to {address}"
                )
                yield Diagnostic(
                    Location(file, line),
                    Severity.HINT,
                    message,
                    "paper keeps only the words",
                    code="link-not-printed",
                )
        for address, line in flow.embedded:
            if not is_video(address):
                message = f"embedded content from {address[:80]} is not printed"
                yield Diagnostic(Location(file, line), Severity.HINT, message, code="not-printed")
        for what, line in flow.dropped:
            if what.startswith("<"):
                yield Diagnostic(
                    Location(file, line),
                    Severity.WARNING,
                    f"the text in {what} is not printed",
                    code="not-printed",
                )
            elif not any(address in what for address in addresses):
                shown = " ".join(what.split())
                yield Diagnostic(
                    Location(file, line),
                    Severity.HINT,
                    f'no text uses the link "{shown}"',
                    code="unused-link",
                )
