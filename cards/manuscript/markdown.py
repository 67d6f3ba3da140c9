"""Markdown text → its tokens, none of its words dropped; the only user of mistune."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from re import Match
from typing import Any, TypeAlias

import mistune
from mistune.core import BlockState, InlineState
from mistune.plugins.table import table, table_in_list, table_in_quote

from cards.limits import NESTING

#: A token as mistune gives it: "type", and by type "text", "raw", "attrs", "children".
Token: TypeAlias = dict[str, Any]

#: What tokens of one file share: link definitions and footnote names.
Shared: TypeAlias = MutableMapping[str, Any]

_QUOTED = re.compile(r" {0,3}>")
_ENDS_QUOTE = re.compile(r" {0,3}(?:#{1,6}[ \t]|\d{1,9}[.)][ \t])")
_FOOTNOTE = (
    r"^ {0,3}\[\^(?P<footnote_name>[^\]\s]{1,200})\]:[ \t]*"
    r"(?P<footnote_text>[^\n]*(?:\n(?:[ \t]*\n)*(?: {4}|\t)[^\n]*)*)"
)
_FOOTNOTE_MARK = r"\[\^(?P<footnote_called>[^\]\s]{1,200})\]"

#: What no other block begins with, to the end of the line; and what ends a list for certain.
_PLAIN = r"(?:[^\W\d_]|\*\*[^\s*]|[\"'(“„«¿¡])[^\n\t\\]*\n"
_AFTER = r"(?:\n+(?=#|[^\W\d_]|\*\*[^\s*])|\n*\Z)"
_FLAT_BULLETS = re.compile(rf"(?P<bullet>[-*+]) {_PLAIN}(?:(?P=bullet) {_PLAIN})*{_AFTER}")
_FLAT_NUMBERS = re.compile(rf"1(?P<bullet>[.)]) {_PLAIN}(?:\d{{1,9}}(?P=bullet) {_PLAIN})*{_AFTER}")

#: Code, or a picture; people write blanks and brackets in its path as they stand in the file's name.
_PICTURE = re.compile(
    r"`[^`\n]{1,500}`|!\[(?P<words>[^\[\]\n]{0,500})\]\([ \t]*(?P<path>[^<>\n\"]{1,300}?\."
    r"(?:jpe?g|jfif|png|gif|webp|tiff?|bmp|svg|hei[cf]|avif|jxl|psd|eps|pdf|mp4|mov|webm))"
    r"(?P<title>[ \t]+\"[^\"\n]{0,300}\")?(?P<size>[ \t]+=[0-9.%]{0,6}x?[0-9.%]{0,6})?[ \t]*\)",
    re.IGNORECASE,
)

_NUMBER = re.compile(r"(?:^|(?<=[ \t>]))(\d{1,9})[.)](?=[ \t\n]|\Z)", re.MULTILINE)
_BULLET = re.compile(r"(?:^|(?<=[ \t>]))[-*+](?=[ \t\n]|\Z)", re.MULTILINE)


def shared() -> Shared:
    """Begin what the tokens of one file share."""
    return {"ref_links": {}, "notes": {}}


def block_tokens(text: str, between: Shared) -> list[Token]:
    """Turn Markdown into block tokens whose inline text is still unread, under "text"."""
    # Rules that no character of the text can begin are not tried; the tokens are the same, in less time.
    block = _MARKDOWN.block if _RARE.search(text) else _LEANEST if _is_flush(text) else _LEAN
    state = block.state_cls()
    state.env = between
    text = text if text.endswith("\n") else text + "\n"
    state.process(_with_quotes_ended(text) if ">" in text else text)
    block.parse(state)
    return state.tokens


def _is_flush(text: str) -> bool:
    """Say whether no line of a text is indented as code is."""
    return ("    " not in text and "\t" not in text) or not _INDENTED.search(text)


def inline_tokens(text: str, between: Shared) -> list[Token]:
    """Turn one block's text into inline tokens."""
    if "![" in text:
        text = _PICTURE.sub(_with_path_held, text)
    return _MARKDOWN.inline(text, between)


def _with_path_held(match: Match[str]) -> str:
    """Write a picture's path between angles, where it may hold blanks and brackets (CommonMark, 6.3).

    A size behind it, as some programs have it, is left out: the card's frame gives the size.
    """
    path = match["path"]
    if not path or not (match["size"] or re.search(r"[ \t()]", path)):
        return match[0]
    return f"![{match['words']}](<{path}>{match['title'] or ''})"


def _with_quotes_ended(text: str) -> str:
    """End a quote before a heading or a number: the parser takes them into it, or shuffles them."""
    lines: list[str] = []
    quoting = False
    for line in text.split("\n"):
        if quoting and _ENDS_QUOTE.match(line):
            lines.append("")
        quoting = bool(_QUOTED.match(line)) or (
            quoting and not line.isspace() and line != "" and not _ENDS_QUOTE.match(line)
        )
        lines.append(line)
    return "\n".join(lines)


