"""A block of HTML → its text in fragments, as headings, items and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARTS = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<![A-Za-z][^<>]*>"
    # No "<" inside a tag, so that a text full of them is read in one go.
    r"""|<(/?)([A-Za-z][A-Za-z0-9-]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*>""",
    re.DOTALL,
)
#: Tags that style words inside a paragraph and stay with it.
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q"),
        *("s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var"),
    )
)
_TITLES = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6, "caption": 6, "dt": 6}
_UNPRINTABLE = frozenset({"script", "style", "template"})


@dataclass(frozen=True, slots=True)
class Fragment:
    """One stretch of an HTML block."""

    text: str
    line: int
    #: A heading's level; 0 for other text.
    level: int = 0
    item: bool = False
    #: What cannot be printed, if it is that.
    dropped: str = ""


def fragments(raw: str, line: int) -> Iterator[Fragment]:
    """Divide a block of HTML at its block tags; inline tags stay in the text, comments go."""
    text, level, item = "", 0, False
    start = line
    at = 0
    hidden = ""
    for match in _PARTS.finditer(raw):
        words = raw[at : match.start()]
        at = match.end()
        name = (match[2] or "").lower()
        if hidden:
            if match[1] and name == hidden:
                hidden = ""
            line += words.count("\n") + match[0].count("\n")
            continue
        if not text.strip() and words.strip():
            start = line + words[: len(words) - len(words.lstrip())].count("\n")
        text += words
        line += words.count("\n")
        if name in _INLINE:
            if not text.strip():
                start = line
            text += match[0]
        elif name:
            if text.strip():
                yield Fragment(text, start, level, item)
            text = ""
            level = 0 if match[1] else _TITLES.get(name, 0)
            item = name == "li" and not match[1]
            if name in _UNPRINTABLE and not match[1]:
                hidden = name
                yield Fragment("", line, dropped=f"<{name}>")
        elif match[0].startswith("<![CDATA["):
            text += match[0][9:-3]
        line += match[0].count("\n")
    rest = raw[at:]
    if not text.strip() and rest.strip():
        start = line + rest[: len(rest) - len(rest.lstrip())].count("\n")
    if not hidden and (text + rest).strip():
        yield Fragment(text + rest, start, level, item)
