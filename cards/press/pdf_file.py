"""Objects, one after the other → a compact PDF (ISO 32000-1, 7.5.7 and 7.5.8), written as they come."""

# Objects that are no streams are packed together and deflated.

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import sha256
from struct import Struct

from cards.press.spool import Pressed

#: Objects in one packed stream: a reader unpacks no more than this to find one.
_PACK = 500
#: Where an object is, in the index of the file (ISO 32000-1, 7.5.8.3).
_ENTRY = Struct(">BIH")
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """A PDF as it is written from its head to its end; no more of it is in memory than its index."""

    def __init__(self) -> None:
        self._pressed = Pressed()
        self._digest = sha256()
        #: Seven bytes for each object: 1, its offset, 0; or 2, the number of its pack, its place there.
        self._index = bytearray(_ENTRY.pack(0, 0, 0xFFFF))
        self._waiting: list[tuple[int, bytes]] = []
        self._write(_HEADER)

    def number(self, count: int = 1) -> int:
        """Return the first of so many numbers that no object has yet."""
        first = len(self._index) // _ENTRY.size
        self._index.extend(bytes(count * _ENTRY.size))
        return first

    def add(self, number: int, body: bytes) -> None:
        """Write a stream with its entries as it is."""
        self._enter(number, 1, len(self._pressed), 0)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def stream(self, number: int, entries: bytes, deflated: bytes) -> None:
        """Write a stream that is deflated already, with entries beside its length and filter."""
        head = b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (entries, len(deflated))
        self.add(number, head + deflated + b"\nendstream")

    def pack(self, number: int, body: bytes) -> None:
        """Write an object that is no stream, together with others."""
        self._waiting.append((number, body))
        if len(self._waiting) == _PACK:
            self._close_pack()

    def pack_all(self, first: int, bodies: Iterable[bytes]) -> None:
        """Write objects whose numbers follow each other."""
        for number, body in enumerate(bodies, first):
            self.pack(number, body)

    def finished(self, catalog: int, info: int) -> Pressed:
        """Write the index of all, given the numbers of the catalog and of what is said of the document."""
        if self._waiting:
            self._close_pack()
        number, end = self.number(), len(self._pressed)
        self._enter(number, 1, end, 0)
        identity = self._digest.hexdigest()[:32].encode()
        size = len(self._index) // _ENTRY.size
        roots = (catalog, info, identity, identity)
        entries = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (size, *roots)
        self.stream(number, entries, zlib.compress(self._index))
        self._write(b"startxref\n%d\n%%%%EOF\n" % end)
        return self._pressed

    def _enter(self, number: int, kind: int, where: int, place: int) -> None:
        _ENTRY.pack_into(self._index, number * _ENTRY.size, kind, where, place)

    def _close_pack(self) -> None:
        offset, heads, own = 0, [], self.number()
        for place, (member, body) in enumerate(self._waiting):
            heads.append(b"%d %d" % (member, offset))
            offset += len(body) + 1
            self._enter(member, 2, own, place)
        head = b" ".join(heads) + b"\n"
        deflated = zlib.compress(head + b"\n".join(body for _, body in self._waiting))
        self.stream(own, b"/Type/ObjStm/N %d/First %d" % (len(self._waiting), len(head)), deflated)
        self._waiting.clear()

    def _write(self, part: bytes) -> None:
        self._pressed.write(part)
        self._digest.update(part)
