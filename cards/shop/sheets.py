"""Cards → one PDF as it is asked for: a page a card, or on sheets, with backs, marks and bleed, pre-cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards.artwork.pictures import read_art
from cards.diagnostics import CardsError, Diagnostic, error
from cards.exercise import Exercise
from cards.geometry import Size
from cards.imposition.n_up import Stock, fits_stock, on_own_paper, on_stock, wall
from cards.layout import MONO, Art, Layout
from cards.makeup.card import make_up
from cards.page import Page
from cards.press.plate import engrave
from cards.press.press import Pressed, press_file
from cards.sheet import Imposed, Printed, Sheet
from cards.shop import layouts
from cards.shop.cards import (
    Engraved,
    Failed,
    Outcome,
    Plated,
    Printable,
    Work,
    design,
    dressed,
    engrave_card,
    plate_card,
    plates_of,
    slugs,
)
from cards.shop.layouts import designs
from cards.shop.orders import CardOrder, Paper
from cards.shop.sources import Source
from cards.units import paper_name
from cards.words import counted

#: The design of a card with a back that names none: the steps in front, the full text behind.
TWO_SIDED = "cue-a4"


@dataclass(frozen=True, slots=True)
class Bound:
    """A PDF, and what is to be said of it."""

    file: Pressed
    diagnostics: tuple[Diagnostic, ...] = ()
    #: Its sheets in words; none where each page is a card.
    remarks: tuple[str, ...] = ()

    @property
    def pdf(self) -> bytes:
        """The PDF's bytes."""
        return self.file.read()


def order_for(paper: Paper | None, order: CardOrder) -> CardOrder:
    """Choose the design of cards that name none: one that has a back, or the size of pre-cut places.

    CardsError where all cards shall have a design that is not so.
    """
    if paper is None:
        return order
    if paper.second_language and not paper.stock:
        return order
    if order.layout and paper.backs:
        _refuse_without_back(dressed(order.layout, order), "--backs", order)
    if paper.stock:
        return _on_stock(paper.stock, paper, order)
    has_back = not paper.backs or dressed(order.standard, order).back
    return order if has_back else replace(order, standard=TWO_SIDED)


def work_for(paper: Paper | None) -> Work:
    """Choose what is to be made of each file."""
    if paper is None:
        return plate_card
    if paper.second_language:
        return both_languages
    return both_sides if paper.backs else engrave_card


def both_languages(order: CardOrder, source: Source) -> Outcome:
    """Take one file to the engraved pages of its card, the same card in a second language behind it."""
    return with_second_language(engrave_card(order, source), order, source)


def with_second_language(front: Outcome, order: CardOrder, source: Source) -> Outcome:
    """Put the same card in a second language behind a card's pages; nothing where it is not there in it."""
    if not isinstance(front, Engraved):
        return front
    none: tuple[Page | None, ...] = (None,) * len(front.pages)
    if source.behind is None:
        return replace(front, backs=none)
    back = engrave_card(order, source.behind)
    said = tuple(dict.fromkeys((*front.diagnostics, *back.diagnostics)))
    if not isinstance(back, Engraved):
        return Failed(front.file, front.title, front.slug, said)
    # A card of several pages may have one more in one of the languages.
    more = len(back.pages) - len(front.pages)
    pages = (*front.pages, *back.pages[len(front.pages) :])
    backs = (*back.pages[: len(front.pages)], *none)[: len(front.pages)] + (None,) * max(0, more)
    return replace(front, pages=pages, backs=backs, diagnostics=said, sizes=(*front.sizes, *back.sizes))


def both_sides(order: CardOrder, source: Source) -> Outcome:
    """Take one file to the engraved pages of its card's front and back."""
    front = engrave_card(order, source)
    if not isinstance(front, Engraved):
        return front
    try:
        chosen = design(front.facts, order)
        if chosen.back_art:
            return replace(front, backs=(_covered(chosen, chosen.back_art, front),) * len(front.pages))
        behind = back_order(order, front.facts)
    except CardsError as problem:
        return Failed(front.file, front.title, front.slug, (*front.diagnostics, *problem.diagnostics))
    if behind is None:
        return _leaves(front)
    back = engrave_card(behind, source)
    # What is wrong with the file is found twice.
    said = tuple(dict.fromkeys((*front.diagnostics, *back.diagnostics)))
    if not isinstance(back, Engraved):
        return Failed(front.file, front.title, front.slug, said)
    sizes = (*front.sizes, *back.sizes)
    return replace(front, backs=back.pages, diagnostics=said, sizes=sizes)


def _covered(chosen: Layout, art: Art, front: Engraved) -> Page:
    """Make the back that a picture covers."""
    return engrave(make_up(front.facts, replace(chosen, art=art), (read_art(art),)).pages[0])


def back_order(order: CardOrder, exercise: Exercise) -> CardOrder | None:
    """Say how a card's back is set; None where its own next page stands there.

    CardsError where its design has no back, or one of another size.
    """
    front = design(exercise, order)
    if front.many_pages:
        return None
    _refuse_without_back(front, exercise.file, order)
    return order.back(front.back)


