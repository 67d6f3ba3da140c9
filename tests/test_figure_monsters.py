"""Whatever a file says: a drawing or a finding with its line, never a traceback and never nonsense."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from cards.diagnostics import CardsError
from cards.exercise import FigureRequest
from cards.figures.body import SIDES
from cards.figures.checks import check
from cards.figures.draughtsman import draw
from cards.figures.drawn import alt, drawing, restored, stored
from cards.figures.kit import KINDS
from cards.figures.library import Library, add_record, open_library
from cards.figures.muscles import NAMES
from cards.figures.props import SPOTS
from cards.figures.shelf import TOLD
from cards.figures.skeleton import LANDMARKS
from cards.figures.strip import postures

NUMBERS = st.integers(-120, 120) | st.floats(-120, 120)
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.sampled_from(["stand", "hands", "down", "", "x" * 200]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["x", "to", "kind"]), inner),
    max_leaves=4,
)


def of(keys: dict[str, st.SearchStrategy[object]]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({}, optional=keys)


HAND = of(
    {
        "x": NUMBERS, "y": NUMBERS, "z": NUMBERS, "to": st.sampled_from(LANDMARKS), "flat": st.booleans(),
        "off": st.tuples(NUMBERS, NUMBERS).map(list),
        "elbow": st.sampled_from(["up", "down out*.3", "head feet"]),
        "point": st.sampled_from(["up", "down", "back"]), "grip": st.sampled_from(["fist", "open"]),
    }
)  # fmt: skip
ARM = of(dict.fromkeys(("raise", "plane", "turn", "elbow", "wrist"), NUMBERS))
FOOT = of(dict.fromkeys(("x", "y", "z", "lift", "out", "tip", "ankle"), NUMBERS) | {"top": st.booleans()})
LEG = of(dict.fromkeys(("hip", "out", "turn", "knee", "ankle", "toes", "lift"), NUMBERS))
ANGLES = ("lean", "curl", "side", "twist", "tilt", "turn", "face", "head", "look")
FRAME = of(
    dict.fromkeys(ANGLES, NUMBERS)
    | {
        "knee": st.integers(0, 160), "hips": st.integers(0, 120), "shift": st.integers(-60, 60),
        "pose": st.sampled_from(["stand", "squat", "prone", "hang", "side-lying"]),
        "hand": HAND, "arm-far": ARM, "foot": FOOT, "leg-near": LEG, "swap": st.booleans(),
        "pin": st.just({"toes": [0, 0]}) | st.just({"hands": ["free", 90]}),
    }
)  # fmt: skip
PROP = st.fixed_dictionaries(
    {"kind": st.sampled_from(sorted(KINDS))},
    optional={"layer": st.integers(0, 12)},
)
MOVEMENT = st.fixed_dictionaries(
    {"frames": st.lists(FRAME, min_size=1, max_size=3)},
    optional={
        "props": st.lists(PROP, max_size=2),
        "train": st.lists(st.sampled_from(NAMES), max_size=3),
        "view": st.sampled_from(["side", "front", "back"])
        | st.tuples(st.integers(0, 360), st.integers(0, 89)).map(list),
        "follow": st.sampled_from(SPOTS),
        "travel": st.booleans(), "mirror": st.booleans(), "ghost": st.booleans(),
        "body": st.sampled_from(["older", "usual"]),
        "detail": st.fixed_dictionaries({"at": st.sampled_from(SPOTS)}),
    },
)  # fmt: skip


@lru_cache
def built_in() -> Library:
    return open_library([TOLD])


def known(record: Mapping[str, object]) -> Library:
    movements = dict(built_in().movements)
    add_record("squat.md", "mine", FigureRequest("", record, 7), movements)
    return Library(movements, built_in().poses)


def told(problem: CardsError) -> None:
    assert problem.diagnostics
    for one in problem.diagnostics:
        assert one.location.path
        assert one.message


@settings(max_examples=40, deadline=None)
@given(record=MOVEMENT)
def test_any_posture_is_drawn_or_told(record: dict[str, object]) -> None:
    try:
        movement = known(record).movement("mine")
    except CardsError as problem:
        told(problem)
        return
    for solved in postures(movement):
        for side in SIDES:
            leg, arm = solved.skeleton.legs[side], solved.skeleton.arms[side]
            assert all(abs(number) < 1000 for place in (leg.toe, arm.fist) for number in place)
    drawn = draw(movement)
    assert drawn.width > 0
    assert restored(stored(drawn)) == drawn
    assert drawing(drawn, "mono").inks
    assert alt(drawn, "de")
    check(movement)


@settings(max_examples=60, deadline=None)
@given(record=st.dictionaries(st.sampled_from(["frames", "props", "all", "view", "follow", "zz"]), ANYTHING))
def test_any_record_is_understood_or_told(record: dict[str, object]) -> None:
    try:
        draw(known(record).movement("mine"))
    except CardsError as problem:
        told(problem)
