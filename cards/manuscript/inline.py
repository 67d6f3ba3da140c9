"""One block's Markdown text → runs of one style each, and the pictures between them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from cards.exercise import Picture, Run, plain
from cards.limits import NESTING
from cards.manuscript.html import EMBEDS, attributes, embedded_address
from cards.manuscript.markdown import Shared, Token, inline_tokens
from cards.manuscript.notation_marks import lowered, raised

#: Characters that mean more than themselves; a text without them needs no parser.
_MARKED = re.compile(r"[\\`_\[\]<&]")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^>]*>")

#: The frame that a site shows for a video, and the addresses of videos, which some write as pictures.
_FRAME = re.compile(r"https?://(?:img\.youtube\.com|i\d?\.ytimg\.com)/vi(?:_webp)?/([\w-]{11})/")
_FILM_SITE = re.compile(r"https?://(?:[\w-]+\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com)/")

_BOLD_TAGS = frozenset({"b", "strong"})
_ITALIC_TAGS = frozenset({"i", "em", "cite", "dfn", "var"})
_CODE_TAGS = frozenset({"code", "kbd", "samp", "tt"})
#: Text that its author struck out is as hidden as a program's.
_HIDDEN = frozenset({"script", "style", "del", "s", "strike"})
_BREAK_TAGS = frozenset({"br", "p", "div", "li", "tr", "hr"})
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Embed:
    """A video that a tag shows, by its address."""

    address: str
    line: int


#: What a line of text is made of.
Part: TypeAlias = Run | Picture | Embed


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text is set."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None
    #: "sup" or "sub" for signs that stand high or low.
    shift: str = ""


PLAIN = Style()


def parts_of_line(text: str, line: int, shared: Shared) -> list[Part]:
    """Turn a block's text that starts on a line of the file into runs, with pictures in their places."""
    # Not str.strip(): a non-breaking blank is the author's.
    text = text.strip(" \t\n\r\f")
    if not text:
        return []
    bold = "*" in text
    if not (_MARKED.search(text) or "  \n" in text or (bold and "*" in text.replace("**", ""))):
        if not bold:
            return [
                Run(
                    _BLANKS.sub(" ", text) if "\n" in text or "  " in text or "\t" in text else text,
                    line=line,
                )
            ]
        parts = text.split("**")
        if len(parts) % 2 and all(parts[1::2]):
            return _words_and_bold(parts, line)
    return _Reader(line).read(inline_tokens(text, shared))


def runs_of(text: str, line: int, shared: Shared) -> tuple[Run, ...]:
    """Turn a text where no picture can stand (a heading, a cell) into runs; a picture leaves its words."""
    runs: list[Run] = []
    after_picture = False
    for part in parts_of_line(text, line, shared):
        if isinstance(part, Embed):
            continue
        run = Run(part.alt, line=part.line) if isinstance(part, Picture) else part
        if runs and run.text and (after_picture or isinstance(part, Picture)):
            # The blank beside a picture went with it; its words are not to fuse with others.
            run = replace(run, text=f" {run.text}")
        runs.append(run)
        after_picture = isinstance(part, Picture) and bool(part.alt or after_picture)
    return tuple(runs)


