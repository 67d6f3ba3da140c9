"""A video and its symbol → the bare code with its link under it, or beside it: the twin of a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.exercise import Video
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.code_panel import in_words, parted
from cards.page import Colour, Item, Role, Symbol
from cards.qr import MIN_MODULE, QUIET_ZONE, Modules
from cards.typesetting.lines import Line, Look, balance_lines, measure_words, set_line, whole

#: Modules of white between the code and its words.
CLEAR = QUIET_ZONE
#: Points of the link's type, at most and at least; baseline to baseline in em, for link and caption.
LINK, LINK_LEAST, LEADING = 10.0, 7.0, 1.16
#: What a caption beside the code is set larger than the link, at most.
CAPTION = 1.6

BLACK = Colour(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """The code without a panel, not yet placed; lengths in points."""

    modules: Modules
    video: Video
    #: The symbol's side, without its white margin.
    side: float
    #: Of one module.
    module: float
    #: Its words under it, a caption of the author's first, each with its type.
    under: tuple[tuple[Line, float], ...]
    alt: str

    @property
    def height(self) -> float:
        """Points from the symbol's top to the last baseline."""
        return self.side + _depth(self.under, self.module)


def make_code_block(video: Video, modules: Modules, caption: str, side: float, layout: Layout) -> CodeBlock:
    """Turn a video and its symbol into a block so many points wide at least: no module is under 0.4 mm.

    `caption`: what the code is for, in words, for someone who does not see it. The link is never cut; an
    author's own label stands over it.
    """
    side = max(side, len(modules) * MIN_MODULE)
    address = in_words(video, layout.label_face)
    size = max(LINK_LEAST, min(LINK, side / max(measure_words(address, layout.label_face).natural, 0.1)))
    under = [
        (line, size)
        for part in parted(address, side / size, layout.label_face)
        for line in whole(measure_words(part, layout.label_face))
    ]
    label = measure_words(video.label, layout.display_face)
    if label.pieces:
        largest = min(LINK * 1.2, side / label.widest)
        under = [(line, largest) for line in balance_lines(label, side / largest)] + under
    words = video.label or caption
    return CodeBlock(modules, video, side, side / len(modules), tuple(under), f"{words}: {video.url}")


def draw_code_block(block: CodeBlock, at: Point, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn the block into items from the symbol's top left corner; all of it is a link."""
    square = Rect(at.x, at.y, block.side, block.side)
    hot = Rect(at.x, at.y, block.side, block.height)
    yield Symbol(square, block.modules, BLACK, block.video.url, block.alt, hot)
    y, paragraph = square.bottom + CLEAR * block.module, next(numbers)
    first = True
    for line, size in block.under:
        y += size * (fonts.face(layout.label_face).cap_height if first else LEADING)
        first = False
        x = at.x + max(0.0, block.side - line.width * size)
        yield from set_line(line, Point(x, y), Look(size, layout.quiet, Role.LINK), paragraph)


def _depth(under: tuple[tuple[Line, float], ...], module: float) -> float:
    return CLEAR * module + sum(size * LEADING for _, size in under)
