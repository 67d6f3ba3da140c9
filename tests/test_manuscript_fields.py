"""Front matter as people and programs write it: every synonym, language and nesting is understood."""

# ruff: noqa: E501
from __future__ import annotations

import pytest
import values

from cards.diagnostics import Severity
from cards.exercise import Exercise, Kind, Listing, Muscles, Paragraph, Prescription
from cards.manuscript.field_names import bare_name, field_of, names
from cards.manuscript.reader import Reading, read

BODY = "\n## Setup\n\n- Stand.\n"


def reading(matter: str, body: str = BODY, fence: str = "---") -> Reading:
    return values.reading(body, "squat.md", matter, fence)


def exercise(matter: str, body: str = BODY, fence: str = "---") -> Exercise:
    return reading(matter, body, fence).exercise


def kinds(found: Exercise) -> list[str]:
    return [str(section.kind) for section in found.sections]


def text(found: Exercise, kind: Kind) -> str:
    return "\n".join(section.text for section in found.sections if section.kind is kind)


def numbers(found: Exercise, kind: Kind) -> list[int | None]:
    (section,) = (section for section in found.sections if section.kind is kind)
    (listing,) = section.blocks
    assert isinstance(listing, Listing)
    return [item.number for item in listing.items]


def complaints(result: Reading) -> list[str]:
    return [str(one) for one in result.diagnostics if one.severity is not Severity.HINT]


@pytest.mark.parametrize(
    "key", ["primaryMuscles", "primary_muscles", "primary-muscles", "Primary muscles", "PRIMARY MUSCLES"]
)
def test_case_and_joints_of_a_name_do_not_matter(key: str) -> None:
    assert exercise(f"{key}: [thighs]\n").muscles == Muscles(("thighs",))


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("difficultyLevel", "level"),
        ("skill_level", "level"),
        ("Schwierigkeit", "level"),
        ("niveau", "level"),
        ("dificultad", "level"),
        ("Poziom trudności", "level"),
        ("YouTube_Link", "video"),
        ("videoUrl", "video"),
        ("video_front", "video"),
        ("geräte", "equipment"),
        ("Matériel", "equipment"),
        ("sprzęt", "equipment"),
        ("músculos", "muscles"),
        ("targetMuscleGroups", "muscles"),
        ("bodyPart", "muscles"),
        ("Spiergroepen", "muscles"),
        ("synergists", "secondary"),
        ("form_cues", "tips"),
        ("consejos", "tips"),
        ("commonMistakes", "mistakes"),
        ("erreursFréquentes", "mistakes"),
        ("controindicazioni", "safety"),
        ("instructions", "execution"),
        ("instructions_en", "execution"),
        ("Ausführung", "execution"),
        ("posiciónInicial", "setup"),
        ("wiederholungen", "reps"),
        ("powtórzenia", "reps"),
        ("séries", "sets"),
        ("pausa", "rest"),
        ("katalog", ""),
    ],
)
def test_names_of_all_languages_mean_fields(key: str, field: str) -> None:
    assert field_of(key) == field


def test_no_name_means_two_things() -> None:
    known = names()
    assert not (known.machine & known.fields.keys())
    assert all(bare_name(name) == name for name in known.fields)


def test_synonyms_fill_the_card() -> None:
    found = exercise(
        "name: Goblet squat\nyoutube: https://youtu.be/SqO-VUEak2M\ndifficulty: beginner\n"
        "primary_muscles: [thighs, seat]\nsecondary_muscles: [trunk]\nsets: 3\nreps: 8-12\nrest: 90 s\n"
        "weight: 16 kg\nhold: 2 s\nside: each\nfrequency: twice a week\nduration: 5 min\n"
        "comment: Go slowly.\n"
    )
    assert (found.title, found.level) == ("Goblet squat", "beginner")
    assert found.video is not None
    assert found.video.id == "SqO-VUEak2M"
    assert found.muscles == Muscles(("thighs", "seat"), ("trunk",))
    assert found.prescription == Prescription(
        sets="3", reps="8-12", rest="90 s", load="16 kg", hold="2 s", side="each",
        frequency="twice a week", duration="5 min", notes="Go slowly.",
    )  # fmt: skip


