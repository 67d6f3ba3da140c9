"""Places in space → places in the picture, from any side, without perspective."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, radians, sin

from cards.figures.vectors import Flat, Vec, cross, dot, scaled

#: How near to a profile a view must be for the figure's far side to be told from its near side.
_PROFILE = 0.8


@dataclass(frozen=True, slots=True)
class View:
    """A camera that walks round the figure; at 0 degrees it sees the profile that faces right."""

    #: Degrees: 0 from the figure's right, 90 from its front, 180 from its left, 270 from behind.
    azimuth: float = 0.0
    #: Degrees above the horizon.
    elevation: float = 0.0
    right: Vec = field(init=False)
    up: Vec = field(init=False)
    #: Toward the viewer.
    to: Vec = field(init=False)

    def __post_init__(self) -> None:
        a, e = radians(self.azimuth), radians(self.elevation)
        right = (cos(a), sin(a), 0.0)
        to = (sin(a) * cos(e), -cos(a) * cos(e), sin(e))
        up = cross(to, right)
        object.__setattr__(self, "right", right)
        object.__setattr__(self, "to", to)
        object.__setattr__(self, "up", up if up[2] >= 0 else scaled(up, -1))

    def flat(self, a: Vec) -> Flat:
        """Return where a place, or a direction, is in the picture."""
        r, u = self.right, self.up
        return (a[0] * r[0] + a[1] * r[1] + a[2] * r[2], a[0] * u[0] + a[1] * u[1] + a[2] * u[2])

    def depth(self, a: Vec) -> float:
        """Return how near to the viewer a place is; more is nearer."""
        return dot(a, self.to)

    @property
    def is_profile(self) -> bool:
        """Say whether one side of the figure is seen and the other hidden."""
        return abs(self.to[1]) > _PROFILE

    @property
    def is_raised(self) -> bool:
        """Say whether the camera looks down, so that the floor is an area and no line."""
        return self.to[2] > 0.05
