"""Markdown text → blocks and headings in a row, each with its line in the file."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cards.diagnostics import Diagnostic, Location, Severity, error
from cards.exercise import Block, Item, Kind, Listing, Paragraph, Quote, Run, Table, plain
from cards.limits import NESTING
from cards.manuscript.callouts import opened_callout, with_label
from cards.manuscript.elements import Callout, Divide, Element, Flow, Heading
from cards.manuscript.html import Fragment, fragments
from cards.manuscript.ink import has_ink, has_words
from cards.manuscript.inline import Embed, Part, footnote_mark, parts_of_line, runs_of
from cards.manuscript.lists import as_meant, put_item
from cards.manuscript.markdown import UNREAD_LIST, Places, Shared, Token, block_tokens, shared
from cards.manuscript.notation import Notes, as_markdown
from cards.manuscript.notation_tables import callout_kind

#: A label and, on its next line, a list that starts with another number than 1: no list to Markdown.
_COUNTED = re.compile(r"([ \t]*(?:\*\*[^\n]+|[^\n]+:)[ \t]*)\n([ \t]*\d{1,3}[.)][ \t].*)", re.DOTALL)


def read_flow(tokens: Iterable[Token], places: Places, shared: Shared, file: str) -> Flow:
    """Turn the block tokens of a text, whose places are given, into its flow; too deep a list is an error."""
    reader = _BlockReader(places, shared, file)
    reader.flow.elements.extend(as_meant(reader.elements(tokens, 0)))
    return reader.flow


def read_blocks(text: str, line: int, file: str) -> tuple[Block, ...]:
    """Turn a text of its own, such as a field's, into blocks; a heading in it is a bold paragraph."""
    between = shared()
    text = as_markdown(text, line, Notes(file))
    reader = _BlockReader(Places(text, line), between, file)
    return reader.blocks(block_tokens(text, between), 0)


