"""The designs × a few exercises → pictures: docs/*.png for the README, dist/gallery/*.png to judge by."""

import io
import sys
from pathlib import Path

import pypdfium2
from PIL import Image

import cards
from cards.shop import layouts

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "content" / "hinge" / "cable-kickback.md"
GERMAN = ROOT / "tests" / "samples" / "kniebeuge-wand.md"
#: Pixels between pictures and around them, and the colour there.
GAP, TABLE = 14, (222, 226, 229)


def pictures(path: Path, name: str, height: int) -> list[Image.Image]:
    """Turn an exercise in a design into a picture a page, so many pixels high for an A4 sheet."""
    pdf = cards.card(path, layout=name).pdf
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return [page.render(scale=height / 841.89).to_pil() for page in document]


def contact_sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """Lay pictures out in rows on one sheet."""
    width = max(sum(one.width + GAP for one in row) for row in rows) + GAP
    height = sum(max(one.height for one in row) + GAP for row in rows) + GAP
    sheet = Image.new("RGB", (width, height), TABLE)
    y = GAP
    for row in rows:
        x = GAP
        for one in row:
            sheet.paste(one, (x, y))
            x += one.width + GAP
        y += max(one.height for one in row) + GAP
    return sheet


def save(image: Image.Image, path: Path) -> None:
    """Write a picture of few colours, small enough for a repository."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(256, method=Image.Quantize.FASTOCTREE, kmeans=4, dither=Image.Dither.NONE).save(
        path, optimize=True
    )
    print(path.relative_to(ROOT))


def readme() -> None:
    """Make the pictures that the README shows."""
    save(pictures(REFERENCE, "wall-a4", 900)[0], ROOT / "docs" / "wall-a4.png")
    first = ["wall-a4", "wall-a4-mono", "cue-a4", "handout-a5", "pocket-a6"]
    second = ["cue-a4-landscape", "index-5x8", "index-4x6"]
    rows = [[pictures(REFERENCE, name, 420)[0] for name in names] for names in (first, second)]
    save(contact_sheet(rows), ROOT / "docs" / "designs.png")


def everything() -> None:
    """Make a contact sheet a design: the shortest, the median and the longest exercise, and a German one."""
    content = sorted((ROOT / "content").glob("*/*.md"), key=lambda path: path.stat().st_size)
    chosen = [content[0], content[len(content) // 2], content[-1], GERMAN]
    for name in layouts.names():
        rows = [[picture for path in chosen for picture in pictures(path, name, 640)]]
        save(contact_sheet(rows), ROOT / "dist" / "gallery" / f"{name}.png")


if __name__ == "__main__":
    readme()
    if "--all" in sys.argv:
        everything()
