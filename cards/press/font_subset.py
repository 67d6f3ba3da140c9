"""Codes that text was set with → fonts of no more glyphs than that, embedded in a document."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from cards.fonts import face as measured
from cards.fonts import names
from cards.press.glyph_codes import code_points
from cards.press.ink import FontBlock, font_name


@lru_cache(maxsize=64)
def registered(name: str) -> str:
    """Make a face known to the PDF library, once, and return its name there."""
    pdfmetrics.registerFont(TTFont(name, str(measured(name).path), asciiReadable=0))
    return name


def embed_fonts(document: Any, used: Mapping[FontBlock, set[int]]) -> Any:
    """Embed of each face and block the glyphs of the codes used, and return the fonts by their names."""
    fonts = pdfdoc.PDFDictionary()
    # Copies of a font file have one name, and so are one font.
    parts: dict[str, FontBlock] = {}
    codes: dict[str, set[int]] = {}
    for part, some in sorted(used.items()):
        parts.setdefault(font_name(*part), part)
        codes.setdefault(font_name(*part), set()).update(some)
    own = sorted({face for face, _ in parts.values()} - set(names()))
    for name, (face, block) in parts.items():
        tag = _tag(own.index(face) if face in own else None, block)
        font = _font(document, (face, block, tag), code_points(block, frozenset(codes[name])))
        fonts[name] = document.Reference(font)
    return fonts


def _tag(own: int | None, block: int) -> str:
    """Return six letters that mark a part of a face, others for other parts (ISO 32000-1, 9.6.4).

    `own`: the number of a font file, which may be a copy of a built-in face; None for such a face.
    """
    letters = "ABCDEFGHIJ" if own is None else "KLMNOPQRST"
    return f"{own or 0:02d}{block:04d}".translate(str.maketrans("0123456789", letters))


def _font(document: Any, part: tuple[str, int, str], points: list[int]) -> Any:
    """Make a font of the glyphs behind code points, which take the codes from 0 up."""
    name, block, tag = part
    face = pdfmetrics.getFont(registered(name)).face
    font = pdfdoc.PDFTrueTypeFont()
    font.Name = font_name(name, block)
    font.BaseFont = f"{tag}+{face.name.decode()}"
    font.FirstChar = 0
    font.LastChar = len(points) - 1
    font.Widths = pdfdoc.PDFArray(map(face.getCharWidth, points))
    font.FontDescriptor = face.addSubsetObjects(document, font.BaseFont, points)
    stream = pdfdoc.PDFStream(content=_to_unicode(points), filters=[pdfdoc.PDFZCompress])
    font.ToUnicode = document.Reference(stream)
    return font


def _to_unicode(points: list[int]) -> bytes:
    """Write the table by which codes are read as text (ISO 32000-1, 9.10.3)."""
    rows = [
        b"<%02X> <%b>" % (code, chr(p).encode("utf-16-be").hex().upper().encode())
        for code, p in enumerate(points)
    ]
    chunks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    return b"\n".join(
        [
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            b"1 begincodespacerange <00> <FF> endcodespacerange",
            *(b"%d beginbfchar\n%b\nendbfchar" % (len(chunk), b"\n".join(chunk)) for chunk in chunks),
            b"endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
