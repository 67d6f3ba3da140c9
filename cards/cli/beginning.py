"""The commands `cuecard init` and `cuecard new`: a project and an exercise to begin with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from cards import starter
from cards.cli import console, files, template
from cards.cli.options import OwnFolder, examples
from cards.cli.workplace import project_of

EXAMPLES = examples("cuecard init", "cuecard init my-gym")
NEW_EXAMPLES = examples(
    'cuecard new "Band Face Pull"',
    'cuecard new "Band Face Pull" --into my-exercises',
)
#: The built-in exercises that a project begins with.
FIRST = ("bodyweight-squat", "push-up")


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The project's folder.", show_default="this folder")
    ] = Path(),
) -> None:
    """Begin a project: its file, two exercises, a place for a logo.

    Nothing is overwritten: files that are there already stay as they are.
    """
    from cards.shop.layouts import find_project
    from cards.shop.options import find_named

    if str(folder).startswith("-"):
        raise typer.BadParameter(f'"{console.clean(str(folder))}" is not a folder', param_hint="DIR")
    file = folder / template.PROJECT_FILE
    files.create(template.PROJECT.encode(), file)
    written = [file]
    texts = {
        **{
            folder / "exercises" / f"{name}.md": Path(find_named(name, None, built_in=True)).read_bytes()
            for name in FIRST
        },
        folder / "brand" / "README.txt": template.LOGO_PLACE.encode(),
    }
    for path, data in texts.items():
        if os.path.lexists(path):
            console.note(f"{console.clean(str(path))}: already exists; not overwritten")
            continue
        files.create(data, path)
        written.append(path)
    # What was just written is read as every command will read it.
    find_project(file)
    for path in written:
        console.say(console.clean(str(path)))
    first = "" if folder == Path() else f"cd {_quoted(str(folder))}, then: "
    console.say(f"\nNext: {first}cuecard wall")


def new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help='The exercise\'s name, such as "Band Face Pull".')
    ],
    into: OwnFolder = None,
) -> None:
    """Write a starter file for a new exercise.

    Every section is explained in it, ready to fill in. The file is named after
    the exercise. A file that already exists is not overwritten.
    """
    from cards.manuscript import titles

    slug = titles.slugified(name.removesuffix(".md"))
    if not slug:
        raise typer.BadParameter(f'"{name}" has no letter or digit to name a file by', param_hint="NAME")
    path = (into if into is not None else own_folder()) / f"{slug}.md"
    files.create(starter.starter(name.removesuffix(".md")).encode(), path)
    console.say(f"{path}: fill it in, then: cuecard card {path}")


def own_folder() -> Path:
    """Return the folder for a new exercise: the project's, or this one where it is in it or there is none."""
    project = project_of(None)
    if project is None:
        return Path()
    exercises = Path(project.exercises)
    return Path() if Path.cwd().is_relative_to(exercises.resolve()) else exercises


def _quoted(folder: str) -> str:
    """Write a folder as a shell takes it."""
    return console.clean(f'"{folder}"' if " " in folder else folder)
