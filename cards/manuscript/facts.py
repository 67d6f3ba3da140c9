"""Lines, tables and blocks of code that tell facts in a text → entries like those of front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.manuscript.dose_words import dose_in, measures_in
from cards.manuscript.field_names import bare_name, field_of, is_of_doses, names
from cards.manuscript.front_matter import Entry
from cards.manuscript.notation_tables import tables

#: Characters of a fact's name and of its value; what is longer is text.
_NAME, _VALUE = 40, 160
#: Words of what may stand among facts on one line and is none.
_FEW = 4

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_LINE = re.compile(
    r"[ \t]{0,3}(?:>[ \t]?)?(?:[-*+•][ \t]+)?(?:[^\w\s*_\[\]()<>|#`:.,\"'~^-]{1,3}[ \t]+)?[*_]{0,3}"
    r"(?P<name>[^\W\d][^:*_|\n]{0,40}?)[ \t]*"
    r"(?:[*_]{0,3}[ \t]?[:：][ \t]*[*_]{0,3}|\*\*[ \t]+[—–])[ \t]*(?P<value>[^\s:][^\n]{0,200})$"
)
_BULLET = re.compile(r"^[ \t]*(?:[-*+•][ \t]+)?")
_SEPARATOR = re.compile(r"[ \t]+[|·•][ \t]+")
_ROW = re.compile(r"[ \t]{0,3}\|?(.+?)\|?[ \t]*$")
_RULE = re.compile(r"[ \t]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")
_PAIR = re.compile(r"[ \t]*([^\W\d][\w -]{0,40}?)[ \t]*[:=][ \t]*(.*)$")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})[ \t]*([\w-]*)[ \t]*$")
#: A row of two cells, an item, a paragraph or a term with its meaning, in HTML: a name and a value.
_HTML = re.compile(
    r"<(tr|li|p|dt)\b[^<>]{0,80}>\s*(?:<t[hd]\b[^<>]{0,80}>\s*)?(?:<(?:b|strong)>\s*)?"
    r"(?P<name>[^\W\d][^<>:|\n]{0,39}?)"
    r"(?:\s*:?\s*</(?:b|strong)>)?\s*(?::|</t[hd]>\s*<t[hd]\b[^<>]{0,80}>|</dt>\s*<dd\b[^<>]{0,80}>|(?<=</b>)|(?<=</strong>))"
    r"\s*(?:</(?:b|strong)>)?\s*:?\s*(?P<value>[^\s<>:][^<>\n]{0,159}?)\s*(?:</t[hd]>\s*)?</(?:\1|dd)>",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Facts:
    """The facts of a text, and the text without them; every line stays on its line."""

    text: str
    entries: list[Entry]


def facts_of(text: str, line: int) -> Facts:
    """Take facts out of the head of a text, and from under headings that promise them."""
    if not _may_hold(text):
        return Facts(text, [])
    lines = text.split("\n")
    entries: list[Entry] = []
    for start, end in _places(lines):
        if start == 0:
            entries.extend(_as_front_matter(lines, end, line))
        if any("</" in one for one in lines[start:end]):
            entries.extend(_from_html(lines, start, end, line))
        entries.extend(_taken(lines, start, end, line))
    return Facts("\n".join(lines), entries) if entries else Facts(text, [])


def _may_hold(text: str) -> bool:
    """Say whether text stands at the head, or a heading promises facts; in the least time."""
    at = text.find("#")
    first = text[:at] if at >= 0 else text
    if first.strip():
        return ":" in text or "|" in text or "<tr" in text or "<dt" in text
    number = 0
    while at >= 0:
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        following = text.find("\n#", at)
        words = bare_name(line.strip("# \t*_:"))
        if number == 0 and not _is_known(words):
            return True
        if words in names().fact_headings or names().fields.get(words) == "level":
            return True
        at, number = (following + 1 if following >= 0 else -1), number + 1
    return False


def _places(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where facts may stand, first line and line behind the last: the head, below their headings."""
    signed = (at for at, one in enumerate(lines) if one[:4].lstrip()[:1] == "#")
    headings = [(at, match) for at in signed if (match := _HEADING.match(lines[at]))]
    ends = [at for at, _ in headings[1:]] + [len(lines)]
    if not headings:
        yield 0, len(lines)
        return
    if headings[0][0] and any(one.strip() for one in lines[: headings[0][0]]):
        yield 0, headings[0][0]
    for number, ((at, match), end) in enumerate(zip(headings, ends, strict=True)):
        words = bare_name(match[2].strip(" *_:"))
        if (number == 0 and len(match[1]) <= 2 and not _is_known(words)) or words in names().fact_headings:
            yield at + 1, end
        elif field_of(words) == "level" and _one_line_below(lines, at, end):
            yield at, end


