"""Blocks and headings in a row → sections, each of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cards.exercise import Block, Kind, Listing, Paragraph, Picture, Quote, Section, Table, plain
from cards.manuscript.elements import Callout, Divide, Element, Heading
from cards.manuscript.ink import has_words
from cards.manuscript.notation_tables import kind_of_sign
from cards.vocabulary import classify, fold, is_phrase, labels, looks_back

#: Kinds of section that stand before the text if a field tells them.
_BEFORE = frozenset({Kind.PURPOSE, Kind.SETUP, Kind.EXECUTION, Kind.BREATHING})


@dataclass(slots=True)
class Part:
    """What stands under one heading, or before the first; `divided` counts its blocks before a drawn line."""

    heading: Heading | None
    blocks: list[Block]
    divided: int = 0
    callouts: list[Callout] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Above:
    """A heading that others may stand under."""

    level: int
    kind: Kind
    #: Whether only headings stand under it.
    is_bare: bool


#: Kinds of heading whose subheadings all are of that kind, whatever they say.
_GATHERING = frozenset({Kind.VARIATIONS, Kind.MISTAKES, Kind.SAFETY})
#: Kinds that a step's name may seem to tell: "Maintain posture", "Avoid a round back".
_BESIDE = frozenset({Kind.TIPS, Kind.MISTAKES, Kind.SAFETY, Kind.BREATHING})
#: Kinds that tell how an exercise goes.
_DOING = frozenset({Kind.SETUP, Kind.EXECUTION})


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


def with_bold_words(parts: Sequence[Part], lang: str) -> list[Part]:
    """Turn bold lines that looked like headings, yet have nothing below and tell no kind, into text again."""
    kept: list[Part] = []
    for at, part in enumerate(parts):
        heading = part.heading
        if (
            heading
            and not heading.level
            and is_empty(parts, at)
            and classify(heading.text, lang) is Kind.OTHER
        ):
            if not kept:
                kept.append(Part(None, []))
            kept[-1].blocks.append(Paragraph(heading.runs, heading.line))
        else:
            kept.append(part)
    return kept


def sections_of(parts: Sequence[Part], lang: str, title: str = "") -> list[Section]:
    """Turn parts into sections: kinds by heading, else by place; a closing remark stands on its own.

    A heading under which nothing stands, no subheading either, makes none.
    """
    sections: list[Section] = []
    set_apart: list[Section] = []
    above: list[_Above] = []
    for at, part in enumerate(parts):
        if part.heading is None:
            sections.extend(_unheaded(part.blocks, len(parts) == 1))
        elif not is_empty(parts, at):
            parent = _parents(above, part.heading)
            if parent and parent.kind is Kind.EXECUTION and _is_step_among(parts, at, lang):
                sections.append(_step(part.heading, part.blocks))
            else:
                sections.append(_section(part.heading, part.blocks, parent, lang))
        if part.heading is not None and part.heading.level:
            kind = sections[-1].kind if sections else Kind.OTHER
            above.append(_Above(part.heading.level, kind, not part.blocks))
        if at == len(parts) - 1 and sections and not is_empty(parts, at):
            sections[-1:] = _closed(sections[-1], part, lang)
        for callout in part.callouts:
            heading = plain(callout.title).strip(" :") or None
            panel = Section(callout.kind, heading, callout.blocks, callout.line)
            sections.append(panel)
            set_apart.append(panel)
    return _by_place(_joined(_by_neighbours(sections, title), set_apart, lang))


def is_empty(parts: Sequence[Part], at: int) -> bool:
    """Say whether nothing stands under a part's heading, nor under the deeper headings that follow it."""
    part = parts[at]
    if part.heading is None or part.blocks or part.callouts:
        return False
    for following in parts[at + 1 :] if part.heading.level else ():
        if following.heading is None or following.heading.level <= part.heading.level:
            break
        if following.blocks or following.callouts:
            return False
    return True


def _parents(above: list[_Above], heading: Heading) -> _Above | None:
    """Return the heading under which another stands; forget those that are closed by it."""
    if not heading.level:
        return None
    while above and above[-1].level >= heading.level:
        above.pop()
    return above[-1] if above else None


def _joined(sections: list[Section], set_apart: Sequence[Section], lang: str) -> list[Section]:
    """Put all callouts of a kind into one section: its usual one, or else the first of them."""
    if not set_apart:
        return sections
    apart = {id(panel) for panel in set_apart}
    for kind in dict.fromkeys(panel.kind for panel in set_apart):
        panels = [panel for panel in set_apart if panel.kind is kind]
        usual = (
            one for one in sections if one.kind is kind and id(one) not in apart and _is_usual(one, lang)
        )
        home = next(usual, None) or panels.pop(0)
        joined = {id(panel) for panel in panels}
        blocks = (*home.blocks, *(block for panel in panels for block in panel.blocks))
        kept = (one for one in sections if id(one) not in joined)
        sections = [replace(home, blocks=blocks) if one is home else one for one in kept]
    return sections


