"""Sections and styles → galleys: measured blocks with their glue, ready to be broken at any measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards import exercise, fonts
from cards.exercise import Item, Kind, Listing, Paragraph, Picture, Quote, Run, Section, Table, plain
from cards.layout import KindStyle, Layout
from cards.page import Colour, Role
from cards.typesetting.paragraph import Faces, Text, measure_text
from cards.typesetting.typography import Quotes, typographic

#: Em of body type that one level of bullets is set in.
BULLET_INDENT = 1.05
#: Em between a number and its item.
NUMBER_GAP = 0.34
#: Em from a panel's edge to its text.
PANEL_PADDING = 0.55
#: Parts of it over and under a panel's text.
PANEL_OVER, PANEL_UNDER = 0.7, 0.8
#: Levels of indentation that a narrow column bears; deeper ones stand at the last.
DEEPEST = 4
#: Height of capitals in em, and the part of a line's depth that lies over its baseline.
CAPITALS, ASCENT_SHARE = 0.7, 0.76
#: Between a table's cells, and between labels in the text: it never begins a line.
SEPARATOR = "\u00a0· "
#: A number above this part of the body's type hangs beside its item, two lines tall.
LARGE = 1.2


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs in a block's indent beside its first line: a number, or a drawn mark."""

    #: Em of body type from the column's edge.
    at: float
    colour: Colour
    #: The number as printed; empty for a mark.
    number: str = ""
    face: str = ""
    #: Type, or the mark's side, in em of body type.
    scale: float = 1.0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of one look; lengths in em of the body type."""

    text: Text
    #: Type size.
    scale: float
    #: Baseline to baseline.
    leading: float
    indent: float
    #: Room kept free at the right.
    inset: float
    #: Glue above; a column's first block has none.
    above: float
    #: Room kept free over and under it, even at a column's top and foot: a panel's padding.
    over: float
    below: float
    #: Whether it must stand in one column with what follows.
    keep: bool
    colour: Colour
    role: Role
    hanging: Hanging | None = None
    #: Least depth: a large number hangs lower than a single line.
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Galley:
    """One section, set but not placed."""

    kind: Kind
    blocks: tuple[Block, ...]
    style: KindStyle
    #: Whether the first block is a heading, which a mark and a rule go with.
    headed: bool


@dataclass(frozen=True, slots=True)
class Setter:
    """What every block of an exercise is set with."""

    layout: Layout
    faces: Faces
    quotes: Quotes
    lang: str

    def text(self, runs: tuple[Run, ...]) -> Text:
        """Measure runs in the text faces."""
        return measure_text(typographic(runs, self.quotes), self.faces, self.lang)

    def display(self, words: str) -> Text:
        """Measure words in the display face."""
        face = self.layout.display_face
        return measure_text(typographic((Run(words),), self.quotes), Faces(face, face, face, face), self.lang)


def text_faces(family: str) -> Faces:
    """Turn a family's name into its four faces."""
    return Faces(*(f"{family}-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic")))


def set_section(section: Section, heading: str | None, setter: Setter) -> Galley:
    """Turn a section into a galley under the heading given; None sets it without one."""
    layout = setter.layout
    style = layout.kinds[section.kind]
    blocks = tuple(block for block in _blocks(section.blocks, setter, style, 0.0, 0) if block.text.pieces)
    if heading:
        first = _heading(heading, setter, style)
        body = (replace(blocks[0], above=layout.spacing.nested), *blocks[1:]) if blocks else ()
        blocks = (first, *body)
    elif blocks:
        blocks = (replace(blocks[0], above=layout.spacing.section), *blocks[1:])
    if style.panel and blocks:
        blocks = _padded(blocks)
    return Galley(section.kind, blocks, style, headed=bool(heading))


def set_steps(section: Section, setter: Setter) -> Galley:
    """Turn the short version into a galley: big numbers, names in the display face if they are the cue."""
    layout = setter.layout
    style = layout.kinds[section.kind]
    face = layout.display_face
    scale = max(style.numeral, layout.cue * 1.3)
    items = [item for block in section.blocks if isinstance(block, Listing) for item in block.items]
    indent = max(fonts.face(face).width(str(len(items))) * scale + NUMBER_GAP, 0.8)
    blocks: list[Block] = []
    for number, item in enumerate(items, start=1):
        name, *rest = item.blocks
        words = plain(name.runs) if isinstance(name, Paragraph) else ""
        first = _paragraph((Run(words, bold=True),), setter, indent, layout.spacing.item)
        if layout.cue > 1:
            first = replace(first, text=setter.display(words), scale=layout.cue, leading=layout.cue * 1.04)
        hanging = Hanging(0.0, style.colour, number=str(number), face=face, scale=scale)
        text = tuple(_blocks(tuple(rest), setter, style, indent, 1))
        above = layout.spacing.item if blocks else layout.spacing.section
        least = 0.0 if text else _hang(hanging, first)
        blocks.append(
            replace(first, above=above, keep=bool(text), hanging=hanging, role=Role.LIST_BODY, least=least)
        )
        blocks.extend(
            replace(block, above=layout.spacing.nested if index == 0 else block.above)
            for index, block in enumerate(text)
        )
    return Galley(section.kind, tuple(blocks), style, headed=False)


