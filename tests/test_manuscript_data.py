"""Data as other programs and people keep them: the forms of public collections, spreadsheets, and --map."""

from __future__ import annotations

import datetime
import io
import json
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import lay, run

from cards.cli.linked_data import as_linked_data
from cards.cli.spreadsheet import as_csv
from cards.cli.transcript import as_data
from cards.diagnostics import CardsError, Diagnostic, Severity
from cards.exercise import Exercise, Kind, Muscles
from cards.limits import WORKBOOK_BYTES
from cards.manuscript.reader import FIELDS, Reading, read_all, read_bytes, read_data, read_one
from cards.manuscript.written import as_file

ARRAY = [
    {
        "name": "Wall Slide",
        "force": "static",
        "level": "beginner",
        "mechanic": "isolation",
        "equipment": "body only",
        "primaryMuscles": ["shoulders"],
        "secondaryMuscles": ["middle back", "traps"],
        "instructions": ["Stand against a wall.", "Slide your arms up; keep the wrists flat."],
        "category": "stretching",
        "images": ["Wall_Slide/0.jpg", "Wall_Slide/1.jpg"],
        "id": "Wall_Slide",
    },
    {
        "name": "Sled Push",
        "mechanic": None,
        "equipment": None,
        "secondaryMuscles": [],
        "instructions": ["Lean in.", "Walk."],
        "images": [],
    },
]
UNDER_A_KEY = {
    "categories": ["strength"],
    "equipment": ["none", "barbell"],
    "muscles": ["biceps", "lats"],
    "exercises": [
        {
            "name": "Bar Curl",
            "description": "A curl of the bar.",
            "instructions": ["Hold the bar.", "Bend the elbows."],
            "tips": ["Do not swing."],
            "category": "strength",
            "primary_muscles": ["biceps"],
            "secondary_muscles": ["forearms"],
            "equipment": ["barbell"],
            "aliases": ["Curl"],
            "video": "https://www.youtube.com/watch?v=SqO-VUEak2M",
            "variations_on": ["Rope Curl"],
        }
    ],
}
API = {
    "count": 1,
    "next": None,
    "results": [
        {
            "id": 31,
            "uuid": "1b02-aa",
            "category": {"id": 8, "name": "Arms"},
            "muscles": [{"id": 1, "name": "Biceps brachii", "name_en": "Biceps", "is_front": True}],
            "muscles_secondary": [{"id": 13, "name": "Brachialis", "name_en": ""}],
            "equipment": [{"id": 3, "name": "Dumbbell"}],
            "license": {"id": 2, "short_name": "CC-BY-SA"},
            "license_author": "A. Coach",
            "translations": [
                {"id": 1, "name": "Hammercurl", "description": "<p>Steh.</p>", "language": 1},
                {
                    "id": 2,
                    "name": "Hammer Curl",
                    "exercise": 31,
                    "description": "<p>Stand tall.</p><ol><li>Bend.</li><li>Lower <b>slowly</b>.</li></ol>",
                    "language": 2,
                    "aliases": [{"id": 1, "alias": "Neutral Curl"}],
                    "notes": [{"id": 2, "comment": "Keep the wrist straight."}],
                },
            ],
            "images": [{"id": 1, "image": "https://example.org/a.png"}],
            "videos": [{"id": 1, "uuid": "z", "video": "https://example.org/v.mp4"}],
            "author_history": ["a", "b"],
        }
    ],
}
DRAWN = [
    {
        "id": "0001",
        "name": "biceps-curl",
        "title": "Biceps curl",
        "primer": "An isolation move for the upper arm.",
        "type": "isolation",
        "primary": ["biceps brachii"],
        "secondary": ["forearm"],
        "equipment": ["dumbbell"],
        "steps": ["Stand.", "Curl."],
        "tips": ["Slow down."],
        "svg": ["img/0001-relaxation.svg"],
        "png": ["img/0001-relaxation.png"],
    }
]


def exercises(value: Any, file: str = "all.json") -> list[Exercise]:
    return [one.exercise for one in read_all(value if isinstance(value, str) else json.dumps(value), file)]


