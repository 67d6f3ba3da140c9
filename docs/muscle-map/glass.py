"""A body and its seams → pieces with names, cut as stained glass is: no two overlap, all gaps are alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from curves import Knot, flattened, through
from shapely import LineString, Point, Polygon, affinity
from shapely.geometry.base import BaseGeometry
from shapely.ops import transform, unary_union

#: Units between two muscles: 0.18 mm on a map that is 30 mm high, 0.11 on one of 18.
GAP = 6.0
#: Units that tips are rounded by, inner corners of the body filled by, loose ends of seams at most long.
_TIP, _WEB, _LOOSE = 2.0, 5.0, 26.0
#: The least width of a seam, as a part of the gap, that stays when the parts of a muscle are united.
_BETWEEN = 0.75


@dataclass(frozen=True)
class Seam:
    """A line along which the body is cut."""

    knots: Sequence[Knot]
    #: Width as a part of the gap.
    width: float = 1.0


@dataclass(frozen=True)
class View:
    """The body from one side: its right half, from which the left one is mirrored."""

    head: Sequence[Knot]
    limbs: Sequence[Sequence[Knot]]
    seams: Sequence[Seam]
    #: A place inside of each piece that has a name.
    seeds: dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Pane:
    """A view, cut: every piece is named, or ground."""

    outline: Polygon
    pieces: dict[str, list[Polygon]]
    ground: list[Polygon]


def cut(view: View, warp: Callable[[float, float], tuple[float, float]], *, united: bool = False) -> Pane:
    """Cut a view along its seams, all bent by a warp; united, without the seams inside of a muscle.

    Raises ValueError where a seed finds no piece, or two names find the same one.
    """

    def bent(shape: BaseGeometry) -> BaseGeometry:
        return transform(lambda xs, ys: tuple(zip(*map(warp, xs, ys), strict=True)), shape)

    head = bent(_closed([*view.head, *((-x, y) for x, y, *_ in view.head[-2:0:-1])]))
    half = unary_union([bent(_closed(limb)) for limb in view.limbs])
    body = _opened(_webbed(unary_union([half, _mirrored(half)])), _TIP)
    left = body.difference(head.buffer(GAP, quad_segs=16))
    seams: list[tuple[LineString, float]] = []
    for seam in view.seams:
        if united and seam.width < _BETWEEN:
            continue
        line = bent(LineString(flattened(through(seam.knots))))
        seams.append((line, seam.width))
        if max(abs(x) for x, _ in line.coords) > 0.01:
            seams.append((_mirrored(line), seam.width))
    leads = [line.buffer(GAP * width / 2, quad_segs=8) for line, width in _network(seams, left.boundary)]
    glass = left.difference(unary_union(leads))
    pieces = [small for piece in _polygons(glass) for small in _polygons(_opened(piece, _TIP))]
    named, ground = _named([piece for piece in pieces if piece.area > 20], view.seeds, warp)
    outline = unary_union([body, head])
    return Pane(outline, named, [head, *ground])


def _named(
    pieces: list[Polygon],
    seeds: dict[str, tuple[float, float]],
    warp: Callable[[float, float], tuple[float, float]],
) -> tuple[dict[str, list[Polygon]], list[Polygon]]:
    names: dict[int, str] = {}
    for name, seed in seeds.items():
        x, y = warp(*seed)
        for side in (1, -1):
            found = [at for at, piece in enumerate(pieces) if piece.contains(Point(side * x, y))]
            if not found:
                raise ValueError(f"the seed of {name} lies in no piece")
            if names.setdefault(found[0], name).split(".")[0] != name.split(".")[0]:
                raise ValueError(f"{name} has the same piece as {names[found[0]]}")
    named: dict[str, list[Polygon]] = defaultdict(list)
    for at, name in sorted(names.items()):
        named[name].append(pieces[at])
    return dict(named), [piece for at, piece in enumerate(pieces) if at not in names]


def _network(seams: list[tuple[LineString, float]], edge: BaseGeometry) -> list[tuple[LineString, float]]:
    """Part seams where they meet, and drop ends that lead nowhere."""
    parts: list[tuple[LineString, float]] = []
    for part in unary_union([*(line for line, _ in seams), edge]).geoms:
        middle = part.interpolate(0.5, normalized=True)
        if middle.distance(edge) < 1e-3:
            parts.append((part, 0.0))
        else:
            parts.append((part, max(width for line, width in seams if line.distance(middle) < 1e-3)))
    while loose := _loose(parts):
        parts = [part for at, part in enumerate(parts) if at not in loose]
    return [(line, width) for line, width in parts if width]


def _loose(parts: list[tuple[LineString, float]]) -> set[int]:
    """Return the parts of chains, shorter than a seam may be, one end of which meets nothing."""
    ends = [
        tuple((round(x, 3), round(y, 3)) for x, y in (line.coords[0], line.coords[-1])) for line, _ in parts
    ]
    meeting: dict[tuple[float, float], list[int]] = defaultdict(list)
    for at, pair in enumerate(ends):
        for end in pair:
            meeting[end].append(at)
    count = Counter({end: len(found) for end, found in meeting.items()})
    loose: set[int] = set()
    for at, (line, width) in enumerate(parts):
        for near, far in (ends[at], ends[at][::-1]):
            if not width or count[near] != 1:
                continue
            chain, length, tip = [at], line.length, far
            while count[tip] == 2 and (onward := [n for n in meeting[tip] if n not in chain]):
                chain.append(onward[0])
                length += parts[onward[0]][0].length
                tip = next((end for end in ends[onward[0]] if end != tip), tip)
            if length < _LOOSE:
                loose.update(chain)
    return loose


def _closed(knots: Sequence[Knot]) -> BaseGeometry:
    return Polygon(flattened(through(knots, closed=True))).buffer(0)


def _mirrored(shape: BaseGeometry) -> BaseGeometry:
    return affinity.scale(shape, -1, 1, origin=(0, 0))


def _opened(shape: BaseGeometry, radius: float) -> BaseGeometry:
    """Round what stands out, and drop what is thinner than twice a radius."""
    return shape.buffer(-radius, quad_segs=10).buffer(radius, quad_segs=10)


def _webbed(shape: BaseGeometry) -> BaseGeometry:
    """Round the inner corners."""
    return shape.buffer(_WEB, quad_segs=10).buffer(-_WEB, quad_segs=10)


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    found: Iterable[BaseGeometry] = getattr(shape, "geoms", [shape])
    return [part for part in found if isinstance(part, Polygon) and not part.is_empty]
