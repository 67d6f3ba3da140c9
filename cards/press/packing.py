"""Packs what a document needs to know of a page until it is written into few bytes."""

from __future__ import annotations

import pickle
import zlib
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Packed(Generic[Value]):
    """A value of the press's own in the fewest bytes; it is packed and opened in one run of the program."""

    __slots__ = ("_bytes",)

    def __init__(self, value: Value) -> None:
        self._bytes = zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and bool(self.open() == other.open())

    def __hash__(self) -> int:
        return hash(self._bytes)

    def open(self) -> Value:
        """Return the value."""
        opened: Value = pickle.loads(zlib.decompress(self._bytes))
        return opened
