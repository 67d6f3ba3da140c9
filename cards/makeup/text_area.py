"""Where the text of a layout stands, between masthead and foot."""

from __future__ import annotations

from cards.geometry import Rect
from cards.layout import Layout
from cards.makeup.foot import foot_height

#: Parts of the margin: blank under a masthead, and over text that stands beside one.
UNDER_HEAD, BESIDE_HEAD = 0.45, 0.8


def first_area(layout: Layout) -> Rect:
    """Return the room for masthead and text on a card's first page; for the text alone beside a masthead."""
    return _down_from(layout.margin * (BESIDE_HEAD if layout.masthead.side else UNDER_HEAD), layout)


def later_area(layout: Layout, running: float) -> Rect:
    """Return the room for text on a page without a masthead, under a running title so many points high."""
    return _down_from(layout.margin + running, layout)


def _down_from(top: float, layout: Layout) -> Rect:
    width = layout.trim.width - layout.margin - layout.left_edge
    return Rect(layout.left_edge, top, width, layout.trim.height - top - foot_height(layout))
