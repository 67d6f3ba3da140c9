"""What is read back from the written outlines: contacts, proportions, symmetry, order."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import pytest

from cards.exercise import FigureRequest
from cards.figures.drawn import Drawn
from cards.figures.inks import Outline
from cards.figures.pieces import Role
from cards.figures.shelf import Shelf

#: A drawing's units for a hundredth of the stature.
UNIT = 10
#: Who hangs from a bar without posts, or jumps.
IN_THE_AIR = (
    "burpee", "hanging-knee-raise", "hanging-leg-raise", "jump-squat", "standing-broad-jump",
    "tuck-front-lever-row",
)  # fmt: skip
FLESH = (Role.NEAR, Role.FAR)
Place = tuple[float, float]


@lru_cache
def shelf() -> Shelf:
    return Shelf()


def told(**record: object) -> Drawn:
    drawn, _ = shelf().told("x.md", FigureRequest("", {"hold": False, **record}))
    return drawn


def rings(path: str) -> Iterator[list[Place]]:
    """Yield the closed lines of a written path, a curve as eight."""
    ring: list[Place] = []
    numbers: list[float] = []
    for word in path.split():
        if word not in "mlch":
            numbers.append(float(word))
            continue
        places = list(zip(numbers[::2], numbers[1::2], strict=True))
        numbers = []
        if word == "m":
            ring = places
        elif word == "l":
            ring += places
        elif word == "c":
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = ring[-1], *places
            for step in range(1, 9):
                t, m = step / 8, 1 - step / 8
                k = (m**3, 3 * m * m * t, 3 * m * t * t, t**3)
                x = k[0] * ax + k[1] * bx + k[2] * cx + k[3] * dx
                y = k[0] * ay + k[1] * by + k[2] * cy + k[3] * dy
                ring.append((x, y))
        elif word == "h":
            yield ring


def places(outlines: list[Outline]) -> list[Place]:
    return [(x + one.x, y) for one in outlines for ring in rings(one.path) for x, y in ring]


def flesh(drawn: Drawn) -> list[Outline]:
    return [one for one in drawn.outlines if one.role in FLESH]


def floor_of(drawn: Drawn) -> float:
    """Return the floor's y: its line's middle is drawn three quarters of a hundredth under it."""
    return float(next(one for one in drawn.outlines if one.role is Role.FLOOR).path.split()[1]) - 0.75 * UNIT


def spans(outlines: list[Outline], y: float) -> list[tuple[float, float]]:
    """Return where shapes are crossed at a height, from left to right."""
    found: list[tuple[float, float]] = []
    for one in outlines:
        for ring in rings(one.path):
            xs = sorted(
                ax + (y - ay) / (by - ay) * (bx - ax) + one.x
                for (ax, ay), (bx, by) in pairwise([*ring, ring[0]])
                if (ay <= y) != (by <= y)
            )
            found += zip(xs[::2], xs[1::2], strict=True)
    merged: list[tuple[float, float]] = []
    for left, right in sorted(found):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


FRONT = {"view": "front", "frames": [{"pose": "stand"}]}


def level(names: tuple[str, ...]) -> Iterator[str]:
    """Yield the figures that are seen from the side, with a line for a floor."""
    for name in names:
        if any(one.role is Role.FLOOR for one in shelf().drawn(name).outlines):
            yield name


@pytest.mark.parametrize("name", list(level(Shelf().names)))
def test_everything_stands_on_the_floor_and_nothing_under_it(name: str) -> None:
    drawn = shelf().drawn(name)
    floor = floor_of(drawn)
    marks = (Role.FLOOR, Role.NUMERAL, Role.ARROW, Role.ARROW_HEAD, Role.MARK, Role.RING)
    if any(one.role is Role.RING for one in drawn.outlines):
        pytest.skip("a part of it is shown once more, larger")
    for x in {one.x for one in drawn.outlines}:
        shown = [one for one in drawn.outlines if one.x == x and one.role not in marks]
        low = max(y for _, y in places([one for one in shown if one.path.endswith("h")]))
        assert low - floor < 2.2 * UNIT
        assert low - floor > -1.8 * UNIT or name in IN_THE_AIR


@pytest.mark.parametrize(
    "name",
    ["bodyweight-squat", "barbell-romanian-deadlift", "push-up", "forward-lunge", "dumbbell-curl", "plank"],
)
def test_who_stands_or_leans_on_the_floor_touches_it_in_every_posture(name: str) -> None:
    drawn = shelf().drawn(name)
    for x in {one.x for one in flesh(drawn)}:
        low = max(y for _, y in places([one for one in flesh(drawn) if one.x == x]))
        assert abs(low - floor_of(drawn)) < 1.5 * UNIT


def test_a_body_has_the_breadths_of_a_body() -> None:
    drawn = told(**FRONT)
    trunk = min(flesh(drawn), key=lambda one: min(y for _, y in places([one])))
    floor = floor_of(drawn)

    def wide(height: float) -> float:
        """Return the breadth of the trunk, the neck or the head at a height, in hundredths."""
        (span,) = spans([trunk], floor - height * UNIT)
        return (span[1] - span[0]) / UNIT

    assert wide(80) == pytest.approx(22, abs=1.5)  # shoulders
    assert wide(65) == pytest.approx(16.5, abs=1.5)  # waist
    assert wide(54) == pytest.approx(19, abs=1.5)  # hips
    assert wide(89) == pytest.approx(6.9, abs=0.8)  # neck
    assert wide(94) == pytest.approx(9, abs=1)  # head


def test_legs_are_half_of_a_body_and_knees_half_of_a_leg() -> None:
    drawn = told(**FRONT)
    floor = floor_of(drawn)
    top = min(y for _, y in places(flesh(drawn)))
    assert (floor - top) / UNIT == pytest.approx(100, abs=2)
    legs = [one for one in flesh(drawn) if max(y for _, y in places([one])) > floor - 3 * UNIT]
    assert len(legs) == 2
    for leg in legs:
        tall = (floor - min(y for _, y in places([leg]))) / UNIT
        assert 55 < tall < 63  # to the top of the thigh, inside the trunk
        breadth = {h: sum(b - a for a, b in spans([leg], floor - h * UNIT)) / UNIT for h in (8, 20, 29, 42)}
        # Ankle, calf, knee, thigh.
        assert breadth[8] < breadth[29] < breadth[42]
        assert breadth[8] < breadth[20] > breadth[29] - 0.5


def test_bones_keep_their_lengths_in_every_posture() -> None:
    shoe = []
    for pose in ("stand", "squat", "hinge"):
        drawn = told(frames=[{"pose": pose}], view="side")
        floor = floor_of(drawn)
        low = [x for x, y in places(flesh(drawn)) if y > floor - 2 * UNIT]
        shoe.append(max(low) - min(low))
    assert max(shoe) - min(shoe) < 0.4 * UNIT
    assert shoe[0] == pytest.approx(17 * UNIT, abs=1.5 * UNIT)


def test_from_the_front_both_halves_are_one() -> None:
    drawn = told(**FRONT)
    middle = sum(x for x, _ in places(flesh(drawn))) / len(places(flesh(drawn)))
    low, high = (way(y for _, y in places(flesh(drawn))) for way in (max, min))
    for step in range(1, 60):
        found = spans(flesh(drawn), high + (low - high) * step / 60)
        twins = [(2 * middle - right, 2 * middle - left) for left, right in reversed(found)]
        for one, other in zip(found, twins, strict=True):
            assert one == pytest.approx(other, abs=0.3 * UNIT)


def test_what_is_nearer_is_painted_later() -> None:
    drawn = told(frames=[{"pose": "stand", "leg-far": {"hip": 30}, "foot-near": {"x": -8}}], view="side")
    roles = [one.role for one in drawn.outlines]
    trunk = max(range(len(roles)), key=lambda n: len(drawn.outlines[n].path) if roles[n] is Role.NEAR else 0)
    far = [number for number, role in enumerate(roles) if role is Role.FAR]
    near = [number for number, role in enumerate(roles) if role is Role.NEAR]
    assert roles[0] is Role.FLOOR
    assert max(far) < min(near)
    assert trunk in near


@pytest.mark.parametrize("name", Shelf().names)
def test_marks_are_painted_over_everything(name: str) -> None:
    drawn = shelf().drawn(name)
    marks = (Role.NUMERAL, Role.ARROW, Role.ARROW_HEAD, Role.MARK, Role.RING)
    for x in {one.x for one in drawn.outlines}:
        roles = [one.role for one in drawn.outlines if one.x == x]
        body = max((number for number, role in enumerate(roles) if role in FLESH), default=0)
        arrows = [number for number, role in enumerate(roles) if role in marks and role is not Role.RING]
        assert all(number > body for number in arrows) or Role.RING in roles


@pytest.mark.parametrize("name", ["barbell-romanian-deadlift", "barbell-deadlift", "barbell-bent-over-row"])
def test_the_bar_is_in_the_hands_in_every_posture(name: str) -> None:
    drawn = shelf().drawn(name)
    for x in {one.x for one in flesh(drawn)}:
        shown = [one for one in drawn.outlines if one.x == x]
        iron = places([one for one in shown if one.role is Role.IRON])
        middle = tuple(sum(place[axis] for place in iron) / len(iron) for axis in (0, 1))
        body = places([one for one in shown if one.role is Role.NEAR])
        nearest = min(((a - middle[0]) ** 2 + (b - middle[1]) ** 2) ** 0.5 for a, b in body)
        assert nearest < 6 * UNIT