def _is_step_among(parts: Sequence[Part], at: int, lang: str) -> bool:
    """Say whether a heading over a sentence stands among steps and is one, whatever its words would tell.

    "Maintain posture" is; not the heading that a card would print for its kind, nor a usual one ("Cues")
    behind which no step follows.
    """
    part = parts[at]
    heading = part.heading
    if heading is None or len(part.blocks) != 1 or not isinstance(part.blocks[0], Paragraph):
        return False
    kind = classify(heading.text, lang)
    if kind not in _BESIDE or fold(heading.text) == fold(labels(lang).of(kind)):
        return False
    follows = at + 1 < len(parts) and _is_plainly_step(parts[at + 1], heading, lang)
    known = is_phrase(heading.text, lang)
    return follows or (not known and _is_plainly_step(parts[at - 1], heading, lang))


def _is_plainly_step(part: Part, beside: Heading, lang: str) -> bool:
    heading = part.heading
    if heading is None or heading.level != beside.level or not part.blocks or is_phrase(heading.text, lang):
        return False
    return classify(heading.text, lang) in (Kind.OTHER, Kind.EXECUTION)


def _step(heading: Heading, blocks: Sequence[Block]) -> Section:
    return Section(Kind.EXECUTION, heading.text, tuple(blocks), heading.line, 1)


def _section(heading: Heading, blocks: Sequence[Block], parent: _Above | None, lang: str) -> Section:
    """Make a section of the kind that its heading tells, or else the one above it."""
    if not has_words(heading.text):
        kind = kind_of_sign(heading.text) or (Kind.EXECUTION if _holds_numbers(blocks) else Kind.OTHER)
        return Section(kind, None, tuple(blocks), heading.line)
    kind = classify(heading.text, lang)
    inherits = parent is not None and _inherits(heading.text, kind, parent, lang)
    if parent is not None and inherits:
        kind = parent.kind
    depth = int(parent is not None and (inherits or parent.is_bare))
    return Section(kind, heading.text, tuple(blocks), heading.line, depth)


def _inherits(words: str, kind: Kind, parent: _Above, lang: str) -> bool:
    """Say whether a heading is of the kind of the one above it.

    Levels often mean nothing: where text stands under both, only a heading that tells nothing of its own
    is part of the one above. Under one that holds but headings, only usual headings keep their own kind;
    under variations, mistakes and safety none does.
    """
    if parent.kind is Kind.OTHER:
        return False
    if not parent.is_bare:
        return kind is Kind.OTHER
    return parent.kind in _GATHERING or not is_phrase(words, lang)


def _unheaded(blocks: Sequence[Block], alone: bool) -> list[Section]:
    """Read what stands before any heading: words are the purpose, a list what to do.

    A paragraph that ends in a colon belongs to the list that it announces. Words that are all there is
    tell how the exercise goes. Words set apart as a quotation are words like others here.
    """
    if len(blocks) == 1 and isinstance(blocks[0], Quote):
        blocks = blocks[0].blocks
    elif blocks and isinstance(blocks[0], Quote) and not any(isinstance(b, Paragraph) for b in blocks):
        blocks = (*blocks[0].blocks, *blocks[1:])
    first = next((at for at, block in enumerate(blocks) if isinstance(block, Listing | Table)), None)
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
        if around == [Kind.EXECUTION] * 2 or (named_after and _holds_numbers(section.blocks)):
            told[at] = replace(section, kind=Kind.EXECUTION)
    return told


def _by_place(sections: list[Section]) -> list[Section]:
    """Read a summary before the exercise as its purpose, and steps under a description as its execution."""
    placed = list(sections)
    if not any(one.kind is Kind.EXECUTION and _holds_numbers(one.blocks) for one in sections):
        told = (at for at, one in enumerate(sections) if one.kind is Kind.PURPOSE and one.heading)
        steps = next((at for at in told if _holds_numbers(sections[at].blocks)), None)
        if steps is not None:
            placed[steps] = replace(sections[steps], kind=Kind.EXECUTION)
    first = next((at for at, section in enumerate(placed) if section.kind in _DOING), 0)
    for at, section in enumerate(placed[:first]):
        if section.kind is Kind.SUMMARY:
            placed[at] = replace(section, kind=Kind.PURPOSE)
    return placed


def _holds_numbers(blocks: Iterable[Block]) -> bool:
    return any(isinstance(b, Listing) and b.items[0].number is not None for b in blocks)


def with_fields(sections: Sequence[Section], told: Sequence[Section], lang: str) -> list[Section]:
    """Put sections that fields tell before or after those of the text, by what they are.

    One of a kind that the text has under its usual heading, or under none, joins it.
    """
    if not told:
        return list(sections)
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
