"""Equipment, details and arrows of figures: where they are, read back from the drawn shapes."""

from functools import lru_cache
from itertools import pairwise
from math import dist, pi
from pathlib import Path

import pytest

from cards.figures.camera import View
from cards.figures.describing import described
from cards.figures.library import Library, add_text, open_library
from cards.figures.movement import Movement
from cards.figures.paths import Path as Shape
from cards.figures.paths import bounds, circle, flattened
from cards.figures.pieces import TRUNK, Piece, Role
from cards.figures.props import spot
from cards.figures.raster import filled
from cards.figures.strip import Picture, pictures
from cards.figures.vectors import dot, sub

FOLDER = Path(__file__).parent.parent / "content" / "figures"
STAND = 'frames = [{ pose = "stand" }]'
HANG = 'frames = [{ pose = "hang", hips = [0, 60] }]'


@lru_cache
def built_in() -> Library:
    return open_library([FOLDER])


def movement(text: str) -> Movement:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    add_text("mine.toml", f"[mine]\n{text}", movements, poses)
    return Library(movements, poses).movement("mine")


def shown(text: str) -> tuple[Picture, ...]:
    return pictures(movement(text))


def of(picture: Picture, *roles: Role) -> list[Piece]:
    return [piece for piece in picture.pieces if piece.role in roles]


def middle(path: Shape) -> tuple[float, float]:
    left, low, right, top = bounds((path,))
    return (left + right) / 2, (low + top) / 2


def test_a_ball_can_leave_the_hands_in_a_frame_of_its_own() -> None:
    props = (
        'props = [{ kind = "medicine-ball", only = 1 }, { kind = "medicine-ball", at = [60, 80], only = 2 }]'
    )
    one, two = shown(f'{props}\nframes = [{{ pose = "stand" }}, {{ pose = "squat" }}]')
    (held,), (thrown,) = of(one, Role.IRON), of(two, Role.IRON)
    assert middle(thrown.path) == pytest.approx((60, 80), abs=0.1)
    fist = View().flat(spot(one.solved.skeleton, "hands"))
    assert middle(held.path) == pytest.approx(fist, abs=0.1)


def test_what_is_carried_in_one_frame_weighs_in_that_frame_alone() -> None:
    frames = 'frames = [{ pose = "stand", arm = { raise = 80 } }, { arm = { raise = 79 } }]'
    bare = shown(frames)
    loaded = shown(f'props = [{{ kind = "plate", mass = 0.5, only = 2 }}]\n{frames}')
    hips = [[picture.solved.skeleton.trunk.hips[0] for picture in both] for both in (bare, loaded)]
    assert hips[1][0] == pytest.approx(hips[0][0])
    assert hips[1][1] < hips[0][1] - 2


def test_a_ball_is_plain_and_no_wheel() -> None:
    (picture,) = shown(f'hold = false\nprops = [{{ kind = "medicine-ball" }}]\n{STAND}')
    (gleam,) = of(picture, Role.GROOVE)
    (ball,) = of(picture, Role.IRON)
    x, y = middle(ball.path)
    places = [place for _, points in gleam.path for place in points]
    assert all(px < x + 1 and py > y - 1 for px, py in places), "it lies above and to the left alone"


@pytest.mark.parametrize("view", ['"side"', '"front"', "[40, 10]"])
def test_a_kettlebell_is_a_bell_under_a_hoop_with_the_hand_in_it(view: str) -> None:
    (picture,) = shown(f'view = {view}\nprops = [{{ kind = "kettlebell", at = "hand-near" }}]\n{STAND}')
    (bell,), (hoop,) = of(picture, Role.IRON), of(picture, Role.WIRE)
    _, grip = View(*movement(f"view = {view}\n{STAND}").view).flat(spot(picture.solved.skeleton, "hand-near"))
    left, _, right, top = bounds((hoop.path,))
    assert grip - bounds((bell.path,))[3] > 4.5, "there is air between hand and bell"
    assert top > grip - 1
    assert 8 < right - left < bounds((bell.path,))[2] - bounds((bell.path,))[0]


