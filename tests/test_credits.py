"""Who made the pictures of a card: read, printed small at its foot, and kept in its data."""

import io
import json
from pathlib import Path

import pikepdf
import pytest
from conftest import SQUAT
from PIL import Image as Bitmap
from reading_back import page_texts
from running import lay, run
from values import MM

import cards
from cards.page import Image, Page, TextLine
from cards.press.proof import findings

ROE = "Photo: Jane Roe"
ONE = f'images: [{{path: a.png, credit: "{ROE}", alt: "Down"}}]\n'
STEPS = "\n<!-- howto -->\n\n### Sit\nDown.\n\n### Rise\nUp.\n"


@pytest.fixture
def squat(here: Path) -> Path:
    Bitmap.new("RGB", (300, 200), (200, 60, 60)).save(here / "a.png")
    Bitmap.new("RGB", (200, 300), (60, 200, 60)).save(here / "b.png")
    return here


def write(here: Path, matter: str, text: str = "") -> None:
    lay(here / "squat.md", SQUAT.replace("level:", f"{matter}level:") + text + STEPS)


def page_of(layout: str) -> Page:
    return cards.card("squat.md", layout=layout).pages[0]


def printed(page: Page) -> list[TextLine]:
    return [item for item in page.items if isinstance(item, TextLine) and "Jane" in item.text]


@pytest.mark.parametrize(
    "layout",
    [
        "wall-a4", "wall-a4-mono", "wall-a4-landscape", "wall-letter", "wall-a3", "handout-a5", "booklet-a5",
        "cue-a4", "cue-a4-landscape", "large-print-a4", "poster-a4", "poster-letter", "station-a4",
        "station-a4-landscape",
    ],
)  # fmt: skip
def test_a_credit_is_printed_small_at_the_foot_of_a_card_that_shows_its_picture(
    squat: Path, layout: str
) -> None:
    write(squat, ONE)
    page = page_of(layout)
    assert [item.alt for item in page.items if isinstance(item, Image)] == ["Down"]
    (line,) = printed(page)
    assert line.text.strip() == ROE
    assert 6 <= line.size <= 10
    lowest = page.trim.height - page.safe
    assert lowest - 6 * MM < line.at.y < lowest
    others = [
        item.at.y
        for item in page.items
        if isinstance(item, TextLine)
        and item is not line
        and item.at.x < line.at.x + line.width
        and item.at.x + item.width > line.at.x
    ]
    assert max(others) < line.at.y - line.size * 0.7
    assert [finding.message for finding in findings(page)] == []
    assert ROE in page.note
    write(squat, "image: a.png\n")
    assert printed(page_of(layout)) == []


@pytest.mark.parametrize(
    "matter",
    [
        f"image: a.png\ncredit: '{ROE}'\n", f"image: {{src: a.png, photographer: '{ROE}'}}\n",
        f"image: a.png\nphoto credit: '{ROE}'\n", f"images:\n- path: a.png\n  copyright: '{ROE}'\n",
        f"bild: a.png\nBildnachweis: '{ROE}'\n",
    ],
)  # fmt: skip
def test_a_credit_is_read_by_the_names_that_people_give_it(squat: Path, matter: str) -> None:
    write(squat, matter)
    (line,) = printed(page_of("wall-a4"))
    assert line.text.strip() == ROE


def test_a_credit_of_the_file_is_that_of_the_pictures_in_its_text(squat: Path) -> None:
    write(squat, f"credit: '{ROE}'\n", "\n## Setup\n\n![Down](a.png)\n")
    assert len(printed(page_of("wall-a4"))) == 1


def test_credits_are_told_once_each_and_long_ones_on_more_lines(squat: Path) -> None:
    write(squat, f"images: [{{path: a.png, credit: '{ROE}'}}, {{path: b.png, credit: '{ROE}'}}]\n")
    assert len(printed(page_of("wall-a4"))) == 1
    names = [f"Photo number {number} by Jane Roe of the house at the lake" for number in range(6)]
    write(squat, "images: [{path: a.png, credit: '" + ", ".join(names) + "'}, b.png]\n")
    page = page_of("wall-a4")
    lines = printed(page)
    assert len(lines) > 1
    told = " ".join(" ".join(line.text for line in lines).split())
    assert all(name in told for name in names)
    assert [finding.message for finding in findings(page)] == []


def test_a_brand_s_line_stands_over_the_credit(squat: Path) -> None:
    write(squat, ONE)
    lay(squat / "cuecard.toml", '[brand]\nname = "Iron House"\nfoot = "Be kind"\n')
    assert run("card", "squat.md", "-o", "x.pdf").exit_code == 0
    (page,) = cards.card("squat.md", layout="wall-a4").pages
    (credit,) = printed(page)
    lines = [item for item in page.items if isinstance(item, TextLine) and "Be kind" in item.text]
    assert all(line.at.y < credit.at.y - credit.size for line in lines)


