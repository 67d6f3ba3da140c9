"""The muscle map as it is drawn: what is lit and how, what is left out when small, what it says in words."""

from __future__ import annotations

import io
from itertools import combinations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapes import holds, middle, on_top

from cards.artwork import muscle_map
from cards.artwork.muscle_body import MARGIN, SCALE, body
from cards.artwork.muscle_map import FULL, LEAST, PLAIN, STYLES, Mapped, alt_text, draw, unknown
from cards.colour import Colour
from cards.diagnostics import Location, Severity
from cards.drawing import Ink
from cards.exercise import Muscles
from cards.geometry import Rect, Size
from cards.page import Figure, Page
from cards.press.press import press
from cards.vocabulary import languages

BENCH = Muscles(("chest",), ("triceps", "front shoulders"))
SQUAT = Muscles(("quads", "glutes"), ("inner thighs", "lower back", "abs", "calves"))
HERE = Location("squat.md", 5)

each_style = pytest.mark.parametrize("style", STYLES.values(), ids=list(STYLES))


def mapped(muscles: Muscles, style: str = "colour", height: float = 30.0, form: str = "standard") -> Mapped:
    found = draw(muscles, "en", STYLES[style], height, form)
    assert found is not None
    return found


def seen(found: Mapped, region: str, form: str = "standard") -> Ink | None:
    """What lights the middle of a region."""
    return on_top(found.lit, middle(body(form).regions[region].path))


@each_style
@pytest.mark.parametrize("height", [PLAIN, 20, FULL, 30, 50])
@pytest.mark.parametrize("form", ["standard", "soft"])
def test_main_muscles_are_solid_and_others_hatched(style: muscle_map.Style, height: float, form: str) -> None:
    found = draw(BENCH, "en", style, height, form)
    assert found is not None
    chest, triceps, rest = (
        seen(found, name, form) for name in ("front.chest", "back.triceps.outer", "front.abs.2")
    )
    assert chest is not None
    assert (chest.fill, chest.hatch) == (style.lit, None)
    assert triceps is not None
    assert triceps.hatch is not None
    assert (triceps.fill, triceps.hatch.colour, triceps.stroke) == (style.tint, style.lit, style.lit)
    assert rest is None


@each_style
def test_hatched_is_never_told_from_solid_by_colour_alone(style: muscle_map.Style) -> None:
    for height in range(int(LEAST), 60, 2):
        found = draw(BENCH, "en", style, height)
        assert found is not None
        hatched = seen(found, "back.triceps.outer")
        assert hatched is not None
        assert hatched.stroke == style.lit, "a rim in the main ink around a paler inside"
        if height >= PLAIN:
            assert hatched.hatch is not None
        elif not hatched.hatch:
            assert hatched.fill is not None
            assert contrast(hatched.fill, style.lit) > 2


@pytest.mark.parametrize("style", ["grey", "line"])
def test_styles_for_one_ink_use_no_colour(style: str) -> None:
    for height in (15, 20, 30):
        found = mapped(BENCH, style, height)
        inks = [ink for drawing in (found.base, found.lit) for ink in drawing.inks]
        used = {colour for ink in inks for colour in (ink.fill, ink.stroke) if colour}
        assert all(colour.red == colour.green == colour.blue for colour in used)
        if style == "line":
            assert {colour.red for colour in used} <= {0.0, 1.0}


@each_style
def test_narrow_regions_have_closer_bars_or_a_rim_alone(style: muscle_map.Style) -> None:
    found = draw(Muscles(("chest",), ("glutes", "side shoulders", "outer ankles")), "en", style, 30)
    assert found is not None
    wide, narrow, slender = (
        seen(found, name) for name in ("back.glutes", "back.delt-side", "front.outer-ankles")
    )
    assert wide is not None
    assert narrow is not None
    assert slender is not None
    assert wide.hatch is not None
    assert narrow.hatch is not None
    assert narrow.hatch.pitch < wide.hatch.pitch
    assert (slender.fill, slender.stroke) == (style.tint, style.lit)
    if style.tint == style.paper:
        assert slender.hatch == narrow.hatch
        assert slender.weight < narrow.weight
    else:
        assert slender.hatch is None
        assert slender.weight == narrow.weight


def test_a_black_muscle_among_black_lines_keeps_a_white_edge() -> None:
    chest = seen(mapped(BENCH, "line", 30), "front.chest")
    assert chest is not None
    assert chest.stroke == STYLES["line"].paper
    assert chest.weight > 0


