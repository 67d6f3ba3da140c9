"""Words → their place in the order of people."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})


def natural(words: str) -> tuple[tuple[int | str, ...], str]:
    """Turn words into their key in the order of people: 2 before 10, Ä beside a, case without weight."""
    parts = re.split("([0-9]+)", bare(words))
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts)), words


def bare(words: str) -> str:
    """Return words in small letters without their accents."""
    folded = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    return "".join(char for char in folded if not unicodedata.combining(char))
