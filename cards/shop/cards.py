"""Exercise files → printed cards: every stage in its turn, in one process or in several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

from cards.artwork import pictures
from cards.artwork.pictures import Artwork
from cards.diagnostics import CardsError, Diagnostic, Severity, error, worst
from cards.exercise import Exercise
from cards.layout import MONO, Layout
from cards.makeup.card import Made, OversetError, Reach, make_up
from cards.makeup.foot import fingerprint
from cards.manuscript import reader
from cards.manuscript.reader import Reading
from cards.page import Page
from cards.press.plate import Plate, engrave, plate
from cards.press.press import press
from cards.press.proof import examine
from cards.sheet import one_up
from cards.shop import layouts
from cards.shop.advice import advised, designs
from cards.shop.orders import granted
from cards.shop.sources import LIBRARY, Source
from cards.words import suggest

#: The design of a card that asks for none.
STANDARD = "wall-a4"
#: Cards below which a second process takes longer to start than it saves.
WORTH_A_PROCESS = 48
#: Processes that one writer can keep up with.
MOST_PROCESSES = 4
#: Cards that a process is handed at once: few enough to show progress, enough to spare the post.
BATCH = 8


@dataclass(frozen=True, slots=True)
class Ticket:
    """What is ordered, for every card of a run."""

    #: Folders of designs, the first that has a name wins.
    places: tuple[Path, ...]
    #: A design by its name; None for each file's own wish.
    layout: str | None = None
    #: Millimetres from which the cards shall be read; None for what the design is made for.
    read_from: float | None = None
    #: Whether text that does not fit is an error, before anything is left out.
    strict: bool = False
    #: The design of a card that asks for none.
    standard: str = STANDARD
    #: Points of body type that no card of a design exceeds, by the design's name.
    largest: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One file, as far as it came through the shop."""

    file: str
    #: Empty where the file could not be read.
    title: str
    slug: str
    #: None where nothing was set.
    reach: Reach | None
    #: Empty where an error keeps the card from being printed, and where it is only proofed.
    plates: tuple[Plate, ...]
    diagnostics: tuple[Diagnostic, ...]
    #: What the file says, without its text; None where it could not be read.
    facts: Exercise | None = None
    #: What changes with the text.
    fingerprint: str = ""
    #: Engraved pages, where they are to be imposed or bound; else plates are all that is needed.
    pages: tuple[Page, ...] = ()
    #: For each of them what stands behind it; empty where nothing does.
    backs: tuple[Page | None, ...] = ()
    #: Points of body type by the designs in which it is set: the front's, and the back's if there is one.
    sizes: tuple[tuple[str, float], ...] = ()


def read(source: Source) -> Reading:
    """Turn a file's bytes into its exercise and what is asked for it; CardsError where it cannot be read."""
    reading = reader.read(reader.decode(source.data, source.path), source.path)
    return replace(reading, exercise=granted(reading.exercise, source.wish, LIBRARY / "muscles.toml"))


def design(exercise: Exercise, ticket: Ticket) -> Layout:
    """Choose the ticket's design for an exercise, else its own wish, else the wall card."""
    wish, names = exercise.print.layout, layouts.names(ticket.places)
    if ticket.layout is None and wish and wish not in names:
        hint = suggest(wish, names, "`cuecard layouts` lists them")
        raise error(exercise.file, f'there is no layout "{wish}"', hint, line=exercise.print.line)
    return _as_ordered(layouts.load(ticket.layout or wish or ticket.standard, ticket.places), ticket)


def _as_ordered(chosen: Layout, ticket: Ticket) -> Layout:
    if ticket.read_from is not None:
        chosen = chosen.aimed(ticket.read_from)
    if largest := dict(ticket.largest).get(chosen.name):
        chosen = replace(chosen, largest=largest)
    return replace(chosen, ladder=()) if ticket.strict else chosen


def _make_up(exercise: Exercise, chosen: Layout, artwork: tuple[Artwork, ...], ticket: Ticket) -> Made:
    """Set an exercise; CardsError where it does not fit, with the design that would hold it."""
    try:
        return make_up(exercise, chosen, artwork)
    except OversetError as problem:
        others = (_as_ordered(one, ticket) for one in designs(ticket.places, mono=chosen.name.endswith(MONO)))
        raise advised(problem, exercise, chosen, artwork, others) from None


