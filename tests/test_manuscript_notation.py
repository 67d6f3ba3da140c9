"""Notation of vaults, sites and programs: understood, or left out and named; no word of the exercise is lost."""

# ruff: noqa: E501
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.exercise import Exercise, Kind, Listing, Picture
from cards.manuscript.reader import Reading, read

END = "\n\n## Steps\n\n1. Lean back.\n"


def reading(body: str) -> Reading:
    return read(f"# Chair hold\n\n{body}{END}", "chair-hold.md")


def printed(exercise: Exercise) -> str:
    """Return all that a card would print of a text."""
    parts = [exercise.title]
    for section in exercise.sections:
        parts += [section.heading or "", section.text]
    return "\n".join(part for part in parts if part)


def words(body: str) -> str:
    """Return what is printed before the steps."""
    return (
        printed(reading(body).exercise)
        .removeprefix("Chair hold")
        .removesuffix("Steps\nLean back.")
        .strip("\n")
    )


def panels(body: str) -> list[tuple[str, str]]:
    found = reading(body).exercise
    return [(str(section.kind), section.text) for section in found.sections if section.heading is None]


def said(body: str) -> str:
    return "\n".join(map(str, reading(body).diagnostics))


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("> [!tip] Breathe\n> Keep on.", "tips", "Breathe: Keep on."),
        ("> [!TIP]\n> Keep on.", "tips", "Keep on."),
        ("> [!warning]- Knees\n> Stop if they hurt.", "safety", "Knees: Stop if they hurt."),
        ("> [!CAUTION]\n> Stop.", "safety", "Stop."),
        ("> **Note**\n> Keep on.", "tips", "Keep on."),
        ("> **Warning:** Stop.", "safety", "Stop."),
        ("> 🚧 Stop.", "safety", "Stop."),
        ('!!! warning "Knees"\n    Stop if they hurt.', "safety", "Knees: Stop if they hurt."),
        ("!!! tip\n    Keep on.\n\n    And on.", "tips", "Keep on.\nAnd on."),
        ("??? note\n    Keep on.", "tips", "Keep on."),
        (":::tip Breathe\nKeep on.\n:::", "tips", "Breathe: Keep on."),
        (":::danger[Knees]\n\nStop.\n\n:::", "safety", "Knees: Stop."),
        ("::: {.warning}\nStop.\n:::", "safety", "Stop."),
        ("::: warning\nStop.\n:::", "safety", "Stop."),
        ("{{% notice warning %}}\nStop.\n{{% /notice %}}", "safety", "Stop."),
        ('{{< callout type="tip" >}}Keep on.{{< /callout >}}', "tips", "Keep on."),
        ('{% hint style="danger" %}\nStop.\n{% endhint %}', "safety", "Stop."),
        ("<Tip>\n\nKeep on.\n\n</Tip>", "tips", "Keep on."),
        ("{: .warning }\n> Stop.", "safety", "Stop."),
        ("```{warning}\nStop.\n```", "safety", "Stop."),
        ("```ad-tip\nKeep on.\n```", "tips", "Keep on."),
        ("> [!achtung]\n> Halt.", "safety", "Halt."),
        ("/// tip | Breathe\nKeep on.\n///", "tips", "Breathe: Keep on."),
        ("<aside>\n⚠️ Stop.\n\n</aside>", "safety", "Stop."),
        ("<aside>\n💡 Keep on.\n</aside>", "tips", "Keep on."),
        ("{: .notice--warning}\nStop.", "safety", "Stop."),
        ("> [!ostrzeżenie]\n> Stop.", "safety", "Stop."),
    ],
)
def test_callouts_of_every_notation_are_panels(body: str, kind: str, text: str) -> None:
    assert panels(body) == [(kind, text)]


