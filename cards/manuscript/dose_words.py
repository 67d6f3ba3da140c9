"""How much is to be done, in one phrase such as "4 sets of 8-12 @ 60 kg, rest 90 s" → its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib import resources

from cards.toml import parse

#: Characters of a phrase; what is longer is text.
_LONGEST = 120
_COUNT = r"\d{1,4}(?:[.,]\d{1,2})?(?:[ ]?(?:[-–—/]|to|bis|a|à)[ ]?\d{1,4}(?:[.,]\d{1,2})?)?\+?"
_TIME = (
    r"(?:\d{1,2}:\d\d|"
    + _COUNT
    + r"[ ]?(?:s|sec|secs|seconds?|sek|sekunden?|seg|segundos?|secondes?|secondi|"
    r"seconden|sekund|min|mins|minutes?|minuten?|minutos?|minuti|minut|h|'|\"|″|′))"
)
_LOAD = (
    r"(?:" + _COUNT + r"[ ]?(?:kgs?|kilos?|lbs?|pounds?|%(?:[ ]?(?:of[ ])?(?:1[ ]?-?rm|max|bw))?)"
    r"|body[ -]?weight|bw|körpergewicht|peso corporal|poids du corps|corpo libero|lichaamsgewicht)"
)
_TEMPO = r"(?:[\dx][-–/]){2,3}[\dx]|[\dx]{4}"
_MARKS = re.compile(r"\*\*|__|`")
_SPACED = re.compile(r"(?<=\d)[ ][-–—][ ](?=\d)")
_BREAKS = re.compile(r"[ ]*(?:[,;·|•]|[ ][-–—+][ ]|[ ]and[ ]|[ ]und[ ])[ ]*|[ ]*(?=[(@])|(?<=\))[ ]*")


def dose_in(text: str) -> Mapping[str, str]:
    """Return the parts of a phrase by the names of fields; nothing for one that says anything else too."""
    found = measures_in(text)
    return found if not found.keys().isdisjoint(("sets", "reps", "hold", "work")) else {}


def measures_in(text: str) -> Mapping[str, str]:
    """Return what `dose_in` does, and what tells no more than a load or a rest as well."""
    phrase = _SPACED.sub("–", _MARKS.sub("", text).strip(" .\t*_"))
    if len(phrase) > _LONGEST or not (any(map(str.isdecimal, phrase)) or "amrap" in phrase.casefold()):
        return {}
    found: dict[str, str] = {}
    for part in _BREAKS.split(phrase):
        words = part.strip(" ()")
        told = _part(words) if words else {}
        if told is None or not found.keys().isdisjoint(told):
            return {}
        found.update(told)
    return found


def _part(words: str) -> Mapping[str, str] | None:
    """Return what one part of a phrase tells; None where it is no measure."""
    for pattern, told in _forms():
        if match := pattern.fullmatch(words):
            return told(match)
    return None


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Mapping[str, str]]], ...]:
    """Return the forms in which a part is written, and what each tells."""
    word = _words()
    sets, reps, rest, hold = word["sets"], word["reps"], word["rest"], word["hold"]
    side = rf"(?P<side>(?:{word['each']})[ ](?:{word['sides']}))"
    of_side = rf"[ ]{side}|[ ]?/[ ]?(?:{word['sides']})"
    beside = rf"(?:[ ]?(?:{reps}))?(?:{of_side})?"
    much = rf"(?P<much>(?:{_COUNT}|amrap|max|failure|to failure){beside})"
    long = rf"(?P<much>(?:{_TIME}|{_COUNT}[ ]?(?:{word['lengths']}))(?:{of_side})?)"
    return tuple(
        (re.compile(form, re.IGNORECASE), told)
        for form, told in (
            (rf"(?P<sets>{_COUNT})[ ]?[x×*][ ]?{much}", _sets_and_reps),
            (rf"(?P<sets>{_COUNT})[ ]?(?:{sets})[ ]?(?:{word['of']}|[x×])?[ ]?{much}", _sets_and_reps),
            (rf"(?P<sets>{_COUNT})[ ]?(?:[x×*]|(?:{sets})[ ](?:{word['of']}))[ ]?{long}", _sets_and_length),
            (rf"(?P<whole>{_COUNT})[ ]?(?:{sets})|(?:{sets})[ ]?(?P<other>{_COUNT})", _as("sets")),
            (rf"(?P<whole>{_COUNT}[ ]?(?:{word['rounds']}))", _as("sets")),
            (rf"(?P<whole>{_COUNT})[ ]?(?:{reps})|(?:{reps})[ ]?(?P<other>{_COUNT})", _as("reps")),
            (rf"(?P<whole>{_COUNT})[ ]?(?:{reps})[ ]{side}", _with_side),
            (rf"(?P<whole>(?:{_TIME}[ ])?(?:amrap|emom)(?:[ ]?(?:in[ ])?{_TIME})?)", _as("reps")),
            (rf"(?:{rest})[ ]?(?:of[ ]|von[ ])?(?P<whole>{_TIME})(?:[ ].{{0,30}})?", _as("rest")),
            (rf"(?P<whole>{_TIME})[ ](?:{rest})(?:[ ].{{0,30}})?", _as("rest")),
            (rf"(?:{hold})[ ](?:for[ ])?(?P<whole>{_TIME}(?:[ ]{side})?)", _as("hold")),
            (rf"(?P<whole>{_TIME})[ ](?:{hold})", _as("hold")),
            (rf"(?P<whole>{_TIME})[ ](?:on|work|arbeit|travail|trabajo)", _as("work")),
            (rf"(?P<whole>{_TIME})[ ]off", _as("rest")),
            (rf"(?:@[ ]?|at[ ]|with[ ]|mit[ ]|con[ ]|avec[ ])?(?P<whole>{_LOAD})", _as("load")),
            (rf"tempo[ ]?(?P<whole>{_TEMPO})|(?P<other>(?:[\dx][-–]){{2,3}}[\dx])", _as("tempo")),
            (rf"@?[ ]?(?P<name>rpe|rir)[ ]?(?P<whole>{_COUNT})", _effort),
            (rf"(?P<whole>{side})", _as("side")),
            (rf"(?P<whole>(?:{_COUNT}[ ]?(?:x|×|{word['times']})|{word['often']})"
             rf"[ ]?(?:{word['a']})?[ ]?(?:{word['periods']}))",
             _as("frequency")),
        )
    )  # fmt: skip


def _as(name: str) -> Callable[[re.Match[str]], Mapping[str, str]]:
    def told(match: re.Match[str]) -> Mapping[str, str]:
        return {name: match.groupdict().get("whole") or match.groupdict().get("other") or ""}

    return told


def _sets_and_reps(match: re.Match[str]) -> Mapping[str, str]:
    reps = re.sub(rf"[ ]?\b(?:{_words()['reps']})(?![\w])", "", match["much"], flags=re.IGNORECASE)
    return {"sets": match["sets"], "reps": " ".join(reps.split())}


def _sets_and_length(match: re.Match[str]) -> Mapping[str, str]:
    """Leave sets of a time or a length together, as coaches write them: "3 x 30 s"."""
    return {"sets": f"{match['sets']} x {match['much']}"}


def _effort(match: re.Match[str]) -> Mapping[str, str]:
    return {match["name"].upper(): match["whole"]}


def _with_side(match: re.Match[str]) -> Mapping[str, str]:
    return {"reps": f"{match['whole']} {match['side']}"}


@lru_cache(maxsize=1)
def _words() -> Mapping[str, str]:
    """Return the words of each kind as alternatives of a pattern, the longest first."""
    text = resources.files("cards.manuscript").joinpath("fields.toml").read_text(encoding="utf-8")
    return {
        kind: "|".join(_longest_first(listed))
        for kind, listed in parse(text, "fields.toml").data["dose_words"].items()
    }


def _longest_first(listed: str) -> Iterator[str]:
    yield from sorted((re.escape(word.strip()) for word in listed.split(",")), key=len, reverse=True)
