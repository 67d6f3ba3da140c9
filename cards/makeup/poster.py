"""Exercise + Layout → a poster: the movement as the spine of the page, its steps under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards import fonts
from cards.artwork.pictures import Artwork
from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Exercise, Kind
from cards.geometry import Point, Rect
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout, Rung
from cards.makeup import copyedit
from cards.makeup.collection import Illustrations
from cards.makeup.legibility import Reach, least_size
from cards.makeup.lower_part import Frames, LowerPart, draw_lower, lower_frames, set_lower
from cards.makeup.made import Made, OversetError
from cards.makeup.muscle_block import MuscleBlock
from cards.makeup.panels import Numbered, draw_panels, map_measure, map_width, scale_of
from cards.makeup.poster_head import draw_head
from cards.makeup.poster_parts import Parts, gather_parts
from cards.makeup.spine import plan_apart
from cards.makeup.step_blocks import Scale, StepRow, draw_row, set_rows
from cards.page import Item, Page, Rule
from cards.qr import SCAN_RATIO
from cards.typesetting.galley import missing_glyphs
from cards.typesetting.lines import paragraph_numbers
from cards.units import POINTS_PER, millimetres

#: Halvings by which the type is found.
HALVINGS = 9
#: In em of the text, at the least type and at the greatest: under panels, under steps, under the rule.
UNDER_PANELS, UNDER_STEPS, UNDER_RULE = (0.55, 1.1), (0.66, 1.0), (0.45, 1.0)
#: The least blank under steps that have given way.
TIGHT = 0.36
#: Points of type that no poster needs more of.
ENDLESS = 400.0
#: The part of what is left that goes to the panels, while they may grow.
TO_PANELS = 0.6
#: The part of a panel's height that a map and its legend take at most.
IN_PANEL = 0.92
#: The part of its height that a map keeps at least before its legend shrinks.
SQUEEZED = 0.9
#: What gives way before words are left out, in steps: type of mistakes and notes, of the steps' names, and
#: the blank between two rows of steps, each as a part of the way from the least that it may be to what is
#: wanted.
GIVEN_WAY = (
    (1.0, 1.0, 1.0), (0.7, 1.0, 1.0), (0.4, 1.0, 1.0), (0.2, 1.0, 1.0), (0.2, 0.5, 1.0),
    (0.0, 0.5, 1.0), (0.0, 0.25, 1.0), (0.0, 0.0, 1.0), (0.0, 0.0, 0.5), (0.0, 0.0, 0.0),
)  # fmt: skip
#: The least type of mistakes and notes, as a part of the text's.
LEAST_LOWER = 0.8
#: Pictures under which steps have columns as wide as can be.
PAIR = 2
#: Lines of a step's name in a narrower column, at most.
NAME_LINES = 2
#: Points of the rule over the lower part.
RULE = 0.8


@dataclass(frozen=True, slots=True)
class Rigour:
    """How much of the type that is wanted a poster keeps, from 0 for the least to 1."""

    #: Of mistakes and notes.
    lower: float
    #: Of the steps' names.
    names: float
    #: Of the blank between two rows of steps.
    air: float


@dataclass(frozen=True, slots=True)
class Cut:
    """A poster at one size of type; lengths in points."""

    scale: Scale
    rows: tuple[StepRow, ...]
    lower: LowerPart
    #: Blank under panels, under the steps of a row, under the rule.
    gaps: tuple[float, float, float]
    #: Height of each row of panels, as small as it may be.
    panel: float
    #: Height that is left; below 0 where it does not fit.
    spare: float


def make_poster(
    exercise: Exercise, layout: Layout, artwork: tuple[Artwork, ...], illustrations: Illustrations
) -> Made:
    """Turn an exercise into a poster of one page.

    OversetError where it does not fit, whatever is left out; CardsError where it tells no steps.
    """
    whole = gather_parts(exercise, layout, artwork, illustrations)
    for given_up in _ladder(whole):
        parts = whole.without(frozenset(rung.leave_out for rung in given_up if rung.leave_out))
        tried = ((one, _largest(one, Rigour(*given))) for one in _spines(parts) for given in GIVEN_WAY)
        parts, cut = next(((one, cut) for one, cut in tried if cut.spare >= 0), (parts, None))
        if cut and not parts.head.crowded:
            items = tuple(_place(parts, cut))
            page = Page(
                layout.trim, layout.bleed, layout.safe, items, exercise.title, exercise.lang, exercise.slug
            )
            return Made((page,), _reach(parts, cut, given_up), tuple(_findings(parts, given_up)))
    raise _overset(whole)


def _spines(parts: Parts) -> Iterator[Parts]:
    """Yield the steps under the pictures that show them; then, of many, in two columns row by row."""
    if len(parts.shown) <= PAIR or _short_names(parts):
        yield parts
    deepest = max((cell.past - cell.first for row in parts.rows for cell in row), default=0)
    if len(parts.shown) > PAIR or (len(parts.shown) == PAIR and deepest > PAIR):
        yield replace(parts, rows=plan_apart(len(parts.shown), len(parts.steps)))


def _short_names(parts: Parts) -> bool:
    """Say whether the steps' names have at most two lines in columns as narrow as the pictures."""
    layout, poster = parts.layout, parts.layout.poster
    assert poster is not None
    width = layout.trim.width - 2 * layout.margin
    names = Scale(least_size(layout, 1.0), poster.names[0])
    rows = set_rows(parts.rows, parts.steps, width, names, parts.setter)
    blocks = [block for row in rows for cell in row.cells for block in cell]
    return all(len(block.name.lines) <= NAME_LINES for block in blocks)


