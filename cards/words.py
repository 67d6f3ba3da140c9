"""Words without accents or in ASCII, in natural order, the nearest of several; numbers in Roman numerals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from itertools import count

from anyascii import anyascii

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
#: Where the pictographs stand among the characters.
_SIGNS = (range(0x2190, 0x2C00), range(0x1F000, 0x1FB00))
#: Characters of a word, and digits of a number, beyond which they are not compared: no name is as long.
_LONGEST = 80


def natural(words: str) -> tuple[tuple[int | str, ...], str]:
    """Turn words into their key for natural order: 2 before 10, Ä beside a, without regard to case."""
    parts = re.split("([0-9]+)", folded(words))
    return tuple(int(part[:_LONGEST]) if at % 2 else part for at, part in enumerate(parts)), words


def folded(words: str) -> str:
    """Return words in small letters without their accents; letters of other scripts than Latin stay."""
    small = words.casefold()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small)
    return "".join(
        _latin(char) if char > "\x7f" else char for char in apart if not unicodedata.combining(char)
    )


@lru_cache(maxsize=1)
def signs_by_name() -> Mapping[str, str]:
    """Return pictographs by their usual names in text, which are written between colons."""
    names = ((anyascii(chr(code)).casefold(), chr(code)) for block in _SIGNS for code in block)
    found: dict[str, str] = {}
    for name, sign in names:
        if len(name) > 2 and name[0] == name[-1] == ":":
            found.setdefault(name[1:-1], sign)
    return found


def in_ascii(words: str) -> str:
    """Return words in small letters of ASCII, those of any script as they sound; other signs stay."""
    small = folded(words)
    if small.isascii():
        return small
    return "".join(anyascii(char).lower() if char.isalnum() else char for char in small)


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return the known word that is most like another, whatever the case; empty where none is.

    `likeness` goes from 0 to 1, as `difflib` measures it.
    """
    if len(word) > _LONGEST:
        return ""
    by_case = {name.casefold(): name for name in sorted(known, reverse=True)}
    found = get_close_matches(word.casefold(), by_case, 1, likeness)
    return by_case[found[0]] if found else ""


def suggest(word: str, known: Iterable[str], otherwise: str = "", likeness: float = 0.6) -> str:
    """Return the hint that asks whether the nearest known word was meant; another hint where none is near."""
    near = nearest(word, known, likeness)
    return f'did you mean "{near}"?' if near else otherwise


def counted(count: int, noun: str) -> str:
    """Return a number of things in English: "1 card", "2 cards"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def told_apart(names: Iterable[str]) -> tuple[str, ...]:
    """Return names in their order, the second of a name with -2 and so on, so that no two are one."""
    taken: dict[str, None] = {}
    for name in names:
        numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
        taken[next(one for one in numbered if one not in taken)] = None
    return tuple(taken)


def roman(number: int) -> str:
    """Return a number from 1 up in small Roman numerals."""
    figures = ""
    for value, figure in _ROMAN:
        figures += figure * (number // value)
        number %= value
    return figures


@lru_cache(maxsize=1024)
def _latin(char: str) -> str:
    """Return ASCII for a letter that is Latin and has no accent to take off: ł, ø, æ; any other as it is."""
    return anyascii(char).lower() if unicodedata.name(char, "").startswith("LATIN ") else char
