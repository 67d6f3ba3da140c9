"""What a booklet is put together from."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """A part of a booklet; they follow each other in this order."""

    COVER = "cover"
    #: The contents, and a divider before each group.
    CONTENTS = "contents"
    CARDS = "cards"
    INDEX = "index"
    #: Pages to write down what was done.
    LOG = "log"


#: A whole booklet.
WHOLE = tuple(Part)
#: Cards alone, one page after the other.
PLAIN = (Part.CARDS,)


def read_parts(text: str) -> tuple[Part, ...]:
    """Turn "cover, cards, log" into parts, in the order of a booklet; ValueError says what was expected."""
    named = [word.strip().lower() for word in text.split(",")]
    known = ", ".join(WHOLE)
    for word in named:
        if word not in WHOLE:
            raise ValueError(f'"{word}" is not a part of a booklet; write some of {known}')
    if Part.CARDS not in named:
        raise ValueError(f'"{text}" leaves out the cards; write cards among them')
    return tuple(part for part in WHOLE if part in named)
