"""Delivers a document: writes its file, reports its cards and problems, and sets the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cards.cli import console, files
from cards.cli.findings import USUAL, Telling, text_of
from cards.diagnostics import CardsError, Diagnostic, Severity, worst
from cards.words import counted

if TYPE_CHECKING:
    from cards import Document
    from cards.press.press import Pressed
    from cards.shop.options import Project, WallOptions
    from cards.shop.printing import Printed, Watch

#: Where PDFs go that nobody has a place for.
DIST = Path("dist")


def print_to(
    document: Document, target: Path, telling: Telling, show: Callable[[Path], None] | None = None
) -> None:
    """Write a document, show it where asked, say what was found, and leave with the code for it."""
    with stopping(telling):
        document.save(target)
    if show:
        show(target)
    _report(document.printed, str(target), telling)


def refuse_json_beside_pdf(output: Path | None, telling: Telling) -> None:
    """Refuse to print JSON and a PDF to the same place."""
    if telling.json and str(output) == files.STDOUT:
        raise typer.BadParameter("--json and the PDF cannot both go to standard output", param_hint="--json")


def print_each(
    paths: Sequence[str], folder: Path, options: WallOptions, telling: Telling, *, debug: bool = False
) -> None:
    """Print each file into a PDF of its own in a folder."""
    from cards.shop import printing
    from cards.shop.options import wall_order

    files.refuse_bad_folder(folder)
    order = wall_order(paths, **options)
    written: list[str] = []

    def deliver(slug: str, file: Pressed) -> None:
        files.deliver_inside(file, folder, f"{slug}.pdf")
        written.append(str(folder / f"{slug}.pdf"))

    with watched("Setting cards", telling, debug=debug) as watch:
        printed = printing.print_apart(order, watch, deliver)
    _report(printed, str(folder), telling, written)


@contextmanager
def watched(what: str, telling: Telling = USUAL, *, debug: bool = False) -> Iterator[Watch]:
    """Show on a terminal how far a long run is, and say what stops it as is asked for."""
    from cards.cli import report
    from cards.shop.printing import Watch

    with stopping(telling), report.progress(what) as progress:
        yield Watch(None if telling.quiet else progress, debug)


@contextmanager
def stopping(telling: Telling) -> Iterator[None]:
    """Say what stops the work, in the form that is asked for, and leave."""
    from cards.shop.options import OrderError

    try:
        yield
    except OrderError:
        raise
    except CardsError as problem:
        if telling.json:
            from cards.cli.transcript import stopped_as_json

            console.say_json(stopped_as_json(telling.kept(problem.diagnostics)))
        else:
            tell(problem.diagnostics, telling)
        raise typer.Exit(1) from None


def tell(diagnostics: Iterable[Diagnostic], telling: Telling = USUAL) -> None:
    """Say what was found, beside the output."""
    if text := text_of(diagnostics, telling, coloured=console.shows_colour(sys.stderr)):
        console.note(text)


def finish(diagnostics: Iterable[Diagnostic], telling: Telling = USUAL) -> None:
    """Say what was found, and leave with the code that it asks for."""
    said = list(diagnostics)
    tell(said, telling)
    leave(said)


def leave(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> None:
    """Leave with 1 where there is an error, or with `strict` a warning; else go on."""
    gravest = worst(diagnostics)
    if gravest is Severity.ERROR or (strict and gravest is Severity.WARNING):
        raise typer.Exit(1)


def in_feet(project: Project | None) -> bool:
    """Say whether a project tells distances in feet."""
    return project is not None and project.units == "imperial"


def _report(printed: Printed, target: str, telling: Telling, written: Sequence[str] = ()) -> None:
    if telling.json:
        from cards.cli.transcript import printed_as_json

        paths = written or ((target,) if printed.file else ())
        said = telling.kept(printed.all_diagnostics)
        console.say_json(printed_as_json(printed, paths, said))
        leave(said)
        return
    if printed.cards and not telling.quiet:
        _measures(printed, target, telling)
    _problems(printed, telling)


def _problems(printed: Printed, telling: Telling) -> None:
    """Say what keeps files from print, then the rest; hints on many files are only counted."""
    said = telling.kept(printed.all_diagnostics)
    on_texts = {one for outcome in printed.outcomes for one in outcome.diagnostics}
    hints = [one for one in said if one.severity is Severity.HINT and one in on_texts]
    if hints and printed.count > 1 and not (telling.verbose or telling.quiet):
        listed = "it" if len(hints) == 1 else "them"
        console.note(f"{counted(len(hints), 'hint')} on the texts: `cuecard check` lists {listed}")
        said = [one for one in said if one not in hints]
    if missing := printed.count - len(printed.cards):
        console.note(f"{missing} of {counted(printed.count, 'file')} not printed, because of errors:")
        tell((one for one in said if one.severity is Severity.ERROR), telling)
        tell((one for one in said if one.severity is not Severity.ERROR), telling)
        leave(said)
    else:
        finish(said, telling)


def _measures(printed: Printed, target: str, telling: Telling) -> None:
    from cards.cli import report

    # So that it never runs into a PDF on standard output.
    aloud: Callable[[str], None] = console.note if target == files.STDOUT else console.say
    stream = sys.stderr if target == files.STDOUT else sys.stdout
    chosen = (
        [(card, "") for card in printed.cards] if telling.verbose else report.worth_telling(printed.cards)
    )
    for table in report.tables_of_cards(chosen, feet=telling.feet):
        aloud(report.rendered(table, terminal=console.shows_colour(stream)))
    if unsaid := len(printed.cards) - len(chosen):
        aloud(f"and {counted(unsaid, 'card')} more; -v lists them")
    aloud("")
    aloud(report.summary("standard output" if target == files.STDOUT else target, printed))
    for remark in printed.remarks:
        aloud(remark)
