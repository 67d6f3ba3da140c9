"""What an exercise takes → the strip under a poster's masthead: equipment, level, group at the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards import fonts
from cards.exercise import Exercise, Kind
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.equipment_icons import draw_equipment, kind_of
from cards.makeup.facts_line import LEADING, Facts, FactsLine, FactsLook, draw_facts, set_facts
from cards.page import Item

#: In em of the type: the strip's height, an icon's side, from the icon to the words.
STRIP, ICON, AFTER_ICON = 1.45, 1.2, 0.4
#: The part of their size to which facts shrink before they take another line: on A4 16 points.
LEAST = 0.97
#: The part of the width that a group's name takes at most.
GROUP = 0.4


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip, all settled; lengths in points."""

    layout: Layout
    #: The equipment's icon; empty for none.
    kind: str
    #: Where the words begin, at the icon's right.
    left: float
    line: FactsLine
    group: FactsLine
    #: Of one line of facts, or of more.
    height: float

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        poster = self.layout.poster
        assert poster is not None
        return poster.head + self.height

    def draw(self, numbers: Iterator[int]) -> Iterator[Item]:
        """Turn the strip into items."""
        layout, poster = self.layout, self.layout.poster
        assert poster is not None
        size = poster.facts
        middle = poster.head + STRIP * size / 2
        baseline = middle + fonts.face(layout.label_face).cap_height * size / 2
        if self.kind:
            square = Rect(layout.margin, middle - ICON * size / 2, ICON * size, ICON * size)
            yield from draw_equipment(self.kind, square, layout.kinds[Kind.SETUP].colour)
        yield from draw_facts(self.line, Point(self.left, baseline), numbers)
        right = layout.trim.width - layout.margin
        yield from draw_facts(self.group, Point(right - self.group.reach, baseline), numbers)


def set_strip(exercise: Exercise, facts: Facts, layout: Layout, *, mapped: bool) -> Strip:
    """Set facts on one line, or on more where they would be small; muscles only where no map shows them."""
    poster = layout.poster
    assert poster is not None
    size = poster.facts
    accent = layout.kinds[Kind.EXECUTION].colour
    look = FactsLook(layout.label_face, layout.display_face, layout.ink, accent, size, size * LEAST)
    left, right = layout.margin, layout.trim.width - layout.margin
    kind = kind_of(exercise.equipment)
    left += (ICON + AFTER_ICON) * size if kind else 0.0
    group = set_facts(Facts("", "", 0, "", facts.group), (right - left) * GROUP, look)
    rest = replace(facts, group="", muscles="" if mapped else facts.muscles)
    line = set_facts(rest, right - left - group.reach - size, look)
    lines = sum(max(fact.lines for fact in row) for row in line.rows)
    return Strip(layout, kind, left, line, group, (STRIP + LEADING * max(0, lines - 1)) * size)
