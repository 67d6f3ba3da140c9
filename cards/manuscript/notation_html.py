"""Boxes of HTML, by their class, and parts that open on a click → callouts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cards.manuscript.notation_tables import callout_kind, is_callout
from cards.manuscript.notation_tags import BODY

_TAG = re.compile(r"<(/?)(div|section|p|aside|blockquote|details)\b([^<>]{0,1000})>", re.IGNORECASE)
_CLASS = re.compile(r"\b(?:class|role|data-type)\s{0,4}=\s{0,4}[\"']([^\"']{1,200})[\"']", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*<summary\b[^<>]{0,200}>(.{0,300}?)</summary>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(
    r"\s*<(p|div|span|strong|h[1-6])\b[^<>]{0,200}(?:title|heading)[^<>]{0,200}>([^<>]{1,100})</\1>",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[^<>]{0,200}>")
_VIDEO = re.compile(
    r"^([ \t]*)<iframe\b([^<>]{0,2000})>\s{0,9}</iframe>[ \t]*$", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class _Box:
    """A box of HTML: its two tags, and what becomes of the first."""

    opening: re.Match[str]
    closing: re.Match[str]
    kind: str


def boxes_of(text: str) -> str:
    """Write boxes of HTML that a class names a warning, a tip or the like, and foldings, as callouts."""
    if "<iframe" in text:
        # A frame that opens a block of HTML would take the next lines into it.
        text = _VIDEO.sub(
            lambda match: f"{match[1]}<video{match[2]}></video>" + "\n" * match[0].count("\n"), text
        )
    if "class=" not in text and "<details" not in text and "role=" not in text:
        return text
    changes: dict[tuple[int, int], str] = {}
    for box in _boxes(text):
        end = box.opening.end()
        pattern = _SUMMARY if box.kind == "details" else _TITLE
        titled = pattern.match(text, end, box.closing.start())
        title = " ".join(_MARKUP.sub(" ", titled[titled.lastindex or 1]).split()) if titled else ""
        end = titled.end() if titled else end
        rest = text[end : box.closing.start()].split("\n", 1)[0].strip()
        breaks = "\n" * text.count("\n", box.opening.start(), end)
        changes[box.opening.start(), end] = f":::{box.kind} {title}".rstrip() + BODY * bool(rest) + breaks
        before = text[text.rfind("\n", 0, box.closing.start()) + 1 : box.closing.start()]
        after = text[box.closing.end() :].split("\n", 1)[0].strip()
        end_mark = f"{BODY}:::" if before.strip() else ":::"
        changes[box.closing.span()] = f"{end_mark} " if after and before.strip() else end_mark
    kept: list[str] = []
    at = 0
    for (start, end), new in sorted(changes.items()):
        kept += [text[at:start], new]
        at = end
    return "".join(kept) + text[at:]


def _boxes(text: str) -> Iterator[_Box]:
    """Yield the boxes that are callouts and begin their line, each with the tag that closes it."""
    opened: list[tuple[re.Match[str], str]] = []
    for match in _TAG.finditer(text):
        name = match[2].casefold()
        if not match[1]:
            if not match[3].endswith("/"):
                opened.append((match, _kind(text, name, match)))
            continue
        while opened and opened[-1][0][2].casefold() != name:
            opened.pop()
        if opened:
            opening, kind = opened.pop()
            if kind:
                yield _Box(opening, match, kind)


def _kind(text: str, name: str, match: re.Match[str]) -> str:
    start = text.rfind("\n", 0, match.start()) + 1
    before = text[text.rfind("\n", 0, start - 1) + 1 : start - 1] if start else ""
    # Below a line of HTML all is HTML to the next blank line, where no quotation begins.
    if text[start : match.start()].strip() or (before.lstrip().startswith("<") and name != "details"):
        return ""
    if name == "details":
        return "details"
    return box_word(match[3])


def box_word(attributes: str) -> str:
    """Return the word of a tag's classes that names a callout; empty where none does."""
    for found in _CLASS.finditer(attributes):
        for word in reversed(found[1].split()):
            if is_callout(word) and callout_kind(word):
                return word.casefold()
    return ""
