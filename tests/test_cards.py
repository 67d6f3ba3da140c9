"""Exercise files through all stages, in order, and none kept from print by another."""

import hashlib
import os
import signal
import time
from dataclasses import replace

import pytest
from conftest import SQUAT
from reading_back import codes, links, outline, title, trims, word_lists

from cards.diagnostics import Severity
from cards.shop import layouts, sheets, workers
from cards.shop.cards import Checked, Failed, Outcome, Plated, check_card, plate_card, printable, slugs
from cards.shop.orders import CardOrder
from cards.shop.sources import Source
from cards.shop.workers import BATCH, each

ORDER = CardOrder(layouts.folders(None))
BROKEN = "---\ntitle: [never closed\n---\n\nText.\n"
#: Sixty of these do not fit a card at its floor.
FILLER = "Breathe out on the way up and in on the way down with your feet kept flat.\n\n"


def source(name: str, text: str) -> Source:
    return Source(f"{name}.md", text.encode())


def squats(count: int) -> list[Source]:
    return [source(f"squat{n}", SQUAT.replace("Goblet Squat", f"Squat {n}")) for n in range(count)]


def too_long(kind: str, lines: int) -> str:
    return f"---\ntitle: Long\n---\n\n## Setup\n\nStand tall.\n\n## {kind}\n\n{FILLER * lines}"


def made(one: Source, order: CardOrder = ORDER) -> Plated:
    card = plate_card(order, one)
    assert isinstance(card, Plated)
    return card


def bound(*cards: Outcome) -> bytes:
    return sheets.bind(printable(cards), "Cards", None).pdf


def test_a_file_becomes_a_card_with_its_words_code_and_link() -> None:
    card = made(source("squat", SQUAT))
    pdf = sheets.bind([card], card.title, None).pdf
    (words,) = word_lists(pdf)
    # Every word by itself, none fused with its neighbour.
    assert "Down: Sit between your heels for three counts." in " ".join(words)
    assert codes(pdf) == [["https://youtu.be/MeIiIdhvXT4"]]
    assert set(links(pdf)[0]) == {"https://youtu.be/MeIiIdhvXT4"}
    assert title(pdf) == "Goblet Squat"
    assert (card.title, card.slug, card.diagnostics) == ("Goblet Squat", "squat", ())


def test_one_process_and_two_give_the_same_bytes() -> None:
    sources = squats(BATCH * 2 + 3)
    alone = each(plate_card, sources, ORDER, processes=1)
    together = each(plate_card, sources, ORDER, processes=2)
    assert alone == together
    printed = [hashlib.sha256(bound(*cards)).hexdigest() for cards in (alone, together)]
    assert printed[0] == printed[1]


@pytest.mark.parametrize("processes", [1, 2])
def test_cards_keep_their_order_and_a_broken_one_keeps_none_from_print(processes: int) -> None:
    sources = squats(20)
    sources.insert(7, source("broken", BROKEN))
    counted: list[None] = []
    cards = each(plate_card, sources, ORDER, processes=processes, done=lambda: counted.append(None))
    assert [card.file for card in cards] == [one.path for one in sources]
    assert [card.file for card in cards if isinstance(card, Failed)] == ["broken.md"]
    assert [one.severity for one in cards[7].diagnostics] == [Severity.ERROR]
    assert len(counted) == 21
    assert outline(bound(*cards)) == [f"Squat {n}" for n in range(20)]


def test_an_error_in_a_file_that_can_be_read_keeps_its_card_from_print() -> None:
    card = plate_card(ORDER, source("squat", SQUAT.replace("MeIiIdhvXT4", "javascript:alert(1)")))
    assert isinstance(card, Failed)
    assert [(one.location.line, one.severity) for one in card.diagnostics] == [(4, Severity.ERROR)]


def test_a_warning_does_not() -> None:
    card = made(source("squat", SQUAT.replace("MeIiIdhvXT4", "http://example.com/squat")))
    assert Severity.WARNING in {one.severity for one in card.diagnostics}
    assert len(card.plates) == 1


def test_a_check_sets_the_card_and_prints_nothing() -> None:
    card = check_card(ORDER, source("squat", SQUAT))
    assert isinstance(card, Checked)
    assert printable([card]) == ()
    assert card.reach == made(source("squat", SQUAT)).reach


