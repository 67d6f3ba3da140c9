"""Whether a text can leave ink on paper: pictographs, joiners and blanks alone cannot."""

from __future__ import annotations

import unicodedata

#: The first of the pictographs, for which faces of text have no glyphs.
_PICTOGRAPHS = 0x1F000
#: Categories of characters that shape others, or show nothing: controls, joiners, combining marks, blanks.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Mn", "Me", "Zs", "Zl", "Zp"})


def has_ink(text: str) -> bool:
    """Say whether any character of a text may be seen on paper."""
    if text.isascii():
        return bool(text.strip())
    return any(
        ord(char) < _PICTOGRAPHS and not char.isspace() and unicodedata.category(char) not in _UNSEEN
        for char in text
    )


def has_words(text: str) -> bool:
    """Say whether a text holds a letter or a digit, without which it names nothing."""
    return text[:1].isalnum() or any(char.isalnum() for char in text)
