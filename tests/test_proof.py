import pytest
from values import BLACK, BODY, WHITE

from cards.diagnostics import Severity
from cards.fonts import face
from cards.geometry import Point, Rect, Sides, Size
from cards.page import Colour, Disc, Glyphs, Image, Item, Page, Panel, Role, Rule, Shape, Symbol, TextLine
from cards.press.proof import Fault, contrast, examine, findings, ink_box
from cards.qr import MIN_MODULE, symbol

MODULES = symbol("https://youtu.be/SqO-VUEak2M")


def line(text: str, x: float, y: float, *, size: float = 10.0, colour: Colour = BLACK) -> TextLine:
    width = size * sum(face(BODY).widths[ord(char)] for char in text)
    return TextLine(Point(x, y), size, (Glyphs(text, BODY, colour, 0, width),), Role.PARAGRAPH, 0)


def code(x: float, y: float, module: float = 2.0, colour: Colour = BLACK) -> Symbol:
    rect = Rect(x, y, 29 * module, 29 * module)
    return Symbol(rect, MODULES, colour, "https://youtu.be/SqO-VUEak2M", "Video", rect.inset(Sides.all(-8)))


def page(*items: Item) -> Page:
    return Page(Size(300, 200), 0, 10, items, "Squat", "en", "squat")


def faults(*items: Item) -> list[Fault]:
    return [finding.fault for finding in findings(page(*items))]


def test_a_page_fit_to_print_has_no_findings() -> None:
    header = Panel(Rect(0, 0, 300, 40), Colour(0.1, 0.2, 0.3))
    panel = Panel(Rect(200, 60, 90, 90), WHITE, 4)
    assert (
        faults(
            header,
            line("Squat", 20, 30, size=24, colour=WHITE),
            line("Stand tall.", 20, 60),
            panel,
            code(216, 76),
        )
        == []
    )


def test_what_is_said_names_the_file_the_text_and_what_to_change() -> None:
    (said,) = examine([page(line("Stand tall.", 2, 100))], "squat.md", "wall")
    assert str(said) == (
        'squat.md: warning: this is closer than 3.53 mm to the edge and may be cut off: "Stand tall."; '
        "raise `margin` or lower `safe` in the design wall"
    )
    (finding,) = findings(page(line("Stand tall.", 2, 100)))
    assert finding.area.x == 2


def test_one_fault_is_said_once_of_all_pages_of_a_card() -> None:
    grey = Colour(0.5, 0.5, 0.5)
    first = page(line("Stand tall.", 2, 100), line("Sit.", 20, 150, colour=grey))
    second = page(line("Rise.", 4, 50), line("Breathe.", 20, 150, colour=Colour(0.6, 0.6, 0.6)))
    edge, pale = examine([first, second, first], "squat.md", "wall")
    assert edge.message.endswith('"Stand tall." and 2 more')
    assert pale.message.endswith('(contrast 2.8:1, at least 7:1 is needed): "Breathe." and 2 more')
    assert examine([page(line("Stand tall.", 20, 100))], "squat.md", "wall") == ()


@pytest.mark.parametrize(
    ("items", "severity"),
    [
        ((line("Stand tall.", 2, 100),), Severity.WARNING),
        ((line("Stand tall.", -2, 100),), Severity.ERROR),
        ((line("Stand", 20, 100), line("Sit", 25, 104)), Severity.WARNING),
        ((line("Stand", 20, 100), Panel(Rect(15, 85, 100, 30), WHITE)), Severity.ERROR),
        ((line("Stand", 20, 100, colour=Colour(0.5, 0.5, 0.5)),), Severity.WARNING),
        ((line("Stand", 20, 100, colour=Colour(0.9, 0.9, 0.9)),), Severity.ERROR),
        ((code(50, 50, colour=Colour(0.5, 0.5, 0.5)),), Severity.WARNING),
        ((code(50, 50, colour=Colour(0.7, 0.7, 0.7)),), Severity.ERROR),
        ((Panel(Rect(30, 30, 120, 120), BLACK), code(50, 50, colour=WHITE)), Severity.ERROR),
        ((line("Scan", 60, 46), code(50, 50)), Severity.WARNING),
        ((code(50, 50, 1),), Severity.WARNING),
    ],
)
def test_what_loses_words_or_a_code_is_an_error(items: tuple[Item, ...], severity: Severity) -> None:
    (said,) = examine([page(*items)], "squat.md", "wall")
    assert said.severity is severity


