"""A setting → the items of each page at their final places."""

from __future__ import annotations

from collections.abc import Iterator

from cards.geometry import Rect
from cards.makeup import masthead
from cards.makeup.arrangement import stand
from cards.makeup.collection import Collection
from cards.makeup.figure_frame import FigureFrame
from cards.makeup.foot import draw_blanks, draw_foot
from cards.makeup.legibility import Reach
from cards.makeup.picture_frame import draw_picture_frame
from cards.makeup.setting import Setting
from cards.makeup.text_area import first_area, later_area
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


def _later_page(
    collection: Collection, setting: Setting, columns: tuple[Column, ...], numbers: Iterator[int]
) -> Iterator[Item]:
    area = later_area(collection.layout)
    yield from copyfit.place(setting.galleys, columns, setting.size, area, collection.layout, numbers)
