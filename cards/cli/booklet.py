"""The words of `cuecard booklet` → a booklet ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console
from cards.cli.counter import finish, request_for, ticket_for
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
    from cards.shop.bindery import Imposition

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
        str,
        typer.Option("--flip", metavar="long|short", help="The edge over which the printer turns the sheet."),
    ] = "short",
    creep: Annotated[
        str,
        typer.Option("--creep", metavar="LENGTH", help="How far each sheet shifts the next, such as 0.1mm."),
    ] = "0mm",
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
    from cards.shop import bindery, sources
    from cards.shop.booklets import Title

    if paper and layout:
        raise typer.BadParameter("choose --paper or --layout, not both", param_hint="--paper")
    if paper and paper.lower() not in bindery.PAPERS:
        known = ", ".join(bindery.PAPERS)
        raise typer.BadParameter(f'there is no booklet on "{paper}": write {known}', param_hint="--paper")
    ticket = ticket_for(layout, None, strict)
    request = request_for(equipment, muscle, level, tag, group, sort)
    design = layout or (bindery.PAPERS[paper.lower()] if paper else None)
    folded = _imposition(imposed, flip, creep, signature) if imposed else None
    order = bindery.BookletOrder(Title(title, subtitle, date=date), design, folded)
    if not paths:
        paths = [str(sources.LIBRARY)]
        console.note("No PATH is given: this prints the library that comes with cuecard.")
    finish(bindery.print_booklet(paths, request, order, output, ticket))


def _imposition(sheet: str, flip: str, creep: str, signature: int | None) -> Imposition:
    from cards.imposition.saddle import Binding
    from cards.sheet import Duplex, Flip
    from cards.shop.bindery import Imposition
    from cards.units import paper, points

    flips = {str(edge): edge for edge in Flip}
    if flip not in flips:
        raise typer.BadParameter(f'"{flip}" is no edge: write long or short', param_hint="--flip")
    try:
        size = paper(sheet)
    except ValueError as problem:
        raise typer.BadParameter(str(problem), param_hint="--imposed") from None
    try:
        binding = Binding(points(creep), signature)
    except ValueError as problem:
        raise typer.BadParameter(str(problem), param_hint="--creep") from None
    return Imposition(size, binding, duplex=Duplex(flips[flip]))
