"""Options as people write them ("a3", "2x3", "3mm") → orders."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, Unpack

from cards import units
from cards.cautions import audiences
from cards.diagnostics import CardsError, error
from cards.imposition import printer
from cards.imposition.n_up import Stock, find_stock, read_starts, read_up
from cards.imposition.printer import Printer, read_offset
from cards.imposition.saddle import Binding
from cards.parts import PLAIN, WHOLE, Part, read_parts
from cards.sheet import Cut, Duplex, Flip, Marks, Printed
from cards.shop import layouts
from cards.shop.catalogue import find_named, names_at_hand
from cards.shop.option_kinds import (
    BookletOptions,
    CardOptions,
    ChoiceOptions,
    CutOptions,
    WallOptions,
)
from cards.shop.orders import (
    STANDARD,
    BookletOrder,
    CardOrder,
    Choice,
    Folding,
    OrderError,
    Paper,
    Sort,
    WallOrder,
    Words,
)
from cards.shop.project import Project
from cards.shop.sources import LIBRARY
from cards.shop.tongues import languages_of, one_language, said_in
from cards.table import clean
from cards.units import Units
from cards.words import suggest

__all__ = [
    "BookletOptions",
    "CardOptions",
    "ChoiceOptions",
    "CutOptions",
    "OrderError",
    "Project",
    "Units",
    "WallOptions",
    "booklet_order",
    "card_order",
    "choice_of",
    "find_named",
    "flipped",
    "library_path",
    "names_at_hand",
    "one_language",
    "paper_order",
    "printer_profile",
    "read_option",
    "said_in",
    "wall_order",
]

_Value = TypeVar("_Value")
_Word = TypeVar("_Word", bound=StrEnum)

#: Millimetres between which a distance to read from makes sense.
NEAREST, FARTHEST = 100.0, 50_000.0
#: The design of a booklet's cards by the name of its paper; the first is taken where none is named.
BOOKLET_PAPERS: Mapping[str, str] = {
    "a5": "booklet-a5",
    "half-letter": "booklet-half-letter",
    "a4": "wall-a4",
    "letter": "wall-letter",
}
#: The paper of a booklet's pages by the sheet that is folded, else the paper in the printer, where not A4.
HALVES: Mapping[str, str] = {"letter": "half-letter", "half-letter": "half-letter"}


def card_order(**options: Unpack[CardOptions]) -> CardOrder:
    """Read how cards are to be set; OrderError for what cannot be followed."""
    return _card_order(options)


def _card_order(options: CardOptions) -> CardOrder:
    project = options.get("project")
    folders = layouts.folders(project.designs if project else layouts.OWN)
    name = options.get("layout")
    if name is not None:
        known_layout("layout", name, layouts.names(folders))
    distance = options.get("read_from")
    read_from = None if distance is None else read_option("read_from", _distance, distance)
    strict, pictures = bool(options.get("strict")), not options.get("no_pictures")
    order = CardOrder(folders, name, read_from, strict, pictures)
    if project:
        usual = _usual_layout(project, folders)
        order = replace(
            order,
            standard=usual,
            units=project.units,
            usual_paper=project.paper,
            brand=project.brand,
        )
    spoken = languages_of(options.get("language"), project)
    return replace(
        order,
        lang=spoken[0] if spoken else "",
        languages=spoken,
        paper=read_option("paper", _paper, options.get("paper") or ""),
    )


def _usual_layout(project: Project, folders: tuple[Path, ...]) -> str:
    """Return the design of cards that name none; CardsError, with its line, for a name that none has."""
    known = layouts.names(folders)
    if project.layout and project.layout not in known:
        hint = suggest(project.layout, known, "`cuecard layouts` lists them")
        what = f'there is no layout "{clean(project.layout)}"'
        raise error(project.path, what, hint, line=project.layout_line, code="unknown-design")
    return project.layout or STANDARD


def known_layout(option: str, name: str, known: Collection[str]) -> None:
    """Raise OrderError where there is no layout of a name."""
    if name not in known:
        hint = suggest(name, known, "`cuecard layouts` lists them")
        raise OrderError(option, f'there is no layout "{name}"; {hint}')


def wall_order(paths: Sequence[str], **options: Unpack[WallOptions]) -> WallOrder:
    """Read what is asked of a wall; no path stands for the built-in exercises."""
    choice = replace(_choice(options), stations=bool(options.get("stations")))
    paper, uniform = paper_order(**options), bool(options.get("uniform"))
    return WallOrder(_paths(paths), choice, _card_order(options), paper, uniform)


def booklet_order(paths: Sequence[str], **options: Unpack[BookletOptions]) -> BookletOrder:
    """Read what is asked of a booklet; no path stands for the built-in exercises."""
    paper, layout, project = options.get("paper"), options.get("layout"), options.get("project")
    if paper and layout:
        raise OrderError("paper", "choose --paper or --layout, not both")
    if paper and paper.lower() not in BOOKLET_PAPERS:
        known = ", ".join(BOOKLET_PAPERS)
        raise OrderError("paper", f'"{paper}" is not a paper for booklets; write {known}')
    one_language(options.get("language"), project)
    # Here the paper is the size of a page, and chooses the design.
    cards = replace(_card_order(options), paper="")
    if paper:
        cards = replace(cards, layout=BOOKLET_PAPERS[paper.lower()])
    else:
        # The sheet that is folded decides before the paper that is usual.
        sheet = options.get("imposed") or (project.paper if project else "")
        cards = replace(cards, standard=BOOKLET_PAPERS[HALVES.get(sheet.lower(), "a5")])
    words = Words(options.get("title", ""), options.get("subtitle", ""), date=options.get("date", ""))
    asked = options.get("marks") or options.get("bleed")
    cut = _cut(options) if asked else None
    folding = _folding(options, cut or Cut())
    order = BookletOrder(_paths(paths), _choice(options), cards, words, folding, None if folding else cut)
    return replace(order, parts=_parts(options), usual_parts=project.parts if project else WHOLE)


def paper_order(**options: Unpack[WallOptions]) -> Paper | None:
    """Read how cards come onto paper; None where each page is simply a card.

    OrderError for a word that means nothing, and for options that cannot be combined; CardsError for a
    printer's profile with errors.
    """
    given = {name: value for name, value in options.items() if value not in (None, False)}
    two = len(languages_of(options.get("language"), options.get("project"))) > 1
    if two and "backs" in given:
        raise OrderError("backs", "--lang with two languages prints both sides by itself; leave out --backs")
    if two:
        given["backs"] = True
    _refuse_beside_stock(given)
    _refuse_without("sheet", given, ("up", "gutter"))
    _refuse_without("backs", given, ("flip", "sides", "offset"))
    if "start" in given and not given.keys() & {"sheet", "stock"}:
        raise OrderError("start", "--start requires --sheet or --stock")
    if not given.keys() & {"sheet", "stock", "marks", "bleed", "backs"}:
        for name in ("printer", "front_offset"):
            if name in given:
                option = name.replace("_", "-")
                raise OrderError(name, f"--{option} requires --sheet, --stock or --backs")
        return None
    profile = printer_profile(options.get("printer"), options.get("flip"))
    if offset := options.get("offset"):
        profile = replace(profile, offset=read_option("offset", read_offset, offset))
    if front := options.get("front_offset"):
        profile = replace(profile, front=read_option("front_offset", read_offset, front))
    start = options.get("start")
    return Paper(
        sheet=_optional("sheet", units.paper, options.get("sheet")),
        up=read_option("up", read_up, str(options.get("up") or "auto")),
        cut=replace(
            _cut(options),
            gutter=_optional("gutter", units.points, options.get("gutter")),
            margin=profile.margin,
        ),
        stock=_stock(options.get("stock")),
        starts=() if start is None else read_option("start", read_starts, str(start)),
        backs="backs" in given,
        second_language=two,
        duplex=profile.duplex(_word("sides", Printed, options.get("sides") or "both")),
    )


def printer_profile(name: str | None, flip: str | None) -> Printer:
    """Return a printer's profile, by its name or the usual one; a flip that is given wins over it."""
    return flipped(printer.load(name or printer.USUAL, printer.folder()), flip)


