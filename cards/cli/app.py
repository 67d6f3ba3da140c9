"""A command line → cards in a PDF, problems on the screen, and an exit code."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

import cards
from cards.cli import (
    again,
    apart,
    beginning,
    booklet,
    calibrate,
    check,
    choices,
    console,
    copying,
    export,
    figure,
    figures,
    files,
    listing,
    plan,
    schema,
    serve,
    wall,
)
from cards.cli.delivery import finish, in_feet, leave, print_to, refuse_json_beside_pdf, tell, watched
from cards.cli.options import (
    AsJson,
    CardPaper,
    Debug,
    File,
    Ignore,
    Langs,
    LayoutName,
    NoPictures,
    Output,
    Quiet,
    ReadFrom,
    Strict,
    Verbose,
    examples,
    show_version,
    telling_of,
)
from cards.cli.sheet_options import Bleed, CutMarks
from cards.cli.workplace import Config, meant, project_of, target
from cards.diagnostics import CardsError, Diagnostic, error

if TYPE_CHECKING:
    from cards.layout import Layout
    from cards.shop.options import CutOptions

# What a command needs is imported by the command: help, version and completion answer at once.


#: What the command line's library raises for words that it cannot follow.
_UsageError: type[Any] = typer.BadParameter.__mro__[1]


class _Shop(TyperGroup):
    """Turns what stops a command into a line and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except CardsError as problem:
            from cards.shop.options import OrderError

            if isinstance(problem, OrderError):
                option = problem.option.replace("_", "-")
                message = console.clean(problem.message)
                raise typer.BadParameter(message, param_hint=f"--{option}") from None
            tell(problem.diagnostics)
            raise typer.Exit(1) from None
        except _UsageError as problem:
            problem.message = console.clean(problem.message)
            raise
        except KeyboardInterrupt:
            console.note("stopped; nothing more is written")
            raise typer.Exit(130) from None
        except BrokenPipeError:
            console.mute(sys.stdout)
            raise typer.Exit(1) from None
        except OSError as problem:
            tell(
                error(
                    str(problem.filename or "cuecard"), str(problem.strerror or problem), code="cannot-open"
                ).diagnostics
            )
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=_Shop,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the program `cuecard`."""
    try:
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _interrupted)
        app(prog_name="cuecard")
    except KeyboardInterrupt:
        # Before a command has begun, or after it has ended.
        console.note("stopped; nothing more is written")
        raise SystemExit(130) from None
    except OSError as problem:
        # Help and version are printed before any command begins.
        console.note(f"cuecard: error: {problem.strerror or problem}")
        raise SystemExit(1) from None
    finally:
        with suppress(ValueError):
            console.finish(sys.stdout)


def _interrupted(*_: object) -> None:
    """Let a request to end clean up as an interruption at the keyboard does."""
    raise KeyboardInterrupt


@app.callback(
    epilog=examples(
        "cuecard wall --library              print the built-in exercises",
        "cuecard init my-gym                 begin a project of your own",
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
        "cuecard card squat.md --watch --open",
        "cuecard card squat.md --bleed 3mm --marks corner",
    )
)
def card(
    file: File,
    output: Output = None,
    layout: LayoutName = None,
    paper: CardPaper = None,
    read_from: ReadFrom = None,
    strict: Strict = False,
    no_pictures: NoPictures = False,
    bleed: Bleed = None,
    marks: CutMarks = None,
    lang: Langs = None,
    config: Config = None,
    watch: again.Again = False,
    open: again.Open = False,
    ignore: Ignore = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Print one exercise file as one card.

    A name or a title serves as a FILE: yours first, then the built-in exercises. The
    PDF goes to dist/, under the exercise's name, unless you or the project say where.
    """
    project = project_of(config)
    options: CutOptions = {
        "project": project,
        "language": lang,
        "layout": layout,
        "paper": paper,
        "read_from": read_from,
        "strict": strict,
        "no_pictures": no_pictures,
        "bleed": bleed,
        "marks": marks,
    }
    telling = telling_of(ignore, quiet=quiet, verbose=verbose, json=json, project=project)
    refuse_json_beside_pdf(output, telling)
    (wanted,) = meant([file], project)
    files.refuse_bad_target(output, [wanted])

    def work(show: bool) -> None:
        with watched("Setting the card", telling, debug=debug) as follow:
            made = cards.card(wanted, watch=follow, **options)
        place = target(output, made.exercise.slug, project)
        print_to(made, place, telling, again.show if show else None)

    again.run(work, [wanted], output, watch=watch, open=open)


app.command(epilog=wall.EXAMPLES)(wall.wall)
app.command("list", epilog=listing.EXAMPLES)(listing.list_)
app.command(epilog=copying.EXAMPLES)(copying.copy)
app.command(epilog=beginning.EXAMPLES)(beginning.init)
app.command(epilog=beginning.NEW_EXAMPLES)(beginning.new)
app.command(epilog=booklet.EXAMPLES)(booklet.booklet)
app.command(epilog=plan.EXAMPLES)(plan.plan)
app.command(epilog=serve.EXAMPLES)(serve.serve)
app.command(epilog=calibrate.EXAMPLES)(calibrate.calibrate)
app.command(epilog=check.EXAMPLES)(check.check)
app.command(epilog=apart.SPLIT_EXAMPLES)(apart.split)
app.command("import", epilog=apart.IMPORT_EXAMPLES)(apart.import_)
app.command(epilog=export.EXAMPLES)(export.export)
app.command(epilog=schema.EXAMPLES)(schema.schema)
app.command(epilog=figure.EXAMPLES)(figure.figure)
app.command(epilog=figures.EXAMPLES)(figures.figures)


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
    """Show how a file is understood: title, video, sections, steps."""
    (wanted,) = meant([file], project_of(None))
    reading = cards.read(wanted)
    if json:
        from cards.cli import transcript

        console.say_json(transcript.as_json(reading))
    else:
        from cards.cli import report

        tree = report.tree_of(reading.exercise)
        console.say(report.rendered(tree, terminal=console.shows_colour(sys.stdout)))
        tell(reading.diagnostics)
    leave(reading.diagnostics)


@app.command(
    epilog=examples(
        "cuecard layouts",
        "cuecard card squat.md --layout wall-letter",
    )
)
def layouts(
    json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """List the card designs, built-in and your own.

    Your own are files in a folder `layouts` where you run cuecard.
    """
    from cards.cli import report
    from cards.shop import layouts as known

    project = project_of(None)
    folders = known.folders(project.designs if project else known.OWN)
    designs: list[Layout] = []
    said: list[Diagnostic] = []
    for name in known.names(folders):
        try:
            designs.append(known.load(name, folders))
        except CardsError as problem:
            said.extend(problem.diagnostics)
    if json:
        from cards.cli import transcript

        found = [transcript.layout_as_json(design) for design in designs]
        problems = [transcript.diagnostic_as_json(one) for one in dict.fromkeys(said)]
        console.say_json({"layouts": found, "diagnostics": problems})
        leave(said)
        return
    terminal = console.shows_colour(sys.stdout)
    console.say(report.rendered(report.list_of_layouts(designs, feet=in_feet(project)), terminal=terminal))
    finish(said)


app.command(epilog=choices.EXAMPLES)(choices.choices)
