"""What can be asked for, as people write it: the names and values of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from cards.shop.project import Project


class CardOptions(TypedDict, total=False):
    """How cards are set."""

    #: A design's name.
    layout: str | None
    #: A distance such as "1.5m", from which the card must be readable.
    read_from: str | None
    #: Fail instead of leaving sections out.
    strict: bool
    #: Print no pictures, neither drawn ones nor those of the files.
    no_pictures: bool
    #: The paper of a card, such as "letter", whatever paper its design is made for; of a booklet the size
    #: of a page: "a5", "half-letter", "a4" or "letter".
    paper: str | None
    #: The language of built-in exercises, "de"; "en+de" prints the second one on the cards' backs.
    language: str | None
    #: What is usual where an option is not given; None for what cuecard does by itself.
    project: Project | None


class ChoiceOptions(CardOptions, total=False):
    """Which cards are printed: any of the words of each kind."""

    equipment: Sequence[str] | None
    muscle: Sequence[str] | None
    stretch: Sequence[str] | None
    level: Sequence[str] | None
    tag: Sequence[str] | None
    group: Sequence[str] | None
    lang: Sequence[str] | None
    #: "clinic", "seniors", "pregnancy" or "youth".
    audience: str | None
    #: "title", "group", "equipment" or "given".
    sort: str | None


class CutOptions(CardOptions, total=False):
    """How a card is cut from its paper."""

    #: "none", "corner", "full" or "margin".
    marks: str | None
    #: Ink beyond the cut, such as "3mm".
    bleed: str | None


class WallOptions(ChoiceOptions, CutOptions, total=False):
    """What can be asked of cards for a wall."""

    #: Number the cards.
    stations: bool
    #: One size of type for all cards of a design.
    uniform: bool
    #: Paper on which several cards stand, such as "a3".
    sheet: str | None
    #: How many: "auto", "4" or 4, "2x3".
    up: str | int | None
    #: Blank paper between cards, such as "6mm".
    gutter: str | None
    #: Pre-cut cards, such as "avery-5389".
    stock: str | None
    backs: bool
    #: "long" or "short".
    flip: str | None
    #: "both", "fronts" or "backs".
    sides: str | None
    #: Millimetres to the right and down, such as "0.5,-1.2".
    offset: str | None
    #: Millimetres to the right and down by which fronts are moved.
    front_offset: str | None
    #: The first free place of a used sheet, "5" or 5; of several used sheets, "5,3".
    start: str | int | None
    #: The name of a printer's stored profile.
    printer: str | None


class PlanOptions(ChoiceOptions, total=False):
    """What a training plan is called, and what it has room for."""

    title: str
    subtitle: str
    #: Columns to write in.
    weeks: int | None


class BookletOptions(ChoiceOptions, CutOptions, total=False):
    """What a booklet is called, and how it is folded."""

    title: str
    subtitle: str
    date: str
    #: What it is put together from, such as "cover, cards, log".
    parts: str | None
    #: Cards alone: no cover, contents, index or log.
    plain: bool
    #: Sheets to fold, two pages side by side, such as "a4".
    imposed: str | None
    flip: str | None
    #: How far each sheet shifts the next, such as "0.1mm".
    creep: str | None
    #: Pages that are folded together.
    signature: int | None
