"""A finished reportlab document → the bytes of a compact PDF (ISO 32000-1, 7.5.7 and 7.5.8)."""

# Objects that are no streams are packed together and deflated, where reportlab writes each as plain text.

from __future__ import annotations

import zlib
from array import array
from collections.abc import Mapping
from hashlib import sha256
from struct import Struct
from typing import IO, Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from cards.press.spool import scratch
from cards.press.structure import Tree

#: Objects in one packed stream: a reader unpacks no more than this to find one.
_PACK = 500
#: Where an object is, in the index of the file (ISO 32000-1, 7.5.8.3).
_ENTRY = Struct(">BIH")
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class _Pack(NamedTuple):
    """Objects that are deflated together."""

    members: int
    #: Bytes before the first of them.
    head: int
    deflated: bytes


def compact(document: Any, written: Mapping[int, bytes], tree: Tree) -> bytes:
    """Write all objects of a document that lacks nothing but its file, and those already written.

    The latter are given by numbers that the document has left out. Equal documents give equal bytes.
    """
    catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
    with scratch() as kept:
        return _written(document, written, tree, _File(kept), (catalog, info))


def _written(
    document: Any, written: Mapping[int, bytes], tree: Tree, file: _File, roots: tuple[Any, Any]
) -> bytes:
    elements = iter(tree)
    number = 1
    while number <= document.objectcounter:  # writing one object may add others
        name = document.numberToId.get(number)
        item = document.idToObject.get(name)
        if item is not None:
            body = pdfdoc.format(item, document, toplevel=1)
            # It is not looked at again, and there may be many.
            document.idToObject[name] = None
        else:
            body = next(elements) if 0 <= number - tree.first < len(tree) else written[number]
        if isinstance(item, pdfdoc.PDFStream | pdfdoc.PDFImageXObject):
            file.add(number, b"%d 0 obj\n%bendobj\n" % (number, body))
        else:
            file.pack(number, body)
        number += 1
    catalog, info = (root.format(document) for root in roots)
    return file.finished(number, catalog, info)


class _File:
    """A PDF as it is written from its head to its end; no more of it is in memory than its index."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = sha256()
        self._length = 0
        #: Where each object is that is not packed, by its number.
        self._offsets = array("Q", [0])
        self._packed = array("Q")
        self._waiting: list[tuple[int, bytes]] = []
        self._packs: list[_Pack] = []
        self._write(_HEADER)

    def add(self, number: int, body: bytes) -> None:
        """Write the next object as it is."""
        self._offsets.extend([0] * (number + 1 - len(self._offsets)))
        self._offsets[number] = self._length
        self._write(body)

    def pack(self, number: int, body: bytes) -> None:
        """Keep the next object for a pack; packs follow all other objects."""
        self._packed.append(number)
        self._waiting.append((number, body))
        if len(self._waiting) == _PACK:
            self._close_pack()

    def finished(self, number: int, catalog: bytes, info: bytes) -> bytes:
        """Write the packs from a number on, and the index of all; return the file."""
        if self._waiting:
            self._close_pack()
        first = number
        for number, pack in enumerate(self._packs, first):
            entries = b"/Type/ObjStm/N %d/First %d" % (pack.members, pack.head)
            self.add(number, _stream(number, entries, pack.deflated))
        number = first + len(self._packs)
        self._offsets.extend([0] * (number + 1 - len(self._offsets)))
        self._offsets[number] = end = self._length
        identity = self._digest.hexdigest()[:32].encode()
        roots = (catalog, info, identity, identity)
        entries = b"/Type/XRef/W[1 4 2]/Size %d/Root %b/Info %b/ID[<%b><%b>]" % (number + 1, *roots)
        self._write(_stream(number, entries, zlib.compress(self._table(first))))
        self._write(b"startxref\n%d\n%%%%EOF\n" % end)
        self._file.seek(0)
        return self._file.read()

    def _table(self, first_pack: int) -> bytes:
        """Write where each object is: 1, its offset, 0; or 2, the number of its pack, its place there."""
        table = bytearray(_ENTRY.pack(0, 0, 0xFFFF))
        for offset in self._offsets[1:]:
            table += _ENTRY.pack(1, offset, 0)
        for at, number in enumerate(self._packed):
            pack, place = divmod(at, _PACK)
            _ENTRY.pack_into(table, number * _ENTRY.size, 2, first_pack + pack, place)
        return bytes(table)

    def _close_pack(self) -> None:
        offset, heads = 0, []
        for member, body in self._waiting:
            heads.append(b"%d %d" % (member, offset))
            offset += len(body) + 1
        head = b" ".join(heads) + b"\n"
        deflated = zlib.compress(head + b"\n".join(body for _, body in self._waiting))
        self._packs.append(_Pack(len(self._waiting), len(head), deflated))
        self._waiting.clear()

    def _write(self, part: bytes) -> None:
        self._file.write(part)
        self._digest.update(part)
        self._length += len(part)


def _stream(number: int, entries: bytes, deflated: bytes) -> bytes:
    head = b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (number, entries, len(deflated))
    return head + deflated + b"\nendstream\nendobj\n"
