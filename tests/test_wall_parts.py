"""What the wall card is put together from: postures, dose strip, facts, map and code, each by itself."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import MM, WHITE, design

from cards.artwork.muscle_map import STYLES
from cards.exercise import Muscles, Prescription, Video
from cards.figures.shelf import Shelf
from cards.geometry import Point, Rect, Size
from cards.makeup.code_block import draw_code_block, make_code_block
from cards.makeup.dose_strip import DoseBox, dose_boxes, draw_dose_strip, with_logo
from cards.makeup.facts_line import Facts, FactsLook, draw_facts, set_facts
from cards.makeup.muscle_block import Legend, draw_muscle_block, make_muscle_block, under
from cards.makeup.postures import arrange_postures
from cards.page import Disc, Figure, Item, Panel, Symbol, TextLine
from cards.qr import symbol
from cards.typesetting.lines import paragraph_numbers
from cards.vocabulary import labels

WALL = design("wall-a4")
BOX = Size(74.25 * MM, 49.5 * MM)
STRIP = Rect(10 * MM, 260 * MM, 190 * MM, 18 * MM)
FACTS = FactsLook(WALL.label_face, WALL.display_face, WHITE, WHITE, 15.0, 12.0)
LEGEND = Legend(WALL.label_face, WALL.ink, 15.0, 12.0)
HINGE = Muscles(("glutes",), ("hamstrings", "inner thighs"))


def texts(items: Iterator[Item]) -> list[TextLine]:
    return [item for item in items if isinstance(item, TextLine)]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf()


@pytest.mark.parametrize(
    ("name", "stacked"),
    [("cable-kickback", False), ("barbell-back-squat", False), ("dead-bug", True), ("push-up", True)],
)
def test_upright_pairs_stand_side_by_side_and_lying_ones_stack(
    shelf: Shelf, name: str, stacked: bool
) -> None:
    placed = arrange_postures(shelf.drawn(name), "dark", BOX, "en")
    assert placed is not None
    first, second = (one.rect for one in placed.placed if one.drawing.size.height > 200)
    assert (second.y > first.bottom - 1) is stacked
    assert (second.x > first.right - 1) is not stacked


def test_every_figure_of_the_library_stands_in_its_box(shelf: Shelf) -> None:
    for name in shelf.names[::7]:
        placed = arrange_postures(shelf.drawn(name), "dark", BOX, "en")
        assert placed is not None, name
        assert placed.size.width <= BOX.width + 0.01
        assert placed.size.height <= BOX.height + 0.01
        assert [one.alt != "" for one in placed.placed].count(True) == 1


def test_postures_are_told_apart_and_keep_all_that_is_drawn(shelf: Shelf) -> None:
    from cards.figures import drawn

    movement = shelf.drawn("barbell-clean")
    frames = drawn.frames(movement, "colour")
    assert len(frames) == 3
    whole = len(drawn.drawing(movement, "colour", numerals=False).inks)
    assert sum(len(frame.posture.inks) for frame in frames) == whole


def test_a_part_that_is_shown_larger_stays_with_its_posture(shelf: Shelf) -> None:
    from cards.figures import drawn
    from cards.figures.library import open_library
    from cards.figures.shelf import TOLD

    library = open_library([TOLD])
    for name in shelf.names:
        frames = drawn.frames(shelf.drawn(name), "colour")
        assert len(frames) == len(library.movement(name).frames), name


def test_empty_boxes_wait_for_a_pen() -> None:
    boxes = dose_boxes(Prescription(), labels("en"))
    assert [box.label for box in boxes] == ["Sets", "Reps", "Load", "Rest"]
    items = list(draw_dose_strip(boxes, STRIP, WALL, paragraph_numbers()))
    assert [line.text for line in texts(iter(items))] == ["Sets", "Reps", "Load", "Rest"]
    assert all(STRIP.contains(item.rect) for item in items if isinstance(item, Panel))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Prescription(sets="3", work="40 s"), ["Sets", "Work", "Load", "Rest"]),
        (Prescription(sets="3", hold="20 s"), ["Sets", "Hold", "Load", "Rest"]),
        (Prescription(reps="8", work="40 s"), ["Sets", "Reps", "Rest", "Work"]),
        (Prescription(sets="3", reps="8", load="20 kg", rest="1 min", tempo="3-1-1"),
         ["Sets", "Reps", "Load", "Rest", "Tempo"]),
    ],
)  # fmt: skip
def test_a_dose_has_a_box_for_everything_that_is_told(told: Prescription, expected: list[str]) -> None:
    found = dose_boxes(told, labels("en"))
    assert len(found) == len(expected)
    assert {box.value for box in found if box.value} == {
        value
        for value in (told.sets, told.reps, told.load, told.rest, told.work, told.hold, told.tempo)
        if value
    }
    assert {box.label for box in found if box.value} <= set(expected)


@given(st.lists(st.text("abc 0-9é", min_size=1, max_size=60), min_size=4, max_size=6))
def test_values_stay_in_their_boxes(values: list[str]) -> None:
    boxes = tuple(DoseBox("Sets", value) for value in values)
    items = list(draw_dose_strip(boxes, STRIP, WALL, paragraph_numbers()))
    panels = [item.rect for item in items if isinstance(item, Panel)]
    for line in texts(iter(items)):
        box = next(rect for rect in reversed(panels) if rect.x <= line.at.x)
        assert line.at.x + line.width <= box.right
        assert box.y < line.at.y - line.size * 0.5
        assert line.at.y + line.size * 0.1 < box.bottom


def test_short_values_are_large() -> None:
    boxes = dose_boxes(Prescription(sets="3", reps="8"), labels("en"))
    sizes = {line.text: line.size for line in texts(draw_dose_strip(boxes, STRIP, WALL, paragraph_numbers()))}
    assert sizes["3"] == sizes["8"] > 2 * sizes["Sets"]


def test_a_logo_has_its_place_at_the_right() -> None:
    boxes, logo = with_logo(STRIP, WALL)
    assert not boxes.overlaps(logo)
    assert logo.right == pytest.approx(STRIP.right)
    assert logo.width == pytest.approx(36 * MM)


def test_facts_stand_on_one_line_with_a_dot_for_each_level() -> None:
    line = set_facts(Facts("Barbell, rack", "", 2, "Intermediate", "SQUAT"), 110 * MM, FACTS)
    items = list(draw_facts(line, Point(0, 0), paragraph_numbers()))
    assert len({one.at.y for one in texts(iter(items))}) == 1
    assert [disc.fill is not None for disc in items if isinstance(disc, Disc)] == [True, True, False]
    assert line.size == 15


@given(st.text("abcdefg ,", min_size=1, max_size=200), st.integers(0, 3), st.floats(60, 130))
def test_facts_never_leave_their_width(equipment: str, level: int, width: float) -> None:
    line = set_facts(
        Facts(equipment, "", level, "Intermediate" if level else "", "SHOULDERS"), width * MM, FACTS
    )
    for one in texts(draw_facts(line, Point(0, 0), paragraph_numbers())):
        assert one.at.x + one.width <= width * MM + 0.5


def test_the_legend_has_an_entry_for_each_kind_of_muscle_under_the_map_and_beside_it() -> None:
    below = make_muscle_block(HINGE, "en", STYLES["colour"], 40 * MM, BOX.width, LEGEND, listed=False)
    beside = make_muscle_block(HINGE, "en", STYLES["colour"], 40 * MM, BOX.width, LEGEND, listed=True)
    assert below
    assert beside
    drawn = [list(draw_muscle_block(one, Point(0, 0), paragraph_numbers())) for one in (below, beside)]
    assert [one.text for one in texts(iter(drawn[0]))] == ["Glutes", "Hamstrings, inner thighs"]
    told = " ".join(one.text.strip() for one in texts(iter(drawn[1])))
    assert told == "Glutes Hamstrings, inner thighs"
    assert [sum(isinstance(item, Figure) for item in some) for some in drawn] == [4, 4]
    assert all(LEGEND.least <= one.size <= LEGEND.most for some in drawn for one in texts(iter(some)))
    assert all(one.at.y > 40 * MM for one in texts(iter(drawn[0])))
    assert all(one.at.x > beside.map_width for one in texts(iter(drawn[1])))
    assert [item.alt for item in drawn[0] if isinstance(item, Figure) and item.alt] == [below.mapped.alt]


def test_a_legend_keeps_clear_of_what_stands_beside_the_map() -> None:
    block = make_muscle_block(HINGE, "en", STYLES["colour"], 30 * MM, BOX.width, LEGEND, listed=False)
    assert block
    lowered = under(block, 37 * MM)
    assert lowered.height == pytest.approx(block.height + 7 * MM)
    first = texts(draw_muscle_block(lowered, Point(0, 0), paragraph_numbers()))[0]
    assert first.at.y - first.size * 0.7 > 37 * MM


def test_the_link_is_no_wider_than_its_code_and_clear_of_it() -> None:
    video = Video("https://youtu.be/SqO-VUEak2M", "youtube", "SqO-VUEak2M")
    block = make_code_block(video, symbol(video.url), "Watch the demo", 29 * MM, WALL)
    items = list(draw_code_block(block, Point(50, 50), WALL, paragraph_numbers()))
    (code,) = (item for item in items if isinstance(item, Symbol))
    (link,) = texts(iter(items))
    assert code.rect.width == pytest.approx(29 * MM)
    assert link.at.x >= code.rect.x - 0.1
    assert link.at.x + link.width <= code.rect.right + 0.1
    assert link.at.y - link.size * 0.75 >= code.rect.bottom + block.clear - 0.1
    assert "Watch the demo" in code.alt
