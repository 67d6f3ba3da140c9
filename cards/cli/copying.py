"""The command `cuecard copy`: a built-in exercise or deck as one's own, to be changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from cards.cli import console, files
from cards.cli.beginning import own_folder
from cards.cli.options import Lang, OwnFolder, examples
from cards.cli.workplace import project_of
from cards.diagnostics import error
from cards.exercise import Exercise, Listing, Picture, Quote

EXAMPLES = examples("cuecard copy push-up", "cuecard copy school-circuit", "cuecard copy push-up --into legs")


def copy(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="A built-in exercise or deck; `cuecard list` shows them."),
    ],
    into: OwnFolder = None,
    lang: Lang = None,
) -> None:
    """Copy built-in exercises and decks, to be changed.

    An exercise comes with the drawing of its movement and its pictures. Yours wins over
    the built-in one of the same name. A file that already exists is not overwritten.
    """
    from cards.shop.options import find_named, one_language, said_in

    spoken = one_language(lang, project_of(None))
    copies: dict[Path, bytes] = {}
    for name in names:
        source = Path(said_in(find_named(name, None, built_in=True), spoken))
        if source.suffix == ".toml":
            copies |= _deck(source, into)
        else:
            copies |= _exercise(source, into if into is not None else own_folder())
    # All or nothing: an exercise without its figure is half a copy.
    for path in copies:
        if os.path.lexists(path):
            hint = "choose another folder, or delete the file first"
            raise error(str(path), "already exists; not overwritten", hint, code="would-overwrite")
    for path, data in copies.items():
        files.create(data, path)
        console.say(console.clean(str(path)))


def _deck(source: Path, into: Path | None) -> dict[Path, bytes]:
    """Return a deck's copy: beside the project's exercises, which it looks for below its folder."""
    project = project_of(None)
    folder = into if into is not None else Path(project.folder if project else "")
    return {folder / source.name: source.read_bytes()}


def _exercise(source: Path, folder: Path) -> dict[Path, bytes]:
    """Return an exercise's copy with all that its card shows and that lies beside it."""
    import cards
    from cards.figures.shelf import Shelf

    copies = {folder / source.name: source.read_bytes()}
    exercise = cards.read(source).exercise
    name = exercise.figure.name or source.stem
    if exercise.figure.told is None and (told := Shelf().text_of(name)):
        copies[folder / "figures" / f"{name}.toml"] = told.encode()
    for picture in (*exercise.images, *_in_text(exercise)):
        path = source.parent / picture.path
        if not Path(picture.path).is_absolute() and ".." not in Path(picture.path).parts and path.is_file():
            copies[folder / picture.path] = path.read_bytes()
    return copies


def _in_text(exercise: Exercise) -> Iterator[Picture]:
    """Yield the pictures that stand in an exercise's text, those inside lists and quotes too."""
    waiting = [block for section in exercise.sections for block in section.blocks]
    waiting += [block for step in exercise.steps for block in step.blocks]
    while waiting:
        match waiting.pop(0):
            case Picture() as found:
                yield found
            case Listing(items):
                waiting += [block for item in items for block in item.blocks]
            case Quote(inner):
                waiting += inner
