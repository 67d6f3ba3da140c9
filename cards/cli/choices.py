"""The command `cuecard choices`: the names that options and keys take, each with its meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, TypeAlias

import typer

from cards.cli import console
from cards.cli.options import examples
from cards.diagnostics import CardsError

#: A name and what it means.
Named: TypeAlias = tuple[str, str]

EXAMPLES = examples(
    "cuecard choices",
    "cuecard choices stocks",
    "cuecard choices faces",
)


def stocks() -> Iterator[Named]:
    """Yield pre-cut cards, your own first, and the other names under which they are sold."""
    from cards.imposition.n_up import find_stock, stock_names

    for name in stock_names():
        try:
            one = find_stock(name)
        except CardsError as problem:
            yield name, f"cannot be used: {problem.diagnostics[0]}"
            continue
        also = f"; also {', '.join(one.also)}" if one.also else ""
        yield name, one.purpose + also


def papers() -> Iterator[Named]:
    """Yield papers by their names."""
    from cards.units import PAPERS

    for name, (width, height) in PAPERS.items():
        yield name, f"{width} x {height}"


def faces() -> Iterator[Named]:
    """Yield families and fonts, for `faces` in a design."""
    from cards import fonts

    for family in fonts.families():
        yield family, "a family, for faces.text"
    for name in fonts.names():
        yield name, "a font, for faces.display and faces.labels"


def fields() -> Iterator[Named]:
    """Yield the columns of a table to write in."""
    from cards.layout import BLANK_FIELDS

    for name in BLANK_FIELDS:
        yield name, "a column of the table to write in, for blanks.fields in a design"


def pictures() -> Iterator[Named]:
    """Yield the formats of pictures that are read."""
    from cards.artwork.bitmap import FORMATS

    for name in ("SVG", *FORMATS):
        yield name, "read always"
    yield "AVIF", "read where the installed Pillow reads it"
    yield "HEIC", 'read with pip install "cuecard[heic]"'


def codes() -> Iterator[Named]:
    """Yield the codes of findings, for `--ignore`."""
    from cards import codes as known

    for code, said in known.meanings().items():
        yield code, said.means


#: What is listed, by kind, with its option or key.
KINDS: dict[str, tuple[str, Callable[[], Iterable[Named]]]] = {
    "stocks": ("pre-cut and perforated cards, for --stock", stocks),
    "papers": ("papers, for --sheet, --paper and --imposed", papers),
    "faces": ("fonts, for faces in a design", faces),
    "fields": ("columns of a table to write in, for blanks.fields in a design", fields),
    "pictures": ("formats of pictures, for image in an exercise", pictures),
    "codes": ("codes of findings, for --ignore", codes),
}


def _kinds(incomplete: str) -> list[Named]:
    return [(kind, what) for kind, (what, _) in KINDS.items() if kind.startswith(incomplete)]


def choices(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[" + "|".join(KINDS) + "]", autocompletion=_kinds, help="What to list. Default: all."
        ),
    ] = None,
) -> None:
    """List the names that options and designs can use.

    Pre-cut cards, papers, fonts, columns to write in, formats of pictures, codes of
    findings. `cuecard layouts` lists the designs, `cuecard figures` the drawings.
    """
    if kind is not None and kind not in KINDS:
        from cards.words import suggest

        hint = suggest(kind, KINDS, f"write one of {', '.join(KINDS)}")
        raise typer.BadParameter(f'"{kind}" is not listed; {hint}', param_hint="KIND")
    for name in [kind] if kind else KINDS:
        what, listed = KINDS[name]
        if kind is None:
            console.say(f"{name}: {what}")
        rows = list(listed())
        width = max((len(row[0]) for row in rows), default=0)
        for row, meaning in rows:
            console.say(console.clean(f"  {row:<{width}}  {meaning}"))
