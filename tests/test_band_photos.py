"""An author's own pictures: on the band of a wall card, in an empty column, in the panel of their step."""

from pathlib import Path

import pytest
from conftest import SQUAT
from PIL import Image as Bitmap
from running import lay
from values import MM, design

import cards
from cards.diagnostics import Severity
from cards.geometry import Rect, Sides
from cards.page import Figure, Image, Page, Panel, TextLine
from cards.press.proof import findings

WALLS = ("wall-a4", "wall-a4-light", "wall-a4-mono", "wall-letter", "wall-a3", "handout-a5")
SIDE = "wall-a4-landscape"
LINES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M5 5L35 25" stroke="#111"/></svg>'
)

SWING = """---
title: Swing
---
## Setup

- Feet wide.

## Execution

1. Hike the bell back.{first}
2. Snap the hips.{second}
3. Guide it down.{third}

## Common mistakes

- **Squatting:** Hinge.
"""


def paint(here: Path, name: str, width: int, height: int) -> None:
    mode = "RGBA" if name.startswith("alpha") else "RGB"
    Bitmap.new(mode, (width, height), (200, 60, 60, 90)[: len(mode)]).save(here / name)


def squat(here: Path, shapes: list[tuple[int, int]], *, full: bool = False) -> None:
    """Write a card with pictures; one that is full leaves none of its columns empty."""
    for number, shape in enumerate(shapes):
        paint(here, f"{number}.png", *shape)
    listed = ", ".join(f"{{path: {number}.png, alt: Picture {number}}}" for number in range(len(shapes)))
    text = SQUAT.replace("level:", f"images: [{listed}]\nlevel:")
    words = "Keep the elbows in and the chest tall, and breathe into the belt before each one. " * 9
    more = f"\n## Variations\n\n{words}\n\n## Setup\n\n{words}\n"
    lay(here / "squat.md", text + more if full else text)


def swing(here: Path, first: str = "", second: str = "", third: str = "", head: str = "") -> None:
    told = {key: f"\n   ![{key}]({name})" if name else "" for key, name in
            (("first", first), ("second", second), ("third", third))}  # fmt: skip
    lay(here / "swing.md", SWING.format(**told).replace("title: Swing\n", f"title: Swing\n{head}"))


def page_of(name: str, layout: str) -> Page:
    card = cards.card(name, layout=layout)
    return card.pages[0]


def images(page: Page) -> list[Image]:
    return [item for item in page.items if isinstance(item, Image)]


def frames(page: Page) -> list[Rect]:
    """Return the white frame around each picture."""
    panels = [item.rect for item in page.items if isinstance(item, Panel) and str(item.fill) == "#ffffff"]
    return [min((p for p in panels if p.contains(one.rect)), key=lambda p: p.width) for one in images(page)]


@pytest.mark.parametrize("layout", [*WALLS, SIDE])
@pytest.mark.parametrize(
    "shapes",
    [
        [(300, 200)], [(200, 300)], [(300, 200)] * 2, [(200, 300)] * 2, [(300, 200), (200, 300)],
        [(300, 200)] * 3, [(200, 300)] * 6, [(300, 200)] * 6, [(4, 3)], [(4000, 3000), (60, 45)],
    ],
)  # fmt: skip
def test_pictures_stand_whole_on_the_band_each_in_a_clean_frame(
    here: Path, layout: str, shapes: list[tuple[int, int]]
) -> None:
    squat(here, shapes, full=len(shapes) > 3)
    page = page_of("squat.md", layout)
    stood = images(page)
    assert [image.alt for image in stood] == [f"Picture {number}" for number in range(len(shapes))]
    head = design(layout).illustrated.band
    band = Rect(0, 0, head, page.trim.height) if layout == SIDE else Rect(0, 0, page.trim.width, head)
    safe = Rect(0, 0, page.trim.width, page.trim.height).inset(Sides.all(page.safe))
    for image, frame, (width, height) in zip(stood, frames(page), shapes, strict=True):
        assert image.rect.width / image.rect.height == pytest.approx(width / height, rel=0.01)
        assert band.contains(frame)
        assert safe.contains(frame)
        edges = image.rect.x - frame.x, image.rect.y - frame.y, frame.right - image.rect.right
        assert edges == pytest.approx([edges[0]] * 3)
        assert edges[0] > 0.3 * MM
    assert all(not a.rect.overlaps(b.rect) for n, a in enumerate(stood) for b in stood[:n])
    assert len({round(image.rect.height, 3) for image in stood}) == 1
    assert [found.message for found in findings(page)] == []
    # The words for them are for people who cannot see them.
    assert not [item.text for item in page.items if isinstance(item, TextLine) and "Picture" in item.text]


def test_a_picture_has_the_place_of_the_movement_and_most_of_its_height(here: Path) -> None:
    squat(here, [(300, 200)])
    (image,), wall = images(page_of("squat.md", "wall-a4")), design("wall-a4")
    assert image.rect.width > 0.95 * wall.illustrated.figure.width
    assert 210 * MM - wall.margin - image.rect.right < 1.5 * MM
    squat(here, [(200, 300)])
    (image,) = images(page_of("squat.md", "wall-a4"))
    assert image.rect.height > 0.95 * wall.illustrated.figure.height


def test_start_and_end_stand_beside_each_other_and_tell_no_drawing(here: Path) -> None:
    squat(here, [(300, 200), (300, 200)])
    page = page_of("squat.md", "wall-a4")
    start, end = images(page)
    assert start.rect.y == pytest.approx(end.rect.y)
    assert start.rect.right < end.rect.x
    assert start.rect.width > 40 * MM
    figures = [item for item in page.items if isinstance(item, Figure) and item.alt]
    assert all(item.alt.startswith("Muscles worked") for item in figures)