def bind(cards: Sequence[Printable], title: str, paper: Paper | None) -> Bound:
    """Turn cards that `work_for` made into their PDF; CardsError where they do not fit the sheets."""
    if paper is None:
        return Bound(press_file(plates_of([card for card in cards if isinstance(card, Plated)]), title=title))
    named = [
        (card, slug) for card, slug in zip(cards, slugs(cards), strict=True) if isinstance(card, Engraved)
    ]
    fronts = [replace(page, slug=slug) for card, slug in named for page in card.pages]
    backs = [page and replace(page, slug=slug) for card, slug in named for page in card.backs]
    placed = _imposed(fronts, backs, paper)
    made = press_file(placed.sheets, title=title)
    return Bound(made, placed.diagnostics, tuple(_piles(placed.sheets, paper)))


def _on_stock(stock: Stock, paper: Paper, order: CardOrder) -> CardOrder:
    """Choose the first design of the size to which a sheet is cut; CardsError for another one."""
    fitting = [
        one.name
        for one in designs(order.folders)
        if fits_stock(one.trim, stock)
        and (one.back or one.many_pages or not paper.backs or paper.second_language)
    ]
    if order.layout in fitting:
        return order
    where, size = f"--stock {stock.name}", paper_name(stock.card)
    if not fitting:
        what = (
            f"no layout of its size, {size}, has a back"
            if paper.backs
            else f"no layout is of its size, {size}"
        )
        raise error(
            where,
            what,
            "leave out --backs" if paper.backs else "write a layout of that paper",
            code="does-not-fit-stock",
        )
    if order.layout:
        hint = f"use --layout {' or '.join(fitting)}"
        raise error(where, f"{order.layout} is not of its size, {size}", hint, code="does-not-fit-stock")
    return order if order.standard in fitting else replace(order, standard=fitting[0])


def _imposed(fronts: Sequence[Page], backs: Sequence[Page | None], paper: Paper) -> Imposed:
    if paper.stock:
        return on_stock(fronts, backs, paper.stock, paper.duplex, paper.starts)
    if paper.sheet:
        return wall(fronts, backs, paper.sheet, paper.up, paper.cut, paper.duplex, paper.starts)
    return on_own_paper(fronts, backs, paper.cut, paper.duplex)


def _leaves(card: Engraved) -> Engraved:
    """Put each second page of a long card behind the first."""
    backs: tuple[Page | None, ...] = card.pages[1::2]
    fronts = card.pages[::2]
    return replace(card, pages=fronts, backs=(*backs, None) if len(backs) < len(fronts) else backs)


def _refuse_without_back(front: Layout, asker: str, order: CardOrder) -> None:
    """Raise CardsError for a design without a back of the same paper, lying the same way."""
    if front.many_pages or front.back_art:
        return
    if front.back is None:
        raise error(asker, f"{front.name} has no back", _with_back(front, order), code="no-back")
    if front.back not in layouts.names(order.folders):
        what = f'there is no layout "{front.back}" for the back of {front.name}'
        raise error(asker, what, f"correct `back` in {front.name}.toml", code="unknown-design")
    size = dressed(front.back, order).trim
    if not size.matches(front.trim):
        sizes = f"{front.back} measures {_measured(size)}, {front.name} {_measured(front.trim)}"
        hint = f"name a layout of the same paper by `back` in {front.name}.toml"
        raise error(asker, f"the back {sizes}", hint, code="sizes-differ")


def _with_back(front: Layout, order: CardOrder) -> str:
    """Name designs of the same paper that have a back."""
    mono, every = front.name.endswith(MONO), layouts.names(order.folders)
    fitting = [
        one.name
        for one in designs(order.folders)
        if one.back in every and one.trim.matches(front.trim) and one.name.endswith(MONO) is mono
    ]
    if not fitting:
        return "name one by `back` in the layout"
    return f"use --layout {' or '.join(fitting)}, or name one by `back` in the layout"


def _measured(size: Size) -> str:
    return f"{paper_name(size)} {'landscape' if size.width > size.height else 'portrait'}"


def _piles(sheets: Sequence[Sheet], paper: Paper) -> Iterator[str]:
    """Say how many sheets there are of each paper, and what is on them."""
    sides = 2 if paper.backs and paper.duplex.sides is Printed.BOTH else 1
    most: Counter[str] = Counter()
    for sheet in sheets:
        most[paper_name(sheet.size)] = max(most[paper_name(sheet.size)], len(sheet.placements))
    for name, number in Counter(paper_name(sheet.size) for sheet in sheets).items():
        count = number // sides
        printed = ", both sides" if sides == 2 else f", {paper.duplex.sides} alone" if paper.backs else ""
        cards = f", {most[name]} cards on each" if most[name] > 1 else ""
        yield f"{counted(count, f'{name} sheet')}{cards}{printed}"
