"""A design's name → its Layout: the file, those that it extends, the nearer laid over the farther."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cards.diagnostics import CardsError, error
from cards.layout import MONO, Layout
from cards.shop.layout_keys import layout_of
from cards.toml import Table, line_of, parsed, table_of
from cards.words import suggest

_CARDS = Path(__file__).parent.parent
#: Where the designs that ship with cuecard lie: inside the package when installed, beside it in a checkout.
BUILT_IN = next(
    folder for folder in (_CARDS / "data" / "layouts", _CARDS.parent / "layouts") if folder.is_dir()
)

#: Where a user's own designs lie, seen from where the command is given.
OWN = Path("layouts")

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*", re.IGNORECASE)
#: Longest chain of layouts that extend one another.
MAX_CHAIN = 8


def folders(project: Path | None) -> tuple[Path, ...]:
    """Return the folders where designs lie, the user's own before the built-in ones."""
    return (project, BUILT_IN) if project and project.is_dir() else (BUILT_IN,)


def names(places: tuple[Path, ...] = (BUILT_IN,)) -> tuple[str, ...]:
    """Return the names of the designs in some folders, sorted, each followed by its black-and-white twin."""
    return tuple(name for base in sorted(_files(places)) for name in (base, base + MONO))


def _files(places: tuple[Path, ...]) -> frozenset[str]:
    return frozenset(path.stem for folder in places for path in folder.glob("*.toml"))


def designs(places: tuple[Path, ...], *, mono: bool | None = None) -> Iterator[Layout]:
    """Yield every design in some folders that has no error, or only those that are, or are not, for black."""
    for name in names(places):
        if mono is None or name.endswith(MONO) is mono:
            with suppress(CardsError):
                yield load(name, places)


def load(name: str, places: tuple[Path, ...] = (BUILT_IN,)) -> Layout:
    """Turn a design's name into its Layout; CardsError for an unknown name or a bad file, with its line."""
    own = [path for folder in places if folder != BUILT_IN for path in sorted(folder.glob("*.toml"))]
    return _load(name, places, tuple((str(path.resolve()), path.stat().st_mtime_ns) for path in own))


@lru_cache(maxsize=128)
def _load(name: str, places: tuple[Path, ...], _as_of: tuple[tuple[str, int], ...]) -> Layout:
    base = name.removesuffix(MONO)
    mono = base != name and name not in _files(places)
    return layout_of(name, _read_table(base if mono else name, places), mono=mono)


def _read_table(name: str, places: tuple[Path, ...]) -> Table:
    """Turn a layout's name into its table, laid over those of the layouts that it extends."""
    chain: list[tuple[str, dict[str, object], str]] = []
    wanted, asker, line = name, "", 0
    for _ in range(MAX_CHAIN):
        path = _find(wanted, places, asker, line)
        if any(path == known for known, _, _ in chain):
            raise error(
                asker, f'extends = "{wanted}" comes back to itself', "extend another layout", line=line
            )
        text, data = parsed(path)
        chain.append((path, data, text))
        parent = data.pop("extends", None)
        if parent is None:
            break
        if not isinstance(parent, str):
            raise error(
                path,
                "extends is not a layout's name",
                "put one name in quotes",
                line=line_of(text, "extends"),
            )
        wanted, asker, line = parent, path, line_of(text, "extends")
    else:
        raise error(
            asker, f"more than {MAX_CHAIN} layouts extend one another", "shorten the chain", line=line
        )
    merged = table_of("", chain[-1])
    for one in reversed(chain[:-1]):
        merged = _over(merged, table_of("", one))
    return merged


def _find(name: str, places: tuple[Path, ...], asker: str, line: int) -> str:
    if _NAME.fullmatch(name):
        for folder in places:
            path = folder / f"{name}.toml"
            if path.is_file():
                return str(path)
    known = sorted({path.stem for folder in places for path in folder.glob("*.toml")})
    hint = suggest(name, known, f"there are {', '.join(known)}")
    raise error(asker or name, f'there is no layout "{name}"', hint, line=line)


def _over(below: Table, above: Table) -> Table:
    content = dict(below.content)
    for key, value in above.content.items():
        under = content.get(key)
        content[key] = _over(under, value) if isinstance(under, Table) and isinstance(value, Table) else value
    return Table(below.name, above.path, content)
