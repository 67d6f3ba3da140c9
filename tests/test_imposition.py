"""Cards on sheets: real sizes, room for printer and cutter, and a reason where they do not fit."""

import io
import itertools

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import MM, RED

from cards.diagnostics import CardsError, Severity
from cards.geometry import Point, Rect, Sides, Size
from cards.imposition.n_up import Up, on_own_paper, read_up, wall
from cards.page import Page, Panel, Rule, TextLine
from cards.press.press import press
from cards.sheet import Cut, Duplex, Marks, Sheet
from cards.units import paper, points


def mm(width: float, height: float) -> Size:
    return Size(width * MM, height * MM)


def card(size: Size, slug: str = "squat", *, bleed: float = 3 * MM, safe: float = 8 * MM) -> Page:
    """A red card whose colour runs on beyond its bleed, so that whatever is not cut off shows."""
    far = 50 * MM
    panel = Panel(Rect(-far, -far, size.width + 2 * far, size.height + 2 * far), RED)
    return Page(size, bleed, safe, (panel,), slug.title(), "en", slug)


def cards(size: Size, count: int) -> list[Page]:
    return [card(size, f"card-{number}") for number in range(count)]


def impose(pages: list[Page], sheet: str, up: str = "auto", cut: Cut = Cut()) -> tuple[Sheet, ...]:  # noqa: B008
    return wall(pages, [], paper(sheet), read_up(up), cut, Duplex()).sheets


def message(error: pytest.ExceptionInfo[CardsError]) -> str:
    return str(error.value)


# Places


@given(
    width=st.floats(25, 120),
    height=st.floats(25, 120),
    sheet=st.sampled_from(["a4", "a3", "letter", "tabloid", "sra3"]),
    marks=st.sampled_from(list(Marks)),
    bleed=st.sampled_from([0.0, 2.0, 3.0]),
    gutter=st.sampled_from([None, 0.0, 3.0, 8.0]),
    count=st.integers(1, 30),
)
def test_cards_keep_their_size_and_clear_of_each_other_and_of_the_edge(
    width: float, height: float, sheet: str, marks: Marks, bleed: float, gutter: float | None, count: int
) -> None:
    cut = Cut(marks, bleed * MM, None if gutter is None else gutter * MM)
    sheets = impose(cards(mm(width, height), count), sheet, cut=cut)
    placed = [placement for one in sheets for placement in one.placements]
    assert [placement.page.slug for placement in placed] == [f"card-{n}" for n in range(count)]
    for one in sheets:
        assert one.size in (paper(sheet), paper(sheet).turned)
        trims = [placement.trim for placement in one.placements]
        for trim in trims:
            assert sorted((trim.width, trim.height)) == pytest.approx(
                sorted((width * MM, height * MM)), abs=0.01 * MM
            )
            outer = Rect(0, 0, one.size.width, one.size.height)
            assert outer.contains(trim)
        inks = [placement.inked for placement in one.placements]
        assert not any(a.overlaps(b) for a, b in itertools.combinations(trims, 2))
        # Where cards touch, each laps over those before it by less than a cutter can tell.
        kept = [ink.inset(Sides.all(0.08 * MM)) for ink in inks]
        assert not any(a.overlaps(b) for a, b in itertools.combinations(kept, 2))
        touched = [
            (rule, ink)
            for rule in one.marks
            if isinstance(rule, Rule)
            for ink in inks
            if ink.overlaps(stroke(rule))
        ]
        assert touched == []


def stroke(rule: Rule) -> Rect:
    left, right = sorted((rule.start.x, rule.end.x))
    top, bottom = sorted((rule.start.y, rule.end.y))
    half = rule.weight / 2
    return Rect(left - half, top - half, right - left + rule.weight, bottom - top + rule.weight)


def test_cards_stand_row_by_row_in_the_middle_of_the_sheet() -> None:
    (sheet,) = impose(cards(mm(60, 80), 4), "a4", "2x2")
    assert [(round(p.at.x / MM, 3), round(p.at.y / MM, 3)) for p in sheet.placements] == [
        (45, 68.5),
        (105, 68.5),
        (45, 148.5),
        (105, 148.5),
    ]


