"""TOML documents of every shape, each with the place of every key and of every value in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from hypothesis import strategies as st

Keys: TypeAlias = tuple[str | int, ...]

#: Names and texts that look like what they are not.
NAMES = ["a", "b", "c", "name", "1", "-", "a.b", "", "ä", 'q"', "it's", "b\\c", "#", "x y", "[a]", "="]
TEXTS = ["", "a", "[a]", "a = 1", "[[a]]", "#", "é", '"', "'", "\\", "}", "]", ",", "\t", "=", "a.b", "  "]
#: What is written as it stands.
PLAIN = ["1", "-1_000", "0xBEEF", "6.5e+3", "inf", "true", "1979-05-27 07:32:00", "07:32:00.5", "1979-05-27"]

#: A tree of tables (dict), lists, and texts and plain values as they are written.
trees = st.deferred(lambda: st.dictionaries(st.sampled_from(NAMES), _values, max_size=4))
_texts = st.lists(st.sampled_from([*TEXTS, '""', "''", "\nsort = 1\n", "\r\n"]), max_size=4).map("".join)
_values: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(PLAIN).map(lambda text: (text,)) | _texts,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
        | st.lists(st.dictionaries(st.sampled_from(NAMES), inner, max_size=3), max_size=3)
    ),
    max_leaves=8,
)


@dataclass
class Writer:
    """Writes a tree in one of the ways there are, and keeps where everything stands."""

    draw: st.DrawFn
    text: str = ""
    places: dict[Keys, tuple[int, int]] = field(default_factory=dict)

    def one_of(self, *texts: str) -> None:
        self.text += self.draw(st.sampled_from(texts))

    def blank(self) -> None:
        self.one_of("", "", " ", "\t ")

    def gap(self) -> None:
        """Write what may stand between two values of a list."""
        self.one_of("", "", " ", "\n", "\n  ", "# a = [\n", ' # """ \r\n\t', "\n\n")

    def end(self) -> None:
        self.blank()
        self.one_of("\n", "\r\n", " \n", " # b = 1\n", "\n\n# [c]\n", "\n\t")

    def note(self, keys: Keys) -> None:
        line = self.text.count("\n") + 1
        self.places.setdefault(keys, (line, len(self.text) - self.text.rfind("\n")))

    def name(self, name: str) -> None:
        bare = bool(name) and all(char.isascii() and (char.isalnum() or char in "-_") for char in name)
        self.one_of(_basic(name), *([name] * 2 * bare), *([f"'{name}'"] if "'" not in name else []))

    def table(self, tree: dict[str, Any], written: tuple[str, ...], keys: Keys) -> None:
        """Write a table's pairs, then the tables and lists of tables in it, each under its header."""
        below = []
        for name, value in tree.items():
            many = isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
            if (many or isinstance(value, dict)) and self.draw(st.booleans()):
                below.append((name, value))
            else:
                self.pair((name,), value, keys)
                self.end()
        for name, value in below:
            if isinstance(value, dict):
                self.header((*written, name), (*keys, name), many=False)
                self.table(value, (*written, name), (*keys, name))
                continue
            for number, one in enumerate(value):
                self.header((*written, name), (*keys, name, number), many=True)
                self.table(one, (*written, name), (*keys, name, number))

    def header(self, written: tuple[str, ...], keys: Keys, *, many: bool) -> None:
        """Write a header; `keys` are its names with the number of the last table behind those of lists."""
        self.blank()
        self.text += "[[" if many else "["
        rest, here = list(keys), ()
        for number, name in enumerate(written):
            self.blank()
            if number:
                self.text += "."
                self.blank()
            here = (*here, rest.pop(0))
            self.note(here)
            if rest and isinstance(rest[0], int):
                here = (*here, rest.pop(0))
                self.note(here)
            self.name(name)
        self.blank()
        self.text += "]]" if many else "]"
        self.end()

    def pair(self, names: tuple[str, ...], value: Any, keys: Keys) -> None:
        """Write a key and its value; a table's pairs may be written with dots instead."""
        if isinstance(value, dict) and value and self.draw(st.booleans()):
            for number, (name, one) in enumerate(value.items()):
                if number:
                    self.between()
                self.pair((*names, name), one, keys)
            return
        self.blank()
        here = keys
        for number, name in enumerate(names):
            if number:
                self.blank()
                self.text += "."
                self.blank()
            here = (*here, name)
            self.note(here)
            self.name(name)
        self.blank()
        self.text += "="
        self.blank()
        self.value(value, here)

    #: Whether pairs are parted by commas, inside braces.
    inline: bool = False

    def between(self) -> None:
        if self.inline:
            self.blank()
            self.text += ","
        else:
            self.end()

    def value(self, value: Any, keys: Keys) -> None:
        if isinstance(value, tuple):
            self.text += value[0]
        elif isinstance(value, str):
            self.one_of(*_written(value))
        elif isinstance(value, list):
            self.text += "["
            for number, one in enumerate(value):
                if number:
                    self.text += ","
                self.gap()
                self.note((*keys, number))
                self.value(one, (*keys, number))
                self.gap()
            self.one_of("]", ",]", ", # [\n]") if value else self.one_of("]", "\n]")
        else:
            outside, self.inline = self.inline, True
            self.text += "{"
            for number, (name, one) in enumerate(value.items()):
                if number:
                    self.between()
                self.pair((name,), one, keys)
            self.blank()
            self.text += "}"
            self.inline = outside


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[Keys, tuple[int, int]]]:
    """Draw a document and the place, line and column from 1, of all that it holds."""
    writer = Writer(draw)
    writer.one_of("", "", "\n", "# [x]\n")
    writer.table(draw(trees), (), ())
    return writer.text, writer.places


def held(data: Any, keys: Keys = ()) -> Iterator[Keys]:
    """Yield the keys to all that is held in data."""
    if keys:
        yield keys
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield from held(value, (*keys, key))


def _basic(text: str) -> str:
    """Write a text between quotation marks, some of it as codes."""
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "é": "\\u00e9"}
    return '"' + "".join(signs.get(char, char) for char in text) + '"'


def _written(text: str) -> Iterator[str]:
    """Yield the ways to write a text."""
    yield _basic(text)
    long = text.replace("\\", "\\\\").replace('"""', '""\\"')
    yield f'"""\n{long}"""'
    yield f'"""{_basic(text)[1:-1]} \\\n\n   """'
    if "'''" not in text:
        yield f"'''\n{text}'''"
    if not set("'\r\n") & set(text):
        yield f"'{text}'"
