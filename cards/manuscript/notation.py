"""Markdown as sites, vaults and programs write it → Markdown alone, line for line, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cards.diagnostics import Diagnostic, Location, Severity
from cards.manuscript.front_matter import Entry
from cards.manuscript.notation_blocks import callouts_of
from cards.manuscript.notation_grids import grids_of
from cards.manuscript.notation_html import boxes_of
from cards.manuscript.notation_marks import marks_of
from cards.manuscript.notation_outlines import outlines_of
from cards.manuscript.notation_pasted import lists_of
from cards.manuscript.notation_properties import properties_of
from cards.manuscript.notation_tables import PASTED, code_callout, tables
from cards.manuscript.notation_tags import tags_of, video_line
from cards.manuscript.notation_tasks import TASK_SIGNS, tasks_of

#: Characters of which a text must hold one for any notation but those that are looked for below.
_RARE = "{}%=~^$[<+"
#: The same beyond ASCII; looked for only where there is anything beyond it.
_RARER = "【" + PASTED + TASK_SIGNS
#: What else tells a notation: a search for a fixed beginning is the cheapest.
_TAG = re.compile(r"#[^\s#\d]")
_EMOJI = re.compile(r":[a-z][a-z0-9_+-]*:")
#: The same for what has a fixed beginning, of which each is looked for alone: that is the cheapest.
_SIGNS = (
    "::", "!!!", "???", "--8<", "\n///", "(1)", "import ", "export ", "```", "– ", "— ", "· ", ":END:",
    "TODO ", "\n: ", "\n:\t", "\\", "- 1.", "- 1)", ":+1:", ":-1:", "(@", "#. ", "\n>>>", "\n/", "((", "@",
    "\n| ", "-- -", "--  ", "\t", "type_:", ")=", "\n:",
)  # fmt: skip
#: "– " and "1.Lean" begin pasted lists, of which the first line tells.
_LIST = re.compile(r"1[.)][^\W\d_]")
#: Beginnings of lists that count by letters or by words, and signs without which there is none.
_COUNTED = re.compile(r"^[ \t]*(?:\(?[abi][.)][ \t]|[^\W\d_]{4,8}[ \t]1[ \t]?[:.)–—-])", re.M | re.I)
_COUNTING = ("a) ", "A) ", "(a)", "\na. ", "\nA. ", "\ni. ", "\nI. ", "i) ", " 1:", " 1.", " 1)", " 1 ")
_UNSPACED = re.compile(r"^[ \t]*[-+*][^\W\d_]|#{2,6}$", re.M)
#: A pictograph at the beginning of a line.
_SIGN = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
_SIGNED = re.compile(f"^[ \t]*{_SIGN.pattern}", re.M)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*([^`\n]*)$")
_FOOTER = re.compile(r"\n\n(id: [0-9a-f]{32}\n(?:[a-z_]+:[^\n]*(?:\n|\Z))+)\s*\Z")
_COMMENTS = (
    (re.compile(r"<!--"), re.compile(r"-->"), ""),
    (re.compile(r"%%"), re.compile(r"%%"), "%%…%%"),
    (
        re.compile(r"\{%-?\s{0,9}comment\b[^%\n]{0,200}%\}"),
        re.compile(r"\{%-?\s{0,9}endcomment\s{0,9}-?%\}"),
        "{% comment %}",
    ),
    (re.compile(r"\{/\*"), re.compile(r"\*/\}"), "{/* … */}"),
    (re.compile(r"<%"), re.compile(r"%>"), "<% … %>"),
    (re.compile(r"\{>>"), re.compile(r"<<\}"), "{>> … <<}"),
)


@dataclass(slots=True)
class Notes:
    """What is to be said of a file's notation, once a kind, and the tags and facts that its marks tell."""

    file: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    facts: list[Entry] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)

    def left_out(self, kind: str, line: int, severity: Severity = Severity.HINT, hint: str = "") -> None:
        """Say, once a kind, that a notation is not printed."""
        if kind not in self._told:
            self._told.add(kind)
            message = f"{kind} is not printed"
            self.diagnostics.append(
                Diagnostic(Location(self.file, line), severity, message, hint, code="not-printed")
            )


