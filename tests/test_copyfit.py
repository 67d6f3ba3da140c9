from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.exercise import Item, Kind, Listing, Paragraph, Run, Section
from cards.layout import Arrangement
from cards.page import Role
from cards.shop import layouts
from cards.typesetting.copyfit import Fit, Head, Room
from cards.typesetting.copyfit import fit as fit_flow
from cards.typesetting.depths import block_depths, prepare
from cards.typesetting.galley import Block, Galley, set_section
from cards.typesetting.lines import make_setter

WALL = layouts.load("wall-a4")
SETTER = make_setter(WALL, "en")
BARE = Head(None, 100, 0, 0, beside=False)
ROOM = Room(500, 700, 20, BARE, 400)
ONE = Arrangement("one", 1, frozenset(), (0.5, 0.5))
TWO = Arrangement("two", 2, frozenset(), (0.5, 0.5))
THREE = Arrangement("three", 3, frozenset(), (0.5, 0.5))
BESIDE = Arrangement("beside", 2, frozenset({Kind.EXECUTION}), (0.3, 0.7))

words = st.text("abcdefghijklmnop", min_size=1, max_size=9)
paragraphs = st.lists(words, min_size=1, max_size=30).map(lambda some: Paragraph((Run(" ".join(some)),)))
lists = st.lists(paragraphs, min_size=1, max_size=5).map(
    lambda some: Listing(tuple(Item((one,), number) for number, one in enumerate(some, 1)))
)
kinds = st.sampled_from([Kind.SETUP, Kind.EXECUTION, Kind.TIPS, Kind.MISTAKES])
sections = st.builds(Section, kinds, st.just("Heading"), st.one_of(paragraphs, lists).map(lambda one: (one,)))
galleys = st.lists(sections, min_size=1, max_size=5).map(
    lambda some: tuple(set_section(section, section.heading, SETTER) for section in some)
)


def fit(some: tuple[Galley, ...], arrangement: Arrangement, room: Room, *, beat: float = 0.0) -> Fit | None:
    return fit_flow(prepare(some), arrangement, room, beat=beat)


def blocks_of(some: tuple[Galley, ...]) -> tuple[Block, ...]:
    return tuple(block for galley in some for block in galley.blocks)


def depth(blocks: tuple[Block, ...], numbers: tuple[int, ...], width: float, size: float) -> float:
    """Measure a column in points the slow way."""
    if not numbers:
        return 0.0
    mine = tuple(blocks[number] for number in numbers)
    return (sum(block_depths(mine, width, size)) - mine[0].above) * size


def deepest(blocks: tuple[Block, ...], found: Fit, size: float) -> float:
    return max(depth(blocks, column.blocks, column.width, size) for column in found.pages[0])


@given(galleys, st.sampled_from([ONE, TWO, THREE, BESIDE]))
def test_what_is_found_fits_and_holds_every_block_once(
    some: tuple[Galley, ...], arrangement: Arrangement
) -> None:
    found = fit(some, arrangement, ROOM)
    if found is None:
        assert arrangement is BESIDE
        assert len({galley.kind is Kind.EXECUTION for galley in some}) == 1
        return
    blocks = blocks_of(some)
    columns = found.pages[0]
    assert sorted(number for column in columns for number in column.blocks) == list(range(len(blocks)))
    assert sum(column.width for column in columns) + 20 * (len(columns) - 1) == pytest.approx(500)
    assert deepest(blocks, found, found.size) <= 700 + 0.01
    for column in columns:
        for number in column.blocks:
            block = blocks[number]
            assert (
                block.text.widest * block.scale + block.indent + block.inset
                <= column.width / found.size + 1e-6
            )


@given(galleys)
def test_nothing_larger_fits_one_column(some: tuple[Galley, ...]) -> None:
    found = fit(some, ONE, ROOM)
    assert found
    blocks = blocks_of(some)
    every = tuple(range(len(blocks)))
    bound = min(500 / (b.text.widest * b.scale + b.indent + b.inset) for b in blocks)
    for step in range(1, 60):
        size = found.size * (1.004 + 0.02 * step)
        assert size > bound or depth(blocks, every, 500, size) > 700


