"""What an exercise takes → the strip under a poster's masthead: equipment, level, group at the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cards import fonts
from cards.exercise import Exercise, Kind
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.equipment_icons import draw_equipment, kind_of
from cards.makeup.facts_line import Facts, FactsLook, draw_facts, set_facts
from cards.page import Item

#: In em of the type: the strip's height, an icon's side, from the icon to the words.
STRIP, ICON, AFTER_ICON = 1.6, 1.2, 0.4
#: The part of their size to which facts shrink before they take a second line.
LEAST = 0.6
#: The part of the width that a group's name takes at most.
GROUP = 0.4


def strip_bottom(layout: Layout) -> float:
    """Return the y of the strip's lower edge in points."""
    poster = layout.poster
    assert poster is not None
    return poster.head + STRIP * poster.facts


def draw_strip(
    exercise: Exercise, facts: Facts, layout: Layout, *, mapped: bool, numbers: Iterator[int]
) -> Iterator[Item]:
    """Turn facts into items; muscles are told in words where no map shows them."""
    poster = layout.poster
    assert poster is not None
    size = poster.facts
    look = FactsLook(
        layout.label_face,
        layout.display_face,
        layout.ink,
        layout.kinds[Kind.EXECUTION].colour,
        size,
        size * LEAST,
    )
    middle = poster.head + STRIP * size / 2
    baseline = middle + fonts.face(layout.label_face).cap_height * size / 2
    left, right = layout.margin, layout.trim.width - layout.margin
    if kind := kind_of(exercise.equipment):
        square = Rect(left, middle - ICON * size / 2, ICON * size, ICON * size)
        yield from draw_equipment(kind, square, layout.kinds[Kind.SETUP].colour)
        left = square.right + AFTER_ICON * size
    group = set_facts(Facts("", "", 0, "", facts.group), (right - left) * GROUP, look)
    wide = group.reach
    rest = replace(facts, group="", muscles="" if mapped else facts.muscles)
    line = set_facts(rest, right - left - wide - size, look)
    yield from draw_facts(line, Point(left, baseline), numbers)
    if facts.group:
        yield from draw_facts(group, Point(right - wide, baseline), numbers)