class _BlockReader:
    """Walks block tokens; knows the place in the source, and gathers what stands beside the text."""

    def __init__(self, places: Places, shared: Shared, file: str) -> None:
        self._places = places
        self._shared = shared
        self._file = file
        self.flow = Flow([], [], [], [])

    def elements(self, tokens: Iterable[Token], depth: int) -> Iterator[Element]:
        for token in tokens:
            match token["type"]:
                case "paragraph" | "block_text":
                    yield from self._paragraphs(token["text"], depth)
                case "list":
                    yield from self._listing(token, depth)
                case "heading":
                    line = self._places.text(token["text"])
                    yield from self._heading(token["text"], token["attrs"]["level"], line)
                case "blank_line":
                    pass
                case "thematic_break":
                    yield Divide(self._places.line)
                case "block_quote":
                    yield from self._quotation(token["children"], depth)
                case "table":
                    yield from self._table(token)
                case "block_code":
                    yield from self._preformatted(token, depth)
                case "block_html":
                    yield from self._html(token["raw"])
                case "footnote":
                    self._footnote(token)
                case "definition":
                    self._definition(token)
                case _:
                    yield from self._paragraphs(str(token.get("text", token.get("raw", ""))), depth)

    def blocks(self, tokens: Iterable[Token], depth: int) -> tuple[Block, ...]:
        """Read what stands inside an item or a quote: a heading there is a bold paragraph."""
        inner: list[Block] = []
        for element in as_meant(self.elements(tokens, depth)):
            if isinstance(element, Heading):
                inner.append(Paragraph(tuple(replace(run, bold=True) for run in element.runs), element.line))
            elif isinstance(element, Callout):
                words = with_label(element.blocks, element.title, element.line)
                inner.append(Quote(words, element.line))
            elif not isinstance(element, Divide):
                inner.append(element)
        return tuple(inner)

    def _heading(self, text: str, level: int, line: int) -> Iterator[Heading]:
        """Make a heading; one without a letter stands for the kind that its sign tells, and has no words."""
        runs = self._linked(runs_of(text, line, self._shared))
        words = plain(runs)
        if has_words(words):
            yield Heading(runs, level, line)
        elif words.strip():
            message = f'the heading "{words.strip()}" has no words: it is not printed'
            self._say(line, message, "bad-heading")
            yield Heading(runs, level, line)

    def _quotation(self, children: list[Token], depth: int) -> Iterator[Quote | Callout]:
        """Make a quotation; one that opens with a kind, a word or a sign of it is a callout."""
        callout = opened_callout(children)
        if callout and callout.opening:
            self._places.text(callout.opening)
        inner = self.blocks(children, depth + 1)
        line = inner[0].line if inner else self._places.line
        title = runs_of(callout.title, line, self._shared) if callout and callout.title else ()
        if title and callout and not (callout.kind or callout.is_folded):
            inner = with_label(inner, title, line)
        if not inner and not title:
            return
        if callout and (callout.kind or callout.is_folded):
            yield Callout(callout.kind or Kind.OTHER, inner, line, title)
        else:
            yield Quote(inner, inner[0].line)

    def _say(self, line: int, message: str, code: str) -> None:
        place, hint = Location(self._file, line), "write it in words"
        self.flow.diagnostics.append(Diagnostic(place, Severity.WARNING, message, hint, code=code))

    def _paragraphs(self, text: str, depth: int) -> Iterator[Block]:
        if depth >= NESTING - 1 and UNREAD_LIST.match(text.lstrip(" \t")):
            hint = "write it with fewer levels"
            raise error(
                self._file,
                f"lists are nested deeper than {NESTING}",
                hint,
                line=self._places.line,
                code="too-large",
            )
        counts = "\n" in text and text.partition("\n")[2].lstrip(" \t")[:1].isdigit()
        following = _COUNTED.match(text) if counts else None
        if following:
            text = following[1]
        line = self._places.text(text)
        yield from self._divided(parts_of_line(text, line, self._shared), line)
        if following:
            yield from self.blocks(block_tokens(following[2], self._shared), depth + 1)

    def _divided(self, parts: list[Part], line: int) -> Iterator[Block]:
        """Make paragraphs of runs, and blocks of the pictures between them."""
        if len(parts) == 1 and isinstance(parts[0], Run) and not parts[0].link:
            text = parts[0].text
            if text.isascii() and text.strip():
                yield Paragraph((parts[0],), line)
            elif text.strip():
                yield from self._inked(Paragraph((parts[0],), line))
            return
        runs: list[Run] = []
        for part in parts:
            if isinstance(part, Run):
                if part.link:
                    self._note_link(part)
                if part.text and (runs or part.text.strip()):
                    runs.append(part)
            elif isinstance(part, Embed):
                self.flow.embedded.append((part.address, part.line))
            else:
                if runs:
                    yield from self._inked(Paragraph(tuple(runs), runs[0].line))
                    runs = []
                yield part
        if runs:
            whole = len(runs) == len(parts)
            yield from self._inked(Paragraph(tuple(runs), line if whole else runs[0].line))

    def _inked(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """Leave out a paragraph of pictographs and blanks, which no face can print."""
        first = paragraph.runs[0].text
        words = first if first.isascii() else plain(paragraph.runs)
        if has_ink(words) or has_ink(words := plain(paragraph.runs)):
            yield paragraph
        elif any(char.isprintable() and not char.isspace() for char in words):
            message = f'"{words.strip()}" has no letters: it is not printed'
            self._say(paragraph.line, message, "unprintable-text")

    def _linked(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        for run in runs:
            if run.link:
                self._note_link(run)
        return tuple(run for run in runs if run.text)

    def _note_link(self, run: Run) -> None:
        self.flow.links.append((run.link or "", run.text.strip(), run.line))

    def _listing(self, token: Token, depth: int) -> Iterator[Listing]:
        numbered = token["attrs"]["ordered"]
        items = [self._item(child, numbered, depth) for child in token["children"]]
        numbers = [item.number for item in items]
        if len(items) > 1 and len(set(numbers)) == 1 and numbers[0] is not None:
            # The same number before every item is Markdown's way to say: count.
            items = [replace(item, number=numbers[0] + at) for at, item in enumerate(items)]
        written = tuple(item for item in items if item.blocks or item.checked is not None)
        if written:
            yield Listing(written, items[0].line)

    def _item(self, token: Token, numbered: bool, depth: int) -> Item:
        line, number = self._places.marker(numbered)
        checked = None
        children = token["children"]
        first = children[0] if children else None
        if first and first["type"] in ("paragraph", "block_text"):
            box = first["text"].lstrip()[:4]
            if box[:3] in ("[ ]", "[x]", "[X]") and (box[3:] in ("", " ", "\t", "\n")):
                checked = box[1] != " "
                first["text"] = first["text"].lstrip()[3:]
        if first and len(children) == 1 and first["type"] == "block_text":
            # What most items are, in the least time.
            text = first["text"]
            if "\n" in text or depth >= NESTING - 2:
                return Item(tuple(self._paragraphs(text, depth + 1)), number, checked, line)
            at = self._places.text(text)
            return Item(
                tuple(self._divided(parts_of_line(text, at, self._shared), at)), number, checked, line
            )
        return Item(self.blocks(children, depth + 1), number, checked, line)

    def _table(self, token: Token) -> Iterator[Table]:
        head, body = token["children"]
        line = 0
        rows = []
        for row in (head, *body["children"]):
            cells = []
            for cell in row["children"]:
                at = self._places.text(cell["text"])
                line = line or at
                cells.append(self._linked(runs_of(cell["text"], at, self._shared)))
            rows.append(tuple(cells))
        align = tuple(cell["attrs"].get("align") or "" for cell in head["children"])
        headed = any(rows[0])
        if headed or len(rows) > 1:
            yield Table(tuple(rows if headed else rows[1:]), line or self._places.line, align, headed)

    def _preformatted(self, token: Token, depth: int) -> Iterator[Element]:
        raw = token["raw"]
        if token["style"] == "indent":
            # Four blanks before a line of training text are an indent, never code.
            yield from self.elements(block_tokens(textwrap.dedent(raw), self._shared), depth)
            return
        self._places.text(token.get("attrs", {}).get("info", ""))
        runs: list[Run] = []
        first = 0
        for text in raw.split("\n"):
            if not text.strip():
                continue
            line = self._places.text(text)
            first = first or line
            if runs:
                runs.append(Run("\n", code=True, line=line))
            runs.append(Run(text.replace("\t", "    ").rstrip(" "), code=True, line=line))
        if runs:
            yield Paragraph(tuple(runs), first)

    def _html(self, raw: str) -> Iterator[Element]:
        line = self._places.text(raw)
        items: list[Item] = []
        rows: dict[int, list[Fragment]] = {}
        for piece in fragments(raw, line):
            if piece.row:
                rows.setdefault(piece.row, []).append(piece)
                continue
            inner = tuple(self._fragment(piece))
            if piece.item:
                blocks = tuple(block for block in inner if not isinstance(block, Heading | Divide | Callout))
                if blocks:
                    put_item(items, Item(blocks, piece.number, line=piece.line), piece.depth)
                continue
            yield from self._gathered(items, rows)
            yield from self._boxed(piece, inner) if piece.box else inner
        yield from self._gathered(items, rows)

    def _boxed(self, piece: Fragment, inner: Sequence[Element]) -> Iterator[Element]:
        """Yield what stands in a box of HTML as a callout of its kind."""
        blocks = tuple(block for block in inner if not isinstance(block, Heading | Divide | Callout))
        if blocks:
            yield Callout(callout_kind(piece.box) or Kind.OTHER, blocks, piece.line)
        yield from (block for block in inner if isinstance(block, Heading))

    def _gathered(self, items: list[Item], rows: dict[int, list[Fragment]]) -> Iterator[Block]:
        """Yield the list and the table that were gathered, and empty them."""
        if items:
            yield Listing(tuple(items), items[0].line)
            items.clear()
        if rows:
            cells = tuple(
                tuple(self._linked(runs_of(cell.text, cell.line, self._shared)) for cell in row)
                for row in rows.values()
            )
            first = next(iter(rows.values()))
            yield Table(cells, first[0].line, ("",) * max(map(len, cells)), all(cell.head for cell in first))
            rows.clear()

    def _fragment(self, piece: Fragment) -> Iterator[Element]:
        if piece.dropped:
            self.flow.dropped.append((piece.dropped, piece.line))
        elif piece.embedded:
            self.flow.embedded.append((piece.embedded, piece.line))
        elif piece.level:
            yield from self._heading(piece.text, piece.level, piece.line)
        else:
            yield from self._divided(parts_of_line(piece.text, piece.line, self._shared), piece.line)

    def _footnote(self, token: Token) -> None:
        text = " ".join(line.strip() for line in token["raw"].split("\n") if line.strip())
        line = self._places.text(token["raw"])
        runs = self._linked(runs_of(text, line, self._shared))
        mark = Run(footnote_mark(token["number"]) + " ", line=line)
        self.flow.notes.append(Paragraph((mark, *runs), line))

    def _definition(self, token: Token) -> None:
        line = self._places.text(token["raw"])
        self.flow.dropped.append((token["raw"].strip(), line))
