"""A setting → the items of each page at their final places."""

from __future__ import annotations

from collections.abc import Iterator

from cards.geometry import Point, Rect
from cards.makeup import band, masthead
from cards.makeup.arrangement import stand
from cards.makeup.collection import Collection
from cards.makeup.dose_strip import draw_strip_and_logo, strip_place
from cards.makeup.figure_frame import FigureFrame
from cards.makeup.foot import draw_blanks, draw_brand, draw_foot
from cards.makeup.illustrated import GROWN
from cards.makeup.illustrated_card import Illustrated
from cards.makeup.legibility import Reach
from cards.makeup.picture_frame import draw_picture_frame
from cards.makeup.running_title import set_running_title
from cards.makeup.setting import Setting
from cards.makeup.text_area import first_area, later_area
from cards.makeup.twins import draw_twins
from cards.page import Item
from cards.typesetting import copyfit
from cards.typesetting.copyfit import Column
from cards.typesetting.lines import paragraph_numbers


def place(collection: Collection, setting: Setting, reach: Reach) -> Iterator[tuple[Item, ...]]:
    """Yield the items of each page; one without text has its masthead all the same."""
    pages: tuple[tuple[Column, ...], ...] = setting.fit.pages if setting.fit else ((),)
    for number, columns in enumerate(pages):
        numbers = paragraph_numbers()
        folio = f"{number + 1}/{len(pages)}" if collection.layout.many_pages else ""
        text = _later_page if number else _first_page
        yield (
            *text(collection, setting, columns, numbers),
            *draw_blanks(collection.words, collection.layout, numbers),
            *draw_foot(
                collection.exercise,
                collection.words,
                collection.layout,
                read_from=reach.read_from,
                scan_from=reach.scan_from,
                folio=folio,
            ),
        )


def place_illustrated(collection: Collection, card: Illustrated) -> Iterator[Item]:
    """Yield the items of a card with its drawings: band, columns, doses."""
    layout, numbers = collection.layout, paragraph_numbers()
    yield from band.draw_band(card.band, band.band_place(layout, card.heights.band), numbers)
    at = band.picture_place(card.band, card.pictures.size)
    yield from card.pictures.draw(at, numbers)
    second = card.columns[1]
    over = second.y - card.twins.depth(layout)
    yield from draw_twins(card.twins, Point(second.x, over), second.width, layout, numbers)
    grown = _grown(card)
    rooms = tuple(Rect(room.x, room.y, room.width, room.height - grown) for room in card.columns)
    (columns,) = card.divided.fit.pages
    yield from copyfit.place_in(card.galleys, columns, rooms, card.size, layout, numbers)
    if card.aside:
        at = Point(card.aside_at.x, card.aside_at.y - grown)
        yield from card.aside.draw(at, numbers)
    yield from draw_blanks(collection.words, layout, numbers)
    if card.doses:
        strip = strip_place(layout, card.columns[0].x, card.heights.doses + grown)
        yield from draw_strip_and_logo(card.doses, strip, layout, numbers)
    yield from draw_brand(layout, card.columns[0].x)


def _grown(card: Illustrated) -> float:
    """Return the points by which the doses grow into what the gaps of both columns leave."""
    return max(0.0, min(*card.spare, card.heights.doses * (GROWN - 1)))


def _first_page(
    collection: Collection, setting: Setting, columns: tuple[Column, ...], numbers: Iterator[int]
) -> Iterator[Item]:
    layout, room, size = collection.layout, setting.room, setting.size
    height = room.head.height(size)
    whole = first_area(layout)
    area, over_first = Rect(whole.x, whole.y + height, room.width, room.height - height), 0.0
    yield from masthead.draw(setting.head, height, size, numbers)
    if setting.frame:
        standing = stand(setting.frame, room, setting.fit, area)
        if isinstance(setting.frame, FigureFrame):
            yield from setting.frame.draw(standing.at, standing.width)
        else:
            yield from draw_picture_frame(setting.frame, standing.at, standing.width, numbers)
        area, over_first = standing.text, standing.over_first
    yield from copyfit.place(setting.galleys, columns, size, area, layout, numbers, over_first=over_first)
    if collection.doses:
        strip = strip_place(layout, layout.left_edge, layout.doses.height)
        yield from draw_strip_and_logo(collection.doses, strip, layout, numbers)


def _later_page(
    collection: Collection, setting: Setting, columns: tuple[Column, ...], numbers: Iterator[int]
) -> Iterator[Item]:
    layout, running = collection.layout, set_running_title(collection.exercise.title, collection.setter)
    area = later_area(layout, running.height)
    yield from running.draw(Point(layout.left_edge, layout.margin), collection.setter, numbers)
    yield from copyfit.place(setting.galleys, columns, setting.size, area, layout, numbers)
