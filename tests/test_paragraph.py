from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cards import fonts
from cards.exercise import Run
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


@given(runs, measures)
def test_a_lonely_last_word_is_lent_another_where_one_can_be_spared(
    some: tuple[Run, ...], measure: float
) -> None:
    text = measure_text(some, FACES)
    lines = break_lines(text, measure)
    if len(lines) > 1 and lines[-1].past - lines[-1].first == 1:
        before = lines[-2]
        together = Line(text, before.past - 1, lines[-1].past)
        spared = before.past - before.first >= 3 and text.pieces[before.past - 1].blank
        assert not spared or together.width > measure


def test_the_lines_before_a_lonely_word_stay_as_they_are() -> None:
    text = measure_text((Run("one two three four five six seven"),), FACES)
    lines = break_lines(text, text.ends[5])
    assert spans(lines) == [(0, 5), (5, 7)]


def test_a_line_of_two_words_lends_none() -> None:
    text = measure_text((Run("aaaa bbbb cccc dd eeee"),), FACES)
    assert spans(break_lines(text, text.ends[1])) == [(0, 2), (2, 4), (4, 5)]
    longer = measure_text((Run("aaaa bbbb cc d ee ffffff"),), FACES)
    assert spans(break_lines(longer, longer.ends[1])) == [(0, 2), (2, 4), (4, 6)]


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
