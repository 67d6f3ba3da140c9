"""The library's cards → from how far they are read, part by part.

usage: python tests/measure_reading.py [DESIGN...] [--codes]

Running text counts from where its x-height is seen under 0.2° (Legge and Bigelow 2011), a title, a name or a
value that is only spotted also from 250 times the height of its capitals, as signs are planned.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median

from cards import fonts
from cards.exercise import Exercise, Prescription
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout
from cards.makeup.card import Made, make_up
from cards.page import Figure, Image, Page, Panel, Role, TextLine
from cards.press.press import press
from cards.sheet import one_up
from cards.shop import illustrations, layouts
from cards.shop.sources import Source, exercise_of
from cards.units import millimetres
from cards.vocabulary import labels

LIBRARY = sorted((Path(__file__).parent.parent / "content").glob("*/*.md"))
USUAL = ("poster-a4", "poster-letter", "poster-a3", "station-a4", "wall-a4", "cue-a4", "poker")
#: What a coach may write, so that the values are there to be measured.
TOLD = Prescription(sets="3", reps="8-12", load="20 kg", rest="90 s")
IN_A_CIRCUIT = Prescription(station="3", work="40 s", rest="20 s")
#: Distance that a sign is read from, in heights of its capitals.
SIGN = 250
PARTS = ("title", "step names", "lead", "body", "facts", "doses", "link")


def read(path: Path, design: Layout) -> Exercise:
    told = IN_A_CIRCUIT if design.station else TOLD
    return replace(exercise_of(Source(path.name, path.read_bytes())).exercise, prescription=told)


def lines(page: Page) -> Iterator[TextLine]:
    return (item for item in page.items if isinstance(item, TextLine) and item.text.strip())


def parts(exercise: Exercise, made: Made) -> Iterator[tuple[str, TextLine]]:
    """Yield each part's lines of a card's first page."""
    words, page = labels(exercise.lang), made.pages[0]
    facts = {words.beginner, words.intermediate, words.advanced, (exercise.group or "").upper()}
    values = {"3", "8-12", "20 kg", "90 s", "40", "20"}
    names = {step.name.split()[0] for step in exercise.steps}
    for line in lines(page):
        text = line.text.strip()
        if line.role is Role.TITLE:
            yield "title", line
        elif line.role is Role.LIST_BODY and text.replace("’", "'").split()[0] in names and _bold(line):
            yield "step names", line
        elif line.role is Role.LINK:
            yield "link", line
        elif line.spoken:
            yield "lead", line
        elif text in facts:
            yield "facts", line
        elif text in values and line.role is Role.PARAGRAPH:
            yield "doses", line
        elif abs(line.size - made.reach.size) < 0.01:
            yield "body", line


def _bold(line: TextLine) -> bool:
    return line.glyphs[0].face.endswith(("ExtraBold", "Bold"))


def from_x_height(line: TextLine) -> float:
    return millimetres(line.size * fonts.face(line.glyphs[0].face).x_height) / X_HEIGHT_PER_DISTANCE / 1000


def from_capitals(line: TextLine) -> float:
    return millimetres(line.size * fonts.face(line.glyphs[0].face).cap_height) * SIGN / 1000


def pictures(page: Page) -> float:
    """Return the part of the page that panels with pictures take; without panels, the pictures themselves."""
    shown = [item.rect for item in page.items if isinstance(item, Figure | Image)]
    held = [
        item.rect
        for item in page.items
        if isinstance(item, Panel) and item.fill and any(item.rect.contains(one) for one in shown)
    ]
    whole = page.trim.width * page.trim.height
    taken = held or shown
    return sum(min(one.width, page.trim.width) * one.height for one in taken) / whole


def scanned(pages: list[Page]) -> int:
    """Return how many pages' codes a phone reads from their pixels."""
    import pypdfium2
    import zxingcpp

    pdf = pypdfium2.PdfDocument(BytesIO(press([one_up(page) for page in pages], title="measured")))
    return sum(bool(zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())) for page in pdf)


def measure(design: Layout, *, codes: bool) -> None:
    far: dict[str, list[tuple[float, float]]] = {part: [] for part in PARTS}
    shares, pages, given_up, coded = [], [], 0, 0
    for path in LIBRARY:
        exercise = read(path, design)
        drawn = illustrations.find(exercise, design, "", own=False).illustrations
        made = make_up(exercise, design, (), drawn)
        found: dict[str, list[TextLine]] = {}
        for part, line in parts(exercise, made):
            found.setdefault(part, []).append(line)
        for part, some in found.items():
            least = min(some, key=from_x_height)
            far[part].append((from_x_height(least), from_capitals(least)))
        shares.append(pictures(made.pages[0]))
        given_up += bool(made.reach.given_up)
        coded += exercise.video is not None
        pages.append(made.pages[0])
    print(f"\n{design.name}: {len(pages)} cards, {given_up} of them left something out")
    print(f"{'part':12} {'x-height, 0.2°':>22} {'capitals x 250':>22}   cards")
    for part, some in far.items():
        if some:
            columns = [[one[rule] for one in some] for rule in (0, 1)]
            told = "  ".join(f"{min(c):6.2f} m, median {median(c):4.2f}" for c in columns)
            print(f"{part:12} {told}   {len(some)}")
    print(f"pictures     {min(shares):.1%} of the page at the least, {median(shares):.1%} in the median")
    if codes:
        print(f"codes        {scanned(pages)} of {coded} scanned from pixels at 150 dpi")


def main(*arguments: str) -> None:
    names = [one for one in arguments if not one.startswith("-")] or USUAL
    for name in names:
        measure(layouts.load(name), codes="--codes" in arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
