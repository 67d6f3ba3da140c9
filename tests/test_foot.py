"""The foot of a card: from where it serves, its name, and the table to write in."""

import io
import re
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
from conftest import SQUAT
from values import at, design, exercise, lines, only

from cards.makeup.card import make_up
from cards.page import Page, Role, Rule, TextLine
from cards.press.press import press
from cards.press.proof import findings

NO_VIDEO = SQUAT.replace("video: MeIiIdhvXT4\n", "")


def told_by(line: TextLine) -> str:
    """Return a line's words, whatever kind of blank parts them."""
    return " ".join(line.text.split())


def foot(page: Page) -> tuple[TextLine, TextLine]:
    """Return the foot's left and right line."""
    left, right = lines(page, Role.ARTIFACT)[-2:]
    return left, right


@pytest.mark.parametrize("name", ["wall-a4", "wall-a4-landscape", "pocket-a6"])
def test_it_runs_from_edge_to_edge_and_says_nothing_that_is_not_there(name: str) -> None:
    look = replace(design(name), foot="measures")
    page = only(make_up(exercise(), look))
    left, right = foot(page)
    assert re.fullmatch(r"Read from \S+ c?m · Scan from \S+ c?m", told_by(left))
    assert re.fullmatch(r"goblet-squat · [0-9a-f]{7}", told_by(right))
    assert left.at.x >= look.margin - 0.01
    assert right.at.x + right.width == pytest.approx(look.trim.width - look.margin)
    assert left.at.y == right.at.y < look.trim.height - look.safe
    bare, _ = foot(only(make_up(exercise(NO_VIDEO), look)))
    assert re.fullmatch(r"Read from \S+ c?m", told_by(bare))


@pytest.mark.parametrize("largest", [12.0, 14.0, 20.0, 23.0, 30.0])
def test_a_distance_is_rounded_down_to_ten_centimetres_or_one(largest: float) -> None:
    made = make_up(exercise(), replace(design("wall-a4"), largest=largest, foot="measures"))
    left, _ = foot(only(made))
    told = re.match(r"Read from (\S+) (c?m)", told_by(left))
    assert told
    step = 100 if told[2] == "m" else 10
    written = float(told[1]) * (1000 if told[2] == "m" else 10)
    assert 0 <= made.reach.read_from - written < step
    assert (told[2] == "m") is (made.reach.read_from >= 1000)


def test_the_pages_of_a_long_card_are_counted_before_its_name() -> None:
    long = SQUAT.replace("- Elbows", "- Keep your knees apart.\n" * 40 + "- Elbows")
    pages = make_up(exercise(long), replace(design("large-print-a4"), foot="measures")).pages
    told = [told_by(foot(page)[1]).partition(" · ")[0] for page in pages]
    assert [text.partition("  ·  ")[0] for text in told] == [
        f"{n}/{len(pages)}" for n in range(1, len(pages) + 1)
    ]


def test_without_measures_it_has_a_folio_alone_and_the_file_tells_the_rest() -> None:
    long = SQUAT.replace("- Elbows", "- Keep your knees apart.\n" * 40 + "- Elbows")
    pages = make_up(exercise(long), design("large-print-a4")).pages
    assert [told_by(lines(page, Role.ARTIFACT)[-1]) for page in pages] == [
        f"{n}/{len(pages)}" for n in range(1, len(pages) + 1)
    ]
    page = only(make_up(exercise(), design("wall-a4")))
    assert re.fullmatch(r"goblet-squat [0-9a-f]{7}, Read from \S+ c?m, Scan from \S+ c?m", page.note)
    assert not any("Read from" in line.text or "goblet-squat" in line.text for line in lines(page))
    data = press([page], title="A squat")
    with pikepdf.open(io.BytesIO(data)).open_metadata() as metadata:
        assert metadata["dc:description"] == page.note


def test_a_table_to_write_in_has_its_rows_its_columns_and_their_heads_in_them() -> None:
    look = replace(design("handout-a5"), foot="measures")
    page = only(make_up(exercise(), look))
    rules = [item for item in page.items if isinstance(item, Rule) and item.weight == 0.5]
    level = sorted(rule.start.y for rule in rules if rule.start.y == rule.end.y)
    upright = sorted(rule.start.x for rule in rules if rule.start.x == rule.end.x)
    rows, pitch, fields = look.blanks.rows, look.blanks.pitch, look.blanks.fields
    assert level == [pytest.approx(level[0] + pitch * row) for row in range(rows + 1)]
    assert upright == [
        pytest.approx(look.left_edge + look.blanks.column * index) for index in range(1, len(fields))
    ]
    heads = [at(page, field.title()) for field in fields]
    edges = [look.left_edge, *upright, look.trim.width - look.margin]
    for line, (start, end) in zip(heads, pairwise(edges), strict=True):
        assert start < line.at.x
        assert line.at.x + line.width < end
        assert level[0] - pitch < line.at.y < level[0]
    body = [line.at.y for line in lines(page, Role.LIST_BODY)]
    assert max(body) < heads[0].at.y - heads[0].size
    assert level[-1] < foot(page)[0].at.y - foot(page)[0].size * 0.6
    assert not findings(page)
