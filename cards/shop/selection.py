"""Chooses exercises, and puts them in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from cards.cautions import audience
from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Exercise
from cards.shop.orders import Choice, OrderError, Sort
from cards.shop.worded import worded
from cards.words import natural, suggest

_Thing = TypeVar("_Thing")
_Key: TypeAlias = tuple[object, ...]


#: What an exercise has of each kind.
_HAS: Mapping[str, Callable[[Exercise], tuple[str, ...]]] = {
    "equipment": lambda exercise: exercise.equipment,
    "muscle": lambda exercise: exercise.muscles.trained,
    "stretch": lambda exercise: exercise.muscles.stretched,
    "level": lambda exercise: (exercise.level or "",),
    "tag": lambda exercise: exercise.tags,
    "group": lambda exercise: (exercise.group or "",),
    "lang": lambda exercise: (exercise.lang,),
}


def matches(exercise: Exercise, choice: Choice) -> bool:
    """Say whether an exercise has one of the words of each kind, whole words, and suits the audience.

    Its words are those of its file and those that its card prints.
    """
    return suits(exercise, choice.audience) and all(
        any(_within(word, has) for word in wanted for has in _has(exercise, kind))
        for kind, wanted in choice.filters
    )


def _has(exercise: Exercise, kind: str) -> tuple[str, ...]:
    """Return what an exercise has of a kind: the words of its file, then those that its card prints."""
    return tuple(dict.fromkeys((*_HAS[kind](exercise), *_HAS[kind](worded(exercise)))))


def suits(exercise: Exercise, name: str) -> bool:
    """Say whether an audience may begin with an exercise; nobody in particular with every one."""
    if not name:
        return True
    rules = audience(name)
    return (
        (not rules.tags or bool({*rules.tags} & {*exercise.tags}))
        and (not rules.levels or exercise.level in rules.levels)
        and (exercise.group or "").casefold() not in rules.without_groups
        and not {*rules.without_tags} & {*exercise.tags}
        and not {*rules.without_cautions} & {*exercise.cautions}
    )


def unmet(exercises: Sequence[Exercise], choice: Choice) -> tuple[Diagnostic, ...]:
    """Say why nothing is left: which word no exercise has, with the nearest that one has."""
    said = []
    for kind, wanted in choice.filters:
        known = sorted({has for one in exercises for has in _has(one, kind) if has}, key=natural)
        for word in wanted:
            if not any(_within(word, has) for has in known):
                said += [_unknown(kind, word, known)]
    if said:
        return tuple(said)
    told = ", ".join(f"--{kind} {' or '.join(wanted)}" for kind, wanted in choice.filters)
    told = ", ".join(filter(None, (told, f"--for {choice.audience}" if choice.audience else "")))
    hint = "leave one of them out"
    return (Diagnostic(Location(told), Severity.ERROR, "no exercise has all of it", hint, code="no-match"),)


def refuse_unknown_levels(exercises: Sequence[Exercise], choice: Choice) -> None:
    """Raise OrderError for a level that no exercise has: there are few, and another word is a slip."""
    known = sorted({one.level for one in exercises if one.level}, key=natural)
    for word in choice.level:
        if known and not any(_within(word, has) for has in known):
            hint = suggest(word, known, f"there are {', '.join(known)}")
            raise OrderError("level", f'no exercise has the level "{word}"; {hint}')


def ordered(
    things: Iterable[_Thing], by: Sort, exercise_of: Callable[[_Thing], Exercise]
) -> tuple[_Thing, ...]:
    """Put things in order by the exercises that they stand for; equals keep the order given."""
    if by is Sort.GIVEN:
        return tuple(things)
    return tuple(sorted(things, key=lambda thing: _key(exercise_of(thing), by)))


def _key(exercise: Exercise, by: Sort) -> _Key:
    title, exercise = natural(exercise.title), worded(exercise)
    if by is Sort.GROUP:
        return (not exercise.group, natural(exercise.group or ""), title)
    if by is Sort.EQUIPMENT:
        return (not exercise.equipment, natural(exercise.equipment[0] if exercise.equipment else ""), title)
    return (title,)


def _within(word: str, has: str) -> bool:
    """Say whether words stand in a name as they are: "cable" in "cable machine", not in "cables"."""
    folded = re.escape(" ".join(word.casefold().split()))
    return bool(folded and re.search(rf"(?<!\w){folded}(?!\w)", has.casefold()))


def _unknown(kind: str, word: str, known: Sequence[str]) -> Diagnostic:
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    hint = suggest(word, known, f"there are {listed}" if known else "")
    return Diagnostic(
        Location(f"--{kind} {word}"), Severity.ERROR, "no exercise has it", hint, code="no-match"
    )
