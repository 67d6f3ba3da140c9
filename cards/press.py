"""Sheets → PDF bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from urllib.parse import quote

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from cards import __version__
from cards.encoding import code_points, text_string
from cards.fonts import registered
from cards.geometry import Rect
from cards.ink import font_name
from cards.page import Page
from cards.plate import Plate, plate
from cards.sheet import Sheet, one_up

PRODUCER = f"cuecard {__version__}"

#: Named to the canvas so that it does not embed Helvetica; embedded only where text is set in it.
_FIRST_FACE = "AtkinsonHyperlegible-Regular"

# Text that is packed as base 85 is a quarter larger and slower; no mail gateway needs it any more.
rl_config.useA85 = 0


class _Canvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages are plates."""

    def print(self, sheet: Plate) -> None:
        """Add a page that shows a plate."""
        self.setPageSize((sheet.size.width, sheet.size.height))
        whole = Rect(0, 0, sheet.size.width, sheet.size.height)
        cut = sheet.trim != whole
        self.setTrimBox(_edges(sheet.trim) if cut else None)
        self.setBleedBox(_edges(sheet.bleed) if cut else None)
        for link in sheet.links:
            self.linkURL(_uri(link.url), _edges(link.area), Contents=_Verbatim(text_string(link.alt)))
        self._plate = sheet
        self.showPage()

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802
        """Put the plate on the page that the canvas has just made."""
        super()._setAnnotations(page)
        page.Contents = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary({"Filter": "/FlateDecode"}), self._plate.content
        )
        pictures = {name: _picture(self._doc, name, data) for name, data in self._plate.pictures.items()}
        page.XObjects = pdfdoc.PDFDictionary(pictures) if pictures else None


class _Verbatim(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object that is already written."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: object) -> bytes:  # noqa: ARG002
        """Return it as it is."""
        return self.body


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """Title and producer, and no date: the same cards are the same bytes tomorrow."""

    def format(self, document: object) -> bytes:
        """Write the document's information."""
        entries = {"Title": text_string(self.title), "Producer": text_string(self.producer)}
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


def press(work: Iterable[Page | Sheet | Plate], *, title: str) -> bytes:
    """Turn pages, sheets or plates, in their order, into one PDF under a title.

    A page becomes a sheet of its own.
    The same work gives the same bytes. Raises AssertionError where a face lacks a character.
    """
    plates = [_plated(piece) for piece in work]
    file = BytesIO()
    canvas = _Canvas(
        file,
        invariant=1,
        pageCompression=1,
        initialFontName=registered(_FIRST_FACE),
        lang=next((s.lang for sheet in plates for s in sheet.sections), None),
    )
    canvas._doc.info = _Info()
    canvas.setTitle(title)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for sheet in plates:
        if len(plates) > 1:
            _bookmark(canvas, sheet)
        canvas.print(sheet)
    _embed_fonts(canvas._doc, plates)
    canvas.save()
    return file.getvalue()


def _plated(piece: Page | Sheet | Plate) -> Plate:
    if isinstance(piece, Plate):
        return piece
    return plate(piece if isinstance(piece, Sheet) else one_up(piece))


def _bookmark(canvas: Any, sheet: Plate) -> None:
    """Lead the reader from the outline to the page to come, once for each exercise that begins there."""
    for section in sheet.sections:
        key = section.slug
        if key not in canvas._doc.outline.destinationnamestotitles:
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(section.title, key)


def _picture(document: Any, name: str, data: bytes) -> Any:
    """Embed a picture once, a JPEG as it is, and return the reference to it."""
    if name not in document.idToObject:
        picture = pdfdoc.PDFImageXObject(name, ImageReader(BytesIO(data)), mask="auto")
        if alpha := getattr(picture, "_smask", None):
            picture.smask = document.Reference(alpha, f"{name}.alpha")
        document.Reference(picture, name)
    return pdfdoc.PDFObjectReference(name)


def _embed_fonts(document: Any, plates: Iterable[Plate]) -> None:
    """Embed of each face and block what the plates use."""
    used: dict[tuple[str, int], set[int]] = {}
    for sheet in plates:
        for font, some in sheet.used.items():
            used.setdefault(font, set()).update(some)
    fonts = document.idToObject[pdfdoc.BasicFonts].dict
    for (face, block), codes in sorted(used.items()):
        fonts[font_name(face, block)] = _font(document, face, block, code_points(block, frozenset(codes)))


def _font(document: Any, name: str, block: int, points: list[int]) -> Any:
    """Make a font of the glyphs behind code points, which take the codes from 0 up."""
    face = pdfmetrics.getFont(registered(name)).face
    font = pdfdoc.PDFTrueTypeFont()
    font.Name = font_name(name, block)
    # Six letters mark a part of a face, others for other parts (ISO 32000-1, 9.6.4).
    tag = f"{block:06d}".translate(str.maketrans("0123456789", "ABCDEFGHIJ"))
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


def _edges(rect: Rect) -> tuple[float, float, float, float]:
    return (rect.x, rect.y, rect.right, rect.bottom)


def _uri(url: str) -> str:
    """Write a link in the characters of a URI (RFC 3986): others as percent and hexadecimal."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]")
