"""A project → what a page lists: exercises, decks, designs, each with what it is found by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from cards.diagnostics import CardsError, heeded, worst
from cards.layout import MONO, Layout
from cards.limits import COLLECTION_BYTES
from cards.manuscript import reader
from cards.manuscript.reader import Reading
from cards.serve.decks import is_deck
from cards.serve.project import BUILT_IN, Project
from cards.shop import layouts, printing
from cards.units import millimetres, paper_name

Entry: TypeAlias = dict[str, object]

_TEXTS = (".md", ".markdown")
#: Stems of files that speak about a folder, not of an exercise.
_ABOUT = frozenset({"readme", "license", "contributing", "changelog"})


@dataclass(frozen=True, slots=True)
class Shelf:
    """The exercises of a project and of the library, read again only when their file has changed."""

    project: Project
    _read: dict[str, tuple[tuple[int, int, tuple[str, ...]], tuple[Entry, ...]]] = field(default_factory=dict)

    def exercises(self, *, own_alone: bool = False) -> list[Entry]:
        """List every exercise, the project's own before the built-in ones, which take their time at first."""
        found: list[Entry] = []
        home, ignored = self.project.home, self.project.ignored
        for built_in in (False,) if own_alone else (False, True):
            for name, path in self.project.files(built_in=built_in):
                inside = built_in or not home or name.startswith(f"{home}/")
                if inside and _may_hold_exercises(path):
                    found += self._entries(name, path, ignored)
        return found

    def _entries(self, name: str, path: Path, ignored: tuple[str, ...]) -> tuple[Entry, ...]:
        try:
            about = path.stat()
        except OSError:
            return ()
        state = (about.st_mtime_ns, about.st_size, ignored)
        kept = self._read.get(name)
        if kept is None or kept[0] != state:
            kept = self._read[name] = (state, tuple(_entries_of(name, path, ignored)))
        return kept[1]


def decks(project: Project) -> list[Entry]:
    """List every deck, the project's own before the built-in ones."""
    return [
        {"id": name, "title": str(content.get("title", "")) or path.stem, "own": not built_in}
        for built_in in (False, True)
        for name, path in project.files(built_in=built_in)
        if path.suffix == ".toml" and (content := _toml(path)) and is_deck(content)
    ]


def designs(project: Project) -> list[Entry]:
    """List every design in colour, with the paper on which it is set here and what it is for."""
    dress = layouts.Dress()
    with suppress(CardsError):
        if usual := project.usual:
            dress = layouts.Dress(usual=usual.paper)
    return [_design(one) for one in layouts.designs(project.designs(), mono=False, dress=dress)]


def _design(one: Layout) -> Entry:
    return {
        "name": one.name,
        "paper": paper_name(one.trim),
        "purpose": one.purpose,
        "width": round(millimetres(one.trim.width)),
        "height": round(millimetres(one.trim.height)),
        "back": one.back.removesuffix(MONO) if one.back else "",
    }


def _may_hold_exercises(path: Path) -> bool:
    if path.suffix.lower() in _TEXTS:
        return path.stem.lower() not in _ABOUT
    return path.suffix.lower() in (".csv", ".tsv", ".jsonl", ".xlsx") and reader.reads_as_data(str(path))


def _entries_of(name: str, path: Path, ignored: tuple[str, ...]) -> Iterator[Entry]:
    try:
        found = printing.readings(str(path))
    except CardsError as problem:
        said = problem.diagnostics[0]
        yield _entry(name, path.stem, None) | {"worst": "error", "said": said.message}
        return
    for one in found:
        slug = one.exercise.slug
        heard = replace(one, diagnostics=tuple(heeded(one.diagnostics, ignored)))
        yield _entry(name if len(found) == 1 else f"{name}#{slug}", slug, heard)


def _entry(name: str, slug: str, found: Reading | None) -> Entry:
    file = name.partition("#")[0]
    entry: Entry = {
        "id": name,
        "file": file,
        "slug": slug,
        "stem": Path(file).stem,
        "own": not name.startswith(BUILT_IN),
        "title": slug,
        "worst": "",
    }
    if found is None:
        return entry
    exercise, gravest = found.exercise, worst(found.diagnostics)
    return entry | {
        "title": exercise.title,
        "equipment": exercise.equipment,
        "muscles": exercise.muscles.primary,
        "level": exercise.level or "",
        "group": exercise.group or "",
        "tags": exercise.tags,
        "lang": exercise.lang,
        "worst": "" if gravest is None else str(gravest),
    }


def _toml(path: Path) -> Mapping[str, object]:
    try:
        if path.stat().st_size > COLLECTION_BYTES:
            return {}
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return {}
