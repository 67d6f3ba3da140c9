"""Figures by name: those that ship drawn, a project's own, and one told in an exercise's front matter."""

import subprocess
import sys
from pathlib import Path

import pytest

from cards.diagnostics import CardsError
from cards.exercise import FigureRequest
from cards.figures.draughtsman import draw
from cards.figures.drawn import alt, drawing, restored
from cards.figures.library import open_library
from cards.figures.shelf import DRAWN, TOLD, Shelf, equipment
from cards.toml_places import Place

MINE = '[plank]\nframes = [{ pose = "stand" }]\n\n[mine]\nextends = "push-up"\nview = "front"\n'


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    (tmp_path / "mine.toml").write_text(MINE)
    return Shelf(tmp_path)


def test_what_ships_drawn_is_what_is_told() -> None:
    library = open_library([TOLD])
    paths = sorted(DRAWN.glob("*.figure"))
    assert [path.stem for path in paths if path.stem not in library.names] == []
    stale = [p.stem for p in paths if restored(p.read_bytes()) != draw(library.movement(p.stem))]
    assert stale == [], "run: make figures"


def test_the_steps_that_postures_show_are_those_of_the_told_figures(shelf: Shelf) -> None:
    library = open_library([TOLD])
    told = {name: library.movement(name) for name in library.names}
    assert {name: (Shelf().cues(name), Shelf().shows(name)) for name in library.names} == {
        name: (one.cues, one.shows) for name, one in told.items()
    }, "run: make figures"
    frames = 'frames = [{ pose = "stand" }, { pose = "squat" }]'
    (shelf.folder / "own.toml").write_text(  # type: ignore[operator]
        f"[own]\ncues = [1, 3]\nshows = [0, 2]\nreturn = 4\n{frames}\n"
        f"[walking]\nshows = [2, 2]\n{frames}\n"
        f"[falling]\ncues = [3, 1]\n{frames}\n"
        f"[sinking]\nshows = [2, 0]\n{frames}\n"
        f"[short]\nshows = [1]\n{frames}\n"
        '[other]\nextends = "own"\n'
    )
    assert (shelf.cues("own"), shelf.shows("own"), shelf.return_step("own")) == ((1, 3), (0, 2), 4)
    assert shelf.shows("walking") == (2, 2)
    # What is said of one exercise's text is not handed on to another's.
    assert (shelf.cues("other"), shelf.shows("other"), shelf.return_step("other")) == ((), (), 0)
    for name, wrong in (("falling", "must rise"), ("sinking", "must not fall"), ("short", "2 numbers")):
        with pytest.raises(CardsError, match=wrong):
            shelf.shows(name)


@pytest.mark.skipif(not DRAWN.is_dir(), reason="no figures are drawn yet: run make figures")
def test_a_built_in_figure_needs_no_more_than_its_drawing() -> None:
    code = (
        "import sys; from cards.figures.shelf import Shelf; from cards.figures.drawn import drawing\n"
        "drawing(Shelf().drawn('plank'), 'colour')\n"
        "print([m for m in sys.modules if m in ('cards.figures.kit', 'cards.figures.skeleton')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_project_s_own_figures_win_by_name_and_may_extend_those_that_ship(shelf: Shelf) -> None:
    assert "standing" in alt(shelf.drawn("plank"), "en")
    assert "standing" not in alt(Shelf().drawn("plank"), "en")
    assert shelf.drawn("mine") != shelf.drawn("push-up")
    assert {"mine", "plank", "push-up"} <= set(shelf.names)
    assert shelf.holds("mine")
    assert not Shelf().holds("mine")


def test_what_a_figure_can_use_is_listed_and_a_figure_can_be_checked(shelf: Shelf) -> None:
    assert {"stand", "squat", "prone"} <= set(shelf.poses)
    assert {"barbell", "bench", "rower"} <= set(equipment())
    assert shelf.check("push-up") == ()


def test_what_is_not_there_is_told(shelf: Shelf) -> None:
    with pytest.raises(CardsError, match="no such figure"):
        shelf.drawn("pull-upp")
    with pytest.raises(CardsError, match="no such figure"):
        Shelf().drawn("../drawn/plank")


def test_a_wrong_file_is_told_and_the_others_serve(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[mine\n")
    (tmp_path / "mine.toml").write_text(MINE)
    shelf = Shelf(tmp_path)
    assert [Path(one.location.path).name for one in shelf.findings] == ["bad.toml"]
    assert shelf.holds("mine")
    assert Shelf(tmp_path / "none").findings == ()


def test_a_figure_can_be_told_in_front_matter() -> None:
    record = {"frames": [{"pose": "stand"}, {"pose": "squat"}]}
    told, wrong = Shelf().told("squat.md", FigureRequest("", record, 4))
    assert "squat" in alt(told, "en")
    assert drawing(told, "mono").size.width > 300
    assert wrong == ()
    with pytest.raises(CardsError) as caught:
        Shelf().told("squat.md", FigureRequest("", {"frames": [{"lena": 4}]}, 4))
    place = caught.value.diagnostics[0].location
    assert (place.path, place.line) == ("squat.md", 4)


def test_what_is_told_has_the_line_of_its_value_or_of_what_it_stands_in() -> None:
    record = {"train": ["quads"], "frames": [{"pose": "stand"}, {"knee": 900}]}
    places = {("frames", 1): Place(7, 3)}
    with pytest.raises(CardsError) as caught:
        Shelf().told("squat.md", FigureRequest("", record, 4, places))
    assert caught.value.diagnostics[0].location.line == 7
    floats = {"frames": [{"pose": "stand"}, {"hips": [0, 90], "leg": {"hip": 0}}]}
    _, wrong = Shelf().told("squat.md", FigureRequest("", floats, 4, places))
    assert {(one.location.path, one.location.line) for one in wrong} == {("squat.md", 7)}
    assert "touches nothing" in " ".join(one.message for one in wrong)


def test_a_figure_of_one_s_own_is_drawn_once(shelf: Shelf) -> None:
    assert shelf.drawn("mine") is shelf.drawn("mine")
    assert shelf.wrong("mine") == ()
