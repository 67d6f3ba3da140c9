"""An exercise → the drawing of its movement, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from cards.artwork import muscle_map
from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.exercise import Exercise, FigureRequest, Paragraph, execution_items
from cards.figures.drawn import Drawn
from cards.figures.shelf import TOLD, Shelf
from cards.layout import Layout
from cards.library import SHIPPED, in_language
from cards.makeup.card import Illustrations
from cards.shop.sources import exercise_of, load
from cards.words import suggest

#: What an author writes who wants no drawing.
NONE = "none"
#: The folder of a project's own drawings, beside its exercises.
OWN = "figures"
#: The name that stands for standard input.
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """What is drawn for an exercise."""

    illustrations: Illustrations
    diagnostics: tuple[Diagnostic, ...] = ()


def find(exercise: Exercise, layout: Layout, root: str, *, own: bool) -> Found:
    """Find what is drawn for an exercise in a design; nothing is raised, what is wrong is a warning.

    `root`: the folder that was named to find the exercise. `own`: whether it has pictures of its own, which
    win over the drawing of the movement.
    """
    if not layout.pictures.height:
        return Found(Illustrations(None, muscles=True))
    words = muscle_map.unknown(exercise.muscles, exercise.lang, Location(exercise.file))
    unmapped = tuple(replace(one, severity=Severity.HINT) for one in words)
    if own or exercise.figure.name == NONE:
        return Found(Illustrations(None, muscles=True), unmapped)
    shelf = _shelf(*_folder(exercise.file, root))
    movement, said = _movement(exercise, shelf)
    # A file of figures that cannot be read is told with every card: it may be the one that lacks.
    unread = (replace(one, severity=Severity.WARNING) for one in shelf.findings)
    cues, shows = _steps(exercise, shelf) if movement else ((), ())
    returning = _returning(exercise, shelf) if movement and layout.poster else None
    shown = Illustrations(movement, muscles=True, cues=cues, returning=returning, shows=shows)
    return Found(shown, (*unread, *said, *unmapped))


def movement_of(exercise: Exercise, root: str) -> Drawn | None:
    """Return the drawing of an exercise's movement; None where there is none, or it is wrong.

    `root`: the folder that was named to find the exercise.
    """
    if exercise.figure.name == NONE:
        return None
    return _movement(exercise, _shelf(*_folder(exercise.file, root)))[0]


def _steps(exercise: Exercise, shelf: Shelf) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the steps and the items that a movement's postures show, where its figure says so."""
    if exercise.figure.told is not None:
        return shelf.told_steps(exercise.file, exercise.figure)
    name = _name(exercise)
    return (shelf.cues(name), shelf.shows(name)) if _is_meant(exercise, shelf) else ((), ())


def _name(exercise: Exercise) -> str:
    return exercise.figure.name or Path(exercise.file).stem


def _is_meant(exercise: Exercise, shelf: Shelf) -> bool:
    """Say whether what a figure tells of steps is told of this exercise's text.

    A figure speaks of the exercise of its own name; a built-in one, of the text that is built in with it, and
    of a copy whose steps have kept their names.
    """
    file = Path(exercise.file)
    if file.stem != _name(exercise):
        return False
    if shelf.is_own(file.stem) or file.resolve().is_relative_to(SHIPPED.resolve()):
        return True
    return _names_of_steps(exercise) == _built_in_names(file.stem, exercise.lang)


@lru_cache(maxsize=256)
def _built_in_names(name: str, lang: str) -> tuple[str, ...] | None:
    """Return what the steps of a built-in exercise are called; None where there is none in that language."""
    path = next(in_language(lang).glob(f"*/{name}.md"), None)
    return _names_of_steps(exercise_of(load(str(path))).exercise) if path else None


def _names_of_steps(exercise: Exercise) -> tuple[str, ...]:
    """Return the names of the short version's steps, and how the items of the execution begin."""
    firsts = [item.blocks[0] for item in execution_items(exercise) if item.blocks]
    begun = [one.runs[0].text.strip() if isinstance(one, Paragraph) and one.runs else "" for one in firsts]
    return (*(step.name for step in exercise.steps), *begun)


def _returning(exercise: Exercise, shelf: Shelf) -> tuple[Drawn, int] | None:
    """Return a movement drawn with its way back, and the step that goes back, where its figure says so."""
    if exercise.figure.told is not None:
        return shelf.told_with_way_back(exercise.file, exercise.figure)
    name = _name(exercise)
    step = shelf.return_step(name) if _is_meant(exercise, shelf) else 0
    return (shelf.drawn_with_way_back(name), step) if step else None


def _movement(exercise: Exercise, shelf: Shelf) -> tuple[Drawn | None, tuple[Diagnostic, ...]]:
    if exercise.figure.told is not None:
        return _told(shelf, exercise.file, exercise.figure)
    name = _name(exercise)
    try:
        if not shelf.holds(name):
            if not exercise.figure.name:
                return None, ()
            at = Location(exercise.file, exercise.figure.line)
            hint = suggest(name, shelf.names, "`figure: none` prints none")
            message = f'there is no figure "{name}": the card is printed without it'
            return None, (Diagnostic(at, Severity.WARNING, message, hint, code="unknown-figure"),)
        if wrong := shelf.wrong(name):
            return None, tuple(map(_without, wrong))
        return shelf.drawn(name), ()
    except CardsError as problem:
        return None, tuple(map(_without, problem.diagnostics))


def _told(shelf: Shelf, file: str, figure: FigureRequest) -> tuple[Drawn | None, tuple[Diagnostic, ...]]:
    """Draw what the exercise's own file tells."""
    try:
        movement, wrong = shelf.told(file, figure)
    except CardsError as problem:
        return None, tuple(map(_without, problem.diagnostics))
    return (None if wrong else movement), tuple(map(_without, wrong))


def _without(one: Diagnostic) -> Diagnostic:
    hint = "; ".join(filter(None, (one.hint, "the card is printed without the figure")))
    return replace(one, severity=Severity.WARNING, hint=hint)


def _folder(file: str, root: str) -> tuple[Path | None, tuple[tuple[str, int], ...]]:
    """Return the folder of a project's own drawings, and its files with when each was changed.

    It lies beside the file, or in the folder that was named.
    """
    beside = () if file == STDIN else (Path(file).parent / OWN,)
    folders = (*beside, Path(root) / OWN) if root else beside
    found = next((one for one in folders if one.is_dir() and one.resolve() != TOLD.resolve()), None)
    if found is None:
        return None, ()
    told = ((path.name, path.stat().st_mtime_ns) for path in sorted(found.glob("*.toml")) if path.exists())
    return found, tuple(told)


@lru_cache(maxsize=8)
def _shelf(folder: Path | None, changed: tuple[tuple[str, int], ...]) -> Shelf:  # noqa: ARG001
    """Return a folder's drawings and the built-in ones; each is read once, and again when it has changed."""
    return Shelf(folder)
