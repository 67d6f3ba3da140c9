"""A house's brand: what every card shows of whoever prints it."""

from __future__ import annotations

from dataclasses import dataclass

from cards.colour import Colour
from cards.diagnostics import Diagnostic
from cards.wording import built_in_group, spelled_group


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo that was read: a JPEG or PNG, and its pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Brand:
    """Name, logo and colours of a house; empty and None for what the design says."""

    name: str = ""
    #: Path of its logo.
    logo: str = ""
    #: What stands out: headings, numbers, labels.
    accent: Colour | None = None
    #: Behind the title.
    band: Colour | None = None
    #: A line at the foot, beside the name.
    foot: str = ""
    #: What stands under a code whose file says nothing.
    code: str = ""
    #: The band's colour by the name of a group, as it is written.
    groups: tuple[tuple[str, Colour], ...] = ()
    #: Faces of the title and of labels: names, or paths of font files.
    display: str = ""
    labels: str = ""
    #: The same of running text: regular, bold, italic, and both; empty for the design's.
    text: tuple[str, ...] = ()
    #: Who made the pictures of a card, which says it beside the line.
    credit: str = ""
    #: The logo, read; None before, and where there is none.
    art: Logo | None = None
    #: What is to be said of it.
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def line(self) -> str:
        """What stands at the foot: the name and the line."""
        return "  ·  ".join(filter(None, (self.name, self.foot)))

    def band_of(self, group: str | None) -> Colour | None:
        """Return the band's colour for a group: by its name as written, else as said in any language."""
        for same in (spelled_group, built_in_group):
            named = {same(name): colour for name, colour in self.groups}
            if group and same(group) in named:
                return named[same(group)]
        return self.band


#: The brand of who has none.
NO_BRAND = Brand()
