"""Whole files as other programs and other countries write them: the card that comes of each, and no more."""

from __future__ import annotations

from cards.diagnostics import Severity
from cards.exercise import Exercise, Kind, Muscles
from cards.manuscript.reader import read, read_all

VIDEO = "https://youtu.be/SqO-VUEak2M"

NOTION = """\
# Dead Bug

Category: Core
Difficulty: Easy
Equipment: None
Video: https://youtu.be/SqO-VUEak2M
Created: March 3, 2024 10:00 AM
Tags: core, floor

<aside>
💡 Keep your lower back on the floor.

</aside>

### How to

1. Lie on your back.
2. Lower the opposite arm and leg.

### Common mistakes

- Arching the back

---

### Sources

- [A study](https://example.com/study)
"""

JEKYLL = """\
---
layout: exercise
title: Plank
permalink: /plank/
date: 2020-01-01 10:00:00 +0000
excerpt: "A hold for the whole trunk."
header:
  image: /assets/plank.jpg
  teaser: /assets/plank-th.jpg
difficulty_level: Beginner
muscle_groups: core, shoulders
sidebar:
  nav: "docs"
---
{% include toc %}

{% include video id="SqO-VUEak2M" provider="youtube" %}

{: .notice--warning}
**Watch out!** Stop if your back hurts.

## Steps
{: .no_toc #steps}

1. Rest on your forearms.{: .step}
2. Lift your hips.

{% if site.ads %}
{% include ads.html %}
{% endif %}

Read more in [Side plank]({% post_url 2020-01-02-side-plank %}) and {{ site.title }}.
"""

DOCUSAURUS = """\
---
id: squat
title: Squat
sidebar_label: Squat
keywords: [legs, strength]
---
import Tabs from '@theme/Tabs';
import TabItem from '@theme/TabItem';

export const Highlight = ({children, color}) => (
  <span style={{backgroundColor: color}}>{children}</span>
);

<YouTube id="SqO-VUEak2M" />

<Tabs values={[{label: 'Home', value: 'home'}]}>
<TabItem value="home" label="Home">

Use a chair.

</TabItem>
<TabItem value="gym" label="Gym">

Use a rack.

</TabItem>
</Tabs>

:::caution

Stop if your knees hurt.

:::

## Setup

1. Feet **<Highlight color="#25c2a0">shoulder-wide</Highlight>**.

## Execution

1. Sit down {props.reps} times.
"""

POLISH = """\
# Przysiad

- **Poziom trudności:** początkujący
- **Sprzęt:** brak
- **Partie mięśniowe:** uda, pośladki
- **Serie:** 3
- **Powtórzenia:** 12

## Opis

1. Stań prosto.
2. Zejdź w dół.
3. Wstań.

## Link do filmu

https://www.youtube.com/shorts/SqO-VUEak2M

## Najczęstsze błędy

• Kolana do środka
• Pięty w górze

> [!uwaga]
> Nie ćwicz z bólem.
"""

FRENCH = """\
# Pompe

!!! attention "Poignets"
    Arrêtez si ça fait mal.

:::conseil
Gardez le corps droit.
:::

Niveau : débutant
Matériel : tapis
Muscles : pectoraux, triceps

## Vidéo

[Regarder la démonstration](https://vimeo.com/76979871)

## Position de départ

- Mains sous les épaules.

## Exécution

① Descendez.
② Poussez.

## Exercices similaires

- Pompe sur les genoux
"""

GERMAN = """\
---
titel: Rumänisches Kreuzheben
schwierigkeitsgrad: mittel
geräte:
  - Langhantel
zielmuskeln: [Beinbeuger, Gesäß]
hilfsmuskeln: [Rückenstrecker]
sätze: 4
wiederholungen: 8–10
pause: 2 min
anleitung: |
  Stell dich hüftbreit hin.
  Schieb die Hüfte zurück.
  Richte dich auf.
häufige_fehler:
  - fehler: Runder Rücken
    korrektur: Brust raus, Bauch fest.
varianten:
  leichter: Mit Kurzhanteln
  schwerer: Einbeinig
youtube_video: "https://www.youtube.com/watch?v=SqO-VUEak2M&list=PL"
erstellt_am: 2024-03-01
preis: 12 €
---
> **Hinweis:** Langsam steigern.
"""

ITALIAN = """\
# Stacco da terra

## Scheda

| Attributo | Valore |
|---|---|
| Difficoltà | Avanzato |
| Attrezzatura | Bilanciere |
| Muscoli | Schiena, gambe |

## Esecuzione

<ol start="1">
  <li>Afferra la barra.</li>
  <li>Tira.<ul><li>Schiena dritta</li></ul></li>
</ol>

<div class="warning">Fermati se senti dolore.</div>

<table><tr><th>Settimana</th><th>Serie</th></tr><tr><td>1</td><td>3</td></tr></table>

## Esercizi correlati
* Stacco rumeno
"""

