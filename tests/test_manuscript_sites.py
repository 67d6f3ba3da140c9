"""Files as sites, wikis and note programs write them get their code, level and steps, and no notation."""

# ruff: noqa: E501
from __future__ import annotations

import re

import pytest

from cards.exercise import Exercise, Kind
from cards.manuscript.reader import read

VIDEO = "https://www.youtube.com/watch?v=SqO-VUEak2M"
MACHINES = re.compile(
    r"[{}]|%%|:::|!!!|\?\?\?|\[\[|\]\]|\[!|==|~~|::|\^\^|\(\(|#\+|:END:|</?[a-z]|【|\[TOC|:[a-z_]+:|\)=|type_|\[/?[a-z]+\]"
)

FILES = {
    "hugo": '---\ntitle: Push-up\ndifficulty: beginner\nsteps: [Go down., Come up.]\n---\n{{< youtube id="SqO-VUEak2M" >}}\n\nClassic. {{< ref "dip.md" >}}\n',
    "quarto": "---\ntitle: Ponte\nformat: html\ndificuldade: iniciante\n---\n\n{{< video VIDEO >}}\n\n::: {.callout-note}\n## Dica\nRespire.\n:::\n\n## Execução\n\n1. Deite.\n",
    "jekyll": '---\nlayout: exercise\ntitle: Sentadilla\ndificultad: media\n---\n{% include youtube.html id="SqO-VUEak2M" %}\n\n## Ejecución\n\n1. Baja.\n{:.steps}\n',
    "mkdocs icons": '# Plank\n\n:octicons-clock-24: 5 min · :material-star: Level: beginner\n\n<iframe src="https://www.youtube.com/embed/SqO-VUEak2M"></iframe>\n\n## Steps\n\n1. Get down. { .big }\n',
    "mkdocs folding": '# Ausfallschritt\n\nSchwierigkeit: mittel\n\n??? info "Video"\n    VIDEO\n\n## Ausführung\n\n1. Schritt vor.\n',
    "docusaurus": "---\ntitle: Martwy ciąg\npoziom: zaawansowany\n---\nimport Tabs from '@theme/Tabs';\n\n<Tabs>\n<TabItem value=\"a\" label=\"Sztanga\">Chwyć.</TabItem>\n</Tabs>\n\n## Wykonanie\n\n1. Chwyć.\n\n## Film\n\nVIDEO\n",
    "obsidian": "---\nlevel: intermediate\n---\n# Deadlift\n\n> [!video]\n> VIDEO\n\n## Steps\n\n1. Hinge. ^s1\n2. Rise. %%slow%%\n",
    "logseq": "difficulty:: beginner\n\n- ## Setup\n\t- Hold the bell.\n- ## Steps\n\t- 1. Sit.\n\t- 2. Rise.\n- {{video VIDEO}}\n- {{query (tag legs)}}\n",
    "roam": "# Push press\n\nLevel:: hard\n\n## Steps\n\n- ^^Dip^^ and drive.\n- {{[[TODO]]}} Rest.\n\n{{[[video]]: VIDEO}}\n",
    "bear": "# Carry\n#fitness/carry# #strength\nLevel: easy\n\n::Grip:: well.\n\n## Steps\n\n* Walk\n\nVIDEO\n",
    "joplin": "Side plank\n\nLevel: medium\n\n# Steps\n\n- [ ] Lift.\n\n[VIDEO](VIDEO)\n\nid: 1234567890abcdef1234567890abcdef\nparent_id: abc\ntype_: 1\n",
    "notion": "# Thrust\n\nLevel: medium\nVideo: VIDEO\n\n<aside>\n💡 Drive.\n\n</aside>\n\n- Setup\n    - Sit.\n- Steps\n    1. Thrust.\n",
    "documents": "# **Curl** {#curl}\n\n**Difficulty:** Easy\n\n**Steps:**\n\n1\\. Curl\\.\n2\\. Lower\\.\n\n[VIDEO](VIDEO)\n",
    "gitlab": "# Row\n\n[[_TOC_]]\n\n| Attribute | Value |\n| --- | --- |\n| Difficulty | beginner |\n\n## Steps\n\n1. Pull. :muscle:\n\n![](VIDEO)\n\n/label ~back\n",
    "org": "#+TITLE: Plank\n\n* Details\n:PROPERTIES:\n:ID: x\n:END:\n- Level: beginner\n- Video: VIDEO\n* Steps\n1. Hold.\n",
    "vuepress": '---\ntitle: Pompe\nniveau: débutant\n---\n\n::: warning\nGardez le dos droit.\n:::\n\n<youtube id="SqO-VUEak2M" />\n\n## Étapes\n\n1. Descendez.\n\n[[toc]]\n',
    "gitbook": '# Pulldown\n\nLevel: easy\n\n{% embed url="VIDEO" %}\n\n{% tabs %}\n{% tab title="Steps" %}\n1. Pull.\n{% endtab %}\n{% endtabs %}\n',
    "myst": "# Raise\n\n:difficulty: easy\n\n```{warning}\nHold on.\n```\n\n```{youtube} SqO-VUEak2M\n```\n\n(steps)=\n## Steps\n\n1. Rise, see {ref}`steps`.\n",
    "wordpress": 'Title: Step up\nDifficulty: easy\n\n[youtube VIDEO]\n\n<h2>Steps</h2>\n<ol>\n<li>Step.</li>\n</ol>\n\n[gallery ids="1,2"]\n',
    "confluence": "# Jump\n\n| **Difficulty** | **Equipment** |\n| --- | --- |\n| Hard | Box |\n\n{info}Land soft.{info}\n\n## Steps\n\n1. Jump.\n\n{widget:url=VIDEO}\n",
    "html": '<h1>Bird dog</h1>\n<table>\n<tr><th>Difficulty</th><td>Easy</td></tr>\n<tr><th>Equipment</th><td>Mat</td></tr>\n</table>\n<iframe src="//www.youtube.com/embed/SqO-VUEak2M"></iframe>\n<h2>Instructions</h2>\n<ol><li>Reach.</li></ol>\n<div class="alert alert-warning">Go slow.</div>\n',
    "program": "```markdown\n# 🏋️ Carry\n\n**Difficulty:** Beginner\n**Video:** VIDEO\n\n## ✅ Steps\n1️⃣ Pick up.\n2️⃣ Walk.:contentReference[oaicite:0]{index=0}\n```\n",
    "signs before keys": "# Plank\n\n⭐ **Level:** easy\n🎥 **Video:** VIDEO\n\n## Steps\n\n1. Hold.\n",
    "dashes behind keys": "# Plank\n---\n**Level** — easy\n**Equipment** — mat\n---\n## Steps\n1. Hold.\n---\n[▶ Watch](VIDEO)\n",
    "numbered keys": "---\nname: Hinge\nExercise Level: Beginner\nstep_2: Hinge.\nstep_1: Stand.\nvideo_link: VIDEO\n---\n",
    "schema": '---\n"@type": HowTo\nname: Bow\nexperience: medium\nvideo: {"@type": VideoObject, contentUrl: "VIDEO"}\nstep:\n  - {"@type": HowToStep, text: "Bow."}\n---\n',
    "rehab": "---\ntitle: Clamshell\ndifficulty_level: easy\nyoutube: {url: VIDEO}\npatient_instructions: [Lie., Lift.]\n---\n",
}  # fmt: skip


