"""Tells by its opening whether a quotation is a callout, of which kind, and under which title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cards.exercise import Block, Kind, Paragraph, Run, plain
from cards.manuscript.ink import has_ink
from cards.manuscript.markdown import Token
from cards.manuscript.notation_tables import callout_kind, is_callout, kind_of_sign
from cards.manuscript.notation_tags import BODY

#: "[!tip]- A title", as vaults and GitHub write it.
_MARKED = re.compile(r"\[!([\w -]{1,40})(?:\|[^\]\n]{0,60})?\][+-]?[ \t]*([^\n]*)(?:\n|$)")
#: "**Note:** …" or "**Warning**" on a line of its own.
_NAMED = re.compile(r"(?:[^\w\s*]{1,4}[ \t]?)?\*\*([^\W\d][\w -]{1,30}?):?\*\*:?(?:[ \t]*\n|[ \t]+|$)")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a quotation opens."""

    #: None for words that stay where they stand.
    kind: Kind | None
    title: str
    #: What stood there and is taken off, as written.
    opening: str


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
    return Opening(kind, "" if title.casefold() == word.casefold() else title, match[0])


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
    """Put a title before blocks as their bold label."""
    words = plain(title).rstrip(" :")
    label = Run(f"{words}:", bold=True, line=line)
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return (replace(first, runs=(label, Run(" ", line=line), *first.runs)), *blocks[1:])
    return (Paragraph((label if blocks else replace(label, text=words),), line), *blocks)
