"""Pictures on a printed card: what they leave to the text."""

from pathlib import Path

import pypdfium2
import pytest
from conftest import SQUAT
from PIL import Image as Bitmap
from reading_back import placed_words
from running import lay, run
from values import MM, at

import cards
from cards.page import Image, Panel

#: A design whose pictures may take most of a card.
TALL = 'extends = "wall-a4"\n[pictures]\nheight = "{height}mm"\n'


def pictures(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return the places of the first page's pictures: left, top, right, foot, in points from its top left."""
    page = pypdfium2.PdfDocument(pdf)[0]
    boxes = [one.get_bounds() for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    return [
        (left, page.get_height() - top, right, page.get_height() - foot) for left, foot, right, top in boxes
    ]


def printed(here: Path, height: int, shape: tuple[int, int], *, said: str = "") -> bytes:
    Bitmap.new("RGB", shape, (200, 60, 60)).save(here / "squat.jpg")
    lay(here / "layouts" / "tall.toml", TALL.format(height=height))
    lay(here / "squat.md", SQUAT.replace("level:", "image: squat.jpg\nlevel:"))
    result = run("card", "squat.md", "--layout", "tall", "-o", "out.pdf")
    assert result.exit_code == 0, result.stderr
    assert said in result.stderr
    return (here / "out.pdf").read_bytes()


@pytest.mark.parametrize("shape", [(1200, 1200), (900, 1200)])
@pytest.mark.parametrize("height", [52, 150, 180, 220])
def test_a_fifth_of_the_card_is_left_to_the_text_under_a_picture(
    here: Path, height: int, shape: tuple[int, int]
) -> None:
    pdf = printed(here, height, shape)
    (picture,) = pictures(pdf)
    assert picture[3] < 0.8 * 297 * MM
    # A picture is made smaller for that, yet never to less than six tenths of what its design wants.
    assert picture[3] - picture[1] > 0.99 * min(0.6 * height, 90) * MM
    words = " ".join(word.text for word in placed_words(pdf))
    assert "Sit between your heels for three counts." in words
    assert "Elbows brush the knees." in words


def test_a_picture_as_tall_as_the_card_is_left_out_and_named(here: Path) -> None:
    pdf = printed(here, 285, (900, 1200), said="squat.jpg")
    assert pictures(pdf) == []
    assert "Elbows brush the knees." in " ".join(word.text for word in placed_words(pdf))


def test_words_that_no_face_has_leave_a_picture_without_any_under_it(here: Path) -> None:
    Bitmap.new("RGB", (400, 300), (200, 60, 60)).save(here / "squat.jpg")
    for alt in ("\u65e5\u672c", "Start"):
        lay(here / "squat.md", SQUAT.replace("level:", f"image: {{path: squat.jpg, alt: {alt}}}\nlevel:"))
        result = run("card", "squat.md", "--layout", "large-print-a4", "-o", "out.pdf")
        assert result.exit_code == 0, result.stderr
        pdf = (here / "out.pdf").read_bytes()
        assert len(pictures(pdf)) == 1
        assert ("Start" in [word.text for word in placed_words(pdf)]) is (alt == "Start")


def test_pictures_stand_together_in_the_middle_of_their_mat_each_over_its_words(here: Path) -> None:
    for name, shape in (("a.jpg", (400, 300)), ("b.jpg", (300, 400))):
        Bitmap.new("RGB", shape, (200, 60, 60)).save(here / name)
    listed = "images: [{path: a.jpg, alt: Start}, {path: b.jpg, alt: End of it}]\nlevel:"
    lay(here / "squat.md", SQUAT.replace("level:", listed))
    for shown in (["Start", "End of it"], ["Start"]):
        if len(shown) == 1:
            lay(here / "squat.md", SQUAT.replace("level:", "images: [{path: a.jpg, alt: Start}]\nlevel:"))
        page = cards.card("squat.md", layout="large-print-a4").pages[0]
        found = [item for item in page.items if isinstance(item, Image)]
        assert [image.alt for image in found] == shown
        (mat,) = [
            item.rect for item in page.items
            if isinstance(item, Panel) and item.fill and item.rect.contains(found[0].rect) and not item.stroke
        ]  # fmt: skip
        first, last = found[0].rect, found[-1].rect
        assert first.height == pytest.approx(last.height)
        # Side by side, or one over the other.
        rows = [(first, last)] if first.y == pytest.approx(last.y) else [(first, first), (last, last)]
        for left, right in rows:
            assert left.x - mat.x == pytest.approx(mat.right - right.right)
        assert [image.rect.width / image.rect.height for image in found] == [
            pytest.approx(shape, abs=0.01) for shape in (4 / 3, 3 / 4)[: len(shown)]
        ]
        for image in found:
            line = at(page, image.alt)
            assert line.at.x + line.width / 2 == pytest.approx(image.rect.x + image.rect.width / 2, abs=0.1)
            assert image.rect.bottom < line.at.y < mat.bottom