def test_a_racked_kettlebell_lies_on_the_forearm() -> None:
    text = (
        'props = [{{ kind = "kettlebell", at = "hand-near", down = "{}" }}]\n'
        "frames = [{{ arm = {{ raise = 20, elbow = 130 }} }}]"
    )
    centres = {}
    for down in ("rack", "arm"):
        (picture,) = shown(text.format(down))
        (bell,) = of(picture, Role.IRON)
        elbow = View().flat(spot(picture.solved.skeleton, "elbow-near"))
        centres[down] = dist(middle(bell.path), elbow)
    assert centres["rack"] < 8
    assert centres["arm"] > 20


def test_a_bar_in_profile_has_its_stand_on_the_floor() -> None:
    for stand, wide in ((0, 18), (-24, 18)):
        (picture,) = shown(f'props = [{{ kind = "pull-up-bar", z = 120, stand = {stand} }}]\n{HANG}')
        left, low, right, top = bounds(piece.path for piece in of(picture, Role.FRAME))
        assert low == pytest.approx(0, abs=0.1)
        assert top > 119
        assert left == pytest.approx(stand - wide / 2, abs=0.2)
        assert right >= 1
    (bare,) = shown(f'props = [{{ kind = "pull-up-bar", z = 120, posts = false }}]\n{HANG}')
    assert bounds(piece.path for piece in of(bare, Role.FRAME))[1] > 100


def test_the_near_dip_bar_does_not_cut_the_body() -> None:
    (picture,) = shown('props = [{ kind = "dip-bars" }]\nframes = [{ pose = "hang", hips = [0, 70] }]')
    bars = [piece for piece in of(picture, Role.IRON) if middle(piece.path)[1] == pytest.approx(62, abs=1)]
    near, far = max(bars, key=lambda one: one.layer), min(bars, key=lambda one: one.layer)
    assert near.layer > 5 > far.layer
    assert not near.keys
    assert far.keys


@pytest.mark.parametrize(("view", "broad"), [('"side"', 4.0), ('"front"', 2.0)])
def test_a_loop_band_is_seen_on_the_thighs(view: str, broad: float) -> None:
    (picture,) = shown(f'view = {view}\nprops = [{{ kind = "loop-band" }}]\n{STAND}')
    (band,) = of(picture, Role.BAND)
    left, low, right, top = bounds((band.path,))
    assert right - left > 7
    assert 30 < low <= top < 45
    assert band.width > broad


def test_side_pads_press_on_the_outer_or_the_inner_sides() -> None:
    frames = 'frames = [{ pose = "sit", leg = { hip = 86, out = 20, knee = 84 } }]'
    apart = []
    for inner in ("false", "true"):
        (picture,) = shown(f'view = "front"\nprops = [{{ kind = "side-pads", inner = {inner} }}]\n{frames}')
        pads = [middle(piece.path)[0] for piece in of(picture, Role.PAD)]
        knees = [View(90).flat(spot(picture.solved.skeleton, f"knee-{side}"))[0] for side in ("near", "far")]
        assert len(pads) == 2
        apart.append(abs(pads[0] - pads[1]) - abs(knees[0] - knees[1]))
    assert apart[0] > 4
    assert apart[1] < -8


def test_palm_and_under_hand_are_on_two_sides_of_a_fist() -> None:
    (picture,) = shown("frames = [{ arm = { raise = 0, elbow = 90 } }]")
    skeleton = picture.solved.skeleton
    fist, palm, under = (spot(skeleton, f"{name}-near") for name in ("hand", "palm", "under-hand"))
    assert dist(palm, under) == pytest.approx(5.2, abs=0.01)
    assert dot(sub(palm, fist), skeleton.arms[-1].hand) == pytest.approx(0, abs=0.01)
    assert palm[2] > fist[2] > under[2]


def test_the_back_is_behind_the_trunk_between_waist_and_shoulders() -> None:
    for lean in (0, 80):
        (picture,) = shown(f"frames = [{{ lean = {lean} }}]")
        trunk = picture.solved.skeleton.trunk
        place = sub(spot(picture.solved.skeleton, "back"), trunk.waist)
        assert dot(place, trunk.thorax.front) < -5
        assert 10 < dot(place, trunk.thorax.up) < 18


def lens_of(picture: Picture) -> tuple[tuple[float, float], float]:
    ring = max((p for p in of(picture, Role.RING)), key=lambda piece: piece.layer)
    left, _, right, _ = bounds((ring.path,))
    return middle(ring.path), (right - left) / 2


