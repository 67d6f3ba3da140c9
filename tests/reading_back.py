"""A PDF's bytes → what a reader, a scanner and a printer find in it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2
import zxingcpp


@dataclass(frozen=True)
class Word:
    """A word as it is printed; x and y of its top left corner, in points from the page's."""

    text: str
    x: float
    y: float
    height: float


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def word_lists(pdf: bytes) -> list[list[str]]:
    """Return each page's words in reading order."""
    return [text.split() for text in page_texts(pdf)]


def placed_words(pdf: bytes, number: int = 0) -> list[Word]:
    return list(_words(pypdfium2.PdfDocument(pdf)[number]))


def _words(page: pypdfium2.PdfPage) -> Iterator[Word]:
    text, height = page.get_textpage(), page.get_height()
    started: list[int] = []
    for at in range(text.count_chars() + 1):
        char = text.get_text_range(at, 1) if at < text.count_chars() else " "
        if not char.isspace():
            started.append(at)
        elif started:
            boxes = [text.get_charbox(one) for one in started]
            top, bottom = max(box[3] for box in boxes), min(box[1] for box in boxes)
            word = text.get_text_range(started[0], len(started))
            yield Word(word, min(box[0] for box in boxes), height - top, top - bottom)
            started = []


def trims(pdf: bytes) -> list[tuple[float, float]]:
    """Return each page's size after the cut, in points, to a hundredth."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        boxes = [[float(edge) for edge in page.trimbox] for page in document.pages]
    return [(round(box[2] - box[0], 2), round(box[3] - box[1], 2)) for box in boxes]


def codes(pdf: bytes, dpi: float = 150) -> list[list[str]]:
    """Return what a phone reads on each page."""
    pictures = [page.render(scale=dpi / 72).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    return [[code.text for code in zxingcpp.read_barcodes(picture)] for picture in pictures]


def links(pdf: bytes) -> list[list[str]]:
    """Return the addresses that can be clicked on each page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = [page.obj.get("/Annots", []) for page in document.pages]
        return [[str(link.A.URI) for link in page] for page in pages]


def outline(pdf: bytes) -> list[str]:
    """Return the titles of the bookmarks."""
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as entries:
        return [entry.title for entry in entries.root]


def title(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return str(document.docinfo["/Title"])
