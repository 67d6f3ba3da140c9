"""What a training plan is made of: exercises with their doses, in groups, under a title."""

from __future__ import annotations

from dataclasses import dataclass

from cards.artwork.pictures import Artwork
from cards.exercise import Prescription
from cards.figures.drawn import Drawn


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One exercise of a plan."""

    title: str
    dose: Prescription
    #: The drawing of its movement, or a picture of its author's own; None for none.
    movement: Drawn | None = None
    picture: Artwork | None = None


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """Rows under one head; without a name where a plan is not parted."""

    name: str
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What a plan says over its table."""

    title: str
    subtitle: str = ""
    #: What counts for all of it.
    text: str = ""
