"""Every word of a file is in the structure, in its style, whatever Markdown its author wrote."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.diagnostics import CardsError
from cards.exercise import Block, Item, Listing, Paragraph, Picture, Quote, Run, Table, plain
from cards.manuscript.blocks import read_flow
from cards.manuscript.markdown import Places, block_tokens, shared
from cards.manuscript.reader import Reading, read


def blocks(body: str) -> tuple[Block, ...]:
    """Read a body as what stands under one heading that starts on line 1."""
    (section,) = read(f"## Setup\n\n{body}", "a.md").exercise.sections
    return section.blocks


def runs(text: str) -> tuple[Run, ...]:
    (paragraph,) = blocks(f"{text}\n")
    assert isinstance(paragraph, Paragraph)
    return paragraph.runs


def styled(text: str) -> list[tuple[str, str]]:
    """Return the words of each run with its style: b, i, c."""
    return [(r.text, "b" * r.bold + "i" * r.italic + "c" * r.code) for r in runs(text)]


# --- words and styles -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("plain words", [("plain words", "")]),
        ("a **b** c", [("a ", ""), ("b", "b"), (" c", "")]),
        ("**b**", [("b", "b")]),
        ("a **b c** d **e**.", [("a ", ""), ("b c", "b"), (" d ", ""), ("e", "b"), (".", "")]),
        ("a *b* c", [("a ", ""), ("b", "i"), (" c", "")]),
        ("a _b_ __c__", [("a ", ""), ("b", "i"), (" ", ""), ("c", "b")]),
        ("***a***", [("a", "bi")]),
        ("**a *b* c**", [("a ", "b"), ("b", "bi"), (" c", "b")]),
        ("a `b  c` d", [("a ", ""), ("b c", "c"), (" d", "")]),
        ("`<b>&amp;`", [("<b>&amp;", "c")]),
        ("2 * 3 * 4", [("2 * 3 * 4", "")]),
        ("snake_case_word", [("snake_case_word", "")]),
        ("a ** b ** c", [("a ", ""), ("b", "b"), (" c", "")]),
        ("**Grip:**wide", [("Grip:", "b"), ("wide", "")]),
        ("2 ** 3", [("2 ** 3", "")]),
        ("one\ntwo", [("one two", "")]),
        ("a\x0bb\x00c\x85d\u2028e", [("a b c d e", "")]),
        ("one  \ntwo", [("one", ""), ("\n", ""), ("two", "")]),
        ("one\\\ntwo", [("one", ""), ("\n", ""), ("two", "")]),
        ("one<br>two", [("one", ""), ("\n", ""), ("two", "")]),
        ("a\tb   c", [("a b c", "")]),
        ("\\*a\\* \\# b", [("*a* # b", "")]),
        ("5 &lt; 6 &amp; 7&deg; &#8211; &unknown; AT&T", [("5 < 6 & 7° – &unknown; AT&T", "")]),
        ("a\u00a0b &nbsp; c", [("a\u00a0b \u00a0 c", "")]),
        ("soft\u00adhyphen and&shy;more", [("softhyphen andmore", "")]),
        ("“quotes” – ‘dashes’ — … 'straight'", [("“quotes” – ‘dashes’ — … 'straight'", "")]),
        ("🏋🏽‍♀️ lift 💪", [("🏋🏽‍♀️ lift 💪", "")]),
        (
            "<b>a</b> <i>b</i> <em><strong>c</strong></em> <u>d</u>",
            [("a", "b"), (" ", ""), ("b", "i"), (" ", ""), ("c", "bi"), (" d", "")],
        ),
        ("a <!-- not this --> b", [("a  b", "")]),
        ("a [b] c", [("a [b] c", "")]),
        ("a < b > c", [("a < b > c", "")]),
        ("Приседание 深蹲 עמידה", [("Приседание 深蹲 עמידה", "")]),
    ],
)
def test_words_and_their_styles(written: str, found: list[tuple[str, str]]) -> None:
    assert [(re.sub("  ", " ", t) if "not this" in written else t, s) for t, s in styled(written)] == [
        (t.replace("  ", " ") if "not this" in written else t, s) for t, s in found
    ]


def test_a_pictures_words_in_a_heading_or_cell_do_not_fuse_with_others() -> None:
    text = "## The ![long](a.png) pull\n\n| ![up](b.png) side | now ![here](c.png) |\n|-|-|\n| a | b |\n"
    (section,) = read(text, "a.md").exercise.sections
    assert (section.heading, section.text) == ("The long pull", "up side\tnow here\na\tb")


@pytest.mark.parametrize("lazy", ["", "Slowly.\n"])
def test_a_heading_or_number_right_below_a_quote_ends_it(lazy: str) -> None:
    sections = read(f"Strong.\n> Note.\n{lazy}## Setup\nStand.\n", "a.md").exercise.sections
    assert [(s.heading, s.line) for s in sections] == [(None, 1), ("Setup", 4 if lazy else 3)]
    (section,) = read(f"## Setup\nGo.\n> Note.\n{lazy}3. Up.\n", "a.md").exercise.sections
    assert section.text.split() == ["Go.", "Note.", *lazy.split(), "Up."]


def test_links_keep_their_words_and_the_address_is_listed() -> None:
    result = read(
        "## Setup\n\nSee [the **page**](https://example.com/v) or <https://a.example>."
        "\n\n[a][b]\n\n[b]: /c\n",
        "a.md",
    )
    first = result.exercise.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert [(r.text, r.bold, r.link) for r in first.runs] == [
        ("See ", False, None),
        ("the ", False, "https://example.com/v"),
        ("page", True, "https://example.com/v"),
        (" or ", False, None),
        ("https://a.example", False, "https://a.example"),
        (".", False, None),
    ]
    listed = [str(d) for d in result.diagnostics if "leads to" in d.message]
    assert listed == [
        'a.md:3: hint: the link "page" leads to https://example.com/v; paper keeps only the words',
        'a.md:3: hint: the link "the" leads to https://example.com/v; paper keeps only the words',
        'a.md:5: hint: the link "a" leads to /c; paper keeps only the words',
    ]


def test_a_link_that_is_defined_and_not_used_is_named() -> None:
    result = read("## Setup\n\nStand.\n\n[Note]: important\n", "a.md")
    assert any(d.location.line == 5 and "[Note]: important" in d.message for d in result.diagnostics)


def test_a_link_defined_behind_the_steps_serves_before_them() -> None:
    result = read(
        "## Setup\n\n[page][v]\n\n<!-- howto -->\n### Go\nDown.\n\n[v]: https://a.example\n", "a.md"
    )
    assert result.exercise.sections[0].text == "page"
    assert [step.text for step in result.exercise.steps] == ["Down."]


def test_code_stands_behind_the_name_of_its_language() -> None:
    (paragraph,) = blocks("```x\nx\n```\n")
    assert (shape(paragraph), paragraph.line) == ("x", 4)


def test_runs_know_their_line() -> None:
    assert [(r.text, r.line) for r in runs("one\n**two**\nthree *four*\n`five`")] == [
        ("one ", 3),
        ("two", 4),
        (" three ", 5),
        ("four", 5),
        (" ", 6),
        ("five", 6),
    ]


# --- blocks ---------------------------------------------------------------------------------------------


def shape(block: Block) -> object:
    """Write a block as nested tuples of its words."""
    match block:
        case Paragraph(inner):
            return plain(inner)
        case Listing(items):
            return [(item.number, item.checked, *map(shape, item.blocks)) for item in items]
        case Table(rows):
            return tuple(tuple(plain(cell) for cell in row) for row in rows)
        case Quote(inner_blocks):
            return ("quote", *map(shape, inner_blocks))
        case Picture(path, alt):
            return ("picture", path, alt)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("- a\n- b", [[(None, None, "a"), (None, None, "b")]]),
        ("* a\n\n* b", [[(None, None, "a"), (None, None, "b")]]),
        ("1. a\n2. b", [[(1, None, "a"), (2, None, "b")]]),
        ("1) a\n2) b", [[(1, None, "a"), (2, None, "b")]]),
        ("3. a\n4. b", [[(3, None, "a"), (4, None, "b")]]),
        ("1. a\n3. b\n7. c", [[(1, None, "a"), (3, None, "b"), (7, None, "c")]]),
        ("1. a\n1. b\n1. c", [[(1, None, "a"), (2, None, "b"), (3, None, "c")]]),
        ("0. a\n1. b", [[(0, None, "a"), (1, None, "b")]]),
        ("1. a\n\ntext\n\n2. b", [[(1, None, "a")], "text", [(2, None, "b")]]),
        ("- a\n  - b\n    1. c", [[(None, None, "a", [(None, None, "b", [(1, None, "c")])])]]),
        (
            "1. **A**:\n   - b\n   - c\n\n2. **D**:\n   - e",
            [[(1, None, "A:", [(None, None, "b"), (None, None, "c")]), (2, None, "D:", [(None, None, "e")])]],
        ),
        (
            "1. **A:**\n- b\n- c\n2. **D:**\n- e",
            [[(1, None, "A:", [(None, None, "b"), (None, None, "c")]), (2, None, "D:", [(None, None, "e")])]],
        ),
        ("- a\n\n  more\n\n- b", [[(None, None, "a", "more"), (None, None, "b")]]),
        ("- a\nlazy", [[(None, None, "a lazy")]]),
        ("- [ ] a\n- [x] b\n- [X] c", [[(None, False, "a"), (None, True, "b"), (None, True, "c")]]),
        ("-\ta\n\t- b", [[(None, None, "a", [(None, None, "b")])]]),
        ("    - a\n    - b", [[(None, None, "a"), (None, None, "b")]]),
        ("Now:\n\n    Stand tall.", ["Now:", "Stand tall."]),
        ("| a | b |\n|---|--:|\n| c | **d** |", [(("a", "b"), ("c", "d"))]),
        ("a | b\n--|--\nc | d", [(("a", "b"), ("c", "d"))]),
        ("> a\n> b\n>\n> - c", [("quote", "a b", [(None, None, "c")])]),
        ("```\na  b\nc\n```", ["a  b\nc"]),
        ("![A squat](img/a.png)", [("picture", "img/a.png", "A squat")]),
        ("Before ![A **squat**](a.png) after", ["Before", ("picture", "a.png", "A squat"), "after"]),
        ('<img src="a.png" alt="A &amp; B">', [("picture", "a.png", "A & B")]),
        ("<div>\n<p>a <b>b</b></p>\n<p>c</p>\n</div>", ["a b", "c"]),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", [[(None, None, "a"), (None, None, "b")]]),
        ("<!-- gone -->\n\na", ["a"]),
        ("a\n\n* * *\n\nb", ["a", "b"]),
    ],
)
def test_blocks_of_every_sort(written: str, found: list[object]) -> None:
    body = f"{written}\n\n## Tips\n\n- z\n"
    sections = read(f"## Setup\n\n{body}", "a.md").exercise.sections
    assert [shape(block) for block in sections[0].blocks] == found


def test_a_list_that_starts_late_below_a_label_is_a_list() -> None:
    (section,) = read("**Setup:**\n2. a\n3. b\n", "a.md").exercise.sections
    assert [shape(block) for block in section.blocks] == [[(2, None, "a"), (3, None, "b")]]
    assert section.blocks[0].line == 2


def test_lists_of_any_allowed_depth() -> None:
    text = "\n".join("  " * depth + f"- w{depth}" for depth in range(18))
    (listing,) = blocks(text)
    depth = 0
    while isinstance(listing, Listing):
        item: Item = listing.items[0]
        assert shape(item.blocks[0]) == f"w{depth}"
        listing = item.blocks[1] if len(item.blocks) > 1 else item.blocks[0]
        depth += 1
    assert depth == 18


def test_footnotes_are_called_and_set_at_the_end() -> None:
    body = "## Setup\n\nStand[^a] tall[^b].\n\n[^b]: Second.\n[^a]: First\n    and more.\n[^c]: Uncalled.\n"
    section, notes = read(body, "a.md").exercise.sections
    assert section.text == "Stand² tall¹."
    assert notes.text.split("\n") == ["¹ Second.", "² First and more.", "³ Uncalled."]


def test_a_footnote_without_text_stays_as_written() -> None:
    assert styled("a[^1] b") == [("a[^1] b", "")]


def test_scripts_are_not_printed_and_named() -> None:
    result = read("## Setup\n\nStand.\n\n<script>\nalert(1)\n</script>\n", "a.md")
    assert "alert" not in result.exercise.sections[0].text
    assert any("<script> is not printed" in d.message and d.location.line == 5 for d in result.diagnostics)


def test_a_whole_body_in_a_code_fence_is_read_as_what_it_is() -> None:
    (section,) = read("```markdown\n## Setup\n\n- a\n```\n", "a.md").exercise.sections
    assert (section.heading, section.line, section.text) == ("Setup", 2, "a")


# --- every word -----------------------------------------------------------------------------------------

WORD = st.integers(0, 10**6).map(lambda n: f"w{n}")
WORDS = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


def _inline(words: str) -> st.SearchStrategy[str]:
    forms = (
        "{}",
        "**{}**",
        "*{}*",
        "`{}`",
        "[{}](https://a.example)",
        "<b>{}</b>",
        "“{}”",
        "**{}:** x",
        "{}  \ny",
        "{}&nbsp;&amp;",
        "![{}](p.png)",
        "{}\\\nz",
    )
    return st.sampled_from(forms).map(lambda form: form.format(words))


INLINE = st.lists(WORDS.flatmap(_inline), min_size=1, max_size=3).map(" ".join)
HEADING = st.tuples(
    st.sampled_from(
        (
            "# {}",
            "## {}",
            "#### {}:",
            "**{}**",
            "**{}:**",
            "**{}**:",
            "{}\n---",
            "## 1. {}",
            "**{}:** text",
            "<h3>{}</h3>",
        )
    ),
    WORDS,
).map(lambda pair: pair[0].format(pair[1]))


def _indented(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by)


def _list(items: list[tuple[str, str]], loose: bool) -> str:
    return ("\n\n" if loose else "\n").join(
        f"{mark} {_indented(text, len(mark) + 1)}" for mark, text in items
    )


def _lists(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    marks = st.sampled_from(("-", "*", "1.", "2.", "7)", "- [ ]", "- [x]"))
    item = st.tuples(marks, st.lists(inner, min_size=1, max_size=2).map("\n\n".join))
    return st.builds(_list, st.lists(item, min_size=1, max_size=3), st.booleans())


PARAGRAPH = st.one_of(
    INLINE,
    WORDS.map(lambda w: f"> {w}\n> more"),
    WORDS.map(lambda w: f"| {w} | b |\n|---|---|\n| c | {w}x |"),
    WORDS.map(lambda w: f"```\n{w}\n```"),
    WORDS.map(lambda w: f"    {w}"),
    WORDS.map(lambda w: f"<div>\n<p>{w}</p>\n</div>"),
)
LISTS = _lists(st.one_of(PARAGRAPH, _lists(PARAGRAPH)))
BLOCK = st.one_of(PARAGRAPH, LISTS, _lists(LISTS))
NOTE = WORDS.map(lambda w: f"[^{w.split()[0]}]: {w}")
PIECES = st.lists(
    st.one_of(BLOCK, HEADING, NOTE, st.just("---"), st.just("<!-- gone -->")), min_size=1, max_size=8
)
ENDINGS = st.sampled_from(("\n", "\r\n"))


BOLD = st.lists(
    st.one_of(WORDS, WORDS.map(lambda w: f"**{w}**"), WORDS.map(lambda w: f"**{w}:**")),
    min_size=1,
    max_size=5,
).flatmap(lambda parts: st.sampled_from((" ", "\n", ", ")).map(lambda between: between.join(parts)))


@settings(max_examples=80, deadline=None)
@given(BOLD)
def test_words_and_bold_are_read_alike_with_and_without_the_parser(text: str) -> None:
    # An escaped sign asks for the parser; the same sign alone does not.
    assert runs(f"x {text} x!") == runs(f"x {text} x\\!")


def words_of(value: object) -> list[str]:
    """Gather all text that a structure holds."""
    if isinstance(value, str):
        return re.findall(r"w\d+x?", value)
    if isinstance(value, tuple):
        return [word for part in value for word in words_of(part)]
    if is_dataclass(value):
        return [word for field in fields(value) for word in words_of(getattr(value, field.name))]
    return []


@settings(max_examples=80, deadline=None)
@given(PIECES, PIECES, st.booleans(), ENDINGS)
def test_every_word_is_in_the_structure(
    main: list[str], howto: list[str], has_howto: bool, ending: str
) -> None:
    body = "\n\n".join(main) + ("\n\n<!-- howto -->\n\n" + "\n\n".join(howto) if has_howto else "") + "\n"
    # Words of its own, so that there are some whatever the pieces are.
    result = read("w\n\n" + body.replace("\n", ending), "-")
    written = re.sub(r"\[\^w\d+\]:", " ", body)
    # A heading with nothing below it is named, not printed.
    told = {*words_of(result.exercise), *re.findall(r"w\d+x?", " ".join(map(str, result.diagnostics)))}
    assert sorted(set(re.findall(r"w\d+x?", written)) - told) == []


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.one_of(WORD, st.sampled_from(list("#*-+>_[]()!|:=\n\n\n \t.1\\&;~^{}/"))), max_size=60).map(
        "".join
    )
)
def test_every_word_of_any_marks_is_in_the_structure_or_named(text: str) -> None:
    try:
        result: Reading = read(text, "-")
    except CardsError:
        return
    kept = words_of(result.exercise) + words_of(" ".join(map(str, result.diagnostics)))
    assert sorted(set(re.findall(r"w\d+", text)) - set(kept)) == []


def runs_of(value: object) -> list[Run]:
    """Gather all runs of a structure."""
    if isinstance(value, Run):
        return [value]
    if isinstance(value, tuple):
        return [run for part in value for run in runs_of(part)]
    if is_dataclass(value):
        return [run for field in fields(value) for run in runs_of(getattr(value, field.name))]
    return []


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_every_run_stands_on_its_line(pieces: list[str]) -> None:
    source = "\n\n".join(re.sub(r"w\d+", f"w{at}", piece) for at, piece in enumerate(pieces))
    between = shared()
    flow = read_flow(block_tokens(source, between), Places(source, 1), between, "-")
    lines = source.split("\n")
    for run in runs_of((*flow.elements, *flow.notes)):
        # A code span that goes over a line's end is one run, of its first line.
        for word in words_of(run.text)[:1] if not run.code else ():
            assert word in words_of(lines[run.line - 1]), (run, source)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "b c",
                "- a",
                "1. b",
                "   - c",
                "  d",
                "",
                "",
                "# e",
                "===",
                "---",
                "**f**",
                "   ",
                "2) g",
                "* * *",
                "  1. h",
            ]
        ),
        max_size=14,
    ).map("\n".join)
)
def test_reading_with_fewer_rules_reads_the_same(text: str) -> None:
    # "[" makes the reader try all rules; without it it tries those that can apply.
    lean = block_tokens(text, shared())
    full = block_tokens(f"{text}\n\n# [\n", shared())
    while full and (full[-1].get("text") == "[" or full[-1]["type"] == "blank_line"):
        full.pop()
    while lean and lean[-1]["type"] == "blank_line":
        lean.pop()
    assert lean == full


@pytest.mark.parametrize("odd", ["<![`word>-x", "<![if !IE]>", "<!>", "<!-x>", "<?>", "<![a[b]>"])
def test_what_only_begins_like_a_declaration_of_html_breaks_nothing_and_loses_no_word(odd: str) -> None:
    reading = read(f"# Squat\n\n## Setup\n\n<div>{odd} Stand tall.</div>\n", "squat.md")
    assert "Stand tall." in " ".join(section.text for section in reading.exercise.sections)


def test_letters_in_fancy_dress_are_the_plain_ones() -> None:
    reading = read("# Ｓｑｕａｔ 𝐁𝐨𝐥𝐝 𝟖\n\n## Setup\n\nＳｉｔ 𝘵𝘢𝘭𝘭, α𝛃.\n", "x.md")
    assert reading.exercise.title == "Squat Bold 8"
    assert [plain(block.runs) for block in reading.exercise.sections[0].blocks] == ["Sit tall, αβ."]
