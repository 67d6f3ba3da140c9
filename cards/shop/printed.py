"""How a run is followed, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from cards.diagnostics import Diagnostic
from cards.page import Page
from cards.press.press import Pressed, Store
from cards.shop.cards import Engraved, Failed, Outcome, Printable, Work, kept, printable
from cards.shop.orders import CardOrder
from cards.shop.sources import Source
from cards.shop.workers import each


@dataclass(frozen=True, slots=True)
class Watch:
    """How a run is followed."""

    #: Called after each card with the number of cards done and of all.
    progress: Callable[[int, int], None] | None = None
    #: Whether a fault of cuecard's own is told with its traceback.
    debug: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of an order."""

    #: None where nothing could be printed, and where each card has a file of its own.
    file: Pressed | None
    #: What came of each file, in the order of print.
    outcomes: tuple[Outcome, ...]
    #: What is to be said of the order as a whole; outcomes have their own.
    diagnostics: tuple[Diagnostic, ...] = ()
    #: Files that were found or named.
    count: int = 0
    #: Pages of the PDF; 0 where each card's own count.
    pages: int = 0
    #: Sheets and sizes in words.
    remarks: tuple[str, ...] = ()
    #: The files that were read: nothing may be written over them.
    files: tuple[str, ...] = ()
    #: The finished pages of a card that was printed alone.
    made: tuple[Page, ...] = ()

    @property
    def pdf(self) -> bytes | None:
        """The PDF's bytes, where there is one."""
        return self.file.read() if self.file else None

    @property
    def cards(self) -> tuple[Printable, ...]:
        """The cards that are printed."""
        return printable(self.outcomes)

    @property
    def failures(self) -> tuple[Failed, ...]:
        """The files that an error keeps from print."""
        return tuple(one for one in self.outcomes if isinstance(one, Failed))

    @property
    def all_diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is to be said of the order and of every file."""
        return (*self.diagnostics, *(said for outcome in self.outcomes for said in outcome.diagnostics))


def page_count(card: Printable) -> int:
    """Return how many pages a card has, backs not counted."""
    return len(card.pages if isinstance(card, Engraved) else card.plates)


def each_of(
    work: Work, sources: Sequence[Source], order: CardOrder, watch: Watch, store: Store | None = None
) -> tuple[Outcome, ...]:
    """Do the work on every source, in their order, followed as asked; a store keeps what is finished."""
    finished = 0

    def done() -> None:
        nonlocal finished
        finished += 1
        if watch.progress:
            watch.progress(finished, len(sources))

    keep = partial(kept, store=store) if store else _whole
    return each(work, sources, order, done=done, keep=keep, debug=watch.debug)


def _whole(outcome: Outcome) -> Outcome:
    return outcome
