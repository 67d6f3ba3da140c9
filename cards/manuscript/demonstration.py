"""Links, embeds and pictures in a text → the exercise's own video, and the text without its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Block, Item, Kind, Listing, Paragraph, Quote, Video, plain
from cards.manuscript.elements import Flow
from cards.manuscript.sections import Part
from cards.manuscript.video import VideoError, canonical
from cards.vocabulary import classify, shows_video

_ADDRESS = re.compile(r"https?://[^\s<>()\"'\]]{4,500}")
#: Words around a link that stand alone with it: "Watch the demonstration: …".
_FEW = 9
#: Sections whose links lead to other exercises, or to reading.
_FOREIGN = frozenset({Kind.VARIATIONS, Kind.SAFETY, Kind.MUSCLES, Kind.EQUIPMENT})


@dataclass(frozen=True, slots=True)
class _Shown:
    """A video that a text shows or links to."""

    video: Video
    line: int
    #: 0 where it stands alone or under a heading that promises it, 1 beside words, 2 in another's section.
    rank: int


def demonstrated(
    parts: list[Part], flow: Flow, own: Video | None, lang: str, file: str
) -> tuple[Video | None, list[Part], list[Diagnostic]]:
    """Return the exercise's video, of the front matter's or else the text's, and the text without its line.

    Of several the first that belongs to no other section is its own; the others are named.
    """
    if not flow.embedded and not flow.links and not flow.has_address:
        return own, parts, []
    shown = [*_embedded(parts, flow, lang), *_linked(parts, lang)]
    shown.sort(key=lambda one: (one.rank, one.line))
    chosen = own or next((one.video for one in shown if one.rank < 2), None)
    if chosen is None:
        return None, parts, []
    kept = list(_without(parts, chosen, lang))
    others = {one.video.url: one.line for one in shown if one.rank < 2 and one.video.id != chosen.id}
    said = []
    if others:
        line = min(others.values())
        message = f"only the video {chosen.url} is printed, not {', '.join(others)}"
        said.append(Diagnostic(Location(file, line), Severity.HINT, message, code="several-videos"))
    return chosen, kept, said


def is_of(address: str, video: Video | None) -> bool:
    """Say whether an address leads to a video."""
    found = _video(address, promised=True) if video else None
    return found is not None and video is not None and found.id == video.id


def is_video(address: str) -> bool:
    """Say whether an address that is shown in a text leads to a video."""
    return _video(address, promised=True) is not None


def _embedded(parts: Sequence[Part], flow: Flow, lang: str) -> Iterator[_Shown]:
    """Yield what is shown in the text, and what a picture leads to."""
    linked = ((address, line, False) for address, words, line in flow.links if not words)
    for address, line, promised in (*((*one, True) for one in flow.embedded), *linked):
        if video := _video(address, promised):
            yield _Shown(video, line, 2 if _kind_at(parts, line, lang) in _FOREIGN else 0)


def _kind_at(parts: Sequence[Part], line: int, lang: str) -> Kind:
    """Return the kind of the section in which a line stands."""
    above = [part.heading for part in parts if part.heading and part.heading.line <= line]
    return classify(above[-1].text, lang) if above else Kind.OTHER


def _linked(parts: Sequence[Part], lang: str) -> Iterator[_Shown]:
    for part in parts:
        heading = part.heading.text if part.heading else ""
        promised = bool(heading) and shows_video(heading, lang)
        foreign = bool(heading) and classify(heading, lang) in _FOREIGN
        apart = (block for callout in part.callouts for block in callout.blocks)
        for paragraph in _paragraphs((*part.blocks, *apart)):
            found = list(_addresses(paragraph))
            if not found:
                continue
            announced = promised or shows_video(_without_addresses(plain(paragraph.runs)), lang)
            alone = promised or _is_only_link(paragraph, lang)
            for address, line in found:
                if video := _video(address, announced):
                    yield _Shown(video, line, 2 if foreign else 0 if alone else 1)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _paragraphs(item.blocks)
        elif isinstance(block, Quote):
            yield from _paragraphs(block.blocks)


def _addresses(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    for run in paragraph.runs:
        if run.link:
            yield run.link, run.line
        elif "://" in run.text:
            for match in _ADDRESS.finditer(run.text):
                yield match[0].rstrip(".,;:!?"), run.line


def _video(address: str, promised: bool) -> Video | None:
    """Return the video to which an address leads; of other sites only where a video is promised."""
    if not address.startswith(("https://", "http://")):
        return None
    try:
        video = canonical(address)
    except VideoError:
        return None
    leads_on = address.count("/") > 3 or not address.rstrip("/").endswith(address.split("/")[2])
    return video if video.provider != "web" or (promised and leads_on) else None


def _without_addresses(words: str) -> str:
    return _ADDRESS.sub(" ", words)


def _is_only_link(paragraph: Paragraph, lang: str) -> bool:
    """Say whether a paragraph holds but a link, or a link and a few words that announce it."""
    beside = "".join(run.text for run in paragraph.runs if not run.link)
    words = re.findall(r"[^\W_]+", _without_addresses(beside))
    if not words:
        return True
    announced = beside.rstrip().endswith(":") or shows_video(beside, lang)
    return len(words) <= _FEW and (announced or ":" in beside.split("http")[0])


def _without(parts: Sequence[Part], chosen: Video, lang: str) -> Iterator[Part]:
    """Yield the parts without the lines that hold but the video; a part of nothing else goes."""
    for part in parts:
        blocks = list(_blocks_without(part.blocks, chosen, lang))
        callouts = [
            replace(callout, blocks=tuple(left))
            for callout in part.callouts
            if (left := list(_blocks_without(callout.blocks, chosen, lang)))
        ]
        emptied = (part.blocks or part.callouts) and not blocks and not callouts
        promised = part.heading and not part.blocks and shows_video(part.heading.text, lang)
        if emptied or promised:
            continue
        changed = blocks != part.blocks or callouts != part.callouts
        yield replace(part, blocks=blocks, callouts=callouts) if changed else part


def _blocks_without(blocks: Sequence[Block], chosen: Video, lang: str) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Paragraph) and _is_line_of(block, chosen, lang):
            continue
        if isinstance(block, Listing):
            items = tuple(_items_without(block.items, chosen, lang))
            if items:
                yield replace(block, items=items) if items != block.items else block
            continue
        if isinstance(block, Quote):
            if inner := tuple(_blocks_without(block.blocks, chosen, lang)):
                yield replace(block, blocks=inner) if inner != block.blocks else block
            continue
        yield block


def _items_without(items: Sequence[Item], chosen: Video, lang: str) -> Iterator[Item]:
    for item in items:
        first = item.blocks[0] if len(item.blocks) == 1 else None
        if not (isinstance(first, Paragraph) and _is_line_of(first, chosen, lang)):
            yield item


def _is_line_of(paragraph: Paragraph, chosen: Video, lang: str) -> bool:
    found = [address for address, _ in _addresses(paragraph)]
    return bool(found) and all(is_of(one, chosen) for one in found) and _is_only_link(paragraph, lang)
