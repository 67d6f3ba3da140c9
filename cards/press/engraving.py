"""Page → engraved page: the operators that draw it wherever it will stand, quick to hand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from cards.fonts import face
from cards.geometry import Point, Rect
from cards.page import Figure, Image, Item, Jump, Page, Role, Symbol, TextLine
from cards.press.form import Form
from cards.press.glyph_codes import character
from cards.press.ink import FontBlock, Ink
from cards.press.store import Kept, Store
from cards.press.structure import Mark

_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Hotspot:
    """What a click on an area of the page leads to: an address, or the first page of a slug."""

    #: Empty for a place in the document itself.
    url: str
    #: What it leads to, in words.
    alt: str
    #: From the page's top left corner.
    area: Rect
    #: The slug; empty for an address.
    target: str = ""


@dataclass(frozen=True, slots=True)
class Engraved(Page):
    """A page whose ink is operators already, in its own coordinates; its items are yet to come on top."""

    #: Operators in stretches, in order, each with its number among the marks; None for ink without a message.
    stretches: tuple[tuple[int | None, bytes], ...] = ()
    #: What the stretches say, links by their number here, areas from the page's top left corner.
    says: tuple[Mark, ...] = ()
    hotspots: tuple[Hotspot, ...] = ()
    #: Codes that text was set with.
    used: Mapping[FontBlock, frozenset[int]] = field(default_factory=dict)
    #: Pictures by the name that the operators call them.
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    #: Drawings by the name that the operators call them.
    forms: Mapping[str, Form] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptPage(Page):
    """An engraved page that lies in a store; items are yet to come on top, and what is said here is right."""

    kept: Kept[Engraved] = field(kw_only=True)

    def open(self) -> Engraved:
        """Read the page."""
        told = {name: getattr(self, name) for name in ("items", "title", "lang", "slug", "folio", "depth")}
        return replace(self.kept.open(), **told)


def put_away(page: Page, store: Store) -> KeptPage:
    """Put a page away until it is printed; it can be placed, and overprinted, as if it were there."""
    if isinstance(page, KeptPage):
        return page
    engraved = engrave(page)
    return KeptPage(
        page.trim, page.bleed, page.safe, (), page.title, page.lang, page.slug, page.folio, page.depth,
        kept=store.keep(engraved),
    )  # fmt: skip


def engrave(page: Page) -> Engraved:
    """Turn a page's items into operators; those of a page that is engraved already come on top.

    Raises AssertionError where text has a character that its face lacks: that is for makeup to
    prevent, and ink that says nothing must not be printed.
    """
    if isinstance(page, KeptPage):
        page = page.open()
    if isinstance(page, Engraved):
        return _overprinted(page) if page.items else page
    ink = Ink()
    hotspots, led = _hotspots(page.items)
    hot = [(spot.area, number) for number, spot in enumerate(hotspots) if not spot.target]
    stretches: list[tuple[int | None, bytes]] = []
    says: list[Mark] = []
    seen = (item for item in page.items if not isinstance(item, Jump))
    for said, group in groupby(seen, key=_says):
        items = list(group)
        number = None
        if said is not None:
            number = len(says)
            says.append(_mark(items[0], led.get(id(items[0])), hot))
        for item in items:
            ink.draw(item)
        stretches.append((number, b"\n".join(ink.operators)))
        ink.operators.clear()
    return Engraved(
        page.trim, page.bleed, page.safe, (), page.title, page.lang, page.slug, page.folio, page.depth,
        page.note, tuple(stretches), tuple(says), hotspots, codes(ink), ink.pictures, ink.forms,
    )  # fmt: skip


def _overprinted(page: Engraved) -> Engraved:
    """Engrave what stands on an engraved page, such as its folio, behind what is there."""
    added = engrave(Page(page.trim, page.bleed, page.safe, page.items, page.title, page.lang, page.slug))
    marks, links = len(page.says), len(page.hotspots)
    stretches = ((n if n is None else n + marks, drawn) for n, drawn in added.stretches)
    says = (mark if mark.link is None else mark._replace(link=mark.link + links) for mark in added.says)
    return replace(
        page,
        items=(),
        stretches=(*page.stretches, *stretches),
        says=(*page.says, *says),
        hotspots=(*page.hotspots, *added.hotspots),
        used=joined(page.used, added.used),
        pictures={**page.pictures, **added.pictures},
        forms={**page.forms, **added.forms},
    )


def codes(ink: Ink) -> Mapping[FontBlock, frozenset[int]]:
    """Return the codes that an ink's text was set with; AssertionError where a face has no glyph for one."""
    used = {font: frozenset(b"".join(shown)) for font, shown in ink.shown.items()}
    for (name, block), set_with in used.items():
        if lacking := set_with - _covered(name, block):
            words = "".join(character(block, code) for code in sorted(lacking))
            raise AssertionError(f"text reached the press in {name}, which lacks {words!a}")
    return used


def joined(
    *parts: Mapping[FontBlock, frozenset[int]],
) -> Mapping[FontBlock, frozenset[int]]:
    """Return all codes that several parts use."""
    fonts = dict.fromkeys(font for part in parts for font in part)
    return {font: frozenset().union(*(part.get(font, _NONE) for part in parts)) for font in fonts}


def _hotspots(items: Sequence[Item]) -> tuple[tuple[Hotspot, ...], dict[int, int]]:
    """Return what can be clicked, and for each line of a jump, by its identity, which of them it is."""
    spots: list[Hotspot] = []
    led: dict[int, int] = {}
    jump: int | None = None
    for item in items:
        if isinstance(item, Symbol):
            spots.append(Hotspot(item.url, item.alt, item.hot))
        elif isinstance(item, Jump):
            jump = len(spots)
            spots.append(Hotspot("", item.alt, item.area, item.target))
        elif jump is not None and isinstance(item, TextLine) and item.role is Role.LINK:
            led[id(item)] = jump
    return tuple(spots), led


def _says(item: Item) -> tuple[Role, int] | Item | None:
    """Return what neighbouring items share that say one thing; None for ink without a message."""
    if isinstance(item, TextLine):
        return None if item.role is Role.ARTIFACT else (item.role, item.group)
    if isinstance(item, Symbol) or (isinstance(item, Image | Figure) and item.alt):
        return item
    return None


def _mark(item: Item, jump: int | None, hot: Sequence[tuple[Rect, int]]) -> Mark:
    """Say what items are to a reader, by the first of them."""
    if isinstance(item, Symbol):
        link = next(number for area, number in hot if area == item.hot)
        return Mark(Role.FIGURE, alt=item.alt, area=item.rect, link=link)
    if isinstance(item, Image | Figure):
        return Mark(Role.FIGURE, alt=item.alt, area=item.rect)
    assert isinstance(item, TextLine)
    if item.role is Role.LINK:
        link_here = _link_at(item.at, hot) if jump is None else jump
        return Mark(Role.PARAGRAPH if link_here is None else Role.LINK, item.group, link=link_here)
    numbered = item.role is Role.LIST_LABEL and any(map(str.isdigit, item.text))
    return Mark(item.role, item.group, spoken=item.spoken, numbered=numbered)


def _link_at(at: Point, hot: Sequence[tuple[Rect, int]]) -> int | None:
    """Return the number of the link on whose area a line begins."""
    return next((number for area, number in hot if area.contains(Rect(at.x, at.y, 0, 0))), None)


@lru_cache(maxsize=256)
def _covered(name: str, block: int) -> frozenset[int]:
    """Return the codes of a block for which a face has a glyph."""
    widths = face(name).widths
    return frozenset(code for code in range(256) if ord(character(block, code)) in widths)
