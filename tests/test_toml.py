"""TOML files: where each value stands, what is refused before it is read, and what is said of a bad one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from toml_documents import Keys, documents, held

from cards import toml
from cards.diagnostics import CardsError
from cards.toml_places import places


@given(documents())
@settings(max_examples=400)
def test_every_value_is_found_where_it_was_written(
    drawn: tuple[str, dict[Keys, tuple[int, int]]],
) -> None:
    text, written = drawn
    assert set(held(tomllib.loads(text))) == set(written)
    assert places(text) == (written, None)


def problem(text: str | bytes, folder: Path) -> str:
    """Return what is said of a file with some content, without its path."""
    path = folder / "a.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(CardsError) as caught:
        toml.read(str(path))
    return str(caught.value).removeprefix(f"{path}:")


def test_a_text_that_looks_like_a_key_is_none() -> None:
    text = 'title = """\nsort = "nonsense"\n[groups]\n"""\n# sort = 1\nsort = "x"\n'
    assert toml.parse(text, "a.toml").place("sort") == (6, 1)


def test_a_text_that_begins_further_down_a_file_is_counted_from_there() -> None:
    assert toml.parse("a = 1\nb = { c = 2 }\n", "a.md", 10).place("b", "c") == (11, 7)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\na = " + "[" * 3000 + "]" * 3000, "2:25: error: this is nested deeper than 20"),
        ("a = " + "[" * 100_000, "1:25: error: this is nested deeper than 20"),
        ("a = " + "{b = " * 3000 + "1" + "}" * 3000, "1:101: error: this is nested deeper than 20"),
        ("a." * 30_000 + "a = 1", "1:41: error: this is nested deeper than 20"),
        ("[" + "a." * 30_000 + "a]", "1:42: error: this is nested deeper than 20"),
        ("b = {" + "a." * 30_000 + "a = 1}", "1:46: error: this is nested deeper than 20"),
        ("b = 1\na = " + "9" * 5000, "2:5: error: a number has more than 100 digits"),
        ("a = -" + "9" * 5000 + ".5", "1:5: error: a number has more than 100 digits"),
        ("a = [1, 0x" + "f" * 5000 + "]", "1:9: error: a number has more than 100 digits"),
        ("a = " + "1_" * 2000 + "1", "1:5: error: a number has more than 100 digits"),
        ("a = '" + "x" * 200_000 + "'", " error: the file has more than 131,072 bytes"),
    ],
)
def test_what_is_small_to_write_and_large_to_hold_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.setattr(toml.tomllib, "loads", lambda _: pytest.fail("it was read"))
    assert problem(text, tmp_path).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = squat", "1:5: error: this is not TOML: this value cannot be read; put text in quotation marks"),
        (
            "a = 1 kg",
            "1:7: error: this is not TOML: a value ends and something follows; put text in quotation",
        ),
        ("a\nb = 1", '1:2: error: this is not TOML: a name has no "=" and value after it'),
        (
            "a = 'x\nb = 1\n",
            "1:5: error: this is not TOML: a text is not closed",
        ),
        ('a = "x\n', "1:7: error: this is not TOML: a text is not closed; write the closing quotation marks"),
        ('a = "C:\\Users"', "1:10: error: this is not TOML: a backslash means something else here"),
        ("b = 1\na = '''\nx\n\n", "2:5: error: this is not TOML: a text is not closed"),
        ("a = 1\na = 2", "2: error: this is not TOML: duplicate key; leave one of the two out"),
        ("a = {b = 1, b = 2}", "1:18: error: this is not TOML: duplicate key"),
        ("[a]\n[a]", "2:3: error: this is not TOML: duplicate table"),
        ("\na = [1,\n\n", "2:5: error: this is not TOML: a list is not closed"),
        ("[a\nb = 1", "1:3: error: this is not TOML: the name of a table is not closed"),
        ("a = 2024-02-31", "1:5: error: this is not TOML: there is no such date or time"),
        ("<<<<", "1:1: error: this is not TOML: this line cannot be read"),
        (b"a = 1\nb = '\xff'", "2: error: the file is not UTF-8; save it as UTF-8"),
        ("a = 1\n".encode("utf-16")[:-1], "1: error: the file is not UTF-8; save it as UTF-8"),
    ],
)
def test_what_is_not_toml_is_said_in_plain_words(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert problem(text, tmp_path).startswith(said)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b'\xef\xbb\xbfa = "x"\n')
    table = toml.read(str(tmp_path / "a.toml"))
    assert (table.text("a"), table.entry("a").column) == ("x", 1)


@pytest.mark.parametrize("name", ["nowhere.toml", ".", "a\0b.toml"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(CardsError, match="cannot be read"):
        toml.read(str(tmp_path / name))


@given(st.text(st.sampled_from("abc=.[]{}\"'\\#\n\r\t ,019-:eExT_é\x00"), max_size=60))
@settings(max_examples=500)
@example('a="""b"=1\n')
@example("a={b=1\n}")
def test_any_text_is_read_or_refused_with_its_line(text: str) -> None:
    try:
        document = toml.parse(text, "a.toml")
    except CardsError as caught:
        line = caught.diagnostics[0].location.line
    else:
        assert set(held(document.data)) == set(document.places)
        line = 1
    assert 0 < line <= text.count("\n") + 1
