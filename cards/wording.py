"""The names that the built-in exercises write for equipment, groups and doses → the words of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from cards.toml import parse
from cards.vocabulary import languages
from cards.words import folded

#: What joins the words of a name.
_JOINTS = re.compile(r"[\s_\-]+")


def equipment_in(name: str, lang: str) -> str:
    """Return a piece of equipment in a language; as it is written where the language has no word for it."""
    return _table("equipment", lang).get(name.casefold(), name)


def built_in_name(equipment: str) -> str:
    """Return the built-in name of a piece of equipment said in any language; what is none of them stays."""
    return _built_in_names().get(equipment.casefold(), equipment)


def group_in(name: str, lang: str) -> str:
    """Return a group of exercises in a language; as it is written where the language has no word for it."""
    return _table("groups", lang).get(name.casefold(), name)


def spelled_group(name: str) -> str:
    """Return a group's name without regard to case, accents, and whether hyphens or spaces join its words."""
    return " ".join(_JOINTS.split(folded(name).strip()))


def built_in_group(name: str) -> str:
    """Return the built-in name of a group said in any language; another as it is spelled."""
    spelled = spelled_group(name)
    return _built_in_groups().get(spelled, spelled)


def dose_in(told: str, lang: str) -> str:
    """Return how much is to be done in a language: words that it knows are replaced, all else stays."""
    words = _table("doses", lang)
    if not words:
        return told
    return _dose_words(lang).sub(lambda found: words[found[0].casefold()], told)


@lru_cache(maxsize=1)
def _built_in_names() -> Mapping[str, str]:
    tables = (_table("equipment", lang) for lang in languages())
    return {word.casefold(): name for table in tables for name, word in table.items()}


@lru_cache(maxsize=1)
def _built_in_groups() -> Mapping[str, str]:
    tables = [_table("groups", lang) for lang in languages()]
    said = {spelled_group(word): name for table in tables for name, word in table.items()}
    return {**said, **{spelled_group(name): name for table in tables for name in table}}


@lru_cache(maxsize=16)
def _dose_words(lang: str) -> re.Pattern[str]:
    longest_first = sorted(_table("doses", lang), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _table(name: str, lang: str) -> Mapping[str, str]:
    """Return one table of a language's file, its keys folded; empty where the language has none."""
    if lang not in languages():
        return {}
    text = resources.files("cards").joinpath("languages", f"{lang}.toml").read_text(encoding="utf-8")
    data = parse(text, f"{lang}.toml").data
    return {key.casefold(): word for key, word in data.get(name, {}).items()}
