"""The drawing data of the muscle map: every word has its place, and the places are drawn well."""

from __future__ import annotations

from hashlib import sha256
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from shapes import distance, edges, has_room, holds, middle, outlines, spans

from cards.artwork.muscle_body import BODIES, SCALE, Body, body
from cards.artwork.muscle_places import covers, places
from cards.library import SHIPPED

#: Words for several muscles at once; every other word stands for one.
WIDE = {"shoulders", "core", "neck", "hips", "thighs", "legs", "lower legs", "arms", "back", "whole body"}
#: Where the construction lies, and what of it the data depend on.
SOURCE = Path(__file__).parents[1] / "docs" / "muscle-map"
SOURCES = ("bodies.py", "curves.py", "figure.py", "glass.py", "make_map.py")

each_body = pytest.mark.parametrize("drawn", [body(name) for name in BODIES], ids=list(BODIES))


def every(drawn: Body) -> dict[str, str]:
    return {name: region.path for name, region in drawn.regions.items()}


def heights(drawn: Body) -> list[float]:
    return [0.7 + 3.3 * line for line in range(int(drawn.size.height / 3.3))]


@each_body
def test_every_place_is_drawn(drawn: Body) -> None:
    named = {place for found in places().values() for place in found}
    assert [place for place in named if not any(covers(place, name) for name in drawn.regions)] == []


@each_body
def test_every_region_belongs_to_a_muscle_of_its_own(drawn: Body) -> None:
    named = {place for word, found in places().items() if word not in WIDE for place in found}
    assert [name for name in drawn.regions if not any(covers(place, name) for place in named)] == []


@each_body
def test_no_two_regions_overlap(drawn: Body) -> None:
    for y in heights(drawn):
        row = sorted((*span, name) for name, path in every(drawn).items() for span in spans(path, y))
        row += [(*span, "ground") for span in spans(drawn.ground.path, y)]
        for (_, right, one), (left, _, other) in pairwise(sorted(row)):
            # Between the teeth of one region is less room.
            assert left - right > (SCALE if one != other else 0), f"{one} and {other} meet at {y:.0f}"


@each_body
def test_regions_lie_inside_the_outline_on_both_sides(drawn: Body) -> None:
    for y in heights(drawn):
        inside = [(left - SCALE, right + SCALE) for left, right in spans(drawn.outline.path, y)]
        for name, path in every(drawn).items():
            for x in (x for span in spans(path, y) for x in span):
                if not any(left <= x <= right for left, right in inside):
                    # A line across may miss an edge that lies almost level.
                    off = min(distance((x, y), *edge) for edge in edges(drawn.outline.path))
                    assert off < SCALE, f"{name} at {x:.0f}, {y:.0f}"


@each_body
def test_the_left_half_is_the_right_one_mirrored(drawn: Body) -> None:
    middles = {"front": middle_of(drawn, "front"), "back": middle_of(drawn, "back")}
    for name, path in every(drawn).items():
        axis = middles[name.split(".")[0]]
        for y in heights(drawn)[::4]:
            row = spans(path, y)
            twins = [(2 * axis - right, 2 * axis - left) for left, right in reversed(row)]
            for span, twin in zip(row, twins, strict=True):
                assert span == pytest.approx(twin, abs=0.8 * SCALE), f"{name} at {y:.0f}"


def middle_of(drawn: Body, side: str) -> float:
    boxes = [region.box for name, region in drawn.regions.items() if name.startswith(side)]
    return (min(box.x for box in boxes) + max(box.right for box in boxes)) / 2


@each_body
def test_every_region_is_wide_enough_to_be_printed(drawn: Body) -> None:
    thin = {name: path for name, path in every(drawn).items() if not has_room(path, 14 * SCALE)}
    assert list(thin) == []
    assert [name for name, region in drawn.regions.items() if region.room < 14 * SCALE] == []


@each_body
def test_a_muscle_drawn_whole_takes_up_its_parts(drawn: Body) -> None:
    for muscle, region in drawn.united.items():
        parts = [path for name, path in every(drawn).items() if covers(muscle, name)]
        assert parts, muscle
        for y in heights(drawn)[::3]:
            for left, right in (span for path in parts for span in spans(path, y) if span[1] - span[0] > 6):
                assert holds(region.path, ((left + right) / 2, y)), f"{muscle} at {y:.0f}"