def test_at_rest_hands_and_feet_are_pale_and_seams_are_paper() -> None:
    style, base = STYLES["colour"], mapped(BENCH).base
    for name, fill in (("front.palm", style.ground), ("back.feet", style.ground), ("back.lats", style.rest)):
        ink = on_top(base, middle(body("standard").regions[name].path))
        assert ink is not None
        assert ink.fill == fill
    axis, (_, y) = axis_of_the_front(), middle(body("standard").regions["front.abs.2"].path)
    midline = on_top(base, (axis, y))
    assert midline is not None
    assert midline.fill == style.paper


def test_fingers_are_parted_on_large_maps_only() -> None:
    between = (axis_of_the_front() + 202.5 * SCALE, MARGIN + 608 * SCALE)
    parted, joined = (on_top(mapped(BENCH, height=height).base, between) for height in (40, 38))
    assert parted is not None
    assert joined is not None
    assert (parted.fill, joined.fill) == (STYLES["colour"].paper, STYLES["colour"].ground)


def axis_of_the_front() -> float:
    return middle(body("standard").regions["front.neck-front"].path)[0]


def test_both_halves_are_lit() -> None:
    found = mapped(SQUAT)
    x, y = middle(body("standard").regions["front.quads.mid"].path)
    axis = axis_of_the_front()
    assert on_top(found.lit, (x, y)) == on_top(found.lit, (2 * axis - x, y)) is not None


def test_all_cards_of_a_size_have_the_same_body() -> None:
    one = mapped(BENCH)
    assert mapped(SQUAT).base is one.base
    assert mapped(SQUAT, height=31.4).base is one.base
    assert one.lit != mapped(SQUAT).lit
    for other in (mapped(BENCH, "grey"), mapped(BENCH, height=20), mapped(BENCH, form="soft")):
        assert other.base != one.base
    assert one.base.size == one.lit.size


def test_a_wide_word_lights_all_its_muscles_and_the_whole_body_every_one() -> None:
    shoulders = mapped(Muscles(("shoulders",)))
    assert all(
        seen(shoulders, name)
        for name in ("front.delt-front", "front.delt-side", "back.delt-side", "back.delt-rear")
    )
    everything = mapped(Muscles(("whole body",)))
    assert [name for name in body("standard").regions if seen(everything, name) is None] == []


def test_a_muscle_is_not_lit_by_another_whose_name_begins_alike() -> None:
    assert seen(mapped(Muscles(("chest",))), "front.chest-upper") is None
    assert seen(mapped(Muscles(("abs",))), "front.abs.3") is not None


def test_a_muscle_named_twice_is_a_main_one() -> None:
    found = mapped(Muscles(("chest",), ("pecs", "triceps")))
    chest = seen(found, "front.chest")
    assert chest is not None
    assert chest.hatch is None
    assert [key.words for key in found.legend] == ["Chest", "Triceps"]
    assert found.alt == "Muscles worked: chest (main); triceps (also)."


def test_a_part_and_its_muscle_are_not_drawn_over_one_another() -> None:
    found = mapped(Muscles(("diaphragm",), ("abs",)))
    top, below = seen(found, "front.abs.1"), seen(found, "front.abs.2")
    assert top is not None
    assert below is not None
    assert top.hatch is None
    assert below.hatch is not None
    assert not holds(below.path, middle(body("standard").regions["front.abs.1"].path))


@pytest.mark.parametrize("narrow", ["front.triceps.long", "back.inner-forearms", "back.outer-ankles"])
def test_small_maps_leave_out_what_the_other_side_shows_better(narrow: str) -> None:
    muscles = Muscles(("triceps", "inner forearms", "outer ankles"))
    assert seen(mapped(muscles, height=FULL), narrow) is not None
    small = mapped(muscles, height=FULL - 0.1)
    assert seen(small, narrow) is None
    assert all(
        seen(small, name) for name in ("back.triceps.outer", "front.inner-forearms", "front.outer-ankles")
    )


@each_style
def test_the_smallest_maps_are_one_body_without_seams(style: muscle_map.Style) -> None:
    small, larger = draw(BENCH, "en", style, PLAIN - 0.1), draw(BENCH, "en", style, FULL)
    assert small is not None
    assert larger is not None
    assert len(small.base.inks) == 1
    assert len(larger.base.inks) > 1


def test_below_the_least_size_there_is_no_map() -> None:
    assert draw(BENCH, "en", STYLES["colour"], LEAST) is not None
    for height in (LEAST - 0.01, 0, -5):
        assert draw(BENCH, "en", STYLES["colour"], height) is None


