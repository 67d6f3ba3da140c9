"""Front matter, YAML or TOML: every field in every form, and what is wrong in it, with its line."""

from __future__ import annotations

from typing import Any

import pytest
import values
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cards.diagnostics import CardsError
from cards.exercise import Exercise, Kind, Muscles, Picture
from cards.manuscript import front_matter
from cards.manuscript.reader import Reading, read


def reading(matter: str, fence: str = "---") -> Reading:
    return values.reading("\n## Setup\n\n- Stand.\n", "squat.md", matter, fence)


def exercise(matter: str, fence: str = "---") -> Exercise:
    return reading(matter, fence).exercise


def said(result: Reading) -> list[str]:
    """Return the diagnostics but those that say what is missing."""
    return [
        str(d) for d in result.diagnostics if d.message != "no description" and "no title" not in d.message
    ]


def test_every_field() -> None:
    found = exercise(
        """\
title: Goblet squat
description: >
  A squat, held
  in front.
video: SqO-VUEak2M
equipment: [kettlebell, mat]
muscles:
  primary: [glutes, quads]
  secondary: core
level: beginner
tags: legs, strength
group: squat
lang: en
image: squat.jpg
images:
  - path: a.png
    alt: The start
author: A. Coach
source: https://example.com
print:
  layout: wall-a4
  hide: [muscles, Summary]
"""
    )
    assert found.title == "Goblet squat"
    assert found.description == "A squat, held in front."
    assert found.video is not None
    assert found.video.url == "https://youtu.be/SqO-VUEak2M"
    assert found.equipment == ("kettlebell", "mat")
    assert found.muscles == Muscles(("glutes", "quads"), ("core",))
    assert (found.level, found.tags, found.group, found.lang) == (
        "beginner",
        ("legs", "strength"),
        "squat",
        "en",
    )
    assert [(p.path, p.alt) for p in found.images] == [("squat.jpg", ""), ("a.png", "The start")]
    assert (found.author, found.source) == ("A. Coach", "https://example.com")
    assert (found.print.layout, found.print.hide) == ("wall-a4", (Kind.MUSCLES, Kind.SUMMARY))
    assert found.extra == {}


def test_toml_between_plus_signs() -> None:
    found = exercise(
        'title = "Goblet squat"\nmuscles = ["glutes"]\ntags = ["a", "b"]\nsets = 3\n'
        '[print]\nhide = ["tips"]\n',
        "+++",
    )
    assert (found.title, found.muscles, found.tags) == ("Goblet squat", Muscles(("glutes",)), ("a", "b"))
    assert (found.print.hide, found.prescription.sets, found.extra) == ((Kind.TIPS,), "3", {})


def test_all_fields_are_optional() -> None:
    found = exercise("x: 1\n")
    assert (found.description, found.video, found.images, found.muscles) == ("", None, (), Muscles())
    assert (found.level, found.tags, found.group, found.author, found.source) == (None, (), None, None, None)
    assert (found.print.layout, found.print.hide) == (None, ())
    assert exercise("title:\ntags:\nvideo:\nmuscles:\nimages:\nprint:\nlang:\n").title == "Squat"


@pytest.mark.parametrize("key", ["Title", "TITLE", '"title"'])
def test_case_and_quotes_of_a_name_do_not_matter(key: str) -> None:
    assert exercise(f"{key}: X\n").title == "X"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2024", "2024"),
        ("no", "no"),
        ("1.50", "1.50"),
        ("1e3", "1e3"),
        ("2024-01-01", "2024-01-01"),
        ("'a: b'", "a: b"),
        ("0x1F", "0x1F"),
    ],
)
def test_a_title_is_what_its_author_wrote_and_no_number(written: str, read_as: str) -> None:
    assert exercise(f"title: {written}\n").title == read_as


def test_a_video_id_of_digits_stays_text() -> None:
    video = exercise("video: 12345678901\n").video
    assert video is not None
    assert video.id == "12345678901"


def test_of_several_videos_the_first_is_printed_and_the_rest_named() -> None:
    result = reading("video:\n  - SqO-VUEak2M\n  - https://vimeo.com/1234\n  - CkFzgR55gho\n")
    assert result.exercise.video is not None
    assert result.exercise.video.id == "SqO-VUEak2M"
    (hint,) = said(result)
    assert (
        "hint: only the first video is printed, not https://vimeo.com/1234, https://youtu.be/CkFzgR55gho"
        in hint
    )


