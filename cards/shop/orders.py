"""What a deck asks for a card, and where its file lies → the exercise as it is to be printed."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from cards.exercise import Exercise, Kind, Prescription
from cards.vocabulary import labels


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for one card beside what its file says; empty where nothing is."""

    layout: str | None = None
    hide: tuple[Kind, ...] = ()
    #: The group under which a deck names the card.
    group: str = ""
    #: The group of cards that have none of their own.
    fallback: str = ""
    #: The name of the folder in which the file lies, below the one that was named.
    folder: str = ""
    prescription: Prescription = field(default_factory=Prescription)
    #: The deck and the line that ask for it; empty and 0 for none.
    path: str = ""
    line: int = 0


NO_WISH = Wish()


def granted(exercise: Exercise, wish: Wish, regions: Path) -> Exercise:
    """Return the exercise with its group settled and what a deck asks for it.

    The group is the one under which the deck names the card; else the file's own; else the deck's for
    all; else the folder's name; else the region of the body by the table of muscles at a path.
    """
    words = labels(exercise.lang)
    group = wish.group or exercise.group or wish.fallback or wish.folder.replace("_", " ")
    group = group or words.region(_region(exercise.muscles.primary, regions))
    wished = exercise.print
    if wish.layout or wish.hide:
        hide = tuple(dict.fromkeys((*wished.hide, *wish.hide)))
        wished = replace(wished, layout=wish.layout or wished.layout, hide=hide)
    return replace(exercise, group=_opened(group) or None, print=wished, prescription=wish.prescription)


def _region(muscles: tuple[str, ...], path: Path) -> str:
    """Return the region that most of some muscles belong to, the first named among equals."""
    known = _regions(path)
    found = Counter(known[name.casefold()] for name in muscles if name.casefold() in known)
    return found.most_common(1)[0][0] if found else ""


@lru_cache(maxsize=4)
def _regions(path: Path) -> Mapping[str, str]:
    """Return each muscle's region, by its anatomical name and by the one people use."""
    data = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {
        name.casefold(): region
        for region, muscles in data.items()
        if region != "places"
        for pair in muscles.items()
        for name in pair
    }


def _opened(name: str) -> str:
    name = " ".join(name.split())
    return name[:1].upper() + name[1:]
