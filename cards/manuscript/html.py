"""A block of HTML → its text in fragments, as headings, items, cells and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from cards.manuscript.notation_html import box_word

#: Tags that style words inside a paragraph and stay with it.
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q"),
        *("s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
    )
)
_TITLES = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6, "caption": 6, "dt": 6}
#: Tags that show a video, or name its file.
EMBEDS = frozenset({"iframe", "video", "source", "embed", "object", "lite-youtube", "amp-youtube", "youtube"})
#: Tags that part the text of an item, and do not end it.
_PARAGRAPHS = frozenset({"p", "div"})
#: Tags whose class may name a callout.
_BOXES = frozenset({"div", "section", "p", "aside", "blockquote"})
_UNPRINTABLE = frozenset({"script", "style", "template", "title", "nav", "noscript", "button"})
#: A tag that has no end before the next begins is none; a parser would look for its end each time.
#: Nor is what begins like a declaration and is none: some parsers raise there.
_UNENDED = re.compile(r"<(?=[!?])|<(?![^<>]*>)")


@dataclass(frozen=True, slots=True)
class Fragment:
    """One stretch of an HTML block."""

    text: str
    line: int
    #: A heading's level; 0 for other text.
    level: int = 0
    item: bool = False
    #: The number of an item in an ordered list; None for a bullet.
    number: int | None = None
    #: How many lists an item stands in.
    depth: int = 0
    #: The row of a table in which a cell stands, from 1; 0 outside of tables.
    row: int = 0
    #: Whether a cell is one of a table's head.
    head: bool = False
    #: The address of a video that stands here.
    embedded: str = ""
    #: What cannot be printed, if it is that.
    dropped: str = ""
    #: The word for the callout in whose box a text stands; empty outside of boxes.
    box: str = ""


def fragments(raw: str, line: int) -> Iterator[Fragment]:
    """Divide a block of HTML at its block tags; inline tags stay in the text, comments go."""
    parser = _Parser(line)
    parser.feed(_UNENDED.sub("&lt;", without_declarations(raw)))
    parser.close()
    parser.end_fragment()
    yield from parser.found


def attributes(tag: str) -> Mapping[str, str]:
    """Return the attributes of one HTML tag by their names in small letters, entities decoded."""
    parser = _Attributes()
    parser.feed(tag)
    return parser.found


def embedded_address(found: Mapping[str, str]) -> str:
    """Return the address of the video that a tag's attributes name; empty where they name none."""
    for name in ("src", "data-src", "data", "href", "url"):
        if found.get(name):
            address = found[name]
            return f"https:{address}" if address.startswith("//") else address
    video = found.get("videoid") or found.get("data-videoid") or found.get("data-youtube-id") or ""
    return f"https://youtu.be/{video}" if video else ""


def without_declarations(raw: str) -> str:
    """Take comments, processing instructions and declarations out of HTML; line breaks stay."""
    if "<!" not in raw and "<?" not in raw:
        return raw
    kept: list[str] = []
    at = 0
    for match in re.finditer(r"<[!?]", raw):
        start = match.start()
        if start < at:
            continue
        if raw.startswith("<!--", start):
            end, closing = raw.find("-->", start + 4), "-->"
        elif raw.startswith("<![CDATA[", start):
            end, closing = raw.find("]]>", start + 9), "]]>"
        elif match[0] == "<?" or raw[start + 2 : start + 3].isalpha():
            end, closing = raw.find(">", start), ">"
        else:
            continue
        kept.append(raw[at:start])
        at = len(raw) if end < 0 else end + len(closing)
        inside = raw[start:at]
        if closing == "]]>":
            kept.append(inside[9:].removesuffix("]]>").replace("<", "&lt;"))
        else:
            kept.append("\n" * inside.count("\n"))
    kept.append(raw[at:])
    return "".join(kept)


