"""A file's bytes → its text in Unicode, without signs that no text has."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from cards.diagnostics import CardsError, Diagnostic, Location, Severity, error
from cards.limits import BLANKS, COLLECTION_BYTES, COLLECTION_LINES, FILE_BYTES, FILE_LINES, HEADINGS

_HASHES = re.compile(r"^ {0,3}#{1,6}[ \t]", re.MULTILINE)

#: Signs that are no text: they become blanks. A line break of another system stays one.
_UNTEXT: dict[int, str | None] = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), 127, *range(128, 160), 0x2028, 0x2029], " "
)
#: Soft hyphens, marks of order and joiners without width have no ink, and no place in copied words.
_UNTEXT |= dict.fromkeys([0xAD, 0x34F, 0x200B, 0x2060, 0xFEFF])
#: Full-width letters and digits, and bold and other mathematical ones, mean the plain ones, and no font has
#: them (Unicode Standard Annex 15, compatibility).
_UNTEXT |= {
    sign: plain
    for sign in [*range(0xFF10, 0xFF5B), *range(0x1D400, 0x1D800)]
    if len(plain := unicodedata.normalize("NFKC", chr(sign))) == 1 and plain.isalnum()
}
#: Blanks in a row beyond any indent; a parser may take the square of their number to read them.
_BLANKS = re.compile(rf"([^\S\n]{{{BLANKS}}})[^\S\n]+")
_MANY_BLANKS = 20 * " "
_NEEDS_CLEANING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u200b\u2028\u2029\u2060\ufeff\ud800-\udfff\uff10-\uff5a\U0001d400-\U0001d7ff]"
)
#: How files begin that programs write and that are no text.
_PROGRAMS = (
    ("a PDF", (b"%PDF-",)),
    ("a file of a word processor (RTF)", (b"{\\rtf",)),
    ("a file of a word processor or an archive", (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")),
    ("a picture", (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")),
)
#: What the two bytes of a letter in UTF-8 look like in Windows-1252.
_MISREAD = re.compile(
    "[\u00c2-\u00c5][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]"
    "|\u00e2[\u0080\u20ac][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]"
)
#: A share of null bytes that tells UTF-16 without its mark.
_NULLS = 0.2


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and what is to be said of how it was stored."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()


def decoded(data: bytes, file: str) -> Decoded:
    """Turn a file's bytes into text: UTF-8, UTF-16, or, with a warning, what Windows wrote of old.

    CardsError where the file is too long, or no text.
    """
    if len(data) > COLLECTION_BYTES:
        raise too_long(file, len(data), COLLECTION_BYTES)
    if program := next((name for name, signs in _PROGRAMS if data.startswith(signs)), ""):
        hint = "export it as Markdown, or as plain text"
        raise error(file, f"the file is {program}, not text", hint, line=1, code="not-text")
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return Decoded(_utf_16(data, "utf-32", file))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(_utf_16(data, "utf-16", file))
    encoding = _unmarked_utf_16(data)
    if encoding:
        return Decoded(_utf_16(data, encoding, file), (_said(file, "UTF-16 without its mark"),))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return _unmixed(data.decode("utf-8"), file)
    except UnicodeDecodeError as broken:
        line = data.count(b"\n", 0, broken.start) + 1
        column = broken.start - data.rfind(b"\n", 0, broken.start)
        if b"\0" in data:
            raise error(
                file, "the file is not text", "save it as UTF-8 text", line=line, code="not-text"
            ) from None
        if found := _nearly_utf_8(data):
            text, bad = found
            what = f"UTF-8 without {bad} byte{'s' * (bad > 1)} that begin no letter of it"
            return Decoded(text, (_said(file, what, line, column),))
        what = f"Windows-1252 (byte {data[broken.start]:#04x} begins no letter of UTF-8)"
        return Decoded(_windows(data), (_said(file, what, line, column),))


def is_text(data: bytes) -> bool:
    """Say whether bytes may be text in an encoding that is read here."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return b"\0" not in data or marked or bool(_unmarked_utf_16(data))


