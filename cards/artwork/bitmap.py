"""A picture file's bytes → its size; bytes and a printed size → bytes ready for the press."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import lru_cache
from importlib import import_module
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from cards.artwork.hush import hush_errors, hush_warnings
from cards.artwork.jpeg import is_plain, without_metadata
from cards.limits import PICTURE_MEMORY, PICTURE_PIXELS, PICTURE_SHAPE

if TYPE_CHECKING:
    from PIL.Image import Image

#: Pixels per inch that a printed picture has at most: more cannot be seen.
DPI = 300
#: How well photographs are kept, of 95 (Pillow's scale).
QUALITY = 90
#: A picture that came without loss stays so, unless a photograph's coding is smaller by this factor.
WORTH_A_LOSS = 3
#: EXIF: how a picture must be turned to be looked at, by number (CIPA DC-008, 4.6.5); 1 is not at all.
ORIENTATION = 0x0112
TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip
#: Those that swap a picture's sides.
QUARTER_TURNS = range(5, 9)


#: Formats that are always read; of those that move, the first frame.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
READABLE = "JPEG, PNG, SVG, WebP, GIF, BMP or TIFF"
#: What HEIC pictures need, which not everyone has.
HEIC = "install pillow-heif (the extra cuecard[heic]), or "
#: What begins a file of another format: its bytes, where they stand, and its name.
OTHERS = (
    (b"ftypavif", 4, "an AVIF picture"), (b"ftyphe", 4, "a HEIC picture"), (b"ftypmif1", 4, "a HEIC picture"),
    (b"ftypmsf1", 4, "a HEIC picture"), (b"ftyp", 4, "a film"), (b"\xff\x0a", 0, "a JPEG XL picture"),
    (b"JXL ", 4, "a JPEG XL picture"), (b"jP  ", 4, "a JPEG 2000 picture"), (b"%PDF", 0, "a PDF"),
    (b"8BPS", 0, "a PSD file"), (b"%!PS", 0, "a PostScript file"), (b"<!DOCTYPE html", 0, "a web page"),
    (b"<html", 0, "a web page"),
)  # fmt: skip
#: Bytes that a pixel takes while it is brought to shades or colours on white, by the mode that it has;
#: of each part of colour, where a JPEG comes in layers.
DECODED = {"1": 2, "L": 2, "P": 9, "RGB": 4, "RGBX": 4, "CMYK": 8, "YCbCr": 8}
DECODED_ELSE, PROGRESSIVE = 10, 2
#: Bytes of a pixel beside that, by formats whose library decodes all of a picture at once.
BESIDE = {"WEBP": 9, "AVIF": 9, "HEIF": 9}


class Pixels(NamedTuple):
    """A picture's size in pixels."""

    width: int
    height: int


class UnprintableError(ValueError):
    """A picture that cannot be printed, and why, in words that follow its name; what to do about it."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.hint = hint


class _Watched(io.BytesIO):
    """A file's bytes that are no longer given when a time is over, so that no decoder outruns it."""

    def __init__(self, data: bytes, until: float) -> None:
        super().__init__(data)
        self._until = until

    def read(self, size: int | None = -1, /) -> bytes:
        """Read like any file; UnprintableError when the time is over."""
        if monotonic() > self._until:
            raise _too_long()
        return super().read(size)


