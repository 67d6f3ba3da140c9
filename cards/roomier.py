"""A text too long for its design → the nearest design that would hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cards import layout as layouts
from cards.diagnostics import CardsError
from cards.exercise import Exercise
from cards.geometry import EPSILON
from cards.layout import MONO, Layout
from cards.makeup import OversetError, make_up
from cards.pictures import Artwork


def designs(places: tuple[Path, ...]) -> Iterator[Layout]:
    """Yield every design in some folders that has no error."""
    for name in layouts.names(places):
        with suppress(CardsError):
            yield layouts.load(name, places)


def advised(
    problem: OversetError,
    exercise: Exercise,
    layout: Layout,
    artwork: tuple[Artwork, ...],
    others: Iterable[Layout],
) -> CardsError:
    """Turn the error of a text that does not fit into one that names the design to take instead."""
    found = next((one for one in _nearest(layout, others) if _holds(one, exercise, artwork)), None)
    hint = f"shorten the text, or take --layout {found.name}, which would hold it" if found else ""
    return CardsError(*(replace(one, hint=hint or one.hint) for one in problem.diagnostics))


def _nearest(layout: Layout, others: Iterable[Layout]) -> Iterator[Layout]:
    """Yield designs for the same text on one page: those as large or larger from the smallest, then smaller.

    Those that lie the same way come first among those of one size.
    """
    alike = [
        one
        for one in others
        if one.name != layout.name
        and one.steps is layout.steps
        and not one.many_pages
        and one.name.endswith(MONO) is layout.name.endswith(MONO)
    ]
    here = _area(layout) - EPSILON
    lies = layout.trim.width > layout.trim.height
    yield from sorted(
        (one for one in alike if _area(one) >= here),
        key=lambda one: (round(_area(one)), (one.trim.width > one.trim.height) is not lies, one.name),
    )
    yield from sorted((one for one in alike if _area(one) < here), key=lambda one: (-_area(one), one.name))


def _area(layout: Layout) -> float:
    return layout.trim.width * layout.trim.height


def _holds(layout: Layout, exercise: Exercise, artwork: tuple[Artwork, ...]) -> bool:
    try:
        make_up(exercise, layout, artwork)
    except CardsError:
        return False
    return True
