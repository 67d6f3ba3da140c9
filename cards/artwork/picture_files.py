"""Reads picture files, in the folders that are open to them."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from cards.artwork.bitmap import UnprintableError
from cards.limits import PICTURE_BYTES

#: Folders of a site that a path may leave out, as their builders have it; the site's own is the first.
SITE_FOLDERS = ("", "static", "public", "assets")
#: A scheme ("https:", "data:") or a drive ("C:").
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
#: A backslash before what a shell would not take for part of a name.
_SHELL = re.compile(r"\\(?=[ ()\[\]&'])")
_OUTSIDE = "leads out of the folder of the text, and is not opened"
_NAME_FOLDER = "name the folder that holds both on the command line"


def read_picture(file: str, path: str, root: str) -> bytes:
    """Return the bytes of the picture that an exercise's file names.

    A path is looked for from the file's own folder, then from `root`, the folder that was named to find
    the file, empty for none. Nothing else is opened, wherever a link leads. Raises UnprintableError.
    """
    own = os.path.realpath(os.path.dirname(file) or ".")
    try:
        place = _place(path, own, os.path.realpath(root) if root else own)
        about = os.stat(place)
        if not stat.S_ISREG(about.st_mode):
            raise UnprintableError("is not a file", "name a picture")
        if about.st_size > PICTURE_BYTES:
            most = f"a picture has at most {PICTURE_BYTES:,}"
            raise UnprintableError(f"has {about.st_size:,} bytes; {most}", "save it smaller")
        with open(place, "rb") as opened:
            return opened.read(PICTURE_BYTES)
    except UnprintableError:
        raise
    except ValueError:
        raise UnprintableError("has a path that no file can have") from None
    except OSError as problem:
        missing = isinstance(problem, FileNotFoundError | NotADirectoryError)
        raise UnprintableError("is not there" if missing else f"cannot be read: {problem.strerror}") from None


def _place(path: str, own: str, root: str) -> str:
    """Return where a path leads, all links followed; UnprintableError where that is in no open folder."""
    if scheme := _SCHEME.match(path):
        if scheme[1].lower() in ("http", "https"):
            raise UnprintableError("is on the web, and nothing is fetched", "save it beside the text")
        raise UnprintableError("is not a file in the folder of the text, and no other is opened")
    outside = False
    for candidate in _readings(path):
        for place in map(os.path.realpath, _candidates(candidate, own, root)):
            inside = _is_inside(place, own) or _is_inside(place, root)
            outside = outside or not inside
            if inside and os.path.lexists(place):
                return place
    if outside:
        raise UnprintableError(_OUTSIDE, _NAME_FOLDER if own == root else "move it into the folder")
    raise UnprintableError("is not there", "check the path")


def _readings(path: str) -> Iterator[str]:
    """Yield what a path may mean: as it stands, without percent signs, without what only websites read.

    A backslash is Windows' sign between folders, or holds a blank or a bracket as in a shell. A letter with
    an accent may be one character or two, for file systems differ.
    """
    written = path.strip()
    decoded = unquote(written)
    meant = (written, decoded, _SHELL.sub("", decoded), unquote(re.split("[?#]", written)[0]))
    spelt = (unicodedata.normalize(form, one) for form in ("NFC", "NFD") for one in meant)
    for reading in dict.fromkeys(one.replace("\\", "/") for one in (*meant, *spelt)):
        if reading and "\0" not in reading and not _SCHEME.match(reading):
            yield reading


def _candidates(path: str, own: str, root: str) -> Iterator[str]:
    """Yield where a path may lead: from the text's folder, then from the site's, as a website has it."""
    below = path.lstrip("/")
    if path == below:
        yield os.path.join(own, path)
    yield from (os.path.join(root, folder, below) for folder in SITE_FOLDERS)
    if path != below:
        yield path


def _is_inside(place: str, folder: str) -> bool:
    return os.path.commonpath((folder, place)) == folder
