"""Directions and places in space: x forward, y to the figure's left, z up, in hundredths of the stature."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians, sin, sqrt
from typing import TypeAlias

Vec: TypeAlias = tuple[float, float, float]
#: A place in the picture: x to the right, y up.
Flat: TypeAlias = tuple[float, float]

#: Shorter than this is no direction.
_NOTHING = 1e-9


def add(a: Vec, b: Vec) -> Vec:
    """Return the sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """Return the vector from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scaled(a: Vec, k: float) -> Vec:
    """Return a vector k times as long."""
    return (a[0] * k, a[1] * k, a[2] * k)


def along(a: Vec, direction: Vec, k: float) -> Vec:
    """Return the place k steps from a in a direction."""
    return (a[0] + direction[0] * k, a[1] + direction[1] * k, a[2] + direction[2] * k)


def mix(a: Vec, b: Vec, t: float) -> Vec:
    """Return the place between a (t = 0) and b (t = 1)."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def blend(a: Vec, b: Vec, cosine: float, sine: float) -> Vec:
    """Return a direction turned from a toward b."""
    return (a[0] * cosine + b[0] * sine, a[1] * cosine + b[1] * sine, a[2] * cosine + b[2] * sine)


def dot(a: Vec, b: Vec) -> float:
    """Return the inner product of two vectors."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Return the vector at right angles to two others."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """Return a vector's length."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vec, b: Vec) -> float:
    """Return how far two places are apart."""
    return length(sub(a, b))


def unit(a: Vec) -> Vec:
    """Return the direction of a vector, of length 1; nothing stays nothing."""
    n = length(a)
    return scaled(a, 1 / n) if n > _NOTHING else a


def turned(a: Vec, axis: Vec, degrees: float) -> Vec:
    """Return a vector turned about an axis of length 1 (Rodrigues' formula)."""
    angle = radians(degrees)
    c, s = cos(angle), sin(angle)
    k = dot(axis, a) * (1 - c)
    x, y, z = cross(axis, a)
    return (a[0] * c + x * s + axis[0] * k, a[1] * c + y * s + axis[1] * k, a[2] * c + z * s + axis[2] * k)


def clamp(x: float, least: float, greatest: float) -> float:
    """Return the number in the range that is nearest to x."""
    return max(least, min(greatest, x))


def apart(a: Flat, b: Flat) -> float:
    """Return how far two places of the picture are apart."""
    return hypot(a[0] - b[0], a[1] - b[1])


def between(a: Flat, b: Flat, t: float) -> Flat:
    """Return the place of the picture between a (t = 0) and b (t = 1)."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


@dataclass(frozen=True, slots=True)
class Axes:
    """Three directions at right angles: a part of the body's own front, left and up."""

    front: Vec = (1.0, 0.0, 0.0)
    left: Vec = (0.0, 1.0, 0.0)
    up: Vec = (0.0, 0.0, 1.0)

    def turned(self, axis: Vec, degrees: float) -> Axes:
        """Return them turned about an axis."""
        if not degrees:
            return self
        return Axes(*(turned(one, axis, degrees) for one in (self.front, self.left, self.up)))

    def pitched(self, degrees: float) -> Axes:
        """Return them bowed forward."""
        return self.turned(self.left, degrees)

    def yawed(self, degrees: float) -> Axes:
        """Return them turned to the left."""
        return self.turned(self.up, degrees)

    def rolled(self, degrees: float) -> Axes:
        """Return them leaned to the right."""
        return self.turned(self.front, degrees)

    def at(self, front: float = 0.0, left: float = 0.0, up: float = 0.0) -> Vec:
        """Return so many steps in each direction."""
        f, s, u = self.front, self.left, self.up
        return (
            f[0] * front + s[0] * left + u[0] * up,
            f[1] * front + s[1] * left + u[1] * up,
            f[2] * front + s[2] * left + u[2] * up,
        )


#: The axes of the room itself.
WORLD = Axes()