def words(exercise: Exercise, kind: Kind) -> str:
    return "\n".join(section.text for section in exercise.sections if section.kind is kind)


def warnings(readings: tuple[Reading, ...]) -> list[Diagnostic]:
    return [said for one in readings for said in one.diagnostics if said.severity is not Severity.HINT]


def test_an_array_of_exercises() -> None:
    slide, push = exercises(ARRAY)
    assert (slide.title, slide.level, slide.group) == ("Wall Slide", "beginner", "stretching")
    assert slide.muscles == Muscles(("shoulders",), ("middle back", "traps"))
    assert (slide.equipment, slide.tags) == (("body only",), ("isolation", "static"))
    assert words(slide, Kind.EXECUTION).split("\n") == ARRAY[0]["instructions"]
    assert [picture.path for picture in slide.images] == ARRAY[0]["images"]
    assert (push.title, push.equipment, push.muscles) == ("Sled Push", (), Muscles())
    assert warnings(read_all(json.dumps(ARRAY), "all.json")) == []


def test_exercises_under_a_key_beside_lists_of_words() -> None:
    (curl,) = exercises(UNDER_A_KEY)
    assert (curl.title, curl.description, curl.aliases) == ("Bar Curl", "A curl of the bar.", ("Curl",))
    assert curl.video is not None
    assert curl.video.id == "SqO-VUEak2M"
    assert words(curl, Kind.TIPS) == "Do not swing."
    assert words(curl, Kind.VARIATIONS) == "Rope Curl"
    assert warnings(read_all(json.dumps(UNDER_A_KEY), "all.json")) == []


def test_an_api_with_words_by_language_and_things_with_numbers() -> None:
    (curl,) = exercises(API)
    assert (curl.title, curl.group, curl.author) == ("Hammer Curl", "Arms", "A. Coach")
    assert curl.muscles == Muscles(("Biceps",), ("Brachialis",))
    assert (curl.equipment, curl.aliases) == (("Dumbbell",), ("Neutral Curl",))
    assert curl.prescription.notes == "Keep the wrist straight."
    assert curl.video is not None
    assert curl.video.url == "https://example.org/v.mp4"
    assert words(curl, Kind.PURPOSE) == "Stand tall."
    assert words(curl, Kind.EXECUTION) == "Bend.\nLower slowly."
    (reading,) = read_all(json.dumps(API), "all.json")
    assert warnings((reading,)) == []
    assert any("other languages (1) are not read" in said.message for said in reading.diagnostics)


def test_a_title_beside_a_name_for_programs() -> None:
    (curl,) = exercises(DRAWN)
    assert (curl.title, curl.description) == ("Biceps curl", "An isolation move for the upper arm.")
    assert curl.muscles == Muscles(("biceps brachii",), ("forearm",))
    assert words(curl, Kind.EXECUTION) == "Stand.\nCurl."
    assert curl.tags == ("isolation",)


def test_linked_data_of_a_website() -> None:
    step = {"@type": "HowToStep", "name": "Lean", "text": "Back on the wall."}
    page = {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "@id": "#a",
        "name": "Wall sit",
        "tool": [{"@type": "HowToTool", "name": "Wall"}],
        "step": [{**step, "position": 1}, {**step, "position": 2, "name": "Slide"}],
        "video": {"@type": "VideoObject", "name": "x", "url": "https://youtu.be/SqO-VUEak2M"},
        "image": [{"@type": "ImageObject", "contentUrl": "a.png"}],
        "educationalLevel": "beginner",
        "inLanguage": "en",
    }
    for value in (page, {"@context": "https://schema.org", "@graph": [page, {**page, "name": "Sit"}]}):
        sit = exercises(value)[0]
        assert (sit.title, sit.equipment, sit.level, sit.tags) == ("Wall sit", ("Wall",), "beginner", ())
        assert words(sit, Kind.EXECUTION) == "Lean: Back on the wall.\nSlide: Back on the wall."
        assert [picture.path for picture in sit.images] == ["a.png"]
        assert sit.video is not None
        assert (sit.extra, sit.lang) == ({}, "en")


