"""Exercise files through all stages, in order, and none kept from print by another."""

import hashlib

import pytest
from conftest import SQUAT
from reading_back import codes, links, outline, title, trims, word_lists

from cards.diagnostics import Severity
from cards.shop import cards as publish
from cards.shop import layouts
from cards.shop.cards import Ticket
from cards.shop.sources import Source

TICKET = Ticket(layouts.folders(None))
BROKEN = "---\ntitle: [never closed\n---\n\nText.\n"
#: Sixty of these do not fit a card at its floor.
FILLER = "Breathe out on the way up and in on the way down with your feet kept flat.\n\n"


def source(name: str, text: str) -> Source:
    return Source(f"{name}.md", text.encode())


def squats(count: int) -> list[Source]:
    return [source(f"squat{n}", SQUAT.replace("Goblet Squat", f"Squat {n}")) for n in range(count)]


def too_long(kind: str, lines: int) -> str:
    return f"---\ntitle: Long\n---\n\n## Setup\n\nStand tall.\n\n## {kind}\n\n{FILLER * lines}"


def test_a_file_becomes_a_card_with_its_words_code_and_link() -> None:
    card = publish.print_card(TICKET, source("squat", SQUAT))
    pdf = publish.bind([card], card.title)
    (words,) = word_lists(pdf)
    # Every word by itself, none fused with its neighbour.
    assert "Down: Sit between your heels for three counts." in " ".join(words)
    assert codes(pdf) == [["https://youtu.be/MeIiIdhvXT4"]]
    assert set(links(pdf)[0]) == {"https://youtu.be/MeIiIdhvXT4"}
    assert title(pdf) == "Goblet Squat"
    assert (card.title, card.slug, card.diagnostics) == ("Goblet Squat", "squat", ())


def test_one_process_and_two_give_the_same_bytes() -> None:
    sources = squats(publish.BATCH * 2 + 3)
    alone = publish.each(publish.print_card, sources, TICKET, processes=1)
    together = publish.each(publish.print_card, sources, TICKET, processes=2)
    assert alone == together
    printed = [hashlib.sha256(publish.bind(cards, "Squats")).hexdigest() for cards in (alone, together)]
    assert printed[0] == printed[1]


@pytest.mark.parametrize("processes", [1, 2])
def test_cards_keep_their_order_and_a_broken_one_keeps_none_from_print(processes: int) -> None:
    sources = squats(20)
    sources.insert(7, source("broken", BROKEN))
    counted: list[None] = []
    cards = publish.each(
        publish.print_card, sources, TICKET, processes=processes, done=lambda: counted.append(None)
    )
    assert [card.file for card in cards] == [one.path for one in sources]
    assert [card.file for card in cards if not card.plates] == ["broken.md"]
    assert [one.severity for one in cards[7].diagnostics] == [Severity.ERROR]
    assert len(counted) == 21
    bound = publish.bind([card for card in cards if card.plates], "Squats")
    assert outline(bound) == [f"Squat {n}" for n in range(20)]


def test_an_error_in_a_file_that_can_be_read_keeps_its_card_from_print() -> None:
    card = publish.print_card(TICKET, source("squat", SQUAT.replace("MeIiIdhvXT4", "javascript:alert(1)")))
    assert card.plates == ()
    assert [(one.location.line, one.severity) for one in card.diagnostics] == [(4, Severity.ERROR)]


def test_a_warning_does_not() -> None:
    card = publish.print_card(TICKET, source("squat", "## Setup\n\nStand tall.\n"))
    assert Severity.WARNING in {one.severity for one in card.diagnostics}
    assert len(card.plates) == 1


def test_a_proof_sets_the_card_and_prints_nothing() -> None:
    card = publish.proof_card(TICKET, source("squat", SQUAT))
    assert card.plates == ()
    assert card.reach is not None
    assert card.reach == publish.print_card(TICKET, source("squat", SQUAT)).reach


def test_a_ticket_s_layout_wins_over_the_file_s_wish_which_wins_over_the_standard() -> None:
    wishing = SQUAT.replace("level:", "print: {layout: wall-letter}\nlevel:")
    named = Ticket(TICKET.places, layout="index-4x6")
    for ticket, text, size in (
        (TICKET, SQUAT, (595.28, 841.89)),
        (TICKET, wishing, (612, 792)),
        (named, wishing, (432, 288)),
    ):
        card = publish.print_card(ticket, source("squat", text))
        assert trims(publish.bind([card], "Squat")) == [size]


def test_a_wish_for_a_layout_that_is_not_there_is_named_with_its_line() -> None:
    wishing = SQUAT.replace("level:", "print: {layout: wal-letter}\nlevel:")
    (said,) = publish.print_card(TICKET, source("squat", wishing)).diagnostics
    assert str(said) == 'squat.md:6: error: there is no layout "wal-letter"; did you mean "wall-letter"?'


def test_what_does_not_fit_is_left_out_and_said_unless_the_ticket_is_strict() -> None:
    text = source("long", too_long("Variations", 60))
    card = publish.print_card(TICKET, text)
    assert card.reach is not None
    assert card.reach.given_up == ("left out variations",)
    assert "Breathe" not in word_lists(publish.bind([card], "Long"))[0]
    strict = publish.print_card(Ticket(TICKET.places, strict=True), text)
    assert strict.plates == ()
    assert [one.severity for one in strict.diagnostics if "overset" in one.message] == [Severity.ERROR]


def test_a_distance_to_read_from_raises_the_floor() -> None:
    near = publish.print_card(TICKET, source("long", too_long("Variations", 16)))
    far = publish.print_card(
        Ticket(TICKET.places, read_from=1500), source("long", too_long("Variations", 16))
    )
    assert near.reach is not None
    assert far.reach is not None
    assert near.reach.read_from < 1500 <= far.reach.read_from
    assert far.reach.given_up == ("left out variations",)


def test_cards_of_one_name_are_told_apart_in_file_names_and_bookmarks() -> None:
    names = ["squat", "squat-2", "squat", "squat"]
    sources = [Source(f"{n}/{name}.md", SQUAT.encode()) for n, name in enumerate(names)]
    cards = publish.each(publish.print_card, sources, TICKET)
    assert publish.slugs(cards) == ("squat", "squat-2", "squat-3", "squat-4")
    assert len(outline(publish.bind(cards, "Squats"))) == 4