@pytest.mark.parametrize("name", ["chin-tuck", "dumbbell-wrist-curl", "wrist-rocks", "lying-neck-curl"])
def test_a_detail_covers_nothing_of_the_figure_nor_the_ring_of_what_it_shows(name: str) -> None:
    one = built_in().movement(name)
    assert one.detail is not None
    for picture in pictures(one):
        centre, radius = lens_of(picture)
        at = View(*one.view).flat(spot(picture.solved.skeleton, one.detail.at))
        assert dist(centre, at) > radius + one.detail.radius
        places = [
            place
            for piece in picture.pieces
            if piece.body and piece.layer < 11
            for part in piece.parts
            for ring in flattened(part, 6)
            for place in ring
        ]
        assert min(dist(centre, place) for place in places) > radius


def test_a_detail_has_a_view_and_a_frame_of_its_own() -> None:
    frames = 'frames = [{ pose = "stand" }, { pose = "squat" }]'

    def chins(said: str) -> list[int]:
        # From the front a face has the line of its jaw; in profile it has none.
        detail = f'detail = {{ at = "head", radius = 9, scale = 2{said} }}'
        return [len(of(picture, Role.CHIN)) for picture in shown(f"{detail}\n{frames}")]

    assert chins("") == [0, 0]
    assert chins(", view = [90, 0]") == [1, 1]
    assert chins(", view = [90, 0], only = 2") == [0, 1]


def test_what_goes_round_has_an_arrow_that_goes_round() -> None:
    frames = 'frames = [{ pose = "stand" }, { pose = "stand", arm = { raise = 80 } }]'
    for circle_, ratio in (("true", 0.5), ("false", 0.8)):
        picture = shown(f'circle = {circle_}\nfollow = "hand-near"\n{frames}')[1]
        (arrow,) = of(picture, Role.ARROW)
        line = flattened(arrow.path, 6)[0]
        long = sum(dist(a, b) for a, b in pairwise(line))
        straight = dist(line[0], line[-1]) / long
        assert (straight < ratio) is (circle_ == "true")


def test_what_is_done_slowly_has_a_watch_and_its_arrow_and_is_not_told_to_be_held() -> None:
    frames = 'frames = [{ pose = "stand" }, { pose = "squat" }]'
    slow, usual = shown(f"slow = true\n{frames}"), shown(frames)
    assert len(of(slow[1], Role.MARK)) == 3
    assert len(of(slow[1], Role.ARROW)) == 1
    assert not of(usual[1], Role.MARK)
    assert not described(movement(f"slow = true\n{frames}")).hold


def test_what_grows_grows_as_a_circle_does() -> None:
    dot_ = filled([circle((0, 0), 4)])
    assert dot_.grown(20).area == pytest.approx(pi * 24**2, rel=0.12)
    assert not dot_.grown(20).holds((22, 22))
    assert dot_.grown(20).holds((15.5, 15.5))


def test_no_edge_of_a_far_limb_peeps_out_at_the_root_of_the_near_one() -> None:
    """A far thigh's outline stands half a line beyond the near one's, and is covered from the trunk on."""
    for view, covered in (('"side"', True), ('"front"', False)):
        (picture,) = shown(f"view = {view}\n{STAND}")
        trunk = min((p for p in picture.pieces if p.body and p.layer >= TRUNK), key=lambda one: one.layer)
        thigh = filled([p.parts[0] for p in picture.pieces if p.body and 6 <= p.layer < 7][:1])
        hidden = filled(trunk.keys)
        assert ((thigh - hidden).area < 0.05 * thigh.area) is covered


def test_a_close_handle_is_gripped_above_the_bar_that_it_hangs_under() -> None:
    def lowest_beside_the_fist(handle: str) -> tuple[float, float]:
        prop = f'props = [{{ kind = "landmine", pivot = [-76, 3], plates = 12{handle} }}]'
        (one,) = shown(f'{prop}\nframes = [{{ pose = "hinge", hand = {{ x = 13, z = 29, y = 3.4 }} }}]')
        x, z = View().flat(spot(one.solved.skeleton, "hands"))
        here = filled([piece.path for piece in of(one, Role.IRON)])
        return min(up for up in range(60) if here.holds((x, up))), z

    bare, fist = lowest_beside_the_fist("")
    hung, _ = lowest_beside_the_fist(", handle = true")
    assert fist - 2.5 < bare < fist
    assert hung < bare - 4
