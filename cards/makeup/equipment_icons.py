"""The name of a piece of equipment → its kind, and the icon that is drawn for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin
from typing import TypeAlias

from cards.geometry import Point, Rect
from cards.page import Colour, Disc, Item, Shape
from cards.wording import built_in_name
from cards.words import folded

_Path: TypeAlias = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Icon:
    """Shapes in a unit square: areas to fill, lines to stroke, discs as (x, y, radius, filled)."""

    fills: tuple[_Path, ...] = ()
    lines: tuple[_Path, ...] = ()
    discs: tuple[tuple[float, float, float, bool], ...] = ()
    weight: float = 0.1


#: How the names of each kind begin, a word's beginning in any of the eight languages; the first kind wins.
KINDS: dict[str, tuple[str, ...]] = {
    "none": (
        "bodyweight", "body weight", "korpergewicht", "eigengewicht", "poids du corps", "peso corporal",
        "corpo libero", "lichaamsgewicht", "masa ciala", "no equipment", "none",
    ),
    "kettlebell": ("kettlebell", "kugelhantel", "pesa rusa", "odwaznik"),
    "dumbbell": (
        "dumbbell", "kurzhantel", "hantel", "haltere", "mancuerna", "halter", "manubri", "hantle", "hantla",
    ),
    "barbell": (
        "barbell", "langhantel", "ez bar", "ez-stange", "trap bar", "safety squat bar", "barra", "barre",
        "bilancier", "sztang", "smith", "landmine", "t-bar", "weight plate",
    ),
    "bar": (
        "pull-up bar", "pull up bar", "captain's chair", "klimmzugstange", "dip bars", "rack", "wall bars",
        "gymnastic rings", "ringe", "rings", "barra de dominadas", "barre de traction", "drazek",
    ),
    "cable": (
        "cable", "kabel", "seilzug", "kabelzug", "rope handle", "ankle strap", "lat pulldown", "polea",
        "poulie", "polia", "cavo", "wyciag",
    ),
    "band": ("resistance band", "loop band", "band", "widerstandsband", "gummiband", "banda", "elastique",
             "bande", "elastico", "weerstandsband", "guma"),
    "ball": ("medicine ball", "exercise ball", "ball", "medizinball", "gymnastikball", "pelota", "balon",
             "ballon", "bola", "palla", "bal ", "pilka"),
    "mat": ("mat", "matte", "esterilla", "colchoneta", "tapis", "tappetino", "tapete", "colchonete", "mata"),
    "bench": ("bench", "bank", "banco", "banc", "panca", "lawka", "preacher bench", "back extension bench"),
    "box": ("box", "kiste", "step", "stufe", "cajon", "caisse", "caixa", "skrzyni", "cushion"),
    "chair": ("chair", "stuhl", "silla", "chaise", "cadeira", "sedia", "stoel", "krzeslo", "table", "tisch"),
    "wall": ("wall", "wand", "pared", "mur", "parede", "parete", "muur", "sciana", "door", "tur"),
    "machine": (
        "machine", "maschine", "maquina", "macchina", "toestel", "maszyn", "gerat", "leg press", "beinpresse",
        "pec deck", "hack squat", "elliptical", "exercise bike", "rowing machine", "stair climber",
        "treadmill", "crosstrainer",
    ),
}  # fmt: skip
#: Kinds that are named last in English: "leg curl machine" is one, whatever it begins with.
_LAST = ("machine", "bench", "trainer", "treadmill")


def _arc(x: float, y: float, radius: float, start: float, end: float) -> _Path:
    """Return an arc in degrees, clockwise from the right, y downward."""
    steps = max(6, int(abs(end - start) / 15))
    angles = (pi * (start + (end - start) * n / steps) / 180 for n in range(steps + 1))
    return tuple((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles)


def _box(left: float, top: float, right: float, bottom: float) -> _Path:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


_ICONS = {
    "none": _Icon(
        lines=(((0.5, 0.36), (0.5, 0.62)), ((0.2, 0.42), (0.8, 0.42)),
               ((0.3, 0.96), (0.5, 0.62), (0.7, 0.96))),
        discs=((0.5, 0.15, 0.14, True),), weight=0.14,
    ),
    "kettlebell": _Icon(
        lines=((*_arc(0.5, 0.3, 0.22, 180, 360), (0.78, 0.5)), ((0.28, 0.3), (0.22, 0.5))),
        discs=((0.5, 0.66, 0.33, True),), weight=0.12,
    ),
    "dumbbell": _Icon(
        fills=(
            _box(0.0, 0.36, 0.1, 0.64), _box(0.13, 0.2, 0.29, 0.8), _box(0.29, 0.43, 0.71, 0.57),
            _box(0.71, 0.2, 0.87, 0.8), _box(0.9, 0.36, 1.0, 0.64),
        ),
    ),
    "barbell": _Icon(
        fills=(
            _box(0.0, 0.46, 1.0, 0.54), _box(0.09, 0.3, 0.15, 0.7), _box(0.18, 0.16, 0.27, 0.84),
            _box(0.73, 0.16, 0.82, 0.84), _box(0.85, 0.3, 0.91, 0.7),
        ),
    ),
    "bar": _Icon(
        lines=(((0.12, 0.98), (0.12, 0.08)), ((0.88, 0.98), (0.88, 0.08)), ((0.12, 0.2), (0.88, 0.2))),
        weight=0.11,
    ),
    "cable": _Icon(
        lines=(((0.2, 0.98), (0.2, 0.04), (0.5, 0.04)), ((0.72, 0.22), (0.72, 0.6)),
               ((0.72, 0.6), (0.54, 0.86), (0.9, 0.86), (0.72, 0.6))),
        discs=((0.58, 0.2, 0.14, False),), weight=0.1,
    ),
    "band": _Icon(
        lines=((*_arc(0.26, 0.5, 0.2, 90, 270), *_arc(0.74, 0.5, 0.2, 270, 450), (0.26, 0.7)),), weight=0.13,
    ),
    "ball": _Icon(discs=((0.5, 0.52, 0.4, False),), lines=(_arc(0.14, 0.52, 0.42, -50, 50),
                                                           _arc(0.86, 0.52, 0.42, 130, 230)), weight=0.09),
    "mat": _Icon(
        fills=(((0.2, 0.66), (1.0, 0.66), (1.0, 0.8), (0.2, 0.8)),),
        discs=((0.2, 0.62, 0.17, False), (0.2, 0.62, 0.04, True)), weight=0.09,
    ),
    "bench": _Icon(
        fills=(_box(0.0, 0.34, 1.0, 0.52),),
        lines=(((0.2, 0.52), (0.2, 0.88)), ((0.8, 0.52), (0.8, 0.88)), ((0.08, 0.88), (0.32, 0.88)),
               ((0.68, 0.88), (0.92, 0.88))), weight=0.1,
    ),
    "box": _Icon(fills=(_box(0.1, 0.3, 0.9, 0.92), ), lines=(((0.1, 0.24), (0.9, 0.24)),), weight=0.08),
    "chair": _Icon(
        lines=(((0.24, 0.06), (0.24, 0.96)), ((0.24, 0.54), (0.78, 0.54)), ((0.78, 0.54), (0.78, 0.96))),
        weight=0.13,
    ),
    "wall": _Icon(
        fills=(_box(0.06, 0.14, 0.62, 0.36), _box(0.68, 0.14, 0.94, 0.36), _box(0.06, 0.42, 0.32, 0.64),
               _box(0.38, 0.42, 0.94, 0.64), _box(0.06, 0.7, 0.62, 0.92), _box(0.68, 0.7, 0.94, 0.92)),
    ),
    "machine": _Icon(
        lines=(((0.14, 0.96), (0.14, 0.06), (0.86, 0.06), (0.86, 0.96)), ((0.5, 0.06), (0.5, 0.4))),
        fills=(_box(0.28, 0.42, 0.72, 0.54), _box(0.28, 0.6, 0.72, 0.72), _box(0.28, 0.78, 0.72, 0.9)),
        weight=0.1,
    ),
}  # fmt: skip


def kind_of(names: tuple[str, ...]) -> str:
    """Return the kind of the first name that has an icon; empty where none has."""
    for name in names:
        if kind := _kind(folded(built_in_name(name)).strip()):
            return kind
    return ""


def _kind(name: str) -> str:
    last = name.rsplit(" ", 1)[-1]
    if last in _LAST:
        return "bench" if last == "bench" else "cable" if "cable" in name else "machine"
    words = f" {name}"
    return next((kind for kind, stems in KINDS.items() if any(f" {stem}" in words for stem in stems)), "")


def draw_equipment(kind: str, square: Rect, colour: Colour) -> Iterator[Item]:
    """Turn a kind's icon into shapes that fill a square; nothing for an empty kind."""
    if not kind:
        return
    icon, side = _ICONS[kind], square.width

    def placed(path: _Path) -> tuple[Point, ...]:
        return tuple(Point(square.x + x * side, square.y + y * side) for x, y in path)

    if icon.fills:
        yield Shape(tuple(map(placed, icon.fills)), fill=colour)
    if icon.lines:
        yield Shape(tuple(map(placed, icon.lines)), stroke=colour, weight=icon.weight * side)
    for x, y, radius, filled in icon.discs:
        centre = Point(square.x + x * side, square.y + y * side)
        if filled:
            yield Disc(centre, radius * side, fill=colour)
        else:
            yield Disc(centre, radius * side, stroke=colour, weight=icon.weight * side)
