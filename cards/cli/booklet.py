"""The command `cuecard booklet`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import cards
from cards.cli import again, files
from cards.cli.delivery import print_to, refuse_json_beside_pdf, watched
from cards.cli.options import (
    AsJson,
    Audience,
    BookletLayout,
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
    Strict,
    Tag,
    Verbose,
    examples,
    telling_of,
)
from cards.cli.sheet_options import Bleed, CutMarks, paper_names
from cards.cli.workplace import Config, Library, asked, name_for, project_of, target

if TYPE_CHECKING:
    from cards.shop.options import BookletOptions

EXAMPLES = examples(
    "cuecard booklet",
    'cuecard booklet my-exercises --title "Strength at home" -o home.pdf',
    "cuecard booklet legs.toml --paper half-letter",
    "cuecard booklet legs.toml --plain",
    "cuecard booklet my-exercises --imposed a4 --creep 0.1mm",
    "cuecard booklet my-exercises --bleed 3mm --marks corner",
)


def booklet(
    paths: Paths = None,
    output: Output = None,
    title: Annotated[str, typer.Option("--title", metavar="WORDS", help="The title on the cover.")] = "",
    subtitle: Annotated[
        str, typer.Option("--subtitle", metavar="WORDS", help="A line under the title.")
    ] = "",
    date: Annotated[
        str,
        typer.Option(
            "--date", metavar="WORDS", help="A date to print on the cover and the last page. Default: none."
        ),
    ] = "",
    paper: Annotated[
        str | None,
        typer.Option(
            "--paper",
            metavar="a5|half-letter|a4|letter",
            help="The size of a page. Default: a5, or half-letter with Letter.",
        ),
    ] = None,
    parts: Annotated[
        str | None,
        typer.Option(
            "--parts",
            metavar="LIST",
            help="What is bound: some of cover,contents,cards,index,log. Default: all of them.",
        ),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Print the cards alone: no cover, contents, index or log.")
    ] = False,
    layout: BookletLayout = None,
    equipment: Equipment = None,
    muscle: Muscle = None,
    stretch: Stretch = None,
    level: Level = None,
    tag: Tag = None,
    group: Group = None,
    audience: Audience = None,
    sort: Order = None,
    imposed: Annotated[
        str | None,
        typer.Option(
            "--imposed",
            metavar="PAPER",
            autocompletion=paper_names,
            help="Place two pages side by side on sheets of a4, letter and so on, to fold and staple.",
        ),
    ] = None,
    flip: Annotated[
        str | None,
        typer.Option(
            "--flip",
            metavar="long|short",
            help="The edge over which the printer turns the sheet. Default: short.",
        ),
    ] = None,
    creep: Annotated[
        str | None,
        typer.Option(
            "--creep",
            metavar="LENGTH",
            help="How far each folded sheet pushes the next one out, such as 0.1mm.",
        ),
    ] = None,
    signature: Annotated[
        int | None,
        typer.Option(
            "--signature", metavar="PAGES", help="Fold this many pages together, such as 16. Default: all."
        ),
    ] = None,
    marks: CutMarks = None,
    bleed: Bleed = None,
    strict: Strict = False,
    library: Library = False,
    lang: Lang = None,
    config: Config = None,
    watch: again.Again = False,
    open: again.Open = False,
    ignore: Ignore = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
    debug: Debug = False,
    no_pictures: NoPictures = False,
) -> None:
    """Print a booklet: cover, contents, a card a page, index and log.

    Cards are grouped as a deck file groups them, else as the exercise files say,
    else by folder, else by the region of the body. Contents, indexes and bookmarks
    link to the cards. The last pages are a log to write down what was done. The
    PDF is dist/booklet.pdf unless you or the project say where.

    Without a PATH, cuecard prints the project's exercises, else those in this
    folder; --library prints the built-in ones. A name or a title serves as a PATH.
    """
    project = project_of(config)
    options: BookletOptions = {
        "project": project,
        "language": lang,
        "title": title,
        "subtitle": subtitle,
        "date": date,
        "paper": paper,
        "parts": parts,
        "plain": plain,
        "layout": layout,
        "equipment": equipment,
        "muscle": muscle,
        "stretch": stretch,
        "level": level,
        "tag": tag,
        "group": group,
        "audience": audience,
        "sort": sort,
        "imposed": imposed,
        "flip": flip,
        "creep": creep,
        "signature": signature,
        "marks": marks,
        "bleed": bleed,
        "strict": strict,
        "no_pictures": no_pictures,
    }
    telling = telling_of(ignore, quiet=quiet, verbose=verbose, json=json, project=project)
    refuse_json_beside_pdf(output, telling)
    wanted = asked(paths, project, library=library)
    deck = name_for(wanted, "") if project else ""
    place = target(output, f"{deck}-booklet" if deck else "booklet", project)
    files.refuse_bad_target(place, wanted)

    def work(show: bool) -> None:
        with watched("Setting cards", telling, debug=debug) as follow:
            made = cards.booklet(wanted, watch=follow, **options)
        print_to(made, place, telling, again.show if show else None)

    again.run(work, wanted, place, watch=watch, open=open)
