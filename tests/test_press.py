"""The printed file, read back as a reader, a scanner and a printer would."""

import io
import os
import subprocess
import sys
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image as Bitmap
from values import BLACK, BODY, MM, RED

from cards.fonts import face
from cards.geometry import Point, Rect, Sides, Size
from cards.page import Colour, Disc, Glyphs, Image, Item, Page, Panel, Role, Rule, Shape, Symbol, TextLine
from cards.press.plate import plate
from cards.press.press import Store, press
from cards.qr import symbol
from cards.sheet import Placement, Sheet, Turn, one_up

BOLD = "AtkinsonHyperlegible-Bold"
GREEK = "FiraSans-Regular"
GREEN = Colour(0, 1, 0)
BLUE = Colour(0, 0, 1)
CARD = Size(300, 200)
LINK = "https://youtu.be/SqO-VUEak2M"


def glyphs(
    text: str, name: str = BODY, *, offset: float = 0.0, size: float = 12.0, colour: Colour = BLACK
) -> Glyphs:
    width = size * sum(face(name).widths.get(ord(char), 0.0) for char in text)
    return Glyphs(text, name, colour, offset, width)


def line(text: str, y: float, *, role: Role = Role.PARAGRAPH, group: int = 0, name: str = BODY) -> TextLine:
    return TextLine(Point(20, y), 12, (glyphs(text, name),), role, group)


def code(x: float = 20, y: float = 20, width: float = 90) -> Symbol:
    rect = Rect(x, y, width, width)
    return Symbol(rect, symbol(LINK), BLACK, LINK, "Video of the exercise", rect.inset(Sides.all(-12)))


def page(
    *items: Item, size: Size = CARD, bleed: float = 0.0, title: str = "Squat", slug: str = "squat"
) -> Page:
    return Page(size, bleed, 10, items, title, "en", slug)