def test_one_object_in_others_with_a_text_of_its_own() -> None:
    inner = {
        "name": "Deep",
        "info": {"level": "easy"},
        "content": "## Setup\n\nLie.\n\n## Execution\n\n1. Lift.",
    }
    (deep,) = exercises({"data": {"payload": inner}})
    assert (deep.title, deep.level) == ("Deep", "easy")
    assert (words(deep, Kind.SETUP), words(deep, Kind.EXECUTION)) == ("Lie.", "Lift.")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Lean in; Walk", "Lean in\nWalk"),
        ("bend; stand; repeat", "bend\nstand\nrepeat"),
        ("Slide up; keep the wrists flat.", "Slide up; keep the wrists flat."),
        ("Lean in.|Walk.", "Lean in.\nWalk."),
        ("Lean in.\n\nWalk.", "Lean in.\nWalk."),
        ("1. Lean in. 2. Walk.", "Lean in.\nWalk."),
        ("1. Lean in.\n2. Walk.", "Lean in.\nWalk."),
        ("• Lean in.\n• Walk.", "Lean in.\nWalk."),
        ("<ol><li>Lean in.</li><li>Walk.</li></ol>", "Lean in.\nWalk."),
        ("""['Lean in.', "Don't stop."]""", "Lean in.\nDon't stop."),
        ('["Lean in.", "Walk."]', "Lean in.\nWalk."),
        ("'=Lean", "=Lean"),
    ],
)
def test_a_cell_may_hold_several_texts(cell: str, told: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    (found,) = exercises(f"name,instructions\nPush,{quoted}\n", "all.csv")
    assert words(found, Kind.EXECUTION) == told


@pytest.mark.parametrize("cell", ["band|box", "band; box", "band, box", "band\nbox", "['band', 'box']"])
def test_a_cell_may_hold_several_things(cell: str) -> None:
    (found,) = exercises(f'name,equipment,tags,steps\nHop,"{cell}","{cell}",Hop.\n', "all.csv")
    assert (found.equipment, found.tags) == (("band", "box"), ("band", "box"))


@pytest.mark.parametrize(
    ("head", "lang"),
    [
        ("Übung;Geräte;Zielmuskeln;Ausführung;Schwierigkeit", "de"),
        ("Nombre;Equipo;Músculos;Instrucciones;Dificultad", "es"),
        ("Exercise;Equipment needed;Target Muscles;How to;Difficulty", "en"),
    ],
)
def test_columns_of_other_languages_which_tell_the_language_of_a_short_text(head: str, lang: str) -> None:
    (found,) = exercises(f"{head}\nX;Band;Y;Z!;1\n", "all.csv")
    assert (found.title, found.equipment, found.muscles) == ("X", ("Band",), Muscles(("Y",)))
    assert (words(found, Kind.EXECUTION), found.lang) == ("Z!", lang)


def test_a_table_of_old_windows_is_read_with_a_warning() -> None:
    data = "Name;Geräte;Ausführung\nBrücke;Matte;Becken heben.\n".encode("cp1252")
    (reading,) = read_bytes(data, "all.csv")
    assert (reading.exercise.title, reading.exercise.equipment) == ("Brücke", ("Matte",))
    assert "Windows-1252" in warnings((reading,))[0].message


def test_a_title_above_the_names_of_the_columns() -> None:
    first, second = exercises("Our gym,,\n,,\nname,level,steps\nHop,easy,Hop.\nRow,hard,Row.\n", "all.csv")
    assert [first.title, second.title, second.level] == ["Hop", "Row", "hard"]


def test_the_first_of_several_is_told_to_be_one_of_several() -> None:
    reading = read_one(json.dumps(ARRAY).encode(), "all.json")
    (said,) = warnings((reading,))
    assert said.message == "the file holds 2 exercises: this is the first"
    assert "all.json#sled-push" in said.hint


# Workbooks


def workbook(*rows: list[Any], more: tuple[list[Any], ...] = ()) -> bytes:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl, which reads XLSX, is not installed")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for row in more:
        (book["More"] if "More" in book.sheetnames else book.create_sheet("More")).append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_workbook_is_read_as_a_table_is() -> None:
    data = workbook(
        ["Our gym"],
        [],
        ["Exercise", "Sets", "Steps", "Muscles"],
        ["Squat", 3, "Sit back.\nStand up.", "quads; glutes"],
        ["Row", 4.0, "1. Pull. 2. Lower.", None],
        more=(["a", "b"], ["c", "d"]),
    )
    squat, row = (one.exercise for one in read_bytes(data, "gym.xlsx"))
    assert (squat.title, squat.prescription.sets, squat.muscles.primary) == (
        "Squat",
        "3",
        ("quads", "glutes"),
    )
    assert (words(squat, Kind.EXECUTION), row.prescription.sets) == ("Sit back.\nStand up.", "4")


def test_every_sheet_with_known_names_is_read() -> None:
    data = workbook(["name", "steps"], ["A", "a"], more=(["name", "steps"], ["B", "b"]))
    assert [one.exercise.title for one in read_bytes(data, "gym.xlsx")] == ["A", "B"]


def test_a_date_that_a_spreadsheet_made_of_a_range_is_named() -> None:
    data = workbook(["name", "reps", "steps"], ["Hop", datetime.datetime(2026, 8, 12), "Hop."])
    (reading,) = read_bytes(data, "gym.xlsx")
    (said,) = warnings((reading,))
    assert (said.location.line, reading.exercise.prescription.reps) == (2, "")
    assert "the cell B2 holds a date, 2026-08-12" in said.message


def test_a_link_behind_a_word_is_the_video() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl, which reads XLSX, is not installed")
    book = openpyxl.load_workbook(io.BytesIO(workbook(["name", "video", "steps"], ["Hop", "Watch", "Hop."])))
    book.active["B2"].hyperlink = "https://youtu.be/SqO-VUEak2M"
    data = io.BytesIO()
    book.save(data)
    ((video, title),) = (
        (one.exercise.video, one.exercise.title) for one in read_bytes(data.getvalue(), "x.xlsx")
    )
    assert title == "Hop"
    assert video is not None
    assert video.id == "SqO-VUEak2M"


def test_without_openpyxl_a_workbook_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a", "b")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(CardsError) as caught:
        read_bytes(data.getvalue(), "gym.xlsx")
    assert 'pip install "cuecard[xlsx]"' in caught.value.diagnostics[0].hint


def test_what_is_no_workbook_or_too_large_is_refused() -> None:
    with pytest.raises(CardsError, match="not an XLSX file"):
        read_bytes(b"name,steps\n", "gym.xlsx")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * (WORKBOOK_BYTES + 1))
    with pytest.raises(CardsError, match="bytes when it is unpacked"):
        read_bytes(data.getvalue(), "gym.xlsx")


