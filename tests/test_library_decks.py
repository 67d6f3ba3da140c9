"""The decks that ship with the library name exercises that are there, and print."""

import re
from pathlib import Path

import pytest
from reading_back import page_texts
from running import run

from cards.exercise import Prescription
from cards.shop import layouts, printing
from cards.shop.deck import Deck, read_deck

CONTENT = Path(__file__).parent.parent / "content"
DECKS = sorted((CONTENT / "decks").glob("*.toml"))
#: Seconds of one repetition, and to change to the next card.
REPETITION, CHANGE = 5.0, 20.0
#: Exercises whose repetitions change sides by themselves.
ALTERNATING = {"dead-bug", "lateral-bound"}
#: Decks for several days, whose time nobody can tell.
NO_TIME = {"push-pull-legs", "knee-friendly-legs"}
SLUGS = {path.stem for path in CONTENT.glob("*/*.md")}


def deck(path: Path) -> Deck:
    return read_deck(str(path), layouts.names())


def test_the_decks_that_every_place_needs_are_there() -> None:
    assert {path.stem for path in DECKS} == {
        "beginner-circuit", "desk-mobility", "easy-on-the-back", "home-bands", "kettlebell-only",
        "knee-friendly-legs", "office-break", "push-pull-legs", "runners", "school-circuit",
        "school-thirty", "steady-on-your-feet", "stretch-after-training",
    }  # fmt: skip


def seconds_in(words: str) -> float:
    """Return the middle of a time such as "60-90 s" or "2 min"; 0 for none."""
    found = re.fullmatch(r"(\d+)(?:-(\d+))? ?(s|min|minutes?|seconds?)", words)
    return _middle(found) * (60 if found[3].startswith("min") else 1) if found else 0.0


def _middle(found: re.Match[str]) -> float:
    return (int(found[1]) + int(found[2] or found[1])) / 2


def seconds_of(dose: Prescription) -> float:
    """Return how long a card keeps someone busy, with rests between sets and the way to the next one."""
    # In a time of work, one changes sides halfway.
    sides = 2 if not dose.work and (dose.side or "side" in dose.reps) else 1
    if dose.duration:
        return seconds_in(dose.duration) * sides + CHANGE
    sets = int(dose.sets.partition("-")[0] or 1)
    counted = re.match(r"(\d+)(?:-(\d+))?", dose.reps)
    reps = _middle(counted) if counted else 1.0
    each = seconds_in(dose.work) or reps * (seconds_in(dose.hold) or REPETITION)
    return sets * each * sides + (sets - 1) * seconds_in(dose.rest) + (CHANGE / 2 if dose.work else CHANGE)


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_a_deck_takes_as_long_as_it_says(path: Path) -> None:
    read = deck(path)
    said = re.search(r"(\w+) minutes", read.subtitle)
    if said is None:
        assert path.stem in NO_TIME
        return
    if read.stations:
        one = read.entries[0].request.prescription
        rounds = 2 if "two rounds" in read.subtitle else 1
        reckoned = (
            rounds * len(read.entries) * (seconds_in(one.work) + seconds_in(one.rest)) + (rounds - 1) * 120
        )
    else:
        exercises, _ = printing.exercises([str(path)])
        reckoned = sum(seconds_of(one.prescription) for one in exercises)
    minutes = {"five": 5}.get(said[1].lower()) or int(said[1])
    assert reckoned / 60 == pytest.approx(minutes, rel=0.15), f"it takes {reckoned / 60:.0f} minutes"


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_one_side_at_a_time_has_its_turn_within_the_time_of_a_station(path: Path) -> None:
    read = deck(path)
    for entry in read.entries if read.stations else ():
        (exercise,), _ = printing.exercises([str(next(CONTENT.glob(f"*/{entry.name}.md")))])
        if exercise.prescription.side and entry.name not in ALTERNATING:
            assert "Round one right" in entry.request.prescription.notes, entry.name


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
