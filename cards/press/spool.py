"""Bytes that are written once and read in order later, in a file of their own where they are many."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from types import TracebackType
from weakref import finalize

#: Bytes that are kept in memory; beyond, they go to the disk.
IN_MEMORY = 2 * 1024 * 1024
#: Bytes that are read at once.
_CHUNK = 1024 * 1024


def scratch() -> SpooledTemporaryFile[bytes]:
    """Open a file of no name for what this program alone reads again; it is gone when it is closed."""
    return SpooledTemporaryFile(max_size=IN_MEMORY)


class Spool:
    """A row of pieces; what is kept in memory does not grow with them, but for a number for each."""

    def __init__(self) -> None:
        self._file = scratch()
        self._lengths = array("I")

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


class Pressed:
    """A finished file, on the disk where it is large; it is gone when nobody holds it any longer."""

    def __init__(self) -> None:
        self._file = scratch()
        self._length = 0
        finalize(self, self._file.close)

    def write(self, part: bytes) -> None:
        """Add a part at the end."""
        self._file.write(part)
        self._length += len(part)

    def __len__(self) -> int:
        """Return the number of bytes."""
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        """Yield all of it in parts."""
        self._file.seek(0)
        while part := self._file.read(_CHUNK):
            yield part

    def read(self) -> bytes:
        """Return all of it at once."""
        return b"".join(self)
