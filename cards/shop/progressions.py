"""The names of easier and harder exercises → what a card's variations say of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.exercise import Block, Exercise, Item, Kind, Listing, OtherExercise, Paragraph, Run, Section
from cards.library import in_language
from cards.manuscript.titles import titled
from cards.shop import sources as files
from cards.shop.sources import LIBRARY, SUFFIXES, Source
from cards.shop.tongues import language_of
from cards.vocabulary import ENGLISH, Labels, labels
from cards.words import suggest

#: A blank at which no line ends; the characters of a title whose words stay on one line.
NO_BREAK, SHORT = "\N{NO-BREAK SPACE}", 17


def with_others(source: Source, exercise: Exercise) -> tuple[Exercise, tuple[Diagnostic, ...]]:
    """Write the titles of easier and harder exercises into a card's variations.

    A name is looked for in the file itself, below its folder, or the one that was named to find it, then in
    the built-in exercises in the card's language, then in English. One that is found nowhere is printed as it
    is written, and told; a built-in card names none that is not there in its language.
    """
    said: list[Diagnostic] = []
    words = labels(exercise.lang)
    for label, others in ((words.easier, exercise.easier), (words.harder, exercise.harder)):
        entries = (_entry(one, source, exercise, words, said) for one in others)
        if titles := ", ".join(filter(None, entries)):
            exercise = replace(exercise, sections=_with(exercise.sections, label, titles, words, others[0]))
    return exercise, tuple(said)


def chains_of(exercises: Sequence[Exercise]) -> tuple[tuple[str, ...], ...]:
    """Turn exercises into chains of names from easier to harder, in which each step stands once.

    A step that only one of the two exercises tells counts; one that leads out of them does not.
    """
    names = dict.fromkeys(one.slug for one in exercises)
    steps: dict[str, dict[str, None]] = {name: {} for name in names}
    told = [(one.slug, other.name) for one in exercises for other in one.harder]
    told += [(other.name, one.slug) for one in exercises for other in one.easier]
    for easy, hard in told:
        if easy in names and hard in names and easy != hard:
            steps[easy][hard] = None
    reached = {hard for after in steps.values() for hard in after}
    chains = []
    # From those that nothing leads to; in a ring from any.
    for name in (*(one for one in names if one not in reached), *names):
        while steps[name]:
            chain = [name]
            while after := steps[chain[-1]]:
                chain.append(next(iter(after)))
                del after[chain[-1]]
            chains.append(tuple(chain))
    return tuple(chains)


def _entry(
    other: OtherExercise, source: Source, exercise: Exercise, words: Labels, said: list[Diagnostic]
) -> str:
    """Return an exercise's title, with its page where it stands in the same booklet."""
    title = _title(other, source, exercise, said)
    page = dict(source.request.pages).get(other.name)
    return f"{title} ({words.page} {page})" if title and page else title


def _title(other: OtherExercise, source: Source, exercise: Exercise, said: list[Diagnostic]) -> str:
    named = _in_file(source.path, _as_of(source.path)) if source.part else {}
    if found := named.get(other.name):
        return found
    own = Path(source.root or os.path.dirname(source.path) or ".")
    abroad = language_of(source.path) not in ("", ENGLISH)
    shelf = in_language(exercise.lang)
    places = (shelf,) if abroad else tuple(dict.fromkeys((own, shelf, LIBRARY)))
    for path in (path for folder in places for path in _near(folder, other.name)):
        with suppress(CardsError, OSError):
            return _read_title(str(path), _as_of(str(path)))
    if abroad:
        return ""
    if "-" in other.name:
        known = (*named, *(path.stem for folder in places for path in _near(folder, "*")))
        hint = suggest(other.name, known, "`cuecard list` shows the exercises")
        message = f'no exercise is named "{other.name}": it is printed as it is written'
        at = Location(exercise.file, other.line)
        said.append(Diagnostic(at, Severity.WARNING, message, hint, code="unknown-exercise"))
    return titled(other.name.split("-"), exercise.lang)


def _with(
    sections: tuple[Section, ...], label: str, titles: str, words: Labels, other: OtherExercise
) -> tuple[Section, ...]:
    """Add titles to the variation that has a label; without one they are a variation of their own."""
    for at, section in enumerate(sections):
        if section.kind is Kind.VARIATIONS and (blocks := _joined(section.blocks, label, titles, words)):
            return (*sections[:at], replace(section, blocks=blocks), *sections[at + 1 :])
    line = other.line
    item = Item((Paragraph((Run(f"{label}:", bold=True, line=line), Run(f" {titles}.", line=line)), line),))
    for at, section in enumerate(sections):
        if section.kind is Kind.VARIATIONS:
            return (
                *sections[:at],
                replace(section, blocks=_listed(section.blocks, item, first=label == words.easier)),
                *sections[at + 1 :],
            )
    return (*sections, Section(Kind.VARIATIONS, None, (Listing((item,), line),), line))


def _listed(blocks: tuple[Block, ...], item: Item, *, first: bool) -> tuple[Block, ...]:
    """Add an item to the bullets: what is easier stands before what is harder."""
    if first and blocks and isinstance(head := blocks[0], Listing) and head.items[0].number is None:
        return (replace(head, items=(item, *head.items)), *blocks[1:])
    if blocks and isinstance(last := blocks[-1], Listing) and last.items[-1].number is None:
        return (*blocks[:-1], replace(last, items=(*last.items, item)))
    return (*blocks, Listing((item,), item.blocks[0].line))


def _joined(blocks: tuple[Block, ...], label: str, titles: str, words: Labels) -> tuple[Block, ...]:
    """Return blocks with titles behind the item that a label opens; nothing where there is none."""
    for at, block in enumerate(blocks):
        for number, item in enumerate(block.items) if isinstance(block, Listing) else ():
            *before, last = item.blocks or (None,)
            opening = item.blocks[0] if item.blocks else None
            if not isinstance(opening, Paragraph) or not isinstance(last, Paragraph) or not opening.runs:
                continue
            if opening.runs[0].bold and opening.runs[0].text.casefold().startswith(label.casefold()):
                more = Run(f" {_tied(words.or_exercise, titles)}", line=last.line)
                told = replace(item, blocks=(*before, replace(last, runs=(*last.runs, more))))
                assert isinstance(block, Listing)
                items = (*block.items[:number], told, *block.items[number + 1 :])
                return (*blocks[:at], replace(block, items=items), *blocks[at + 1 :])
    return ()


def _tied(pattern: str, titles: str) -> str:
    """Say "or" with titles: it stays with the first of them, and the words of a short title together."""
    told = [one.replace(" ", NO_BREAK) if len(one) <= SHORT else one for one in titles.split(", ")]
    return pattern.replace(" ", NO_BREAK).format(exercise=", ".join(told))


def _near(folder: Path, name: str) -> Iterator[Path]:
    """Yield the exercise files of a name in a folder and those directly below it."""
    for pattern in (f"{name}.*", f"*/{name}.*"):
        for path in sorted(folder.glob(pattern)):
            if path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file():
                yield path


@lru_cache(maxsize=1024)
def _read_title(path: str, _changed: float) -> str:
    return files.read(files.load(path)).exercise.title


@lru_cache(maxsize=4)
def _in_file(path: str, _changed: float) -> Mapping[str, str]:
    """Return the titles of a file's exercises by their slugs."""
    found = (one.reading for one in files.parts(files.load(path)))
    return {one.exercise.slug: one.exercise.title for one in found if one}


def _as_of(path: str) -> float:
    return os.path.getmtime(path) if os.path.isfile(path) else 0.0