def test_callouts_of_one_kind_are_one_panel_and_join_the_section_of_their_kind() -> None:
    body = "> [!tip]\n> One.\n\n> [!note]\n> Two.\n\n> [!danger]\n> Stop."
    assert panels(body) == [("tips", "One.\nTwo."), ("safety", "Stop.")]
    found = reading("> [!tip]\n> One.\n\n## Tips\n\n- Two.").exercise
    assert [(s.heading, s.text) for s in found.sections if s.kind is Kind.TIPS] == [("Tips", "Two.\nOne.")]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("See [[Wall squat|the moving form]].", "See the moving form."),
        ("See [[folder/Wall squat#Steps]].", "See Wall squat."),
        ("Hold ==twenty== seconds. ^a1", "Hold twenty seconds."),
        ("Hold on. %%buy a mat%%", "Hold on."),
        ("Hold on.\n\n%%\nprivate\n\nthoughts\n%%\n\nGo on.", "Hold on.\nGo on."),
        ("Hold on.{% comment %}private{% endcomment %}", "Hold on."),
        ("Hold on. {/* private */}", "Hold on."),
        ("~~Old cue~~ New cue.", "New cue."),
        ("<del>Old cue</del> New cue.", "New cue."),
        ("H~2~O and 10^2^ and m<sup>2</sup>.", "H₂O and 10² and m²."),
        ("Take $m \\cdot s^2$ and $5.", "Take m · s² and $5."),
        ("Well done :muscle: you.", "Well done 💪 you."),
        ("Keep the ratio 3:1:2 in mind.", "Keep the ratio 3:1:2 in mind."),
        ("It works the thighs.[1][2]", "It works the thighs."),
        ("It works the thighs [3, 4].", "It works the thighs."),
        ("It works.:contentReference[oaicite:0]{index=0}", "It works."),
        ("It works【12†source】 well.", "It works well."),
        ("It works [@smith2020, p. 3].", "It works."),
        ("![Side](own.png){ width=300 } Text.", "Side\nText."),
        ("Hold on. {.lead}", "Hold on."),
        ("Hold on {{ page.author }} now.", "Hold on now."),
        ("{{< unknown a=1 >}}\n\nHold on.", "Hold on."),
        ("{% include ads.html %}\n\nHold on.", "Hold on."),
        ('{{< ref "squat.md" >}} is next.', "squat.md is next."),
        ("import X from './x'\n\nHold on.", "Hold on."),
        ("<Box>Hold on.</Box>", "Hold on."),
        ("<Chart data={points} />\n\nHold on.", "Hold on."),
        ("[TOC]\n\nHold on.", "Hold on."),
        ("Hold on.\n\n#legs #isometric", "Hold on."),
        ("Hold on. #legs", "Hold on."),
        ("++Hold++ on.", "Hold on."),
        ("Press ++ctrl+c++ now.", "Press ctrl+c now."),
        ('Hold on.[¶](#on "Permanent link")', "Hold on."),
        ("Hold on.\n\n*[ROM]: range of motion", "Hold on."),
        ("See [[#Steps]].", "See Steps."),
        ("up:: [[Back]]", "up: Back"),
        ("export const A = (\n  <b>x</b>\n);\n\nHold on.", "Hold on."),
        ("import {\n  A,\n} from 'a'\n\nHold on.", "Hold on."),
        ("Rest on your forearms.{: .step}", "Rest on your forearms."),
        ("An \\~\\~escaped\\~\\~ mark.", "An ~~escaped~~ mark."),
        ("Costs 5 % more, a = b and x ~ y.", "Costs 5 % more, a = b and x ~ y."),
        ("Use `a ~~b~~ c`.", "Use a ~~b~~ c."),
    ],
)
def test_marks_inside_a_text(body: str, text: str) -> None:
    assert " ".join(words(body).split()) == " ".join(text.split())


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("{{< unknown >}}", "unknown"),
        ("{% include ads.html %}", "ads"),
        ("<Chart />", "Chart"),
        ("```dataview\ntable\n```", "dataview"),
        ("![[Another note]]", "Another note"),
        ("~~no~~ yes", "struck-out"),
        (":nosuchsign: yes", "emoji"),
        ("%%x%% yes", "comment"),
    ],
)
def test_what_is_left_out_is_named_once_with_its_line(body: str, named: str) -> None:
    lines = [line for line in said(f"{body}\n\n{body}").splitlines() if named in line]
    assert len(lines) == 1
    assert lines[0].startswith("chair-hold.md:3: ")


