"""Movements as drawings: what is read back from their inks."""

import zlib
from functools import lru_cache
from pathlib import Path

import pytest

from cards.colour import Colour
from cards.drawing import Drawing, Ink
from cards.figures.body import FAR, NEAR
from cards.figures.camera import View
from cards.figures.checks import check
from cards.figures.depths import layers
from cards.figures.draughtsman import draw
from cards.figures.drawn import Drawn, drawing, restored, stored
from cards.figures.library import Library, add_text, open_library
from cards.figures.pieces import TRUNK, Role
from cards.figures.strip import pictures
from cards.figures.themes import COLOUR, DARK, LINE, MONO, THEMES, Theme
from cards.press.form import form

FOLDER = Path(__file__).parent.parent / "content" / "figures"


@lru_cache
def built_in() -> Library:
    return open_library([FOLDER])


def names() -> tuple[str, ...]:
    return built_in().names


@lru_cache(maxsize=512)
def built(name: str) -> Drawn:
    return draw(built_in().movement(name))


def strip(name: str, theme: Theme) -> Drawing:
    return drawing(built(name), theme.name)


def numbers(ink: Ink) -> list[float]:
    return [float(word) for word in ink.path.split() if not word.isalpha()]


def xs(ink: Ink) -> list[float]:
    return [x + ink.x for x in numbers(ink)[::2]]


def ys(ink: Ink) -> list[float]:
    return numbers(ink)[1::2]


def drawn(text: str, theme: str = "colour", *, numerals: bool = False) -> Drawing:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    add_text("mine.toml", text, movements, poses)
    return drawing(draw(Library(movements, poses).movement("mine")), theme, numerals=numerals)


STAND = '[mine]\nframes = [{ pose = "stand" }]\n'


def test_no_file_of_the_library_is_wrong() -> None:
    assert built_in().findings == ()


@pytest.mark.parametrize("name", names())
def test_every_figure_of_the_library_is_drawn_within_its_edges_in_every_theme(name: str) -> None:
    for theme in THEMES.values():
        sheet = strip(name, theme)
        assert 200 < sheet.size.width < 4000
        assert 200 < sheet.size.height < 2200
        for ink in sheet.inks:
            assert min(xs(ink)) >= -5
            assert max(xs(ink)) <= sheet.size.width + 5
            assert min(ys(ink)) >= -5
            assert max(ys(ink)) <= sheet.size.height + 5


def test_the_library_s_figures_are_within_what_a_body_can_do() -> None:
    found = [str(one) for name in names() for one in check(built_in().movement(name))]
    assert found == []


