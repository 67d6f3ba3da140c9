"""The built-in exercises in the language that is asked for: one, another, or both on a card's two sides."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import german
import pytest
from reading_back import page_texts
from running import REPO, lay, run

import cards
from cards.library import SHIPPED
from cards.serve.project import Project
from cards.shop.layouts import designs, folders
from cards.shop.options import OrderError
from cards.shop.tongues import counterpart, language_of, read_languages

#: Exercises that are there in English alone would tell nothing here.
BOTH = ("push-up", "cable-kickback")
#: Words that German cards print although they are English too, or a name.
ALIKE = {"a", "in", "s", "min", "am", "an", "so", "start", "partner", "video", "cuecard"}


def texts(path: Path | bytes) -> list[str]:
    data = path if isinstance(path, bytes) else path.read_bytes()
    return [" ".join(page.split()) for page in page_texts(data)]


def listed(*options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("list", "--json", *options).stdout)["exercises"]
    return found


def test_a_built_in_exercise_is_printed_in_the_language_that_is_asked_for(here: Path) -> None:
    for options, title in (((), "Push-Up"), (("--lang", "de"), "Liegestütz"), (("--lang", "en"), "Push-Up")):
        assert run("card", "push-up", "-o", "x.pdf", *options).exit_code == 0
        assert texts(here / "x.pdf")[0].startswith(title)
    assert run("wall", *BOTH, "--lang", "de", "-o", "w.pdf").exit_code == 0
    assert [page.split()[0] for page in texts(here / "w.pdf")] == ["Liegestütz", "Beinrückheben"]
    assert run("booklet", *BOTH, "--lang", "de", "-o", "b.pdf").exit_code == 0
    book = " ".join(texts(here / "b.pdf"))
    assert "Nach Muskeln" in book
    assert "Gesäß" in book
    assert "Kabelzug" in book
    assert not re.search(r"\b(?:glutes|cable machine|push)\b", book, re.IGNORECASE)


def test_german_names_find_their_card(here: Path) -> None:
    for name in ("Liegestütz", "liegestutze", "Beinrückheben am Kabelzug"):
        assert run("card", name, "-o", "x.pdf").exit_code == 0
        assert texts(here / "x.pdf")[0].startswith(("Liegestütz", "Beinrückheben"))
    # Whatever the language of the name, the card's is the one that is asked for.
    assert run("card", "Liegestütz", "--lang", "en", "-o", "x.pdf").exit_code == 0
    assert texts(here / "x.pdf")[0].startswith("Push-Up")
    wrong = run("card", "Liegestuetz")
    assert wrong.exit_code == 1
    assert 'did you mean "Liegestütz"?' in wrong.stderr


def test_the_project_says_in_which_language(here: Path) -> None:
    lay(here / "cuecard.toml", 'lang = "de"\noutput = "{name}.pdf"')
    (here / "exercises").mkdir()
    assert run("card", "push-up").exit_code == 0
    assert texts(here / "push-up.pdf")[0].startswith("Liegestütz")
    assert run("card", "push-up", "--lang", "en", "-o", "x.pdf").exit_code == 0
    assert texts(here / "x.pdf")[0].startswith("Push-Up")
    titles = {one["name"]: one["title"] for one in listed()}
    assert titles["push-up"] == "Liegestütz"
    assert "Liegestütz" in run("list", "--equipment", "bodyweight").stdout
    assert "Körpergewicht" in run("list", "--muscle", "Brust").stdout
    assert run("copy", "push-up").exit_code == 0
    assert "title: Liegestütz" in (here / "exercises" / "push-up.md").read_text(encoding="utf-8")


def test_every_command_takes_a_language(here: Path) -> None:
    assert run("check", "push-up", "--lang", "de").exit_code == 0
    assert run("copy", "push-up", "--lang", "de").exit_code == 0
    assert "title: Liegestütz" in (here / "push-up.md").read_text(encoding="utf-8")
    assert {one["lang"] for one in listed("--lang", "de")} == {"de"}
    assert {one["name"] for one in listed("--lang", "de")} == {*BOTH} | {path.stem for path in german.files()}
    for command in ("card", "wall", "booklet", "check"):
        wrong = run(command, "push-up", "--lang", "xx")
        assert wrong.exit_code == 2
        assert "not a language of cuecard" in " ".join(wrong.stderr.split())
    for command in ("booklet", "check", "copy"):
        both = run(command, "push-up", "--lang", "en+de")
        assert both.exit_code == 2
        assert "two languages are for cards" in " ".join(both.stderr.split())


def test_ones_own_exercises_stay_as_they_are(here: Path) -> None:
    lay(here / "push-up.md")
    assert run("wall", "push-up", "cable-kickback", "--lang", "de", "-o", "x.pdf").exit_code == 0
    first, second = texts(here / "x.pdf")
    assert first.startswith("Goblet Squat")
    assert second.startswith("Beinrückheben")


def test_a_deck_s_cards_are_printed_in_the_language(here: Path) -> None:
    lay(here / "two.toml", 'cards = ["push-up", "cable-kickback"]\nreps = "10 a side"')
    assert run("wall", "two.toml", "--lang", "de", "-o", "x.pdf").exit_code == 0
    pages = texts(here / "x.pdf")
    assert [page.split()[0] for page in pages] == ["Liegestütz", "Beinrückheben"]
    assert all("10 je Seite" in page.replace("\u00a0", " ") for page in pages)


def test_two_languages_are_printed_on_two_sides(here: Path) -> None:
    result = run("wall", *BOTH, "--lang", "en+de", "-o", "x.pdf")
    assert result.exit_code == 0
    assert "both sides" in result.output
    heads = [page.split()[0] for page in texts(here / "x.pdf")]
    assert heads == ["Push-Up", "Liegestütz", "Cable", "Beinrückheben"]
    assert run("card", "push-up", "--lang", "de+en", "-o", "y.pdf").exit_code == 0
    assert [page.split()[0] for page in texts(here / "y.pdf")] == ["Liegestütz", "Push-Up"]
    # A sheet's second card stands behind the first one's place, mirrored.
    assert run("wall", *BOTH, "--lang", "en+de", "--sheet", "a3", "--up", "2", "-o", "z.pdf").exit_code == 0
    fronts, backs = texts(here / "z.pdf")
    assert fronts.index("Push-Up") < fronts.index("Cable Kickback")
    assert backs.index("Liegestütz") != backs.index("Beinrückheben")
    assert run("wall", *BOTH, "--lang", "en+de", "--sides", "backs", "-o", "w.pdf").exit_code == 0
    assert "Push-Up" not in " ".join(texts(here / "w.pdf"))
    refused = run("wall", *BOTH, "--lang", "en+de", "--backs")
    assert refused.exit_code == 2


def test_what_is_not_there_in_a_language_is_printed_and_named(here: Path) -> None:
    lay(here / "mine.md")
    result = run("wall", "mine.md", "push-up", "--lang", "en+de", "-o", "x.pdf", "-v")
    assert result.exit_code == 0
    assert "there is no text in German for mine; nothing is printed behind" in " ".join(result.stderr.split())
    heads = [page.split()[:1] for page in texts(here / "x.pdf")]
    assert heads == [["Goblet"], [], ["Push-Up"], ["Liegestütz"]]


def test_one_that_is_there_in_english_alone_is_printed_in_english(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cards.shop import tongues

    known = {name: path for name, path in tongues._files_in("de").items() if name != "push-up.md"}
    monkeypatch.setattr(tongues, "_files_in", lambda lang: known if lang == "de" else {})
    result = run("wall", *BOTH, "--lang", "de", "-o", "x.pdf", "-v")
    assert result.exit_code == 0
    assert "there is no text in German for push-up; printed in the one that it has" in " ".join(
        result.stderr.split()
    )
    assert [page.split()[0] for page in texts(here / "x.pdf")] == ["Push-Up", "Beinrückheben"]


@pytest.mark.usefixtures("here")
def test_the_english_folder_holds_no_german_exercise() -> None:
    made = cards.check([str(SHIPPED / "push")])
    assert not [one for one in made if "/de/" in one.location.path]
    assert {one["lang"] for one in listed()} == {"en"}


@pytest.mark.parametrize("name", BOTH)
def test_no_english_word_stands_on_a_german_card(name: str) -> None:
    """Words of the English card and of its file, but for those that are German too."""
    path = next(SHIPPED.glob(f"*/{name}.md"))
    english = {word.casefold() for word in german.words(" ".join(texts(cards.card(path).pdf)))}
    english |= {word.casefold() for word in german.words(path.read_text(encoding="utf-8"))}
    own = {word.casefold() for word in german.words(german.source(Path(german_of(path))).content)}
    for design in designs(folders(Path("layouts")), mono=False):
        # Whole texts are for larger cards than those of a pocket.
        if design.art or design.name == "pocket-a6-full":
            continue
        made = cards.card(path, language="de", layout=design.name)
        printed = german.words(" ".join(texts(made.pdf)).replace("youtu.be", ""))
        codes = set(german.words(made.exercise.video.url)) if made.exercise.video else set()
        left = {word for word in printed if word.casefold() in english} - codes
        assert {word for word in left if word.casefold() not in own | ALIKE} == set(), design.name


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_page_in_the_browser_lists_one_language(here: Path, lang: str) -> None:
    lay(here / "cuecard.toml", f'lang = "{lang}"')
    project = Project(here, lambda *_: None, str(here / "cuecard.toml"))
    names = [name for name, path in project.files(built_in=True) if path.name == "push-up.md"]
    assert names == ["built-in:push/push-up.md" if lang == "en" else "built-in:de/push/push-up.md"]


def german_of(path: Path) -> str:
    return counterpart(str(path), "de")


def test_a_file_s_language_and_its_counterpart() -> None:
    push_up = str(SHIPPED / "push" / "push-up.md")
    assert language_of(push_up) == "en"
    assert language_of(german_of(Path(push_up))) == "de"
    assert counterpart(german_of(Path(push_up)), "en") == push_up
    assert (language_of(str(REPO / "README.md")), counterpart(str(REPO / "README.md"), "de")) == ("", "")
    assert counterpart(push_up, "fr") == ""


@pytest.mark.parametrize(
    ("text", "codes"), [("", ()), ("de", ("de",)), ("en+de", ("en", "de")), (" DE + en ", ("de", "en"))]
)
def test_languages_are_read(text: str, codes: tuple[str, ...]) -> None:
    assert read_languages(text) == codes


@pytest.mark.parametrize("text", ["xx", "de+de", "de+en+fr", "en+fr", "+", "de+"])
def test_what_is_no_language_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="language"):
        read_languages(text)
    with pytest.raises(OrderError):
        cards.wall(["x.md"], language=text)


def test_a_german_card_names_easier_and_harder_ones_in_german_or_not_at_all() -> None:
    card = cards.card(SHIPPED / "hinge" / "cable-kickback.md", language="de")
    there = counterpart(str(SHIPPED / "hinge" / "donkey-kick.md"), "de")
    text = " ".join(texts(card.pdf))
    assert "Donkey Kick" not in text
    assert not there or str(german.source(Path(there))["title"]) in text


def test_a_german_deck_has_german_words_and_cards(here: Path) -> None:
    assert run("booklet", "knee-friendly-legs", "--lang", "de", "-o", "x.pdf").exit_code == 0
    book = " ".join(texts(here / "x.pdf"))
    assert "Starke Beine, ruhige Knie" in book
    assert "Beinrückheben am Kabelzug" in book
    assert "Knee-Friendly" not in book
    # By its own name it is German too.
    assert run("booklet", "Starke Beine, ruhige Knie", "-o", "y.pdf").exit_code == 0
    assert "Beinrückheben am Kabelzug" in " ".join(texts(here / "y.pdf"))
    assert "sets" in (run("copy", "runners", "--lang", "de"), (here / "runners.toml").read_text())[1]