def test_the_deck_wins_over_the_file() -> None:
    own = Prescription(sets="3", reps="10")
    assert Prescription(sets="5").completed(own) == Prescription(sets="5", reps="10")


def test_a_time_at_a_station_stands_in_place_of_the_file_s_own_repetitions() -> None:
    own = Prescription(sets="3", reps="10", side="each", rest="60 s")
    asked = Prescription(work="40 s", rest="20 s").completed(own)
    assert asked == Prescription(work="40 s", rest="20 s")
    held = Prescription(sets="3", hold="20 s", rest="30 s")
    assert Prescription(reps="5").completed(held) == Prescription(sets="3", reps="5", rest="30 s")


@pytest.mark.parametrize(
    "matter",
    [
        "video:\n  provider: youtube\n  id: SqO-VUEak2M\n",
        "video: {url: 'https://www.youtube.com/watch?v=SqO-VUEak2M'}\n",
        "videos:\n  - title: Front\n    link: https://youtu.be/SqO-VUEak2M\n",
        "youtube_id: SqO-VUEak2M\n",
        "params:\n  video_id: SqO-VUEak2M\n",
    ],
)
def test_a_video_in_any_form(matter: str) -> None:
    found = exercise(matter)
    assert found.video is not None
    assert found.video.url == "https://youtu.be/SqO-VUEak2M"


def test_a_vimeo_video_is_told_by_its_provider() -> None:
    found = exercise("video: {provider: vimeo, id: 76979871}\n")
    assert found.video is not None
    assert found.video.url == "https://vimeo.com/76979871"


def test_muscles_and_equipment_as_mappings() -> None:
    result = reading(
        "muscles:\n  - id: pectoralis_major\n    role: primary\n"
        "  - id: triceps_brachii\n    role: secondary\n"
        "equipment:\n  - name: mat\n  - name: wall\n"
    )
    assert result.exercise.muscles == Muscles(("pectoralis major",), ("triceps brachii",))
    assert result.exercise.equipment == ("mat", "wall")
    assert complaints(result) == []


def test_text_in_fields_becomes_sections_before_and_after_the_body() -> None:
    found = exercise(
        "equipment: [kettlebell]\ninstructions:\n  - Kneel.\n  - Press.\ntips:\n  - Shin upright.\n  - Look up.\n"
        "cautions:\n  - Stop if it pinches.\ncommonMistakes: [Leaning.]\n",
        "\nChange sides after every set.\n",
    )
    assert kinds(found) == ["execution", "other", "tips", "mistakes", "safety"]
    assert numbers(found, Kind.EXECUTION) == [1, 2]
    assert numbers(found, Kind.TIPS) == [None, None]
    assert text(found, Kind.OTHER) == "Change sides after every set."
    assert text(found, Kind.SAFETY) == "Stop if it pinches."


def test_a_field_joins_the_section_of_its_kind() -> None:
    found = exercise("tips: [Look up.]\n", "\n## Execution\n\n1. Press.\n\n## Tips\n\n- Breathe.\n")
    assert kinds(found) == ["execution", "tips"]
    assert text(found, Kind.TIPS) == "Breathe.\nLook up."


def test_a_file_of_front_matter_alone_is_a_card_with_named_steps() -> None:
    result = reading(
        "title: Wall sit\nsteps:\n  - title: Lean\n    text: Put your back on the wall.\n"
        "  - title: Slide\n    text: Go down.\n",
        "",
    )
    assert [(step.name, step.text) for step in result.exercise.steps] == [
        ("Lean", "Put your back on the wall."),
        ("Slide", "Go down."),
    ]
    assert numbers(result.exercise, Kind.EXECUTION) == [1, 2]
    assert complaints(result) == []


