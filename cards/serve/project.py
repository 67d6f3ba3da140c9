"""Names that a page asks for → files inside the project or the built-in library, and nothing else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from cards.diagnostics import CardsError
from cards.library import SHIPPED, other_languages
from cards.limits import COLLECTION_BYTES
from cards.shop import layouts
from cards.shop.layouts import Project as Usual
from cards.shop.layouts import read_project
from cards.shop.options import said_in

#: What stands before the name of a built-in file.
BUILT_IN = "built-in:"
#: Files below a folder beyond which no more are listed.
MOST_FILES = 5_000
#: Folders that hold what programs keep there, not exercises.
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "dist", "build"})
#: Writes a file whole into a folder: its bytes, the folder, its name.
Put: TypeAlias = Callable[[bytes, Path, str], None]


class RefusedError(Exception):
    """Something that the page asks for and does not get; carries the HTTP status and what to do."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that is served, and the way in which files are written into it."""

    root: Path
    put: Put
    #: The file that says what is usual here (cuecard.toml); empty for none.
    config: str = ""

    @property
    def usual(self) -> Usual | None:
        """What is usual in the project, read anew; None for none.

        CardsError for what its file cannot say.
        """
        return read_project(self.config) if self.config else None

    @property
    def ignored(self) -> tuple[str, ...]:
        """Codes of findings that are not told; none where its file has an error, which is told by itself."""
        with suppress(CardsError):
            if usual := self.usual:
                return usual.ignore
        return ()

    @property
    def lang(self) -> str:
        """The language of built-in exercises; empty for English, and where its file has an error."""
        with suppress(CardsError):
            if usual := self.usual:
                return usual.lang
        return ""

    @property
    def home(self) -> str:
        """The folder of its exercises, below its own; empty for its own, and where its file has an error."""
        with suppress(CardsError):
            if usual := self.usual:
                below = os.path.relpath(os.path.realpath(usual.exercises), os.path.realpath(self.root))
                name = Path(below).as_posix()
                return "" if name == "." or name.startswith("..") else name
        return ""

    def designs(self) -> tuple[Path, ...]:
        """Return the folders of its designs, and of the built-in ones."""
        return layouts.folders(Path(os.path.dirname(self.config)) / layouts.OWN)

    def path_of(self, name: str) -> Path:
        """Return where a file lies by its name; RefusedError for what lies, or leads, out of its folder."""
        built_in = name.startswith(BUILT_IN)
        folder = SHIPPED if built_in else self.root
        below = PurePosixPath(name.removeprefix(BUILT_IN))
        odd = not name.isprintable() or "\\" in name or below.is_absolute() or not below.parts
        if odd or any(part.startswith(".") or ":" in part for part in below.parts):
            raise RefusedError(403, f'"{name}" is not the name of a file in this project')
        path = folder.joinpath(*below.parts)
        real, root = os.path.realpath(path), os.path.realpath(folder)
        if os.path.commonpath([real, root]) != root:
            raise RefusedError(403, f'"{name}" leads out of this project')
        return path

    def name_of(self, path: str) -> str:
        """Return the name of a file by its path; the path itself where it is none of the project's."""
        file, mark, part = path.partition("#")
        for folder, before in ((self.root, ""), (SHIPPED, BUILT_IN)):
            real, root = os.path.realpath(file), os.path.realpath(folder)
            if real != root and os.path.commonpath([real, root]) == root:
                return before + Path(os.path.relpath(real, root)).as_posix() + mark + part
        return path

    def read(self, name: str) -> bytes:
        """Return what a file holds; RefusedError where it is missing, closed, or too long."""
        path = self.path_of(name)
        try:
            with path.open("rb") as opened:
                data = opened.read(COLLECTION_BYTES + 1)
        except OSError as problem:
            raise RefusedError(404, f"{name}: cannot be read: {problem.strerror}") from None
        if len(data) > COLLECTION_BYTES:
            raise RefusedError(413, f"{name}: the file is too long")
        return data

    def write(self, name: str, data: bytes, version: str) -> None:
        """Write a file of the project; RefusedError where it is no longer the version that was opened.

        An empty version is that of a file that is not there yet.
        """
        if name.startswith(BUILT_IN):
            raise RefusedError(403, "a built-in file is not changed: save a copy in your project")
        path = self.path_of(name)
        there = version_of(self.read(name)) if path.exists() else ""
        if there != version:
            what = "was changed by another program" if version else "already exists"
            raise RefusedError(409, f"{name} {what}: nothing was written")
        self.put(data, path.parent, path.name)

    def files(self, *, built_in: bool = False) -> Iterator[tuple[str, Path]]:
        """Yield the files of the project, or of the library in its language, by their names in order."""
        folder, before = (SHIPPED, BUILT_IN) if built_in else (self.root, "")
        lang, skipped = (self.lang, _SKIPPED | other_languages()) if built_in else ("", _SKIPPED)
        count = 0
        for here, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if name[0] != "." and name not in skipped)
            for name in sorted(names):
                if name[0] != "." and count < MOST_FILES:
                    count += 1
                    path = Path(said_in(str(Path(here, name)), lang))
                    yield before + path.relative_to(folder).as_posix(), path


def version_of(data: bytes) -> str:
    """Turn what a file holds into what changes with it; never empty."""
    return hashlib.sha256(data).hexdigest()[:16]
