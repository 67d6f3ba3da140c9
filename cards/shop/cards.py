"""One exercise file → its card: read, set, made ready to print; what came of it is told by its type."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

from cards.artwork import pictures
from cards.artwork.pictures import Artwork
from cards.brand import Brand, Logo
from cards.diagnostics import CardsError, Diagnostic, Severity, error, worst
from cards.exercise import Exercise, FigureRequest, fingerprint
from cards.hues import hue_of
from cards.layout import MONO, Layout
from cards.makeup.card import Illustrations, Made, OversetError, Reach, make_up
from cards.page import Page
from cards.press.plate import Plate, engrave, plate, put_away
from cards.press.press import Kept, Store
from cards.press.proof import examine
from cards.sheet import one_up
from cards.shop import illustrations, layouts
from cards.shop.advice import advised
from cards.shop.layouts import designs
from cards.shop.orders import CardOrder
from cards.shop.progressions import with_others
from cards.shop.quantities import in_units
from cards.shop.sources import Source, exercise_of
from cards.shop.worded import worded
from cards.words import suggest, told_apart

_Value = TypeVar("_Value")

#: Of a card that is printed without them.
NO_PICTURES: tuple[tuple[Artwork, ...], Illustrations] = ((), Illustrations())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file."""

    file: str
    #: Empty where the file could not be read.
    title: str
    slug: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Failed(Outcome):
    """A file that an error keeps from being printed."""


@dataclass(frozen=True, slots=True)
class Checked(Outcome):
    """A card that was set for what is to be said of it."""

    #: What a booklet and the card's back need to know of the exercise; its text is not among it.
    facts: Exercise
    reach: Reach
    #: What changes with the text.
    fingerprint: str
    #: Points of body type by the designs in which it is set: the front's, and the back's if there is one.
    sizes: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Plated(Checked):
    """A card whose pages need only be pressed, one after the other."""

    plates: tuple[Plate | Kept[Plate], ...]


@dataclass(frozen=True, slots=True)
class Engraved(Checked):
    """A card whose pages are to be put on sheets."""

    pages: tuple[Page, ...]
    #: For each of them what stands behind it; empty where nothing does.
    backs: tuple[Page | None, ...] = ()


#: A card that can be printed.
Printable: TypeAlias = Plated | Engraved
#: Facts that many cards of a run have in common.
_REPEATED = (
    "equipment", "muscles", "group", "lang", "author", "print", "prescription", "easier", "harder",
)  # fmt: skip
#: What takes a file to its card.
Work: TypeAlias = Callable[[CardOrder, Source], Outcome]


def printable(outcomes: Iterable[Outcome]) -> tuple[Printable, ...]:
    """Keep the cards that can be printed."""
    return tuple(one for one in outcomes if isinstance(one, Plated | Engraved))


def design(exercise: Exercise, order: CardOrder) -> Layout:
    """Choose the order's design for an exercise, else the one that its file names, else the standard."""
    named, known = exercise.print.layout, layouts.names(order.folders)
    if order.layout is None and named and named not in known:
        hint = suggest(named, known, "`cuecard layouts` lists them")
        raise error(
            exercise.file,
            f'there is no layout "{named}"',
            hint,
            line=exercise.print.line,
            code="unknown-design",
        )
    return _as_ordered(dressed(order.layout or named or order.standard, order, exercise.group), order)


def dressed(name: str, order: CardOrder, group: str | None = None) -> Layout:
    """Return a design on the order's paper, in the colours and faces of its brand."""
    brand = order.brand
    dress = layouts.Dress(order.paper, order.usual_paper, brand.band_of(group), brand.accent, hue_of(group))
    found = layouts.load(name, order.folders, dress)
    art = _logo(brand.logo, os.stat(brand.logo).st_mtime_ns) if brand.logo else None
    poster = found.poster
    return replace(
        found,
        brand=replace(brand, art=art),
        text_faces=brand.text or found.text_faces,
        display_face=brand.display or found.display_face,
        label_face=brand.labels or found.label_face,
        # What a poster sets small is set like labels.
        poster=replace(poster, face=brand.labels) if poster and brand.labels else poster,
    )


@lru_cache(maxsize=8)
def _logo(path: str, _as_of: int) -> Logo:
    """Read a logo, once for all cards, and again when it has changed."""
    return pictures.read_logo(path)


def set_card(order: CardOrder, source: Source) -> tuple[Outcome, tuple[Page, ...]]:
    """Take one file to its finished pages; what goes wrong on the way is in the outcome's diagnostics."""
    title = slug = ""
    said: list[Diagnostic] = []
    if source.request.brand:
        order = replace(order, brand=source.request.brand)
    try:
        reading = exercise_of(source, order.lang)
        exercise, unknown = with_others(source, _labelled(reading.exercise, order.brand))
        exercise = in_units(exercise, order.units) if order.units else exercise
        title, slug = exercise.title, exercise.slug
        said.extend((*reading.diagnostics, *unknown))
        chosen = design(exercise, order)
        exercise = worded(exercise)
        artwork, drawn = pictures_of(exercise, chosen, source, said, order)
        made = _make_up(exercise, chosen, artwork, drawn, order)
    except CardsError as problem:
        return Failed(source.path, title, slug, (*said, *problem.diagnostics)), ()
    said.extend(made.diagnostics)
    said.extend(examine(made.pages, source.path, chosen.name))
    if worst(said) is Severity.ERROR:
        return Failed(source.path, title, slug, tuple(said)), ()
    facts = _facts(exercise)
    sizes = ((chosen.name, made.reach.size),)
    card = Checked(source.path, title, slug, tuple(said), facts, made.reach, fingerprint(exercise), sizes)
    return card, made.pages


