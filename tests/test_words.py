"""Words and numbers in the order and in the letters of people."""

import pytest

from cards.words import counted, natural, nearest, roman, suggest


def test_numbers_in_names_count_as_numbers() -> None:
    assert sorted(["10 b", "2 a", "Äpfel", "apfel", "Zug"], key=natural) == [
        "2 a", "10 b", "apfel", "Äpfel", "Zug",
    ]  # fmt: skip


def test_a_number_of_any_length_has_a_place() -> None:
    assert sorted(["9" * 5000, "2"], key=natural) == ["2", "9" * 5000]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("wal-a4", "wall-a4"), ("WALL-A4", "wall-a4"), ("cue", "Cue-A4"), ("quite another", ""), ("", "")],
)
def test_the_nearest_name_is_found_in_whatever_case(word: str, meant: str) -> None:
    assert nearest(word, ["wall-a4", "wall-a4-mono", "Cue-A4"]) == meant


def test_a_hint_asks_for_the_nearest_or_says_another() -> None:
    assert suggest("wal-a4", ["wall-a4"], "choose one") == 'did you mean "wall-a4"?'
    assert suggest("zzz", ["wall-a4"], "choose one") == "choose one"
    assert suggest("wall-a4" * 20_000, ["wall-a4" * 20_000], "choose one") == "choose one"


@pytest.mark.parametrize(
    ("number", "figures"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix"), (149, "cxlix"), (300, "ccc")],
)
def test_roman_numerals(number: int, figures: str) -> None:
    assert roman(number) == figures


@pytest.mark.parametrize(("count", "text"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines")])
def test_one_thing_is_counted_without_an_s(count: int, text: str) -> None:
    assert counted(count, "line") == text
