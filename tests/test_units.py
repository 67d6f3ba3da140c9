import pytest

from cards.geometry import Size
from cards.units import millimetres, paper, paper_name, points


@pytest.mark.parametrize(
    ("text", "expected"),
    [("72pt", 72.0), ("1in", 72.0), ("25.4mm", 72.0), ("2.54 cm", 72.0), (".5in", 36.0), ("1 FT", 864.0)],
)
def test_a_length_becomes_points(text: str, expected: float) -> None:
    assert points(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["8", "mm", "8 mm 2", "-3mm", "8px", "", "1e3mm"])
def test_what_is_no_length_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="such as"):
        points(text)


def test_millimetres_undo_points() -> None:
    assert millimetres(points("8mm")) == pytest.approx(8)


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [("A4", 210, 297), ("a3", 297, 420), ("Letter", 215.9, 279.4), ("4x6", 101.6, 152.4), ("A7", 74, 105)],
)
def test_papers_have_the_sizes_of_their_standards(name: str, width: float, height: float) -> None:
    size = paper(name)
    assert (millimetres(size.width), millimetres(size.height)) == pytest.approx((width, height))


def test_a_paper_may_be_given_by_its_sides() -> None:
    assert paper("1in x 2in") == Size(72, 144)
    assert paper("1in×2in") == Size(72, 144)


def test_an_unknown_paper_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"A4.*4x6"):
        paper("foolscap")


def test_a_size_has_a_paper_s_name_only_where_both_sides_are_the_paper_s() -> None:
    mm = 72 / 25.4
    assert paper_name(Size(210 * mm, 297 * mm)) == paper_name(Size(297 * mm, 210 * mm)) == "A4"
    assert paper_name(Size(210 * mm, 200 * mm)) == "210 x 200 mm"
    assert paper_name(Size(210 * mm, 296.9 * mm)) == "210 x 296.9 mm"
    assert paper_name(Size(200 * mm, 297 * mm)) == "200 x 297 mm"
