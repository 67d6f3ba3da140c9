"""Prints again each time that what is printed has changed, and opens what was printed."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from cards.cli import console, files, watching
from cards.diagnostics import error
from cards.shop.layouts import OWN

#: Ends of the names of what a card is printed from.
_PRINTED_FROM = (
    *(".md", ".markdown", ".txt", ".csv", ".tsv", ".json", ".jsonl", ".yaml", ".yml", ".xlsx", ".toml"),
    *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".svg", ".bmp", ".tif", ".tiff"),
)

Again = Annotated[
    bool, typer.Option("--watch", help="Print again each time that a file changes, until Ctrl-C.")
]
Open = Annotated[bool, typer.Option("--open", help="Open what was printed in the system's viewer.")]


def run(
    work: Callable[[bool], None], paths: Sequence[str], target: Path | None, *, watch: bool, open: bool
) -> None:
    """Do some work, and again after each change where asked; it is told whether to open what it made."""
    if open and str(target) == files.STDOUT:
        raise typer.BadParameter("what is printed to standard output cannot be opened", param_hint="--open")
    if not watch:
        work(open)
        return
    if files.STDOUT in paths:
        raise typer.BadParameter("standard input does not change: name a file", param_hint="--watch")
    first = iter((open,))
    watching.watch(_folders(paths), lambda: work(next(first, False)), _PRINTED_FROM, _below)


def show(target: Path) -> None:
    """Open a file in the system's viewer, or say that there is none."""
    try:
        code = typer.launch(os.fspath(target))
    except OSError:
        code = 1
    if code:
        console.note(f"{target}: no program was found that opens it")


def _folders(paths: Sequence[str]) -> tuple[Path, ...]:
    """Return the folders in which something may change: editors write a new file in the old one's place."""
    named = [Path(path.partition("#")[0]) if not os.path.exists(path) else Path(path) for path in paths]
    found = [path if path.is_dir() else path.parent for path in named or [Path()]]
    if OWN.is_dir():
        found.append(OWN)
    return tuple(dict.fromkeys(one for one in found if one.is_dir()))


def _below(folders: Collection[Path], endings: tuple[str, ...]) -> Iterable[object]:
    """Return what yields after each change, folders below included; CardsError without the library."""
    try:
        import watchfiles
    except ImportError:
        hint = 'install it: python -m pip install "cuecard[serve]"'
        raise error(
            "--watch", "the package watchfiles is not installed", hint, code="not-installed"
        ) from None

    def concerns(_: object, path: str) -> bool:
        return path.lower().endswith(endings)

    changed: Iterable[object] = watchfiles.watch(*folders, watch_filter=concerns)
    return changed
