"""Paragraphs, lists, tables and quotes → blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from cards import exercise, fonts
from cards.exercise import Item, Listing, Paragraph, Picture, Quote, Run, Table, plain
from cards.layout import EASIER_OR_HARDER, KindStyle
from cards.page import Role
from cards.typesetting import icons, tables
from cards.typesetting.block import Block, Hanging
from cards.typesetting.measured import blank_text
from cards.typesetting.setter import Setter
from cards.vocabulary import labels

#: Em of body type that one level of bullets is set in.
BULLET_INDENT = 1.05
#: Em between a number and its item.
NUMBER_GAP = 0.34
#: Levels of indentation that a narrow column bears; deeper ones stand at the last.
DEEPEST = 4
#: Em over and under a table's row, and the least depth of one to write in.
ROW_OVER, ROW_BELOW, WRITING = 0.12, 0.16, 1.9
#: Rows up to which a table stands in one column.
UNDIVIDED = 8


def set_blocks(
    blocks: tuple[exercise.Block, ...], setter: Setter, style: KindStyle, indent: float, depth: int
) -> Iterator[Block]:
    """Set what an author wrote, at an indent in em and so many lists deep."""
    spacing = setter.layout.spacing
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield from _seen(set_paragraph(runs, setter, indent, spacing.paragraph))
            case Listing(items):
                yield from _listing(items, setter, style, indent, depth)
            case Table():
                yield from _table(block, setter, indent)
            case Quote(inner):
                yield from set_blocks(inner, setter, style, indent + BULLET_INDENT / 2, depth)
            case Picture():
                # Its words are for people who cannot see it, and no part of the text.
                pass


def _seen(block: Block) -> Iterator[Block]:
    """Yield a block if anything of it would be seen: a text without ink is no text."""
    if block.text.pieces:
        yield block


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
    step = max(step, spacing.hang) if depth == 0 else step
    inner = indent + step if depth < DEEPEST else max(indent, step)
    at = inner - step
    for item in items:
        if item.number is not None:
            hanging = Hanging(at, style.colour, number=f"{item.number}", face=face, scale=scale)
        else:
            own = _own_icon(item)
            item = own.item if own else item
            icon = own.icon if own else _bullet(item, style, depth, setter)
            hanging = Hanging(at, style.colour, icon=icon, scale=0.62)
        yield from _item(item, setter, style, inner, depth, hanging, above)


def _item(
    item: Item, setter: Setter, style: KindStyle, indent: float, depth: int, hanging: Hanging, above: float
) -> Iterator[Block]:
    blocks = list(set_blocks(item.blocks, setter, style, indent, depth + 1))
    if not blocks:
        return
    if blocks[0].hanging is not None:
        line = blank_text(setter.faces.regular)
        blocks.insert(0, replace(set_paragraph((), setter, indent, above), text=line))
    alone = len(blocks) == 1
    blocks[0] = replace(
        blocks[0],
        above=above,
        hanging=hanging,
        keep=blocks[0].keep or not alone,
        role=Role.LIST_BODY,
        least=blocks[0].reach(hanging) if alone else 0.0,
    )
    yield from blocks


class _Signed(NamedTuple):
    """An item without the sign with which its author began it, and the icon that is drawn for the sign."""

    item: Item
    icon: str


def _own_icon(item: Item) -> _Signed | None:
    """Take the sign at an item's beginning for its bullet: two side by side would say one thing twice."""
    match item:
        case Item((Paragraph((Run() as first, *others)) as opening, *blocks), None, None):
            if signed := icons.opening(first.text):
                paragraph = replace(opening, runs=(replace(first, text=signed.words), *others))
                return _Signed(replace(item, blocks=(paragraph, *blocks)), signed.icon)
    return None


def _bullet(item: Item, style: KindStyle, depth: int, setter: Setter) -> str:
    if item.checked is not None:
        return "ticked box" if item.checked else "box"
    if depth:
        return "dot" if depth == 1 else "dash"
    return _by_word(item, setter.lang) if style.bullet == EASIER_OR_HARDER else style.bullet


def _by_word(item: Item, lang: str) -> str:
    """Choose a minus for what makes an exercise easier, a plus for what makes it harder, else a dot."""
    match item.blocks:
        case (Paragraph(runs), *_):
            opening, words = plain(runs).casefold(), labels(lang)
            for word, icon in ((words.easier, "dash"), (words.harder, "plus")):
                if opening.startswith(word.casefold()):
                    return icon
    return "dot"


def set_paragraph(runs: tuple[Run, ...], setter: Setter, indent: float, above: float) -> Block:
    """Set runs as one paragraph, at an indent and under a blank in em."""
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


def _table(table: Table, setter: Setter, indent: float) -> Iterator[Block]:
    """Set a table row by row, or as labelled lines where it is wider than the setter allows."""
    spacing, rows = setter.layout.spacing, tables.rows(table, setter)
    if labelled(table, setter):
        for line in tables.labelled(table):
            yield from _seen(set_paragraph(line, setter, indent, spacing.item))
        return
    together = len(rows) <= UNDIVIDED
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        yield replace(
            set_paragraph((), setter, indent, 0.0 if number else spacing.paragraph),
            over=ROW_OVER,
            below=ROW_BELOW,
            keep=not last and (row.head or together),
            least=WRITING if row.columns.blank and not row.head else 0.0,
            row=row,
        )


def labelled(table: Table, setter: Setter) -> bool:
    """Say whether a table is set as labelled lines; one to write in never is."""
    rows = tables.rows(table, setter)
    return bool(rows) and not rows[0].columns.blank and rows[0].columns.least_width > setter.widest_table
