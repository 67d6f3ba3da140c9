"""Title, labels, lead and link → the band at the head of a card, at any height that copyfit gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards import fonts
from cards.copyfit import Head
from cards.exercise import Run, Video
from cards.galley import Block, Setter
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.page import Colour, Glyphs, Item, Panel, Role, Symbol, TextLine
from cards.paragraph import Faces, Text, balance_lines, break_lines, count_lines, line_stretches, measure_text
from cards.symbol import MIN_MODULE, QUIET_ZONE, Modules
from cards.typesetting import set_lines
from cards.units import POINTS_PER

#: Points between the title block and the code, and between the parts of the title block.
GAP = 6 * POINTS_PER["mm"]
#: Baseline to baseline in a title, in em.
TITLE_LEADING = 0.94
#: A title takes another line only if that makes it larger by this factor.
TITLE_GAIN = 1.2
#: The most lines that a title is set on.
TITLE_LINES = 4
#: Points of type of the caption and of the link under the code; the link shrinks, then runs on.
CAPTION, LINK, LINK_LEAST = 11.5, 10.5, 7.0
#: Type of a label in em: padding at its sides, its height, the space between two.
CHIP_PADDING, CHIP_HEIGHT, CHIP_GAP = 0.55, 1.62, 0.5


@dataclass(frozen=True, slots=True)
class Code:
    """The code on its white panel, not yet placed; lengths in points."""

    modules: Modules
    video: Video
    caption: str
    #: Width of the symbol, without and with its quiet zone.
    width: float
    panel: float
    #: The link's type and its lines.
    link_size: float
    link: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Masthead:
    """The band, all but its height settled; lengths in points."""

    layout: Layout
    title: Text
    title_size: float
    title_lines: tuple[tuple[int, int], ...]
    #: Rows of labels, each with its x and width.
    labels: tuple[tuple[tuple[str, float, float], ...], ...]
    lead: Block | None
    code: Code | None
    head: Head
    top: float


def compose(
    title: str,
    labels: tuple[str, ...],
    lead: Block | None,
    code: Code | None,
    setter: Setter,
) -> Masthead:
    """Turn a card's title, labels, lead and code into its masthead."""
    layout = setter.layout
    width = layout.trim.width - 2 * layout.margin - (code.panel + GAP if code else 0.0)
    text = setter.display(title)
    size, lines = _fit_title(text, width, layout)
    rows = _rows(labels, width, layout)
    top = layout.margin
    fixed = top + _title_height(size, len(lines), layout) + _labels_height(rows, layout) + top * 0.75
    if lead:
        fixed += GAP * 0.55
    least = top * 0.9 + code.height + top * 0.55 if code else 0.0
    head = Head((lead,) if lead else (), width, fixed, least)
    return Masthead(layout, text, size, lines, rows, lead, code, head, top)


def make_code(video: Video, modules: Modules, caption: str, layout: Layout) -> Code:
    """Turn a video and its symbol into the panel that shows it: module never below 0.4 mm, link in words."""
    count = len(modules)
    width = max(layout.masthead.code, count * MIN_MODULE)
    panel = width * (count + 2 * QUIET_ZONE) / count
    words = video.url.removeprefix("https://").removeprefix("http://")
    room = panel - 6
    face = fonts.face(layout.label_face)
    size = min(LINK, room / face.width(words)) if face.covers(words) else LINK_LEAST
    lines = (words,) if size >= LINK_LEAST else _parted(words, room / LINK_LEAST, face)
    size = max(size, LINK_LEAST)
    height = panel + CAPTION * 0.85 + len(lines) * size * 1.15 + 4
    return Code(modules, video, caption, width, panel, size, lines, height)


