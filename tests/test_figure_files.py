"""Files of figures: what they say is understood, and what is wrong in them is told with its line."""

from dataclasses import fields
from pathlib import Path

import pytest

from cards.diagnostics import CardsError, Diagnostic
from cards.figures import viewing
from cards.figures.balance import PINNED
from cards.figures.body import FAR, NEAR
from cards.figures.kit import KINDS
from cards.figures.library import Library, add_text, open_library
from cards.figures.merging import merged, swapped
from cards.figures.movement import Movement
from cards.figures.muscles import NAMES
from cards.figures.pose import Foot, FreeArm, FreeLeg, Hand
from cards.figures.prop_bars import Barbell
from cards.figures.reading import POSE_KEYS
from cards.figures.skeleton import LANDMARKS

POSES = """
[pose.stand]
knee = 3
foot = { y = 6, out = 6 }
arm = { raise = 4, elbow = 12 }

[pose.bow]
extends = "stand"
lean = 50
hand-near = { x = 10, z = 40 }
"""


def library(text: str, poses: str = POSES) -> Library:
    movements, known = {}, {}
    add_text("poses.toml", poses, movements, known)
    add_text("mine.toml", text, movements, known)
    return Library(movements, known)


def movement(text: str) -> Movement:
    return library(text).movement("mine")


def finding(text: str, poses: str = POSES) -> Diagnostic:
    with pytest.raises(CardsError) as caught:
        library(text, poses).movement("mine")
    return caught.value.diagnostics[0]


def test_a_frame_takes_from_its_pose_and_says_the_rest_itself() -> None:
    mine = movement('[mine]\nframes = [{ pose = "bow", lean = 60 }]')
    (frame,) = mine.frames
    assert frame.pose.lean == 60
    assert frame.pose.knee == 3
    assert frame.pose.arm(NEAR) == Hand(x=10, z=40)
    assert frame.pose.arm(FAR) == FreeArm(4, elbow=12)
    assert frame.says == "bow"


def test_a_later_frame_goes_on_from_the_one_before() -> None:
    mine = movement('[mine]\nall = { head = 5 }\nframes = [{ pose = "bow" }, { lean = 10 }]')
    one, two = (frame.pose for frame in mine.frames)
    assert (one.lean, two.lean, two.head) == (50, 10, 5)
    assert two.arms == one.arms


def test_what_is_said_of_a_limb_replaces_what_was_said_of_it() -> None:
    mine = movement("""[mine]
frames = [
  { pose = "bow", leg-far = { hip = 20 } },
  { arm = { raise = 90 }, foot = { x = 3 } },
]""")
    one, two = (frame.pose for frame in mine.frames)
    assert one.leg(FAR) == FreeLeg(20)
    assert one.leg(NEAR) == Foot(y=6, out=6)
    assert two.legs == (Foot(3), Foot(3))
    assert two.arms == (FreeArm(90), FreeArm(90))


def test_the_hips_are_where_the_last_word_puts_them() -> None:
    mine = movement("""[mine]
frames = [{ hips = [4, 30] }, { knee = 70 }, { pin = { toes = [1, 0] } }, { hips = 44 }]""")
    poses = [frame.pose for frame in mine.frames]
    assert (poses[0].x, poses[0].height, poses[0].knee) == (4, 30, None)
    assert (poses[1].x, poses[1].knee) == (None, 70)
    assert poses[2].pins[0].part == "toes"
    assert (poses[3].pins, poses[3].height, poses[3].x) == ((), 44, None)


def test_sides_can_be_swapped() -> None:
    mine = movement("[mine]\nframes = [{ foot-near = { x = 9 } }, { swap = true }]")
    one, two = (frame.pose for frame in mine.frames)
    assert (one.leg(NEAR), one.leg(FAR)) == (two.leg(FAR), two.leg(NEAR))
    assert two.leg(FAR) == Foot(9)


def test_merging_leaves_its_layers_as_they_are() -> None:
    base = {"arm": 1, "hips": 2}
    assert merged(base, {"hand-near": 3}) == {"arm-far": 1, "hand-near": 3, "hips": 2}  # type: ignore[arg-type, dict-item]
    assert base == {"arm": 1, "hips": 2}
    assert swapped(swapped(base)) == {"arm-near": 1, "arm-far": 1, "hips": 2}  # type: ignore[arg-type]


