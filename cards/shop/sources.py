"""Finds the exercise files behind paths, in the order of print."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from cards.diagnostics import CardsError, Diagnostic, Location, Severity, error
from cards.language import by_words
from cards.library import SHIPPED, other_languages
from cards.limits import COLLECTION_BYTES
from cards.manuscript import reader
from cards.manuscript.reader import Reading
from cards.manuscript.titles import slugified
from cards.shop.groups import request_granted
from cards.shop.orders import CardRequest
from cards.words import natural, nearest, suggest

#: How an exercise file's name ends.
SUFFIXES = (".md", ".markdown")
#: How the name of a text ends that is read where it is named, beside data files.
TEXTS = ("", ".txt", ".text", ".mdx", ".mdown", ".mkd", ".qmd", ".rmd")
_ENDING = re.compile(r"\.[^\W_]{1,12}~?")
#: What to do with a file of another kind, by its ending.
_INSTEAD = (
    ((".toml",), "a deck is printed by `cuecard wall`"),
    ((".xls", ".xlsm", ".xlsb", ".ods", ".numbers"), "save it as CSV or XLSX in your spreadsheet program"),
    (
        (".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf", ".html", ".htm", ".epub", ".tex", ".rst", ".org"),
        "save its text as Markdown (.md), by hand or with a converter such as pandoc",
    ),
    (
        (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".heic", ".tif", ".tiff", ".bmp"),
        "name the picture in an exercise file: image: PATH",
    ),
    ((".mp4", ".mov", ".avi", ".mkv", ".webm", ".mp3"), "write its link into an exercise file: video: LINK"),
    ((".zip", ".gz", ".tar", ".7z", ".rar"), "unpack it, and name the folder"),
)
#: Words at a file's head by which it may be a draft.
_DRAFT_WORDS = (b"draft", b"publish", b"status", b"entwurf", b"borrador", b"brouillon", b"bozza", b"rascunho")
#: Stems of files that speak about a folder, not of an exercise.
ABOUT = frozenset({"readme", "license", "contributing"})
#: The name that stands for standard input.
STDIN = "-"

#: The library that ships with cuecard.
LIBRARY: Path = SHIPPED


@dataclass(frozen=True, slots=True)
class Source:
    """One exercise file."""

    #: As the user gave it, "-" for standard input.
    path: str
    data: bytes
    #: What is asked for its card.
    request: CardRequest = field(default_factory=CardRequest)
    #: What the file says, where it has been read already.
    reading: Reading | None = None
    #: The folder that was named to find it: pictures may lie anywhere in it; empty for its own folder alone.
    root: str = ""
    #: The exercise's slug where the file holds several; empty where it is the only one.
    part: str = ""
    #: The same exercise in a second language, for the card's back.
    behind: Source | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What some paths lead to."""

    sources: tuple[Source, ...]
    #: Paths that lead nowhere, files that cannot be read, files named twice.
    diagnostics: tuple[Diagnostic, ...]
    #: Files that were found, readable or not.
    count: int


def find(paths: Iterable[str]) -> Found:
    """Turn files and folders into sources: paths in the order given, a folder's files in natural order."""
    sources: list[Source] = []
    said: list[Diagnostic] = []
    met: set[str] = set()
    drafts = more = 0
    named = tuple(paths)
    for path in named:
        try:
            root = path if path != STDIN and os.path.isdir(path) else ""
            for file in _files(path, said):
                real = _real(file)
                if real in met:
                    said.append(_named_twice(file))
                    continue
                met.add(real)
                try:
                    request = CardRequest(folder=_folder(file, path, only=len(named) == 1))
                    held = parts(replace(load(file), request=request, root=root))
                    more += len(held) - 1
                    for source in held:
                        if root and _is_draft(source):
                            said.append(_left_as_draft(file))
                            drafts += 1
                        else:
                            sources.append(source)
                except CardsError as problem:
                    said.extend(problem.diagnostics)
        except CardsError as problem:
            said.extend(problem.diagnostics)
    return Found(tuple(sources), tuple(said), len(met) + more - drafts)


