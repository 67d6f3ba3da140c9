"""What a station's card shows, and the design → the places of its parts."""

from __future__ import annotations

from dataclasses import dataclass

from cards.exercise import Exercise
from cards.geometry import Rect
from cards.layout import Layout, Station
from cards.makeup.code_block import CodeBlock
from cards.makeup.foot import line_depth, under_depth
from cards.makeup.panels import Numbered
from cards.makeup.station_head import StationPlaces, head_places
from cards.makeup.station_times import Time
from cards.typesetting.lines import Setter
from cards.units import POINTS_PER
from cards.vocabulary import Labels

#: Panels of a station, and the most where a movement is drawn in more than two postures.
PANELS, MOST = 2, 3
#: Points of the least panel, and of the least square, that holds a map with its words.
MAP_PANEL = 45 * POINTS_PER["mm"]
#: Parts of the margin: between panels, under them; from the head to the panels.
BETWEEN, UNDER_PANELS, UNDER_HEAD = 0.55, 0.35, 0.4
#: Part of the margin: the blank before the code, and before a map.
BEFORE = 0.8
#: The blank over the code in blanks that a scanner needs.
CLEAR = 1.15


def is_roomy(layout: Layout, pictures: int) -> bool:
    """Say whether a design has panels for so many drawn postures: three on a large card, else two."""
    assert layout.station is not None
    return pictures <= PANELS or (pictures <= MOST and layout.station.panel >= MAP_PANEL)


@dataclass(frozen=True, slots=True)
class StationCard:
    """A station's card with all that stands on it, not yet placed."""

    exercise: Exercise
    setter: Setter
    words: Labels
    shown: tuple[Numbered, ...]
    mapped: bool
    code: CodeBlock | None
    times: tuple[Time, ...]
    #: Whether a number stands in its head.
    numbered: bool

    @property
    def layout(self) -> Layout:
        """The design."""
        return self.setter.layout

    @property
    def station(self) -> Station:
        """The design's measures for stations."""
        station = self.layout.station
        assert station is not None
        return station

    @property
    def mapped_in_head(self) -> bool:
        """Whether the map stands in the head, where a number would."""
        return self.mapped and not self.numbered and self.station.square >= MAP_PANEL

    @property
    def mapped_in_panel(self) -> bool:
        """Whether the map stands beside a single posture."""
        alone = len(self.shown) == 1 and self.station.panel >= MAP_PANEL
        return self.mapped and alone and not self.mapped_in_head

    @property
    def head(self) -> StationPlaces:
        """The places in the head."""
        squared = self.numbered or self.mapped_in_head
        return head_places(self.layout, squared=squared, timed=bool(self.times))

    @property
    def body(self) -> Rect:
        """The place of panels, names and foot."""
        layout, margin, head = self.layout, self.layout.margin, self.head
        bottom = layout.trim.height - max(layout.safe + under_depth(layout), margin * 0.78)
        if head.aside:
            left = head.band.right + margin
            return Rect(left, margin, layout.trim.width - margin - left, bottom - margin)
        top = head.times.bottom + margin * UNDER_HEAD
        return Rect(margin, top, layout.trim.width - 2 * margin, bottom - top)

    @property
    def panels(self) -> tuple[Rect, ...]:
        """The places of the panels; none without pictures."""
        if not self.shown:
            return ()
        body, gap = self.body, BETWEEN * self.layout.margin
        count = max(PANELS, len(self.shown)) if len(self.shown) > 1 or self.mapped_in_panel else 1
        width = (body.width - gap * (count - 1)) / count
        return tuple(
            Rect(body.x + n * (width + gap), body.y, width, self.station.panel) for n in range(count)
        )

    @property
    def listed(self) -> Rect:
        """The place of the steps' names, of the cues under them, and of map and code beside them."""
        body = self.body
        top = self.panels[0].bottom + UNDER_PANELS * self.layout.margin if self.panels else body.y
        return Rect(body.x, top, body.width, body.bottom - line_depth(self.layout) - top)

    @property
    def beside_code(self) -> float:
        """Points of width at the left of the code; all of it without one."""
        if not self.code:
            return self.listed.width
        return self.listed.width - self.code.side - max(BEFORE * self.layout.margin, CLEAR * self.code.clear)

    @property
    def over_code(self) -> float:
        """The y down to which names and a map have the whole width."""
        if not self.code:
            return self.listed.bottom
        return self.body.bottom - self.code.depth - CLEAR * self.code.clear
