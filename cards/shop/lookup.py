"""A deck and the shelves beside it → the files that it names, each with what is asked for its card."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from cards.diagnostics import CardsError, Diagnostic, Location, Severity, error
from cards.manuscript import reader
from cards.manuscript.titles import slugified
from cards.shop import sources as shelf
from cards.shop.deck import Choice, Deck
from cards.shop.sources import Found, Source
from cards.words import suggest


def deal(deck: Deck, beside: Sequence[Source]) -> Found:
    """Turn a deck's choices into sources, in its order; one that names no card takes all that lie beside it.

    A name is a slug or a file's name, looked for among the files beside it, then below the deck's own
    folder, then in the library that comes along; or a path below the deck's folder or the library's.
    Nothing else is opened, whatever a path says and wherever a link leads.
    """
    shelves = _Shelves(deck, beside)
    if not deck.choices:
        sources = tuple(beside) or shelves.own
        return Found(tuple(_asked(source, deck) for source in sources), (), len(sources))
    sources_found: list[Source] = []
    said: list[Diagnostic] = []
    met: dict[str, Choice] = {}
    for choice in deck.choices:
        try:
            source = shelves.find(choice)
        except CardsError as problem:
            said.extend(problem.diagnostics)
            continue
        before = met.setdefault(os.path.realpath(source.path), choice)
        if before is choice:
            folder = source.wish.folder
            sources_found.append(replace(source, wish=replace(choice.wish, folder=folder)))
        else:
            said.append(_twice(deck, choice, before))
    doubled = sum(one.severity is Severity.WARNING for one in said)
    return Found(tuple(sources_found), tuple(said), len(deck.choices) - doubled)


def _asked(source: Source, deck: Deck) -> Source:
    return replace(source, wish=replace(deck.wish, folder=source.wish.folder))


class _Shelves:
    """Where a deck's names are looked for; a shelf is searched when those before it have nothing."""

    def __init__(self, deck: Deck, beside: Sequence[Source]) -> None:
        self._deck = deck
        self._beside = tuple(beside)
        self._folder = os.path.dirname(deck.path) or "."

    @cached_property
    def own(self) -> tuple[Source, ...]:
        """The files below the deck's own folder, links that lead out of it left aside."""
        root = os.path.realpath(self._folder)
        found = shelf.find([self._folder]).sources
        return tuple(source for source in found if _is_inside(source.path, root))

    @cached_property
    def _library(self) -> tuple[Source, ...]:
        return shelf.find([str(shelf.LIBRARY)]).sources

    def find(self, choice: Choice) -> Source:
        """Return the source that a choice names; CardsError, with its line, for none or for several."""
        if "/" in choice.name or "\\" in choice.name or choice.name.endswith(shelf.SUFFIXES):
            return self._by_path(choice)
        known: dict[str, None] = {}
        for sources in self._in_turn():
            by_name = _by_name(sources)
            found = by_name.get(slugified(choice.name), ())
            if len(found) > 1:
                listed = ", ".join(source.path for source in found)
                raise self._wrong(choice, f"is the name of several files ({listed})", "write its path")
            if found:
                return found[0]
            known |= dict.fromkeys(by_name)
        hint = suggest(slugified(choice.name), known, "name its folder beside the deck, or write its path")
        raise self._wrong(choice, "is no exercise that can be found", hint)

    def _in_turn(self) -> Iterator[tuple[Source, ...]]:
        yield self._beside
        yield self.own
        yield self._library

    def _by_path(self, choice: Choice) -> Source:
        if os.path.isabs(choice.name) or Path(choice.name).drive:
            raise self._wrong(choice, "is no path below the deck's folder", "write it as it lies from there")
        outside = False
        for folder in (self._folder, str(shelf.LIBRARY)):
            root = os.path.realpath(folder)
            for suffix in ("", *shelf.SUFFIXES):
                file = os.path.normpath(os.path.join(folder, choice.name + suffix))
                if not os.path.isfile(file) or not file.lower().endswith(shelf.SUFFIXES):
                    continue
                if _is_inside(file, root):
                    return shelf.load(file)
                outside = True
        if outside:
            raise self._wrong(
                choice, "leads out of the deck's folder", "move it there, or name its folder beside the deck"
            )
        raise self._wrong(choice, "is no exercise that can be found", f"its path begins in {self._folder}")

    def _wrong(self, choice: Choice, what: str, hint: str) -> CardsError:
        return error(self._deck.path, f'"{choice.name}" {what}', hint, line=choice.line)


def _by_name(sources: Sequence[Source]) -> Mapping[str, tuple[Source, ...]]:
    """Return files by their names without ends, and by their slugs, which only those that differ need."""
    found: dict[str, tuple[Source, ...]] = {}
    for source in sources:
        stem = slugified(Path(source.path).stem)
        found[stem] = (*found.get(stem, ()), source)
    for source in sources:
        if "_" in Path(source.path).stem and (slug := _slug(source)) not in found:
            found[slug] = (source,)
    return found


def _slug(source: Source) -> str:
    try:
        text = reader.decode(source.data, source.path)
        return reader.read(text, source.path).exercise.slug
    except CardsError:
        return ""


def _is_inside(file: str, root: str) -> bool:
    real = os.path.realpath(file)
    return os.path.commonpath([real, root]) == root


def _twice(deck: Deck, choice: Choice, before: Choice) -> Diagnostic:
    return Diagnostic(
        Location(deck.path, choice.line),
        Severity.WARNING,
        f'"{choice.name}" is already named on line {before.line}; it is printed once',
        "delete one of the two",
    )
