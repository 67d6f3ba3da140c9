"""Cards → one PDF as it is asked for: a page a card, or on sheets, with backs, marks and bleed, pre-cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from cards.diagnostics import CardsError, Diagnostic, error
from cards.exercise import Exercise
from cards.geometry import Size
from cards.imposition.n_up import Stock, Up, fits_stock, on_own_paper, on_stock, wall
from cards.layout import MONO, Layout
from cards.page import Page
from cards.press.press import press
from cards.sheet import Cut, Duplex, Imposed, Printed, Sheet
from cards.shop import cards as publish
from cards.shop import layouts
from cards.shop.advice import designs
from cards.shop.cards import Card, Ticket
from cards.shop.sources import Source
from cards.units import paper_name

#: The design of a card with a back that asks for none: the steps in front, the full text behind.
TWO_SIDED = "cue-a4"

#: What takes a file to its card.
Work: TypeAlias = Callable[[Ticket, Source], Card]


@dataclass(frozen=True, slots=True)
class Sheetwork:
    """How cards come onto paper."""

    #: The paper on which cards stand side by side; None for paper of each card's own size.
    sheet: Size | None = None
    up: Up = field(default_factory=Up)
    cut: Cut = field(default_factory=Cut)
    #: A pre-cut sheet, which says by itself where cards stand; None for paper to be cut.
    stock: Stock | None = None
    backs: bool = False
    duplex: Duplex = field(default_factory=Duplex)


@dataclass(frozen=True, slots=True)
class Printing:
    """A PDF, and what is to be said of it."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    #: Its sheets in words; none where each page is a card.
    remarks: tuple[str, ...] = ()


def ticket_for(work: Sheetwork, ticket: Ticket) -> Ticket:
    """Choose the design of cards that ask for none: one that has a back, or the size of pre-cut places.

    CardsError where all cards shall have a design that is not so.
    """
    if ticket.layout and work.backs:
        _refuse_without_back(layouts.load(ticket.layout, ticket.places), "--backs", ticket)
    if work.stock:
        return _on_stock(work.stock, work, ticket)
    return replace(ticket, standard=TWO_SIDED) if work.backs else ticket


def _on_stock(stock: Stock, work: Sheetwork, ticket: Ticket) -> Ticket:
    """Choose the first design of the size to which a sheet is cut; CardsError for another one."""
    fitting = [
        design.name
        for design in designs(ticket.places)
        if fits_stock(design.trim, stock) and (design.back or design.many_pages or not work.backs)
    ]
    if ticket.layout in fitting:
        return ticket
    where, size = f"--stock {stock.name}", paper_name(stock.card)
    if not fitting:
        what = (
            f"no layout of its size, {size}, has a back"
            if work.backs
            else f"no layout is of its size, {size}"
        )
        raise error(where, what, "leave out --backs" if work.backs else "write a layout of that paper")
    if ticket.layout:
        hint = f"take --layout {' or '.join(fitting)}"
        raise error(where, f"{ticket.layout} is not of its size, {size}", hint)
    return replace(ticket, standard=fitting[0])


def maker(work: Sheetwork | None) -> Work:
    """Choose what is to be made of each file."""
    if work is None:
        return publish.print_card
    return make_both_sides if work.backs else publish.make_card


def make_both_sides(ticket: Ticket, source: Source) -> Card:
    """Take one file to the engraved pages of its card's front and back; a card with an error has none."""
    front = publish.make_card(ticket, source)
    if not front.pages or front.facts is None:
        return front
    try:
        behind = back_ticket(ticket, front.facts)
    except CardsError as problem:
        return replace(front, pages=(), diagnostics=(*front.diagnostics, *problem.diagnostics))
    if behind is None:
        return _leaves(front)
    back = publish.make_card(behind, source)
    # What is wrong with the file is found twice.
    said = tuple(dict.fromkeys((*front.diagnostics, *back.diagnostics)))
    pages = front.pages if back.pages else ()
    sizes = (*front.sizes, *back.sizes)
    return replace(front, pages=pages, backs=back.pages, diagnostics=said, sizes=sizes)


