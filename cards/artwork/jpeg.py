"""A JPEG's bytes → the same picture without what its camera noted (ITU-T T.81, annex B)."""

from __future__ import annotations

from collections.abc import Iterator

#: Starts of frame that every reader of PDF decodes: baseline, extended, progressive.
COMMON_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
#: All starts of frame; the three numbers left out are tables.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
#: What the picture's colours depend on: JFIF and Adobe's mark.
KEPT_NOTES = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}
NOTES = frozenset(range(0xE0, 0xF0)) | {0xFE}
START, END, SCAN = 0xD8, 0xD9, 0xDA
#: In a scan's data these follow FF without being a marker's number: a stuffed nought, restarts.
IN_SCAN = frozenset({0x00, *range(0xD0, 0xD8)})


def is_plain(data: bytes) -> bool:
    """Say whether a JPEG can stand in a PDF as it is: whole, and of a common coding."""
    try:
        markers = [marker for marker, _ in _segments(data)]
    except ValueError:
        return False
    return COMMON_FRAMES.issuperset(FRAMES.intersection(markers)) and markers[-1] == END


def without_metadata(data: bytes) -> bytes:
    """Leave out notes and comments, and what follows the picture's end; the picture is untouched."""
    kept = [part for marker, part in _segments(data) if _is_picture(marker, part)]
    return b"".join(kept)


def _is_picture(marker: int, part: bytes) -> bool:
    if marker in KEPT_NOTES:
        return part[4:].startswith(KEPT_NOTES[marker])
    return marker not in NOTES


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each marker's number and its segment, a scan with its data; ValueError where there is none."""
    at = 0
    while True:
        if data[at : at + 1] != b"\xff" or at + 2 > len(data):
            raise ValueError("no marker where one must stand")
        marker, start = data[at + 1], at
        if marker == 0xFF:
            at += 1
            continue
        at += 2
        if marker not in (START, END):
            at += int.from_bytes(data[at : at + 2], "big")
        if marker == SCAN:
            at = _scan_end(data, at)
        yield marker, data[start:at]
        if marker == END:
            return


def _scan_end(data: bytes, at: int) -> int:
    """Return where a scan's data ends: at the next marker that is none of its own."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise ValueError("the scan has no end")
        if data[at + 1] not in IN_SCAN and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2
