"""Pictures from the file to the printed page: what is opened, what is refused, what stands where."""

import io
import os
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pikepdf
import pypdfium2
import pytest
from conftest import SQUAT
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Bitmap
from PIL import ImageCms
from reading_back import page_texts

from cards.artwork import svg as drawing
from cards.artwork.bitmap import UnprintableError, develop, measure
from cards.artwork.pictures import gather
from cards.artwork.svg import draw
from cards.diagnostics import Diagnostic, Severity
from cards.geometry import Rect, Sides
from cards.page import Image, Page, TextLine
from cards.press.proof import findings
from cards.shop import layouts, sheets
from cards.shop.cards import Checked, Outcome, plate_card, printable, set_card
from cards.shop.orders import CardOrder
from cards.shop.sources import Source, exercise_of

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30">'
)
GREEN, RED, WHITE = (0, 160, 0), (200, 0, 0), (255, 255, 255)
LAYOUTS = ("wall-a4", "cue-a4", "cue-a4-landscape", "handout-a5", "wall-a3", "large-print-a4", "wall-a4-mono")

#: Writes a picture into the folder: name, width and height in pixels.
Painter: TypeAlias = Callable[..., Path]


def photograph(width: int, height: int, mode: str = "RGB") -> Bitmap.Image:
    """Upper half green, lower half red, a grain over it as a camera has."""
    image = Bitmap.new("RGB", (width, height), GREEN)
    image.paste(RED, (0, height // 2, width, height))
    return image.convert(mode)


def encoded(image: Bitmap.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def jpeg(width: int = 80, height: int = 60, **options: object) -> bytes:
    return encoded(photograph(width, height), "JPEG", **options)


def pixels(data: bytes) -> Bitmap.Image:
    return Bitmap.open(io.BytesIO(data))


def halves(data: bytes) -> list[str]:
    """Name the colour in the middle of the upper, the lower, the left and the right half."""
    image = pixels(data).convert("RGB")
    width, height = image.size
    places = ((0.5, 0.2), (0.5, 0.8), (0.2, 0.5), (0.8, 0.5))
    return [_named(image.getpixel((int(x * width), int(y * height)))) for x, y in places]


def _named(colour: object) -> str:
    assert isinstance(colour, tuple)
    near = {GREEN: "green", RED: "red", WHITE: "white"}
    return min(near.items(), key=lambda item: sum(abs(a - b) for a, b in zip(item[0], colour, strict=True)))[
        1
    ]


def with_images(*entries: str, markdown: str = SQUAT) -> str:
    lines = "".join(f"  - {entry}\n" for entry in entries)
    return markdown.replace("---\n", f"---\nimages:\n{lines}", 1)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_of(width: int, height: int, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.fixture
def paint(tmp_path: Path) -> Painter:
    def painted(name: str, width: int = 80, height: int = 60) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        photograph(width, height).save(path)
        return path

    return painted


def source(folder: Path, markdown: str) -> Source:
    return Source(str(folder / "squat.md"), markdown.encode())


def printed(folder: Path, markdown: str, name: str = "wall-a4") -> tuple[Outcome, tuple[Page, ...]]:
    card, pages = set_card(CardOrder((layouts.BUILT_IN,), layout=name), source(folder, markdown))
    assert pages, card.diagnostics
    return card, pages


def bound(folder: Path, markdown: str, name: str = "wall-a4") -> bytes:
    card = plate_card(CardOrder((layouts.BUILT_IN,), layout=name), source(folder, markdown))
    return sheets.bind(printable([card]), "Squat", None).pdf


def images(page: Page) -> list[Image]:
    return [item for item in page.items if isinstance(item, Image)]


def told(folder: Path, markdown: str, name: str = "wall-a4") -> list[Diagnostic]:
    """Return what is said about pictures; every test names them so that no other message has the word."""
    card, _ = printed(folder, markdown, name)
    return [said for said in card.diagnostics if "picture" in said.message]


# On the page


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("sizes", [[(80, 60)], [(60, 80)], [(80, 60), (60, 80)], [(160, 90), (160, 90)]])
def test_pictures_stand_whole_on_every_layout_that_has_a_frame(
    tmp_path: Path, paint: Painter, name: str, sizes: list[tuple[int, int]]
) -> None:
    entries = []
    for number, size in enumerate(sizes):
        paint(f"{number}.jpg", *size)
        entries.append(f"{{path: {number}.jpg, alt: Position {number}}}")
    card, pages = printed(tmp_path, with_images(*entries), name)
    page = pages[0]
    stood = images(page)
    assert [image.alt for image in stood] == [f"Position {number}" for number in range(len(sizes))]
    for image, (width, height) in zip(stood, sizes, strict=True):
        assert image.rect.width / image.rect.height == pytest.approx(width / height, rel=0.01)
        safe = Rect(0, 0, page.trim.width, page.trim.height).inset(Sides.all(page.safe))
        assert safe.contains(image.rect)
        over = [line.text for line in page.items if isinstance(line, TextLine) and _meets(line, image)]
        assert not over
    if len(stood) == 2:
        assert not stood[0].rect.overlaps(stood[1].rect)
    assert [finding.message for one in pages for finding in findings(one)] == []
    assert not [said for said in card.diagnostics if said.severity is not Severity.HINT]


def _meets(line: TextLine, image: Image) -> bool:
    x, y, rect = line.at.x, line.at.y, image.rect
    return x < rect.right and x + line.width > rect.x and y > rect.y and y - line.size * 0.4 < rect.bottom


def test_the_pdf_holds_them_at_no_more_than_300_dpi(tmp_path: Path, paint: Painter) -> None:
    paint("large.jpg", 2400, 1800)
    paint("small.png", 120, 90)
    markdown = with_images("{path: large.jpg, alt: Start}", "{path: small.png, alt: End}")
    pdf = bound(tmp_path, markdown, "cue-a4")
    document = pypdfium2.PdfDocument(pdf)
    found = [one for one in document[0].get_objects() if isinstance(one, pypdfium2.PdfImage)]
    assert len(found) == 2
    for one in found:
        left, bottom, right, top = one.get_bounds()
        across, down = one.get_px_size()
        assert (right - left) / (top - bottom) == pytest.approx(4 / 3, rel=0.01)
        assert across / down == pytest.approx(4 / 3, rel=0.01)
        assert across * 72 / (right - left) <= 300.01
    large, small = sorted((one.get_px_size() for one in found), reverse=True)
    assert 400 < large[0] < 2400
    assert small == (120, 90)
    assert "Start" in page_texts(pdf)[0]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        told = [
            str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert {"Start", "End"} <= set(told)


def test_the_same_pictures_are_the_same_bytes(tmp_path: Path, paint: Painter) -> None:
    paint("a.jpg", 900, 700)
    (tmp_path / "b.svg").write_text(SVG + '<circle cx="20" cy="15" r="9"/></svg>')
    markdown = with_images("{path: a.jpg, alt: Start}", "{path: b.svg, alt: End}")
    one, other = (bound(tmp_path, markdown) for _ in range(2))
    assert one == other


def test_mono_prints_shades_of_grey(tmp_path: Path, paint: Painter) -> None:
    paint("a.jpg")
    markdown = with_images("{path: a.jpg, alt: Start}")
    for name, mode in (("wall-a4", "RGB"), ("wall-a4-mono", "L")):
        (image,) = images(printed(tmp_path, markdown, name)[1][0])
        assert pixels(image.data).mode == mode


def test_a_card_without_pictures_keeps_its_room(tmp_path: Path, paint: Painter) -> None:
    paint("a.jpg")
    bare, plain = printed(tmp_path, SQUAT)
    _, refused = printed(tmp_path, with_images("missing.jpg"))
    pictured, _ = printed(tmp_path, with_images("{path: a.jpg, alt: Start}"))
    assert isinstance(bare, Checked)
    assert isinstance(pictured, Checked)
    assert refused == plain
    assert pictured.reach.size < bare.reach.size


def test_a_picture_of_the_text_moves_into_the_frame_with_its_words(tmp_path: Path, paint: Painter) -> None:
    paint("deep.jpg")
    markdown = SQUAT.replace("## Tips", "1. ![Deepest point](deep.jpg)\n\n## Tips")
    page = printed(tmp_path, markdown, "large-print-a4")[1][0]
    assert [image.alt for image in images(page)] == ["Deepest point"]
    assert sum("Deepest point" in line.text for line in page.items if isinstance(line, TextLine)) == 1


def test_a_heading_whose_pictures_are_in_the_frame_goes_with_them(tmp_path: Path, paint: Painter) -> None:
    paint("a.jpg")
    markdown = SQUAT.replace("## Tips", "## Pictures\n\n![Start](a.jpg)\n\n## Tips")
    page = printed(tmp_path, markdown, "large-print-a4")[1][0]
    words = [line.text for line in page.items if isinstance(line, TextLine)]
    assert "Start" in words
    assert "Pictures" not in words


def test_words_too_long_for_a_caption_are_for_who_cannot_see_it_and_named(
    tmp_path: Path, paint: Painter
) -> None:
    paint("a.jpg")
    words = "Heels stay on the floor " * 8
    markdown = SQUAT.replace("## Tips", f"![{words.strip()}](a.jpg)\n\n## Tips")
    page = printed(tmp_path, markdown, "large-print-a4")[1][0]
    assert len(images(page)) == 1
    assert "Heels" not in " ".join(line.text for line in page.items if isinstance(line, TextLine))
    assert images(page)[0].alt.count("Heels") == 8
    assert any(
        "too long to print under it" in said.message for said in told(tmp_path, markdown, "large-print-a4")
    )


def test_a_picture_named_twice_is_printed_once(tmp_path: Path, paint: Painter) -> None:
    paint("a.jpg")
    markdown = with_images("a.jpg", markdown=SQUAT.replace("## Tips", "![Start](a.jpg)\n\n## Tips"))
    page = printed(tmp_path, markdown)[1][0]
    assert [image.alt for image in images(page)] == ["Start"]


@pytest.mark.parametrize(("name", "most"), [("large-print-a4", 2), ("wall-a4", 6)])
def test_one_picture_too_many_is_named_and_not_printed(
    tmp_path: Path, paint: Painter, name: str, most: int
) -> None:
    names = "abcdefg"[: most + 1]
    for letter in names:
        paint(f"{letter}.jpg")
    markdown = with_images(*(f"{{path: {letter}.jpg, alt: Position {letter}}}" for letter in names))
    assert len(images(printed(tmp_path, markdown, name)[1][0])) == most
    (said,) = told(tmp_path, markdown, name)
    assert said.severity is Severity.HINT
    assert f'"{names[-1]}.jpg" (Position {names[-1]})' in said.message


def test_a_layout_without_a_frame_says_so(tmp_path: Path, paint: Painter) -> None:
    paint("a.jpg")
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "bare.toml").write_text('extends = "wall-a4"\n[pictures]\nheight = "0mm"\n')
    order = CardOrder(layouts.folders(tmp_path / "layouts"), layout="bare")
    markdown = SQUAT.replace("## Tips", "![Deepest point](a.jpg)\n\n## Tips")
    card, pages = set_card(order, source(tmp_path, markdown))
    assert images(pages[0]) == []
    assert not any("Deepest point" in line.text for line in pages[0].items if isinstance(line, TextLine))
    assert any("bare has no frame for pictures: 1 is not printed" in one.message for one in card.diagnostics)


def test_pictures_shrink_and_then_go_before_type_falls_below_the_floor(
    tmp_path: Path, paint: Painter
) -> None:
    paint("a.jpg")
    heights = []
    for count in (2, 56, 68):
        text = "\n".join(
            f"- Elbows brush the knees, and the chest stays up {number}." for number in range(count)
        )
        long = SQUAT.replace("- Elbows brush the knees.", text).split("<!-- howto -->")[0]
        card, pages = printed(tmp_path, with_images("{path: a.jpg, alt: Start}", markdown=long))
        assert isinstance(card, Checked)
        assert card.reach.x_height >= 1.75 - 1e-6
        heights.append(max((image.rect.height for image in images(pages[0])), default=0.0))
        crowded = [said for said in card.diagnostics if 'left out the picture "a.jpg"' in said.message]
        assert bool(crowded) == (heights[-1] == 0.0)
    assert heights[0] > heights[1] > heights[2] == 0.0


# What is opened


@pytest.mark.parametrize(
    "path",
    [
        "../secret.jpg", "sub/../../secret.jpg", "/etc/passwd", "//host/share.jpg",
        "..\\secret.jpg", "%2e%2e/secret.jpg", "%2Fetc%2Fpasswd", "linked.jpg", "folder/secret.jpg",
        "https://example.org/a.jpg", "HTTP://example.org/a.jpg", "file:///etc/passwd", "file:ok.jpg",
        "data:image/png;base64,AAAA", "C:/secret.jpg", "C:\\secret.jpg", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_nothing_outside_the_text_s_folder_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for place in (tmp_path / "secret.jpg", home / "ok.jpg"):
        photograph(80, 60).save(place)
    (home / "linked.jpg").symlink_to(tmp_path / "secret.jpg")
    (home / "folder").symlink_to(tmp_path)
    opened: list[object] = []
    monkeypatch.setattr("cards.artwork.picture_files.open", lambda *args: opened.append(args), raising=False)
    markdown = SQUAT.replace("## Tips", f"![Start](<{path}>)\n\n## Tips")
    reading = exercise_of(source(home, markdown))
    found = gather(reading.exercise, layouts.load("wall-a4"))
    assert found.artwork == ()
    assert not opened
    (said,) = found.diagnostics
    assert said.severity is Severity.WARNING
    assert said.location.line == markdown.splitlines().index(f"![Start](<{path}>)") + 1
    assert any(part in said.message for part in ("opened", "not there", "nothing is fetched"))


def test_links_within_the_folder_and_names_with_blanks_are_followed(tmp_path: Path, paint: Painter) -> None:
    paint("sub/my squat.jpg")
    (tmp_path / "linked.jpg").symlink_to(tmp_path / "sub" / "my squat.jpg")
    markdown = with_images("{path: sub/my%20squat.jpg, alt: Start}", "{path: ./linked.jpg, alt: End}")
    assert len(images(printed(tmp_path, markdown)[1][0])) == 2


def test_no_pictures_from_standard_input(
    tmp_path: Path, paint: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    paint("a.jpg")
    monkeypatch.chdir(tmp_path)
    reading = exercise_of(Source("-", with_images("a.jpg").encode()))
    found = gather(reading.exercise, layouts.load("wall-a4"))
    assert found.artwork == ()
    assert "standard input" in found.diagnostics[0].message


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "folder.jpg").mkdir()
    messages = [said.message for said in told(tmp_path, with_images("pipe.jpg", "folder.jpg", "gone.jpg"))]
    assert [message.rpartition('" ')[2] for message in messages] == [
        "is not a file",
        "is not a file",
        "is not there",
    ]


def test_only_so_many_pictures_are_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cards.artwork.pictures.PICTURES_TRIED", 3)
    said = told(tmp_path, with_images(*(f"{number}.jpg" for number in range(6))))
    assert [one.severity for one in said] == [Severity.WARNING] * 3 + [Severity.HINT] * 3


# What is refused


def refusal(data: bytes) -> str:
    with pytest.raises(UnprintableError) as caught:
        measure(data)
    return str(caught.value)


@pytest.mark.parametrize("side", [7072, 12_000, 60_000])
def test_too_many_pixels_are_refused_before_any_is_decoded(
    side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decoded(*_: object) -> None:
        raise AssertionError("it was decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decoded)
    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", decoded, raising=False)
    assert "too many to decode" in refusal(png_of(side, side, b""))


def test_a_bomb_costs_the_card_nothing_but_the_picture(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(png_of(60_000, 60_000, b""))
    markdown = with_images("{path: bomb.png, alt: Start}")
    (said,) = told(tmp_path, markdown)
    assert str(said.location).endswith("squat.md:2")
    assert said.severity is Severity.WARNING
    assert images(printed(tmp_path, markdown)[1][0]) == []


def test_a_file_of_absurd_size_is_not_read(tmp_path: Path) -> None:
    with open(tmp_path / "huge.jpg", "wb") as file:
        file.truncate(65 * 1024 * 1024)
    (said,) = told(tmp_path, with_images("{path: huge.jpg, alt: Start}"))
    assert "a picture has at most" in said.message


def test_what_is_broken_or_strange_is_refused() -> None:
    assert "in a format that cuecard cannot read" in refusal(b"")
    assert "is a PDF that cuecard cannot read" in refusal(b"%PDF-1.4 not a picture")
    assert "is a HEIC picture that cuecard cannot read" in refusal(b"\0\0\0\x18ftypheic" + bytes(40))
    assert "in a format that cuecard cannot read" in refusal(encoded(photograph(8, 8), "PPM"))
    assert "is broken" in refusal(jpeg()[:-200])
    assert "is broken" in refusal(png_of(80, 60, b"\0" * 100))
    assert "too narrow a strip" in refusal(encoded(photograph(400, 8), "PNG"))


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8), st.sampled_from(["JPEG", "PNG"]))
def test_a_damaged_picture_is_printed_or_refused_and_nothing_else(at: int, noise: bytes, kind: str) -> None:
    whole = encoded(photograph(40, 30), kind)
    at %= len(whole)
    damaged = whole[:at] + noise + whole[at + len(noise) :]
    try:
        width, height = measure(damaged)
        develop(damaged, float(width), float(height), grey=False)
    except UnprintableError:
        pass


# What reaches the press


def test_a_small_jpeg_goes_through_without_its_notes() -> None:
    exif = Bitmap.Exif()
    exif[0x010F] = "Secret camera"
    plain = jpeg(quality=80)
    noted = encoded(pixels(plain), "JPEG", quality="keep", exif=exif, comment=b"Secret place")
    assert b"Secret" in noted
    ready = develop(noted + b"Secret tail", 80, 60, grey=False)
    assert b"Secret" not in ready
    assert ready == encoded(pixels(plain), "JPEG", quality="keep")
    assert pixels(ready).tobytes() == pixels(noted).tobytes()


def test_a_large_jpeg_becomes_a_smaller_jpeg() -> None:
    ready = pixels(develop(jpeg(1200, 900), 144, 108, grey=False))
    assert (ready.format, ready.size) == ("JPEG", (600, 450))


@pytest.mark.parametrize("number", range(1, 9))
def test_a_picture_stands_as_it_was_held(number: int) -> None:
    turns = {2: 0, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}
    names = {0: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 7: "TRANSVERSE"}
    names |= {6: "ROTATE_270", 8: "ROTATE_90"}
    held = photograph(80, 60)
    if number > 1:
        held = held.transpose(Bitmap.Transpose[names[turns[number]]])
    exif = Bitmap.Exif()
    exif[0x0112] = number
    data = encoded(held, "JPEG", exif=exif, quality=95)
    assert measure(data) == (80, 60)
    ready = develop(data, 80, 60, grey=False)
    assert pixels(ready).size == (80, 60)
    assert halves(ready)[:2] == ["green", "red"]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "PA", "1"])
def test_png_of_every_kind_becomes_plain_on_white(mode: str) -> None:
    image = photograph(80, 60, "RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 80, 30))
    image = image.convert("P" if mode == "PA" else mode)
    options = {"transparency": image.getpixel((40, 10))} if mode in ("P", "PA") else {}
    ready = pixels(develop(encoded(image, "PNG", **options), 80, 60, grey=False))
    assert ready.mode in ("L", "RGB")
    if mode != "1":
        assert ready.convert("L").getpixel((40, 10)) == 255
        assert ready.convert("L").getpixel((40, 50)) < 150


def test_sixteen_bits_keep_their_shades() -> None:
    image = Bitmap.new("I;16", (80, 60), 0x8000)
    ready = pixels(develop(encoded(image, "PNG"), 80, 60, grey=False))
    assert (ready.mode, ready.getpixel((40, 30))) == ("L", 128)


def test_cmyk_is_converted() -> None:
    ready = develop(encoded(photograph(80, 60, "CMYK"), "JPEG", quality=95), 80, 60, grey=False)
    assert pixels(ready).mode == "RGB"
    assert halves(ready)[:2] == ["green", "red"]


def test_colours_of_another_profile_are_brought_to_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"-XYZ").replace(b"gXYZ", b"rXYZ").replace(b"-XYZ", b"gXYZ")
    other = swapped.replace(b"s\0R\0G\0B", b"m\0i\0n\0e").replace(b"sRGB", b"mine")
    ready = develop(encoded(photograph(80, 60), "PNG", icc_profile=other), 80, 60, grey=False)
    assert "icc_profile" not in pixels(ready).info
    assert halves(ready)[:2] == ["red", "green"]
    broken = develop(encoded(photograph(80, 60), "PNG", icc_profile=b"mine"), 80, 60, grey=False)
    assert halves(broken)[:2] == ["green", "red"]


def test_of_a_moving_picture_the_first_frame_is_printed() -> None:
    first, second = photograph(80, 60), Bitmap.new("RGB", (80, 60), "blue")
    data = encoded(first, "PNG", save_all=True, append_images=[second])
    assert halves(develop(data, 80, 60, grey=False))[:2] == ["green", "red"]


def test_a_photograph_in_png_is_not_carried_at_its_full_weight() -> None:
    grain = random.Random(1).randbytes(200 * 150 * 3)
    noisy = encoded(Bitmap.frombytes("RGB", (200, 150), grain), "PNG")
    assert pixels(develop(noisy, 200, 150, grey=False)).format in ("JPEG", "PNG")
    assert pixels(develop(encoded(photograph(200, 150), "PNG"), 200, 150, grey=False)).format == "PNG"


# Drawings


def test_a_drawing_is_drawn_with_its_words() -> None:
    bare = draw(f'{SVG}<rect width="40" height="15" fill="#00a000"/></svg>'.encode())
    assert measure(bare) == (1600, 1200)
    ready = develop(bare, 80, 60, grey=False)
    assert pixels(ready).size == (333, 250)
    assert halves(ready)[:2] == ["green", "white"]
    worded = draw(f'{SVG}<text x="4" y="20" font-family="Comic Sans MS">Hips</text></svg>'.encode())
    assert pixels(worded).convert("RGBA").getextrema()[3] == (0, 255)


def test_a_tall_drawing_has_its_longer_side_upright() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="40mm"><path d="M0 0H9V9"/></svg>'
    width, height = measure(draw(svg.encode()))
    assert height / width == pytest.approx(4, rel=0.01)
    assert height == pytest.approx(1600, abs=8)


def test_scripts_are_not_run_and_do_no_harm() -> None:
    field = '<rect onload="x()" width="40" height="30" fill="#c80000"/>'
    svg = f"{SVG}<script>while(true){{}}</script>{field}</svg>"
    assert halves(develop(draw(svg.encode()), 80, 60, grey=False)) == ["red"] * 4


def _hostile() -> Iterator[tuple[str, str]]:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{entities}]>'
    yield bomb + SVG + "<text>&a11;</text></svg>", "declares entities"
    yield '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG + "&x;</svg>", "declares entities"
    for place in (
        "/etc/passwd",
        "secret.png",
        "file:///etc/passwd",
        "https://example.org/a.png",
        "data:image/png,",
    ):
        for attribute in ("href", "xlink:href"):
            yield f'{SVG}<image {attribute}="{place}" width="9" height="9"/></svg>', "refers to"
    yield f'{SVG}<use href="other.svg#a"/></svg>', "refers to"
    yield f'{SVG}<filter id="f"><feImage href="secret.png"/></filter></svg>', "refers to"
    yield f"{SVG}<g>", "is broken"
    yield f"{SVG}{'<g>' * 5000}{'</g>' * 5000}</svg>", "too many elements"
    yield f"{SVG}{'<g/>' * 60_000}</svg>", "too many elements"
    yield (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1e9"><path d="M0 0H9"/></svg>',
        "too much",
    )


@pytest.mark.parametrize(("svg", "message"), list(_hostile()))
def test_a_hostile_drawing_is_refused(svg: str, message: str) -> None:
    with pytest.raises(UnprintableError, match=message):
        draw(svg.encode())


def test_a_drawing_in_another_encoding_hides_nothing() -> None:
    svg = f'<?xml version="1.0" encoding="UTF-16"?>{SVG}<image href="/etc/passwd"/></svg>'
    assert not drawing.is_drawing(svg.encode("utf-16"))
    with pytest.raises(UnprintableError):
        draw(svg.encode())


def test_a_drawing_that_multiplies_itself_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "DRAWING_SECONDS", 1)
    groups = "".join(f'<g id="g{n}">' + f'<use xlink:href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 6))
    svg = (
        f'{SVG}<defs><g id="g0"><rect width="4" height="4"/></g>{groups}</defs><use xlink:href="#g5"/></svg>'
    )
    with pytest.raises(UnprintableError, match=r"too (much time|long)"):
        draw(svg.encode())


def test_a_drawing_of_too_many_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "DRAWING_BYTES", 100)
    with pytest.raises(UnprintableError, match="at most 100"):
        draw((SVG + " " * 100 + "</svg>").encode())
