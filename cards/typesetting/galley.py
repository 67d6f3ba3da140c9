"""Sections and styles → galleys: measured blocks with their glue, ready to be broken at any measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

from cards import exercise, fonts
from cards.exercise import Item, Kind, Listing, Paragraph, Quote, Run, Section, Table, plain
from cards.layout import KindStyle
from cards.page import Role
from cards.typesetting import icons
from cards.typesetting.block import Block, Hanging, RunIn
from cards.typesetting.body import NUMBER_GAP, labelled, set_blocks, set_paragraph
from cards.typesetting.coverage import missing_glyphs, unprinted_script
from cards.typesetting.measured import indented
from cards.typesetting.setter import Setter
from cards.typesetting.tables import SEPARATOR
from cards.vocabulary import labels

__all__ = [
    "SEPARATOR",
    "Block",
    "Galley",
    "Hanging",
    "labelled_tables",
    "missing_glyphs",
    "set_lead",
    "set_section",
    "set_steps",
    "unlimited",
    "unprinted_script",
]

#: Em from a panel's edge to its text.
PANEL_PADDING = 0.55
#: Parts of it over and under a panel's text.
PANEL_OVER, PANEL_UNDER = 0.7, 0.8


#: Em between a rule over a heading and the heading's line.
RULE_OVER = 0.18
#: A heading on its paragraph's first line, in em of the body's type: its type, its mark's, the blank after
#: it, how wide it may be.
RUN_IN, RUN_IN_MARK, RUN_IN_GAP, RUN_IN_MOST = 1.14, 0.86, 0.42, 9.0


@dataclass(frozen=True, slots=True)
class Galley:
    """One section, set but not placed."""

    kind: Kind
    blocks: tuple[Block, ...]
    style: KindStyle
    #: Its heading, as it stands over what goes on in another column; None without one.
    again: Block | None = None


def unlimited(galley: Galley) -> Galley:
    """Return a galley whose lines may be as long as their column is wide."""
    return replace(galley, blocks=tuple(replace(block, longest=inf) for block in galley.blocks))


def set_section(section: Section, heading: str | None, setter: Setter) -> Galley:
    """Turn a section into a galley under the heading given; None sets it without one.

    A heading over texts of which nothing would be seen is not set either.
    """
    layout = setter.layout
    style = layout.kinds[section.kind]
    if heading and style.run_in and (alone := _alone(section.blocks)):
        blocks = tuple(set_blocks(alone, setter, style, layout.spacing.hang, 0))
        if blocks and (opened := _opened(blocks[0], heading, setter, style)):
            blocks = (opened, *blocks[1:])
            return Galley(section.kind, _padded(blocks) if style.panel else blocks, style)
    blocks = tuple(set_blocks(section.blocks, setter, style, 0.0, 0))
    first = _heading(heading, setter, style) if heading else None
    headed = first is not None and bool(first.text.pieces)
    above = layout.spacing.nested if headed else layout.spacing.section
    if blocks:
        blocks = (replace(blocks[0], above=above), *blocks[1:])
    if first and headed and (blocks or not section.blocks):
        blocks = (first, *blocks)
    again = _again(heading, setter, style) if heading and headed else None
    if style.panel and blocks:
        blocks = _padded(blocks)
    return Galley(section.kind, blocks, style, again)


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
        hanging = Hanging(0.0, style.colour, number=str(number), face=face, scale=scale)
        above = layout.spacing.item if blocks else layout.spacing.section
        blocks.extend(_step(item, hanging, style, setter, indent, above))
    return Galley(section.kind, tuple(blocks), style)


def _step(
    item: Item, hanging: Hanging, style: KindStyle, setter: Setter, indent: float, above: float
) -> Iterator[Block]:
    """Set a step: its name with its number, then its text; nothing of one of which nothing would be seen."""
    layout = setter.layout
    name, *rest = item.blocks
    words = plain(name.runs) if isinstance(name, Paragraph) else ""
    first = set_paragraph((Run(words, bold=True),), setter, indent, layout.spacing.item)
    if layout.cue > 1:
        first = replace(first, text=setter.display(words), scale=layout.cue, leading=layout.cue * 1.04)
    blocks = [first] if first.text.pieces else []
    for at, block in enumerate(set_blocks(tuple(rest), setter, style, indent, 1)):
        blocks.append(replace(block, above=layout.spacing.nested) if at == 0 else block)
    if blocks:
        first, *others = blocks
        least = 0.0 if others else first.reach(hanging)
        role, keep = Role.LIST_BODY, bool(others)
        yield replace(first, above=above, keep=keep, hanging=hanging, role=role, least=least)
        yield from others


def set_lead(runs: tuple[Run, ...], setter: Setter) -> Block | None:
    """Turn the purpose, or the description, into the lead of the masthead; None if nothing would be seen."""
    masthead, spacing = setter.layout.masthead, setter.layout.spacing
    lead = Block(
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
    return lead if lead.text.pieces else None


def labelled_tables(sections: tuple[Section, ...], setter: Setter) -> Iterator[Table]:
    """Yield the tables that are set as labelled lines."""
    for section in sections:
        yield from (table for table in _tables(section.blocks) if labelled(table, setter))


def _tables(blocks: tuple[exercise.Block, ...]) -> Iterator[Table]:
    for block in blocks:
        match block:
            case Table():
                yield block
            case Listing(items):
                for item in items:
                    yield from _tables(item.blocks)
            case Quote(inner):
                yield from _tables(inner)


def _alone(blocks: tuple[exercise.Block, ...]) -> tuple[exercise.Block, ...]:
    """Return the one paragraph of a section, or that of its one item; else nothing."""
    match blocks:
        case (Paragraph(),):
            return blocks
        case (Listing((Item((Paragraph(),) as inner, None, None),)),):
            return inner
    return ()


def _opened(block: Block, words: str, setter: Setter, style: KindStyle) -> Block | None:
    """Set a heading at the beginning of a paragraph, its mark before it; None where it has no room there."""
    layout, signed = setter.layout, icons.opening(words)
    icon, text = (signed.icon if signed else style.mark), setter.display(signed.words if signed else words)
    if not text.pieces or not block.text.pieces or block.hanging:
        return None
    width = text.natural * RUN_IN + RUN_IN_GAP
    if width > RUN_IN_MOST:
        return None
    return replace(
        block,
        text=indented(block.text, width),
        above=layout.spacing.section,
        hanging=Hanging(0.0, style.colour, icon=icon, scale=RUN_IN_MARK) if icon else None,
        run_in=RunIn(text, RUN_IN, style.colour),
    )


def _heading(words: str, setter: Setter, style: KindStyle) -> Block:
    """Set a heading behind its kind's icon, or behind the sign that its author began it with."""
    layout, signed = setter.layout, icons.opening(words)
    icon = signed.icon if signed else style.mark
    return Block(
        text=setter.display(signed.words if signed else words),
        scale=layout.heading,
        leading=layout.heading * 1.08,
        indent=layout.heading if icon else 0.0,
        inset=0.0,
        above=layout.spacing.section,
        over=RULE_OVER if layout.heading_rule == "over" and not style.panel else 0.0,
        below=0.0,
        keep=True,
        colour=style.colour,
        role=Role.HEADING,
        hanging=Hanging(0.0, style.colour, icon=icon, scale=layout.heading * 0.74) if icon else None,
    )


def _again(heading: str, setter: Setter, style: KindStyle) -> Block:
    """Set a heading as it is repeated at a column's top; what is `above` it is the blank under it there."""
    again = _heading(f"{heading} ({labels(setter.lang).continued})", setter, style)
    padded = _padded((again,))[0] if style.panel else again
    return replace(padded, above=setter.layout.spacing.nested, below=0.0)


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
