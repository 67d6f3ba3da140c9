"""Outlines: ellipsoids' hulls, splines, areas as bits, and where an arrow finds room."""

from math import cos, pi, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.figures import arrows
from cards.figures.camera import View
from cards.figures.muscles import NAMES, PATCHES, SPINDLES, bone_of
from cards.figures.paths import area, bounds, circle, flattened, joined, leftward, moved, polygon, spline
from cards.figures.pieces import Piece, Role
from cards.figures.raster import EMPTY, filled, hull, lines
from cards.figures.solids import Ball, block, disc, outline, rod, sphere
from cards.figures.vectors import Vec

SQUARE = polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
PLACES = st.tuples(st.floats(-20, 20), st.floats(-20, 20), st.floats(-20, 20))


def size(path: object) -> float:
    return abs(area(flattened(path, 16)[0]))  # type: ignore[arg-type]


def test_a_sphere_is_a_circle_from_everywhere() -> None:
    for view in (View(), View(37, 20), View(90), View(0, 89)):
        path = outline([sphere((3, 4, 5), 6)], view)
        x, y = view.flat((3, 4, 5))
        ring = flattened(path, 8)[0]
        assert all(((px - x) ** 2 + (py - y) ** 2) ** 0.5 == pytest.approx(6, abs=0.05) for px, py in ring)


def test_a_rod_is_as_long_as_it_is_seen() -> None:
    bar = rod((0, -20, 0), (0, 20, 0), 1)
    assert bounds([outline(bar, View(90))])[2] == pytest.approx(21, abs=0.05)
    assert bounds([outline(bar, View())])[2] == pytest.approx(1, abs=0.05)


def test_a_disc_on_edge_is_a_line_with_a_breadth() -> None:
    plate = disc((0, 0, 0), (0, 1, 0), 10, 1.5)
    left, low, right, top = bounds([outline(plate, View(90))])
    assert (right - left, top - low) == pytest.approx((3, 20), abs=0.1)
    assert size(outline(plate, View())) == pytest.approx(pi * 100, rel=0.01)


def test_a_box_from_the_side_is_its_face() -> None:
    path = outline(block((0, 30), (-5, 5), (0, 10), 1), View())
    assert bounds([path]) == pytest.approx((0, 0, 30, 10), abs=0.05)
    assert size(path) == pytest.approx(300 - (4 - pi), abs=0.5)


@settings(max_examples=50, deadline=None)
@given(
    balls=st.lists(st.tuples(PLACES, st.floats(0.5, 8)), min_size=1, max_size=5),
    azimuth=st.floats(0, 360),
    elevation=st.floats(0, 85),
)
def test_an_outline_holds_every_ball_and_bulges_everywhere(
    balls: list[tuple[Vec, float]], azimuth: float, elevation: float
) -> None:
    view = View(azimuth, elevation)
    path = outline([sphere(centre, radius) for centre, radius in balls], view)
    ring = flattened(path, 10)[0]
    wrap = hull(ring)
    assert abs(area(ring)) == pytest.approx(abs(area(wrap)), rel=0.02, abs=0.5)
    for centre, radius in balls:
        x, y = view.flat(centre)
        for k in range(8):
            nx, ny = cos(radians(45 * k)), sin(radians(45 * k))
            reach = max(px * nx + py * ny for px, py in ring)
            assert reach >= x * nx + y * ny + radius - 0.15


def test_an_ellipsoid_has_its_own_measures() -> None:
    egg = Ball((0, 0, 0), ((6, 0, 0), (0, 3, 0), (0, 0, 2)))
    assert bounds([outline([egg], View())]) == pytest.approx((-6, -2, 6, 2), abs=0.05)
    assert bounds([outline([egg], View(90))]) == pytest.approx((-3, -2, 3, 2), abs=0.05)


def test_a_spline_goes_through_its_places() -> None:
    places = [(0.0, 0.0), (10.0, 4.0), (12.0, 9.0), (3.0, 14.0)]
    for closed in (True, False):
        ends = [points[-1] for _, points in spline(places, closed=closed) if points]
        assert all(place in ends for place in places)


def test_overlapping_pieces_of_one_fill_turn_the_same_way() -> None:
    clockwise = polygon([(0, 0), (0, 10), (10, 10), (10, 0)])
    assert area(flattened(leftward(clockwise))[0]) == pytest.approx(100)
    assert leftward(SQUARE) == SQUARE
    rings = flattened(joined([SQUARE, clockwise, circle((5, 5), 3)]))
    assert all(area(ring) > 0 for ring in rings)
    turned = leftward(tuple(reversed(())) or moved(circle((5, 5), 3), 0, 0, mirrored=True))
    assert size(turned) == pytest.approx(9 * pi, rel=0.01)


def test_bits_count_areas_and_grow_and_shrink() -> None:
    square = filled([SQUARE])
    assert square.area == pytest.approx(100, rel=0.15)
    assert square.grown(2).area > 150 > square.area > square.shrunk(2).area > 20
    assert (square - square).area == 0 == EMPTY.area
    assert (square & filled([moved(SQUARE, 5, 0)])).area == pytest.approx(50, rel=0.2)
    assert square.holds((5, 5))
    assert not square.holds((15, 5))
    assert not square.holds((1e6, -1e6))
    assert lines([polygon([(0, 0), (20, 0)], closed=False)], 3).holds((10, 1))


def box_of(pieces: list[Piece]) -> tuple[float, float, float, float]:
    return bounds(piece.path for piece in pieces)


def test_an_arrow_stands_beside_and_not_on_what_is_drawn() -> None:
    body = [Piece(5, Role.NEAR, polygon([(-6, 0), (6, 0), (6, 90), (-6, 90)]), body=True)]
    free = arrows.room(body, box_of(body))
    line = arrows.place([(0.0, 60.0), (0.0, 30.0)], free)
    assert line is not None
    assert arrows.covered(line, free) == 0
    assert line[0][1] > line[-1][1] + 20
    # Paper is left between the body, which ends at 6, and the arrow's own width.
    assert all(9 < abs(x) < 30 for x, _ in line)


def test_a_small_move_has_an_arrow_that_is_seen_and_none_has_none() -> None:
    free = arrows.room([], (-10, 0, 10, 90))
    short = arrows.place([(0.0, 10.0), (0.0, 14.0)], free)
    assert short is not None
    assert short[-1][1] - short[0][1] == pytest.approx(13, abs=0.5)
    assert arrows.place([(0.0, 10.0), (0.0, 11.0)], free) is None
    long = arrows.place([(0.0, 5.0), (0.0, 95.0)], free)
    assert long is not None
    assert long[-1][1] - long[0][1] == pytest.approx(40, abs=0.5)


def test_an_arrow_has_its_head_at_its_end() -> None:
    shaft, head = arrows.pieces([(0.0, 0.0), (10.0, 0.0), (20.0, 0.0)])
    assert head.path[0][1][0] == (20.0, 0.0)
    assert bounds([shaft.path])[2] < 18


def test_a_bow_is_bounded() -> None:
    calm = arrows.curve((0, 0), (5, 400), (10, 0), straight=False)
    assert max(y for _, y in calm) <= 3.5
    assert all(y == 0 for _, y in arrows.curve((0, 0), (5, 400), (10, 0), straight=True))


def test_every_muscle_lies_on_one_bone() -> None:
    assert not set(PATCHES) & set(SPINDLES)
    bones = {"thorax", "pelvis", "trunk", "thigh", "shank", "upper arm", "forearm"}
    assert {bone_of(name) for name in NAMES} <= bones
