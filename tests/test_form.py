"""Drawings in the printed file: where they stand, what they say, how often they are stored."""

import io
import pickle
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from conftest import PageMaker
from PIL import Image as Bitmap

from cards.colour import Colour
from cards.drawing import Drawing, Hatch, Ink
from cards.geometry import Point, Rect, Size
from cards.page import Figure, Page
from cards.press.engraving import engrave
from cards.press.plate import plate
from cards.press.press import press
from cards.press.proof import Fault, findings
from cards.sheet import Placement, Sheet, Turn, one_up

RED = Colour(1, 0, 0)
BLUE = Colour(0, 0, 1)
BLACK = Colour(0, 0, 0)
WHITE = (255, 255, 255)
SQUARE = "0 0 m 400 0 l 400 400 l 0 400 l h"
#: Red all over, blue in its upper left quarter.
QUARTERED = Drawing(
    Size(400, 400), (Ink(SQUARE, fill=RED), Ink("0 0 m 200 0 l 200 200 l 0 200 l h", fill=BLUE))
)
HATCHED = Drawing(
    Size(400, 400), (Ink(SQUARE, hatch=Hatch(BLACK, 2, 10), box=Rect(0, 0, 400, 400)),)
)  # fmt: skip


def page(*items: Figure, slug: str = "squat") -> Page:
    return Page(Size(300, 200), 0, 10, items, "Squat", "en", slug)


def picture(work: Page | Sheet, scale: float = 1.0) -> Bitmap.Image:
    return pypdfium2.PdfDocument(press([work], title="Cards"))[0].render(scale=scale).to_pil()


