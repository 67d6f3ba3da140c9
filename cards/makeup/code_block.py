"""A video and its symbol → the bare code with its link under it, or with its words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.exercise import Video
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.code_panel import in_words, longest, parted
from cards.page import Colour, Item, Role, Symbol
from cards.qr import MIN_MODULE, QUIET_ZONE, Modules
from cards.typesetting.lines import Line, Look, balance_lines, measure_words, set_line, whole

#: Greatest type of the link as a part of the code's width; its least in points, and where that keeps an id
#: whole; baseline to baseline in em of all words.
LINK, LINK_LEAST, LINK_SMALLEST, LEADING = 0.122, 7.0, 5.5, 1.16
#: Greatest type of a caption beside a code, and under it, as a part of the code's width.
BESIDE, UNDER = 0.195, 0.146

BLACK = Colour(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Words:
    """A line beside or under a code, and its type in points."""

    line: Line
    size: float


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """The code without a panel, not yet placed; lengths in points."""

    modules: Modules
    video: Video
    #: The symbol's side, without its white margin.
    side: float
    words: tuple[Words, ...]
    #: Width of the words beside it; 0 where they stand under it.
    beside: float
    alt: str

    @property
    def clear(self) -> float:
        """Points of white that a scanner needs on every side of the symbol."""
        return self.side / len(self.modules) * QUIET_ZONE

    @property
    def height(self) -> float:
        """Points from the symbol's top to the last baseline."""
        if self.beside:
            return self.side
        return self.side + self.clear + sum(one.size * LEADING for one in self.words)

    @property
    def depth(self) -> float:
        """Points of height that are the same for all links of one line, however large their type is."""
        return max(self.height, self.side + self.clear + LINK * self.side * LEADING)


def make_code_block(
    video: Video, modules: Modules, caption: str, side: float, layout: Layout, *, beside: float = 0.0
) -> CodeBlock:
    """Turn a video and its symbol into a block so many points wide at least: no module is under 0.4 mm.

    The link stands under the code, no wider than it, and is never cut; an author's own label over the link.
    `beside`: points of width at the code's right in which link and `caption` stand instead.
    """
    side = max(side, len(modules) * MIN_MODULE)
    label = measure_words(video.label or ("" if not beside else caption), layout.display_face)
    # A label without a character that can be printed gives way to the usual caption.
    if not label.pieces and beside:
        label = measure_words(caption, layout.display_face)
    room = beside or side
    words: list[Words] = []
    if label.pieces:
        size = min(side * (BESIDE if beside else UNDER), room / label.widest)
        words += [Words(line, size) for line in balance_lines(label, room / size)]
    address = in_words(video, layout.label_face)
    natural = max(measure_words(address, layout.label_face).natural, 0.1)
    size = max(LINK_LEAST, min(LINK * side, room / natural))
    if size * natural > room + 1e-6:
        # What follows a slash is typed as one word, and stands as one if a little smaller type does it.
        fitting = room / longest(address, layout.label_face)
        size = min(size, fitting) if fitting >= LINK_SMALLEST else size
    for part in parted(address, room / size, layout.label_face):
        words += [Words(line, size) for line in whole(measure_words(part, layout.label_face))]
    return CodeBlock(modules, video, side, tuple(words), beside, f"{video.label or caption}: {video.url}")


def draw_code_block(block: CodeBlock, at: Point, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn the block into items from the symbol's top left corner; all of it is a link."""
    square = Rect(at.x, at.y, block.side, block.side)
    width = block.side + (block.clear + block.beside if block.beside else 0.0)
    yield Symbol(
        square, block.modules, BLACK, block.video.url, block.alt, Rect(at.x, at.y, width, block.height + 1.0)
    )
    deep = sum(one.size * LEADING for one in block.words)
    y = square.y + (block.side - deep) / 2 if block.beside else square.bottom + block.clear
    paragraph = next(numbers)
    for one in block.words:
        y += one.size * LEADING
        x = square.right + block.clear if block.beside else square.right - one.line.width * one.size
        baseline = Point(
            max(x, at.x), y - one.size * (LEADING - fonts.face(layout.label_face).cap_height) / 2
        )
        yield from set_line(one.line, baseline, Look(one.size, layout.ink, Role.LINK), paragraph)
