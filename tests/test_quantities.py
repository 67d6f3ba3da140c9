"""Weights and distances in the units of a project."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_back import page_texts
from running import lay

import cards
from cards.exercise import Exercise, Kind, Paragraph, Prescription, Run, Section
from cards.shop.layouts import find_project
from cards.shop.quantities import in_units
from cards.units import Units

TEXT = """\
---
title: Carry
dose: {sets: 2, load: 10 kg}
---

## Execution

1. **Walk:** Go ten meters (11 yards) with 20 lb (10 kg).

<!-- howto -->

### Walk
Hold 4 to 8 lb (2 to 4 kg).
"""


def told(text: str, units: Units, load: str = "") -> tuple[str, str]:
    section = Section(Kind.EXECUTION, None, (Paragraph((Run(text),)),))
    made = in_units(
        Exercise("T", "t", "t.md", sections=(section,), prescription=Prescription(load=load)), units
    )
    return made.sections[0].text, made.prescription.load


@pytest.mark.parametrize(
    ("text", "metric", "imperial"),
    [
        ("Take 20 lb (10 kg) today.", "Take 10 kg today.", "Take 20 lb today."),
        ("Walk 15 meters (16 yards).", "Walk 15 meters.", "Walk 16 yards."),
        ("Ten meters (11 yards) out", "Ten meters out", "11 yards out"),
        ("a ball of 4 to 8 lb (2 to 4 kg)", "a ball of 2 to 4 kg", "a ball of 4 to 8 lb"),
        ("Take 5 kg.", "Take 5 kg.", "Take 5 kg."),
        (
            "Rest (10 s), then 5 kg (light).",
            "Rest (10 s), then 5 kg (light).",
            "Rest (10 s), then 5 kg (light).",
        ),
    ],
)
def test_of_two_units_the_one_that_is_asked_for_stays(text: str, metric: str, imperial: str) -> None:
    assert told(text, Units.METRIC)[0] == metric
    assert told(text, Units.IMPERIAL)[0] == imperial


@pytest.mark.parametrize(
    ("load", "metric", "imperial"),
    [
        ("8 kg", "8 kg", "18 lb"),
        ("20-40 kg", "20-40 kg", "45-90 lb"),
        ("45 lb", "20 kg", "45 lb"),
        ("5 lbs", "2.5 kg", "5 lbs"),
        ("20 lb (10 kg)", "10 kg", "20 lb"),
        ("light", "light", "light"),
    ],
)
def test_a_load_is_told_in_the_units_of_the_project(load: str, metric: str, imperial: str) -> None:
    assert told("", Units.METRIC, load)[1] == metric
    assert told("", Units.IMPERIAL, load)[1] == imperial


@given(st.text(max_size=80), st.sampled_from(Units))
def test_words_without_a_pair_of_units_stay_as_they_are(text: str, units: Units) -> None:
    if "kg" not in text and "m" not in text.lower() and "l" not in text.lower() and "y" not in text.lower():
        assert told(text.replace("(", ""), units)[0] == text.replace("(", "")


def test_a_project_prints_its_units_and_without_one_the_text_keeps_its_own(here: Path) -> None:
    lay(here / "carry.md", TEXT)
    for said, shown, gone in (
        ("", ("20 lb (10 kg)", "10 kg", "ten meters (11 yards)"), ()),
        ('units = "imperial"\n', ("11 yards with 20 lb.", "20 lb"), ("kg", "meters")),
        ('units = "metric"\n', ("ten meters with 10 kg.", "10 kg"), ("lb", "yards")),
    ):
        lay(here / "cuecard.toml", said)
        text = " ".join(page_texts(cards.card("carry.md", project=find_project()).pdf)[0].split())
        assert [one for one in shown if one not in text] == []
        assert [one for one in gone if one in text] == []
