"""The command `cuecard calibrate`: a sheet to read an offset from, or a printer's profile stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console
from cards.cli.options import examples
from cards.cli.sheet_options import Edge
from cards.sheet import Distortion

if TYPE_CHECKING:
    from cards.imposition.printer import Printer

EXAMPLES = examples(
    "cuecard calibrate",
    "cuecard calibrate --paper letter --flip short -o test.pdf",
    "cuecard calibrate --printer office --offset 0.5,-1.2",
    "cuecard wall --sheet a4 --layout pocket-a6 --backs --printer office",
)


def calibrate(
    paper: Annotated[
        str, typer.Option("--paper", metavar="PAPER", help="The paper in the printer: a4, letter and so on.")
    ] = "a4",
    flip: Edge = None,
    printer: Annotated[
        str | None,
        typer.Option(
            "--printer",
            metavar="NAME",
            help="A name for the printer, such as office. Without it, the profile is "
            "named default, and used where no printer is named.",
        ),
    ] = None,
    offset: Annotated[
        str | None,
        typer.Option(
            "--offset",
            metavar="X,Y",
            help="Store what you read from the sheet: millimetres to the right and down, such as 0.5,-1.2.",
        ),
    ] = None,
    front_offset: Annotated[
        str | None,
        typer.Option(
            "--front-offset",
            metavar="X,Y",
            help="Store by how many millimetres fronts are moved, as --offset.",
        ),
    ] = None,
    scale: Annotated[
        str | None,
        typer.Option(
            "--scale",
            metavar="X,Y",
            help="Store what 100 mm of the ruler measure on paper, across and down, such as 99.6,99.8.",
        ),
    ] = None,
    skew: Annotated[
        str | None,
        typer.Option(
            "--skew",
            metavar="DEGREES",
            help="Store by how many degrees the print leans clockwise, such as 0.2.",
        ),
    ] = None,
    margin: Annotated[
        str | None,
        typer.Option(
            "--margin",
            metavar="LENGTH",
            help="Store how wide the edge is on which the printer cannot print. Default: 5mm.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT.pdf", help="Where the sheet goes. Default: dist/calibration.pdf."
        ),
    ] = None,
) -> None:
    """Measure how far backs are off, and store it for a printer.

    First print the sheet on both sides and hold it against a window: it tells how
    far the back is off. Then store that with --offset, under a name for the
    printer. From then on `cuecard wall --backs --printer NAME` moves the backs.
    """
    told = {"offset": offset, "front_offset": front_offset, "scale": scale, "skew": skew, "margin": margin}
    if output and any(told.values()):
        what = "--offset, --front-offset, --scale, --skew and --margin store a profile and print nothing"
        raise typer.BadParameter(what, param_hint="-o")
    from cards.imposition import printer as printers
    from cards.shop.options import flipped, printer_profile

    name = printer or printers.USUAL
    path = printers.place(name, printers.folder())
    profile = printer_profile(name, flip) if path.is_file() else flipped(printers.Printer(), flip)
    if any(told.values()):
        _store(profile, told, path)
        used = f"--printer {printer}" if printer else "no printer is named"
        console.say(f"{path}: stored, and used wherever {used}")
    else:
        _print(profile, paper, printer, output)


def _store(profile: Printer, told: Mapping[str, str | None], path: Path) -> None:
    from cards.cli import files
    from cards.imposition.printer import read_margin, read_offset, read_scale, read_skew, written
    from cards.shop.options import read_option

    if front := told["front_offset"]:
        profile = replace(profile, front=read_option("front_offset", read_offset, front))
    distortion = profile.distortion or Distortion()
    if scale := told["scale"]:
        across, down = read_option("scale", read_scale, scale)
        distortion = replace(distortion, across=across, down=down)
    if skew := told["skew"]:
        distortion = replace(distortion, skew=read_option("skew", read_skew, skew))
    profile = replace(profile, distortion=distortion)
    if offset := told["offset"]:
        profile = replace(profile, offset=read_option("offset", read_offset, offset))
    if margin := told["margin"]:
        profile = replace(profile, margin=read_option("margin", read_margin, margin))
    files.deliver(written(profile), path)


def _print(profile: Printer, paper: str, name: str | None, output: Path | None) -> None:
    from cards import units
    from cards.cli import files
    from cards.cli.delivery import DIST
    from cards.imposition.printer import calibration
    from cards.press.press import press
    from cards.sheet import Duplex, Flip
    from cards.shop.options import read_option

    size = read_option("paper", units.paper, paper)
    printer = f" --printer {name}" if name else ""
    flip = "" if profile.flip is Flip.LONG else f" --flip {profile.flip}"
    store = f"cuecard calibrate{printer}{flip} --offset 1.5,-0.5"
    target = output or DIST / "calibration.pdf"
    files.refuse_bad_target(target, [])
    sheets = calibration(size, Duplex(profile.flip), f"Then store what you read: {store}")
    files.deliver(press(sheets, title="Calibration"), target)
    aloud = console.note if str(target) == files.STDOUT else console.say
    aloud(f"{target}: print both sides at 100 %, hold it against a window, then: {store}")