def _ladder(parts: Parts) -> Iterator[tuple[Rung, ...]]:
    """Yield what is given up at each step, from nothing on."""
    told = {note.kind for note in parts.notes} | ({Kind.MISTAKES} if parts.mistakes else set())
    given_up: tuple[Rung, ...] = ()
    yield given_up
    for rung in parts.layout.ladder:
        if rung.leave_out in told:
            given_up = (*given_up, rung)
            yield given_up


def _largest(parts: Parts, kept: Rigour) -> Cut:
    """Find the largest type, from the least that the design allows."""
    frames = lower_frames(parts)
    best = _cut(parts, frames, kept, 0.0)
    if best.spare < 0:
        return best
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        cut = _cut(parts, frames, kept, middle)
        if cut.spare >= 0:
            low, best = middle, cut
        else:
            high = middle
    return best


def _cut(parts: Parts, frames: Frames, kept: Rigour, part: float) -> Cut:
    """Set a poster at a part of the way from the least type to the greatest."""
    layout, poster = parts.layout, parts.layout.poster
    assert poster is not None

    def between(least: float, greatest: float) -> float:
        return least + (greatest - least) * part

    least = least_size(layout, 1.0)
    # Without pictures the words have their room.
    pictured = _pictured(parts)
    largest = layout.largest or ENDLESS
    most = max(least, min(poster.text, largest) if pictured else largest)
    text = between(least, most)
    wanted = (
        layout.read_from * X_HEIGHT_PER_DISTANCE * POINTS_PER["mm"] / fonts.face(layout.display_face).x_height
    )
    name = poster.names[0] + (max(poster.names[0], wanted) - poster.names[0]) * kept.names
    scale = Scale(text, between(name, max(name, poster.names[1] * max(1.0, most / poster.text))))
    gaps = (
        between(*UNDER_PANELS) * text,
        between(TIGHT + (UNDER_STEPS[0] - TIGHT) * kept.air, UNDER_STEPS[1]) * text,
        between(*UNDER_RULE) * text,
    )
    width = layout.trim.width - 2 * layout.margin
    rows = set_rows(parts.rows, parts.steps, width, scale, parts.setter)
    panel = poster.panels[0] * layout.trim.height / pictured if pictured else 0.0
    top = parts.strip.bottom + pictured * (panel + gaps[0]) + (0 if pictured else gaps[0])
    top += sum(row.height + gaps[1] for row in rows if row.deep) + gaps[2]
    lower = set_lower(parts, frames, top, text * (LEAST_LOWER + (1 - LEAST_LOWER) * kept.lower))
    return Cut(scale, rows, lower, gaps, panel, lower.spare(top, frames))


def _pictured(parts: Parts) -> int:
    """Return how many rows of the spine have panels."""
    return sum(row[0].picture is not None for row in parts.rows)


