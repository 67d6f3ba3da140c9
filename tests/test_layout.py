import os
from pathlib import Path

import pytest

from cards.diagnostics import CardsError
from cards.exercise import Kind
from cards.geometry import Size
from cards.layout import ICONS, Layout
from cards.shop import layouts
from cards.typesetting import icons
from cards.units import points


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "layouts"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def load(name: str, own: Path) -> Layout:
    return layouts.load(name, layouts.folders(own))


def complaint(name: str, own: Path) -> str:
    with pytest.raises(CardsError) as caught:
        load(name, own)
    return str(caught.value)


@pytest.mark.parametrize("name", layouts.names())
def test_every_design_that_ships_is_whole(name: str) -> None:
    design = layouts.load(name)
    assert design.purpose
    assert set(design.kinds) == set(Kind)
    assert design.floor is None or design.floor > 0
    assert design.margin >= design.safe


def test_the_designs_of_the_trade_are_at_hand() -> None:
    assert {"wall-a4", "wall-letter", "cue-a4", "handout-a5", "index-4x6", "pocket-a6"} <= set(
        layouts.names()
    )
    assert "wall-a4-mono" in layouts.names()


def test_the_icons_that_a_design_may_name_are_those_that_are_drawn() -> None:
    assert set(ICONS) == set(icons.NAMES)


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("wall-a4", "210mm", "297mm"),
        ("wall-letter", "8.5in", "11in"),
        ("wall-tabloid", "11in", "17in"),
        ("cue-a4-landscape", "297mm", "210mm"),
        ("index-4x6", "6in", "4in"),
    ],
)
def test_trims_are_exact(name: str, width: str, height: str) -> None:
    assert layouts.load(name).trim == Size(points(width), points(height))


def test_mono_is_the_same_design_in_other_colours() -> None:
    colour, mono = layouts.load("wall-a4"), layouts.load("wall-a4-mono")
    assert mono.trim == colour.trim
    assert mono.spacing == colour.spacing
    assert mono.masthead.fill != colour.masthead.fill


def test_a_layout_extends_another_key_by_key(own: Path) -> None:
    write(own, "mine", 'extends = "wall-a4"\nmargin = "20mm"\n[masthead]\nlead = 1.25\n')
    mine, wall = load("mine", own), layouts.load("wall-a4")
    assert mine.margin == pytest.approx(points("20mm"))
    assert mine.masthead.lead == 1.25
    assert mine.masthead.code == wall.masthead.code
    assert mine.arrangements == wall.arrangements


def test_the_user_s_own_design_wins_over_the_built_in_one(own: Path) -> None:
    write(own, "cue-a4", 'extends = "wall-a4"\npurpose = "ours"\n')
    assert load("cue-a4", own).purpose == "ours"


def test_the_floor_follows_from_the_distance_unless_it_is_given(own: Path) -> None:
    write(own, "far", 'extends = "cue-a4"\nread_from = "2m"\nfloor = "distance"\n')
    write(own, "given", 'extends = "cue-a4"\nread_from = "2m"\nfloor = "3mm"\n')
    assert load("far", own).floor is None
    assert load("far", own).read_from == pytest.approx(2000)
    assert load("given", own).floor == pytest.approx(3.0)
    assert load("given", own).aimed(1000).floor is None


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('extends = "wall-a4"\nmargn = "8mm"\n', 2, 'did you mean "margin"?'),
        ('extends = "wall-a4"\n\nmargin = "8"\n', 3, "is not a length"),
        ('extends = "wall-a4"\nmargin = 8\n', 2, 'margin needs a unit; write it like "8mm"'),
        ('extends = "wall-a4"\npaper = "A99"\n', 2, "is not a paper"),
        ('extends = "wall-a4"\n[spacing]\nleading = 9\n', 3, "from 1 to 2"),
        ('extends = "wall-a4"\n[kinds.tips]\nmark = "tik"\n', 3, 'did you mean "tick"?'),
        ('extends = "wall-a4"\n[kinds.tips]\nsize = 1\n', 3, 'unknown key "kinds.tips.size"'),
        ('extends = "wall-a4"\n[colours]\nink = "blue"\n', 3, "hexadecimal"),
        ('extends = "wall-a4"\nink = "violet"\n', 2, 'ink cannot be "violet"; choose one of'),
        ('extends = "wal-a4"\n', 1, 'did you mean "wall-a4"?'),
        ('extends = "mine"\n', 1, "leads back to itself"),
        ("extends = 4\n", 1, 'put it in quotation marks: extends = "4"'),
        ('extends = "wall-a4"\nmargin = \n', 2, "is not TOML"),
        (
            'extends = "wall-a4"\narrangements = [{ name = "x", main = ["tipps"], share = [0.4, 0.6] }]\n',
            2,
            '"tips"',
        ),
    ],
)
def test_a_bad_key_is_named_with_its_line_and_its_mend(own: Path, text: str, line: int, said: str) -> None:
    write(own, "mine", text)
    told = complaint("mine", own)
    assert told.startswith(f"{own / 'mine.toml'}:{line}:")
    assert said in told


def test_a_design_that_was_changed_is_read_again(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own.parent)
    places = layouts.folders(Path("layouts"))
    for purpose in ("first", "second"):
        write(own, "mine", f'extends = "wall-a4"\npurpose = "{purpose}"\n')
        os.utime(own / "mine.toml", ns=(0, len(purpose) * 10**9))
        assert layouts.load("mine", places).purpose == purpose


def test_folders_of_one_name_are_not_confused(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    for place in ("here", "there"):
        (own / place / "layouts").mkdir(parents=True)
        write(own / place / "layouts", "mine", f'extends = "wall-a4"\npurpose = "{place}"\n')
        monkeypatch.chdir(own / place)
        places = layouts.folders(Path("layouts"))
        assert layouts.load("mine", places).purpose == place


def test_a_missing_key_is_named(own: Path) -> None:
    write(own, "bare", 'paper = "A4"\n[colours]\n[mono]\n')
    assert "the table [faces] is missing" in complaint("bare", own)


@pytest.mark.parametrize("name", ["nowhere", "../wall-a4", "/etc/passwd", "wall-a4.toml", ""])
def test_an_unknown_name_is_refused_and_never_a_path(own: Path, name: str) -> None:
    assert "there is no layout" in complaint(name, own)


def test_a_chain_of_layouts_has_an_end(own: Path) -> None:
    for number in range(12):
        write(own, f"l{number}", f'extends = "l{number + 1}"\n')
    write(own, "l12", 'extends = "wall-a4"\n')
    assert "extend one another" in complaint("l0", own)
