"""Sheets of the user's own, used sheets, and printers that print aslant."""

from pathlib import Path

import pytest
from conftest import SQUAT
from hypothesis import given
from hypothesis import strategies as some
from reading_back import page_texts
from running import lay, run
from values import MM

from cards.diagnostics import CardsError
from cards.geometry import Point, Size
from cards.imposition import printer
from cards.imposition.n_up import Up, find_stock, on_stock, read_starts, stock_names, wall
from cards.imposition.stock import stock_grid
from cards.page import Page
from cards.sheet import Cut, Distortion, Duplex, Printed
from cards.units import paper

OURS = """\
paper = "a4"
card = "60mm x 40mm"
columns = 3
rows = 2
left = "5mm"
top = "20mm"
across = ["2mm", "7mm"]
down = "3mm"
"""


def pages(count: int, size: Size | None = None) -> list[Page]:
    return [Page(size or paper("a6"), 0, 4 * MM, (), f"Card {n}", "en", f"card-{n}") for n in range(count)]


def corners(sheet) -> list[tuple[float, float]]:  # type: ignore[no-untyped-def]
    return [(round(one.at.x / MM, 2), round(one.at.y / MM, 2)) for one in sheet.placements]


# stocks


def test_every_alias_leads_to_its_sheet_and_none_is_a_name_of_two() -> None:
    also = [other for name in stock_names() for other in find_stock(name).also]
    assert len(also) == len(set(also))
    assert not set(also) & set(stock_names())
    for name in stock_names():
        for other in find_stock(name).also:
            assert find_stock(other.upper()) == find_stock(name)


@pytest.mark.parametrize(
    ("name", "size", "count"),
    [
        ("avery-l7160", "63.5mm x 38.1mm", 21),
        ("avery-l7163", "99.1mm x 38.1mm", 14),
        ("avery-l7165", "99.1mm x 67.7mm", 8),
        ("avery-l7173", "99.1mm x 57mm", 10),
        ("herma-4676", "105mm x 148mm", 4),
        ("herma-4677", "63.5mm x 38.1mm", 21),
        ("herma-4425", "105mm x 57mm", 10),
    ],
)
def test_sheets_in_a4_have_the_cards_that_their_boxes_name(name: str, size: str, count: int) -> None:
    stock = find_stock(name)
    assert stock.card.matches(paper(size))
    assert stock.columns * stock.rows == count


@pytest.mark.parametrize(
    ("name", "rows"), [("herma-4464", 8), ("herma-4470", 4), ("herma-4676", 2), ("herma-4282", 2)]
)
def test_labels_without_a_margin_have_each_its_part_of_the_sheet(name: str, rows: int) -> None:
    stock = find_stock(name)
    part = stock.sheet.height / rows
    middles = [top + stock.card.height / 2 for top in stock.tops]
    assert middles == pytest.approx([part * (row + 0.5) for row in range(rows)], abs=0.02 * MM)


def test_a_sheet_of_ones_own_has_its_own_margins_and_gaps(here: Path) -> None:
    lay(here / "stock" / "ours.toml", OURS)
    stock = find_stock("ours")
    assert "ours" in stock_names()
    (sheet,) = on_stock(pages(6, stock.card), [], stock, Duplex()).sheets
    assert corners(sheet) == [(5, 20), (67, 20), (134, 20), (5, 63), (67, 63), (134, 63)]


def test_a_sheet_of_ones_own_wins_over_a_built_in_one(here: Path) -> None:
    lay(here / "stock" / "avery-5388.toml", OURS)
    assert find_stock("avery-5388").columns == 3


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("colour = 1", 'unknown key "colour"'),
        ('left = "40mm"', "left puts the cards 19 mm beyond the paper"),
        ('across = ["2mm"]', "across has 1 gap, and there must be 2"),
        ("rows = 0", "rows cannot be 0"),
        ('card = "big"', "card: "),
    ],
)
def test_what_is_wrong_in_a_sheet_is_said_with_its_line(here: Path, line: str, said: str) -> None:
    key = line.partition(" ")[0]
    kept = [one for one in OURS.splitlines() if not one.startswith(key)]
    lay(here / "stock" / "ours.toml", "\n".join([line, *kept]))
    with pytest.raises(CardsError) as error:
        find_stock("ours")
    assert str(error.value).startswith(f"{Path('stock', 'ours.toml')}:1:")
    assert said in str(error.value)


def test_one_bad_sheet_keeps_no_other_from_the_list(here: Path) -> None:
    lay(here / "stock" / "ours.toml", "colour = 1\n")
    listed = run("choices", "stocks")
    assert listed.exit_code == 0
    assert "avery-l7165" in listed.stdout


# used sheets


def test_the_first_sheets_begin_where_they_are_free() -> None:
    stock = find_stock("a4-quarters")
    sheets = on_stock(pages(6), [], stock, Duplex(), (3, 4)).sheets
    places = stock_grid(paper("a6"), stock, "card")
    spots = [(round(places.place(n).x / MM, 2), round(places.place(n).y / MM, 2)) for n in range(4)]
    assert [corners(sheet) for sheet in sheets] == [spots[2:], spots[3:], spots[:3]]


