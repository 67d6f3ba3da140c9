"""What is asked for a card, laid over what its file says; its group settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from cards.exercise import Exercise
from cards.shop.orders import CardRequest
from cards.toml import parse
from cards.vocabulary import labels


def request_granted(exercise: Exercise, request: CardRequest, regions: Path) -> Exercise:
    """Return the exercise with its group settled and what a deck asks for it.

    The group is the one under which the deck names the card; else the file's own; else the deck's for
    all; else the folder's name; else the region of the body by the table of muscles at a path.
    """
    words = labels(exercise.lang)
    group = request.group or exercise.group or request.fallback_group or request.folder.replace("_", " ")
    group = group or words.region(_region(exercise.muscles.primary, regions))
    asked = exercise.print
    if request.layout or request.hide:
        hide = tuple(dict.fromkeys((*asked.hide, *request.hide)))
        asked = replace(asked, layout=request.layout or asked.layout, hide=hide)
    prescription = request.prescription.completed(exercise.prescription)
    return replace(exercise, group=_opened(group) or None, print=asked, prescription=prescription)


def _region(muscles: tuple[str, ...], path: Path) -> str:
    """Return the region that most of some muscles belong to, the first named among equals."""
    known = _regions(path)
    found = Counter(known[name.casefold()] for name in muscles if name.casefold() in known)
    return found.most_common(1)[0][0] if found else ""


@lru_cache(maxsize=4)
def _regions(path: Path) -> Mapping[str, str]:
    """Return each muscle's region, by its anatomical name and by the one people use."""
    data = parse(path.read_text(encoding="utf-8"), str(path)).data if path.is_file() else {}
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
