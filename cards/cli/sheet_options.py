"""The words of a command line about paper, cutting and both sides → how cards come onto paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from cards.imposition.printer import Printer
    from cards.shop.sheets import Sheetwork

_Choice = TypeVar("_Choice", bound=StrEnum)
_Value = TypeVar("_Value")


def _printer_names(incomplete: str) -> list[str]:
    from cards.imposition import printer

    return sorted(one.stem for one in printer.folder().glob(f"{incomplete}*.toml"))


def _stock_names(incomplete: str) -> list[str]:
    from cards.imposition.n_up import stock_names

    return [name for name in stock_names() if name.startswith(incomplete)]


Paper = Annotated[
    str | None,
    typer.Option(
        "--sheet", metavar="PAPER",
        help="Put several cards on sheets of this paper, at their own size: a4, a3, letter, tabloid …",
    ),
]  # fmt: skip
Number = Annotated[
    str | None,
    typer.Option(
        "--up", metavar="auto|N|CxR",
        help="How many cards on a sheet: as many as fit, 4, or 2x3 (columns x rows). Without it: auto.",
    ),
]  # fmt: skip
CutMarks = Annotated[
    str | None,
    typer.Option(
        "--marks", metavar="none|corner|full|margin",
        help="Lines to cut by: at corners, through all gaps (some is left after the first cut), or in the "
        "outer margin alone.",
    ),
]  # fmt: skip
Bleed = Annotated[
    str | None,
    typer.Option(
        "--bleed", metavar="LENGTH", help="Let colour run over the cut, as print shops want it, such as 3mm."
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
        help="Print on cards that come cut or perforated, such as avery-5389.",
    ),
]  # fmt: skip
Backs = Annotated[
    bool,
    typer.Option(
        "--backs",
        help="Print both sides: the steps in front, the full text behind. Without a layout: cue-a4.",
    ),
]
Edge = Annotated[
    str | None,
    typer.Option(
        "--flip", metavar="long|short",
        help="The edge over which the printer turns the paper. Without it: as the printer's profile says, "
        "else long.",
    ),
]  # fmt: skip
Sides = Annotated[
    str | None,
    typer.Option(
        "--sides", metavar="both|fronts|backs",
        help="For a printer that prints one side: first the fronts, then, with the paper turned, the backs.",
    ),
]  # fmt: skip
Offset = Annotated[
    str | None,
    typer.Option(
        "--offset", metavar="X,Y",
        help="Millimetres by which backs are moved right and down; `cuecard calibrate` helps to find them.",
    ),
]  # fmt: skip
PrinterName = Annotated[
    str | None,
    typer.Option(
        "--printer", metavar="NAME", autocompletion=_printer_names,
        help="The printer whose profile `cuecard calibrate` has stored. Without it: the one named default.",
    ),
]  # fmt: skip
Uniform = Annotated[
    bool,
    typer.Option("--uniform", help="Set all cards of a layout in one size of type: the smallest needed."),
]


def sheetwork_for(
    sheet: str | None = None,
    up: str | None = None,
    marks: str | None = None,
    bleed: str | None = None,
    gutter: str | None = None,
    stock: str | None = None,
    backs: bool = False,
    flip: str | None = None,
    sides: str | None = None,
    offset: str | None = None,
    printer: str | None = None,
) -> Sheetwork | None:
    """Turn options into how cards come onto paper; None where each page is simply a card.

    BadParameter for a word that says nothing, and for options that do not go together; CardsError for
    a printer's profile with errors.
    """
    of_sheets = {"--up": up, "--gutter": gutter}
    _refuse_beside_stock(stock, {"--sheet": sheet, **of_sheets, "--marks": marks, "--bleed": bleed})
    _refuse_without("--sheet", bool(sheet), of_sheets)
    _refuse_without("--backs", backs, {"--flip": flip, "--sides": sides, "--offset": offset})
    if not (sheet or stock or marks or bleed or backs):
        if printer:
            raise typer.BadParameter(
                "a profile is used for --sheet, --stock and --backs; ask for one of them",
                param_hint="--printer",
            )
        return None
    from dataclasses import replace

    from cards.imposition.n_up import find_stock, read_up
    from cards.imposition.printer import read_offset
    from cards.sheet import Cut, Marks, Printed
    from cards.shop.sheets import Sheetwork
    from cards.units import paper, points

    profile = printer_for(printer, flip)
    if offset is not None:
        profile = replace(profile, offset=read_option("--offset", read_offset, offset))
    return Sheetwork(
        sheet=None if sheet is None else read_option("--sheet", paper, sheet),
        up=read_option("--up", read_up, up or "auto"),
        cut=Cut(
            marks=_one_of("--marks", Marks, marks or "none"),
            bleed=read_option("--bleed", points, bleed or "0mm"),
            gutter=None if gutter is None else read_option("--gutter", points, gutter),
            margin=profile.margin,
        ),
        stock=None if stock is None else find_stock(stock),
        backs=backs,
        duplex=profile.duplex(_one_of("--sides", Printed, sides or "both")),
    )


def printer_for(name: str | None, flip: str | None) -> Printer:
    """Return a printer's profile, by its name or the usual one; a flip that is given wins over it."""
    from cards.imposition import printer

    return flipped(printer.load(printer.USUAL if name is None else name, printer.folder()), flip)


def flipped(profile: Printer, flip: str | None) -> Printer:
    """Let a flip that is given win over the profile's."""
    from dataclasses import replace

    from cards.sheet import Flip

    return profile if flip is None else replace(profile, flip=_one_of("--flip", Flip, flip))


def _refuse_beside_stock(stock: str | None, options: Mapping[str, str | None]) -> None:
    for name, value in options.items():
        if stock and value is not None:
            message = "pre-cut cards have their places: leave out the one or --stock"
            raise typer.BadParameter(message, param_hint=name)


def _refuse_without(needed: str, given: bool, options: Mapping[str, str | None]) -> None:
    for name, value in options.items():
        if value is not None and not given:
            raise typer.BadParameter(f"this says nothing without {needed}", param_hint=name)


def _one_of(option: str, kind: type[_Choice], text: str) -> _Choice:
    try:
        return kind(text.strip().lower())
    except ValueError:
        raise typer.BadParameter(
            f'there is no "{text}": write {" or ".join(map(str, kind))}', param_hint=option
        ) from None


def read_option(option: str, reader: Callable[[str], _Value], text: str) -> _Value:
    """Turn the words of an option into its value; BadParameter where they say nothing."""
    try:
        return reader(text)
    except ValueError as problem:
        raise typer.BadParameter(str(problem), param_hint=option) from None
