"""Names and titles → the exercises and decks that have them, one's own before the built-in ones."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cards.diagnostics import CardsError, Diagnostic, Severity, error
from cards.exercise import Exercise
from cards.library import in_language, other_languages
from cards.manuscript import reader
from cards.manuscript.titles import slugified
from cards.shop import layouts
from cards.shop import sources as files
from cards.shop.deck import SUFFIX, Deck, read_deck
from cards.shop.lookup import choose
from cards.shop.orders import Choice
from cards.shop.project import FILE, Project
from cards.shop.sources import LIBRARY, STDIN, SUFFIXES
from cards.shop.tongues import said_in
from cards.toml import read as read_toml
from cards.vocabulary import ENGLISH
from cards.words import in_ascii, nearest

#: The folder of decks, in a project and in the library.
DECKS = "decks"
#: Bytes at a file's head in which its title stands.
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise or deck that can be printed by its name."""

    name: str
    path: str
    #: Whether it is the user's own, not a built-in one.
    own: bool
    #: None for a deck.
    exercise: Exercise | None = None
    #: None for an exercise.
    deck: Deck | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that can be printed by name."""

    exercises: tuple[Item, ...]
    decks: tuple[Item, ...]
    #: What keeps files from being listed.
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Files of one's own, or of the library."""

    exercises: tuple[str, ...]
    decks: tuple[str, ...]


def holds_exercises(folder: str) -> bool:
    """Say whether a folder holds exercise files, in itself or in a folder directly below."""
    return next(_near(folder), None) is not None


def own_folder(project: Project | None) -> str:
    """Return the folder of one's own exercises: the project's, or this one where it has some; else empty."""
    if project:
        return project.exercises
    return "." if holds_exercises(".") else ""


def find_named(words: str, project: Project | None, *, built_in: bool = False) -> str:
    """Return the path of what is named: a path as it is, else an exercise or a deck by its name or title.

    One's own win over built-in ones, and of these the English ones; `built_in` looks for them alone.
    CardsError where nothing has the name, or several files of one place.
    """
    if not built_in and (words == STDIN or os.path.lexists(words) or _is_a_path(words)):
        return words
    wanted = slugified(words)
    shelves = (_built_in(LIBRARY), *(_built_in(in_language(code)) for code in sorted(other_languages())))
    places = shelves if built_in else (_own(project), *shelves)
    for place in places if wanted else ():
        for found in (_by_file(place, wanted), _by_title(place, wanted)):
            if len(found) > 1:
                raise error(
                    words,
                    f"is the name of several files ({', '.join(found)})",
                    "write its path",
                    code="unknown-exercise",
                )
            if found:
                return found[0]
    beside = "" if built_in else nearest(words, os.listdir("."), 0.7)
    known = {stem: stem for place in places for stem in map(_stem, (*place.exercises, *place.decks))}
    for place in shelves[1:]:
        known |= {slugified(title): title for title in map(_headed, place.exercises)}
    near = nearest(wanted, known)
    hint = f'did you mean "{known[near]}"?' if near else "`cuecard list` shows the exercises and decks"
    what = "there is no such file or folder, and no exercise or deck of that name"
    what = "there is no built-in exercise or deck of that name" if built_in else what
    raise error(words, what, f'did you mean "{beside}"?' if beside else hint, code="no-file")


def names_at_hand(project: Project | None) -> tuple[str, ...]:
    """Return the names of what can be printed, one's own exercises and decks before the built-in ones.

    No file is read for it: a name is that of a file, without its end.
    """
    with suppress(CardsError, OSError):
        places = (_own(project), _built_in(LIBRARY))
        return tuple(
            dict.fromkeys(Path(path).stem for place in places for path in (*place.exercises, *place.decks))
        )
    return ()


def catalogue(project: Project | None, choice: Choice) -> Catalogue:
    """List what can be printed by name: the exercises that match, and where nothing is asked, the decks."""
    own = own_folder(project)
    folders = layouts.folders(project.designs if project else layouts.OWN)
    said: list[Diagnostic] = []
    unmet: list[Diagnostic] = []
    items: list[Item] = []
    wanted = choice.lang or ((project.lang or ENGLISH) if project else ENGLISH,)
    shelves = [(str(LIBRARY), False, code) for code in wanted if code in (ENGLISH, *other_languages())]
    for folder, is_own, lang in (*((folder, True, "") for folder in filter(None, [own])), *shelves):
        found = choose([folder], choice, folders, tuple(filter(None, [lang])))
        readings = [(source, files.exercise_of(source)) for source in found.sources if source.reading]
        readings += _read_now([source for source in found.sources if not source.reading], said)
        if not readings:
            unmet += found.diagnostics
        else:
            said += [one for one in found.diagnostics if one.severity is not Severity.HINT]
        for source, reading in readings:
            name = source.part or Path(source.path).stem
            items.append(Item(name, source.path, is_own, reading.exercise))
    if not items:
        raise CardsError(*dict.fromkeys(unmet))
    decks = () if choice.filters else tuple(_decks(project, wanted[0], layouts.names(folders), said))
    return Catalogue(tuple(items), decks, tuple(said))


