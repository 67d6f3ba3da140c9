"""Entries that lead somewhere → columns of lines with leaders and page numbers: contents, lists, indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cards.booklets.furniture import FIRST_GROUP, Book, label, natural_width, running, whole
from cards.geometry import Point, Rect
from cards.page import Item, Jump, Role, Rule
from cards.typesetting.lines import set_line
from cards.typesetting.paragraph import Text, break_lines

#: Em: baseline to baseline, over a heading, from a heading to its entries, and kept free for a number.
LEADING, OVER_HEADING, UNDER_HEADING, NUMBER = 1.5, 0.85, 0.12, 2.3
#: A heading's type as a part of its entries'.
HEADING = 1.22
#: Em: a second line's indent, the blank at a leader's ends, the shortest leader.
TURNOVER, LEADER_GAP, SHORTEST = 1.0, 0.45, 1.0
#: Points from dot to dot in a leader, and a dot's width.
DOT_PITCH, DOT = 3.4, 0.75
#: The part of a line's depth over its baseline.
ASCENT = 0.74
#: A last page that holds less than this part of the one before takes some entries from it.
FEW = 0.2
#: Steps in which the feet of a last page's columns are evened.
EVENING = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a register."""

    words: str
    #: The slug that it leads to; empty for a heading that only parts what follows.
    target: str = ""
    heading: bool = False
    #: Slugs named after it by their numbers alone.
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """How a register is set; lengths in points."""

    size: float
    columns: int
    gutter: float


@dataclass(frozen=True, slots=True)
class _Slip:
    """An entry, measured and broken; lengths in points."""

    entry: Entry
    text: Text
    lines: tuple[tuple[int, int], ...]
    size: float
    above: float
    #: Of the numbers' type.
    small: float
    #: Numbers in rows, each with its x in the column.
    numbers: tuple[tuple[tuple[str, float], ...], ...] = ()

    @property
    def depth(self) -> float:
        return (len(self.lines) * self.size + len(self.numbers) * self.small) * LEADING


#: Columns of a page, each with its slips.
_Columns = tuple[tuple[_Slip, ...], ...]


def count_pages(entries: Sequence[Entry], first: Rect, later: Rect, style: Style, it: Book) -> int:
    """Return how many pages entries take, before anything is known of their numbers."""
    width = (first.width - (style.columns - 1) * style.gutter) / style.columns
    slips = [_measured(entry, width, style, {}, it) for entry in entries]
    return len(_paged(slips, first.height, later.height, style.columns))


def set_register(
    entries: Sequence[Entry], first: Rect, later: Rect, style: Style, folios: Mapping[str, str], it: Book
) -> tuple[tuple[Item, ...], ...]:
    """Turn entries into the items of each page that they take, the first page's room apart from the others'.

    Pages, and what stands on each, do not depend on the folios of the entries' targets.
    """
    width = (first.width - (style.columns - 1) * style.gutter) / style.columns
    slips = [_measured(entry, width, style, folios, it) for entry in entries]
    pages = []
    group = FIRST_GROUP
    area = first
    for columns in _paged(slips, first.height, later.height, style.columns):
        items: list[Item] = []
        for number, column in enumerate(columns):
            x, y = area.x + number * (width + style.gutter), area.y
            for place, slip in enumerate(column):
                y += slip.above if place else 0.0
                items.extend(_drawn(slip, Point(x, y), width, folios, group, it))
                group += 1 + sum(map(len, slip.numbers))
                y += slip.depth
        pages.append(tuple(items))
        area = later
    return tuple(pages)


def _measured(entry: Entry, width: float, style: Style, folios: Mapping[str, str], it: Book) -> _Slip:
    size = style.size * (HEADING if entry.heading else 1.0)
    # A blank at the end parts the words from their number for whoever reads the text back.
    text = (label if entry.heading else running)(f"{entry.words} ", it)
    room = width / size - (NUMBER if entry.target else 0.0)
    lines = break_lines(text, room)
    if len(lines) > 1:
        lines = break_lines(text, room - TURNOVER)
    above = (OVER_HEADING if entry.heading else 0.0) * style.size
    numbers = tuple(_rows(entry.also, width, style.size, folios, it)) if entry.also else ()
    return _Slip(entry, text, lines, size, above, style.size, numbers)


def _rows(
    targets: Sequence[str], width: float, size: float, folios: Mapping[str, str], it: Book
) -> Iterator[tuple[tuple[str, float], ...]]:
    """Place numbers behind the word that opens their list, row after row."""
    x = (natural_width(label(it.words.also, it)) + 0.5) * size
    row: list[tuple[str, float]] = []
    for target in targets:
        wide = (natural_width(label(f"{folios.get(target, '')},", it)) + 0.35) * size
        if x + wide > width and row:
            yield tuple(row)
            row, x = [], 0.0
        row.append((target, x))
        x += wide
    if row:
        yield tuple(row)


