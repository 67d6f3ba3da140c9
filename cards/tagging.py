"""What each stretch of a plate says → the tree by which a PDF is read aloud (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from dataclasses import dataclass

from cards.geometry import Rect
from cards.page import Role

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


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of operators that says one thing to a reader; its number is its place in the section."""

    role: Role
    group: int = 0
    #: Words for what is drawn and not set.
    alt: str = ""
    #: The place of what is drawn, from the sheet's lower left corner.
    area: Rect | None = None
    #: Which of the plate's links it belongs to.
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the sheet as its reader meets it."""

    title: str
    slug: str
    lang: str
    #: The number of its first mark among those of the plate.
    first: int
    marks: tuple[Mark, ...]
