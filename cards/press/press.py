"""Sheets → PDF bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import count
from typing import Any, NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from cards import __version__
from cards.geometry import Rect
from cards.page import Page
from cards.press.font_subset import embed_fonts, registered
from cards.press.form import Form
from cards.press.glyph_codes import literal, text_string
from cards.press.page_labels import page_labels
from cards.press.pdf_file import compact
from cards.press.plate import Link, Plate, plate
from cards.press.spool import Spool
from cards.press.store import Kept, Store
from cards.press.structure import Leaf, structure
from cards.sheet import Sheet, one_up

__all__ = ["Kept", "Store", "press"]

PRODUCER = f"cuecard {__version__}"

#: Named to the canvas so that it does not take Helvetica; embedded only where text is set in it.
_FIRST_FACE = "AtkinsonHyperlegible-Regular"

# Base 85 makes everything a quarter larger, for mail gateways that are long gone.
rl_config.useA85 = 0

_DEFLATED = pdfdoc.PDFDictionary({"Filter": "/FlateDecode"})


def press(work: Iterable[Page | Sheet | Plate | Kept], *, title: str) -> bytes:
    """Turn pages, sheets or plates, in their order, into one PDF; a page becomes a sheet of its own.

    The same work gives the same bytes. Raises AssertionError where a face lacks a character that is
    set in it, which makeup has to prevent.
    """
    with Store() as store:
        return _pressed([store.keep(_plated(piece)) for piece in work], title)


def _pressed(plates: Sequence[Kept], title: str) -> bytes:
    """Print plates one at a time: no more of them is in memory than the file's index needs."""
    canvas = _Canvas(plates)
    document = canvas._doc
    _describe(canvas, title)
    printed = [canvas.print(kept) for kept in plates]
    embed_fonts(document, (kept.open().used.open() for kept in plates))
    first = document.objectcounter + 1
    leaves = (
        Leaf(kept.open().sections, one.page, one.links) for kept, one in zip(plates, printed, strict=True)
    )
    with Spool() as elements:
        tree = structure(leaves, len(plates), first, elements)
        document.objectcounter += len(tree)
        document.Catalog.StructTreeRoot = b"%d 0 R" % first
        canvas.prepare_outline()
        canvas.name_places()
        return compact(document, canvas.links, tree)


def _plated(piece: Page | Sheet | Plate | Kept) -> Plate | Kept:
    if isinstance(piece, Plate | Kept):
        return piece
    return plate(piece if isinstance(piece, Sheet) else one_up(piece))