def test_the_sheet_is_turned_where_that_holds_more() -> None:
    # 200 mm by 287 mm are printable: 1 by 3 cards, or 2 by 2 on a sheet that lies on its side.
    (sheet,) = impose(cards(mm(130, 95), 4), "a4")
    assert len(sheet.placements) == 4
    assert sheet.size == paper("a4").turned
    (other,) = impose(cards(mm(95, 130), 4), "a4")
    assert other.size == paper("a4")
    assert {placement.turned for one in (sheet, other) for placement in one.placements} == {0}


def test_the_last_sheet_takes_what_is_left() -> None:
    assert [len(sheet.placements) for sheet in impose(cards(mm(90, 60), 10), "a4", "4")] == [4, 4, 2]


def test_nothing_lies_in_the_printers_unprintable_edge() -> None:
    # 10 cards of 40 mm would need the whole width of A4.
    size = mm(40, 40)
    for marks, bleed, edge in ((Marks.NONE, 0, 5), (Marks.NONE, 3, 8), (Marks.CORNER, 3, 11)):
        (sheet, *_) = impose([card(size, safe=0)] * 40, "a4", cut=Cut(marks, bleed * MM))
        for trim in (placement.trim for placement in sheet.placements):
            assert min(trim.x, trim.y) >= edge * MM - 0.01
            assert max(trim.right - 210 * MM, trim.bottom - 297 * MM) <= -edge * MM + 0.01


def test_a4_cards_fill_a3_to_its_edge_with_what_is_not_vital() -> None:
    imposed = wall(cards(paper("a4"), 2), [], paper("a3"), Up(), Cut(), Duplex())
    (sheet,) = imposed.sheets
    assert len(sheet.placements) == 2
    near, ruler = imposed.diagnostics
    assert {near.severity, ruler.severity} == {Severity.HINT}
    assert "within 5 mm of the edge" in near.message
    assert "no room for the ruler" in ruler.message


def test_words_that_the_printer_may_cut_off_are_said_and_the_cards_placed() -> None:
    pages = [card(paper("a4"), safe=3 * MM)] * 2
    imposed = wall(pages, [], paper("a3"), read_up("2"), Cut(), Duplex())
    assert len(imposed.sheets) == 1
    assert imposed.diagnostics[0].severity is Severity.WARNING
    assert "words may be cut off by a printer that leaves 5 mm" in imposed.diagnostics[0].message


@pytest.mark.parametrize(
    ("size", "sheet", "up", "cut", "count"),
    [
        ("a6", "a4", "auto", Cut(), 4),
        ("a6", "a4", "4", Cut(), 4),
        ("a6", "a4", "auto", Cut(Marks.FULL), 4),
        ("a6", "a4", "2x2", Cut(Marks.CORNER), 4),
        ("a6", "sra3", "auto", Cut(bleed=3 * MM), 8),
        ("a6", "sra3", "8", Cut(Marks.CORNER, 3 * MM), 8),
        ("a5", "a4", "2", Cut(Marks.FULL), 2),
        ("a5", "a4", "auto", Cut(Marks.MARGIN), 2),
        ("a4", "a4", "1", Cut(Marks.CORNER), 1),
        ("half-letter", "letter", "2", Cut(Marks.CORNER), 2),
        ("5x8", "letter", "auto", Cut(), 2),
    ],
)
def test_what_the_paper_can_hold_is_placed(size: str, sheet: str, up: str, cut: Cut, count: int) -> None:
    imposed = wall([card(paper(size), safe=5 * MM)] * count, [], paper(sheet), read_up(up), cut, Duplex())
    (one,) = imposed.sheets
    whole = Rect(0, 0, one.size.width, one.size.height)
    trims = [placement.trim for placement in one.placements]
    assert len(trims) == count
    assert all(whole.contains(trim) for trim in trims)
    assert not any(a.overlaps(b) for a, b in itertools.combinations(trims, 2))
    lacking = [said for said in imposed.diagnostics if "no room for all" in said.message]
    assert bool(lacking) is (cut.marks is not Marks.NONE)
    assert all("use --sheet" in said.hint or "use larger sheets" in said.hint for said in lacking)
    near = min(min(trim.x, trim.y) for trim in trims)
    assert any("of the edge" in said.message for said in imposed.diagnostics) is (near < 5 * MM + cut.bleed)


