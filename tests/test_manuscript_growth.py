"""No text makes the reader slow: the worst of each form is read at twice the length, and twice again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from cards.diagnostics import CardsError
from cards.manuscript.reader import read

ROOT = Path(__file__).resolve().parents[1]

#: Far more than all of it takes; a form whose time doubles with every line does not end at all.
SECONDS = 120
LENGTHS = (8_000, 16_000, 32_000)

#: Each form that a rule of the reader begins to match and then does not, or matches again and again.
FORMS: Mapping[str, str | Callable[[int], str]] = {
    "a quote and plain lines below it": lambda n: "> Keep calm\n" + "also when it burns\n" * (n // 19),
    "quotes in a row": "> a\n",
    "a quote in a quote": ">",
    "quotes and headings": "> a\n# b\n",
    "tags without an end": lambda n: "<div>\n" + "<a " * (n // 3),
    "signs of a tag": lambda n: "<div>\n" + "<" * n,
    "comments without an end": lambda n: "<div>\n" + "<!--" * (n // 4),
    "declarations without an end": lambda n: "<div>\n" + "<!a<?<![CDATA[" * (n // 14),
    "quotation marks in tags": lambda n: "<div>\n" + '<a b="' * (n // 6),
    "entities without an end": lambda n: "<div>\n" + "&a&#" * (n // 4),
    "open tags": lambda n: "<div>\n" + "<b>" * (n // 3),
    "tags in a line": "x <a <!-- <? <!A <![CDATA[ ",
    "brackets": "[",
    "pairs of brackets": "[a]",
    "links without an end": "[a](",
    "pictures without an end": "![a](",
    "emphasis": "*a ",
    "bold": "**a",
    "mixed emphasis": "a**b*_",
    "code without an end": "`a",
    "backslashes": "\\",
    "list in list": "- ",
    "two lists in turn": "1. a\n- b\n",
    "footnotes": lambda n: "".join(f"[^{at}]: a\n\n    b\n" for at in range(n // 20)),
    "definitions": lambda n: "".join(f"[a{at}]: b\n" for at in range(n // 12)),
    "names of definitions": lambda n: "[a" * (n // 2) + "]: b",
    "fences": "```md\n",
    "tables": lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * (n // 7),
    "cells": lambda n: "|" * (n // 2) + "\n" + "|-" * (n // 4),
    "rules": "- - -\n",
    "hashes": "# ",
    "blanks": lambda n: "a" + " " * n + "b",
    "blank lines": lambda n: "a" + " \n" * (n // 9) + "b",
    "labels": "**a:** b\n",
    "labels over lists": "**a:**\n- b\n\n",
    "names and values": "a: b\n\n",
    "words that look back": lambda n: "## Tips\n\n- x\n\n" + "these a, a, " * (n // 12),
    "a long heading": lambda n: "## " + "set up step 1 the " * (n // 18) + "\n\nx",
    "apostrophes": lambda n: "## " + "'t " * (n // 3) + "\n\nx",
    "marks of the short version": lambda n: "x <!-- howto" + "<!-- " * (n // 5),
    "entries": lambda n: "---\n" + "".join(f"a{at}: b\n" for at in range(n // 20)) + "---\nx",
    "entries of TOML": lambda n: "+++\n" + "".join(f"a{at} = 1\n" for at in range(n // 20)) + "+++\nx",
    "callouts of a quotation": "> [!tip] a\n> b\n\n",
    "callouts without an end": ":::tip\n",
    "callouts that end": ":::tip\nx\n:::\n",
    "admonitions": '!!! note "a"\n    b\n\n',
    "tabs": '=== "a"\n\n    b\n\n',
    "classes of a paragraph": "x\n{: .note }\n",
    "shortcodes without an end": "{{< a {% a {{ a {/* a <% a {a. ",
    "shortcodes": "{{< a >}} {% a %} {{ a }} {a.b} ",
    "components": "<A b={c} />\n",
    "components without an end": "<A b={c ",
    "modules": "import a from 'b'\n",
    "links of a vault": "[[a|b ![[a ",
    "marks of a vault": "==a %%a ^a ~a ~~a ++a $a #a :a: ",
    "citations": "a[1] a [2, 3] 【 [@a [cite ",
    "pasted bullets": "• a\n– b\n1.c\n(1) d\n",
    "facts": "Level: b\n",
    "facts in a list": "- **Level:** b\n",
    "facts in a row": "Level: b | ",
    "facts in a table": lambda n: "| a | b |\n|-|-|\n" + "| Level | b |\n" * (n // 14),
    "addresses": "https://youtu.be/a ",
    "videos": "<https://youtu.be/SqO-VUEak2M> ",
    "embedded videos": '<iframe src="https://youtu.be/SqO-VUEak2M"></iframe>\n',
    "tags inside tags": "<sup>2<b>a",
    "headings of exercises": "# a\n1. b\n",
    "front matter of exercises": "---\na: b\n---\n",
    "pictographs": "👍 ",
    "boxes of HTML": '<div class="warning">\n',
    "foldings without an end": "<details>\n<summary>",
    "outlines": "- # a\n\t",
    "drawers": ":PROPERTIES:\n",
    "fields in brackets": "[a:: b (a:: b ",
    "tasks": "- [ ] a 📅 2024-01-01 🔁 every ",
    "drawn tables": "+--+\n| a |\n",
    "ruled tables": "a  b\n--  --\n",
    "lines with tabs": "a\tb\n",
    "meanings": "a\n: b\n",
    "macros and plugins": "{info: [gallery [youtube [embed] {{[[video]]: ",
    "highlights of other programs": "::a ^^a ((a ",
    "edits": "{+ a {- a [a]{.b :a[b ::a[b]{ ",
    "quotes of GitLab": ">>>\n",
    "facts in HTML": "<tr><td>a <li><b>a <dt>a</dt><dd>",
    "signs before facts": "⭐ **a** — ",
    "comments before entries": lambda n: "---\n" + "# \n" * (n // 20) + "x",
}


def grown(form: str | Callable[[int], str], length: int) -> str:
    """Write a form as often as a length asks for, within the lines that a file may have."""
    text = form(length) if callable(form) else form * (length // len(form))
    return "\n".join(text.split("\n")[:3_900])


def read_all() -> None:
    """Read every form at every length; a text that is refused is refused at once."""
    for name, form in FORMS.items():
        print(name, flush=True)
        for length in LENGTHS:
            try:
                read(grown(form, length), "a-b.md")
            except CardsError:
                continue


def test_the_worst_of_each_form_is_read_while_one_waits() -> None:
    # In a process of its own: what does not end can be ended.
    try:
        done = subprocess.run(
            [sys.executable, __file__],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as slow:
        told = (slow.stdout or b"").decode().splitlines()
        raise AssertionError(f"not read within {SECONDS} s: {told[-1:]}") from None
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == list(FORMS)


def test_a_quote_with_plain_lines_below_it_is_one_quote() -> None:
    lines = ["Keep calm and breathe", *["also when it burns"] * 40]
    exercise = read(
        "# Wall sit\n\n> " + "\n".join(lines) + "\n\n## Steps\n\n- Lean.\n", "wall-sit.md"
    ).exercise
    assert exercise.sections[0].text == " ".join(lines)


if __name__ == "__main__":
    read_all()
