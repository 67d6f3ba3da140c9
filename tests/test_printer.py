"""Register: the calibration sheet, and the profile that keeps what was read from it."""

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from values import MM

from cards.diagnostics import CardsError
from cards.geometry import Point, Size
from cards.imposition.printer import USUAL, Printer, calibration, folder, load, place, read_margin, written
from cards.page import Disc, Rule, TextLine
from cards.press.press import press
from cards.press.proof import ink_box
from cards.sheet import Duplex, Flip, Printed, Sheet
from cards.units import paper


def crosses(sheet: Sheet) -> list[Point]:
    return [item.centre for item in sheet.marks if isinstance(item, Disc)]


def scales(sheet: Sheet) -> list[tuple[float, float]]:
    """Return the middles of the scales: where a long level line crosses a long upright one."""
    long = [item for item in sheet.marks if isinstance(item, Rule) and item.weight == 0.4]
    level = [r for r in long if r.start.y == r.end.y and r.end.x - r.start.x == pytest.approx(20 * MM)]
    return [((r.start.x + r.end.x) / 2, r.start.y) for r in level]


def words(sheet: Sheet) -> str:
    return "\n".join(item.text for item in sheet.marks if isinstance(item, TextLine))


@pytest.mark.parametrize("flip", list(Flip))
@pytest.mark.parametrize(
    "size", [paper("a4"), paper("letter"), paper("a3").turned], ids=["a4", "letter", "a3"]
)
def test_the_scales_lie_behind_the_crosses(size: Size, flip: Flip) -> None:
    front, back = calibration(size, Duplex(flip), "keep it")
    # A sheet is turned about an upright edge if that is the edge it is flipped on.
    about_upright = (size.height > size.width) is (flip is Flip.LONG)
    through = [
        (size.width - at.x, at.y) if about_upright else (at.x, size.height - at.y) for at in crosses(front)
    ]
    assert len(through) == 5
    for seen, scale in zip(through, scales(back), strict=True):
        assert seen == (pytest.approx(scale[0], abs=0.01), pytest.approx(scale[1], abs=0.01))


def test_the_sheet_tells_what_to_do_and_where_to_keep_the_offset() -> None:
    front, back = calibration(paper("a4"), Duplex(Flip.SHORT), "Then: cuecard calibrate --offset 1.5,-0.5")
    assert "flipped on the short edge" in words(front)
    assert "print at 100 %" in words(front)
    assert "print at 100 %" in words(back)
    assert "cuecard calibrate --offset 1.5,-0.5" in words(back)
    assert press((front, back), title="Calibration").startswith(b"%PDF")


def test_a_path_in_any_script_can_be_printed() -> None:
    _, back = calibration(paper("a4"), Duplex(), "Keep it in /Users/日本/Żółw/printers.toml")
    press([back], title="Calibration")
    assert "/Users/??/Żółw/printers.toml" in words(back)


def test_nothing_stands_off_the_paper() -> None:
    for size in (paper("a4"), paper("letter"), paper("a6")):
        for sheet in calibration(size, Duplex(), "Keep it in " + "a/" * 80):
            for line in (item for item in sheet.marks if isinstance(item, TextLine)):
                assert line.at.x > 0
                assert line.at.x + line.width < size.width


def lines(sheet: Sheet) -> list[TextLine]:
    return [item for item in sheet.marks if isinstance(item, TextLine)]


@pytest.mark.parametrize("name", ["a4", "letter", "a5"])
def test_words_stand_clear_of_the_figures_and_of_each_other(name: str) -> None:
    for sheet in calibration(paper(name), Duplex(), "Keep it in printers.toml"):
        boxes = [ink_box(line) for line in lines(sheet) if len(line.text) > 3]
        assert len(boxes) >= 5
        assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
        for rule in (item for item in sheet.marks if isinstance(item, Rule)):
            for box in boxes:
                inside = box.x < rule.end.x and rule.start.x < box.right
                assert not (inside and box.y < rule.end.y and rule.start.y < box.bottom), rule


def test_every_figure_bears_its_number_and_every_scale_its_millimetres() -> None:
    front, back = calibration(paper("a4"), Duplex(), "keep it")
    assert [line.text for line in lines(front) if line.text.isdigit()] == ["1", "2", "3", "4", "5"]
    assert [line.text for line in lines(back) if line.text.isdigit()] == ["1", "2", "3", "4", "5"]
    for x, y in scales(back):
        near = [
            (line.text, line.at.x + line.width / 2 - x, line.at.y - line.size * 0.35 - y)
            for line in lines(back)
            if abs(line.at.x - x) < 13 * MM and abs(line.at.y - y) < 13 * MM and line.text[0] in "+–"
        ]
        # Beneath or over the level scale, and beside the upright one: minus is left and up.
        across = {
            text: 5 * round(dx / MM / 5) for text, dx, dy in near if abs(dy) < 5 * MM and abs(dx) > 4 * MM
        }
        down = {
            text: 5 * round(dy / MM / 5) for text, dx, dy in near if abs(dx) < 5 * MM and abs(dy) > 4 * MM
        }
        assert across == {"–5": -5, "+5": 5, "–10": -10, "+10": 10}
        assert down == {"–5": -5, "+5": 5, "–10": -10, "+10": 10}