def set_lead(runs: tuple[Run, ...], setter: Setter) -> Block:
    """Turn the purpose, or the description, into the lead of the masthead."""
    masthead, spacing = setter.layout.masthead, setter.layout.spacing
    return Block(
        text=setter.text(runs),
        scale=masthead.lead,
        leading=masthead.lead * spacing.leading,
        indent=0.0,
        inset=0.0,
        above=0.0,
        over=0.0,
        below=0.0,
        keep=False,
        colour=masthead.text,
        role=Role.PARAGRAPH,
    )


def _heading(words: str, setter: Setter, style: KindStyle) -> Block:
    layout = setter.layout
    return Block(
        text=setter.display(words),
        scale=layout.heading,
        leading=layout.heading * 1.08,
        indent=layout.heading * 1.0,
        inset=0.0,
        above=layout.spacing.section,
        over=0.0,
        below=0.0,
        keep=True,
        colour=style.colour,
        role=Role.HEADING,
        hanging=Hanging(0.0, style.colour, mark=style.mark, scale=layout.heading * 0.74),
    )


def _padded(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Move a panel's blocks in from its edges."""
    moved = [
        replace(
            block,
            indent=block.indent + PANEL_PADDING,
            inset=PANEL_PADDING,
            hanging=replace(block.hanging, at=block.hanging.at + PANEL_PADDING) if block.hanging else None,
        )
        for block in blocks
    ]
    moved[0] = replace(moved[0], over=PANEL_PADDING * PANEL_OVER)
    moved[-1] = replace(moved[-1], below=PANEL_PADDING * PANEL_UNDER)
    return tuple(moved)


def _blocks(
    blocks: tuple[exercise.Block, ...], setter: Setter, style: KindStyle, indent: float, depth: int
) -> Iterator[Block]:
    spacing = setter.layout.spacing
    for block in blocks:
        match block:
            case Paragraph(runs):
                if plain(runs).strip():
                    yield _paragraph(runs, setter, indent, spacing.paragraph)
            case Listing(items):
                yield from _listing(items, setter, style, indent, depth)
            case Table(rows):
                for row in rows:
                    yield _paragraph(_row(row), setter, indent, spacing.item)
            case Quote(inner):
                yield from _blocks(inner, setter, style, indent + BULLET_INDENT / 2, depth)
            case Picture(_, alt):
                if alt:
                    yield _paragraph((Run(alt, italic=True),), setter, indent, spacing.paragraph)


def _listing(
    items: tuple[Item, ...], setter: Setter, style: KindStyle, indent: float, depth: int
) -> Iterator[Block]:
    spacing = setter.layout.spacing
    above = spacing.item if depth == 0 else spacing.nested
    numbers = [f"{item.number}" for item in items if item.number is not None]
    scale = style.numeral if depth == 0 else 1.0
    face = setter.layout.display_face
    reach = max((fonts.face(face).width(number) for number in numbers), default=0.0) * scale
    step = max(reach + NUMBER_GAP, 0.8) if numbers else BULLET_INDENT
    inner = indent + step if depth < DEEPEST else max(indent, step)
    at = inner - step
    for item in items:
        if item.number is not None:
            hanging = Hanging(at, style.colour, number=f"{item.number}", face=face, scale=scale)
        else:
            hanging = Hanging(at, style.colour, mark=_bullet(item, style, depth), scale=0.62)
        yield from _item(item, setter, style, inner, depth, hanging, above)


def _item(
    item: Item, setter: Setter, style: KindStyle, indent: float, depth: int, hanging: Hanging, above: float
) -> Iterator[Block]:
    blocks = list(_blocks(item.blocks, setter, style, indent, depth + 1))
    if not blocks:
        return
    if blocks[0].hanging is not None:
        blocks.insert(0, _paragraph((Run("\u00a0"),), setter, indent, above))
    alone = len(blocks) == 1
    blocks[0] = replace(
        blocks[0],
        above=above,
        hanging=hanging,
        keep=blocks[0].keep or not alone,
        role=Role.LIST_BODY,
        least=_hang(hanging, blocks[0]) if alone else 0.0,
    )
    yield from blocks


def _hang(hanging: Hanging, block: Block) -> float:
    """Return the depth in em to which a number hangs from the top of its item's first line."""
    if not hanging.number or hanging.scale <= LARGE:
        return 0.0
    capitals = CAPITALS * block.scale
    return block.leading * ASCENT_SHARE - capitals + CAPITALS * hanging.scale


def _bullet(item: Item, style: KindStyle, depth: int) -> str:
    if item.checked is not None:
        return "ticked box" if item.checked else "box"
    return style.bullet if depth == 0 else "dot" if depth == 1 else "dash"


def _paragraph(runs: tuple[Run, ...], setter: Setter, indent: float, above: float) -> Block:
    return Block(
        text=setter.text(runs),
        scale=1.0,
        leading=setter.layout.spacing.leading,
        indent=indent,
        inset=0.0,
        above=above,
        over=0.0,
        below=0.0,
        keep=False,
        colour=setter.layout.ink,
        role=Role.PARAGRAPH,
    )


def _row(cells: tuple[tuple[Run, ...], ...]) -> tuple[Run, ...]:
    """Join a table's row into one line: the first cell as its label."""
    filled = [cell for cell in cells if plain(cell).strip()]
    joined: list[Run] = []
    for index, cell in enumerate(filled):
        if index:
            joined.append(Run(SEPARATOR))
        joined.extend(replace(run, bold=run.bold or index == 0) for run in cell)
    return tuple(joined)