@pytest.mark.parametrize("broken", [0, 30, 200, 1000])
def test_a_broken_workbook_is_refused_in_one_line(broken: int) -> None:
    data = bytearray(workbook(["name", "steps"], ["A", "a"]))
    data[broken : broken + 40] = b"\0" * 40
    with suppress(CardsError):
        assert read_bytes(bytes(data), "gym.xlsx")


# What a name means


def test_names_are_told_what_they_mean() -> None:
    table = b"label,cat,rating,movement text\nHop,Legs,5,Hop twice.\n"
    fields = {"label": "title", "cat": "group", "Movement_Text": "execution", "rating": "none"}
    found = read_data(table, "all.csv", fields)
    (hop,) = (one.exercise for one in found.readings)
    assert (hop.title, hop.group, words(hop, Kind.EXECUTION)) == ("Hop", "Legs", "Hop twice.")
    assert hop.extra == {}
    assert found.unmet == ()


def test_a_name_that_means_nothing_is_left_out_of_any_form() -> None:
    value = [{"name": "Hop", "tips": ["No."], "steps": ["Hop."]}]
    (hop,) = (
        one.exercise for one in read_data(json.dumps(value).encode(), "a.json", {"tips": "none"}).readings
    )
    assert [section.kind for section in hop.sections] == [Kind.EXECUTION]
    assert hop.extra == {}


