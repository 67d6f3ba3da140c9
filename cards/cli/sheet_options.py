"""The options of a command line about paper, cutting and both sides."""

from __future__ import annotations

from typing import Annotated

import typer


def _printer_names(incomplete: str) -> list[str]:
    from cards.imposition import printer

    return sorted(one.stem for one in printer.folder().glob(f"{incomplete}*.toml"))


def _stock_names(incomplete: str) -> list[tuple[str, str]]:
    from cards.cli.choices import stocks

    return [(name, what) for name, what in stocks() if name.startswith(incomplete.lower())]


def paper_names(incomplete: str) -> list[tuple[str, str]]:
    """Return the papers that begin like this, each with its size, to complete an option."""
    from cards.cli.choices import papers

    return [(name, size) for name, size in papers() if name.startswith(incomplete.lower())]


Paper = Annotated[
    str | None,
    typer.Option(
        "--sheet", metavar="PAPER", autocompletion=paper_names,
        help="Put several cards on sheets of this paper, at their own size: a4, a3, letter, tabloid …",
    ),
]  # fmt: skip
Number = Annotated[
    str | None,
    typer.Option(
        "--up", metavar="auto|N|CxR",
        help="How many cards on a sheet: as many as fit, 4, or 2x3 (columns x rows). Default: auto.",
    ),
]  # fmt: skip
CutMarks = Annotated[
    str | None,
    typer.Option(
        "--marks", metavar="none|corner|full|margin",
        help="Lines to cut along: at the corners, along every gap, or only in the outer margin.",
    ),
]  # fmt: skip
Bleed = Annotated[
    str | None,
    typer.Option(
        "--bleed",
        metavar="LENGTH",
        help="Let colour run past the cutting line, as print shops ask, such as 3mm.",
    ),
]
Gutter = Annotated[
    str | None,
    typer.Option("--gutter", metavar="LENGTH", help="Blank paper between the cards of a sheet, such as 6mm."),
]
StockName = Annotated[
    str | None,
    typer.Option(
        "--stock", metavar="NAME", autocompletion=_stock_names,
        help="Print on pre-cut or perforated cards, such as avery-5389; `cuecard choices stocks` lists them.",
    ),
]  # fmt: skip
Backs = Annotated[
    bool,
    typer.Option(
        "--backs",
        help="Print both sides: the steps in front, the full text behind. Default design: cue-a4.",
    ),
]
Edge = Annotated[
    str | None,
    typer.Option(
        "--flip", metavar="long|short",
        help="The edge over which the printer turns the paper. Default: as the printer's profile "
        "says, else long.",
    ),
]  # fmt: skip
Sides = Annotated[
    str | None,
    typer.Option(
        "--sides", metavar="both|fronts|backs",
        help="For a single-sided printer: print the fronts first, then turn the paper and print the backs.",
    ),
]  # fmt: skip
Offset = Annotated[
    str | None,
    typer.Option(
        "--offset", metavar="X,Y",
        help="Millimetres by which backs are moved right and down; `cuecard calibrate` helps to find them.",
    ),
]  # fmt: skip
FrontOffset = Annotated[
    str | None,
    typer.Option(
        "--front-offset", metavar="X,Y",
        help="Millimetres by which fronts are moved right and down, where a printer misses the places.",
    ),
]  # fmt: skip
Start = Annotated[
    str | None,
    typer.Option(
        "--start", metavar="PLACE[,PLACE]",
        help="The first free place of a used sheet, counted row by row, such as 5; of two used sheets 5,3.",
    ),
]  # fmt: skip
PrinterName = Annotated[
    str | None,
    typer.Option(
        "--printer", metavar="NAME", autocompletion=_printer_names,
        help="The printer whose profile `cuecard calibrate` has stored. Default: the one named default.",
    ),
]  # fmt: skip
Uniform = Annotated[
    bool,
    typer.Option("--uniform", help="Use one type size for all cards of a design: the smallest needed."),
]
