"""What is asked for at the counter → PDFs delivered, and what the cards measure, said."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from cards.cli import console, files, report
from cards.diagnostics import Diagnostic, Location, Severity
from cards.shop import cards as publish
from cards.shop import sheets
from cards.shop import sources as shelf
from cards.shop.cards import Card, Ticket
from cards.shop.gathering import NOTHING_ASKED, Request, gather
from cards.shop.sheets import Sheetwork
from cards.shop.uniform import evened

#: Where PDFs go that nobody has a place for.
DIST = Path("dist")


def print_card(
    file: str, output: Path | None, ticket: Ticket, work: Sheetwork | None = None
) -> tuple[Diagnostic, ...]:
    """Print one file as one card, and return what is to be said of it; CardsError where it stops."""
    source = shelf.load(file)
    card = sheets.maker(work)(ticket, source)
    if not (card.plates or card.pages):
        return card.diagnostics
    target = output or DIST / f"{card.slug}.pdf"
    files.refuse_bad_target(target, [file])
    printing = sheets.bind([card], card.title, work)
    files.deliver(printing.data, target)
    _report([card], str(target), aloud=_beside(target), remarks=printing.remarks)
    return (*card.diagnostics, *printing.diagnostics)


def print_wall(
    paths: Sequence[str],
    request: Request,
    output: Path | None,
    folder: Path | None,
    ticket: Ticket,
    work: Sheetwork | None = None,
    *,
    uniform: bool = False,
) -> list[Diagnostic]:
    """Print all files into one PDF, or each into its own in a folder; a broken one keeps none from print.

    With `uniform`, all cards of a design have one size of type.
    """
    target = output or DIST / "wall.pdf"
    found = gather(paths, request, ticket)
    if folder:
        files.refuse_bad_folder(folder)
    else:
        decks = [deck.path for deck in found.decks]
        files.refuse_bad_target(target, [*(source.path for source in found.sources), *decks])
    remarks: list[str] = []
    cards = each(sheets.maker(work), found.sources, ticket)
    if uniform:
        cards, sizes = evened(cards, ticket, partial(each, sheets.maker(work), found.sources))
        remarks += map(str, sizes)
    printed = [card for card in cards if card.plates or card.pages]
    said = list(found.diagnostics)
    if printed and folder:
        said += _deliver_each(printed, folder, work)
        _report(printed, str(folder), aloud=console.say, remarks=remarks)
    elif printed:
        titles = [deck.title for deck in found.decks[:1] if deck.title]
        title = next(iter(titles), printed[0].title if len(printed) == 1 else "Wall cards")
        printing = sheets.bind(printed, title, work)
        files.deliver(printing.data, target)
        said += printing.diagnostics
        _report(printed, str(target), aloud=_beside(target), remarks=[*remarks, *printing.remarks])
    return [*said, *told(cards, found.count, len(printed))]


def check(paths: Sequence[str], ticket: Ticket) -> tuple[int, list[Diagnostic]]:
    """Read and set all files, and return their number and what is to be said of them, in order of place."""
    found = gather(paths, NOTHING_ASKED, ticket)
    cards = each(publish.proof_card, found.sources, ticket)
    return found.count, sorted([*found.diagnostics, *_said(cards)])


def told(cards: Sequence[Card], count: int, printed: int) -> Iterator[Diagnostic]:
    """Count the hints on many cards, and the files that were not printed; return what weighs more."""
    hints = sum(one.severity is Severity.HINT for one in _said(cards))
    if hints:
        console.note(f"{report.counted(hints, 'hint')} on the texts: `cuecard check` lists them")
    if printed and printed < count:
        missing = count - printed
        console.note(f"{missing} of {report.counted(count, 'file')} not printed, because of errors:")
    return (one for one in _said(cards) if one.severity is not Severity.HINT)


def report_cards(cards: Sequence[Card], target: str, pages: int = 0) -> None:
    """Say what cards measure that went into one file, of so many pages if not one for each of theirs."""
    _report(cards, target, aloud=_beside(Path(target)), pages=pages)


def each(
    work: Callable[[Ticket, shelf.Source], Card], sources: Sequence[shelf.Source], ticket: Ticket
) -> tuple[Card, ...]:
    """Do the work on each source, and show how far it is."""
    with report.progress("Setting cards", len(sources)) as done:
        return publish.each(work, sources, ticket, done=done)


def _said(cards: Iterable[Card]) -> Iterator[Diagnostic]:
    return (diagnostic for card in cards for diagnostic in card.diagnostics)


def _deliver_each(cards: Sequence[Card], folder: Path, work: Sheetwork | None) -> Iterator[Diagnostic]:
    for card, slug in zip(cards, publish.slugs(cards), strict=True):
        printing = sheets.bind([card], card.title, work)
        files.deliver(printing.data, folder / f"{slug}.pdf")
        yield from printing.diagnostics
        if slug != card.slug:
            message = f"another file has the name {card.slug}, so this card is {slug}.pdf"
            yield Diagnostic(Location(card.file), Severity.HINT, message)


def _beside(target: Path) -> Callable[[str], None]:
    """Choose where the report goes, so that it never runs into a PDF on standard output."""
    return console.note if str(target) == files.STDOUT else console.say


def _report(
    cards: Sequence[Card],
    target: str,
    *,
    aloud: Callable[[str], None],
    pages: int = 0,
    remarks: Iterable[str] = (),
) -> None:
    stream = sys.stdout if aloud is console.say else sys.stderr
    aloud(report.rendered(report.table_of_cards(cards), terminal=console.shows_colour(stream)))
    aloud("")
    aloud(report.summary("standard output" if target == files.STDOUT else target, cards, pages))
    for remark in remarks:
        aloud(remark)
