"""Keeps libraries that read pictures from talking: what is wrong with one is said by what is raised."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

_NOBODY = logging.NullHandler()


def hush_warnings() -> None:
    """Take the picture library's log from the screen, where it goes when nobody else asks for it."""
    logging.getLogger("PIL").addHandler(_NOBODY)


@contextmanager
def hush_errors() -> Iterator[None]:
    """Hide what a decoder that is not written in Python says of a broken file by itself."""
    shown, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(shown, 2)
        os.close(shown)
        os.close(nowhere)
