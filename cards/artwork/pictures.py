"""An exercise's pictures by their paths → artwork that can be printed, and what is wrong with the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import monotonic
from urllib.parse import unquote

from cards.artwork.bitmap import UnprintableError, reduce
from cards.artwork.moving import last_frame
from cards.artwork.picture_files import read_picture
from cards.artwork.svg import PIXELS, draw, draw_trusted, is_drawing
from cards.brand import Logo
from cards.diagnostics import Diagnostic, Location, Severity, error
from cards.exercise import Block, Exercise, Listing, Picture, Quote
from cards.layout import Art, Layout
from cards.limits import PICTURES_SECONDS, PICTURES_TRIED

#: Pictures that one card has room for: the start of a movement, and its end; more in panels, or on a band.
MOST, MOST_IN_PANELS = 2, 6
#: The part of a card's height that a picture in an empty column may take.
COLUMN = 0.45
#: Points of the width and height that a picture for backs is kept large enough for: A4's.
ART = 842.0
#: The same for a logo.
LOGO = 142.0
#: The name that stands for standard input.
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Artwork:
    """A picture that was found and can be decoded."""

    #: As written.
    path: str
    #: The author's words for it; empty where there are none.
    words: str
    line: int
    #: As it lies in the file, or scaled down to the largest size that its frame can have; a drawing is drawn.
    data: bytes
    #: Pixels of the file as it is looked at.
    width: int
    height: int
    #: Who made it, as it is to be printed; empty for nobody who is named.
    credit: str = ""

    @property
    def shape(self) -> float:
        """Width as a part of the height, as the picture is looked at."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of an exercise's pictures."""

    artwork: tuple[Artwork, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def draw_svg(data: bytes, pixels: int = PIXELS) -> bytes:
    """Draw an SVG of our own as a PNG of so many pixels on its longer side.

    CardsError where it is beyond the limits of drawings.
    """
    try:
        return draw_trusted(data, pixels)
    except UnprintableError as problem:
        raise error(
            "the drawing", str(problem), "draw fewer figures, or write .pdf or .svg", code="cannot-write"
        ) from None


def gather(exercise: Exercise, layout: Layout, root: str = "") -> Gathered:
    """Read the pictures that a card has a frame for: those of the front matter first, then the text's.

    Only files in the folder of the exercise's own file or below it are opened, and those in `root`, the
    folder that was named to find it. Every other picture, and every one that cannot be printed, is named
    with its line; nothing is raised.
    """
    wanted = tuple(_wanted(exercise))
    if not wanted:
        return Gathered()
    if not layout.pictures.height:
        message = f"{layout.name} has no frame for pictures: {_counted(len(wanted))} not printed"
        return Gathered(
            (),
            (
                _say(
                    exercise,
                    wanted[0],
                    message,
                    "choose a layout with a frame, such as wall-a4",
                    Severity.HINT,
                    code="pictures-not-printed",
                ),
            ),
        )
    if exercise.file == STDIN:
        message = f"pictures are not printed from standard input: {_counted(len(wanted))} left out"
        return Gathered(
            (), (_say(exercise, wanted[0], message, "name the file instead", code="pictures-not-printed"),)
        )
    return _read(exercise, wanted, root, layout)


def read_art(art: Art) -> Artwork:
    """Read the picture of a common back; CardsError where it cannot be printed."""
    until = monotonic() + PICTURES_SECONDS
    try:
        data = read_picture(art.beside, art.file, "")
        data = draw(data, until) if is_drawing(data) else data
        size, data = reduce(data, ART, ART, until)
    except UnprintableError as problem:
        raise error(
            art.beside, f'the picture "{art.file}" {problem}', problem.hint, code="bad-picture"
        ) from None
    return Artwork(art.file, art.name, 0, data, size.width, size.height)


def read_logo(path: str) -> Logo:
    """Read a house's logo; CardsError where it cannot be printed."""
    until = monotonic() + PICTURES_SECONDS
    try:
        data = read_picture(path, os.path.basename(path), "")
        data = draw(data, until) if is_drawing(data) else data
        size, data = reduce(data, LOGO, LOGO, until)
    except UnprintableError as problem:
        raise error(path, f"the logo {problem}", problem.hint, code="bad-picture") from None
    return Logo(data, size.width, size.height)


def _read(exercise: Exercise, wanted: tuple[Picture, ...], root: str, layout: Layout) -> Gathered:
    most = MOST_IN_PANELS if layout.poster or layout.station or layout.illustrated.band else MOST
    until = monotonic() + PICTURES_SECONDS
    most_points = layout.trim.width, _tallest(layout)
    artwork: list[Artwork] = []
    # Where a picture moves, and there is room for its end too, both are printed.
    ends: dict[Artwork, Artwork] = {}
    said: list[Diagnostic] = []
    for number, picture in enumerate(wanted):
        if len(artwork) == most or number >= PICTURES_TRIED:
            message = f"a card has room for {most} pictures: {_named(picture)} is not printed"
            hint = "leave it out, or move it up"
            said.append(_say(exercise, picture, message, hint, Severity.HINT, code="pictures-not-printed"))
            continue
        try:
            data = read_picture(exercise.file, picture.path, root)
            drawn = is_drawing(data)
            last = b"" if drawn else last_frame(data, until)
            data = draw(data, until) if drawn else data
            # Scaling takes the longest: what is left for the print is no more than the frame.
            size, data = reduce(data, *most_points, until)
            credit = picture.credit or exercise.credit or ""
            found = Artwork(picture.path, picture.alt, picture.line, data, size.width, size.height, credit)
            artwork.append(found)
            if last:
                ends[found] = replace(found, words="", data=reduce(last, *most_points, until)[1])
        except UnprintableError as problem:
            message = f"the picture {_named(picture)} {problem}"
            hint = "; ".join(filter(None, (problem.hint, "the card is printed without it")))
            said.append(_say(exercise, picture, message, hint, code="bad-picture"))
            continue
        if not picture.alt:
            message = (
                f'the picture "{picture.path}" has no description for people who cannot see it (alt text)'
            )
            hint = 'write {path: …, alt: …} in the front matter, or "![words](…)" in the text'
            said.append(_say(exercise, picture, message, hint, Severity.HINT, code="no-alt-text"))
    if len(artwork) + len(ends) <= most:
        artwork = [one for start in artwork for one in (start, ends.get(start)) if one]
    return Gathered(tuple(artwork), tuple(said))


def _tallest(layout: Layout) -> float:
    """Return the points that a picture is high at most: a column may be empty for it beside a band."""
    column = COLUMN * layout.trim.height if layout.illustrated.band else 0.0
    return max(layout.pictures.height, column)


def _wanted(exercise: Exercise) -> Iterator[Picture]:
    """Yield each picture once, by its path, with the first words that stand for it anywhere."""
    found: dict[str, Picture] = {}
    for picture in (*exercise.images, *_in_text(exercise)):
        known = found.get(picture.path)
        if known is None or (picture.alt and not known.alt):
            alt = " ".join(picture.alt.split())
            credit = picture.credit or (known.credit if known else "")
            found[picture.path] = Picture(picture.path, alt, known.line if known else picture.line, credit)
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


def _say(
    exercise: Exercise,
    picture: Picture,
    message: str,
    hint: str,
    severity: Severity = Severity.WARNING,
    *,
    code: str,
) -> Diagnostic:
    return Diagnostic(Location(exercise.file, picture.line), severity, message, hint, code=code)


def _named(picture: Picture) -> str:
    """Name a picture by its path as people write it, shortened, and its words."""
    path = unquote(picture.path)
    path = path if path.isprintable() and "\ufffd" not in path else picture.path
    path = path if len(path) <= 60 else f"{path[:57]}..."
    return f'"{path}" ({picture.alt})' if picture.alt else f'"{path}"'


def _counted(number: int) -> str:
    return "1 is" if number == 1 else f"{number} are"