@pytest.mark.parametrize(
    "body",
    ["{{< icon star >}}", "{% assign x = 1 %}", "{{% br %}}", "<Icon name='a' />", "{%- set a = 2 -%}"],
)
def test_tags_that_hold_nothing_to_read_are_hints(body: str) -> None:
    told = [line for line in said(f"Go {body} down.").splitlines() if "is not printed" in line]
    assert len(told) == 1
    assert " hint: " in told[0]


@pytest.mark.parametrize("mark", ["> [!let op]\n> {}", "> **Let op:** {}", "!!! pas-op\n    {}"])
def test_dutch_callouts_that_warn_are_safety(mark: str) -> None:
    assert panels(mark.format("Stop bij pijn.")) == [("safety", "Stop bij pijn.")]


@pytest.mark.parametrize(
    ("mark", "label"),
    [
        ("> [!IMPORTANT]\n> {}", "Important"),
        (":::important\n{}\n:::", "Important"),
        ("> **Wichtig:** {}", "Wichtig"),
    ],
)
def test_what_is_marked_important_stays_where_it_stands(mark: str, label: str) -> None:
    found = reading("## Tips\n\n- Rest.\n\n## Start\n\nLie.\n\n" + mark.format("Keep still.")).exercise
    assert [section.heading for section in found.sections] == ["Tips", "Start", "Steps"]
    assert f"{label}: Keep still." in " ".join(found.sections[1].text.split())


def test_what_was_private_is_named_without_its_words() -> None:
    assert "mat" not in said("Hold on. %%buy a mat%%")


def test_tags_of_a_vault_are_tags() -> None:
    assert reading("#legs #isometric\n\nHold. #home").exercise.tags == ("legs", "isometric", "home")


def test_embedded_pictures() -> None:
    found = reading("![[side view.png|300]]").exercise
    assert found.sections[0].blocks == (Picture("side%20view.png", "", 3),)


@pytest.mark.parametrize(
    "body",
    [
        "• Feet wide\n• Knees out",
        "• Feet wide\n\n• Knees out",
        "– Feet wide\n– Knees out",
        "•\nFeet wide\n•\nKnees out",
        "● Feet wide\n● Knees out",
    ],
)
def test_pasted_bullets_are_a_list(body: str) -> None:
    (listing,) = reading(body).exercise.sections[0].blocks
    assert isinstance(listing, Listing)
    assert [item.number for item in listing.items] == [None, None]
    assert words(body) == "Feet wide\nKnees out"


@pytest.mark.parametrize(
    "body",
    [
        "1) Feet wide\n2) Knees out",
        "(1) Feet wide\n(2) Knees out",
        "1.Feet wide\n2.Knees out",
        "① Feet wide\n② Knees out",
        "1️⃣ Feet wide\n2️⃣ Knees out",
        "<ol><li>Feet wide</li><li>Knees out</li></ol>",
        "<ol><li><p>Feet wide</p></li><li><p>Knees out</p></li></ol>",
        "<ol>\n<li>Feet wide</li>\n<li>Knees out</li>\n</ol>",
    ],
)
def test_numbers_of_any_form_are_a_numbered_list(body: str) -> None:
    (listing,) = reading(body).exercise.sections[0].blocks
    assert isinstance(listing, Listing)
    assert [item.number for item in listing.items] == [1, 2]
    assert words(body) == "Feet wide\nKnees out"


def test_a_dash_of_speech_is_no_list() -> None:
    assert words("– Go on, she said.") == "– Go on, she said."


