"""A booklet's pages → Sheets to print on both sides, fold together and staple through the fold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cards.diagnostics import CardsError, Diagnostic, Location, Severity, error
from cards.geometry import Point, Rect, Sides, Size, fits
from cards.imposition.duplex import in_turn, shifted, turned_round, turns_sideways
from cards.imposition.grid import Grid, Up, find, told
from cards.imposition.sheet_marks import finished, refuse_lacking_bleed
from cards.page import Colour, Item, Page, Rule
from cards.sheet import Cut, Duplex, Imposed, Placement, Printed, Sheet
from cards.units import PAPERS, POINTS_PER, millimetres, paper, paper_name

_MM = POINTS_PER["mm"]
#: Grey that is seen on white paper and on a dark cover.
GREY = Colour(0.55, 0.55, 0.55)
#: Points: a staple is so long; a fold mark is so long, and as far from the ink.
STAPLE, FOLD, CLEAR = 12 * _MM, 5 * _MM, 1 * _MM
#: Sheets that a saddle stapler still drives through.
THICKEST = 20


@dataclass(frozen=True, slots=True)
class Binding:
    """How the sheets become a booklet."""

    #: Points by which each sheet's pages move to the fold, compared with the sheet around it.
    creep: float = 0.0
    #: Pages that are folded together, a multiple of 4; None for all.
    signature: int | None = None


class Opening(NamedTuple):
    """What lies left and right of the fold on one side of a sheet: two pages by their numbers from 0."""

    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Fold:
    """A sheet of a signature, by the numbers of the pages on it from 0, each side seen as it is read."""

    front: Opening
    back: Opening
    #: Sheets around this one.
    depth: int
    #: The signature's number, from 0.
    signature: int


def folds(count: int, signature: int | None = None) -> tuple[Fold, ...]:
    """Turn a number of pages into sheets, the outermost of each signature first.

    Pages are padded to a multiple of 4: numbers from `count` on are blank.
    """
    padded = -(-count // 4) * 4
    length = signature or padded
    found = []
    for number, first in enumerate(range(0, padded, length or 1)):
        last = min(first + length, padded) - 1
        for depth in range((last - first + 1) // 4):
            start, end = first + 2 * depth, last - 2 * depth
            found.append(Fold(Opening(end, start), Opening(start + 1, end - 1), depth, number))
    return tuple(found)


def booklet(pages: Sequence[Page | None], sheet: Size, binding: Binding, cut: Cut, duplex: Duplex) -> Imposed:
    """Turn pages in reading order, None for a blank one, into sheets for folding and stapling.

    CardsError where pages differ in size, two do not fit side by side, or the creep would cut text.
    """
    _refuse_bad_signature(binding)
    page = _only_size(pages)
    if page is None:
        return Imposed(())
    refuse_lacking_bleed((one for one in pages if one), cut)
    safe = min(one.safe for one in pages if one)
    spread = _spread(page, safe, sheet, cut)
    sheets = folds(len(pages), binding.signature)
    _refuse_deep_creep(pages, sheets, binding)
    where = f"--imposed {paper_name(spread.sheet)}"
    near_edge = [one for one in told(spread, safe, cut, where) if one.severity < Severity.HINT]
    folded = _Folded(pages, spread, binding, cut, duplex)
    fronts, backs = [folded.front(fold) for fold in sheets], [folded.back(fold) for fold in sheets]
    return Imposed(tuple(in_turn(fronts, backs, duplex.sides)), (*_told(sheets, binding, duplex), *near_edge))


@dataclass(frozen=True, slots=True)
class _Folded:
    """Both sides of each sheet of a booklet."""

    pages: Sequence[Page | None]
    #: Where two pages lie side by side.
    spread: Grid
    binding: Binding
    cut: Cut
    duplex: Duplex

    def front(self, fold: Fold) -> Sheet:
        """Place the pages of the outer side, with the marks to fold and staple by."""
        flat, placements = self.spread.place(0), list(self._beside(fold.front, fold))
        marks = tuple(_fold_marks(flat, outermost=fold.depth == 0))
        note = f"{self._note(fold)}, front"
        return finished(self.spread.sheet, placements, self.cut, note, flat=flat, extra=marks)

    def back(self, fold: Fold) -> Sheet:
        """Place the pages of the inner side, so that they meet the outer ones on paper."""
        size, offset = self.spread.sheet, self.duplex.offset
        placements = list(self._beside(fold.back, fold))
        if not turns_sideways(size, self.duplex.flip):
            placements = [turned_round(placement, size) for placement in placements]
        placements = [shifted(placement, offset) for placement in placements]
        flat = self.spread.place(0).moved(offset.x, offset.y)
        return finished(size, placements, self.cut, f"{self._note(fold)}, back", flat=flat)

    def _note(self, fold: Fold) -> str:
        note = f"sheet {fold.depth + 1}"
        return f"signature {fold.signature + 1}, {note}" if self.binding.signature else note

    def _beside(self, opening: Opening, fold: Fold) -> Iterator[Placement]:
        """Place two pages left and right of the fold, moved to it by the creep and cut off there."""
        flat, bleed, shift = self.spread.place(0), self.cut.bleed, fold.depth * self.binding.creep
        middle = flat.x + flat.width / 2
        for number, is_left in ((opening.left, True), (opening.right, False)):
            page = self.pages[number] if number < len(self.pages) else None
            if page is None:
                continue
            # What moves away from the outer edge shows the ink beyond it, if there is some.
            outer = min(page.bleed, bleed + shift)
            if is_left:
                yield Placement(page, Point(flat.x + shift, flat.y), 0, Sides(bleed, -shift, bleed, outer))
            else:
                yield Placement(page, Point(middle - shift, flat.y), 0, Sides(bleed, outer, bleed, -shift))


def _fold_marks(flat: Rect, *, outermost: bool) -> Iterator[Item]:
    """Mark the fold in the margins, and on the outside of each signature where the staples go."""
    x = flat.x + flat.width / 2
    if fits(FOLD + CLEAR, flat.y):
        for end, start in ((flat.y - CLEAR, -FOLD), (flat.bottom + CLEAR, FOLD)):
            yield Rule(Point(x, end), Point(x, end + start), GREY, 0.5, dash=(2, 2))
    if outermost:
        for part in (0.25, 0.75):
            y = flat.y + part * flat.height
            yield Rule(Point(x, y - STAPLE / 2), Point(x, y + STAPLE / 2), GREY, 0.5)


def _spread(page: Page, safe: float, sheet: Size, cut: Cut) -> Grid:
    """Find the place of two pages side by side; CardsError, with the nearest that can, for none."""
    found = _lying(page.trim, safe, sheet, cut)
    if found:
        return found
    names = sorted(PAPERS, key=lambda name: paper(name).width * paper(name).height)
    larger = next((name for name in names if _lying(page.trim, safe, paper(name), cut)), None)
    smaller = [name for name in names if _lying(paper(name), safe, sheet, cut)]
    ways = [f"use --imposed {larger}"] if larger else []
    ways += [f"use --paper {smaller[-1]}"] if smaller else []
    raise error(
        f"--imposed {paper_name(sheet)}",
        f"two {paper_name(page.trim)} pages side by side do not fit on one {paper_name(sheet)} sheet",
        ", or ".join(ways) or "use larger sheets",
        code="does-not-fit-sheet",
    )


def _lying(trim: Size, safe: float, sheet: Size, cut: Cut) -> Grid | None:
    flat = Size(2 * trim.width, trim.height)
    alike = (flat.width >= flat.height) == (sheet.width >= sheet.height)
    found = find(flat, safe, sheet if alike else sheet.turned, Up(count=1), cut)
    return found if found and not found.turned else None


def _only_size(pages: Sequence[Page | None]) -> Page | None:
    """Return the first page; CardsError where one has another size."""
    first = next((page for page in pages if page), None)
    for page in pages:
        if page and first and not page.trim.matches(first.trim):
            raise error(
                page.slug,
                f"the page measures {paper_name(page.trim)}, the booklet {paper_name(first.trim)}",
                "give all pages of a booklet layouts of one paper, lying the same way",
                code="sizes-differ",
            )
    return first


def _refuse_bad_signature(binding: Binding) -> None:
    if binding.signature is not None and (binding.signature < 4 or binding.signature % 4):
        raise error(
            f"--signature {binding.signature}",
            "a folded sheet has 4 pages",
            "use a multiple of 4, such as 16",
            code="bad-fold",
        )


def _refuse_deep_creep(pages: Sequence[Page | None], sheets: Sequence[Fold], binding: Binding) -> None:
    deepest = max(fold.depth for fold in sheets) * binding.creep
    if not fits(deepest, min(page.safe for page in pages if page)):
        raise _creeps(deepest, binding)


def _creeps(deepest: float, binding: Binding) -> CardsError:
    each, all_in_all = (f"{millimetres(length):.3g}" for length in (binding.creep, deepest))
    return error(
        f"--creep {each}mm",
        f"the innermost pages would move by {all_in_all} mm, and lose words in the fold",
        "use less creep, or thinner parts by --signature 16",
        code="bad-fold",
    )


def _told(sheets: Sequence[Fold], binding: Binding, duplex: Duplex) -> Iterator[Diagnostic]:
    deepest = max(fold.depth for fold in sheets) + 1
    if deepest > THICKEST and duplex.sides is Printed.BOTH:
        what = f"{deepest} sheets folded together are too thick for most staplers"
        hint = "use --signature 16, and staple or sew each part"
        where = f"--signature {binding.signature}" if binding.signature else "--imposed"
        yield Diagnostic(Location(where), Severity.HINT, what, hint, code="many-sheets")