class Opener(Protocol):
    def __call__(self, *work: Page | Sheet, title: str = "Cards") -> pikepdf.Pdf: ...


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Print pages and open the file, which stays open as long as the test runs."""
    with ExitStack() as stack:
        yield lambda *work, title="Cards": stack.enter_context(
            pikepdf.open(io.BytesIO(press(work, title=title)))
        )


def text_of(*items: Item) -> str:
    document = pypdfium2.PdfDocument(press([page(*items)], title="Cards"))
    return document[0].get_textpage().get_text_bounded()


def picture_of(work: Page | Sheet, scale: float = 1.0) -> Bitmap.Image:
    return pypdfium2.PdfDocument(press([work], title="Cards"))[0].render(scale=scale).to_pil().convert("RGB")


# What the file is


def test_the_file_is_well_formed(opened: Opener) -> None:
    document = opened(page(line("Stand tall.", 50), code()), page(slug="lunge", title="Lunge"))
    assert document.check_pdf_syntax() == []


def test_one_page_a_card_in_the_order_given() -> None:
    data = press([page(line(name, 50), slug=name) for name in ("one", "two", "three")], title="Cards")
    document = pypdfium2.PdfDocument(data)
    assert [sheet.get_textpage().get_text_bounded().strip() for sheet in document] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("width", "height"), [(210 * MM, 297 * MM), (8.5 * 72, 11 * 72), (105 * MM, 148 * MM)]
)
def test_the_media_box_is_the_trim(opened: Opener, width: float, height: float) -> None:
    sheet = opened(page(size=Size(width, height))).pages[0]
    assert list(map(float, sheet.MediaBox)) == pytest.approx([0, 0, width, height], abs=0.001)
    assert "/TrimBox" not in sheet


def test_a_card_on_its_own_paper_ends_at_the_trim(opened: Opener) -> None:
    sheet = opened(page(Panel(Rect(-9, -9, 40, 40), RED), bleed=9)).pages[0]
    assert list(map(float, sheet.MediaBox)) == [0, 0, 300, 200]
    assert "/TrimBox" not in sheet
    assert "/BleedBox" not in sheet


def test_bleed_lies_around_the_trim(opened: Opener) -> None:
    sheet = opened(one_up(page(bleed=9), bleed=True)).pages[0]
    assert list(map(float, sheet.MediaBox)) == [0, 0, 318, 218]
    assert list(map(float, sheet.BleedBox)) == [0, 0, 318, 218]
    assert list(map(float, sheet.TrimBox)) == [9, 9, 309, 209]


def test_the_document_says_what_it_is_and_asks_to_be_printed_at_its_size(opened: Opener) -> None:
    document = opened(page(), title="Wall (west) – Übungen")
    assert str(document.docinfo.Title) == "Wall (west) – Übungen"
    assert str(document.docinfo.Producer).startswith("cuecard ")
    assert str(document.Root.Lang) == "en"
    assert document.Root.ViewerPreferences.PrintScaling == "/None"
    assert document.Root.ViewerPreferences.DisplayDocTitle is True
    with document.open_metadata() as metadata:
        assert metadata["dc:title"] == "Wall (west) – Übungen"


def test_nothing_tells_when_it_was_printed(opened: Opener) -> None:
    document = opened(page())
    assert set(document.docinfo.keys()) == {"/Title", "/Producer"}
    assert b"Date" not in document.Root.Metadata.read_bytes()


def test_markup_in_a_title_stays_text(opened: Opener) -> None:
    title = "</rdf:li> & <b>bold</b> ) >> endobj"
    document = opened(page(title=title), title=title)
    assert str(document.docinfo.Title) == title
    with document.open_metadata() as metadata:
        assert metadata["dc:title"] == title


def test_half_a_character_in_a_title_or_a_link_does_no_harm(opened: Opener) -> None:
    item = code()
    odd = Symbol(item.rect, item.modules, BLACK, "https://example.org/\ud800", "Video \ud800", item.hot)
    document = opened(page(odd, title="Squat \ud800"), page(slug="two"), title="Cards \ud800")
    assert document.check_pdf_syntax() == []
    assert titles(document)[0].startswith("Squat ")


def test_the_same_pages_are_the_same_bytes() -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests');"
        "from test_press import *; import hashlib;"
        "items = line('Stand tall', 50), line('Żółw', 70, name=BOLD), code();"
        "pages = [page(*items, slug=str(n)) for n in range(3)];"
        "print(hashlib.sha256(press(pages, title='Cards')).hexdigest())"
    )
    root = Path(__file__).parent.parent
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(seen) == 1


def test_plates_made_apart_print_the_same() -> None:
    pages = [page(line("one", 50), slug="one"), page(line("two", 50, name=BOLD), slug="two")]
    plates = [plate(one_up(each)) for each in reversed(pages)]
    assert press(reversed(plates), title="Cards") == press(pages, title="Cards")


def test_a_plate_that_was_put_away_comes_back_and_prints_the_same() -> None:
    pages = [page(line(f"Squat {n}", 50), title=f"Squat {n}", slug=f"squat-{n}") for n in range(3)]
    plates = [plate(one_up(each)) for each in pages]
    with Store() as store:
        kept = [store.keep(each) for each in plates]
        assert [store.keep(each) for each in kept] == kept
        assert [each.open() for each in reversed(kept)] == plates[::-1]
        assert press(kept, title="Cards") == press(pages, title="Cards")


def test_memory_does_not_hold_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cards.press.spool.IN_MEMORY", 1)
    held = []
    for count in (100, 300):
        # No two pages have a word in common, and each has 40 paragraphs.
        pages = (
            page(*(line(f"{n * k} {n + k}", 4 * k, group=k) for k in range(40)), slug=f"card-{n}")
            for n in range(count)
        )
        tracemalloc.start()
        size = len(press(pages, title="Cards"))
        held.append(tracemalloc.get_traced_memory()[1] - size)
        tracemalloc.stop()
    assert (held[1] - held[0]) / 200 < 7_000


# Text


def test_words_keep_their_blanks_within_and_across_lines() -> None:
    bold = glyphs("Set-up: ", BOLD)
    first = TextLine(Point(20, 40), 12, (bold, glyphs("stand under ", offset=bold.width)), Role.PARAGRAPH, 1)
    text = text_of(first, line("the bar. ", 55, group=1))
    assert text.split() == ["Set-up:", "stand", "under", "the", "bar."]
    assert "under \r\nthe" in text


@pytest.mark.parametrize(
    "text",
    [
        r"Hold (5 s) \ then ) Tj ET Q (",
        r"\051\012 (((( ))) \\",
        "% comment <</MCID 9>> BDC endstream endobj",
        "don’t – “brace” … 5 × 10 kg · ½ ³ € •",
    ],
)
def test_text_is_text_whatever_it_says(text: str) -> None:
    assert text_of(line(text, 50), line("After.", 80, group=1)).split() == [*text.split(), "After."]


@pytest.mark.parametrize("name", [BODY, GREEK])
def test_every_character_of_a_face_can_be_read_back(name: str) -> None:
    known = [
        chr(point)
        for point in sorted(face(name).widths)
        if chr(point).isalnum() and point < 0xE000  # without ligatures, which readers take apart
    ]
    rows = ["".join(known[i : i + 60]) for i in range(0, len(known), 60)]
    items = [line(row, 12.0 * place + 12, name=name, group=place) for place, row in enumerate(rows)]
    document = pypdfium2.PdfDocument(press([page(*items, size=Size(2000, 2000))], title="Cards"))
    assert document[0].get_textpage().get_text_bounded().split() == rows


def test_mixed_scripts_stay_one_line() -> None:
    assert text_of(line("Приседание Καθίσματα Ĥorizontal ấp lực", 50, name=GREEK)).strip() == (
        "Приседание Καθίσματα Ĥorizontal ấp lực"
    )


def test_a_fixed_blank_is_found_as_a_blank() -> None:
    assert "10 kg" in text_of(line("10\u00a0kg", 50))


def test_a_character_that_the_face_lacks_never_prints() -> None:
    with pytest.raises(AssertionError, match=r"AtkinsonHyperlegible-Regular.*\\u65e5"):
        press([page(line("日", 50))], title="Cards")


def test_text_stands_where_the_page_says() -> None:
    gap = 40.0
    both = TextLine(
        Point(30, 60), 20, (glyphs("H", size=20), glyphs("I", BOLD, offset=gap, size=20)), Role.PARAGRAPH, 0
    )
    sheet = pypdfium2.PdfDocument(press([page(both)], title="Cards"))[0].get_textpage()
    # Between the two the reader puts in a blank of its own, for the gap.
    first, second = sheet.get_charbox(0), sheet.get_charbox(2)
    assert first[1] == pytest.approx(200 - 60, abs=0.1)
    assert first[3] == pytest.approx(200 - 60 + 20 * face(BODY).cap_height, abs=0.3)
    assert 30 < first[0] < 33
    assert 30 + gap < second[0] < 30 + gap + 3


def test_kerning_moves_what_follows() -> None:
    def second_edge(*kerns: int) -> float:
        word = Glyphs("AVI", BODY, BLACK, 0, 30, kerns)
        sheet = pypdfium2.PdfDocument(
            press([page(TextLine(Point(20, 60), 20, (word,), Role.TITLE, 0))], title="x")
        )
        return float(sheet[0].get_textpage().get_charbox(1)[0])

    # 100 thousandths of 20 pt are 2 pt.
    assert second_edge(-100, 0, 0) == pytest.approx(second_edge() - 2, abs=0.02)
    assert second_edge(50, 0, 0) == pytest.approx(second_edge() + 1, abs=0.02)


def test_fonts_are_embedded_and_nothing_else_is_named(opened: Opener) -> None:
    document = opened(
        page(line("Stand", 50), line("Żółw", 70, name=BOLD)), page(line("Squat", 50), slug="two")
    )
    fonts = [font for sheet in document.pages for font in sheet.Resources.Font.values()]
    names = {str(font.BaseFont) for font in fonts}
    assert {name.split("+")[1] for name in names} == {BODY, BOLD}
    assert all(len(font.FontDescriptor.FontFile2.read_bytes()) > 500 for font in fonts)
    assert b"Helvetica" not in b"".join(
        item.read_raw_bytes() if isinstance(item, pikepdf.Stream) else item.unparse()
        for item in document.objects
    )


def test_one_document_holds_each_font_once(opened: Opener) -> None:
    document = opened(*(page(line(word, 50), slug=word) for word in ("Stand", "Squat", "Lunge")))
    files = [item for item in document.objects if isinstance(item, pikepdf.Stream) and "/Length1" in item]
    assert len(files) == 1


# Ink


def test_panels_rules_shapes_and_discs_print_in_their_colours() -> None:
    triangle = (Point(150, 20), Point(190, 20), Point(150, 60))
    tick = (Point(210, 40), Point(230, 60), Point(260, 20))
    image = picture_of(
        page(
            Panel(Rect(20, 20, 40, 40), RED),
            Panel(Rect(80, 20, 40, 40), GREEN, radius=10, stroke=BLUE, weight=4),
            Shape((triangle,), BLUE),
            Shape((tick,), None, RED, 4),
            Rule(Point(20, 100), Point(120, 100), BLUE, 4),
            Disc(Point(160, 100), 20, RED),
            Disc(Point(220, 100), 20, None, GREEN, 4),
        )
    )
    red, green, blue, white = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
    expected = {
        (21, 21): red,
        (58, 58): red,
        (61, 61): white,
        (100, 40): green,
        (80, 40): blue,
        (79, 19): white,  # cut off by the round corner
        (160, 30): blue,
        (185, 55): white,
        (230, 59): red,
        (209, 39): red,  # a stroke of a shape ends round
        (235, 30): white,  # an open path is not filled
        (70, 100): blue,
        (70, 104): white,
        (160, 90): red,
        (176, 116): white,
        (220, 100): white,
        (220, 80): green,
    }
    assert {place: image.getpixel(place) for place in expected} == expected


def test_dashes_leave_blanks() -> None:
    image = picture_of(page(Rule(Point(20, 50), Point(100, 50), BLACK, 4, dash=(10, 10))))
    assert [image.getpixel((x, 50)) for x in (25, 35, 45, 55)] == [(0, 0, 0), (255, 255, 255)] * 2


def test_a_whole_line_after_a_dashed_one_is_whole() -> None:
    dashed = Rule(Point(20, 50), Point(100, 50), BLACK, 4, dash=(10, 10))
    image = picture_of(page(dashed, Rule(Point(20, 80), Point(100, 80), BLACK, 4)))
    assert {image.getpixel((x, 80)) for x in range(22, 98)} == {(0, 0, 0)}


def test_a_colour_that_stays_is_set_once(opened: Opener) -> None:
    content = opened(page(line("one", 20), line("two", 40), line("three", 60))).pages[0].Contents.read_bytes()
    assert content.count(b" g\n") + content.count(b" rg\n") == 1


def test_greys_are_greys_to_the_printer(opened: Opener) -> None:
    content = opened(page(Panel(Rect(0, 0, 9, 9), Colour(0.5, 0.5, 0.5)))).pages[0].Contents.read_bytes()
    assert b"rg" not in content


# Codes


@pytest.mark.parametrize("scale", [100 / 72, 150 / 72, 300 / 72])
def test_the_code_scans_from_pixels(scale: float) -> None:
    found = zxingcpp.read_barcodes(picture_of(page(code()), scale))
    assert [one.text for one in found] == [LINK]


@pytest.mark.parametrize("scale", [1.37, 2.11, 2.9])
def test_no_hairline_parts_the_modules(scale: float) -> None:
    image = picture_of(page(code(20, 20, 290 / 3)), scale)
    module = 290 / 3 / 29
    middle = 20 + 3.5 * module
    # The middle of a finder is 3 by 3 dark modules.
    inside = [(middle + d * module) * scale for d in (-1.2, -0.5, 0, 0.5, 1.2)]
    assert {image.getpixel((round(x), round(y))) for x in inside for y in inside} == {(0, 0, 0)}


def test_the_code_is_ink_and_no_picture(opened: Opener) -> None:
    sheet = opened(page(code())).pages[0]
    assert "/XObject" not in sheet.Resources


def test_the_code_and_its_surroundings_are_a_link(opened: Opener) -> None:
    (link,) = opened(page(code(20, 20, 90))).pages[0].Annots
    assert str(link.A.URI) == LINK
    assert str(link.Contents) == "Video of the exercise"
    # 12 pt beyond the code on every side, y upward on a page of 200 pt.
    assert list(map(float, link.Rect)) == pytest.approx([8, 78, 122, 192])


def test_a_link_is_written_in_the_characters_of_a_uri(opened: Opener) -> None:
    odd = "https://example.org/a b)>>/é"
    item = code()
    moved = Symbol(item.rect, item.modules, BLACK, odd, "Video", item.hot)
    (link,) = opened(page(moved)).pages[0].Annots
    assert str(link.A.URI) == "https://example.org/a%20b)%3E%3E/%C3%A9"


# Pictures


def encoded(kind: str, mode: str = "RGB") -> bytes:
    """Make a red picture of 64 by 32 whose upper left quarter is green."""
    image = Bitmap.new("RGBA", (64, 32), (255, 0, 0, 0))
    image.paste((0, 255, 0, 255), (0, 0, 32, 16))
    file = io.BytesIO()
    image.convert(mode).save(file, kind, **({"quality": 95} if kind == "JPEG" else {}))
    return file.getvalue()


def test_pictures_stand_upright_in_their_place() -> None:
    image = picture_of(page(Image(Rect(20, 20, 128, 64), encoded("PNG"), "A squat")))
    assert image.getpixel((30, 30)) == (0, 255, 0)
    assert image.getpixel((30, 70)) == (255, 0, 0)
    assert image.getpixel((130, 30)) == (255, 0, 0)
    assert image.getpixel((150, 30)) == (255, 255, 255)


def test_a_jpeg_goes_through_byte_for_byte(opened: Opener) -> None:
    data = encoded("JPEG")
    sheet = opened(page(Image(Rect(20, 20, 128, 64), data, "A squat"))).pages[0]
    (picture,) = sheet.Resources.XObject.values()
    assert picture.read_raw_bytes() == data


def test_what_is_transparent_shows_the_paper() -> None:
    image = picture_of(page(Image(Rect(20, 20, 128, 64), encoded("PNG", "RGBA"), "A squat")))
    assert image.getpixel((30, 30)) == (0, 255, 0)
    assert image.getpixel((30, 70)) == (255, 255, 255)


def test_a_picture_on_many_pages_is_in_the_file_once(opened: Opener) -> None:
    item = Image(Rect(20, 20, 128, 64), encoded("PNG"), "A squat")
    document = opened(page(item, item), page(item, slug="two"))
    pictures = [
        x for x in document.objects if isinstance(x, pikepdf.Stream) and x.get("/Subtype") == "/Image"
    ]
    assert len(pictures) == 1


# Sheets


@pytest.mark.parametrize(
    ("turned", "corner"), [(0, (105, 55)), (90, (175, 55)), (180, (245, 125)), (270, (105, 195))]
)
def test_a_page_turns_clockwise_about_its_place(
    opened: Opener, turned: Turn, corner: tuple[int, int]
) -> None:
    # Upright, the card's place reaches from (100, 50) to (250, 130); turned by a quarter, to (180, 200).
    card = page(Panel(Rect(0, 0, 12, 12), RED), code(70, 15, 58), size=Size(150, 80))
    sheet = Sheet(Size(300, 220), (Placement(card, Point(100, 50), turned),))
    image = picture_of(sheet)
    assert image.getpixel(corner) == (255, 0, 0)
    (found,) = zxingcpp.read_barcodes(picture_of(sheet, 3))
    assert found.text == LINK
    (link,) = opened(sheet).pages[0].Annots
    left, bottom, right, top = (round(float(edge)) for edge in link.Rect)
    area = (left, 220 - top, right, 220 - bottom)
    assert area[2] - area[0] == area[3] - area[1] == 58 + 24
    corners = [found.position.top_left, found.position.bottom_right]
    assert all(area[0] < at.x / 3 < area[2] and area[1] < at.y / 3 < area[3] for at in corners)


def test_ink_ends_at_the_bleed_that_a_placement_has() -> None:
    card = page(Panel(Rect(-20, -20, 140, 140), RED), size=Size(100, 100), bleed=10)
    sheet = Sheet(Size(300, 200), (Placement(card, Point(50, 50), 0, Sides(0, 5, 10, 10)),))
    image = picture_of(sheet)
    for inside in [(41, 100), (153, 100), (100, 51), (100, 158)]:
        assert image.getpixel(inside) == (255, 0, 0)
    for outside in [(38, 100), (157, 100), (100, 48), (100, 162)]:
        assert image.getpixel(outside) == (255, 255, 255)


def test_a_sheet_has_ink_of_its_own_that_is_not_read_aloud(opened: Opener) -> None:
    ruler = Rule(Point(10, 10), Point(10, 100), BLACK, 2)
    note = TextLine(Point(20, 20), 8, (glyphs("Print at 100 %", size=8),), Role.PARAGRAPH, 0)
    cards = (Placement(page(line("one", 50)), Point(0, 0)), Placement(page(line("two", 50)), Point(0, 220)))
    sheet = Sheet(Size(300, 500), cards, (ruler, note), trim=Rect(5, 5, 290, 490))
    document = opened(sheet)
    assert list(map(float, document.pages[0].TrimBox)) == [5, 5, 295, 495]
    assert [kind for kind, _ in tree(document)] == ["Document", "Sect", "P", "Sect", "P"]


# Reading aloud


def tree(document: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Walk the structure tree in reading order: each element's type and itself."""

    def walk(node: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
        yield str(node.S)[1:], node
        for kid in node.K:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid)

    return walk(document.Root.StructTreeRoot.K)


