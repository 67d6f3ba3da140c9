"""Finds the characters of a text that no face has a glyph for."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from cards import fonts
from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Block, Exercise, Listing, Paragraph, Picture, Quote, Run, Table, plain
from cards.layout import Layout
from cards.typesetting import icons
from cards.typesetting.characters import JAPANESE, is_letter, script, with_ink
from cards.typesetting.typography import with_kin

#: The part of a paragraph's letters, and of a card's paragraphs, whose loss leaves next to nothing.
MOST = 0.5
#: Letters of a script that a message shows at the most.
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class _Told:
    """Words of a card, and the face that they are set in."""

    text: str
    face: str
    line: int = 0


def missing_glyphs(exercise: Exercise, layout: Layout) -> tuple[Diagnostic, ...]:
    """Name every character of an exercise, once, that cannot be set in its face or in that one's stand-in.

    Letters of one script are named together.
    """
    found: dict[str, int] = {}
    for told in _told(exercise, layout):
        for char in _lacking(told):
            found[char] = found.get(char) or told.line
    scripts: dict[str, list[str]] = {}
    for char in found:
        scripts.setdefault(script(char) if unicodedata.category(char)[0] == "L" else char, []).append(char)
    return tuple(_missing(exercise.file, name, chars, found) for name, chars in scripts.items())


def _missing(file: str, name: str, chars: list[str], lines: dict[str, int]) -> Diagnostic:
    """Name characters of one script, or a single one, at the first line that has one of them."""
    first = min((lines[char] for char in chars if lines[char]), default=0)
    if len(chars) == 1:
        message = f"no font has the character {_named(chars[0])}: it will not be printed"
        return Diagnostic(
            Location(file, first),
            Severity.WARNING,
            message,
            "write it in words",
            code="unprintable-character",
        )
    some = "".join(char for char in sorted(chars)[:MOST_NAMED] if char.isprintable())
    more = "…" if len(chars) > MOST_NAMED else ""
    message = f'no font has the {name} letters "{some}{more}": they will not be printed'
    hint = "write their words in Latin, Greek or Cyrillic letters"
    return Diagnostic(Location(file, first), Severity.WARNING, message, hint, code="unprintable-character")


def unprinted_script(exercise: Exercise, layout: Layout) -> Diagnostic | None:
    """Name the script in which most paragraphs of an exercise are written, if no face has its letters."""
    face, lost, count = _body_face(layout), Counter[str](), 0
    first = 0
    for runs in _paragraphs(exercise):
        letters = "".join(filter(is_letter, plain(runs)))
        lacking = set(_lacking(_Told(letters, face)))
        unprinted = Counter(script(letter) for letter in letters if letter in lacking)
        count += bool(letters)
        if unprinted.total() > len(letters) * MOST:
            lost[_name(unprinted)] += 1
            first = first or runs[0].line
    if not lost or lost.total() <= count * MOST:
        return None
    return Diagnostic(
        Location(exercise.file, first),
        Severity.ERROR,
        f"the text is in {_name(lost)} script, which cannot be printed: no font here has its letters",
        "write it in Latin, Greek or Cyrillic letters",
        code="unprintable-text",
    )


def _name(scripts: Counter[str]) -> str:
    """Name the commonest script; Japanese, which takes Chinese letters, before Chinese."""
    return JAPANESE if JAPANESE in scripts else scripts.most_common(1)[0][0]


def _lacking(told: _Told) -> Iterator[str]:
    text = told.text
    if text.isascii():
        return
    for char in fonts.lacking(with_kin(with_ink(text)), told.face):
        if char not in icons.DRAWN and not char.isspace():
            yield char


def _named(char: str) -> str:
    code = f"U+{ord(char):04X}"
    return f'"{char}" ({code})' if char.isprintable() else code


def _told(exercise: Exercise, layout: Layout) -> Iterator[_Told]:
    body = _body_face(layout)
    yield _Told(exercise.title, layout.display_face)
    yield _Told(exercise.video.label if exercise.video else "", layout.display_face)
    for words in (
        exercise.level or "",
        *exercise.equipment,
        *exercise.muscles.primary,
        *exercise.muscles.secondary,
    ):
        yield _Told(words, layout.label_face)
    for words in astuple(exercise.prescription):
        yield _Told(words, layout.label_face)
    for section in exercise.sections:
        yield _Told(section.heading or "", layout.display_face, section.line)
    for step in exercise.steps:
        yield _Told(step.name, layout.display_face if layout.cue > 1 else body, step.line)
    for picture in exercise.images:
        yield _Told(picture.alt, body, picture.line)
    for runs in _paragraphs(exercise):
        for run in runs:
            yield _Told(run.text, body, run.line)


def _body_face(layout: Layout) -> str:
    return layout.body_face


def _paragraphs(exercise: Exercise) -> Iterator[tuple[Run, ...]]:
    if exercise.description:
        yield (Run(exercise.description),)
    for section in exercise.sections:
        yield from _runs(section.blocks)
    for step in exercise.steps:
        yield from _runs(step.blocks)


def _runs(blocks: tuple[Block, ...]) -> Iterator[tuple[Run, ...]]:
    for block in blocks:
        match block:
            case Paragraph(runs) if runs:
                yield runs
            case Listing(items):
                for item in items:
                    yield from _runs(item.blocks)
            case Table(rows):
                for row in rows:
                    yield from filter(None, row)
            case Quote(inner):
                yield from _runs(inner)
            case Picture(_, alt, line) if alt:
                yield (Run(alt, line=line),)