# The safe area is from 10 to 290 and from 10 to 190.


@pytest.mark.parametrize(("x", "y"), [(9, 100), (20, 16), (20, 191), (250, 100)])
def test_text_beyond_the_safe_area_is_found(x: float, y: float) -> None:
    assert faults(line("Stand tall.", x, y)) == [Fault.UNSAFE]


def test_ink_counts_and_not_the_height_of_the_face() -> None:
    # An x is half an em high, so it fits where a capital does not; it has nothing below the line.
    assert faults(line("x", 20, 15.5)) == []
    assert faults(line("H", 20, 15.5)) == [Fault.UNSAFE]
    assert faults(line("x", 20, 190)) == []
    assert faults(line("g", 20, 190)) == [Fault.UNSAFE]


def test_a_blank_at_the_end_of_a_line_may_hang_out() -> None:
    words = line("Stand tall", 20, 100)
    start = 290 - words.width
    assert faults(line("Stand tall ", start, 100)) == []
    assert faults(line("Stand tall.", start, 100)) == [Fault.UNSAFE]


def test_a_code_beyond_the_safe_area_is_found() -> None:
    assert faults(code(240, 50)) == [Fault.UNSAFE]


def test_lines_on_each_other_are_found_once() -> None:
    assert faults(line("Stand tall.", 20, 100), line("Sit down.", 25, 104)) == [Fault.OVERLAP]


def test_a_line_under_a_later_panel_is_found() -> None:
    beneath, panel = line("Stand tall.", 20, 100), Panel(Rect(15, 85, 100, 30), WHITE)
    assert faults(beneath, panel) == [Fault.OVERLAP]
    assert faults(panel, beneath) == []
    assert faults(beneath, Panel(Rect(15, 85, 100, 30), stroke=BLACK, weight=1)) == []


def test_lines_set_close_do_not_collide_while_their_ink_does_not() -> None:
    assert faults(line("Stand gently", 20, 100), line("until high", 20, 110)) == []
    # A deep letter over a low one leaves room that one over a high one does not.
    assert faults(line("g", 20, 100), line("xxh", 20, 107)) == []
    assert faults(line("g", 20, 100), line("h", 20, 107)) == [Fault.OVERLAP]


def test_lines_beside_each_other_do_not_collide() -> None:
    label = line("1", 20, 100)
    assert faults(label, line("Stand", 20 + label.width, 100)) == []


def test_kerning_counts() -> None:
    glyphs = Glyphs("AVA", BODY, BLACK, 0, 20, (0, 2000, 0))
    # The last letter is moved 20 pt to the right: onto the other line's.
    spread = TextLine(Point(20, 100), 10, (glyphs,), Role.TITLE, 0)
    other = line("H", 54, 100)
    assert ink_box(spread).width == 20
    wide = TextLine(spread.at, 10, (Glyphs("AVA", BODY, BLACK, 0, 42, (0, 2000, 0)),), Role.TITLE, 0)
    assert faults(wide, other) == [Fault.OVERLAP]
    assert faults(wide, line("H", 40, 100)) == []


@pytest.mark.parametrize(
    "item",
    [
        line("Scan", 60, 46),
        Rule(Point(20, 46), Point(280, 46), BLACK, 1),
        Disc(Point(46, 70), 6, BLACK),
        Shape(((Point(40, 60), Point(46, 60), Point(46, 70)),), BLACK),
        Image(Rect(20, 60, 25, 25), b"", "A squat"),
        Panel(Rect(20, 20, 24, 150), Colour(1, 1, 0)),
    ],
)
def test_what_stands_in_the_quiet_zone_is_found(item: Item) -> None:
    # The code reaches from 50 to 108 both ways, and its zone of 4 modules from 42 to 116.
    assert Fault.QUIET_ZONE in faults(item, code(50, 50))
    assert Fault.QUIET_ZONE in faults(code(50, 50), item)


