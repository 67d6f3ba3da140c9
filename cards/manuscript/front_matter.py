"""A file's front matter, YAML, TOML or JSON → its entries, each with its line; the only user of PyYAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

import yaml
from frontmatter.default_handlers import BaseHandler, YAMLHandler

from cards.diagnostics import error
from cards.limits import DATA_NESTING, MATTER_ALIASES, MATTER_BYTES
from cards.manuscript.front_matter_faults import broken_yaml
from cards.manuscript.front_matter_json import json_matter
from cards.toml import parse
from cards.toml_places import Keys, Place

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # A PyYAML without libyaml reads the same, five times slower.
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

#: Some programs name the form behind the first fence: "---toml".
_FENCE = re.compile(r"[\n \t]*(---|\+\+\+)(?:[ \t]*\n|[ \t]?(yaml|yml|json|toml)[ \t]*\n)")
#: What parts a file at its fences. The library's own handlers read values without their lines, and TOML only
#: with a further library; so the parting is theirs and the reading is done below.
_HANDLERS = {
    "---": YAMLHandler(re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)),
    "+++": BaseHandler(re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)),
}
_FIRST_ENTRY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[\"']?[^\W\d][\w -]{0,30}[\"']?[ \t]*:(?:[ \t\n]|$)")
#: What is more than text, by its kind; dates are not.
_AS_IN_JSON = {
    "bool": re.compile("true|True|TRUE|false|False|FALSE"),
    "int": re.compile("[-+]?(?:0|[1-9][0-9]{0,17})"),
    "float": re.compile(r"[-+]?[0-9]{1,17}(?:\.[0-9]{0,17})?(?:[eE][-+]?[0-9]{1,3})?|[-+]?\.[0-9]{1,17}"),
    "null": re.compile("|~|null|Null|NULL"),
    "timestamp": re.compile("(?!)"),
}

#: Signs that one value may hold others, or stand for them.
_NESTED = re.compile(r"[*\[{]|\? |[-:][ \t]+-|\n[ \t]")

#: Values in one entry whose places are kept.
_MOST_PLACES = 2_000

#: What a front matter's value may be once it is plain: text, numbers, truth, nothing, lists, mappings.
Plain: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of the front matter with its value."""

    key: str
    value: Plain
    #: A single value as its author wrote it ("2024", "no"), before YAML makes more of it; None for others.
    text: str | None
    line: int
    #: Column of the value, from 1; 0 where unknown.
    column: int = 0
    #: Of a mapping: where its values are written, by the keys and numbers that lead to each.
    places: Mapping[Keys, Place] = field(default_factory=dict)
    #: Column of the key, from 1; 0 where unknown.
    key_column: int = 0


@dataclass(frozen=True, slots=True)
class Divided:
    """A file parted into front matter and body."""

    #: None where the file has no front matter.
    entries: tuple[Entry, ...] | None
    body: str
    #: Line of the file on which the body begins.
    body_line: int


def divide(text: str, file: str) -> Divided:
    """Part a file's text into the entries of its front matter and its body; CardsError if they are broken."""
    opening = _FENCE.match(text)
    if not opening:
        return _divided_json(text, file)
    fence = opening[1]
    first_line = text.count("\n", 0, opening.end()) + 1
    if opening[2]:
        text = text[: opening.start(2)] + " " * len(opening[2]) + text[opening.end(2) :]
    begins_as_matter = fence == "+++" or bool(opening[2]) or bool(_FIRST_ENTRY.match(text, opening.end()))
    try:
        matter, body = _HANDLERS[fence].split(text[opening.start(1) :])
    except ValueError:
        if not begins_as_matter:
            return Divided(None, text, 1)
        hint = f'write a line "{fence}" after its last entry'
        raise error(
            file, "the front matter is not closed", hint, line=first_line - 1, code="bad-front-matter"
        ) from None
    matter = matter.removeprefix("\n")
    if matter.startswith("\n") and matter.strip() and not begins_as_matter:
        # Two lines drawn across the text, blank lines around them.
        return Divided(None, text, 1)
    if len(matter) > MATTER_BYTES:
        raise error(
            file,
            f"the front matter is longer than {MATTER_BYTES} characters",
            line=first_line,
            code="too-large",
        )
    read = _toml if fence == "+++" or opening[2] == "toml" else _yaml
    entries = tuple(read(matter, first_line, file))
    return Divided(entries, body, text.count("\n", 0, len(text) - len(body)) + 1)


