"""Finds the language in which a text and its headings are written."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources

from cards.vocabulary import ENGLISH, by_headings, languages

#: Characters of a text that are looked at.
_READ = 4_000
#: Common words that a text must hold of a language, and how many more than of any other.
_LEAST, _MORE = 3, 1.25

#: Scripts by the first and last of their letters, with the language that is likeliest, and its name.
_SCRIPTS = (
    ("\u0370", "\u03ff", "el", "Greek"),
    ("\u0400", "\u04ff", "ru", "Russian"),
    ("\u0590", "\u05ff", "he", "Hebrew"),
    ("\u0600", "\u06ff", "ar", "Arabic"),
    ("\u0900", "\u097f", "hi", "Hindi"),
    ("\u0e00", "\u0e7f", "th", "Thai"),
    ("\u3040", "\u30ff", "ja", "Japanese"),
    ("\u4e00", "\u9fff", "zh", "Chinese"),
    ("\uac00", "\ud7af", "ko", "Korean"),
)


def detect(headings: Iterable[str], text: Iterable[str] = (), names: Iterable[str] = ()) -> str:
    """Return the code of a text's language: by its common words, else by its headings; else English.

    `names` are those of fields, which tell it where nothing else does. The code may be of a language that
    has no words of training here.
    """
    headings = tuple(headings)
    known, sure = by_headings(headings)
    if sure:
        return known
    return by_words(" ".join((*headings, *text))) or (known if headings else by_headings(tuple(names))[0])


def by_words(text: str) -> str:
    """Return the code of the language whose commonest words a text holds; empty where none stands out."""
    text = text[:_READ].casefold()
    if script := _script(text):
        return script
    counted = Counter(re.findall(r"[^\W\d_]+", text))
    scores = {
        code: sum(min(counted[word], 3) for word in words if word in counted)
        for code, words in _common().items()
    }
    (first, most), (_, second) = Counter(scores).most_common(2)
    return first if most >= _LEAST and most >= second * _MORE else ""


def name_of(code: str) -> str:
    """Return the English name of a language by its code; the code where it is not known."""
    scripts = {code: name for _, _, code, name in _SCRIPTS}
    return _names().get(code) or scripts.get(code) or code


def is_at_hand(code: str) -> bool:
    """Say whether cuecard knows a language's words of training."""
    return code in languages()


def _script(text: str) -> str:
    """Return the language that a text of another script is likeliest to be in; empty for Latin."""
    if text.isascii():
        return ""
    letters = [char for char in text if char.isalpha()]
    found = Counter(
        code for char in letters for first, last, code, _ in _SCRIPTS if first <= char <= last
    ).most_common(1)
    if not found or found[0][1] < len(letters) / 2:
        return "ja" if found and found[0][0] == "ja" and found[0][1] > len(letters) / 4 else ""
    if any("\u3040" <= char <= "\u30ff" for char in letters):
        return "ja"
    return "uk" if found[0][0] == "ru" and any(char in "іїєґ" for char in letters) else found[0][0]


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Mapping[str, str]]:
    text = resources.files("cards").joinpath("common_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _common() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(table["words"].split()) for code, table in _data().items()}


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return {"uk": "Ukrainian", ENGLISH: "English", **{code: table["name"] for code, table in _data().items()}}
