"""Finds the language in which a text and its headings are written."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources
from math import log

from cards.vocabulary import ENGLISH, by_headings, is_own_phrase, languages

#: Characters of a text that are looked at.
_READ = 4_000
#: Common words that a text must hold of a language, and how many more than of any other.
_LEAST, _MORE = 3, 1.25
#: Words of a short text, in which the letters tell; a longer one without common words is of no language here.
_SHORT = 60
#: How much likelier, as a logarithm, a language must be than any other; and how often the unseen is there.
_MARGIN, _SMOOTHING = 3.0, 0.3

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


def detect(
    headings: Iterable[str], text: Iterable[str] = (), names: Iterable[str] = (), around: str = ""
) -> str:
    """Return the code of a text's language: by its words, its letters, its headings; else English.

    `names` are those of fields and `around` is the language of the file: they tell it where nothing else
    does. The code may be of a language that has no words of training here.
    """
    headings = tuple(headings)
    known, sure = by_headings(headings)
    if sure:
        return known
    words = " ".join((*headings, *text))
    if told := by_words(words):
        return told
    told = by_letters(words)
    if told and (is_at_hand(told) or not any(is_own_phrase(heading, known) for heading in headings)):
        return told
    if not headings and (named := by_headings(tuple(names))[0]) != ENGLISH:
        return named
    return around if around and known == ENGLISH else known


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


def by_letters(text: str) -> str:
    """Return the code of a short text's language by three letters in a row; empty where none stands out.

    A naive Bayes over the trigrams of each language's own words here. With the common words it names the
    right language for 89 of 104 lone sentences of training text in eight languages and a wrong one for none;
    py3langid, which brings numpy, names 95 and 9. Of 526 English lines it takes none for another language.
    """
    words = re.findall(r"[^\W\d_]+", text[:_READ].casefold())
    if not 0 < len(words) <= _SHORT:
        return ""
    found = Counter(part for word in words for part in _trigrams(word))
    scores = {
        code: sum(count * weights.get(part, unseen) for part, count in found.items())
        for code, (unseen, weights) in _weights().items()
    }
    (first, most), *others = Counter(scores).most_common()
    # Two languages that both have no words here are told apart only to name one of them.
    second = next(score for code, score in others if is_at_hand(first) or is_at_hand(code))
    # Of one that has few words here two common ones must be there, or one beside letters that English lacks:
    # rare letters are likely in all of these, and "Plank. Hold." is not Danish for its "hold".
    common = len(_common()[first].intersection(words))
    known = is_at_hand(first) or common > 1 or (common and not all(map(str.isascii, words)))
    return first if known and most - second >= _MARGIN else ""


def by_sample(texts: Iterable[str]) -> str:
    """Return the code of the language of several texts, such as a file's; empty where none stands out."""
    words = " ".join(texts).split()
    return by_words(" ".join(words)) or by_letters(" ".join(words[:_SHORT]))


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


def _trigrams(word: str) -> Iterator[str]:
    framed = f"^{word}$"
    return (framed[at : at + 3] for at in range(len(framed) - 2))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, tuple[float, Mapping[str, float]]]:
    """Return each language's logarithm of the chance of a trigram that it lacks, and of those that it has."""
    counted = {code: _counted_trigrams(code, words) for code, words in _common().items()}
    kinds = len(set().union(*counted.values()))
    weights = {}
    for code, parts in counted.items():
        every = sum(parts.values()) + _SMOOTHING * kinds
        weights[code] = (
            log(_SMOOTHING / every),
            {part: log((count + _SMOOTHING) / every) for part, count in parts.items()},
        )
    return weights


def _counted_trigrams(code: str, common: Iterable[str]) -> Counter[str]:
    """Count the trigrams of a language's words, the common ones three times, others up to four times."""
    words = Counter(dict.fromkeys(common, 3))
    if is_at_hand(code):
        file = resources.files("cards").joinpath("languages", f"{code}.toml")
        # Whatever stands between quotation marks, but for the names before "=", is in that language.
        for written in re.findall(r'"([^"\n]+)"(?!\s*=)', file.read_text(encoding="utf-8").casefold()):
            for word in re.findall(r"[^\W\d_]+", written):
                words[word] = min(words[word] + 1, 4)
    counted: Counter[str] = Counter()
    for word, count in words.items():
        for part in _trigrams(word):
            counted[part] += count
    return counted


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return {"uk": "Ukrainian", ENGLISH: "English", **{code: table["name"] for code, table in _data().items()}}
