"""What the rows of a plan tell → its columns: which there are, and how wide each is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.booklets.furniture import Book
from cards.booklets.planned import PlanRow
from cards.exercise import Prescription
from cards.units import POINTS_PER
from cards.vocabulary import Labels

_MM = POINTS_PER["mm"]
#: Points of width: of the figures, of a dose at most, of the name at least and at most.
FIGURE, NAME_LEAST, NAME_MOST = 29 * _MM, 40 * _MM, 74 * _MM
SETS, AMOUNT, LOAD, REST = 13 * _MM, 18 * _MM, 18 * _MM, 17 * _MM
#: Points of width of a week: what a pen needs, and what is enough.
WEEK_LEAST, WEEK_MOST = 12.5 * _MM, 34 * _MM
#: How many times as wide doses may be on a plan without weeks.
ROOMY = 1.6
#: Points of blank before names, where there are no figures.
ASIDE = 2.4 * _MM
#: Measures of how much, of which a row shows the first that is told.
_AMOUNTS = ("reps", "work", "hold")
#: What else a dose tells, under the name of its exercise.
_EXTRAS = ("tempo", "hold", "side", "frequency", "duration")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; lengths in points, from the table's left edge."""

    #: Which part of a dose it shows: "sets", "amount", "load" or "rest"; "week" for one to write in.
    shows: str
    label: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a plan; lengths in points."""

    #: Width of the figures, 0 where there are none; where names begin, and how wide they may be.
    figure: float
    name_x: float
    name: float
    columns: tuple[Column, ...]
    #: What all rows tell alike, and is told once: the label and the words.
    common: tuple[tuple[str, str], ...] = ()

    @property
    def weeks(self) -> tuple[Column, ...]:
        """Those to write in."""
        return tuple(one for one in self.columns if one.shows == "week")

    def extras(self, dose: Prescription, words: Labels) -> tuple[tuple[str, str], ...]:
        """Return what a dose tells beside its columns, and beside what all rows have in common."""
        return tuple(one for one in _extras(dose, words) if one not in self.common)


def is_too_narrow(width: float, weeks: int) -> bool:
    """Say whether weeks have no room beside all else on a table of a width in points."""
    return weeks > 0 and FIGURE + NAME_LEAST + SETS + AMOUNT + LOAD + REST + weeks * WEEK_LEAST > width


def arrange_columns(rows: Sequence[PlanRow], weeks: int, book: Book) -> Columns:
    """Settle the columns of some rows on a page of a book."""
    width, words = book.layout.trim.width - 2 * book.layout.margin, book.words
    figure = FIGURE if any(row.movement or row.picture for row in rows) else 0.0
    doses = tuple(_doses([row.dose for row in rows], words))
    # Small paper: all is narrowed alike.
    scale = min(1.0, width / (FIGURE + NAME_LEAST + SETS + AMOUNT + LOAD + REST))
    dosed = sum(wide for _, _, wide in doses)
    # Without weeks, what is asked takes of the room that names do not need.
    roomy = 1.0 if weeks else min(ROOMY, max(1.0, (width - figure - NAME_MOST) / dosed))
    doses = tuple((shows, label, wide * scale * roomy) for shows, label, wide in doses)
    taken = figure * scale + sum(wide for _, _, wide in doses)
    least = NAME_LEAST * scale
    week = min(WEEK_MOST, max(0.0, (width - taken - least) / weeks)) if weeks else 0.0
    if weeks and width - taken - week * weeks < NAME_MOST:
        # What is more than a pen needs goes to the names first, then to both.
        week = max(min(week, WEEK_LEAST), (width - taken - NAME_MOST) / weeks, week * 0.86)
    name = width - taken - week * weeks
    x = width - week * weeks - sum(wide for _, _, wide in doses)
    columns = []
    for shows, label, wide in doses:
        columns.append(Column(shows, label, x, wide))
        x += wide
    for number in range(1, weeks + 1):
        columns.append(Column("week", f"{words.week} {number}", x, week))
        x += week
    # Without figures, names stand under the name of their group.
    name_x = figure * scale or ASIDE
    return Columns(
        figure * scale, name_x, name - (name_x - figure * scale), tuple(columns), _common(rows, words)
    )


def amount(dose: Prescription) -> str:
    """Return how much of an exercise is done in a set: a number, or a time."""
    return next((said for name in _AMOUNTS if (said := getattr(dose, name))), "")


def _doses(doses: Sequence[Prescription], words: Labels) -> Iterator[tuple[str, str, float]]:
    """Yield what the columns of doses show, their labels and widths; sets where they are, or can be, told."""
    if any(one.sets for one in doses) or not any(one.work for one in doses):
        yield "sets", words.sets, SETS
    told = dict.fromkeys(name for one in doses for name in _AMOUNTS if amount(one) and _measure(one) == name)
    yield "amount", " / ".join(getattr(words, name) for name in told) or words.reps, AMOUNT
    yield "load", words.load, LOAD
    yield "rest", words.rest, REST


def _measure(dose: Prescription) -> str:
    """Return which measure a dose is told in."""
    return next((name for name in _AMOUNTS if getattr(dose, name)), "")


def _extras(dose: Prescription, words: Labels) -> Iterator[tuple[str, str]]:
    shown = _measure(dose)
    for name in _EXTRAS:
        if name != shown and (said := getattr(dose, name)):
            yield getattr(words, name), said


def _common(rows: Sequence[PlanRow], words: Labels) -> tuple[tuple[str, str], ...]:
    """Return what more than one row tells, and all of them alike."""
    told = [tuple(_extras(row.dose, words)) for row in rows]
    return tuple(one for one in told[0] if all(one in other for other in told)) if len(told) > 1 else ()
