# ruff: noqa: E501
"""Facts and videos that stand in the text are found there, and do not print twice."""

from __future__ import annotations

import pytest

from cards.exercise import Exercise, Kind, Muscles
from cards.manuscript.reader import Reading, read

STEPS = "\n\n## Steps\n\n1. Lean back.\n"
VIDEO = "https://youtu.be/SqO-VUEak2M"


def reading(body: str, front: str = "") -> Reading:
    return read(f"{front}# Chair hold\n\n{body}", "chair-hold.md")


def exercise(body: str, front: str = "") -> Exercise:
    return reading(body, front).exercise


def printed(found: Exercise) -> str:
    return "\n".join(f"{section.heading or ''} {section.text}".strip() for section in found.sections)


@pytest.mark.parametrize(
    "body",
    [
        "Level: beginner\nEquipment: wall, mat\nMuscles: thighs, seat\nSets: 3",
        "**Level:** beginner  \n**Equipment:** wall, mat  \n**Muscles:** thighs, seat  \n**Sets:** 3",
        "**Level**: beginner\n**Equipment**: wall, mat\n**Muscles**: thighs, seat\n**Sets**: 3",
        "- **Level:** beginner\n- **Equipment:** wall, mat\n- **Muscles:** thighs, seat\n- **Sets:** 3",
        "- Level: beginner\n\n- Equipment: wall, mat\n\n- Muscles: thighs, seat\n\n- Sets: 3",
        "**Level:** beginner | **Equipment:** wall, mat | **Muscles:** thighs, seat | **Sets:** 3",
        "> Level: beginner · Equipment: wall, mat · Muscles: thighs, seat · Sets: 3",
        "level:: beginner\nequipment:: wall, mat\nmuscles:: thighs, seat\nsets:: 3",
        "Schwierigkeit: beginner\nGeräte: wall, mat\nMuskeln: thighs, seat\nSätze: 3",
        "Nivel: beginner\nEquipo: wall, mat\nMúsculos: thighs, seat\nSeries: 3",
        "| | |\n|---|---|\n| **Level** | beginner |\n| **Equipment** | wall, mat |\n| **Muscles** | thighs, seat |\n| **Sets** | 3 |",
        "| Attribute | Value |\n|---|---|\n| Level | beginner |\n| Equipment | wall, mat |\n| Muscles | thighs, seat |\n| Sets | 3 |",
        "| Level | Equipment | Muscles | Sets |\n|---|---|---|---|\n| beginner | wall, mat | thighs, seat | 3 |",
        "```yaml\nlevel: beginner\nequipment: wall, mat\nmuscles: thighs, seat\nsets: 3\nid: 42\n```",
        "```\nlevel = beginner\nequipment = wall, mat\nmuscles = thighs, seat\nsets = 3\n```",
        "## Quick facts\n\n- Level: beginner\n- Equipment: wall, mat\n- Muscles: thighs, seat\n- Sets: 3",
        "## Steckbrief\n\n- Level: beginner\n- Equipment: wall, mat\n- Muscles: thighs, seat\n- Sets: 3",
    ],
)
def test_facts_of_every_form_become_fields_and_are_not_printed_as_text(body: str) -> None:
    found = exercise(f"{body}{STEPS}")
    assert (found.level, found.equipment) == ("beginner", ("wall", "mat"))
    assert (found.muscles, found.prescription.sets) == (Muscles(("thighs", "seat")), "3")
    assert printed(found) == "Steps Lean back."


def test_what_is_no_fact_stays_on_the_card() -> None:
    body = "## Quick facts\n\n| | |\n|---|---|\n| Level | beginner |\n| Equipment | wall |\n| Fun | much |"
    found = exercise(f"{body}{STEPS}")
    assert (found.level, found.equipment) == ("beginner", ("wall",))
    assert [(str(s.kind), s.text) for s in found.sections] == [
        ("other", "Fun\tmuch"),
        ("execution", "Lean back."),
    ]


def test_a_level_under_its_own_heading() -> None:
    assert exercise(f"## Difficulty\n\nBeginner{STEPS}").level == "Beginner"