def flipped(profile: Printer, flip: str | None) -> Printer:
    """Let a flip that is given win over the profile's."""
    return profile if flip is None else replace(profile, flip=_word("flip", Flip, flip))


def library_path() -> str:
    """Return the folder of the built-in exercises."""
    return str(LIBRARY)


def _paths(paths: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(str, paths)) or (library_path(),)


def choice_of(**options: Unpack[ChoiceOptions]) -> Choice:
    """Read which cards are wanted; OrderError for an order that is none."""
    return _choice(options)


def _choice(options: ChoiceOptions) -> Choice:
    sort = options.get("sort")
    return Choice(
        tuple(options.get("equipment") or ()),
        tuple(options.get("muscle") or ()),
        tuple(options.get("stretch") or ()),
        tuple(options.get("level") or ()),
        tuple(options.get("tag") or ()),
        tuple(options.get("group") or ()),
        tuple(options.get("lang") or ()),
        _audience(options.get("audience")),
        None if sort is None else _word("sort", Sort, sort),
    )


def _audience(name: str | None) -> str:
    known = audiences()
    if name is not None and name.strip().lower() not in known:
        raise OrderError("for", f'"{name}" is not one of {", ".join(known)}')
    return (name or "").strip().lower()


def _parts(options: BookletOptions) -> tuple[Part, ...] | None:
    if options.get("plain"):
        if options.get("parts"):
            raise OrderError("plain", "choose --parts or --plain, not both")
        return PLAIN
    return _optional("parts", read_parts, options.get("parts"))