def _paged(slips: list[_Slip], first: float, later: float, columns: int) -> tuple[_Columns, ...]:
    """Part slips into pages, by their heights; a last page that holds next to nothing takes some more."""
    pages: list[_Columns] = []
    rest = slips
    while rest:
        filled, rest = _filled(rest, later if pages else first, columns)
        pages.append(filled)
    if len(pages) > 1 and sum(map(len, pages[-1])) < sum(map(len, pages[-2])) * FEW:
        moved = [*(slip for column in pages[-2] for slip in column)]
        keep = len(moved) - round(len(moved) * FEW)
        while keep > 1 and not moved[keep].entry.heading and keep > len(moved) // 2:
            keep -= 1
        last = [*moved[keep:], *(slip for column in pages[-1] for slip in column)]
        pages[-2:] = [
            _filled(moved[:keep], first if len(pages) == 2 else later, columns)[0],
            _filled(last, later, columns)[0],
        ]
    return tuple(pages)


def _filled(slips: list[_Slip], height: float, columns: int) -> tuple[_Columns, list[_Slip]]:
    """Fill one page; where all that is left fits it, make its columns as even as they can be."""
    filled, rest = _poured(slips, height, columns)
    if rest or columns == 1:
        return filled, rest
    low, high = 0.0, height
    for _ in range(EVENING):
        middle = (low + high) / 2
        trial, left = _poured(slips, middle, columns)
        if left:
            low = middle
        else:
            high, filled = middle, trial
    return filled, []


def _poured(slips: list[_Slip], height: float, columns: int) -> tuple[_Columns, list[_Slip]]:
    """Fill columns in order; a heading stands with what follows it, and no column stays empty."""
    filled: list[tuple[_Slip, ...]] = []
    at = 0
    for _ in range(columns):
        start, used = at, 0.0
        while at < len(slips):
            slip = slips[at]
            need = slip.depth + (slip.above if at > start else 0.0)
            follower = slips[at + 1] if slip.entry.heading and at + 1 < len(slips) else None
            if used + need + (follower.depth if follower else 0.0) > height and at > start:
                break
            if used + need > height and used:
                break
            used += need
            at += 1
        filled.append(tuple(slips[start:at]))
    return tuple(filled), slips[at:]


def _drawn(
    slip: _Slip, at: Point, width: float, folios: Mapping[str, str], group: int, it: Book
) -> Iterator[Item]:
    """Draw an entry's words, its leader and its number, all of it a link; then the numbers beneath it."""
    size, pitch, entry = slip.size, slip.size * LEADING, slip.entry
    role = Role.LINK if entry.target else Role.HEADING
    folio = folios.get(entry.target, "")
    if entry.target:
        area = Rect(at.x, at.y, width, len(slip.lines) * pitch)
        yield Jump(area, entry.target, f"{entry.words}, {it.words.page.lower()} {folio}")
    baseline = at.y + pitch * ASCENT
    for number, line in enumerate(slip.lines):
        place = Point(at.x + (TURNOVER * size if number else 0.0), baseline + number * pitch)
        yield from set_line(slip.text, line, place, size, it.layout.ink, role=role, group=group, last=False)
    if entry.target:
        yield from _number(slip, Point(at.x, baseline), width, folio, group, it)
    top = at.y + len(slip.lines) * pitch
    for row, numbers in enumerate(slip.numbers):
        y = top + (row + ASCENT) * slip.small * LEADING
        if row == 0:
            word = label(it.words.also, it)
            yield from whole(word, Point(at.x, y), slip.small, it.layout.quiet, Role.PARAGRAPH, group)
        yield from _also(numbers, Point(at.x, y), slip, folios, group, it)


def _number(slip: _Slip, at: Point, width: float, folio: str, group: int, it: Book) -> Iterator[Item]:
    """Draw the number at the column's edge, and the leader to it from the last line's end."""
    size = slip.size
    text = label(folio, it)
    first, past = slip.lines[-1] if slip.lines else (0, 0)
    y = at.y + (len(slip.lines) - 1) * size * LEADING
    start = at.x
    if past:
        start += (slip.text.ends[past - 1] - slip.text.starts[first]) * size
    start += (TURNOVER * size if len(slip.lines) > 1 else 0.0) + LEADER_GAP * size
    right = at.x + width
    left = right - natural_width(text) * size
    yield from whole(text, Point(left, y), size, it.layout.ink, Role.LINK, group)
    end = right - NUMBER * size + LEADER_GAP * size
    dots = int((end - start) / DOT_PITCH)
    if dots * DOT_PITCH >= SHORTEST * size and not slip.entry.heading:
        # Counted from the right, so that the dots of all lines stand beneath each other.
        yield Rule(
            Point(end - dots * DOT_PITCH, y - DOT), Point(end, y - DOT), it.layout.quiet, DOT,
            (DOT, DOT_PITCH - DOT),
        )  # fmt: skip


def _also(
    numbers: tuple[tuple[str, float], ...],
    at: Point,
    slip: _Slip,
    folios: Mapping[str, str],
    group: int,
    it: Book,
) -> Iterator[Item]:
    size, last = slip.small, slip.numbers[-1][-1]
    for number, (target, x) in enumerate(numbers, start=1):
        comma = "" if (target, x) == last and numbers is slip.numbers[-1] else ","
        text = label(f"{folios.get(target, '')}{comma}", it)
        wide = natural_width(text) * size
        top = at.y - size * LEADING * ASCENT
        yield Jump(
            Rect(at.x + x, top, wide, size * LEADING), target, f"{it.words.page} {folios.get(target, '')}"
        )
        yield from whole(text, Point(at.x + x, at.y), size, it.layout.ink, Role.LINK, group + number)
