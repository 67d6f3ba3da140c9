"""What a drawing shows → words for people who cannot see it, in the card's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from cards.vocabulary import ENGLISH, languages


@dataclass(frozen=True, slots=True)
class Description:
    """What a drawing shows, by names that every language has phrases for."""

    #: Of each posture: what the body does, and what the arms do.
    postures: tuple[tuple[str, str], ...]
    equipment: tuple[str, ...]
    #: What moves, and the directions.
    ways: tuple[tuple[str, tuple[str, ...]], ...]
    hold: bool = False
    travel: bool = False

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> Description:
        """Make it from a record of its fields."""
        return cls(
            tuple((body, arm) for body, arm in record["postures"]),
            tuple(record["equipment"]),
            tuple((part, tuple(ways)) for part, ways in record["ways"]),
            record["hold"],
            record["travel"],
        )


def told(description: Description, lang: str) -> str:
    """Tell in a language what a drawing shows: postures, equipment, and where its arrows point."""
    phrases = _phrases(lang)
    sentences = [_drawings(description, phrases)]
    equipment = [phrases["props"][kind] for kind in description.equipment if kind in phrases["props"]]
    if equipment:
        sentences.append(phrases["with"].format(list=", ".join(equipment)))
    if description.hold:
        sentences.append(phrases["hold"])
    if description.travel:
        sentences.append(phrases["travel"])
    if description.ways:
        ways = (
            f"{phrases['parts'][part]} {phrases['and'].join(phrases['ways'][way] for way in ways)}"
            for part, ways in description.ways
        )
        sentences.append(phrases["arrow"].format(list=", ".join(ways)))
    return " ".join(sentences)


def _drawings(description: Description, phrases: Mapping[str, Any]) -> str:
    held = [arm for _, arm in description.postures]
    # What arms do is told where it tells postures apart, or where there is but one.
    tell = len(set(held)) > 1 or (len(held) == 1 and held[0] not in ("down", "bent-down"))
    said = []
    for body, arm in description.postures:
        words = phrases["postures"][body]
        said.append(f"{words}, {phrases['arms'][arm]}" if tell else words)
    if len(said) == 1:
        return str(phrases["one"]).format(list=said[0])
    return str(phrases["several"]).format(count=len(said), list=phrases["then"].join(said))


@lru_cache
def _phrases(lang: str) -> Mapping[str, Any]:
    """Return a language's phrases; English where there is no such language."""
    code = lang if lang in languages() else ENGLISH
    text = resources.files("cards").joinpath("languages", f"{code}.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)["figures"]
    assert isinstance(found, dict)
    return found
