"""A file of several exercises → the text of each, with its title and its first line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cards.exercise import Kind
from cards.language import by_words
from cards.manuscript.dose_words import dose_in
from cards.manuscript.field_names import SECTION_FIELDS, bare_name, field_of, names
from cards.manuscript.front_matter import Entry
from cards.vocabulary import ENGLISH, by_headings, classify, is_phrase, languages

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_HEADINGS = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}(?:-{3,}|\*{3,}|_{3,}|(?:- ){2,}-)[ \t]*$")
_LABEL = re.compile(r"[ \t]{0,3}(?:[-*+][ \t]+)?\*\*([^*\n]{2,50}?):?\*\*:?")
_NUMBERED = re.compile(r"[ \t]{0,3}\d{1,2}[.)][ \t]+\S")
_ITEM = re.compile(r"[ \t]{0,3}(?:[-*+]|\d{1,2}[.)])[ \t]+\S")
_ENTRY = re.compile(r"[\"']?[^\W\d][\w -]{0,30}[\"']?[ \t]*:(?:[ \t]|$)")
#: What numbers an exercise among others: "1. ", "Exercise 2: ".
_COUNT = re.compile(r"(?:(?:exercise|übung|ejercicio|exercice|esercizio|exercício|oefening|ćwiczenie)\s+)?\d{1,3}\s*[.):–—-]+\s*", re.I)  # fmt: skip  # noqa: E501

#: Beginnings of lines that may be labels.
_MARKED = ("\n**", "\n_", "\n* *", "\n- **")
#: A name, and what may be a dose behind it.
_DOSED = re.compile(r"(.{2,80}?)[ \t]*(?:[ \t][-–—|][ \t]|[:,(])[ \t]*(\d[^()]{1,60})\)?$")
_DOSED_HEADING = re.compile(r"^#{1,6} [^\n]{2,80}\d ?(?:[x×]|sets?\b|s[äeé]\w{2,6}\b) ?\w", re.MULTILINE)
#: "Step 1", "Phase 2": the name of a part, and not of an exercise.
_IS_PART = re.compile(r"[^\W\d]+ #?\d")

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
    exercise, or lines drawn between them, or names of exercises over a numbered list each.
    """
    drawn = text.count("\n---")
    if drawn < 3 and not _is_nested(text.partition("<!-- howto")[0], drawn):
        return ()
    if drawn < 3 and not _may_be_several(text):
        return ()
    lines = text.split("\n")
    if pieces := tuple(_with_front_matter(lines)):
        return pieces
    start = _end_of_front_matter(lines)
    written = tuple(_headings(lines, start))
    heads = tuple(_head(*one, ENGLISH) for one in written)
    tops = _by_level(lines, heads) or _by_rules(lines, heads) or _by_names(lines, start, heads)
    tops = tops or _by_doses(lines, heads)
    if heads and not tops and not any(head.is_usual for head in heads):
        code = _language(lines, [words for _, _, words in written])
        heads = tuple(_head(*one, code) for one in written)
        tops = _by_level(lines, heads) or _by_rules(lines, heads)
    return tuple(_pieces(lines, start, heads, tops)) if len(tops) > 1 else ()


def _is_nested(text: str, drawn: int) -> bool:
    """Say whether a text has headings, labels or lines of which exercises may be made; in the least time."""
    if text.count("\n#") + text.startswith("#") < 2:
        return False
    if text.count("\n# ") + text.startswith("# ") > 1 or any(map(text.__contains__, _MARKED)):
        return True
    if drawn > (1 if text.startswith("---") else 0):
        return True
    if _DOSED_HEADING.search(text):
        return True
    levels = ("\n## " in text) + ("\n### " in text) + ("\n#### " in text) + ("\n##### " in text)
    if levels == 1 and text.count("\n1.") + text.count("\n1)") > 1:
        return True
    return levels > 1 or (levels == 1 and text.startswith("##"))