def _is_known(words: str) -> bool:
    return words in names().fields and words not in names().fact_headings


def _one_line_below(lines: Sequence[str], at: int, end: int) -> bool:
    """Say whether a heading has but one short line below it."""
    below = [one.strip() for one in lines[at + 1 : end] if one.strip()]
    return len(below) == 1 and len(below[0].split()) <= 4


def _taken(lines: list[str], start: int, end: int, line: int) -> Iterator[Entry]:
    """Yield the facts between two lines, and leave those lines empty."""
    if match := _HEADING.match(lines[start]) if start < end else None:
        at = next(at for at in range(start + 1, end) if lines[at].strip())
        yield _entry(match[2].strip(" *_:"), lines[at].strip(" -*_"), line + start)
        lines[start] = lines[at] = ""
        return
    at = start
    while at < end:
        fence = _FENCE.match(lines[at])
        if fence:
            closing = next((n for n in range(at + 1, end) if lines[n].strip().startswith(fence[1])), end)
            yield from _code(lines, at, closing, fence[2].casefold(), line)
            at = closing + 1
        elif at + 1 < end and "|" in lines[at] and _RULE.match(lines[at + 1]):
            last = next((n for n in range(at + 2, end) if "|" not in lines[n]), end)
            yield from _table(lines, at, last, line)
            at = last
        elif lines[at].strip():
            last = next((n for n in range(at, end) if _ends_run(lines, n, end)), end - 1) + 1
            yield from _run(lines, at, last, line)
            at = last
        else:
            at += 1


def _from_html(lines: list[str], start: int, end: int, line: int) -> Iterator[Entry]:
    """Yield the facts that rows, items or terms in HTML tell, if there are several, and take them out."""
    text = "\n".join(lines[start:end])
    found = [match for match in _HTML.finditer(text) if _is_fact(match["name"], match["value"])]
    if len(found) < 2:
        return
    for match in reversed(found):
        text = text[: match.start()] + "\n" * match[0].count("\n") + text[match.end() :]
    for match in found:
        at = line + start + match.string.count("\n", 0, match.start())
        yield _entry(match["name"].strip(), match["value"], at)
    lines[start:end] = text.split("\n")


def _as_front_matter(lines: list[str], end: int, line: int) -> Iterator[Entry]:
    """Yield the title or description that the first lines tell beside other facts, without fences."""
    first = next((at for at in range(end) if lines[at].strip()), end)
    last = next((at for at in range(first, end) if not lines[at].strip()), end)
    told = {at: match for at in range(first, last) if (match := _LINE.match(lines[at]))}
    if len(told) < max(2, last - first):
        return
    for at, match in told.items():
        if field_of(match["name"]) in ("title", "description"):
            yield _entry(match["name"].strip(), match["value"].strip(), line + at)
            lines[at] = ""


def _ends_run(lines: Sequence[str], at: int, end: int) -> bool:
    """Say whether a stretch of lines ends with one: at a blank line, unless a list goes on behind it."""
    if at + 1 >= end:
        return True
    if lines[at + 1].strip():
        return bool(_FENCE.match(lines[at + 1]))
    following = next((one for one in lines[at + 1 : end] if one.strip()), "")
    return not (_is_item(lines[at]) and _is_item(following) and lines[at].strip())


def _is_item(line: str) -> bool:
    return line.lstrip()[:2] in ("- ", "* ", "+ ")


def _run(lines: list[str], start: int, end: int, line: int) -> Iterator[Entry]:
    """Take facts from a paragraph or a list whose every line is a name and a value."""
    written = [at for at in range(start, end) if lines[at].strip(" \t-_*")]
    found = {at: _parts(lines[at]) for at in written}
    known = {
        at: [(name, value) for name, value in parts if _is_fact(name, value)] for at, parts in found.items()
    }
    if not all(found.values()):
        return
    taken = [at for at in written if known[at] and _is_taken(found[at], known[at])]
    facts = [pair for at in taken for pair in known[at]]
    alone = len(facts) == 1 and (field_of(facts[0][0]) in names().lone_facts or _is_machine(facts[0][0]))
    if not alone and len(facts) < 2:
        return
    if len(taken) < len(written) and not all(map(_is_item, (lines[at] for at in written))):
        # A paragraph that goes on about other things keeps its lines, each on its own.
        for at in written:
            if at not in taken and at != written[-1]:
                lines[at] = f"{lines[at].rstrip()}  "
    for at in taken:
        for name, value in known[at]:
            yield _entry(name, value, line + at)
        rest = [pair for pair in found[at] if pair not in known[at]]
        lines[at] = " · ".join(f"{name}: {value}" if name else value for name, value in rest)