def test_a_link_that_is_not_secure_is_a_warning_and_kept() -> None:
    result = reading('video: "http://example.com/squat"\n')
    assert result.exercise.video is not None
    assert result.exercise.video.url == "http://example.com/squat"
    (warning,) = said(result)
    assert warning.startswith('squat.md:2:8: warning: the link "http://example.com/squat" is not secure')


def test_the_label_under_a_code_may_be_set_if_it_can_be_read_there() -> None:
    matter = "video: SqO-VUEak2M\nvideo_label: Watch me\n"
    assert getattr(exercise(matter).video, "label", None) == "Watch me"
    long = reading(matter.replace("Watch me", "Watch me " * 9))
    assert getattr(long.exercise.video, "label", None) == ""
    assert said(long) == [
        'squat.md:3:14: warning: "video_label" has 80 characters, more than 24: it is not printed; shorten it'
    ]


def test_a_bad_video_is_an_error_with_its_line_and_the_rest_is_read() -> None:
    result = reading('title: X\nvideo: "javascript:alert(1)"\n')
    assert (result.exercise.video, result.exercise.title) == (None, "X")
    (error,) = said(result)
    assert error.startswith('squat.md:3:8: error: the video\'s link starts with "javascript:"')


def test_a_nearly_known_name_is_asked_about_and_kept() -> None:
    result = reading("vidoe: SqO-VUEak2M\ndescripton: x\n")
    assert result.exercise.extra == {"vidoe": "SqO-VUEak2M", "descripton": "x"}
    assert said(result) == [
        'squat.md:2:1: warning: "vidoe" is not a known name: it is not printed; did you mean "video"?',
        'squat.md:3:1: warning: "descripton" is not a known name: it is not printed; '
        'did you mean "description"?',
    ]


@pytest.mark.parametrize(("written", "meant"), [("languages-of", "lang"), ("my_sets", "sets")])
def test_a_name_that_holds_a_known_one_is_asked_about(written: str, meant: str) -> None:
    (line,) = said(reading(f"{written}: x\n"))
    assert line.endswith(f'"{written}" is not a known name: it is not printed; did you mean "{meant}"?')


def test_unknown_names_are_kept_as_they_are() -> None:
    found = exercise(
        "price: 3\nbill: {min: 60, max: 90.5}\ndate: 2024-02-01\ndone: true\nnone: ~\nmany: [1, a]\n"
    )
    assert found.extra == {
        "price": 3,
        "bill": {"min": 60, "max": 90.5},
        "date": "2024-02-01",
        "done": True,
        "none": None,
        "many": [1, "a"],
    }


def test_an_unknown_name_that_means_something_to_people_is_named_and_no_other() -> None:
    result = reading(
        "price: 12 a month\ncalories: 120\nid: 42\ndate: 2024-02-01\nlayout: post\nindoor: true\n"
        "nothing:\nseen: 2024-02-01T10:00:00\n"
    )
    assert [line.split('"')[1] for line in said(result)] == ["price", "calories"]
    assert all(": warning: " in line for line in said(result))


@pytest.mark.parametrize(
    ("matter", "complaint"),
    [
        ("title: [a]\n", '"title" must be text, not a list'),
        ("description: {a: b}\n", '"description" must be text, not entries'),
        ("video: {name: x}\n", '"video" must be an id, a link or a list of them'),
        ("tags: {a: b}\n", '"tags" must be a list of texts, not entries'),
        ("tags: [b, [a]]\n", '"tags" must be a list of texts alone, not a list'),
        ("muscles: {primary: {a: b}}\n", '"muscles" must be a list of texts'),
        ("images: [[a]]\n", '"images" must be a path, or a list of paths'),
        ("print: wall-a4\n", '"print" must be "layout" and "hide"'),
        ("print: {layout: [a]}\n", '"print" must be a layout\'s name after "layout"'),
        ("lang: '42'\n", '"lang" must be a language\'s code such as "en"'),
    ],
)
def test_a_wrong_type_says_what_was_expected(matter: str, complaint: str) -> None:
    result = reading(f"level: x\n{matter}")
    (line,) = said(result)
    assert line.startswith("squat.md:3")
    assert f": error: {complaint}" in line


@pytest.mark.parametrize(
    ("matter", "complaint"),
    [
        ("print: {hide: [tip]}\n", '"hide" names "tip", which is not a kind of section'),
        ("print: {layuot: x}\n", '"print" has no "layuot"'),
        ("muscles: {nonsense: x}\n", '"muscles" has no "nonsense"'),
        ("lang: sv\n", 'the language "sv" is not supported'),
        ("title: a\ntitle: b\n", 'duplicate key "title"'),
    ],
)
def test_what_has_no_effect_is_a_warning(matter: str, complaint: str) -> None:
    result = reading(matter)
    (line,) = said(result)
    assert f": warning: {complaint}" in line