def load(path: str) -> Source:
    """Turn one file's path, or "-", into its source; "FILE#NAME" is one of the exercises that a file holds.

    CardsError where it is missing, closed, a folder, too long, or no text.
    """
    if "#" in path and not os.path.exists(path):
        file, _, name = path.rpartition("#")
        return _part_of(load(file), name)
    _refuse_ending(path)
    if path == STDIN:
        if sys.stdin is None:
            raise error(path, "there is no standard input", "name a file", code="no-file")
        return Source(path, _text(path, sys.stdin.buffer.read(COLLECTION_BYTES + 1)))
    try:
        about = os.stat(path)
        if stat.S_ISDIR(about.st_mode):
            raise error(
                path, "this is a folder, not a file", "`cuecard wall` prints folders", code="cannot-open"
            )
        if stat.S_ISREG(about.st_mode) and about.st_size > COLLECTION_BYTES:
            message = f"the file has {about.st_size:,} bytes; one has at most {COLLECTION_BYTES:,}"
            raise error(path, message, "divide it", code="too-large")
        with open(path, "rb") as opened:
            return Source(path, _text(path, opened.read(COLLECTION_BYTES + 1)))
    except (OSError, ValueError) as problem:
        raise _unreadable(path, problem) from None


def parts(source: Source) -> tuple[Source, ...]:
    """Turn a file of several exercises into a source for each; one of a single exercise stays as it is.

    CardsError where it cannot be read.
    """
    if source.part or not reader.may_hold_several(source.data, source.path):
        return (source,)
    readings = reader.read_bytes(source.data, source.path)
    return tuple(replace(source, reading=one, part=one.exercise.slug) for one in readings)


def _part_of(source: Source, name: str) -> Source:
    """Return the exercise of a name among those of a file; CardsError where there is none."""
    found = {one.part or read(one).exercise.slug: one for one in parts(source)}
    wanted = slugified(name)
    if wanted not in found:
        hint = suggest(wanted, found, f"it holds {', '.join(found)}")
        raise error(source.path, f'holds no exercise "{name}"', hint, code="unknown-exercise")
    return found[wanted]


def _refuse_ending(path: str) -> None:
    """Raise CardsError for a file of a kind that is never read, whatever it holds."""
    suffix = os.path.splitext(path)[1].lower()
    # "St. Peter's squat" ends in no ending.
    known = suffix in (*SUFFIXES, *TEXTS) or reader.reads_as_data(path) or not _ENDING.fullmatch(suffix)
    if path == STDIN or known or not os.path.isfile(path):
        return
    hint = next((told for endings, told in _INSTEAD if suffix in endings), "save it as Markdown (.md) or CSV")
    raise error(path, f"files that end in {suffix} are not read", hint, code="wrong-ending")


def _is_draft(source: Source) -> bool:
    """Say whether a file is marked as a draft; only one that may be is read for it."""
    head = source.data[:4096].lower()
    if not source.reading and not any(word in head for word in _DRAFT_WORDS):
        return False
    with suppress(CardsError):
        return read(source).exercise.draft
    return False


def _left_as_draft(file: str) -> Diagnostic:
    return Diagnostic(
        Location(file),
        Severity.HINT,
        "this is a draft: it is not printed",
        "name the file to print it",
        code="draft",
    )


def read(source: Source) -> Reading:
    """Turn a file's bytes into what it says; CardsError where it cannot be read."""
    return source.reading or reader.read_one(source.data, source.path)


def exercise_of(source: Source, lang: str = "") -> Reading:
    """Turn a file into its exercise, with what is asked for its card; CardsError where it cannot be read.

    `lang`: the language of a text that does not tell it; empty for English.
    """
    reading = _in_language(read(source), lang)
    granted = request_granted(reading.exercise, source.request, LIBRARY / "muscles.toml")
    return replace(reading, exercise=granted)


def _in_language(reading: Reading, lang: str) -> Reading:
    """Return an exercise in a language, where neither its file says one nor its words tell it."""
    exercise = reading.exercise
    if not lang or not reading.lang_is_guessed:
        return reading
    told = by_words(" ".join((exercise.description, *(section.text for section in exercise.sections))))
    return reading if told else replace(reading, exercise=replace(exercise, lang=lang))


