# ruff: noqa: E501
"""Several exercises in one file, and exercises as data: each is read by itself."""

from __future__ import annotations

import json

import pytest

from cards.diagnostics import CardsError, Severity
from cards.exercise import Exercise, Kind, Muscles
from cards.manuscript.reader import read, read_all, read_bytes
from cards.manuscript.written import as_file


def exercises(text: str, file: str = "week.md") -> list[Exercise]:
    return [reading.exercise for reading in read_all(text, file)]


def titles(text: str, file: str = "week.md") -> list[str]:
    return [exercise.title for exercise in exercises(text, file)]


@pytest.mark.parametrize(
    "text",
    [
        "# Squat\n\n## Setup\n\n- Stand.\n\n# Lunge\n\n## Setup\n\n- Step.\n",
        "# Squat\n## Execution\n1. Sit.\n\n---\n\n# Lunge\n## Execution\n1. Step.\n",
        "# Squat\n\n1. Sit.\n\n# Lunge\n\n1. Step.\n",
        "## Squat\n\n**Setup:** Stand.\n\n**Execution:** Sit.\n\n## Lunge\n\n**Setup:** Stand.\n\n**Execution:** Step.\n",
        "# My week\n\n## Squat\n\n### Setup\n\n- Stand.\n\n## Lunge\n\n### Setup\n\n- Step.\n",
        "# My week\n\n## Legs\n\n### 1. Squat\n\n#### Start\nStand.\n\n### 2. Lunge\n\n#### Start\nStand.\n",
        "## Squat\n\n- Sit.\n\n---\n\n## Lunge\n\n- Step.\n",
        "---\ntitle: Squat\n---\n\n1. Sit.\n\n---\ntitle: Lunge\n---\n\n1. Step.\n",
        "# Squat\n\n## Ausführung\n\n1. Beugen.\n\n# Lunge\n\n## Ausführung\n\n1. Schritt.\n",
        "## Squat\n\n1. Stand.\n2. Sit.\n\n## Lunge\n\n1. Step.\n2. Rise.\n",
        "# Circuit\n\n### Exercise 1: Squat\n\n1. Stand.\n2. Sit.\n\n### Exercise 2: Lunge\n\n1. Step.\n2. Rise.\n",
    ],
)
def test_exercises_of_one_file_are_read_apart(text: str) -> None:
    assert titles(text) == ["Squat", "Lunge"]
    assert [exercise.slug for exercise in exercises(text)] == ["squat", "lunge"]
    assert all(exercise.sections for exercise in exercises(text))


@pytest.mark.parametrize(
    "names",
    [
        ("Kniebeugen", "Beinheben"),
        ("Sentadilla", "Plancha lateral"),
        ("Przysiad", "Pompki"),
        ("Fentes", "Pompes"),
    ],
)
def test_names_of_exercises_over_bare_lists_are_known_in_other_languages(names: tuple[str, str]) -> None:
    text = "".join(f"## {name}\n\n1. A.\n2. B.\n\n" for name in names)
    assert titles(f"# X\n\n{text}") == list(names)


def test_sections_keep_their_lines_in_the_file() -> None:
    first, second = exercises("# Squat\n\n## Setup\n\n- Stand.\n\n# Lunge\n\n## Setup\n\n- Step.\n")
    assert [first.sections[0].line, second.sections[0].line] == [3, 9]


def test_the_collection_is_the_group_and_its_front_matter_is_for_all() -> None:
    text = (
        "---\ntitle: My week\nequipment: [mat]\n---\n# My week\n\n## Squat\n\n### Setup\n\n- Stand.\n\n"
        "## Lunge\n\n- **Level:** easy\n- **Sets:** 3\n\n### Setup\n\n- Step.\n"
    )
    first, second = exercises(text)
    assert [first.title, first.group, first.equipment] == ["Squat", "My week", ("mat",)]
    assert [second.level, second.prescription.sets] == ["easy", "3"]
    assert second.sections[0].line == 18


