"""An exercise's pictures by their paths → artwork that can be printed, and what is wrong with the others."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from cards.artwork.bitmap import UnprintableError, measure
from cards.artwork.svg import draw, is_drawing
from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Block, Exercise, Listing, Picture, Quote
from cards.layout import Layout
from cards.limits import PICTURE_BYTES, PICTURES_TRIED

#: Pictures that one card has room for: the start of a movement, and its end.
MOST = 2
#: The name that stands for standard input.
STDIN = "-"
#: A scheme ("https:", "data:") or a drive ("C:").
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Artwork:
    """A picture that was found and can be decoded."""

    #: As written.
    path: str
    #: The author's words for it; empty where there are none.
    words: str
    line: int
    #: JPEG or PNG, as it lies in the file; a drawing is drawn.
    data: bytes
    #: Pixels as it is looked at.
    width: int
    height: int

    @property
    def shape(self) -> float:
        """Width as a part of the height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of an exercise's pictures."""

    artwork: tuple[Artwork, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def gather(exercise: Exercise, layout: Layout) -> Gathered:
    """Read the pictures that a card has a frame for: those of the front matter first, then the text's.

    Only files in the folder of the exercise's own file, or below it, are opened. Every other picture, and
    every one that cannot be printed, is named with its line; nothing is raised.
    """
    wanted = tuple(_wanted(exercise))
    if not wanted:
        return Gathered()
    if not layout.pictures.height:
        message = f"{layout.name} has no frame for pictures: {_counted(len(wanted))} not printed"
        return Gathered((), (_say(exercise, wanted[0], message, "words in the text stay", Severity.HINT),))
    if exercise.file == STDIN:
        message = f"pictures are not printed from standard input: {_counted(len(wanted))} left out"
        return Gathered((), (_say(exercise, wanted[0], message, "name the file instead"),))
    return _read(exercise, wanted)


def _read(exercise: Exercise, wanted: tuple[Picture, ...]) -> Gathered:
    artwork: list[Artwork] = []
    said: list[Diagnostic] = []
    for number, picture in enumerate(wanted):
        if len(artwork) == MOST or number >= PICTURES_TRIED:
            message = f"a card has room for {MOST} pictures: {_named(picture)} is not printed"
            said.append(_say(exercise, picture, message, "leave it out, or move it up", Severity.HINT))
            continue
        try:
            data = _opened(exercise.file, picture.path)
            data = draw(data) if is_drawing(data) else data
            artwork.append(Artwork(picture.path, picture.alt, picture.line, data, *measure(data)))
        except UnprintableError as problem:
            message = f"the picture {_named(picture)} {problem}"
            said.append(_say(exercise, picture, message, "the card is printed without it"))
            continue
        if not picture.alt:
            message = f'nothing tells what the picture "{picture.path}" shows to who cannot see it'
            hint = 'write {path: …, alt: …} in the front matter, or "![words](…)" in the text'
            said.append(_say(exercise, picture, message, hint, Severity.HINT))
    return Gathered(tuple(artwork), tuple(said))


def _wanted(exercise: Exercise) -> Iterator[Picture]:
    """Yield each picture once, by its path, with the first words that stand for it anywhere."""
    found: dict[str, Picture] = {}
    for picture in (*exercise.images, *_in_text(exercise)):
        known = found.get(picture.path)
        if known is None or (picture.alt and not known.alt):
            alt = " ".join(picture.alt.split())
            found[picture.path] = Picture(picture.path, alt, known.line if known else picture.line)
    yield from found.values()


def _in_text(exercise: Exercise) -> Iterator[Picture]:
    for section in exercise.sections:
        if section.kind not in exercise.print.hide:
            yield from _in_blocks(section.blocks)
    for step in exercise.steps:
        yield from _in_blocks(step.blocks)


def _in_blocks(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Quote(inner):
                yield from _in_blocks(inner)
            case Listing(items):
                for item in items:
                    yield from _in_blocks(item.blocks)
            case _:
                pass


def _opened(file: str, path: str) -> bytes:
    """Return the bytes of a picture, found from the folder of the file that names it."""
    try:
        place = _inside(os.path.dirname(file) or ".", path)
        about = os.stat(place)
        if not stat.S_ISREG(about.st_mode):
            raise UnprintableError("is not a file")
        if about.st_size > PICTURE_BYTES:
            raise UnprintableError(f"has {about.st_size:,} bytes; a picture has at most {PICTURE_BYTES:,}")
        with open(place, "rb") as opened:
            return opened.read(PICTURE_BYTES)
    except UnprintableError:
        raise
    except ValueError:
        raise UnprintableError("has a path that no file can have") from None
    except OSError as problem:
        missing = isinstance(problem, FileNotFoundError | NotADirectoryError)
        raise UnprintableError("is not there" if missing else f"cannot be read: {problem.strerror}") from None


def _inside(folder: str, path: str) -> str:
    """Return where a path leads, all links followed; UnprintableError where that is not below the folder."""
    if _SCHEME.match(path):
        raise UnprintableError("is no file in the folder of the text, and nothing else is opened")
    root = os.path.realpath(folder)
    written = path.replace("\\", "/")
    # A path in Markdown may be written with percent signs ("my%20squat.jpg").
    for candidate in dict.fromkeys((written, unquote(written))):
        parts = candidate.split("/")
        if not candidate.strip() or "\0" in candidate or _SCHEME.match(candidate):
            continue
        if os.path.isabs(candidate) or not parts[0] or ".." in parts:
            raise UnprintableError("leads out of the folder of the text, and is not opened")
        place = os.path.realpath(os.path.join(root, candidate))
        if os.path.commonpath((root, place)) != root:
            raise UnprintableError("leads out of the folder of the text, and is not opened")
        if os.path.lexists(place):
            return place
    raise UnprintableError("is not there")


def _say(
    exercise: Exercise, picture: Picture, message: str, hint: str, severity: Severity = Severity.WARNING
) -> Diagnostic:
    return Diagnostic(Location(exercise.file, picture.line), severity, message, hint)


def _named(picture: Picture) -> str:
    """Name a picture by its path, shortened, and its words."""
    path = picture.path if len(picture.path) <= 60 else f"{picture.path[:57]}..."
    return f'"{path}" ({picture.alt})' if picture.alt else f'"{path}"'


def _counted(number: int) -> str:
    return "1 is" if number == 1 else f"{number} are"
