"""Names of figures → what is drawn: a project's own first, then those that ship drawn already."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from cards.diagnostics import CardsError, Diagnostic
from cards.exercise import FigureRequest
from cards.figures.drawn import Drawn, restored
from cards.library import SHIPPED

if TYPE_CHECKING:
    from cards.figures.library import Library
    from cards.figures.movement import Movement

# Who prints figures that are drawn already needs neither mannequin nor equipment: they are loaded late.

#: Where the built-in figures are told, and where they are drawn.
TOLD = SHIPPED / "figures"
DRAWN = TOLD / "drawn"
#: The same with their way back.
RETURNING = DRAWN / "returning"
#: Which steps the built-in figures show, and which go back; and which items of an execution they show.
CUES, RETURNS, SHOWS = DRAWN / "cues.json", DRAWN / "returns.json", DRAWN / "shows.json"
_ENDING = ".figure"
#: What a figure is called that has no name of its own: that of its key in an exercise's file.
_TOLD = "figure"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The figures that a project can use."""

    #: A folder of the project's own; None for none.
    folder: Path | None = None
    _read: list[Library] = field(default_factory=list)
    _finished_ones: dict[str, tuple[Drawn, tuple[Diagnostic, ...]]] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the project's own files."""
        return self._library().findings if self._has_own else ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return self._library().names

    @property
    def families(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The names by the files that tell them, both sorted."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            found.setdefault(Path(self._library().movements[name].path).stem, []).append(name)
        return tuple((family, tuple(names)) for family, names in sorted(found.items()))

    @property
    def poses(self) -> tuple[str, ...]:
        """The names of the poses that a frame can start from, sorted."""
        return tuple(sorted(self._library().poses))

    def told_in(self, path: Path) -> tuple[str, ...]:
        """Return the names of the figures that a file of the folder tells, sorted."""
        movements = self._library().movements
        return tuple(name for name in self.names if Path(movements[name].path) == path)

    def text_of(self, name: str) -> str:
        """Return how a figure is told, as it stands in its file; empty where there is none."""
        table = self._library().movements.get(name)
        return _told_at(Path(table.path), table.line, name) if table is not None else ""

    def is_own(self, name: str) -> bool:
        """Say whether a figure is the project's own."""
        if not self._has_own:
            return False
        table = self._library().movements.get(name)
        return table is not None and Path(table.path).parent == self.folder

    def holds(self, name: str) -> bool:
        """Say whether there is a figure of a name."""
        return name in _shipped() or name in self._library().movements

    def cues(self, name: str) -> tuple[int, ...]:
        """Return the step of the short version that each posture shows; nothing where it is not said.

        CardsError as `drawn` has it.
        """
        if self.is_own(name):
            return self._library().movement(name).cues
        return _ready_steps(CUES).get(name, ())

    def shows(self, name: str) -> tuple[int, ...]:
        """Return the item of the execution that brings each posture about, 0 for before the first.

        Nothing where it is not said. CardsError as `drawn` has it.
        """
        if self.is_own(name):
            return self._library().movement(name).shows
        return _ready_steps(SHOWS).get(name, ())

    def drawn(self, name: str) -> Drawn:
        """Return a figure, drawn; CardsError with file, line and hint where there is none or it is wrong."""
        ready = None if self.is_own(name) else _ready(name)
        return ready if ready is not None else self._finished(name)[0]

    def return_step(self, name: str) -> int:
        """Return the step of the short version that goes back to where a movement began; 0 for none.

        CardsError as `drawn` has it.
        """
        if self.is_own(name):
            return self._library().movement(name).return_step
        return _ready_returns().get(name, 0)

    def drawn_with_way_back(self, name: str) -> Drawn:
        """Return a figure that has a way back, drawn with it; CardsError as `drawn` has it."""
        ready = None if self.is_own(name) else _ready(name, RETURNING)
        if ready is not None:
            return ready
        from cards.figures.draughtsman import draw_with_way_back

        return draw_with_way_back(self._library().movement(name))

    def wrong(self, name: str) -> tuple[Diagnostic, ...]:
        """Return what the checks find in a figure of the project's own; built-in ones are checked already."""
        return self._finished(name)[1] if self.is_own(name) else ()

    def check(self, name: str) -> tuple[Diagnostic, ...]:
        """Return all that is wrong with a figure, built-in or not; an error where it cannot be drawn."""
        try:
            return self._finished(name)[1]
        except CardsError as problem:
            return problem.diagnostics

    def pose(self, name: str) -> Drawn:
        """Return someone in a named pose; CardsError as `drawn` has it."""
        from cards.figures.draughtsman import draw
        from cards.figures.samples import of_pose

        return draw(of_pose(name, self._library()))

    def equipment(self) -> tuple[tuple[str, Drawn], ...]:
        """Return each kind of equipment, sorted, with a drawing of someone who has it."""
        from cards.figures.draughtsman import draw
        from cards.figures.samples import of_equipment

        return tuple((kind, draw(one)) for kind, one in of_equipment(self._library(), TOLD).items())

    def told(self, path: str, figure: FigureRequest) -> tuple[Drawn, tuple[Diagnostic, ...]]:
        """Draw a figure that is told in an exercise's own file, and say what the checks find in it.

        CardsError, with the file's line, for what cannot be drawn.
        """
        from cards.figures.draughtsman import draw_and_check

        return draw_and_check(self._told(path, figure))

    def told_steps(self, path: str, figure: FigureRequest) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return what such a figure says as `cues` and `shows` do; CardsError likewise."""
        movement = self._told(path, figure)
        return movement.cues, movement.shows

    def told_with_way_back(self, path: str, figure: FigureRequest) -> tuple[Drawn, int] | None:
        """Return such a figure drawn with its way back, and the step that goes back; None for none."""
        from cards.figures.draughtsman import draw_with_way_back

        movement = self._told(path, figure)
        return (draw_with_way_back(movement), movement.return_step) if movement.return_step else None

    def _told(self, path: str, figure: FigureRequest) -> Movement:
        from cards.figures.library import Library, add_record

        known = self._library()
        movements = dict(known.movements)
        add_record(path, _TOLD, figure, movements)
        return Library(movements, known.poses).movement(_TOLD)

    def _finished(self, name: str) -> tuple[Drawn, tuple[Diagnostic, ...]]:
        """Return a figure with what the checks find, drawn the first time that it is asked for."""
        if name not in self._finished_ones:
            from cards.figures.draughtsman import draw_and_check

            self._finished_ones[name] = draw_and_check(self._library().movement(name))
        return self._finished_ones[name]

    @property
    def _has_own(self) -> bool:
        return self.folder is not None and self.folder.is_dir()

    def _library(self) -> Library:
        """Read the files, once and only when they are asked for."""
        if not self._read:
            from cards.figures.library import open_library

            folders = [TOLD, self.folder] if self.folder and self._has_own else [TOLD]
            self._read.append(open_library(folders))
        return self._read[0]


def equipment() -> tuple[str, ...]:
    """Return the kinds of equipment that a figure can have, sorted."""
    from cards.figures.kit import KINDS

    return tuple(sorted(KINDS))


def _told_at(path: Path, line: int, name: str) -> str:
    """Return the lines of a file from a table's name to the next table that is not inside of it."""
    first, *rest = path.read_text(encoding="utf-8").splitlines()[line - 1 :]
    own = re.compile(rf"\[{{1,2}}{re.escape(name)}\.")
    lines = takewhile(lambda one: not one.startswith("[") or own.match(one), rest)
    told = [first, *lines]
    while not told[-1].strip() or told[-1].startswith("#"):
        told.pop()
    return "\n".join(told) + "\n"


@lru_cache(maxsize=256)
def _ready(name: str, folder: Path = DRAWN) -> Drawn | None:
    """Return a built-in figure as it was drawn for shipping; None where it was not, or by another version."""
    if name not in _shipped():
        return None
    try:
        return restored((folder / f"{name}{_ENDING}").read_bytes())
    except (ValueError, FileNotFoundError):
        return None


@lru_cache(maxsize=2)
def _ready_steps(path: Path) -> Mapping[str, tuple[int, ...]]:
    """Return what is said of the built-in figures, as it was gathered for shipping."""
    told: dict[str, list[int]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {name: tuple(steps) for name, steps in told.items()}


@lru_cache(maxsize=1)
def _ready_returns() -> Mapping[str, int]:
    """Return the steps of the built-in figures that go back, as they were gathered for shipping."""
    told: dict[str, int] = json.loads(RETURNS.read_text(encoding="utf-8")) if RETURNS.is_file() else {}
    return told


@lru_cache(maxsize=1)
def _shipped() -> frozenset[str]:
    return frozenset(path.stem for path in DRAWN.glob(f"*{_ENDING}"))