def marked(content: bytes, number: int) -> bytes:
    """Return the operators between the beginning of a mark and its end."""
    return content.split(b"<</MCID %d>> BDC" % number)[1].split(b"EMC")[0]


def test_the_tree_says_what_each_line_is(opened: Opener) -> None:
    document = opened(
        page(
            line("Squat", 20, role=Role.TITLE, group=0),
            Panel(Rect(0, 0, 5, 5), RED),
            line("Setup", 40, role=Role.HEADING, group=1),
            line("1", 60, role=Role.LIST_LABEL, group=2),
            line("Stand ", 60, role=Role.LIST_BODY, group=2),
            line("tall.", 75, role=Role.LIST_BODY, group=2),
            line("2", 90, role=Role.LIST_LABEL, group=3),
            line("Sit.", 90, role=Role.LIST_BODY, group=3),
            line("Breathe.", 110, role=Role.PARAGRAPH, group=4),
            line("squat 1/1", 190, role=Role.ARTIFACT, group=5),
        )
    )
    kinds = [kind for kind, _ in tree(document)]
    assert kinds == ["Document", "Sect", "H1", "H2", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody", "P"]
    assert document.Root.MarkInfo.Marked is True
    assert str(document.Root.StructTreeRoot.K.K[0].Lang) == "en"


def test_a_heading_parts_two_lists(opened: Opener) -> None:
    document = opened(
        page(
            line("Sit.", 40, role=Role.LIST_BODY, group=1),
            line("Stand.", 60, role=Role.LIST_BODY, group=2),
            line("Tips", 80, role=Role.HEADING, group=3),
            line("Breathe.", 100, role=Role.LIST_BODY, group=4),
        )
    )
    kinds = [kind for kind, _ in tree(document)]
    assert kinds == ["Document", "Sect", "L", "LI", "LBody", "LI", "LBody", "H2", "L", "LI", "LBody"]


def test_a_list_says_whether_it_is_numbered(opened: Opener) -> None:
    document = opened(
        page(
            line("1", 40, role=Role.LIST_LABEL, group=1),
            line("Sit.", 40, role=Role.LIST_BODY, group=1),
            line("Then:", 60, group=2),
            line("•", 80, role=Role.LIST_LABEL, group=3),
            line("Stand.", 80, role=Role.LIST_BODY, group=3),
        )
    )
    lists = [node for kind, node in tree(document) if kind == "L"]
    assert [str(node.A.ListNumbering) for node in lists] == ["/Decimal", "/Disc"]


def test_cards_on_one_sheet_have_marks_of_their_own(opened: Opener) -> None:
    cards = (Placement(page(line("one", 50)), Point(0, 0)), Placement(page(line("two", 50)), Point(0, 220)))
    document = opened(Sheet(Size(300, 500), cards))
    content = document.pages[0].Contents.read_bytes()
    said = [[int(kid) for kid in node.K] for kind, node in tree(document) if kind == "P"]
    assert [
        word in marked(content, number) for word, (number,) in zip((b"one", b"two"), said, strict=True)
    ] == [
        True,
        True,
    ]


def test_every_mark_is_in_the_tree_once_and_found_from_its_page(opened: Opener) -> None:
    one = page(line("Squat", 20, role=Role.TITLE), code(20, 40), line("Stand.", 180, group=1))
    two = page(line("Lunge", 20, role=Role.TITLE), line("Step.", 50, group=1), slug="lunge")
    document = opened(one, two)
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    found = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    owned = [
        (node.Pg.objgen, int(kid), node.objgen)
        for _, node in tree(document)
        for kid in node.K
        if not isinstance(kid, pikepdf.Dictionary)
    ]
    expected = [
        (sheet.objgen, number, owner.objgen)
        for sheet in document.pages
        for number, owner in enumerate(found[int(sheet.StructParents)])
    ]
    assert sorted(owned) == sorted(expected)
    for sheet in document.pages:
        marks = sheet.Contents.read_bytes().count(b"/MCID")
        assert marks == len(found[int(sheet.StructParents)])


def test_nothing_is_drawn_outside_a_mark(opened: Opener) -> None:
    items = (Panel(Rect(0, 0, 9, 9), RED), line("Stand.", 50), code(20, 60), Disc(Point(9, 9), 3, RED))
    content = opened(page(*items)).pages[0].Contents.read_bytes()
    depth = 0
    for operator in content.split():
        depth += {b"BMC": 1, b"BDC": 1, b"EMC": -1}.get(operator, 0)
        assert depth in (0, 1)
        assert depth == 1 or operator not in (b"Tj", b"TJ", b"f", b"S", b"B", b"Do")


def test_the_link_holds_the_code_its_words_and_its_place(opened: Opener) -> None:
    item = code(20, 20)
    caption = TextLine(Point(20, 118), 8, (glyphs("youtu.be/SqO-VUEak2M", size=8),), Role.LINK, 7)
    document = opened(page(item, caption))
    (link,) = [node for kind, node in tree(document) if kind == "Link"]
    (annotation,) = document.pages[0].Annots
    places = [kid.Obj.objgen for kid in link.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
    assert places == [annotation.objgen]
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    found = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    assert found[int(annotation.StructParent)].objgen == link.objgen
    (figure,) = [node for kind, node in tree(document) if kind == "Figure"]
    assert str(figure.Alt) == "Video of the exercise"
    said = [int(kid) for kid in link.K if not isinstance(kid, pikepdf.Dictionary)]
    assert [b"youtu.be" in marked(document.pages[0].Contents.read_bytes(), number) for number in said] == [
        True
    ]


def test_words_under_no_code_are_no_link(opened: Opener) -> None:
    kinds = [kind for kind, _ in tree(opened(page(line("youtu.be", 50, role=Role.LINK))))]
    assert kinds == ["Document", "Sect", "P"]


def test_a_picture_has_its_words_and_one_without_is_decoration(opened: Opener) -> None:
    said = Image(Rect(20, 20, 64, 32), encoded("PNG"), "Start of the squat")
    silent = Image(Rect(20, 80, 64, 32), encoded("PNG"), "")
    figures = [node for kind, node in tree(opened(page(said, silent))) if kind == "Figure"]
    assert [str(node.Alt) for node in figures] == ["Start of the squat"]


# Outline


def titles(document: pikepdf.Pdf) -> list[str]:
    with document.open_outline() as outline:
        return [entry.title for entry in outline.root]


def test_several_pages_have_an_outline_with_each_exercise_once(opened: Opener) -> None:
    document = opened(
        page(title="Squat", slug="squat"),
        page(title="Squat", slug="squat"),
        page(title="Żuraw (ćwiczenie)", slug="zuraw"),
    )
    assert titles(document) == ["Squat", "Żuraw (ćwiczenie)"]
    with document.open_outline() as outline:
        assert outline.root[1].destination[0].objgen == document.pages[2].objgen


def test_one_page_needs_no_outline(opened: Opener) -> None:
    assert titles(opened(page())) == []


def test_the_file_is_packed(opened: Opener) -> None:
    """A card of text takes little more than its own words, besides its fonts."""
    pages = [page(line(f"Stand tall {n}", 50), slug=str(n)) for n in range(100)]
    growth = len(press(pages, title="Cards")) - len(press(pages[:50], title="Cards"))
    words = sum(len(zlib.compress(opened(each).pages[0].Contents.read_bytes())) for each in pages[50:])
    assert growth < 3 * words