class _Attributes(HTMLParser):
    """Keeps the attributes of the first tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, str] = {}

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.found:
            self.found = {name: " ".join((value or "").split()) for name, value in reversed(attrs)}


class _Parser(HTMLParser):
    """Gathers fragments from tags and the text between them."""

    def __init__(self, line: int) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Fragment] = []
        self._first_line = line
        self._text: list[str] = []
        #: Whether the text holds more than blanks so far.
        self._told = False
        self._start = line
        self._level = 0
        self._item = False
        self._number: int | None = None
        #: The next number of each list that is open; None for one with bullets.
        self._lists: list[int | None] = []
        self._row = 0
        self._in_cell = False
        self._head = False
        #: The tag whose text is not printed.
        self._hidden = ""
        #: The tags that are open in a box, its own first, and the word for it.
        self._boxed: list[str] = []
        self._box = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden:
            return
        if tag in _INLINE:
            self._add(self.get_starttag_text() or "")
            return
        if tag in _PARAGRAPHS and self._item:
            if self._told:
                self._add("<br>")
            return
        self.end_fragment()
        if tag in _BOXES and (self._boxed or (word := box_word(self.get_starttag_text() or ""))):
            self._box = self._box or word
            self._boxed.append(tag)
        self._level = _TITLES.get(tag, 0)
        self._item = tag == "li"
        if tag in _UNPRINTABLE:
            self._hidden = tag
            self.found.append(Fragment("", self._line, dropped=f"<{tag}>"))
        elif tag in ("ol", "ul"):
            self._lists.append(_first_number(dict(attrs)) if tag == "ol" else None)
        elif tag == "li":
            self._number = self._counted(dict(attrs))
        elif tag == "tr":
            self._row += 1
        elif tag in ("td", "th"):
            self._in_cell, self._head = True, tag == "th"
        elif tag in EMBEDS:
            self._embed(attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _INLINE:
            self.handle_starttag(tag, attrs)
            return
        self.end_fragment()
        if tag in EMBEDS and not self._hidden:
            self._embed(attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._hidden = "" if tag == self._hidden else self._hidden
            return
        if tag in _INLINE:
            self._add(f"</{tag}>")
            return
        if tag in _PARAGRAPHS and self._item:
            return
        if tag in ("td", "th") and self._in_cell and not self._told:
            self.found.append(Fragment("", self._line, row=self._row, head=self._head))
        self.end_fragment()
        if tag in self._boxed:
            self._boxed.pop()
            self._box = self._box if self._boxed else ""
        self._level, self._item, self._in_cell = 0, False, False
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "table":
            self._row = 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._add(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def end_fragment(self) -> None:
        """Finish the fragment that is being read, if it holds text."""
        if self._told:
            number = self._number if self._item else None
            row = self._row if self._in_cell else 0
            text = "".join(self._text)
            head = self._head and row > 0
            depth = len(self._lists) if self._item else 0
            found = Fragment(text, self._start, self._level, self._item, number, depth, row, head)
            self.found.append(replace(found, box=self._box) if self._box and not row else found)
        self._text, self._told = [], False

    def _embed(self, attrs: list[tuple[str, str | None]]) -> None:
        address = embedded_address({name: value or "" for name, value in attrs})
        if address:
            self.found.append(Fragment("", self._line, embedded=address))

    @property
    def _line(self) -> int:
        return self._first_line + self.getpos()[0] - 1

    def _add(self, text: str) -> None:
        if not self._told and text.strip():
            self._start = self._line + text[: len(text) - len(text.lstrip())].count("\n")
            self._told = True
        self._text.append(text)

    def _counted(self, attrs: Mapping[str, str | None]) -> int | None:
        if not self._lists or self._lists[-1] is None:
            return None
        number = _whole(attrs.get("value")) or self._lists[-1]
        self._lists[-1] = number + 1
        return number


def _first_number(attrs: Mapping[str, str | None]) -> int:
    return _whole(attrs.get("start")) or 1


def _whole(written: str | None) -> int:
    return int(written) if written and re.fullmatch(r"[0-9]{1,4}", written) else 0
