"""Names the nearest design that would hold a text too long for its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cards.artwork.pictures import Artwork
from cards.diagnostics import CardsError
from cards.exercise import Exercise
from cards.geometry import EPSILON
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout
from cards.makeup.card import OversetError, make_up

#: The part of a design's capacity that another one must have to be tried: room is more than area.
WORTH_A_TRY = 0.9


def advised(
    problem: OversetError,
    exercise: Exercise,
    layout: Layout,
    artwork: tuple[Artwork, ...],
    others: Iterable[Layout],
) -> CardsError:
    """Turn the error of a text that does not fit into one that names the design to take instead."""
    found = next((one for one in _nearest(layout, others) if _holds(one, exercise, artwork)), None)
    if found is None:
        return problem
    how = "would hold it on several pages" if found.many_pages else "would hold it"
    hint = f"shorten the text, or use --layout {found.name}, which {how}"
    return CardsError(*(replace(one, hint=hint) for one in problem.diagnostics))


def _nearest(layout: Layout, others: Iterable[Layout]) -> Iterator[Layout]:
    """Yield designs for the same text that may hold more of it.

    Those as large or larger come from the smallest up, then those that are smaller and have smaller
    type, from the largest down; those of many pages are the last. Among designs of one size those that
    lie the same way come first.
    """
    here, lies = _area(layout), layout.trim.width > layout.trim.height

    def place(one: Layout) -> tuple[bool, bool, float, bool, str]:
        smaller = _area(one) < here - EPSILON
        area = round(_area(one))
        turned = (one.trim.width > one.trim.height) is not lies
        return one.many_pages, smaller, -area if smaller else area, turned, one.name

    alike = [one for one in others if one.name != layout.name and one.steps is layout.steps]
    least = _capacity(layout) * WORTH_A_TRY
    yield from sorted((one for one in alike if one.many_pages or _capacity(one) >= least), key=place)


def _area(layout: Layout) -> float:
    return layout.trim.width * layout.trim.height


def _capacity(layout: Layout) -> float:
    """Return how much text a design holds at its smallest type, to compare it with others."""
    cue = layout.cue if layout.steps else 1.0
    x_height = layout.floor or layout.read_from * X_HEIGHT_PER_DISTANCE / cue
    return _area(layout) / x_height**2


def _holds(layout: Layout, exercise: Exercise, artwork: tuple[Artwork, ...]) -> bool:
    try:
        make_up(exercise, layout, artwork)
    except CardsError:
        return False
    return True