def test_names_inside_others_and_names_that_are_taken() -> None:
    value = {"items": [{"title": "No 7", "x": {"y": "Hop"}, "steps": ["Hop."]}]}
    found = read_data(json.dumps(value).encode(), "all.json", {"x.y": "title", "zzz": "tips"})
    (hop,) = (one.exercise for one in found.readings)
    assert hop.title == "Hop"
    assert hop.extra == {"former title": "No 7", "x": {}}
    assert found.unmet == ("zzz",)


def test_two_names_of_one_field_are_both_kept() -> None:
    found = read_data(
        b'[{"name": "Hop", "a": "One.", "b": ["Two."]}]', "all.json", {"a": "execution", "b": "execution"}
    )
    assert words(found.readings[0].exercise, Kind.EXECUTION) == "One.\nTwo."


def test_a_table_whose_names_mean_nothing_is_read_by_what_is_told() -> None:
    found = read_data(b"aa,bb\nHop,Hop twice.\n", "all.csv", {"aa": "title", "bb": "text"})
    assert (found.readings[0].exercise.title, found.readings[0].exercise.sections[0].text) == (
        "Hop",
        "Hop twice.",
    )


def test_the_columns_and_what_becomes_of_them() -> None:
    found = read_data(json.dumps(API).encode(), "all.json")
    told = {column.name: column for column in found.columns}
    assert told["muscles_secondary"].field == "secondary"
    assert told["description"].field == "text"
    assert (told["id"].field, told["id"].is_left) == ("", True)
    assert (told["license"].field, told["license"].is_left) == ("", False)
    assert told["videos"].sample == "https://example.org/v.mp4"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_dry_run_prints_a_table_of_columns_and_the_first_card(here: Path) -> None:
    lay(here / "all.csv", "label,level,id,colours,steps\nHop,easy,7,red,Hop.\nRow,hard,8,blue,Row.\n")
    result = run("import", "all.csv", "--into", "new", "--map", "label=title", "--dry-run")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["label", "title", "Hop"] in rows
    assert ["level", "level", "easy"] in rows
    assert ["id", "left", "aside", "7"] in rows
    assert ["colours", "kept,", "not", "printed", "red"] in rows
    assert "title: Hop" in result.stdout
    assert "title: Row" not in result.stdout
    assert list(here.iterdir()) == [here / "all.csv"]


def test_what_programs_keep_for_themselves_is_not_written_and_a_licence_is(here: Path) -> None:
    lay(here / "all.json", json.dumps(API))
    assert run("import", "all.json", "--into", "new").exit_code == 0
    text = (here / "new" / "hammer-curl.md").read_text(encoding="utf-8")
    assert "CC-BY-SA" in text
    assert "uuid" not in text
    assert run("check", "new").exit_code == 0


@pytest.mark.parametrize(
    ("told", "hint"),
    [
        ("label=titel", 'there is no field "titel"; did you mean "title"?'),
        ("labell=title", 'no column or key is named "labell"; did you mean "label"?'),
        ("label", '"label" is not NAME=FIELD'),
        ("=title", '"=title" is not NAME=FIELD'),
    ],
)
def test_a_wrong_map_is_wrong_usage_and_nothing_is_written(here: Path, told: str, hint: str) -> None:
    lay(here / "all.csv", "label,name,steps\nx,Hop,Hop.\n")
    result = run("import", "all.csv", "--into", "new", "--map", told)
    assert result.exit_code == 2
    assert hint in " ".join(result.stderr.split())
    assert not (here / "new").exists()


