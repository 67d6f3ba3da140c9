"""The command `cuecard wall`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import cards
from cards.cli import again, files
from cards.cli.delivery import print_each, print_to, refuse_json_beside_pdf, watched
from cards.cli.options import (
    AsJson,
    Audience,
    CardPaper,
    Debug,
    Equipment,
    Group,
    Ignore,
    Langs,
    LayoutName,
    Level,
    Muscle,
    NoPictures,
    Order,
    Output,
    Paths,
    Quiet,
    ReadFrom,
    Stretch,
    Strict,
    Tag,
    Verbose,
    examples,
    named_folder,
    telling_of,
)
from cards.cli.sheet_options import (
    Backs,
    Bleed,
    CutMarks,
    Edge,
    FrontOffset,
    Gutter,
    Number,
    Offset,
    Paper,
    PrinterName,
    Sides,
    Start,
    StockName,
    Uniform,
)
from cards.cli.workplace import Config, Library, asked, name_for, project_of, target

if TYPE_CHECKING:
    from cards.shop.options import WallOptions

EXAMPLES = examples(
    "cuecard wall",
    "cuecard wall my-exercises -o gym.pdf",
    "cuecard wall squat.md hinge/ --layout wall-letter",
    "cuecard wall my-exercises --each cards/",
    "cuecard wall --muscle glutes --level beginner --sort title",
    "cuecard wall circuit.toml --stations",
    "cuecard wall my-exercises --layout pocket-a6 --sheet a4 --marks full",
    "cuecard wall my-exercises --sheet a3 --up 2 --backs --flip short",
    "cuecard wall my-exercises --stock avery-5388 --start 2",
    "cuecard wall my-exercises --stock avery-5389 --backs --printer office",
)


def wall(
    paths: Paths = None,
    output: Output = None,
    layout: LayoutName = None,
    equipment: Equipment = None,
    muscle: Muscle = None,
    stretch: Stretch = None,
    level: Level = None,
    tag: Tag = None,
    group: Group = None,
    audience: Audience = None,
    sort: Order = None,
    stations: Annotated[
        bool, typer.Option("--stations", help="Print 1, 2, 3 and so on large on the cards, for a circuit.")
    ] = False,
    each: Annotated[
        Path | None,
        typer.Option(
            "--each",
            metavar="DIR",
            callback=named_folder,
            help="Write a PDF for each card into this folder instead.",
        ),
    ] = None,
    paper: CardPaper = None,
    read_from: ReadFrom = None,
    strict: Strict = False,
    no_pictures: NoPictures = False,
    uniform: Uniform = False,
    sheet: Paper = None,
    up: Number = None,
    marks: CutMarks = None,
    bleed: Bleed = None,
    gutter: Gutter = None,
    stock: StockName = None,
    backs: Backs = False,
    flip: Edge = None,
    sides: Sides = None,
    offset: Offset = None,
    front_offset: FrontOffset = None,
    start: Start = None,
    printer: PrinterName = None,
    library: Library = False,
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
    """Print many cards: one a page, or several on a sheet.

    Folders are searched, including subfolders, and their files printed in natural
    order (2 before 10); files and folders keep the order in which you name them.
    README, LICENSE, CONTRIBUTING and hidden files are skipped. The PDF is
    dist/wall.pdf unless you or the project say where. A file with an error is reported, and the
    others are still printed.

    A deck file (.toml) names its cards, their order, and sets, reps or notes for
    each; name it together with the files and folders in which to look for them.

    Cards are never scaled: --sheet places them at their own size, as --stock does
    on pre-cut cards. Print at 100 %, and check the ruler that is printed on each
    sheet against a real one. With --backs, fronts and backs alternate.

    Without a PATH, cuecard prints the project's exercises, else those in this
    folder; --library prints the built-in ones. A name or a title serves as a PATH.
    """
    if each and output:
        raise typer.BadParameter("choose -o for one PDF or --each for many, not both", param_hint="--each")
    if each and (sheet or stock):
        raise typer.BadParameter("--each cannot be combined with --sheet or --stock", param_hint="--each")
    project = project_of(config)
    options: WallOptions = {
        "project": project,
        "language": lang,
        "layout": layout,
        "equipment": equipment,
        "muscle": muscle,
        "stretch": stretch,
        "level": level,
        "tag": tag,
        "group": group,
        "audience": audience,
        "sort": sort,
        "stations": stations,
        "paper": paper,
        "read_from": read_from,
        "strict": strict,
        "no_pictures": no_pictures,
        "uniform": uniform,
        "sheet": sheet,
        "up": up,
        "marks": marks,
        "bleed": bleed,
        "gutter": gutter,
        "stock": stock,
        "backs": backs,
        "flip": flip,
        "sides": sides,
        "offset": offset,
        "front_offset": front_offset,
        "start": start,
        "printer": printer,
    }
    if each and open:
        raise typer.BadParameter("--open cannot be combined with --each", param_hint="--open")
    telling = telling_of(ignore, quiet=quiet, verbose=verbose, json=json, project=project)
    refuse_json_beside_pdf(output, telling)
    wanted = asked(paths, project, library=library)
    place = target(output, name_for(wanted, "wall") if project else "wall", project)
    if not each:
        files.refuse_bad_target(place, wanted)

    def work(show: bool) -> None:
        if each:
            print_each(wanted, each, options, telling, debug=debug)
            return
        with watched("Setting cards", telling, debug=debug) as follow:
            made = cards.wall(wanted, watch=follow, **options)
        print_to(made, place, telling, again.show if show else None)

    again.run(work, wanted, place, watch=watch, open=open)
