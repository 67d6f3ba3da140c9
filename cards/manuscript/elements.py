"""What a text is made of between its front matter and its end: blocks, headings and what stands beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from cards.diagnostics import Diagnostic
from cards.exercise import Block, Kind, Paragraph, Run, plain


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: what is read as one, and how deep it stands; without words it is a sign of its kind."""

    runs: tuple[Run, ...]
    #: 1 to 6 as in Markdown; 0 for a paragraph that is a heading by its looks.
    level: int
    line: int

    @property
    def text(self) -> str:
        """The heading's words, as written, on one line."""
        return plain(self.runs).replace("\n", " ").strip(" ")


@dataclass(frozen=True, slots=True)
class Divide:
    """A line drawn across the text."""

    line: int


@dataclass(frozen=True, slots=True)
class Callout:
    """Words that their author set apart as a tip, a warning or the like."""

    #: OTHER for words whose title alone may tell what they are.
    kind: Kind
    blocks: tuple[Block, ...]
    line: int
    title: tuple[Run, ...] = ()


Element: TypeAlias = Block | Heading | Divide | Callout


@dataclass(slots=True)
class Flow:
    """All that one stretch of a file says, in reading order, and what stands beside it."""

    elements: list[Element]
    #: Footnotes, to be set after all.
    notes: list[Paragraph]
    #: Addresses behind links, with their words and line.
    links: list[tuple[str, str, int]]
    #: What no page can hold, with its line: names of link definitions without use, scripts.
    dropped: list[tuple[str, int]]
    #: Addresses of videos that are shown in the text, not linked, each with its line.
    embedded: list[tuple[str, int]] = field(default_factory=list)
    #: Whether an address stands anywhere in the text.
    has_address: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to read."""
        return not self.notes and all(isinstance(element, Divide) for element in self.elements)
