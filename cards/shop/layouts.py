"""Finds and reads card designs by name, each laid over those that it extends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache, reduce
from pathlib import Path

from cards.diagnostics import CardsError, error
from cards.layout import MONO, Layout
from cards.shop.dress import PLAIN, Dress, dressed
from cards.shop.layout_keys import layout_of
from cards.shop.project import DESIGNS, Project, find_project, project_file, read_project
from cards.table import Table, clean
from cards.toml import read
from cards.words import suggest

__all__ = [
    "BUILT_IN",
    "OWN",
    "Dress",
    "Project",
    "designs",
    "find_project",
    "folders",
    "load",
    "names",
    "project_file",
    "read_project",
]

_CARDS = Path(__file__).parent.parent
#: Where the designs that ship with cuecard lie: inside the package when installed, beside it in a checkout.
BUILT_IN = next(
    folder for folder in (_CARDS / "data" / "layouts", _CARDS.parent / "layouts") if folder.is_dir()
)

#: Where a user's own designs lie, seen from where the command is given.
OWN = Path(DESIGNS)

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*", re.IGNORECASE)
#: Longest chain of layouts that extend one another.
MAX_CHAIN = 8


def folders(project: Path | None) -> tuple[Path, ...]:
    """Return the folders where designs lie, the user's own before the built-in ones."""
    return (project, BUILT_IN) if project and project.is_dir() else (BUILT_IN,)


def names(places: tuple[Path, ...] = (BUILT_IN,)) -> tuple[str, ...]:
    """Return the names of the designs in some folders, sorted, each followed by its black-and-white twin."""
    return tuple(name for base in sorted(_files(places)) for name in (base, base + MONO))


def _files(places: tuple[Path, ...]) -> Mapping[str, Path]:
    """Find the file of each design; what an editor leaves beside them (".#wall.toml") is none."""
    found: dict[str, Path] = {}
    for folder in places:
        for path in sorted(folder.glob("*.toml")):
            if _NAME.fullmatch(path.stem) and path.is_file():
                found.setdefault(path.stem, path)
    return found


def designs(places: tuple[Path, ...], *, mono: bool | None = None, dress: Dress = PLAIN) -> Iterator[Layout]:
    """Yield every design in some folders that has no error, or only those that are, or are not, for black."""
    for name in names(places):
        if mono is None or name.endswith(MONO) is mono:
            with suppress(CardsError):
                yield load(name, places, dress)


def load(name: str, places: tuple[Path, ...] = (BUILT_IN,), dress: Dress = PLAIN) -> Layout:
    """Turn a design's name into its Layout, on a paper and in a brand's colours.

    CardsError for an unknown name or a bad file, with its line.
    """
    own = (path for path in _files(places).values() if path.parent != BUILT_IN)
    return _load(name, places, dress, tuple(map(_as_it_stands, own)))


def _as_it_stands(path: Path) -> tuple[str, int, int]:
    """Return a file's path and what changes with its content; zeros where it has just gone."""
    try:
        state = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path.resolve()), state.st_mtime_ns, state.st_size


@lru_cache(maxsize=128)
def _load(
    name: str, places: tuple[Path, ...], dress: Dress, _as_of: tuple[tuple[str, int, int], ...]
) -> Layout:
    files = _files(places)
    base = name.removesuffix(MONO)
    mono = base != name and name not in files
    table = dressed(_read_table(base if mono else name, files), dress, mono=mono)
    return layout_of(name, table, names(places), mono=mono)


def _read_table(name: str, files: Mapping[str, Path]) -> Table:
    """Turn a layout's name into its table, laid over those of the layouts that it extends."""
    chain: list[Table] = []
    wanted, asker, line = name, "", 0
    for _ in range(MAX_CHAIN):
        path = _find(wanted, files, asker, line)
        if any(path == known.path for known in chain):
            raise error(
                asker,
                f'extends = "{wanted}" leads back to itself',
                "extend another layout",
                line=line,
                code="extends-in-circle",
            )
        table = read(path)
        chain.append(table)
        if not table.has("extends"):
            break
        wanted, asker, line = table.text("extends"), path, table.entry("extends").line
    else:
        raise error(
            asker,
            f"more than {MAX_CHAIN} layouts extend one another",
            "shorten the chain",
            line=line,
            code="extends-in-circle",
        )
    merged = reduce(lambda below, above: above.over(below), reversed(chain))
    merged.has("extends")
    return merged


def _find(name: str, files: Mapping[str, Path], asker: str, line: int) -> str:
    if name in files:
        return str(files[name])
    hint = suggest(name, files, f"there are {', '.join(sorted(files))}")
    raise error(
        asker or clean(name), f'there is no layout "{clean(name)}"', hint, line=line, code="unknown-design"
    )
