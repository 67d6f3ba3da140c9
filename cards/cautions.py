"""What is said to everyone who does an exercise of a kind, and for whom cards are chosen: a file of data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cards.library import SHIPPED
from cards.toml import parse

_ENGLISH = "en"
_FILE = SHIPPED / "cautions.toml"


@dataclass(frozen=True, slots=True)
class Audience:
    """People for whom cards are chosen; an empty list asks for nothing."""

    #: What is said on each of their cards, by language.
    lines: Mapping[str, str]
    #: Tags and levels of which a card must have one.
    tags: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    #: Groups, tags and cautions of which a card must have none.
    without_groups: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    without_cautions: tuple[str, ...] = ()


def caution_words() -> tuple[str, ...]:
    """Return the words that front matter may name."""
    return tuple(_data()["lines"])


def caution_line(word: str, lang: str) -> str:
    """Return a caution's line in a language, else in English."""
    return _said(_data()["lines"][word], lang)


def audiences() -> tuple[str, ...]:
    """Return the names of all audiences."""
    return tuple(_data()["audiences"])


@lru_cache(maxsize=16)
def audience(name: str) -> Audience:
    """Return an audience by its name; KeyError where there is none."""
    told = _data()["audiences"][name]
    lines = {key: value for key, value in told.items() if isinstance(value, str)}
    rules = {key: tuple(value) for key, value in told.items() if isinstance(value, list)}
    return Audience(lines, **rules)


def audience_line(name: str, lang: str) -> str:
    """Return what is said on each card of an audience, in a language, else in English."""
    return _said(audience(name).lines, lang)


def _said(lines: Mapping[str, str], lang: str) -> str:
    return lines.get(lang) or lines[_ENGLISH]


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    data: Mapping[str, Mapping[str, Mapping[str, str]]] = parse(
        _FILE.read_text(encoding="utf-8"), _FILE.name
    ).data
    return data
