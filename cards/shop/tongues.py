"""Built-in exercises and decks → the same ones in the language that is asked for, or in two."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from cards.diagnostics import Diagnostic, Location, Severity
from cards.language import name_of
from cards.library import SHIPPED, in_language, other_languages
from cards.shop import sources as files
from cards.shop.orders import OrderError
from cards.shop.project import Project
from cards.shop.sources import Source
from cards.vocabulary import ENGLISH, languages
from cards.words import suggest

#: Names that a message lists before it only counts.
_NAMED = 12


def read_languages(text: str) -> tuple[str, ...]:
    """Turn "de" or "en+de" into codes, none for an empty text.

    ValueError for what is no such text.
    """
    codes = tuple(part.strip().lower() for part in text.split("+")) if text else ()
    for code in codes:
        if code not in languages():
            hint = suggest(code, languages(), f"write one of {', '.join(languages())}")
            raise ValueError(f'"{code}" is not a language of cuecard; {hint}')
    if len(codes) > 2 or len(set(codes)) < len(codes):
        raise ValueError(f'"{text}" is not one language, and not two such as en+de')
    if len(codes) == 2 and not all(map(_has_library, codes)):
        known = ", ".join(sorted((ENGLISH, *other_languages())))
        raise ValueError(f"the built-in exercises are not in both of these languages: they are in {known}")
    return codes


def languages_of(text: str | None, project: Project | None) -> tuple[str, ...]:
    """Read in which languages built-in exercises are printed: what is asked, else what the project says.

    OrderError for what is no language.
    """
    try:
        return read_languages(text or (project.lang if project else ""))
    except ValueError as problem:
        raise OrderError("lang", str(problem)) from None


def one_language(text: str | None, project: Project | None) -> str:
    """Read the one language of built-in exercises; OrderError for two, empty for each one's own."""
    spoken = languages_of(text, project)
    if len(spoken) > 1:
        raise OrderError("lang", "two languages are for cards: `cuecard card` and `cuecard wall` print them")
    return "".join(spoken)


def language_of(path: str) -> str:
    """Return the language of a built-in exercise or deck by its path; empty for any other file."""
    below = os.path.relpath(os.path.realpath(path), os.path.realpath(SHIPPED)).split(os.sep)
    if len(below) < 2 or below[0] in (os.pardir, os.curdir):
        return ""
    return below[0] if below[0] in other_languages() else ENGLISH


def counterpart(path: str, lang: str) -> str:
    """Return the file of a built-in exercise or deck in a language; empty where there is none."""
    own = language_of(path)
    if not own or not _has_library(lang):
        return ""
    found = _files_in(lang).get(os.path.basename(path), "")
    return path if own == lang else found


def said_in(path: str, lang: str) -> str:
    """Return a built-in file in a language where it is there in it; else the path as it is."""
    return (counterpart(path, lang) if lang else "") or path


def spoken(
    sources: Sequence[Source], asked: Sequence[str]
) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Take built-in exercises in the language that is asked for; of two the second is for the card's back.

    One that is not there in a language is printed in the one that it has, with an empty back, and is told.
    One's own files stay as they are.
    """
    if not asked or not all(map(_has_library, asked)):
        return tuple(sources), ()
    first, *others = asked
    missing: dict[str, list[str]] = {code: [] for code in asked}
    found = []
    for source in sources:
        if not language_of(source.path):
            found.append(source)
            for code in others:
                missing[code].append(_name(source))
            continue
        fronts, backs = counterpart(source.path, first), ""
        if not fronts:
            missing[first].append(_name(source))
        for code in others:
            backs = counterpart(source.path, code)
            if not backs:
                missing[code].append(_name(source))
        # One that is there in the second language alone is a front.
        taken = _taken(source, fronts or backs or source.path)
        found.append(replace(taken, behind=_taken(source, backs) if fronts and backs else None))
    said = (_told(code, names, asked) for code, names in missing.items() if names)
    return tuple(found), tuple(said)


def _taken(source: Source, path: str) -> Source:
    """Return a source whose text is another file's: what is asked for the card stays."""
    if os.path.realpath(path) == os.path.realpath(source.path):
        return source
    root = str(in_language(language_of(path))) if source.root else ""
    return replace(source, path=path, data=files.load(path).data, reading=None, root=root)


def _told(code: str, names: Iterable[str], asked: Sequence[str]) -> Diagnostic:
    listed = [*dict.fromkeys(names)]
    more = f" and {len(listed) - _NAMED} more" if len(listed) > _NAMED else ""
    what = f"there is no text in {name_of(code)} for {', '.join(listed[:_NAMED])}{more}"
    hint = "nothing is printed behind" if code != asked[0] else "printed in the one that it has"
    return Diagnostic(
        Location(f"--lang {'+'.join(asked)}"), Severity.HINT, what, hint, code="missing-language"
    )


def _name(source: Source) -> str:
    return source.part or Path(source.path).stem


def _has_library(lang: str) -> bool:
    return lang == ENGLISH or lang in other_languages()


@lru_cache(maxsize=8)
def _files_in(lang: str) -> dict[str, str]:
    """Return the paths of a language's exercises and decks by their file names."""
    folder = in_language(lang)
    exercises = {os.path.basename(path): path for path in files.in_folder(str(folder), [])}
    return exercises | {path.name: str(path) for path in folder.glob("decks/*.toml")}
