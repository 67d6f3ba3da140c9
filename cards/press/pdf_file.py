"""A finished reportlab document → the bytes of a compact PDF (ISO 32000-1, 7.5.7 and 7.5.8)."""

# Objects that are no streams are packed together and deflated, where reportlab writes each as plain text.

from __future__ import annotations

import zlib
from collections.abc import Mapping
from hashlib import sha256
from struct import pack as pack_integers
from typing import Any

from reportlab.pdfbase import pdfdoc

#: Objects in one packed stream: a reader unpacks no more than this to find one.
_PACK = 500
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def compact(document: Any, written: Mapping[int, bytes]) -> bytes:
    """Write all objects of a document that lacks nothing but its file, and those already written.

    The latter are given by numbers that the document has left out. Equal documents give equal bytes.
    """
    catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
    out = bytearray(_HEADER)
    #: Where each object is: 1, its offset, 0; or 2, the number of its pack, its place there.
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
    loose: list[tuple[int, bytes]] = []
    number = 1
    while number <= document.objectcounter:  # writing one object may add others
        name = document.numberToId.get(number)
        item = document.idToObject.get(name)
        body = written[number] if name is None else pdfdoc.format(item, document, toplevel=1)
        if isinstance(item, pdfdoc.PDFStream | pdfdoc.PDFImageXObject):
            places[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%bendobj\n" % (number, body)
        else:
            loose.append((number, body))
        number += 1
    for start in range(0, len(loose), _PACK):
        pack = loose[start : start + _PACK]
        places |= {member: (2, number, place) for place, (member, _) in enumerate(pack)}
        places[number] = (1, len(out), 0)
        out += _packed(number, pack)
        number += 1
    end = len(out)
    places[number] = (1, end, 0)
    table = b"".join(pack_integers(">BIH", *places[member]) for member in range(number + 1))
    identity = sha256(out).hexdigest()[:32].encode()
    roots = (catalog.format(document), info.format(document), identity, identity)
    entries = b"/Type/XRef/W[1 4 2]/Size %d/Root %b/Info %b/ID[<%b><%b>]" % (number + 1, *roots)
    out += _stream(number, entries, table)
    out += b"startxref\n%d\n%%%%EOF\n" % end
    return bytes(out)


def _packed(number: int, pack: list[tuple[int, bytes]]) -> bytes:
    """Write an object stream: where each member begins, and the members."""
    offset, heads = 0, []
    for member, body in pack:
        heads.append(b"%d %d" % (member, offset))
        offset += len(body) + 1
    head = b" ".join(heads) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(pack), len(head))
    return _stream(number, entries, head + b"\n".join(body for _, body in pack))


def _stream(number: int, entries: bytes, content: bytes) -> bytes:
    deflated = zlib.compress(content)
    head = b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (number, entries, len(deflated))
    return head + deflated + b"\nendstream\nendobj\n"
