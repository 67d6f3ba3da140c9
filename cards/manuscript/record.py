"""One exercise of a data file, as the reader takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cards.diagnostics import Diagnostic
from cards.manuscript.field_names import bare_name, field_of
from cards.manuscript.front_matter import Entry, Plain
from cards.manuscript.titles import slugified

#: Names of a text of its own, in Markdown or HTML, as what keeps pages calls it.
_BODIES = frozenset(
    {
        *("text", "body", "content", "contents", "markdown", "full text", "body text", "body markdown"),
        *("content markdown", "text markdown", "body html", "content html", "inhalt", "contenido", "contenu"),
        *("contenuto", "conteúdo", "inhoud", "treść", "fulltext", "article body"),
    }
)
#: The counts of steps that stand on one line.
_ONE, _TWO = re.compile(r"1[.)]\s*\S"), re.compile(r"\s2[.)]\s*\S")
#: What a short description does not hold.
_TEXT = re.compile(r"\n|<(?:p|ol|ul|li|br|div|h\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One exercise of a data file."""

    #: What it says beside its text.
    facts: tuple[Entry, ...]
    #: Line of the file, from 1, on which it begins; 1 where unknown.
    line: int
    #: Its title, where the key before it tells that.
    title: str = ""
    #: A text of its own, in Markdown or HTML; empty where it has none.
    body: str = ""
    #: What names its file; empty where its title does.
    slug: str = ""
    #: The names that became the text.
    text_names: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(
        cls, entries: tuple[Entry, ...], line: int, title: str = "", said: tuple[Diagnostic, ...] = ()
    ) -> Record:
        """Part the entries into facts and text.

        A description is a text of its own where it has several lines, or is in HTML, with no steps beside it.
        """
        fields = {field_of(entry.key) for entry in entries}
        if "execution" not in fields:
            # What counts its sentences is no description, whatever its name.
            entries = tuple(replace(one, key="instructions") if _counts(one) else one for one in entries)
            fields = {field_of(entry.key) for entry in entries}
        told = next((entry for entry in entries if field_of(entry.key) == "description"), None)
        is_text = told is not None and "execution" not in fields and bool(_TEXT.search(str(told.value)))
        texts = [entry for entry in entries if _is_body(entry) or (is_text and entry is told)]
        body = "\n\n".join(str(entry.value) for entry in texts)
        slug = next((one for one in entries if bare_name(one.key) == "slug" and _is_slug(one.value)), None)
        facts = tuple(entry for entry in entries if entry not in texts and entry is not slug)
        named = str(slug.value) if slug else ""
        return cls(facts, line, title, body, named, tuple(entry.key for entry in texts), said)


def _counts(one: Entry) -> bool:
    """Say whether an entry is a description whose sentences are numbered on one line."""
    return isinstance(one.value, str) and field_of(one.key) == "description" and _is_numbered(one.value)


def _is_body(one: Entry) -> bool:
    """Say whether an entry is a text of its own, by its name."""
    return isinstance(one.value, str) and bare_name(one.key) in _BODIES and bool(one.value.strip())


def _is_slug(value: Plain) -> bool:
    """Say whether a value can name a file as it is."""
    return isinstance(value, str) and bool(value) and slugified(value) == value


def entry(key: str, value: Plain, line: int) -> Entry:
    """Make an entry of a name and a value that data hold."""
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return Entry(key, value, str(value) if is_text else None, line)


def _is_numbered(text: str) -> bool:
    """Say whether a text of one line counts its sentences."""
    line = text.strip()
    first = _ONE.match(line)
    return bool(first and "\n" not in line and _TWO.search(line, first.end()))