def test_backs_lie_behind_fronts_on_a_used_sheet() -> None:
    stock = find_stock("a4-quarters")
    front, back = on_stock(pages(1), list(pages(1)), stock, Duplex(), (2,)).sheets
    (one,), (other,) = front.placements, back.placements
    assert other.trim.x == pytest.approx(front.size.width - one.trim.right)


@given(some.integers(1, 30), some.lists(some.integers(1, 4), max_size=4))
def test_no_card_is_lost_on_used_sheets(count: int, starts: list[int]) -> None:
    placed = wall(pages(count), [], paper("a4"), Up(count=4), Cut(margin=0), Duplex(), tuple(starts))
    assert sum(len(sheet.placements) for sheet in placed.sheets) == count


def test_a_place_that_there_is_not_is_refused(here: Path) -> None:
    lay(here / "squat.md", SQUAT)
    result = run("wall", "squat.md", "--stock", "a4-quarters", "--start", "5")
    assert result.exit_code == 1
    assert "--start 5: error: a sheet has 4 places" in result.stderr
    assert not (here / "dist").exists()


def test_start_is_read_from_the_command_line(here: Path) -> None:
    lay(here / "squat.md", SQUAT)
    result = run("wall", "squat.md", "squat.md", "--stock", "a4-quarters", "--start", "4,2")
    assert result.exit_code == 0
    assert len(page_texts((here / "dist" / "wall.pdf").read_bytes())) == 1


@pytest.mark.parametrize("text", ["0", "-1", "x", "", "1,,2", "9999", "²"])
def test_what_names_no_place_is_no_start(text: str) -> None:
    with pytest.raises(ValueError, match="names no places"):
        read_starts(text)


def test_start_needs_a_sheet(here: Path) -> None:
    lay(here / "squat.md", SQUAT)
    assert run("wall", "squat.md", "--start", "2").exit_code == 2


# printers


def test_fronts_are_moved_and_backs_stay_behind_where_they_were() -> None:
    stock = find_stock("a4-quarters")
    moved = Duplex(front=Point(2 * MM, -1 * MM))
    plain = on_stock(pages(1), list(pages(1)), stock, Duplex()).sheets
    front, back = on_stock(pages(1), list(pages(1)), stock, moved).sheets
    assert corners(front) == [(corners(plain[0])[0][0] + 2, corners(plain[0])[0][1] - 1)]
    assert corners(back) == corners(plain[1])


def test_a_profile_is_read_as_it_was_written(tmp_path: Path) -> None:
    known = printer.Printer(
        offset=Point(MM, 0), front=Point(0, 2 * MM), distortion=Distortion(0.996, 1.002, -0.25)
    )
    (tmp_path / "office.toml").write_bytes(printer.written(known))
    read = printer.load("office", tmp_path)
    assert read.front is not None
    assert (read.front.x, read.front.y) == pytest.approx((0, 2 * MM))
    assert read.distortion == known.distortion
    assert read.duplex(Printed.BOTH).front.y == pytest.approx(2 * MM)


def test_what_a_printer_does_is_undone_around_the_middle_of_the_sheet() -> None:
    size = Size(200, 400)
    a, b, c, d, e, f = Distortion(0.5, 1, 0).undone(size)
    assert (a, b, c, d) == pytest.approx((2, 0, 0, 1))
    assert (a * 100 + c * 200 + e, b * 100 + d * 200 + f) == pytest.approx((100, 200))
    a, b, c, d, e, f = Distortion(skew=90).undone(size)
    # What leans clockwise is turned back: the right end of a line goes up.
    assert (a * 110 + c * 200 + e, b * 110 + d * 200 + f) == pytest.approx((100, 210))


@pytest.mark.parametrize("text", ["99", "50,100", "99.6,x", "0,0"])
def test_a_scale_that_no_printer_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a scale"):
        printer.read_scale(text)


@pytest.mark.parametrize("text", ["nan", "6", "x", "inf"])
def test_a_skew_that_no_printer_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a skew"):
        printer.read_skew(text)


# what can be chosen


@pytest.mark.usefixtures("here")
def test_what_options_and_designs_can_name_is_listed() -> None:
    listed = run("choices").stdout
    for name in ("avery-l7165", "letter", "AtkinsonHyperlegible", "tempo", "PNG", "no-video"):
        assert f"\n  {name} " in listed
    assert run("choices", "stock").exit_code == 2
    assert '"stocks"' in run("choices", "stock").stderr


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("wall --layout wall-a", "wall-a4"),
        ("wall --sheet let", "letter"),
        ("wall --sort eq", "equipment"),
        ("wall --stock avery-l716", "avery-l7165"),
        ("check --ignore no-v", "no-video"),
        ("check --format sa", "sarif"),
    ],
)
@pytest.mark.usefixtures("here")
def test_names_complete_with_their_meaning(words: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CUECARD_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"cuecard {words}")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    from typer.testing import CliRunner

    from cards.cli.app import app

    said = CliRunner().invoke(app, [], prog_name="cuecard").stdout
    lines = dict(line.split("\t", 1) for line in said.splitlines() if "\t" in line)
    assert lines[name].strip()


@pytest.mark.usefixtures("here")
def test_every_summary_of_the_help_fits_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("--help").stdout.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert len(lines) > 10
    for line in lines:
        assert line.endswith("."), line
        assert not line.endswith("..."), line
        assert line[2] != " ", "a summary that runs over into a second line"
        assert len(line) <= 80
