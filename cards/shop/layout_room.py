"""A design's measures held against one another: each may be right, and still leave no room for the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cards import fonts
from cards.diagnostics import CardsError, error
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout
from cards.table import Entry, Table
from cards.units import POINTS_PER, millimetres

_MM = POINTS_PER["mm"]
#: Points of the narrowest column that takes words, of the least width of a title, and of the least height of
#: the text.
_COLUMN, _TITLE, _HEIGHT = 15 * _MM, 20 * _MM, 25 * _MM
#: A code's width with its quiet zone, as a part of its own (29 modules, and 4 on either side).
_WITH_QUIET = 37 / 29
#: The greatest part of a page's height that a table to write in may take.
_PART = 0.6


class _Fault(NamedTuple):
    """A disagreement: the keys that may be at fault, what they do, and what to do about it."""

    keys: tuple[str, ...]
    what: str
    hint: str


def check_room(layout: Layout, table: Table) -> None:
    """Raise CardsError where a design's measures leave no room for its text, at the key to change."""
    for fault in (*_across(layout), *_down(layout)):
        raise _at(table, fault)
    least = _least_type(layout)
    if layout.largest is not None and layout.largest < least:
        hint = f"the smallest allowed is {least:.1f}pt: make largest greater, or floor less"
        raise _at(table, _Fault(("largest", "floor", "read_from"), "allows no type at all", hint))


def _across(layout: Layout) -> Iterator[_Fault]:
    head, margin = layout.masthead, layout.margin
    keys: tuple[str, ...]
    if head.side and head.side < max(1.6 * margin + _COLUMN, margin + head.code * _WITH_QUIET):
        keys = ("masthead.side", "masthead.code", "margin")
        hint = "make masthead.side wider, or masthead.code smaller"
        yield _Fault(keys, "leaves no room in the masthead", hint)
    if not head.side and layout.trim.width - 2 * margin - head.code * _WITH_QUIET < _TITLE:
        keys = ("masthead.code", "margin", "paper", "orientation")
        yield _Fault(keys, "leaves no room for the title", "make masthead.code or margin smaller")
    width = _width(layout)
    columns = _narrowest(layout, width)
    if columns < _COLUMN:
        keys = ("gutter", "masthead.side", "margin", "arrangements", "paper", "orientation")
        left = f"leaves columns of {max(0, millimetres(columns)):.0f} mm"
        yield _Fault(keys, left, "leave 15 mm: make gutter, margin or masthead.side smaller")
    blanks = layout.blanks
    if blanks.fields and (len(blanks.fields) - 1) * blanks.column > width - _COLUMN / 2:
        keys = ("blanks.column", "blanks.fields")
        yield _Fault(keys, "makes a table that is wider than the text", "make blanks.column smaller")


def _width(layout: Layout) -> float:
    """Return the points that the text may be wide."""
    side, margin = layout.masthead.side, layout.margin
    return layout.trim.width - margin - (side + 0.7 * margin if side else margin)


def _narrowest(layout: Layout, width: float) -> float:
    """Return the points of the narrowest column of all arrangements."""
    widths = []
    for one in layout.arrangements:
        room = width - (one.columns - 1) * layout.gutter
        widths.append(room * min(one.share[0], 1 - one.share[1]) if one.main else room / one.columns)
    return min(widths)


def _down(layout: Layout) -> Iterator[_Fault]:
    blanks = layout.blanks
    height = layout.trim.height - 2 * layout.margin
    if height < _HEIGHT:
        yield _Fault(("margin", "paper", "orientation"), "leaves no height for text", "make margin smaller")
    if blanks.rows and not blanks.fields:
        keys = ("blanks.rows", "blanks.fields")
        yield _Fault(keys, "makes a table without columns", 'name them: fields = ["date", "notes"]')
    if blanks.rows and blanks.pitch * (blanks.rows + 1) > _PART * height:
        keys = ("blanks.pitch", "blanks.rows")
        yield _Fault(keys, "leaves too little height for text", "make it smaller")


def _least_type(layout: Layout) -> float:
    """Return the smallest type of the body that the design allows, in points."""
    x_height = layout.floor or layout.read_from * X_HEIGHT_PER_DISTANCE / layout.cue
    return x_height * _MM / fonts.face(layout.body_face).x_height


def _at(table: Table, fault: _Fault) -> CardsError:
    """Make the error at the first of its keys that the design writes itself, else at the first of all."""
    found = [(key, place) for key in fault.keys if (place := _place(table, key))]
    own = [(key, place) for key, place in found if place.path == table.path]
    key, place = (own or found)[0]
    return error(
        place.path, f"{key} {fault.what}", fault.hint, line=place.line, column=place.column, code="bad-value"
    )


def _place(table: Table, key: str) -> Entry | Table | None:
    name, _, rest = key.partition(".")
    value = table.content.get(name)
    if rest:
        return _place(value, rest) if isinstance(value, Table) else None
    return value[0] if isinstance(value, tuple) else value
