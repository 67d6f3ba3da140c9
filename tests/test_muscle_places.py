"""Words for muscles: every language's own light the same places, and others light none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measure_own_words import CONTENT, exercise_files

from cards.artwork.muscle_places import everyday, places, printed
from cards.library import SHIPPED
from cards.manuscript.reader import read
from cards.vocabulary import languages, muscle_words

TABLE = tomllib.loads((SHIPPED / "muscles.toml").read_text(encoding="utf-8"))
ANATOMY = {
    term: word for region, terms in TABLE.items() if region != "places" for term, word in terms.items()
}


def test_every_everyday_word_has_a_place() -> None:
    assert set(ANATOMY.values()) - set(places()) == set()
    assert all(places().values())


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_a_word_for_every_place(lang: str) -> None:
    assert set(muscle_words(lang)) == set(places())
    names = [words[0] for words in muscle_words(lang).values()]
    assert len(names) == len({name.casefold() for name in names}), "two muscles have one name"


@pytest.mark.parametrize("lang", languages())
def test_every_word_of_a_language_means_one_muscle_on_its_cards(lang: str) -> None:
    found = {word: everyday(word, lang) for words in muscle_words(lang).values() for word in words}
    assert found == {word: name for name, words in muscle_words(lang).items() for word in words}


def test_no_word_means_different_muscles_in_two_languages() -> None:
    meant: dict[str, set[str]] = {}
    for lang in languages():
        for name, words in muscle_words(lang).items():
            for word in words:
                meant.setdefault(word.casefold(), set()).add(name)
    assert {word: names for word, names in meant.items() if len(names) > 1} == {}


@pytest.mark.parametrize("lang", languages())
def test_english_words_and_anatomical_ones_are_known_in_every_language(lang: str) -> None:
    own = {word.casefold() for words in muscle_words(lang).values() for word in words}
    for word in places():
        if word not in own:
            assert everyday(word, lang) == word
    for term, word in ANATOMY.items():
        assert everyday(term, lang) == word, term


@pytest.mark.parametrize(
    ("word", "lang", "name"),
    [
        ("Brust", "de", "chest"), ("brust", "en", "chest"), ("GLÚTEOS", "es", "glutes"),
        ("gluteos", "pt", "glutes"), ("Ischio-jambiers", "fr", "hamstrings"),
        ("ischio jambiers", "fr", "hamstrings"), ("łydki", "pl", "calves"), ("lydki", "en", "calves"),
        ("polpacci", "it", "calves"), ("kuiten", "nl", "calves"), ("panturrilhas", "de", "calves"),
        ("Quadriceps (rectus femoris)", "en", "quads"), ("chest muscles", "en", "chest"),
        ("Rear-Delts", "en", "rear shoulders"), ("lower_back", "en", "lower back"),
        ("  Side   abs ", "en", "side abs"), ("dos", "fr", "back"), ("Nacken", "de", "back of the neck"),
        ("Gesäß", "de", "glutes"), ("GESÄSS", "de", "glutes"),
        ("Wadenmuskeln", "de", "calves"), ("Bauchmuskel (gerader)", "en", "abs"),
        ("kuitspieren", "nl", "calves"), ("músculos pectorales", "es", "chest"),
        ("muscles fessiers", "fr", "glutes"), ("muscoli glutei", "it", "glutes"),
        ("mięśnie łydek", "pl", "calves"), ("músculo quadríceps", "pt", "quads"),
    ],
)  # fmt: skip
def test_words_are_known_however_they_are_written(word: str, lang: str, name: str) -> None:
    assert everyday(word, lang) == name


@pytest.mark.parametrize(
    "word",
    [
        "",
        " ",
        "()",
        "muscles",
        "Muskeln",
        "spieren",
        "Herzmuskel",
        "happiness",
        "🦵",
        "back\x00bone",
        "chest chest",
    ],
)
def test_other_words_mean_no_muscle(word: str) -> None:
    assert everyday(word, "en") is None


@given(st.text(max_size=60), st.sampled_from((*languages(), "xx", "")))
def test_any_text_is_a_known_muscle_or_none(word: str, lang: str) -> None:
    name = everyday(word, lang)
    assert name is None or name in places()
    assert name is not None or printed(word, lang) == word


@pytest.mark.parametrize(
    ("word", "lang", "on_the_card"),
    [
        ("glutes", "en", "glutes"), ("Po", "de", "Po"), ("glutes", "de", "Gesäß"),
        ("Brust", "fr", "pectoraux"), ("Gluteus Medius", "de", "Gluteus Medius"),
        ("happiness", "de", "happiness"), ("chest", "xx", "chest"),
    ],
)  # fmt: skip
def test_a_card_speaks_its_own_language(word: str, lang: str, on_the_card: str) -> None:
    assert printed(word, lang) == on_the_card


def test_the_library_uses_known_words_only() -> None:
    unknown = set()
    for path in exercise_files(CONTENT):
        muscles = read(path.read_text(encoding="utf-8"), path.name).exercise.muscles
        unknown |= {word for word in (*muscles.primary, *muscles.secondary) if everyday(word, "en") is None}
    assert unknown == set()


def test_the_manual_names_every_word() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "muscle-map.md").read_text(encoding="utf-8")
    assert [word for word in places() if f"`{word}`" not in manual] == []
