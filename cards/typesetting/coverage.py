"""Text and faces → the characters that no face has a glyph for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple

from cards import fonts
from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Block, Exercise, Listing, Paragraph, Picture, Quote, Run, Table
from cards.typesetting import icons

#: Joiners and variation selectors: they shape their neighbours and have no ink of their own.
INKLESS = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff\u00ad\n\t\u202f\u2007\u2011")


def missing_glyphs(exercise: Exercise, face: str) -> tuple[Diagnostic, ...]:
    """Name every character of an exercise, once a line, that cannot be set in a face or its stand-in."""
    found = {
        (run.line, char): None
        for run in (*map(Run, _named(exercise)), *_runs_of(exercise))
        if not run.text.isascii()
        for char in fonts.lacking(run.text, face)
        if char not in icons.DRAWN and char not in INKLESS and not char.isspace()
    }
    return tuple(
        Diagnostic(
            Location(exercise.file, line),
            Severity.WARNING,
            f'no face has the character "{char}" (U+{ord(char):04X}): it is left out of the print',
            "write it in words",
        )
        for line, char in found
    )


def _named(exercise: Exercise) -> Iterator[str]:
    yield from (exercise.title, exercise.description, exercise.level or "", *exercise.equipment)
    yield exercise.video.label if exercise.video else ""
    yield from (*exercise.muscles.primary, *exercise.muscles.secondary)
    yield from astuple(exercise.prescription)


def _runs_of(exercise: Exercise) -> Iterator[Run]:
    for picture in exercise.images:
        yield Run(picture.alt, line=picture.line)
    for section in exercise.sections:
        if section.heading:
            yield Run(section.heading, line=section.line)
        yield from _runs(section.blocks)
    for step in exercise.steps:
        yield Run(step.name, line=step.line)
        yield from _runs(step.blocks)


def _runs(blocks: tuple[Block, ...]) -> Iterator[Run]:
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield from runs
            case Listing(items):
                for item in items:
                    yield from _runs(item.blocks)
            case Table(rows):
                for row in rows:
                    for cell in row:
                        yield from cell
            case Quote(inner):
                yield from _runs(inner)
            case Picture(_, alt, line):
                yield Run(alt, line=line)
