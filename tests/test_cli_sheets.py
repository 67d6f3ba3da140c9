"""Cards on sheets, as whoever prints and cuts them meets them."""

import io
import re
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from conftest import SQUAT
from reading_back import Word, codes, page_texts, placed_words, trims
from running import lay, run
from values import MM

from cards.units import paper

A4, A3, LETTER = paper("a4"), paper("a3"), paper("letter")
pytestmark = pytest.mark.usefixtures("deck")

#: What a file for each card links to.
VIDEOS = ("MeIiIdhvXT4", "dQw4w9WgXcQ", "jNQXAC9IVRw", "9bZkp7q19f0", "kJQP7kiw5Fk")


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the settings of whoever runs the tests out of them."""
    folder = tmp_path / "settings"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder / "cuecard" / "printers"


@pytest.fixture
def deck(here: Path) -> Path:
    """Five cards, of which no two share a title or a code."""
    for number, video in enumerate(VIDEOS, start=1):
        text = SQUAT.replace("Goblet Squat", f"Squat{number}").replace("MeIiIdhvXT4", video)
        longer = text.replace("- Elbows", "- And one more of many tips.\n" * (4 * number) + "- Elbows")
        lay(here / "all" / f"{number}.md", longer)
    return here


def wall(*args: str) -> bytes:
    """Print the five cards, and return the PDF."""
    result = run("wall", "all", "-o", "x.pdf", *args)
    assert result.exit_code == 0, result.output
    return Path("x.pdf").read_bytes()


def boxes(pdf: bytes, name: str) -> list[tuple[float, float, float, float]]:
    """Return a box of each page in mm: left, bottom, width, height."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        edges = [[float(edge) / MM for edge in getattr(page, name)] for page in document.pages]
    return [(box[0], box[1], box[2] - box[0], box[3] - box[1]) for box in edges]


def about(*lengths: float) -> tuple[object, ...]:
    return tuple(pytest.approx(length, abs=0.01) for length in lengths)


def titles(pdf: bytes) -> list[list[str]]:
    """Return the cards on each page by their titles, in reading order."""
    return [re.findall(r"\bSquat\d\b", text) for text in page_texts(pdf)]


def word(pdf: bytes, page: int, text: str) -> Word:
    return next(one for one in placed_words(pdf, page) if one.text == text)