def test_of_a_name_that_stands_twice_the_first_is_used() -> None:
    assert exercise("title: a\ntitle: b\n").title == "a"


@pytest.mark.parametrize(
    ("written", "code"),
    [("de", "de"), ("de-CH", "de"), ("pt_BR", "pt"), ("Deutsch", "de"), ("FR", "fr"), ("sv", "sv")],
)
def test_languages_by_code_or_name(written: str, code: str) -> None:
    assert exercise(f"lang: {written}\n").lang == code


@pytest.mark.parametrize(
    ("text", "place", "complaint"),
    [
        (
            "---\ntitle: Chest: press\n---\nx\n",
            "2:13",
            "a colon inside a value; put the value between quotation marks",
        ),
        ("---\ntitle: 'x\n---\nx\n", "2:8", "close the quotation mark or bracket"),
        ("---\ntags: [a, b\n---\nx\n", "2:7", "the front matter cannot be read"),
        ("---\n\ttitle: x\n---\nx\n", "2", "the front matter cannot be read"),
        ("---\ntitle: *x*\n---\nx\n", "2", 'a value begins with "*" or "&"; put the value between quotation'),
        ("---\ntitle: *x\n---\nx\n", "2", 'a value begins with "*"; put the value between quotation marks'),
        ("---\ntitle: 'it's'\n---\nx\n", "2", "a line does not fit those above it"),
        ('---\ntitle: "C:\\Users"\n---\nx\n', "2", "a backslash means something else here; write two"),
        ("---\na: b\ntitle\nc: d\n---\nx\n", "3:1", "a line has no colon"),
        ("---\na: [b,\n---\nx\n", "3", "a value is missing, or a bracket is not closed"),
        ("---\na: - b\n---\nx\n", "2", "write each item on a line of its own"),
        ("---\ntitle: @x\n---\nx\n", "2:8", "put the value between quotation marks"),
        ("---\ntitle x\n---\nx\n", "2", "the front matter must be `name: value` lines"),
        ("---\n- a\n- b\n---\nx\n", "2", "the front matter must be `name: value` lines"),
        ("---\ntitle: x\n\nText.\n", "1", 'the front matter is not closed; write a line "---"'),
        ("---\n[a]: b\n---\nx\n", "2:1", "a name in the front matter must be text"),
        (
            "---\na: !!python/object/apply:os.system [ls]\n---\nx\n",
            "2:4",
            "a value has a tag that is not supported; leave out the word after",
        ),
        ("---\na: !mine x\n---\nx\n", "2:4", "a value has a tag that is not supported"),
        ("---\nb: 1\na: !!binary x\n---\nx\n", "3:4", "the front matter cannot be read"),
        ("---\nb: 1\na: &a [*a]\n---\nx\n", "3:4", "it holds itself"),
        ("+++\ntitle = x\n+++\nx\n", "2:9", 'put text in quotation marks: name = "value"'),
        ("+++\ntitle = 'x'\n", "1", 'the front matter is not closed; write a line "+++"'),
        ("---\na: " + "[" * 5000 + "\n---\nx\n", "2", "nested deeper than 20"),
        ("---\n" + "- " * 5000 + "x\n---\nx\n", "2", "nested deeper than 20"),
        ("+++\na = " + "[" * 20000 + "\n+++\nx\n", "2", "nested deeper than 20"),
        ("+++\n" + "a." * 15_000 + "a = 1\n+++\nx\n", "2", "nested deeper than 20"),
        ("+++\nb = 1\na = " + "[" * 30 + "]" * 30 + "\n+++\nx\n", "3", "nested deeper than 20"),
        ("+++\na = " + "9" * 20_000 + "\n+++\nx\n", "2:5", "more than 100 digits"),
        ("---\na: &a [x]\n" + "b: [" + "*a, " * 30 + "x]\n---\nx\n", "3", "more than 20 aliases"),
        ("---\na: &a [*a]\n---\nx\n", "2", "it holds itself"),
        ("---\na: " + "x" * 50_000 + "\n---\nx\n", "2", "longer than"),
    ],
)
def test_front_matter_that_cannot_be_read_says_where_and_what_to_do(
    text: str, place: str, complaint: str
) -> None:
    with pytest.raises(CardsError) as caught:
        read(text, "a.md")
    message = str(caught.value)
    assert message.startswith(f"a.md:{place}")
    assert ": error: " in message
    assert complaint in message