def test_scales_are_divided_at_every_half_millimetre_across_their_lines() -> None:
    _, back = calibration(paper("a4"), Duplex(), "keep it")
    rules = [item for item in back.marks if isinstance(item, Rule)]
    for x, y in scales(back):
        across: dict[float, float] = {}
        down: dict[float, float] = {}
        for rule in rules:
            start, end = rule.start, rule.end
            middle = ((start.x + end.x) / 2 - x) / MM, ((start.y + end.y) / 2 - y) / MM
            if start.x == end.x and abs(middle[1]) < 0.01 and abs(middle[0]) < 10.1:
                across[round(middle[0], 2)] = round((end.y - start.y) / MM, 2)
            if start.y == end.y and abs(middle[0]) < 0.01 and abs(middle[1]) < 10.1:
                down[round(middle[1], 2)] = round((end.x - start.x) / MM, 2)
        # At the middle each scale is the other's own line, of 20 mm.
        expected = {
            step / 2: 4.0 if step % 10 == 0 else 1.8 if step % 2 == 0 else 0.9 for step in range(-20, 21)
        }
        for found in (across, down):
            assert set(found) == set(expected)
            assert {at: length for at, length in found.items() if at} == {
                at: length for at, length in expected.items() if at
            }


def test_a_profile_comes_back_as_it_was_written(tmp_path: Path) -> None:
    printer = Printer(Flip.SHORT, Point(1.5 * MM, -0.25 * MM), 4.2 * MM)
    place("office-2", tmp_path).write_bytes(written(printer))
    found = load("office-2", tmp_path)
    assert found.flip is Flip.SHORT
    assert found.offset is not None
    assert (found.offset.x, found.offset.y) == (pytest.approx(1.5 * MM), pytest.approx(-0.25 * MM))
    assert found.margin == pytest.approx(4.2 * MM)
    assert found.duplex(Printed.BACKS) == Duplex(Flip.SHORT, Printed.BACKS, found.offset)


def test_the_usual_printer_needs_no_file(tmp_path: Path) -> None:
    assert load(USUAL, tmp_path) == Printer()
    assert Printer().duplex() == Duplex()


def test_what_a_profile_does_not_say_is_as_usual(tmp_path: Path) -> None:
    place(USUAL, tmp_path).write_text("offset = [0.5, 1]\n")
    found = load(USUAL, tmp_path)
    assert found.offset == Point(0.5 * MM, 1 * MM)
    assert (found.flip, found.margin) == (Flip.LONG, Printer().margin)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('flip = "side"\n', 'default.toml:1:1: error: flip cannot be "side"'),
        ("\noffset = [1]\n", "default.toml:2:1: error: offset"),
        ("offset = [1, 90]\n", "default.toml:1:1: error: offset"),
        ("ofset = [1, 2]\n", "default.toml:1:1: error: unknown key"),
        ('margin = "wide"\n', 'default.toml:1:1: error: margin: "wide" is not a length'),
        ("offset = \n", "default.toml:1:"),
        ('margin = "60mm"\n', 'margin cannot be "60mm"; write a length from "0mm" to "50mm"'),
        ("margin = 5\n", 'margin needs a unit; write it like "5mm"'),
        ("offset = [nan, 1]\n", "offset cannot be nan"),
        ("offset = [true, 1]\n", "offset must be a number from -20 to 20"),
        ("flip = true\n", "default.toml:1:1: error: flip must be text"),
        ('extends = "other"\n', 'unknown key "extends"'),
        ("a." * 30_000 + "a = 1\n", "default.toml:1:41: error: this is nested deeper than 20"),
    ],
)
def test_a_broken_profile_is_told_with_its_line(tmp_path: Path, text: str, expected: str) -> None:
    place(USUAL, tmp_path).write_text(text)
    with pytest.raises(CardsError) as error:
        load(USUAL, tmp_path)
    assert expected in str(error.value)


def test_an_unknown_printer_is_told(tmp_path: Path) -> None:
    place("office", tmp_path).write_bytes(written(Printer()))
    (tmp_path / ".#office.toml").symlink_to("nowhere")
    with pytest.raises(CardsError, match=r'there is no printer "attic".*there are office$'):
        load("attic", tmp_path)
    with pytest.raises(CardsError, match='did you mean "office"'):
        load("ofice", tmp_path)


def test_what_is_stored_can_be_read_again() -> None:
    with pytest.raises(ValueError, match="too wide"):
        read_margin("60mm")
    assert read_margin("50mm") == pytest.approx(50 * MM)


@pytest.mark.parametrize("name", ["", "../usual", "a/b", ".hidden", "A B", "x" * 60])
def test_a_name_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(CardsError, match="cannot have this name"):
        load(name, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have their own place for settings")
def test_profiles_lie_among_the_users_settings(tmp_path: Path) -> None:
    program = "from cards.imposition.printer import folder; print(folder())"
    root = Path(__file__).parent.parent
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": str(root)}
    told = subprocess.run(
        [sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True
    ).stdout
    assert told.strip() == str(tmp_path / "cuecard" / "printers")
    assert folder().name == "printers"
