"""The kinds of finding by their codes: what each means, and what to do about it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Meaning:
    """One kind of finding, in plain words."""

    means: str
    #: What to do about it, in the imperative.
    do: str


@cache
def meanings() -> Mapping[str, Meaning]:
    """Return what each code means, in the order of the alphabet."""
    text = files("cards").joinpath("codes.toml").read_text(encoding="utf-8")
    return {code: Meaning(**words) for code, words in sorted(tomllib.loads(text).items())}
