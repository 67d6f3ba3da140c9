"""A design's keys: whatever is written under one, it is understood or refused with its line."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from values import exercise

from cards import fonts
from cards.diagnostics import CardsError
from cards.makeup.card import OversetError, make_up
from cards.press.proof import findings
from cards.shop import layouts
from cards.units import points


def keys(data: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each key with its value, dotted."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from keys(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


WALL = dict(keys(tomllib.loads((layouts.BUILT_IN / "wall-a4.toml").read_text(encoding="utf-8"))))
KEYS = {**WALL, "largest": "24pt", "extends": "wall-a4"}
#: What no key can have, as it is written.
WRONG = [
    "true",
    "[[1]]",
    "{ a = 1 }",
    "2024-12-31",
    '"no such thing"',
    "inf",
    "nan",
    "-1",
    "1e9",
    '"-1mm"',
    '""',
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "layouts"
    folder.mkdir()
    return folder


def load(own: Path, text: str, name: str = "mine") -> layouts.Layout:
    (own / "mine.toml").write_text(text, encoding="utf-8")
    return layouts.load(name, layouts.folders(own))


def complaint(own: Path, text: str) -> str:
    with pytest.raises(CardsError) as caught:
        load(own, text)
    return str(caught.value)


def wrong_for(key: str, value: Any) -> list[str]:
    """Return what a key cannot have, by the value that it has."""
    wrong = list(WRONG)
    if isinstance(value, bool):
        return [one for one in wrong if one != "true"]
    if key in ("purpose", "extends"):
        wrong = ["true", "[1]", "{ a = 1 }", "1", '""', '" "', '"\\u202e"']
    if isinstance(value, str):
        wrong.append("8")
    if isinstance(value, str) and value[0].isdigit():
        wrong += ['"8"', '"8 furlongs"', '"9999m"', '"1e400mm"', f'"{"9" * 500}mm"']
    if isinstance(value, int | float):
        wrong += ['"1"', "99", "[1]"]
    if isinstance(value, list):
        wrong += ['["no such thing"]', "[1]", '"tips"', "[{}]", "[{ nothing = 1 }]"]
        wrong += ["[]", '[{ side = ["no such kind"] }]'] if key == "illustrated.divisions" else []
    return wrong


@pytest.mark.parametrize("key", KEYS)
def test_what_a_key_cannot_have_is_refused_with_its_line(own: Path, key: str) -> None:
    start = "" if key == "extends" else 'extends = "wall-a4"\n'
    for value in wrong_for(key, KEYS[key]):
        told = complaint(own, f"{start}\n{key} = {value}\n")
        assert told.startswith(f"{own / 'mine.toml'}:{start.count(chr(10)) + 2}:"), (value, told)
        assert ": error: " in told


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_refused_when_it_is_misspelt(own: Path, key: str) -> None:
    told = complaint(own, f'extends = "wall-a4"\n{key}x = 1\n')
    if key.startswith(("colours.", "mono.")):
        assert f"{key}x" in told
    else:
        assert "mine.toml:2:" in told and f'unknown key "{key}x"' in told  # noqa: PT018


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('faces.text = "Arial"', 2, "faces.text cannot be \"Arial\"; choose one of"),
        ('faces.text = "FiraSan"', 2, 'did you mean "FiraSans"?'),
        ('faces.display = "BarlowCondensed"', 2, "faces.display cannot be"),
        ('gutter = "500mm"', 2, 'gutter cannot be "500mm"; write a length from "0mm" to "100mm"'),
        ('margin = "40mm"\ngutter = "90mm"', 3, "gutter leaves columns of"),
        ('masthead.side = "200mm"', 2, "masthead.side leaves columns of 0 mm; leave 15 mm"),
        ('[masthead]\nside = "20mm"', 3, "masthead.side leaves no room in the masthead"),
        ('masthead = { side = "30mm", code = "10mm" }', 2, "masthead.side leaves no room in the masthead"),
        ('masthead = { side = "146mm", code = "10mm" }', 2, "masthead.side leaves columns of"),
        ('masthead.code = "190mm"', 2, "masthead.code leaves no room for the title"),
        ('largest = "0pt"', 2, 'largest cannot be "0pt"'),
        ('largest = "8pt"', 2, "largest allows no type at all; the smallest allowed is"),
        ('floor = "0mm"\npages = "many"', 2, 'floor cannot be "0mm"; write a length from "0.5mm" to "50mm"'),
        ('read_from = "0m"', 2, 'read_from cannot be "0m"; write a length from "200mm" to "20m"'),
        ('back = "wall-a9"', 2, 'back cannot be "wall-a9"; did you mean'),
        ('ladder = [\n{ take = "steps" },\n{ arrange = "bedside" }]', 4, 'did you mean "beside"?'),
        ('ladder = [{ take = "steps", leave_out = "tips" }]', 2, 'unknown key "ladder.take"'),
        ('margin = "85mm"', 2, "margin leaves no room for the title"),
        ('paper = "10mm x 90mm"', 2, "paper cannot be"),
        ('paper = "0mm x 0mm"', 2, "write sides from 40mm to 1500mm"),
        ('blanks.rows = 3', 2, "blanks.rows makes a table without columns"),
        ('blanks = { rows = 3.5 }', 2, "blanks.rows cannot be 3.5; write a whole number from 0 to 40"),
        ('blanks = { rows = 30, fields = ["date"] }', 2, "blanks.rows leaves too little height for text"),
        ("arrangements = []", 2, "arrangements must hold at least one"),
        ('arrangements = [{ name = "a", columns = 1.5 }]', 2, "arrangements.columns cannot be 1.5"),
        ('[[arrangements]]\nname = "a"\ncolumns = 1\n' * 2, 6, "is the name of another"),
        ('arrangements = [{ name = "a", main = ["tips"], share = [0.6, 0.4] }]', 2, "the smaller one first"),
        ('mono.bnad = "#ffffff"', 2, 'mono.bnad is not one of the colours; did you mean "band"?'),
        ('colours.ink = "#ff ff "', 2, "write six hexadecimal digits"),
        ("masthead.code = 28", 2, 'masthead.code needs a unit; write it like "28mm"'),
        ("purpose = 28", 2, 'purpose must be text; put it in quotation marks: purpose = "28"'),
        ('purpose = "a\\nb"', 2, "purpose must be one line"),
        ("kinds.tips = 1", 2, "kinds.tips must be a table; write [kinds.tips] on a line of its own"),
        ("[margin]\na = 1", 2, "margin must be a value, not a table"),
        ("spacing.leading = 9", 2, "spacing.leading cannot be 9; write a number from 1 to 2"),
    ],
)  # fmt: skip
def test_what_leaves_no_room_or_no_sense_says_what_to_do(own: Path, text: str, line: int, said: str) -> None:
    told = complaint(own, f'extends = "wall-a4"\n{text}\n')
    assert told.startswith(f"{own / 'mine.toml'}:{line}:")
    assert said in told


def test_bounds_may_be_reached(own: Path) -> None:
    text = 'floor = "0.5mm"\nread_from = "20m"\nblanks.pitch = "50mm"\nblanks.column = "2mm"\nbleed = "2cm"\n'
    assert load(own, f'extends = "wall-a4"\n{text}').floor == pytest.approx(0.5)


def test_a_design_that_was_changed_within_a_tick_of_the_clock_is_read_again(own: Path) -> None:
    for purpose in ("one", "three"):
        (own / "mine.toml").write_text(f'extends = "wall-a4"\npurpose = "{purpose}"\n', encoding="utf-8")
        os.utime(own / "mine.toml", ns=(0, 0))
        assert layouts.load("mine", layouts.folders(own)).purpose == purpose


def test_what_a_design_inherits_is_blamed_on_what_it_writes(own: Path) -> None:
    told = complaint(own, 'extends = "wall-a4"\npaper = "A7"\n')
    assert told.startswith(f"{own / 'mine.toml'}:2:")
    assert "paper leaves no room for the title" in told


def test_the_black_and_white_twin_has_the_back_s_twin(own: Path) -> None:
    text = 'extends = "wall-a4"\nback = "cue-a4"\n'
    assert (load(own, text).back, load(own, text, "mine-mono").back) == ("cue-a4", "cue-a4-mono")


def test_every_face_that_a_design_may_name_can_be_set() -> None:
    assert all(fonts.face(name).x_height > 0 for name in fonts.names())
    assert set(fonts.families()) == set(fonts.PACKAGES)


@pytest.mark.parametrize(
    "name", [".#mine.toml", "mine.toml~", ".mine.toml.swp", "#mine.toml#", ".toml", "a b.toml"]
)
def test_what_an_editor_leaves_beside_the_designs_is_none_of_them(own: Path, name: str) -> None:
    (own / name).symlink_to("someone@somewhere.1234")
    (own / "folder.toml").mkdir()
    assert load(own, 'extends = "wall-a4"\npurpose = "mine"\n').purpose == "mine"
    assert set(layouts.names((own,))) == {"mine", "mine-mono"}


def test_a_bad_design_that_nobody_asks_for_stops_no_other(own: Path) -> None:
    (own / "bad.toml").write_bytes(b"\xff\x00[[[")
    (own / "worse.toml").write_text('extends = "bad"', encoding="utf-8")
    assert load(own, 'extends = "wall-a4"\npurpose = "mine"\n').purpose == "mine"


LENGTHS = st.floats(0, 600).map(lambda length: f'"{length:.1f}mm"') | st.sampled_from(
    ['"0mm"', '"1mm"', '"5mm"']
)
NUMBERS = st.floats(0, 6).map(lambda number: f"{number:.2f}") | st.integers(0, 12).map(str)


@st.composite
def measures(draw: st.DrawFn) -> str:
    """Draw some of a design's measures."""
    written = []
    for key in draw(st.lists(st.sampled_from(sorted(KEYS)), min_size=1, max_size=4, unique=True)):
        value = KEYS[key]
        if isinstance(value, str) and value[0].isdigit():
            written.append(f"{key} = {draw(LENGTHS)}")
        elif isinstance(value, int | float):
            written.append(f"{key} = {draw(NUMBERS)}")
    return "\n".join(written)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(measures())
def test_any_measures_are_refused_or_printed_well(own: Path, text: str) -> None:
    try:
        design = load(own, f'extends = "wall-a4"\n{text}\n')
    except CardsError as refused:
        places = [one.location for one in refused.diagnostics]
    else:
        places = []
        try:
            pages = make_up(exercise(), design).pages
        except OversetError:
            pages = ()
        for page in pages:
            findings(page)
            assert page.trim.width >= points("40mm")
    assert all(place.path == str(own / "mine.toml") and place.line > 1 for place in places)
