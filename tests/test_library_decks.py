"""The decks that ship with the library name exercises that are there, and print."""

from pathlib import Path

import pytest
from reading_back import page_texts
from running import run

from cards.shop import layouts
from cards.shop.deck import Deck, read_deck

CONTENT = Path(__file__).parent.parent / "content"
DECKS = sorted((CONTENT / "decks").glob("*.toml"))
SLUGS = {path.stem for path in CONTENT.glob("*/*.md")}


def deck(path: Path) -> Deck:
    return read_deck(str(path), layouts.names())


def test_the_decks_that_every_place_needs_are_there() -> None:
    assert {path.stem for path in DECKS} == {
        "beginner-circuit", "desk-mobility", "home-bands",
        "knee-friendly-legs", "push-pull-legs", "school-circuit",
    }  # fmt: skip


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_a_deck_names_each_of_its_exercises_once(path: Path) -> None:
    names = [choice.name for choice in deck(path).entries]
    assert len(names) == len(set(names)) >= 8
    assert set(names) <= SLUGS


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_a_deck_has_words_for_its_cover(path: Path) -> None:
    read = deck(path)
    assert read.title
    assert read.subtitle
    assert read.cover.endswith(".")


def test_a_circuit_numbers_its_stations(tmp_path: Path) -> None:
    out = tmp_path / "circuit.pdf"
    result = run("wall", str(CONTENT / "decks" / "beginner-circuit.toml"), "-o", str(out))
    assert result.exit_code == 0, result.output
    texts = page_texts(out.read_bytes())
    assert len(texts) == 10
    for number, text in enumerate(texts, start=1):
        assert str(number) in text.split()
        assert "40 s" in text.replace("\u00a0", " ")
        # A time at the station stands in place of what the exercise's own file asks for.
        assert not {"2-3", "8-12", "2–3", "8–12"} & set(text.split())


def test_sets_of_a_group_are_printed_on_all_its_cards(tmp_path: Path) -> None:
    out = tmp_path / "legs.pdf"
    result = run("wall", str(CONTENT / "decks" / "push-pull-legs.toml"), "-o", str(out))
    assert result.exit_code == 0, result.output
    texts = page_texts(out.read_bytes())
    assert len(texts) == 15
    assert all("8-12" in text for text in texts)
