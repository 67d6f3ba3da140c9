"""A path that a file of settings names → where it lies, never outside of that file's folder."""

from __future__ import annotations

import os
from pathlib import PureWindowsPath

from cards.table import Entry, clean


def inside(entry: Entry, folder: str) -> str:
    """Return the path that a value means, seen from where one works.

    CardsError where it leads out of its folder, or is not there.
    """
    text = str(entry.value)
    if not text.strip() or not text.isprintable():
        raise entry.wrong("must be a path", 'write it like "exercises"')
    name = text.replace("\\", "/")
    if os.path.isabs(name) or PureWindowsPath(text).drive:
        raise entry.wrong("must be a path below its folder", "write it relative to that folder")
    path = os.path.normpath(os.path.join(folder, name))
    real, root = os.path.realpath(path), os.path.realpath(folder)
    if os.path.commonpath([real, root]) != root:
        raise entry.wrong("leads out of its folder", "move it there")
    if not os.path.exists(path):
        raise entry.wrong(f'names "{clean(text)}", which is not there', "check the spelling, or make it")
    return path