@pytest.mark.parametrize(
    "text",
    [
        "# Squat\n\n## Setup\n\n- Stand.\n\n## Execution\n\n1. Sit.\n",
        "# Setup\n\n- Stand.\n\n# Execution\n\n1. Sit.\n",
        "# Squat\n\n## Setup\n\n- a\n\n## Variations\n\n### Box squat\n\n#### Setup\n\n- b\n\n### Wall squat\n\n#### Setup\n\n- c\n",
        "## Setup\n\n- Stand.\n\n---\n\n## Tips\n\n- Breathe.\n",
        "# Squat\n\n### Lowering\n\n1. Sit.\n\n### Rising\n\n1. Stand.\n",
        "---\ntitle: Squat\n---\n\nText.\n\n---\n\nMore.\n\n---\n",
        "# Squat\n\n## Phase A\n\n1. Stand.\n2. Sit.\n\n## Phase B\n\n1. Rise.\n2. Breathe.\n",
        "# Get-up\n\n## Step 1: Bridge\n\n1. Lie.\n2. Lift.\n\n## Step 2: Lunge\n\n1. Kneel.\n2. Rise.\n",
        "# Clean and press\n\n## The clean\n\n1. Lift.\n2. Catch.\n\n## The press\n\n1. Push.\n2. Lock.\n",
        "# Hold\n\n## Squat\n\n1. Stand.\n2. Sit.\n\n## Tips\n\n1. Breathe.\n2. Rest.\n",
        "# Legs\n\n## Squat\n\n1. Stand.\n2. Sit.\n\n## Lunge\n\nStep far.\n",
    ],
)
def test_one_exercise_stays_one(text: str) -> None:
    assert len(read_all(text, "squat.md")) == 1
    assert not any("seems to hold" in one.message for one in read(text, "squat.md").diagnostics)


def test_reading_one_of_a_file_of_several_is_a_warning_with_their_lines() -> None:
    result = read("# Squat\n\n1. Sit.\n\n# Lunge\n\n1. Step.\n", "week.md")
    (warning,) = (one for one in result.diagnostics if one.severity is Severity.WARNING)
    assert "seems to hold 2 exercises (lines 2, 6)" in warning.message


def test_an_exercise_that_cannot_be_read_is_named_and_the_others_are_read() -> None:
    readings = read_all("# Squat\n\n1. Sit.\n\n# Plank\n\n# Lunge\n\n1. Step.\n", "week.md")
    assert [reading.exercise.title for reading in readings] == ["Squat", "Lunge"]


def test_a_file_of_many_exercises_may_be_long() -> None:
    one = "# Squat {0}\n\n## Setup\n\n" + "- Stand tall and breathe.\n" * 60 + "\n"
    text = "".join(one.format(number) for number in range(150))
    assert len(text) > 200_000
    assert len(read_all(text, "week.md")) == 150


