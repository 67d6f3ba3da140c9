"""How a file is stored: encodings, broken bytes, front matter in other forms, names that stand twice."""

from __future__ import annotations

import json

import pytest

from cards.diagnostics import CardsError, Diagnostic
from cards.exercise import Exercise
from cards.language import detect
from cards.manuscript.front_matter_json import kept_apart
from cards.manuscript.reader import read, read_bytes

TEXT = "---\ntitle: Hüftbeuge\nequipment: Stab\n---\n\n## Ausführung\n\n1. Hüfte zurück – „langsam“.\n"


def of(data: bytes, file: str = "x.md") -> tuple[Exercise, list[Diagnostic]]:
    (found,) = read_bytes(data, file)
    return found.exercise, [one for one in found.diagnostics if not one.code.startswith("no-")]


def words(found: Exercise) -> list[str]:
    return [found.title, *found.equipment, *(one.text for one in found.sections)]


EXPECTED = ["Hüftbeuge", "Stab", "Hüfte zurück – „langsam“."]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252"])
def test_an_encoding_changes_no_word(encoding: str) -> None:
    found, said = of(TEXT.encode(encoding))
    assert words(found) == EXPECTED
    assert [one.code for one in said] == ["not-utf-8"] * (encoding in ("utf-16-le", "cp1252"))


def test_one_broken_byte_spoils_no_other_letter() -> None:
    found, said = of(TEXT.encode().replace(b"langsam", b"lang\xc3sam"))
    assert words(found) == EXPECTED
    assert [(one.code, one.location.line) for one in said] == [("not-utf-8", 8)]
    assert "1 byte" in said[0].message


@pytest.mark.parametrize("taken_for", ["cp1252", "latin-1"])
def test_letters_that_were_stored_twice_are_read_as_they_were_meant(taken_for: str) -> None:
    text = TEXT.replace("„", "»").replace("“", "«").replace("–", "·")
    found, said = of(text.encode().decode(taken_for).encode())
    assert words(found) == ["Hüftbeuge", "Stab", "Hüfte zurück · »langsam«."]
    assert [(one.code, one.location.line) for one in said] == [("not-utf-8", 2)]


def test_letters_that_only_look_so_stay() -> None:
    found, said = of("# Ãrvore\n\n1. PÃ £ de Â.\n".encode())
    assert (found.title, found.sections[0].text, said) == ("Ãrvore", "PÃ £ de Â.", [])


def test_lines_that_end_as_in_no_editor_are_lines() -> None:
    found, _ = of(TEXT.replace("\n", "\u2028").encode())
    assert words(found) == EXPECTED


@pytest.mark.parametrize(
    "begins", [b"%PDF-1.7\n1 0 obj", b"{\\rtf1 Bird dog}", b"PK\x03\x04abc", b"\x89PNG\r\n\x1a\n"]
)
def test_what_another_program_writes_is_refused_by_its_name(begins: bytes) -> None:
    with pytest.raises(CardsError, match="not text; export it as Markdown"):
        read_bytes(begins, "x.md")


FRONT = {"title": "Dead bug", "difficulty": "beginner", "youtube": "abcdefghijk", "tips": ["Look up."]}
OF_JSON = json.dumps(FRONT, indent=2)


@pytest.mark.parametrize(
    "front",
    [
        OF_JSON + "\n",
        json.dumps(FRONT) + "\n",
        f"\n{OF_JSON}\n",
        f";;;\n{OF_JSON}\n;;;\n",
        f"---json\n{OF_JSON}\n---\n",
        '---toml\ntitle = "Dead bug"\nlevel = "beginner"\nvideo = "abcdefghijk"\ntips = ["Look up."]\n---\n',
        "--- yaml\ntitle: Dead bug\ndifficulty: beginner\nyoutube: abcdefghijk\ntips: [Look up.]\n---\n",
    ],
)
def test_front_matter_may_be_json_or_name_its_form(front: str) -> None:
    found = read(f"{front}\n## Steps\n\n1. Reach.\n", "x.md").exercise
    assert (found.title, found.level) == ("Dead bug", "beginner")
    assert found.video is not None
    assert found.video.id == "abcdefghijk"
    assert [(one.kind.value, one.text) for one in found.sections] == [
        ("execution", "Reach."),
        ("tips", "Look up."),
    ]
    assert found.sections[0].line == front.count("\n") + 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"title": "x",\n "a" 1}\n\n1. Go.\n', 2),
        (';;;\n{"title": "x"}\n\n1. Go.\n', 1),
        ('{"a": ' + "[" * 5000, 1),
    ],
)
def test_broken_json_is_an_error_with_its_line(text: str, line: int) -> None:
    with pytest.raises(CardsError) as caught:
        read(text, "x.md")
    assert caught.value.diagnostics[0].location.line == line


@pytest.mark.parametrize("text", ["{.lead} Go.", "{Go} now.", "{{< x >}}\n\n1. Go."])
def test_a_brace_alone_begins_no_front_matter(text: str) -> None:
    assert "Go" in read(f"{text}\n", "x.md").exercise.sections[0].text


@pytest.mark.parametrize(("file", "around"), [("x.json", "{}"), ("x.jsonl", "{}"), ("x.md", "{}\n\nText.\n")])
def test_a_name_that_stands_twice_is_said_and_the_first_is_used(file: str, around: str) -> None:
    text = around.replace("{}", '{"name": "Wall sit", "steps": ["Lean."], "name": "Plank"}')
    found, said = of(text.encode(), file)
    assert found.title == "Wall sit"
    assert [one.code for one in said] == ["duplicate-key"]


@pytest.mark.parametrize("text", ["Plank. Hold.", "A B C.", "Go x", "Kick. Hop. Bend over."])
def test_a_few_words_are_not_taken_for_a_language_without_words_here(text: str) -> None:
    assert detect((), (text,)) == "en"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("da", "Bøj benene og stå op igen."),
        ("sv", "Skjut höften bakåt och res dig."),
        ("cs", "Stoj na šířku boků a drž záda rovně."),
    ],
)
def test_a_sentence_of_another_language_is_still_told(lang: str, text: str) -> None:
    assert detect((), (text,)) == lang


def test_thousands_of_one_name_lose_nothing_and_stay_short() -> None:
    found = kept_apart([("a", number) for number in range(5_000)] + [("b", -1), ("a ", -2)])
    assert sorted(found.values()) == sorted([*range(5_000), -1, -2])  # type: ignore[type-var]
    assert {key.strip() for key in found} == {"a", "b"}
    assert max(map(len, found)) < 20