@pytest.mark.parametrize(
    "body",
    [
        "**Equipment:** a wall",
        "Breathe: in and out, slowly and all the time, until the last second is over.",
        "Remember this: lean back.",
    ],
)
def test_a_label_over_text_is_no_fact(body: str) -> None:
    found = exercise(f"{body}{STEPS}")
    assert (found.level, found.equipment) == (None, ())
    assert body.replace("**", "").split(": ")[1] in printed(found)


def test_labels_of_steps_are_no_facts() -> None:
    found = exercise("## Steps\n\n1. **Hold:** Ten seconds.\n2. **Rest:** Ten seconds.\n")
    assert found.prescription.hold == ""
    assert found.sections[0].text == "Hold: Ten seconds.\nRest: Ten seconds."


def test_who_wrote_a_text_and_when_is_never_its_purpose() -> None:
    found = exercise(
        "Author: A. Coach\nCreated: 2025-01-02\nLast reviewed: 2025-03-04\n\n## Purpose\n\nStrong legs."
        + STEPS
    )
    assert found.author == "A. Coach"
    assert [s.text for s in found.sections if s.kind is Kind.PURPOSE] == ["Strong legs."]
    assert "2025" not in printed(found)


def test_front_matter_wins_over_the_text() -> None:
    found = exercise(f"Level: hard\nSets: 5{STEPS}", "---\nlevel: easy\nsets: 3\n---\n")
    assert (found.level, found.prescription.sets) == ("easy", "3")


@pytest.mark.parametrize(
    "body",
    [
        f"{VIDEO}",
        f"<{VIDEO}>",
        f"[Watch the demo]({VIDEO})",
        f"Watch the demo: {VIDEO}",
        f"**Video:** [Chair hold]({VIDEO})",
        f"Video: {VIDEO}",
        f"- [Demonstration]({VIDEO})",
        f"[![Watch it](thumb.jpg)]({VIDEO})",
        f"![Watch it](thumb.jpg)\n\n{VIDEO}",
        '<iframe width="560" src="https://www.youtube.com/embed/SqO-VUEak2M" allowfullscreen></iframe>',
        '<div class="v"><iframe src="//www.youtube-nocookie.com/embed/SqO-VUEak2M?rel=0"></iframe></div>',
        '<YouTube id="SqO-VUEak2M" />',
        '<YouTubeEmbed\n  videoId="SqO-VUEak2M"\n  title="Chair hold"\n/>',
        "<lite-youtube videoid='SqO-VUEak2M'></lite-youtube>",
        "{{< youtube SqO-VUEak2M >}}",
        '{{ youtube(id="SqO-VUEak2M") }}',
        '{{< youtube id="SqO-VUEak2M" autoplay="true" >}}',
        "{% youtube SqO-VUEak2M %}",
        f"{{% youtube {VIDEO} %}}",
        '{% include youtube.html id="SqO-VUEak2M" %}',
        f'{{% embed url="{VIDEO}" %}}',
        f"## Video\n\n{VIDEO}",
        f"## Demo\n\nSee how it is done [here]({VIDEO}).",
        f"## Vídeo do exercício\n\n{VIDEO}",
        f"## Link do filmu\n\n[film]({VIDEO})",
    ],
)
def test_the_video_is_found_where_it_stands(body: str) -> None:
    result = reading(f"{body}{STEPS}")
    assert result.exercise.video is not None
    assert result.exercise.video.url == VIDEO
    assert not any("no video" in one.message for one in result.diagnostics)


@pytest.mark.parametrize(
    "body", [VIDEO, f"Watch the demo: {VIDEO}", f"## Video\n\n{VIDEO}", f"- [Demonstration]({VIDEO})"]
)
def test_the_line_of_the_video_does_not_print(body: str) -> None:
    result = reading(f"{body}{STEPS}")
    assert printed(result.exercise) == "Steps Lean back."
    assert not any(
        "there is no text under" in one.message or "leads to" in one.message for one in result.diagnostics
    )


def test_a_link_inside_a_sentence_keeps_its_words() -> None:
    found = exercise(
        f"See [this video]({VIDEO}) before you begin, and again after a week of training.{STEPS}"
    )
    assert found.video is not None
    assert "See this video before you begin" in printed(found)


