"""Exercise + Layout → Page: what stands where, at the largest size that fits, before any ink flows."""

from __future__ import annotations

from collections.abc import Iterator

from cards.artwork.pictures import Artwork
from cards.diagnostics import Diagnostic
from cards.exercise import Exercise
from cards.layout import Layout
from cards.makeup import copyedit, foot
from cards.makeup.collection import Collection, Illustrations, collect
from cards.makeup.common_back import make_common_back
from cards.makeup.illustrated import settle_illustrated
from cards.makeup.illustrated_card import Illustrated
from cards.makeup.legibility import Reach, measure_reach
from cards.makeup.made import Made, OversetError
from cards.makeup.placing import place, place_illustrated
from cards.makeup.poster import make_poster
from cards.makeup.setting import Setting, settle
from cards.makeup.station import make_station
from cards.page import Item, Page
from cards.typesetting.galley import missing_glyphs

__all__ = ["Illustrations", "Made", "OversetError", "Reach", "make_up"]

#: A card of an exercise's own words and pictures alone.
PLAIN = Illustrations()


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


def _illustrated(collection: Collection, shown: Illustrated) -> Made:
    """Finish a card that stands with its drawings."""
    layout, exercise = collection.layout, collection.exercise
    reach = measure_reach(
        shown.size, 1.0, shown.symbol, layout, arrangement=shown.divided.fit.arrangement, given_up=()
    )
    findings: list[Diagnostic] = []
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
