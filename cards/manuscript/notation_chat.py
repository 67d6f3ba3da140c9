"""What chat programs and sites say around a text, to whoever asked or clicks → nothing, by its name."""

from __future__ import annotations

import re

from cards.manuscript.notation_tables import tables
from cards.manuscript.notation_tags import LeftOut

#: Characters of a sentence that only leads to the text, or away from it.
_LONGEST = 200
_ANCHORED = re.compile(r"[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+\[[^\[\]\n]{1,100}\]\(#[^()\n]{0,100}\)[ \t]*$")
_TO_THE_TOP = re.compile(r"[ \t]*\[[^\[\]\n]{1,60}\]\(#[^()\n]{0,100}\)[ \t]*$")
_HEADING_OR_RULE = re.compile(r" {0,3}(?:#{1,6}[ \t]|(?:[-*_][ \t]*){3,}$|\*\*)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")


def without_asides(text: str, line: int, left_out: LeftOut) -> str:
    """Take out the sentence with which a chat program opens or closes, and lists of links into the text."""
    lines = text.split("\n")
    written = [at for at, one in enumerate(lines) if one.strip()]
    if not written:
        return text
    known = tables()
    first, last = written[0], written[-1]
    opened = len(written) > 1 and bool(_HEADING_OR_RULE.match(lines[written[1]]))
    if opened := opened and _begins(lines[first], known.openings, ":!."):
        left_out("what a chat program says before the text", line + first)
        lines[first] = ""
    # Alone, only an offer is a program's: "Let me know how it went" may be a coach's.
    ends = "?!.😊🙂💪" if opened else "?😊🙂💪"
    if len(written) > 2 and not lines[last - 1].strip() and _begins(lines[last], known.closings, ends):
        left_out("what a chat program says behind the text", line + last)
        lines[last] = ""
    if "](#" in text:
        _leave_out_contents(lines, line, left_out)
    return "\n".join(lines)


def _begins(sentence: str, beginnings: tuple[str, ...], ends: str) -> bool:
    words = sentence.strip().replace("’", "'").casefold()
    return len(words) <= _LONGEST and words.startswith(beginnings) and words.endswith(tuple(ends))


def _leave_out_contents(lines: list[str], line: int, left_out: LeftOut) -> None:
    """Empty the lines of a table of contents, its heading with them, and links back to the top."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (_ANCHORED.match(lines[end]) or (end > at and not lines[end].strip())):
            end += 1
        if sum(bool(one.strip()) for one in lines[at:end]) > 1:
            above = next((before for before in range(at - 1, -1, -1) if lines[before].strip()), -1)
            start = above if above >= 0 and _HEADING.match(lines[above]) else at
            left_out("a table of contents", line + start)
            lines[start:end] = [""] * (end - start)
        elif _TO_THE_TOP.match(lines[at]):
            left_out("a link into the text", line + at)
            lines[at] = ""
        at = max(end, at + 1)