def test_without_a_known_muscle_there_is_no_map() -> None:
    assert draw(Muscles(), "en", STYLES["colour"], 30) is None
    assert draw(Muscles(("happiness",), ("wit",)), "en", STYLES["colour"], 30) is None


@each_style
def test_the_legend_has_the_squares_of_the_map(style: muscle_map.Style) -> None:
    found = draw(BENCH, "en", style, 30)
    assert found is not None
    main, also = found.legend
    assert (main.words, also.words) == ("Chest", "Triceps, front shoulders")
    (solid,), (hatched,) = main.swatch.inks, also.swatch.inks
    assert (solid.fill, solid.hatch) == (style.lit, None)
    assert hatched.hatch is not None
    assert (hatched.fill, hatched.hatch.colour) == (style.tint, style.lit)


def test_unknown_words_stay_in_the_legend_and_are_told_once_with_the_nearest() -> None:
    muscles = Muscles(("chest", "hamstirngs"), ("hamstirngs", "happiness"))
    assert [key.words for key in mapped(muscles).legend] == ["Chest, hamstirngs", "Happiness"]
    first, second = unknown(muscles, "en", HERE)
    assert (first.location, first.severity) == (HERE, Severity.WARNING)
    assert str(first) == (
        'squat.md:5: warning: the muscle map does not know the muscle "hamstirngs", and does not show it; '
        'did you mean "hamstrings"?'
    )
    assert "lower back" in second.hint
    assert unknown(BENCH, "en", HERE) == ()
    (german,) = unknown(Muscles(("Gesässs",)), "de", HERE)
    assert german.hint == 'did you mean "Gesäß"?'


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Muscles worked: chest (main); triceps, front shoulders (also)."),
        ("de", "Beanspruchte Muskeln: Brust (vor allem); Trizeps, vordere Schultern (auch)."),
    ],
)
def test_the_map_is_told_in_words(lang: str, words: str) -> None:
    assert alt_text(BENCH, lang) == words


@pytest.mark.parametrize("lang", languages())
def test_every_language_tells_the_map_whole(lang: str) -> None:
    both, one, none = alt_text(BENCH, lang), alt_text(Muscles(("chest",)), lang), alt_text(Muscles(), lang)
    assert "{" not in both + one
    assert both.endswith(".")
    assert len(both) > len(one)
    assert none == ""
    assert alt_text(Muscles((), ("chest",)), lang) == one


def test_braces_in_a_muscles_name_are_letters() -> None:
    assert alt_text(Muscles(("{mean}", "{0.__class__}")), "en") == "Muscles worked: {mean}, {0.__class__}."


@given(
    st.builds(
        Muscles, *[st.lists(st.text(max_size=20) | st.sampled_from(["abs", "grip", "back"])).map(tuple)] * 2
    ),
    st.floats(-10, 400),
    st.sampled_from(list(STYLES)),
)
def test_any_words_at_any_size_make_a_map_or_none(muscles: Muscles, height: float, style: str) -> None:
    found = draw(muscles, "en", STYLES[style], height)
    if found:
        assert found.lit.inks
        assert found.alt
        for ink in (*found.base.inks, *found.lit.inks):
            assert ink.path
            assert ink.weight >= 0
            assert ink.hatch is None or ink.box is not None


def test_styles_differ_and_main_muscles_stand_out_from_those_at_rest() -> None:
    for one, other in combinations(STYLES.values(), 2):
        assert one != other
    for name, style in STYLES.items():
        assert contrast(style.lit, style.rest) > 3, name


def contrast(one: Colour, other: Colour) -> float:
    """By WCAG 2, as luminance is."""
    darker, lighter = sorted(luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red, colour.green, colour.blue)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_a_file_holds_the_body_once_and_each_map_in_few_bytes() -> None:
    pages = []
    for number, muscles in enumerate((BENCH, SQUAT, Muscles(("back",), ("arms", "core")))):
        found = mapped(muscles)
        place = Rect(20, 20, 30 * 72 / 25.4 * found.base.shape, 30 * 72 / 25.4)
        items = (Figure(place, found.base, ""), Figure(place, found.lit, found.alt))
        pages.append(Page(Size(300, 200), 0, 10, items, f"Card {number}", "en", f"card-{number}"))
    with pikepdf.open(io.BytesIO(press(pages, title="Cards"))) as document:
        forms = [
            thing
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
        ]
        sizes = sorted(len(form.read_raw_bytes()) for form in forms)
    assert len(sizes) == 4
    assert sizes[-1] < 26_000
    assert sizes[-2] < 6_000
