"""The German exercises: the English ones' data, one word for one thing, and easy to read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

import frontmatter
import german
import pytest

from cards.artwork.muscle_map import muscles_in
from cards.exercise import Muscles
from cards.makeup.equipment_icons import kind_of
from cards.shop import layouts
from cards.shop.deck import read_deck
from cards.vocabulary import muscle_words
from cards.wording import dose_in, equipment_in, group_in

FILES = german.files()
ENGLISH = sorted(german.CONTENT.glob("*/*.md"))
#: Words that are the same in both languages.
ALIKE = {"partner", "bank", "test", "min", "s", "m", "kg", "cm"}

each_file = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


@each_file
def test_a_german_exercise_keeps_the_form(path: Path) -> None:
    assert german.problems(path) == []


def test_there_are_german_exercises_and_their_titles_are_their_own() -> None:
    assert {"cable-kickback", "push-up"} <= {path.stem for path in FILES}
    titles = [german.source(path)["title"].casefold() for path in FILES]
    assert sorted(titles) == sorted(set(titles))


def changed(tmp_path: Path, was: str, becomes: str) -> list[str]:
    """Return what is said of the German push-up where one of its words is another."""
    text = (german.GERMAN / "push" / "push-up.md").read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / "push" / "push-up.md"
    path.parent.mkdir()
    path.write_text(text.replace(was, becomes), encoding="utf-8")
    return german.problems(path)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("level: beginner", "level: advanced", "level: 'advanced' is not that of the English file"),
        ("reps: 5-12", "reps: 8-12", "dose:"),
        ("lang: de\n", "", "lang: de is missing"),
        ("**Senke dich:**", "**Langsam:**", 'Ausführung: "Langsam" begins with no verb'),
        ("Kräftigt Brust", "Brust wird kräftig", "Ziel begins with one of"),
        ("nach unten ein und nach oben aus", "aus und ein", "Atme auf dem Weg nach unten ein"),
        ("das Gesäß", "den Po", '"Po": say "Gesäß"'),
        ("Strecke dich", "Mach eine Plank", '"plank" is English'),
        ("- Drehe vor dem ersten Mal", "- Achte darauf, dass du", "says nothing"),
        ("## Varianten", "## Variationen", "sections:"),
        ("### Den Boden wegdrücken\n", "", "the short version has 2 steps; the English one has 3"),
        ("Beide Beine lang", "Stabilisierende Ganzkörperhaltungen " * 22, "school year"),
        ("Beide Beine lang", "Die „Beine“ lang", "plain signs only"),
    ],
)
def test_what_breaks_the_form_is_said(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    assert any(said in one for one in changed(tmp_path, was, becomes))


def english(name: str) -> dict[str, list[str]]:
    return tomllib.loads((german.CONTENT / name).read_text(encoding="utf-8"))


def test_all_equipment_has_a_german_word_of_its_own_and_the_same_icon() -> None:
    names = [name for listed in english("equipment.toml").values() for name in listed]
    missing = [name for name in names if equipment_in(name, "de") == name and name not in ("partner",)]
    said = [equipment_in(name, "de") for name in names]
    assert [name for name in missing if name.casefold() not in ALIKE] == [], (
        "[equipment] of languages/de.toml"
    )
    assert sorted(said) == sorted(set(said))
    odd = {name: kind_of((equipment_in(name, "de"),)) for name in names}
    assert {name: kind for name, kind in odd.items() if kind != kind_of((name,))} == {}


def test_all_muscles_have_a_german_word() -> None:
    table = tomllib.loads((german.CONTENT / "muscles.toml").read_text(encoding="utf-8"))
    assert set(table["places"]) <= set(muscle_words("de"))


def test_muscles_of_the_table_are_printed_in_german() -> None:
    said = muscles_in(Muscles(("hamstrings", "lats", "core"), ("chest",)), "de")
    assert said == Muscles(("hintere Oberschenkel", "breiter Rücken", "Rumpf"), ("Brust",))
    stretched = muscles_in(Muscles(("hamstrings", "calves"), (), ("calves",)), "de")
    assert (stretched.trained, stretched.stretched) == (("hintere Oberschenkel",), ("Waden",))
    assert muscles_in(Muscles(("Hamstrings", "Po"), ()), "de").primary == ("Hamstrings", "Po")


def test_all_groups_have_a_german_word() -> None:
    groups = {path.parent.name for path in ENGLISH}
    assert [name for name in groups if group_in(name, "de") == name] == [], "[groups] of languages/de.toml"


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
def test_all_doses_are_said_in_german(path: Path) -> None:
    for told in frontmatter.loads(path.read_text(encoding="utf-8"))["dose"].values():
        said = dose_in(str(told), "de")
        left = set(re.findall(r"[a-z]+", str(told).casefold())) & set(
            re.findall(r"[^\W\d_]+", said.casefold())
        )
        assert left <= ALIKE, f"[doses] of languages/de.toml: {said}"


def test_syllables_are_counted_as_spoken() -> None:
    told = {"Knie": 1, "Ellbogen": 3, "Beine": 2, "zieh": 1, "Gesäß": 2, "Schulterblätter": 4, "auf": 1}
    assert {word: german.syllables(word) for word in told} == told


def test_the_school_year_follows_the_published_formula() -> None:
    # Five words in one sentence, all of one syllable and none of more than six letters.
    assert german.school_year(["Steh auf und geh los."]) == pytest.approx(0.1672 * 5 - 0.0327 * 100 - 0.875)
    assert german.school_year(["Gleichzeitige Stabilisierung erfordert neuromuskuläre Koordination."]) > 25


DECKS = sorted((german.CONTENT / "decks").glob("*.toml"))


def asked(path: Path) -> list[tuple[str, dict[str, str], int, str | None]]:
    """Return a deck's cards: their names, what is to be done in German, how many, in which design."""
    deck = read_deck(str(path), layouts.names())
    return [
        (
            entry.name,
            {
                name: dose_in(told, "de")
                for name, told in asdict(entry.request.prescription).items()
                if name != "notes"
            },
            entry.copies,
            entry.request.layout,
        )
        for entry in deck.entries
    ]


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_every_deck_is_there_in_german(path: Path) -> None:
    other = german.GERMAN / "decks" / path.name
    assert other.is_file(), "content/de/decks"
    assert asked(other) == asked(path)
    ours, theirs = (read_deck(str(one), layouts.names()) for one in (other, path))
    assert (ours.stations, ours.sort) == (theirs.stations, theirs.sort)
    groups = [[entry.request.group for entry in deck.entries] for deck in (ours, theirs)]
    assert [list(groups[0]).index(name) for name in groups[0]] == [
        groups[1].index(name) for name in groups[1]
    ]
    words = f"{ours.title} {ours.subtitle} {ours.cover} {' '.join(groups[0])}".casefold()
    assert not {*german.words(words)} & (german.ENGLISH | {*german.vocabulary()["english"]["words"]})
    assert ours.title != theirs.title
    assert re.findall(r"\d+", ours.cover) == re.findall(r"\d+", theirs.cover)