def _unmarked_utf_16(data: bytes) -> str:
    """Return the order of bytes of UTF-16 without its mark; empty for anything else."""
    head = data[:512]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[first::2]
        if len(half) > 1 and half.count(0) > _NULLS * len(half) and head[1 - first :: 2].count(0) == 0:
            return encoding
    return ""


def _utf_16(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise error(
            file, "the file is UTF-16 and broken", "save it as UTF-8", line=1, code="not-text"
        ) from None


def _nearly_utf_8(data: bytes) -> tuple[str, int] | None:
    """Decode UTF-8 of which a few bytes are broken, and count them; None where most are broken."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not char.isascii() for char in text) - bad
    return (text.replace("\ufffd", ""), bad) if good > 2 * bad else None


def _unmixed(text: str, file: str) -> Decoded:
    """Undo what a program did that took UTF-8 for Windows-1252 and stored it anew: "Ã¼" for "ü"."""
    wrong = _MISREAD.search(text)
    if not wrong:
        return Decoded(text)
    try:
        bytewise = b"".join(bytes([ord(char)]) if ord(char) < 256 else char.encode("cp1252") for char in text)
        meant = bytewise.decode("utf-8")
    except UnicodeError:
        return Decoded(text)
    line = text.count("\n", 0, wrong.start()) + 1
    what = f'UTF-8 that was stored twice ("{wrong[0]}" is read as the letter that was meant)'
    return Decoded(meant, (_said(file, what, line),))


def _windows(data: bytes) -> str:
    """Decode what Windows wrote of old; the five bytes that it left free become blanks."""
    return data.translate(bytes.maketrans(b"\x81\x8d\x8f\x90\x9d", b"     ")).decode("cp1252")


def _said(file: str, what: str, line: int = 1, column: int = 0) -> Diagnostic:
    place = Location(file, line, column)
    return Diagnostic(
        place, Severity.WARNING, f"the file is read as {what}", "save it as UTF-8", code="not-utf-8"
    )


def cleaned(text: str) -> str:
    """Leave one kind of line break, and no sign that is neither text nor blank; lines stay where they are."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\u2028" in text and text.count("\u2028") > text.count("\n"):
        # Some programs end every line so.
        text = text.replace("\u2028", "\n")
    if _NEEDS_CLEANING.search(text):
        text = re.sub("[\ud800-\udfff]", "\ufffd", text.translate(_UNTEXT))
    if _MANY_BLANKS in text or "\t" in text or not text.isascii():
        text = _BLANKS.sub(r"\1", text)
    return text


def refuse_excess(text: str, file: str) -> None:
    """Raise CardsError for a text that no single exercise has."""
    if len(text) > FILE_BYTES:
        raise too_long(file, len(text), FILE_BYTES)
    lines = text.count("\n")
    if lines > FILE_LINES:
        message = f"the file has {lines:,} lines; an exercise has at most {FILE_LINES:,}"
        raise error(file, message, _DIVIDE, code="too-large")
    headings = len(_HASHES.findall(text)) if text.count("#") > HEADINGS else 0
    if headings > HEADINGS:
        message = f"the file has {headings:,} headings; an exercise has at most {HEADINGS:,}"
        raise error(file, message, _DIVIDE, code="too-large")


def refuse_collection(text: str, file: str) -> None:
    """Raise CardsError for a text that no collection of exercises has."""
    if len(text) > COLLECTION_BYTES:
        raise too_long(file, len(text), COLLECTION_BYTES)
    if (lines := text.count("\n")) > COLLECTION_LINES:
        message = f"the file has {lines:,} lines; a collection has at most {COLLECTION_LINES:,}"
        raise error(file, message, _DIVIDE, code="too-large")


def too_long(file: str, size: int, most: int) -> CardsError:
    """Make the error for a file of too many bytes."""
    what = "an exercise" if most == FILE_BYTES else "a file"
    return error(file, f"the file has {size:,} bytes; {what} has at most {most:,}", _DIVIDE, code="too-large")


_DIVIDE = "divide it, one exercise a file"
