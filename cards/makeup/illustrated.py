"""A card with the drawing of its movement, or a map of its muscles → all of it, settled; or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cards.artwork.muscle_map import STYLES, on_ground
from cards.colour import Colour, contrast, words_on
from cards.exercise import Paragraph, Run
from cards.figures.drawn import Drawn
from cards.geometry import Rect, Size
from cards.layout import Layout
from cards.makeup import band, copyedit
from cards.makeup.band import Band
from cards.makeup.band_pictures import BandPictures
from cards.makeup.code_block import make_code_block
from cards.makeup.collection import Collection
from cards.makeup.column_picture import fill_column
from cards.makeup.copyedit import Copy
from cards.makeup.dose_strip import OVER, dose_boxes
from cards.makeup.facts_line import facts_of
from cards.makeup.foot import foot_height
from cards.makeup.illustrated_card import Heights, Illustrated
from cards.makeup.legibility import least_size
from cards.makeup.muscle_block import Legend, MuscleBlock, make_muscle_block, under
from cards.makeup.photos import PhotoLook, Photos, arrange_photos, outline_on
from cards.makeup.postures import Postures, arrange_postures
from cards.makeup.sections import galleys_of
from cards.makeup.step_marks import Marks
from cards.makeup.twins import Twins
from cards.typesetting.copyfit import divide, fit_divided, prepare
from cards.typesetting.galley import SEPARATOR

#: Parts of the margin: blank between band and columns.
UNDER_BAND, BESIDE_BAND = 0.56, 0.7
#: A map on the band, as a part of the room for a movement there; the part that type of a legend may lose.
ON_BAND, LEGEND_LEAST = 0.97, 0.8
#: How many times the room for a movement a map takes in width, with its list.
WITH_LIST = 1.24
#: The same for an author's pictures: the first that leaves enough to the title is taken.
WIDER = (1.3, 1.15, 1.0)
#: By how much of their width the columns may be parted elsewhere than the design says; what that costs in
#: points of type, and what it costs if the map is smaller for it.
SHIFTS, SHIFTED, SMALLER_MAP = (0.0, 0.05, -0.05, 0.025, -0.025), 0.1, 0.15
#: What is tried besides before anything gives way.
FINER = (0.0375, -0.0375, 0.0125, -0.0125)
#: The part of a layout's largest type that counts as all of it.
HELD = 0.999
#: Type of the steps' numbers at the postures, as a part of the facts'; the contrast that an accent needs
#: to be their colour.
MARK, READABLE = 1.2, 7.0
#: How many times its room a movement at the side may grow into what its words leave.
GROWN_FIGURE = 1.5
#: The least type of a lead, as a part of the text's; by how much it may grow over a text of few words.
LEAD_OF_TEXT, LARGER_LEAD = 0.75, 1.4
#: How many times its height a strip of doses may grow into what is left.
GROWN = 1.34


def settle_illustrated(collection: Collection) -> Illustrated | None:
    """Give up one thing after another until the type is large enough; None where there is nothing to show.

    The map's height gives way first, then the doses', then the band's; then the map goes, then the movement.
    The first of pictures that are small on the band stands in a column, where that is empty. A text of few
    words is as large as its lead allows, which then grows with it.
    """
    found, layout = _settle_card(collection), collection.layout
    if not found or not found.band.lead or found.size < found.band.lead_size / LEAD_OF_TEXT * HELD:
        return found
    design = replace(layout.illustrated, lead=layout.illustrated.lead * LARGER_LEAD)
    grown = replace(layout, illustrated=design)
    larger = _settle_card(replace(collection, layout=grown, setter=replace(collection.setter, layout=grown)))
    return larger if larger and larger.size > found.size and not larger.band.crowded else found


def _settle_card(collection: Collection) -> Illustrated | None:
    collection = replace(collection, exercise=copyedit.without_pictures(collection.exercise))
    found, photos = _settle_all(collection), collection.photos
    if found is None and collection.movement and collection.trained:
        # A movement that has no room anywhere leaves its place to the map.
        found = _settle_all(replace(collection, movement=None))
    shown = found.pictures.movement if found else None
    small = not shown or (isinstance(shown, Photos) and shown.is_small)
    if not photos or not small:
        return found
    beside = _settle_all(replace(collection, photos=photos[1:]))
    on_band = shown.mean_side if isinstance(shown, Photos) else 0.0
    look = _photo_look(collection.layout, collection.layout.ground)
    return (fill_column(beside, photos[0], look, on_band) if beside else None) or found


def _settle_all(collection: Collection) -> Illustrated | None:
    """Settle a card with all that it shows on its band and in its side column."""
    design, movement = collection.layout.illustrated, collection.movement
    pictured = bool(movement or collection.photos)
    if not design.band or not (pictured or collection.trained):
        return None
    for trained in (True, False) if collection.trained and pictured else (collection.trained,):
        best: Illustrated | None = None
        for heights in _heights(collection.layout, trained=trained):
            found = _settle(collection, heights, trained=trained)
            if found and (best is None or found.size > best.size):
                best = found
            if best and best.size >= design.enough:
                return best
        if best and best.size >= max(design.least, least_size(collection.layout, 1.0)):
            return best
    return None


def _heights(layout: Layout, *, trained: bool) -> Iterator[Heights]:
    """Yield what gives way, one after the other."""
    design, doses = layout.illustrated, layout.doses
    yield Heights(design.band, design.map, doses.height)
    if trained and design.map_least < design.map:
        yield Heights(design.band, design.map_least, doses.height)
    yield Heights(design.band, design.map_least, doses.least)
    if not layout.masthead.side:
        yield Heights(design.band_least, design.map_least, doses.least)


def _settle(collection: Collection, heights: Heights, *, trained: bool) -> Illustrated | None:
    """Set a card at some heights; None where its parts have no room.

    What the band would rather hold comes first; it must leave room for the lead, and for a large title.
    """
    best: Illustrated | None = None
    for pictures in _pictures(collection, heights, trained=trained):
        found = _with_pictures(collection, heights, pictures, trained=trained)
        if found and (best is None or found.size > best.size):
            best = found
        if found and not found.band.crowded:
            return _grown(collection, heights, found)
    return _grown(collection, heights, best) if best else None


def _grown(collection: Collection, heights: Heights, card: Illustrated) -> Illustrated:
    """Make a movement on a band at the side as large as its words leave room for."""
    layout, figure = collection.layout, collection.layout.illustrated.figure
    room = min(figure.height + card.band.free - layout.margin, figure.height * GROWN_FIGURE)
    if not layout.masthead.side or collection.movement is None or room <= figure.height:
        return card
    movement = _postures(collection.movement, collection, Size(figure.width, room))
    pictures = replace(card.pictures, movement=movement)
    composed = _compose(collection, heights, pictures.size, mapped=card.mapped) if movement else None
    if composed is None or composed[0].title_size < card.band.title_size * HELD:
        return card
    return replace(card, band=composed[0], pictures=pictures)


def _pictures(collection: Collection, heights: Heights, *, trained: bool) -> Iterator[BandPictures]:
    """Yield what may stand on the band; one at the side has room for a movement and a map under it."""
    layout, design = collection.layout, collection.layout.illustrated
    side, figure = bool(layout.masthead.side), design.figure
    room = figure.height - (0.0 if side else design.band - heights.band)
    if collection.photos:
        for wide in (1.0,) if side else WIDER:
            box = Size(figure.width * wide, room)
            if photos := arrange_photos(
                collection.photos, box, _photo_look(layout, layout.masthead.fill), lifted=not side
            ):
                yield from _with_map(photos, collection, heights, trained=side and trained)
        return
    if collection.movement is None:
        high, wide = (figure.width, figure.width) if side else (room, figure.width * WITH_LIST)
        if muscles := _map(collection, high * ON_BAND, wide, on_band=True, listed=not side):
            yield BandPictures(None, muscles)
        return
    # A movement of many postures, or of wide ones, takes from the title what it must.
    for wide in (1.0,) if side else reversed(WIDER):
        if movement := _postures(collection.movement, collection, Size(figure.width * wide, room)):
            yield from _with_map(movement, collection, heights, trained=side and trained)
            return


def _with_map(
    movement: Postures | Photos, collection: Collection, heights: Heights, *, trained: bool
) -> Iterator[BandPictures]:
    """Yield a movement over a map of the muscles that it trains, then alone."""
    width = collection.layout.illustrated.figure.width
    if trained and (muscles := _map(collection, heights.map, width, on_band=True)):
        yield BandPictures(movement, muscles)
    yield BandPictures(movement, None)


def _photo_look(layout: Layout, ground: Colour) -> PhotoLook:
    """Return how an author's pictures look on a ground."""
    accent = layout.masthead.accent
    number = words_on(accent, (layout.masthead.fill, layout.ground, layout.ink))
    line = outline_on(ground, layout.quiet)
    return PhotoLook(layout.pictures.grey, line, accent, number, layout.display_face)