@pytest.mark.parametrize("theme", ["colour", "mono"])
def test_a_strip_is_small(theme: str) -> None:
    sizes = sorted(len(form(drawing(built(name), theme), 0.116).content) for name in names())
    # Three postures with much equipment, or one shown larger, may take more.
    assert sizes[len(sizes) * 19 // 20 - 1] < 6_250
    assert sizes[-1] < 8_800


def test_what_does_not_move_is_written_alike_in_every_posture() -> None:
    text = "[mine]\nframes = [{ hips = [0, 53] }, { arm-near = { raise = 90 } }]"
    near = [ink for ink in drawn(text).inks if ink.fill == COLOUR.fills[Role.NEAR]]
    one, two = ({ink.path for ink in near if ink.x == x} for x in sorted({ink.x for ink in near}))
    assert len(one & two) >= 2
    assert one != two


def test_what_is_stored_is_read_back_whole_and_nothing_else_is_read() -> None:
    one = built(names()[0])
    assert restored(stored(one)) == one
    assert stored(restored(stored(one))) == stored(one)
    with pytest.raises(ValueError, match="no stored figure"):
        restored(b"nonsense")
    with pytest.raises(ValueError, match="version"):
        restored(zlib.compress(b"[0,[],{},[]]"))


def test_coordinates_are_whole_so_that_every_machine_writes_the_same() -> None:
    sheet = strip(names()[0], COLOUR)
    assert all(number == int(number) for ink in sheet.inks for number in numbers(ink))
    assert "." not in "".join(ink.path for ink in sheet.inks)
    assert sheet == strip(names()[0], COLOUR)


def test_someone_who_stands_is_as_tall_as_the_measure_and_stands_on_the_floor() -> None:
    sheet = drawn(STAND)
    body = [ink for ink in sheet.inks if ink.fill == COLOUR.fills[Role.NEAR]]
    (floor,) = [ink for ink in sheet.inks if ink.stroke == COLOUR.fills[Role.FLOOR]]
    top, bottom = min(y for ink in body for y in ys(ink)), max(y for ink in body for y in ys(ink))
    assert 950 < bottom - top < 1030
    assert abs(bottom - ys(floor)[0]) < 15


def test_from_the_front_the_figure_is_the_same_on_both_sides() -> None:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    add_text(
        "mine.toml", '[mine]\nview = "front"\nframes = [{ pose = "stand" }, { lean = 2 }]', movements, poses
    )
    picture = pictures(Library(movements, poses).movement("mine"))[0]
    left, _, right, _ = picture.box
    assert left == pytest.approx(-right, abs=0.2)


def test_a_mirrored_figure_is_the_figure_mirrored() -> None:
    facing = drawn('[mine]\nhold = false\nframes = [{ pose = "squat" }]\n')
    mirrored = drawn('[mine]\nmirror = true\nhold = false\nframes = [{ pose = "squat" }]\n')
    assert mirrored.size == facing.size
    near = COLOUR.fills[Role.NEAR]
    one = [sorted(xs(ink)) for ink in facing.inks if ink.fill == near]
    other = [sorted(facing.size.width - x for x in xs(ink)) for ink in mirrored.inks if ink.fill == near]
    assert all(a == pytest.approx(b, abs=2) for a, b in zip(one, other, strict=True))


def test_black_and_white_is_black_and_white() -> None:
    black, white = Colour(0, 0, 0), Colour(1, 1, 1)
    for name in names():
        for ink in strip(name, MONO).inks:
            used = {ink.fill, ink.stroke, ink.hatch.colour if ink.hatch else None} - {None}
            assert used <= {black, white}


def test_trained_muscles_are_told_by_more_than_colour() -> None:
    text = '[mine]\ntrain = ["quads"]\nsecond = ["calves"]\nframes = [{ pose = "stand" }]'
    hatches = {ink.hatch for ink in drawn(text, "mono").inks if ink.hatch}
    assert len({hatch.weight for hatch in hatches}) == 2
    assert all(ink.box for ink in drawn(text, "mono").inks if ink.hatch)
    plain = drawn(text.replace('train = ["quads"]\n', "").replace('second = ["calves"]\n', ""), "mono")
    assert not any(ink.hatch for ink in plain.inks)


def test_on_a_dark_ground_figures_are_light() -> None:
    fills = [ink.fill for ink in drawn(STAND, "dark").inks]
    assert DARK.fills[Role.NEAR] in fills
    assert COLOUR.fills[Role.NEAR] not in fills


def test_as_lines_nothing_of_the_body_is_solid() -> None:
    assert all(ink.fill in (None, LINE.paper) for ink in drawn(STAND, "line").inks)


def test_muscles_that_are_turned_away_are_not_drawn() -> None:
    text = '[mine]\nview = "{}"\ntrain = ["chest"]\nframes = [{{ pose = "stand" }}]'
    tint = COLOUR.fills[Role.MUSCLE]
    assert any(ink.fill == tint for ink in drawn(text.format("front")).inks)
    assert not any(ink.fill == tint for ink in drawn(text.format("back")).inks)


def arrows_of(sheet: Drawing) -> list[Ink]:
    ink = COLOUR.fills[Role.ARROW]
    return [one for one in sheet.inks if one.stroke == ink and one.fill is None]


def test_an_arrow_points_where_the_movement_goes() -> None:
    text = '[mine]\nframes = [{{ pose = "{}" }}, {{ pose = "{}" }}]'
    for one, other, down in (("stand", "squat", True), ("squat", "stand", False)):
        (arrow,) = arrows_of(drawn(text.format(one, other)))
        assert (ys(arrow)[-1] > ys(arrow)[0]) is down


def test_what_is_held_has_a_watch_and_no_arrow() -> None:
    held = drawn(STAND)
    assert len(arrows_of(held)) == 3
    moving = drawn('[mine]\ntravel = true\nframes = [{ pose = "stand" }]')
    assert len(arrows_of(moving)) == 1


def test_frames_are_counted_on_a_sheet() -> None:
    text = '[mine]\nframes = [{ pose = "stand" }, { pose = "squat" }]'
    tall, taller = drawn(text), drawn(text, numerals=True)
    assert taller.size.height > tall.size.height + 100
    assert len(taller.inks) == len(tall.inks) + 2


def test_equipment_in_the_hands_goes_where_the_hands_go() -> None:
    frame = "{{ hips = [0, 53], hand = {{ x = {}, z = 80 }} }}"
    text = f'[mine]\nprops = [{{{{ kind = "medicine-ball" }}}}]\nframes = [{frame}]'
    balls = []
    for x in (20, 30):
        iron = [ink for ink in drawn(text.format(x)).inks if ink.fill == COLOUR.fills[Role.IRON]]
        balls.append(sum(xs(iron[0])) / len(xs(iron[0])))
    assert balls[1] - balls[0] == pytest.approx(100, abs=15)


@pytest.mark.parametrize(
    ("frames", "words"),
    [
        ('{ pose = "stand", hand = { x = 90, z = 50 } }', "too far away"),
        ('{ pose = "stand", leg-near = { knee = -40 } }', "near knee"),
        ('{ pose = "stand", hips = [0, 40], leg = { hip = 0, knee = 0 } }', "inside the floor"),
        ('{ pose = "stand", hips = [0, 49.5], leg = { hip = 0, knee = 0 } }', "inside the floor"),
        ('{ pose = "stand", hips = [0, 90], leg = { hip = 0, knee = 0 } }', "touches nothing"),
        ('{ pose = "stand", hips = [-20, 45] }', "centre of mass"),
        ('{ pose = "stand", curl = 90 }', "curl"),
        ('{ pose = "stand" }, { lean = 2 }', "frame before"),
        ('{ pose = "stand", leg-near = { hip = 0, out = -30 } }, { pose = "squat" }', "goes through"),
    ],
)
def test_what_a_body_cannot_do_is_found(frames: str, words: str) -> None:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    add_text("mine.toml", f"[mine]\nframes = [\n{frames}]", movements, poses)
    found = check(Library(movements, poses).movement("mine"))
    assert any(words in one.message for one in found), [str(one) for one in found]
    assert all(one.location.path == "mine.toml" and one.location.line == 3 for one in found)
    assert all(one.hint for one in found)


def test_what_is_meant_to_be_so_is_not_told() -> None:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    text = '[mine]\naccepted = { "centre of mass" = "held by a partner" }\nframes = [{ hips = [-20, 45] }]'
    add_text("mine.toml", text, movements, poses)
    assert check(Library(movements, poses).movement("mine")) == ()


def test_hands_off_the_bar_and_arrows_after_what_stays_are_found() -> None:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    text = """[mine]
follow = "hips"
train = ["chest"]
view = "back"
props = [{ kind = "barbell" }]
frames = [{ pose = "stand", hand-near = { x = 20, z = 60 }, hand-far = { x = 30, z = 60 } }, { head = 40 }]"""
    add_text("mine.toml", text, movements, poses)
    found = " ".join(one.message for one in check(Library(movements, poses).movement("mine")))
    assert "off the bar" in found
    assert "hips moves" in found
    assert "no trained muscle" in found


@pytest.mark.parametrize(("height", "told"), [(67, False), (50, True)])
def test_a_lever_keeps_its_length(height: float, told: bool) -> None:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    text = f"""[mine]
props = [{{ kind = "lever", at = "hands", pivot = [-40, {height}] }}]
frames = [{{ pose = "stand", hand = {{ x = 20, z = 54 }} }}, {{ hand = {{ x = 20, z = 80 }} }}]"""
    add_text("mine.toml", text, movements, poses)
    found = " ".join(one.message for one in check(Library(movements, poses).movement("mine")))
    assert ("a lever is" in found) == told, found


def roles(text: str) -> list[Role]:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    add_text("mine.toml", text, movements, poses)
    shown = pictures(Library(movements, poses).movement("mine"))
    return [piece.role for picture in shown for piece in picture.pieces]


def test_a_moment_before_is_a_pale_shape_behind() -> None:
    frames = 'frames = [{ pose = "stand" }, { pose = "squat" }]'
    one, two = roles(f"[mine]\nghost = true\n{frames}"), roles(f"[mine]\n{frames}")
    assert Role.GHOST in one
    assert Role.GHOST not in two
    assert drawn(f"[mine]\nghost = true\n{frames}").size.width < drawn(f"[mine]\n{frames}").size.width


def test_a_partner_stands_beside_in_another_tone() -> None:
    partner = 'partner = { pose = "stand", face = 180 }'
    alone = drawn('[mine]\nhold = false\nframes = [{ pose = "stand" }]')
    both = drawn(f'[mine]\nhold = false\nbeside = [60, 0]\nframes = [{{ pose = "stand", {partner} }}]')
    assert both.size.width - alone.size.width == pytest.approx(600, abs=80)
    pale = [[ink.fill for ink in sheet.inks].count(COLOUR.fills[Role.FAR]) for sheet in (alone, both)]
    assert pale[1] > pale[0]


def test_a_detail_is_shown_once_more_and_larger_in_a_ring() -> None:
    text = '[mine]\nframes = [{ pose = "stand" }]\n'
    shown = drawn(text + 'detail = { at = "head", radius = 8, scale = 3 }\n')
    rings = [ink for ink in shown.inks if ink.stroke == COLOUR.fills[Role.RING] and ink.path.count("c") == 4]
    widths = sorted(max(xs(ink)) - min(xs(ink)) for ink in rings)
    assert widths == pytest.approx([160, 480], abs=2)
    assert shown.size.width > drawn(text).size.width + 200


def test_every_theme_has_an_ink_for_everything_that_is_drawn() -> None:
    paper = {Role.CHIN, Role.GROOVE, Role.HOLE, Role.ARROW_HEAD}
    for theme in THEMES.values():
        inked = {*theme.fills, *theme.outlines}
        assert set(Role) - paper - inked == set(), theme.name


def test_an_older_body_is_rounder_and_less_tall() -> None:
    usual = drawn('[mine]\nhold = false\nframes = [{ pose = "stand" }]')
    older = drawn('[mine]\nhold = false\nbody = "older"\nframes = [{ pose = "stand" }]')
    assert usual.size.height - 60 < older.size.height < usual.size.height - 5


def test_of_crossed_legs_the_nearer_lies_over_the_other() -> None:
    for front, back in (("near", "far"), ("far", "near")):
        feet = f"foot-{front} = {{ x = 9, y = -6 }}, foot-{back} = {{ x = -9, y = -6 }}"
        text = f'[mine]\nview = "front"\nframes = [{{ {feet} }}]'
        movements, poses = dict(built_in().movements), dict(built_in().poses)
        add_text("mine.toml", text, movements, poses)
        movement = Library(movements, poses).movement("mine")
        skeleton = pictures(movement)[0].solved.skeleton
        layer = layers(skeleton, View(90))
        side = {"near": NEAR, "far": FAR}
        assert layer["leg", side[front]] > layer["leg", side[back]]


def test_in_profile_the_near_limbs_lie_over_the_trunk_and_the_far_ones_behind_it() -> None:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    add_text("mine.toml", STAND, movements, poses)
    skeleton = pictures(Library(movements, poses).movement("mine"))[0].solved.skeleton
    for azimuth, near in ((0, NEAR), (180, FAR)):
        layer = layers(skeleton, View(azimuth))
        for part in ("leg", "arm"):
            assert layer[part, near] > TRUNK > layer[part, -near]


def test_every_exercise_of_the_library_has_a_figure_and_every_figure_an_exercise() -> None:
    exercises = {path.stem for path in FOLDER.parent.glob("*/*.md")}
    assert set(names()) == exercises
    folders = {path.stem: path.parent.name for path in FOLDER.parent.glob("*/*.md")}
    misplaced = [name for name in names() if Path(built_in().movements[name].path).stem != folders[name]]
    assert misplaced == []
