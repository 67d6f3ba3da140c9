"""An exercise as cuecard writes it in JSON → the record that is read as the same exercise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cards.exercise import Kind
from cards.manuscript.front_matter import Entry, Plain
from cards.manuscript.record import Record, entry
from cards.manuscript.written import Told, body_of
from cards.vocabulary import ENGLISH

#: What is told of the file that was read, and not of the exercise.
_OF_THE_FILE = frozenset({"slug", "file", "sections", "steps", "diagnostics", "video"})


def is_transcript(value: Mapping[str, Plain]) -> bool:
    """Say whether a mapping is an exercise as cuecard writes it: its sections have a kind and Markdown."""
    sections = value.get("sections")
    return (
        isinstance(sections, list)
        and isinstance(value.get("steps", []), list)
        and bool(sections or value.get("steps"))
        and all(_is_told(one, "kind") for one in sections)
        and all(_is_told(one, "name") for one in value.get("steps", []))
    )


def _is_told(value: Plain, name: str) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(key), str) for key in (name, "markdown"))


def record_of(value: Mapping[str, Plain], line: int) -> Record:
    """Turn an exercise in JSON into the entries and the text of its file."""
    lang = value.get("lang")
    steps = ((one["name"], one["markdown"]) for one in value.get("steps", []))
    body = body_of(map(_told, value["sections"]), steps, lang if isinstance(lang, str) else ENGLISH)
    slug = value.get("slug")
    return Record(tuple(_entries(value, line)), line, body=body, slug=slug if isinstance(slug, str) else "")


def _told(section: Mapping[str, Plain]) -> Told:
    kind, heading, depth = section["kind"], section.get("heading"), section.get("depth")
    return Told(
        Kind(kind) if kind in Kind.__members__.values() else Kind.OTHER,
        " ".join(heading.split()) if isinstance(heading, str) else None,
        depth if isinstance(depth, int) else 0,
        section["markdown"],
    )


def _entries(value: Mapping[str, Plain], line: int) -> Iterator[Entry]:
    for key, inner in value.items():
        if key not in _OF_THE_FILE and inner not in (None, "", [], {}):
            yield entry(key, inner, line)
    video = value.get("video")
    if isinstance(video, dict):
        yield entry("video", video.get("words") or video.get("url"), line)
        if video.get("label"):
            yield entry("video_label", video["label"], line)
    elif video:
        yield entry("video", video, line)
