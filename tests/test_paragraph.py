from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import fonts
from cards.exercise import Run
from cards.typesetting import paragraph
from cards.typesetting.measured import HARD_BREAK, Text, measure_text, text_faces
from cards.typesetting.paragraph import Line, balance_lines, break_lines, count_lines

FACES = text_faces("AtkinsonHyperlegible")

words = st.text("abcdefghijklmnopqrstuvwxyzäéß.,-", min_size=1, max_size=24)
runs = st.lists(
    st.builds(
        Run,
        st.lists(words, min_size=1, max_size=12).map(lambda some: " ".join(some) + " "),
        bold=st.booleans(),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
measures = st.floats(4, 60)


def text_of(line: Line) -> str:
    return "".join(stretch.text for stretch in line.stretches())


def spans(lines: tuple[Line, ...]) -> list[tuple[int, int]]:
    return [(line.first, line.past) for line in lines]


def fewest(text: Text, measure: float) -> int:
    """Count lines by trying every way to break, for comparison."""
    best = [0] + [10**9] * len(text.pieces)
    for past in range(1, len(text.pieces) + 1):
        for first in range(past):
            if past - first == 1 or Line(text, first, past).width <= measure + 1e-6:
                best[past] = min(best[past], best[first] + 1)
    return best[-1]


@given(runs, measures)
def test_every_word_stands_on_one_line_in_order(some: tuple[Run, ...], measure: float) -> None:
    text = measure_text(some, FACES)
    for breaker in (break_lines, balance_lines):
        lines = breaker(text, measure)
        assert [line.first for line in lines[1:]] == [line.past for line in lines[:-1]]
        assert (lines[0].first, lines[-1].past) == (0, len(text.pieces))
        told = "".join(map(text_of, lines)).replace("\u00ad", "")
        assert told.split() == "".join(run.text for run in some).split()


@given(runs, measures)
def test_no_line_is_wider_than_its_measure_but_for_a_word_that_is(
    some: tuple[Run, ...], measure: float
) -> None:
    text = measure_text(some, FACES)
    for breaker in (break_lines, balance_lines):
        for line in breaker(text, measure):
            assert line.past - line.first == 1 or line.width <= measure + 1e-5


@given(runs, measures)
def test_lines_are_the_fewest(some: tuple[Run, ...], measure: float) -> None:
    text = measure_text(some, FACES)
    expected = fewest(text, measure)
    assert len(break_lines(text, measure)) == expected
    assert count_lines(text, measure) == expected
    assert len(balance_lines(text, measure)) == expected


def every_way(text: Text, measure: float, count: int, first: int = 0) -> Iterator[tuple[Line, ...]]:
    """Try every way to break into so many lines."""
    total = len(text.pieces)
    for past in range(first + 1, total + 1):
        line = Line(text, first, past)
        if line.width > measure + 1e-6 and past - first > 1:
            return
        if count == 1 and past == total:
            yield (line,)
        elif count > 1:
            yield from ((line, *others) for others in every_way(text, measure, count - 1, past))


def blank(lines: tuple[Line, ...], measure: float) -> float:
    """Add up what lines leave blank, and what is too little on the last, as a reader sees it."""
    *others, last = lines
    spare = sum((1 - min(1.0, line.width / measure)) ** 2 for line in others)
    early = sum(0.15 for line in others if line.width < 0.75 * measure)
    short = 0.15 * max(0.0, (0.33 - last.width / measure) / 0.33)
    small = sum(0.04 for line in others if text_of(line).split()[-1] in ("a", "the", "of"))
    return spare + early + short + small + 0.06 * (last.past - last.first == 1)


@given(
    st.lists(words | st.sampled_from(["a", "the", "of"]), min_size=2, max_size=11).map(" ".join),
    st.floats(6, 16),
)
def test_of_all_ways_with_the_fewest_lines_the_evenest_is_taken(some: str, measure: float) -> None:
    text = measure_text((Run(some),), FACES)
    lines = break_lines(text, measure)
    best = min(blank(way, measure) for way in every_way(text, measure, len(lines)))
    assert blank(lines, measure) == pytest.approx(best) or len(lines) == 1


def test_no_line_ends_on_a_small_word_where_that_costs_little() -> None:
    text = measure_text((Run("Easier: Kick back without a cable, hands on a wall."),), FACES)
    lines = break_lines(text, Line(text, 0, 5).width + 0.1)
    assert [text_of(line).strip() for line in lines] == [
        "Easier: Kick back without",
        "a cable, hands on a wall.",
    ]


def test_no_line_ends_early_to_lengthen_the_last() -> None:
    text = measure_text((Run("Strap the left ankle tight now"),), FACES)
    lines = break_lines(text, Line(text, 0, 5).width + 0.1)
    assert all(line.width >= 0.5 * lines[0].width for line in lines[:-1])


def test_a_text_of_many_lines_is_broken_in_a_time_that_grows_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    work = 0
    cost = paragraph._cost

    def counted(line: Line, filled: float) -> float:
        nonlocal work
        work += 1
        return cost(line, filled)

    monkeypatch.setattr(paragraph, "_cost", counted)
    for count in (100, 400, 10_000):
        work = 0
        text = measure_text((Run("word " * count),), FACES)
        assert len(break_lines(text, 12)) == len(break_lines(text, 12))
        assert work <= 60 * count


def test_widths_are_those_of_the_face() -> None:
    text = measure_text((Run("ab cd"),), FACES)
    face = fonts.face(FACES.regular)
    assert text.ends[-1] == face.width("ab cd")
    assert text.widest == max(face.width("ab"), face.width("cd"))


def test_bold_and_its_colon_are_never_parted() -> None:
    text = measure_text((Run("Grip", bold=True), Run(": hold it")), FACES)
    lines = break_lines(text, text.widest)
    stretches = lines[0].stretches()
    assert [stretch.text for stretch in stretches] == ["Grip", ": "]
    assert [stretch.face for stretch in stretches] == [FACES.bold, FACES.regular]


def test_a_line_that_goes_on_ends_in_its_blank() -> None:
    text = measure_text((Run("one two three"),), FACES)
    lines = break_lines(text, text.widest)
    assert [text_of(line) for line in lines] == ["one ", "two ", "three"]


def test_a_hard_break_breaks_at_any_measure() -> None:
    for written in ("one two\nthree", "one two \n three", "one two  \nthree"):
        text = measure_text((Run(written),), FACES)
        assert spans(break_lines(text, 1000)) == [(0, 2), (2, 3)]
        assert text.starts[2] > HARD_BREAK


def test_a_long_compound_may_be_broken_at_its_hyphens_and_a_no_break_blank_never() -> None:
    assert len(measure_text((Run("elbow-to-shoulder-height"),), FACES).pieces) == 4
    for compound in (
        "shoulder-width",
        "shoulder-width,",
        "(shoulder-width)",
        "anti-gravity-ish",
        "simultaneously.",
    ):
        assert len(measure_text((Run(compound),), FACES).pieces) == 1
    assert len(measure_text((Run("20\u00a0kg"),), FACES).pieces) == 1


def test_a_long_word_is_divided_with_a_hyphen_that_readers_skip() -> None:
    text = measure_text((Run("Schulterblattbewegungen"),), FACES, "de")
    assert len(text.pieces) > 1
    lines = break_lines(text, text.widest)
    assert text_of(lines[0]).endswith("\u00ad")
    for one, other in pairwise(lines):
        assert one.past == other.first


def test_no_hyphen_is_kept_for_the_end_of_a_word() -> None:
    text = measure_text((Run("Schulterblattbewegungen"),), FACES, "de")
    *others, last = text.pieces
    assert last.hyphen is None
    assert all(piece.hyphen for piece in others)


def test_part_of_a_text_that_ends_within_a_word_ends_in_its_hyphen() -> None:
    text = measure_text((Run("Schulterblattbewegungen jetzt"),), FACES, "de")
    first, rest = text.part(0, 1), text.part(1, len(text.pieces))
    assert text_of(Line(first, 0, 1)).endswith("\u00ad")
    assert text_of(Line(rest, 0, len(rest.pieces))).endswith(" jetzt")
    assert rest.starts[0] == 0.0


def test_a_link_is_broken_without_a_hyphen() -> None:
    text = measure_text((Run("https://example.org/a/very/long/path/that/goes/on"),), FACES)
    assert len(text.pieces) > 3
    assert all(piece.hyphen is None for piece in text.pieces)
    code = measure_text((Run("https://example.org/4f9a1c3e5b7d9f1a3c5e7b9d1f3a5c7e"),), FACES)
    assert len(code.pieces) > 4
    assert all(piece.hyphen is None for piece in code.pieces)


def test_ticks_and_boxes_are_drawn_and_unknown_signs_left_out() -> None:
    text = measure_text((Run("✓ done 日"),), FACES)
    assert [stretch.icon for piece in text.pieces for stretch in piece.stretches] == ["tick", ""]
