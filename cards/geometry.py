"""Places and sizes on a page, in points, from the top left corner."""

from dataclasses import dataclass

#: Two lengths closer than this, in points, are the same length to a printer (0.0035 mm).
EPSILON = 0.01


def fits(length: float, room: float) -> bool:
    """Say whether a length in points goes into the room for it."""
    return length <= room + EPSILON


@dataclass(frozen=True, slots=True)
class Point:
    """A place: x to the right and y downward from the top left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height."""

    width: float
    height: float

    @property
    def turned(self) -> "Size":
        """The same sheet, turned by a quarter."""
        return Size(self.height, self.width)

    def matches(self, other: "Size") -> bool:
        """Say whether the other is the same to a cutter, lying the same way."""
        return abs(self.width - other.width) <= EPSILON and abs(self.height - other.height) <= EPSILON


@dataclass(frozen=True, slots=True)
class Sides:
    """A distance for each side of a rectangle."""

    top: float
    right: float
    bottom: float
    left: float

    @classmethod
    def all(cls, distance: float) -> "Sides":
        """Give every side the same distance."""
        return cls(distance, distance, distance, distance)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def inset(self, sides: Sides) -> "Rect":
        """Return the rectangle left when each side moves inward (outward, if negative)."""
        return Rect(
            self.x + sides.left,
            self.y + sides.top,
            self.width - sides.left - sides.right,
            self.height - sides.top - sides.bottom,
        )

    def moved(self, dx: float, dy: float) -> "Rect":
        """Return the same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def contains(self, other: "Rect") -> bool:
        """Say whether the other lies wholly inside, give or take EPSILON."""
        return (
            fits(self.x, other.x)
            and fits(self.y, other.y)
            and fits(other.right, self.right)
            and fits(other.bottom, self.bottom)
        )

    def overlaps(self, other: "Rect") -> bool:
        """Say whether the two share more than an edge, give or take EPSILON."""
        return not (
            fits(self.right, other.x)
            or fits(other.right, self.x)
            or fits(self.bottom, other.y)
            or fits(other.bottom, self.y)
        )
