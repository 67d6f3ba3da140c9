"""Maps of a few exercises in every style, size and body → a picture to judge them by, as they are printed."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

from cards.artwork.muscle_map import STYLES, Style, draw
from cards.exercise import Muscles
from cards.geometry import Rect, Size
from cards.page import Figure, Item, Page, Panel
from cards.press.press import press

ROOT = Path(__file__).parents[2]
MM = 72 / 25.4
#: For the manual: one exercise, each style, then each size and the other body.
SQUAT = Muscles(("quads", "glutes"), ("inner thighs", "lower back", "abs", "calves"))
PRESS = Muscles(("chest",), ("triceps", "front shoulders", "upper chest"))
#: To judge by: muscles that are narrow, hidden, or close to one another.
HARD = (
    PRESS,
    Muscles(("lats",), ("upper back", "biceps", "rear shoulders", "grip")),
    SQUAT,
    Muscles(("glutes", "hamstrings"), ("lower back", "inner thighs", "grip")),
    Muscles(("front shoulders",), ("side shoulders", "triceps", "upper back", "abs")),
    Muscles(("rear shoulders",), ("rotator cuff", "upper back", "side shoulders")),
    Muscles(("abs", "deep abs"), ("side abs", "glutes", "side ribs")),
    Muscles(("inner thighs", "side abs"), ("outer hips", "side shoulders")),
    Muscles(("outer hips",), ("deep hips", "glutes")),
    Muscles(("front of the neck", "back of the neck", "sides of the neck"), ("traps",)),
    Muscles(("outer forearms", "inner forearms"), ("grip", "front shoulders")),
    Muscles(("shins",), ("outer ankles", "feet", "hip flexors")),
)


def main() -> None:
    """Write the manual's picture, or with an argument the whole sheet, into a path."""
    whole = len(sys.argv) > 2
    rows = judged() if whole else shown()
    high = 2 + sum(max(height for _, _, height, _ in row) + 2 for row in rows)
    wide = 2 + max(sum(height * 1.07 + 2 for _, _, height, _ in row) for row in rows)
    items: list[Item] = [Panel(Rect(0, 0, wide * MM, high * MM), STYLES["colour"].paper)]
    y = 2.0
    for row in rows:
        x = 2.0
        for muscles, style, height, form in row:
            items += placed(muscles, style, height, form, x, y)
            x += height * 1.07 + 2
        y += max(height for _, _, height, _ in row) + 2
    page = Page(Size(wide * MM, high * MM), 0, 0, tuple(items), "Muscle map", "en", "muscle-map")
    picture = pypdfium2.PdfDocument(press([page], title="Muscle map"))[0].render(
        scale=(300 if whole else 160) / 72
    )
    picture.to_pil().save(sys.argv[1], optimize=True)


def shown() -> list[list[tuple[Muscles, str, float, str]]]:
    """Return the manual's rows of maps."""
    styles = [(SQUAT, style, 40.0, "standard") for style in STYLES]
    sizes = [(PRESS, "colour", height, "standard") for height in (30.0, 22.0, 16.0)]
    return [styles, [*sizes, (PRESS, "colour", 40.0, "soft"), (PRESS, "line", 20.0, "standard")]]


def judged() -> list[list[tuple[Muscles, str, float, str]]]:
    """Return a row for each exercise that is hard to draw."""
    looks = (
        ("colour", 58.0, "standard"), ("colour", 58.0, "soft"), ("band", 34.0, "standard"),
        ("colour", 30.0, "standard"), ("line", 30.0, "standard"), ("grey", 30.0, "soft"),
        ("grey", 18.0, "standard"), ("line", 18.0, "standard"), ("colour", 15.0, "standard"),
    )  # fmt: skip
    return [[(muscles, *look) for look in looks] for muscles in HARD]


def placed(muscles: Muscles, style: str, height: float, form: str, x: float, y: float) -> list[Item]:
    """Return one map at a place in millimetres, on its band where it belongs on one."""
    look: Style = STYLES[style]
    found = draw(muscles, "en", look, height, form)
    assert found is not None
    place = Rect(x * MM, y * MM, height * found.base.shape * MM, height * MM)
    behind: list[Item] = [] if style != "band" else [Panel(place, look.paper)]
    return [*behind, Figure(place, found.base, ""), Figure(place, found.lit, found.alt)]


if __name__ == "__main__":
    main()