def draw(masthead: Masthead, height: float, size: float) -> Iterator[Item]:
    """Turn a masthead into items at the card's head, at a height in points and a body size in points."""
    layout = masthead.layout
    yield from _band(layout, height)
    title_height = _title_height(masthead.title_size, len(masthead.title_lines), layout)
    labels_height = _labels_height(masthead.labels, layout)
    lead_lines: tuple[tuple[int, int], ...] = ()
    lead_height = 0.0
    if masthead.lead:
        measure = masthead.head.width / (size * masthead.lead.scale)
        lead_lines = balance_lines(masthead.lead.text, measure)
        lead_height = len(lead_lines) * masthead.lead.leading * size
    gaps = (1 if masthead.labels else 0) + (1 if masthead.lead else 0)
    used = masthead.top + title_height + labels_height + lead_height + masthead.top * 0.75
    used += GAP * 0.55 if masthead.lead else 0.0
    spare = max(0.0, height - used)
    grown = min(spare / (gaps + 2), GAP * 0.8)
    y = masthead.top + max(0.0, (spare - grown * gaps) / 2)
    yield from _title(masthead, y)
    y += title_height + grown
    yield from _labels(masthead, y)
    if masthead.lead:
        y += labels_height + GAP * 0.55 + (grown if masthead.labels else 0.0)
        yield from set_lines(
            masthead.lead, lead_lines, Point(layout.margin, y), size, group=2, colour=layout.masthead.text
        )
    if masthead.code:
        yield from _code(masthead.code, layout, height)


def _band(layout: Layout, height: float) -> Iterator[Item]:
    masthead = layout.masthead
    bleed = layout.bleed
    wide = layout.trim.width + 2 * bleed
    if masthead.fill != layout.paper_colour:
        yield Panel(Rect(-bleed, -bleed, wide, height + bleed), fill=masthead.fill)
    if masthead.rule:
        yield Panel(Rect(-bleed, height - masthead.rule, wide, masthead.rule), fill=masthead.accent)


def _fit_title(text: Text, width: float, layout: Layout) -> tuple[float, tuple[tuple[int, int], ...]]:
    chosen: tuple[float, tuple[tuple[int, int], ...]] = (0.0, ())
    for count in range(1, TITLE_LINES + 1):
        lines = _in_lines(text, count)
        widest = max((text.ends[past - 1] - text.starts[first] for first, past in lines), default=1.0)
        largest = layout.masthead.title_one if count == 1 else layout.masthead.title_two
        size = min(largest, width / widest)
        if size > chosen[0] * (TITLE_GAIN if chosen[0] else 1.0):
            chosen = (size, lines)
    return chosen


def _in_lines(text: Text, count: int) -> tuple[tuple[int, int], ...]:
    """Break into so many lines at most, as even as they can be."""
    low, high = text.widest, text.ends[-1] if text.ends else 0.0
    for _ in range(12):
        middle = (low + high) / 2
        if count_lines(text, middle)[0] > count:
            low = middle
        else:
            high = middle
    return break_lines(text, high) if count == 1 else balance_lines(text, high)


def _title_height(size: float, lines: int, layout: Layout) -> float:
    cap = fonts.face(layout.display_face).cap_height
    return size * (cap + TITLE_LEADING * (lines - 1)) + size * 0.12


def _title(masthead: Masthead, y: float) -> Iterator[Item]:
    layout, size = masthead.layout, masthead.title_size
    baseline = y + size * fonts.face(layout.display_face).cap_height
    for number, line in enumerate(masthead.title_lines):
        last = number == len(masthead.title_lines) - 1
        glyphs: list[Glyphs] = []
        x = 0.0
        for stretch in line_stretches(masthead.title, line, last=last):
            kerns = fonts.kerned(stretch.text, stretch.face) if stretch.text else ()
            width = (stretch.width + sum(kerns) / 1000) * size
            glyphs.append(Glyphs(stretch.text, stretch.face, layout.masthead.text, x, width, kerns))
            x += width
        at = Point(layout.margin, baseline + number * TITLE_LEADING * size)
        yield TextLine(at, size, tuple(glyphs), Role.TITLE, 1)


def _rows(
    labels: tuple[str, ...], width: float, layout: Layout
) -> tuple[tuple[tuple[str, float, float], ...], ...]:
    size = layout.masthead.labels
    rows: list[list[tuple[str, float, float]]] = []
    x = 0.0
    for label in labels:
        wide = min(width, (_label_text(label, layout).ends[-1] + 2 * CHIP_PADDING) * size)
        if not rows or x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((label, x, wide))
        x += wide + CHIP_GAP * size
    return tuple(map(tuple, rows))


