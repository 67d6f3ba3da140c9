"""What is asked for: which cards, how each is set, and how they come onto paper."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from cards.brand import NO_BRAND, Brand
from cards.diagnostics import CardsError, Diagnostic, Location, Severity
from cards.exercise import Kind, Prescription
from cards.geometry import Size
from cards.imposition.n_up import Stock, Up
from cards.imposition.saddle import Binding
from cards.parts import WHOLE, Part
from cards.sheet import Cut, Duplex
from cards.units import Units

#: The design of a card that asks for none.
STANDARD = "wall-a4"


class OrderError(CardsError):
    """An option that cannot be followed, whatever the files say: wrong usage."""

    def __init__(self, option: str, message: str) -> None:
        super().__init__(Diagnostic(Location(option), Severity.ERROR, message, code="bad-option"))
        #: The option's name, without dashes.
        self.option = option
        self.message = message


class Sort(StrEnum):
    """By what cards are ordered."""

    GIVEN = "given"
    TITLE = "title"
    GROUP = "group"
    EQUIPMENT = "equipment"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the cards found are printed, and in which order.

    A card must have one of the words of each kind; a kind without words asks for nothing.
    """

    equipment: tuple[str, ...] = ()
    #: The main muscle.
    muscle: tuple[str, ...] = ()
    stretch: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    #: Codes of languages, such as "de".
    lang: tuple[str, ...] = ()
    #: For whom cards are chosen, and what is said to them; empty for all.
    audience: str = ""
    #: None for what the decks say, else as given.
    sort: Sort | None = None
    #: Whether cards are numbered, one station after the other.
    stations: bool = False

    @property
    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The kinds that ask for something, each with its words."""
        kinds = ("equipment", "muscle", "stretch", "level", "tag", "group", "lang")
        return tuple((kind, words) for kind in kinds if (words := getattr(self, kind)))


@dataclass(frozen=True, slots=True)
class CardRequest:
    """What is asked for one card beside what its file says; empty where nothing is."""

    layout: str | None = None
    hide: tuple[Kind, ...] = ()
    #: The group under which a deck names the card.
    group: str = ""
    #: The group of cards that have none of their own.
    fallback_group: str = ""
    #: The name of the folder in which the file lies, below the one that was named.
    folder: str = ""
    prescription: Prescription = field(default_factory=Prescription)
    #: The deck's own brand; None for the order's.
    brand: Brand | None = None
    #: Exercises that stand in the same booklet, by their slugs, each with the number of its page.
    pages: tuple[tuple[str, str], ...] = ()
    #: The deck and the line that ask for it; empty and 0 for none.
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class CardOrder:
    """How every card of a run is set."""

    #: Folders of designs; the first that has a name wins.
    folders: tuple[Path, ...]
    #: A design by its name; None for the one that each file names.
    layout: str | None = None
    #: Millimetres from which the cards shall be read; None for what the design is made for.
    read_from: float | None = None
    #: Whether text that does not fit is an error, before anything is left out.
    strict: bool = False
    #: Whether pictures are printed, drawn ones and those of the files.
    pictures: bool = True
    #: The design of a card that names none.
    standard: str = STANDARD
    #: Whether a page's number is printed at the foot of each card, as in a booklet.
    numbered: bool = False
    #: The language of texts that do not tell it; empty for English.
    lang: str = ""
    #: The units in which weights and distances are printed; None for those of each text.
    units: Units | None = None
    #: The languages of built-in exercises, the second for the backs; empty for each one's own.
    languages: tuple[str, ...] = ()
    #: The paper of every design, and of those alone that are made for A4 or Letter; empty for their own.
    paper: str = ""
    usual_paper: str = ""
    brand: Brand = NO_BRAND
    #: Points of body type that no card of a design exceeds, by the design's name.
    largest: tuple[tuple[str, float], ...] = ()

    def back(self, layout: str | None) -> CardOrder:
        """Return how a card's back is set; how far away a card is read is a matter of its front."""
        return replace(self, layout=layout, read_from=None)


@dataclass(frozen=True, slots=True)
class Paper:
    """How cards come onto paper."""

    #: The paper on which cards stand side by side; None for paper of each card's own size.
    sheet: Size | None = None
    up: Up = field(default_factory=Up)
    cut: Cut = field(default_factory=Cut)
    #: A pre-cut sheet, which says by itself where cards stand; None for paper to be cut.
    stock: Stock | None = None
    #: The first free places, from 1, of the first sheets; of the others all are free.
    starts: tuple[int, ...] = ()
    backs: bool = False
    #: Whether the same card in a second language stands on the backs.
    second_language: bool = False
    duplex: Duplex = field(default_factory=Duplex)


@dataclass(frozen=True, slots=True)
class WallOrder:
    """Cards for a wall: a page each, or several on a sheet."""

    paths: tuple[str, ...]
    choice: Choice
    cards: CardOrder
    #: None where each page is simply a card.
    paper: Paper | None = None
    #: Whether all cards of a design have one size of type.
    uniform: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What a coach says of a booklet."""

    title: str = ""
    subtitle: str = ""
    #: On the cover.
    text: str = ""
    #: As it is printed; empty for none.
    date: str = ""


@dataclass(frozen=True, slots=True)
class Folding:
    """Sheets that are folded into a booklet."""

    sheet: Size
    binding: Binding = field(default_factory=Binding)
    cut: Cut = field(default_factory=Cut)
    duplex: Duplex = field(default_factory=Duplex)


@dataclass(frozen=True, slots=True)
class BookletOrder:
    """Cards bound into a booklet; empty for what its deck says, or what is usual."""

    paths: tuple[str, ...]
    choice: Choice
    cards: CardOrder
    words: Words = field(default_factory=Words)
    #: None for pages in the order in which they are read.
    folding: Folding | None = None
    #: How pages that are not folded are cut; None for paper of their own size.
    cut: Cut | None = None
    #: What it is put together from; None for what its deck says, else for what is usual.
    parts: tuple[Part, ...] | None = None
    usual_parts: tuple[Part, ...] = WHOLE


@dataclass(frozen=True, slots=True)
class PlanOrder:
    """Exercises with their doses in a table; empty for what its deck says, or what is usual."""

    paths: tuple[str, ...]
    choice: Choice
    cards: CardOrder
    paper: Size
    #: Columns to write in.
    weeks: int
    words: Words = field(default_factory=Words)
