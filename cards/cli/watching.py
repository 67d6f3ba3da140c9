"""Does some work again each time that a file changes, until it is stopped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TypeAlias

import typer

from cards.cli import console
from cards.cli.delivery import tell
from cards.diagnostics import CardsError, error

#: Yields once after each change below some folders, in a file whose name ends in one of some ways.
Changes: TypeAlias = Callable[[Collection[Path], tuple[str, ...]], Iterable[object]]


def changes(folders: Collection[Path], endings: tuple[str, ...]) -> Iterable[object]:
    """Return what yields after each change, several at once as one; CardsError without the library."""
    try:
        import watchfiles
    except ImportError:
        hint = "install it: python -m pip install watchfiles"
        raise error(
            "--watch", "the package watchfiles is not installed", hint, code="not-installed"
        ) from None

    def concerns(_: object, path: str) -> bool:
        return path.lower().endswith(endings)

    # Folders are watched, not files: most editors write a new file in the old one's place.
    changed: Iterable[object] = watchfiles.watch(*folders, watch_filter=concerns, recursive=False)
    return changed


def watch(
    folders: Collection[Path],
    work: Callable[[], None],
    endings: tuple[str, ...] = (".toml",),
    changes: Changes = changes,
) -> None:
    """Do some work, and again after each change, until Ctrl-C; what is wrong is said, and is no end."""
    try:
        # Asked for before the work, so that what lacks is said at once.
        waiting = iter(changes(folders, endings))
        _try(work)
        console.note("watching for changes; Ctrl-C ends it")
        for _ in waiting:
            _try(work)
    except KeyboardInterrupt:
        console.note("stopped watching")


def _try(work: Callable[[], None]) -> None:
    try:
        work()
    except CardsError as problem:
        tell(problem.diagnostics)
    except typer.Exit:
        # What asked for it is said already.
        pass
    except OSError as problem:
        tell(
            error(
                str(problem.filename or "cuecard"), str(problem.strerror or problem), code="cannot-open"
            ).diagnostics
        )
