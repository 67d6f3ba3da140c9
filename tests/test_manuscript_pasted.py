"""Lists as people type and paste them, and properties of vaults, as steps and doses of a card."""

from __future__ import annotations

import pytest

from cards.exercise import Exercise, Kind, Listing, Section
from cards.manuscript.reader import read


def exercise(text: str) -> Exercise:
    return read(text, "x.md").exercise


def section(text: str, kind: Kind) -> Section:
    return next(one for one in exercise(text).sections if one.kind is kind)


def items(one: Section) -> list[tuple[int | None, str]]:
    listing = next(block for block in one.blocks if isinstance(block, Listing))
    return [(item.number, Section(one.kind, None, item.blocks).text) for item in listing.items]


@pytest.mark.parametrize(
    "pasted",
    [
        "a) Kneel.\nb) Reach.\nc) Return.",
        "A. Kneel.\nB. Reach.\nC. Return.",
        "(a) Kneel.\n\n(b) Reach.\n\n(c) Return.",
        "i. Kneel.\nii. Reach.\niii. Return.",
        "Step 1: Kneel.\nStep 2: Reach.\nStep 3: Return.",
        "STEP 1. Kneel.\n\nSTEP 2. Reach.\n\nSTEP 3. Return.",
        "Paso 1 - Kneel.\nPaso 2 - Reach.\nPaso 3 - Return.",
        "Schritt 1) Kneel.\nSchritt 2) Reach.\nSchritt 3) Return.",
    ],
)
def test_steps_counted_by_letters_or_words_are_numbered(pasted: str) -> None:
    found = section(f"# Bird dog\n\n## Steps\n\n{pasted}\n\n## Tips\n\n- Breathe.\n", Kind.EXECUTION)
    assert items(found) == [(1, "Kneel."), (2, "Reach."), (3, "Return.")]


@pytest.mark.parametrize(
    "text", ["Plan A. Kneel.", "a. lonely", "A. Coach wrote this.\nC. Other too.", "I. am"]
)
def test_a_letter_alone_counts_nothing(text: str) -> None:
    assert "1" not in section(f"# Bird dog\n\n## Steps\n\n{text}\n", Kind.EXECUTION).text
    assert not any(
        isinstance(one, Listing) for one in exercise(f"# B\n\n## Steps\n\n{text}\n").sections[0].blocks
    )


def test_letters_inside_of_numbers_are_steps_of_steps() -> None:
    found = section("# B\n\n## Steps\n\n1. Reach\n   a) arm\n   b) leg\n2. Return\n", Kind.EXECUTION)
    assert found.text.split("\n") == ["Reach", "arm", "leg", "Return"]
    assert [number for number, _ in items(found)] == [1, 2]


def test_lines_that_begin_with_signs_are_items_and_keep_what_the_signs_say() -> None:
    text = "# B\n\n## Steps\n\n1. Go.\n\n## Do's and don'ts\n\n✅ Look down\n❌ Hips tip\n✓ Slow\n✗ Fast\n"
    found = section(text, Kind.TIPS)
    assert [words for _, words in items(found)] == ["✅ Look down", "❌ Hips tip", "✓ Slow", "✗ Fast"]


def test_a_term_with_several_meanings_is_a_heading_over_a_list() -> None:
    terms = ("Setup\n: On all fours.\n: Hands under shoulders.", "Steps\n: 1. Reach.\n  2. Return.")
    text = "\n\n".join(("# B", *terms, "Mistakes\n: Hips tip.\n"))
    assert items(section(text, Kind.SETUP)) == [(None, "On all fours."), (None, "Hands under shoulders.")]
    assert items(section(text, Kind.EXECUTION)) == [(1, "Reach."), (2, "Return.")]
    assert section(text, Kind.MISTAKES).text == "Hips tip."


@pytest.mark.parametrize(
    "told",
    [
        "[level:: easy] [sets:: 3] [reps:: 8 a side]\nequipment:: mat\n(rest:: 60 s)",
        "- level:: easy\n  sets:: 3\n  reps:: 8 a side\n  rest:: 60 s\n  equipment:: [[mat]]",
        "**Level**:: easy\n**Sets**:: 3\n**Reps**:: 8 a side\n**Rest**:: 60 s\n**Equipment**:: #mat",
    ],
)
@pytest.mark.parametrize(
    "place", ["# Bird dog\n\n{}\n\n## Steps\n\n1. Reach.\n", "# Bird dog\n\n## Steps\n\n1. Reach.\n\n{}\n"]
)
def test_properties_of_a_vault_are_facts_wherever_they_stand(told: str, place: str) -> None:
    found = exercise(place.format(told))
    dose = found.prescription
    assert (found.level, found.equipment) == ("easy", ("mat",))
    assert (dose.sets, dose.reps, dose.rest) == ("3", "8 a side", "60 s")
    assert [one.text for one in found.sections] == ["Reach."]


def test_a_property_inside_a_sentence_stays_in_it() -> None:
    text = "# B\n\n## Steps\n\n1. Hold for [hold:: 20 s] and breathe.\n"
    assert section(text, Kind.EXECUTION).text == "Hold for hold: 20 s and breathe."


def test_a_title_as_a_property_names_the_card() -> None:
    assert exercise("title:: Dead bug\ntags:: core\n\n- ## Steps\n\t- Reach.\n").title == "Dead bug"


def test_an_embedded_picture_with_a_place_or_a_size_is_a_picture() -> None:
    text = "# B\n\n![[own.png#center|200]]\n\n## Steps\n\n1. Reach.\n"
    found = exercise(text)
    shown = [block.path for one in found.sections for block in one.blocks if hasattr(block, "path")]
    assert [*shown, *(one.path for one in found.images)] == ["own.png"]