@pytest.mark.parametrize("loader", [front_matter._Loader, yaml.SafeLoader])
@pytest.mark.parametrize(
    "deep",
    [
        "a: " + "[" * 3000 + "x" + "]" * 3000,
        "a: " + "[" * 3000,
        "a: " + "{b: " * 3000 + "x" + "}" * 3000,
        "a: " + "{b: " * 3000,
        "a: " + "[{b: " * 30,
        "- " * 3000 + "x",
        "-  " * 3000 + "x",
        "? " * 3000 + "x",
        "?  " * 3000 + "x",
        "a:\n" + "".join(" " * depth + "b:\n" for depth in range(1, 60)),
        "a:\n" + "".join(" " * depth + "- \n" for depth in range(1, 60)),
    ],
)
def test_the_limit_of_nesting_is_ours_whichever_reader_is_there(
    monkeypatch: pytest.MonkeyPatch, loader: Any, deep: str
) -> None:
    monkeypatch.setattr(front_matter, "_Loader", loader)
    with pytest.raises(CardsError, match=r"^a\.md:\d+: error: the front matter is nested deeper than 20$"):
        read(f"---\n{deep}\n---\nx\n", "a.md")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("!!bool x", "x"),
        ("!!int x", "x"),
        ("!!float x", "x"),
        ("!!timestamp x", "x"),
        ("!!null x", "x"),
        ("!!int ''", ""),
        ("!!str 5", "5"),
        ("[no, on, Y, true]", ["no", "on", "Y", True]),
        ("[1:30, 010, 0x1F, 1_000, 12, -3]", ["1:30", "010", "0x1F", "1_000", 12, -3]),
        ("[1.5, .5, 1:30.5, .inf, .nan]", [1.5, 0.5, "1:30.5", ".inf", ".nan"]),
        ("[2024-13-45, 2024-02-01, 2024-02-01 10:00]", ["2024-13-45", "2024-02-01", "2024-02-01 10:00"]),
        ("9" * 5000, "9" * 5000),
        ("!!set {b, a, c}", ["a", "b", "c"]),
        ("{no: yes, 1: 2}", {"no": "yes", "1": 2}),
        ("[~, null, '']", [None, None, ""]),
    ],
)
def test_values_mean_what_is_written(written: str, value: object) -> None:
    assert exercise(f"mine: {written}\n").extra["mine"] == value


@given(st.text(st.sampled_from("ab:-?!&*[]{}'\"#,|>%@~ \n\t019.\\é\x00\u2028"), max_size=60))
@settings(max_examples=500)
@example("a: !!bool b")
@example("a: &a [*a]")
@example("<<: 1")
@example("a: !!omap [1]")
@example("? [a]\n: b")
@example("a: {[1]: 2}")
@example("a: !!pairs x")
@example('a: "\\ud800"')
@example("a: !!binary é")
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_any_front_matter_is_read_or_refused_with_its_line(fence: str, text: str) -> None:
    try:
        read(f"{fence}\na: 1\n{text}\n{fence}\nx\n", "a.md")
    except CardsError as caught:
        lines = [one.location.line for one in caught.diagnostics]
    else:
        lines = [1]
    assert all(0 < line <= text.count("\n") + 5 for line in lines)


def test_a_line_drawn_across_the_top_is_no_front_matter() -> None:
    result = read("---\n\nStrong legs.\n\n---\n\n## Setup\n- a\n", "squat.md")
    assert [(str(s.kind), s.line) for s in result.exercise.sections] == [("purpose", 3), ("setup", 7)]
    assert any("video" in one.message for one in result.diagnostics)


def test_a_text_of_its_own_lines_below_the_front_matter_counts_them() -> None:
    result = read("\n---\n# a comment\n\ntitle: x\n...\n\n\n## Setup\n- a\n", "squat.md")
    assert (result.exercise.title, result.exercise.sections[0].line) == ("x", 9)


def test_images_know_their_line() -> None:
    assert exercise("title: x\nimage: a.png\n").images == (Picture("a.png", "", 3),)


def test_without_a_wish_nothing_is_hidden() -> None:
    wish = exercise("print: {}\n").print
    assert (wish.layout, wish.hide) == (None, ())


def test_a_deck_written_as_an_exercise_is_told_what_a_deck_is() -> None:
    (line,) = [one for one in said(reading("cards: [squat, plank]\n")) if "cards" in one]
    assert "a deck is a file of its own that ends in .toml" in line
