"""Properties of vaults and outlines, "sets:: 3", wherever they stand → the facts that they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cards.manuscript.field_names import field_of, names
from cards.manuscript.front_matter import Entry

#: "% Title", "% Author", "% Date", with which a text of Pandoc's begins.
_TITLE_BLOCK = re.compile(r"\s*%[ \t]+(\S[^\n]*)\n(?:%[ \t]*([^\n]*)\n(?:%[^\n]*\n)?|(?=\s*\n))")
#: "[sets:: 3] [reps:: 8]" and "(rest:: 60 s)": properties alone on a line.
_BRACKETED = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?(?:(?:\[[^\[\]\n]{3,300}\]|\([^()\n]{3,300}\))[ \t,;|·]*){1,20}$"
)
_ONE = re.compile(r"[\[(][ \t]*([^\W\d][\w -]{0,30}?)[ \t]*::[ \t]*([^\n]*?)[ \t]*[\])](?=[ \t,;|·]|$)")
#: "sets:: 3" on a line of its own, or behind the bullet of an outline.
_LINE = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?\*{0,2}([^\W\d][\w -]{0,30}?)\*{0,2}[ \t]*::[ \t]+(\S[^\n]*?)[ \t]*$"
)


def properties_of(text: str, line: int) -> tuple[str, list[Entry]]:
    """Take the properties that tell known facts out of a text; every line stays on its line."""
    lines = text.split("\n")
    found: list[Entry] = []
    for at, one in enumerate(lines):
        if "::" in one and (told := [*_told(one)]):
            found += (Entry(name, value, value, line + at) for name, value in told)
            lines[at] = ""
    return "\n".join(lines), found


def title_block_of(text: str, line: int) -> tuple[str, list[Entry]]:
    """Take the title and the author with which a text of Pandoc's begins out of it."""
    match = _TITLE_BLOCK.match(text)
    if not match:
        return text, []
    told = (("title", match[1]), ("author", (match[2] or "").replace(";", ",")))
    found = [Entry(name, value.strip(), value.strip(), line) for name, value in told if value.strip()]
    return "\n" * match[0].count("\n") + text[match.end() :], found


def _told(one: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of a line that tells known facts alone; nothing of another one."""
    if _BRACKETED.match(one):
        pairs = [(match[1], match[2]) for match in _ONE.finditer(one)]
        whole = one.count("::") == len(pairs)
    else:
        match = _LINE.match(one)
        pairs, whole = [(match[1], match[2])] if match else [], match is not None
    if pairs and whole and all(_is_known(name) and value for name, value in pairs):
        yield from ((name, _plain(value)) for name, value in pairs)


def _is_known(name: str) -> bool:
    field = field_of(name)
    return field in names().facts or field in ("title", "description")


def _plain(value: str) -> str:
    """Take a value out of the link that its vault makes of it: "[[Mat]]", "#floor"."""
    linked = re.sub(r"\[\[(?:[^\[\]\n|]{0,300}\|)?([^\[\]\n|]{1,300})\]\]", r"\1", value)
    return re.sub(r"(?:(?<=\s)|^)#(?=[^\W\d])", "", linked)
