"""A paper and a flip → the two-sided sheet from which one reads how far the backs are off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.geometry import Point, Rect, Size
from cards.imposition.crop_marks import BLACK
from cards.imposition.duplex import in_turn, mirrored
from cards.imposition.ruler import place_ruler, text_line
from cards.page import Colour, Disc, Item, Rule
from cards.sheet import Duplex, Sheet
from cards.units import POINTS_PER, paper_name

_MM = POINTS_PER["mm"]
_BOLD = "AtkinsonHyperlegible-Bold"
_BLUE = Colour(0.0, 0.25, 0.65)
#: Points from a cross to the end of its arms, and of the scale to either side.
ARM, REACH = 14 * _MM, 10 * _MM
#: Points from the sheet's edge to text.
_MARGIN = 14 * _MM
#: Where crosses stand, as parts of the paper's width and height; the first is the one to read.
_PLACES = ((0.5, 0.5), (0.17, 0.13), (0.83, 0.13), (0.17, 0.87), (0.83, 0.87))


def calibration(paper: Size, duplex: Duplex, store: str) -> tuple[Sheet, ...]:
    """Turn a paper into crosses on its front and millimetre scales on its back.

    `store` says in words how to keep what was read, such as a command or a file's path. Nothing is
    moved: the scale shows the printer as it is.
    """
    centres = [Point(paper.width * x, paper.height * y) for x, y in _PLACES]
    spots = [mirrored(Rect(at.x, at.y, 0, 0), paper, duplex.flip) for at in centres]
    front = _side(
        paper, [_cross(at, n) for n, at in enumerate(centres)], _front_words(paper, duplex), "front"
    )
    scales = [_scale(Point(spot.x, spot.y), n) for n, spot in enumerate(spots)]
    back = _side(paper, scales, _back_words(store), "back")
    return tuple(in_turn((front,), (back,), duplex.sides))


def _front_words(paper: Size, duplex: Duplex) -> tuple[str, ...]:
    return (
        "cuecard: does the back meet the front?",
        f"Print this file at 100 % on {paper_name(paper)}, on both sides, flipped on the {duplex.flip} edge.",
        "Check the ruler below: if it is not 50 mm long, the printer scales.",
        "Then hold the sheet against a window, with its back to you.",
    )


def _back_words(store: str) -> tuple[str, ...]:
    return (
        "Back: read the offset here",
        "Each cross of the front must show through at the scale with its own number.",
        "If the numbers differ, the sheet was flipped on the other edge.",
        "Read at scale 1 where the front's cross stands: to the right +, to the left –;",
        "downward +, upward –. Cross at 1.5 mm to the right and 0.5 mm up: 1.5,-0.5",
        store,
    )


def _side(paper: Size, figures: Sequence[Iterator[Item]], words: Sequence[str], name: str) -> Sheet:
    items = [item for figure in figures for item in figure]
    items += _text(paper, words)
    ink = Rect(0, paper.height * 0.13 - ARM, paper.width, paper.height * 0.74 + 2 * ARM)
    ruler = place_ruler(paper, ink, 5 * _MM, (), f"calibration, {name}")
    return Sheet(paper, (), (*items, *(ruler.items if ruler else ())))


def _text(paper: Size, words: Sequence[str]) -> Iterator[Item]:
    """Set lines between the upper crosses and the middle one, each as large as its room allows."""
    room = paper.width - 2 * _MARGIN
    y = paper.height * 0.13 + ARM + 10 * _MM
    for number, line in enumerate(words):
        face = _BOLD if number == 0 else "AtkinsonHyperlegible-Regular"
        wished = 16.0 if number == 0 else 10.5
        width = text_line(line, Point(0, 0), 1.0, face=face).width
        size = min(wished, room / width) if width else wished
        yield text_line(line, Point(_MARGIN, y), size, face=face)
        y += 1.5 * wished


def _cross(at: Point, number: int) -> Iterator[Item]:
    yield Rule(Point(at.x - ARM, at.y), Point(at.x + ARM, at.y), BLACK, 0.5)
    yield Rule(Point(at.x, at.y - ARM), Point(at.x, at.y + ARM), BLACK, 0.5)
    yield Disc(at, 1.5 * _MM, stroke=BLACK, weight=0.5)
    yield text_line(str(number + 1), Point(at.x - 12 * _MM, at.y - 7 * _MM), 12, face=_BOLD)


def _scale(at: Point, number: int) -> Iterator[Item]:
    yield Rule(Point(at.x - REACH, at.y), Point(at.x + REACH, at.y), _BLUE, 0.4)
    yield Rule(Point(at.x, at.y - REACH), Point(at.x, at.y + REACH), _BLUE, 0.4)
    for step in range(-20, 21):
        off = step * _MM / 2
        # Shorter than their distance from the middle, so that the two scales do not run into each other.
        tick = (2.0 if step % 10 == 0 else 0.9 if step % 2 == 0 else 0.45) * _MM
        weight = 0.4 if step % 2 == 0 else 0.2
        yield Rule(Point(at.x + off, at.y - tick), Point(at.x + off, at.y + tick), _BLUE, weight)
        yield Rule(Point(at.x - tick, at.y + off), Point(at.x + tick, at.y + off), _BLUE, weight)
    for far in (5, 10):
        off = far * _MM
        for label, x, y in (
            (f"–{far}", -off - 3, -2.6 * _MM),
            (f"+{far}", off - 3, 4.2 * _MM),
            (f"–{far}", 2.6 * _MM, 2.3 - off),
            (f"+{far}", -2.6 * _MM - 10, 2.3 + off),
        ):
            yield text_line(label, Point(at.x + x, at.y + y), 6.5, colour=_BLUE)
    yield text_line(str(number + 1), Point(at.x - 7 * _MM, at.y - 7 * _MM), 12, face=_BOLD, colour=_BLUE)
