"""Headings that nest, that hold nothing, and that name their kind in any language."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from cards.manuscript.reader import read


def test_a_heading_under_which_only_empty_headings_stand_is_empty() -> None:
    found = read(
        "# Chair hold\n\n## Details\n\n### Tips\n\n### Images\n\n## Steps\n\n1. Lean.\n\n## More\n\n### Deep\n",
        "h.md",
    )
    assert [section.heading for section in found.exercise.sections] == ["Steps"]
    assert sum("no text under" in one.message for one in found.diagnostics) == 5


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("# Brücke\n\n## Ausführung\n\n1. Heb die Hüfte.\n\n## Dosierung\n\n### Anfänger\n\n- 2 Sätze", ["execution", "execution", "variations"]),
        ("# Mostek\n\n## Opis\n\n1. Unieś biodra.\n\n## Podobne ćwiczenia\n\n- Przysiad", ["execution", "variations"]),
        ("# Brug\n\n## Beschrijving\n\n1. Til je heupen op.\n\n## Gerelateerde oefeningen\n\n- Zwaan", ["execution", "variations"]),
        ("# Pont\n\n## Résumé\n\nUn pont.\n\n## Description\n\n1. Montez le bassin.", ["purpose", "execution"]),
        ("# Ponte\n\n## Descrição\n\n1. Eleve o quadril.\n\n## Vídeo do exercício\n\nEm breve.", ["execution", "other"]),
        ("# Puente\n\n## Descripción\n\n1. Sube la cadera.\n\n## Resumen\n\nBien.", ["execution", "summary"]),
        ("# Lunge\n\n## Good for\n\nKnees.\n\n## How it goes\n\n1. Step.", ["purpose", "execution"]),
    ],
)  # fmt: skip
def test_kinds_by_the_words_of_each_language(body: str, kinds: list[str]) -> None:
    assert [str(section.kind) for section in read(body, "x.md").exercise.sections] == kinds


@pytest.mark.parametrize(
    "body",
    [
        "## Instructions\n\n### Maintain posture\n\nChest tall.\n\n### Pull\n\nDraw back.\n",
        "## Instructions\n\n### Pull\n\nDraw back.\n\n### Maintain posture\n\nChest tall.\n",
        "## Steps\n\nThree parts.\n\n### Pull\n\nDraw.\n\n### Avoid a round back\n\nChest tall.\n\n### Let go\n\nSlowly.\n",
        "## Steps\n\n### Focus\n\nLook ahead.\n\n### Pull\n\nDraw.\n",
        "## Ausführung\n\nTeile:\n\n### Zug\n\nZiehe.\n\n### Fehler vermeiden\n\nSchultern tief.\n\n### Zurück\n\nLangsam.\n",
    ],
)
def test_a_heading_over_a_sentence_among_steps_is_a_step(body: str) -> None:
    found = read(f"# Band row\n\n{body}", "band-row.md").exercise
    assert {str(section.kind) for section in found.sections} == {"execution"}


@pytest.mark.parametrize(
    ("heading", "text", "kind"),
    [
        ("Tips", "Chest tall.", "tips"),
        ("Common mistakes", "Shrugging.", "mistakes"),
        ("Key points", "- Chest tall.\n- Ribs down.", "tips"),
        ("Breathing", "Out on the pull.", "breathing"),
    ],
)
def test_a_usual_heading_behind_the_steps_keeps_its_kind(heading: str, text: str, kind: str) -> None:
    body = f"# Row\n\n## Instructions\n\n### Pull\n\nDraw.\n\n### {heading}\n\n{text}\n"
    assert str(read(body, "row.md").exercise.sections[-1].kind) == kind
