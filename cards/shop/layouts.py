"""A layout's file and those it extends → one checked table, the nearer laid over the farther."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from cards.diagnostics import error
from cards.toml import Table, line_of, parsed, table_of

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*", re.IGNORECASE)
#: Longest chain of layouts that extend one another.
MAX_CHAIN = 8


def read_table(name: str, places: tuple[Path, ...]) -> Table:
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
    near = get_close_matches(name, known, 1)
    hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(known)}"
    raise error(asker or name, f'there is no layout "{name}"', hint, line=line)


def _over(below: Table, above: Table) -> Table:
    content = dict(below.content)
    for key, value in above.content.items():
        under = content.get(key)
        content[key] = _over(under, value) if isinstance(under, Table) and isinstance(value, Table) else value
    return Table(below.name, above.path, content)