def _read_now(
    sources: Sequence[files.Source], said: list[Diagnostic]
) -> Iterator[tuple[files.Source, reader.Reading]]:
    for source in sources:
        try:
            yield source, files.exercise_of(source)
        except CardsError as problem:
            said.extend(problem.diagnostics)


def _decks(
    project: Project | None, lang: str, known: Sequence[str], said: list[Diagnostic]
) -> Iterator[Item]:
    for place, own in ((_own(project), True), (_built_in(LIBRARY), False)):
        for path in filter(_may_be_a_deck, (said_in(deck, lang) for deck in place.decks)):
            try:
                yield Item(Path(path).stem, path, own, deck=read_deck(path, known))
            except CardsError as problem:
                said.extend(replace(one, severity=Severity.WARNING) for one in problem.diagnostics)


def _may_be_a_deck(path: str) -> bool:
    """Say whether a TOML file names cards: one that does not is for another program."""
    with suppress(CardsError):
        return not read_toml(path).content.keys().isdisjoint(("cards", "groups"))
    return False


def _is_a_path(words: str) -> bool:
    """Say whether words are written as a path is: with a separator, a mark of a part, or a known ending."""
    ending = os.path.splitext(words)[1].lower()
    written = "/" in words or "\\" in words or "#" in words
    return written or ending in (*SUFFIXES, SUFFIX, ".txt") or reader.reads_as_data(words)


def _own(project: Project | None) -> _Place:
    """Return one's own files: a project's, else those here and in the folders directly below."""
    if project is None:
        return _Place(tuple(_near(".")), tuple(_tomls(".")))
    told: list[Diagnostic] = []
    exercises = tuple(files.in_folder(project.exercises, told))
    folders = dict.fromkeys((project.folder, os.path.join(project.folder, DECKS), project.exercises))
    return _Place(exercises, tuple(path for folder in folders for path in _tomls(folder)))


def _built_in(shelf: Path) -> _Place:
    told: list[Diagnostic] = []
    return _Place(tuple(files.in_folder(str(shelf), told)), tuple(_tomls(str(shelf / DECKS))))


def _stem(path: str) -> str:
    return Path(path).stem


def _headed(path: str) -> str:
    """Return the title at the head of a built-in exercise, the rest unread."""
    with open(path, encoding="utf-8") as opened:
        found = re.search(r"^title: (.+)$", opened.read(_HEAD), re.MULTILINE)
    return found[1].strip("\"' ") if found else _stem(path)


def _near(folder: str) -> Iterator[str]:
    root = Path(folder)
    for pattern in ("*", "*/*"):
        for path in sorted(root.glob(pattern)):
            hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
            if not hidden and files.is_exercise(path.name) and path.is_file():
                yield str(path)


def _tomls(folder: str) -> Iterator[str]:
    for path in sorted(Path(folder).glob(f"*{SUFFIX}")):
        if path.name != FILE and not path.name.startswith(".") and path.is_file():
            yield str(path)


def _by_file(place: _Place, wanted: str) -> list[str]:
    for paths in (place.exercises, place.decks):
        if found := [path for path in paths if slugified(Path(path).stem) == wanted]:
            return found
    return []


def _by_title(place: _Place, wanted: str) -> list[str]:
    found = _with_title(place.exercises, wanted, _names_of)
    return found or _with_title(place.decks, wanted, _title_of)


def _with_title(paths: Iterable[str], wanted: str, names: Callable[[str], Sequence[str]]) -> list[str]:
    """Return the files of a name; only one that has its words at its head is read."""
    found = []
    for path in paths:
        with suppress(CardsError, OSError):
            if _may_have(path, wanted) and wanted in map(slugified, names(path)):
                found.append(path)
    return found


def _may_have(path: str, wanted: str) -> bool:
    with open(path, "rb") as opened:
        head = opened.read(_HEAD).decode("utf-8", "ignore")
    text = in_ascii(Path(path).stem + head)
    return all(word in text for word in wanted.split("-"))


def _names_of(path: str) -> Sequence[str]:
    exercise = files.read(files.load(path)).exercise
    return (exercise.title, exercise.slug, *exercise.aliases)


def _title_of(path: str) -> Sequence[str]:
    return (read_toml(path).words("title"),)
