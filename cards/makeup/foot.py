"""A finished card's measures → its foot: viewing distance, which text it is, lines to write on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cards import fonts
from cards.artwork.bitmap import develop
from cards.brand import Logo
from cards.exercise import Exercise, fingerprint
from cards.geometry import Point, Rect
from cards.layout import Layout
from cards.makeup.credits import credit_depth, draw_credit
from cards.page import Glyphs, Image, Item, Panel, Role, Rule, TextLine
from cards.typesetting.lines import Look, measure_words, set_line, set_lines, whole
from cards.units import POINTS_PER
from cards.vocabulary import Labels

#: Points of type at the foot of an A5 card, and on the smallest ones.
TYPE, TYPE_LEAST = 8.5, 6.0
#: Points of type at the foot of a card of A4, which grows with the card; that sheet's shorter side, and the
#: least side of cards that hang as far from the eye.
SHEET_TYPE, SHEET, SHEET_LEAST = 12.0, 210 * POINTS_PER["mm"], 200 * POINTS_PER["mm"]
#: Em from the baseline to the lowest ink.
DESCENT = 0.24
#: Em of the foot's type: a folio's height, of its own type; blank over it, at least a line's.
CAPITALS, OVER_FOLIO = 0.72, 1.1
#: Points of blank space over the foot, and over the lines to write on.
OVER_FOOT, OVER_BLANKS = 2.6 * POINTS_PER["mm"], 4 * POINTS_PER["mm"]
#: The same over a credit, beside its own blank.
OVER_CREDIT = 0.6 * POINTS_PER["mm"]
#: A folio's type as a part of the foot's; points kept free for it on both sides of the foot's middle.
FOLIO, FOLIO_ROOM = 1.5, 13.0
#: Points of a logo's height at the foot, and how many times as wide it may be; the least side of a card with
#: one, of A5.
LOGO, WIDEST_LOGO, LARGE = 8 * POINTS_PER["mm"], 5.0, 147 * POINTS_PER["mm"]
#: Em of the brand's line: from its capitals to what stands over it.
OVER_LINE = 0.75
#: Between what is told at the foot: the blanks stay as they are.
SEPARATOR = "\u00a0\u00a0·\u00a0\u00a0"
#: The number of a paragraph that no reader of the text meets.
UNREAD = 0


def foot_height(layout: Layout) -> float:
    """Return the points of height from the text's end to the trim."""
    return _line_height(layout) + _blanks_height(layout)


def raised(layout: Layout) -> float:
    """Return the points by which a brand's line or logo at the foot raises all that stands over it."""
    row, credit = _brand_height(layout), credit_depth(layout)
    over = OVER_FOOT if row else OVER_CREDIT
    return max(0.0, layout.safe + credit + row + over - _bare_height(layout)) if row or credit else 0.0


def shows_logo(layout: Layout) -> bool:
    """Say whether a logo stands at the foot: not beside doses' own place for it, nor on small cards."""
    return layout.brand.art is not None and not layout.doses.height and _is_large(layout)


def foot_line(layout: Layout) -> float:
    """Return the points from the trim to what stands over the foot's line, or else the margin."""
    return max(layout.margin + raised(layout), _line_height(layout))


def under_depth(layout: Layout) -> float:
    """Return the points over the safe area's edge that a credit or a page's number takes, 0 for neither.

    For designs that reach down to that edge.
    """
    return max(credit_depth(layout), _folio_depth(layout) if layout.foot == "folio" else 0.0)


def _folio_depth(layout: Layout) -> float:
    return (FOLIO * CAPITALS + DESCENT + OVER_FOLIO) * _type(layout)


def _is_large(layout: Layout) -> bool:
    return min(layout.trim.width, layout.trim.height) >= LARGE


def _brand_height(layout: Layout) -> float:
    if shows_logo(layout):
        return LOGO
    return _type(layout) * 0.95 if layout.brand.line and _is_large(layout) else 0.0


