"""What task programs and vaults write behind a task or a sentence → plain words, or nothing."""

from __future__ import annotations

import re

from cards.manuscript.notation_outlines import is_private
from cards.manuscript.notation_tags import LeftOut

#: Signs that a date follows; with none they are signs like any other.
_DATES = "📅📆🗓⏳⌛🛫➕✅❌⏰"
_PRIORITIES = "🔺⏫🔼🔽⏬"
TASK_SIGNS = _DATES + _PRIORITIES + "🔁🆔"
_SIGNS = frozenset(TASK_SIGNS)

_DATED = re.compile(rf"[ \t]*[{_DATES}]\ufe0f?[ \t]*\d{{4}}-\d\d-\d\d(?:[ T]\d\d:\d\d)?")
_REPEATED = re.compile(rf"[ \t]*🔁\ufe0f?[ \t]*every [^\n{_DATES}{_PRIORITIES}🆔]*")
_IDENTIFIED = re.compile(r"[ \t]*🆔[ \t]*[a-z0-9]{3,12}(?=\s|$)")
_RANKED = re.compile(rf"[ \t]*[{_PRIORITIES}]\ufe0f?[ \t]*$")
_BOX = re.compile(r"[ \t]*[-*+][ \t]+\[.\]")
_INLINE = re.compile(
    r"[ \t]?(?:\[([^\W\d][\w -]{0,30})::[ \t]*([^\]\n]{0,300})\]"
    r"|\(([^\W\d][\w -]{0,30})::[ \t]*([^)\n]{0,300})\))"
)


def tasks_of(text: str, line: int, left_out: LeftOut) -> str:
    """Take the dates, ranks and private fields of tasks out of a text; other fields are words."""
    if "::" in text:
        text = _INLINE.sub(lambda match: _field(match, line, left_out), text)
    if text.isascii() or _SIGNS.isdisjoint(text):
        return text
    lines = text.split("\n")
    for at, one in enumerate(lines):
        if one.isascii() or _SIGNS.isdisjoint(one):
            continue
        kept = _IDENTIFIED.sub("", _REPEATED.sub("", _DATED.sub("", one)))
        if kept != one or _BOX.match(one):
            kept = _RANKED.sub("", kept)
        if kept != one:
            left_out("a task's date or rank", line + at)
            lines[at] = kept
    return "\n".join(lines)


def _field(match: re.Match[str], line: int, left_out: LeftOut) -> str:
    """Return the words of a field in a sentence: its name and value, or its value where it hides its name."""
    name = match[1] or match[3]
    if is_private(name):
        left_out(f'"{name}::"', line + match.string.count("\n", 0, match.start()))
        return ""
    blank = match[0][0] if match[0][0] in " \t" else ""
    return blank + (f"{name}: {match[2].strip()}" if match[1] else match[4].strip())
