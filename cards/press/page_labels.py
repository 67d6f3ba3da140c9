"""Folios as printed → the page labels by which a reader's program counts (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.press.glyph_codes import text_string
from cards.words import roman


def page_labels(folios: Sequence[str]) -> bytes:
    """Turn each page's folio (Roman, Arabic, or any words) into the document's page labels."""
    runs = b"".join(b"%d<<%b>>" % run for run in _runs(folios))
    return b"<</Nums[%b]>>" % runs


def _runs(folios: Sequence[str]) -> Iterator[tuple[int, bytes]]:
    """Yield where a way of counting begins, and how it counts."""
    style, expected = "", ""
    for place, folio in enumerate(folios):
        if not folio or folio != expected:
            style, start = _counted(folio)
            if style:
                yield place, b"/S/%b/St %d" % (style.encode(), start)
            else:
                yield place, b"/P%b" % text_string(folio)
        number = _counted(folio)[1] + 1
        expected = (str(number) if style == "D" else roman(number)) if style else ""


def _counted(folio: str) -> tuple[str, int]:
    if folio.isascii() and folio.isdigit() and int(folio):
        return "D", int(folio)
    values = {roman(number): number for number in range(1, 200)} if folio.strip("ivxlc") == "" else {}
    return ("r", values[folio]) if folio in values else ("", 0)