def _may_be_several(text: str) -> bool:
    """Say whether two headings of one level are no usual English ones, as those of exercises are."""
    unusual = Counter(len(match[1]) for match in _HEADINGS.finditer(text) if not is_phrase(match[2]))
    return max(unusual.values(), default=0) > 1


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


def _headings(lines: Sequence[str], start: int) -> Iterator[tuple[int, int, str]]:
    """Yield the line, level and words of each heading outside of code."""
    fence = ""
    for at in range(start, len(lines)):
        line = lines[at]
        if line[:1] in "`~> \t" and (match := _FENCE.match(line)):
            if not fence or match[1].startswith(fence):
                fence = "" if fence else match[1]
        elif not fence and line[:4].lstrip(" ")[:1] == "#" and (heading := _HEADING.match(line)):
            yield at, len(heading[1]), heading[2].strip(" *_")


def _head(at: int, level: int, words: str, code: str) -> _Head:
    usual = is_phrase(words, code)
    return _Head(at, level, words, usual, usual and classify(words, code) in _TELLING)


def _language(lines: Sequence[str], headings: Sequence[str]) -> str:
    code = by_words(" ".join(lines)[:4_000]) or by_headings(headings)[0]
    return code if code in languages() else ENGLISH


def _by_level(lines: Sequence[str], heads: Sequence[_Head]) -> list[_Head]:
    """Return the headings of one level under each of which an exercise is told."""
    spans = _spans(heads, len(lines))
    for level in sorted({head.level for head in heads}):
        same = [at for at, head in enumerate(heads) if head.level == level and not head.is_usual]
        if len(same) < 2 or any(head.is_telling and head.level <= level for head in heads):
            continue
        told = [at for at in same if not spans[at].is_under_usual and _tells(lines, heads, at, spans[at].end)]
        if len(told) > 1 and 2 * len(told) > len(same):
            return [heads[at] for at in told]
    return []


@dataclass(slots=True)
class _Span:
    """How far what stands under a heading reaches."""

    #: The first line behind it.
    end: int
    #: Whether the heading stands under a usual one, such as "Variations".
    is_under_usual: bool


def _spans(heads: Sequence[_Head], last: int) -> list[_Span]:
    """Return the span of each heading: to the next one of its level, or of a higher one."""
    spans: list[_Span] = []
    open_heads: list[int] = []
    for at, head in enumerate(heads):
        while open_heads and heads[open_heads[-1]].level >= head.level:
            spans[open_heads.pop()].end = head.at
        spans.append(_Span(last, bool(open_heads) and heads[open_heads[-1]].is_usual))
        open_heads.append(at)
    return spans


def _tells(lines: Sequence[str], heads: Sequence[_Head], number: int, end: int) -> bool:
    """Say whether an exercise is told under a heading: by headings, labels, or steps below a level-1 one."""
    head = heads[number]
    at = number + 1
    while at < len(heads) and heads[at].at < end:
        if heads[at].is_telling:
            return True
        at += 1
    below = lines[head.at + 1 : end]
    labels = (match[1] for line in below if "**" in line and (match := _LABEL.match(line)))
    if any(map(_is_telling, labels)):
        return True
    return head.level == 1 and any(map(_NUMBERED.match, below))


@lru_cache(maxsize=1024)
def _is_telling(label: str) -> bool:
    """Say whether a label is a usual one under which an exercise is told, in any language."""
    return any(is_phrase(label, code) and classify(label, code) in _TELLING for code in languages())


def _by_doses(lines: Sequence[str], heads: Sequence[_Head]) -> list[_Head]:
    """Return headings of one level that each name an exercise and its dose, such as "Push-up (3 x 8)"."""
    for level in sorted({head.level for head in heads}):
        same = [head for head in heads if head.level == level]
        named = (_with_dose(head.words) and not head.is_usual and _is_name(head) for head in same)
        if len(same) > 1 and all(named):
            told = (any(map(str.strip, lines[one.at + 1 : end.at])) for one, end in pairwise(same))
            return same if all(told) else []
    return []


