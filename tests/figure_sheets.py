"""Draw sheets of figures, to be looked at: python tests/figure_sheets.py OUT.png [THEME] [NAME...]."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import resvg_py

from cards.diagnostics import CardsError
from cards.drawing import Drawing
from cards.figures.checks import check
from cards.figures.draughtsman import draw
from cards.figures.drawn import drawing
from cards.figures.library import Library, open_library
from cards.figures.svg import SCALE, hexed, svg_inks
from cards.figures.themes import THEMES, Theme

ROOT = Path(__file__).parent.parent
#: Millimetres of one cell, and of the margin in it.
CELL = (92.0, 58.0)
MARGIN = 3.0


def svg_drawing(drawing: Drawing, corner: tuple[float, float], scale: float, first: int) -> str:
    x, y = corner
    placed = f"translate({x:.2f} {y:.2f}) scale({scale:.5f})"
    return f'<g transform="{placed}">{svg_inks(drawing, scale, first)}</g>'


def sheet(library: Library, names: Iterable[str], theme: Theme, columns: int = 4) -> str:
    names = list(names)
    wide, high = CELL
    rows = -(-len(names) // columns)
    parts = []
    ink = hexed(theme.fills[next(iter(theme.fills))])
    for number, name in enumerate(names):
        x, y = number % columns * wide, number // columns * high
        parts.append(
            f'<text x="{x + MARGIN}" y="{y + 6}" font-family="Barlow Condensed" font-weight="600" '
            f'font-size="4.4" fill="{ink}">{escape(name)}</text>'
        )
        try:
            strip = drawing(draw(library.movement(name)), theme.name)
        except CardsError as problem:
            print(problem)
            continue
        room = (wide - 2 * MARGIN, high - 8 - MARGIN)
        scale = min(SCALE, room[0] / strip.size.width, room[1] / strip.size.height)
        left = x + MARGIN + (room[0] - strip.size.width * scale) / 2
        top = y + high - MARGIN - strip.size.height * scale
        parts.append(svg_drawing(strip, (left, top), scale, number * 1000))
    size = f'width="{columns * wide}mm" height="{rows * high}mm" viewBox="0 0 {columns * wide} {rows * high}"'
    ground = f'<rect width="100%" height="100%" fill="{hexed(theme.paper)}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{"".join(parts)}</svg>'


def main(out: str, theme: str = "colour", *names: str) -> None:
    import fontpkg_barlow_condensed

    fonts = str(Path(fontpkg_barlow_condensed.__file__).parent / "files") + "/"
    library = open_library([ROOT / "content" / "figures"])
    for finding in library.findings:
        print(finding)
    chosen = [
        n for n in library.names if not names or n in names or Path(library.movements[n].path).stem in names
    ]
    started = time.perf_counter()
    text = sheet(library, chosen, THEMES[theme])
    print(
        f"{len(chosen)} figures, {1000 * (time.perf_counter() - started) / max(1, len(chosen)):.1f} ms each"
    )
    Path(out).write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=text, dpi=110, font_dirs=[fonts])))
    for name in chosen:
        try:
            for finding in check(library.movement(name)):
                print(finding)
        except CardsError:
            pass


if __name__ == "__main__":
    main(*sys.argv[1:])
