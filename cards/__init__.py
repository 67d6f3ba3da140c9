"""Exercise files become cards that people train from.

    import cards

    cards.card("squat.md", layout="cue-a4").save("squat.pdf")
    cards.wall(["my-exercises/"], sheet="a3", up=2).save("wall.pdf")
    cards.booklet(["my-exercises/"], title="Home").save("home.pdf")
    cards.plan(["monday.toml"], weeks=6).save("plan.pdf")

Importing this package loads next to nothing; what a door needs is loaded when it is first used.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, Unpack

if TYPE_CHECKING:
    from cards.diagnostics import CardsError, Diagnostic
    from cards.exercise import Exercise
    from cards.layout import Layout
    from cards.makeup.card import Reach
    from cards.manuscript.reader import Reading
    from cards.page import Page
    from cards.press.press import Pressed
    from cards.shop.options import BookletOptions, CardOptions, CutOptions, WallOptions
    from cards.shop.printing import PlanOptions, Printed, Watch
    from cards.shop.sources import Source

__version__ = "0.1.0"
__all__ = [
    "Card",
    "CardsError",
    "Diagnostic",
    "Document",
    "Exercise",
    "Layout",
    "Page",
    "booklet",
    "card",
    "check",
    "layouts",
    "plan",
    "read",
    "wall",
]

#: Where the values live that this package names.
_VALUES = {
    "CardsError": "cards.diagnostics",
    "Diagnostic": "cards.diagnostics",
    "Exercise": "cards.exercise",
    "Layout": "cards.layout",
    "Page": "cards.page",
}
#: A path as people have it.
_Path: TypeAlias = "str | os.PathLike[str]"


def __getattr__(name: str) -> object:
    if name in _VALUES:
        return getattr(import_module(_VALUES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF, ready to be saved."""

    #: What came of each file, and what is to be said.
    printed: Printed = field(repr=False)

    @property
    def pdf(self) -> bytes:
        """The bytes of the PDF, all at once; `save` writes a large one without holding it in memory."""
        return _file(self.printed).read()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is to be said of the files and of the whole."""
        return self.printed.all_diagnostics

    def save(self, path: _Path) -> None:
        """Write the PDF; an older file stays whole until the new one is complete.

        CardsError where it cannot be written, or where it would replace one of the files that it was
        printed from.
        """
        from cards.cli.files import deliver, refuse_bad_target

        refuse_bad_target(path, self.printed.files)
        deliver(_file(self.printed), path)


@dataclass(frozen=True, slots=True)
class Card(Document):
    """One exercise on its card."""

    #: The exercise as it was understood.
    exercise: Exercise
    #: Its finished pages: every item at its final place.
    pages: tuple[Page, ...] = field(repr=False)
    #: How large its type is, and from where it can be read.
    reach: Reach


def card(
    file: _Path | Exercise | None = None,
    *,
    text: str | None = None,
    watch: Watch | None = None,
    **options: Unpack[CutOptions],
) -> Card:
    """Print one exercise: a file, a text in Markdown, or an exercise that was read before.

    CardsError where it cannot be printed, with all that was found.
    """
    from cards.shop import printing
    from cards.shop.options import card_order, paper_order
    from cards.shop.sources import exercise_of

    source = _source(file, text)
    order = card_order(
        layout=options.get("layout"),
        paper=options.get("paper"),
        read_from=options.get("read_from"),
        strict=options.get("strict", False),
        no_pictures=options.get("no_pictures", False),
        project=options.get("project"),
        language=options.get("language"),
    )
    paper = paper_order(
        marks=options.get("marks"),
        bleed=options.get("bleed"),
        language=options.get("language"),
        project=options.get("project"),
    )
    (source,), missing = printing.spoken((source,), order.languages)
    printed = printing.print_card(source, order, paper, watch or printing.Watch())
    printed = replace(printed, diagnostics=(*missing, *printed.diagnostics))
    _file(printed)
    made = printed.cards[0]
    exercise = exercise_of(source).exercise
    return Card(printed, exercise, printed.made, made.reach)


def wall(
    paths: Sequence[_Path] = (), *, watch: Watch | None = None, **options: Unpack[WallOptions]
) -> Document:
    """Print files, folders and decks: one page a card, or several cards on a sheet.

    Without a path, the built-in exercises. CardsError where nothing can be printed; where some files have
    errors the others are printed, and the document's diagnostics tell.
    """
    from cards.shop import printing
    from cards.shop.options import wall_order

    order = wall_order(_strings(paths), **options)
    return _document(printing.print_wall(order, watch or printing.Watch()))


def booklet(
    paths: Sequence[_Path] = (), *, watch: Watch | None = None, **options: Unpack[BookletOptions]
) -> Document:
    """Print files, folders and decks as a booklet: cover, contents, cards, an index, a log.

    Without a path, the built-in exercises. CardsError where nothing can be printed.
    """
    from cards.shop import printing
    from cards.shop.options import booklet_order

    order = booklet_order(_strings(paths), **options)
    return _document(printing.print_booklet(order, watch or printing.Watch()))


def plan(
    paths: Sequence[_Path] = (), *, watch: Watch | None = None, **options: Unpack[PlanOptions]
) -> Document:
    """Print files, folders and decks as a training plan: a table of exercises with columns to write in.

    Without a path, the built-in exercises. CardsError where nothing can be printed.
    """
    from cards.shop import printing

    order = printing.plan_order(_strings(paths), **options)
    return _document(printing.print_plan(order, watch or printing.Watch()))


def read(file: _Path | None = None, *, text: str | None = None) -> Reading:
    """Read one exercise file, or a text in Markdown, and return what it says and what is to be said of it.

    CardsError where it cannot be read.
    """
    from cards.shop import sources

    return sources.read(_source(file, text))


def check(
    paths: Sequence[_Path],
    *,
    ignore: Sequence[str] = (),
    watch: Watch | None = None,
    **options: Unpack[CardOptions],
) -> tuple[Diagnostic, ...]:
    """Read and set files, folders and decks, print nothing, and return what is wrong, in order of place.

    `ignore`: codes of warnings and hints that are left out, beside those that the project ignores. ValueError
    for a code that there is not.
    """
    from cards.codes import meanings
    from cards.diagnostics import heeded
    from cards.shop import printing
    from cards.shop.options import card_order
    from cards.words import suggest

    for code in ignore:
        if code not in meanings():
            raise ValueError(
                f'there is no code "{code}"; {suggest(code, meanings(), "see docs/findings.md")}'
            )
    project = options.get("project")
    unsaid = (*ignore, *(project.ignore if project else ()))
    checked = printing.check(_strings(paths), card_order(**options), watch or printing.Watch())
    return tuple(sorted(heeded(checked.all_diagnostics, unsaid)))


def layouts() -> tuple[Layout, ...]:
    """Return the card designs: those in the folder `layouts` here, and the built-in ones.

    A design with an error is left out; `cuecard layouts` tells of it.
    """
    from cards.shop import layouts as known

    return tuple(known.designs(known.folders(known.OWN)))


def _document(printed: Printed) -> Document:
    _file(printed)
    return Document(printed)


def _file(printed: Printed) -> Pressed:
    """Return what was printed; CardsError where there is nothing."""
    from cards.diagnostics import CardsError

    if printed.file is None:
        raise CardsError(*printed.all_diagnostics)
    return printed.file


def _strings(paths: Sequence[_Path]) -> tuple[str, ...]:
    return tuple(os.fspath(path) for path in paths)


def _source(file: _Path | Exercise | None, text: str | None) -> Source:
    from cards.exercise import Exercise
    from cards.manuscript.reader import Reading
    from cards.shop.sources import STDIN, Source, load

    if isinstance(file, Exercise):
        return Source(file.file, b"", reading=Reading(file, ()))
    if text is not None:
        return Source(STDIN if file is None else os.fspath(file), text.encode())
    if file is None:
        raise TypeError("a file, a text or an exercise is needed")
    return load(os.fspath(file))
