"""The options that several commands share, with their help texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cards import __version__
from cards.cli import console
from cards.cli.findings import Telling

if TYPE_CHECKING:
    from cards.shop.options import Project


def examples(*lines: str) -> str:
    """Write commands as the last part of a help text; the sign at its head keeps the lines apart."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def show_version(wanted: bool) -> None:
    """Say the version if it is asked for, and leave."""
    if wanted:
        console.say(f"cuecard {__version__}")
        raise typer.Exit


def things(incomplete: str) -> list[str]:
    """Return what begins like this and can be printed: files and folders, then names, one's own first."""
    import glob
    import os
    from contextlib import suppress

    from cards.diagnostics import CardsError
    from cards.shop.layouts import find_project
    from cards.shop.options import names_at_hand

    found = [
        path + os.sep if os.path.isdir(path) else path
        for path in sorted(glob.glob(glob.escape(incomplete) + "*"))
        if not os.path.basename(path).startswith(".")
    ]
    project = None
    with suppress(CardsError, OSError):
        project = find_project(os.environ.get("CUECARD_CONFIG"))
    return [*found, *(name for name in names_at_hand(project) if name.startswith(incomplete))]


def layout_names(incomplete: str) -> list[tuple[str, str]]:
    """Return the designs that begin like this, each with what it is for; one with an error by its name."""
    import os
    from contextlib import suppress

    from cards.diagnostics import CardsError
    from cards.shop import layouts

    folders = layouts.folders(layouts.OWN)
    with suppress(CardsError, OSError):
        project = layouts.find_project(os.environ.get("CUECARD_CONFIG"))
        folders = layouts.folders(project.designs if project else layouts.OWN)
    known = {one.name: one.purpose for one in layouts.designs(folders)}
    return [(name, known.get(name, "")) for name in layouts.names(folders) if name.startswith(incomplete)]


#: What cards are ordered by, for `--sort`.
_SORTS = {
    "title": "from A to Z",
    "group": "by group, then by title",
    "equipment": "by the first piece of equipment, then by title",
    "given": "as files and folders were named",
}


def _sorts(incomplete: str) -> list[tuple[str, str]]:
    return [(name, what) for name, what in _SORTS.items() if name.startswith(incomplete)]


def _codes(incomplete: str) -> list[tuple[str, str]]:
    from cards import codes

    return [(code, said.means) for code, said in codes.meanings().items() if code.startswith(incomplete)]


def telling_of(
    ignore: list[str] | None,
    *,
    quiet: bool,
    verbose: bool,
    json: bool = False,
    project: Project | None = None,
) -> Telling:
    """Return how much is said; what the project ignores is not said either.

    Wrong usage for a code that there is not, and for much and little at once.
    """
    from cards import codes
    from cards.words import suggest

    if quiet and verbose:
        raise typer.BadParameter("choose --quiet or --verbose, not both", param_hint="--quiet")
    for code in ignore or ():
        if code not in codes.meanings():
            hint = suggest(code, codes.meanings(), "docs/findings.md lists them")
            raise typer.BadParameter(f'there is no code "{code}"; {hint}', param_hint="--ignore")
    usual = project.ignore if project else ()
    feet = project is not None and project.units == "imperial"
    return Telling((*(ignore or ()), *usual), quiet, verbose, json, feet)


def named_folder(folder: Path | None) -> Path | None:
    """Refuse an option that was taken for the name of a folder, because none was given before it."""
    if folder is not None and str(folder).startswith("-"):
        raise typer.BadParameter(f'"{console.clean(str(folder))}" is an option; write a folder before it')
    return folder


OwnFolder = Annotated[
    Path | None,
    typer.Option(
        "--into",
        metavar="DIR",
        callback=named_folder,
        help="The folder for the file. Default: the project's exercises, else this folder.",
    ),
]
File = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        autocompletion=things,
        help='An exercise file (Markdown), an exercise\'s name, or "-" for standard input.',
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT.pdf", help="Where the PDF goes.")]
LayoutName = Annotated[
    str | None,
    typer.Option(
        "--layout", "-l", metavar="NAME", autocompletion=layout_names,
        help="The card design; `cuecard layouts` lists them. Default: the file's own, else wall-a4.",
    ),
]  # fmt: skip
CardPaper = Annotated[
    str | None,
    typer.Option(
        "--paper", metavar="PAPER",
        help="The paper of each card, such as letter or a3, whatever paper its design is made for.",
    ),
]  # fmt: skip
ReadFrom = Annotated[
    str | None,
    typer.Option(
        "--read-from", metavar="DISTANCE",
        help="How far away the card must still be readable, such as 1.5m or 5ft.",
    ),
]  # fmt: skip
BookletLayout = Annotated[
    str | None,
    typer.Option(
        "--layout", "-l", metavar="NAME", autocompletion=layout_names,
        help="The card design; `cuecard layouts` lists them. Default: the deck's, unless it is made for "
        "a wall, else booklet-a5.",
    ),
]  # fmt: skip
Strict = Annotated[
    bool, typer.Option("--strict", help="Fail instead of leaving sections out when the text is too long.")
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Show where in the program a fault of its own happened.")
]
NoPictures = Annotated[
    bool,
    typer.Option(
        "--no-pictures", help="Print words and code alone: no drawings, no muscle map, no pictures of yours."
    ),
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        autocompletion=things,
        help="Exercise files, folders of them, deck files, or their names. Default: the project's "
        "exercises, else those in this folder.",
    ),
]
Equipment = Annotated[
    list[str] | None,
    typer.Option(
        "--equipment", metavar="NAME", help="Only cards that use it, such as band. May be repeated."
    ),
]
Muscle = Annotated[
    list[str] | None,
    typer.Option("--muscle", metavar="NAME", help="Only cards whose main muscle is NAME. May be repeated."),
]
Stretch = Annotated[
    list[str] | None,
    typer.Option("--stretch", metavar="NAME", help="Only cards that stretch this muscle. May be repeated."),
]
Level = Annotated[
    list[str] | None,
    typer.Option("--level", metavar="NAME", help="Only cards of this level. May be repeated."),
]
Tag = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="NAME", help="Only cards with this tag. May be repeated."),
]
Group = Annotated[
    list[str] | None,
    typer.Option("--group", metavar="NAME", help="Only cards of this group. May be repeated."),
]
Audience = Annotated[
    str | None,
    typer.Option(
        "--for", metavar="clinic|seniors|pregnancy|youth",
        help="Only cards that these people may begin with, each with a line of safety for them.",
    ),
]  # fmt: skip
Order = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="title|group|equipment|given",
        autocompletion=_sorts,
        help="The order of the cards. Default: given.",
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="CODE", help="The language of the built-in exercises, such as de."
    ),
]  # fmt: skip
Langs = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="CODE|CODE+CODE",
        help="The language of the built-in exercises, such as de; en+de prints one in front, one behind.",
    ),
]  # fmt: skip
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", metavar="CODE", autocompletion=_codes,
        help="Do not say warnings and hints of this code, such as no-video. May be repeated.",
    ),
]  # fmt: skip
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say errors only.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say everything: each card, and each problem by itself.")
]
AsJson = Annotated[
    bool,
    typer.Option("--json", help="Print JSON for programs: files, pages, sizes, what was left out, problems."),
]
