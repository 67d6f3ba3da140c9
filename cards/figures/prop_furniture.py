"""What one stands, sits, lies or leans on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from typing import ClassVar

from cards.figures.pieces import Piece, Role
from cards.figures.props import Pair, Prop, Stage, Support, box, cushion, tube, upright


@dataclass(frozen=True, slots=True)
class Bench(Prop):
    """A bench, flat or with a back that rises toward lesser x."""

    KIND: ClassVar[str] = "bench"

    x: Pair = (-46.0, 14.0)
    #: The height of the seat's top.
    z: float = 24.0
    #: Half its width.
    half: float = 8.0
    #: Degrees by which the back rises, about the hinge.
    incline: float = 0.0
    #: Where the back begins; needed where it rises.
    hinge: float = 0.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield seat, back, legs and feet."""
        view, (x0, x1) = stage.view, self.x
        layer = 4.0 if self.layer is None else self.layer
        seat = self.hinge if self.incline else x0
        yield box(
            layer, Role.PAD, ((seat, x1), (-self.half, self.half), (self.z - 4.2, self.z)), view, edge=1.6
        )
        legs = (x0 + 7, x1 - 7)
        if self.incline:
            start, end = self._back()
            yield cushion(view, layer, ((start[0], 0, start[1]), (end[0], 0, end[1])), (self.half - 2, 2.1))
            middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            strut = ((middle[0], 0.0, middle[1]), (self.hinge, 0.0, 2.0))
            yield tube(view, layer - 0.3, strut, 1.3)
            legs = (self.hinge - 2, x1 - 4)
        for x in legs:
            yield box(
                layer - 0.2, Role.FRAME, ((x - 1.4, x + 1.4), (-2, 2), (1.5, self.z - 3)), view, key=False
            )
            foot = ((x - 4.5, x + 4.5), (-self.half, self.half), (0.0, 2.4))
            yield box(layer - 0.2, Role.FRAME, foot, view, key=False)

    def _back(self) -> tuple[Pair, Pair]:
        """Return the middle of the back's cushion, from the hinge up."""
        rise, wide = radians(self.incline), self.hinge - self.x[0]
        low = (self.hinge, self.z - 2.1)
        return low, (low[0] - wide * cos(rise), low[1] + wide * sin(rise))

    def supports(self) -> Iterator[Support]:
        """Yield the seat, and the back as steps."""
        sides = (-self.half, self.half)
        if not self.incline:
            yield Support(self.x, sides, (self.z - 4.2, self.z))
            return
        yield Support((self.hinge, self.x[1]), sides, (self.z - 4.2, self.z), 4.0)
        (x0, z0), (x1, z1) = self._back()
        for i in range(6):
            t = (i + 0.5) / 6
            x, z = x0 + (x1 - x0) * t, z0 + (z1 - z0) * t
            yield Support((x - 3, x + 3), sides, (z - 3, z + 2.6), 6.0)


@dataclass(frozen=True, slots=True)
class Block(Prop):
    """A box, a step, a seat: anything between three pairs of planes."""

    KIND: ClassVar[str] = "block"

    x: Pair = (0.0, 20.0)
    z: Pair = (0.0, 20.0)
    y: Pair = (-9.0, 9.0)
    #: "pad" for what is soft or wooden, "frame" for what only carries.
    role: str = "pad"

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the box of the block."""
        role = Role.FRAME if self.role == "frame" else Role.PAD
        yield box(4.0 if self.layer is None else self.layer, role, (self.x, self.y, self.z), stage.view)

    def supports(self) -> Iterator[Support]:
        """Yield all of what is soft or wooden; a frame carries nobody."""
        if self.role != "frame":
            yield Support(self.x, self.y, self.z)


@dataclass(frozen=True, slots=True)
class Wall(Prop):
    """A wall; x is its face's side that is nearer to lesser x."""

    KIND: ClassVar[str] = "wall"

    x: float = 30.0
    top: float = 112.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the wall."""
        edges = ((self.x, self.x + 3.4), (-6.0, 6.0), (0.0, self.top))
        yield box(0.3 if self.layer is None else self.layer, Role.PAD, edges, stage.view, edge=0.3, key=False)

    def supports(self) -> Iterator[Support]:
        """Yield the wall, wider than it is drawn."""
        yield Support((self.x, self.x + 3.4), (-60.0, 60.0), (0.0, self.top))


@dataclass(frozen=True, slots=True)
class Mat(Prop):
    """A mat on the floor."""

    KIND: ClassVar[str] = "mat"

    x: Pair = (-40.0, 40.0)
    half: float = 16.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the mat."""
        edges = (self.x, (-self.half, self.half), (0.0, 1.2))
        yield box(0.4, Role.PAD, edges, stage.view, edge=0.55, key=False)


