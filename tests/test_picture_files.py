"""Where a picture is looked for, in which formats it may come, and what it may cost to read."""

import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Any

import pytest
from conftest import SQUAT
from PIL import Image as Bitmap
from PIL import ImageCms, ImageFile, features
from reading_back import page_texts
from running import lay, run

from cards.artwork import bitmap
from cards.artwork.bitmap import UnprintableError, develop, measure, reduce
from cards.artwork.picture_files import read_picture
from cards.artwork.pictures import gather
from cards.shop import layouts
from cards.shop.sources import Source, exercise_of

GREEN = (0, 160, 0)


def encoded(kind: str, mode: str = "RGB", size: tuple[int, int] = (80, 60), **options: object) -> bytes:
    file = io.BytesIO()
    Bitmap.new("RGB", size, GREEN).convert(mode).save(file, kind, **options)
    return file.getvalue()


def put(path: Path, data: bytes = b"the picture") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


# Where


@pytest.mark.parametrize(
    ("lies", "written"),
    [
        ("legs/squat.jpg", "squat.jpg"),
        ("legs/img/my squat (1).jpg", "img/my squat (1).jpg"),
        ("legs/img/my squat (1).jpg", "img/my%20squat%20(1).jpg"),
        ("legs/squat.jpg", "squat.jpg?raw=true#top"),
        ("media/squat.jpg", "../media/squat.jpg"),
        ("media/squat.jpg", "..\\media\\squat.jpg"),
        ("images/squat.jpg", "/images/squat.jpg"),
        ("static/images/squat.jpg", "/images/squat.jpg"),
        ("images/squat.jpg", "images/squat.jpg"),
        ("a/[1] {2} é.jpg", "../a/[1] {2} é.jpg"),
        ("media/squat.jpg", "..%5Cmedia%5Csquat.jpg"),
        ("legs/my squat (1).jpg", "my\\ squat\\ \\(1\\).jpg"),
        ("legs/a\u00f1o.jpg", "an\u0303o.jpg"),
        ("legs/an\u0303o.jpg", "a%C3%B1o.jpg"),
    ],
)
def test_a_path_is_read_as_the_text_its_site_and_its_folder_mean_it(
    tmp_path: Path, lies: str, written: str
) -> None:
    put(tmp_path / "site" / lies)
    lay(tmp_path / "site" / "legs" / "squat.md")
    assert read_picture(str(tmp_path / "site" / "legs" / "squat.md"), written, str(tmp_path / "site"))


@pytest.mark.parametrize("path", ["../media/squat.jpg", "/media/squat.jpg", "../../secret.jpg", "/etc/hosts"])
def test_without_a_folder_named_only_the_text_s_own_is_open(tmp_path: Path, path: str) -> None:
    put(tmp_path / "site" / "media" / "squat.jpg")
    put(tmp_path / "secret.jpg")
    lay(tmp_path / "site" / "legs" / "squat.md")
    with pytest.raises(UnprintableError, match=r"is not opened|is not there") as caught:
        read_picture(str(tmp_path / "site" / "legs" / "squat.md"), path, "")
    if "not opened" in str(caught.value):
        assert "name the folder" in caught.value.hint


@pytest.mark.parametrize(
    "written", ["../../secret.jpg", "/../secret.jpg", "linked.jpg", "/up/secret.jpg", "..%5C..%5Csecret.jpg"]
)
def test_nothing_outside_the_named_folder_is_opened(tmp_path: Path, written: str) -> None:
    put(tmp_path / "secret.jpg")
    site = tmp_path / "site"
    lay(site / "legs" / "squat.md")
    (site / "legs" / "linked.jpg").symlink_to(tmp_path / "secret.jpg")
    (site / "up").symlink_to(tmp_path)
    with pytest.raises(UnprintableError, match="is not opened"):
        read_picture(str(site / "legs" / "squat.md"), written, str(site))


def test_the_picture_beside_the_text_wins_over_the_site_s(tmp_path: Path) -> None:
    put(tmp_path / "site" / "img" / "a.jpg", b"site")
    put(tmp_path / "site" / "legs" / "img" / "a.jpg", b"own")
    file = str(tmp_path / "site" / "legs" / "squat.md")
    assert read_picture(file, "img/a.jpg", str(tmp_path / "site")) == b"own"
    assert read_picture(file, "/img/a.jpg", str(tmp_path / "site")) == b"site"