def test_cues_by_section_and_errors_with_corrections() -> None:
    found = exercise(
        "coaching_cues:\n  setup:\n    - Rücken an die Wand.\n  execution:\n    - Langsam rutschen.\n    - Halten.\n"
        "common_errors:\n  knees_in:\n    description: Knie fallen nach innen.\n"
        "    correction: Knie nach außen drücken.\n  heels_up: Fersen heben ab.\n",
        "",
    )
    assert kinds(found) == ["setup", "execution", "mistakes"]
    assert text(found, Kind.MISTAKES) == (
        "Knees in: Knie fallen nach innen. Knie nach außen drücken.\nHeels up: Fersen heben ab."
    )
    (mistakes,) = (section for section in found.sections if section.kind is Kind.MISTAKES)
    assert isinstance(mistakes.blocks[0], Listing)
    first = mistakes.blocks[0].items[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.runs[0].bold


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("instructions: |\n  Lean back.\n  Slide down.\n", [1, 2]),
        ("instructions: '1. Lean back. 2. Slide down.'\n", [1, 2]),
        ("instructions: |\n  1. Lean back.\n  2. Slide down.\n", [1, 2]),
        ("steps:\n  - order: 2\n    text: Slide down.\n  - order: 1\n    text: Lean back.\n", [1, 2]),
    ],
)
def test_steps_as_one_text_are_numbered(matter: str, expected: list[int]) -> None:
    found = exercise(matter, "")
    assert numbers(found, Kind.EXECUTION) == expected
    assert text(found, Kind.EXECUTION) == "Lean back.\nSlide down."


def test_which_way_a_variation_goes_is_told() -> None:
    found = exercise("easier: Higher seat.\nharder: One leg.\nprogression: A weight.\n")
    assert text(found, Kind.VARIATIONS) == "Progression: A weight.\nEasier: Higher seat.\nHarder: One leg."


def test_markdown_in_a_field_is_read() -> None:
    found = exercise("tips: 'Keep the **heels** down.'\n")
    (tips,) = (section for section in found.sections if section.kind is Kind.TIPS)
    assert isinstance(tips.blocks[0], Paragraph)
    assert [run.text for run in tips.blocks[0].runs if run.bold] == ["heels"]


def test_dose_inside_a_mapping_and_what_has_no_field_there() -> None:
    found = exercise(
        "prescription:\n  sets: 3\n  reps: [10, 8, 6]\n  rest: {min: 60, max: 90}\n  warmup: Two easy sets.\n"
    )
    assert found.prescription == Prescription(
        sets="3", reps="10, 8, 6", rest="60–90", notes="Warmup: Two easy sets."
    )


def test_a_summary_beside_a_description_tells_the_purpose() -> None:
    found = exercise("description: A hold.\nsummary: Strong legs without a weight.\n")
    assert (found.description, text(found, Kind.PURPOSE)) == ("A hold.", "Strong legs without a weight.")


def test_a_level_that_is_a_number_is_told_with_its_name() -> None:
    assert exercise("difficulty: 3\n").level == "Difficulty 3"


def test_groups_tags_and_other_names() -> None:
    found = exercise(
        "category: strength\npattern: squat\nforce: static\nmechanic: compound\naliases: [Chair]\n"
    )
    assert (found.group, found.tags, found.aliases) == (
        "strength",
        ("compound", "static", "squat"),
        ("Chair",),
    )


@pytest.mark.parametrize(
    ("matter", "draft"),
    [
        ("draft: true\n", True),
        ("published: false\n", True),
        ("status: Draft\n", True),
        ("draft: false\n", False),
        ("published: true\n", False),
        ("status: done\n", False),
    ],
)
def test_a_draft_is_known(matter: str, draft: bool) -> None:
    result = reading(matter)
    assert result.exercise.draft is draft
    assert any("is marked as a draft" in one.message for one in result.diagnostics) is draft


@pytest.mark.parametrize("matter", ["weight: 10\n", "position: 3\n", "type: post\n", "layout: exercise\n"])
def test_what_a_site_keeps_for_itself_is_not_printed(matter: str) -> None:
    result = reading(matter)
    assert result.exercise.prescription == Prescription()
    assert (result.exercise.tags, kinds(result.exercise)) == ((), ["setup"])
    assert complaints(result) == []


