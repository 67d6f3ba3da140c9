"""A settled card and a picture that is small on its band → the same card, the picture in an empty column."""

from __future__ import annotations

from dataclasses import replace

from cards.artwork.pictures import COLUMN
from cards.geometry import Point, Rect, Size
from cards.makeup.illustrated_card import Illustrated
from cards.makeup.photos import FramedPhoto, PhotoLook, Photos, arrange_photos

#: Part of the margin: blank over the picture.
OVER = 0.7
#: By how much the picture must be larger there than on the band.
WORTH = 1.5


def fill_column(card: Illustrated, photo: FramedPhoto, look: PhotoLook, on_band: float) -> Illustrated | None:
    """Stand a picture at the foot of the column that has most room for it; None where none has enough.

    `on_band`: the mean side in points that it would have on the band.
    """
    over = OVER * card.band.layout.margin
    found: list[tuple[float, int, Photos]] = []
    for number, (column, free) in enumerate(zip(card.columns, card.spare, strict=True)):
        if free <= over:
            continue
        box = Size(column.width, min(free - over, COLUMN * card.band.layout.trim.height))
        if picture := arrange_photos((photo,), box, look, lifted=False):
            found.append((picture.mean_side, number, picture))
    side, number, picture = max(found, key=lambda one: one[0], default=(0.0, 0, None))
    if picture is None or side < on_band * WORTH:
        return None
    taken = picture.size.height + over
    columns = list(card.columns)
    column = columns[number]
    columns[number] = Rect(column.x, column.y, column.width, column.height - taken)
    left = list(card.divided.left)
    left[number] -= taken
    at = Point(column.x, column.bottom - picture.size.height)
    divided = replace(card.divided, left=(left[0], left[1]))
    return replace(card, columns=(columns[0], columns[1]), divided=divided, aside=picture, aside_at=at)