def test_what_stands_beside_the_quiet_zone_does_no_harm() -> None:
    beside = [
        Rule(Point(20, 41), Point(280, 41), BLACK, 1),
        line("Scan", 60, 125),
        Disc(Point(122, 70), 6, BLACK),
    ]
    assert faults(*beside, code(50, 50)) == []


def test_what_a_panel_under_the_code_hides_does_no_harm() -> None:
    header = Panel(Rect(0, 0, 300, 90), Colour(0.1, 0.2, 0.3))
    ground = Panel(Rect(40, 40, 80, 80), WHITE)
    assert faults(header, Disc(Point(50, 80), 6, BLACK), ground, code(50, 50)) == []
    assert faults(ground, header, code(50, 50)) == [Fault.QUIET_ZONE, Fault.CONTRAST]


def test_a_frame_around_the_zone_does_no_harm() -> None:
    frame = Panel(Rect(40, 40, 80, 80), None, stroke=BLACK, weight=1)
    assert faults(frame, code(50, 50)) == []
    assert faults(Panel(Rect(45, 40, 80, 80), None, stroke=BLACK, weight=1), code(50, 50)) == [
        Fault.QUIET_ZONE
    ]


def test_modules_too_small_for_a_camera_are_found() -> None:
    assert faults(code(50, 50, MIN_MODULE)) == []
    assert faults(code(50, 50, MIN_MODULE * 0.99)) == [Fault.MODULE]
    (finding,) = findings(page(code(50, 50, 1)))
    assert finding.message == "the code's squares are 0.35 mm wide; a phone needs 0.4 mm"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1
    # Known pairs: #767676 is the lightest grey of 4.5:1 on white, #595959 that of 7:1.
    assert contrast(Colour(0x76 / 255, 0x76 / 255, 0x76 / 255), WHITE) == pytest.approx(4.54, abs=0.01)
    assert contrast(Colour(0x59 / 255, 0x59 / 255, 0x59 / 255), WHITE) == pytest.approx(7.0, abs=0.01)
    assert contrast(Colour(1, 0, 0), WHITE) == pytest.approx(4.0, abs=0.01)


def test_faint_text_is_found() -> None:
    assert faults(line("Stand", 20, 100, colour=Colour(0.34, 0.34, 0.34))) == []
    assert faults(line("Stand", 20, 100, colour=Colour(0.36, 0.36, 0.36))) == [Fault.CONTRAST]


def test_text_is_judged_by_the_uppermost_panel_beneath_it() -> None:
    dark, light = Colour(0.1, 0.1, 0.1), Colour(0.9, 0.9, 0.9)
    header = Panel(Rect(10, 80, 200, 40), dark)
    chip = Panel(Rect(15, 85, 100, 30), light)
    assert faults(header, line("Stand", 20, 100, colour=WHITE)) == []
    assert faults(header, chip, line("Stand", 20, 100, colour=WHITE)) == [Fault.CONTRAST]
    assert faults(header, line("Stand", 20, 100)) == [Fault.CONTRAST]
    assert Fault.CONTRAST not in faults(line("Stand", 20, 100), header)
    assert faults(Disc(Point(23, 97), 9, dark), line("1", 20, 100, colour=WHITE)) == []


def test_text_that_runs_off_its_panel_is_judged_by_the_paper_too() -> None:
    header = Panel(Rect(10, 80, 20, 40), Colour(0.1, 0.1, 0.1))
    assert faults(header, line("Stand", 20, 100, colour=WHITE)) == [Fault.CONTRAST]


def test_a_code_must_be_dark_on_light() -> None:
    dark = Panel(Rect(40, 40, 80, 80), BLACK)
    assert faults(dark, code(50, 50, colour=WHITE)) == [Fault.CONTRAST]
    assert faults(code(50, 50, colour=Colour(0.7, 0.7, 0.7))) == [Fault.CONTRAST]
    assert faults(code(50, 50, colour=Colour(0, 0, 0.5))) == []
