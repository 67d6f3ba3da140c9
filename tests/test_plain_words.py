"""What people read is everyday English: shop talk that was taken out does not come back."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer
from running import run

from cards.cli.app import app

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "cards").rglob("*.py"))

#: What the product once said, each with what to write instead.
PLAIN = {
    "nothing to mend": "no problems found",
    "mend that line": "say what is wrong, and the right form",
    "at its least type": "at the smallest allowed type",
    "above the floor": "so that the text stays readable",
    "it is left out of the print": "it will not be printed",
    "come along": "the built-in exercises",
    "comes along": "the built-in exercises",
    "library that comes with": "the built-in exercises",
    "own wish": "default: …",
    "to keep the type large": "fail instead of leaving sections out",
    "look at the spelling": "check the spelling",
    "is for cannot be told": 'unrecognised heading "…"',
    "and has another": "must be text",
    "at hand": "supported",
    "stands twice": "duplicate key",
    "is no list": "must be …",
    "is no JPEG": "is not a …",
    "file is no text": "is not text",
    "is no number": "is not a number",
    "is no format": "is not a format",
    "is no object": "is not an object",
    "is no place": "is not a place",
    "is no kind": "is not a kind",
    "is no file": "is not a file",
    "says nothing without": "--up requires --sheet",
    "cards have their places": "cannot be combined with --stock",
    "closed to you": "permission denied",
    "to who cannot see": "for people who cannot see it",
    "holds no words": "no text falls into the unprintable edge",
    "stays as it is and": "already exists; not overwritten",
    "trains first": "main muscle",
    "train it first": "main muscle",
    "said for fewer cards": "the more specific setting wins",
    "more is refused with": "larger files are rejected with a message",
    "a stranger": "unknown keys are reported",
    "from where it serves": "viewing distance",
    "to the bottom": "including subfolders",
    "passed over": "skipped",
    "as people sort": "in natural order",
    "come cut": "pre-cut",
    "printer of one side": "single-sided printer",
    "rung": "step",
    "down the ladder": "one step at a time",
    "odd sign": "special character",
    "with blanks": "with spaces",
    "has blanks": "contains spaces",
    "an letter sheet": "one Letter sheet",
    "no one to listen": "survives a closed pipe",
}
#: What docstrings may say, where the words have another sense.
_ONLY_FOR_PEOPLE = {
    "to the bottom",
    "at hand",
    "rung",
    "is no text",
    "is no place",
    "is no object",
    "with blanks",
}


@cache
def said_by_code(path: Path) -> tuple[tuple[int, str], ...]:
    """Return each text in a module that may reach a person, with its line; a docstring begins with a tab."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return tuple(
        (node.lineno, "\t" * (id(node) in docs) + node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def shop_talk(text: str, *, docstring: bool = False) -> Iterator[str]:
    """Yield each banned phrase of a text, with what to write instead."""
    words = " ".join(text.split())
    for phrase, instead in PLAIN.items():
        if docstring and phrase in _ONLY_FOR_PEOPLE:
            continue
        if re.search(rf"\b{re.escape(phrase)}s?\b", words, re.IGNORECASE):
            yield f'"{phrase}": write "{instead}"'


def readme() -> str:
    """Return what the README tells whoever uses the program; the rest is for whoever builds it."""
    return (ROOT / "README.md").read_text(encoding="utf-8").split("## How it is built")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "cards").as_posix())
def test_no_message_and_no_docstring_is_in_shop_talk(path: Path) -> None:
    assert [
        f"line {line}: {found}"
        for line, text in said_by_code(path)
        for found in shop_talk(text, docstring=text.startswith("\t"))
    ] == []


def test_the_readme_is_in_everyday_english() -> None:
    assert list(shop_talk(readme())) == []


@pytest.mark.parametrize("command", ["", *sorted(typer.main.get_command(app).commands)])
def test_help_is_in_everyday_english(command: str) -> None:
    assert list(shop_talk(run(*command.split(), "--help").stdout)) == []


def test_each_command_is_summed_up_in_its_line() -> None:
    commands = run("--help").stdout.split("Commands:")[1].split("Examples:")[0]
    lines = [line for line in commands.splitlines() if line.strip()]
    assert len(lines) == len(typer.main.get_command(app).commands)
    assert [line for line in lines if not line.endswith(".") or line.endswith("...")] == []


def test_shop_talk_is_heard_across_lines_and_in_any_case() -> None:
    assert list(shop_talk("Nothing\n  to mend"))
    assert list(shop_talk("down two rungs"))
    assert not list(shop_talk("a wrung-out towel, no problems found"))
