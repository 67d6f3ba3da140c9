"""Titles, each of a page → the outline beside a document's pages (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from cards.press.glyph_codes import text_string
from cards.press.spool import Spool


class Outline:
    """Entries in their order; the titles lie in a spool that is open as long as they are needed."""

    def __init__(self, titles: Spool) -> None:
        self._titles = titles
        self._pages = array("L")
        self._depths = array("B")

    def __len__(self) -> int:
        return len(self._pages)

    def add(self, title: str, page: int, depth: int) -> None:
        """Add an entry that leads to a page, by its object's number, under so many others."""
        self._titles.add(text_string(title.encode(errors="replace").decode()))
        self._pages.append(page)
        self._depths.append(min(depth, self._depths[-1] + 1) if self._depths else 0)

    def objects(self, first: int, *, flat: bool) -> Iterator[bytes]:
        """Yield the objects that take the numbers from the first: the root, then every entry.

        `flat`: whether no entry stands under another.
        """
        depths = array("B", bytes(len(self))) if flat else self._depths
        above, before, behind, last, count = _joints(depths)
        yield b"<</Type/Outlines/Count %d/First %d 0 R/Last %d 0 R>>" % (
            len(self),
            first + 1,
            first + last[0],
        )
        for place, (title, page) in enumerate(zip(self._titles, self._pages, strict=True), 1):
            parts = [b"<</Title%b/Parent %d 0 R/Dest[%d 0 R/Fit]" % (title, first + above[place], page)]
            for name, other in ((b"Prev", before[place]), (b"Next", behind[place])):
                if other:
                    parts.append(b"/%b %d 0 R" % (name, first + other))
            if count[place]:
                below = (first + place + 1, first + last[place], count[place])
                parts.append(b"/First %d 0 R/Last %d 0 R/Count %d" % below)
            yield b"".join((*parts, b">>"))


def _joints(depths: array[int]) -> tuple[array[int], ...]:
    """Return, for the root and each entry by its place from 1, how it hangs together with others.

    The entry above it, the ones before and behind it on its level, its last below, and how many are below.
    0 stands for the root, and for none.
    """
    empty = array("L", bytes(array("L").itemsize * (len(depths) + 1)))
    above, before, behind, last, count = (empty[:] for _ in range(5))
    path = [0]
    for place, depth in enumerate(depths, 1):
        del path[depth + 1 :]
        parent = above[place] = path[-1]
        before[place] = last[parent]
        if last[parent]:
            behind[last[parent]] = place
        last[parent] = place
        for higher in path:
            count[higher] += 1
        path.append(place)
    return above, before, behind, last, count