class _Verbatim(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object that is already written."""

    __RefOnly__ = 1

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: object) -> bytes:  # noqa: ARG002
        """Return it as it is."""
        return self.body


#: What stands in a page that is written for what is numbered at the end.
_CONTENTS, _PARENT = b"\0contents\0", b"\0parent\0"


class _Page(pdfdoc.PDFObject):  # type: ignore[misc]
    """A page that is written but for the numbers of its contents and of the tree of pages."""

    __RefOnly__ = 1

    def __init__(self, body: bytes, contents: Any) -> None:
        self._body, self._contents = body, contents

    def format(self, document: Any) -> bytes:
        """Return it with the numbers."""
        parent, contents = document.Reference(document.Pages), document.Reference(self._contents)
        body = self._body.replace(_PARENT, parent.format(document))
        return body.replace(_CONTENTS, contents.format(document))


class _Printed(NamedTuple):
    """The numbers of the objects that a page and its links are."""

    page: int
    links: tuple[int, ...]


class _Operators(pdfdoc.PDFStream):  # type: ignore[misc]
    """The stream of a plate's operators, which is read when it is written."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(_DEFLATED)
        self._kept = kept

    def format(self, document: object) -> Any:
        """Return it with what is drawn."""
        stream = pdfdoc.PDFStream(_DEFLATED, self._part(self._kept.open()))
        return stream.format(document)

    def _part(self, plate: Plate) -> bytes:
        return plate.content


class _Added(_Operators):
    """The stream of what was added to a plate."""

    def _part(self, plate: Plate) -> bytes:
        return plate.added


class _Canvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages are plates."""

    def __init__(self, plates: Sequence[Kept]) -> None:
        super().__init__(BytesIO(), invariant=1, initialFontName=registered(_FIRST_FACE))
        #: The structure tree knows pages by the numbers from 0, links by those that follow.
        self._link_keys = count(len(plates))
        self._has_outline = len(plates) > 1
        #: On sheets that hold several pages the outline's order is not the reader's: it stays flat.
        self._is_read = True
        self._labels: list[str] = []
        #: The language of the first page.
        self.language = ""
        for sections in (kept.open().sections for kept in plates):
            self._is_read = self._is_read and len(sections) == 1
            self._labels += [section.folio for section in sections[:1]]
            self.language = self.language or next((section.lang for section in sections), "")
        #: The number of the object that shows the first page of each slug.
        self._pages: dict[str, int] = {}
        #: Links as they are written, by the numbers of their objects.
        self.links: dict[int, bytes] = {}

    def print(self, kept: Kept) -> _Printed:
        """Add a page that shows a plate, and return the numbers of what the structure tree leads to."""
        sheet = kept.open()
        whole = Rect(0, 0, sheet.size.width, sheet.size.height)
        self.setPageSize((sheet.size.width, sheet.size.height))
        self.setTrimBox(_edges(sheet.trim) if sheet.trim != whole else None)
        self.setBleedBox(_edges(sheet.bleed) if sheet.trim != whole else None)
        if self._has_outline:
            self._bookmark(sheet)
        links = tuple(map(self._link, sheet.links))
        self._annotationrefs += [b"%d 0 R" % number for number in links]
        self._plate, self._kept = sheet, kept
        self.showPage()
        page = self._settled(self._doc.Pages.pages)
        for section in sheet.sections:
            self._pages.setdefault(section.slug, page)
        return _Printed(page, links)

    def _settled(self, pages: list[Any]) -> int:
        """Write the last page, but for what is numbered at the end, and return the number of its object."""
        page, name = pages[-1], pages[-1].__InternalName__
        contents, page.Contents, page.Parent = page.Contents, _CONTENTS, _PARENT
        self._doc.idToObject[name] = _Page(page.format(self._doc), contents)
        pages[-1] = pdfdoc.PDFObjectReference(name)
        return int(self._doc.idToObjectNumberAndVersion[name][0])

    def name_places(self) -> None:
        """Name the first page of each slug, for links, and number the pages as they are printed."""
        if not self._has_outline:
            return
        places = sorted((text_string(slug), page) for slug, page in self._pages.items() if slug)
        if places:
            named = b"".join(b"%b[%d 0 R/Fit]" % place for place in places)
            self._doc.Catalog.Names = _Verbatim(b"<</Dests<</Names[%b]>>>>" % named)
        if self._is_read and any(self._labels):
            self._doc.Catalog.PageLabels = _Verbatim(page_labels(self._labels))

    def prepare_outline(self) -> None:
        """Make the objects of the outline, if there is one."""
        outlines = self._doc.Outlines
        outlines.prepare(self._doc, self)
        if outlines.ready < 0:
            self._doc.Catalog.Outlines = None

    def _link(self, link: Link) -> int:
        """Write a link, and return the number of its object."""
        self._doc.objectcounter += 1
        self.links[self._doc.objectcounter] = _annotation(link, next(self._link_keys))
        return int(self._doc.objectcounter)

    def _bookmark(self, sheet: Plate) -> None:
        """Let the outline lead to the page to come, once for each exercise that begins there."""
        for section in sheet.sections:
            if section.slug and section.slug not in self._doc.outline.destinationnamestotitles:
                self.bookmarkPage(section.slug)
                title = section.title.encode(errors="replace").decode()
                self.addOutlineEntry(title, section.slug, section.depth if self._is_read else 0)

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802
        """Put the plate on the page that the canvas has just made."""
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._pageNumber - 1, "/S"
        page.Contents = self._contents(self._plate)
        pictures = {name: self._picture(name, data) for name, data in self._plate.pictures.items()}
        forms = {name: self._form(name, form) for name, form in self._plate.forms.items()}
        page.XObjects = pdfdoc.PDFDictionary(pictures | forms) if pictures or forms else None

    def _contents(self, sheet: Plate) -> Any:
        """Make the stream of a plate's operators, or of what it was engraved with and what was added."""
        drawn = _Operators(self._kept)
        if not sheet.added:
            return drawn
        return pdfdoc.PDFArray([self._doc.Reference(one) for one in (drawn, _Added(self._kept))])

    def _picture(self, name: str, data: bytes) -> Any:
        """Embed a picture once, a JPEG as it is, and return the reference to it."""
        if name not in self._doc.idToObject:
            picture = pdfdoc.PDFImageXObject(name, ImageReader(BytesIO(data)), mask="auto")
            if alpha := getattr(picture, "_smask", None):
                picture.smask = self._doc.Reference(alpha)
            self._doc.Reference(picture, name)
        return pdfdoc.PDFObjectReference(name)

    def _form(self, name: str, form: Form) -> Any:
        """Embed a drawing once, and return the reference to it."""
        if name not in self._doc.idToObject:
            box = pdfdoc.PDFArray([0, 0, form.size.width, form.size.height])
            entries = {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Filter": "/FlateDecode"}
            self._doc.Reference(pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), form.content), name)
        return pdfdoc.PDFObjectReference(name)


def _describe(canvas: _Canvas, title: str) -> None:
    """Say what the document is, and that it is to be printed at its own size."""
    catalog = canvas._doc.Catalog
    language = canvas.language or "en"
    catalog.Lang = text_string(language)
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalog.Metadata = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), _metadata(title, language)
    )
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    # No dates: the same cards are the same bytes tomorrow.
    canvas._doc.info = _Verbatim(b"<</Title%b/Producer%b>>" % (text_string(title), text_string(PRODUCER)))


def _metadata(title: str, language: str) -> bytes:
    """Write title, language and producer as XMP (ISO 16684-1)."""
    words = escape("".join(char for char in title if char.isprintable()))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode(errors="replace")


def _annotation(link: Link, key: int) -> bytes:
    """Write a link over its area, described in words for people who cannot see it."""
    if link.target:
        there = b"/Dest%b" % text_string(link.target)
    else:
        # Characters that a URI has no room for are written as percent and hexadecimal (RFC 3986).
        uri = literal(quote(link.url, safe="%/:=&?~#+!$,;'@()*[]", errors="replace").encode())
        there = b"/A<</S/URI/URI%b>>" % uri
    area = b"%.2f %.2f %.2f %.2f" % _edges(link.area)
    entries = b"/Rect[%b]/Border[0 0 0]/F 4/StructParent %d/Contents%b" % (area, key, text_string(link.alt))
    return b"<</Type/Annot/Subtype/Link%b%b>>" % (entries, there)


def _edges(rect: Rect) -> tuple[float, float, float, float]:
    return (rect.x, rect.y, rect.right, rect.bottom)
