"""Prints to a terminal or a pipe: a message stays one line, and a closed pipe stops nothing."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TextIO

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def say(text: str) -> None:
    """Print to standard output; if the pipe is closed, the work goes on."""
    _write(sys.stdout, text)


def note(text: str) -> None:
    """Print to standard error."""
    _write(sys.stderr, text)


def clean(text: str) -> str:
    """Show what a terminal would obey: control signs and direction marks from a file become "?"."""
    return _UNSEEN.sub("?", text)


def escaped(text: str) -> str:
    """Write what a terminal would obey as JSON's escapes; line breaks stay."""
    return _UNSEEN.sub(lambda sign: "\n" if sign[0] == "\n" else f"\\u{ord(sign[0]):04x}", text)


def finish(stream: TextIO | None) -> None:
    """Hand on what a stream still holds, and let it go nowhere where that cannot be."""
    try:
        if stream is not None:
            stream.flush()
    except OSError:
        mute(stream)  # type: ignore[arg-type]


def clean_lines(text: str) -> str:
    """Show what a terminal would obey in a text of several lines as "?"."""
    return "\n".join(map(clean, text.split("\n")))


def say_json(value: object) -> None:
    """Print a value as JSON to standard output."""
    say(escaped(json.dumps(value, ensure_ascii=False, indent=2)))


def shows_colour(stream: TextIO | None) -> bool:
    """Say whether a stream is a terminal whose owner has not asked for plain text."""
    return stream is not None and stream.isatty() and not os.environ.get("NO_COLOR")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()
    except BrokenPipeError:
        mute(stream)


def mute(stream: TextIO) -> None:
    """Let what is still to be printed on a stream that is closed at its other end go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