def test_the_video_of_another_exercise_is_not_this_ones() -> None:
    body = STEPS + f"\n## Variations\n\n- [Wall squat]({VIDEO})\n"
    assert exercise(body).video is None
    assert (
        exercise(f"https://vimeo.com/76979871{body}").video
        == exercise("https://vimeo.com/76979871" + STEPS).video
    )


def test_of_several_videos_the_first_is_printed_and_the_others_are_named() -> None:
    result = reading(f"{VIDEO}\n\nhttps://youtu.be/CkFzgR55gho{STEPS}")
    assert result.exercise.video is not None
    assert result.exercise.video.url == VIDEO
    assert any("not https://youtu.be/CkFzgR55gho" in one.message for one in result.diagnostics)


def test_the_front_matters_video_wins_and_its_line_in_the_text_goes() -> None:
    found = exercise(
        f"https://www.youtube.com/watch?v=SqO-VUEak2M&t=5{STEPS}", "---\nvideo: SqO-VUEak2M\n---\n"
    )
    assert found.video is not None
    assert printed(found) == "Steps Lean back."


@pytest.mark.parametrize("body", ["https://example.com/squat", "[Reading](https://example.com/squat)"])
def test_a_link_to_no_video_is_none(body: str) -> None:
    assert exercise(f"{body}{STEPS}").video is None


def test_a_video_of_any_site_under_a_heading_that_promises_it() -> None:
    found = exercise(f"## Video\n\nhttps://example.com/squat.mp4{STEPS}")
    assert found.video is not None
    assert found.video.provider == "web"


@pytest.mark.parametrize(
    "body",
    [
        "<table>\n<tr><th>Level</th><td>beginner</td></tr>\n<tr><th>Equipment</th>\n<td>wall</td></tr>\n</table>",
        "<ul>\n<li><strong>Level:</strong> beginner</li>\n<li><b>Equipment</b>: wall</li>\n</ul>",
        "<dl>\n<dt>Level</dt><dd>beginner</dd>\n<dt>Equipment</dt>\n<dd>wall</dd>\n</dl>",
        "<p><strong>Level:</strong> beginner</p>\n<p>Equipment: wall</p>",
    ],
)
def test_facts_in_html(body: str) -> None:
    found = exercise(body + STEPS)
    assert (found.level, found.equipment) == ("beginner", ("wall",))
    assert printed(found) == "Steps Lean back."


@pytest.mark.parametrize(
    "shown",
    [
        "![](https://youtu.be/SqO-VUEak2M)",
        "[![Watch](https://img.youtube.com/vi/SqO-VUEak2M/0.jpg)](https://youtu.be/SqO-VUEak2M)",
        "![](https://i.ytimg.com/vi/SqO-VUEak2M/hqdefault.jpg)",
        "@[youtube](SqO-VUEak2M)",
        "[youtube SqO-VUEak2M]",
        "[embed]https://youtu.be/SqO-VUEak2M[/embed]",
        '[video src="https://youtu.be/SqO-VUEak2M" width="640"]',
        "{{video https://www.youtube.com/watch?v=SqO-VUEak2M}}",
        "::youtube[The demo]{id=SqO-VUEak2M}",
        "<YouTubeEmbed videoId={'SqO-VUEak2M'} />",
        '{% youtube "https://www.youtube.com/watch?v=SqO-VUEak2M" %}',
    ],
)
def test_a_video_in_the_form_of_any_site(shown: str) -> None:
    found = exercise(shown + STEPS)
    assert found.video is not None
    assert found.video.url == VIDEO
    assert printed(found) == "Steps Lean back."


def test_stars_tell_a_level() -> None:
    assert exercise("Difficulty: ⭐⭐\nSets: 3" + STEPS).level == "★★"


def test_a_picture_that_leads_to_the_video_keeps_no_words_for_a_screen() -> None:
    found = exercise("[![Watch it](thumb.jpg)](https://youtu.be/SqO-VUEak2M)" + STEPS)
    assert found.video is not None
    assert "Watch" not in printed(found)