def with_readings(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Read files, so that nothing later reads them again; one that cannot be read is told when it is set."""
    found = []
    for source in sources:
        with suppress(CardsError):
            source = replace(source, reading=read(source))
        found.append(source)
    return tuple(found)


def _files(path: str, said: list[Diagnostic]) -> Iterator[str]:
    if path == STDIN or not os.path.isdir(path):
        yield path
        return
    files = sorted(in_folder(path, said), key=lambda file: _place(os.path.relpath(file, path)))
    if not files:
        data = sorted(name for name in os.listdir(path) if reader.reads_as_data(name))
        hint = (
            f"name the data file: {os.path.join(path, data[0])}"
            if data
            else "name another folder, or begin an exercise with `cuecard new`"
        )
        raise error(
            path, "the folder holds no exercise: no file ends in .md or .markdown", hint, code="no-exercise"
        )
    yield from files


def _real(file: str) -> str:
    """Return where a file lies, all links followed; CardsError for a name that no file can have."""
    try:
        return os.path.realpath(file)
    except ValueError as problem:
        raise _unreadable(file, problem) from None


def _folder(file: str, path: str, *, only: bool) -> str:
    """Return the name of the folder that a file lies in below a path; the path's, where it is one of several.

    Empty for a file that was named itself, or that lies in the only folder named.
    """
    if path == STDIN or not os.path.isdir(path):
        return ""
    below = PurePath(os.path.relpath(file, path)).parts[:-1]
    if below:
        return below[0]
    return "" if only else os.path.basename(os.path.abspath(path))


def _place(file: str) -> tuple[tuple[tuple[int | str, ...], str], ...]:
    return tuple(natural(part) for part in PurePath(file).with_suffix("").parts)


def in_folder(folder: str, said: list[Diagnostic]) -> Iterator[str]:
    """Yield the exercise files below a folder; a folder that links lead back to is entered once.

    Of the built-in ones those in English: each other language has a folder of its own, to be named itself.
    """
    library = os.path.realpath(LIBRARY)

    def unreadable(problem: OSError) -> None:
        said.extend(_unreadable(str(problem.filename), problem).diagnostics)

    entered = {os.path.realpath(folder)}
    for here, folders, names in os.walk(folder, onerror=unreadable, followlinks=True):
        elsewhere = other_languages() if os.path.realpath(here) == library else ()
        named = (name for name in folders if not name.startswith(".") and name not in elsewhere)
        folders[:] = [name for name in named if _enters(here, name, entered)]
        for name in names:
            file = os.path.join(here, name)
            # A link that leads nowhere is kept, so that it is named as missing.
            if is_exercise(name) and (os.path.isfile(file) or not os.path.exists(file)):
                yield file


def _enters(here: str, name: str, entered: set[str]) -> bool:
    real = os.path.realpath(os.path.join(here, name))
    if real in entered:
        return False
    entered.add(real)
    return True


def is_exercise(name: str) -> bool:
    """Say whether a file in a folder is an exercise, by its name."""
    stem, suffix = os.path.splitext(name.lower())
    return suffix in SUFFIXES and not name.startswith(".") and stem.split(".")[0] not in ABOUT


def _text(path: str, data: bytes) -> bytes:
    """Refuse what is no text at all, and no workbook."""
    if not reader.is_readable(data, path):
        raise error(path, "this is not a text file", "name a Markdown file (.md)", code="not-text")
    return data


def _unreadable(path: str, problem: OSError | ValueError) -> CardsError:
    if isinstance(problem, FileNotFoundError):
        beside = os.path.dirname(path) or "."
        names = os.listdir(beside) if os.path.isdir(beside) else []
        near = nearest(os.path.basename(path), names, 0.7)
        meant = os.path.join(os.path.dirname(path), near)
        hint = f'did you mean "{meant}"?' if near else "check the spelling"
        return error(path, "there is no such file or folder", hint, code="no-file")
    why = problem.strerror if isinstance(problem, OSError) else str(problem)
    return error(path, f"cannot be read: {why}", code="cannot-open")


def _named_twice(file: str) -> Diagnostic:
    return Diagnostic(
        Location(file), Severity.HINT, "this file was named twice; it is printed once", code="named-twice"
    )