def back_ticket(ticket: Ticket, exercise: Exercise) -> Ticket | None:
    """Say how a card's back is set; None where its own next page stands there.

    CardsError where its design has no back, or one of another size.
    """
    design = publish.design(exercise, ticket)
    if design.many_pages:
        return None
    _refuse_without_back(design, exercise.file, ticket)
    # How far away a card is read is a matter of its front.
    return replace(ticket, layout=design.back, read_from=None)


def bind(cards: Sequence[Card], title: str, work: Sheetwork | None) -> Printing:
    """Turn cards that `maker` made into their PDF; CardsError where they do not fit the sheets."""
    if work is None:
        return Printing(publish.bind(cards, title))
    named = list(zip(cards, publish.slugs(cards), strict=True))
    fronts = [replace(page, slug=slug) for card, slug in named for page in card.pages]
    backs = [page and replace(page, slug=slug) for card, slug in named for page in card.backs]
    made = _imposed(fronts, backs, work)
    return Printing(press(made.sheets, title=title), made.diagnostics, tuple(_piles(made.sheets, work)))


def _imposed(fronts: Sequence[Page], backs: Sequence[Page | None], work: Sheetwork) -> Imposed:
    if work.stock:
        return on_stock(fronts, backs, work.stock, work.duplex)
    if work.sheet:
        return wall(fronts, backs, work.sheet, work.up, work.cut, work.duplex)
    return on_own_paper(fronts, backs, work.cut, work.duplex)


def _leaves(card: Card) -> Card:
    """Put each second page of a long card behind the first."""
    backs: tuple[Page | None, ...] = card.pages[1::2]
    fronts = card.pages[::2]
    return replace(card, pages=fronts, backs=(*backs, None) if len(backs) < len(fronts) else backs)


def _refuse_without_back(design: Layout, asker: str, ticket: Ticket) -> None:
    """Raise CardsError for a design without a back of the same paper, lying the same way."""
    if design.many_pages:
        return
    if design.back is None:
        raise error(asker, f"{design.name} has no back", _with_back(design, ticket))
    if design.back not in layouts.names(ticket.places):
        what = f'there is no layout "{design.back}" for the back of {design.name}'
        raise error(asker, what, f"mend `back` in {design.name}.toml")
    size = layouts.load(design.back, ticket.places).trim
    if not size.matches(design.trim):
        sizes = f"{design.back} measures {_measured(size)}, {design.name} {_measured(design.trim)}"
        hint = f"name a layout of the same paper by `back` in {design.name}.toml"
        raise error(asker, f"the back {sizes}", hint)


def _with_back(design: Layout, ticket: Ticket) -> str:
    """Name designs of the same paper that have a back."""
    mono, every = design.name.endswith(MONO), layouts.names(ticket.places)
    fitting = [
        one.name
        for one in designs(ticket.places)
        if one.back in every and one.trim.matches(design.trim) and one.name.endswith(MONO) is mono
    ]
    if not fitting:
        return "name one by `back` in the layout"
    return f"take --layout {' or '.join(fitting)}, or name one by `back` in the layout"


def _measured(size: Size) -> str:
    return f"{paper_name(size)} {'landscape' if size.width > size.height else 'portrait'}"


def _piles(sheets: Sequence[Sheet], work: Sheetwork) -> Iterator[str]:
    """Say how many sheets there are of each paper, and what is on them."""
    sides = 2 if work.backs and work.duplex.sides is Printed.BOTH else 1
    most: Counter[str] = Counter()
    for sheet in sheets:
        most[paper_name(sheet.size)] = max(most[paper_name(sheet.size)], len(sheet.placements))
    for name, count in Counter(paper_name(sheet.size) for sheet in sheets).items():
        number = count // sides
        printed = ", both sides" if sides == 2 else f", {work.duplex.sides} alone" if work.backs else ""
        cards = f", {most[name]} cards on each" if most[name] > 1 else ""
        yield f"{number} {'sheet' if number == 1 else 'sheets'} of {name}{cards}{printed}"
