"""The ruler on a sheet: where it lies, clear of cards and marks, and that it measures 50 mm."""

from itertools import pairwise

import pytest
from values import MM

from cards.geometry import Rect, Size
from cards.imposition.n_up import Stock, on_stock, read_up, wall
from cards.page import Page, Rule, Shape, TextLine
from cards.sheet import Cut, Duplex, Marks, Sheet
from cards.units import paper

A4 = paper("a4")


def cards(width: float, height: float, count: int = 1) -> list[Page]:
    """Make blank cards of so many mm."""
    size = Size(width * MM, height * MM)
    return [Page(size, 0, 0, (), f"Card {n}", "en", f"card-{n}") for n in range(count)]


def in_the_middle(width: float, height: float, up: str = "1", cut: Cut | None = None) -> Sheet:
    """Impose cards of so many mm on A4, upright, in its middle."""
    columns, rows = (int(count) for count in up.split("x")) if "x" in up else (1, 1)
    pages = cards(width, height, columns * rows)
    (sheet,) = wall(pages, [], A4, read_up(up), cut or Cut(), Duplex()).sheets
    return sheet


def at_place(left: float, top: float, width: float, height: float) -> Sheet:
    """Put one card of so many mm at a place in mm on A4, as a pre-cut sheet would."""
    (card,) = cards(width, height)
    stock = Stock("s", "", A4, card.trim, (left * MM,), (top * MM,))
    (sheet,) = on_stock([card], [], stock, Duplex()).sheets
    return sheet


def scale(sheet: Sheet) -> Rect:
    """Return in mm the place of the ruler's own line, which has a weight that nothing else has."""
    (line,) = [one for one in sheet.marks if isinstance(one, Rule) and one.weight == 0.4]
    start, end = line.start, line.end
    return Rect(start.x / MM, start.y / MM, (end.x - start.x) / MM, (end.y - start.y) / MM)


def words(sheet: Sheet) -> list[TextLine]:
    return [one for one in sheet.marks if isinstance(one, TextLine)]


def about(*lengths: float) -> list[object]:
    return [pytest.approx(length, abs=0.01) for length in lengths]


def test_it_lies_at_the_foot_of_what_can_be_printed() -> None:
    sheet = in_the_middle(120, 200)
    found = scale(sheet)
    assert [found.x, found.width, found.height] == about(7, 50, 0)
    # Its ticks rise 1.5 mm over the line, the words stand under it: 3.9 mm, and half a mm around them.
    assert found.y == pytest.approx(297 - 5 - 0.5 - 3.9 + 1.5, abs=0.01)
    (line,) = words(sheet)
    assert (line.text, line.at.x / MM) == ("50 mm  ·  print at 100 %  ·  sheet 1", pytest.approx(found.x))
    assert found.y < line.at.y / MM < 297 - 5.5


def test_it_lies_at_the_head_where_there_is_no_room_at_the_foot() -> None:
    sheet = at_place(45, 15, 120, 275)
    found = scale(sheet)
    assert [found.x, found.y, found.width, found.height] == about(7, 5 + 0.5 + 1.5, 50, 0)
    assert max(line.at.y for line in words(sheet)) / MM < 10


def test_it_stands_at_the_right_where_there_is_no_room_at_foot_and_head() -> None:
    found = scale(at_place(60, 6, 100, 285))
    assert [found.x, found.y, found.width, found.height] == about(210 - 5 - 11.5 + 0.5 + 1.5, 6.5, 0, 50)


def test_it_stands_at_the_left_where_there_is_no_room_at_the_right() -> None:
    sheet = at_place(60, 6, 145, 285)
    found = scale(sheet)
    assert [found.x, found.y, found.width, found.height] == about(5 + 0.5 + 1.5, 6.5, 0, 50)
    assert [line.text for line in words(sheet)] == ["50 mm", "print at", "100 %", "sheet 1"]
    assert all(one.at.y < other.at.y for one, other in pairwise(words(sheet)))
    assert max(line.at.x + line.width for line in words(sheet)) / MM < 60


def test_beside_a_card_that_begins_over_the_edge_it_still_can_be_printed() -> None:
    assert scale(at_place(60, 1, 100, 295)).y == pytest.approx(5 + 0.5, abs=0.01)


