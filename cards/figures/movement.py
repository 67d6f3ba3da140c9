"""A movement in postures, as it is told by a file: the values that a strip is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from cards.diagnostics import Location
from cards.figures.pose import Pose
from cards.figures.props import Prop


@dataclass(frozen=True, slots=True)
class Frame:
    """One posture of a movement."""

    pose: Pose
    #: Its place in the row, counted from 1, and the number under it on a sheet.
    number: int
    #: What the posture is called, for who cannot see it: the name of its pose, or words.
    says: str
    place: Location
    #: A second person's posture; None for nobody.
    partner: Pose | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """A part of the body shown once more, larger, in a circle."""

    at: str
    #: Its radius in the figure's own measure, and how many times larger it is shown.
    radius: float = 9.0
    scale: float = 2.4
    #: Degrees round the figure and above the horizon that it is seen from; None for as the figure is.
    view: tuple[float, float] | None = None
    #: The one frame that has it, counted from 1; 0 for all.
    only: int = 0


@dataclass(frozen=True, slots=True)
class Movement:
    """What an exercise looks like."""

    name: str
    title: str
    frames: tuple[Frame, ...]
    #: Muscles trained first, and trained also.
    train: tuple[str, ...]
    second: tuple[str, ...]
    #: Degrees round the figure, and above the horizon.
    view: tuple[float, float]
    #: Parts whose ways the arrows show; empty for the one that moves most.
    follow: tuple[str, ...]
    props: tuple[Prop, ...]
    place: Location
    #: True for someone who goes forward.
    travel: bool = False
    #: True for a posture that is held.
    hold: bool = False
    #: True for a figure that faces left.
    mirror: bool = False
    #: Where a partner stands: forward, and to the left.
    beside: tuple[float, float] = (60.0, 0.0)
    #: True where the postures are drawn over each other.
    ghost: bool = False
    detail: Detail | None = None
    #: Findings that are meant to be so: words of each, with the reason.
    accepted: tuple[tuple[str, str], ...] = ()
    #: How far the frames stand apart.
    gap: float = 9.0
    #: True for a movement that is done slowly on purpose, and has a stop-watch.
    slow: bool = False
    #: True where the followed part goes round and round.
    circle: bool = False
    #: The step of the exercise's short version that each frame shows; empty where it is not said.
    cues: tuple[int, ...] = ()
    #: The step of the short version that goes back to where the movement began; 0 where none is said.
    return_step: int = 0
    #: The item of its execution that brings each frame about, 0 for before the first; empty where it is not
    #: said.
    shows: tuple[int, ...] = ()

    def equipment(self, number: int) -> tuple[Prop, ...]:
        """Return the equipment of a frame, counted from 1."""
        return tuple(prop for prop in self.props if int(prop.only) in (0, number))