def test_every_field_may_be_told() -> None:
    assert {"title", "description", "primary", "secondary", "execution", "text", "none"} <= set(FIELDS)
    for field in set(FIELDS) - {"none"}:
        found = read_data(b'[{"name": "Hop", "steps": ["Hop."], "zzz": "3"}]', "all.json", {"zzz": field})
        assert "zzz" not in found.readings[0].exercise.extra, field
        assert "zzz" in [column.name for column in found.columns], field


def test_data_print_where_they_are_named(here: Path) -> None:
    lay(here / "all.json", json.dumps(ARRAY))
    (here / "gym.xlsx").write_bytes(workbook(["name", "steps"], ["Hop", "Hop."]))
    lay(here / "l.jsonl", '{"name": "One", "steps": ["a"]}\n\n{"name": "Two", "steps": ["b"]}\n')
    result = run("wall", "all.json", "gym.xlsx", "l.jsonl", "-o", "wall.pdf")
    assert result.exit_code == 0
    assert ": 5 pages" in result.stdout
    assert run("card", "all.json#sled-push", "-o", "card.pdf").exit_code == 0
    wrong = run("card", "all.json#sled-pusch", "-o", "no.pdf")
    assert (wrong.exit_code, (here / "no.pdf").exists()) == (1, False)
    assert 'did you mean "sled-push"?' in wrong.stderr


# What lies in the texts


def test_texts_in_data_are_cleaned_as_files_are() -> None:
    value = [{"name": "Hop\u200b \x07up", "steps": "One.\r\nTwo.\rThree.", "tips": ["a\x00b"]}]
    (hop,) = exercises(value)
    assert (hop.title, words(hop, Kind.EXECUTION)) == ("Hop up", "One.\nTwo.\nThree.")
    assert words(hop, Kind.TIPS) == "a b"
    (hop,) = exercises('name,steps\r\nHop,"One.\r\nTwo."\r\n', "all.csv")
    assert words(hop, Kind.EXECUTION) == "One.\nTwo."


NAMES = st.sampled_from(
    [
        *(
            "name",
            "title",
            "sections",
            "kind",
            "markdown",
            "steps",
            "slug",
            "lang",
            "video",
            "url",
            "muscles",
        ),
        *("translations", "language", "name_en", "primary", "equipment", "description", "content", "extra"),
        *("prescription", "print", "hide", "images", "path", "draft", "details", "id", "license", "", "a.b"),
    ]
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(["a", "1. a", "- b", "<ol><li>x</ol>", "# h", "```", "---", "2", "\u202e", "'=1"]),
    st.text(max_size=6),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.dictionaries(NAMES, VALUES, max_size=6), max_size=2) | VALUES,
    st.sampled_from(["a.json", "a.yaml", "a.jsonl"]),
    st.dictionaries(NAMES, st.sampled_from(FIELDS), max_size=2),
)
def test_any_data_are_read_or_refused_in_lines(value: Any, file: str, fields: dict[str, str]) -> None:
    try:
        found = read_data(json.dumps(value).encode(), file, fields)
    except CardsError:
        return
    exercises = [one.exercise for one in found.readings]
    assert as_csv(exercises)
    assert len(as_linked_data(exercises)["@graph"]) == len(exercises)
    assert all(json.dumps(as_data(one)) and as_file(one) for one in exercises)


def test_some_of_the_exercises_of_a_file_are_printed_by_their_names(here: Path) -> None:
    three = [*ARRAY, {"name": "Hop", "steps": ["Hop."]}]
    lay(here / "all.json", json.dumps(three))
    result = run("wall", "all.json#hop", "all.json#sled-push", "-o", "x.pdf", "--no-pictures")
    assert result.exit_code == 0
    assert ": 2 pages" in result.stdout
    assert result.stdout.index("Hop") < result.stdout.index("Sled Push")
    assert "not printed" not in result.stderr


def test_a_folder_of_data_alone_says_to_name_the_file(here: Path) -> None:
    lay(here / "my" / "all.json", json.dumps(ARRAY))
    result = run("wall", "my", "-o", "x.pdf")
    assert result.exit_code == 1
    assert f"name the data file: {Path('my') / 'all.json'}" in result.stderr
