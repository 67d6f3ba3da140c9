"""Outlines of note programs, Logseq's and Org's → headings, lists and facts in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from cards.manuscript.notation_tables import tables
from cards.manuscript.notation_tags import LeftOut

_HEADED = re.compile(r"([ \t]*)[-*+][ \t]+(#{1,6}[ \t]+\S.*)$")
_BULLET = re.compile(r"[-*+][ \t]")
_DRAWER = re.compile(r"[ \t]*:(?:PROPERTIES|LOGBOOK|CLOCK):[ \t]*$")
_STAMP = re.compile(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED):[ \t]*[<\[][^<>\[\]\n]{4,60}[>\]][ \t]*$")
_TASK = re.compile(r"^([ \t]*[-*+][ \t]+)(TODO|DOING|LATER|DONE|CANCELED)[ \t]+(?:\[#[A-C]\][ \t]+)?", re.M)
_REFERENCE = re.compile(r"[ \t]?!?\(\([0-9a-f]{8}-[0-9a-f-]{20,40}\)\)")
_QUOTED = re.compile(r"^>>>[ \t]*\n(.*?)^>>>[ \t]*$", re.M | re.S)
_COMMAND = re.compile(
    r"^/(?:(?:un)?(?:label|assign)|milestone|estimate|spend|due|close|reopen|cc|epic|iteration|relate)\b[^\n]*$",
    re.M,
)
_IS_ORG = re.compile(r"^[ \t]{0,3}(?:#\+[A-Za-z_]{3,30}|:PROPERTIES:)", re.M)
_KEYWORD = re.compile(r"[ \t]{0,3}#\+([A-Za-z_]{3,30}):?[ \t]*(.*?)[ \t]*$")
_STARRED = re.compile(r"(\*{1,5})[ \t]+(?=\S)")
_ORG_LINK = re.compile(r"\[\[([^\[\]\n]{1,300})\]\[([^\[\]\n]{1,300})\]\]")


def outlines_of(text: str, line: int, left_out: LeftOut) -> str:
    """Write outlines as Markdown; every line stays on its line."""
    if "((" in text:
        text = _REFERENCE.sub("", text)
    if ">>>" in text:
        text = _QUOTED.sub(lambda match: "\n" + re.sub(r"^", "> ", match[1], flags=re.M)[:-2], text)
    if "\n/" in text:
        text = _COMMAND.sub(_named('a command ("/…")', line, left_out), text)
    if ":END:" in text or "SCHEDULED:" in text or "DEADLINE:" in text or "CLOSED:" in text:
        text = "\n".join(_without_drawers(text.split("\n"), line, left_out))
    if "TODO" in text or "DO" in text or "LATER" in text or "CANCELED" in text:
        text = _TASK.sub(
            lambda match: f"{match[1]}[{'x' if match[2][0] in 'C' or match[2] == 'DONE' else ' '}] ", text
        )
    if _IS_ORG.search(text):
        text = "\n".join(_from_org(text.split("\n"), line, left_out))
    if "- #" in text or "* #" in text:
        text = "\n".join(_flattened(text.split("\n")))
    return text


def _named(kind: str, line: int, left_out: LeftOut) -> Callable[[re.Match[str]], str]:
    def put(match: re.Match[str]) -> str:
        left_out(kind, line + match.string.count("\n", 0, match.start()))
        return ""

    return put


def _without_drawers(lines: Sequence[str], line: int, left_out: LeftOut) -> Iterator[str]:
    inside = False
    for at, one in enumerate(lines):
        if inside or _DRAWER.match(one):
            left_out("a drawer (:…: to :END:)", line + at)
            inside = one.strip() != ":END:"
            yield ""
        elif _STAMP.match(one):
            left_out("a task's date", line + at)
            yield ""
        else:
            yield one


def _flattened(lines: Sequence[str]) -> Iterator[str]:
    """Take headings out of the bullets that they are, and what stands below them with them."""
    #: How deep each open heading stands, and how far what is below it is moved.
    open_headings: list[tuple[int, int]] = []
    for one in lines:
        written = one.expandtabs(4)
        width = len(written) - len(written.lstrip(" "))
        if not one.strip():
            yield one
            continue
        while open_headings and width <= open_headings[-1][0]:
            open_headings.pop()
        if match := _HEADED.match(one):
            open_headings.append((width, 0))
            yield match[2]
            continue
        if open_headings and not open_headings[-1][1]:
            depth = open_headings[-1][0]
            open_headings[-1] = (depth, width if _BULLET.match(one.lstrip()) else depth + 2)
        moved = open_headings[-1][1] if open_headings else 0
        yield written[min(moved, width) :] if moved else one


def _from_org(lines: Sequence[str], line: int, left_out: LeftOut) -> Iterator[str]:
    marked = any(one.startswith(("# ", "## ")) for one in lines)
    for at, one in enumerate(lines):
        if match := _KEYWORD.match(one):
            yield _keyword(match[1].casefold(), match[2], line + at, left_out)
        elif not marked and (match := _STARRED.match(one)):
            yield f"#{'#' * len(match[1])} {one[match.end() :]}"
        else:
            yield _ORG_LINK.sub(r"[\2](\1)", one) if "[[" in one else one


def _keyword(name: str, value: str, line: int, left_out: LeftOut) -> str:
    if name.startswith("begin_"):
        kind = name.removeprefix("begin_")
        return f"```{value.split(' ')[0]}" if kind in ("src", "example") else f":::{kind} {value}".rstrip()
    if name.startswith("end_"):
        return "```" if name in ("end_src", "end_example") else ":::"
    if name in ("title", "author", "description", "keywords"):
        return f"{name}: {value}  "
    if name in ("filetags", "tags"):
        return f"tags: {value.strip(':').replace(':', ', ')}  "
    left_out(f'"#+{name.upper()}"', line)
    return ""


def is_private(name: str) -> bool:
    """Say whether a field of an outline or a task ("collapsed:: true") is for its program alone."""
    return name.strip().casefold().replace("-", " ").replace("_", " ") in tables().private_fields