SIT = {
    "name": "Wall sit",
    "level": "beginner",
    "primaryMuscles": ["thighs"],
    "instructions": ["Lean.", "Slide."],
}
ROW = {"name": "Row", "equipment": "band", "secondaryMuscles": ["biceps"], "instructions": ["Pull."]}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("all.json", json.dumps([SIT, ROW])),
        ("all.json", json.dumps([SIT, ROW], indent=2)),
        ("all.json", json.dumps({"exercises": [SIT, ROW], "version": 2})),
        (
            "all.json",
            json.dumps({"data": [SIT, ROW], "categories": [{"name": "a"}, {"name": "b"}, {"name": "c"}]}),
        ),
        ("all.json", json.dumps({"status": "ok", "payload": {"items": [SIT, ROW]}})),
        ("all.json", json.dumps([{**SIT, "instructions": ["Step:1 Lean.", "Step:2 Slide."]}, ROW])),
        (
            "all.json",
            json.dumps(
                [{**SIT, "instructions": [{"step": 1, "text": "Lean."}, {"step": 2, "text": "Slide."}]}, ROW]
            ),
        ),
        (
            "all.yaml",
            "exercises:\n  a:\n    name: Wall sit\n    level: beginner\n    primary_muscles: thighs\n    howto: [Lean., Slide.]\n  b:\n    name: Row\n    steps: [Pull.]\n---\n",
        ),
        ("all.jsonl", json.dumps(SIT) + "\n\n" + json.dumps(ROW) + "\n"),
        (
            "all.csv",
            'Name,Level,Primary Muscles,Instructions\nWall sit,beginner,thighs,"Lean. | Slide."\nRow,,,Pull.\n',
        ),
        (
            "all.csv",
            "name;level;primary_muscles;step 1;step 2\nWall sit;beginner;thighs;Lean.;Slide.\nRow;;;Pull.;\n",
        ),
        (
            "all.tsv",
            "name\tlevel\tprimaryMuscles\tinstructions\nWall sit\tbeginner\tthighs\tLean.|Slide.\nRow\t\t\tPull.\n",
        ),
        (
            "all.yaml",
            "- name: Wall sit\n  level: beginner\n  primary_muscles: [thighs]\n  steps: [Lean., Slide.]\n- name: Row\n  steps: [Pull.]\n",
        ),
        (
            "all.yml",
            "Wall sit:\n  level: beginner\n  primary_muscles: [thighs]\n  steps: [Lean., Slide.]\nRow:\n  muscles: [back]\n  steps: [Pull.]\n",
        ),
    ],
)
def test_data_of_every_form_is_read_by_the_same_names(file: str, text: str) -> None:
    first, second = exercises(text, file)
    assert (first.title, first.slug, first.level) == ("Wall sit", "wall-sit", "beginner")
    assert first.muscles == Muscles(("thighs",))
    assert [section.text for section in first.sections if section.kind is Kind.EXECUTION] == ["Lean.\nSlide."]
    assert (second.title, second.slug) == ("Row", "row")


def test_words_by_language_inside_a_record() -> None:
    record = {
        "id": 7,
        "category": {"id": 9, "name": "Legs"},
        "equipment": [{"id": 1, "name": "Wall"}],
        "muscles": [{"id": 3, "name": "Quadriceps femoris", "name_en": "Quads"}],
        "translations": [
            {"language": 1, "name": "Wandsitz", "description": "<p>Lehne dich an.</p>"},
            {"language": 2, "name": "Wall sit", "description": "<p>Lean <b>back</b>.</p>"},
        ],
    }
    (found,) = exercises(json.dumps({"count": 1, "results": [record]}), "api.json")
    assert (found.title, found.equipment) == ("Wall sit", ("Wall",))
    assert [section.text for section in found.sections] == ["Lean back."]
    assert found.muscles == Muscles(("Quads",))
    assert found.group == "Legs"


