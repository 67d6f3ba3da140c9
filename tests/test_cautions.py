"""Standard lines of safety: named by a word, printed in the card's language, and said once."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_back import page_texts
from running import run

import cards
from cards.cautions import audience_line, audiences, caution_line, caution_words
from cards.exercise import Kind
from cards.library import SHIPPED
from cards.manuscript.reader import Reading, read
from cards.shop.lookup import choose
from cards.shop.orders import Choice
from cards.shop.selection import suits
from cards.vocabulary import languages

BODY = "\n\n## Execution\n\n1. Bend your knees.\n2. Stand up.\n"


def reading(matter: str, body: str = BODY) -> Reading:
    return read(f"---\ntitle: Squat\ndescription: A squat.\n{matter}\n---{body}", "squat.md")


def safety(found: Reading) -> str:
    return "\n".join(one.text for one in found.exercise.sections if one.kind is Kind.SAFETY)


def test_cautions_are_printed_after_the_exercise_s_own_words(tmp_path: Path) -> None:
    own = BODY + "\n## Safety\n\nSet the stops first.\n"
    found = reading("caution: [band, stop-signs]", own)
    assert not found.diagnostics
    assert found.exercise.cautions == ("band", "stop-signs")
    lines = [caution_line("band", "en"), caution_line("stop-signs", "en")]
    assert safety(found) == "Set the stops first.\n" + " ".join(lines)
    assert [one.kind for one in found.exercise.sections].count(Kind.SAFETY) == 1
    file = tmp_path / "squat.md"
    file.write_text(f"---\ntitle: Squat\ncaution: [band]\n---{own}", encoding="utf-8")
    (printed,) = page_texts(cards.card(file).pdf or b"")
    words = " ".join(printed.replace("\u00a0", " ").split())
    assert words.index("Set the stops first.") < words.index("Check the band for cracks.")


def test_where_there_is_no_safety_a_section_is_made() -> None:
    found = reading("caution: stop-signs")
    assert safety(found) == caution_line("stop-signs", "en")


def test_a_caution_is_said_in_the_language_of_the_card() -> None:
    found = reading("lang: de\ncaution: [stop-signs]", "\n\n## Ausführung\n\n1. Beuge die Knie.\n")
    assert safety(found) == caution_line("stop-signs", "de") != caution_line("stop-signs", "en")


@pytest.mark.parametrize("word", caution_words())
def test_every_line_is_there_in_every_language_and_is_short(word: str) -> None:
    lines = {caution_line(word, lang) for lang in languages()}
    assert len(lines) == len(languages())
    assert all(len(line.split()) <= 26 for line in lines)


def test_a_language_without_a_line_gets_the_english_one() -> None:
    assert caution_line("band", "el") == caution_line("band", "en")


@pytest.mark.parametrize("name", audiences())
def test_every_audience_is_told_something_in_every_language(name: str) -> None:
    assert len({audience_line(name, lang) for lang in languages()}) == len(languages())


def test_an_unknown_caution_is_named_with_its_line_and_the_nearest() -> None:
    (said,) = reading("level: beginner\ncaution: [breth-hold]").diagnostics
    assert said.location.line == 5
    assert '"breth-hold" is not a known caution' in said.message
    assert '"breath-hold"' in said.hint
    assert safety(reading("caution: [breth-hold]")) == "breth-hold"


def test_sentences_under_the_same_name_are_the_author_s_own_words() -> None:
    found = reading("caution: Not after a fall.")
    assert found.exercise.cautions == ()
    assert safety(found) == "Not after a fall."
    assert not found.diagnostics


def test_what_the_text_says_already_is_not_said_again() -> None:
    line = caution_line("band", "en")
    assert safety(reading("caution: [band]", f"{BODY}\n## Safety\n\n{line}\n")) == line


def test_a_dose_in_one_table_is_the_same_as_its_keys() -> None:
    one = reading("dose: {sets: 2-3, reps: 8, side: each, rest: 60 s}").exercise.prescription
    many = reading("sets: 2-3\nreps: 8\nside: each\nrest: 60 s").exercise.prescription
    assert one == many
    assert (one.sets, one.reps, one.side, one.rest) == ("2-3", "8", "each", "60 s")


SAFE = "---\ntitle: Sit\nlevel: beginner\ntags: [clinic]\n---\n\n1. Sit down.\n"
HEAVY = "---\ntitle: Lift\nlevel: intermediate\ntags: [gym]\ncaution: [breath-hold]\n---\n\n1. Lift.\n"


@pytest.mark.parametrize("name", audiences())
def test_cards_are_chosen_for_an_audience_and_say_its_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "sit.md").write_text(SAFE, encoding="utf-8")
    (tmp_path / "lift.md").write_text(HEAVY, encoding="utf-8")
    out = tmp_path / "wall.pdf"
    result = run("wall", str(tmp_path), "--for", name, "-o", str(out))
    assert result.exit_code == 0, result.output
    (printed,) = page_texts(out.read_bytes())
    words = " ".join(printed.replace("\u00a0", " ").replace("\u2019", "'").split())
    assert words.startswith("Sit")
    assert audience_line(name, "en") in words


def test_an_audience_that_is_none_is_wrong_usage() -> None:
    result = run("wall", "--for", "everybody")
    assert result.exit_code == 2
    assert "clinic, seniors, pregnancy, youth" in " ".join(result.stderr.split())


@pytest.mark.parametrize("name", audiences())
def test_every_audience_finds_enough_in_the_library(name: str) -> None:
    found = [cards.read(path).exercise for path in sorted((SHIPPED).glob("*/*.md"))]
    kept = [one for one in found if suits(one, name)]
    assert 20 <= len(kept) < len(found)
    barred = {"breath-hold"} if name != "clinic" else set()
    assert not [one.slug for one in kept if barred & {*one.cautions}]


@pytest.mark.parametrize("name", ["seniors", "pregnancy"])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_groups_that_are_not_for_an_audience_stay_away_wherever_a_deck_puts_them(
    tmp_path: Path, name: str, lang: str
) -> None:
    (tmp_path / "bound.md").write_text(SAFE.replace("---\n", "---\ngroup: power\n", 1), encoding="utf-8")
    (tmp_path / "sit.md").write_text(SAFE, encoding="utf-8")
    deck = tmp_path / "deck.toml"
    deck.write_text('[[groups]]\nname = "Legs"\ncards = ["bound", "sit"]', encoding="utf-8")
    for paths in ([str(tmp_path)], [str(deck)]):
        found = choose(paths, Choice(audience=name), (), (lang,)).sources
        assert [Path(source.path).stem for source in found] == ["sit"]
    library = choose([str(SHIPPED)], Choice(audience=name), (), (lang,)).sources
    kept = {source.reading.exercise.group for source in library if source.reading}
    assert "push" in kept
    assert not kept & {"power", "conditioning"}