def draw_brand(layout: Layout, left: float) -> Iterator[Item]:
    """Turn a brand's logo and line into items at the foot, from an x on."""
    yield from draw_credit(layout, left)
    bottom = layout.trim.height - layout.safe - credit_depth(layout)
    if shows_logo(layout) and layout.brand.art:
        place = Rect(left, bottom - LOGO, LOGO * WIDEST_LOGO, LOGO)
        logo = logo_in(place, layout.brand.art, layout)
        yield logo
        left = logo.rect.right + LOGO / 2
    if not (layout.brand.line and _is_large(layout)):
        return
    right = layout.trim.width - layout.margin
    text, middle = measure_words(layout.brand.line, layout.label_face), (left + right) / 2
    # The middle is a booklet's folio's, the right edge a long card's.
    if layout.foot != "none" or layout.many_pages or left + text.natural * _type(layout) < middle:
        right = middle - FOLIO_ROOM
    capital = fonts.face(layout.label_face).cap_height
    lift = (LOGO - capital * _type(layout)) / 2 if shows_logo(layout) else DESCENT * _type(layout)
    yield from draw_line(layout, Point(left, bottom - lift), right - left)


def line_depth(layout: Layout) -> float:
    """Return the points from a foot line's lowest ink to what stands over it; 0 without a line."""
    capital = fonts.face(layout.label_face).cap_height
    return (DESCENT + capital + OVER_LINE) * _type(layout) if layout.brand.line else 0.0


def draw_foot_line(layout: Layout, left: float, bottom: float, width: float) -> Iterator[Item]:
    """Turn a brand's line into items whose lowest ink stands on a y, in a width in points."""
    if layout.brand.line:
        yield from draw_line(layout, Point(left, bottom - DESCENT * _type(layout)), width)


def draw_line(layout: Layout, at: Point, width: float) -> Iterator[Item]:
    """Turn a brand's name and line into items on a baseline, smaller where they are wider than a width."""
    text = measure_words(layout.brand.line, layout.label_face)
    size = min(_type(layout), width / max(text.natural, 0.1))
    for line in whole(text):
        yield from set_line(line, at, Look(size, layout.quiet, Role.ARTIFACT), UNREAD)


def logo_in(place: Rect, logo: Logo, layout: Layout, *, right: bool = False) -> Image:
    """Place a logo at the left of its room, or the right, in the middle of its height, as large as it can.

    A design in black and white has it in grey.
    """
    scale = min(place.width / logo.width, place.height / logo.height)
    width, height = logo.width * scale, logo.height * scale
    x = place.right - width if right else place.x
    rect = Rect(x, place.y + (place.height - height) / 2, width, height)
    data = _grey(logo.data, width, height) if layout.pictures.grey else logo.data
    return Image(rect, data, layout.brand.name or "Logo")


@lru_cache(maxsize=8)
def _grey(data: bytes, width: float, height: float) -> bytes:
    return develop(data, width, height, grey=True)


def _line_height(layout: Layout) -> float:
    """Return the points of height that the foot's line takes, or else the margin."""
    return _bare_height(layout) + raised(layout)


def _bare_height(layout: Layout) -> float:
    """Return the same, without a brand."""
    if layout.foot == "folio":
        return layout.safe + _folio_depth(layout)
    if layout.foot != "none" or layout.many_pages:
        return layout.safe + _type(layout) * 0.95 + OVER_FOOT
    return max(layout.margin, layout.safe)


def draw_foot(
    exercise: Exercise,
    words: Labels,
    layout: Layout,
    *,
    read_from: float,
    scan_from: float | None,
    folio: str = "",
) -> Iterator[Item]:
    """Turn a card's measures, distances in mm, into the line at its foot; a folio where there is no more."""
    if layout.foot != "measures" or _brand_height(layout) or credit_depth(layout):
        yield from draw_brand(layout, layout.left_edge)
        yield from _folio(folio, layout)
        return
    serves = serving(words, read_from, scan_from)
    slug = [exercise.slug, fingerprint(exercise)]
    told, text = (
        measure_words(SEPARATOR.join(parts), layout.label_face)
        for parts in (serves, [folio, *slug] if folio else slug)
    )
    left, right = layout.left_edge, layout.trim.width - layout.margin
    half = (right - left) / 2 - FOLIO_ROOM
    size = min(_type(layout), half / max(told.natural, text.natural))
    y = layout.trim.height - layout.safe - DESCENT * size
    look = Look(size, layout.quiet, Role.ARTIFACT)
    for line in whole(told):
        yield from set_line(line, Point(left, y), look, UNREAD)
    for line in whole(text):
        yield from set_line(line, Point(right - line.width * size, y), look, UNREAD)


