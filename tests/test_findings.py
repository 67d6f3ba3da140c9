"""Each finding has a code, and each code is explained."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cards import codes, starter
from cards.diagnostics import Diagnostic, Severity
from cards.manuscript import reader

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "cards").rglob("*.py"))
#: What makes a finding, or hands its code on to what makes it.
MAKERS = {"Diagnostic", "error"}


def calls(module: Path) -> Iterator[ast.Call]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def literals() -> set[str]:
    """Every text in the code that has the form of a code and is one."""
    known = set(codes.meanings())
    return {
        node.value
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in known
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_finding_has_a_code_that_is_explained(module: Path) -> None:
    known = codes.meanings()
    for call in calls(module):
        given = {word.arg: word.value for word in call.keywords}
        if name_of(call) in MAKERS and isinstance(call.func, ast.Name):
            assert "code" in given, f"{module.name}:{call.lineno}"
        code = given.get("code")
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            assert code.value in known, f"{module.name}:{call.lineno}: add it to cards/codes.toml"


def test_no_code_is_explained_that_nothing_uses() -> None:
    assert literals() == set(codes.meanings())


def test_the_page_of_findings_explains_each_code_as_the_program_does() -> None:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \| (.+) \|$", page, re.M)
    assert rows == [(code, said.means, said.do) for code, said in codes.meanings().items()]


def test_what_a_code_means_and_asks_for_are_sentences() -> None:
    for code, said in codes.meanings().items():
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code)
        for sentence in (said.means, said.do):
            assert re.fullmatch(r"[A-Z].*\.", sentence), code


FORM = starter.starter("Face Pull")


def starters(text: str) -> list[Diagnostic]:
    return [one for one in reader.read(text, "pull.md").diagnostics if one.code == "starter-text"]


def test_a_starter_file_that_nobody_filled_in_is_one_warning() -> None:
    (said,) = starters(FORM)
    assert said.severity is Severity.WARNING
    assert "Say in a sentence or two what the exercise is good for" in said.message
    assert FORM.splitlines()[said.location.line - 1].startswith("**Purpose:** Say in")


def test_one_sentence_of_the_starter_file_that_is_left_is_found_on_its_line() -> None:
    left = "- A cue that helps right now, in a few words."
    text = f"# Face pull\n\n## Tips\n\n- Elbows high.\n{left}\n"
    (said,) = starters(text)
    assert (said.location.line, "A cue that helps right now" in said.message) == (6, True)
    assert not starters(text.replace(left, "- Slow on the way back."))


def test_the_advice_of_the_starter_file_may_stay() -> None:
    assert not starters("# Face pull\n\n## Safety\n\nStop if a joint hurts.\n")


def test_a_plain_file_without_front_matter_has_no_warning() -> None:
    said = reader.read("# Squat\n\n1. Stand.\n2. Sit down.\n", "squat.md").diagnostics
    assert {one.severity for one in said} == {Severity.HINT}
