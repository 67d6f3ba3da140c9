"""A file of several exercises → the text of each, with its title and its first line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cards.exercise import Kind
from cards.language import by_words
from cards.manuscript.field_names import SECTION_FIELDS, field_of
from cards.manuscript.front_matter import Entry
from cards.vocabulary import ENGLISH, classify, is_phrase, languages

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}(?:-{3,}|\*{3,}|_{3,}|(?:- ){2,}-)[ \t]*$")
_LABEL = re.compile(r"[ \t]{0,3}(?:[-*+][ \t]+)?\*\*([^*\n]{2,50}?):?\*\*:?")
_NUMBERED = re.compile(r"[ \t]{0,3}\d{1,2}[.)][ \t]+\S")
_ITEM = re.compile(r"[ \t]{0,3}(?:[-*+]|\d{1,2}[.)])[ \t]+\S")
_ENTRY = re.compile(r"[\"']?[^\W\d][\w -]{0,30}[\"']?[ \t]*:(?:[ \t]|$)")
#: What numbers an exercise among others: "1. ", "Exercise 2: ".
_COUNT = re.compile(r"(?:(?:exercise|übung|ejercicio|exercice|esercizio|exercício|oefening|ćwiczenie)\s+)?\d{1,3}\s*[.):–—-]+\s*", re.I)  # fmt: skip  # noqa: E501

#: Kinds that a heading names where an exercise is told.
_TELLING = frozenset({Kind.SETUP, Kind.EXECUTION})
#: Fields of a collection that are not its exercises'.
_OWN = frozenset({"title", "description", "video", "image", "aliases", *SECTION_FIELDS})


@dataclass(frozen=True, slots=True)
class Piece:
    """One exercise of a file."""

    #: Without its heading, where that is its title; with front matter of its own, if it has some.
    text: str
    #: Line of the file, from 1, on which the text begins.
    line: int
    #: Empty where the text tells it.
    title: str = ""
    #: The title of the collection.
    collection: str = ""
    #: The front matter of the file, fences and all.
    front_matter: str = ""


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading of the file."""

    at: int
    level: int
    words: str
    #: Whether it is a usual heading of an exercise's text, in any language.
    is_usual: bool
    #: Whether it is one under which an exercise is told.
    is_telling: bool


def divided_exercises(text: str) -> tuple[Piece, ...]:
    """Part a text into its exercises; one or none where it does not hold several.

    They have front matter each, or level-1 headings, or headings of one level that each hold headings of an
    exercise, or lines drawn between them.
    """
    if text.count("#") < 2 and text.count("---") < 4:
        return ()
    lines = text.split("\n")
    if pieces := tuple(_with_front_matter(lines)):
        return pieces
    start = _end_of_front_matter(lines)
    heads = tuple(_heads(lines, start))
    tops = _by_level(lines, heads) or _by_rules(lines, heads)
    if len(tops) < 2:
        return ()
    return tuple(_pieces(lines, start, heads, tops))


def shared_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return what a file's front matter says of all its exercises."""
    return tuple(entry for entry in entries if field_of(entry.key) not in _OWN)


def _with_front_matter(lines: Sequence[str]) -> Iterator[Piece]:
    """Yield the exercises of a file in which each has front matter of its own."""
    starts: list[int] = []
    at = 0
    while at < len(lines):
        end = _end_of_entries(lines, at) if lines[at].rstrip() == "---" else 0
        if end:
            starts.append(at)
        at = end or at + 1
    if len(starts) < 2 or any(line.strip() for line in lines[: starts[0]]):
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield Piece("\n".join(lines[start:end]), start + 1)


def _end_of_entries(lines: Sequence[str], start: int) -> int:
    """Return the line behind front matter that opens on a line; 0 where none does."""
    if start + 1 >= len(lines) or not _ENTRY.match(lines[start + 1]):
        return 0
    for at in range(start + 1, min(start + 200, len(lines))):
        if lines[at].rstrip() == "---":
            return at + 1
        if lines[at].startswith("#") or (at > start + 1 and not lines[at].strip()):
            return 0
    return 0


