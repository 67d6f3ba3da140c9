"""Sections and styles → galleys: measured blocks with their glue, ready to be broken at any measure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cards import fonts
from cards.exercise import Kind, Listing, Paragraph, Run, Section, plain
from cards.layout import KindStyle
from cards.page import Role
from cards.typesetting.block import Block, Hanging
from cards.typesetting.body import NUMBER_GAP, SEPARATOR, set_blocks, set_paragraph
from cards.typesetting.coverage import missing_glyphs
from cards.typesetting.setter import Setter

__all__ = [
    "SEPARATOR",
    "Block",
    "Galley",
    "Hanging",
    "missing_glyphs",
    "set_lead",
    "set_section",
    "set_steps",
]

#: Em from a panel's edge to its text.
PANEL_PADDING = 0.55
#: Parts of it over and under a panel's text.
PANEL_OVER, PANEL_UNDER = 0.7, 0.8


@dataclass(frozen=True, slots=True)
class Galley:
    """One section, set but not placed."""

    kind: Kind
    blocks: tuple[Block, ...]
    style: KindStyle
    #: Whether the first block is a heading, which a mark and a rule go with.
    headed: bool


def set_section(section: Section, heading: str | None, setter: Setter) -> Galley:
    """Turn a section into a galley under the heading given; None sets it without one."""
    layout = setter.layout
    style = layout.kinds[section.kind]
    blocks = tuple(block for block in set_blocks(section.blocks, setter, style, 0.0, 0) if block.text.pieces)
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
        first = set_paragraph((Run(words, bold=True),), setter, indent, layout.spacing.item)
        if layout.cue > 1:
            first = replace(first, text=setter.display(words), scale=layout.cue, leading=layout.cue * 1.04)
        hanging = Hanging(0.0, style.colour, number=str(number), face=face, scale=scale)
        text = tuple(set_blocks(tuple(rest), setter, style, indent, 1))
        above = layout.spacing.item if blocks else layout.spacing.section
        least = 0.0 if text else first.reach(hanging)
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
