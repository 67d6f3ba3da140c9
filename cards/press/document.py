"""Plates, one after the other → the objects of a PDF, each written as soon as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc

from cards import __version__
from cards.geometry import Rect, Size
from cards.press.font_subset import embed_fonts
from cards.press.form import Form
from cards.press.glyph_codes import literal, text_string
from cards.press.ink import FontBlock
from cards.press.outline import Outline
from cards.press.page_labels import page_labels
from cards.press.pdf_file import PdfFile
from cards.press.plate import Link, Plate
from cards.press.spool import Pressed, Spool
from cards.press.structure import Tree

PRODUCER = f"cuecard {__version__}"

# Base 85 makes everything a quarter larger, for mail gateways that are long gone.
rl_config.useA85 = 0


class Document:
    """A PDF of so many pages, as they are printed one by one; the outline's titles lie in a spool."""

    def __init__(self, pages: int, titles: Spool) -> None:
        self._file = PdfFile()
        self._tree_of_pages, self._fonts = self._file.number(), self._file.number()
        #: What embeds fonts and pictures; the rest of a document is written here.
        self._library = pdfdoc.PDFDocument(invariant=1)
        self._count = pages
        self._printed = 0
        #: The structure tree knows pages by the numbers from 0, links by those that follow.
        self._link_key = pages
        self._outline = Outline(titles)
        #: On sheets that hold several pages the outline's order is not the reader's: it stays flat.
        self._is_read = True
        self._labels: list[str] = []
        #: The language of the first page.
        self._language = ""
        self._used: dict[FontBlock, set[int]] = {}
        #: Pictures and drawings that are written, by their names.
        self._shown: dict[str, int] = {}
        #: The first page of each slug.
        self._pages: dict[str, int] = {}
        #: What is told of each card to whoever looks into the file, once each.
        self._notes: dict[str, None] = {}

    @property
    def next_number(self) -> int:
        """The number of the next object."""
        return self._file.number(0)

    def print(self, sheet: Plate) -> int:
        """Write a page that shows a plate, and return its object's number; its links have those before."""
        contents = [self._stream(drawn) for drawn in (sheet.content, sheet.added) if drawn]
        shown = {name: self._picture(name, data) for name, data in sheet.pictures.items()}
        shown |= {name: self._form(name, form) for name, form in sheet.forms.items()}
        links = self._file.number(len(sheet.links))
        page = self._file.number()
        for number, link in enumerate(sheet.links, links):
            self._file.pack(number, _annotation(link, self._link_key))
            self._link_key += 1
        entries = [
            b"/Type/Page/Parent %d 0 R" % self._tree_of_pages,
            _boxes(sheet),
            _resources(self._fonts, shown),
            b"/Contents[%b]" % _references(contents) if contents[1:] else b"/Contents %d 0 R" % contents[0],
            b"/StructParents %d/Tabs/S" % self._printed,
            b"/Annots[%b]" % _references(range(links, page)) if sheet.links else b"",
        ]
        self._file.pack(page, b"<<%b>>" % b"".join(entries))
        self._note(sheet, page)
        return page

    def finished(self, title: str, tree: Tree, pages: Sequence[int]) -> Pressed:
        """Write all that is left when every page is printed, and return the file."""
        self._file.pack_all(self._file.number(len(tree)), tree)
        kids = (len(pages), _references(pages))
        self._file.pack(self._tree_of_pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % kids)
        self._embed_fonts()
        entries = [
            b"/Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R" % (self._tree_of_pages, tree.first),
            b"/MarkInfo<</Marked true>>/Lang%b" % text_string(self._language or "en"),
            # It is to be printed at its own size.
            b"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>",
            b"/Metadata %d 0 R" % self._metadata(title),
        ]
        if self._count > 1:
            entries += self._ways()
        # No dates: the same cards are the same bytes tomorrow.
        about = b"<</Title%b/Producer%b>>" % (text_string(title), text_string(PRODUCER))
        catalog, info = self._packed(b"<<%b>>" % b"".join(entries)), self._packed(about)
        return self._file.finished(catalog, info)

    def _note(self, sheet: Plate, page: int) -> None:
        """Keep what the end of the document tells of a page."""
        self._printed += 1
        self._is_read = self._is_read and len(sheet.sections) == 1
        self._labels += [section.folio for section in sheet.sections[:1]]
        self._language = self._language or next((section.lang for section in sheet.sections), "")
        for font, codes in sheet.used.open().items():
            self._used.setdefault(font, set()).update(codes)
        self._notes |= dict.fromkeys(section.note for section in sheet.sections if section.note)
        for section in sheet.sections:
            if section.slug and section.slug not in self._pages:
                self._pages[section.slug] = page
                self._outline.add(section.title, page, section.depth)

    def _ways(self) -> list[bytes]:
        """Write what leads to pages: the outline, the first page of each slug, the pages' printed numbers."""
        ways = []
        if len(self._outline):
            first = self._file.number(1 + len(self._outline))
            self._file.pack_all(first, self._outline.objects(first, flat=not self._is_read))
            places = sorted((text_string(slug), page) for slug, page in self._pages.items())
            named = b"".join(b"%b[%d 0 R/Fit]" % place for place in places)
            names = self._packed(b"<</Dests<</Names[%b]>>>>" % named)
            ways.append(b"/Outlines %d 0 R/Names %d 0 R" % (first, names))
        if self._is_read and any(self._labels):
            ways.append(b"/PageLabels %d 0 R" % self._packed(page_labels(self._labels)))
        return ways

    def _packed(self, body: bytes) -> int:
        number = self._file.number()
        self._file.pack(number, body)
        return number

    def _stream(self, deflated: bytes) -> int:
        number = self._file.number()
        self._file.stream(number, b"", deflated)
        return number

    def _picture(self, name: str, data: bytes) -> int:
        """Embed a picture once, a JPEG as it is, and return its number."""
        if name not in self._shown:
            picture = pdfdoc.PDFImageXObject(name, ImageReader(BytesIO(data)), mask="auto")
            if alpha := getattr(picture, "_smask", None):
                picture.smask = b"%d 0 R" % self._embedded(alpha)
            self._shown[name] = self._embedded(picture)
        return self._shown[name]

    def _embedded(self, picture: Any) -> int:
        number = self._file.number()
        self._file.add(number, picture.format(self._library))
        return number

    def _form(self, name: str, form: Form) -> int:
        """Embed a drawing once, and return its number."""
        if name not in self._shown:
            number = self._shown[name] = self._file.number()
            box = b"0 0 %b" % _measures(form.size)
            self._file.stream(number, b"/Type/XObject/Subtype/Form/BBox[%b]" % box, form.content)
        return self._shown[name]

    def _embed_fonts(self) -> None:
        """Write the fonts that all pages refer to."""
        library = self._library
        library.objectcounter = before = self.next_number - 1
        names = embed_fonts(library, self._used).format(library)
        bodies: list[tuple[bool, bytes]] = []
        # Writing one object may add others.
        while before + len(bodies) < library.objectcounter:
            item = library.idToObject[library.numberToId[before + len(bodies) + 1]]
            body = pdfdoc.format(item, library, toplevel=1)
            bodies.append((isinstance(item, pdfdoc.PDFStream), body))
        for number, (is_stream, body) in enumerate(bodies, self._file.number(len(bodies))):
            (self._file.add if is_stream else self._file.pack)(number, body)
        self._file.pack(self._fonts, names)

    def _metadata(self, title: str) -> int:
        """Write title, language, producer and the cards' notes as XMP (ISO 16684-1); return its number."""
        texts = {"title": _printable(title), "description": "\n".join(map(_printable, self._notes))}
        entries = "\n".join(
            f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></dc:{name}>'
            for name, text in texts.items()
            if text or name == "title"
        )
        number, language = self._file.number(), escape(self._language or "en")
        text = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
{entries}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode(errors="replace")
        # It is left as it is, so that programs that know no PDF find it.
        head = b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n" % len(text)
        self._file.add(number, head + text + b"\nendstream")
        return number


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def _boxes(sheet: Plate) -> bytes:
    whole = Rect(0, 0, sheet.size.width, sheet.size.height)
    media = b"/MediaBox[0 0 %b]" % _measures(sheet.size)
    if sheet.trim == whole:
        return media
    return b"%b/TrimBox[%b]/BleedBox[%b]" % (media, _area(sheet.trim), _area(sheet.bleed))