@pytest.mark.parametrize("path", ["../media/squat.png", "/media/squat.png"])
def test_wall_and_decks_find_the_pictures_of_the_folder_that_is_named(here: Path, path: str) -> None:
    put(here / "site" / "media" / "squat.png", encoded("PNG"))
    lay(here / "site" / "legs" / "squat.md", SQUAT.replace("## Tips", f"![Deepest point]({path})\n\n## Tips"))
    lay(here / "site" / "deck.toml", 'cards = ["squat", "legs/squat.md"]\n')
    for named, pages in (("site", 1), ("site/deck.toml", 2)):
        result = run("wall", named, "--layout", "large-print-a4", "-o", "x.pdf")
        assert "not printed" not in result.stderr
        texts = page_texts((here / "x.pdf").read_bytes())
        assert len(texts) == pages
        assert all("Deepest point" in text for text in texts)
    alone = run("card", "site/legs/squat.md", "-o", "x.pdf")
    assert "is not opened; name the folder that holds both on the command line" in alone.stderr
    assert "Deepest point" not in page_texts((here / "x.pdf").read_bytes())[0]


def test_blanks_and_brackets_in_markdown_are_part_of_the_path(here: Path) -> None:
    for name in ("my squat (1).jpg", "my squat [2].jpg"):
        put(here / "img" / name, encoded("JPEG"))
    pictures = '![Start](img/my squat (1).jpg =300x200)\n\n![End]( img/my squat [2].jpg "A title" )\n\n'
    lay(here / "squat.md", SQUAT.replace("## Tips", f"{pictures}`![x](my squat.jpg)` is code.\n\n## Tips"))
    run("card", "squat.md", "--layout", "large-print-a4", "-o", "x.pdf")
    (text,) = page_texts((here / "x.pdf").read_bytes())
    assert "Start" in text
    assert "End" in text
    assert "img/" not in text
    assert "my squat.jpg" in " ".join(text.split())


@pytest.mark.parametrize("size", ["=200x100", "=200x", "=x100", "=50%x"])
@pytest.mark.parametrize("path", ["a.jpg", "low point.heic", "my film.mov", "C:\\my pictures\\a.png"])
def test_neither_path_nor_size_nor_words_of_a_picture_are_read_as_text(
    here: Path, path: str, size: str
) -> None:
    lay(here / "row.md", f"# Row\n\n## Setup\n\nSit.\n\n![Deepest]({path} {size})\n\nPull.\n")
    result = run("card", "row.md", "-o", "x.pdf")
    assert f'"{path}" (Deepest)' in result.stderr
    told = " ".join(page_texts((here / "x.pdf").read_bytes())[0].split())
    assert "Setup Sit. Pull." in told
    assert not {"Deepest", size}.intersection(told.split())


def test_words_for_a_picture_that_cannot_be_had_are_no_text_of_the_card(here: Path) -> None:
    web, tag = "![start](https://example.org/row.png)", "<img src='b.jpg' alt='middle'>"
    text = f"# Row\n\n{web}\n\n{tag}\n\n## End\n\n![end](c.jpg)\n"
    lay(here / "row.md", text + "\n## Setup\n\n- Sit tall.\n\n## Execution\n\n1. Pull.\n   ![low](d.jpg)\n")
    result = run("card", "row.md", "-o", "x.pdf")
    words = page_texts((here / "x.pdf").read_bytes())[0].split()
    assert not {"start", "middle", "end", "low", "End", "Purpose"}.intersection(words)
    assert "Pull." in words
    assert "is on the web, and nothing is fetched; save it beside the text" in result.stderr
    for word in ("start", "middle", "end", "low"):
        assert f"({word})" in result.stderr


# In which formats