def test_marks_and_words_are_risked_for_many_more_cards_and_not_for_few() -> None:
    # 200 mm by 287 mm are printable: 5 by 7 cards of 39 mm without marks, and fewer with them.
    (sheet, *_) = impose(cards(mm(39, 39), 70), "a4", cut=Cut(Marks.CORNER))
    assert len(sheet.placements) < 5 * 7
    assert min(p.trim.x for p in sheet.placements) >= 5 * MM
    # 9 cards of 69 mm by 98 mm fill the paper; 8 keep words near their trim clear of the printer's edge.
    pages = [card(mm(69, 98), safe=0)] * 9
    imposed = wall(pages, [], paper("a4"), Up(), Cut(), Duplex())
    assert [len(one.placements) for one in imposed.sheets] == [8, 1]
    assert imposed.diagnostics == ()


def test_columns_and_rows_lie_on_a_turned_sheet_if_need_be() -> None:
    (sheet,) = impose(cards(paper("a4"), 2), "a3", "2x1")
    assert sheet.size == paper("a3").turned
    assert {placement.turned for placement in sheet.placements} == {0}


# What cannot be


@pytest.mark.parametrize(
    ("size", "sheet", "up", "cut", "expected"),
    [
        ("a4", "a4", "2", Cut(), ["A4 cards do not fit A4 sheets 2-up", "--sheet a3", "--up 1"]),
        ("letter", "letter", "2", Cut(), ["Letter cards do not fit Letter sheets 2-up", "--sheet tabloid"]),
        ("a4", "a4", "2", Cut(bleed=3 * MM), ["with 3 mm of bleed", "--sheet sra3", "--up 1"]),
        ("a6", "a4", "3x3", Cut(), ["3x3-up", "--up 4"]),
        ("a3", "a4", "auto", Cut(), ["A3 cards do not fit A4 sheets", "--sheet a3"]),
    ],
)
def test_what_does_not_fit_is_refused_with_the_nearest_that_can(
    size: str, sheet: str, up: str, cut: Cut, expected: list[str]
) -> None:
    with pytest.raises(CardsError) as error:
        impose(cards(paper(size), 2), sheet, up, cut)
    for part in expected:
        assert part in message(error)


def test_the_way_out_that_is_named_works() -> None:
    (sheet,) = impose(cards(paper("a4"), 2), "a3", "2")
    assert len(sheet.placements) == 2
    assert len(impose(cards(paper("a4"), 1), "a3", cut=Cut(bleed=3 * MM))) == 1


def test_bleed_that_a_card_does_not_have_is_refused() -> None:
    with pytest.raises(CardsError) as error:
        impose([card(mm(60, 90), "squat", bleed=3 * MM)], "a4", cut=Cut(bleed=5 * MM))
    assert message(error) == (
        "squat: error: the card has 3mm of bleed, not 5mm; "
        'use --bleed 3mm or less, or write bleed = "5mm" in the layout'
    )


@pytest.mark.parametrize("text", ["0", "x", "2x", "2x0", "-1", "two", "", "1e3", "99x99", "²"])
def test_what_is_no_number_of_cards_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="columns x rows"):
        read_up(text)


def test_a_wish_is_read_as_people_write_it() -> None:
    wishes = (Up(), Up(4), Up(None, 2, 3), Up(None, 2, 3))
    assert tuple(map(read_up, ("AUTO", " 4 ", "2x3", "2 × 3"))) == wishes


def test_cards_of_several_sizes_have_sheets_of_their_own() -> None:
    large, small = mm(90, 60), mm(60, 40)
    pages = [card(large, "a"), card(small, "b"), card(large, "c")]
    imposed = wall(pages, [], paper("a4"), Up(), Cut(), Duplex())
    assert [[p.page.slug for p in sheet.placements] for sheet in imposed.sheets] == [["a", "c"], ["b"]]
    assert "2 of 90 x 60 mm, 1 of 60 x 40 mm" in imposed.diagnostics[0].message