def _with_pictures(
    collection: Collection, heights: Heights, pictures: BandPictures, *, trained: bool
) -> Illustrated | None:
    layout, design = collection.layout, collection.layout.illustrated
    composed = _compose(collection, heights, pictures.size, mapped=trained)
    if composed is None:
        return None
    head, copy = composed
    told = (
        ()
        if layout.doses.height
        else copyedit.doses(collection.exercise, collection.words, collection.setter)
    )
    asked = (Paragraph((Run(SEPARATOR.join(told), bold=True),)),) if told else ()
    every = galleys_of(collection, copy, asked, () if head.lead else copy.lead)
    galleys = tuple(galley for galley in every if galley.blocks)
    if not galleys:
        return None
    boxes = dose_boxes(collection.exercise.prescription, collection.words) if heights.doses else ()
    ways, best, best_score = divide(prepare(galleys), design.side), None, 0.0
    # No lead is small beside the text.
    largest = min(design.largest, head.lead_size / LEAD_OF_TEXT) if head.lead else design.largest
    for aside in (*SHIFTS, *FINER):
        if aside == FINER[0] and best and best.size >= design.enough:
            break
        first, second = _columns(layout, heights, aside)
        twins = _twins(collection, heights, second.width, trained=trained and pictures.muscles is None)
        depth = twins.depth(layout)
        second = Rect(second.x, second.y + depth, second.width, second.height - depth)
        sizes = Size(first.width, first.height), Size(second.width, second.height)
        if second.height <= 0:
            continue
        least = design.legend * LEGEND_LEAST * HELD
        if aside and twins.muscles and twins.muscles.entries and twins.muscles.size < least:
            continue
        cost = SHIFTED * bool(aside)
        if aside and twins.muscles and twins.muscles.map_height < heights.map * HELD:
            # Beside the code a narrow column leaves less to the map.
            cost += SMALLER_MAP
        divided = fit_divided(ways, sizes, largest, beat=best_score + cost, enough=design.enough)
        if divided and (score := divided.score - cost) > best_score:
            columns = first, second
            best = Illustrated(head, pictures, twins, galleys, divided, heights, columns, boxes)
            best_score = score
        if best and best.size >= largest * HELD:
            break
    return best


