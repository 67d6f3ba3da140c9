"""Bytes that are written once and read in order later, in a file of their own where they are many."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from types import TracebackType

#: Bytes that are kept in memory; beyond, they go to the disk.
IN_MEMORY = 8 * 1024 * 1024


def scratch() -> SpooledTemporaryFile[bytes]:
    """Open a file of no name for what this program alone reads again; it is gone when it is closed."""
    return SpooledTemporaryFile(max_size=IN_MEMORY)


class Spool:
    """A row of pieces; what is kept in memory does not grow with them, but for a number for each."""

    def __init__(self) -> None:
        self._file = scratch()
        self._lengths = array("L")

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, piece: bytes) -> None:
        """Write one more piece behind the others."""
        self._file.write(piece)
        self._lengths.append(len(piece))

    def __len__(self) -> int:
        return len(self._lengths)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the pieces in the order in which they were written; nothing is added from then on."""
        self._file.seek(0)
        for length in self._lengths:
            yield self._file.read(length)