@pytest.mark.parametrize(
    ("kind", "mode", "options"),
    [
        ("WEBP", "RGB", {}), ("WEBP", "RGB", {"lossless": True}), ("WEBP", "RGBA", {}), ("GIF", "RGB", {}),
        ("GIF", "P", {}), ("BMP", "RGB", {}), ("BMP", "L", {}), ("BMP", "1", {}), ("TIFF", "RGB", {}),
        ("TIFF", "RGB", {"compression": "tiff_lzw"}), ("TIFF", "RGB", {"compression": "jpeg"}),
        ("TIFF", "CMYK", {}), ("TIFF", "L", {}), ("TIFF", "I;16", {}),
        ("TIFF", "1", {"compression": "group4"}),
    ],
)  # fmt: skip
def test_pictures_of_many_formats_are_read_and_handed_on_as_jpeg_or_png(
    kind: str, mode: str, options: dict[str, object]
) -> None:
    data = encoded(kind, mode, **options)
    assert measure(data) == (80, 60)
    for grey in (False, True):
        ready = Bitmap.open(io.BytesIO(develop(data, 10, 7.5, grey=grey)))
        assert ready.format in ("JPEG", "PNG")
        assert ready.size == (41, 31)
    if mode in ("RGB", "RGBA", "P"):
        colour = Bitmap.open(io.BytesIO(develop(data, 10, 7.5, grey=False))).convert("RGB").getpixel((20, 15))
        assert colour == pytest.approx(GREEN, abs=8)


def test_of_a_picture_that_moves_the_first_frame_is_printed() -> None:
    frames = [Bitmap.new("RGB", (80, 60), colour) for colour in (GREEN, (200, 0, 0))]
    for kind in ("GIF", "WEBP"):
        file = io.BytesIO()
        frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=100)
        ready = Bitmap.open(io.BytesIO(develop(file.getvalue(), 100, 75, grey=False))).convert("RGB")
        assert ready.getpixel((40, 30)) == pytest.approx(GREEN, abs=8)


def test_a_tiff_that_lies_on_its_side_is_turned_once() -> None:
    file = io.BytesIO()
    exif = Bitmap.Exif()
    exif[0x0112] = 6
    Bitmap.new("RGB", (80, 60), GREEN).save(file, "TIFF", exif=exif)
    assert measure(file.getvalue()) == (60, 80)
    assert Bitmap.open(io.BytesIO(develop(file.getvalue(), 60, 80, grey=False))).size == (60, 80)


HEIC = b"\0\0\0\x18ftypheic" + bytes(40)


@pytest.fixture
def formats_anew() -> Iterator[None]:
    """Look anew for what can be read here, and forget it afterwards."""
    bitmap._formats.cache_clear()
    yield
    bitmap._formats.cache_clear()


