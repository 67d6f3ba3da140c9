"""The command `cuecard plan`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import cards
from cards.cli import again, console, files
from cards.cli.delivery import finish, leave, refuse_json_beside_pdf, stopping, watched
from cards.cli.findings import Telling
from cards.cli.options import (
    AsJson,
    Audience,
    Debug,
    Equipment,
    Group,
    Ignore,
    Lang,
    Level,
    Muscle,
    NoPictures,
    Order,
    Output,
    Paths,
    Quiet,
    Stretch,
    Tag,
    Verbose,
    examples,
    layout_names,
    telling_of,
)
from cards.cli.sheet_options import paper_names
from cards.cli.workplace import Config, Library, asked, name_for, project_of, target
from cards.words import counted

if TYPE_CHECKING:
    from cards.shop.printing import PlanOptions

EXAMPLES = examples(
    "cuecard plan push-pull-legs",
    "cuecard plan monday.toml --weeks 6 -o monday.pdf",
    "cuecard plan knees.toml --weeks 0 --paper letter",
    'cuecard plan my-exercises --title "Winter" --layout wall-a4-mono',
)


def plan(
    paths: Paths = None,
    output: Output = None,
    title: Annotated[
        str, typer.Option("--title", metavar="WORDS", help="The title. Default: the deck's.")
    ] = "",
    subtitle: Annotated[
        str, typer.Option("--subtitle", metavar="WORDS", help="A line under the title.")
    ] = "",
    weeks: Annotated[
        int | None,
        typer.Option("--weeks", metavar="N", help="Columns to write in, 0 to 12. Default: 4."),
    ] = None,
    paper: Annotated[
        str | None,
        typer.Option(
            "--paper", metavar="PAPER", autocompletion=paper_names,
            help="The paper: a4, letter, a3 or another of A5 or larger. Default: the project's, else a4.",
        ),
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option(
            "--layout", "-l", metavar="NAME", autocompletion=layout_names,
            help="The design whose colours and fonts it takes, such as wall-a4-mono. Default: wall-a4.",
        ),
    ] = None,
    equipment: Equipment = None,
    muscle: Muscle = None,
    stretch: Stretch = None,
    level: Level = None,
    tag: Tag = None,
    group: Group = None,
    audience: Audience = None,
    sort: Order = None,
    lang: Lang = None,
    no_pictures: NoPictures = False,
    library: Library = False,
    config: Config = None,
    watch: again.Again = False,
    open: again.Open = False,
    ignore: Ignore = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """Print a training plan: exercises in a table to write in.

    Each exercise has a row with its figure, sets, repetitions or time, load and rest,
    as its deck or its file says; what they do not say stays open for a pen. The
    columns behind are for the weeks. Groups of a deck have heads of their own. The
    paper is turned where more weeks need the room.

    Without a PATH, cuecard takes the project's exercises, else those in this folder. A
    name or a title serves as a PATH. The PDF is dist/NAME-plan.pdf, by the deck's
    name, unless you or the project say where.
    """
    project = project_of(config)
    options: PlanOptions = {
        "project": project,
        "title": title,
        "subtitle": subtitle,
        "weeks": weeks,
        "paper": paper,
        "layout": layout,
        "equipment": equipment,
        "language": lang,
        "muscle": muscle,
        "stretch": stretch,
        "level": level,
        "tag": tag,
        "group": group,
        "audience": audience,
        "sort": sort,
        "no_pictures": no_pictures,
    }
    telling = telling_of(ignore, quiet=quiet, verbose=verbose, json=json, project=project)
    refuse_json_beside_pdf(output, telling)
    wanted = asked(paths, project, library=library)
    deck = name_for(wanted, "")
    place = target(output, f"{deck}-plan" if deck else "plan", project)
    files.refuse_bad_target(place, wanted)

    def work(show: bool) -> None:
        with watched("Reading exercises", telling, debug=debug) as follow:
            made = cards.plan(wanted, watch=follow, **options)
        with stopping(telling):
            made.save(place)
        if show:
            again.show(place)
        _report(made, place, telling)

    again.run(work, wanted, place, watch=watch, open=open)


def _report(made: cards.Document, place: Path, telling: Telling) -> None:
    printed = made.printed
    failed = printed.failures
    said = telling.kept(printed.all_diagnostics)
    if telling.json:
        from cards.cli.transcript import planned_as_json

        console.say_json(planned_as_json(printed, str(place), said))
        leave(said)
        return
    rows = counted(len(printed.outcomes) - len(failed), "exercise")
    if not telling.quiet:
        aloud = console.note if str(place) == files.STDOUT else console.say
        where = "standard output" if str(place) == files.STDOUT else str(place)
        aloud(console.clean(f"{where}: {counted(printed.pages, 'page')}, {rows}"))
    if failed:
        console.note(f"{len(failed)} of {counted(printed.count, 'file')} not in the plan, because of errors:")
    finish(said, telling)
