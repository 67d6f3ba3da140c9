"""Fields of pictures, in any shape → pictures by their paths."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cards.diagnostics import Severity
from cards.exercise import FigureRequest, Picture
from cards.manuscript.field_muscles import Say
from cards.manuscript.field_names import part_of
from cards.manuscript.field_text import one_line, texts_of
from cards.manuscript.field_videos import is_video_entry
from cards.manuscript.front_matter import Entry


def pictures_of(entries: Sequence[Entry], expected: Callable[[Entry, str], None]) -> tuple[Picture, ...]:
    """Turn entries into pictures; `expected` takes what a value should have been."""
    return tuple(picture for entry in entries for picture in _pictures(entry, expected))


def figure_of(entries: Sequence[Entry], say: Say) -> FigureRequest:
    """Read a movement's drawing: its name, or what tells it; `say` takes what is wrong with it."""
    entry = next(iter(entries), None)
    if entry is None or entry.value is None:
        return FigureRequest()
    if entry.value is False:
        return FigureRequest("none", None, entry.line)
    if isinstance(entry.value, dict):
        return FigureRequest("", entry.value, entry.line, entry.places)
    if entry.text is None:
        message = '"figure" must be the name of a drawing, or tell one: the card is printed without it'
        say(
            entry,
            Severity.WARNING,
            message,
            'write a name such as "squat", its frames, or "none"',
            code="bad-value",
        )
        return FigureRequest("none", None, entry.line)
    return FigureRequest(one_line(entry.text), None, entry.line)


def _pictures(entry: Entry, expected: Callable[[Entry, str], None]) -> Iterator[Picture]:
    if entry.text is not None:
        if entry.text.strip():
            yield Picture(entry.text.strip(), "", entry.line)
        return
    for value in entry.value if isinstance(entry.value, list) else [entry.value]:
        if is_video_entry(value):
            continue
        path = part_of(value, "path") if isinstance(value, dict) else value
        alt = part_of(value, "alt") if isinstance(value, dict) else ""
        credit = part_of(value, "credit") if isinstance(value, dict) else ""
        if path is None and value is None:
            continue
        if not isinstance(path, str) or not path.strip() or not isinstance(alt or "", str):
            expected(entry, "a path, or a list of paths")
            continue
        yield Picture(path.strip(), one_line(str(alt or "")), entry.line, ", ".join(texts_of(credit)))