@pytest.mark.usefixtures("formats_anew")
def test_a_heic_picture_says_what_is_lacking_and_what_to_save_it_as(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(UnprintableError, match="HEIC") as caught:
        measure(HEIC)
    assert caught.value.hint.startswith("install pillow-heif (the extra cuecard[heic]), or save it as JPEG")


@pytest.mark.usefixtures("formats_anew")
def test_a_heic_picture_is_read_by_the_extra_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Heif(ImageFile.ImageFile):
        format = "HEIF"

        def _open(self) -> None:
            self._mode, self._size = "RGB", (4, 3)
            self.tile = []
            self.im = Bitmap.new("RGB", (4, 3), GREEN).im

    def register() -> None:
        Bitmap.register_open("HEIF", Heif, lambda head: head[4:12] == b"ftypheic")

    monkeypatch.setattr(Bitmap, "OPEN", dict(Bitmap.OPEN))
    monkeypatch.setattr(Bitmap, "ID", list(Bitmap.ID))
    extra = ModuleType("pillow_heif")
    extra.register_heif_opener = register  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pillow_heif", extra)
    assert measure(HEIC) == (4, 3)
    assert Bitmap.open(io.BytesIO(develop(HEIC, 40, 30, grey=False))).convert("RGB").getpixel((2, 1)) == GREEN


@pytest.mark.skipif("avif" not in features.get_supported(), reason="this Pillow is built without AVIF")
def test_an_avif_picture_is_read_and_turned_upright() -> None:
    exif = Bitmap.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    Bitmap.new("RGB", (80, 60), GREEN).save(file, "AVIF", exif=exif)
    assert measure(file.getvalue()) == (60, 80)
    assert Bitmap.open(io.BytesIO(develop(file.getvalue(), 60, 80, grey=False))).size == (60, 80)


@pytest.mark.usefixtures("formats_anew")
def test_an_avif_picture_is_named_where_it_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.features.check", lambda _: None)
    with pytest.raises(UnprintableError, match="is an AVIF picture that cuecard cannot read") as caught:
        measure(b"\0\0\0\x18ftypavif" + bytes(40))
    assert caught.value.hint.startswith("save it as JPEG, PNG")


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB"), ("TIFF", "L")])
@pytest.mark.parametrize("turn", [1, 6])
def test_a_large_picture_is_brought_to_what_its_frame_can_show(kind: str, mode: str, turn: int) -> None:
    exif = Bitmap.Exif()
    exif[0x0112] = turn
    file = io.BytesIO()
    Bitmap.new(mode, (2000, 1000), "green").save(file, kind, exif=exif)
    size, data = reduce(file.getvalue(), 72, 72)
    assert size == ((2000, 1000) if turn == 1 else (1000, 2000))
    ready = Bitmap.open(io.BytesIO(data))
    assert ready.size == ((300, 150) if turn == 1 else (150, 300))
    assert measure(data) == ready.size


def test_a_small_picture_stays_as_it_is() -> None:
    data = encoded("JPEG", size=(200, 100))
    assert reduce(data, 72, 72) == ((200, 100), data)


@pytest.mark.parametrize("step", ["_shaded", "_in_srgb"])
def test_scaling_is_within_the_time_for_pictures(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(bitmap, "monotonic", lambda: clock[0])
    usual = getattr(bitmap, step)

    def slow(*given: Any) -> Any:
        clock[0] = 20.0
        return usual(*given)

    monkeypatch.setattr(bitmap, step, slow)
    file = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    Bitmap.new("RGB", (2000, 1000)).save(file, "PNG", icc_profile=profile)
    with pytest.raises(UnprintableError, match="takes too long"):
        reduce(file.getvalue(), 72, 72, 10.0)


def test_decoders_say_nothing_by_themselves(capfd: pytest.CaptureFixture[str]) -> None:
    file = io.BytesIO()
    Bitmap.effect_noise((80, 60), 60).convert("1").save(file, "TIFF", compression="group4")
    fax = bytearray(file.getvalue())
    fax[100:160] = b"\xff" * 60
    with suppress(UnprintableError):
        measure(bytes(fax))
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("PIL").handlers, "without one the last resort would print warnings"


# At what cost

_PEAK = """
import resource, sys
from cards.artwork.bitmap import UnprintableError, develop, measure
data = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    measure(data)
    develop(data, 400, 400, grey=False)
except UnprintableError as problem:
    sys.stderr.write(str(problem))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told in bytes elsewhere")
@pytest.mark.parametrize(
    ("kind", "mode", "side", "options"),
    [
        ("PNG", "RGBA", 7000, {"compress_level": 1}),
        ("PNG", "RGBA", 3900, {"compress_level": 1}),
        ("JPEG", "RGB", 7000, {"progressive": True}),
        ("WEBP", "RGB", 3400, {"method": 0}),
    ],
)
def test_no_picture_takes_more_memory_than_300_megabytes(
    kind: str, mode: str, side: int, options: dict[str, object]
) -> None:
    file = io.BytesIO()
    Bitmap.new(mode, (side, side)).save(file, kind, **options)
    child = [sys.executable, "-c", _PEAK]
    repo = Path(__file__).parent.parent
    done = subprocess.run(child, input=file.getvalue(), capture_output=True, check=True, cwd=repo)
    assert int(done.stdout) < 300 * 1024


def test_all_pictures_of_a_card_have_one_limit_of_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        put(tmp_path / f"{name}.jpg", encoded("JPEG"))
    put(tmp_path / "c.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>')
    monkeypatch.setattr("cards.artwork.pictures.PICTURES_SECONDS", -1)
    text = SQUAT.replace("## Tips", "![A](a.jpg)\n\n![B](b.jpg)\n\n![C](c.svg)\n\n## Tips")
    exercise = exercise_of(Source(str(tmp_path / "squat.md"), text.encode())).exercise
    found = gather(exercise, layouts.load("wall-a4"))
    assert found.artwork == ()
    assert ["takes too long" in said.message for said in found.diagnostics] == [True] * 3


def test_a_decoder_is_stopped_in_the_middle() -> None:
    with pytest.raises(UnprintableError, match="takes too long"):
        measure(encoded("JPEG", size=(4000, 4000)), monotonic() - 1)