def decoded(text: str) -> str:
    """Put the characters that entities stand for; a blank for any blank but the non-breaking."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text).replace("\xad", "")
    return _BLANKS.sub(" ", text)


def footnote_mark(number: int) -> str:
    """Return the raised number that calls a footnote."""
    return str(number).translate(_SUPERSCRIPT)


def _words_and_bold(parts: list[str], line: int) -> list[Part]:
    """Make runs of a text that its `**` divide, every second part bold.

    More forgiving than CommonMark: `** Grip **` and `**Grip:**hold` are bold, as their author meant.
    """
    runs: list[Part] = []
    for at, part in enumerate(parts):
        if not part:
            continue
        words, first = part, line
        if "\n" in part:
            lead = part[: len(part) - len(part.lstrip(" \t\n"))]
            first = line + lead.count("\n")
            line += part.count("\n")
        if "\n" in part or "  " in part or "\t" in part:
            words = _BLANKS.sub(" ", part)
        bold = at % 2 == 1
        if bold and (words[0] == " " or words[-1] == " "):
            words = words.strip(" ") or words
        runs.append(Run(words, bold, line=first))
    return runs


class _Reader:
    """Walks inline tokens and gathers runs; adjacent ones of one style are one."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._parts: list[Part] = []
        #: Styles that open HTML tags add, by tag name, the innermost last.
        self._tags: list[tuple[str, Style]] = []
        #: Inside a comment's or script's tags nothing is text.
        self._hidden = ""

    def read(self, tokens: list[Token]) -> list[Part]:
        self._walk(tokens, PLAIN)
        return _tidy(self._parts)

    def _walk(self, tokens: list[Token], style: Style) -> None:
        for token in tokens:
            self._take(token, style)

    def _take(self, token: Token, style: Style) -> None:
        match token["type"]:
            case "text":
                self._add(decoded(token["raw"]), style)
            case "strong":
                self._walk(token["children"], replace(style, bold=True))
            case "emphasis":
                self._walk(token["children"], replace(style, italic=True))
            case "codespan":
                self._add(_BLANKS.sub(" ", token["raw"]), replace(style, code=True))
            case "link":
                self._walk(token["children"], replace(style, link=token["attrs"]["url"]))
            case "image":
                self._picture(token["attrs"]["url"], plain(tuple(_words(token["children"]))), style)
            case "softbreak":
                self._line += 1
                self._add(" ", style)
            case "linebreak":
                self._line += 1
                self._add("\n", style)
            case "footnote_mark":
                self._add(footnote_mark(token["number"]), style)
            case "inline_html":
                self._tag(token["raw"], style)
            case _:
                self._add(decoded(str(token.get("raw", ""))), style)
                self._walk(token.get("children", []), style)

    def _add(self, text: str, style: Style) -> None:
        if not text or self._hidden:
            return
        for _, added in self._tags:
            style = Style(
                style.bold or added.bold,
                style.italic or added.italic,
                style.code or added.code,
                style.link or added.link,
                added.shift or style.shift,
            )
        if style.shift:
            text = raised(text) if style.shift == "sup" else lowered(text)
            style = replace(style, shift="")
        last = self._parts[-1] if self._parts else None
        if text != "\n" and isinstance(last, Run) and last.text != "\n" and _style(last) == style:
            self._parts[-1] = replace(last, text=last.text + text)
        else:
            self._parts.append(Run(text, style.bold, style.italic, style.code, style.link, self._line))

    def _picture(self, path: str, alt: str, style: Style) -> None:
        if self._hidden:
            return
        if ("youtu" in path or "ytimg" in path or "vimeo" in path) and (shown := _video_of(path)):
            self._parts.append(Embed(shown, self._line))
        else:
            # The words of a picture that leads to a video are for a screen: "Watch it".
            words = "" if style.link and _FILM_SITE.match(style.link) else alt
            self._parts.append(Picture(path, words, self._line))
        if style.link:
            # Nothing to print carries the address, so an empty run does.
            self._parts.append(Run("", link=style.link, line=self._line))

    def _tag(self, raw: str, style: Style) -> None:
        """Take the style of a tag, and nothing else of it."""
        line, self._line = self._line, self._line + raw.count("\n")
        match = _TAG.fullmatch(raw)
        if not match:
            return
        closing, name = bool(match[1]), match[2].lower()
        if self._hidden:
            if closing and name == self._hidden:
                self._hidden = ""
        elif name in _HIDDEN and not closing:
            self._hidden = name
        elif name in EMBEDS:
            if address := embedded_address(attributes(raw)):
                self._parts.append(Embed(address, line))
        elif name == "img":
            found = attributes(raw)
            self._parts.append(Picture(found.get("src", ""), found.get("alt", ""), line))
        elif name in _BREAK_TAGS:
            if not closing or name != "br":
                self._add("\n", style)
        elif closing:
            self._tags = _without_last(self._tags, name)
        elif not raw.endswith("/>") and len(self._tags) < NESTING:
            self._tags.append((name, _tag_style(name, raw)))


def _video_of(path: str) -> str:
    """Return the address of the video that a picture's path leads to, or of which it is the first frame."""
    if frame := _FRAME.match(path):
        return f"https://youtu.be/{frame[1]}"
    return path if _FILM_SITE.match(path) else ""


def _tag_style(name: str, raw: str) -> Style:
    return Style(
        bold=name in _BOLD_TAGS,
        italic=name in _ITALIC_TAGS,
        code=name in _CODE_TAGS,
        link=(attributes(raw).get("href") or None) if name == "a" else None,
        shift=name if name in ("sup", "sub") else "",
    )


def _without_last(tags: list[tuple[str, Style]], name: str) -> list[tuple[str, Style]]:
    for at in range(len(tags) - 1, -1, -1):
        if tags[at][0] == name:
            return tags[:at] + tags[at + 1 :]
    return tags


def _style(run: Run) -> Style:
    return Style(run.bold, run.italic, run.code, run.link)


def _words(tokens: list[Token]) -> list[Run]:
    return [part for part in _Reader(0).read(tokens) if isinstance(part, Run)]


def _tidy(parts: list[Part]) -> list[Part]:
    """Take off blanks at both ends and around hard breaks, and breaks that break nothing."""
    kept: list[Part] = []
    after_break = True
    embeds = [part for part in parts if isinstance(part, Embed)]
    for part in _closed_up(parts) if embeds else parts:
        if not isinstance(part, Run):
            _end_line(kept)
            kept.append(part)
            after_break = True
            continue
        if part.text == "\n":
            _end_line(kept)
            if not after_break:
                kept.append(part)
            after_break = True
            continue
        text = part.text.lstrip(" ") if after_break else part.text
        if text or part.link:
            kept.append(part if text == part.text else replace(part, text=text))
            after_break = after_break and not text
    _end_line(kept)
    while kept and isinstance(kept[-1], Run) and kept[-1].text == "\n":
        kept.pop()
        _end_line(kept)
    return [*kept, *embeds]


def _closed_up(parts: list[Part]) -> Iterator[Run | Picture]:
    """Yield what is left without embeds, with one blank where two now meet."""
    blank = False
    for part in parts:
        if isinstance(part, Embed):
            continue
        if blank and isinstance(part, Run) and part.text.startswith(" "):
            part = replace(part, text=part.text[1:])
        blank = isinstance(part, Run) and part.text.endswith((" ", "\n"))
        yield part


def _end_line(parts: list[Part]) -> None:
    """Take blanks off the end of what stands before a break, a picture or the end."""
    while parts:
        last = parts[-1]
        if not isinstance(last, Run) or last.text == "\n" or not last.text:
            return
        text = last.text.rstrip(" ")
        if text:
            parts[-1] = replace(last, text=text)
            return
        parts.pop()