def as_markdown(text: str, line: int, notes: Notes) -> str:
    """Turn a text whose first line is given into Markdown alone; every line stays on its line."""
    if not has_notation(text):
        return text
    parts: list[str] = []
    for part, language in _by_code(text):
        parts.append(
            _code(part, language, line, notes) if language is not None else _words(part, line, notes)
        )
        line += part.count("\n")
    return "".join(parts)


def has_notation(text: str) -> bool:
    """Say whether a text may hold any notation but Markdown's; in the least time."""
    return bool(
        any(sign in text for sign in _RARE)
        or (not text.isascii() and any(sign in text for sign in _RARER))
        or any(sign in text for sign in _SIGNS)
        or _TAG.search(text)
        or _EMOJI.search(text)
        or _LIST.search(text)
        or (not text.isascii() and _SIGN.search(text) and _SIGNED.search(text))
        or _UNSPACED.search(text)
        or (any(sign in text for sign in _COUNTING) and _COUNTED.search(text))
    )


def _by_code(text: str) -> Iterator[tuple[str, str | None]]:
    """Part a text into stretches of words, with None, and blocks of code, with their language."""
    held: list[str] = []
    fence = language = ""
    for one in text.splitlines(keepends=True):
        match = _FENCE.match(one.rstrip("\n"))
        if fence:
            held.append(one)
            if match and match[1].startswith(fence) and not match[2].strip():
                yield "".join(held), language
                held, fence = [], ""
        elif match:
            if held:
                yield "".join(held), None
            held, fence, language = [one], match[1], match[2].strip()
        else:
            held.append(one)
    if held:
        yield "".join(held), language if fence else None


def _code(part: str, language: str, line: int, notes: Notes) -> str:
    """Leave out code that a program reads; a callout written as code becomes one."""
    name = language.strip("{}").split(" ")[0].strip("{}.").casefold()
    if callout := code_callout(name):
        title = language.partition("}")[2].strip()
        _, *inner = part.removesuffix("\n").split("\n")
        body = inner[:-1] if inner and inner[-1].strip()[:3] in ("```", "~~~") else inner
        lines = [f"> [!{callout}] {title}", *(f"> {one}" for one in body), *[""] * (len(inner) - len(body))]
        return "\n".join(lines) + "\n" * part.endswith("\n")
    if name in ("youtube", "vimeo", "video") and (shown := video_line(name, language.partition("}")[2])):
        return shown + "\n" * part.count("\n")
    if name in tables().programs:
        notes.left_out(f'a block of code ("{name}")', line)
        return "\n" * part.count("\n")
    return part


def _without_footer(text: str, line: int, notes: Notes) -> str:
    """Leave out the entries that a note program writes behind a note that it exports."""
    if "type_:" not in text or not (match := _FOOTER.search(text)):
        return text
    notes.left_out("what a program wrote below the text", line + text.count("\n", 0, match.start(1)))
    return text[: match.start(1)] + "\n" * match[1].count("\n")


def _words(part: str, line: int, notes: Notes) -> str:
    part = _without_footer(_without_comments(part, line, notes), line, notes)
    part = grids_of(part)
    if "::" in part:
        part, told = properties_of(part, line)
        notes.facts.extend(told)
    part = outlines_of(part, line, notes.left_out)
    part = boxes_of(part)
    part = tags_of(part, line, notes.left_out)
    part = callouts_of(part, line, notes.left_out)
    part = tasks_of(part, line, notes.left_out)
    part = marks_of(part, line, notes.left_out, notes.tags)
    return lists_of(part)


def _without_comments(text: str, line: int, notes: Notes) -> str:
    """Take out what is between the marks of a comment: it was never for print."""
    for opening, closing, kind in _COMMENTS:
        first = opening.search(text)
        kept: list[str] = []
        at = 0
        while first:
            last = closing.search(text, first.end())
            if not last:
                break
            if kind:
                at_line = line + text.count("\n", 0, first.start())
                notes.left_out(f"a comment ({kind})", at_line)
            kept += [text[at : first.start()], "\n" * text.count("\n", first.start(), last.end())]
            at = last.end()
            first = opening.search(text, at)
        text = "".join(kept) + text[at:]
    return text
