import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.exercise import Run, plain
from cards.typesetting.typography import Quotes, typographic

ENGLISH = Quotes("“", "”", "‘", "’")
GERMAN = Quotes("„", "“", "‚", "‘")


def curled(text: str, quotes: Quotes = ENGLISH) -> str:
    return plain(typographic((Run(text),), quotes))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Say "up" aloud.', "Say “up” aloud."),
        ("Don't lock it.", "Don’t lock it."),
        ("the '90s way", "the ’90s way"),
        ('("so")', "(“so”)"),
        ("'Tall' chest", "‘Tall’ chest"),
        ("athletes' hips", "athletes’ hips"),
        ("""5'10" tall""", "5′10″ tall"),
    ],
)
def test_straight_quotes_become_typographic(typed: str, printed: str) -> None:
    assert curled(typed) == printed


def test_each_language_has_its_own() -> None:
    assert curled('Sag "hoch" laut.', GERMAN) == "Sag „hoch“ laut."


@pytest.mark.parametrize("text", ["20 kg", "3 sets", "90 °", "5 min"])
def test_a_number_keeps_its_unit(text: str) -> None:
    assert curled(text) == text.replace(" ", "\u00a0")


def test_other_blanks_stay() -> None:
    assert curled("2 hands, 3 men in a boat") == "2 hands, 3 men in a boat"


def test_a_quote_before_a_bold_word_opens() -> None:
    runs = typographic((Run('the "'), Run("tall", bold=True), Run('" one')), ENGLISH)
    assert plain(runs) == "the “tall” one"


def test_a_quote_at_a_run_s_end_looks_at_the_run_behind_it_and_at_no_other() -> None:
    blank = (Run('the "'), Run(" x", bold=True), Run("y"))
    assert plain(typographic(blank, ENGLISH)) == "the ” xy"
    opened = (Run("say "), Run('"so"', bold=True), Run(" y"))
    assert plain(typographic(opened, ENGLISH)) == "say “so” y"
    last = (Run('the "'), Run("x", bold=True))
    assert plain(typographic(last, ENGLISH)) == "the “x"
    word = (Run('the "'), Run("x", bold=True), Run(" y"))
    assert plain(typographic(word, ENGLISH)) == "the “x y"
    assert plain(typographic((Run("rock 5'"), Run("n", bold=True), Run("1")), ENGLISH)) == "rock 5’n1"
    assert plain(typographic((Run("rock 5'"), Run("1", bold=True), Run("n")), ENGLISH)) == "rock 5′1n"


def test_code_stays_as_typed() -> None:
    assert typographic((Run("'x'", code=True),), ENGLISH) == (Run("'x'", code=True),)


@given(st.lists(st.text(max_size=30), max_size=5))
def test_no_letter_is_lost_or_made(texts: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(char for char in text if char.isalnum())

    runs = tuple(Run(text) for text in texts)
    assert letters(plain(typographic(runs, ENGLISH))) == letters(plain(runs))
