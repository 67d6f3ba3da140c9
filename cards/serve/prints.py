"""What a page asks to be printed → a PDF, pictures of its pages, and what is to be said of it."""

from __future__ import annotations

import io
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pypdfium2

from cards.diagnostics import CardsError, Diagnostic, heeded
from cards.exercise import Prescription
from cards.layout import MONO
from cards.manuscript.reader import Reading
from cards.serve.project import BUILT_IN, Project, RefusedError
from cards.shop import layouts, printing
from cards.shop.options import OrderError, booklet_order, card_order, paper_order
from cards.shop.printing import Printed, Watch

#: Prints that can still be asked for.
_KEPT = 12
#: Cards of one print, and characters of what is asked for one.
MOST_CARDS, MOST_WORDS = 1_000, 600
#: Pixels of a page's picture, across.
NARROWEST, WIDEST = 60, 2400
#: The designs of cards that name none: of one side, and of two.
_STANDARD = {False: "wall-a4", True: "cue-a4"}
#: Papers of the page's choice on which a plan has room.
_PLAN_PAPERS = ("a3", "a4", "a5", "letter", "legal", "tabloid")
_DOSES = tuple(one.name for one in fields(Prescription))


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for, as the page says it."""

    #: "wall" for cards one after the other, "booklet" for a booklet, "plan" for a training plan.
    kind: str
    #: For each card its `item`, and perhaps its `text`, its `dose`, its `copies` and its `group`.
    cards: tuple[Mapping[str, object], ...]
    layout: str = ""
    mono: bool = False
    backs: bool = False
    #: Paper on which several cards stand; empty for none.
    sheet: str = ""
    stations: bool = False
    title: str = ""
    #: Under a plan's title: a line, and words for all of it.
    subtitle: str = ""
    cover: str = ""
    #: A booklet's or a plan's paper, and the deck that a booklet is printed from; empty for none.
    paper: str = ""
    deck: str = ""
    #: Parts of a booklet, with commas between; empty for what its deck says, or what is usual.
    parts: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of a wish."""

    #: Empty where nothing could be printed.
    id: str
    #: Points across and down, of each page.
    pages: tuple[tuple[float, float], ...]
    said: tuple[Diagnostic, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prints:
    """The last prints of a project, for their pages to be looked at and fetched."""

    project: Project
    _pdfs: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    #: The library that draws pages does one thing at a time.
    _drawing: Lock = field(default_factory=Lock)

    def make(self, wish: Wish) -> Proof:
        """Print what is asked for; what keeps it from being printed is in the proof."""
        try:
            printed = _MAKERS.get(wish.kind, _wall)(wish, self.project)
        except OrderError as problem:
            raise RefusedError(422, problem.message) from None
        except CardsError as problem:
            return Proof("", (), problem.diagnostics)
        said = tuple(heeded(printed.all_diagnostics, self.project.ignored))
        if printed.pdf is None:
            return Proof("", (), said)
        name = secrets.token_urlsafe(12)
        pdf = printed.pdf
        with self._drawing, _opened(pdf) as document:
            pages = tuple(document.get_page_size(page) for page in range(len(document)))
            self._pdfs[name] = pdf
            while len(self._pdfs) > _KEPT:
                self._pdfs.popitem(last=False)
        return Proof(name, pages, said, printed.remarks)

    def pdf(self, name: str) -> bytes:
        """Return a print's PDF; RefusedError where it is no longer kept."""
        try:
            return self._pdfs[name]
        except KeyError:
            raise RefusedError(404, "this print is no longer kept: print it again") from None

    def picture(self, name: str, page: int, width: int) -> bytes:
        """Draw a page, from 1, as a JPEG of so many pixels across; RefusedError where there is none."""
        data = self.pdf(name)
        with self._drawing, _opened(data) as document:
            if not 1 <= page <= len(document):
                raise RefusedError(404, "there is no such page")
            drawn = _drawn(document[page - 1], width)
        return _encoded(drawn)


def said_by(name: str, data: bytes, path: Path) -> tuple[Reading, ...]:
    """Return what a file, or one exercise of it ("FILE#NAME"), says; RefusedError where it has none."""
    part = name.partition("#")[2]
    found = printing.readings(str(path), data)
    if part:
        found = tuple(one for one in found if one.exercise.slug == part)
        if not found:
            raise RefusedError(404, f'the file no longer holds an exercise "{part}"')
    return found


def _wall(wish: Wish, project: Project) -> Printed:
    readings: list[Reading] = []
    _refuse_number(wish)
    for card in wish.cards:
        copies = card.get("copies", 1)
        asked = _dosed(_readings(card, project), card.get("dose"))
        readings += asked * (copies if isinstance(copies, int) and 1 <= copies <= 100 else 1)
    if wish.stations:
        readings = [_at_station(one, number) for number, one in enumerate(readings, start=1)]
    order = card_order(layout=_layout(wish, readings, project), project=project.usual)
    # Whoever leaves these out must not be told that they go with others only.
    paper = paper_order(sheet=wish.sheet or None, backs=wish.backs) if wish.sheet or wish.backs else None
    return printing.print_readings(readings, str(project.root), order, paper, Watch())


def _layout(wish: Wish, readings: Sequence[Reading], project: Project) -> str | None:
    """Name the design of all cards; in black and white each needs one by name."""
    name = wish.layout
    if not wish.mono:
        return name or None
    if not name:
        own, usual = readings[0].exercise.print.layout, project.usual
        standard = usual.layout if usual and usual.layout and not wish.backs else _STANDARD[wish.backs]
        name = own if own in layouts.names(project.designs()) else standard
    return name if name.endswith(MONO) else name + MONO


def _readings(card: Mapping[str, object], project: Project) -> list[Reading]:
    item, text = str(card.get("item", "")), card.get("text")
    file = item.partition("#")[0]
    path = project.path_of(file)
    if isinstance(text, str):
        return list(said_by(item, text.encode(errors="replace"), path))
    data = project.read(file)
    if file.startswith(BUILT_IN):
        return list(_built_in(item, data, path))
    return list(said_by(item, data, path))


@lru_cache(maxsize=512)
def _built_in(item: str, data: bytes, path: Path) -> tuple[Reading, ...]:
    return said_by(item, data, path)


def _dosed(readings: list[Reading], dose: object) -> list[Reading]:
    if not isinstance(dose, dict) or not dose:
        return readings
    words = {name: str(value).strip() for name, value in dose.items() if name in _DOSES}
    if any(len(one) > MOST_WORDS for one in words.values()):
        raise RefusedError(422, f"a dose has at most {MOST_WORDS} characters: shorten it")
    asked = Prescription(**words)
    return [
        replace(one, exercise=replace(one.exercise, prescription=asked.completed(one.exercise.prescription)))
        for one in readings
    ]


def _at_station(one: Reading, number: int) -> Reading:
    numbered = replace(one.exercise.prescription, station=str(number))
    return replace(one, exercise=replace(one.exercise, prescription=numbered))


def _booklet(wish: Wish, project: Project) -> Printed:
    if wish.deck:
        paths = [str(project.path_of(wish.deck)), str(project.root / project.home)]
    else:
        paths = [_shop_path(str(card.get("item", "")), project) for card in wish.cards]
    if not paths:
        raise RefusedError(422, "choose the cards that belong in the booklet")
    order = booklet_order(
        paths,
        title=wish.title,
        paper=wish.paper or None,
        parts=wish.parts or None,
        project=project.usual,
    )
    if wish.mono:
        name = order.cards.layout or order.cards.standard
        order = replace(order, cards=replace(order.cards, layout=name + MONO))
    return printing.print_booklet(order, Watch())


def _plan(wish: Wish, project: Project) -> Printed:
    """Print a training plan of the texts and doses as they stand, saved or not."""
    found: list[tuple[Reading, str | None]] = []
    _refuse_number(wish)
    for card in wish.cards:
        group = card.get("group")
        asked = _dosed(_readings(card, project), card.get("dose"))
        found += [(one, " ".join(str(group)[:200].split()) if group is not None else None) for one in asked]
    layout = _layout(wish, [one for one, _ in found], project) if wish.mono else None
    # The page offers the papers of cards, of which some are too small for a plan.
    paper = wish.paper if wish.paper.lower() in _PLAN_PAPERS else None
    order = printing.plan_order(
        (), title=wish.title, subtitle=wish.subtitle, layout=layout, paper=paper, project=project.usual
    )
    order = replace(order, words=replace(order.words, text=wish.cover))
    return printing.plan_readings(found, str(project.root), order, Watch())


def _refuse_number(wish: Wish) -> None:
    if not 0 < len(wish.cards) <= MOST_CARDS:
        raise RefusedError(422, f"choose 1 to {MOST_CARDS} cards")


#: What makes a print of each kind.
_MAKERS: Mapping[str, Callable[[Wish, Project], Printed]] = {"booklet": _booklet, "plan": _plan}


def _shop_path(item: str, project: Project) -> str:
    file, mark, part = item.partition("#")
    return str(project.path_of(file)) + mark + part


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _drawn(sheet: pypdfium2.PdfPage, width: int) -> Any:
    """Draw a page so many pixels across, within bounds."""
    scale = min(max(width, NARROWEST), WIDEST) / sheet.get_width()
    # A strip of paper is as high as it is; a picture has an end.
    scale = min(scale, 2 * WIDEST / sheet.get_height())
    return sheet.render(scale=scale, rev_byteorder=True).to_pil()


def _encoded(picture: Any) -> bytes:
    """Write a picture as fast as can be: PNG takes some ten times as long, finer colour twice."""
    drawn = io.BytesIO()
    picture.save(drawn, "JPEG", quality=88, subsampling=1)
    return drawn.getvalue()