# Gutters and marks


def gaps(sheet: Sheet) -> set[float]:
    first, second = (placement.trim for placement in sheet.placements[:2])
    return {round((second.x - first.right) / MM, 2)}


def test_gutters_are_what_bleed_and_marks_need_unless_given() -> None:
    pages = cards(mm(60, 80), 2)
    for cut, gutter in (
        (Cut(), 0),
        (Cut(bleed=3 * MM), 6),
        (Cut(Marks.FULL, 3 * MM), 10),
        (Cut(Marks.CORNER, 3 * MM), 6),
        (Cut(bleed=3 * MM, gutter=4 * MM), 4),
    ):
        assert gaps(impose(pages, "a4", "2x1", cut)[0]) == {gutter}


def test_full_marks_are_left_on_every_piece_after_the_first_cut() -> None:
    (sheet,) = impose(cards(mm(60, 80), 6), "a4", "2x3", Cut(Marks.FULL))
    rows = sorted({placement.trim.y for placement in sheet.placements})
    for top in rows:
        # A strip that holds one row, cut off in the middle of the gutters.
        above, below = top - 2 * MM, top + 82 * MM
        for edge in {x for p in sheet.placements for x in (p.trim.x, p.trim.right)}:
            left = [
                rule
                for rule in sheet.marks
                if isinstance(rule, Rule)
                and rule.start.x == rule.end.x == edge
                and rule.end.y > above
                and rule.start.y < below
            ]
            assert len(left) >= 2, "a mark over the row and one under it"


def test_margin_marks_stand_in_the_outer_margin_alone() -> None:
    (sheet,) = impose(cards(mm(60, 80), 4), "a4", "2x2", Cut(Marks.MARGIN, gutter=10 * MM))
    trims = [placement.trim for placement in sheet.placements]
    block = Rect(trims[0].x, trims[0].y, 130 * MM, 170 * MM)
    rules = [item for item in sheet.marks if isinstance(item, Rule)]
    assert len(rules) > 16
    assert not any(block.overlaps(stroke(rule)) for rule in rules)


def test_corner_marks_point_at_every_corner_from_both_sides() -> None:
    (sheet,) = impose(cards(mm(60, 80), 1), "a4", "1", Cut(Marks.CORNER))
    (trim,) = (placement.trim for placement in sheet.placements)
    rules = [item for item in sheet.marks if isinstance(item, Rule) and item.weight == 0.25]
    ends = {(round(at.x, 2), round(at.y, 2)) for rule in rules for at in (rule.start, rule.end)}
    for x, out_x in ((trim.x, -MM), (trim.right, MM)):
        for y, out_y in ((trim.y, -MM), (trim.bottom, MM)):
            assert (round(x + out_x, 2), round(y, 2)) in ends
            assert (round(x, 2), round(y + out_y, 2)) in ends
    assert len(rules) == 8


def test_no_marks_are_drawn_unless_asked_for() -> None:
    (sheet,) = impose(cards(mm(60, 80), 1), "a4", "1")
    assert max(rule.end.y for rule in sheet.marks if isinstance(rule, Rule)) < 297 * MM
    assert min(rule.start.y for rule in sheet.marks if isinstance(rule, Rule)) > 200 * MM


# The ruler


def ruler_of(sheet: Sheet) -> Rule:
    lines = [item for item in sheet.marks if isinstance(item, Rule) and item.weight == 0.4]
    return max(lines, key=lambda rule: abs(rule.end.x - rule.start.x) + abs(rule.end.y - rule.start.y))


@pytest.mark.parametrize("marks", list(Marks))
@pytest.mark.parametrize(
    ("sheet", "up"), [("a4", "2x3"), ("letter", "2x3"), ("a3", "3x4"), ("tabloid", "auto")]
)
def test_every_sheet_has_a_ruler_of_50_mm_and_says_print_at_100(sheet: str, up: str, marks: Marks) -> None:
    (one,) = impose(cards(mm(60, 80), 6), sheet, up, Cut(marks))
    ruler = ruler_of(one)
    assert abs(ruler.end.x - ruler.start.x) == pytest.approx(50 * MM, abs=0.01 * MM)
    assert any("print at 100 %" in item.text for item in one.marks if isinstance(item, TextLine))
    assert not any(placement.trim.contains(stroke(ruler)) for placement in one.placements)


