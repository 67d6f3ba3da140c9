"""Docstrings say one thing in one sentence, and no two of them say the same."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

CARDS = Path(__file__).parent.parent / "cards"
MODULES = sorted(CARDS.rglob("*.py"))
#: The front door, whose docstring is the manual that `help(cards)` shows.
FRONT_DOOR = CARDS / "__init__.py"

Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def named(path: Path) -> str:
    return path.relative_to(CARDS).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def documented() -> Iterator[tuple[str, Named, str]]:
    """Yield everything in all modules that has a docstring, with the place where it stands."""
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, Named) and (docstring := ast.get_docstring(node)):
                yield f"{named(path)}:{node.lineno} {node.name}", node, docstring


def first_words() -> set[str]:
    return {docstring.split()[0] for _, node, docstring in documented() if not isinstance(node, ast.ClassDef)}


def wrong_in(docstring: str) -> str:
    """Say what is wrong with the first line of a docstring; empty for nothing."""
    line, *others = docstring.splitlines()
    if others and others[0]:
        return "the first sentence does not end on its line"
    if not re.search(r"[.!?]$|→.*\.$", line) or line.endswith(".."):
        return "the first line does not end as a sentence does"
    if re.search(r"[.!?] +[A-Z]", line):
        return "the first line holds more than one sentence"
    if not (line[0].isupper() or line[0] in "`\"'" or line[0].isdigit()):
        return "the first line does not begin as a sentence does"
    if re.match(r"(?:This|It|Function|Method|Class|Module|Helper|Simply|Just|Used)\b", line):
        return "it says what the thing is made of instead of what it is for"
    return ""


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_in_one_line_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(tree(path))
    assert docstring, "there is no docstring"
    assert wrong_in(docstring) == ""
    if path != FRONT_DOOR:
        assert "\n" not in docstring


def test_everything_public_has_a_docstring() -> None:
    without = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path in MODULES
        for parent in ast.walk(tree(path))
        if isinstance(parent, ast.Module | ast.ClassDef) and not parent_is_private(parent)
        for node in parent.body
        if isinstance(node, Named) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert without == []


def parent_is_private(parent: ast.Module | ast.ClassDef) -> bool:
    return isinstance(parent, ast.ClassDef) and parent.name.startswith("_")


def test_a_docstring_begins_with_one_whole_sentence() -> None:
    assert [f"{place}: {wrong}" for place, _, text in documented() if (wrong := wrong_in(text))] == []


def test_a_function_is_told_by_an_order_or_a_name_never_by_a_report() -> None:
    # "Returns" is a report where others say "Return"; "Lines of text" is the name of what comes back.
    orders = first_words()
    reports = [
        f"{place}: {text.splitlines()[0]}"
        for place, node, text in documented()
        if not isinstance(node, ast.ClassDef)
        and any(text.split()[0] == f"{order}{end}" for order in orders for end in ("s", "es", "ing"))
    ]
    assert reports == []


def test_no_two_docstrings_are_the_same() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for place, _, text in documented():
        places[text].append(place)
    for path in MODULES:
        places[ast.get_docstring(tree(path)) or ""].append(named(path))
    # What several classes answer alike is told alike.
    told = {text: where for text, where in places.items() if len({one.split()[-1] for one in where}) > 1}
    assert told == {}


@pytest.mark.parametrize(
    "docstring",
    [
        "Return a card",
        "Return a card. It may be empty.",
        "Return a card, or what is\nleft of it.",
        "return a card.",
        "This function returns a card.",
        "Return a card...",
    ],
)
def test_what_is_no_good_first_sentence_is_seen(docstring: str) -> None:
    assert wrong_in(docstring) != ""