def _folding(options: BookletOptions, cut: Cut) -> Folding | None:
    imposed = options.get("imposed")
    if imposed is None:
        given = {name: value for name, value in options.items() if value is not None}
        _refuse_without("imposed", given, ("flip", "creep", "signature"))
        return None
    sheet = read_option("imposed", units.paper, imposed)
    creep = read_option("creep", units.points, options.get("creep") or "0mm")
    try:
        binding = Binding(creep, options.get("signature"))
    except ValueError as problem:
        raise OrderError("creep", str(problem)) from None
    return Folding(sheet, binding, cut, Duplex(_word("flip", Flip, options.get("flip") or "short")))


def _cut(options: CutOptions) -> Cut:
    return Cut(
        marks=_word("marks", Marks, options.get("marks") or "none"),
        bleed=read_option("bleed", units.points, options.get("bleed") or "0mm"),
    )


def _stock(name: str | None) -> Stock | None:
    if name is None:
        return None
    try:
        return find_stock(name)
    except CardsError as problem:
        (said,) = problem.diagnostics
        if said.code != "unknown-stock":
            raise
        raise OrderError("stock", f'there is no stock "{name}"; {said.hint}') from None


def _paper(text: str) -> str:
    """Return a paper as it is written, empty for none; ValueError for what is none."""
    if text:
        units.paper(text)
    return text


def _distance(text: str) -> float:
    length = units.millimetres(units.points(text))
    if not NEAREST <= length <= FARTHEST:
        raise ValueError(f'"{text}" is not a reading distance: write 0.1m to 50m, such as "1.5m"')
    return length


def _refuse_beside_stock(given: Mapping[str, object]) -> None:
    for name in ("sheet", "up", "gutter", "marks", "bleed"):
        if "stock" in given and name in given:
            raise OrderError(name, f"--{name} cannot be combined with --stock")


def _refuse_without(needed: str, given: Mapping[str, object], options: Sequence[str]) -> None:
    for name in options:
        if name in given and needed not in given:
            raise OrderError(name, f"--{name} requires --{needed}")


def _word(option: str, kind: type[_Word], text: str) -> _Word:
    try:
        return kind(text.strip().lower())
    except ValueError:
        known = ", ".join(map(str, kind))
        raise OrderError(option, f'"{text}" is not one of {known}') from None


def _optional(option: str, reader: Callable[[str], _Value], text: str | None) -> _Value | None:
    return None if text is None else read_option(option, reader, text)


def read_option(option: str, reader: Callable[[str], _Value], text: str) -> _Value:
    """Turn the words of an option into its value; OrderError where they mean nothing."""
    try:
        return reader(text)
    except ValueError as problem:
        raise OrderError(option, str(problem)) from None