def _place(parts: Parts, cut: Cut) -> Iterator[Item]:
    """Turn a poster into items at their final places; what is left goes to the panels first."""
    layout, poster, numbers = parts.layout, parts.layout.poster, paragraph_numbers()
    assert poster is not None
    pictured, frames = _pictured(parts), lower_frames(parts)
    most = poster.panels[1] * layout.trim.height / pictured if pictured else 0.0
    grown = min(most - cut.panel, cut.spare * TO_PANELS / pictured) if pictured else 0.0
    left = cut.spare - grown * pictured
    loose = min(left / (sum(row.deep for row in cut.rows) + 2), cut.scale.text * 0.8)
    yield from draw_head(parts.head, numbers)
    yield from parts.strip.draw(numbers)
    y = parts.strip.bottom + (0.0 if pictured else cut.gaps[0] + loose)
    for spine, row in zip(parts.rows, cut.rows, strict=True):
        if spine[0].picture is not None:
            area = Rect(0.0, y, layout.trim.width, cut.panel + grown)
            shown = [parts.shown[cell.picture] for cell in spine if cell.picture is not None]
            aside = _aside(parts, shown, area) if row is cut.rows[0] else None
            scale = scale_of([one.shown for one in shown], area, layout, mapped=aside is not None)
            yield from draw_panels(shown, aside, area, scale, layout, numbers)
            y = area.bottom + cut.gaps[0] + loose / 2
        words = Rect(layout.margin, y, frames.area.width, row.height)
        yield from draw_row(row, words, layout, numbers, loose)
        if row.deep:
            y += row.height + loose * (row.deep - 1) + cut.gaps[1] + loose / 2
    if parts.mistakes or parts.notes:
        rule = Point(layout.margin, y), Point(layout.trim.width - layout.margin, y)
        yield Rule(*rule, layout.quiet, RULE)
    yield from draw_lower(parts, cut.lower, frames, y + cut.gaps[2], numbers)


def _aside(parts: Parts, row: Sequence[Numbered], area: Rect) -> MuscleBlock | None:
    """Draw the map that stands beside a row of panels, as large as its panel allows."""
    if not parts.muscles:
        return None
    measure = map_measure(map_width(row, area, parts.layout), parts.layout)
    large, small = (_fitted(parts, area, measure, small=small) for small in (False, True))
    if large and small and large.map_height < SQUEEZED * small.map_height:
        return small
    return large


def _fitted(parts: Parts, area: Rect, measure: float, *, small: bool) -> MuscleBlock | None:
    """Draw a map as large as its legend leaves it room in an area's height and a measure."""
    poster = parts.layout.poster
    assert poster is not None
    block = parts.map(poster.map, measure, small=small)
    if block is None:
        return None
    legend = block.height - block.map_height
    height = min(poster.map, area.height * IN_PANEL - legend, measure * block.map_height / block.map_width)
    return parts.map(height, measure, small=small)


def _reach(parts: Parts, cut: Cut, given_up: Sequence[Rung]) -> Reach:
    layout = parts.layout
    body = millimetres(cut.scale.text * fonts.face(layout.body_face).x_height)
    names = millimetres(cut.scale.name * fonts.face(layout.display_face).x_height)
    return Reach(
        size=cut.scale.text,
        x_height=body,
        cue_x_height=names,
        read_from=names / X_HEIGHT_PER_DISTANCE,
        scan_from=millimetres(parts.code.side) * SCAN_RATIO if parts.code else None,
        arrangement="panels" if parts.shown else "steps",
        given_up=tuple(copyedit.in_words(rung) for rung in given_up),
    )


def _findings(parts: Parts, given_up: tuple[Rung, ...]) -> Iterator[Diagnostic]:
    yield from copyedit.said(parts.exercise, parts.layout, given_up)
    if parts.head.refused:
        yield copyedit.undrawn(parts.exercise, parts.layout, "the purpose")
    yield from missing_glyphs(parts.exercise, parts.layout)


def _overset(parts: Parts) -> OversetError:
    layout = parts.layout
    least = least_size(layout, 1.0)
    message = f"the steps are too long for {layout.name} at the smallest allowed type, {least:.1f} pt"
    if parts.head.crowded:
        message = f"the title is too long for the head of {layout.name}"
    hint = "shorten it, or choose a layout with more room"
    return OversetError(
        Diagnostic(Location(parts.exercise.file), Severity.ERROR, message, hint, code="too-long")
    )