def test_fields_inside_the_tables_of_a_site() -> None:
    found = exercise(
        'title = "Wall sit"\n[params]\nlevel = "beginner"\n[taxonomies]\nequipment = ["wall"]\n', fence="+++"
    )
    assert (found.level, found.equipment) == ("beginner", ("wall",))


def test_a_link_that_is_no_video_is_named_and_does_not_keep_the_card() -> None:
    result = read("---\ndemo: my phone\n---\n- Stand.\n", "squat.md")
    assert [one.severity for one in result.diagnostics if "my phone" in one.message] == [Severity.WARNING]


def test_phases_that_only_count_are_steps_under_their_own_names() -> None:
    found = exercise(
        "execution:\n  phase_1:\n    title: Pick up\n    description: Bend and grip.\n"
        "  phase_2:\n    title: Walk\n    description: Short steps.\n",
        "",
    )
    assert text(found, Kind.EXECUTION) == "Pick up: Bend and grip.\nWalk: Short steps."
    assert numbers(found, Kind.EXECUTION) == [1, 2]


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("rest_seconds: 90\n", Prescription(rest="90 s")),
        ("hold_sec: 20-30\n", Prescription(hold="20-30 s")),
        ("durationMinutes: 5\n", Prescription(duration="5 min")),
        ("weight_kg: 16\n", Prescription(load="16 kg")),
        ("rest_seconds: one minute\n", Prescription(rest="one minute")),
        ("reps: [12, 10, 8]\n", Prescription(reps="12, 10, 8")),
    ],
)
def test_a_bare_number_has_the_unit_of_its_name(matter: str, expected: Prescription) -> None:
    assert exercise(matter).prescription == expected


def test_several_named_videos() -> None:
    result = reading("videos:\n  front: https://youtu.be/SqO-VUEak2M\n  side: https://youtu.be/CkFzgR55gho\n")
    assert result.exercise.video is not None
    assert result.exercise.video.id == "SqO-VUEak2M"
    assert any("only the first video" in one.message for one in result.diagnostics)


def test_words_between_semicolons_are_a_list() -> None:
    assert text(exercise('form_cues: "Chest up; short steps; eyes ahead"\n'), Kind.TIPS).split("\n") == [
        "Chest up",
        "short steps",
        "eyes ahead",
    ]


def test_notation_in_a_field_is_read_as_in_the_text() -> None:
    assert text(exercise('tips: "Keep ==low== and ~~high~~ wide"\n'), Kind.TIPS) == "Keep low and wide"


@pytest.mark.parametrize("matter", ["tips:\n", "tips: []\n", "progressions: []\n", "instructions: ''\n"])
def test_an_empty_field_makes_no_section(matter: str) -> None:
    assert kinds(exercise(matter)) == ["setup"]


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("contraIndications", "safety"),
        ("setsRecommended", "sets"),
        ("recommended_reps", "reps"),
        ("tempoNotation", "tempo"),
        ("minReps", "reps"),
        ("bodyPosition", "setup"),
        ("why it works", "purpose"),
        ("patientFriendlyDescription", "description"),
    ],
)
def test_names_with_a_word_or_a_joint_too_many_are_known(key: str, field: str) -> None:
    assert field_of(key) == field


@pytest.mark.parametrize(
    ("matter", "reps"),
    [
        ("repsMin: 8\nrepsMax: 12\n", "8–12"),
        ("max_reps: 12\nmin_reps: 8\n", "8–12"),
        ("reps: {min: 8, max: 12}\n", "8–12"),
        ("reps_min: 8\n", "8"),
    ],
)
def test_both_ends_of_a_range_are_one_dose(matter: str, reps: str) -> None:
    assert exercise(matter).prescription.reps == reps