def _divided_json(text: str, file: str) -> Divided:
    """Part a text that begins with an object in JSON, if it does."""
    matter = json_matter(text, file)
    if not matter:
        return Divided(None, text, 1)
    try:
        entries = tuple(
            Entry(
                key, plain(value), None if isinstance(value, list | dict | bool | None) else str(value), line
            )
            for key, value, line in matter.values
        )
    except ValueError as deep:
        raise error(file, f"the front matter cannot be read: {deep}", line=1, code="too-large") from None
    return Divided(entries, text[matter.end :], text.count("\n", 0, matter.end) + 1)


def _yaml(matter: str, first_line: int, file: str) -> Iterator[Entry]:
    _refuse_bombs(matter, first_line, file)
    loader = _Loader(matter)
    try:
        node = loader.get_single_node()
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            raise error(
                file,
                "the front matter must be `name: value` lines",
                "write each entry on a line of its own",
                line=first_line,
                code="bad-front-matter",
            )
        for key_node, value_node in node.value:
            yield _yaml_entry(loader, key_node, value_node, first_line, file)
    except yaml.MarkedYAMLError as broken:
        raise broken_yaml(broken, first_line, file) from None
    except yaml.YAMLError as broken:
        line = first_line + matter.count("\n", 0, getattr(broken, "position", 0))
        what = "the front matter contains a character that is not text"
        raise error(file, what, "delete it", line=line, code="bad-front-matter") from None
    finally:
        loader.dispose()


