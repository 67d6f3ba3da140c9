"""Points and seams → the drawing data of the muscle map, one file a body: what `make map` runs.

It needs shapely and numpy, which nothing else here does: cuecard reads the data that it writes.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from bodies import BODIES
from curves import Cubic, fitted, flattened
from figure import BACK, FRONT
from glass import GAP, Pane, View, cut
from shapely import LineString, Polygon, box, maximum_inscribed_circle
from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
#: Files that the drawing depends on.
SOURCES = ("bodies.py", "curves.py", "figure.py", "glass.py", "make_map.py")
#: Units that a curve may be off; 0.007 mm on a map that is 30 mm high.
TOLERANCE = 0.22
HEAD = """\
# The muscle map, drawn for cuecard. Made by `make map` from docs/muscle-map: change it there.
# x counts from the midline, y from the crown down, in thousandths of the stature; M, C and Z as in SVG.
# A path that has no point left of the midline is the right half: its twin is mirrored.
# `room` is how wide the largest circle is that it holds.
"""


def main() -> None:
    """Write every body's data into the library."""
    for body, warp in BODIES.items():
        lines = [
            HEAD,
            "[map]",
            'title = "Muscles, front and back"',
            f'body = "{body}"',
            f"gap = {GAP:g}",
            'licence = "CC BY 4.0"',
            f'made_from = "{made_from()}"',
        ]
        for name, view in (("front", FRONT), ("back", BACK)):
            whole, united = cut(view, warp), cut(view, warp, united=True)
            lines += written(name, view, whole, united)
        path = CONTENT / ("muscle-map.toml" if body == "standard" else f"muscle-map-{body}.toml")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")


def made_from() -> str:
    """Return what tells one state of the sources from another."""
    text = b"\0".join((HERE / name).read_bytes() for name in SOURCES)
    return sha256(text).hexdigest()[:16]


def written(name: str, view: View, whole: Pane, united: Pane) -> list[str]:
    """Write one side of a body."""
    lines = ["", f"[{name}]", f'outline = "{drawn([whole.outline])}"', "ground = ["]
    lines += [f'  "{drawn([piece])}",' for piece in right(whole.ground)]
    lines.append("]")
    for muscle in view.seeds:
        lines += region(f"{name}.muscles", muscle, whole.pieces[muscle])
    for muscle in dict.fromkeys(key.split(".")[0] for key in view.seeds):
        parts = [key for key in view.seeds if key.split(".")[0] == muscle]
        pieces = [piece for part in parts for piece in united.pieces.get(part, [])]
        if len(parts) > 1 or "." in parts[0] or changed(pieces, whole.pieces[muscle]):
            lines += region(f"{name}.united", muscle, pieces)
    return lines


def region(table: str, muscle: str, pieces: list[Polygon]) -> list[str]:
    """Write the pieces of one muscle."""
    half = right(pieces)
    room = max(2 * maximum_inscribed_circle(piece, tolerance=0.1).length for piece in half)
    return ["", f'[{table}."{muscle}"]', f"room = {room:.1f}", f'd = "{"".join(map(twinned, half))}"']


def twinned(piece: Polygon) -> str:
    """Write a piece; one that crosses the midline from its right half, so that both halves are one form."""
    left, low, far, high = piece.bounds
    if left > -1:
        return drawn([piece])
    half = box(0, low - 1, far + 1, high + 1).intersection(piece)
    cubics = fitted(list(LineString(half.exterior.coords).segmentize(1.0).coords), TOLERANCE)
    seam = [abs(cubic[0].real) < TOLERANCE and abs(cubic[3].real) < TOLERANCE for cubic in cubics]
    # From where the midline is left, all the way round to where it is reached again.
    start = next(at for at, on in enumerate(seam) if seam[at - 1] and not on)
    there = [
        cubic
        for cubic, on in zip(cubics[start:] + cubics[:start], seam[start:] + seam[:start], strict=True)
        if not on
    ]
    back = [tuple(-point.conjugate() for point in cubic[::-1]) for cubic in reversed(there)]
    return curves([*there, *back])


def right(pieces: list[Polygon]) -> list[Polygon]:
    """Return the pieces that lie right of the midline, or on both sides of it, from the head down."""
    return sorted((p for p in pieces if p.bounds[2] > 1), key=lambda p: (p.centroid.y, p.centroid.x))


def changed(pieces: list[Polygon], before: list[Polygon]) -> bool:
    """Say whether pieces have another form than before."""
    return abs(sum(p.area for p in pieces) - sum(p.area for p in before)) > 1


def drawn(pieces: list[Polygon]) -> str:
    """Write pieces as one path; AssertionError where the curves stray from them."""
    return "".join(ring(part) for piece in pieces for part in (piece.exterior, *piece.interiors))


def ring(edge: BaseGeometry) -> str:
    """Write one closed line."""
    cubics = fitted(list(LineString(edge.coords).segmentize(1.0).coords), TOLERANCE)
    off = Polygon(flattened(cubics, 10)).buffer(0).symmetric_difference(Polygon(edge)).area
    assert off < TOLERANCE * edge.length, off / edge.length
    return curves(cubics)


def curves(cubics: list[Cubic]) -> str:
    """Write one closed line of curves."""
    text = f"M{number(cubics[0][0].real)} {number(cubics[0][0].imag)}"
    for _, *handles in cubics:
        text += "C" + " ".join(f"{number(point.real)} {number(point.imag)}" for point in handles)
    return text + "Z"


def number(value: float) -> str:
    """Write a number with one decimal at most."""
    return f"{round(value, 1) + 0.0:g}"


if __name__ == "__main__":
    main()
