"""Writes a file whole, or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from cards.diagnostics import CardsError, error

#: The name that stands for standard output.
STDOUT = "-"

#: How long a named pipe may be without a reader.
READER_SECONDS = 5.0


def refuse_bad_target(
    target: str | os.PathLike[str] | None,
    sources: Iterable[str],
    endings: Sequence[str] = (".pdf",),
    what: str = "a PDF",
) -> None:
    """Raise CardsError where nothing could be written, or a source would be written over.

    The name must have one of the endings of `what` is written.
    """
    if target is None:
        return
    path = Path(target)
    if str(path) == STDOUT:
        return
    if path.exists() and any(os.path.exists(source) and path.samefile(source) for source in sources):
        read = "printed" if endings == (".pdf",) else "read"
        hint = f"choose another place for the {what.rpartition(' ')[2]}"
        raise error(str(path), f"this is one of the files to be {read}", hint, code="would-overwrite")
    if path.is_dir():
        hint = f"name a file, such as {path / f'cards{endings[0]}'}"
        raise error(str(path), "this is a folder, not a file", hint, code="cannot-write")
    if path.suffix.lower() not in endings and (path.is_file() or not path.exists()):
        hint = f"name it {path.with_suffix(endings[0]).name}" if path.name else "name a file"
        message = f"what is written is {what}, and this name does not end in {' or '.join(endings)}"
        raise error(str(path), message, hint, code="wrong-ending")
    refuse_bad_folder(path.parent)


def refuse_bad_folder(folder: Path) -> None:
    """Raise CardsError where no file can be put, before any work is done for it."""
    there = next((one for one in (folder, *folder.parents) if os.path.lexists(one)), Path())
    if not there.is_dir():
        raise error(
            str(folder),
            f"nothing can be written here: {there} is not a folder",
            "choose another place",
            code="cannot-write",
        )
    if not os.access(there, os.W_OK | os.X_OK):
        raise error(
            str(folder),
            f"nothing can be written here: permission denied for {there}",
            "choose another place",
            code="cannot-write",
        )


def _opened(path: str, flags: int) -> int:
    """Open a device; a named pipe that nobody reads for a while is an error, and not a wait without end."""
    if not Path(path).is_fifo():
        return os.open(path, flags)
    until = time.monotonic() + READER_SECONDS
    while True:
        try:
            pipe = os.open(path, flags | os.O_NONBLOCK)
        except OSError as none:
            if none.errno != errno.ENXIO:
                raise
            if time.monotonic() > until:
                raise error(
                    path, "nobody reads this pipe", "start its reader, or write a file", code="cannot-write"
                ) from None
            time.sleep(0.05)
        else:
            os.set_blocking(pipe, True)
            return pipe


def deliver(data: bytes | Iterable[bytes], target: str | os.PathLike[str]) -> None:
    """Write a file, given whole or in parts: an older one stays untouched until the new one is complete.

    Folders above it are made. CardsError where it cannot be written. A device or pipe is written to
    as it is, for there is nothing to replace.
    """
    path, parts = Path(target), (data,) if isinstance(data, bytes) else data
    try:
        if str(path) == STDOUT:
            # Where whoever starts the program closed it there is none.
            if sys.stdout is None:
                raise error(
                    "standard output",
                    "is closed: nothing can be written",
                    "choose another place",
                    code="cannot-write",
                )
            _pour(parts, sys.stdout.buffer)
        elif path.exists() and not path.is_file():
            with open(path, "wb", opener=_opened) as device:
                device.writelines(parts)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(Path(os.path.realpath(path)), parts)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _unwritable(path, problem) from None


def deliver_inside(data: bytes | Iterable[bytes], folder: Path, name: str) -> None:
    """Write a file into a folder; CardsError where its name is a link that leads out of it."""
    path = folder / name
    real, root = os.path.realpath(path), os.path.realpath(folder)
    if os.path.commonpath([real, root]) != root:
        raise error(
            str(path), "is a link that leads out of the folder", "delete the link first", code="cannot-write"
        )
    deliver(data, path)


def create(data: bytes, path: Path) -> None:
    """Write a file that is not there yet, whole or not at all; CardsError where it is."""
    refuse_bad_folder(path.parent)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "xb") as file:
            _fill(file, data)
    except FileExistsError:
        hint = "choose another name, or delete the file first"
        raise error(str(path), "already exists; not overwritten", hint, code="would-overwrite") from None
    except OSError as problem:
        raise _unwritable(path, problem) from None


def _fill(file: BinaryIO, data: bytes) -> None:
    """Write all into a file that was just made; it is taken away again where that fails."""
    try:
        _pour((data,), file)
    except BaseException:
        os.unlink(file.name)
        raise


def _pour(parts: Iterable[bytes], stream: BinaryIO) -> None:
    """Write all of it: without a buffer, a stream may take less than it is given."""
    for part in parts:
        rest = memoryview(part)
        while rest:
            rest = rest[stream.write(rest) or 0 :]
    stream.flush()


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    # Short and random: any name of a file leaves room for it, and two runs never share one.
    draft = path.with_name(f".cuecard-{secrets.token_hex(8)}.part")
    try:
        # Opened anew rather than by tempfile, so that the file has the permissions that files have here.
        with open(draft, "xb") as file:
            file.writelines(parts)
        with suppress(FileNotFoundError):
            draft.chmod(stat.S_IMODE(path.stat().st_mode))
        os.replace(draft, path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _unwritable(path: Path, problem: OSError) -> CardsError:
    name = "standard output" if str(path) == STDOUT else str(path)
    return error(name, f"cannot be written: {problem.strerror}", "choose another place", code="cannot-write")
