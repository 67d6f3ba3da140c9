"""Sheets → a PDF."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from cards.page import Page
from cards.press.document import PRODUCER, Document
from cards.press.plate import Plate, plate
from cards.press.spool import Pressed, Spool
from cards.press.store import Kept, Store
from cards.press.structure import Leaf, structure
from cards.sheet import Sheet, one_up

__all__ = ["PRODUCER", "Kept", "Pressed", "Store", "press", "press_file"]


def press(work: Iterable[Page | Sheet | Plate | Kept[Plate]], *, title: str) -> bytes:
    """Turn pages, sheets or plates, in their order, into one PDF; a page becomes a sheet of its own.

    The same work gives the same bytes. Raises AssertionError where a face lacks a character that is
    set in it, which makeup has to prevent.
    """
    return press_file(work, title=title).read()


def press_file(work: Iterable[Page | Sheet | Plate | Kept[Plate]], *, title: str) -> Pressed:
    """Do as `press` does, with no more in memory than the file's index needs."""
    with Store() as store, Spool() as titles, Spool() as elements:
        plates = [store.keep(_plated(piece)) for piece in work]
        document = Document(len(plates), titles)
        pages = array("L", (document.print(kept.open()) for kept in plates))
        leaves = (_leaf(kept.open(), page) for kept, page in zip(plates, pages, strict=True))
        tree = structure(leaves, len(plates), document.next_number, elements)
        return document.finished(title, tree, pages)


def _plated(piece: Page | Sheet | Plate | Kept[Plate]) -> Plate | Kept[Plate]:
    if isinstance(piece, Plate | Kept):
        return piece
    return plate(piece if isinstance(piece, Sheet) else one_up(piece))


def _leaf(plate: Plate, page: int) -> Leaf:
    """Tell what a page says; its links have the numbers before its own."""
    return Leaf(plate.sections, page, range(page - len(plate.links), page))
