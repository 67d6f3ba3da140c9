"""A page whose ink is operators already is printed as the page itself, wherever it stands."""

import io
import zlib
from dataclasses import replace

import pypdfium2
from conftest import SQUAT, PageMaker
from reading_back import codes, links, page_texts
from values import BLACK

from cards.geometry import Point, Rect, Size
from cards.imposition.ruler import text_line
from cards.page import Colour, Jump, Page, Panel, Role, Rule, Symbol
from cards.press.engraving import engrave
from cards.press.plate import plate
from cards.press.press import press
from cards.sheet import Placement, Sheet, one_up


def on_one_sheet(*pages: Page) -> Sheet:
    wide = sum(page.trim.width for page in pages)
    places = [sum(page.trim.width for page in pages[:at]) for at in range(len(pages))]
    placements = (Placement(page, Point(x, 0)) for page, x in zip(pages, places, strict=True))
    return Sheet(Size(wide, pages[0].trim.height), tuple(placements))


def test_an_engraved_page_is_printed_as_the_page_itself(make_page: PageMaker) -> None:
    page = make_page(SQUAT)
    assert engrave(page).items == ()
    assert plate(one_up(engrave(page))) == plate(one_up(page))
    assert engrave(engrave(page)) == engrave(page)


def test_two_engraved_pages_share_a_sheet_and_keep_their_words_and_links(make_page: PageMaker) -> None:
    pages = [
        make_page(SQUAT),
        make_page(SQUAT.replace("Goblet", "Front").replace("MeIiIdhvXT4", "dQw4w9WgXcQ")),
    ]
    pages[1] = replace(pages[1], slug="front-squat")
    apart = plate(on_one_sheet(*pages))
    assert plate(on_one_sheet(*map(engrave, pages))) == apart
    pdf = press([on_one_sheet(*map(engrave, pages))], title="Two")
    addresses = {"https://youtu.be/MeIiIdhvXT4", "https://youtu.be/dQw4w9WgXcQ"}
    assert set(codes(pdf)[0]) == addresses
    assert set(links(pdf)[0]) == addresses
    # Each stretch that says something has a number of its own.
    numbers = zlib.decompress(apart.content).split(b"/MCID ")[1:]
    marks = sum(len(section.marks) for section in apart.sections)
    assert sorted(int(word.split(b">>")[0]) for word in numbers) == list(range(marks))


def test_what_is_set_on_an_engraved_page_comes_on_top(make_page: PageMaker) -> None:
    page = make_page(SQUAT)
    folio = text_line("Folio 7", Point(140, 390), 8)
    engraved = replace(engrave(page), items=(folio,), folio="7", depth=1)
    section = plate(one_up(engraved)).sections[0]
    text = page_texts(press([engraved], title="One"))[0]
    assert "Folio 7" in text
    assert "Push the floor away." in " ".join(text.split())
    assert (section.folio, section.depth) == ("7", 1)


def test_a_link_on_top_is_told_from_those_beneath(make_page: PageMaker) -> None:
    page = make_page(SQUAT)
    line = replace(text_line("to the list", Point(100, 392), 6), role=Role.LINK)
    engraved = replace(engrave(page), items=(Jump(Rect(95, 385, 60, 10), "list", "The list"), line))
    made = plate(one_up(engraved))
    assert made == plate(one_up(engrave(engraved)))
    assert [link.target for link in made.links] == ["", "list"]
    assert made.links[made.sections[0].marks[-1].link or 0].alt == "The list"


def test_a_rule_on_top_of_a_dashed_one_is_whole() -> None:
    dashed = Rule(Point(10, 20), Point(90, 20), BLACK, 2, dash=(3, 6))
    whole = Rule(Point(10, 60), Point(90, 60), BLACK, 2)
    page = engrave(Page(Size(100, 100), 0, 0, (dashed,), "Rules", "en", "rules"))
    pdf = press([replace(page, items=(whole,))], title="Rules")
    picture = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].render(scale=2).to_pil().convert("L")
    assert max(picture.getpixel((x, 120)) for x in range(24, 176)) < 128
    assert max(picture.getpixel((x, 40)) for x in range(24, 176)) > 128


def test_symbols_and_panels_stay_in_their_order(make_page: PageMaker) -> None:
    page = make_page(SQUAT)
    symbol = next(item for item in page.items if isinstance(item, Symbol))
    cover = Panel(symbol.rect, fill=Colour(1, 1, 1))
    assert codes(press([replace(engrave(page), items=(cover,))], title="Covered")) == [[]]
    assert codes(press([engrave(page)], title="Bare")) == [[symbol.url]]
