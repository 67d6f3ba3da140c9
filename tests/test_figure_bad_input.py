"""Every key of a figure, with values that it cannot have: a finding with its line, or a drawing."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from math import inf, isfinite, nan
from pathlib import Path

import pytest
from running import lay, run

from cards.diagnostics import CardsError
from cards.exercise import FigureRequest
from cards.figures.draughtsman import draw_and_check
from cards.figures.drawn import drawing
from cards.figures.kit import KINDS
from cards.figures.library import Library, add_record, open_library
from cards.figures.reading import POSE_KEYS
from cards.figures.shelf import TOLD, Shelf
from cards.toml_places import Place

#: What no key can have, or only a few.
BAD = (
    *(True, None, "", "nonsense", "x" * 5_000, "\x00\x1b[31m"),
    *(nan, inf, -inf, 1e308, -1e308, 10**30, -(10**30), 0, -1, 3.7),
    *([], [1], [1, 2], [nan, nan], [inf, 0], [1e300, 2, 3], ["a", "b"], [[]], [True, False]),
    *(list(range(1_500)), {}, {"x": {}}, {"x": nan}, [{}], [{"a": [{}]}]),
)
OF_FIGURES = (
    *("name", "extends", "train", "second", "view", "frames", "all", "props", "follow", "travel", "hold"),
    *("mirror", "accepted", "body", "ghost", "detail", "beside", "gap", "cues", "shows"),
)
OF_FRAMES = ("pose", "swap", "says", "partner", *POSE_KEYS)
OF_LIMBS = {
    "hand": ("x", "y", "z", "to", "off", "flat", "point", "elbow", "grip"),
    "arm": ("raise", "plane", "turn", "elbow", "wrist", "grip"),
    "foot": ("x", "y", "z", "lift", "tip", "out", "top", "ankle", "knee-to"),
    "leg": ("hip", "out", "turn", "knee", "ankle", "toes", "lift"),
    "pin": ("toes", "hands", "shoulder", "knee-near"),
    "layers": ("arm-near", "head"),
}
#: The widest drawing of one posture in a drawing's units; people are 1,000 tall.
WIDEST = 4_500


@lru_cache
def built_in() -> Library:
    return open_library([TOLD])


def judge(record: Mapping[str, object]) -> str:
    """Draw a record, or read what is wrong with it; return the messages."""
    movements = dict(built_in().movements)
    places = {(key,): Place(20 + number, 3) for number, key in enumerate(record)}
    try:
        add_record("bad.md", "mine", FigureRequest("", record, 9, places), movements)
        drawn, wrong = draw_and_check(Library(movements, built_in().poses).movement("mine"))
    except CardsError as problem:
        wrong = problem.diagnostics
        assert wrong
    else:
        assert 0 < drawn.width < WIDEST * 6
        assert 0 < drawn.height < WIDEST
        assert drawing(drawn, "mono").inks
        numbers = " ".join(outline.path for outline in drawn.outlines).split()
        assert all(abs(int(word)) < 10 * WIDEST for word in numbers if not word.isalpha())
    for one in wrong:
        assert one.location.path in ("bad.md", *(table.path for table in built_in().poses.values()))
        assert one.location.line > 0
        assert "\x1b" not in one.message + one.hint
        assert len(one.message) < 400
        assert one.hint, one.message
    return " ".join(f"{one.message}; {one.hint}" for one in wrong)


def cases() -> Iterator[tuple[str, str]]:
    yield from (("figure", key) for key in OF_FIGURES)
    yield from (("frame", key) for key in OF_FRAMES)
    yield from ((limb, key) for limb, keys in OF_LIMBS.items() for key in keys)
    yield from (
        (f"prop {kind}", one.name.replace("_", "-")) for kind, prop in KINDS.items() for one in fields(prop)
    )
    yield from (("detail", key) for key in ("at", "radius", "scale"))


def record_of(where: str, key: str, value: object) -> dict[str, object]:
    frame: dict[str, object] = {"pose": "stand"}
    record: dict[str, object] = {"hold": False, "frames": [frame]}
    if where == "figure":
        record[key] = value
    elif where == "frame":
        frame[key] = value
    elif where == "detail":
        record["detail"] = {"at": "head", key: value}
    elif where.startswith("prop"):
        record["props"] = [{"kind": where.split()[1], key: value}]
    else:
        frame[where] = {key: value}
    return record


@pytest.mark.parametrize(("where", "key"), list(cases()))
def test_any_value_of_any_key_is_drawn_or_told(where: str, key: str) -> None:
    for value in BAD:
        told = judge(record_of(where, key, value))
        number = isinstance(value, float) and not isfinite(value)
        assert told or not number, (value, "numbers beyond sense are told")


@pytest.mark.parametrize(
    "where", ["figure", "frame", "hand", "arm", "foot", "leg", "pin", "layers", "detail"]
)
def test_unknown_keys_are_told_with_the_nearest(where: str) -> None:
    assert "nonsense" in judge(record_of(where, "nonsense", 3))


@pytest.mark.parametrize("weight", ["nan", "inf", "1e308", "heavy", "-", "1e9", "*2", "½"])
def test_weights_of_directions_beyond_sense_are_told(weight: str) -> None:
    for limb, key in (("hand", "elbow"), ("foot", "knee-to")):
        assert "weight" in judge({"frames": [{limb: {"x": 9, "z": 50, key: f"down out*{weight}"}}]})


@pytest.mark.parametrize("count", [7, 100_000])
def test_too_many_frames_are_told(count: int) -> None:
    assert "one to 6 frames" in judge({"frames": [{"pose": "stand"}] * count})


@pytest.mark.parametrize("key", ["props", "train", "second", "follow", "accepted"])
def test_too_many_of_anything_are_told(key: str) -> None:
    many: dict[str, object] = {
        "props": [{"kind": "battle-rope"}] * 5_000,
        "train": ["quads"] * 5_000,
        "second": ["quads"] * 5_000,
        "follow": ["hands"] * 5_000,
        "accepted": {f"words {number}": "why" for number in range(5_000)},
    }
    judge({"frames": [{"pose": "stand"}, {"pose": "squat"}], key: many[key]})


@pytest.mark.parametrize(
    "frame",
    [
        {"hand": {"x": 240, "z": 240}},
        {"foot": {"x": -240, "z": 240}},
        {"hips": [250, 250]},
        {"pin": {"toes": [250, -250]}},
        {"lean": 360, "curl": 180, "side": 180, "twist": 180, "head": 180, "tilt": 180, "turn": 180},
        {"arm": {"raise": 200, "plane": 180, "elbow": 180}, "leg": {"hip": 180, "knee": 180}},
        {"hips": 0},
        {"hips": [0, 250], "leg": {"hip": 0}},
    ],
)
def test_what_no_body_can_do_is_told(frame: dict[str, object]) -> None:
    assert judge({"frames": [frame]})


@pytest.mark.parametrize(("count", "words"), [(1, "circle"), (2, "circle"), (12, "circle"), (400, "further")])
def test_circles_of_any_length_are_told(tmp_path: Path, count: int, words: str) -> None:
    ring = "".join(f'[a{n}]\nextends = "a{(n + 1) % count}"\n' for n in range(count))
    poses = "".join(f'[pose.p{n}]\nextends = "p{(n + 1) % count}"\n' for n in range(count))
    (tmp_path / "ring.toml").write_text(ring + poses + '[mine]\nframes = [{ pose = "p0" }]\n')
    for name in ("a0", "mine"):
        (found,) = Shelf(tmp_path).check(name)
        assert words in found.message
        assert len(found.message) < 400
        assert found.location.line > 0


def test_a_long_way_of_extending_is_followed_or_told(tmp_path: Path) -> None:
    steps = "".join(f'[a{n}]\nextends = "a{n + 1}"\n' for n in range(3_000))
    (tmp_path / "way.toml").write_text(steps + '[a3000]\nframes = [{ pose = "stand" }]\n')
    found = Shelf(tmp_path).check("a0")
    assert all(one.location.line > 0 for one in found)
    assert not Shelf(tmp_path).check("a3000")


def test_the_card_of_an_impossible_figure_is_printed_without_it(tmp_path: Path) -> None:
    frames = "    - {pose: stand}\n    - {hand: {x: 240, z: .nan}}\n"
    text = f"---\ntitle: Odd\nfigure:\n  frames:\n{frames}---\nStand.\n"
    lay(tmp_path / "odd.md", text)
    result = run("card", str(tmp_path / "odd.md"), "-o", str(tmp_path / "odd.pdf"))
    assert result.exit_code == 0
    assert "odd.md:6:" in result.stderr
    assert "printed without the figure" in result.stderr
    assert (tmp_path / "odd.pdf").stat().st_size > 1_000
