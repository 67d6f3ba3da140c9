"""Draws an SVG from standard input as PNG to standard output: a program of its own, run by `svg`."""

import struct
import sys
from itertools import islice

#: Pixels of a first, small drawing, which tells the shape.
TRIAL = 64
#: Of a drawing's own millimetres and inches (CSS Values 3, 5.2).
DPI = 96
FAMILY = "Atkinson Hyperlegible"


def main() -> int:
    """Draw within the limits given: pixels, shape, seconds, bytes; the paths of faces follow them."""
    pixels, shape, seconds, memory = map(int, islice(sys.argv, 1, 5))
    _limit(seconds, memory)
    try:
        text = sys.stdin.buffer.read().decode()
        width, height = _size(_drawn(text, TRIAL))
        if max(width, height) > shape * min(width, height):
            raise ValueError("the drawing is too narrow a strip")
        png = _drawn(text, pixels if width >= height else max(1, round(pixels * width / height)))
    except ValueError as problem:
        sys.stderr.write(str(problem))
        return 1
    sys.stdout.buffer.write(png)
    return 0


def _limit(seconds: int, memory: int) -> None:
    """Let the system end this program when it takes more, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, limit in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (limit, limit))
        except (OSError, ValueError):
            continue


def _drawn(text: str, width: int) -> bytes:
    from resvg_py import svg_to_bytes

    return svg_to_bytes(
        svg_string=text,
        width=width,
        dpi=DPI,
        skip_system_fonts=True,
        font_files=sys.argv[5:],
        font_family=FAMILY,
        serif_family=FAMILY,
        sans_serif_family=FAMILY,
        cursive_family=FAMILY,
        fantasy_family=FAMILY,
        monospace_family=FAMILY,
    )


def _size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


if __name__ == "__main__":
    sys.exit(main())
