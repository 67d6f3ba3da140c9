"""Characters without ink, and the scripts that letters belong to."""

from __future__ import annotations

import re
import unicodedata

#: Where a word may be broken although nothing is printed there.
ZERO_WIDTH_SPACE = "\u200b"

#: Joiners, marks of direction, selectors of variants: what a program that cannot obey them passes over
#: (Unicode Standard, property Default_Ignorable_Code_Point).
_INKLESS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
#: It takes Chinese letters among its own.
JAPANESE = "Japanese"
#: Scripts by the first word of their letters' names, where people call them otherwise.
_CALLED = {
    "CJK": "Chinese",
    "BOPOMOFO": "Chinese",
    "HIRAGANA": JAPANESE,
    "KATAKANA": JAPANESE,
    "KATAKANA-HIRAGANA": JAPANESE,
    "HALFWIDTH": JAPANESE,
    "HANGUL": "Korean",
    "CANADIAN": "Canadian Aboriginal",
    "OLD": "ancient",
    "MATHEMATICAL": "mathematical",
}


def with_ink(text: str) -> str:
    """Return a text without the characters that have no ink and take no room."""
    return text if text.isascii() else _INKLESS.sub("", text)


def is_letter(char: str) -> bool:
    """Say whether a character is a letter, or a sign that belongs to one."""
    return unicodedata.category(char)[0] in "LM"


def script(letter: str) -> str:
    """Return what people call the script of a letter, such as "Japanese"."""
    first = unicodedata.name(letter, "unknown").partition(" ")[0]
    return _CALLED.get(first, first.title())