def test_pictures_on_the_band_have_the_numbers_of_the_items_in_which_they_stand(here: Path) -> None:
    for name in ("a.png", "b.png", "c.png"):
        paint(here, name, 300, 200)
    swing(here, first="a.png", third="b.png", head="image: c.png\n")
    page = page_of("swing.md", "wall-a4")
    places = {one.alt: one.rect for one in images(page)}
    numbers = {
        line.text: line.at
        for line in page.items
        if isinstance(line, TextLine) and line.text.isdigit() and line.at.y < 64 * MM
    }
    assert sorted(numbers) == ["1", "3"]
    for alt, number in (("first", "1"), ("third", "3")):
        at, place = numbers[number], places[alt]
        assert place.x < at.x < place.x + place.width / 2
        assert place.y < at.y < place.y + place.height / 2


def test_what_is_transparent_or_drawn_in_lines_stands_on_white(here: Path) -> None:
    paint(here, "alpha.png", 300, 200)
    lay(here / "lines.svg", LINES)
    swing(here, first="alpha.png", second="lines.svg")
    page = page_of("swing.md", "wall-a4")
    assert len(frames(page)) == 2
    assert [finding.message for finding in findings(page)] == []


@pytest.mark.parametrize("layout", ["wall-a4", "wall-letter", "wall-a4-light"])
def test_the_first_of_small_pictures_fills_a_column_that_is_empty(here: Path, layout: str) -> None:
    names = [f"{number}.png" for number in range(6)]
    for name in names:
        paint(here, name, 200, 300)
    swing(here, head=f"images: [{', '.join(names)}]\n")
    page = page_of("swing.md", layout)
    first, *others = images(page)
    first, *others = sorted((first, *others), key=lambda one: -one.rect.height)
    band = design(layout).illustrated.band
    assert first.rect.y > band
    assert all(one.rect.bottom < band for one in others)
    assert first.rect.height > 2 * others[0].rect.height
    assert [finding.message for finding in findings(page)] == []
    panels = [item.rect for item in page.items if isinstance(item, Panel) and item.stroke]
    assert not [one for one in panels if one.overlaps(first.rect) and not one.contains(first.rect)]
    # A column that is full of text leaves none: the type would be smaller.
    squat(here, [(200, 300)] * 6, full=True)
    full = page_of("squat.md", layout)
    assert all(one.rect.bottom < band for one in images(full))


def badges(page: Page) -> dict[str, str]:
    """Return the number in the panel of each picture of a poster or a station."""
    numbers = [
        item for item in page.items
        if isinstance(item, TextLine) and item.text.isdigit() and str(item.glyphs[0].colour) == "#ffffff"
    ]  # fmt: skip
    found = {}
    for image in images(page):
        left = [line for line in numbers if line.at.x < image.rect.right and line.at.y < image.rect.bottom]
        found[image.alt] = max(left, key=lambda line: (line.at.y, line.at.x)).text
    return found


@pytest.mark.parametrize("layout", ["poster-a4", "station-a4"])
def test_a_picture_inside_a_step_stands_in_the_panel_of_that_step(here: Path, layout: str) -> None:
    for name in ("a.png", "b.png"):
        paint(here, name, 300, 200)
    # The set-up is the first step.
    swing(here, second="a.png", third="b.png")
    assert badges(page_of("swing.md", layout)) == {"second": "3", "third": "4"}
    # One whose step nobody tells shows the first that no other shows, wherever it is named.
    swing(here, second="a.png", head="images: [{path: b.png, alt: free}]\n")
    assert badges(page_of("swing.md", layout)) == {"free": "1", "second": "3"}
    swing(here, first="a.png", head="images: [{path: b.png, alt: free}]\n")
    assert badges(page_of("swing.md", layout)) == {"free": "1", "first": "2"}


def test_a_picture_in_an_item_of_the_full_text_is_of_the_same_step_of_the_short_one(here: Path) -> None:
    for name in ("a.png", "b.png"):
        paint(here, name, 300, 200)
    swing(here, second="a.png", third="b.png")
    text = (here / "swing.md").read_text()
    lay(
        here / "swing.md", f"{text}\n<!-- howto -->\n\n### Hike\nBack.\n\n### Snap\nUp.\n\n### Guide\nDown.\n"
    )
    assert badges(page_of("swing.md", "poster-a4")) == {"second": "2", "third": "3"}


def test_two_pictures_of_one_step_stand_side_by_side_over_it(here: Path) -> None:
    for name in ("a.png", "b.png", "c.png"):
        paint(here, name, 300, 200)
    swing(here, first="a.png)\n   ![again](b.png", third="c.png")
    page = page_of("swing.md", "poster-a4")
    assert badges(page) == {"first": "2", "again": "2", "third": "4"}
    first = next(one.rect for one in images(page) if one.alt == "first")
    (line,) = (one for one in page.items if isinstance(one, TextLine) and one.text.startswith("Hike"))
    assert line.at.x < first.right


def test_pictures_for_which_a_station_has_no_panel_are_named(here: Path) -> None:
    for name in ("a.png", "b.png", "c.png"):
        paint(here, name, 300, 200)
    swing(here, first="a.png", second="b.png", third="c.png")
    card = cards.card("swing.md", layout="station-a4")
    assert [one.alt for one in images(card.pages[0])] == ["first", "third"]
    (said,) = (one for one in card.diagnostics if one.code == "pictures-not-printed")
    assert '"b.png"' in said.message
    assert said.severity is Severity.HINT
