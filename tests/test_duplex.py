"""Fronts and backs, proved by turning the printed paper over."""

import pypdfium2
import pytest
from PIL import Image as Bitmap
from PIL import ImageChops
from PIL.Image import Transpose
from values import MM

from cards.diagnostics import CardsError
from cards.geometry import Point, Rect, Size
from cards.imposition.n_up import find_stock, on_own_paper, on_stock, read_up, wall
from cards.imposition.printer import read_offset
from cards.page import Colour, Page, Panel
from cards.press.press import press
from cards.sheet import Cut, Duplex, Flip, Printed, Sheet

#: Pixels to the millimetre.
FINE = 20


def face(slug: str, size: Size, *marks: tuple[Colour, float, float]) -> Page:
    squares = tuple(Panel(Rect(x, y, 4 * MM, 4 * MM), colour) for colour, x, y in marks)
    return Page(size, 0, 8 * MM, squares, slug, "en", slug)


def front_and_back(number: int, size: Size) -> tuple[Page, Page]:
    """One square at the head of the front's left edge, which is the back's right, and another lower.

    Colours tell cards and squares apart.
    """
    head, lower = Colour(1, number / 5, 0), Colour(0, number / 5, 1)
    front = face(f"front-{number}", size, (head, 0, 0), (lower, 0, 8 * MM))
    right = size.width - 4 * MM
    return front, face(f"back-{number}", size, (head, right, 0), (lower, right, 8 * MM))


def picture(sheet: Sheet) -> Bitmap.Image:
    document = pypdfium2.PdfDocument(press([sheet], title="Cards"))
    return document[0].render(scale=FINE / MM).to_pil().convert("RGB")


def turned_over(image: Bitmap.Image, flip: Flip) -> Bitmap.Image:
    """Look at a back through the paper: it was turned about one of the paper's edges."""
    long_edge_stands = image.height >= image.width
    about_a_standing_edge = long_edge_stands if flip is Flip.LONG else not long_edge_stands
    return image.transpose(Transpose.FLIP_LEFT_RIGHT if about_a_standing_edge else Transpose.FLIP_TOP_BOTTOM)