@dataclass(frozen=True, slots=True)
class Post(Prop):
    """A post to anchor a band or to hold on to."""

    KIND: ClassVar[str] = "post"
    HOLDS: ClassVar[bool] = True

    x: float = 60.0
    y: float = 0.0
    top: float = 104.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the post."""
        yield upright(stage.view, self.x, self.top, 2.0, self.y)


@dataclass(frozen=True, slots=True)
class Pad(Prop):
    """A cushion or a beam between two places, forward and up, so wide to each side."""

    KIND: ClassVar[str] = "pad"

    start: Pair = (0.0, 20.0)
    end: Pair = (10.0, 20.0)
    half: float = 8.0
    #: Half its thickness.
    thick: float = 2.2
    role: str = "pad"

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield the cushion."""
        role = Role.FRAME if self.role == "frame" else Role.PAD
        ends = ((self.start[0], 0.0, self.start[1]), (self.end[0], 0.0, self.end[1]))
        layer = (1.5 if role is Role.PAD else 1.2) if self.layer is None else self.layer
        yield cushion(stage.view, layer, ends, (self.half, self.thick), role)

    def supports(self) -> Iterator[Support]:
        """Yield the cushion as a row of boxes."""
        if self.role == "frame":
            return
        (x0, z0), (x1, z1) = self.start, self.end
        count = max(2, int((abs(x1 - x0) + abs(z1 - z0)) / 6))
        r = self.thick
        for i in range(count):
            t = i / (count - 1)
            x, z = x0 + (x1 - x0) * t, z0 + (z1 - z0) * t
            yield Support((x - r, x + r), (-self.half, self.half), (z - r, z + r), 5.2)


@dataclass(frozen=True, slots=True)
class Chair(Prop):
    """A chair; the figure that sits on it looks forward."""

    KIND: ClassVar[str] = "chair"

    #: The seat's front edge.
    x: float = 14.0
    z: float = 26.0
    #: The back's height over the seat; 0 for a stool.
    back: float = 30.0
    deep: float = 27.0
    half: float = 11.0

    def pieces(self, stage: Stage) -> Iterator[Piece]:
        """Yield seat, back and legs."""
        view = stage.view
        layer = 4.0 if self.layer is None else self.layer
        x0, x1 = self.x - self.deep, self.x
        yield box(layer, Role.PAD, ((x0, x1), (-self.half, self.half), (self.z - 2.6, self.z)), view)
        for x in (x0 + 1.6, x1 - 1.6):
            for y in (-self.half + 1.4, self.half - 1.4):
                edges = ((x - 1.1, x + 1.1), (y - 1.1, y + 1.1), (0.0, self.z - 2))
                yield box(layer - 0.3, Role.FRAME, edges, view, key=False)
        if self.back:
            edges = (
                (x0 - 0.6, x0 + 2.0),
                (-self.half, self.half),
                (self.z + self.back * 0.35, self.z + self.back),
            )
            yield box(layer - 0.1, Role.PAD, edges, view)
            for y in (-self.half + 1.4, self.half - 1.4):
                post = ((x0 - 0.3, x0 + 1.7), (y - 1.0, y + 1.0), (self.z, self.z + self.back))
                yield box(layer - 0.4, Role.FRAME, post, view, key=False)

    def supports(self) -> Iterator[Support]:
        """Yield the chair's seat and back."""
        sides = (-self.half, self.half)
        yield Support((self.x - self.deep, self.x), sides, (self.z - 2.6, self.z))
        if self.back:
            x = self.x - self.deep
            yield Support((x - 0.6, x + 2.0), sides, (self.z, self.z + self.back))