def measure(data: bytes, until: float = inf) -> Pixels:
    """Return a picture's size as it is looked at, sure that it can be decoded.

    Raises UnprintableError for a format that is not read, for a broken one, for one that is not read by
    `until`, on the monotonic clock, and, before anything is decoded, for one that takes too much memory.
    """
    with opened(data, until) as image:
        size = _upright(image)
        # A JPEG is read to its end at an eighth of its size: enough to know that it is whole.
        image.draft(None, (image.width // 8, image.height // 8))
        _load(image)
        # The library turns a TIFF upright by itself.
        return Pixels(*image.size) if image.format == "TIFF" else size


def reduce(data: bytes, width: float, height: float, until: float = inf) -> tuple[Pixels, bytes]:
    """Measure a picture, and bring it to no more pixels than a frame of so many points can show.

    What has no more is returned as it is, else upright, in sRGB. Raises UnprintableError as `measure` does.
    """
    with opened(data, until) as image:
        if image.format == "TIFF":
            _load(image)
        size = _upright(image)
        shown = min(height, width * size.height / size.width)
        fewer = _pixels(image, shown * size.width / size.height, shown)
        if fewer == image.size:
            return measure(data, until), data
        image.draft(None, fewer)
        ready = _finished(image, fewer, grey=False, until=until)
        ready.info = {}
        if image.format in ("JPEG", "MPO"):
            return size, _saved(ready, "JPEG", quality=QUALITY)
        # It is packed well where it is printed, when it is no larger than that.
        return size, _saved(ready, "PNG", compress_level=1)


def develop(data: bytes, width: float, height: float, *, grey: bool) -> bytes:
    """Turn a measured picture into JPEG or PNG bytes for a printed size in points, at 300 dpi at most.

    Never more pixels than the file has. No metadata, sRGB or grey, on white where it was transparent.
    A small enough JPEG keeps its own coding.
    """
    with opened(data) as image:
        if image.format == "TIFF":
            _load(image)
        size = _pixels(image, width, height)
        photograph = image.format in ("JPEG", "MPO")
        if photograph and size == image.size and _goes_through(image, data, grey=grey):
            return without_metadata(data)
        image.draft(None, size)
        return _coded(_finished(image, size, grey=grey), photograph=photograph)


@contextmanager
def opened(data: bytes, until: float = inf) -> Iterator[Image]:
    """Open the first frame of a picture without decoding it."""
    from PIL import Image, UnidentifiedImageError

    hush_warnings()
    try:
        with warnings.catch_warnings():
            # Its size is judged here, by our own measure.
            warnings.simplefilter("ignore")
            with Image.open(_Watched(data, until), formats=_formats()) as image:
                _refuse_excess(image)
                yield image
    except Image.DecompressionBombError:
        raise _too_many() from None
    except UnidentifiedImageError:
        raise _unknown(data) from None
    except UnprintableError:
        raise
    # A decoder raises whatever it pleases at a file that is broken on purpose.
    except Exception as why:
        raise UnprintableError(f"is broken: {why}") from None


@lru_cache(maxsize=1)
def _formats() -> tuple[str, ...]:
    """Return the formats that are read here: two depend on what is installed, and on how it was built."""
    from PIL import features

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        more = ["AVIF"] if features.check("avif") else []
    with suppress(ImportError, OSError):
        import_module("pillow_heif").register_heif_opener()
        more.append("HEIF")
    return (*FORMATS, *more)


def _too_long() -> UnprintableError:
    return UnprintableError("takes too long to read, with the pictures before it", "save it smaller")


def _load(image: Image) -> None:
    """Decode a picture; what the decoder of TIFF says of a broken one by itself is not shown."""
    with hush_errors() if image.format == "TIFF" else nullcontext():
        image.load()


def _unknown(data: bytes) -> UnprintableError:
    known = (name for mark, at, name in OTHERS if data[at : at + len(mark)].lower() == mark.lower())
    name = next(known, "in a format")
    way = HEIC if "HEIC" in name and "HEIF" not in _formats() else ""
    return UnprintableError(f"is {name} that cuecard cannot read", f"{way}save it as {READABLE}")


def _refuse_excess(image: Image) -> None:
    width, height = image.size
    if width * height > PICTURE_PIXELS or width * height * _cost(image) > PICTURE_MEMORY:
        raise _too_many(f"{width} × {height}")
    if min(width, height) * PICTURE_SHAPE < max(width, height):
        raise UnprintableError(f"is {width} × {height} pixels, too narrow a strip to print")


def _cost(image: Image) -> float:
    """Return the bytes of memory that a pixel takes to be decoded and brought to colours."""
    if image.format in ("JPEG", "MPO"):
        # A part of it is decoded at a time, and few pixels are kept, unless it comes in layers.
        return PROGRESSIVE * len(image.getbands()) if image.info.get("progressive") else 1
    return BESIDE.get(image.format or "", 0) + DECODED.get(image.mode, DECODED_ELSE)


def _too_many(size: str = "far more") -> UnprintableError:
    return UnprintableError(f"has {size} pixels, too many to decode", "save it with fewer pixels")


def _upright(image: Image) -> Pixels:
    """Return an opened picture's size as it is looked at."""
    turned = image.getexif().get(ORIENTATION) in QUARTER_TURNS
    return Pixels(image.height, image.width) if turned else Pixels(*image.size)


def _pixels(image: Image, width: float, height: float) -> tuple[int, int]:
    """Return the pixels of a printed size in points, sides as they lie in the file; no more than it has."""
    if image.getexif().get(ORIENTATION) in QUARTER_TURNS:
        width, height = height, width
    across, down = (max(1, int(length * DPI / 72)) for length in (width, height))
    return (across, down) if across < image.width and down < image.height else image.size


def _goes_through(image: Image, data: bytes, *, grey: bool) -> bool:
    """Say whether a JPEG can be printed as it is."""
    upright = image.getexif().get(ORIENTATION, 1) == 1
    right = image.mode == "L" or (image.mode == "RGB" and not grey)
    return upright and right and not _profile(image) and is_plain(data)


def _finished(image: Image, size: tuple[int, int], *, grey: bool, until: float = inf) -> Image:
    """Scale a picture, turn it upright, and bring it to sRGB or grey on white; each step has its time."""
    from PIL import Image

    def in_time(done: Image.Image) -> Image.Image:
        if monotonic() > until:
            raise _too_long()
        return done

    turn, profile = TURNS.get(image.getexif().get(ORIENTATION, 1)), _profile(image)
    ready = in_time(_shaded(image))
    if ready.size != size:
        ready = in_time(ready.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0))
    if turn:
        ready = ready.transpose(Image.Transpose[turn])
    if ready.mode == "RGBA":
        ready = Image.alpha_composite(Image.new("RGBA", ready.size, "white"), ready).convert("RGB")
    if profile:
        ready = in_time(_in_srgb(ready, profile))
    return ready.convert("L" if grey or ready.mode == "L" else "RGB")


def _shaded(image: Image) -> Image:
    """Bring a picture to eight bits whose values are shades, so that they can be mixed."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("L" if image.mode == "1" else "RGB")


def _profile(image: Image) -> bytes:
    """Return the colour profile that a picture's values are to be read by; empty for plain sRGB."""
    profile = image.info.get("icc_profile") or b""
    return b"" if b"sRGB" in profile[:4096] or b"s\0R\0G\0B" in profile[:4096] else profile


def _in_srgb(image: Image, profile: bytes) -> Image:
    from PIL import ImageCms

    srgb = ImageCms.createProfile("sRGB")
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, own, srgb, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _coded(image: Image, *, photograph: bool) -> bytes:
    image.info = {}
    lossy = _saved(image, "JPEG", quality=QUALITY, optimize=True)
    if photograph:
        return lossy
    lossless = _saved(image, "PNG", optimize=True)
    return lossy if len(lossy) * WORTH_A_LOSS < len(lossless) else lossless


def _saved(image: Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
