"""Front matter in JSON, as some sites write it → its values, each with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.diagnostics import error
from cards.limits import MATTER_BYTES

#: A name before a colon, or nothing, inside of a brace with which a file begins; or a fence above the brace.
_OPENING = re.compile(r"[\s]*(?:(;;;)[ \t]*\n\s*)?(?=\{\s*(?:\"(?:[^\"\\\n]|\\.){0,80}\"\s*:|\}))")
_CLOSING = re.compile(r"[ \t]*\n[ \t]*;;;[ \t]*(?:\n|$)")


@dataclass(frozen=True, slots=True)
class JsonMatter:
    """What a file holds in JSON before its text."""

    #: Each name with its value and the line of the file, from 1, on which it stands.
    values: Sequence[tuple[str, object, int]]
    #: Where the text begins, in characters.
    end: int


def json_matter(text: str, file: str) -> JsonMatter | None:
    """Read the JSON with which a text begins; None where it begins with none, CardsError if it is broken."""
    opening = _OPENING.match(text)
    if not opening:
        return None
    try:
        value, end = _DECODER.raw_decode(text[: opening.end() + MATTER_BYTES], opening.end())
    except json.JSONDecodeError as broken:
        what = f"the front matter is not JSON: {broken.msg[:1].lower()}{broken.msg[1:]}"
        hint = "mend it there, or write `name: value` lines between lines of ---"
        raise error(
            file, what, hint, line=broken.lineno, column=broken.colno, code="bad-front-matter"
        ) from None
    except (RecursionError, ValueError):
        raise error(file, "the front matter is nested too deep", line=1, code="too-large") from None
    fenced = _CLOSING.match(text, end) if opening[1] else None
    if opening[1] and not fenced:
        hint = 'write a line ";;;" behind its last brace'
        raise error(file, "the front matter is not closed", hint, line=1, code="bad-front-matter")
    first = text.count("\n", 0, opening.end()) + 1
    lines = _lines_of(text[opening.end() : end], first)
    values = [(key, inner, lines.get(key.strip(), first)) for key, inner in value.items()]
    return JsonMatter(values, fenced.end() if fenced else end)


def kept_apart(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """Make a mapping that loses no value of a duplicate key: the later one ends in blanks."""
    found: dict[str, object] = {}
    times: dict[str, int] = {}
    for key, value in pairs:
        name = key
        while name in found:
            times[key] = times.get(key, 0) + 1
            # Counted in blanks of two kinds, so that thousands of them stay short.
            name = key + "".join(" \t"[int(digit)] for digit in f"{times[key]:b}")
        found[name] = value
    return found


_DECODER = json.JSONDecoder(
    object_pairs_hook=kept_apart, parse_int=lambda digits: int(digits) if len(digits) < 19 else digits
)


def _lines_of(matter: str, first: int) -> Mapping[str, int]:
    """Return the line of each name that begins a line."""
    lines: dict[str, int] = {}
    for at, line in enumerate(matter.split("\n"), start=first):
        if match := re.match(r"[\s{,]*\"((?:[^\"\\]|\\.){1,200})\"\s*:", line):
            lines.setdefault(match[1], at)
    return lines
