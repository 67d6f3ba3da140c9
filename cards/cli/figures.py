"""The command `cuecard figures`: what there is to draw with, as a list, as a sheet, or checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console
from cards.cli.delivery import finish
from cards.cli.drawings import (
    Theme,
    deliver_sheet,
    finish_check,
    own_shelf,
    refuse_ending,
    refuse_theme,
    samples,
)
from cards.cli.options import examples
from cards.diagnostics import Diagnostic, error
from cards.words import suggest

if TYPE_CHECKING:
    from cards.figures.shelf import Shelf

EXAMPLES = examples(
    "cuecard figures",
    "cuecard figures squat hinge",
    "cuecard figures -o sheet.pdf",
    "cuecard figures --poses -o poses.png",
    "cuecard figures --check",
)


def figures(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME", help="Figures, and families of them; none for all.", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Draw them on a sheet: .pdf, .svg or .png."),
    ] = None,
    theme: Theme = "colour",
    poses: Annotated[bool, typer.Option("--poses", help="Only the poses to start from.")] = False,
    props: Annotated[bool, typer.Option("--props", help="Only the equipment.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Say what is wrong with them; exit code 1 if anything is.")
    ] = False,
) -> None:
    """List the figures, and the poses and equipment to draw with.

    With a place to write to, they are drawn on a sheet with their names: of a PDF
    as many pages as it takes. Figures are listed by family, built-in and your own.
    """
    refuse_theme(theme)
    shelf = own_shelf()
    chosen = _chosen(shelf, names or ())
    if check:
        finish_check(shelf, [name for _, those in chosen for name in those])
    elif output is not None:
        refuse_ending(output)
        said: list[Diagnostic] = list(shelf.findings)
        title = "Poses" if poses else "Equipment" if props else "Figures"
        drawn = [*samples(shelf, chosen, theme, said, poses=poses, props=props)]
        deliver_sheet(drawn, output, theme, title)
        finish(said)
    else:
        _list(shelf, chosen, poses=poses, props=props, all_of_it=not (names or poses or props))
        finish(shelf.findings)


def _chosen(shelf: Shelf, wanted: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the families, or what is named of them; CardsError for a name that nothing has."""
    families = shelf.families
    known = {*shelf.names, *(family for family, _ in families)}
    for name in wanted:
        if name not in known:
            raise error(
                name,
                "there is no such figure, and no family",
                suggest(name, known, "see the list"),
                code="unknown-figure",
            )
    of_each = (
        (family, tuple(name for name in names if not wanted or family in wanted or name in wanted))
        for family, names in families
    )
    return tuple((family, names) for family, names in of_each if names)


def _list(
    shelf: Shelf, chosen: Iterable[tuple[str, Sequence[str]]], *, poses: bool, props: bool, all_of_it: bool
) -> None:
    from cards.figures.shelf import equipment

    listed: list[tuple[str, Sequence[str]]] = []
    if not (poses or props):
        listed += ((f"Figures: {family}", names) for family, names in chosen)
    if poses or all_of_it:
        listed.append(("Poses to start from", shelf.poses))
    if props or all_of_it:
        listed.append(("Equipment", equipment()))
    for heading, names in listed:
        console.say(heading)
        console.say("".join(f"  {name}\n" for name in names))