def forms(pdf: bytes) -> Iterator[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
                yield thing.read_bytes()


def test_a_drawing_stands_upright_and_undistorted_in_the_middle_of_its_place() -> None:
    seen = picture(page(Figure(Rect(20, 20, 160, 80), QUARTERED, "A square")))
    assert seen.getpixel((70, 30)) == (0, 0, 255)
    assert seen.getpixel((130, 30)) == (255, 0, 0)
    assert seen.getpixel((70, 90)) == (255, 0, 0)
    # The place is twice as wide as the drawing: a quarter on each side stays blank.
    assert seen.getpixel((55, 50)) == seen.getpixel((145, 50)) == WHITE
    assert seen.getpixel((100, 103)) == WHITE


@pytest.mark.parametrize(
    ("turned", "blue", "red"),
    [
        (0, (30, 30), (80, 80)),
        (90, (170, 30), (120, 80)),
        (180, (270, 170), (220, 120)),
        (270, (30, 270), (80, 220)),
    ],
)
def test_a_drawing_turns_with_its_page(turned: Turn, blue: tuple[int, int], red: tuple[int, int]) -> None:
    card = page(Figure(Rect(20, 20, 80, 80), QUARTERED, "A square"))
    size = card.trim if turned in (0, 180) else card.trim.turned
    seen = picture(Sheet(size, (Placement(card, Point(0, 0), turned),)))
    assert seen.getpixel(blue) == (0, 0, 255)
    assert seen.getpixel(red) == (255, 0, 0)


def test_equal_drawings_are_in_the_file_once_at_any_size() -> None:
    one = Figure(Rect(20, 20, 80, 80), QUARTERED, "A square")
    again = Figure(Rect(120, 20, 40, 40), replace(QUARTERED), "A square")
    other = Figure(Rect(120, 20, 40, 40), replace(QUARTERED, inks=QUARTERED.inks[:1]), "A square")
    assert len(list(forms(press([page(one, again), page(one, slug="two")], title="Cards")))) == 1
    assert len(list(forms(press([page(one, other)], title="Cards")))) == 2


def test_plates_made_apart_share_their_drawings() -> None:
    card = page(Figure(Rect(20, 20, 80, 80), QUARTERED, "A square"))
    sent = [pickle.loads(pickle.dumps(plate(one_up(engrave(card))))) for _ in range(2)]
    pdf = press(sent, title="Cards")
    assert pdf == press([card, card], title="Cards")
    assert len(list(forms(pdf))) == 1


def bars(seen: Bitmap.Image, row: int) -> list[int]:
    """Return where dark runs begin in a row of pixels."""
    dark = [seen.convert("L").getpixel((x, row)) < 128 for x in range(seen.width)]
    return [x for x in range(1, seen.width) if dark[x] and not dark[x - 1]]


@pytest.mark.parametrize("side", [60, 160])
def test_a_hatch_is_the_same_on_paper_at_any_size(side: int) -> None:
    seen = picture(page(Figure(Rect(20, 20, side, side), HATCHED, "Stripes")), scale=4)
    starts = bars(seen, 4 * (20 + side // 2))
    steps = [b - a for a, b in pairwise(starts)]
    assert len(starts) >= side / 10 / 2**0.5 - 1
    assert all(abs(step - 4 * 10 * 2**0.5) <= 2 for step in steps)
    # The bars rise to the right, and none leaves the path.
    higher = bars(seen, 4 * (20 + side // 2) - 8)
    assert any(abs(x + 8 - y) <= 1 for x in starts for y in higher)
    assert not any(seen.convert("L").getpixel((x, 4 * 16)) < 255 for x in range(seen.width))
    assert all(4 * 20 - 1 <= x <= 4 * (20 + side) + 1 for x in starts)


def test_what_is_written_once_can_stand_in_several_places() -> None:
    inks = (Ink("0 0 m 50 0 l 50 400 l 0 400 l h", BLUE), Ink("0 0 m 50 0 l 50 400 l 0 400 l h", BLUE, x=200))
    last = Ink("100 0 m 150 0 l 150 400 l 100 400 l h", RED)
    seen = picture(page(Figure(Rect(0, 0, 200, 200), Drawing(Size(400, 400), (*inks, last)), "Stripes")))
    blue, red = (0, 0, 255), (255, 0, 0)
    assert [seen.getpixel((x, 100)) for x in (10, 40, 60, 90, 110, 140)] == [
        *(blue, WHITE, red, WHITE, blue, WHITE)
    ]


def test_the_bars_of_two_shapes_are_on_one_grid() -> None:
    upper, lower = "0 0 m 400 0 l 400 200 l 0 200 l h", "0 200 m 400 200 l 400 400 l 0 400 l h"
    boxes = (Rect(0, 0, 400, 200), Rect(0, 200, 400, 200))
    inks = tuple(
        Ink(path, hatch=Hatch(BLACK, 2, 10), box=box) for path, box in zip((upper, lower), boxes, strict=True)
    )
    whole = picture(page(Figure(Rect(20, 20, 160, 160), HATCHED, "Stripes")), scale=4)
    parted = picture(page(Figure(Rect(20, 20, 160, 160), Drawing(Size(400, 400), inks), "Stripes")), scale=4)
    rows = [4 * y + 2 for y in (40, 70, 130, 160)]
    assert all(
        abs(a - b) <= 1 for row in rows for a, b in zip(bars(whole, row), bars(parted, row), strict=True)
    )


def test_a_hatch_lies_over_the_fill_and_under_the_outline() -> None:
    inks = (Ink(SQUARE, RED, Hatch(BLACK, 2, 10), BLUE, 40, Rect(0, 0, 400, 400)),)
    seen = picture(page(Figure(Rect(20, 20, 100, 100), Drawing(Size(400, 400), inks), "Stripes")), scale=4)
    found = {seen.getpixel((x, 4 * 70)) for x in range(4 * 28, 4 * 112)}
    assert {(255, 0, 0), (0, 0, 0)} <= found
    assert {seen.getpixel((4 * 22, y)) for y in range(4 * 40, 4 * 100)} == {(0, 0, 255)}


def figures(pdf: bytes) -> list[tuple[str, list[float]]]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        nodes = [node for node in document.objects if isinstance(node, pikepdf.Dictionary)]
        tagged = [node for node in nodes if node.get("/S") == "/Figure"]
        return [(str(node.Alt), [float(edge) for edge in node.A.BBox]) for node in tagged]


def test_a_drawing_says_what_it_shows_and_where() -> None:
    said = Figure(Rect(20, 30, 100, 50), QUARTERED, "Standing, then squatting")
    silent = Figure(Rect(150, 30, 50, 50), QUARTERED, "")
    assert figures(press([page(said, silent)], title="Cards")) == [
        ("Standing, then squatting", [20, 120, 120, 170])
    ]


def test_a_drawing_in_greys_uses_black_ink_alone() -> None:
    grey = Ink(SQUARE, Colour(0.5, 0.5, 0.5), None, BLACK, 3)
    (operators,) = forms(
        press([page(Figure(Rect(0, 0, 9, 9), Drawing(Size(400, 400), (grey,)), ""))], title="")
    )
    assert b"0.500 g" in operators
    assert b"0.000 G" in operators
    assert b" rg" not in operators.lower()


def test_the_proof_sees_a_drawing_over_words(make_page: PageMaker) -> None:
    card = make_page("# Squat\n\nSit down between your heels.")
    covered = replace(card, items=(*card.items, Figure(Rect(0, 0, 400, 400), QUARTERED, "")))
    assert not any(finding.fault is Fault.OVERLAP for finding in findings(card))
    assert any(finding.fault is Fault.OVERLAP for finding in findings(covered))
