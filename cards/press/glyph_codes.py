"""One-byte codes for text, the same in every document, and the characters behind each code."""

# A simple font of a PDF holds 256 codes. Were they given out as characters come, a page's operators
# would depend on the pages before it. Here they depend on the character alone, so that pages can be
# prepared apart from each other: block 0 is Windows-1252, and every other block is ASCII and 128
# characters of Unicode that stand together, which holds a line of Polish, Greek or Russian in one font.

from __future__ import annotations

#: The block that holds most of the languages of western Europe.
WESTERN = 0
_ASCII = 0x80
#: What a code means that nothing is set with.
_BLANK = ord(" ")


def coded(text: str) -> tuple[tuple[int, bytes], ...]:
    """Turn text into stretches of (block, codes), one byte a character; a fixed blank becomes a blank."""
    text = text.replace("\u00a0", " ")
    try:
        return ((WESTERN, text.encode("cp1252")),)
    except UnicodeEncodeError:
        return tuple(_stretches(text))


def character(block: int, code: int) -> str:
    """Return the character behind a code of a block, a blank where there is none."""
    if code < _ASCII:
        return chr(code)
    if block == WESTERN:
        return bytes((code,)).decode("cp1252", errors="ignore") or " "
    return chr(block * _ASCII + code - _ASCII)


def code_points(block: int, codes: frozenset[int]) -> list[int]:
    """Return the code point behind every code up to the highest used one; unused ones are blanks."""
    return [ord(character(block, code)) if code in codes else _BLANK for code in range(max(codes) + 1)]


def literal(codes: bytes) -> bytes:
    r"""Write codes as a string of a content stream: nothing in them can end it.

    Brackets and backslashes are escaped, and the line end that readers would change (ISO 32000-1, 7.3.4.2).
    """
    escaped = codes.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(%b)" % escaped.replace(b"\r", b"\\r")


def text_string(text: str) -> bytes:
    """Write words for a PDF's dictionaries: as they are in ASCII, else as UTF-16 (ISO 32000-1, 7.9.2)."""
    if text.isascii():
        return literal(text.encode())
    return b"<FEFF%b>" % text.encode("utf-16-be", errors="replace").hex().upper().encode()


def _stretches(text: str) -> list[tuple[int, bytes]]:
    """Part text into the longest stretches of one block each; ASCII stays with what surrounds it."""
    stretches: list[tuple[int, bytes]] = []
    block: int | None = None
    codes = bytearray()
    for char in text:
        home, code = _place(char)
        if code >= _ASCII and block not in (None, home):
            stretches.append((block or WESTERN, bytes(codes)))
            codes.clear()
        if code >= _ASCII:
            block = home
        codes.append(code)
    stretches.append((block or WESTERN, bytes(codes)))
    return stretches


def _place(char: str) -> tuple[int, int]:
    """Return a character's block and code."""
    try:
        return WESTERN, char.encode("cp1252")[0]
    except UnicodeEncodeError:
        block, offset = divmod(ord(char), _ASCII)
        return block, _ASCII + offset
