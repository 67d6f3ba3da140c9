"""The modules of a link's QR code, and the rectangles that draw them."""

import re
from typing import TypeAlias

from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.main import QRCode
from qrcode.util import BIT_LIMIT_TABLE, MODE_8BIT_BYTE, QRData

from cards.units import POINTS_PER

#: Rows of modules, True for dark.
Modules: TypeAlias = tuple[tuple[bool, ...], ...]

#: Modules of blank paper that a scanner needs on every side (ISO/IEC 18004).
QUIET_ZONE = 4

#: Points of the smallest module that print and camera hold: 0.4 mm, as the GS1 General
#: Specifications ask (0.396 mm) of codes that the public scans with a telephone.
MIN_MODULE = 0.4 * POINTS_PER["mm"]

#: A code is scanned from about this many times its width (a rule of thumb of the trade, in no standard).
SCAN_RATIO = 10

#: Every code names its mask to the scanner, so any of the eight is valid, and looking for the least
#: penalty takes four fifths of the time. This one has the least mean penalty over short video links.
MASK_OF_LEAST_MEAN_PENALTY = 3

_VERSIONS = range(1, 41)
_DARK = re.compile(b"\1+")


def symbol(url: str) -> Modules:
    """Turn a link into its rows of modules, True for dark, without the quiet zone.

    The code is the smallest that level M allows, at the highest level of error correction that
    needs none larger. Raises ValueError, saying what to do, where no code holds the link, and for a link
    that is not in ASCII: scanners guess the encoding of other letters, each in its own way.
    """
    if not url.isascii():
        raise ValueError(f'the link "{url}" is not in ASCII, which is all that every scanner reads')
    data = url.encode()
    version = next((v for v in _VERSIONS if _holds(v, ERROR_CORRECT_M, len(data))), None)
    if version is None or not data:
        raise ValueError(f"no QR code holds a link of {len(data)} bytes: use one of 1 to 2331")
    levels = (ERROR_CORRECT_H, ERROR_CORRECT_Q, ERROR_CORRECT_M)
    level = next(one for one in levels if _holds(version, one, len(data)))
    code = QRCode(version, level, mask_pattern=MASK_OF_LEAST_MEAN_PENALTY)
    code.add_data(QRData(data, MODE_8BIT_BYTE))
    code.make(fit=False)
    return tuple(tuple(map(bool, row)) for row in code.modules)


def rectangles(modules: Modules) -> tuple[tuple[int, int, int, int], ...]:
    """Turn modules into few rectangles (x, y, width, height, in modules) that cover each dark one once.

    Runs of a row are merged, and runs that stand exactly above each other: neighbouring modules
    are one area, and no hairline shows between them.
    """
    merged: list[tuple[int, int, int, int]] = []
    open_runs: dict[tuple[int, int], int] = {}
    for y, row in enumerate((*modules, ())):
        runs = set(_runs(row))
        for x, width in [run for run in open_runs if run not in runs]:
            top = open_runs.pop((x, width))
            merged.append((x, top, width, y - top))
        for run in runs - open_runs.keys():
            open_runs[run] = y
    return tuple(sorted(merged, key=lambda r: (r[1], r[0])))


def _holds(version: int, level: int, length: int) -> bool:
    """Say whether a code takes that many bytes: 4 bits of mode, the count, the bytes (ISO/IEC 18004)."""
    count_bits = 8 if version < 10 else 16
    return 4 + count_bits + 8 * length <= int(BIT_LIMIT_TABLE[level][version])


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Turn a row into its dark runs, each with its start and its width."""
    return [(run.start(), run.end() - run.start()) for run in _DARK.finditer(bytes(row))]
