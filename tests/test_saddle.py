"""Booklets, proved by printing, turning, folding and reading them."""

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import BLACK, BODY, MM

from cards.diagnostics import CardsError
from cards.geometry import Point, Rect, Size
from cards.imposition.saddle import Binding, booklet, folds
from cards.page import Colour, Glyphs, Page, Panel, Role, Rule, TextLine
from cards.press.press import press
from cards.sheet import Cut, Duplex, Flip, Marks, Placement, Printed, Sheet
from cards.units import paper

A5 = paper("a5")


def page(number: int, size: Size = A5, *, bleed: float = 3 * MM, safe: float = 6 * MM) -> Page:
    """A page that says its number at its head, left of the middle."""
    label = TextLine(Point(20, 30), 20, (Glyphs(f"p{number}.", BODY, BLACK, 0, 40),), Role.TITLE, 0)
    ink = Panel(Rect(-bleed, -bleed, size.width + 2 * bleed, size.height + 2 * bleed), Colour(1, 1, 0))
    return Page(size, bleed, safe, (ink, label), f"Page {number}", "en", f"page-{number}")


def pages(count: int) -> list[Page]:
    return [page(number) for number in range(1, count + 1)]


def fold(sheets: tuple[Sheet, ...], flip: Flip) -> list[int]:
    """Print sheets on both sides, lay them on each other, fold them, and read the numbers in order.

    Numbers are found in the printed file. A page whose head is down, or which is not behind the one
    that it should be behind, fails.
    """
    document = pypdfium2.PdfDocument(press(sheets, title="Booklet"))
    sides = [_halves(document[number]) for number in range(len(document))]
    assert len(sides) % 2 == 0
    before, after = [], []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        # A landscape sheet has its long edges at head and foot: turned over one, it stands on its head.
        upright = flip is Flip.SHORT
        left, right = front
        assert all(head for _, head in (left, right) if _), "a front stands on its head"
        back_left, back_right = back
        assert all(head is upright for _, head in back if _), "a back does not stand like its front"
        if not upright:
            back_left, back_right = back_right, back_left
        # Behind the front's right half lies the back's left half, seen as a reader turns the leaf.
        before += [right[0], back_left[0]]
        after = [back_right[0], left[0], *after]
    return [number for number in (*before, *after) if number]


def _halves(side: pypdfium2.PdfPage) -> tuple[tuple[int, bool], tuple[int, bool]]:
    """Return the number on the left and on the right half, and whether it is upright; 0 for a blank half."""
    width, height = side.get_size()
    assert width > height
    text = side.get_textpage()
    found = [(0, True), (0, True)]
    words, at = text.get_text_range(), 0
    while (at := words.find("p", at)) >= 0:
        number = int(words[at + 1 : words.index(".", at)])
        left, bottom, right, top = text.get_charbox(at)
        next_left = text.get_charbox(at + 1)[0]
        upright = next_left > left
        assert upright is ((bottom + top) / 2 > height / 2), "the head of the page is not at its head"
        found[(left + right) / 2 > width / 2] = (number, upright)
        at += 1
    return found[0], found[1]


@pytest.mark.parametrize("flip", list(Flip))
@pytest.mark.parametrize("count", [4, 8, 12, 52])
def test_folded_and_turned_the_pages_are_in_order(count: int, flip: Flip) -> None:
    sheets = booklet(pages(count), paper("a4"), Binding(), Cut(), Duplex(flip)).sheets
    assert len(sheets) == count // 2
    assert fold(sheets, flip) == list(range(1, count + 1))


@pytest.mark.parametrize("flip", list(Flip))
def test_signatures_are_folded_one_by_one(flip: Flip) -> None:
    sheets = booklet(pages(52), paper("a4"), Binding(signature=16), Cut(), Duplex(flip)).sheets
    read = [number for first in range(0, 24, 8) for number in fold(sheets[first : first + 8], flip)]
    assert read + fold(sheets[24:], flip) == list(range(1, 53))