def _resources(fonts: int, shown: Mapping[str, int]) -> bytes:
    named = b"".join(b"/%b %d 0 R" % (name.encode(), shown[name]) for name in sorted(shown))
    return b"/Resources<</Font %d 0 R%b>>" % (fonts, b"/XObject<<%b>>" % named if named else b"")


def _annotation(link: Link, key: int) -> bytes:
    """Write a link over its area, described in words for people who cannot see it."""
    if link.target:
        there = b"/Dest%b" % text_string(link.target)
    else:
        # Characters that a URI has no room for are written as percent and hexadecimal (RFC 3986).
        uri = literal(quote(link.url, safe="%/:=&?~#+!$,;'@()*[]", errors="replace").encode())
        there = b"/A<</S/URI/URI%b>>" % uri
    area = b"%.2f %.2f %.2f %.2f" % (link.area.x, link.area.y, link.area.right, link.area.bottom)
    entries = b"/Rect[%b]/Border[0 0 0]/F 4/StructParent %d/Contents%b" % (area, key, text_string(link.alt))
    return b"<</Type/Annot/Subtype/Link%b%b>>" % (entries, there)


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join([b"%d 0 R" % number for number in numbers])


def _area(rect: Rect) -> bytes:
    return b" ".join(map(_length, (rect.x, rect.y, rect.right, rect.bottom)))


def _measures(size: Size) -> bytes:
    return b"%b %b" % (_length(size.width), _length(size.height))


def _length(points: float) -> bytes:
    return (b"%.4f" % points).rstrip(b"0").rstrip(b".")
