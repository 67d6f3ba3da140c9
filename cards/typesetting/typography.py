"""Typewritten runs → typographic runs: quotes, primes, and units that stay with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.exercise import Run

#: No-break characters that few faces have, and their nearest kin.
_KIN = str.maketrans({"\u202f": "\u00a0", "\u2007": "\u00a0", "\u2011": "-", "\u00ad": None, "\t": " "})
_UNIT = re.compile(
    r"(?<=\d) (?=(?:kg|g|lbs?|mm|cm|m|km|in|ft|s|sec|secs|seconds?|min|mins|minutes?|reps?|sets?|rounds?"
    r"|h|x|×|°|%|kcal|Wdh|Sätze|Sek|répétitions|séries|repeticiones|series|ripetizioni|serie)\b|[×%°])"
)
_OPENS_BEFORE = " \n\t\u00a0([{—–-/"


@dataclass(frozen=True, slots=True)
class Quotes:
    """A language's quotation marks."""

    opening: str
    closing: str
    opening_single: str
    closing_single: str


def typographic(runs: tuple[Run, ...], quotes: Quotes) -> tuple[Run, ...]:
    """Turn straight quotes into a language's own and tie units to their numbers; code stays as typed."""
    return tuple(_runs(runs, quotes))


def with_kin(text: str) -> str:
    """Return a text with the characters that few faces have replaced by their nearest kin."""
    return text.translate(_KIN)


def _runs(runs: tuple[Run, ...], quotes: Quotes) -> Iterator[Run]:
    before = " "
    for index, run in enumerate(runs):
        text = with_kin(run.text)
        after = runs[index + 1].text[:1] if index + 1 < len(runs) else ""
        if not run.code:
            text = _UNIT.sub("\u00a0", _curled(text, before, after, quotes))
        before = text[-1:] or before
        yield run if text == run.text else replace(run, text=text)


def _curled(text: str, before: str, after: str, quotes: Quotes) -> str:
    if '"' not in text and "'" not in text:
        return text
    curled = []
    for index, char in enumerate(text):
        previous = text[index - 1] if index else before
        following = text[index + 1 : index + 2] or after
        curled.append(_quote(char, previous, following, quotes) if char in "\"'" else char)
    return "".join(curled)


def _quote(char: str, previous: str, following: str, quotes: Quotes) -> str:
    opening = previous in _OPENS_BEFORE and following.strip() != ""
    if previous.isdigit() and not following.isalpha():
        return "″" if char == '"' else "′"
    if char == '"':
        return quotes.opening if opening else quotes.closing
    return quotes.opening_single if opening and not following.isdigit() else "’"
