"""Ids, links and mappings of videos in fields → the video that is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cards.diagnostics import Severity
from cards.exercise import Video
from cards.limits import LABEL_CHARS
from cards.manuscript.field_muscles import Say
from cards.manuscript.field_names import bare_name, part_of
from cards.manuscript.field_text import words_of
from cards.manuscript.front_matter import Entry, Plain
from cards.manuscript.video import VideoError, canonical

#: Names under which people keep any link.
_LINKS = frozenset({"url", "link", "links", "website"})


def videos_among(found: Mapping[str, Sequence[Entry]]) -> list[Entry]:
    """Return entries of links, such as "url", and of media that lead to a video, as entries of videos."""
    sources = [one for one in found.get("source", ()) if isinstance(one.value, str)]
    links = [one for one in sources if bare_name(one.key) in _LINKS and _is_video(one.value)]
    for entry in found.get("image", ()):
        things = entry.value if isinstance(entry.value, list) else ()
        links += (replace(entry, value=thing, text=None) for thing in things if is_video_entry(thing))
    return links


def is_video_entry(thing: Plain) -> bool:
    """Say whether one of several media says that it is a video."""
    return isinstance(thing, dict) and words_of(thing.get("type") or thing.get("kind")).casefold() == "video"


def _is_video(link: str) -> bool:
    try:
        return "://" in link and canonical(link).kind == "video"
    except VideoError:
        return False


class Videos:
    """Reads the videos of one file; `say` takes what is wrong with them."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def first(self, entries: Sequence[Entry], label: Entry | None = None, words: str = "") -> Video | None:
        """Return the first video that can be printed, with what stands under its code; name the others."""
        found: dict[str, tuple[Video, Entry]] = {}
        for entry in entries:
            for link in self._links(entry):
                if video := self._canonical(entry, link):
                    found.setdefault(video.url, (video, entry))
        videos = [video for video, _ in found.values()]
        if len(videos) > 1:
            others = ", ".join(video.url for video in videos[1:])
            entry = next(iter(found.values()))[1]
            self._say(
                entry, Severity.HINT, f"only the first video is printed, not {others}", code="several-videos"
            )
        if label and len(words) > LABEL_CHARS:
            message = f'"{label.key}" has {len(words)} characters, more than {LABEL_CHARS}: it is not printed'
            self._say(label, Severity.WARNING, message, "shorten it", code="long-label")
            words = ""
        return replace(videos[0], label=words) if videos else None

    def _links(self, entry: Entry) -> Iterator[str]:
        if entry.text is not None:
            if entry.text.strip():
                yield entry.text
            return
        values = entry.value if isinstance(entry.value, list) else [entry.value]
        for value in (one for each in values for one in _each(each)):
            link = _link_of(value) if isinstance(value, dict) else value
            if isinstance(link, bool) or not isinstance(link, str | int):
                if value is not None:
                    message = f'"{entry.key}" must be an id, a link or a list of them'
                    self._say(entry, _severity(entry), message, code="bad-video")
            elif str(link).strip():
                yield str(link)

    def _canonical(self, entry: Entry, link: str) -> Video | None:
        try:
            video = canonical(_with_provider(entry.key, link))
        except VideoError as bad:
            self._say(entry, _severity(entry), str(bad), bad.hint, code="bad-video")
            return None
        if video.url.startswith("http:"):
            message = f'the link "{video.url}" is not secure: what it shows can be changed on the way'
            self._say(
                entry, Severity.WARNING, message, "write https:// if the website has it", code="insecure-link"
            )
        return video


def _each(value: Plain) -> Iterator[Plain]:
    """Yield a value, or of a mapping that names several links each of them."""
    if isinstance(value, dict) and part_of(value, "link") is None:
        links: list[Plain] = [link for link in value.values() if isinstance(link, str) and "/" in link]
        yield from links or [value]
    else:
        yield value


def _severity(entry: Entry) -> Severity:
    """Return an error for our own name of the field, a warning for one that may mean something else."""
    return Severity.ERROR if bare_name(entry.key) == "video" else Severity.WARNING


def _link_of(value: Mapping[str, Plain]) -> Plain:
    """Return the link in a mapping such as `{provider, id, start}`; None where it has none."""
    link = part_of(value, "link")
    if not isinstance(link, str | int) or isinstance(link, bool):
        return None
    provider, start = part_of(value, "provider"), part_of(value, "start")
    whole = _with_provider(str(provider or ""), str(link))
    if start is None or "?" in whole or ("/" in whole and "youtu" not in whole):
        return whole
    if "/" not in whole:
        whole = f"https://youtu.be/{whole}"
    return f"{whole}?t={start}"


def _with_provider(provider: str, link: str) -> str:
    """Write the id of a Vimeo video, which is a bare number, as its link."""
    if link.strip().isdecimal() and "vimeo" in bare_name(provider).split():
        return f"https://vimeo.com/{link.strip()}"
    return link