def test_tabs_are_labelled_paragraphs() -> None:
    body = '=== "At home"\n\n    Use a wall.\n\n=== "In the gym"\n\n    Use a post.'
    assert words(body).split("\n") == ["At home:", "Use a wall.", "In the gym:", "Use a post."]


@pytest.mark.parametrize("body", ["👍", "## 🔥\n\n\u200b", "\u200b", "**👉**"])
def test_text_without_ink_is_no_text(body: str) -> None:
    found = reading(body).exercise
    assert [section.heading for section in found.sections] == ["Steps"]


def test_a_sign_for_a_heading_tells_its_kind_and_is_named() -> None:
    result = read("# Hold\n\n## 📍\n\n- Back to the wall.\n\n## 💪\n\n1. Slide down.\n", "hold.md")
    assert [(str(s.kind), s.heading) for s in result.exercise.sections] == [
        ("setup", None),
        ("execution", None),
    ]
    assert [d.location.line for d in result.diagnostics if "has no words" in d.message] == [3, 7]


def test_a_title_of_pictographs_gives_way_to_the_name_of_the_file() -> None:
    assert read("# 🏋️‍♀️\n\n## Setup\n\nStand.\n", "deep-squat.md").exercise.title == "Deep Squat"


NOTATION = st.sampled_from(
    (
        "> [!tip] {0}\n> {1}", "!!! note \"{0}\"\n    {1}", ":::tip {0}\n{1}\n:::", "{0} ==hot== {1}",
        "[[x|{0}]] {1}", "%%secret%% {0} {1}", "• {0}\n• {1}", "=== \"{0}\"\n\n    {1}", "{0} ^id\n\n{1}",
        "{{{{% notice tip %}}}}\n{0} {1}\n{{{{% /notice %}}}}", "<Tip>{0}</Tip> {1}", "{0} :smile: {1}",
        "~~secret~~ {0} {1}", "{0} {{.cls}} {1}", "{{% raw %}} {0} {1}", "{0}~2~ {1}^2^", "1.{0}\n2.{1}",
        "```dataview\nsecret\n```\n\n{0} {1}", "import secret from 'x'\n\n{0} {1}", "#{0} and {1}\n\ntext",
        "{{/* secret */}} {0} {1}", "<Chart a={{{{secret}}}} /> {0} {1}", "{0}.[1] {1} [2]",
        "::: warning\n{0}\n:::\n{1}", "{{% hint style=\"x\" %}}{0} {1}{{% endhint %}}",
        "> [!CAUTION]\n> {0}\n\n{1}", "> **Note:** {0}\n\n{1}", "![[side.png|{0}]]\n\n{1}", "[[#x|{0}]] {1} #tag",
        "{0} {{% comment %}}secret{{% endcomment %}} {1}", "{0} `= this.secret` {1}", "<%* secret %>{0} {1}",
        "{{{{< tab \"{0}\" >}}}}{1}{{{{< /tab >}}}}", "{{% include secret.html %}}{0} {{{{ page.secret }}}} {1}",
        "{0} text{{: .cls}}\n\n{{: .cls}}\n{1}", "??? question \"{0}\"\n    {1}", "--8<-- \"secret.md\"\n\n{0} {1}",
        ":::danger[{0}]\n{1}\n:::", "<TabItem value=\"secret\" label=\"{0}\">\n\n{1}\n\n</TabItem>",
        "export const secret = 1\n\n{0} {1}", "{0} {{props.secret}} {1}", "m<sup>2</sup> {0} <sub>i</sub> {1}",
        ":dart: {0} :secretsign: {1}", "## :muscle:\n\n{0} {1}", "{0} [@secret2020, p. 3] {1}【3†secret】", "{0} [cite:secret] {1}",
        "– {0}\n– {1}", "1) {0}\n2) {1}", "•\n{0}\n•\n{1}", "<ol><li>{0}</li><li>{1}</li></ol>",
        "- [ ] {0} 📅 2024-01-01 ⏫ 🔁 every week\n- [x] {1} ✅ 2024-01-02", "{0} [due:: 2024-secret] {1}",
        "<div class=\"warning\">\n{0}\n</div>\n\n{1}", "<details><summary>{0}</summary>\n\n{1}\n\n</details>",
        "<details><summary>{0}</summary>{1}</details>", "<div class=\"tip\"><p>{0}</p></div> {1}",
        "- # {0}\n\t- {1}\n\t  id:: secret", "- TODO {0}\n  SCHEDULED: <2024 secret>\n- {1}", "[[x]{{.cls}} {0}]{{.cls}} {1}",
        "(@) {0}\n(@) {1}", "#. {0}\n#. {1}", "{0}\n:   {1}", "| {0}\n| {1}", "\\- {0}\n\\- {1}", "- 1. {0}\n- 2. {1}",
        ">>>\n{0}\n>>>\n\n{1}", "{{+ {0} +}} {{- secret -}} {1}", "/label ~secret\n\n{0} {1}", "* TOC\n{{:toc}}\n\n{0} {1}",
        ":PROPERTIES:\n:secret: 1\n:END:\n{0} {1}", "```mermaid\nsecret\n```\n{0} {1}", "```{{tip}} {0}\n{1}\n```",
        "<aside>\n💡 {0}\n</aside>\n\n{1}", "/// tip | {0}\n{1}\n///", "{0} ((64f0c1aa-1111-2222-3333-444455556666)) {1}",
        "{{>>secret<<}}{0} {{++{1}++}}", "[{0}](x.md){{ .cls }} {1}", "++{0}++ :fontawesome-solid-secret: {1}", "{0}[^secret] {1}\n\n[^secret]: note",
        "+---+---+\n| {0} | {1} |\n+---+---+", "{0}   {1}\n---   ---\na     b", "{0}\t{1}\na\tb",
        "^^{0}^^ {{{{[[TODO]]}}}} {1}", "{{ref}}`{0}` {1}", "(secret)=\n{0} {1}", "{{info}}{0}{{info}} {1}", "[gallery ids=\"secret\"] {0} {1}",
        "::{0}:: {1}", "[youtube abcdefghijk]\n{0} {1}", "![](https://youtu.be/abcdefghijk) {0} {1}",
        "::youtube[secret]{{id=abcdefghijk}}\n{0} {1}", ":abbr[{0}]{{title=secret}} {1}", "{{{{< columns >}}}}\n{0}\n<--->\n{1}\n{{{{< /columns >}}}}",
        "{{% capture secret %}}{0}{{% endcapture %}} {1}", "<Card>\n{0}\n</Card>\n{1}", "[TOC]\n\n{0} {1}", "[[_TOC_]]\n\n{0} {1}",
    )
)  # fmt: skip
MACHINE = (
    "%%",
    "[!",
    "!!!",
    ":::",
    "==",
    "[[",
    "]]",
    "{{",
    "{%",
    "%}",
    "^id",
    "~~",
    ".cls",
    "secret",
    "dataview",
    "*/",
    "📅",
    "⏫",
    "::",
    "class=",
    "<",
    ">>>",
    "#.",
    "(@)",
    "{",
    "+}",
    "TODO",
    ":END:",
    "((",
    "/label",
    "TOC",
    "-4444",
    "///",
    "•",
    "???",
    "[@",
    "|",
)


@settings(max_examples=300, deadline=None)
@given(st.lists(NOTATION, min_size=1, max_size=6))
def test_no_word_is_lost_and_no_notation_is_printed(pieces: list[str]) -> None:
    names = [(f"wa{at}", f"wb{at}") for at in range(len(pieces))]
    body = "\n\n".join(piece.format(*pair) for piece, pair in zip(pieces, names, strict=True))
    shown = printed(reading(body).exercise)
    assert [name for pair in names for name in pair if name.casefold() not in shown.casefold()] == []
    assert [mark for mark in MACHINE if mark in shown] == []