def test_a_figure_extends_another() -> None:
    known = library("""
[base]
train = ["quads"]
view = "front"
props = [{ kind = "barbell", plate = 9 }]
frames = [{ lean = 5 }]
[mine]
extends = "base"
train = ["glutes"]
""")
    mine = known.movement("mine")
    assert mine.train == ("glutes",)
    assert mine.view == (90, 0)
    assert mine.props == (Barbell(plate=9.0),)
    assert mine.frames[0].pose.lean == 5


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[mine]\nframes = [\n  {},\n  { lena = 5 },\n]", 4, "lena"),
        ("[mine]\nframes = [\n  { lean = 900 },\n]", 3, "lean"),
        ("[mine]\nframes = [{ knee = true }]", 2, "knee"),
        ('[mine]\nframes = [{ pose = "bwo" }]', 2, "bwo"),
        ("[mine]\nframes = [\n {},\n { hand = { x = 1, zz = 2 } },\n]", 4, "zz"),
        ('[mine]\nframes = [{ hand = { to = "nose" } }]', 2, "nose"),
        ('[mine]\nframes = [{ hand = { x = 1, elbow = "down sidewards" } }]', 2, "sidewards"),
        ("[mine]\nframes = [{ pin = { nose = [1, 2] } }]", 2, "nose"),
        ("[mine]\nframes = [{ pin = { toes = [1, 900] } }]", 2, "toes"),
        ("[mine]\nframes = []", 1, "frames"),
        ('[mine]\ntrain = ["quats"]\nframes = [{}]', 2, "quats"),
        ('[mine]\nview = "sdie"\nframes = [{}]', 2, "sdie"),
        ("[mine]\nview = [0, 95]\nframes = [{}]", 2, "view"),
        ('[mine]\nfollow = "hads"\nframes = [{}]', 2, "hads"),
        ('[mine]\nprops = [\n  { kind = "barbel" },\n]\nframes = [{}]', 3, "barbel"),
        ('[mine]\nprops = [\n { kind = "barbell", plates = 3 }]\nframes = [{}]', 3, "plates"),
        ('[mine]\nprops = [{ kind = "barbell", at = "nowhere" }]\nframes = [{}]', 2, "nowhere"),
        ('[mine]\nprops = [{ kind = "block", role = "steel" }]\nframes = [{}]', 2, "steel"),
        ('[mine]\nprops = [{ kind = "block", x = [1] }]\nframes = [{}]', 2, "x"),
        ("[mine]\ntarin = 3\nframes = [{}]", 2, "tarin"),
        ('[mine]\nextends = "you"\nframes = [{}]', 1, "extends"),
    ],
)
def test_what_is_wrong_has_its_line_and_says_what_to_do(text: str, line: int, words: str) -> None:
    found = finding(text)
    assert (found.location.path, found.location.line) == ("mine.toml", line)
    assert words in found.message
    assert found.hint


def test_a_near_name_is_offered() -> None:
    assert 'did you mean "quads"?' in finding('[mine]\ntrain = ["quats"]\nframes = [{}]').hint
    assert 'did you mean "barbell"?' in finding('[mine]\nprops = [{ kind = "barbel" }]\nframes = [{}]').hint


def test_circles_are_told() -> None:
    text = '[mine]\nextends = "yours"\n[yours]\nextends = "mine"\nframes = [{}]'
    assert "circle" in finding(text).message
    poses = '[pose.stand]\nextends = "sit"\n[pose.sit]\nextends = "stand"'
    assert "circle" in finding('[mine]\nframes = [{ pose = "sit" }]', poses).message


def test_what_is_not_toml_and_what_stands_outside_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[mine\n")
    (tmp_path / "loose.toml").write_text("train = 3\n")
    (tmp_path / "good.toml").write_text(POSES + "[mine]\nframes = [{}]\n")
    (tmp_path / "latin.toml").write_bytes(b"[mine]\n# \xe9\n")
    known = open_library([tmp_path])
    assert known.names == ("mine",)
    assert sorted(Path(one.location.path).name for one in known.findings) == [
        "bad.toml",
        "latin.toml",
        "loose.toml",
    ]
    with pytest.raises(CardsError, match="no such figure"):
        known.movement("yours")


def test_a_later_folder_wins_by_name(tmp_path: Path) -> None:
    for folder, lean in (("a", 1), ("b", 2)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.toml").write_text(POSES + f"[mine]\nframes = [{{ lean = {lean} }}]\n")
    assert open_library([tmp_path / "a", tmp_path / "b"]).movement("mine").frames[0].pose.lean == 2


def test_every_kind_of_equipment_can_be_told_without_more() -> None:
    for kind in KINDS:
        mine = movement(f'[mine]\nprops = [{{ kind = "{kind}" }}]\nframes = [{{}}]')
        assert mine.props == (KINDS[kind](),)


GUIDE = (Path(__file__).parent.parent / "docs" / "figures.md").read_text()


def test_the_guide_names_every_kind_of_equipment_with_its_keys() -> None:
    for kind, prop in KINDS.items():
        (row,) = [line for line in GUIDE.splitlines() if line.startswith(f"| `{kind}` |")]
        for one in fields(prop):
            name = one.name.replace("_", "-")
            assert one.name in ("layer", "only") or f"`{name} = " in row, (kind, name)


def test_the_guide_names_every_key_part_and_muscle() -> None:
    limbs = ("x", "y", "z", "to", "off", "flat", "point", "elbow", "grip", "raise", "plane", "turn", "wrist")
    legs = ("lift", "tip", "out", "top", "knee-to", "hip", "ankle", "toes")
    keys = (
        *POSE_KEYS,
        *limbs,
        *legs,
        "frames",
        "all",
        "props",
        "train",
        "second",
        "follow",
        "swap",
        "cues",
        "shows",
    )
    sided = ("-near", "-far")
    for key in keys:
        assert f"`{key}`" in GUIDE or key.endswith(sided), key
    for word in (*NAMES, *LANDMARKS, *PINNED):
        assert word in GUIDE, word


@pytest.mark.parametrize(
    ("frames", "train", "view"),
    [
        ('{}, { pose = "bow" }', "quads", viewing.SIDE),
        ("{}, { arm = { raise = 90, plane = 90 } }", "side shoulders", viewing.FRONT),
        ("{}, { arm = { raise = 90, plane = 90 } }", "rear shoulders", viewing.BACK),
        ("{}, { arm = { raise = 90, plane = 45 } }", "front shoulders", viewing.RAISED),
        ("{ tilt = 90, hips = [0, 12] }", "abs", viewing.FRONT),
        ("{}, {}", "abs", viewing.SIDE),
    ],
)
def test_a_figure_without_a_view_is_seen_from_where_it_moves_across(
    frames: str, train: str, view: tuple[float, float]
) -> None:
    assert movement(f'[mine]\ntrain = ["{train}"]\nframes = [{frames}]').view == view
    said = f'[mine]\nview = "back"\ntrain = ["{train}"]\nframes = [{frames}]'
    assert movement(said).view == viewing.BACK
