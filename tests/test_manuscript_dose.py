"""How much is to be done, in one phrase: as people write it above their steps, in a field, in a column."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.exercise import Exercise, Kind
from cards.manuscript.dose_words import dose_in
from cards.manuscript.reader import read, read_bytes

#: Phrases, and what each tells.
PHRASES = {
    "4 sets of 8-12 @ 60 kg, rest 90s": {"sets": "4", "reps": "8-12", "load": "60 kg", "rest": "90s"},
    "5×3 @ 80% 1RM (RPE 8), 3 min rest": {
        "sets": "5",
        "reps": "3",
        "load": "80% 1RM",
        "RPE": "8",
        "rest": "3 min",
    },
    "**3 x 10**, 60 s rest, tempo 3-1-1-0": {"sets": "3", "reps": "10", "rest": "60 s", "tempo": "3-1-1-0"},
    "3x30s per side": {"sets": "3 x 30s per side"},
    "3 sets of 20 m each leg": {"sets": "3 x 20 m each leg"},
    "3x12/leg": {"sets": "3", "reps": "12/leg"},
    "12 min AMRAP": {"reps": "12 min AMRAP"},
    "3 sets to failure": {"sets": "3", "reps": "to failure"},
    "40s on, 20s off, 5 rounds": {"work": "40s", "rest": "20s", "sets": "5 rounds"},
    "Hold for 30 s, 3 sets": {"hold": "30 s", "sets": "3"},
    "10 - 12 reps, 3 sets, twice a week": {"reps": "10–12", "sets": "3", "frequency": "twice a week"},
    "3 Sätze à 10 Wiederholungen, 90 s Pause": {"sets": "3", "reps": "10", "rest": "90 s"},
    "3 series de 10 repeticiones, descanso 60 s": {"sets": "3", "reps": "10", "rest": "60 s"},
    "3 séries de 12 répétitions": {"sets": "3", "reps": "12"},
    "3 serie da 10 ripetizioni": {"sets": "3", "reps": "10"},
    "3 serie po 10 powtórzeń": {"sets": "3", "reps": "10"},
}
#: What is no dose, or says more than one.
OTHERS = (
    "",
    "3 x 10 kg",
    "5 kg",
    "2024-01-02",
    "rest 60 s",
    "Sit down and do 3 sets of 10",
    "3 sets of fun",
    "10",
    "3 x 10, 4 x 12",
    "3 x 10 for a quiet back",
)


def exercise(text: str) -> Exercise:
    return read(text, "x.md").exercise


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_tells_its_parts(phrase: str) -> None:
    assert dose_in(phrase) == PHRASES[phrase]


@pytest.mark.parametrize("text", OTHERS)
def test_what_says_anything_else_is_no_dose(text: str) -> None:
    assert dose_in(text) == {}


@given(st.text(alphabet="0123456789 x×@%,()-/.sabcdegilmnoprt", max_size=60))
def test_no_number_of_a_phrase_is_lost(text: str) -> None:
    told = dose_in(text)
    written = " ".join(told.values())
    assert not told or sorted(re.findall(r"\d+", text)) == sorted(re.findall(r"\d+", written))


@pytest.mark.parametrize(
    "form",
    [
        "# Squat\n\n{}\n\n## Steps\n\n1. Sit.\n",
        "# Squat\n\n**Prescription:** {}\n\n## Steps\n\n1. Sit.\n",
        "# Squat\n\n- **Sets x Reps:** {}\n- **Level:** easy\n\n## Steps\n\n1. Sit.\n",
        "---\ntitle: Squat\nsets_reps: {}\n---\n1. Sit.\n",
        "---\ntitle: Squat\ndose: {}\n---\n1. Sit.\n",
    ],
)
@pytest.mark.parametrize("phrase", ["3 x 10", "3 sets of 10"])
def test_the_dose_is_printed_as_one_and_not_as_the_purpose(form: str, phrase: str) -> None:
    found = exercise(form.format(phrase))
    assert (found.prescription.sets, found.prescription.reps) == ("3", "10")
    assert [(one.kind, one.text) for one in found.sections] == [(Kind.EXECUTION, "Sit.")]


def test_a_list_of_measures_is_a_dose() -> None:
    found = exercise("# Plank\n\n- 3 sets of 30 seconds\n- Rest 45 s\n- RPE 7\n\n## Steps\n\n1. Hold.\n")
    assert (found.prescription.sets, found.prescription.rest) == ("3 x 30 seconds", "45 s")
    assert found.prescription.notes == "RPE: 7"
    assert [one.text for one in found.sections] == ["Hold."]


def test_steps_that_hold_a_measure_are_steps() -> None:
    found = exercise("# Plank\n\n- Go down.\n- Hold 30 s\n- 10 reps\n")
    assert found.sections[0].text.split("\n") == ["Go down.", "Hold 30 s", "10 reps"]


def test_a_column_may_hold_sets_and_reps() -> None:
    (found,) = read_bytes("name,steps,Sätze x Wdh.,RPE\nA squat,Go.,3 x 10,8\n".encode(), "x.csv")
    dose = found.exercise.prescription
    assert (dose.sets, dose.reps, dose.notes) == ("3", "10", "RPE: 8")


@pytest.mark.parametrize("heading", ["Dose", "Prescription", "So geht's", "Posologie", "Quante volte"])
def test_a_heading_over_the_dose_is_execution(heading: str) -> None:
    lang = {"So geht's": "de", "Posologie": "fr", "Quante volte": "it"}.get(heading, "en")
    found = exercise(f"---\nlang: {lang}\n---\n# X\n\n## {heading}\n\n3 x 10\n\n## Tips\n\n- Y.\n")
    assert found.sections[0].kind is Kind.EXECUTION
