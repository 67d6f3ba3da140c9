"""Keeps plates in a temporary file until they are printed."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from types import TracebackType

from cards.press.plate import Plate
from cards.press.spool import scratch


@dataclass(frozen=True, slots=True)
class Kept:
    """A plate that lies in a store, which is open as long as it is needed."""

    store: Store
    offset: int
    length: int

    def open(self) -> Plate:
        """Read the plate."""
        return self.store.read(self)


class Store:
    """Plates in an unnamed temporary file, so that many of them take no memory."""

    def __init__(self) -> None:
        self._file = scratch()
        self._end = 0

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def keep(self, plate: Plate | Kept) -> Kept:
        """Put a plate away; one that lies in a store already stays there."""
        if isinstance(plate, Kept):
            return plate
        packed = pickle.dumps(plate, pickle.HIGHEST_PROTOCOL)
        kept = Kept(self, self._end, len(packed))
        self._file.seek(self._end)
        self._file.write(packed)
        self._end += len(packed)
        return kept

    def read(self, kept: Kept) -> Plate:
        """Return a plate that was put away here."""
        self._file.seek(kept.offset)
        plate: Plate = pickle.loads(self._file.read(kept.length))
        return plate
