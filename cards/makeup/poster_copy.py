"""Exercise → what a poster prints of it: steps, mistakes with their mends, short notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.exercise import (
    Block,
    Exercise,
    Kind,
    Listing,
    Paragraph,
    Quote,
    Run,
    Table,
    plain,
)
from cards.makeup.copyedit import pictures_in, printed_heading
from cards.vocabulary import Labels

#: What parts a name from its text.
_COLONS = ":\N{FULLWIDTH COLON}"
#: Signs that end a sentence.
_STOPS = ".!?"
#: The most words of steps that stand large by themselves, as names do.
NAME_WORDS = 4
#: Signs behind which another text may follow, and what parts two texts where there is none.
_ENDS, _DOT = (
    _STOPS + _COLONS + ';,\N{HORIZONTAL ELLIPSIS})\N{RIGHT DOUBLE QUOTATION MARK}"',
    " \N{MIDDLE DOT} ",
)


@dataclass(frozen=True, slots=True)
class PosterStep:
    """A step: its name, large, and its text; either may be missing."""

    name: str
    text: tuple[Run, ...]
    #: Paths of the pictures that stand in it.
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mistake:
    """What goes wrong, and what to do instead; without a mend it stands alone."""

    what: tuple[Run, ...]
    instead: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A few words under a label, such as a tip."""

    kind: Kind
    label: str
    text: tuple[Run, ...]


def steps_of(exercise: Exercise, words: Labels) -> tuple[PosterStep, ...]:
    """Return the short version's steps; of a file without one the set-up, then the execution's items."""
    if exercise.steps:
        return tuple(
            PosterStep(step.name, tuple(flat(step.blocks)), _paths(step.blocks)) for step in exercise.steps
        )
    return tuple(_from_text(exercise, words))


def _from_text(exercise: Exercise, words: Labels) -> Iterator[PosterStep]:
    sections = [one for one in exercise.sections if one.kind not in exercise.print.hide]
    for section in sections:
        if section.kind is Kind.SETUP and section.blocks:
            name = printed_heading(section, words) or words.setup
            yield PosterStep(name, tuple(flat(section.blocks)), _paths(section.blocks))
    for section in sections:
        if section.kind is Kind.EXECUTION:
            entries = [(*named(blocks), _paths(blocks)) for blocks in _entries(section.blocks)]
            nameless = [len(plain(text).split()) for title, text, _ in entries if not title]
            # Steps of so few words are their own names.
            short = max(nameless, default=0) <= NAME_WORDS
            for title, text, paths in entries:
                if title or not short:
                    yield PosterStep(plain(title), text, paths)
                else:
                    yield PosterStep(plain(text).strip().removesuffix("."), (), paths)


def _paths(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    return tuple(picture.path for picture in pictures_in(blocks))


def mistakes_of(exercise: Exercise) -> tuple[Mistake, ...]:
    """Return what goes wrong, each with its mend: what stands behind its name, else behind its sentence."""
    return tuple(_mistakes(exercise))


def _mistakes(exercise: Exercise) -> Iterator[Mistake]:
    for section in exercise.sections:
        if section.kind is Kind.MISTAKES and section.kind not in exercise.print.hide:
            for blocks in _entries(section.blocks):
                what, instead = named(blocks)
                if not what:
                    what, instead = _first_sentence(instead)
                yield Mistake(what, instead)


def notes_of(exercise: Exercise, words: Labels) -> tuple[Note, ...]:
    """Return the tips, the breathing, what is easier or harder, and what is said for safety."""
    return tuple(_notes(exercise, words))


def _notes(exercise: Exercise, words: Labels) -> Iterator[Note]:
    for kind in (Kind.TIPS, Kind.BREATHING, Kind.VARIATIONS, Kind.SAFETY):
        for section in exercise.sections:
            if section.kind is not kind or kind in exercise.print.hide:
                continue
            heading = printed_heading(section, words) or words.of(kind)
            if kind is Kind.VARIATIONS:
                for blocks in _entries(section.blocks):
                    name, text = named(blocks)
                    if not name:
                        name, text = _direction(text, words)
                    yield Note(kind, plain(name) or heading, text)
            elif section.blocks:
                yield Note(kind, heading, tuple(flat(section.blocks)))


def _direction(runs: tuple[Run, ...], words: Labels) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Part "Easier:" or "Harder:", in the card's language, from what follows; empty where neither is."""
    for word in (words.easier, words.harder):
        if runs and runs[0].text.casefold().startswith(word.casefold()):
            first, others = runs[0].text[: len(word)], runs[0].text[len(word) :].lstrip()
            if others[:1] and others[0] in _COLONS:
                return (Run(first),), (replace(runs[0], text=others[1:].lstrip()), *runs[1:])
    return (), runs


def _entries(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Yield a list's items and other blocks, each by its blocks."""
    for block in blocks:
        if isinstance(block, Listing):
            yield from (item.blocks for item in block.items if item.blocks)
        elif isinstance(block, Quote):
            yield from _entries(block.blocks)
        else:
            yield (block,)


def named(blocks: tuple[Block, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Part the bold name that opens an item from its text; an empty name where there is none."""
    first, *rest = blocks
    if not isinstance(first, Paragraph) or not first.runs or not first.runs[0].bold:
        return (), tuple(flat(blocks))
    bold = tuple(run for run in _leading_bold(first.runs))
    others = first.runs[len(bold) :]
    words = plain(bold).strip()
    text = _without_colon(others)
    ends = words.endswith((*_COLONS, *_STOPS)) or text != others or not others
    # Bold words at the beginning of a sentence that goes on are no name.
    if not ends and not plain(others).lstrip()[:1].isupper():
        return (), tuple(flat(blocks))
    name = (replace(bold[0], text=words.rstrip(_COLONS + " ").removesuffix(".")),)
    return name, tuple(_joined((text, *([tuple(flat(tuple(rest)))] if rest else []))))


def _leading_bold(runs: tuple[Run, ...]) -> Iterator[Run]:
    for run in runs:
        if not run.bold:
            return
        yield run


def _without_colon(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Take the colon away with which a text follows its name."""
    if not runs:
        return runs
    text = runs[0].text.lstrip()
    if text[:1] and text[0] in _COLONS:
        return (replace(runs[0], text=text[1:].lstrip()), *runs[1:])
    return runs


def _first_sentence(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Part the first sentence of a text from what follows; all of it where nothing does."""
    text = plain(runs)
    ends = [at for at, char in enumerate(text[:-1], 1) if char in _STOPS and text[at] == " "]
    if not ends:
        return runs, ()
    return (Run(text[: ends[0]].rstrip(".")),), (Run(text[ends[0] :].lstrip()),)


def flat(blocks: tuple[Block, ...]) -> Iterator[Run]:
    """Yield the runs of blocks as one paragraph, in reading order."""
    yield from _joined(tuple(_paragraphs(blocks)))


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[tuple[Run, ...]]:
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield runs
            case Listing(items):
                for item in items:
                    yield from _paragraphs(item.blocks)
            case Quote(inner):
                yield from _paragraphs(inner)
            case Table(rows):
                for row in rows:
                    yield from (cell for cell in row if cell)


def _joined(paragraphs: tuple[tuple[Run, ...], ...]) -> Iterator[Run]:
    before = ""
    for runs in paragraphs:
        text = plain(runs).strip()
        if not text:
            continue
        if before:
            # What ends like a heading or an item, not like a sentence, would run into what follows.
            yield Run(" " if before[-1] in _ENDS else _DOT)
        yield from runs
        before = text