def test_an_amount_with_its_unit_and_doses_without_a_field_of_their_own() -> None:
    found = exercise("rest: {value: 90, unit: s}\nrpe: 8\ntime_under_tension: 40 s\nnotes: go slow\n")
    assert found.prescription.rest == "90 s"
    assert found.prescription.notes == "go slow; RPE: 8; Time under tension: 40 s"


def test_a_level_in_words_is_told_before_one_in_numbers() -> None:
    assert exercise("difficultyLevel: 2\nskillLevel: intermediate\n").level == "intermediate"


def test_roles_of_muscles_in_brackets() -> None:
    assert exercise('muscles: "chest (primary), triceps (secondary), core"\n').muscles == Muscles(
        ("chest", "core"), ("triceps",)
    )


def test_equipment_that_may_be_left_out_is_marked() -> None:
    assert exercise("equipment: {required: [bar], optional: [belt]}\n").equipment == (
        "bar",
        "belt (optional)",
    )


def test_an_exercise_inside_an_entry_is_read_as_if_it_stood_alone() -> None:
    matter = (
        "exercise:\n  name: Row\n  level: beginner\n  media:\n    video: SqO-VUEak2M\n    image: row.png\n"
        "  instructions:\n    setup: [Sit tall.]\n    execution: [Pull., Return.]\n"
        "  safety: {warnings: [Sharp pain], contraindications: [Hernia]}\n"
    )
    found = read(f"---\n{matter}---\n", "x.md").exercise
    assert (found.title, found.level, [one.path for one in found.images]) == ("Row", "beginner", ["row.png"])
    assert found.video is not None
    assert kinds(found) == ["setup", "execution", "safety"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("**bold** and *slanted*", "bold and slanted"),
        ("[words](https://example.org)", "words"),
        ("[[Row|the row]] %%secret%%", "the row"),
        ("a_b and 2 * 3", "a_b and 2 * 3"),
        ("`code` <b>x</b>", "code x"),
    ],
)
def test_marks_in_a_field_of_one_line_are_not_printed(written: str, words: str) -> None:
    found = exercise(f"description: '{written}'\nnotes: '{written}'\nlevel: '{written}'\n")
    assert (found.description, found.prescription.notes, found.level) == (words,) * 3


@pytest.mark.parametrize(
    ("matter", "lang"),
    [
        ("nazwa: Wykrok\nwykonanie: [Zrób krok., Zejdź.]\nbłędy: kolano do środka\n", "pl"),
        ("nom: Fente\nétapes: [Un pas en avant., Descendez.]\n", "fr"),
        ("nome: Affondo\nesecuzione: [Fai un passo., Scendi piano.]\n", "it"),
        ("naam: Uitvalspas\nuitvoering: [Stap naar voren., Zak langzaam.]\n", "nl"),
        ("nome: Avanço\nexecução: [Dê um passo à frente., Desça devagar.]\n", "pt"),
        ("nombre: Zancada\npasos: [Da un paso adelante., Baja despacio.]\n", "es"),
        ("Name: Ausfallschritt\nSchritte: [Schritt nach vorn., Knie senken.]\n", "de"),
        ("name: Lunge\nsteps: [Step out., Go down.]\n", "en"),
    ],
)
def test_the_language_of_a_few_words_in_fields(matter: str, lang: str) -> None:
    assert read(f"---\n{matter}---\n", "x.md").exercise.lang == lang


@pytest.mark.parametrize("word", ["none", "None", "n/a", "'-'", "keine", "aucune", "[none]", "[n/a, '–']"])
def test_a_field_that_says_that_there_is_none_is_not_printed_and_named(word: str) -> None:
    found = read(f"---\ntitle: A\nsafety: {word}\n---\n\n1. Go.\n", "a.md")
    assert [str(section.kind) for section in found.exercise.sections] == ["execution"]
    assert any("safety" in one.message and "not printed" in one.message for one in found.diagnostics)


def test_words_that_begin_with_none_are_printed() -> None:
    found = read("---\ntitle: A\nsafety: None of it should hurt.\n---\n\n1. Go.\n", "a.md")
    assert [str(section.kind) for section in found.exercise.sections] == ["execution", "safety"]