def area(image: Bitmap.Image, colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Return where a colour is seen: left, top, right, bottom."""
    seen = ImageChops.difference(image, Bitmap.new("RGB", image.size, colour)).convert("L")
    box = seen.point(lambda off: 255 if off < 3 else 0).getbbox()
    assert box, f"{colour} is nowhere"
    return box


@pytest.mark.parametrize("flip", list(Flip))
@pytest.mark.parametrize(
    ("sheet", "card", "up"),
    [
        (Size(60 * MM, 70 * MM), Size(22 * MM, 28 * MM), "2x2"),
        (Size(70 * MM, 60 * MM), Size(28 * MM, 22 * MM), "2x2"),
        (Size(60 * MM, 80 * MM), Size(33 * MM, 24 * MM), "2x2"),
    ],
    ids=["upright", "landscape", "turned"],
)
def test_front_and_back_register_when_the_paper_is_turned(
    flip: Flip, sheet: Size, card: Size, up: str
) -> None:
    pairs = [front_and_back(number, card) for number in range(3)]
    fronts, backs = [front for front, _ in pairs], [back for _, back in pairs]
    imposed = wall(fronts, backs, sheet, read_up(up), Cut(), Duplex(flip))
    front, back = imposed.sheets
    image, behind = picture(front), turned_over(picture(back), flip)
    for number in range(3):
        for colour in ((255, 51 * number, 0), (0, 51 * number, 255)):
            for there, here in zip(area(image, colour), area(behind, colour), strict=True):
                assert abs(there - here) / FINE <= 0.1


@pytest.mark.parametrize("flip", list(Flip))
def test_a_card_on_its_own_paper_has_its_back_head_to_head(flip: Flip) -> None:
    front, back = front_and_back(0, Size(30 * MM, 40 * MM))
    one, other = on_own_paper([front], [back], Cut(), Duplex(flip)).sheets
    image, behind = picture(one), turned_over(picture(other), flip)
    # The squares touch the edge, so look at their middles.
    for y, colour in ((2, (255, 0, 0)), (10, (0, 0, 255))):
        assert image.getpixel((2 * FINE, y * FINE)) == behind.getpixel((2 * FINE, y * FINE)) == colour


def names(sheets: tuple[Sheet, ...]) -> list[list[str]]:
    return [[placement.page.slug for placement in sheet.placements] for sheet in sheets]


SMALL, PAPER = Size(60 * MM, 80 * MM), Size(210 * MM, 297 * MM)


def deck(count: int) -> tuple[list[Page], list[Page | None]]:
    pairs = [front_and_back(number, SMALL) for number in range(count)]
    return [front for front, _ in pairs], [back for _, back in pairs]


def test_each_front_is_followed_by_its_back() -> None:
    fronts, backs = deck(3)
    for sides, expected in (
        (Printed.BOTH, [["front-0", "front-1"], ["back-0", "back-1"], ["front-2"], ["back-2"]]),
        (Printed.FRONTS, [["front-0", "front-1"], ["front-2"]]),
        (Printed.BACKS, [["back-0", "back-1"], ["back-2"]]),
    ):
        sheets = wall(fronts, backs, PAPER, read_up("2"), Cut(), Duplex(sides=sides)).sheets
        assert names(sheets) == expected


def test_a_back_that_is_missing_leaves_its_place_blank() -> None:
    fronts, backs = deck(3)
    sheets = wall(fronts, [None, *backs[1:2], None], PAPER, read_up("2"), Cut(), Duplex()).sheets
    assert names(sheets) == [["front-0", "front-1"], ["back-1"], ["front-2"], []]
    assert sheets[3].size == PAPER


def test_the_offset_moves_backs_and_nothing_else() -> None:
    fronts, backs = deck(2)
    plain = wall(fronts, backs, PAPER, read_up("2"), Cut(), Duplex()).sheets
    moved = wall(fronts, backs, PAPER, read_up("2"), Cut(), Duplex(offset=Point(1.5 * MM, -0.5 * MM))).sheets
    assert moved[0] == plain[0]
    for before, after in zip(plain[1].placements, moved[1].placements, strict=True):
        assert after.at.x - before.at.x == pytest.approx(1.5 * MM)
        assert after.at.y - before.at.y == pytest.approx(-0.5 * MM)
        assert after.turned == before.turned


def test_backs_alone_of_cards_without_any_are_refused() -> None:
    with pytest.raises(CardsError, match="these cards have no backs"):
        wall(deck(1)[0], [], PAPER, read_up("auto"), Cut(), Duplex(sides=Printed.BACKS))


def test_a_back_of_another_size_is_refused() -> None:
    front, _ = front_and_back(0, SMALL)
    _, back = front_and_back(0, SMALL.turned)
    with pytest.raises(
        CardsError, match="front-0: error: the back measures 80 x 60 mm, the front 60 x 80 mm"
    ):
        on_own_paper([front], [back], Cut(), Duplex())


def test_an_offset_is_read_in_millimetres() -> None:
    assert read_offset("1.5,-0.5") == Point(1.5 * MM, -0.5 * MM)
    assert read_offset(" +2mm ; .25 mm") == Point(2 * MM, 0.25 * MM)


@pytest.mark.parametrize("text", ["", "1", "a,b", "1,2,3", "21,0", "1 2"])
def test_what_is_no_offset_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write millimetres"):
        read_offset(text)


def test_pre_cut_stock_has_backs_too() -> None:
    fronts, backs = [], []
    for number in range(3):
        front, back = front_and_back(number, Size(5 * 72, 3 * 72))
        fronts.append(front)
        backs.append(back)
    first, second = on_stock(fronts, backs, find_stock("avery-5388"), Duplex(Flip.LONG)).sheets
    assert [p.at for p in first.placements] == [p.at for p in second.placements]