@each_body
def test_boxes_hold_their_paths(drawn: Body) -> None:
    for region in (drawn.outline, drawn.ground, *drawn.regions.values(), *drawn.united.values()):
        for x, y in (place for figure in outlines(region.path) for place in figure):
            assert region.box.x - 0.1 <= x <= region.box.right + 0.1
            assert region.box.y - 0.1 <= y <= region.box.bottom + 0.1
    assert 0 < drawn.outline.box.x < drawn.outline.box.right < drawn.size.width
    assert 0 < drawn.outline.box.y < drawn.outline.box.bottom < drawn.size.height


@each_body
@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("front.neck-front", "front.chest-upper"), ("front.chest-upper", "front.chest"),
        ("front.chest", "front.abs.1"), ("front.abs.1", "front.abs.2"),
        ("front.side-ribs", "front.side-abs"), ("front.side-abs", "front.deep-abs"),
        ("front.delt-front", "front.biceps"), ("front.biceps", "front.forearms"),
        ("front.forearms", "front.palm"), ("front.quads.mid", "front.shins"),
        ("front.shins", "front.feet"), ("back.neck-back", "back.traps"), ("back.traps", "back.upper-back"),
        ("back.upper-back", "back.lower-back"), ("back.rotator-cuff", "back.lats"),
        ("back.outer-hips", "back.deep-hips"), ("back.deep-hips", "back.glutes"),
        ("back.lower-back", "back.glutes"), ("back.glutes", "back.hamstrings.inner"),
        ("back.hamstrings.outer", "back.calves.outer"), ("back.calves.outer", "back.calves.lower"),
        ("back.triceps.outer", "back.outer-forearms"), ("back.outer-forearms", "back.hand-back"),
    ],
)  # fmt: skip
def test_muscles_lie_one_below_the_other_as_in_a_body(drawn: Body, upper: str, lower: str) -> None:
    assert middle(drawn.regions[upper].path)[1] < middle(drawn.regions[lower].path)[1]


@each_body
@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("front.neck-front", "front.neck-side"), ("front.chest", "front.delt-front"),
        ("front.delt-front", "front.delt-side"), ("front.abs.2", "front.side-abs"),
        ("front.triceps.long", "front.biceps"), ("front.inner-forearms", "front.forearms"),
        ("front.inner-thighs", "front.hip-flexors"), ("front.hip-flexors", "front.outer-hips"),
        ("front.quads.inner", "front.quads.outer"), ("front.calves.inner", "front.shins"),
        ("front.shins", "front.outer-ankles"), ("back.upper-back", "back.rotator-cuff"),
        ("back.rotator-cuff", "back.delt-rear"), ("back.delt-rear", "back.delt-side"),
        ("back.lower-back", "back.lats"), ("back.inner-thighs", "back.hamstrings.inner"),
        ("back.hamstrings.inner", "back.hamstrings.outer"), ("back.calves.inner", "back.calves.outer"),
        ("back.calves.outer", "back.outer-ankles"), ("back.triceps.long", "back.triceps.outer"),
        ("back.inner-forearms", "back.outer-forearms"),
    ],
)  # fmt: skip
def test_muscles_lie_side_by_side_as_in_a_body(drawn: Body, inner: str, outer: str) -> None:
    axis = middle_of(drawn, inner.split(".")[0])
    near, far = (
        max(x for figure in outlines(drawn.regions[name].path) for x, _ in figure) for name in (inner, outer)
    )
    assert axis < near < far


def test_both_bodies_have_the_same_regions_and_not_the_same_form() -> None:
    for one, other in combinations([body(name) for name in BODIES], 2):
        assert list(one.regions) == list(other.regions)
        assert list(one.united) == list(other.united)
        assert one.outline.path != other.outline.path
    standard, soft = (spans(body(name).outline.path, 410 * SCALE)[1] for name in ("standard", "soft"))
    assert soft[1] - soft[0] > 1.15 * (standard[1] - standard[0]), "the soft body has the fuller waist"


def test_the_data_are_made_from_the_points_as_they_are() -> None:
    state = sha256(b"\0".join((SOURCE / name).read_bytes() for name in SOURCES)).hexdigest()[:16]
    for file in BODIES.values():
        assert f'made_from = "{state}"' in (SHIPPED / file).read_text(encoding="utf-8"), "run `make map`"