@pytest.mark.parametrize("layout", ["poker", "tarot", "pocket-a7"])
def test_a_card_too_small_for_a_credit_names_it_and_keeps_it_in_its_data(squat: Path, layout: str) -> None:
    write(squat, ONE)
    result = run("card", "squat.md", "--layout", layout, "-o", "x.pdf")
    assert result.exit_code == 0
    assert f'{layout} has no room for the credit "{ROE}"; it is kept in the PDF' in result.stderr
    with pikepdf.open(io.BytesIO((squat / "x.pdf").read_bytes())) as pdf, pdf.open_metadata() as told:
        assert ROE in str(told["dc:description"])


def test_a_picture_that_is_not_printed_takes_its_credit_with_it(squat: Path) -> None:
    Bitmap.new("RGB", (900, 1200), (200, 60, 60)).save(squat / "a.png")
    lay(squat / "layouts" / "tall.toml", 'extends = "wall-a4"\n[pictures]\nheight = "285mm"\n')
    write(squat, ONE)
    result = run("card", "squat.md", "--layout", "tall", "-o", "x.pdf")
    assert "left out the picture" in result.stderr
    data = (squat / "x.pdf").read_bytes()
    assert "Jane" not in " ".join(page_texts(data))
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as told:
        assert "Jane" not in str(told["dc:description"])
    # A narrow one stands beside the text.
    Bitmap.new("RGB", (40, 400), (200, 60, 60)).save(squat / "a.png")
    assert run("card", "squat.md", "--layout", "tall", "-o", "x.pdf").exit_code == 0
    assert "Jane" in " ".join(page_texts((squat / "x.pdf").read_bytes()))


def test_a_credit_goes_wherever_the_exercise_goes(squat: Path) -> None:
    write(squat, ONE + "credit: House of Roe\n")
    shown = json.loads(run("show", "squat.md", "--json").stdout)
    assert '"credit": "Photo: Jane Roe"' in json.dumps(shown)
    assert '"credit": "House of Roe"' in json.dumps(shown)
    # Without a picture it is the source of the text, as it was.
    write(squat, "credit: House of Roe\n")
    assert '"source": "House of Roe"' in json.dumps(json.loads(run("show", "squat.md", "--json").stdout))


def frames(*colours: tuple[int, int, int]) -> list[Bitmap.Image]:
    return [Bitmap.new("RGB", (120, 80), colour) for colour in colours]


RED, GREEN, BLUE = (220, 20, 20), (20, 220, 20), (20, 20, 220)


def colours(page: Page) -> list[tuple[int, ...]]:
    """Return the colour in the middle of each picture."""
    found = []
    for item in page.items:
        if isinstance(item, Image):
            image = Bitmap.open(io.BytesIO(item.data)).convert("RGB")
            found.append(tuple(image.getpixel((image.width // 2, image.height // 2))))
    return found


def near(one: tuple[int, ...], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 30 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png"])
@pytest.mark.parametrize("layout", ["wall-a4", "large-print-a4", "poster-a4"])
def test_a_picture_that_moves_gives_its_first_and_its_last_frame(squat: Path, name: str, layout: str) -> None:
    first, *others = frames(RED, GREEN, BLUE)
    first.save(squat / name, save_all=True, append_images=others, duration=100)
    write(squat, f"image: {{path: {name}, alt: Down}}\n")
    start, end = colours(page_of(layout))
    assert near(start, RED)
    assert near(end, BLUE)


def test_one_that_ends_as_it_begins_gives_the_frame_halfway(squat: Path) -> None:
    first, *others = frames(RED, GREEN, BLUE, GREEN, RED)
    first.save(squat / "a.gif", save_all=True, append_images=others, duration=100)
    write(squat, "image: {path: a.gif, alt: Down}\n")
    _, end = colours(page_of("wall-a4"))
    assert near(end, BLUE)


def test_one_picture_stays_one_where_nothing_moves_or_there_is_no_room(squat: Path) -> None:
    first, *others = frames(RED, (220, 21, 20), RED)
    first.save(squat / "a.gif", save_all=True, append_images=others, duration=100)
    write(squat, "image: {path: a.gif, alt: Down}\n")
    assert len(colours(page_of("wall-a4"))) == 1
    first, *others = frames(RED, GREEN, BLUE)
    first.save(squat / "a.gif", save_all=True, append_images=others, duration=100)
    write(squat, "images: [{path: a.gif, alt: Down}, {path: b.png, alt: Up}]\n")
    assert len(colours(page_of("large-print-a4"))) == 2
    assert len(colours(page_of("wall-a4"))) == 3
