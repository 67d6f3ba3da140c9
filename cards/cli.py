"""A command line → cards on paper, findings on the screen, and a code that says how it went."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from cards import console, delivery
from cards.diagnostics import CardsError, Diagnostic, Severity, error, worst
from cards.options import OWN_LAYOUTS, File, LayoutName, Output, ReadFrom, Strict, examples, show_version

if TYPE_CHECKING:
    from cards.layout import Layout
    from cards.publish import Ticket

# What a command needs is imported by the command: help, version and completion answer at once.


class _Shop(TyperGroup):
    """Turns what stops a command into a line and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except CardsError as problem:
            _tell(problem.diagnostics)
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            console.note("stopped; nothing more is written")
            raise typer.Exit(130) from None
        except BrokenPipeError:
            console.mute(sys.stdout)
            raise typer.Exit(1) from None
        except OSError as problem:
            _tell(error(str(problem.filename or "cuecard"), str(problem.strerror or problem)).diagnostics)
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=_Shop, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


def main() -> None:
    """Run the program `cuecard`."""
    app(prog_name="cuecard")


@app.callback(
    epilog=examples(
        "cuecard wall                        print the exercises that come along",
        'cuecard new "Band Face Pull"        begin an exercise of your own',
        "cuecard card band-face-pull.md      print it",
        "cuecard COMMAND --help              learn more about a command",
    )
)
def cuecard(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Turn exercise files into cards that people train from."""


@app.command(
    epilog=examples(
        "cuecard card squat.md",
        "cuecard card squat.md -o squat.pdf --layout wall-letter",
        "cuecard card squat.md --read-from 1.5m",
    )
)
def card(
    file: File,
    output: Output = None,
    layout: LayoutName = None,
    read_from: ReadFrom = None,
    strict: Strict = False,
) -> None:
    """Print one exercise file as one card.

    The PDF goes to dist/, under the exercise's name, unless you say where.
    """
    ticket = _ticket(layout, read_from, strict)
    from cards import orders

    _finish(orders.print_card(file, output, ticket))


@app.command(
    epilog=examples(
        "cuecard wall",
        "cuecard wall my-exercises -o gym.pdf",
        "cuecard wall squat.md hinge/ --layout wall-letter",
        "cuecard wall my-exercises --each cards/",
    )
)
def wall(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Exercise files, and folders of them. None: the library that comes along.",
        ),
    ] = None,
    output: Output = None,
    layout: LayoutName = None,
    each: Annotated[
        Path | None,
        typer.Option("--each", metavar="DIR", help="Write a PDF for each card into this folder instead."),
    ] = None,
    read_from: ReadFrom = None,
    strict: Strict = False,
) -> None:
    """Print many exercises: one PDF, one page a card.

    Folders are searched through to the bottom, and their files sorted as people
    sort (2 before 10); files and folders keep the order in which you name them.
    README, LICENSE, CONTRIBUTING and hidden files are passed over. The PDF is
    dist/wall.pdf unless you say where. A file with an error is named, and the
    others are printed all the same.

    Without a PATH, cuecard prints the library that comes with it.
    """
    if each and output:
        raise typer.BadParameter("choose -o for one PDF or --each for many, not both", param_hint="--each")
    ticket = _ticket(layout, read_from, strict)
    from cards import orders, shelf

    if not paths:
        paths = [str(shelf.LIBRARY)]
        console.note("No PATH is given: this prints the library that comes with cuecard.")
    _finish(orders.print_wall(paths, output, each, ticket))


@app.command(
    epilog=examples(
        "cuecard check my-exercises",
        "cuecard check squat.md --layout wall-letter --strict",
        "cuecard check my-exercises --format json",
    )
)
def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Exercise files, and folders of them.")],
    layout: LayoutName = None,
    read_from: ReadFrom = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format", metavar="text|json", help="Findings as lines for people, or as JSON for programs."
        ),
    ] = "text",
) -> None:
    """Read exercises, set their cards, and say what is wrong; write nothing.

    Findings have the form `file:line:column: severity: what; what to do`.
    Exit code 1 if there is an error, with --strict also if there is a warning.
    """
    if format not in ("text", "json"):
        raise typer.BadParameter(f'"{format}" is no format: write text or json', param_hint="--format")
    ticket = _ticket(layout, read_from, strict=False)
    from cards import orders, report

    count, said = orders.check(paths, ticket)
    if format == "json":
        from cards.transcript import diagnostic_as_json

        _print_json([diagnostic_as_json(one) for one in said])
    else:
        if said:
            console.say(console.lines(said, coloured=console.shows_colour(sys.stdout)))
        console.say(report.tally(count, said))
    _leave(said, strict=strict)


@app.command(
    epilog=examples(
        "cuecard show squat.md",
        "cuecard show squat.md --json",
    )
)
def show(
    file: File,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Show how cuecard understands a file: title, video, sections, steps."""
    from cards import manuscript, shelf

    source = shelf.load(file)
    reading = manuscript.read(manuscript.decode(source.data, source.path), source.path)
    if json:
        from cards import transcript

        _print_json(transcript.as_json(reading))
    else:
        from cards import report

        tree = report.tree_of(reading.exercise)
        console.say(report.rendered(tree, terminal=console.shows_colour(sys.stdout)))
        _tell(reading.diagnostics)
    _leave(reading.diagnostics)


@app.command(
    epilog=examples(
        "cuecard layouts",
        "cuecard card squat.md --layout wall-letter",
    )
)
def layouts() -> None:
    """List the card designs: those in the folder `layouts` here, and those that come along."""
    from cards import layout, report

    places = layout.folders(OWN_LAYOUTS)
    designs: list[Layout] = []
    said: list[Diagnostic] = []
    for name in layout.names(places):
        try:
            designs.append(layout.load(name, places))
        except CardsError as problem:
            said.extend(problem.diagnostics)
    terminal = console.shows_colour(sys.stdout)
    console.say(report.rendered(report.list_of_layouts(designs), terminal=terminal))
    _finish(said)


@app.command(
    epilog=examples(
        'cuecard new "Band Face Pull"',
        'cuecard new "Band Face Pull" --into my-exercises',
    )
)
def new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help='The exercise\'s name, such as "Band Face Pull".')
    ],
    into: Annotated[
        Path,
        typer.Option("--into", metavar="DIR", help="The folder for the file.", show_default="this folder"),
    ] = Path(),
) -> None:
    """Write a file for a new exercise, every section explained, ready to fill in.

    It is named after the exercise. A file that is already there is never touched.
    """
    from cards import starter, titles

    slug = titles.slugified(name.removesuffix(".md"))
    if not slug:
        raise typer.BadParameter(f'"{name}" has no letter from A to Z to name a file by', param_hint="NAME")
    path = into / f"{slug}.md"
    delivery.create(starter.starter(name.removesuffix(".md")).encode(), path)
    console.say(f"{path}: fill it in, then: cuecard card {path}")


def _ticket(layout: str | None, read_from: float | None, strict: bool) -> Ticket:
    from cards.layout import folders, names
    from cards.publish import Ticket

    places = folders(OWN_LAYOUTS)
    if layout is not None and layout not in names(places):
        near = get_close_matches(layout, names(places), 1)
        hint = f'did you mean "{near[0]}"?' if near else "`cuecard layouts` lists them"
        raise typer.BadParameter(f'there is no layout "{layout}"; {hint}', param_hint="--layout")
    return Ticket(places, layout, read_from, strict)


def _print_json(value: object) -> None:
    import json

    console.say(json.dumps(value, ensure_ascii=False, indent=2))


def _tell(diagnostics: Iterable[Diagnostic]) -> None:
    if text := console.lines(diagnostics, coloured=console.shows_colour(sys.stderr)):
        console.note(text)


def _finish(diagnostics: Iterable[Diagnostic]) -> None:
    said = list(diagnostics)
    _tell(said)
    _leave(said)


def _leave(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> None:
    gravest = worst(diagnostics)
    if gravest is Severity.ERROR or (strict and gravest is Severity.WARNING):
        raise typer.Exit(1)
