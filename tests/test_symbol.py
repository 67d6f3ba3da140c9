import random
import string

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cards.qr import QUIET_ZONE, Modules, rectangles, symbol

ID_CHARACTERS = string.ascii_letters + string.digits + "-_"


def scanned(modules: Modules) -> zxingcpp.Barcode:
    """Draw the rectangles on white with the quiet zone, three pixels a module, and read them."""
    side = len(modules) + 2 * QUIET_ZONE
    image = Image.new("L", (side, side), 255)
    for x, y, width, height in rectangles(modules):
        left, top = x + QUIET_ZONE, y + QUIET_ZONE
        image.paste(0, (left, top, left + width, top + height))
    found = zxingcpp.read_barcodes(image.resize((3 * side, 3 * side), Image.Resampling.NEAREST))
    assert len(found) == 1
    return found[0]


def test_a_short_video_link_takes_29_modules_at_level_q() -> None:
    modules = symbol("https://youtu.be/SqO-VUEak2M")
    assert len(modules) == 29
    assert all(len(row) == 29 for row in modules)
    assert scanned(modules).ec_level == "Q"


@pytest.mark.parametrize(("length", "level"), [(7, "H"), (8, "Q"), (11, "Q"), (12, "M"), (14, "M")])
def test_correction_is_the_highest_that_the_same_size_allows(length: int, level: str) -> None:
    # Version 1 holds 14 bytes at level M, 11 at Q, 7 at H (ISO/IEC 18004, table 7).
    modules = symbol("x" * length)
    assert len(modules) == 21
    assert scanned(modules).ec_level == level


@pytest.mark.parametrize(
    ("length", "modules"), [(14, 21), (15, 25), (26, 25), (27, 29), (42, 29), (43, 33), (2331, 177)]
)
def test_the_size_is_the_smallest_that_level_m_allows(length: int, modules: int) -> None:
    # Byte capacities of versions 1 to 4 and 40 at level M: 14, 26, 42, 62, 2331 (ISO/IEC 18004, table 7).
    assert len(symbol("x" * length)) == modules


def test_codes_of_hundreds_of_videos_scan() -> None:
    picked = random.Random(18004)
    awkward = ["-" * 11, "_" * 11, "0" * 11, "A" * 11, "a" * 11, "U" * 11, "-_-_-_-_-_-", "00000000001"]
    ids = awkward + ["".join(picked.choices(ID_CHARACTERS, k=11)) for _ in range(300)]
    for one in ids:
        link = f"https://youtu.be/{one}"
        assert scanned(symbol(link)).text == link


@pytest.mark.parametrize(
    "link",
    [
        "https://youtu.be/SqO-VUEak2M?t=90",
        "https://vimeo.com/123456789/abcdef0123",
        "https://example.org/%C3%BCbungen/kniebeuge?seite=1&gr%C3%B6%C3%9Fe=a4",
        "https://example.org/" + "a/" * 200,
    ],
)
def test_other_links_scan(link: str) -> None:
    assert scanned(symbol(link)).text == link


def test_letters_that_scanners_would_guess_are_refused() -> None:
    with pytest.raises(ValueError, match="not in ASCII"):
        symbol("https://example.org/übung")


def test_corners_hold_finders_and_no_quiet_zone() -> None:
    modules = symbol("https://youtu.be/SqO-VUEak2M")
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    for x, y in [(0, 0), (22, 0), (0, 22)]:
        seen = ["".join("01"[dark] for dark in row[x : x + 7]) for row in modules[y : y + 7]]
        assert seen == finder


@pytest.mark.parametrize("link", ["", "https://example.org/" + "a" * 2331])
def test_what_no_code_holds_is_refused_with_the_reason(link: str) -> None:
    with pytest.raises(ValueError, match=f"link of {len(link)} bytes"):
        symbol(link)


matrices = st.integers(1, 12).flatmap(
    lambda side: st.lists(
        st.lists(st.booleans(), min_size=side, max_size=side).map(tuple), min_size=side, max_size=side
    ).map(tuple)
)


@given(matrices)
def test_rectangles_cover_each_dark_module_once_and_no_other(modules: Modules) -> None:
    covered = [
        (x, y)
        for left, top, width, height in rectangles(modules)
        for y in range(top, top + height)
        for x in range(left, left + width)
    ]
    dark = [(x, y) for y, row in enumerate(modules) for x, is_dark in enumerate(row) if is_dark]
    assert sorted(covered) == sorted(dark)


def test_runs_merge_along_rows_and_down_columns() -> None:
    ring = symbol("x")[:7]
    finder = tuple(row[:7] for row in ring)
    # A finder is a ring of four bars around one square.
    assert rectangles(finder) == ((0, 0, 7, 1), (0, 1, 1, 5), (6, 1, 1, 5), (2, 2, 3, 3), (0, 6, 7, 1))
