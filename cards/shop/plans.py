"""Exercises with what a deck asks of them → the rows of a training plan, and its PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cards import vocabulary
from cards.booklets.plan import PlanGroup, PlanRow, PlanWords, make_plan
from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.fonts import lacking
from cards.layout import Layout
from cards.manuscript.reader import Reading
from cards.press.press import Pressed, press_file
from cards.press.proof import examine
from cards.shop.cards import Failed, Outcome, dressed, pictures_of
from cards.shop.deck import Deck
from cards.shop.lookup import choose
from cards.shop.orders import CardOrder, CardRequest, PlanOrder
from cards.shop.printed import Printed, Watch, each_of
from cards.shop.quantities import in_units
from cards.shop.sources import Source, exercise_of
from cards.shop.worded import worded

#: The design whose frame says which pictures are read.
PICTURED = "wall-a4"


@dataclass(frozen=True, slots=True)
class Planned(Outcome):
    """An exercise that stands in a plan."""

    row: PlanRow
    #: The group under which it stands; empty for none.
    group: str
    lang: str


def print_plan(order: PlanOrder, watch: Watch) -> Printed:
    """Print exercises as a training plan; a broken file does not keep the others from it."""
    found = choose(order.paths, order.choice, order.cards.folders, order.cards.languages)
    outcomes = each_of(plan_exercise, found.sources, order.cards, watch)
    said = (*order.cards.brand.diagnostics, *found.diagnostics)
    printed = Printed(None, outcomes, said, found.count, files=found.paths)
    if len(printed.failures) == len(outcomes):
        return printed
    file, pages, more = bind_plan(outcomes, found.decks[0] if found.decks else None, order)
    return replace(printed, file=file, diagnostics=(*said, *more), pages=pages)


def plan_readings(
    found: Sequence[tuple[Reading, str | None]], root: str, order: PlanOrder, watch: Watch
) -> Printed:
    """Print exercises that were read before as a training plan, in order.

    Beside each its group in a deck, None for those of no deck; pictures may lie anywhere in `root`.
    """
    sources = []
    for one, group in found:
        request = CardRequest() if group is None else CardRequest(group=group, path=root)
        sources.append(Source(one.exercise.file, b"", request, one, root))
    outcomes = each_of(plan_exercise, sources, order.cards, watch)
    printed = Printed(None, outcomes, order.cards.brand.diagnostics, count=len(sources))
    if len(printed.failures) == len(outcomes):
        return printed
    deck = None if any(group is None for _, group in found) else Deck("")
    file, pages, more = bind_plan(outcomes, deck, order)
    return replace(printed, file=file, diagnostics=(*printed.diagnostics, *more), pages=pages)


def plan_exercise(order: CardOrder, source: Source) -> Outcome:
    """Take one file to its row; what goes wrong on the way is in the outcome's diagnostics."""
    title = slug = ""
    said: list[Diagnostic] = []
    try:
        reading = exercise_of(source, order.lang)
        exercise = in_units(reading.exercise, order.units) if order.units else reading.exercise
        exercise = worded(exercise)
        title, slug = exercise.title, exercise.slug
        # What a card lacks beside its dose is no matter of a plan.
        said.extend(one for one in reading.diagnostics if one.severity is not Severity.HINT)
        chosen = dressed(PICTURED, order)
        artwork, drawn = pictures_of(exercise, chosen, source, said, order)
    except CardsError as problem:
        return Failed(source.path, title, slug, (*said, *problem.diagnostics))
    said.extend(_unprintable(source.path, (title, exercise.prescription.notes), chosen))
    picture = artwork[0] if artwork else None
    row = PlanRow(title, exercise.prescription, drawn.movement, picture)
    # A deck without groups is one table; a folder is parted as its files say.
    group = source.request.group if source.request.path else exercise.group or ""
    return Planned(source.path, title, slug, tuple(said), row, group, exercise.lang)


def bind_plan(
    outcomes: Sequence[Outcome], deck: Deck | None, order: PlanOrder
) -> tuple[Pressed, int, tuple[Diagnostic, ...]]:
    """Turn exercises into the PDF of their plan, its number of pages, and what is to be said of it.

    A deck's order stands; without one, exercises of a group stand together.
    """
    rows = [one for one in outcomes if isinstance(one, Planned)]
    if deck is None:
        met = list(dict.fromkeys(one.group for one in rows))
        rows.sort(key=lambda one: met.index(one.group))
    deck = deck or Deck("")
    asked = order.cards.languages[:1] or (order.cards.lang,)
    lang = asked[0] or Counter(one.lang for one in rows).most_common(1)[0][0]
    words = _words(order, deck, lang)
    brand = deck.brand or order.cards.brand
    chosen = dressed(order.cards.layout or order.cards.standard, replace(order.cards, brand=brand))
    groups = tuple(
        PlanGroup(name, tuple(one.row for one in held)) for name, held in groupby(rows, lambda one: one.group)
    )
    pages = make_plan(groups, words, chosen, paper=order.paper, weeks=order.weeks, lang=lang)
    told = (words.title, words.subtitle, words.text, *(group.name for group in groups))
    said = (*_unprintable("plan", told, chosen), *examine(pages, "plan", chosen.name))
    return press_file(pages, title=words.title), len(pages), said


def _words(order: PlanOrder, deck: Deck, lang: str) -> PlanWords:
    """Complete what is asked by what the deck says."""
    title = order.words.title or deck.title or vocabulary.labels(lang).plan
    said = (title, order.words.subtitle or deck.subtitle, order.words.text or deck.cover)
    return PlanWords(*(" ".join(text.split()) for text in said))


def _unprintable(path: str, texts: Iterable[str], layout: Layout) -> Iterator[Diagnostic]:
    """Name each character that cannot be printed."""
    for char in dict.fromkeys(char for text in texts for char in lacking(text, layout.display_face)):
        yield Diagnostic(
            Location(path),
            Severity.WARNING,
            f'no font has the character "{char}" (U+{ord(char):04X}): it will not be printed',
            "write it in other letters",
            code="unprintable-character",
        )
