"""The kind of section that a heading names, by words that are data: one file for each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

from cards.exercise import Kind
from cards.labels import Labels as Labels
from cards.limits import HEADING_CHARS
from cards.toml import parse
from cards.words import folded

ENGLISH = "en"

#: A share of headings that are English word for word, from which no other language is asked.
_SURELY = 0.6

#: The apostrophe of "don't" and "you'll", which make one word.
_CLIPPED = re.compile(r"['’](?=(?:s|t|ts|ll|re|ve|m|d)\b)")


#: Patterns of words with the kinds that they tell, a row for each weight, the heaviest first.
Tiers: TypeAlias = tuple[tuple[tuple[re.Pattern[str], Kind], ...], ...]


@dataclass(frozen=True, slots=True)
class Language:
    """One language's words of training."""

    code: str
    name: str
    labels: Labels
    #: Whole headings, folded.
    phrases: Mapping[str, Kind]
    #: Headings of which only a part is given, the longest first.
    forms: tuple[tuple[re.Pattern[str], Kind], ...]
    #: Words by how much they decide: wherever they stand, as head word, where nothing else does.
    tiers: Tiers
    narrowing: frozenset[str]
    #: Whether the head word stands last ("Safety tips") or first ("Consejos de ejecución").
    head_last: bool
    #: Words of headings under which a video is shown.
    video: re.Pattern[str]
    #: How closing words speak of the text before them ("these steps").
    closing: re.Pattern[str]
    #: Words that stay small inside a title.
    small: frozenset[str]
    #: Words of exercises' names.
    names: frozenset[str]
    #: Muscles by their English everyday words: the name to print, then others for the same.
    muscles: Mapping[str, tuple[str, ...]]


def classify(heading: str, lang: str = ENGLISH) -> Kind:
    """Turn a heading into its kind by its language's words, then by plain English ones.

    OTHER where none tells. English words that tell only where nothing else does ("do", "the") mean nothing
    in another language.
    """
    words = fold(heading)
    code = lang if lang in languages() else ENGLISH
    kind = _kind(words, code)
    if kind is None and lang != ENGLISH:
        kind = _kind(words, ENGLISH, plainly=lang in languages())
    return kind or Kind.OTHER


def shows_video(heading: str, lang: str = ENGLISH) -> bool:
    """Say whether a heading's words, in its language or in English, promise a video."""
    words = fold(heading).split()
    codes = (lang, ENGLISH) if lang in languages() else (ENGLISH,)
    return any(_language(code).video.fullmatch(word) for code in codes for word in words)


def is_phrase(heading: str, lang: str = ENGLISH) -> bool:
    """Say whether the whole heading is known word for word, not only by a word in it."""
    words = fold(heading)
    codes = (lang, ENGLISH) if lang in languages() else (ENGLISH,)
    return any(words in _language(code).phrases for code in codes)


def is_own_phrase(heading: str, lang: str) -> bool:
    """Say whether the whole heading is known word for word in a language other than English."""
    return lang != ENGLISH and lang in languages() and fold(heading) in _language(lang).phrases


def looks_back(text: str, lang: str = ENGLISH) -> bool:
    """Say whether a paragraph speaks of the text before it as a whole ("By following these steps …")."""
    closing = _language(lang if lang in languages() else ENGLISH).closing
    return bool(closing.search(text.casefold()))


def by_headings(headings: Iterable[str]) -> tuple[str, bool]:
    """Return the code of the language that knows most of the headings, and whether that is beyond doubt.

    English where none does better; English word for word is beyond doubt.
    """
    folded = [words for words in map(fold, headings) if words]
    english = _language(ENGLISH)
    if folded and sum(words in english.phrases for words in folded) >= _SURELY * len(folded):
        return ENGLISH, True
    scores = {code: sum(_knows(words, code) for words in folded) for code in languages()}
    return max(languages(), key=lambda code: (scores[code], code == ENGLISH)), False


def labels(lang: str) -> Labels:
    """Return a language's printed labels; English ones for a language that cuecard does not know."""
    return _language(lang if lang in languages() else ENGLISH).labels


def small_words(lang: str) -> frozenset[str]:
    """Return the words that a language writes small inside titles."""
    return _language(lang if lang in languages() else ENGLISH).small


def name_words(lang: str) -> frozenset[str]:
    """Return the words that exercises' names are made of, in a language and in English."""
    return _language(ENGLISH).names | _language(lang if lang in languages() else ENGLISH).names


