"""The numbers at a movement's pictures are those of the steps in the text beside them, or there are none."""

from pathlib import Path

import pytest
from reading_back import Word, placed_words
from running import lay, run
from values import BLACK, MM, design, exercise

from cards.exercise import Exercise, Item, Kind, Listing, block_texts
from cards.figures.library import open_library
from cards.figures.shelf import TOLD, Shelf
from cards.geometry import Point, Size
from cards.makeup.postures import Postures, arrange_postures
from cards.makeup.step_marks import Marks, step_words
from cards.page import Role, TextLine
from cards.shop.sources import LIBRARY, exercise_of, load
from cards.typesetting.lines import paragraph_numbers
from cards.vocabulary import labels

#: Points from the page's top to the foot of a wall card's band.
BAND = 64 * MM
WALL, CUE = design("wall-a4"), design("cue-a4")
FACE = WALL.display_face
BOX = Size(74.25 * MM, 49.5 * MM)
OWN = """---
title: Our squat
---

## Execution

1. **Stand:** Feet apart.
2. **Sit:** Hips back.
3. **Rise:** Press both soles down.

<!-- howto -->

### Stand
Feet apart.

### Sit
Hips back.
"""
FRAMES = '[our-squat]\n{}frames = [{{ pose = "stand" }}, {{ pose = "squat" }}]\n'


def items_of(text: Exercise) -> list[Item]:
    blocks = [block for one in text.sections if one.kind is Kind.EXECUTION for block in one.blocks]
    return [item for block in blocks if isinstance(block, Listing) for item in block.items]


def library_texts() -> list[tuple[Path, Exercise]]:
    paths = [path for path in sorted(LIBRARY.rglob("*.md")) if not path.stem.startswith("README")]
    return [(path, exercise_of(load(str(path))).exercise) for path in paths]


def test_every_movement_of_the_library_says_which_items_of_its_text_it_shows() -> None:
    library, read, words = open_library([TOLD]), 0, 0
    for path, text in library_texts():
        movement = library.movement(path.stem)
        if len(movement.frames) < 2:
            continue
        read += 1
        assert len(movement.shows) == len(movement.frames), path
        items = items_of(text)
        assert set(movement.shows) - {0} <= {item.number for item in items}, path
        assert set(movement.cues) <= set(range(1, len(text.steps) + 1)), path
        start = labels(text.lang).start
        words += bool(step_words(text, WALL, movement.cues, movement.shows, start))
        # "Start" at a picture and a step called "Start" would be two things.
        if 0 in movement.shows:
            names = [next(block_texts(item.blocks)) for item in items]
            assert not any(name.startswith(f"{start}:") for name in names), path
    assert read == words >= 500


def marks(pdf: Path, above: float = BAND, beyond: float = 0.0) -> list[Word]:
    """Return what stands at the pictures of a printed card: numbers, and the word for before the first."""
    found = (word for word in placed_words(pdf.read_bytes()) if word.y < above and word.x > beyond)
    return [word for word in found if word.text.isdigit() or word.text in ("Start", "Inicio")]


def printed(here: Path, name: str, *options: str) -> Path:
    result = run("card", name, "-o", "x.pdf", *options)
    assert result.exit_code == 0, result.stderr
    return here / "x.pdf"


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        ("kettlebell-goblet-squat", "en", ["Start", "1"]),
        ("kettlebell-goblet-squat", "de", ["Start", "1"]),
        ("leg-press", "en", ["1", "3"]),
        ("push-up", "en", ["Start", "1"]),
        ("push-up", "de", ["Start", "1"]),
        ("barbell-clean", "en", ["Start", "2", "4"]),
        ("dumbbell-farmers-carry", "en", ["3"]),
        ("side-plank", "en", []),
    ],
)  # fmt: skip
def test_a_wall_card_numbers_its_pictures_by_its_execution(
    here: Path, name: str, lang: str, expected: list[str]
) -> None:
    found = marks(printed(here, name, "--lang", lang), beyond=120 * MM)
    assert [word.text for word in found] == expected
    if name == "push-up":
        assert found[0].y < found[1].y - 10 * MM
    elif len(found) > 1:
        assert max(word.y + word.height for word in found) - min(word.y + word.height for word in found) < 0.5
        assert [word.x for word in found] == sorted(word.x for word in found)


@pytest.mark.parametrize(
    ("name", "expected"), [("kettlebell-goblet-squat", ["1", "2"]), ("leg-press", ["3", "4"])]
)
def test_a_card_of_steps_numbers_its_pictures_by_them(here: Path, name: str, expected: list[str]) -> None:
    pdf = printed(here, name, "--layout", "cue-a4")
    assert [word.text for word in marks(pdf, above=175 * MM, beyond=25 * MM)][-2:] == expected


