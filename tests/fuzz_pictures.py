"""Read broken pictures and odd paths for as long as wanted: a picture, or UnprintableError, is all that may come.

Usage: python tests/fuzz_pictures.py [seconds] [seed]. Files of every format are made, and spoiled byte by
byte, at their head, at their end, by swapping parts; what passes the measure must print. One that breaks
the program, takes too long or too much memory, is written beside and named.
"""

# ruff: noqa: E501
from __future__ import annotations

import io
import os
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PIL import Image as Bitmap

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cards.artwork.bitmap import UnprintableError, develop, measure  # noqa: E402
from cards.artwork.picture_files import read_picture  # noqa: E402
from cards.artwork.svg import draw, is_drawing  # noqa: E402

#: Seconds and kilobytes that one picture may take.
PATIENCE, MEMORY = 10.0, 450 * 1024

KINDS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("JPEG", "RGB", {}), ("JPEG", "L", {}), ("JPEG", "CMYK", {}), ("JPEG", "RGB", {"progressive": True}),
    ("PNG", "RGB", {}), ("PNG", "RGBA", {}), ("PNG", "P", {}), ("PNG", "1", {}), ("PNG", "I;16", {}), ("PNG", "LA", {}),
    ("WEBP", "RGB", {}), ("WEBP", "RGBA", {"lossless": True}), ("GIF", "P", {}), ("BMP", "RGB", {}), ("BMP", "P", {}),
    ("TIFF", "RGB", {}), ("TIFF", "CMYK", {"compression": "tiff_lzw"}), ("TIFF", "1", {"compression": "group4"}),
    ("TIFF", "RGB", {"compression": "jpeg"}), ("TIFF", "I;16", {"compression": "tiff_deflate"}),
)  # fmt: skip

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">', "</svg>", '<rect width="20" height="9"/>',
    '<text x="1" y="9">Squat</text>', '<use href="#a"/>', '<g id="a">', "</g>", '<image href="file:///etc/passwd"/>',
    '<!DOCTYPE svg [<!ENTITY a "b">]>', "&a;", '<style>@import "x";</style>', "<script>1</script>", 'width="1e9"',
    '<path d="M0 0L9 9z" stroke="red"/>', '<filter id="f"><feGaussianBlur stdDeviation="9999"/></filter>', "<", ">", "\0",
)  # fmt: skip

PATHS = (
    "..", "/", "\\", "a", "a.png", "%2e", "%2f", "%00", "\0", ":", "C:", "file:", "https://", "~", " ", "(1)", "[2]", "?x",
    "#y", "img", "é", "😀", "\ud800", "link", "x" * 300, ".", "//", "static",
)  # fmt: skip


def sound(chance: random.Random) -> bytes:
    """Make a picture that is whole."""
    kind, mode, options = chance.choice(KINDS)
    size = chance.randrange(1, 90), chance.randrange(1, 90)
    image = Bitmap.effect_noise(size, 60).convert("RGB").convert(mode)
    if chance.random() < 0.2:
        exif = Bitmap.Exif()
        exif[0x0112] = chance.randrange(1, 9)
        options = {**options, "exif": exif} if kind in ("JPEG", "PNG", "WEBP", "TIFF") else options
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """Change a few bytes, most of them in the head, or cut, repeat or swap parts."""
    body = bytearray(data)
    for _ in range(chance.choice((0, 1, 1, 2, 5, 40))):
        reach = min(len(body), chance.choice((24, 64, 200, len(body) or 1)))
        if body:
            body[chance.randrange(reach)] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
    way, at = chance.random(), chance.randrange(len(body) + 1)
    if way < 0.15:
        del body[at:]
    elif way < 0.25:
        body[at:at] = body[: chance.randrange(len(body) + 1)]
    elif way < 0.35:
        body[at:] = body[at:][::-1]
    return bytes(body)


def drawing(chance: random.Random) -> bytes:
    """Make an SVG of pieces."""
    pieces = [SVG[0], *(chance.choice(SVG) for _ in range(chance.randrange(9)))]
    return "".join([*pieces, *(["</svg>"] if chance.random() < 0.8 else [])]).encode()


def printed(data: bytes) -> None:
    """Take a picture the way that a card's takes; AssertionError for a result that is none."""
    if is_drawing(data):
        data = draw(data)
    size = measure(data, time.monotonic() + PATIENCE)
    for grey in (False, True):
        ready = Bitmap.open(io.BytesIO(develop(data, 50, 50 * size.height / size.width, grey=grey)))
        assert ready.format in ("JPEG", "PNG")
        ready.load()


def found(folder: Path, chance: random.Random) -> None:
    """Look for a picture by an odd path; AssertionError where one outside the folder is read."""
    path = "".join(
        chance.choice(PATHS) + chance.choice(("", "/", "/../")) for _ in range(chance.randrange(1, 6))
    )
    root = chance.choice(("", str(folder / "site")))
    data = read_picture(str(folder / "site" / "legs" / "squat.md"), path, root)
    assert data != b"secret", path


def wrong(work: Callable[[], object]) -> str:
    """Do one piece of work; return what went wrong, empty if nothing did."""
    start = time.monotonic()
    try:
        work()
    except UnprintableError as problem:
        str(problem).encode(errors="replace")
    except BaseException:
        return traceback.format_exc()
    if time.monotonic() - start > 2 * PATIENCE:
        return f"took {time.monotonic() - start:.1f} s"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"took {peak:,} KB" if peak > MEMORY else ""


def lay(folder: Path) -> None:
    """Put a site with a picture into a folder, and a secret beside it."""
    for place, data in (
        ("secret/a.png", b"secret"),
        ("site/legs/a.png", b"own"),
        ("site/static/img", b"site"),
    ):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(data)
    os.symlink(folder / "secret", folder / "site" / "link")
    os.symlink(folder / "secret" / "a.png", folder / "site" / "legs" / "a")


def main() -> int:
    """Fuzz for the seconds given, ten minutes if none are."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**9)
    chance, count, end = random.Random(seed), 0, time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay(folder)
        while time.monotonic() < end:
            count += 1
            way = chance.random()
            data = drawing(chance) if way < 0.01 else spoiled(sound(chance), chance)
            problem = (
                wrong(lambda: found(folder, chance)) if way > 0.7 else wrong(lambda data=data: printed(data))
            )
            if problem:
                Path("fuzz-picture.bin").write_bytes(data)
                print(f"seed {seed}, picture {count}, kept as fuzz-picture.bin:\n{problem}")
                return 1
    print(f"{count:,} pictures and paths in {seconds} s (seed {seed}): none broke the program")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