def _postures(movement: Drawn, collection: Collection, box: Size) -> Postures | None:
    layout = collection.layout
    head, lang = layout.masthead, collection.exercise.lang
    colour = head.accent if contrast(head.accent, head.fill) >= READABLE else head.text
    marks = Marks(collection.marks, layout.display_face, MARK * layout.illustrated.facts, colour)
    if layout.pictures.grey:
        return arrange_postures(movement, "mono", box, lang, marks=marks)
    if _is_dark(layout):
        return arrange_postures(movement, "dark", box, lang, paper=head.fill, accent=head.accent, marks=marks)
    return arrange_postures(movement, "colour", box, lang, paper=head.fill, marks=marks)


def _is_dark(layout: Layout) -> bool:
    fill = layout.masthead.fill
    return 0.2126 * fill.red + 0.7152 * fill.green + 0.0722 * fill.blue < 0.5


def _map(
    collection: Collection, height: float, measure: float, *, on_band: bool, listed: bool = True
) -> MuscleBlock | None:
    layout, design = collection.layout, collection.layout.illustrated
    style = on_ground(layout) if on_band else STYLES["line" if layout.pictures.grey else "colour"]
    colour = layout.masthead.text if on_band else layout.ink
    look = Legend(layout.label_face, colour, design.legend, design.legend * LEGEND_LEAST)
    exercise = collection.exercise
    return make_muscle_block(exercise.muscles, exercise.lang, style, height, measure, look, listed=listed)


def _compose(
    collection: Collection, heights: Heights, picture: Size, *, mapped: bool
) -> tuple[Band, Copy] | None:
    """Settle the band, and what is to be set under it."""
    exercise, setter = collection.exercise, collection.setter
    copy = copyedit.edit(exercise, collection.layout, ())
    text = setter.text(copy.opening) if copy.lead else None
    lead = text if text and text.pieces else None
    facts = facts_of(exercise, collection.words, muscles=not mapped)
    spoken = copyedit.spoken(copy)
    words = band.Words(exercise.title, exercise.prescription.station, lead, spoken, facts)
    head = band.compose(words, heights.band, picture, setter)
    if head is None:
        return None
    return head, copy


def _columns(layout: Layout, heights: Heights, aside: float) -> tuple[Rect, Rect]:
    """Return the columns' rooms, from the band to the doses, parted so much farther right than is usual."""
    design, margin = layout.illustrated, layout.margin
    top = margin if layout.masthead.side else heights.band + UNDER_BAND * margin
    foot = (
        layout.trim.height - foot_height(layout) - (heights.doses + OVER * margin if heights.doses else 0.0)
    )
    left = heights.band + BESIDE_BAND * margin if layout.masthead.side else margin
    width = layout.trim.width - margin - left - design.gutter
    first = Rect(left, top, width * (design.share + aside), foot - top)
    return first, Rect(first.right + design.gutter, top, width - first.width, foot - top)


def _twins(collection: Collection, heights: Heights, width: float, *, trained: bool) -> Twins:
    layout, panel = collection.layout, collection.panel
    if panel is None:
        return Twins(_map(collection, heights.map, width, on_band=False) if trained else None, None)
    caption = collection.words.leading_to(panel.video)
    side = layout.illustrated.code
    code = make_code_block(panel.video, panel.modules, caption, side, layout)
    left = width - code.side - code.clear
    muscles = _map(collection, heights.map, width, on_band=False, listed=False) if trained else None
    if muscles and muscles.map_width > left:
        # A code of many modules, or a narrow column, leaves less to the map than the design gives it.
        high = left * muscles.map_height / muscles.map_width
        muscles = _map(collection, high, width, on_band=False, listed=False)
    if muscles:
        return Twins(under(muscles, code.height), code)
    code = make_code_block(panel.video, panel.modules, caption, side, layout, beside=left)
    return Twins(None, code)
