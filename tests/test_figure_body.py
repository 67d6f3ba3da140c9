"""The mannequin: bones keep their lengths, feet stay on the floor, hands reach, weight is over the feet."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.figures.balance import centre_of_mass, solve
from cards.figures.body import FOREARM, GRIP, MASS, SHANK, SIDES, THIGH, UPPER_ARM
from cards.figures.camera import View
from cards.figures.limbs import pole, two_bones
from cards.figures.pose import Foot, FreeArm, FreeLeg, Hand, Pin, Pose
from cards.figures.skeleton import build
from cards.figures.vectors import WORLD, add, cross, distance, dot, length, mix, sub, turned, unit

ANGLES = st.floats(-120, 120)


def near(a: float, b: float, give: float = 0.02) -> bool:
    return abs(a - b) <= give


@settings(max_examples=60, deadline=None)
@given(lean=ANGLES, knee=st.floats(0, 150), lift=st.floats(0, 180), elbow=st.floats(0, 150), turn=ANGLES)
def test_bones_keep_their_lengths_however_they_turn(
    lean: float, knee: float, lift: float, elbow: float, turn: float
) -> None:
    pose = Pose(
        lean=lean, twist=turn / 4, legs=(FreeLeg(lean, 10, 5, knee), Foot(10, 6)),
        arms=(FreeArm(lift, turn, turn, elbow), Hand(x=30, z=60)),
    )  # fmt: skip
    skeleton = build(pose, (0, 0, 40))
    for side in SIDES:
        leg, arm = skeleton.legs[side], skeleton.arms[side]
        assert near(distance(leg.root, leg.knee), THIGH)
        assert near(distance(leg.knee, leg.ankle), SHANK)
        assert near(distance(arm.root, arm.elbow), UPPER_ARM)
        assert near(distance(arm.elbow, arm.wrist), FOREARM)
        assert near(length(arm.bones.upper), 1)
        assert near(length(leg.bones.lower), 1)
        assert near(dot(leg.bones.upper, leg.bones.front), 0, 0.05)


@settings(max_examples=60, deadline=None)
@given(x=st.floats(-30, 30), y=st.floats(-30, 30), z=st.floats(-30, 30))
def test_two_bones_reach_what_is_in_reach_and_say_by_how_much_they_miss(x: float, y: float, z: float) -> None:
    target = (x, y, z)
    bend = two_bones((0, 0, 0), target, (20, 15), (0, 0, 1))
    assert near(distance((0, 0, 0), bend.middle), 20)
    assert near(distance(bend.middle, bend.end), 15)
    far = length(target)
    assert near(bend.miss, max(0, far - 35, 5 - far))
    if 5.01 < far < 35:
        assert distance(bend.end, target) < 0.02


@pytest.mark.parametrize(("knee", "load"), list(product((5, 60, 114), (0.0, 0.45))))
def test_whoever_stands_has_the_weight_over_the_feet(knee: float, load: float) -> None:
    pose = Pose(lean=knee / 3, knee=knee, arms=(Hand("traps", y=17), Hand("traps", y=17)))
    solved = solve(pose, lambda s: [(load, mix(s.arms[-1].fist, s.arms[1].fist, 0.5))])
    feet = [mix(leg.heel, leg.toe, 0.5)[0] for leg in solved.skeleton.legs.values()]
    assert near(solved.mass[0], sum(feet) / 2, 0.1)
    assert solved.unrest < 0.05
    for leg in solved.skeleton.legs.values():
        assert near(leg.bones.bend, knee, 1.0)
        assert near(leg.heel[2], 0)
        assert near(leg.ball[2], 0)


def test_a_load_in_front_moves_the_hips_back() -> None:
    pose = Pose(lean=40, knee=90)
    light = solve(pose).skeleton.trunk.hips
    heavy = solve(pose, lambda s: [(0.4, add(s.trunk.waist, (40, 0, 0)))]).skeleton.trunk.hips
    assert heavy[0] < light[0] - 2


def test_the_parts_of_the_body_weigh_as_much_as_the_body() -> None:
    paired = sum(MASS[part] for part in ("upper arm", "forearm", "hand", "thigh", "shank", "foot"))
    assert near(2 * paired + MASS["head"] + MASS["trunk"], 1.0, 0.005)


def test_a_symmetric_pose_has_a_symmetric_skeleton() -> None:
    skeleton = solve(Pose(lean=30, knee=70, arms=(FreeArm(60, 40, 10, 30),) * 2)).skeleton
    for left, right in (
        (skeleton.legs[1].knee, skeleton.legs[-1].knee),
        (skeleton.legs[1].toe, skeleton.legs[-1].toe),
        (skeleton.arms[1].fist, skeleton.arms[-1].fist),
    ):
        assert distance(left, (right[0], -right[1], right[2])) < 0.01
    assert near(centre_of_mass(skeleton)[1], 0)


def test_hands_are_where_they_are_said_to_be() -> None:
    said = Hand(x=30, y=12, z=70)
    skeleton = solve(Pose(arms=(said, said))).skeleton
    assert distance(skeleton.arms[1].fist, (30, 12, 70)) < 0.05
    assert distance(skeleton.arms[-1].fist, (30, -12, 70)) < 0.05
    assert skeleton.miss < 0.05
    far = Hand(x=90, y=12, z=70)
    assert build(Pose(arms=(far, far)), (0, 0, 53)).miss > 10


def test_a_hand_on_the_body_follows_the_body() -> None:
    said = Hand("collar", off=(4, -2), y=5)
    upright, bent = (solve(Pose(lean=lean, arms=(said, said))).skeleton for lean in (0, 60))
    for skeleton in (upright, bent):
        trunk = skeleton.trunk
        on = sub(skeleton.arms[1].fist, (4, 0, -2))
        assert near(dot(sub(on, trunk.waist), trunk.thorax.up), 17.5)


def test_a_pinned_part_is_where_it_is_pinned() -> None:
    pose = Pose(lean=-90, pins=(Pin("shoulder", -28, 9),), legs=(Foot(31, 7),) * 2)
    place = solve(pose).skeleton.trunk.shoulders
    assert near(place[0], -28)
    assert near(place[2], 9)


def test_a_knee_bends_backward_and_an_elbow_forward() -> None:
    skeleton = build(Pose(legs=(FreeLeg(knee=90),) * 2, arms=(FreeArm(elbow=90),) * 2), (0, 0, 60))
    leg, arm = skeleton.legs[-1], skeleton.arms[-1]
    assert leg.ankle[0] < leg.knee[0] - 20
    assert arm.wrist[0] > arm.elbow[0] + 12


def test_the_shoulder_rises_with_an_arm_that_is_raised() -> None:
    low, high = (build(Pose(arms=(FreeArm(lift),) * 2), (0, 0, 53)).arms[1].root for lift in (0, 170))
    assert high[2] > low[2] + 2.5


def test_words_give_directions_and_strangers_are_refused() -> None:
    assert pole("down", WORLD, 1) == (0, 0, -1)
    assert pole("out", WORLD, -1) == (0, -1, 0)
    mixed = pole("down out*.5", WORLD, 1)
    assert mixed[2] < 0 < mixed[1] < -mixed[2]
    with pytest.raises(ValueError, match="sideways"):
        pole("sideways", WORLD, 1)


@settings(max_examples=40, deadline=None)
@given(azimuth=st.floats(0, 360), elevation=st.floats(0, 80))
def test_a_camera_keeps_lengths_in_its_own_plane(azimuth: float, elevation: float) -> None:
    view = View(azimuth, elevation)
    for axis in (view.right, view.up, view.to):
        assert near(length(axis), 1)
    assert near(dot(view.right, view.up), 0)
    assert near(dot(view.to, view.up), 0)
    assert dot(cross(view.right, view.up), view.to) == pytest.approx(1)
    assert view.flat(view.right) == pytest.approx((1, 0), abs=1e-9)
    assert view.depth(view.to) == pytest.approx(1)


def test_the_near_side_of_a_profile_is_the_right_one_and_up_is_up() -> None:
    view = View()
    assert view.depth((0, -1, 0)) > 0
    assert view.flat((1, 0, 2)) == (1, 2)
    assert View(90).flat((0, 1, 0))[0] == pytest.approx(1)
    assert View(0, 40).flat((0, 0, 1))[1] > 0


def test_fists_are_a_grip_beyond_the_wrists() -> None:
    arm = build(Pose(arms=(FreeArm(20, wrist=30),) * 2), (0, 0, 53)).arms[1]
    assert near(distance(arm.wrist, arm.fist), GRIP)
    assert near(length(turned((1, 0, 0), unit((1, 1, 0)), 77)), 1)
