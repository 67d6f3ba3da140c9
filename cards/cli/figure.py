"""The commands `cuecard figure` and `cuecard figures`: a drawing alone, and what there is to draw with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console, files
from cards.cli.delivery import DIST, finish
from cards.cli.options import examples

if TYPE_CHECKING:
    from cards.drawing import Drawing

FIGURE_EXAMPLES = examples(
    "cuecard figure push-up",
    "cuecard figure push-up -o push-up.svg",
    "cuecard figure push-up --theme mono -o push-up.png",
)
FIGURES_EXAMPLES = examples("cuecard figures", "cuecard figure push-up")
#: Where a user's own figures lie, seen from where the command is given.
OWN = Path("figures")
THEMES = ("colour", "mono", "dark", "line")


def figure(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The figure's name; `cuecard figures` lists them.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="A file that ends in .pdf, .svg or .png (default: a PDF)."
        ),
    ] = None,
    theme: Annotated[
        str, typer.Option("--theme", metavar="|".join(THEMES), help="How it is inked.")
    ] = "colour",
) -> None:
    """Draw the figure of one movement alone.

    The drawing goes to dist/, under its name, unless you say where. Your own
    figures are read from the folder `figures` here; they win over built-in ones.
    """
    from cards.figures import drawn
    from cards.figures.shelf import Shelf

    if theme not in THEMES:
        raise typer.BadParameter(f'"{theme}" is not one of {", ".join(THEMES)}', param_hint="--theme")
    target = output or DIST / f"{name}.pdf"
    ending = target.suffix.lower()
    if ending not in (".pdf", ".svg", ".png"):
        raise typer.BadParameter("write a name that ends in .pdf, .svg or .png", param_hint="--output")
    shelf = Shelf(OWN if OWN.is_dir() else None)
    one = shelf.drawn(name)
    drawing, words = drawn.drawing(one, theme), drawn.alt(one, "en")
    files.deliver(_written(drawing, words, name, ending), target)
    console.say(f"{target}: {words}")
    finish(shelf.wrong(name))


def figures() -> None:
    """List the figures, and the poses and equipment to draw with."""
    from cards.figures.shelf import Shelf, equipment

    shelf = Shelf(OWN if OWN.is_dir() else None)
    for heading, names in (
        ("Figures", shelf.names),
        ("Poses to start from", shelf.poses),
        ("Equipment", equipment()),
    ):
        console.say(heading)
        console.say("".join(f"  {name}\n" for name in names))
    finish(shelf.findings)


def _written(drawing: Drawing, words: str, name: str, ending: str) -> bytes:
    """Turn a drawing into a file of the kind that a name ends in."""
    from cards.figures import drawn

    if ending == ".pdf":
        return _pdf(drawing, words, name)
    text = drawn.svg(drawing).encode()
    if ending == ".svg":
        return text
    from cards.artwork.pictures import draw_svg

    return draw_svg(text)


def _pdf(drawing: Drawing, words: str, name: str) -> bytes:
    """Put a drawing on a page of its own size."""
    from cards.figures.drawn import SCALE
    from cards.geometry import Rect, Size
    from cards.page import Figure, Page
    from cards.press.press import press
    from cards.sheet import one_up
    from cards.units import POINTS_PER

    scale = SCALE * POINTS_PER["mm"]
    size = Size(drawing.size.width * scale, drawing.size.height * scale)
    item = Figure(Rect(0, 0, size.width, size.height), drawing, words)
    return press([one_up(Page(size, 0.0, 0.0, (item,), name, "en", name))], title=name)