WEEK = """\
---
title: Rehab week one
author: A. Coach
---

# Rehab week one

Do these daily.

## Exercise 1: Heel slides

![Heel slide](heel.jpg)

**Sets:** 3 | **Reps:** 10

**Start:** Lie on your back.

**Instructions:**
1. Slide the heel.
2. Slide back.

## Exercise 2: Quad sets

**Sets:** 3 | **Reps:** 15

**Start:** Lie on your back.

**Instructions:**
1. Press the knee down.
"""


def outline(exercise: Exercise) -> list[tuple[str, str | None, str]]:
    return [(str(one.kind), one.heading, one.text) for one in exercise.sections]


def url(exercise: Exercise) -> str | None:
    return exercise.video.url if exercise.video else None


def test_a_page_from_a_notebook() -> None:
    found = read(NOTION, "dead-bug.md").exercise
    assert (found.title, found.level, found.group, found.tags) == (
        "Dead Bug",
        "Easy",
        "Core",
        ("core", "floor"),
    )
    assert url(found) == VIDEO
    assert [kind for kind, _, _ in outline(found)] == ["tips", "execution", "mistakes", "other"]
    assert found.sections[0].text == "Keep your lower back on the floor."


def test_a_post_of_a_site() -> None:
    result = read(JEKYLL, "plank.md")
    found = result.exercise
    assert (found.title, found.description, found.level) == (
        "Plank",
        "A hold for the whole trunk.",
        "Beginner",
    )
    assert (found.muscles, url(found)) == (Muscles(("core", "shoulders")), VIDEO)
    assert outline(found)[:2] == [
        ("safety", None, "Watch out! Stop if your back hurts."),
        ("execution", "Steps", "Rest on your forearms.\nLift your hips."),
    ]
    assert not any(mark in one.text for one in found.sections for mark in ("{", "}", "%"))


def test_a_page_of_components() -> None:
    found = read(DOCUSAURUS, "squat.mdx").exercise
    assert (found.title, found.slug, url(found), found.tags) == (
        "Squat",
        "squat",
        VIDEO,
        ("legs", "strength"),
    )
    assert outline(found) == [
        ("other", "Home:", "Use a chair."),
        ("other", "Gym:", "Use a rack."),
        ("safety", None, "Stop if your knees hurt."),
        ("setup", "Setup", "Feet shoulder-wide."),
        ("execution", "Execution", "Sit down times."),
    ]


def test_a_polish_list_of_facts_and_steps_under_a_description() -> None:
    found = read(POLISH, "przysiad.md").exercise
    assert (found.lang, found.level, found.equipment) == ("pl", "początkujący", ("brak",))
    assert (found.prescription.sets, found.prescription.reps, url(found)) == ("3", "12", VIDEO)
    assert [kind for kind, _, _ in outline(found)] == ["execution", "mistakes", "safety"]


def test_a_french_page_of_callouts() -> None:
    found = read(FRENCH, "pompe.md").exercise
    assert (found.lang, found.level, found.equipment) == ("fr", "débutant", ("tapis",))
    assert url(found) == "https://vimeo.com/76979871"
    assert [kind for kind, _, _ in outline(found)] == ["safety", "tips", "setup", "execution", "variations"]


def test_german_front_matter() -> None:
    result = read(GERMAN, "kreuzheben.md")
    found = result.exercise
    assert (found.title, found.lang, found.level) == ("Rumänisches Kreuzheben", "de", "mittel")
    assert found.muscles == Muscles(("Beinbeuger", "Gesäß"), ("Rückenstrecker",))
    assert [kind for kind, _, _ in outline(found)] == ["execution", "tips", "mistakes", "variations"]
    assert [one.message.split('"')[1] for one in result.diagnostics if one.severity is Severity.WARNING] == [
        "preis"
    ]


def test_an_italian_page_in_html() -> None:
    found = read(ITALIAN, "stacco.md").exercise
    assert (found.lang, found.level, found.equipment) == ("it", "Avanzato", ("Bilanciere",))
    assert [kind for kind, _, _ in outline(found)] == ["execution", "safety", "variations"]
    assert found.sections[0].text.startswith("Afferra la barra.\nTira.\nSchiena dritta\n")


def test_a_week_of_exercises() -> None:
    first, second = (reading.exercise for reading in read_all(WEEK, "week.md"))
    assert (first.title, second.title, first.group, first.author) == (
        "Heel slides", "Quad sets", "Rehab week one", "A. Coach",
    )  # fmt: skip
    assert (first.prescription.reps, second.prescription.reps) == ("10", "15")
    assert [one.kind for one in second.sections] == [Kind.SETUP, Kind.EXECUTION]


def test_facts_at_the_head_of_a_text_without_fences() -> None:
    found = read(
        "Title: Wall sit\nLevel: beginner\n\nIt trains the thighs.\n\nSteps:\n1) Lean\n2) Slide\n", "o.md"
    ).exercise
    assert (found.title, found.level) == ("Wall sit", "beginner")
    assert [kind for kind, _, _ in outline(found)] == ["purpose", "execution"]
