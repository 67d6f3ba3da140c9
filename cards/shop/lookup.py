"""Finds the files to print for paths, decks and a choice, each with what is asked for its card."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PureWindowsPath

from cards.cautions import audience_line
from cards.diagnostics import CardsError, Diagnostic, error
from cards.exercise import Exercise
from cards.manuscript.reader import with_safety
from cards.manuscript.titles import slugified
from cards.shop import layouts
from cards.shop import sources as files
from cards.shop.deck import SUFFIX, Deck, Entry, read_deck
from cards.shop.orders import CardRequest, Choice, Sort
from cards.shop.selection import matches, ordered, refuse_unknown_levels, suits, unmet
from cards.shop.sources import LIBRARY, SUFFIXES, Found, Source
from cards.shop.tongues import language_of, said_in, spoken
from cards.words import suggest


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be printed."""

    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]
    #: Files that were found or named, readable or not.
    count: int
    #: Decks among the paths, in their order.
    decks: tuple[Deck, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that nothing may be written over."""
        return (*(source.path for source in self.sources), *(deck.path for deck in self.decks))


def choose(
    paths: Sequence[str], choice: Choice, folders: tuple[Path, ...], languages: Sequence[str] = ()
) -> Chosen:
    """Turn paths into sources: a deck's cards, or where there is no deck all that lie there.

    Beside a deck, files and folders are where it looks for its names first. An order that is asked for
    counts for all; a deck's own for its cards. `languages` are those of built-in exercises and decks, the
    second for the backs; without them each has its deck's, or its own.
    """
    found = files.find([path for path in paths if not _is_deck(path)])
    said = list(found.diagnostics)
    decks: list[Deck] = []
    sources: list[Source] = []
    count = 0
    for path in filter(_is_deck, paths):
        path = said_in(path, languages[0] if languages else "")
        try:
            deck = read_deck(path, layouts.names(folders))
            named = cards_of(deck, found.sources)
            told, missing = spoken(named.sources, languages or tuple(filter(None, [language_of(path)])))
        except CardsError as problem:
            said.extend(problem.diagnostics)
            continue
        decks.append(deck)
        said.extend(deck.brand.diagnostics if deck.brand else ())
        said.extend((*named.diagnostics, *missing))
        count += named.count
        sources += _in_order(told, choice.sort or deck.sort or Sort.GIVEN)
    if not any(map(_is_deck, paths)):
        told, missing = spoken(found.sources, languages)
        said.extend(missing)
        sources, count = list(_in_order(told, choice.sort or Sort.GIVEN)), found.count
    kept = _filtered(sources, choice, said)
    if choice.audience:
        kept = [_told_to(source, choice.audience) for source in kept]
    if choice.stations or any(deck.stations for deck in decks):
        kept = [_numbered(source, number) for number, source in enumerate(kept, start=1)]
    left_out = len(sources) - len(kept)
    return Chosen(tuple(kept), tuple(said), count - left_out, tuple(decks))


def cards_of(deck: Deck, beside: Sequence[Source]) -> Found:
    """Turn a deck's entries into sources, in its order; one that names no card takes all that lie beside it.

    A name is a slug or a file's name, looked for among the files beside it, then below the deck's own
    folder, then in the built-in library; or a path below the deck's folder or the library's. Nothing else
    is opened, whatever a path says and wherever a link leads.
    """
    places = _Places(deck, beside)
    if not deck.entries:
        taken = tuple(beside) or places.own
        if not taken:
            what, hint = (
                "the deck names no cards, and there are none beside it",
                'name some: cards = ["squat"]',
            )
            return Found((), error(deck.path, what, hint, code="bad-deck").diagnostics, 0)
        return Found(tuple(_requested(source, deck.request) for source in taken), (), len(taken))
    found: list[Source] = []
    said: list[Diagnostic] = []
    for entry in deck.entries:
        try:
            found += [_requested(places.find(entry), entry.request)] * entry.copies
        except CardsError as problem:
            said.extend(problem.diagnostics)
    return Found(tuple(found), tuple(said), sum(entry.copies for entry in deck.entries))


class _Places:
    """Where a deck's names are looked for; a place is searched when those before it have nothing."""

    def __init__(self, deck: Deck, beside: Sequence[Source]) -> None:
        self._deck = deck
        self._folder = os.path.dirname(deck.path) or "."
        self._given = tuple(beside)

    @cached_property
    def own(self) -> tuple[Source, ...]:
        """The files below the deck's own folder, links that lead out of it left aside."""
        root = os.path.realpath(self._folder)
        found = files.find([self._folder]).sources
        return tuple(source for source in found if _is_inside(source.path, root))

    # A table for each place, made once, whatever the number of names.
    @cached_property
    def _beside(self) -> Mapping[str, tuple[Source, ...]]:
        return _by_name(self._given)

    @cached_property
    def _below(self) -> Mapping[str, tuple[Source, ...]]:
        return _by_name(self.own)

    @cached_property
    def _built_in(self) -> Mapping[str, tuple[Source, ...]]:
        return _by_name(files.find([str(LIBRARY)]).sources)

    def _in_turn(self) -> Iterator[Mapping[str, tuple[Source, ...]]]:
        yield self._beside
        yield self._below
        yield self._built_in

    def find(self, entry: Entry) -> Source:
        """Return the source that an entry names; CardsError, with its line, for none or for several."""
        if "/" in entry.name or "\\" in entry.name or entry.name.endswith(SUFFIXES):
            return self._by_path(entry)
        known: dict[str, None] = {}
        for by_name in self._in_turn():
            found = by_name.get(slugified(entry.name), ())
            if len(found) > 1:
                listed = ", ".join(source.path for source in found)
                raise self._wrong(entry, f"is the name of several files ({listed})", "write its path")
            if found:
                return found[0]
            known |= dict.fromkeys(by_name)
        hint = suggest(slugified(entry.name), known, "name its folder beside the deck, or write its path")
        raise self._wrong(entry, "is not an exercise that can be found", hint)

    def _by_path(self, entry: Entry) -> Source:
        if os.path.isabs(entry.name) or PureWindowsPath(entry.name).drive:
            raise self._wrong(
                entry, "is not a path below the deck's folder", "write it relative to that folder"
            )
        outside = False
        # A deck from Windows is read anywhere.
        name = entry.name.replace("\\", "/")
        for folder in (self._folder, str(LIBRARY)):
            root = os.path.realpath(folder)
            for suffix in ("", *SUFFIXES):
                file = os.path.normpath(os.path.join(folder, name + suffix))
                if not os.path.isfile(file) or not file.lower().endswith(SUFFIXES):
                    continue
                if _is_inside(file, root):
                    return replace(files.load(file), root=folder)
                outside = True
        if outside:
            hint = "move it there, or name its folder beside the deck"
            raise self._wrong(entry, "leads out of the deck's folder", hint)
        hint = f"its path begins in {self._folder}"
        raise self._wrong(entry, "is not an exercise that can be found", hint)

    def _wrong(self, entry: Entry, what: str, hint: str) -> CardsError:
        return error(
            self._deck.path, f'"{entry.name}" {what}', hint, line=entry.line, code="unknown-exercise"
        )


def _is_deck(path: str) -> bool:
    return path.lower().endswith(SUFFIX)


def _in_order(sources: Sequence[Source], by: Sort) -> Iterable[Source]:
    if by is Sort.GIVEN:
        return sources
    read = files.with_readings(sources)
    known = [source for source in read if source.reading]
    return [*ordered(known, by, _said_by), *(source for source in read if not source.reading)]


def _filtered(sources: Sequence[Source], choice: Choice, said: list[Diagnostic]) -> list[Source]:
    """Keep what matches, and what cannot be read, so that it is told; say so where nothing is left."""
    if not (choice.filters or choice.audience) or not sources:
        return list(sources)
    read = files.with_readings(sources)
    known = [_said_by(source) for source in read if source.reading]
    refuse_unknown_levels(known, choice)
    if not any(matches(exercise, choice) for exercise in known):
        said.extend(unmet(known, choice))
    return [source for source in read if not source.reading or _is_wanted(source, choice)]


def _is_wanted(source: Source, choice: Choice) -> bool:
    """Say whether a card has what is asked for; whom it suits is its file's to say."""
    suited = source.reading is None or suits(source.reading.exercise, choice.audience)
    return suited and matches(_said_by(source), choice)


def _said_by(source: Source) -> Exercise:
    """Return what a source's card will say, its group settled."""
    return files.exercise_of(source).exercise


def _told_to(source: Source, audience: str) -> Source:
    """Add to what a card says of safety the line of an audience, in the card's language."""
    if not (reading := source.reading):
        return source
    line = audience_line(audience, reading.exercise.lang)
    return replace(source, reading=with_safety(reading, line))


def _numbered(source: Source, number: int) -> Source:
    prescription = replace(source.request.prescription, station=str(number))
    return replace(source, request=replace(source.request, prescription=prescription))


def _requested(source: Source, request: CardRequest) -> Source:
    return replace(source, request=replace(request, folder=source.request.folder))


def _by_name(sources: Sequence[Source]) -> Mapping[str, tuple[Source, ...]]:
    """Return files by their names without ends, and by their slugs, which only those that differ need."""
    found: dict[str, tuple[Source, ...]] = {}
    for source in sources:
        stem = source.part or slugified(Path(source.path).stem)
        found[stem] = (*found.get(stem, ()), source)
    for source in files.with_readings(one for one in sources if "_" in Path(one.path).stem):
        if source.reading and (slug := source.reading.exercise.slug) not in found:
            found[slug] = (source,)
    return found


def _is_inside(file: str, root: str) -> bool:
    real = os.path.realpath(file)
    return os.path.commonpath([real, root]) == root
