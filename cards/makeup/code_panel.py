"""A video and its symbol → the white panel that shows the code, its caption and its link in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.exercise import Video
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.page import Colour, Item, Panel, Role, Symbol
from cards.qr import MIN_MODULE, QUIET_ZONE, Modules
from cards.typesetting.lines import Look, Text, measure_words, set_line, whole

#: Parts of the symbol's width: type of the caption and of the link under it, the panel's foot.
CAPTION, LINK, FOOT = 0.14, 0.128, 0.05
#: Points of type below which a link is parted into lines rather than shrunk.
LINK_LEAST = 6.5
#: Points between the panel's edges and its words.
SIDE = 3.0
#: Baseline to baseline in em.
LEADING = 1.16

#: Parts of an address that end in a slash, in any sign, in any character.
_SEAMS = tuple(map(re.compile, ("[^/]*/+|[^/]+", r"\w*[^\w]+|\w+", ".")))

BLACK, WHITE = Colour(0.0, 0.0, 0.0), Colour(1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class CodePanel:
    """The panel, not yet placed; lengths in points."""

    modules: Modules
    video: Video
    caption: Text
    caption_size: float
    link: tuple[Text, ...]
    link_size: float
    #: The symbol without its quiet zone.
    symbol: float
    #: The panel.
    width: float
    height: float
    alt: str


def make_code_panel(video: Video, modules: Modules, caption: str, layout: Layout) -> CodePanel:
    """Turn a video and its symbol into its panel: no module under 0.4 mm, the link never cut."""
    count = len(modules)
    symbol = max(layout.masthead.code, count * MIN_MODULE)
    width = symbol * (count + 2 * QUIET_ZONE) / count
    room = width - 2 * SIDE
    # A label without a character that can be printed gives way to the usual caption.
    words = measure_words(video.label, layout.display_face)
    if words.pieces:
        caption = video.label
    else:
        words = measure_words(caption, layout.display_face)
    caption_size = min(CAPTION * symbol, room / words.natural)
    above = (_rise(words) - fonts.face(layout.display_face).cap_height) * caption_size
    address = in_words(video, layout.label_face)
    link_size = max(LINK_LEAST, min(LINK * symbol, room / reach(address, layout.label_face)))
    link = tuple(
        measure_words(line, layout.label_face)
        for line in parted(address, room / link_size, layout.label_face)
    )
    height = width + above + caption_size + len(link) * link_size * LEADING + FOOT * symbol
    return CodePanel(
        modules, video, words, caption_size, link, link_size, symbol, width, height, f"{caption}: {video.url}"
    )


def draw_code_panel(panel: CodePanel, at: Point, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn the panel into items from its top left corner; all of it is a link."""
    area = Rect(at.x, at.y, panel.width, panel.height)
    outlined = layout.masthead.fill == WHITE
    yield Panel(
        area,
        fill=WHITE,
        radius=panel.width * 0.04,
        stroke=layout.masthead.accent if outlined else None,
        weight=1.0 if outlined else 0.0,
    )
    quiet = (panel.width - panel.symbol) / 2
    square = Rect(at.x + quiet, at.y + quiet, panel.symbol, panel.symbol)
    yield Symbol(square, panel.modules, BLACK, panel.video.url, panel.alt, area)
    y = square.bottom + quiet + panel.caption_size * _rise(panel.caption)
    caption = Look(panel.caption_size, layout.ink, Role.LINK)
    yield from _centred(panel.caption, area, y, caption, next(numbers))
    link, paragraph = Look(panel.link_size, layout.ink, Role.LINK), next(numbers)
    for line in panel.link:
        y += panel.link_size * LEADING
        yield from _centred(line, area, y, link, paragraph)


def _rise(caption: Text) -> float:
    """Return how far a caption's ink stands above its baseline, in em: none of it may reach the code."""
    stretches = (stretch for piece in caption.pieces for stretch in piece.stretches)
    return max(fonts.ink(char, stretch.face)[0] for stretch in stretches for char in stretch.text or "H")


def in_words(video: Video, face: str) -> str:
    """Write a link as people read it, if the face has the letters; one that is not secure with its scheme."""
    written = unicodedata.normalize("NFC", video.words)
    return (written if fonts.face(face).covers(written) and written else video.url).removeprefix("https://")


def _centred(text: Text, area: Rect, y: float, look: Look, paragraph: int) -> Iterator[Item]:
    for line in whole(text):
        at = Point(area.x + (area.width - line.width * look.size) / 2, y)
        yield from set_line(line, at, look, paragraph)


def parted(address: str, room: float, face: str) -> tuple[str, ...]:
    """Part an address into lines of at most so many em: behind a slash, else a sign, else where it must."""
    return tuple(_joined(_pieces(address, room, face, list(_SEAMS)), room, face))


def longest(address: str, face: str) -> float:
    """Return the em of the longest part of an address that no slash parts."""
    return max(reach(part, face) for part in _SEAMS[0].findall(address))


def reach(address: str, face: str) -> float:
    """Return the em of an address on one line."""
    return sum(fonts.face(face).widths.get(ord(char), 0.5) for char in address)


def _pieces(address: str, room: float, face: str, seams: list[re.Pattern[str]]) -> Iterator[str]:
    """Yield parts of an address, each at most so many em wide, or a single character."""
    if not seams or reach(address, face) <= room + 1e-6:
        yield address
        return
    for part in seams[0].findall(address):
        yield from _pieces(part, room, face, seams[1:])


def _joined(pieces: Iterator[str], room: float, face: str) -> Iterator[str]:
    """Yield lines, each of as many pieces as it can hold."""
    line = ""
    for piece in pieces:
        if line and reach(line + piece, face) > room + 1e-6:
            yield line
            line = ""
        line += piece
    yield line