def _is_taken(parts: Sequence[tuple[str, str]], known: Sequence[tuple[str, str]]) -> bool:
    """Say whether a line is given up: one of facts alone, or one of several parts that hold some."""
    return len(known) == len(parts) or len(parts) > 1


def _parts(one: str) -> list[tuple[str, str]]:
    """Part a line into names and values; empty where it is not made of them."""
    if told := measures_in(_BULLET.sub("", one.rstrip("\\ "), count=1)):
        return [*told.items()]
    pairs: list[tuple[str, str]] = []
    written = _SEPARATOR.split(one.rstrip("\\ "))
    for part in written:
        parted = ":" in part or "：" in part or "—" in part or "–" in part
        match = _LINE.match(part) if len(part) <= _NAME + _VALUE + 20 and parted else None
        if not match and len(written) > 1 and len(part.split()) <= _FEW and not parted:
            pairs.append(("", part.strip()))
            continue
        if not match or len(match["name"]) > _NAME or len(match["value"]) > _VALUE:
            return []
        name, value = match["name"].strip(), match["value"].strip().rstrip("*_ ")
        pairs += dose_in(value).items() if is_of_doses(name) and dose_in(value) else [(name, value)]
    return pairs if any(name for name, _ in pairs) else []


def _is_fact(name: str, value: str) -> bool:
    """Say whether a name and a value are a fact: not a sentence behind the label of a section."""
    words = value.split()
    if len(words) > 12 or (len(words) > 6 and value.endswith((".", "!"))):
        return False
    return field_of(name) in names().facts or bare_name(name) in names().noted or _is_machine(name)


def _is_machine(name: str) -> bool:
    return bare_name(name) in names().machine


def _table(lines: list[str], start: int, end: int, line: int) -> Iterator[Entry]:
    """Take facts from a table of names and values, or of one row under the names."""
    head, rows = _cells(lines[start]), [_cells(lines[at]) for at in range(start + 2, end)]
    if len(rows) == 1 and len(head) > 1 and all(_is_fact(name, "") for name in head):
        for name, value in zip(head, rows[0], strict=False):
            yield _entry(name, value, line + start + 2)
        lines[start:end] = [""] * (end - start)
        return
    if len(head) != 2 or not all(len(row) == 2 for row in rows):
        return
    at_head = bare_name(head[0]) in names().fact_columns and not _is_fact(head[0], head[1])
    known = [at for at, (name, value) in enumerate(rows, start + 2) if _is_fact(name, value)]
    in_head = not at_head and _is_fact(*head)
    if len(known) + in_head < (1 if at_head and head[0] else 2):
        return
    if in_head:
        yield _entry(head[0], head[1], line + start)
        lines[start] = "| | |"
    for at in known:
        name, value = rows[at - start - 2]
        yield _entry(name, value, line + at)
    kept = [lines[at] for at in range(start + 2, end) if at not in known]
    emptied = [lines[start], lines[start + 1], *kept] if kept else []
    lines[start:end] = emptied + [""] * (end - start - len(emptied))


def _cells(row: str) -> list[str]:
    match = _ROW.match(row)
    cells = re.split(r"(?<!\\)\|", match[1]) if match else []
    return [cell.strip().strip("*_").rstrip(":").strip("*_ ") for cell in cells]


def _code(lines: list[str], start: int, end: int, language: str, line: int) -> Iterator[Entry]:
    """Take facts from a block of code whose every line is a name and a value."""
    if language and language not in tables().facts:
        return
    pairs = [(at, _PAIR.match(lines[at])) for at in range(start + 1, end) if lines[at].strip()]
    told = [(at, match[1], match[2].strip(" \"'[]")) for at, match in pairs if match]
    facts = [pair for pair in told if _is_fact(pair[1], pair[2])]
    if not facts or len(told) < len(pairs) or 2 * len(facts) < len(told):
        return
    for at, name, value in told:
        yield _entry(name, value, line + at)
    for at in range(start, min(end + 1, len(lines))):
        lines[at] = ""


def _entry(name: str, value: str, line: int) -> Entry:
    bare = re.sub(r"[*_`]{1,3}|<[^<>]*>", "", value).strip()
    link = re.search(r"\]\(([^()\s]+)\)", bare)
    return Entry(name, link[1] if link else bare, link[1] if link else bare, line)