def _take_footnote(_block: mistune.BlockParser, match: Match[str], state: BlockState) -> int:
    """Keep a footnote's text in its place; mistune's own plugin drops those that nothing points to."""
    name = match["footnote_name"]
    notes = state.env["notes"]
    number = notes.setdefault(name, len(notes) + 1)
    state.append_token({"type": "footnote", "raw": match["footnote_text"], "number": number})
    return match.end() + 1


def _take_footnote_mark(_inline: mistune.InlineParser, match: Match[str], state: InlineState) -> int | None:
    number = state.env["notes"].get(match["footnote_called"])
    if number is None:
        return None
    state.append_token({"type": "footnote_mark", "number": number})
    return match.end()


def _take_definition(block: mistune.BlockParser, match: Match[str], state: BlockState) -> int | None:
    """Leave a token where a link is defined, so that a definition without use can be named."""
    last = state.last_token()
    continues = bool(last) and last["type"] == "paragraph"
    known = len(state.env["ref_links"])
    end = block.parse_ref_link(match, state)
    if end and not continues:
        defined = state.env["ref_links"]
        name = next(reversed(defined)) if len(defined) > known else None
        raw = state.src[state.cursor : end]
        state.append_token({"type": "definition", "raw": raw, "name": name})
    return end


def _take_list(block: mistune.BlockParser, match: Match[str], state: BlockState) -> int | None:
    """Read a list of plain lines at once; the library, which can read any, takes ten times as long."""
    flat = _FLAT_BULLETS.match(state.src, match.start()) or _FLAT_NUMBERS.match(state.src, match.start())
    if not flat:
        return block.parse_list(match, state)
    bullet = flat["bullet"]
    # Behind the mark of each line stand its words, and its end.
    texts = (line.partition(" ")[2] for line in flat[0].rstrip("\n").split("\n"))
    state.append_token(
        {
            "type": "list",
            "children": [
                {"type": "list_item", "children": [{"type": "block_text", "text": f"{text}\n"}]}
                for text in texts
            ],
            "tight": True,
            "bullet": bullet,
            "attrs": {"depth": state.depth(), "ordered": bullet in ".)"},
        }
    )
    return flat.end()


def _make() -> mistune.Markdown:
    block = mistune.BlockParser(max_nested_level=NESTING)
    markdown = mistune.Markdown(renderer=None, block=block, plugins=[table, table_in_list, table_in_quote])
    block.register("footnote", _FOOTNOTE, _take_footnote, before="ref_link")
    block.register("ref_link", None, _take_definition)
    block.register("list", None, _take_list)
    markdown.inline.register("footnote_mark", _FOOTNOTE_MARK, _take_footnote_mark, before="link")
    return markdown


def _make_lean(*more: str) -> mistune.BlockParser:
    rules = [*more, "atx_heading", "setex_heading", "thematic_break", "list", "blank_line"]
    block = mistune.BlockParser(list_rules=rules, max_nested_level=NESTING)
    block.register("list", None, _take_list)
    block.rules = rules
    return block


class Places:
    """Follows a source's blocks in reading order and knows the line of each, as the parser tells none."""

    def __init__(self, source: str, first_line: int) -> None:
        self._source = source
        self._at = 0
        self.line = first_line

    def text(self, text: str) -> int:
        """Move behind a block's text and return the line on which it starts."""
        text = text.strip(" \t\r\n\f")
        first, _, rest = text.partition("\n")
        first = first.rstrip(" \t")
        start = self._source.find(first, self._at) if first else -1
        if start < 0:
            return self.line
        line = self.line + self._source.count("\n", self._at, start)
        if not rest:
            self._at, self.line = start + len(first), line
        elif self._source.startswith(text, start):
            self._at, self.line = start + len(text), line + text.count("\n")
        else:
            self._at, self.line = start, line
            self._skip(text.count("\n"))
        return line

    def marker(self, numbered: bool) -> tuple[int, int | None]:
        """Move behind the mark of a list's item; return its line and the author's number, if it is one."""
        match = (_NUMBER if numbered else _BULLET).search(self._source, self._at)
        if not match:
            return self.line, None
        self._move(match.start())
        self._at = match.end()
        return self.line, int(match[1]) if numbered else None

    def _move(self, to: int) -> None:
        self.line += self._source.count("\n", self._at, to)
        self._at = to

    def _skip(self, breaks: int) -> None:
        at = self._at
        for _ in range(breaks):
            following = self._source.find("\n", at)
            if following < 0:
                break
            at = following + 1
        self._move(at)


_MARKDOWN = _make()
_LEAN = _make_lean("indent_code")
_LEANEST = _make_lean()

#: What begins all other rules: code, quotes, tables, HTML, footnotes and definitions of links.
_RARE = re.compile(r"[`~>|<\[]")
_INDENTED = re.compile(r"^ *(?: {4}|\t)", re.MULTILINE)

#: A list's mark at the start of a text, where the parser stopped to descend.
UNREAD_LIST = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