@pytest.mark.parametrize("count", [1, 2, 3, 5, 10])
def test_pages_are_padded_with_blanks_at_the_end(count: int) -> None:
    sheets = booklet(pages(count), paper("a4"), Binding(), Cut(), Duplex(Flip.SHORT)).sheets
    assert len(sheets) == -(-count // 4) * 2
    assert fold(sheets, Flip.SHORT) == list(range(1, count + 1))


def test_a_blank_page_within_keeps_its_place() -> None:
    one, two, *_ = pages(4)
    sheets = booklet([one, None, two, None], paper("a4"), Binding(), Cut(), Duplex(Flip.SHORT)).sheets
    assert [[p.page.slug for p in sheet.placements] for sheet in sheets] == [["page-1"], ["page-2"]]
    assert [sheet.placements[0].trim.x > sheet.size.width / 2 - 1 for sheet in sheets] == [True, True]


def test_no_pages_make_no_sheets() -> None:
    assert booklet([], paper("a4"), Binding(), Cut(), Duplex()).sheets == ()


@given(st.integers(1, 400), st.sampled_from([None, 4, 8, 16, 32]))
def test_every_page_is_printed_once(count: int, signature: int | None) -> None:
    sheets = folds(count, signature)
    assert sorted(number for one in sheets for number in (*one.front, *one.back)) == list(
        range(-(-count // 4) * 4)
    )
    assert all(one.depth < (signature or 400) // 4 for one in sheets)
    # Leaves: what is printed behind a page is the one before or after it.
    for one in sheets:
        assert one.front[1] + 1 == one.back[0]
        assert one.back[1] + 1 == one.front[0]


def test_sides_may_be_printed_one_after_the_other() -> None:
    both = booklet(pages(8), paper("a4"), Binding(), Cut(), Duplex()).sheets
    fronts = booklet(pages(8), paper("a4"), Binding(), Cut(), Duplex(sides=Printed.FRONTS)).sheets
    backs = booklet(pages(8), paper("a4"), Binding(), Cut(), Duplex(sides=Printed.BACKS)).sheets
    assert (fronts, backs) == (both[::2], both[1::2])


# Creep


def placed(sheets: tuple[Sheet, ...], number: int) -> Placement:
    (found,) = (p for sheet in sheets for p in sheet.placements if p.page.slug == f"page-{number}")
    return found


def test_inner_leaves_move_to_the_fold_by_the_creep() -> None:
    sheets = booklet(pages(12), paper("a4"), Binding(creep=0.2 * MM), Cut(), Duplex(Flip.SHORT)).sheets
    middle = 297 / 2
    # Right and left pages of the outermost, the next and the innermost sheet.
    for number, shift in ((1, 0), (3, 0.2), (5, 0.4), (7, 0.4), (9, 0.2), (11, 0)):
        assert placed(sheets, number).trim.x / MM == pytest.approx(middle - shift, abs=0.001)
    for number, shift in ((2, 0), (4, 0.2), (6, 0.4), (8, 0.4), (10, 0.2), (12, 0)):
        assert placed(sheets, number).trim.right / MM == pytest.approx(middle + shift, abs=0.001)


@pytest.mark.parametrize("flip", list(Flip))
def test_no_page_leaves_ink_beyond_the_fold(flip: Flip) -> None:
    sheets = booklet(pages(16), paper("a3"), Binding(creep=0.3 * MM), Cut(bleed=2 * MM), Duplex(flip)).sheets
    for sheet in sheets:
        left, right = (placement.inked for placement in sorted(sheet.placements, key=lambda p: p.at.x))
        assert left.right == pytest.approx(sheet.size.width / 2)
        assert right.x == pytest.approx(sheet.size.width / 2)
        # What the creep takes from the outer edge, ink beyond the trim makes up for.
        assert left.x / MM == pytest.approx((420 - 296) / 2 - 2, abs=0.01)


def test_creep_that_would_cut_words_is_refused() -> None:
    with pytest.raises(CardsError, match=r"would move by 6\.5 mm.*--signature 16"):
        booklet(pages(56), paper("a4"), Binding(creep=0.5 * MM), Cut(), Duplex())
    booklet(pages(56), paper("a4"), Binding(creep=0.5 * MM, signature=16), Cut(), Duplex())


# Marks


def rules(sheet: Sheet) -> list[Rule]:
    return [item for item in sheet.marks if isinstance(item, Rule)]


def test_the_staples_go_through_the_fold_of_the_outermost_sheet() -> None:
    sheets = booklet(pages(8), paper("a4"), Binding(), Cut(), Duplex()).sheets
    outside, *others = sheets
    middles = [((r.start.y + r.end.y) / 2 / MM, r.start.x / MM) for r in rules(outside)]
    assert middles == [
        (pytest.approx(52.5), pytest.approx(148.5)),
        (pytest.approx(157.5), pytest.approx(148.5)),
    ]
    assert [rules(sheet) for sheet in others] == [[], [], []]


def test_every_signature_has_its_own_staples() -> None:
    sheets = booklet(pages(16), paper("a4"), Binding(signature=8), Cut(), Duplex()).sheets
    assert [len(rules(sheet)) for sheet in sheets] == [2, 0, 0, 0, 2, 0, 0, 0]


def test_with_room_around_it_the_fold_is_marked_in_the_margins_and_the_cut_by_crop_marks() -> None:
    cut = Cut(Marks.CORNER, 3 * MM)
    front, back = booklet(pages(4), paper("a3"), Binding(), cut, Duplex()).sheets
    dashed = [rule for rule in rules(front) if rule.dash]
    assert {rule.start.x / MM for rule in dashed} == {210}
    block = Rect(62 * MM, 43.5 * MM, 296 * MM, 210 * MM)
    for rule in dashed:
        assert max(rule.start.y, rule.end.y) < block.y or min(rule.start.y, rule.end.y) > block.bottom
    assert sum(rule.weight == 0.25 for rule in rules(back)) >= 8
    assert front.trim is not None
    assert (front.trim.x / MM, front.trim.width / MM) == (pytest.approx(62), pytest.approx(296))


def test_a_blank_half_page_takes_no_ruler() -> None:
    front, _ = booklet(pages(3), paper("a4"), Binding(), Cut(), Duplex()).sheets
    assert [item for item in front.marks if isinstance(item, TextLine)] == []


# What cannot be


def test_pages_that_do_not_fit_are_refused_with_what_does() -> None:
    with pytest.raises(
        CardsError, match=r"two A4 pages .* do not fit on one A4 sheet; .*imposed a3.*paper a5"
    ):
        booklet([page(1, paper("a4"))], paper("a4"), Binding(), Cut(), Duplex())


def test_pages_of_two_sizes_are_refused() -> None:
    with pytest.raises(CardsError, match="page-2: error: the page measures A4, the booklet A5"):
        booklet([page(1), page(2, paper("a4"))], paper("a4"), Binding(), Cut(), Duplex())


@pytest.mark.parametrize("signature", [-4, 0, 2, 10])
def test_a_signature_is_a_multiple_of_four(signature: int) -> None:
    with pytest.raises(CardsError, match="a folded sheet has 4 pages"):
        booklet(pages(4), paper("a4"), Binding(signature=signature), Cut(), Duplex())


def test_a_booklet_too_thick_to_staple_is_told() -> None:
    thick = booklet(pages(100), paper("a4"), Binding(), Cut(), Duplex())
    assert "25 sheets" in thick.diagnostics[0].message
    assert booklet(pages(80), paper("a4"), Binding(), Cut(), Duplex()).diagnostics == ()


def test_letter_booklets_fill_the_sheet() -> None:
    half = paper("half-letter")
    sheets = booklet([page(n, half) for n in range(1, 5)], paper("letter"), Binding(), Cut(), Duplex()).sheets
    assert {(sheet.size.width, sheet.size.height) for sheet in sheets} == {(792, 612)}
    assert sorted(p.trim.x for p in sheets[0].placements) == pytest.approx([0, 396])


def test_every_side_says_which_it_is_and_in_which_signature() -> None:
    def notes(binding: Binding) -> list[str]:
        sheets = booklet(pages(16), paper("a3"), binding, Cut(), Duplex()).sheets
        lines = [item.text for sheet in sheets for item in sheet.marks if isinstance(item, TextLine)]
        return [line.rpartition("·")[2].strip() for line in lines]

    assert notes(Binding())[:3] == ["sheet 1, front", "sheet 1, back", "sheet 2, front"]
    assert notes(Binding(signature=8))[3:6] == [
        "signature 1, sheet 2, back", "signature 2, sheet 1, front", "signature 2, sheet 1, back",
    ]  # fmt: skip