def places_of_codes(pdf: bytes, page: int) -> dict[str, tuple[float, float]]:
    """Return the middle of each code by what it says, in parts of the page's width and height."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=150 / 72).to_pil()
    found = {}
    for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode):
        corners = (code.position.top_left, code.position.bottom_right)
        x, y = (sum(getattr(corner, axis) for corner in corners) / 2 for axis in "xy")
        found[code.text.rsplit("/", 1)[1]] = (x / picture.width, y / picture.height)
    return found


# Several on a sheet


def test_two_a4_cards_stand_on_an_a3_sheet_at_their_own_size() -> None:
    single, sheets = wall(), wall("--sheet", "a3", "--up", "2")
    assert boxes(sheets, "mediabox") == [about(0, 0, A3.height / MM, A3.width / MM)] * 3
    assert titles(sheets) == [["Squat1", "Squat2"], ["Squat3", "Squat4"], ["Squat5"]]
    links = [f"https://youtu.be/{video}" for video in VIDEOS]
    assert [sorted(found) for found in codes(sheets)] == [sorted(links[at : at + 2]) for at in (0, 2, 4)]
    alone = " ".join(page_texts(single)[0].split())
    assert alone in " ".join(page_texts(sheets)[0].split())


def test_cards_are_not_scaled() -> None:
    single = wall("--layout", "pocket-a6")
    sheets = wall("--layout", "pocket-a6", "--sheet", "letter", "--up", "2x1")
    for text in ("Squat1", "heels.", "floor"):
        own, there = word(single, 0, text), word(sheets, 0, text)
        assert there.height == pytest.approx(own.height, abs=0.01)
        # The sheet is turned, and two cards of 105 by 148 mm stand in its middle.
        left, top = (LETTER.height - 2 * 105 * MM) / 2, (LETTER.width - 148 * MM) / 2
        assert (there.x - own.x, there.y - own.y) == (
            pytest.approx(left, abs=0.02),
            pytest.approx(top, abs=0.02),
        )


def test_as_many_as_fit_unless_it_is_said() -> None:
    result = run("wall", "all", "-o", "x.pdf", "--layout", "pocket-a6", "--sheet", "a3")
    # Four columns and two rows of A6 fill A3 on its side to its edge.
    assert list(map(len, titles(Path("x.pdf").read_bytes()))) == [5]
    assert "1 A3 sheet, 5 cards on each" in result.stdout
    assert "--sheet A3: hint: cards come within 5 mm of the edge" in result.stderr
    assert "--sheet A3: hint: there is no room for the ruler" in result.stderr
    assert list(map(len, titles(wall("--layout", "pocket-a6", "--sheet", "a3", "--up", "1x2")))) == [2, 2, 1]


def test_four_pocket_cards_fill_a4_with_no_further_option_and_no_word_near_its_edge() -> None:
    result = run("wall", "all", "-o", "x.pdf", "--layout", "pocket-a6", "--sheet", "a4")
    assert result.exit_code == 0
    pdf = Path("x.pdf").read_bytes()
    assert list(map(len, titles(pdf))) == [4, 1]
    assert boxes(pdf, "mediabox") == [about(0, 0, A4.width / MM, A4.height / MM)] * 2
    assert "no words are there" in result.stderr
    assert '"borderless" in the print dialog brings ink up to the edge' in " ".join(result.stderr.split())
    for page in (0, 1):
        for one in placed_words(pdf, page):
            assert min(one.x, A4.width - one.x) >= 5 * MM
            assert 5 * MM <= one.y <= A4.height - 5 * MM
    # Codes stand clear of the edge with their white margin.
    assert len(places_of_codes(pdf, 0)) == 4


@pytest.mark.parametrize("marks", [(), ("--marks", "corner")])
def test_eight_pocket_cards_with_bleed_fill_sra3(deck: Path, marks: tuple[str, ...]) -> None:
    for number in range(6, 10):
        lay(deck / "all" / f"{number}.md", SQUAT.replace("Goblet Squat", f"Squat{number}"))
    pdf = wall("--layout", "pocket-a6", "--sheet", "sra3", "--bleed", "3mm", *marks)
    assert list(map(len, titles(pdf))) == [8, 1]
    assert boxes(pdf, "mediabox")[0] == about(0, 0, 450, 320)
    # Four columns and two rows, six millimetres apart: each card has its own bleed on all sides.
    assert boxes(pdf, "trimbox")[0][2:] == about(4 * 105 + 3 * 6, 2 * 148 + 6)
    assert boxes(pdf, "bleedbox")[0][2:] == about(4 * 105 + 3 * 6 + 6, 2 * 148 + 6 + 6)
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=5 / MM).to_pil().convert("L")
    left, top = (450 - 438) / 2, (320 - 302) / 2
    # The heads of the first row are dark all the way, over the gaps and out to the bleed.
    row = [
        image.getpixel((int(x * 5), int((top + 2) * 5))) for x in range(int(left - 2), int(left + 438 + 2))
    ]
    assert max(row) < 120


@pytest.mark.parametrize("skew", ["0", "0.4"])
@pytest.mark.parametrize("backs", [(), ("--backs", "--layout", "cue-a4")])
def test_dark_heads_meet_at_the_cut_without_a_white_line(
    settings: Path, skew: str, backs: tuple[str, ...]
) -> None:
    lay(settings / "office.toml", f"skew = {skew}\nscale = [99.7, 99.8]\n")
    pdf = wall("--sheet", "a3", "--up", "2", "--printer", "office", *backs)
    document = pypdfium2.PdfDocument(pdf)
    for number in range(2 if backs else 1):
        for scale in (1, 1.5, 2, 25 / 6):
            image = document[number].render(scale=scale).to_pil().convert("L")
            middle, y = image.width / 2, int(20 * MM * scale)
            across = [image.getpixel((int(middle + step), y)) for step in range(-8, 9)]
            assert max(across) - min(across) <= 12, (number, scale, across)


def test_a_broken_file_keeps_none_from_its_sheet(deck: Path) -> None:
    lay(deck / "all" / "2.md", "---\ntitle: Squat: deep\n---\n\nText.\n")
    result = run("wall", "all", "-o", "x.pdf", "--sheet", "a3", "--up", "2")
    assert result.exit_code == 1
    assert titles(Path("x.pdf").read_bytes()) == [["Squat1", "Squat3"], ["Squat4", "Squat5"]]


def test_the_same_order_gives_the_same_bytes() -> None:
    order = ("--sheet", "a3", "--backs", "--stations", "--sort", "title")
    assert wall(*order) == wall(*order)


def test_every_sheet_with_a_margin_says_how_it_is_printed() -> None:
    for pdf in (wall("--layout", "pocket-a6", "--sheet", "sra4", "--backs"), wall("--marks", "corner")):
        assert all("50 mm" in text and "print at 100 %" in text for text in page_texts(pdf))
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert document.Root.ViewerPreferences.PrintScaling == "/None"


# Bleed and marks


def test_a_card_for_a_print_shop_has_its_boxes_and_marks() -> None:
    assert run("card", "all/1.md", "-o", "x.pdf", "--bleed", "3mm", "--marks", "corner").exit_code == 0
    pdf = Path("x.pdf").read_bytes()
    # 3 mm of bleed and 10 mm for marks on every side.
    assert boxes(pdf, "mediabox") == [about(0, 0, 236, 323)]
    assert boxes(pdf, "trimbox") == [about(13, 13, 210, 297)]
    assert boxes(pdf, "bleedbox") == [about(10, 10, 216, 303)]
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil().convert("RGB")

    def at(x: float, y: float) -> tuple[int, ...]:
        return picture.getpixel((round(x * MM * 4), round(y * MM * 4)))

    # The coloured head runs into the bleed, and no farther; marks stand outside of it, in line with the trim.
    assert at(11, 20) == at(14, 20) != (255, 255, 255)
    assert at(9, 20) == (255, 255, 255)
    assert sum(at(5, 13 + step / 50)[0] < 128 for step in range(-10, 11)) > 0
    assert sum(at(13 + step / 50, 5)[0] < 128 for step in range(-10, 11)) > 0


def test_bleed_without_marks_needs_no_room_for_them() -> None:
    pdf = wall("--bleed", "2mm")
    assert boxes(pdf, "mediabox") == [about(0, 0, 214, 301)] * 5
    assert trims(pdf) == [(round(A4.width, 2), round(A4.height, 2))] * 5


@pytest.mark.parametrize("marks", ["none", "corner", "full", "margin"])
def test_marks_run_where_they_are_asked_for(marks: str) -> None:
    pdf = wall("--layout", "pocket-a6", "--sheet", "a4", "--up", "1x2", "--gutter", "6mm", "--marks", marks)
    if marks == "none":
        pdf = wall("--layout", "pocket-a6-mono", "--sheet", "a4", "--up", "1x2", "--gutter", "6mm")
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil().convert("L")
    width, height = picture.size
    middle = round(height / 2)
    in_gutter = [picture.getpixel((x, middle)) < 200 for x in range(width)]
    # Cards lie on their sides, 148 mm wide: over the upper one 40 mm are free, beside them 31 mm.
    over = picture.crop((0, round(8 * MM * 4), width, round(38 * MM * 4)))
    assert (sum(in_gutter) > 0) == (marks in ("corner", "full"))
    assert (over.getextrema()[0] < 200) == (marks != "none")


# Both sides


def test_the_full_text_stands_behind_the_steps() -> None:
    pdf = wall("--backs")
    front, back = (" ".join(text.split()) for text in page_texts(pdf)[:2])
    assert len(page_texts(pdf)) == 10
    assert "Sit between your heels." in front
    assert "Elbows brush the knees." not in front
    assert "Elbows brush the knees." in back
    assert [found[:1] for found in titles(pdf)] == [[f"Squat{n}"] for n in (1, 1, 2, 2, 3, 3, 4, 4, 5, 5)]


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize(("design", "up", "upright"), [("pocket-a6", "2x2", True), ("cue-a4", "2x1", False)])
def test_backs_lie_behind_their_fronts(design: str, up: str, upright: bool, flip: str) -> None:
    pdf = wall("--layout", design, "--sheet", "a3", "--up", up, "--backs", "--flip", flip)
    count = 4 if up == "2x2" else 2
    (_, _, width, height), *_ = boxes(pdf, "mediabox")
    assert (height > width) is upright
    front, back = places_of_codes(pdf, 0), places_of_codes(pdf, 1)
    assert set(front) == set(back) == set(VIDEOS[:count])
    for video, (x, y) in front.items():
        # Turned over an upright edge, a sheet shows left what was right; else below what was above.
        seen = (1 - x, y) if (flip == "long") is upright else (x, 1 - y)
        there = back[video]
        assert (there[0] < 0.5, there[1] < 0.5) == (seen[0] < 0.5, seen[1] < 0.5)


def test_one_side_at_a_time_is_both_sides_parted() -> None:
    order = ("--layout", "pocket-a6", "--sheet", "a4", "--up", "2", "--backs", "--sides")
    both, fronts, backs = (page_texts(wall(*order, sides)) for sides in ("both", "fronts", "backs"))
    assert both[0::2] == fronts
    assert both[1::2] == backs
    assert len(fronts) == len(backs) == 3


def test_an_offset_moves_the_backs_alone() -> None:
    plain, moved = wall("--backs"), wall("--backs", "--offset", "-1.5,0.5")
    for page, shift in ((0, (0, 0)), (1, (-1.5 * MM, 0.5 * MM))):
        one, other = word(plain, page, "Squat1"), word(moved, page, "Squat1")
        assert (other.x - one.x, other.y - one.y) == (
            pytest.approx(shift[0], abs=0.02),
            pytest.approx(shift[1], abs=0.02),
        )


def test_how_far_a_card_is_read_is_a_matter_of_its_front() -> None:
    assert (
        "printed the steps only"
        in run("wall", "all/5.md", "--layout", "wall-a4", "--read-from", "2.5m").stderr
    )
    result = run("wall", "all/5.md", "--backs", "--read-from", "2.5m")
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_is_wrong_with_a_file_is_said_once_for_both_sides(deck: Path) -> None:
    path = deck / "all" / "1.md"
    lay(path, path.read_text().replace("Strong legs", "Strong \U00012000"))
    once = run("check", "all/1.md").stdout.splitlines()[0]
    assert "warning" in once
    assert run("wall", "all/1.md", "--backs").stderr.count(once) == 1


def test_a_black_and_white_card_has_such_a_back() -> None:
    for page in pypdfium2.PdfDocument(wall("--layout", "cue-a4-mono", "--backs")):
        picture = page.render(scale=0.5).to_pil().convert("HSV")
        assert picture.getchannel("S").getextrema()[1] < 30


def test_a_back_needs_the_bleed_that_is_asked_for(deck: Path) -> None:
    lay(deck / "layouts" / "bare.toml", 'extends = "wall-a4"\nbleed = "0mm"\n')
    lay(deck / "layouts" / "thin.toml", 'extends = "cue-a4"\nback = "bare"\n')
    result = run("wall", "all", "--layout", "thin", "--backs", "--bleed", "3mm")
    assert "the card has 0mm of bleed, not 3mm" in result.stderr
    assert run("wall", "all", "--layout", "thin", "--backs").exit_code == 0


def test_large_print_runs_on_behind_itself() -> None:
    assert wall("--layout", "large-print-a4").count(b"/Type/Page/") == 0
    pages = page_texts(wall("--layout", "large-print-a4", "--backs"))
    assert "1/2" in pages[-2]
    assert "2/2" in pages[-1]
    one_page = lambda text: "1/1" in text  # noqa: E731
    # A card of one page has a blank back, so that the next one begins on a front.
    assert all(not pages[at + 1].split() for at in range(0, len(pages), 2) if one_page(pages[at]))


def test_each_card_has_its_own_file_of_two_sides() -> None:
    assert run("wall", "all", "--each", "cards", "--backs").exit_code == 0
    assert [len(page_texts(path.read_bytes())) for path in sorted(Path("cards").iterdir())] == [2] * 5


@pytest.mark.parametrize(
    ("design", "said"),
    [
        (
            "wall-a4",
            r"--backs: error: wall-a4 has no back; use --layout cue-a4 .*, or name one by `back`",
        ),
        (
            "ours",
            r"--backs: error: the back wall-a4 measures A4 portrait, ours A5 portrait; name a layout of",
        ),
        (
            "lost",
            r"^layouts/lost.toml:2:1: error: back cannot be \"nowhere\"; write a design's name, or \"none\"",
        ),
    ],
)
def test_a_design_without_a_back_of_its_size_is_told_once(deck: Path, design: str, said: str) -> None:
    lay(deck / "layouts" / "ours.toml", 'extends = "cue-a4"\npaper = "A5"\nread_from = "0.8m"\n')
    lay(deck / "layouts" / "lost.toml", 'extends = "cue-a4"\nback = "nowhere"\n')
    result = run("wall", "all", "--layout", design, "--backs")
    assert result.exit_code == 1
    assert len(re.findall(said, result.stderr)) == 1
    assert not Path("dist").exists()


def test_a_file_whose_own_design_has_no_back_keeps_none_from_print(deck: Path) -> None:
    path = deck / "all" / "2.md"
    lay(path, path.read_text().replace("level:", "print: {layout: handout-a5}\nlevel:"))
    result = run("wall", "all", "-o", "x.pdf", "--backs")
    assert result.exit_code == 1
    assert "all/2.md: error: handout-a5 has no back" in result.stderr
    assert len(page_texts(Path("x.pdf").read_bytes())) == 8


# Pre-cut cards


def test_pre_cut_cards_have_their_places_and_choose_their_design() -> None:
    single, sheets = wall("--layout", "index-3x5"), wall("--stock", "avery-5388")
    assert titles(sheets) == [["Squat1", "Squat2", "Squat3"], ["Squat4", "Squat5"]]
    assert boxes(sheets, "mediabox") == [about(0, 0, 8.5 * 25.4, 11 * 25.4)] * 2
    for number in range(3):
        own, there = word(single, number, f"Squat{number + 1}"), word(sheets, 0, f"Squat{number + 1}")
        # 1.75 in from the left edge, 1 in from the upper one, each 3 in high.
        assert there.x - own.x == pytest.approx(1.75 * 72, abs=0.02)
        assert there.y - own.y == pytest.approx((1 + 3 * number) * 72, abs=0.02)


# One size for all


def sizes(report: str) -> list[float]:
    return [float(size) for size in re.findall(r"^Squat\d +([0-9.]+) pt", report, re.MULTILINE)]


def test_uniform_sets_all_cards_in_the_size_of_the_longest() -> None:
    free, even = run("wall", "all"), run("wall", "all", "--uniform")
    assert len(set(sizes(free.stdout))) >= 4
    assert sizes(even.stdout) == [pytest.approx(min(sizes(free.stdout)), abs=0.051)] * 5
    assert f"wall-a4: all in {min(sizes(free.stdout)):.1f} pt, which Squat5 needs" in even.stdout


def test_uniform_holds_for_each_design_by_itself(deck: Path) -> None:
    path = deck / "all" / "2.md"
    lay(path, path.read_text().replace("level:", "print: {layout: wall-a3}\nlevel:"))
    free, even = (sizes(run("wall", "all", *args).stdout) for args in ((), ("--uniform",)))
    assert even[1] == free[1]
    assert even[0] == even[2] == even[3] == even[4] < free[0]


def test_uniform_holds_for_backs_too() -> None:
    stdout = run("wall", "all", "--uniform", "--backs").stdout
    assert re.search(r"^cue-a4: all in [0-9.]+ pt", stdout, re.MULTILINE)
    assert re.search(r"^wall-a4: all in [0-9.]+ pt, which Squat5 needs", stdout, re.MULTILINE)


# Refusals


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ("--sheet a4 --up 2", 1, "A4 cards do not fit A4 sheets 2-up; use --sheet a3, or use --up 1"),
        (
            "--sheet a3 --up 2 --bleed 3mm",
            1,
            "with 3 mm of bleed do not fit A3 sheets 2-up; use --sheet sra3",
        ),
        ("--bleed 9mm", 1, "the card has 3mm of bleed, not 9mm; use --bleed 3mm or less"),
        (
            "--stock avery-5388 --layout wall-a4",
            1,
            "wall-a4 is not of its size, 3x5; use --layout index-3x5",
        ),
        ("--stock avery-53888", 2, 'there is no stock "avery-53888"; did you mean "avery-5388"?'),
        ("--sheet a33", 2, '"a33" is not a paper'),
        ("--sheet a3 --up many", 2, '"many" is not a number of cards'),
        ("--up 2", 2, "--up requires --sheet"),
        ("--gutter 2mm", 2, "--gutter requires --sheet"),
        ("--marks some", 2, '"some" is not one of none, corner, full, margin'),
        ("--bleed 3", 2, '"3" is not a length'),
        ("--flip short", 2, "--flip requires --backs"),
        ("--sides fronts", 2, "--sides requires --backs"),
        ("--offset 1,1", 2, "--offset requires --backs"),
        ("--backs --offset far", 2, '"far" is not an offset'),
        ("--backs --offset 50,0", 2, '"50,0" is not an offset'),
        ("--backs --flip side", 2, '"side" is not one of long, short'),
        ("--stock avery-5388 --sheet a4", 2, "cannot be combined with --stock"),
        ("--stock avery-5388 --marks full", 2, "cannot be combined with --stock"),
        ("--printer office", 2, "--printer requires --sheet, --stock or --backs"),
        ("--backs --printer office", 1, 'there is no printer "office"; `cuecard calibrate` makes one'),
        ("--each cards --sheet a3", 2, "cannot be combined"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(args: str, code: int, said: str) -> None:
    result = run("wall", "all", *args.split())
    assert said in " ".join(result.stderr.split())
    assert result.exit_code == code
    assert not Path("dist").exists()
    assert not Path("cards").exists()


# Text that does not fit


def test_text_that_does_not_fit_names_the_nearest_design_that_holds_it(here: Path) -> None:
    lay(here / "long.md", "---\ntitle: Long\n---\n\n## Setup\n\n" + "Breathe out on the way up.\n\n" * 60)
    result = run("card", "long.md", "--layout", "index-4x6-full")
    said = re.search(r"too long for .* use --layout ([a-z0-9-]+), which would hold it", result.stderr)
    assert result.exit_code == 1
    assert said
    assert run("card", "long.md", "--layout", said[1]).exit_code == 0
    (_, _, width, height), *_ = boxes(Path("dist/long.pdf").read_bytes(), "mediabox")
    # The nearest is no larger than it must be: many larger ones would hold it as well.
    assert width * height < 210 * 297
    assert run("card", "long.md", "--layout", "index-5x8-full").exit_code == 1


def test_text_that_fits_no_page_is_sent_to_several(here: Path) -> None:
    lay(here / "long.md", "---\ntitle: Long\n---\n\n## Setup\n\n" + "Breathe out on the way up.\n\n" * 400)
    result = run("card", "long.md", "--layout", "wall-a4-mono")
    assert "use --layout large-print-a4-mono, which would hold it on several pages" in result.stderr
    lay(here / "layouts" / "broken.toml", "purpose = 1\n")
    assert "too long for" in run("card", "long.md").stderr


# A printer's register

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="settings lie elsewhere on other systems")


def test_calibrate_prints_both_sides_of_the_paper_that_is_asked_for(here: Path) -> None:
    result = run("calibrate", "--paper", "letter", "--flip", "short", "-o", "new/test.pdf")
    assert result.exit_code == 0
    pdf = (here / "new" / "test.pdf").read_bytes()
    front, back = (" ".join(text.split()) for text in page_texts(pdf))
    assert boxes(pdf, "mediabox") == [about(0, 0, 8.5 * 25.4, 11 * 25.4)] * 2
    assert "flipped on the short edge" in front
    # The sheet itself says how to keep what was read.
    assert "cuecard calibrate --flip short --offset 1.5,-0.5" in back
    assert "cuecard calibrate --flip short --offset 1.5,-0.5" in result.stdout


def test_calibrate_prints_to_dist_without_a_place(here: Path) -> None:
    assert run("calibrate").exit_code == 0
    assert (here / "dist" / "calibration.pdf").is_file()


@only_linux
def test_a_stored_offset_moves_the_backs_of_its_printer(settings: Path) -> None:
    result = run("calibrate", "--printer", "office", "--offset", "2,-1", "--flip", "short")
    assert f"{settings / 'office.toml'}: stored" in result.stdout
    assert not Path("dist").exists()
    order = ("--layout", "pocket-a6", "--sheet", "a4", "--backs")
    told = wall(*order, "--flip", "short", "--offset", "2,-1")
    assert wall(*order, "--printer", "office") == told
    assert wall(*order, "--printer", "office", "--offset", "0,0") == wall(*order, "--flip", "short")
    assert wall(*order) == wall(*order, "--flip", "long", "--offset", "0,0") != told


@only_linux
def test_the_printer_named_default_is_used_where_none_is_named(settings: Path) -> None:
    order = ("--layout", "pocket-a6", "--sheet", "a4", "--backs")
    plain = wall(*order)
    assert run("calibrate", "--offset", "0.5,0.5").exit_code == 0
    assert (settings / "default.toml").is_file()
    assert wall(*order) == wall(*order, "--offset", "0.5,0.5") != plain


@only_linux
def test_storing_one_thing_keeps_the_others(settings: Path) -> None:
    run("calibrate", "--offset", "0.5,0.5")
    run("calibrate", "--printer", "office", "--offset", "2,-1", "--flip", "short")
    run("calibrate", "--printer", "office", "--margin", "3mm")
    kept = (settings / "office.toml").read_text()
    assert all(line in kept for line in ("offset = [2, -1]", 'flip = "short"', 'margin = "3mm"'))
    # A new printer begins with nothing of another.
    run("calibrate", "--printer", "attic", "--margin", "3mm")
    assert "offset = [0, 0]" in (settings / "attic.toml").read_text()


@only_linux
def test_a_margin_in_the_profile_makes_room() -> None:
    run("calibrate", "--printer", "fine", "--margin", "0mm")
    order = ("--layout", "pocket-a6", "--sheet", "a4", "--up", "1x2", "--bleed", "0.5mm")
    assert run("wall", "all", *order).exit_code == 0
    whole = ("--layout", "index-4x6", "--sheet", "154mm x 204mm", "--up", "1x2", "--bleed", "0.2mm")
    assert "words may be cut off" in run("wall", "all", *whole).stderr
    assert "words may be cut off" not in run("wall", "all", *whole, "--printer", "fine").stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ("--paper a44", 2, '"a44" is not a paper'),
        ("--offset one", 2, '"one" is not an offset'),
        ("--margin wide", 2, '"wide" is not a length'),
        ("--flip over", 2, '"over" is not one of long, short'),
        ("--printer ../office --offset 1,1", 1, "a printer cannot have this name"),
        ("--offset 1,1 -o x.pdf", 2, "--skew and --margin store a profile and print nothing"),
    ],
)
def test_calibrate_refuses_what_says_nothing(settings: Path, args: str, code: int, said: str) -> None:
    result = run("calibrate", *args.split())
    assert said in " ".join(result.stderr.split())
    assert result.exit_code == code
    assert not settings.exists()


@only_linux
def test_a_broken_profile_is_told_with_its_line(settings: Path) -> None:
    lay(settings / "office.toml", "\nofset = [1, 2]\n")
    result = run("wall", "all", "--backs", "--printer", "office")
    assert result.exit_code == 1
    assert 'office.toml:2:1: error: unknown key "ofset"; did you mean "offset"?' in result.stderr