def test_an_order_s_layout_wins_over_the_file_s_which_wins_over_the_standard() -> None:
    wishing = SQUAT.replace("level:", "print: {layout: wall-letter}\nlevel:")
    named = replace(ORDER, layout="index-4x6")
    for order, text, size in (
        (ORDER, SQUAT, (595.28, 841.89)),
        (ORDER, wishing, (612, 792)),
        (named, wishing, (432, 288)),
    ):
        assert trims(bound(made(source("squat", text), order))) == [size]


def test_a_layout_that_is_not_there_is_named_with_its_line() -> None:
    wishing = SQUAT.replace("level:", "print: {layout: wal-letter}\nlevel:")
    (said,) = plate_card(ORDER, source("squat", wishing)).diagnostics
    assert str(said) == 'squat.md:6: error: there is no layout "wal-letter"; did you mean "wall-letter"?'


def test_what_does_not_fit_is_left_out_and_said_unless_the_order_is_strict() -> None:
    text = source("long", too_long("Variations", 60))
    card = made(text)
    assert card.reach.given_up == ("left out variations",)
    assert "Breathe" not in word_lists(bound(card))[0]
    strict = plate_card(replace(ORDER, strict=True), text)
    assert isinstance(strict, Failed)
    assert [one.severity for one in strict.diagnostics if "too long" in one.message] == [Severity.ERROR]


def test_a_distance_to_read_from_raises_the_floor() -> None:
    near = made(source("long", too_long("Variations", 16)))
    far = made(source("long", too_long("Variations", 16)), replace(ORDER, read_from=1500))
    assert near.reach.read_from < 1500 <= far.reach.read_from
    assert far.reach.given_up == ("left out variations",)


def test_cards_of_one_name_are_told_apart_in_file_names_and_bookmarks() -> None:
    names = ["squat", "squat-2", "squat", "squat"]
    sources = [Source(f"{n}/{name}.md", SQUAT.encode()) for n, name in enumerate(names)]
    cards = each(plate_card, sources, ORDER)
    assert slugs(cards) == ("squat", "squat-2", "squat-3", "squat-4")
    assert len(outline(bound(*cards))) == 4


def faulty(order: CardOrder, one: Source) -> Outcome:
    """Work in which one file meets a fault of the program's own, and another never ends."""
    if one.path == "squat3.md":
        raise ZeroDivisionError("no luck")
    if one.path == "squat5.md":
        while True:
            time.sleep(0.01)
    return plate_card(order, one)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_of_the_program_or_a_card_without_end_costs_that_card_alone(
    processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "DEADLINE", 0.5)
    cards = each(faulty, squats(9), ORDER, processes=processes)
    assert [card.file for card in cards if isinstance(card, Failed)] == ["squat3.md", "squat5.md"]
    (fault,), (late,) = cards[3].diagnostics, cards[5].diagnostics
    assert "a fault of cuecard, not of the file (ZeroDivisionError)" in fault.message
    assert "please report it" in fault.hint
    assert "longer than 0.5 seconds" in late.message


def test_with_debug_a_fault_shows_where_it_happened() -> None:
    (said,) = each(faulty, squats(4)[3:], ORDER, debug=True)[0].diagnostics
    assert "no luck" in said.hint
    assert "Traceback" in said.hint


def dying(order: CardOrder, one: Source) -> Outcome:
    """Work that ends its process at one file always, at another the first time."""
    if one.path == "squat4.md" or (one.path == "squat6.md" and not os.path.exists(one.data.decode())):
        if one.path == "squat6.md":
            open(one.data.decode(), "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return plate_card(order, source(one.path, SQUAT))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system ends no process by a signal")
def test_a_process_that_is_killed_does_not_end_the_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    mark = tmp_path_factory.mktemp("killed") / "once"
    sources = [Source(f"squat{n}.md", str(mark).encode()) for n in range(20)]
    cards = each(dying, sources, ORDER, processes=2)
    assert [card.file for card in cards if isinstance(card, Failed)] == ["squat4.md"]
    assert "was ended twice" in cards[4].diagnostics[0].message
    assert len(printable(cards)) == 19


def test_where_no_process_can_be_started_this_one_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(workers, "_Worker", refused)
    assert len(printable(each(plate_card, squats(5), ORDER, processes=2))) == 5