def _label_text(label: str, layout: Layout) -> Text:
    face = layout.label_face
    return measure_text((Run(label.replace(" ", "\u00a0")),), Faces(face, face, face, face))


def _labels_height(rows: tuple[object, ...], layout: Layout) -> float:
    if not rows:
        return 0.0
    size = layout.masthead.labels
    return len(rows) * size * CHIP_HEIGHT + (len(rows) - 1) * size * CHIP_GAP + GAP * 0.45


def _labels(masthead: Masthead, y: float) -> Iterator[Item]:
    layout = masthead.layout
    size = layout.masthead.labels
    height = size * CHIP_HEIGHT
    cap = fonts.face(layout.label_face).cap_height
    top = y + GAP * 0.45
    for number, row in enumerate(masthead.labels):
        line_top = top + number * (height + size * CHIP_GAP)
        for label, x, wide in row:
            rect = Rect(layout.margin + x, line_top, wide, height)
            yield Panel(rect, radius=height * 0.28, stroke=layout.masthead.accent, weight=0.9)
            text = _label_text(label, layout)
            baseline = line_top + (height + cap * size) / 2
            yield _words(
                text, Point(rect.x + CHIP_PADDING * size, baseline), size, layout.masthead.text, 10 + number
            )


def _words(text: Text, at: Point, size: float, colour: Colour, group: int) -> TextLine:
    stretches = line_stretches(text, (0, len(text.pieces)), last=True)
    glyphs: list[Glyphs] = []
    x = 0.0
    for stretch in stretches:
        glyphs.append(
            Glyphs(stretch.text.replace("\u00a0", " "), stretch.face, colour, x, stretch.width * size)
        )
        x += stretch.width * size
    return TextLine(at, size, tuple(glyphs), Role.PARAGRAPH, group)


def _code(code: Code, layout: Layout, height: float) -> Iterator[Item]:
    top = max(layout.safe, (height - layout.masthead.rule - code.height) / 2)
    panel = Rect(layout.trim.width - layout.margin - code.panel, top, code.panel, code.height)
    white, ink = Colour(1, 1, 1), layout.ink
    outline = layout.masthead.fill == white
    yield Panel(
        panel, fill=white, radius=4, stroke=layout.masthead.accent if outline else None, weight=1.2 * outline
    )
    quiet = (code.panel - code.width) / 2
    square = Rect(panel.x + quiet, panel.y + quiet, code.width, code.width)
    alt = f"{code.caption}: {code.video.url}"
    yield Symbol(square, code.modules, Colour(0, 0, 0), code.video.url, alt, panel)
    face = fonts.face(layout.display_face)
    words = measure_text((Run(code.caption),), Faces(*[layout.display_face] * 4))
    size = min(CAPTION, (code.panel - 6) / max(words.ends[-1], 1e-3))
    y = panel.y + code.panel - quiet * 0.35 + size * face.cap_height
    x = panel.x + (code.panel - words.ends[-1] * size) / 2
    yield _words(words, Point(x, y), size, ink, 20)
    for number, line in enumerate(code.link):
        link = measure_text((Run(line),), Faces(*[layout.label_face] * 4))
        whole = sum(piece.width + piece.blank for piece in link.pieces)
        x = panel.x + (code.panel - whole * code.link_size) / 2
        at = Point(x, y + code.link_size * (1.15 * (number + 1)))
        yield _words(link, at, code.link_size, ink, 21)


def _parted(words: str, room: float, face: fonts.Face) -> tuple[str, ...]:
    """Part a long link into lines of at most so many em."""
    lines, line, width = [], "", 0.0
    for char in words:
        wide = face.widths.get(ord(char), 0.6)
        if width + wide > room and line:
            lines.append(line)
            line, width = "", 0.0
        line += char
        width += wide
    return (*lines, line)
