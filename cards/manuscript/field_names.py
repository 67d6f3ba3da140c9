"""The fields that people mean by the names they write, by tables that are data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from cards.exercise import Kind
from cards.limits import HEADING_CHARS
from cards.toml import parse
from cards.words import folded

#: Fields whose text becomes a section, with its kind.
SECTION_FIELDS: Mapping[str, Kind] = {
    "purpose": Kind.PURPOSE,
    "setup": Kind.SETUP,
    "execution": Kind.EXECUTION,
    "breathing": Kind.BREATHING,
    "tips": Kind.TIPS,
    "mistakes": Kind.MISTAKES,
    "safety": Kind.SAFETY,
    "variations": Kind.VARIATIONS,
    "easier": Kind.VARIATIONS,
    "harder": Kind.VARIATIONS,
    "conclusion": Kind.SUMMARY,
}

#: Fields of how much is to be done, as a deck names them.
DOSE_FIELDS = (
    "station", "sets", "reps", "load", "tempo", "work", "rest", "hold", "side", "frequency", "duration",
    "notes",
)  # fmt: skip

_HUMP = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class Names:
    """The tables of names, each name in its bare words."""

    fields: Mapping[str, str]
    #: Where a name stands among those of its field: the first is the usual one.
    ranks: Mapping[str, int]
    containers: frozenset[str]
    #: Containers of how much is to be done.
    doses: frozenset[str]
    #: What is printed as a note under its name.
    noted: frozenset[str]
    #: Words beside the name of a dose that change nothing of what it is.
    beside: frozenset[str]
    #: Words before a name that only say of whom or what it is.
    before: frozenset[str]
    #: Ends of the words by which exercises are named.
    moves: tuple[str, ...]
    #: What stands in place of a text where there is none.
    nothing: frozenset[str]
    machine: frozenset[str]
    machine_values: frozenset[str]
    #: What mappings that stand for one thing call its parts.
    parts: Mapping[str, tuple[str, ...]]
    secondary: frozenset[str]
    #: Which names of a group of muscles say that it works first.
    primary: frozenset[str]
    #: Words at the end of a name that tell the unit of its value.
    units: Mapping[str, str]
    #: Fields that the text may tell in lines of their own, and those that one line alone tells.
    facts: frozenset[str]
    lone_facts: frozenset[str]
    #: Headings over facts, and heads of tables of them.
    fact_headings: frozenset[str]
    fact_columns: frozenset[str]


@lru_cache(maxsize=1)
def names() -> Names:
    """Return the tables of names, read once."""
    text = resources.files("cards.manuscript").joinpath("fields.toml").read_text(encoding="utf-8")
    data = parse(text, "fields.toml").data
    fields: dict[str, str] = {}
    ranks: dict[str, int] = {}
    for field, listed in data["names"].items():
        for rank, name in enumerate(listed.split(",")):
            words = bare_name(name)
            if words not in fields:
                fields[words], ranks[words] = field, rank
    return Names(
        fields=fields,
        ranks=ranks,
        containers=_bare(data["containers"]["names"]) | _bare(data["containers"]["doses"]),
        doses=_bare(data["containers"]["doses"]),
        noted=_bare(data["noted"]["names"]),
        beside=_bare(data["beside"]["words"]),
        before=_bare(data["beside"]["before"]),
        moves=tuple(_bare(data["moves"]["words"])),
        nothing=_bare(data["nothing"]["words"]),
        machine=_bare(data["machine"]["names"]),
        machine_values=_bare(data["machine"]["values"]),
        parts={part: tuple(map(bare_name, listed.split(","))) for part, listed in data["parts"].items()},
        secondary=_bare(data["secondary"]["words"]),
        primary=_bare(data["primary"]["words"]),
        units=data["units"],
        facts=_bare(data["facts"]["fields"]),
        lone_facts=_bare(data["facts"]["alone"]),
        fact_headings=_bare(data["facts"]["headings"]),
        fact_columns=_bare(data["facts"]["columns"]) | {""},
    )


@lru_cache(maxsize=4096)
def bare_name(key: str) -> str:
    """Turn a name in any case and joints into its bare words: "primaryMuscles" → "primary muscles"."""
    apart = _HUMP.sub(" ", key[:HEADING_CHARS])
    words = " ".join(re.findall(r"[^\W_]+", folded(apart.replace("'", "").replace("’", ""))))
    return words.replace("you tube", "youtube")


def field_of(key: str) -> str:
    """Return the field that a name means; empty where it means none."""
    words = bare_name(key)
    known = names().fields
    if words in known:
        return known[words]
    parts = words.split()
    if parts and (parts[-1] in _LISTS or parts[-1] in names().units) and " ".join(parts[:-1]) in known:
        return known[" ".join(parts[:-1])]
    if len(parts) > 1 and (kept := [part for part in parts if part not in names().beside]) != parts:
        dose = known.get(" ".join(kept), "")
        if dose in DOSE_FIELDS:
            return dose
    if len(parts) > 1 and (parts[0] in names().before or parts[-1].isdigit()):
        rest = parts[1:] if parts[0] in names().before else parts[:-1]
        if known.get(" ".join(rest), "") not in ("", "title", "image"):
            return known[" ".join(rest)]
    if len(parts) > 1 and (whole := _squeezed().get("".join(parts))):
        return whole
    if "(" in key and (before := key.partition("(")[0].strip()):
        # "Difficulty (1-5)": what stands in brackets says how to write it.
        return field_of(before)
    # "video_front" and "youtube 2" are videos, whatever stands beside the word.
    return "video" if not _VIDEO.isdisjoint(parts) and "title" not in parts else ""


def is_of_doses(key: str) -> bool:
    """Say whether a name promises all of how much is to be done: "dose", "sets x reps"."""
    words = bare_name(key)
    return words in names().doses or {"sets", "reps"} <= {names().fields.get(word) for word in words.split()}


@lru_cache(maxsize=1)
def _squeezed() -> Mapping[str, str]:
    """Return the fields by their longer names without blanks: "contraIndications" has one too many."""
    return {name.replace(" ", ""): field for name, field in names().fields.items() if len(name) > 7}


def readable(key: str) -> str:
    """Turn a name into words for people: "knees_in" → "Knees in"."""
    words = " ".join(re.findall(r"[^\s_]+", _HUMP.sub(" ", key).replace("-", " ")))
    if len(words) == 3 and words.casefold() in names().noted:
        return words.upper()
    if key != key.upper():
        words = " ".join(word.lower() if word.istitle() else word for word in words.split(" "))
    return words[:1].upper() + words[1:]


def part_of(value: Mapping[str, object], part: str) -> object:
    """Return what a mapping holds under any of the names of one part; None where it holds nothing."""
    by_name = {bare_name(str(key)): inner for key, inner in value.items()}
    return next((by_name[name] for name in names().parts[part] if by_name.get(name) is not None), None)


_VIDEO = frozenset({"video", "videos", "youtube", "vimeo"})
#: Words that say how a value is written, and not what it is.
_LISTS = frozenset({"list", "text", "array", "md", "markdown", "html", "string", "items", "en", "1"})


def _bare(listed: str) -> frozenset[str]:
    return frozenset(map(bare_name, listed.split(",")))