def serving(words: Labels, read_from: float, scan_from: float | None) -> tuple[str, ...]:
    """Say how far a card can be read, and its code scanned; distances in mm, 0 without a text or a code."""
    told = ((words.read_from, read_from), (words.scan_from, scan_from))
    return tuple(words.format(distance=distance(far)) for words, far in told if far)


def note(exercise: Exercise, words: Labels, read_from: float, scan_from: float | None) -> str:
    """Say which text a card is, and its distances, for whoever looks into the file."""
    return ", ".join((f"{exercise.slug} {fingerprint(exercise)}", *serving(words, read_from, scan_from)))


def _folio(folio: str, layout: Layout) -> Iterator[Item]:
    size = _type(layout)
    for line in whole(measure_words(folio, layout.label_face)):
        x = layout.trim.width - layout.margin - line.width * size
        at = Point(x, layout.trim.height - layout.safe - DESCENT * size)
        yield from set_line(line, at, Look(size, layout.quiet, Role.ARTIFACT), UNREAD)


def draw_folio(folio: str, layout: Layout, middle: float) -> TextLine:
    """Turn a booklet's page number into the middle of the foot, around an x in points."""
    face = fonts.face(layout.display_face)
    size = _type(layout) * FOLIO
    width = face.width(folio) * size
    y = layout.trim.height - layout.safe - DESCENT * _type(layout)
    glyphs = Glyphs(folio, face.name, layout.ink, 0.0, width)
    return TextLine(Point(middle - width / 2, y), size, (glyphs,), Role.ARTIFACT, UNREAD)


def draw_blanks(words: Labels, layout: Layout, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn a layout's blanks into a ruled table to write in."""
    blanks, left = layout.blanks, layout.left_edge
    if not blanks.rows:
        return
    right = layout.trim.width - layout.margin
    foot = layout.trim.height - _line_height(layout)
    top = foot - blanks.pitch * (blanks.rows + 0.72)
    size = min(11.0, blanks.pitch * 0.42)
    head = Rect(left, top, right - left, blanks.pitch * 0.72)
    yield Panel(head, fill=layout.shade, radius=0)
    for index, field in enumerate(blanks.fields):
        x = left + blanks.column * index
        text = measure_words(getattr(words, field), layout.label_face)
        place = Point(x + 4, top + head.height / 2 + size * 0.35)
        yield from set_lines(whole(text), place, 0.0, Look(size, layout.ink), next(numbers))
        if index:
            yield Rule(Point(x, top), Point(x, foot), layout.quiet, 0.5)
    for row in range(blanks.rows + 1):
        y = head.bottom + row * blanks.pitch
        yield Rule(Point(left, y), Point(right, y), layout.quiet, 0.5)


def distance(length: float) -> str:
    """Write a distance in mm as people say it, rounded down."""
    tenths, centimetres = int(length / 100 + 1e-6), int(length / 10 + 1e-6)
    return f"{tenths / 10:.1f} m" if length >= 1000 else f"{centimetres} cm"


def _type(layout: Layout) -> float:
    """Return the points of type at a card's foot: nothing on a wall is smaller than 12, but a link."""
    side = min(layout.trim.width, layout.trim.height)
    if side >= SHEET_LEAST:
        return SHEET_TYPE * max(1.0, side / SHEET)
    return max(TYPE_LEAST, min(TYPE, layout.trim.width * 0.0145))


def _blanks_height(layout: Layout) -> float:
    rows = layout.blanks.rows
    return layout.blanks.pitch * (rows + 0.72) + OVER_BLANKS if rows else 0.0
