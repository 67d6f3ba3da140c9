"""Delivers a document: writes its file, reports its cards and problems, and sets the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cards.cli import console, files
from cards.diagnostics import Diagnostic, Severity, worst
from cards.words import counted

if TYPE_CHECKING:
    from cards import Document
    from cards.press.press import Pressed
    from cards.shop.options import Project, WallOptions
    from cards.shop.printing import Printed, Watch

#: Where PDFs go that nobody has a place for.
DIST = Path("dist")


def print_to(
    document: Document, target: Path, show: Callable[[Path], None] | None = None, *, feet: bool = False
) -> None:
    """Write a document, show it where asked, say what was found, and leave with the code for it."""
    document.save(target)
    if show:
        show(target)
    _report(document.printed, str(target), feet=feet)
    _finish_run(document.printed)


def print_each(paths: Sequence[str], folder: Path, options: WallOptions, *, debug: bool = False) -> None:
    """Print each file into a PDF of its own in a folder."""
    from cards.shop import printing
    from cards.shop.options import wall_order

    files.refuse_bad_folder(folder)
    order = wall_order(paths, **options)

    def deliver(slug: str, file: Pressed) -> None:
        files.deliver_inside(file, folder, f"{slug}.pdf")

    with watched("Setting cards", debug=debug) as watch:
        printed = printing.print_apart(order, watch, deliver)
    if printed.cards:
        _report(printed, str(folder), feet=in_feet(options.get("project")))
    _finish_run(printed)


@contextmanager
def watched(what: str, *, debug: bool = False) -> Iterator[Watch]:
    """Show on a terminal how far a long run is."""
    from cards.cli import report
    from cards.shop.printing import Watch

    with report.progress(what) as progress:
        yield Watch(progress, debug)


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Say what was found, each thing once, beside the output."""
    if text := console.lines(dict.fromkeys(diagnostics), coloured=console.shows_colour(sys.stderr)):
        console.note(text)


def finish(diagnostics: Iterable[Diagnostic]) -> None:
    """Say what was found, and leave with the code that it asks for."""
    said = list(diagnostics)
    tell(said)
    leave(said)


def leave(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> None:
    """Leave with 1 where there is an error, or with `strict` a warning; else go on."""
    gravest = worst(diagnostics)
    if gravest is Severity.ERROR or (strict and gravest is Severity.WARNING):
        raise typer.Exit(1)


def in_feet(project: Project | None) -> bool:
    """Say whether a project tells distances in feet."""
    return project is not None and project.units == "imperial"


def _finish_run(printed: Printed) -> None:
    """Count hints on many cards and files that were not printed; say what weighs more, and leave."""
    on_texts = [said for outcome in printed.outcomes for said in outcome.diagnostics]
    hints = sum(one.severity is Severity.HINT for one in on_texts)
    if hints and printed.count > 1:
        console.note(
            f"{counted(hints, 'hint')} on the texts: `cuecard check` lists {'it' if hints == 1 else 'them'}"
        )
        on_texts = [one for one in on_texts if one.severity is not Severity.HINT]
    if missing := printed.count - len(printed.cards):
        console.note(f"{missing} of {counted(printed.count, 'file')} not printed, because of errors:")
    finish([*printed.diagnostics, *on_texts])


def _report(printed: Printed, target: str, *, feet: bool) -> None:
    from cards.cli import report

    # So that it never runs into a PDF on standard output.
    aloud: Callable[[str], None] = console.note if target == files.STDOUT else console.say
    stream = sys.stderr if target == files.STDOUT else sys.stdout
    for table in report.tables_of_cards(printed.cards, feet=feet):
        aloud(report.rendered(table, terminal=console.shows_colour(stream)))
    aloud("")
    aloud(report.summary("standard output" if target == files.STDOUT else target, printed))
    for remark in printed.remarks:
        aloud(remark)
