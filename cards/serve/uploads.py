"""Files that are dropped on the page → files of the project: of known kinds, of bounded size."""

from __future__ import annotations

import re
from collections.abc import AsyncIterable, Mapping
from pathlib import Path

from cards.limits import COLLECTION_BYTES
from cards.serve.project import Project, RefusedError

#: Bytes of one picture that is dropped; larger ones are laid into the folder by hand.
PICTURE_BYTES = 16 * 1024 * 1024
#: What a file of a kind begins with, at the place given; no beginning for texts.
_PICTURES: Mapping[str, tuple[tuple[int, bytes], ...]] = {
    ".jpg": ((0, b"\xff\xd8\xff"),),
    ".jpeg": ((0, b"\xff\xd8\xff"),),
    ".png": ((0, b"\x89PNG\r\n\x1a\n"),),
    ".gif": ((0, b"GIF8"),),
    ".webp": ((0, b"RIFF"), (8, b"WEBP")),
    ".avif": ((4, b"ftyp"),),
    ".heic": ((4, b"ftyp"),),
}
_ZIPPED: Mapping[str, tuple[tuple[int, bytes], ...]] = {".xlsx": ((0, b"PK\x03\x04"),)}
_TEXTS = (".md", ".markdown", ".csv", ".tsv", ".json", ".jsonl", ".yaml", ".yml", ".toml", ".svg")
_STEM = re.compile(r"[^\w-]+")


async def taken(parts: AsyncIterable[bytes], most: int) -> bytes:
    """Join what arrives; RefusedError as soon as it is too much."""
    data = bytearray()
    async for part in parts:
        data += part
        if len(data) > most:
            raise RefusedError(413, f"the file is too large: at most {most // 2**20} MB are taken")
    return bytes(data)


def most_bytes(name: str) -> int:
    """Return how many bytes a file may have; RefusedError for a kind that is not taken."""
    ending = Path(name).suffix.lower()
    if ending in _PICTURES:
        return PICTURE_BYTES
    if ending in _TEXTS or ending in _ZIPPED:
        return COLLECTION_BYTES
    kinds = ", ".join(sorted(one[1:] for one in (*_TEXTS, *_PICTURES, *_ZIPPED)))
    raise RefusedError(415, f'"{Path(name).name}" is of a kind that is not read; these are: {kinds}')


def lay(project: Project, folder: str, name: str, data: bytes) -> str:
    """Write what was dropped into a folder of the project, under a name that no file has, and return it."""
    path = Path(name)
    ending = path.suffix.lower()
    _refuse_other_kind(path.name, ending, data)
    stem = _STEM.sub("-", path.stem).strip("-_")[:80] or "file"
    for number in range(1, 1000):
        below = f"{folder}/" if folder else ""
        wanted = f"{below}{stem}{'' if number == 1 else f'-{number}'}{ending}"
        if not project.path_of(wanted).exists():
            project.write(wanted, data, "")
            return wanted
    raise RefusedError(409, "a thousand files have this name already")


def _refuse_other_kind(name: str, ending: str, data: bytes) -> None:
    signs = {**_PICTURES, **_ZIPPED}.get(ending)
    if signs is not None:
        if not all(data[at : at + len(sign)] == sign for at, sign in signs):
            raise RefusedError(415, f'"{name}" is not what its name says: no {ending[1:]} file begins so')
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError(415, f'"{name}" is not a text in UTF-8: save it as one') from None
    if "\0" in text:
        raise RefusedError(415, f'"{name}" is not a text')
