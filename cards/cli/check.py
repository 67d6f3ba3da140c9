"""The command `cuecard check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console
from cards.cli.delivery import leave, watched
from cards.cli.options import (
    CardPaper,
    Debug,
    Ignore,
    Lang,
    LayoutName,
    Quiet,
    ReadFrom,
    Verbose,
    examples,
    telling_of,
)
from cards.cli.workplace import Config, Library, asked, project_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cards.cli.findings import Telling
    from cards.diagnostics import Diagnostic

EXAMPLES = examples(
    "cuecard check my-exercises",
    "cuecard check squat.md --layout wall-letter --strict",
    "cuecard check my-exercises --ignore no-video --ignore no-description",
    "cuecard check my-exercises --format sarif > findings.sarif",
)
#: The forms in which problems are told, with what each is for.
FORMATS = {
    "text": "lines for people",
    "json": "JSON for programs",
    "github": "notes beside the lines of a pull request, in GitHub Actions",
    "sarif": "SARIF 2.1.0, for code scanning and editors",
}


def _formats(incomplete: str) -> list[tuple[str, str]]:
    return [(name, what) for name, what in FORMATS.items() if name.startswith(incomplete)]


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Exercise files, and folders of them. Default: the project's, else those in this folder.",
        ),
    ] = None,
    layout: LayoutName = None,
    paper: CardPaper = None,
    read_from: ReadFrom = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")] = False,
    ignore: Ignore = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            autocompletion=_formats,
            help="Problems as lines for people, as JSON, as notes in GitHub Actions, or as SARIF.",
        ),
    ] = "text",
    library: Library = False,
    lang: Lang = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Check exercises for problems; nothing is written.

    Every file is read and its card is laid out, as for printing. Problems have
    the form `path:line:column: severity: what is wrong; what to do [code]`; equal
    ones of several files are one line. docs/findings.md explains each code. Exit code
    1 if there is an error, with --strict also if there is a warning.
    """
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise typer.BadParameter(f'"{format}" is not a format: write one of {known}', param_hint="--format")
    from cards.shop import printing
    from cards.shop.options import card_order, one_language

    project = project_of(config)
    telling = telling_of(ignore, quiet=quiet, verbose=verbose, json=format == "json", project=project)
    order = card_order(layout=layout, paper=paper, read_from=read_from, language=lang, project=project)
    one_language(lang, project)
    wanted = asked(paths, project, library=library)
    with watched("Setting cards", telling, debug=debug) as watch:
        checked = printing.check(wanted, order, watch)
    said = telling.shown(checked.all_diagnostics)
    if format == "text":
        _for_people(said, checked.count, telling)
    else:
        _for_programs(said, format)
    leave(telling.kept(checked.all_diagnostics), strict=strict)


def _for_people(said: Sequence[Diagnostic], count: int, telling: Telling) -> None:
    from cards.cli import report
    from cards.cli.findings import text_of

    if said:
        console.say(text_of(said, telling, coloured=console.shows_colour(sys.stdout)))
    if not telling.quiet:
        console.say(report.tally(count, said))


def _for_programs(said: Sequence[Diagnostic], form: str) -> None:
    from cards.cli import formats, transcript

    if form == "github":
        for line in formats.github(said):
            console.say(console.clean(line))
    elif form == "sarif":
        console.say_json(formats.sarif(said))
    else:
        console.say_json([transcript.diagnostic_as_json(one) for one in said])
