"""Data as servers and tables give it out: records are found, and no cell is lost without a word."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cards.diagnostics import CardsError, Diagnostic
from cards.exercise import Exercise
from cards.manuscript.reader import read, read_bytes

ONE = {"name": "Wall sit", "level": "easy", "steps": ["Lean.", "Slide."]}
OTHER = {"name": "Plank", "steps": ["Hold."]}


def of(text: str, file: str) -> tuple[list[Exercise], list[Diagnostic]]:
    readings = read_bytes(text.encode(), file)
    said = [found for one in readings for found in one.diagnostics if not found.code.startswith("no-")]
    return [one.exercise for one in readings], said


@pytest.mark.parametrize(
    "around",
    [
        {
            "records": [
                {"id": "rec1", "createdTime": "2024-01-01", "fields": ONE},
                {"id": "rec2", "fields": OTHER},
            ]
        },
        {"data": {"exercises": {"edges": [{"node": ONE}, {"node": OTHER}]}}},
        {
            "data": [{"id": 1, "attributes": ONE}, {"id": 2, "attributes": OTHER}],
            "meta": {"page": {"size": 25}},
        },
        {"meta": {"version": 2}, "data": {"items": [{"exercise": ONE}, {"exercise": OTHER}]}},
        {"exercises": {"wall-sit": ONE, "Plank": {"steps": ["Hold."]}}},
    ],
)
@pytest.mark.parametrize("file", ["x.json", "x.yaml"])
def test_records_are_found_in_what_wraps_them(around: Any, file: str) -> None:
    found, said = of(json.dumps(around), file)
    assert [(one.title, one.sections[0].text) for one in found] == [
        ("Wall sit", "Lean.\nSlide."),
        ("Plank", "Hold."),
    ]
    assert said == []


def test_a_mapping_of_fields_is_no_list_of_exercises() -> None:
    fields = {"setup": {"stance": "Stand."}, "execution": {"first": "Go."}}
    (found,), _ = of(json.dumps({"name": "A", **fields}), "x.json")
    assert [one.kind.value for one in found.sections] == ["setup", "execution"]


@pytest.mark.parametrize("level", ["Easy", {"id": 1, "name": "Easy"}, {"value": 1, "label": "Easy"}])
def test_a_thing_that_has_but_a_name_is_its_name(level: Any) -> None:
    (found,), _ = of(json.dumps({**ONE, "level": level}), "x.json")
    assert found.level == "Easy"


def test_doses_of_programs_are_written_as_coaches_do() -> None:
    dose = {"load": {"kg": 60}, "rest": {"seconds": 90}, "tempo": [3, 1, 1, 0], "reps": {"min": 8, "max": 12}}
    (found,), _ = of(json.dumps({**ONE, **dose}), "x.json")
    told = found.prescription
    assert (told.load, told.rest, told.tempo, told.reps) == ("60 kg", "90 s", "3-1-1-0", "8–12")


@pytest.mark.parametrize(
    ("main", "also"),
    [("main", "helpers"), ("prime", "other"), ("primary", "assisting"), ("target", "synergists")],
)
def test_groups_of_muscles_are_known_by_what_people_call_them(main: str, also: str) -> None:
    (found,), said = of(json.dumps({**ONE, "muscles": {main: ["quads"], also: ["glutes"]}}), "x.json")
    assert (found.muscles.primary, found.muscles.secondary, said) == (("quads",), ("glutes",), [])


def test_media_that_are_videos_are_videos() -> None:
    media = [{"type": "video", "url": "https://vimeo.com/12345678"}, {"type": "image", "url": "a.jpg"}]
    (found,), _ = of(json.dumps({**ONE, "media": media}), "x.json")
    assert found.video is not None
    assert (found.video.id, [one.path for one in found.images]) == ("12345678", ["a.jpg"])


@pytest.mark.parametrize(
    "text",
    [
        "Lean.<br>Slide.<br/>Hold.",
        "Step 1: Lean. Step 2: Slide. Step 3: Hold.",
        "1. Lean. 2. Slide. 3. Hold.",
    ],
)
@pytest.mark.parametrize("name", ["steps", "Anleitung"])
def test_steps_in_one_text_are_numbered(text: str, name: str) -> None:
    (found,), _ = of(json.dumps({"name": "Wall sit", name: text}), "x.json")
    assert found.sections[0].kind.value == "execution"
    assert found.sections[0].text == "Lean.\nSlide.\nHold."


def test_a_description_that_counts_is_what_to_do() -> None:
    (found,), _ = of("name\topis\nKrzesełko\t1. Oprzyj się. 2. Zjedź.\n", "x.tsv")
    assert (found.description, found.sections[0].kind.value) == ("", "execution")
    (found,), _ = of("name,description,steps\nA sit,1. of all. 2. of none.,Go.\n", "x.csv")
    assert found.description == "1. of all. 2. of none."


def test_names_of_columns_may_say_how_to_write_their_values() -> None:
    head = "Exercise,Difficulty (1-5),Rest (s),Load (kg),Mistake #1,Steps\n"
    (found,), said = of(head + "Wall sit,2,60,20,Knees in,Lean.\n", "x.csv")
    dose = found.prescription
    assert (found.level, dose.rest, dose.load) == ("Difficulty 2", "60 s", "20 kg")
    assert [one.text for one in found.sections if one.kind.value == "mistakes"] == ["Knees in"]
    assert said == []


def test_a_dash_is_an_empty_cell() -> None:
    (found,), _ = of("name,equipment,sets,steps\nWall sit,-,–,Lean.\n", "x.csv")
    assert (found.equipment, found.prescription.sets) == ((), "")


@pytest.mark.parametrize(
    ("table", "lost"),
    [
        ("name,steps\nWall sit,Lean, then slide.,more\n", ["then slide.", "more"]),
        ("name,steps,\nWall sit,Lean.,a remark\n", ["a remark"]),
    ],
)
def test_cells_without_a_name_above_them_are_named(table: str, lost: list[str]) -> None:
    _, (said,) = of(table, "x.csv")
    assert said.location.line == 2
    assert all(f'"{cell}"' in said.message for cell in lost)


def test_numbers_of_rows_are_missed_by_nobody() -> None:
    found, said = of(",name,steps\n0,Wall sit,Lean.\n1,Plank,Hold.\n", "x.csv")
    assert ([one.title for one in found], said) == (["Wall sit", "Plank"], [])


def test_a_table_without_names_is_told_what_to_write() -> None:
    with pytest.raises(CardsError, match="names such as title, equipment and instructions above the columns"):
        of("Wall sit,easy,Lean on it.\nPlank,easy,Hold.\n", "x.csv")


def test_several_videos_of_a_cell_are_videos() -> None:
    (found,), said = of(
        "name,video,steps\nA,https://youtu.be/abcdefghijk|https://youtu.be/abcdefghijl,Go.\n", "x.csv"
    )
    assert found.video is not None
    assert [one.code for one in said] == ["several-videos"]


def test_groups_of_muscles_in_front_matter_too() -> None:
    found = read(
        "---\ntitle: A\nmuscle_groups:\n  main: [abs]\n  helpers: hips\n---\n1. Go.\n", "x.md"
    ).exercise
    assert (found.muscles.primary, found.muscles.secondary) == (("abs",), ("hips",))
