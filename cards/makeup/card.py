"""Exercise + Layout → Page: what stands where, at the largest size that fits, before any ink flows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cards.artwork.pictures import Artwork
from cards.diagnostics import Diagnostic
from cards.exercise import Exercise
from cards.layout import Layout
from cards.makeup import copyedit, foot
from cards.makeup.collection import Collection, Illustrations, collect
from cards.makeup.common_back import make_common_back
from cards.makeup.credits import credited, draw_credit, unprinted_credit
from cards.makeup.illustrated import settle_illustrated
from cards.makeup.illustrated_card import Illustrated
from cards.makeup.legibility import Reach, measure_reach
from cards.makeup.made import Made, OversetError
from cards.makeup.placing import place, place_illustrated
from cards.makeup.poster import make_poster
from cards.makeup.setting import Setting, settle
from cards.makeup.station import make_station
from cards.page import Image, Item, Page
from cards.typesetting.galley import missing_glyphs

__all__ = ["Illustrations", "Made", "OversetError", "Reach", "make_up"]

#: A card of an exercise's own words and pictures alone.
PLAIN = Illustrations()
#: What is said of something that a card had no room for.
CROWDED_OUT = "left-out"


def make_up(
    exercise: Exercise,
    layout: Layout,
    artwork: tuple[Artwork, ...] = (),
    illustrations: Illustrations = PLAIN,
) -> Made:
    """Turn an exercise, a layout and pictures into finished pages, with drawings where they have room.

    OversetError where it does not fit; CardsError where nothing, or next to nothing, of it can be printed.
    """
    if layout.art:
        return make_common_back(exercise, layout, layout.art, artwork)
    told = credited(layout, artwork)
    made = _make_up(exercise, told, artwork, illustrations)
    if told is layout:
        return made
    if any(one.code == CROWDED_OUT for one in made.diagnostics) and not _shows(made, artwork):
        return _make_up(exercise, layout, artwork, illustrations)
    pages = tuple(_signed(page, told) for page in made.pages)
    return Made(pages, made.reach, (*made.diagnostics, *unprinted_credit(exercise, told)))


def _make_up(
    exercise: Exercise, layout: Layout, artwork: tuple[Artwork, ...], illustrations: Illustrations
) -> Made:
    if layout.poster:
        return make_poster(exercise, layout, artwork, illustrations)
    if layout.station:
        return make_station(exercise, layout, artwork, illustrations)
    collection = collect(exercise, layout, artwork, illustrations)
    if shown := settle_illustrated(collection):
        return _illustrated(collection, shown)
    setting = settle(collection)
    reach = _measure(collection, setting)
    pages = tuple(_page(collection, items, reach) for items in place(collection, setting, reach))
    return Made(pages, reach, tuple(_findings(collection, setting)))


def _shows(made: Made, artwork: tuple[Artwork, ...]) -> bool:
    """Say whether any of an author's pictures stands on a card."""
    words = {one.words or page.title for one in artwork for page in made.pages}
    return any(isinstance(item, Image) and item.alt in words for page in made.pages for item in page.items)


def _signed(page: Page, layout: Layout) -> Page:
    """Give a page the credit of its pictures: at its foot, if nothing has said it there, and in its data."""
    at_foot = tuple(draw_credit(layout)) if layout.poster or layout.station else ()
    note = ", ".join(filter(None, (page.note, layout.brand.credit)))
    return replace(page, items=(*page.items, *at_foot), note=note)


def _illustrated(collection: Collection, shown: Illustrated) -> Made:
    """Finish a card that stands with its drawings."""
    layout, exercise = collection.layout, collection.exercise
    reach = measure_reach(
        shown.size, 1.0, shown.symbol, layout, arrangement=shown.divided.fit.arrangement, given_up=()
    )
    findings: list[Diagnostic] = []
    if collection.movement and not shown.pictures.movement:
        findings.append(copyedit.undrawn(exercise, layout, "the drawing of the movement"))
    if collection.trained and not shown.mapped:
        findings.append(copyedit.undrawn(exercise, layout, "the muscle map"))
    findings += missing_glyphs(exercise, layout)
    return Made(
        (_page(collection, tuple(place_illustrated(collection, shown)), reach),), reach, tuple(findings)
    )


def _measure(collection: Collection, setting: Setting) -> Reach:
    return measure_reach(
        setting.size,
        setting.cue,
        collection.panel.symbol if collection.panel else None,
        collection.layout,
        arrangement=setting.fit.arrangement if setting.fit else "",
        given_up=tuple(copyedit.in_words(rung) for rung in setting.given_up),
    )


def _page(collection: Collection, items: tuple[Item, ...], reach: Reach) -> Page:
    """Give a page what it is printed and found by."""
    exercise, layout = collection.exercise, collection.layout
    return Page(
        layout.trim,
        layout.bleed,
        layout.safe,
        items,
        exercise.title,
        exercise.lang,
        exercise.slug,
        note=foot.note(exercise, collection.words, reach.read_from, reach.scan_from),
    )


def _findings(collection: Collection, setting: Setting) -> Iterator[Diagnostic]:
    exercise, layout = collection.exercise, collection.layout
    yield from copyedit.said(exercise, layout, setting.given_up)
    yield from copyedit.labelled(exercise, layout, setting.labelled)
    # A design without a frame is one of small cards, which have no drawings more often than not.
    if (collection.trained and not collection.artwork) or (
        collection.muscles and setting.head.panels.muscles is None and layout.pictures.height
    ):
        yield copyedit.undrawn(exercise, layout, "the muscle map")
    if collection.movement or (collection.figure and setting.frame is None):
        yield copyedit.undrawn(exercise, layout, "the drawing of the movement")
    if setting.frame:
        yield from copyedit.uncaptioned(exercise, collection.artwork)
    else:
        yield from copyedit.crowded_out(exercise, layout, collection.artwork)
    yield from missing_glyphs(exercise, layout)
