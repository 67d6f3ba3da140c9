"""The command `cuecard booklet`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import cards
from cards.cli import files
from cards.cli.delivery import DIST, note_library, print_to, watched
from cards.cli.options import (
    Equipment,
    Group,
    LayoutName,
    Level,
    Muscle,
    Order,
    Output,
    Paths,
    Strict,
    Tag,
    examples,
)

if TYPE_CHECKING:
    from cards.shop.options import BookletOptions

EXAMPLES = examples(
    "cuecard booklet",
    'cuecard booklet my-exercises --title "Strength at home" -o home.pdf',
    "cuecard booklet legs.toml --paper half-letter",
    "cuecard booklet my-exercises --imposed a4 --creep 0.1mm",
)


def booklet(
    paths: Paths = None,
    output: Output = None,
    title: Annotated[str, typer.Option("--title", metavar="WORDS", help="What stands on the cover.")] = "",
    subtitle: Annotated[
        str, typer.Option("--subtitle", metavar="WORDS", help="What stands under the title.")
    ] = "",
    date: Annotated[
        str,
        typer.Option(
            "--date", metavar="WORDS", help="A date for cover and colophon; without it none is printed."
        ),
    ] = "",
    paper: Annotated[
        str | None,
        typer.Option(
            "--paper", metavar="a5|half-letter|a4|letter", help="The size of a page. Without it: a5."
        ),
    ] = None,
    layout: LayoutName = None,
    equipment: Equipment = None,
    muscle: Muscle = None,
    level: Level = None,
    tag: Tag = None,
    group: Group = None,
    sort: Order = None,
    imposed: Annotated[
        str | None,
        typer.Option(
            "--imposed",
            metavar="PAPER",
            help="Place two pages side by side on sheets of a4, letter and so on, to fold and staple.",
        ),
    ] = None,
    flip: Annotated[
        str | None,
        typer.Option(
            "--flip",
            metavar="long|short",
            help="The edge over which the printer turns the sheet (default: short).",
        ),
    ] = None,
    creep: Annotated[
        str | None,
        typer.Option("--creep", metavar="LENGTH", help="How far each sheet shifts the next, such as 0.1mm."),
    ] = None,
    signature: Annotated[
        int | None,
        typer.Option(
            "--signature", metavar="PAGES", help="Fold so many pages together, such as 16. Without it: all."
        ),
    ] = None,
    strict: Strict = False,
) -> None:
    """Print exercises as a booklet: cover, contents, one card a page, indexes.

    Cards stand in groups: those of a deck file, else of the exercises' own files,
    else their folders, else the region of the body. Contents, indexes and
    bookmarks lead to the cards. The PDF is dist/booklet.pdf unless you say where.

    Without a PATH, cuecard prints the library that comes with it.
    """
    options: BookletOptions = {
        "title": title,
        "subtitle": subtitle,
        "date": date,
        "paper": paper,
        "layout": layout,
        "equipment": equipment,
        "muscle": muscle,
        "level": level,
        "tag": tag,
        "group": group,
        "sort": sort,
        "imposed": imposed,
        "flip": flip,
        "creep": creep,
        "signature": signature,
        "strict": strict,
    }
    target = output or DIST / "booklet.pdf"
    files.refuse_bad_target(target, paths or [])
    note_library(paths)
    with watched("Setting cards") as watch:
        made = cards.booklet(paths or (), watch=watch, **options)
    print_to(made, target)