def muscle_words(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Return a language's words for muscles, by the English everyday words, the one to print first."""
    return _language(lang if lang in languages() else ENGLISH).muscles


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of all supported languages, in alphabetical order."""
    files = resources.files("cards").joinpath("languages").iterdir()
    return tuple(sorted(file.name[:-5] for file in files if file.name.endswith(".toml")))


@lru_cache(maxsize=1)
def language_names() -> Mapping[str, str]:
    """Return each language's own name, folded, with its code."""
    return {fold(_language(code).name): code for code in languages()}


@lru_cache(maxsize=4096)
def fold(heading: str) -> str:
    """Turn a heading into its bare words: no numbering, no marks, no accents, all small."""
    text = folded(_CLIPPED.sub("", heading[:HEADING_CHARS].casefold()))
    words = "".join(c if c.isalpha() else " " for c in text).split()
    if words[:1] == ["step"] and len(words) > 2 and re.match(r"\W*step\W*\d", text):
        del words[0]
    joined = re.sub(r"\bre (?=rack)", "re", " ".join(words))
    return re.sub(r"\b(?:set|setting|sets) up\b", "setup", joined)


@lru_cache(maxsize=4096)
def _kind(words: str, code: str, plainly: bool = False) -> Kind | None:
    """Return the kind that a language's words tell; `plainly` without those that are faint."""
    language = _language(code)
    for candidate in _readings(words):
        if candidate in language.phrases:
            return language.phrases[candidate]
        for form, kind in language.forms:
            if form.fullmatch(candidate):
                return kind
    every = words.split()
    if any(language.video.fullmatch(word) for word in every):
        return Kind.OTHER
    head = _before_narrowing(every, language)
    tiers = (language.tiers[:2],) if plainly else (language.tiers[:2], language.tiers[2:])
    told = (_told_by(part, language, some) for some in tiers for part in (head, every))
    return next((kind for kind in told if kind), None)


def _readings(words: str) -> Iterator[str]:
    """Yield a heading's words, and again without a leading article or pronoun."""
    yield words
    bare = re.sub(r"^(?:the|your|a|an|some|my|our) ", "", words)
    if bare != words:
        yield bare


def _before_narrowing(words: list[str], language: Language) -> list[str]:
    for at, word in enumerate(words):
        if at and word in language.narrowing:
            return words[:at]
    return words


def _told_by(words: list[str], language: Language, tiers: Tiers) -> Kind | None:
    """Return the kind of the most telling word; among equals the head word's."""
    ordered = words[::-1] if language.head_last else words
    for tier in tiers:
        for word in ordered:
            for pattern, kind in tier:
                if pattern.fullmatch(word):
                    return kind
    return None


def _knows(words: str, code: str) -> int:
    """Weigh how well a language knows a heading: word for word, by a word, or not."""
    if words in _language(code).phrases:
        return 3
    return 1 if _kind(words, code) else 0


@lru_cache(maxsize=64)
def _language(code: str) -> Language:
    text = resources.files("cards").joinpath("languages", f"{code}.toml").read_text(encoding="utf-8")
    data = parse(text, f"{code}.toml").data
    whole = [(phrase, Kind(kind)) for kind, listed in data["phrases"].items() for phrase in listed]
    forms = sorted((pair for pair in whole if "*" in pair[0]), key=lambda pair: -len(pair[0]))
    return Language(
        code=code,
        name=data["name"],
        labels=Labels(
            **data["labels"],
            quotes_double=tuple(data["quotes"]["double"]),
            quotes_single=tuple(data["quotes"]["single"]),
        ),
        phrases={fold(phrase): kind for phrase, kind in whole if "*" not in phrase},
        forms=tuple((_form(phrase), kind) for phrase, kind in forms),
        tiers=tuple(_tier(data.get(name, {})) for name in ("decisive", "telling", "faint")),
        narrowing=frozenset(map(fold, data["narrowing"])),
        head_last=data["head"] == "last",
        video=_pattern(data["video"]),
        closing=_looking_back(data["closing"]),
        small=frozenset(data["small"]),
        names=frozenset(data.get("names", ())),
        muscles={name: tuple(words) for name, words in data["muscles"].items()},
    )


def _tier(words: Mapping[str, list[str]]) -> tuple[tuple[re.Pattern[str], Kind], ...]:
    return tuple((_pattern(listed), Kind(kind)) for kind, listed in words.items())


def _form(phrase: str) -> re.Pattern[str]:
    """Turn a phrase, with stars for one word or more, into a pattern."""
    return re.compile(" ".join(".+" if part == "*" else fold(part) for part in phrase.split(" ")))


def _looking_back(phrases: Iterable[str]) -> re.Pattern[str]:
    """Turn phrases, between whose words three others may stand, into one pattern."""
    spread = (r"[ ,]+(?:\w+[ ,]+){0,3}?".join(map(re.escape, phrase.split(" "))) for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(spread)})\b")


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Turn listed words, with stars for any letters, into one pattern."""
    starred = (
        "".join(r"\w*" if part == "*" else fold(part) for part in re.split(r"(\*)", word)) for word in words
    )
    return re.compile("|".join(starred))
