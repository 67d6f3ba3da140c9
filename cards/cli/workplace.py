"""Where a command works: its project, the files that are meant, and the place of the PDF."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console
from cards.cli.delivery import DIST

if TYPE_CHECKING:
    from cards.shop.options import Project

#: The name of the variable that names a project's file.
VARIABLE = "CUECARD_CONFIG"

Config = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", envvar=VARIABLE, show_envvar=False,
        help="The project's file. Default: what CUECARD_CONFIG names, else cuecard.toml here or in a folder "
        "above.",
    ),
]  # fmt: skip
Library = Annotated[bool, typer.Option("--library", help="Take the built-in exercises.")]


def project_of(config: Path | None) -> Project | None:
    """Return the project in which a command works; None for none."""
    from cards.shop.layouts import find_project

    return find_project(config or os.environ.get(VARIABLE))


def meant(paths: Iterable[str], project: Project | None) -> list[str]:
    """Return paths as they are, and for names the files that have them."""
    from cards.shop.options import find_named

    return [find_named(path, project) for path in paths]


def asked(paths: Sequence[str] | None, project: Project | None, *, library: bool = False) -> list[str]:
    """Return what is to be printed: what is named, else the project's exercises, else those in this folder.

    Said aloud where nothing is named; wrong usage where there is nothing.
    """
    from cards.shop.options import library_path
    from cards.shop.printing import holds_exercises

    if library and paths:
        raise typer.BadParameter("--library takes the place of a PATH; choose one", param_hint="--library")
    if library:
        return [library_path()]
    if paths:
        return meant(paths, project)
    if project:
        console.note(f"No PATH is given: this takes the project's exercises, {_folder(project.exercises)}.")
        return [project.exercises]
    if holds_exercises("."):
        console.note("No PATH is given: this takes the exercises in this folder.")
        return ["."]
    message = (
        "no exercises are here, and no project (cuecard.toml): name files or folders, take the built-in "
    )
    message += "exercises with --library, or begin a project with `cuecard init`"
    raise typer.BadParameter(message, param_hint="PATH")


def target(output: Path | None, name: str, project: Project | None) -> Path:
    """Return where a PDF goes: where it is said, else where the project says, else dist/."""
    return output or (project.target(name) if project else DIST / f"{name}.pdf")


def name_for(paths: Sequence[str], usual: str) -> str:
    """Return what a PDF of several cards is called: as its deck is, where one deck alone is printed."""
    decks = [path for path in paths if path.lower().endswith(".toml")]
    return Path(decks[0]).stem if len(decks) == 1 else usual


def _folder(path: str) -> str:
    return "in this folder" if path == "." else f"in {path}"
