"""Page labels: what a reader's program shows for each page is what is printed on it."""

import io

import pikepdf
import pytest
from values import BLACK, BODY

from cards.geometry import Point, Size
from cards.page import Glyphs, Page, Role, TextLine
from cards.press.press import press


def labels(*folios: str) -> list[str]:
    """Print pages that bear these, and return what a program shows for them."""
    line = TextLine(Point(20, 40), 12, (Glyphs("x", BODY, BLACK, 0, 6),), Role.PARAGRAPH, 0)
    pages = [
        Page(Size(200, 100), 0, 10, (line,), f"Page {number}", "en", f"page-{number}", folio)
        for number, folio in enumerate(folios)
    ]
    with pikepdf.open(io.BytesIO(press(pages, title="Labels"))) as document:
        # ISO 32000-1, 12.4.2: the ranges shall begin with the first page.
        assert document.Root.PageLabels.Nums[0] == 0
        return [page.label for page in document.pages]


@pytest.mark.parametrize(
    "folios",
    [
        ["i", "ii", "iii", "1", "2", "3"],
        # A first page without a number, as a cover may be.
        ["", "1", "2"],
        ["", "ii", "iii", "1"],
        ["", "", "", "5", "6"],
        ["Cover", "1", "2", "Back"],
        # One that begins elsewhere than at one, and one that goes back.
        ["ii", "iii", "7", "8", "1", "2"],
        ["1", "", "2", "", "3"],
        # Roman numbers that are letters, too, and words that only look like some.
        ["c", "ci", "cii", "ill", "mix"],
        ["9", "10", "11", "99", "100"],
        ["A-1", "A-2", "0", "1"],
    ],
    ids=" ".join,
)
def test_every_page_has_the_label_that_it_bears(folios: list[str]) -> None:
    assert labels(*folios) == folios
