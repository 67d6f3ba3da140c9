"""The command `cuecard figure`: a drawing alone, or all drawings of a file, again at each change if asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console, files
from cards.cli.delivery import DIST, finish, tell
from cards.cli.drawings import (
    OWN,
    Theme,
    deliver_sheet,
    finish_check,
    own_shelf,
    refuse_ending,
    refuse_theme,
    samples,
)
from cards.cli.options import examples
from cards.diagnostics import error

if TYPE_CHECKING:
    from cards.drawing import Drawing
    from cards.figures.shelf import Shelf

EXAMPLES = examples(
    "cuecard figure push-up",
    "cuecard figure push-up -o push-up.svg",
    "cuecard figure push-up --theme mono -o push-up.png",
    "cuecard figure figures/ours.toml --watch",
)


def figure(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="The figure's name; `cuecard figures` lists them. Or a file of figures."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="A file that ends in .pdf, .svg or .png (default: a PDF)."
        ),
    ] = None,
    theme: Theme = "colour",
    check: Annotated[
        bool, typer.Option("--check", help="Say what is wrong, and draw nothing; exit code 1 if anything is.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Draw again each time that a file changes, until Ctrl-C.")
    ] = False,
) -> None:
    """Draw the figure of one movement, or all figures of a file.

    The drawing goes to dist/, under its name, unless you say where. Your own
    figures are read from the folder `figures` here; they win over built-in ones.
    Of a file, such as figures/ours.toml, all figures are drawn on one sheet.
    """
    refuse_theme(theme)
    of_file = name.lower().endswith(".toml")
    target = output or DIST / f"{Path(name).stem if of_file else name}.pdf"
    refuse_ending(target)
    if check:
        shelf, names = _named(name)
        finish_check(shelf, names)
        return

    def work() -> None:
        (_draw_file if of_file else _draw_one)(name, target, theme)

    if watch:
        from cards.cli import watching
        from cards.figures.shelf import TOLD

        own = (OWN,) if OWN.is_dir() else (TOLD,)
        watching.watch((Path(name).parent,) if of_file else own, work)
    else:
        work()


def _named(name: str) -> tuple[Shelf, Sequence[str]]:
    """Return the figure of a name, or those of a file; CardsError where there is no such file."""
    from cards.figures.shelf import Shelf

    if not name.lower().endswith(".toml"):
        return own_shelf(), (name,)
    path = Path(name)
    if not path.is_file():
        raise error(name, "there is no such file", "name a file of figures, or a figure", code="no-file")
    shelf = Shelf(path.parent)
    return shelf, shelf.told_in(path)


def _draw_one(name: str, target: Path, theme: str) -> None:
    from cards.figures import drawn

    shelf, _ = _named(name)
    one = shelf.drawn(name)
    drawing, words = drawn.drawing(one, theme), drawn.alt(one, "en")
    files.deliver(_written(drawing, words, name, target.suffix.lower()), target)
    console.say(f"{target}: {words}")
    finish(shelf.wrong(name))


def _draw_file(name: str, target: Path, theme: str) -> None:
    shelf, names = _named(name)
    said = [one for one in shelf.findings if Path(one.location.path) == Path(name)]
    if not names:
        tell(said)
        raise (
            error(name, "the file tells no figure", "write one: [my-exercise]", code="bad-figure")
            if not said
            else typer.Exit(1)
        )
    drawn = [*samples(shelf, ((Path(name).stem, names),), theme, said)]
    said += (one for each in names for one in shelf.check(each) if one not in said)
    deliver_sheet(drawn, target, theme, Path(name).stem)
    finish(said)


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
