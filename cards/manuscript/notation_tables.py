"""The tables of notation: callouts, signs, code, shortcodes and bullets, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from cards.exercise import Kind
from cards.words import folded, signs_by_name

#: Signs that are pasted as bullets or numbers; a text is looked through for them before the tables are read.
PASTED = "•‣◦▪▫●○■□◆◇➤➢►▸▶⁃∙⦁❖✓✔☑➔→①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳\u20e3"


@dataclass(frozen=True, slots=True)
class Tables:
    """What other programs' marks mean."""

    #: Kinds of callout, folded, with the kind of section; None for words that stay where they stand.
    callouts: Mapping[str, Kind | None]
    #: Pictographs with the kind of section that they stand for.
    signs: Mapping[str, Kind]
    #: Languages of code that only programs read.
    programs: frozenset[str]
    #: Languages of code that may hold facts.
    facts: frozenset[str]
    #: Shortcodes by what they show: "video", "picture", "callout", "label", "quiet" and so on.
    shortcodes: Mapping[str, str]
    #: Callouts of no kind whose name stands before their words.
    named: frozenset[str]
    #: Callouts that open on a click.
    folded: frozenset[str]
    #: Fields of tasks and outlines that no reader needs.
    private_fields: frozenset[str]
    #: Pictographs by the names that stand between colons.
    emoji: Mapping[str, str]
    bullets: str
    dashes: str
    numbers: str
    #: Words before the number of a step.
    step_words: tuple[str, ...]
    #: How chat programs begin and end around a text.
    openings: tuple[str, ...]
    closings: tuple[str, ...]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """Return the tables of notation, read once."""
    text = resources.files("cards.manuscript").joinpath("notation.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    callouts = {
        folded(word): None if kind == "other" else Kind(kind)
        for kind, words in data["callouts"].items()
        if kind not in ("folded", "named")
        for word in words
    }
    return Tables(
        callouts={**callouts, **dict.fromkeys((*data["callouts"]["folded"], *data["callouts"]["named"]))},
        named=frozenset(map(folded, data["callouts"]["named"])),
        signs={
            sign: Kind(kind) for kind, signs in data["signs"].items() for sign in signs if sign != "\u200d"
        },
        programs=frozenset(data["code"]["programs"]),
        facts=frozenset(data["code"]["facts"]),
        shortcodes={name: what for what, names in data["shortcodes"].items() for name in names},
        folded=frozenset(data["callouts"]["folded"]),
        private_fields=frozenset(data["fields"]["private"]),
        emoji=data["emoji"],
        bullets=data["bullets"]["signs"],
        dashes=data["bullets"]["dashes"],
        numbers=data["bullets"]["numbers"],
        openings=tuple(data["chat"]["openings"]),
        closings=tuple(data["chat"]["closings"]),
        step_words=tuple(data["bullets"]["steps"]),
    )


def sign_named(name: str) -> str:
    """Return the pictograph that a name between colons stands for; empty where it stands for none."""
    return tables().emoji.get(name) or signs_by_name().get(name, "")


def is_callout(word: str) -> bool:
    """Say whether a word names a kind of callout, by itself or in a class such as "alert-warning"."""
    return bool(_callout_word(word))


def callout_kind(word: str) -> Kind | None:
    """Return the section that a callout becomes; None for one that stays where it stands."""
    return tables().callouts.get(_callout_word(word))


def is_named(word: str) -> bool:
    """Say whether a callout's name stands before its words, as it tells no kind and yet says something."""
    return _callout_word(word) in tables().named


def _callout_word(word: str) -> str:
    whole = " ".join(folded(word).replace("-", " ").replace("_", " ").split())
    known = tables().callouts
    return next((part for part in (whole, *reversed(whole.split())) if part in known), "")


def code_callout(language: str) -> str:
    """Return the kind of callout that a block of code is: "ad-tip", "{warning}"; empty for none."""
    name = language.removeprefix("ad-")
    return name if is_callout(name) and name not in ("text", "example") else ""


def kind_of_sign(text: str) -> Kind | None:
    """Return the kind of section that the first known pictograph of a text stands for."""
    known = tables().signs
    return next((known[char] for char in text if char in known), None)
