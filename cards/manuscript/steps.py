"""What follows the howto mark → the steps of the short version, and sections that strayed behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cards.exercise import Block, Item, Kind, Listing, Paragraph, Run, Step, plain
from cards.manuscript.elements import Divide, Element, Heading
from cards.manuscript.headings import label_of
from cards.manuscript.sections import Part, parts_of
from cards.vocabulary import classify, fold, is_phrase, labels

_COUNT = re.compile(
    r"(?:step|schritt|paso|étape|etape|passo|stap|krok)?\s*#?(\d{1,3})\s*(?:[.):–—-]+|$)\s*", re.I
)

#: Kinds that no step of a movement has for its name.
_NO_STEP = frozenset(
    {
        Kind.PURPOSE,
        Kind.TIPS,
        Kind.MISTAKES,
        Kind.VARIATIONS,
        Kind.SAFETY,
        Kind.MUSCLES,
        Kind.SUMMARY,
        Kind.EQUIPMENT,
    }
)

#: A bold sentence of few words.
_SENTENCE = re.compile(r"(?:\S+ ){0,6}\S+[.!]")

#: Words of a step's name that ends in a colon.
_NAME_WORDS = 7


def steps_of(elements: Sequence[Element], lang: str) -> tuple[list[Step], list[Part]]:
    """Turn elements into steps and strayed parts.

    Steps stand under headings of any level, under bold labels, as items of one list, or as paragraphs.
    """
    parts = parts_of(_with_names(elements))
    steps: list[Step] = []
    strayed: list[Part] = []
    level = next((part.heading.level for part in parts if part.heading), 0)
    for at, part in enumerate(parts):
        if part.heading is None:
            steps.extend(_unnamed(part.blocks))
        elif _strays(part, level, lang) and not (at == 0 and _only_list(part.blocks)):
            strayed.append(part)
        elif at == 0 and (_only_list(part.blocks) or (not part.blocks and _holds_others(part, parts))):
            # The short version's own heading.
            strayed.append(Part(part.heading, []))
            steps.extend(_unnamed(part.blocks))
            level = next((p.heading.level for p in parts[1:] if p.heading), level)
        else:
            steps.append(Step(_name(part.heading.text), tuple(part.blocks), part.heading.line))
    return [_uncounted(step, at) for at, step in enumerate(steps, 1)], strayed


def named_steps(blocks: Sequence[Block]) -> list[Step]:
    """Return steps if blocks are one list whose every item has a name and words; else none."""
    steps = _unnamed(blocks) if _only_list(blocks) else []
    return steps if all(step.name and step.blocks for step in steps) else []


def _with_names(elements: Sequence[Element]) -> list[Element]:
    """Turn bold labels into headings where no real ones name the steps."""
    if any(isinstance(element, Heading) for element in elements):
        return list(elements)
    named: list[Element] = []
    for element in elements:
        parted = _named(element.runs) if isinstance(element, Paragraph) else None
        if not parted:
            named.append(element)
            continue
        label, rest = parted
        named.append(Heading(label, 0, element.line))
        if rest:
            named.append(Paragraph(rest, rest[0].line))
    return named


def _strays(part: Part, level: int, lang: str) -> bool:
    """Say whether a heading among the steps opens a section: no step bears its name, or it stands above.

    A sentence under a heading of the steps' level is a step ("Maintain posture"), unless the heading is the
    one that a card would print for its kind.
    """
    heading = part.heading
    if heading is None:
        return False
    kind = classify(heading.text, lang)
    if 0 < heading.level < level:
        return kind is not Kind.OTHER
    if kind not in _NO_STEP or not is_phrase(heading.text, lang):
        return False
    is_sentence = len(part.blocks) == 1 and isinstance(part.blocks[0], Paragraph)
    return not is_sentence or fold(heading.text) == fold(labels(lang).of(kind))


def _only_list(blocks: Sequence[Block]) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], Listing) and blocks[0].items[0].number is not None


def _holds_others(part: Part, parts: Sequence[Part]) -> bool:
    following = parts[1].heading if len(parts) > 1 else None
    return bool(part.heading and following and part.heading.level < following.level)


def _unnamed(blocks: Sequence[Block]) -> list[Step]:
    """Make steps of a list's items; of blocks without a list one step each."""
    steps: list[Step] = []
    for block in blocks:
        if isinstance(block, Listing) and not (
            block.items[0].number is None and steps and not _all_lists(blocks)
        ):
            steps.extend(_from_item(item) for item in block.items if item.blocks)
        elif isinstance(block, Listing):
            steps[-1] = replace(steps[-1], blocks=(*steps[-1].blocks, block))
        else:
            steps.append(Step("", (block,), block.line))
    return steps


def _all_lists(blocks: Sequence[Block]) -> bool:
    return all(isinstance(block, Listing) for block in blocks)


def _from_item(item: Item) -> Step:
    first, *others = item.blocks
    if not isinstance(first, Paragraph):
        return Step("", item.blocks, item.line)
    label, rest = _named(first.runs) or _plain_label(first.runs)
    name = _name(plain(label))
    blocks = ((Paragraph(rest, rest[0].line),) if rest else ()) + tuple(others)
    return Step(name, blocks, item.line)


def _named(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """Part a paragraph into a step's name and the rest; a short sentence in bold is a name here."""
    if parted := label_of(runs):
        return parted
    lead, *rest = runs
    if not lead.bold or not _SENTENCE.fullmatch(lead.text.rstrip(" ")) or not rest:
        return None
    following = (replace(rest[0], text=rest[0].text.lstrip(" \n")), *rest[1:])
    return (lead,), following if following[0].text else following[1:]


def _name(label: str) -> str:
    name = label.strip(" ").removesuffix(":").rstrip(" ")
    return name if name.endswith("..") else name.removesuffix(".")


def _plain_label(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Part "Set up: Stand tall." into name and text; a sentence stays whole."""
    head, colon, tail = runs[0].text.partition(":")
    if (
        colon
        and tail.startswith(" ")
        and tail.strip()
        and len(head.split()) <= _NAME_WORDS
        and not runs[0].link
    ):
        return (replace(runs[0], text=head),), (replace(runs[0], text=tail.lstrip(" ")), *runs[1:])
    return (), runs


def _uncounted(step: Step, position: int) -> Step:
    """Take the count off a step's name, if it says the step's own place."""
    match = _COUNT.match(step.name)
    if match and int(match[1]) == position:
        return replace(step, name=step.name[match.end() :].strip())
    return step


def drawn_lines_out(elements: Sequence[Element]) -> list[Element]:
    """Leave out the lines drawn between steps."""
    return [element for element in elements if not isinstance(element, Divide)]