def test_a_movement_of_ones_own_says_it_or_has_no_numbers(here: Path) -> None:
    lay(here / "our-squat.md", OWN)
    lay(here / "figures" / "own.toml", FRAMES.format(""))
    assert marks(printed(here, "our-squat.md"), beyond=100 * MM) == []


@pytest.mark.parametrize(
    ("shows", "expected"), [("[1, 2]", ["1", "2"]), ("[0, 2]", ["Start", "2"]), ("[1, 4]", [])]
)
def test_only_steps_that_are_printed_have_their_numbers_at_the_pictures(
    here: Path, shows: str, expected: list[str]
) -> None:
    lay(here / "our-squat.md", OWN)
    lay(here / "figures" / "own.toml", FRAMES.format(f"shows = {shows}\n"))
    assert [word.text for word in marks(printed(here, "our-squat.md"), beyond=100 * MM)] == expected


def test_what_a_figure_says_of_its_own_exercise_is_not_said_of_another(here: Path) -> None:
    for text in (OWN.replace("title:", "figure: push-up\ntitle:"), OWN):
        lay(here / "push-up.md", text)
        assert marks(printed(here, "./push-up.md"), beyond=100 * MM) == []
    told = "figure:\n  extends: push-up\n  shows: [1, 2]\ntitle:"
    lay(here / "push-up.md", OWN.replace("title:", told))
    assert [one.text for one in marks(printed(here, "./push-up.md"), beyond=100 * MM)] == ["1", "2"]


def test_a_copy_keeps_the_numbers(here: Path) -> None:
    lay(here / "cuecard.toml", "")
    assert run("copy", "kettlebell-goblet-squat").exit_code == 0
    pdf = printed(here, "kettlebell-goblet-squat")
    assert [word.text for word in marks(pdf, beyond=120 * MM)] == ["Start", "1"]


def test_numbers_follow_what_is_printed_of_a_text() -> None:
    told = ((1, 2), (0, 3))
    text = exercise(OWN)
    assert step_words(text, WALL, *told, "Start") == ("Start", "3")
    assert step_words(text, CUE, *told, "Start") == ("1", "2")
    assert step_words(exercise(OWN.split("<!--")[0]), CUE, *told, "Start") == ("Start", "3")
    assert step_words(exercise(OWN.replace("1. ", "- ").replace("2. ", "- ").replace("3. ", "- ")), WALL,
                      *told, "Start") == ()  # fmt: skip
    hidden = OWN.replace("title:", "print: {hide: execution}\ntitle:")
    assert step_words(exercise(hidden), WALL, *told, "Start") == ()
    assert step_words(text, WALL, (), (2, 2, 3), "Start") == ("2", "", "3")


@pytest.mark.parametrize("word", ["1", "Départ"])
def test_marks_take_their_room_from_the_box(word: str) -> None:
    shelf = Shelf()
    for name in shelf.names[::5]:
        count = len(open_library([TOLD]).movement(name).frames)
        placed = arrange_postures(
            shelf.drawn(name), "dark", BOX, "en", marks=Marks((word,) * count, FACE, 18.0, BLACK)
        )
        assert placed is not None, name
        assert placed.size.width <= BOX.width + 0.01
        assert placed.size.height <= BOX.height + 0.01
        assert len(set(spans(placed))) == count
        clear(placed, name)


def spans(placed: Postures) -> list[tuple[float, float, float]]:
    """Return each mark's left and right end, and its baseline."""
    items = placed.draw(Point(0, 0), paragraph_numbers())
    texts = [item for item in items if isinstance(item, TextLine)]
    assert all(line.role is Role.ARTIFACT for line in texts)
    return [
        (line.at.x, line.at.x + line.glyphs[-1].offset + line.glyphs[-1].width, line.at.y) for line in texts
    ]


def clear(placed: Postures, name: str) -> None:
    """Say whether no mark stands on another, or on a posture."""
    marked = spans(placed)
    for number, (left, right, y) in enumerate(marked):
        assert right <= BOX.width + 0.01, name
        for other in marked[number + 1 :]:
            assert other[2] != pytest.approx(y) or other[0] >= right, name
        for one in placed.placed:
            rect = one.rect
            beside = right <= rect.x + 0.01 or left >= rect.right
            assert beside or y - 10 >= rect.bottom - 0.01 or y <= rect.y, name
