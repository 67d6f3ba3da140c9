"""Outlines, tasks, foldings and boxes of HTML: what note programs and sites export."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from cards.exercise import Exercise, Kind, Listing, Table, plain
from cards.manuscript.reader import Reading, read

LOGSEQ = """\
title:: Gainage
level:: débutant

- # Gainage
- ## Position de départ
  collapsed:: true
\t- Sur les coudes.
\t  id:: 64f0c1aa-1111-2222-3333-444455556666
- ## Exécution
\t- 1. Serrez le ventre.
\t- 2. Tenez trente secondes. ((64f0c1aa-1111-2222-3333-444455556666))
- {{video https://www.youtube.com/watch?v=abcdefghijk}}
- TODO acheter un tapis
  SCHEDULED: <2024-01-01 Mon>
  :LOGBOOK:
  CLOCK: [2024-01-01 Mon 10:00:00]
  :END:
"""

ORG = """\
#+TITLE: Unterarmstütz
#+AUTHOR: A. Trainer
#+FILETAGS: :rumpf:boden:
#+OPTIONS: toc:nil

* Ausgangsposition
:PROPERTIES:
:ID: 1234
:END:
- Ellbogen unter den Schultern.
* Ausführung
1. Spann den Bauch an.
#+BEGIN_WARNING
Nicht bei Schmerzen.
#+END_WARNING
[[https://youtu.be/abcdefghijk][Film]]
"""

TOGGLES = """\
# Ponte glutei

- Posizione iniziale
    - Sulla schiena, piedi a terra.
- Esecuzione
    1. Solleva il bacino.
    2. Scendi.
- Errori comuni
    - Schiena inarcata.
"""


def outline(exercise: Exercise) -> list[tuple[str, str | None, str]]:
    return [(str(one.kind), one.heading, one.text) for one in exercise.sections]


def reading(body: str) -> Reading:
    return read(f"# Chair hold\n\n{body}\n\n## Steps\n\n1. Lean back.\n", "chair-hold.md")


def sections(body: str) -> list[tuple[str, str | None, str]]:
    return outline(reading(body).exercise)[:-1]


def test_an_outline_of_headings_in_bullets_is_an_exercise() -> None:
    result = read(LOGSEQ, "gainage.md")
    found = result.exercise
    assert (found.title, found.level, found.lang) == ("Gainage", "débutant", "fr")
    assert found.video is not None
    assert found.video.id == "abcdefghijk"
    assert outline(found) == [
        ("setup", "Position de départ", "Sur les coudes."),
        ("execution", "Exécution", "Serrez le ventre.\nTenez trente secondes.\nacheter un tapis"),
    ]
    steps = found.sections[1].blocks[0]
    assert isinstance(steps, Listing)
    assert [item.number for item in steps.items] == [1, 2]
    said = [diagnostic.message for diagnostic in result.diagnostics]
    assert any("collapsed" in message for message in said)
    assert any("date" in message for message in said)


def test_a_file_in_the_manner_of_org() -> None:
    found = read(ORG, "stuetz.md").exercise
    assert (found.title, found.author, found.tags) == ("Unterarmstütz", "A. Trainer", ("rumpf", "boden"))
    assert found.video is not None
    assert [(kind, heading) for kind, heading, _ in outline(found)] == [
        ("setup", "Ausgangsposition"),
        ("execution", "Ausführung"),
        ("safety", None),
    ]
    shown = "\n".join(text for _, _, text in outline(found))
    assert not any(mark in shown for mark in ("#+", ":END:", "1234", "[["))


def test_a_list_whose_items_are_headings_over_lists_is_an_exercise() -> None:
    found = read(TOGGLES, "ponte.md").exercise
    assert [(kind, heading) for kind, heading, _ in outline(found)] == [
        ("setup", "Posizione iniziale"),
        ("execution", "Esecuzione"),
        ("mistakes", "Errori comuni"),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("- [ ] Buy a band 📅 2024-01-01 ⏫", "Buy a band"),
        ("- [ ] Stretch 🔁 every week 📅 2024-01-01", "Stretch"),
        ("- [x] Done ✅ 2024-02-03", "Done"),
        ("- [ ] Kaufen 🆔 abc123 ⏳ 2024-03-01 🔼", "Kaufen"),
        ("Rise [due:: 2024-05-05] now.", "Rise now."),
        ("Hold (scheduled:: 2024-01-01) on.", "Hold on."),
        ("Hold [reps:: 12] on.", "Hold reps: 12 on."),
        ("Hold (tempo:: slow) on.", "Hold slow on."),
        ("Up 📅 on Mondays ✅.", "Up 📅 on Mondays ✅."),
    ],
)
def test_what_task_programs_add_to_a_line_is_not_printed(body: str, text: str) -> None:
    assert sections(body)[0][2] == text


@pytest.mark.parametrize(
    ("body", "kind", "heading", "text"),
    [
        ('<div class="warning">\nStop if it hurts.\n</div>', "safety", None, "Stop if it hurts."),
        ('<div class="alert alert-info" role="alert">Keep on.</div>', "tips", None, "Keep on."),
        ('<p class="tip">Keep on.</p>', "tips", None, "Keep on."),
        ('<blockquote class="danger">Stop.</blockquote>', "safety", None, "Stop."),
        (
            '<div class="admonition warning">\n<p class="admonition-title">Knees</p>\n<p>Stop.</p>\n</div>',
            "safety",
            None,
            "Knees: Stop.",
        ),
        ("<details>\n<summary>Variations</summary>\n\n- One leg\n\n</details>", "variations", "Variations", "One leg"),
        ("<details open><summary><b>Common mistakes</b></summary>Knees in.</details>", "mistakes", "Common mistakes", "Knees in."),
        ('??? example "Variations"\n    - One leg', "variations", "Variations", "One leg"),
        ('{{% expand "Safety tips" %}}\nStop.\n{{% /expand %}}', "safety", "Safety tips", "Stop."),
        ("<Accordion title=\"Easier\">\n\nSit.\n\n</Accordion>", "variations", "Easier", "Sit."),
        (":::cuidado\nPare.\n:::", "safety", None, "Pare."),
        ("> [!mise en garde]\n> Arrêtez.", "safety", None, "Arrêtez."),
        ("!!! opgelet\n    Stop.", "safety", None, "Stop."),
    ],
)  # fmt: skip
def test_boxes_and_foldings_are_panels(body: str, kind: str, heading: str | None, text: str) -> None:
    assert sections(body) == [(kind, heading, text)]


def test_what_follows_a_folding_is_no_part_of_it() -> None:
    found = reading(
        "<details><summary>Variations</summary>\n\nOne leg.\n\n</details>\n\nBreathe on."
    ).exercise
    assert [section.text for section in found.sections if section.kind is Kind.VARIATIONS] == ["One leg."]


def test_a_folding_that_tells_no_kind_is_text_under_its_title() -> None:
    assert sections("<details><summary>The story</summary>\n\nLong ago.\n\n</details>")[0][2] == (
        "The story: Long ago."
    )


@pytest.mark.parametrize(
    "body",
    [
        "\\- Feet wide\\.\n\\- Knees out\\.",
        "- [~] Feet wide.\n- [>] Knees out.",
        "* Feet wide.\n* Knees out.\n{: .list}",
    ],
)
def test_marks_of_lists_that_only_some_programs_know(body: str) -> None:
    (section,) = reading(body).exercise.sections[:-1]
    assert isinstance(section.blocks[0], Listing)
    assert section.text == "Feet wide.\nKnees out."


@pytest.mark.parametrize(
    "body",
    [
        "1\\. Feet wide.\n2\\. Knees out.",
        "(@) Feet wide.\n(@) Knees out.",
        "#. Feet wide.\n#. Knees out.",
        "- 1. Feet wide.\n- 2. Knees out.",
    ],
)
def test_numbers_that_only_some_programs_know(body: str) -> None:
    (section,) = reading(body).exercise.sections[:-1]
    (listing,) = section.blocks
    assert isinstance(listing, Listing)
    assert [item.number for item in listing.items] == [1, 2]
    assert section.text == "Feet wide.\nKnees out."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("[Hold]{.mark} on, [long]{.smallcaps}.", "Hold on, long."),
        ("Hold on. @fig-one", "Hold on."),
        ("\\newpage\n\nHold on.", "Hold on."),
        ("## About\n\nROM\n:   how far you go", "ROM: how far you go"),
        ("| Hold on,\n| hold long.", "Hold on,\nhold long."),
        (">>>\nHold on.\n>>>", "Hold on."),
        ("{+ Hold +} on {- off -}.", "Hold on."),
        ("/label ~sport\n\nHold on.", "Hold on."),
        ("* TOC\n{:toc}\n\nHold on.", "Hold on."),
        ("{% highlight text %}\nHold on.\n{% endhighlight %}", "Hold on."),
        ("Hold :abbr[on]{title=x}.", "Hold on."),
        ("::include{file=x.md}\n\nHold on.", "Hold on."),
        ("{{< columns >}}\nHold.\n\n<--->\n\nOn.\n{{< /columns >}}", "Hold.\nOn."),
        ("Hold (1) on.\n{ .annotate }", "Hold on."),
        ("Hold :nosuchsign: on.", "Hold on."),
        ("Hold :point_right: on :+1:", "Hold 👉 on 👍"),
    ],
)
def test_marks_of_other_programs(body: str, text: str) -> None:
    assert "\n".join(one[2] for one in sections(body)) == text


def test_tabs_whose_words_stand_on_their_line_are_items() -> None:
    body = '{{< tab "Home" >}}A wall.{{< /tab >}}\n{{< tab "Gym" >}}A post.{{< /tab >}}'
    assert sections(body)[0][2] == "Home: A wall.\nGym: A post."


def test_a_heading_of_one_sign_by_name_tells_its_kind() -> None:
    found = read("# Hold\n\n## :warning:\n\nStop.\n\n## :muscle:\n\n1. Slide.\n", "hold.md").exercise
    assert [kind for kind, _, _ in outline(found)] == ["safety", "execution"]


@pytest.mark.parametrize(
    "frame",
    ["{{< youtube abcdefghijk >}}", '<iframe src="https://youtu.be/abcdefghijk"></iframe>'],
)
def test_what_follows_a_video_at_once_is_markdown(frame: str) -> None:
    found = reading(f"{frame}\n> [!warning]\n> Stop.").exercise
    assert found.video is not None
    assert outline(found)[0] == ("safety", None, "Stop.")


@pytest.mark.parametrize(
    "body",
    [
        "+------+------+\n| Week | Load |\n+======+======+\n| 1    | 40   |\n+------+------+\n| 2    |      |\n+------+------+",
        "Week   Load\n----   ----\n1      40\n2      ",
        "Week\tLoad\n1\t40\n2\t",
        "<table><tr><th>Week</th><th>Load</th></tr><tr><td>1</td><td>40</td></tr><tr><td>2</td><td></td></tr></table>",
        "| Week | Load |\n|---|---:|\n| 1 | 40 |\n| 2 | |",
    ],
)
def test_a_table_of_any_form_is_a_table(body: str) -> None:
    found = reading(f"## Plan\n\n{body}\n\nGo on.").exercise.sections[0]
    table = found.blocks[0]
    assert isinstance(table, Table)
    assert table.head
    assert [[plain(cell) for cell in row] for row in table.rows] == [["Week", "Load"], ["1", "40"], ["2", ""]]
    assert found.text.endswith("Go on.")


def test_a_line_with_a_tab_and_a_drawn_line_are_no_tables() -> None:
    (section,) = reading("Stand\ttall.\n\nGo.\n\n---\n\nOn.").exercise.sections[:-1]
    assert not any(isinstance(block, Table) for block in section.blocks)