def set_card(ticket: Ticket, source: Source) -> tuple[Card, Made | None]:
    """Take one file to its finished pages; what goes wrong on the way is in the card's diagnostics."""
    title = slug = ""
    said: list[Diagnostic] = []
    try:
        reading = read(source)
        title, slug = reading.exercise.title, reading.exercise.slug
        said.extend(reading.diagnostics)
        chosen = design(reading.exercise, ticket)
        found = pictures.gather(reading.exercise, chosen)
        said.extend(found.diagnostics)
        made = _make_up(reading.exercise, chosen, found.artwork, ticket)
    except CardsError as problem:
        said.extend(problem.diagnostics)
        return Card(source.path, title, slug, None, (), tuple(said)), None
    said.extend(made.diagnostics)
    said.extend(examine(made.pages, source.path, chosen.name))
    facts = replace(reading.exercise, sections=(), steps=())
    card = Card(source.path, title, slug, made.reach, (), tuple(said), facts, fingerprint(reading.exercise))
    return replace(card, sizes=((chosen.name, made.reach.size),)), made


def proof_card(ticket: Ticket, source: Source) -> Card:
    """Set a card for what is to be said of it, and print nothing."""
    return set_card(ticket, source)[0]


def print_card(ticket: Ticket, source: Source) -> Card:
    """Take one file to its plates; a card with an error has none."""
    card, made = set_card(ticket, source)
    if made is None or worst(card.diagnostics) is Severity.ERROR:
        return card
    return replace(card, plates=tuple(plate(one_up(page)) for page in made.pages))


def make_card(ticket: Ticket, source: Source) -> Card:
    """Take one file to its engraved pages, to be imposed or bound; a card with an error has none."""
    card, made = set_card(ticket, source)
    if made is None or worst(card.diagnostics) is Severity.ERROR:
        return card
    return replace(card, pages=tuple(map(engrave, made.pages)))


def each(
    work: Callable[[Ticket, Source], Card],
    sources: Sequence[Source],
    ticket: Ticket,
    *,
    processes: int | None = None,
    done: Callable[[], None] = lambda: None,
) -> tuple[Card, ...]:
    """Do the work on every source, in their order, in as many processes as pay; the result is the same.

    `done` is called after each card, in this process.
    """
    if processes is None:
        processes = _paying(len(sources))
    task = partial(work, ticket)
    cards = map(task, sources) if processes < 2 else _in_processes(task, sources, processes)
    finished = []
    for card in cards:
        finished.append(card)
        done()
    return tuple(finished)


def slugs(cards: Iterable[Card]) -> tuple[str, ...]:
    """Name each card by its slug, the second of a name with -2 and so on, so that no two are one."""
    taken: dict[str, None] = {}
    for card in cards:
        name = next(name for name in _numbered(card.slug) if name not in taken)
        taken[name] = None
    return tuple(taken)


def bind(cards: Sequence[Card], title: str) -> bytes:
    """Press all cards' plates into one PDF, in their order."""
    named = zip(cards, slugs(cards), strict=True)
    return press((_named(one, slug) for card, slug in named for one in card.plates), title=title)


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _named(one: Plate, slug: str) -> Plate:
    """Give a plate's sections the slug by which their document knows them."""
    if all(section.slug == slug for section in one.sections):
        return one
    return replace(one, sections=tuple(replace(section, slug=slug) for section in one.sections))


def _paying(cards: int) -> int:
    available = getattr(os, "process_cpu_count", os.cpu_count)() or 1
    return min(available, MOST_PROCESSES) if cards >= WORTH_A_PROCESS else 1


def _in_processes(
    task: Callable[[Source], Card], sources: Sequence[Source], processes: int
) -> Iterator[Card]:
    # A forked worker has all that this process has loaded; elsewhere than on Linux forking is not safe.
    method = "fork" if sys.platform == "linux" else "spawn"
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context(method), initializer=_deaf)
    try:
        # The first card is set here: faces, designs and vocabularies are then loaded for all.
        yield from map(task, sources[:1])
        yield from pool.map(task, sources[1:], chunksize=BATCH)
    finally:
        pool.shutdown(cancel_futures=True)


def _deaf() -> None:
    """Leave an interruption to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
