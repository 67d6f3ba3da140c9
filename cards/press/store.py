"""Keeps plates, and pages to be put on sheets, in a temporary file until they are printed."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, TypeVar, cast

from cards.press.spool import scratch

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Kept(Generic[Value]):
    """A value that lies in a store, which is open as long as it is needed."""

    store: Store
    offset: int
    length: int

    def open(self) -> Value:
        """Read the value."""
        return cast(Value, self.store.read(self.offset, self.length))


class Store:
    """Values of the press in an unnamed temporary file, so that many of them take no memory."""

    def __init__(self) -> None:
        self._file = scratch()
        self._end = 0

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def keep(self, value: Value | Kept[Value]) -> Kept[Value]:
        """Put a value away; one that lies in a store already stays there."""
        if isinstance(value, Kept):
            return value
        packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        kept: Kept[Value] = Kept(self, self._end, len(packed))
        self._file.seek(self._end)
        self._file.write(packed)
        self._end += len(packed)
        return kept

    def read(self, offset: int, length: int) -> object:
        """Return a value that was put away here."""
        self._file.seek(offset)
        value: object = pickle.loads(self._file.read(length))
        return value