def test_a_card_that_leaves_no_room_has_no_ruler() -> None:
    assert at_place(5, 5, 200, 287).marks == ()


def test_where_the_printer_leaves_too_little_it_lies_2_mm_from_the_edge() -> None:
    found = scale(in_the_middle(180, 270, cut=Cut(margin=12 * MM)))
    assert found.y == pytest.approx(297 - 2 - 0.5 - 3.9 + 1.5, abs=0.01)


def edges(sheet: Sheet) -> list[float]:
    return sorted({edge / MM for one in sheet.placements for edge in (one.trim.x, one.trim.right)})


def uprights(sheet: Sheet) -> list[Rule]:
    return [one for one in sheet.marks if isinstance(one, Rule) and one.start.x == one.end.x]


@pytest.mark.parametrize("marks", [Marks.FULL, Marks.CORNER, Marks.MARGIN])
@pytest.mark.parametrize(
    ("width", "up", "before"), [(60, "2x3", 0), (55, "3x3", 0), (30, "1", 1), (40, "2x3", -1)]
)
def test_it_lies_behind_the_first_mark_from_which_there_is_room_to_the_next(
    width: float, up: str, before: int, marks: Marks
) -> None:
    sheet = in_the_middle(width, 80, up, Cut(marks))
    found, places = scale(sheet), edges(sheet)
    assert found.x == pytest.approx(places[before] + 1.5 + 0.5, abs=0.01)
    assert not [edge for edge in places if found.x - 1.5 < edge < found.right + 1.5]
    assert {round(one.start.x / MM, 3) for one in uprights(sheet)} == {round(edge, 3) for edge in places}


@pytest.mark.parametrize("marks", [Marks.FULL, Marks.CORNER, Marks.MARGIN])
def test_where_no_two_marks_are_so_far_apart_they_end_at_it(marks: Marks) -> None:
    sheet = in_the_middle(45, 90, "4x3", Cut(marks))
    found = scale(sheet)
    assert found.x == pytest.approx(edges(sheet)[0] + 0.5, abs=0.01)
    assert [one for one in uprights(sheet) if found.x < one.start.x / MM < found.right]
    # Half a mm of blank over its ticks of 1.5 mm.
    for one in uprights(sheet):
        if found.x - 0.5 < one.start.x / MM < found.right + 0.5:
            over, under = found.y - 1.5 - 0.5, found.y - 1.5 + 3.9 + 0.5
            assert one.end.y / MM <= over + 0.01 or one.start.y / MM >= under - 0.01


def test_between_two_marks_there_is_room_for_1_5_mm_at_both_ends_or_it_begins_with_the_cards() -> None:
    for width, beside in ((53, 0.5), (55, 2)):
        sheet = in_the_middle(width, 80, "2x3", Cut(Marks.CORNER))
        assert scale(sheet).x == pytest.approx(edges(sheet)[0] + beside, abs=0.01)


def test_its_ticks_are_a_mm_apart_and_the_tenth_are_the_longest() -> None:
    sheet = in_the_middle(120, 200)
    found = scale(sheet)
    paths = [path for one in sheet.marks if isinstance(one, Shape) for path in one.paths]
    lengths = {round(foot.x / MM - found.x, 3): round((foot.y - top.y) / MM, 3) for top, foot in paths}
    assert sorted(lengths) == list(range(51))
    assert {at for at, length in lengths.items() if length == 1.5} == set(range(0, 51, 10))
    assert {at for at, length in lengths.items() if length == 0.9} == set(range(5, 51, 10))
    assert all(foot.y / MM == pytest.approx(found.y) for _, foot in paths)


def test_the_ticks_of_one_that_stands_are_a_mm_apart_too_and_point_to_its_left() -> None:
    sheet = at_place(60, 6, 100, 285)
    found = scale(sheet)
    paths = [path for one in sheet.marks if isinstance(one, Shape) for path in one.paths]
    assert sorted(round(foot.y / MM - found.y, 3) for _, foot in paths) == list(range(51))
    assert all(foot.x / MM == pytest.approx(found.x) and tip.x < foot.x for tip, foot in paths)
    assert all(tip.y == foot.y for tip, foot in paths)
