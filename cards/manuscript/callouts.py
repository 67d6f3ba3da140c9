"""Tells by its opening whether a quotation is a callout, of which kind, and under which title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cards.exercise import Block, Kind, Listing, Paragraph, Run, plain
from cards.manuscript.elements import Callout, Element, Heading
from cards.manuscript.ink import has_ink
from cards.manuscript.markdown import Token
from cards.manuscript.notation_tables import callout_kind, is_callout, is_named, kind_of_sign, tables
from cards.manuscript.notation_tags import BODY
from cards.vocabulary import classify, is_phrase

#: "[!tip]- A title", as vaults and GitHub write it.
_MARKED = re.compile(r"\[!([\w -]{1,40})(?:\|[^\]\n]{0,60})?\][+-]?[ \t]*([^\n]*)(?:\n|$)")
#: "**Note:** …" or "**Warning**" on a line of its own.
_NAMED = re.compile(r"(?:[^\w\s*]{1,4}[ \t]?)?\*\*([^\W\d][\w -]{1,30}?):?\*\*:?(?:[ \t]*\n|[ \t]+|$)")

#: Kinds that stand beside the exercise, of which a callout's title may name another than its mark does.
_ASIDE = frozenset({Kind.TIPS, Kind.SAFETY, Kind.MISTAKES, Kind.VARIATIONS})


@dataclass(frozen=True, slots=True)
class Opening:
    """How a quotation opens."""

    #: None for words that stay where they stand.
    kind: Kind | None
    title: str
    #: What stood there and is taken off, as written.
    opening: str
    #: Whether the words open on a click, and are text like any other on paper.
    is_folded: bool = False


def opened_callout(children: list[Token]) -> Opening | None:
    """Take a callout's opening off the tokens of a quotation; None where it has none."""
    first = next((token for token in children if token["type"] != "blank_line"), None)
    if first is None or first["type"] not in ("paragraph", "block_text"):
        return None
    text = str(first["text"]).lstrip()
    if text.startswith("[!") and (match := _MARKED.match(text)):
        title, _, body = match[2].partition(BODY)
        rest = "\n".join(part for part in (body.strip(), text[match.end() :]) if part)
        word, title = match[1], title.strip()
    elif (match := _NAMED.match(text)) and is_callout(match[1]):
        word, title, rest = match[1], "", text[match.end() :]
    else:
        return _signed(first, text)
    _put(children, first, rest)
    kind = callout_kind(word)
    if kind is None and not is_callout(word):
        # A kind of its author's own: its words stay, under its name.
        return Opening(None, title or word.replace("-", " ").capitalize(), match[0])
    title = "" if title.casefold() == word.casefold() else title
    if is_named(word) and not title:
        title = word.replace("-", " ").capitalize()
    return Opening(kind, title, match[0], word.casefold() in tables().folded)


def _signed(first: Token, text: str) -> Opening | None:
    """Read "⚠️ Stop if it hurts": a sign that stands for a kind opens the quotation."""
    sign, blank, rest = text.partition(" ")
    kind = None if sign.isascii() or has_ink(sign.strip("⚠⛔❗❌✅ℹ⭐✖✔▶\ufe0f")) else kind_of_sign(sign)
    if kind is None or not blank:
        return None
    first["text"] = rest
    return Opening(kind, "", "")


def _put(children: list[Token], first: Token, rest: str) -> None:
    if rest.strip():
        first["text"] = rest
    else:
        children.remove(first)


def with_label(blocks: Sequence[Block], title: tuple[Run, ...], line: int) -> tuple[Block, ...]:
    """Put a title before blocks as their bold label; without one they stay as they are."""
    words = plain(title).rstrip(" :")
    if not words:
        return tuple(blocks)
    label = Run(f"{words}:", bold=True, line=line)
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return (replace(first, runs=(label, Run(" ", line=line), *first.runs)), *blocks[1:])
    return (Paragraph((label if blocks else replace(label, text=words),), line), *blocks)


def told_callouts(elements: Iterable[Element], lang: str) -> Iterator[Element]:
    """Give callouts the kind that their title tells; the title of the others is a label of their words.

    A folding whose title tells no kind is text like that around it.
    """
    before: list[Element] = []
    for element in elements:
        before.append(element)
        if isinstance(element, Callout) and element.kind is Kind.SUMMARY:
            # An abstract before the exercise is its purpose, as a summary there is.
            begun = any(isinstance(one, Listing) or _is_of_movement(one, lang) for one in before)
            element = element if begun else replace(element, kind=Kind.PURPOSE)
        if not isinstance(element, Callout) or not element.title:
            yield element
            continue
        words = plain(element.title).strip(" :")
        kind = classify(words, lang)
        told = kind is not Kind.OTHER and (
            element.kind is Kind.OTHER or (kind in _ASIDE and is_phrase(words, lang))
        )
        if told and element.blocks:
            yield replace(element, kind=kind)
            continue
        blocks = with_label(element.blocks, element.title, element.line)
        if element.kind is Kind.OTHER:
            yield from blocks
        else:
            yield replace(element, blocks=blocks, title=())


def _is_of_movement(element: Element, lang: str) -> bool:
    """Say whether an element is a heading over the setup or the movement."""
    return isinstance(element, Heading) and classify(element.text, lang) in (Kind.SETUP, Kind.EXECUTION)
