"""Where muscles lie on the muscle map, by their names in any of the languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from cards.library import SHIPPED
from cards.toml import parse
from cards.vocabulary import ENGLISH, languages, muscle_words
from cards.words import folded

#: The table's part that tells where words lie.
PLACES = "places"
#: What is no part of a muscle's name: brackets, and "muscle" in the eight languages, as a word or as the end
#: of a Germanic one.
_ADDED = re.compile(
    r"\(.*?\)|\[.*?\]|\bm[uú]sc(?:les?|ulos?|ol[oi])\b|(?:s?muskeln?|spier(?:en)?)\b|\bmi[eę](?:sień|sien|śnie|snie)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def places() -> Mapping[str, tuple[str, ...]]:
    """Return the regions of each English everyday word; a region stands for all of its parts."""
    return {word: tuple(regions) for word, regions in _table()[PLACES].items()}


def covers(place: str, region: str) -> bool:
    """Say whether a place is a region, or holds it: "front.abs" holds "front.abs.1"."""
    return region == place or region.startswith(f"{place}.")


def everyday(word: str, lang: str) -> str | None:
    """Return the English everyday word for a muscle named in any language; None for one that is not known.

    No word means one muscle in one language and another in another.
    """
    for wanted in _readings(word):
        for known in _sources(lang):
            if wanted in known:
                return known[wanted]
    return None


def printed(word: str, lang: str) -> str:
    """Return a muscle's name for a card: as written, but in the card's language where that has one for it."""
    name = everyday(word, lang)
    own = muscle_words(lang)
    if word == name and name in own:
        # The everyday word itself is data; "Hamstrings" in a German text is its author's.
        return own[name][0]
    if name is None or name not in own or any(wanted in _words(lang) for wanted in _readings(word)):
        return word
    return word if any(wanted in _anatomy() for wanted in _readings(word)) else own[name][0]


@lru_cache(maxsize=16)
def known_words(lang: str) -> tuple[str, ...]:
    """Return every word for a muscle of a language, and of English."""
    named = (names for code in (lang, ENGLISH) for names in muscle_words(code).values())
    return tuple(dict.fromkeys(name for names in named for name in names))


def _sources(lang: str) -> Iterator[Mapping[str, str]]:
    """Yield tables of words, the likeliest first: most cards need no more than their own language."""
    yield _words(lang)
    yield _words(ENGLISH)
    yield _anatomy()
    yield from (_words(code) for code in languages())


@lru_cache(maxsize=16)
def _words(lang: str) -> Mapping[str, str]:
    """Return the English everyday words by a language's own, folded."""
    return _first_of((word, name) for name, words in muscle_words(lang).items() for word in words)


@lru_cache(maxsize=1)
def _anatomy() -> Mapping[str, str]:
    """Return the English everyday words by anatomical terms, folded."""
    regions = (terms for region, terms in _table().items() if region != PLACES)
    return _first_of(pair for terms in regions for pair in terms.items())


def _first_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, name in pairs:
        found.setdefault(_folded(word), name)
    return found


def _readings(word: str) -> Iterator[str]:
    """Yield a word folded, then again without what stands in brackets or says that it is a muscle."""
    yield _folded(word)
    yield _folded(_ADDED.sub(" ", word))


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """Return a word's bare letters and digits: no case, no accents, no hyphens."""
    return " ".join(re.sub(r"[\W_]+", " ", folded(word)).split())


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    return parse((SHIPPED / "muscles.toml").read_text(encoding="utf-8"), "muscles.toml").data