def test_a_table_of_windows_is_read_with_a_warning() -> None:
    (result,) = read_bytes("Name;Anleitung\nKniebeuge – tief;Beugen.\n".encode("cp1252"), "alle.csv")
    assert result.exercise.title == "Kniebeuge – tief"
    assert any("Windows-1252" in one.message for one in result.diagnostics)


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("a.json", "{", "a.json:1:2: error: the file is not JSON"),
        ("a.json", "[" * 100_000, "nested deeper"),
        ("a.json", "[1, 2]", "a record is not an object"),
        ("a.json", "[]", "the file has no exercise"),
        ("a.jsonl", '{"name": "x"}\n{', "a.jsonl:2: error: the line is not JSON"),
        ("a.csv", "a,b\n1,2\n", "a.csv:1: error: no column has a known name"),
        ("a.csv", "name\n", "the file has no exercise"),
        ("a.yaml", "name: [", "a.yaml:"),
        ("a.yaml", "a: &a [*a]\n", "a.yaml"),
    ],
)
def test_data_that_cannot_be_read_says_where(file: str, text: str, message: str) -> None:
    with pytest.raises(CardsError) as caught:
        read_all(text, file)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("all.json", json.dumps([SIT, ROW])),
        (
            "all.json",
            json.dumps(
                [{"name": "A: b #1", "tips": ["2. is no list", "* nor this", "a_b [c](d) 5 < 6 ~~f~~"]}]
            ),
        ),
        (
            "all.json",
            json.dumps(
                [
                    {
                        "name": "no",
                        "steps": [{"title": "Lean", "text": "Back."}, {"title": "Slide", "text": "Down."}],
                    }
                ]
            ),
        ),
        (
            "all.json",
            json.dumps(
                [
                    {
                        "name": "x",
                        "reps": "8-12",
                        "description": "Ä — “b”: c",
                        "instructions": "<ol><li>a<ul><li>b</li></ul></li></ol>",
                    }
                ]
            ),
        ),
        (
            "week.md",
            "# Squat\n\n## Setup\n\n> Quoted\n> words\n\n| a | b |\n|---|---|\n| 1 |  |\n\n![Alt](a%20b.png)\n\n- [ ] **bold:** *it* `code`\n\n  1. in\n",
        ),
    ],
)
def test_what_is_written_as_a_file_is_read_as_the_same(file: str, text: str) -> None:
    for before in exercises(text, file):
        after = read(as_file(before), before.slug + ".md").exercise
        assert (after.title, after.description, after.level) == (
            before.title,
            before.description,
            before.level,
        )
        assert (after.muscles, after.equipment, after.prescription) == (
            before.muscles,
            before.equipment,
            before.prescription,
        )
        assert [(one.kind, one.text) for one in after.sections] == [
            (one.kind, one.text) for one in before.sections
        ]


@pytest.mark.parametrize(
    "heads",
    [
        ("1) Squat (3 x 12)", "2) Push-up (3 x 8, rest 60 s)"),
        ("Squat – 3 x 12", "Push-up – 3 sets of 8, rest 60 s"),
        ("Squat: 3×12", "Push-up: 3×8 | 60 s rest"),
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_headings_that_name_exercises_with_their_doses_are_exercises(
    heads: tuple[str, str], blank: str
) -> None:
    first, second = heads
    text = f"# Circuit\n\n## {first}\n{blank}Sit back.\n\n## {second}\n{blank}Chest to floor.\n"
    found = [one.exercise for one in read_all(text, "x.md")]
    doses = [(one.title, one.prescription.sets, one.prescription.reps) for one in found]
    assert doses == [("Squat", "3", "12"), ("Push-up", "3", "8")]
    assert [one.sections[0].text for one in found] == ["Sit back.", "Chest to floor."]
    assert [one.sections[0].line for one in found] == [4 + len(blank), 7 + 2 * len(blank)]


@pytest.mark.parametrize(
    "heads", [("Week 1: 3 x 10", "Week 2: 4 x 8"), ("Beginner (2 x 8)", "Advanced (4 x 12)")]
)
def test_parts_of_one_exercise_that_tell_doses_are_no_exercises(heads: tuple[str, str]) -> None:
    first, second = heads
    assert len(read_all(f"# Squat\n\n## {first}\n\nGo slow.\n\n## {second}\n\nGo slower.\n", "x.md")) == 1


@pytest.mark.parametrize(
    "told",
    [
        "**Ausführung:** Setz dich.\n\n**Fehler:** Knie innen.",
        "### Ausgangsposition\n\nSteh.\n\n### Ausführung\n\n1. Setz dich.",
        "- **Ejecución:** Baja.\n- **Errores:** Rodillas.",
    ],
)
def test_exercises_are_told_in_any_language(told: str) -> None:
    text = f"# Morgen\n\n## Kniebeuge\n\n{told}\n\n## Liegestütz\n\n{told}\n"
    assert [one.exercise.title for one in read_all(text, "x.md")] == ["Kniebeuge", "Liegestütz"]