def _labelled(exercise: Exercise, brand: Brand) -> Exercise:
    """Return an exercise whose code says what the brand says of codes, where its file says nothing."""
    video = exercise.video
    if video is None or video.label or not brand.code:
        return exercise
    return replace(exercise, video=replace(video, label=brand.code))


def check_card(order: CardOrder, source: Source) -> Outcome:
    """Set a card for what is to be said of it, and print nothing."""
    return set_card(order, source)[0]


def plate_card(order: CardOrder, source: Source) -> Outcome:
    """Take one file to its plates."""
    return plated(*set_card(order, source))


def plated(card: Outcome, pages: tuple[Page, ...]) -> Outcome:
    """Take a card that was set to its plates."""
    if not isinstance(card, Checked):
        return card
    return Plated(**_values(card), plates=tuple(plate(one_up(page)) for page in pages))


def engrave_card(order: CardOrder, source: Source) -> Outcome:
    """Take one file to its engraved pages, to be put on sheets or bound."""
    return engraved(*set_card(order, source))


def engraved(card: Outcome, pages: tuple[Page, ...]) -> Outcome:
    """Take a card that was set to its engraved pages."""
    if not isinstance(card, Checked):
        return card
    return Engraved(**_values(card), pages=tuple(map(engrave, pages)))


def slugs(cards: Iterable[Outcome]) -> tuple[str, ...]:
    """Name each card by its slug, the second of a name with -2 and so on, so that no two are one."""
    return told_apart(card.slug for card in cards)


def plates_of(cards: Sequence[Plated]) -> Iterator[Plate]:
    """Yield all cards' plates in their order, each known to its document by a slug of its own."""
    for card, slug in zip(cards, slugs(cards), strict=True):
        for one in map(opened, card.plates):
            if any(section.slug != slug for section in one.sections):
                sections = tuple(replace(section, slug=slug) for section in one.sections)
                yield replace(one, sections=sections)
            else:
                yield one


def kept(card: Outcome, store: Store) -> Outcome:
    """Put a card's plates or pages away until they are printed, so that many cards take little memory."""
    if isinstance(card, Checked):
        facts = _facts(card.facts)
        card = replace(card, facts=facts, sizes=_same(card.sizes))
    if isinstance(card, Plated):
        return replace(card, plates=tuple(map(store.keep, card.plates)))
    if isinstance(card, Engraved):
        pages = tuple(put_away(page, store) for page in card.pages)
        return replace(card, pages=pages, backs=tuple(page and put_away(page, store) for page in card.backs))
    return card


def opened(one: Plate | Kept[Plate]) -> Plate:
    """Return a plate, wherever it lies."""
    return one.open() if isinstance(one, Kept) else one


def _facts(exercise: Exercise) -> Exercise:
    figure = exercise.figure
    return Exercise(
        exercise.title,
        exercise.slug,
        exercise.file,
        # What a file tells of its own figure is long, and of no use to others.
        figure=figure if figure.told is None else FigureRequest(illustrations.NONE),
        **{name: _same(getattr(exercise, name)) for name in _REPEATED},
    )


@lru_cache(maxsize=1024)
def _same(value: _Value) -> _Value:
    """Return the first of all values that equal one: what other processes hand over is never shared."""
    return value


def _values(card: Checked) -> dict[str, Any]:
    return {one.name: getattr(card, one.name) for one in fields(card)}


def pictures_of(
    exercise: Exercise, chosen: Layout, source: Source, said: list[Diagnostic], order: CardOrder
) -> tuple[tuple[Artwork, ...], Illustrations]:
    """Gather a file's own pictures, and what is drawn for it; what is wrong with either is said."""
    if not order.pictures:
        return NO_PICTURES
    if chosen.art:
        return ((pictures.read_art(chosen.art),) if chosen.art.file else ()), Illustrations()
    found = pictures.gather(exercise, chosen, source.root)
    drawn = illustrations.find(exercise, chosen, source.root, own=bool(found.artwork))
    said.extend((*found.diagnostics, *drawn.diagnostics))
    return found.artwork, drawn.illustrations


def _make_up(
    exercise: Exercise,
    chosen: Layout,
    artwork: tuple[Artwork, ...],
    drawn: Illustrations,
    order: CardOrder,
) -> Made:
    """Set an exercise; CardsError where it does not fit, with the design that would hold it."""
    try:
        return make_up(exercise, chosen, artwork, drawn)
    except OversetError as problem:
        others = (_as_ordered(one, order) for one in designs(order.folders, mono=chosen.name.endswith(MONO)))
        raise advised(problem, exercise, chosen, artwork, others) from None


def _as_ordered(chosen: Layout, order: CardOrder) -> Layout:
    if order.read_from is not None:
        chosen = chosen.aimed(order.read_from)
    if order.numbered and chosen.foot == "none":
        chosen = replace(chosen, foot="folio")
    if largest := dict(order.largest).get(chosen.name):
        chosen = replace(chosen, largest=largest)
    return replace(chosen, ladder=()) if order.strict else chosen