def _yaml_entry(loader: Any, key_node: yaml.Node, value_node: yaml.Node, first_line: int, file: str) -> Entry:
    line, column = first_line + key_node.start_mark.line, value_node.start_mark.column + 1
    key = plain(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
    if not key:
        hint = "write a word before the colon"
        column = key_node.start_mark.column + 1
        raise error(
            file,
            "a name in the front matter must be text",
            hint,
            line=line,
            column=column,
            code="bad-front-matter",
        )
    try:
        _leave_as_written(value_node)
        value = plain(loader.construct_document(value_node))
    except yaml.YAMLError:
        raise
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as broken:
        what = f"a value in the front matter cannot be read: {broken}"
        raise error(
            file, what, "put it in quotation marks", line=line, column=column, code="bad-front-matter"
        ) from None
    text = value_node.value if isinstance(value_node, yaml.ScalarNode) and value is not None else None
    found = islice(_places(value_node, first_line, ()), _MOST_PLACES) if isinstance(value, dict) else ()
    written = None if text is None else plain(text)
    return Entry(key, value, written, line, column, dict(found), key_node.start_mark.column + 1)


def _places(node: yaml.Node, first_line: int, keys: Keys) -> Iterator[tuple[Keys, Place]]:
    """Yield where the values in a node are written; aliases may make them many."""
    inner: list[tuple[str | int, yaml.Node, yaml.Node]] = []
    if isinstance(node, yaml.MappingNode):
        inner = [(str(key.value), key, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        inner = [(number, value, value) for number, value in enumerate(node.value)]
    for key, begins, value in inner:
        mark = begins.start_mark
        yield (*keys, key), Place(first_line + mark.line, mark.column + 1)
        yield from _places(value, first_line, (*keys, key))


def _leave_as_written(node: yaml.Node) -> None:
    """Make text of each value that is a number, a date, or yes and no only to YAML 1.1, or by a tag.

    A list of muscles or reps may hold "no", "1:30" or "010", and means what it says.
    """
    waiting, seen = [node], set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, yaml.ScalarNode):
            kind = one.tag.removeprefix("tag:yaml.org,2002:")
            if kind in _AS_IN_JSON and not _AS_IN_JSON[kind].fullmatch(one.value):
                one.tag = "tag:yaml.org,2002:str"
        elif isinstance(one, yaml.SequenceNode):
            waiting.extend(one.value)
        elif isinstance(one, yaml.MappingNode):
            waiting.extend(inner for pair in one.value for inner in pair)


def yaml_values(text: str, file: str) -> Iterator[tuple[Plain, int]]:
    """Yield the values of a YAML file, and of a list each item, with their first lines; limits as above."""
    _refuse_bombs(text, 1, file)
    loader = _Loader(text)
    try:
        while loader.check_node():
            node: Any = loader.get_node()
            for one in node.value if isinstance(node, yaml.SequenceNode) else [node]:
                _leave_as_written(one)
                yield plain(loader.construct_document(one)), one.start_mark.line + 1
    except yaml.MarkedYAMLError as broken:
        raise broken_yaml(broken, 1, file, "the file") from None
    except (
        *(yaml.YAMLError, ArithmeticError, AttributeError, LookupError),
        *(RecursionError, TypeError, ValueError),
    ) as broken:
        what = str(broken).split("\n")[0]
        raise error(file, f"the file cannot be read: {what}", line=1, code="bad-data") from None
    finally:
        loader.dispose()


def _refuse_bombs(matter: str, first_line: int, file: str) -> None:
    """Refuse front matter that is small to write and large to hold, before it is held."""
    if not _NESTED.search(matter):
        return
    try:
        _count_nesting(matter, _Loader, first_line, file)
    except yaml.YAMLError:
        # The reader in C has limits and words of its own, and may come to them first; the one in Python has
        # none. What else is wrong is said better by the one who reads it.
        with suppress(yaml.YAMLError):
            _count_nesting(matter, yaml.SafeLoader, first_line, file)


def _count_nesting(matter: str, loader: Any, first_line: int, file: str) -> None:
    depth = aliases = 0
    for event in yaml.parse(matter, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
        if depth > DATA_NESTING:
            message = f"the front matter is nested deeper than {DATA_NESTING}"
            raise error(file, message, line=first_line + _line_of(event), code="too-large")
        if aliases > MATTER_ALIASES:
            message = f"the front matter has more than {MATTER_ALIASES} aliases"
            raise error(
                file, message, "write the values out", line=first_line + _line_of(event), code="too-large"
            )


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _toml(matter: str, first_line: int, file: str) -> Iterator[Entry]:
    document = parse(matter, file, first_line)
    for key, value in document.data.items():
        text = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
        inner = {
            keys[1:]: place for keys, place in document.places.items() if len(keys) > 1 and keys[0] == key
        }
        found = inner if isinstance(value, dict) else {}
        yield Entry(key, plain(value), text, document.place(key).line, places=found)


def plain(value: object, depth: int = 0) -> Plain:
    """Turn a value that YAML or TOML made into text, numbers, truth, nothing, lists and mappings of them."""
    if depth > DATA_NESTING:
        raise ValueError(f"it is nested deeper than {DATA_NESTING}, or it holds itself")
    match value:
        case None | bool():
            return value
        case str():
            return re.sub("[\ud800-\udfff]", "\ufffd", value)
        case int():
            return value if -(2**63) <= value < 2**63 else str(value)[:100]
        case float():
            return value if value - value == 0 else str(value)
        case dict():
            return {str(plain(key, depth + 1)): plain(inner, depth + 1) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner, depth + 1) for inner in value]
        case set() | frozenset():
            return sorted(str(plain(inner, depth + 1)) for inner in value)
        case bytes():
            return value.decode("utf-8", "replace")
    return str(value)
