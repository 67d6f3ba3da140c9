"""A movement → words for who cannot see its drawing, in the card's language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

from cards.figures.balance import Solved
from cards.figures.motion import followed
from cards.figures.movement import Movement
from cards.figures.postures import arms, whole
from cards.figures.prop_bars import PullUpBar, Rings
from cards.figures.props import spot
from cards.figures.strip import postures
from cards.figures.vectors import sub
from cards.vocabulary import ENGLISH, languages

#: Less than this part of the longest way is no direction of its own.
_ASIDE = 0.5


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


def described(movement: Movement) -> Description:
    """Say what a movement's drawing shows."""
    solved = postures(movement)
    supports = [support for prop in movement.props for support in prop.supports()]
    hung = any(isinstance(prop, PullUpBar | Rings) for prop in movement.props)
    return Description(
        tuple((whole(one.skeleton, supports, hung=hung), arms(one.skeleton)) for one in solved),
        tuple(dict.fromkeys(prop.KIND for prop in movement.props)),
        () if movement.travel else tuple(dict.fromkeys(_ways(movement, solved))),
        movement.hold,
        movement.travel,
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


def _ways(movement: Movement, solved: tuple[Solved, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what moves and where to, such as the hips, down."""
    for before, now in pairwise(solved):
        a, b = before.skeleton, now.skeleton
        names = movement.follow or followed(a, b)
        for name in names:
            x, _, z = sub(spot(b, name), spot(a, name))
            most = max(abs(x), abs(z), 1e-6)
            ways = []
            if abs(z) >= _ASIDE * most and abs(z) > 2:
                ways.append("up" if z > 0 else "down")
            if abs(x) >= _ASIDE * most and abs(x) > 2:
                ways.append("forward" if x > 0 else "back")
            yield _part(name, names), tuple(ways or ["aside"])


def _part(name: str, names: Sequence[str]) -> str:
    """Return the part of the body that a spot belongs to, both of a kind where both are named."""
    stem = name.removesuffix("-near").removesuffix("-far")
    if name == "both-feet":
        return "feet"
    groups = {
        "hands": "hands", "hand": "hand", "wrist": "hand", "elbow": "elbow", "head": "head", "neck": "head",
        "ear": "head", "temple": "head", "foot": "foot", "toe": "foot", "heel": "foot", "ankle": "foot",
        "shin": "leg", "thigh": "leg", "knee": "knee", "shoulder": "shoulders", "shoulders": "shoulders",
        "traps": "shoulders", "collar": "chest", "chest": "chest", "belly": "trunk", "waist": "trunk",
    }  # fmt: skip
    part = groups.get(stem, "hips")
    both = {f"{stem}-near", f"{stem}-far"} <= set(names)
    return {"hand": "hands", "foot": "feet"}.get(part, part) if both else part


@lru_cache
def _phrases(lang: str) -> Mapping[str, Any]:
    """Return a language's phrases; English where there is no such language."""
    code = lang if lang in languages() else ENGLISH
    text = resources.files("cards").joinpath("languages", f"{code}.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)["figures"]
    assert isinstance(found, dict)
    return found
