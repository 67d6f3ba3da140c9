"""The text below a file's front matter → its facts, and its words in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.exercise import Section, block_texts
from cards.manuscript.blocks import read_flow
from cards.manuscript.elements import Callout, Divide, Element, Flow, Heading
from cards.manuscript.facts import facts_of
from cards.manuscript.front_matter import Entry
from cards.manuscript.markdown import Places, block_tokens, shared
from cards.manuscript.notation import Notes, as_markdown, has_notation
from cards.manuscript.notation_chat import without_asides
from cards.manuscript.notation_pasted import CAPITALS, headed_by_capitals
from cards.manuscript.notation_properties import title_block_of

#: What parts the text from its short version in steps.
_HOWTO = re.compile(r"<!--\s*(?i:howto)\s*-->")

_FENCED = re.compile(
    r"\s*(```+|~~~+)[ \t]*(?:markdown|md)[ \t]*\n(.*)\n[ \t]*\1[ \t]*\s*", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Body:
    """A text in Markdown alone, parted at the mark of the short version."""

    texts: tuple[str, str]
    #: Line of the file on which each begins.
    lines: tuple[int, int]
    #: What the text tells as facts, and does not hold any more.
    facts: tuple[Entry, ...]

    def flows(self, notes: Notes) -> tuple[Flow, Flow]:
        """Read both parts; links and footnotes of one serve the other."""
        between = shared()
        tokens = [block_tokens(text, between) if text else [] for text in self.texts]
        main, howto = (
            read_flow(found, Places(text, line), between, notes.file)
            for found, text, line in zip(tokens, self.texts, self.lines, strict=True)
        )
        main.has_address = "://" in self.texts[0]
        return main, howto


def prepared(body: str, first_line: int, notes: Notes) -> Body:
    """Turn a body whose first line is given into Markdown alone, and take its facts out."""
    mark = _HOWTO.search(body)
    howto_line = first_line + body.count("\n", 0, mark.end()) if mark else first_line
    main, howto = (body[: mark.start()], body[mark.end() :]) if mark else (body, "")
    if main.lstrip().startswith("% "):
        main, told = title_block_of(main, first_line)
        notes.facts.extend(told)
    main = without_asides(main, first_line, notes.left_out)
    if "#" not in main and CAPITALS.search(main):
        main = headed_by_capitals(main)
    if has_notation(main + howto):
        main, howto = as_markdown(main, first_line, notes), as_markdown(howto, howto_line, notes)
    facts = facts_of(main, first_line)
    return Body((facts.text, howto), (first_line, howto_line), (*notes.facts, *facts.entries))


def unfenced(body: str) -> str:
    """Free a body that is wholly a block of Markdown code, as programs copy it; lines stay where they are."""
    match = _FENCED.fullmatch(body) if "```" in body or "~~~" in body else None
    return body[: match.start(2)].count("\n") * "\n" + match[2] + "\n" if match else body


def words_in(elements: Sequence[Element], sections: Sequence[Section]) -> Iterator[str]:
    """Yield the words of a text, by which its language is told."""
    for element in elements:
        if isinstance(element, Callout):
            yield from block_texts(element.blocks)
        elif not isinstance(element, Heading | Divide):
            yield from block_texts((element,))
    for section in sections:
        yield section.text
