"""Drawings with their names → a sheet in a file, and what is wrong with them on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console, files
from cards.cli.delivery import tell
from cards.diagnostics import CardsError, Diagnostic
from cards.words import counted

if TYPE_CHECKING:
    from cards.figures.drawn import Drawn
    from cards.figures.sheet import Sample
    from cards.figures.shelf import Shelf

#: Where a user's own figures lie, seen from where the command is given.
OWN = Path("figures")
THEMES = ("colour", "mono", "dark", "line")
ENDINGS = (".pdf", ".svg", ".png")
#: Pixels for a millimetre of a sheet (150 dpi), and of its longer side at most.
_DENSITY, _LONGEST = 150 / 25.4, 12_000

Theme = Annotated[str, typer.Option("--theme", metavar="|".join(THEMES), help="How it is inked.")]


def samples(
    shelf: Shelf,
    chosen: Iterable[tuple[str, Sequence[str]]],
    theme: str,
    said: list[Diagnostic],
    *,
    poses: bool = False,
    props: bool = False,
) -> Iterator[tuple[str, list[Sample]]]:
    """Yield families of drawings with their names; what cannot be drawn is left out, and said."""

    def made(those: Iterable[tuple[str, Drawn]]) -> list[Sample]:
        from cards.figures import drawn
        from cards.figures.sheet import Sample

        return [Sample(name, drawn.drawing(one, theme), drawn.alt(one, "en")) for name, one in those]

    if poses:
        yield "Poses to start from", made((name, shelf.pose(name)) for name in shelf.poses)
    if props:
        yield "Equipment", made(shelf.equipment())
    if poses or props:
        return
    for family, names in chosen:
        kept = []
        for name in names:
            try:
                kept.append((name, shelf.drawn(name)))
            except CardsError as problem:
                said += problem.diagnostics
        if kept:
            yield family, made(kept)


def deliver_sheet(families: Sequence[tuple[str, list[Sample]]], target: Path, theme: str, title: str) -> None:
    """Write a sheet, if there is anything on it."""
    from cards.figures import sheet

    count = sum(len(samples) for _, samples in families)
    if not count:
        return
    ending = target.suffix.lower()
    if ending == ".pdf":
        from cards.press.press import press
        from cards.sheet import one_up

        pages = [one_up(page) for page in sheet.pages(families, theme, title)]
        data = press(pages, title=title)
    else:
        text, height = sheet.svg(families, theme)
        data = text.encode() if ending == ".svg" else _png(text, height)
    files.deliver(data, target)
    console.say(f"{target}: {counted(count, 'drawing')}")


def _png(text: str, longest: float) -> bytes:
    from cards.artwork.pictures import draw_svg

    return draw_svg(text.encode(), min(_LONGEST, round(longest * _DENSITY)))


def finish_check(shelf: Shelf, names: Sequence[str]) -> None:
    """Say what is wrong with figures, and leave with 1 if anything is."""
    said = list(shelf.findings)
    for name in names:
        said += (one for one in shelf.check(name) if one not in said)
    tell(sorted(said))
    console.say(f"{counted(len(names), 'figure')} checked, {counted(len(said), 'finding')}")
    if said:
        raise typer.Exit(1)


def refuse_theme(theme: str) -> None:
    """Refuse a theme that there is not."""
    if theme not in THEMES:
        raise typer.BadParameter(f'"{theme}" is not one of {", ".join(THEMES)}', param_hint="--theme")


def refuse_ending(target: Path) -> None:
    """Refuse a name that ends as no drawing's does."""
    if target.suffix.lower() not in ENDINGS:
        raise typer.BadParameter("write a name that ends in .pdf, .svg or .png", param_hint="--output")


def own_shelf() -> Shelf:
    """Return the figures that one has where the command is given."""
    from cards.figures.shelf import Shelf

    return Shelf(OWN if OWN.is_dir() else None)