def printed(exercise: Exercise) -> str:
    parts = [exercise.title, exercise.description, exercise.level or ""]
    for section in exercise.sections:
        parts += [section.heading or "", section.text]
    return "\n".join(parts)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_any_source_gets_its_code_its_level_and_its_steps(name: str) -> None:
    found = read(FILES[name].replace("VIDEO", VIDEO), "some-exercise.md").exercise
    assert found.video is not None
    assert found.video.id == "SqO-VUEak2M"
    assert found.level
    assert any(section.kind is Kind.EXECUTION and section.text for section in found.sections)
    assert MACHINES.findall(printed(found)) == []
    assert "SqO" not in printed(found)


def test_steps_in_numbered_keys_stand_in_their_order() -> None:
    (section,) = read(FILES["numbered keys"].replace("VIDEO", VIDEO), "x.md").exercise.sections
    assert section.text == "Stand.\nHinge."


def test_facts_among_other_words_on_a_line_are_taken_and_the_words_stay() -> None:
    found = read("# Plank\n\n5 min · Level: easy · at home\n\n## Steps\n\n1. Hold.\n", "x.md").exercise
    assert found.level == "easy"
    assert found.sections[0].text == "5 min · at home"


def test_boxes_inside_a_page_of_html_are_panels() -> None:
    found = read(FILES["html"].replace("VIDEO", VIDEO), "x.md").exercise
    assert [section.text for section in found.sections if section.kind is Kind.SAFETY] == ["Go slow."]


def test_a_usual_heading_tells_the_language_of_a_few_words() -> None:
    assert read("# Deska\n\n## Wykonanie\n\n1. Chwyć.\n", "x.md").exercise.lang == "pl"
    assert read("# Superman\n\n## Pasos\n\n1. Túmbate.\n", "x.md").exercise.lang == "es"
