"""What each stretch of a plate says → the tree by which a PDF is read aloud (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cards.geometry import Rect
from cards.page import Role
from cards.press.glyph_codes import text_string
from cards.press.packing import Packed
from cards.press.spool import Spool

#: Structure types by role.
TAGS = {
    Role.TITLE: "H1",
    Role.HEADING: "H2",
    Role.PARAGRAPH: "P",
    Role.LIST_LABEL: "Lbl",
    Role.LIST_BODY: "LBody",
    Role.LINK: "Link",
    Role.FIGURE: "Figure",
}


class Mark(NamedTuple):
    """A stretch of operators that says one thing to a reader; its number is its place on the plate."""

    role: Role
    group: int = 0
    #: Words for what is drawn and not set.
    alt: str = ""
    #: The place of what is drawn, from the sheet's lower left corner.
    area: Rect | None = None
    #: Which of the plate's links it belongs to.
    link: int | None = None
    #: What is read aloud instead of its group's words.
    spoken: str = ""
    #: True for the label of a numbered item.
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the sheet as its reader meets it."""

    title: str
    slug: str
    lang: str
    #: The number of its first mark among those of the plate.
    first: int
    packed: Packed[tuple[Mark, ...]]
    #: The page's number as printed in a booklet, and how many entries of the outline stand above its own.
    folio: str = ""
    depth: int = 0
    #: What is told of it to whoever looks into the file.
    note: str = ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What it says, stretch by stretch."""
        return self.packed.open()


@dataclass(frozen=True, slots=True)
class Annotation:
    """A place in the tree for one of the plate's links."""

    number: int


@dataclass(slots=True)
class Element:
    """A node of the tree; a kid that is a number is the mark of that number."""

    tag: str
    kids: list[Element | Annotation | int] = field(default_factory=list)
    alt: str = ""
    area: Rect | None = None
    lang: str = ""
    spoken: str = ""
    #: How a list's items are labelled, as PDF names it.
    labels: str = ""


def element(section: Section) -> Element:
    """Turn a section's marks into its tree.

    Marks of one group are one element, wherever they stand; items that follow each other are one list.
    """
    root = Element("Sect", lang=section.lang)
    known: dict[Hashable, Element] = {}
    listing: Element | None = None

    def under(parent: Element, key: Hashable, tag: str) -> Element:
        if key not in known:
            known[key] = Element(tag)
            parent.kids.append(known[key])
        return known[key]

    for number, mark in enumerate(section.marks, section.first):
        if mark.role in (Role.LIST_LABEL, Role.LIST_BODY):
            listing = listing or under(root, number, "L")
            item = under(listing, ("item", mark.group), "LI")
            if mark.role is Role.LIST_LABEL:
                listing.labels = "Decimal" if mark.numbered else "Disc"
            under(item, (mark.role, mark.group), TAGS[mark.role]).kids.append(number)
            continue
        listing = None
        parent = root
        if mark.link is not None:
            parent = under(root, ("link", mark.link), "Link")
            if not parent.kids:
                parent.kids.append(Annotation(mark.link))
        if mark.role is Role.FIGURE:
            parent.kids.append(Element("Figure", [number], mark.alt, mark.area))
        elif mark.role is Role.LINK:
            parent.kids.append(number)
        else:
            paragraph = under(parent, (mark.role, mark.group), TAGS[mark.role])
            paragraph.kids.append(number)
            paragraph.spoken = paragraph.spoken or mark.spoken
    return root


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the PDF: what it says, and the numbers of the objects that it and its links are."""

    sections: tuple[Section, ...]
    page: int
    annotations: Sequence[int]


@dataclass(frozen=True, slots=True)
class Tree:
    """The objects of a structure tree, in the order of their numbers."""

    #: The number of the first, which is the root.
    first: int
    root: bytes
    document: bytes
    elements: Spool

    def __len__(self) -> int:
        return 2 + len(self.elements)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the objects as they are written."""
        yield self.root
        yield self.document
        yield from self.elements


def structure(leaves: Iterable[Leaf], pages: int, first: int, elements: Spool) -> Tree:
    """Turn leaves, one for each of so many pages, into the objects of their structure tree, kept in a spool.

    A page's marks are looked up under the page's place among the pages, from 0; its links under the
    numbers that follow the last page's, in their order.
    """
    root, document = first, first + 1
    marks, links, kids = array("L"), array("L"), array("L")
    for leaf in leaves:
        branch = _Branch(leaf, first + 2 + len(elements))
        kids.extend(branch.write(element(section), document) for section in leaf.sections)
        for body in branch.objects:
            elements.add(body)
        marks.append(first + 2 + len(elements))
        elements.add(b"[%b]" % _references(branch.owners.values()))
        links.extend(branch.link_owners[number] for number in range(len(leaf.annotations)))
    found = b" ".join(b"%d %d 0 R" % pair for pair in enumerate((*marks, *links)))
    return Tree(
        first,
        b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%b]>>/ParentTreeNextKey %d>>"
        % (document, found, pages + len(links)),
        b"<</S/Document/P %d 0 R/K[%b]>>" % (root, _references(kids)),
        elements,
    )


class _Branch:
    """The objects of one page's elements, and which of them owns each mark and each link."""

    def __init__(self, leaf: Leaf, first: int) -> None:
        self.leaf = leaf
        self.objects: list[bytes] = []
        #: The number of the first of them.
        self.first = first
        self.owners: dict[int, int] = {}
        self.link_owners: dict[int, int] = {}

    def write(self, node: Element, parent: int) -> int:
        """Add an element and all beneath it, and return its number."""
        place = len(self.objects)
        self.objects.append(b"")
        kids = b" ".join([self._kid(kid, self.first + place) for kid in node.kids])
        alt = b"/Alt%b" % text_string(node.alt) if node.alt else b""
        alt += b"/ActualText%b" % text_string(node.spoken) if node.spoken else b""
        lang = b"/Lang%b" % text_string(node.lang) if node.lang else b""
        entries = (node.tag.encode(), parent, self.leaf.page, kids, alt + lang + _attributes(node))
        self.objects[place] = b"<</S/%b/P %d 0 R/Pg %d 0 R/K[%b]%b>>" % entries
        return self.first + place

    def _kid(self, kid: Element | Annotation | int, owner: int) -> bytes:
        match kid:
            case Element():
                return b"%d 0 R" % self.write(kid, owner)
            case Annotation(number):
                self.link_owners[number] = owner
                return b"<</Type/OBJR/Obj %d 0 R>>" % self.leaf.annotations[number]
            case number:
                self.owners[number] = owner
                return b"%d" % number


def _attributes(node: Element) -> bytes:
    """Write where a figure stands and how a list is labelled, as PDF/UA asks."""
    if node.area:
        area = node.area
        corners = (area.x, area.y, area.right, area.bottom)
        return b"/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>" % corners
    if node.labels:
        return b"/A<</O/List/ListNumbering/%b>>" % node.labels.encode()
    return b""


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join([b"%d 0 R" % number for number in numbers])