@given(galleys)
def test_columns_break_where_they_may(some: tuple[Galley, ...]) -> None:
    blocks = blocks_of(some)
    for arrangement in (TWO, THREE):
        found = fit(some, arrangement, ROOM)
        assert found
        filled = [column.blocks for column in found.pages[0] if column.blocks]
        for numbers in filled[:-1]:
            assert not blocks[numbers[-1]].keep
            assert blocks[numbers[-1]].role is not Role.HEADING


def lines(count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run("one two three four five six seven eight"),)) for _ in range(count))


def test_a_break_at_a_heading_is_taken_where_it_costs_little() -> None:
    even = tuple(
        set_section(Section(Kind.TIPS, "Heading", lines(count)), "Heading", SETTER) for count in (10, 10)
    )
    found = fit(even, TWO, ROOM)
    assert found
    assert found.pages[0][1].blocks[0] == len(even[0].blocks)


def test_a_break_between_items_is_taken_where_a_heading_would_cost_much() -> None:
    lopsided = tuple(
        set_section(Section(Kind.TIPS, "Heading", lines(count)), "Heading", SETTER) for count in (16, 2)
    )
    found = fit(lopsided, TWO, ROOM)
    assert found
    assert found.pages[0][1].blocks[0] < len(lopsided[0].blocks)


def test_a_column_may_hold_a_paragraph_alone() -> None:
    alike = tuple(set_section(Section(Kind.OTHER, None, lines(1)), None, SETTER) for _ in range(2))
    found = fit(alike, TWO, ROOM)
    assert found
    assert [column.blocks for column in found.pages[0]] == [(0,), (1,)]


def test_a_side_column_gets_the_width_that_it_needs() -> None:
    main = set_section(Section(Kind.EXECUTION, "Do", lines(20)), "Do", SETTER)
    side = set_section(Section(Kind.TIPS, "Tips", lines(10)), "Tips", SETTER)
    found = fit((main, side), BESIDE, ROOM)
    assert found
    wide, narrow = found.pages[0]
    assert 1.5 < wide.width / narrow.width < 2.34


def test_a_size_that_cannot_be_beaten_ends_the_search() -> None:
    some = (set_section(Section(Kind.TIPS, "Tips", lines(10)), "Tips", SETTER),)
    found = fit(some, ONE, ROOM)
    assert found
    assert fit(some, ONE, ROOM, beat=found.size * 1.01) is None
    again = fit(some, ONE, ROOM, beat=found.size * 0.9)
    assert again
    assert again.size == pytest.approx(found.size, rel=0.004)


def test_the_lead_takes_its_height_from_the_columns() -> None:
    some = (set_section(Section(Kind.TIPS, "Tips", lines(10)), "Tips", SETTER),)
    lead = set_section(Section(Kind.OTHER, None, (Paragraph((Run("word " * 90),)),)), None, SETTER).blocks[0]
    free = fit(some, ONE, ROOM)
    under = fit(some, ONE, replace(ROOM, head=Head(lead, 500, 30, 0, beside=False)))
    beside = fit(some, ONE, replace(ROOM, head=Head(lead, 500, 30, 0, beside=True)))
    assert free
    assert under
    assert beside
    assert under.size < free.size
    assert beside.size == pytest.approx(free.size, rel=0.004)
    height = replace(ROOM, head=Head(lead, 500, 30, 0, beside=False)).head.height(under.size)
    assert deepest(blocks_of(some), under, under.size) + height <= 700 + 0.01


def test_a_ceiling_is_kept() -> None:
    some = (set_section(Section(Kind.TIPS, "Tips", lines(1)), "Tips", SETTER),)
    found = fit(some, ONE, replace(ROOM, ceiling=12))
    assert found
    assert found.size == pytest.approx(12)