def _end_of_front_matter(lines: Sequence[str]) -> int:
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    fence = lines[first].strip()
    if fence not in ("---", "+++"):
        return 0
    return next((at + 1 for at in range(first + 1, len(lines)) if lines[at].strip() in (fence, "...")), 0)


def _heads(lines: Sequence[str], start: int) -> Iterator[_Head]:
    fence = ""
    code = ""
    for at in range(start, len(lines)):
        line = lines[at]
        if (match := _FENCE.match(line)) and (not fence or match[1].startswith(fence)):
            fence = "" if fence else match[1]
        elif not fence and line[:4].lstrip(" ")[:1] == "#" and (heading := _HEADING.match(line)):
            words = heading[2].strip(" *_")
            code = code or _language(lines)
            yield _head(at, len(heading[1]), words, code)


def _head(at: int, level: int, words: str, code: str) -> _Head:
    usual = is_phrase(words, code)
    return _Head(at, level, words, usual, usual and classify(words, code) in _TELLING)


def _language(lines: Sequence[str]) -> str:
    code = by_words(" ".join(lines)[:4_000])
    return code if code in languages() else ENGLISH


def _by_level(lines: Sequence[str], heads: Sequence[_Head]) -> list[_Head]:
    """Return the headings of one level under each of which an exercise is told."""
    for level in sorted({head.level for head in heads}):
        same = [head for head in heads if head.level == level and not head.is_usual]
        if len(same) < 2 or any(head.is_telling and head.level <= level for head in heads):
            continue
        told = [head for head in same if _tells(lines, heads, head) and not _under_usual(heads, head)]
        if len(told) > 1 and 2 * len(told) > len(same):
            return told
    return []


def _tells(lines: Sequence[str], heads: Sequence[_Head], head: _Head) -> bool:
    """Say whether an exercise is told under a heading: by headings, labels, or steps below a level-1 one."""
    end = _end_of(heads, head, len(lines))
    if any(one.is_telling for one in heads if head.at < one.at < end):
        return True
    below = lines[head.at + 1 : end]
    labels = [match[1] for line in below if (match := _LABEL.match(line))]
    if sum(is_phrase(label) and classify(label) in _TELLING for label in labels) > 0:
        return True
    return head.level == 1 and any(map(_NUMBERED.match, below))


def _under_usual(heads: Sequence[_Head], head: _Head) -> bool:
    """Say whether a heading stands under a usual one, such as "Variations"."""
    above = [one for one in heads if one.at < head.at and one.level < head.level]
    return bool(above) and above[-1].is_usual


def _by_rules(lines: Sequence[str], heads: Sequence[_Head]) -> list[_Head]:
    """Return the headings that open stretches between drawn lines, if each holds a list."""
    found: list[_Head] = []
    for head in heads:
        before = next((line for line in reversed(lines[: head.at]) if line.strip()), "")
        below = lines[head.at + 1 : _end_of(heads, head, len(lines))]
        if (not found or _RULE.match(before)) and not head.is_usual and any(map(_ITEM.match, below)):
            found.append(head)
    same = {head.level for head in found}
    drawn = (
        len(found) > 1 and len(same) == 1 and not any(head.is_usual and head.level in same for head in heads)
    )
    return found if drawn else []


def _end_of(heads: Sequence[_Head], head: _Head, last: int) -> int:
    return next((one.at for one in heads if one.at > head.at and one.level <= head.level), last)


def _pieces(
    lines: Sequence[str], start: int, heads: Sequence[_Head], tops: Sequence[_Head]
) -> Iterator[Piece]:
    above = [head for head in heads if head.at < tops[0].at and head.level < tops[0].level]
    collection = above[0].words if above else ""
    front_matter = "\n".join(lines[:start]) + "\n" if start else ""
    for number, top in enumerate(tops):
        end = tops[number + 1].at if number + 1 < len(tops) else len(lines)
        group = next((one for one in heads if top.at < one.at < end and one.level < top.level), None)
        end = group.at if group else end
        while end > top.at and (not lines[end - 1].strip() or _RULE.match(lines[end - 1])):
            end -= 1
        title = _COUNT.sub("", top.words, count=1) or top.words
        yield Piece("\n".join(lines[top.at + 1 : end]) + "\n", top.at + 2, title, collection, front_matter)
