"""The way back of a movement, as its third posture."""

from functools import lru_cache
from pathlib import Path

import pytest

import cards
from cards.diagnostics import CardsError
from cards.figures.checks import holds_together
from cards.figures.draughtsman import draw_with_way_back
from cards.figures.drawn import frames
from cards.figures.library import Library, add_text, open_library
from cards.figures.movement import Movement
from cards.figures.pieces import Role
from cards.figures.props import spot
from cards.figures.returning import with_way_back
from cards.figures.shelf import Shelf
from cards.figures.strip import Picture
from cards.page import Role as PageRole
from cards.page import TextLine

CONTENT = Path(__file__).parent.parent / "content"


@lru_cache
def built_in() -> Library:
    return open_library([CONTENT / "figures"])


def movement(text: str) -> Movement:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    add_text("mine.toml", text, movements, poses)
    return Library(movements, poses).movement("mine")


def arrow(picture: Picture) -> tuple[float, float]:
    """Return how far forward and up an arrow points, from its shaft's first place to its last."""
    (path,) = (piece.path for piece in picture.pieces if piece.role is Role.ARROW)
    places = [places[-1] for _, places in path if places]
    return places[-1][0] - places[0][0], places[-1][1] - places[0][1]


SQUAT = """\
[mine]
return = 3
train = ["quads"]
follow = "hips"
frames = [{ pose = "stand" }, { pose = "squat" }]
"""


def test_the_way_back_is_half_way_and_its_arrow_points_the_other_way() -> None:
    longer, shown = with_way_back(movement(SQUAT))
    assert len(longer.frames) == len(shown) == 3
    start, low, half = (spot(one.solved.skeleton, "hips")[2] for one in shown)
    assert low + 5 < half < start - 5
    assert arrow(shown[1])[1] < 0 < arrow(shown[2])[1]


def test_half_way_feet_and_hands_stay_where_they_are() -> None:
    _, shown = with_way_back(built_in().movement("push-up"))
    for part in ("toe-near", "hand-near"):
        first, _, half = (spot(one.solved.skeleton, part) for one in shown)
        assert half == pytest.approx(first, abs=1.5), part


def test_what_would_not_hold_half_way_is_shown_as_it_was_at_first() -> None:
    halved = 0
    for name in built_in().names:
        told = built_in().movement(name)
        if told.return_step:
            longer, shown = with_way_back(told)
            first, last = shown[0].solved.skeleton, shown[-1].solved.skeleton
            assert holds_together(longer, shown[-1]) or last == first, name
            halved += last != first
    assert halved > 140


def test_equipment_of_the_first_posture_alone_comes_back_with_it() -> None:
    text = SQUAT + 'props = [{ kind = "kettlebell", at = "hands", only = 1 }]\n'
    _, shown = with_way_back(movement(text))
    weights = [sum(piece.role is Role.IRON for piece in one.pieces) for one in shown]
    assert weights[0] > 0 == weights[1]
    assert weights[2] == weights[0]


def test_a_drawing_with_its_way_back_has_three_postures_on_one_floor() -> None:
    postures = frames(draw_with_way_back(movement(SQUAT)), "colour")
    assert len(postures) == 3
    assert len({one.posture.size.height for one in postures}) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            SQUAT.replace("return = 3", "return = 2\ncues = [1, 2]"),
            "must be a later step; write a number above 2",
        ),
        (SQUAT.replace("return = 3", "return = 3\nhold = true"), "has no way back"),
        (SQUAT.replace("return = 3", "return = 0"), "return"),
        (SQUAT.replace(', { pose = "squat" }', ""), "has no way back"),
    ],
)
def test_a_way_back_that_cannot_be_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(CardsError, match=said) as caught:
        movement(text)
    assert caught.value.diagnostics[0].location.line in (2, 3)


def test_built_in_figures_go_back_in_a_later_step_of_their_card() -> None:
    library, shelf, going = built_in(), Shelf(), 0
    for name in library.names:
        told = library.movement(name)
        assert shelf.return_step(name) == told.return_step, "run: make figures"
        if not told.return_step:
            continue
        going += 1
        (path,) = (path for path in CONTENT.glob(f"*/{name}.md") if path.parent.name != "de")
        short = path.read_text(encoding="utf-8").partition("<!-- howto -->")[2]
        assert told.return_step <= short.count("\n### "), name
        assert len(frames(shelf.drawn_with_way_back(name), "colour")) == 3, name
    assert going > 150


OWN = """\
---
title: My Squat
figure:
  train: [quads]
  return: 3
  cues: [1, 2]
  frames: [{pose: stand}, {pose: squat}]
---
<!-- howto -->

### Stand
Tall.

### Sit
Down.

### Rise
Up.
"""


def numbers_in_panels(path: Path) -> list[str]:
    page = cards.card(str(path), layout="poster-a4").pages[0]
    told = [one for one in page.items if isinstance(one, TextLine) and one.role is PageRole.ARTIFACT]
    return [one.text for one in told if one.text.isdigit()]


def test_a_figure_in_an_exercise_s_own_file_has_a_way_back_too(tmp_path: Path) -> None:
    path = tmp_path / "my-squat.md"
    path.write_text(OWN, encoding="utf-8")
    assert numbers_in_panels(path) == ["1", "2", "3"]
    path.write_text(OWN.replace("  return: 3\n", ""), encoding="utf-8")
    assert numbers_in_panels(path) == ["1", "2"]


def test_a_copy_of_a_built_in_text_keeps_what_its_figure_says_while_its_steps_keep_their_names(
    tmp_path: Path,
) -> None:
    text = (CONTENT / "hinge" / "barbell-deadlift.md").read_text(encoding="utf-8")
    path = tmp_path / "barbell-deadlift.md"
    path.write_text(text.replace("three seconds", "two seconds"), encoding="utf-8")
    assert numbers_in_panels(path) == ["2", "3", "4"]
    path.write_text(text.replace("### Press, then stand", "### Breathe in"), encoding="utf-8")
    assert numbers_in_panels(path) != ["2", "3", "4"]


@pytest.mark.parametrize("layout", ["poster-a4", "wall-a4", "cue-a4", "station-a4"])
def test_postures_over_each_other_are_one_picture_whatever_steps_are_told(
    tmp_path: Path, layout: str
) -> None:
    path = tmp_path / "my-squat.md"
    told = OWN.replace("  return: 3\n", "  ghost: true\n  shows: [0, 1]\n")
    path.write_text(told + "\n", encoding="utf-8")
    assert cards.card(str(path), layout=layout).pages
