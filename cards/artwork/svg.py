"""An SVG drawing's bytes → PNG bytes, drawn in a process of its own, without files, network or entities."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from math import inf
from pathlib import Path
from time import monotonic
from xml.parsers import expat

from cards import fonts
from cards.artwork.bitmap import UnprintableError
from cards.limits import (
    DRAWING_BYTES,
    DRAWING_ELEMENTS,
    DRAWING_MEMORY,
    DRAWING_NESTING,
    DRAWING_SECONDS,
    PICTURE_SHAPE,
)

#: Pixels of a drawing's longer side: 300 dpi at 135 mm, more than the frame of an A3 card holds.
PIXELS = 1600
#: The faces that a drawing's words are set in, whatever it asks for: the same on every machine.
WORDS = ("AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold", "AtkinsonHyperlegible-Italic")

_DRAWN = re.compile(rb"\s*<(?:\?xml|!--|!DOCTYPE\s+svg|svg)", re.IGNORECASE)
_CHILD = Path(__file__).with_name("svg_worker.py")


def is_drawing(data: bytes) -> bool:
    """Say whether bytes begin as an SVG drawing does."""
    return bool(_DRAWN.match(data.removeprefix(b"\xef\xbb\xbf")))


def draw(data: bytes, until: float = inf) -> bytes:
    """Draw an SVG as a PNG of 1,600 pixels on its longer side, transparent where nothing is drawn.

    Raises UnprintableError for a drawing that is broken, that needs entities or anything outside itself,
    and for one that takes too much time or memory, or is not drawn by `until`, on the monotonic clock.
    Scripts are never run.
    """
    if len(data) > DRAWING_BYTES:
        raise UnprintableError(f"has {len(data):,} bytes; a drawing has at most {DRAWING_BYTES:,}")
    _refuse_hostile(data)
    return draw_trusted(data, PIXELS, until)


def draw_trusted(data: bytes, pixels: int, until: float = inf) -> bytes:
    """Draw an SVG that was made here, so many pixels on its longer side; raises as `draw` does."""
    faces = [str(fonts.face(name).path) for name in WORDS]
    limits = [str(limit) for limit in (pixels, PICTURE_SHAPE, DRAWING_SECONDS, DRAWING_MEMORY)]
    try:
        # The library that draws ends the whole process when memory lacks, and knows no limit of time.
        drawn = subprocess.run(
            [sys.executable, "-P", str(_CHILD), *limits, *faces],
            input=data,
            capture_output=True,
            timeout=max(0.0, min(DRAWING_SECONDS * 2, until - monotonic())),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnprintableError("takes too long to draw") from None
    except OSError as problem:
        raise UnprintableError(f"cannot be drawn: {problem.strerror}") from None
    if drawn.returncode == 0:
        return drawn.stdout
    if drawn.returncode == 1:
        raise UnprintableError(f"is broken: {drawn.stderr.decode(errors='replace').strip()[:200]}")
    raise UnprintableError("takes too much time or memory to draw")


class _Reader:
    """Reads a drawing's elements, and stops at the first that it must not have."""

    def __init__(self) -> None:
        self._depth = self._count = 0

    def refuse_entities(self, *_: object) -> None:
        raise UnprintableError("declares entities, which are not read")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DRAWING_NESTING or self._count > DRAWING_ELEMENTS:
            raise UnprintableError("has too many elements to be drawn")
        for key, value in attributes.items():
            referring = key.rpartition(":")[2] == "href" and name.rpartition(":")[2] != "a"
            if referring and not value.strip().startswith("#"):
                raise UnprintableError(f'refers to "{value.strip()[:60]}"; a drawing must hold all of itself')

    def end(self, _: str) -> None:
        self._depth -= 1


def _refuse_hostile(data: bytes) -> None:
    reader = _Reader()
    # Only UTF-8 is read, so that nothing hides in another encoding.
    parser = expat.ParserCreate("UTF-8")
    parser.EntityDeclHandler = reader.refuse_entities
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        raise UnprintableError(f"is broken: {problem}") from None
