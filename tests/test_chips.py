"""Labels of a masthead: their rows, what comes first, and what stands only once."""

from dataclasses import replace

import pytest
from values import at, design, exercise, only

from cards.exercise import Prescription
from cards.makeup.card import Illustrations, make_up
from cards.page import Page, Panel, TextLine

LOOK = design("cue-a4")
ASKED = Prescription(sets="3", reps="8-10")


def page_of(labels: list[str], asked: Prescription | None = None) -> Page:
    head = f"---\ntitle: Squat\nequipment: {labels}\n---\n\n## Setup\n\n- Stand.\n"
    one = exercise(head)
    return only(make_up(replace(one, prescription=asked) if asked else one, LOOK))


def outline(page: Page, line: TextLine) -> Panel:
    """Return the frame around a label."""
    (panel,) = [
        item for item in page.items
        if isinstance(item, Panel) and item.stroke
        and item.rect.x < line.at.x < item.rect.right and item.rect.y < line.at.y < item.rect.bottom
    ]  # fmt: skip
    return panel


def test_what_is_asked_stands_in_a_row_of_its_own_before_the_labels_and_filled() -> None:
    page = page_of(["band", "bench"], ASKED)
    sets, reps, band, bench = (at(page, words) for words in ("3", "8-10", "Band", "Bench"))
    assert sets.at.y == reps.at.y < band.at.y == bench.at.y
    assert sets.at.x == pytest.approx(band.at.x, abs=3)
    assert sets.at.x < reps.at.x
    assert sets.size > band.size
    assert all(outline(page, line).fill == LOOK.masthead.text for line in (sets, reps))
    assert all(outline(page, line).fill is None for line in (band, bench))


def test_labels_go_on_in_a_new_row_where_one_is_full_and_none_leaves_the_head() -> None:
    names = [f"machine number {number}" for number in range(12)]
    page = page_of(names)
    found = [at(page, name[0].upper() + name[1:]) for name in names]
    rows = {line.at.y for line in found}
    assert 1 < len(rows) < len(names)
    frames = [outline(page, line).rect for line in found]
    assert not [one for one in frames if one.right > LOOK.trim.width - LOOK.margin + 0.01]
    assert not [(one, two) for one in frames for two in frames if one is not two and one.overlaps(two)]


def test_a_label_that_is_said_twice_stands_once() -> None:
    page = page_of(["band", "Band", "bench"])
    texts = [item.text for item in page.items if isinstance(item, TextLine)]
    assert texts.count("Band") == 1


@pytest.mark.parametrize(
    "asked",
    [
        Prescription(sets="3-4", reps="8-12", rest="60-90 s", side="each"),
        Prescription(sets="3-4", reps="8-12", rest="60-90 s", tempo="3-1-1-0"),
        Prescription(sets="3-4", reps="8-12 each side", rest="60-90 seconds", tempo="3-1-1-0"),
    ],
)
@pytest.mark.parametrize("name", ["cue-a4", "cue-letter", "large-print-a4"])
def test_no_dose_stands_alone_under_the_others(name: str, asked: Prescription) -> None:
    text = "---\nvideo: MeIiIdhvXT4\nmuscles: [quads]\n---\n\n# Squat\n\n## Setup\n\n- Stand.\n"
    card = replace(exercise(text), prescription=asked)
    page = make_up(card, design(name), (), Illustrations(None, muscles=True)).pages[0]
    fills = [one.rect for one in page.items if isinstance(one, Panel) and one.fill and one.stroke == one.fill]
    rows = [sum(abs(other.y - one.y) < 1 for other in fills) for one in fills]
    assert len(fills) >= 3
    assert min(rows) > 1
    assert all(one.right <= page.trim.width - page.safe for one in fills)
