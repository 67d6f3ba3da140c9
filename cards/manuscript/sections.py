"""Blocks and headings in a row → sections, each of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cards.exercise import Block, Kind, Listing, Paragraph, Picture, Section, Table, plain
from cards.manuscript.elements import Callout, Divide, Element, Heading
from cards.vocabulary import classify, fold, labels, looks_back

#: Kinds of section that stand before the text if a field tells them.
_BEFORE = frozenset({Kind.PURPOSE, Kind.SETUP, Kind.EXECUTION, Kind.BREATHING})


@dataclass(slots=True)
class Part:
    """What stands under one heading, or before the first; `divided` counts its blocks before a drawn line."""

    heading: Heading | None
    blocks: list[Block]
    divided: int = 0
    callouts: list[Callout] = field(default_factory=list)


def parts_of(elements: Iterable[Element]) -> list[Part]:
    """Divide a row of elements at its headings."""
    parts = [Part(None, [])]
    for element in elements:
        if isinstance(element, Heading):
            parts.append(Part(element, []))
        elif isinstance(element, Divide):
            parts[-1].divided = len(parts[-1].blocks)
        elif isinstance(element, Callout):
            parts[-1].callouts.append(element)
        else:
            parts[-1].blocks.append(element)
    return parts if parts[0].blocks or parts[0].callouts else parts[1:]


def sections_of(parts: Sequence[Part], lang: str, title: str = "") -> list[Section]:
    """Turn parts into sections: kinds by heading, else by place; a closing remark stands on its own."""
    sections: list[Section] = []
    set_apart: list[Section] = []
    for at, part in enumerate(parts):
        alone = len(parts) == 1
        if part.heading is None:
            sections.extend(_unheaded(part.blocks, alone))
        else:
            sections.append(_section(part.heading, part.blocks, lang))
        if at == len(parts) - 1 and sections:
            sections[-1:] = _closed(sections[-1], part, lang)
        for callout in part.callouts:
            panel = Section(callout.kind, None, callout.blocks, callout.line)
            sections.append(panel)
            set_apart.append(panel)
    return _joined(_by_neighbours(sections, title), set_apart, lang)


def _joined(sections: list[Section], set_apart: Sequence[Section], lang: str) -> list[Section]:
    """Put all callouts of a kind into one section: its usual one, or else the first of them."""
    for panel in set_apart:
        usual = (one for one in sections if one.kind is panel.kind and one != panel and _is_usual(one, lang))
        if (home := next(usual, None)) is not None:
            sections.remove(panel)
            sections[sections.index(home)] = replace(home, blocks=(*home.blocks, *panel.blocks))
    return sections


def _section(heading: Heading, blocks: Sequence[Block], lang: str) -> Section:
    return Section(classify(heading.text, lang), heading.text, tuple(blocks), heading.line)


def _unheaded(blocks: Sequence[Block], alone: bool) -> list[Section]:
    """Read what stands before any heading: words are the purpose, a list what to do.

    A paragraph that ends in a colon belongs to the list that it announces. Words that are all there is
    tell how the exercise goes.
    """
    first = next((at for at, block in enumerate(blocks) if isinstance(block, Listing)), None)
    if first is None:
        kind = Kind.EXECUTION if alone and len(blocks) > 1 else Kind.PURPOSE
        return _sectioned((kind, blocks))
    if first and _announces(blocks[first - 1]):
        first -= 1
    return _sectioned((Kind.PURPOSE, blocks[:first]), (Kind.EXECUTION, blocks[first:]))


def _sectioned(*kinds_and_blocks: tuple[Kind, Sequence[Block]]) -> list[Section]:
    return [Section(kind, None, tuple(blocks), blocks[0].line) for kind, blocks in kinds_and_blocks if blocks]


def _announces(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.runs).rstrip().endswith(":")


def _closed(section: Section, part: Part, lang: str) -> list[Section]:
    """Take the closing paragraphs off the last section."""
    end = _end_of_matter(section, part, lang)
    if section.kind is Kind.SUMMARY or not 0 < end < len(section.blocks):
        return [section]
    closing = section.blocks[end:]
    return [
        replace(section, blocks=section.blocks[:end]),
        Section(Kind.SUMMARY, None, closing, closing[0].line),
    ]


def _end_of_matter(section: Section, part: Part, lang: str) -> int:
    """Count the blocks before the closing words: these follow the last list or a drawn line.

    Where there is neither they follow a label's own paragraph, or are known by what they say.
    """
    blocks = section.blocks
    end = len(blocks)
    while end and isinstance(blocks[end - 1], Paragraph | Picture):
        end -= 1
    while end < len(blocks) and isinstance(blocks[end], Picture):
        end += 1
    if not part.heading or part.divided != len(part.blocks):
        end = max(end, part.divided if part.heading else 0)
    after_list = any(isinstance(block, Listing | Table) for block in blocks[:end])
    if after_list or 0 < part.divided <= end:
        return end
    if part.heading and _is_label(part.heading, blocks):
        return 1
    return next((at for at in range(max(end, 1), len(blocks)) if _looks_back(blocks[at], lang)), len(blocks))


def _is_label(heading: Heading, blocks: Sequence[Block]) -> bool:
    """Say whether a heading is a label that stands in one paragraph with its text."""
    return heading.level == 0 and bool(blocks) and blocks[0].line <= heading.line + 1


def _looks_back(block: Block, lang: str) -> bool:
    return isinstance(block, Paragraph) and not _announces(block) and looks_back(plain(block.runs), lang)


def _by_neighbours(sections: list[Section], title: str) -> list[Section]:
    """Give what no word tells the kind of both its neighbours, if they are one phase of the movement."""
    told = list(sections)
    for at, section in enumerate(sections):
        if section.kind is not Kind.OTHER or section.heading is None:
            continue
        around = [told[near].kind for near in (at - 1, at + 1) if 0 <= near < len(told)]
        named_after = bool(title) and title.casefold() in section.heading.casefold()
        if around == [Kind.EXECUTION] * 2 or (named_after and _holds_numbers(section)):
            told[at] = replace(section, kind=Kind.EXECUTION)
    return told


def _holds_numbers(section: Section) -> bool:
    return any(isinstance(b, Listing) and b.items[0].number is not None for b in section.blocks)


def with_fields(sections: Sequence[Section], told: Sequence[Section], lang: str) -> list[Section]:
    """Put sections that fields tell before or after those of the text, by what they are.

    One of a kind that the text has under its usual heading, or under none, joins it.
    """
    if any(section.kind is Kind.EXECUTION for section in told):
        # Words beside the steps are no purpose: that stands in a field of its own.
        sections = [
            replace(one, kind=Kind.OTHER) if one.heading is None and one.kind is Kind.PURPOSE else one
            for one in sections
        ]
    first: list[Section] = []
    rest = list(sections)
    for section in told:
        same = [at for at, one in enumerate(rest) if one.kind is section.kind and _is_usual(one, lang)]
        if same:
            at = same[0] if section.kind in _BEFORE else same[-1]
            parts = (
                (section.blocks, rest[at].blocks)
                if section.kind in _BEFORE
                else (rest[at].blocks, section.blocks)
            )
            rest[at] = replace(rest[at], blocks=(*parts[0], *parts[1]))
        elif section.kind in _BEFORE:
            first.append(section)
        else:
            rest.append(section)
    return [*first, *rest]


def _is_usual(section: Section, lang: str) -> bool:
    """Say whether a section has no heading, or the one that a card would print for its kind."""
    if section.heading is None:
        return True
    return fold(section.heading) == fold(labels(lang).of(section.kind))