def _is_name(head: _Head) -> bool:
    """Say whether a heading is numbered among others, or has a word by which exercises are named."""
    return bool(_COUNT.match(head.words)) or _names_exercise(_title_of(head), set())


def _with_dose(words: str) -> tuple[str, str] | None:
    """Part a heading into a name and a dose behind it; None where it has none."""
    match = _DOSED.match(words)
    return (match[1], match[2]) if match and dose_in(match[2]) else None


def _by_rules(lines: Sequence[str], heads: Sequence[_Head]) -> list[_Head]:
    """Return the headings that open stretches between drawn lines, if each holds a list."""
    found: list[_Head] = []
    for head, span in zip(heads, _spans(heads, len(lines)), strict=True):
        before = head.at - 1
        while before >= 0 and not lines[before].strip():
            before -= 1
        opens = not found or (before >= 0 and _RULE.match(lines[before]))
        if opens and not head.is_usual and any(map(_ITEM.match, lines[head.at + 1 : span.end])):
            found.append(head)
    levels = {head.level for head in found}
    usual = any(head.is_usual and head.level in levels for head in heads)
    return found if len(found) > 1 and len(levels) == 1 and not usual else []


def _by_names(lines: Sequence[str], start: int, heads: Sequence[_Head]) -> list[_Head]:
    """Return headings of one level that name exercises, each over a bare numbered list.

    All of that level do, and none is known as a part of an exercise ("Setup"); words of the file's title
    name parts of that one exercise ("The clean" and "The press" of "Clean and press").
    """
    level = max((head.level for head in heads), default=0)
    same = [head for head in heads if head.level == level]
    above = [head for head in heads if head.level < level]
    if len(same) < 2 or len(above) > 1 or any(head.is_usual for head in heads):
        return []
    ends = [*(head.at for head in same[1:]), len(lines)]
    if any(head.at > same[0].at for head in above) or not all(
        _is_bare_list(lines[head.at + 1 : end]) for head, end in zip(same, ends, strict=True)
    ):
        return []
    titles = {"title", "name"}
    told = [line.partition(":")[2] for line in lines[:start] if line.partition(":")[0].lower() in titles]
    title = set(bare_name(" ".join([*told, *(head.words for head in above)])).split())
    named = all(_names_exercise(_title_of(head), title) for head in same)
    return same if named else []


def _names_exercise(heading: str, title: set[str]) -> bool:
    """Say whether a heading has a word that exercises are named by, and none of the file's title."""
    words = bare_name(heading)
    moves = names().moves
    named = words.endswith(moves) or any(word.endswith(moves) for word in words.split())
    return named and not _IS_PART.match(heading) and title.isdisjoint(words.split())


def _is_bare_list(below: Sequence[str]) -> bool:
    """Say whether a numbered list of two items or more is all that stands there first."""
    written = [line for line in below if line.strip()]
    return (
        bool(written)
        and bool(_NUMBERED.match(written[0]))
        and sum(map(bool, map(_NUMBERED.match, written))) > 1
    )


def _title_of(head: _Head) -> str:
    """Return a heading without what numbers it among others."""
    dosed = _with_dose(head.words)
    words = dosed[0] if dosed else head.words
    count = _COUNT.match(words)
    return (words[count.end() :] if count else "") or words


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
        dosed = _with_dose(top.words)
        below = [*_as_properties(dosed[1] if dosed else ""), *lines[top.at + 1 : end]]
        line = top.at + (1 if dosed else 2)
        yield Piece("\n".join(below) + "\n", line, _title_of(top), collection, front_matter)


def _as_properties(dose: str) -> list[str]:
    """Write what a heading says of the dose as a line of properties; none where it says nothing."""
    told = (f"[{name}:: {value}]" for name, value in dose_in(dose).items())
    return [" ".join(told)] if dose else []