def test_beside_tall_cards_the_ruler_stands_upright() -> None:
    (one,) = impose([card(mm(100, 285), safe=0)], "a4", "1")
    ruler = ruler_of(one)
    assert abs(ruler.end.y - ruler.start.y) == pytest.approx(50 * MM, abs=0.01 * MM)
    assert ruler.start.x > one.placements[0].trim.right
    words = " ".join(item.text for item in one.marks if isinstance(item, TextLine))
    assert "print at 100 %" in words


def test_a_card_on_its_own_paper_has_no_room_for_a_ruler() -> None:
    (sheet,) = on_own_paper([card(paper("a4"))], [], Cut(), Duplex()).sheets
    assert sheet.marks == ()


# In print


def boxes(sheet: Sheet) -> dict[str, list[float]]:
    with pikepdf.open(io.BytesIO(press([sheet], title="Cards"))) as document:
        page = document.pages[0]
        return {
            name: [round(float(edge) / MM, 3) for edge in page[name]]
            for name in ("/MediaBox", "/BleedBox", "/TrimBox")
            if name in page
        }


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [("a4", 210, 297), ("a3", 297, 420), ("letter", 215.9, 279.4), ("tabloid", 279.4, 431.8)],
)
def test_the_media_box_is_the_paper(name: str, width: float, height: float) -> None:
    (sheet,) = impose(cards(mm(60, 80), 1), name, "1")
    assert boxes(sheet)["/MediaBox"] == pytest.approx([0, 0, width, height], abs=0.001)
    (turned,) = impose(cards(mm(80, 60), 1), name, "1")
    assert boxes(turned)["/MediaBox"] == pytest.approx([0, 0, width, height], abs=0.001)


def test_a_print_shop_gets_trim_and_bleed_boxes_and_room_for_marks() -> None:
    (sheet,) = on_own_paper([card(mm(100, 50))], [], Cut(Marks.CORNER, 3 * MM), Duplex()).sheets
    assert boxes(sheet) == {
        "/MediaBox": [0, 0, 126, 76],
        "/BleedBox": [10, 10, 116, 66],
        "/TrimBox": [13, 13, 113, 63],
    }
    (sheet,) = on_own_paper([card(mm(100, 50))], [], Cut(bleed=3 * MM), Duplex()).sheets
    assert boxes(sheet) == {
        "/MediaBox": [0, 0, 106, 56],
        "/BleedBox": [0, 0, 106, 56],
        "/TrimBox": [3, 3, 103, 53],
    }
    (sheet,) = on_own_paper([card(mm(100, 50))], [], Cut(), Duplex()).sheets
    assert boxes(sheet) == {"/MediaBox": [0, 0, 100, 50]}


def test_ink_ends_at_the_trim_or_at_the_bleed() -> None:
    for bleed in (0.0, 3.0):
        cut = Cut(bleed=bleed * MM, gutter=20 * MM)
        (sheet,) = impose(cards(mm(60, 80), 2), "a4", "2x1", cut)
        document = pypdfium2.PdfDocument(press([sheet], title="Cards"))
        image = document[0].render(scale=5 / MM).to_pil().convert("RGB")
        # The cards stand from 35 to 95 mm and from 115 to 175 mm.
        row = [x / 5 for x in range(image.width) if image.getpixel((x, 148 * 5)) == (255, 0, 0)]
        assert row[0] == pytest.approx(35 - bleed, abs=0.3)
        assert row[-1] == pytest.approx(175 + bleed, abs=0.3)
        assert all(x < 95.3 + bleed or x > 114.7 - bleed for x in row)


def test_a_sheet_is_imposed_where_lengths_have_units() -> None:
    assert points("5mm") == pytest.approx(Cut().margin)
    assert Point(0, 0) == Duplex().offset
