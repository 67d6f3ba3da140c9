"""An order → its PDF, and what came of each file: the stages in their turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.exercise import Exercise
from cards.manuscript import reader
from cards.manuscript.reader import DataReading, Reading
from cards.page import Page
from cards.parts import Part
from cards.press.press import Pressed, Store
from cards.shop import booklets, layouts, sheets
from cards.shop.cards import (
    Outcome,
    Printable,
    check_card,
    dressed,
    engraved,
    plated,
    printable,
    set_card,
    slugs,
)
from cards.shop.catalogue import Catalogue, Item, catalogue, holds_exercises
from cards.shop.deck import Deck
from cards.shop.lookup import choose
from cards.shop.option_kinds import PlanOptions
from cards.shop.orders import BookletOrder, CardOrder, Choice, Paper, Sort, WallOrder
from cards.shop.plan_options import plan_order
from cards.shop.plans import plan_readings, print_plan
from cards.shop.printed import Printed, Watch, each_of, page_count
from cards.shop.progressions import chains_of
from cards.shop.sources import Source, load, parts, read
from cards.shop.tongues import spoken
from cards.shop.uniform import evened
from cards.shop.worded import worded

__all__ = [
    "Catalogue",
    "Item",
    "PlanOptions",
    "Printable",
    "Printed",
    "Watch",
    "catalogue",
    "chains_of",
    "check",
    "exercises",
    "holds_exercises",
    "page_count",
    "plan_order",
    "plan_readings",
    "print_apart",
    "print_booklet",
    "print_card",
    "print_plan",
    "print_readings",
    "print_wall",
    "read_data",
    "readings",
    "spoken",
    "worded",
]


def print_card(source: Source, order: CardOrder, paper: Paper | None, watch: Watch) -> Printed:
    """Print one file as one card."""
    finished: list[Page] = []

    def work(order: CardOrder, source: Source) -> Outcome:
        card, pages = set_card(order, source)
        finished.extend(pages)
        front = engraved(card, pages) if paper else plated(card, pages)
        return sheets.with_second_language(front, order, source) if source.behind else front

    outcomes = each_of(work, (source,), order, watch)
    printed = Printed(None, outcomes, count=1, files=(source.path,), made=tuple(finished))
    if not printed.cards:
        return printed
    bound = sheets.bind(printed.cards, printed.cards[0].title, paper)
    said = (*order.brand.diagnostics, *bound.diagnostics)
    return replace(printed, file=bound.file, diagnostics=said, remarks=bound.remarks)


def print_readings(
    found: Sequence[Reading], root: str, order: CardOrder, paper: Paper | None, watch: Watch
) -> Printed:
    """Print exercises that were read before, in order; pictures may lie anywhere in the folder `root`."""
    sources = [Source(one.exercise.file, b"", reading=one, root=root) for one in found]
    outcomes = each_of(sheets.work_for(paper), sources, sheets.order_for(paper, order), watch)
    printed = Printed(None, outcomes, count=len(sources))
    if not printed.cards:
        return printed
    title = printed.cards[0].title if len(sources) == 1 else "Wall cards"
    bound = sheets.bind(printed.cards, title, paper)
    said = (*order.brand.diagnostics, *bound.diagnostics)
    return replace(printed, file=bound.file, diagnostics=said, remarks=bound.remarks)


def print_wall(order: WallOrder, watch: Watch) -> Printed:
    """Print all files into one PDF; a broken one does not keep the others from print."""
    with Store() as store:
        printed, title = _made(order, watch, store)
        if not printed.cards:
            return printed
        bound = sheets.bind(printed.cards, title or "Wall cards", order.paper)
        return replace(
            printed,
            file=bound.file,
            diagnostics=(*printed.diagnostics, *bound.diagnostics),
            remarks=(*printed.remarks, *bound.remarks),
        )


def print_apart(order: WallOrder, watch: Watch, deliver: Callable[[str, Pressed], None]) -> Printed:
    """Print each file into a PDF of its own, and hand it on by a name that no other has."""
    with Store() as store:
        printed, _ = _made(order, watch, store)
        said = list(printed.diagnostics)
        for card, slug in zip(printed.cards, slugs(printed.cards), strict=True):
            bound = sheets.bind([card], card.title, order.paper)
            deliver(slug, bound.file)
            said += bound.diagnostics
            if slug != card.slug:
                message = f"another file has the name {card.slug}, so this card is {slug}.pdf"
                said.append(Diagnostic(Location(card.file), Severity.HINT, message, code="same-name"))
        return replace(printed, diagnostics=tuple(said))


def _made(order: WallOrder, watch: Watch, store: Store) -> tuple[Printed, str]:
    """Make the cards of all files, and find the title of them all, empty for none."""
    cards = sheets.order_for(order.paper, order.cards)
    found = choose(order.paths, order.choice, cards.folders, cards.languages)
    work = sheets.work_for(order.paper)
    outcomes = each_of(work, found.sources, cards, watch, store)
    remarks: tuple[str, ...] = ()
    if order.uniform:
        again = partial(each_of, work, found.sources, watch=watch, store=store)
        outcomes, sizes = evened(outcomes, cards, again)
        remarks = tuple(map(str, sizes))
    said = (*cards.brand.diagnostics, *found.diagnostics)
    printed = Printed(None, outcomes, said, found.count, remarks=remarks, files=found.paths)
    title = next((deck.title for deck in found.decks[:1]), "")
    alone = printed.cards[0].title if len(printed.cards) == 1 else ""
    # Here the texts are let go, of which there may be many.
    return printed, title or alone


def print_booklet(order: BookletOrder, watch: Watch) -> Printed:
    """Print cards as a booklet; a broken file does not keep the others from print."""
    with Store() as store:
        return _booklet(order, watch, store)


def _booklet(order: BookletOrder, watch: Watch, store: Store) -> Printed:
    found = choose(order.paths, replace(order.choice, sort=None), order.cards.folders, order.cards.languages)
    deck = found.decks[0] if found.decks else Deck("")
    name = booklets.design_name(deck, order.cards)
    chosen = dressed(name, replace(order.cards, brand=deck.brand or order.cards.brand))
    sources = [booklets.in_layout(source, chosen, deck, order.cards) for source in found.sources]
    said = (
        *order.cards.brand.diagnostics,
        *found.diagnostics,
        *booklets.other_layouts(found, chosen, deck, order.cards),
    )
    work = sheets.work_for(Paper() if order.folding or order.cut else None)
    cards, sort = (
        replace(order.cards, layout=None, numbered=True),
        order.choice.sort or deck.sort or Sort.GIVEN,
    )
    outcomes = each_of(work, sources, cards, watch, store)
    made = booklets.in_order(printable(outcomes), sort)
    printed = Printed(None, outcomes, said, found.count, files=found.paths)
    if not made:
        return printed
    words = booklets.words_for(order.words, deck, made)
    parts = order.parts or deck.parts or order.usual_parts
    order = replace(order, parts=parts)
    keep_order = deck.stations or bool(deck.entries)
    if led := booklets.pages_led_to(made, words, chosen, order, keep_order=keep_order):
        again = partial(each_of, work, order=cards, watch=Watch(debug=watch.debug), store=store)
        outcomes = _with_pages(outcomes, sources, led, again)
        made = booklets.in_order(printable(outcomes), sort)
    drawn = order.cards.pictures and not {Part.COVER, Part.CONTENTS}.isdisjoint(parts)
    shown = booklets.movements(made, sources) if drawn else ()
    bound, pages = booklets.bind(made, words, chosen, order, store, keep_order=keep_order, shown=shown)
    printed = replace(printed, outcomes=outcomes)
    return replace(printed, file=bound.file, diagnostics=(*said, *bound.diagnostics), pages=pages)


def _with_pages(
    outcomes: tuple[Outcome, ...],
    sources: Sequence[Source],
    pages: Mapping[str, tuple[tuple[str, str], ...]],
    again: Callable[[Sequence[Source]], tuple[Outcome, ...]],
) -> tuple[Outcome, ...]:
    """Set the cards that lead to others of their booklet once more, with the pages of these.

    One that would take more pages with them stays as it is, so that all pages keep their numbers.
    """
    leading = [number for number, one in enumerate(outcomes) if one.slug in pages]
    told = [
        replace(sources[number], request=replace(sources[number].request, pages=pages[outcomes[number].slug]))
        for number in leading
    ]
    fresh = dict(zip(leading, again(told), strict=True))
    return tuple(
        fresh[number] if number in fresh and _as_long(fresh[number], one) else one
        for number, one in enumerate(outcomes)
    )


def _as_long(one: Outcome, other: Outcome) -> bool:
    cards = printable((one, other))
    return len(cards) == 2 and page_count(cards[0]) == page_count(cards[1])


def check(paths: Sequence[str], order: CardOrder, watch: Watch) -> Printed:
    """Read and set all files for what is to be said of them, and print nothing."""
    found = choose(paths, Choice(), order.folders, order.languages)
    outcomes = each_of(check_card, found.sources, order, watch)
    said = (*order.brand.diagnostics, *found.diagnostics)
    return Printed(None, outcomes, said, found.count, files=found.paths)


def readings(path: str, data: bytes | None = None) -> tuple[Reading, ...]:
    """Read all exercises of a file, or of what it may come to hold; CardsError where none can be read."""
    return tuple(read(source) for source in parts(load(path) if data is None else Source(path, data)))


def exercises(paths: Sequence[str]) -> tuple[tuple[Exercise, ...], tuple[Diagnostic, ...]]:
    """Read all exercises that paths lead to, with what a deck asks of them, and what keeps some from it."""
    found = choose(paths, Choice(), layouts.folders(layouts.OWN))
    said = list(found.diagnostics)
    read_ones: list[Exercise] = []
    for source in found.sources:
        try:
            exercise = read(source).exercise
        except CardsError as problem:
            said += problem.diagnostics
            continue
        dose = source.request.prescription.completed(exercise.prescription)
        read_ones.append(replace(exercise, prescription=dose, group=source.request.group or exercise.group))
    return tuple(read_ones), tuple(said)


def read_data(path: str, fields: Mapping[str, str]) -> DataReading:
    """Read all exercises of a data file; `fields` says what some of its names mean.

    A file in Markdown has no names of columns. CardsError where none can be read.
    """
    if not reader.reads_as_data(path):
        return DataReading(readings(path))
    return reader.read_data(load(path).data, path, fields)
