"""A picture that moves → the frame in which it ends."""

from __future__ import annotations

import io
from contextlib import suppress
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from cards.artwork.bitmap import UnprintableError, opened

if TYPE_CHECKING:
    from PIL.Image import Image

#: Formats whose pictures may move: of others, more than one picture is more than one page.
MOVING = ("GIF", "WEBP", "PNG")
#: Frames that are gone through at most.
FRAMES = 2000
#: The side in pixels at which frames are compared; the mean difference, of 255, up to which they are one.
COMPARED, SAME = 32, 2.5


def last_frame(data: bytes, until: float = inf) -> bytes:
    """Return the frame in which a picture ends, as PNG; nothing for one that stands still or is broken.

    One that ends as it begins goes in a circle: the frame halfway is its other end.
    """
    with suppress(UnprintableError), opened(data, until) as image:
        count = getattr(image, "n_frames", 1) if image.format in MOVING else 1
        if not 1 < count <= FRAMES:
            return b""
        first = _small(image)
        for end in (count - 1, count // 2):
            _go_to(image, end, until)
            if _differ(first, _small(image)):
                file = io.BytesIO()
                image.convert("RGBA").save(file, "PNG", compress_level=1)
                return file.getvalue()
    return b""


def _go_to(image: Image, end: int, until: float) -> None:
    """Go to a frame one by one, as each may be told by what changes from the one before."""
    for number in range(end + 1) if end < image.tell() else range(image.tell(), end + 1):
        if monotonic() > until:
            raise UnprintableError("takes too long to read")
        image.seek(number)


def _small(image: Image) -> bytes:
    return image.convert("RGBA").resize((COMPARED, COMPARED)).tobytes()


def _differ(one: bytes, other: bytes) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) > SAME * len(one)
