"""The cautions that a file names → their standard lines in the card's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cards.cautions import caution_line, caution_words
from cards.diagnostics import Severity
from cards.exercise import Kind, Paragraph, Run, Section
from cards.manuscript.field_muscles import Say
from cards.manuscript.field_text import texts_of
from cards.manuscript.front_matter import Entry
from cards.vocabulary import labels
from cards.words import suggest

#: The name of the field, and the one whose text it is where it holds sentences.
CAUTION, SAFETY = "caution", "safety"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def names_cautions(entry: Entry) -> bool:
    """Say whether a value is made of words that name cautions, and not of sentences."""
    words = _words(entry)
    return bool(words) and all(_WORD.fullmatch(word) for word in words)


def cautions_of(entries: Iterable[Entry], say: Say) -> tuple[str, ...]:
    """Return the words of the entries, each once; one that is not known is named, and kept."""
    found: dict[str, None] = {}
    for entry in entries:
        for word in _words(entry):
            if word not in found and word not in caution_words():
                hint = suggest(word, caution_words(), f"there are {', '.join(caution_words())}")
                message = f'"{word}" is not a known caution: it is printed as it is'
                say(entry, Severity.WARNING, message, hint, code="unknown-caution")
            found[word] = None
    return tuple(found)


def caution_sections(cautions: Sequence[str], lang: str, sections: Iterable[Section]) -> tuple[Section, ...]:
    """Turn cautions into a section of safety; lines that the text holds already are not said again."""
    told = "\n".join(section.text for section in sections)
    known = caution_words()
    lines = (caution_line(word, lang) if word in known else word for word in cautions)
    said = [line for line in lines if line not in told]
    return (safety_section(" ".join(said), lang),) if said else ()


def safety_section(text: str, lang: str) -> Section:
    """Make a section of safety, under the heading of a language, from one paragraph."""
    return Section(Kind.SAFETY, labels(lang).of(Kind.SAFETY), (Paragraph((Run(text),)),))


def _words(entry: Entry) -> tuple[str, ...]:
    value = entry.text if entry.text is not None and not isinstance(entry.value, list) else entry.value
    return texts_of(value)
