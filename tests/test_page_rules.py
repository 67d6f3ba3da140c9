"""Every card keeps the rules of its look: order, columns, title and lead, descenders, least type."""

from dataclasses import replace
from pathlib import Path

import page_rules
import pytest
from values import design

from cards.diagnostics import CardsError
from cards.exercise import Exercise
from cards.geometry import Point
from cards.makeup.card import Made, make_up
from cards.page import Role, TextLine
from cards.shop import illustrations, layouts
from cards.shop.sources import LIBRARY, exercise_of, load

DESIGNS = [name for name in layouts.names() if not name.endswith("-mono")]


def library() -> list[Path]:
    return sorted(path for path in LIBRARY.rglob("*.md") if path.parent != LIBRARY)


def made(exercise: Exercise, name: str, *, drawn: bool) -> Made | None:
    layout = design(name)
    found = illustrations.find(exercise, layout, "", own=False).illustrations
    try:
        return make_up(exercise, layout, (), found) if drawn else make_up(exercise, layout)
    except CardsError:
        return None


@pytest.mark.parametrize("name", DESIGNS)
def test_cards_of_the_library_keep_the_rules_of_their_look(name: str) -> None:
    # One with the longest words, and some of all others.
    paths = library()[DESIGNS.index(name) % 40 :: 40]
    for number, path in enumerate(paths):
        exercise = exercise_of(load(str(path))).exercise
        card = made(exercise, name, drawn=number % 3 != 2)
        if card:
            assert list(page_rules.broken(card, exercise, design(name))) == [], path


@pytest.fixture(scope="module")
def squat() -> Exercise:
    return exercise_of(load(str(LIBRARY / "squat" / "barbell-back-squat.md"))).exercise


def changed(card: Made, role: Role, **to: object) -> Made:
    """Return a card with all lines of a role changed."""
    (page,) = card.pages
    items = tuple(
        replace(item, **to) if isinstance(item, TextLine) and item.role is role else item  # type: ignore[arg-type]
        for item in page.items
    )
    return replace(card, pages=(replace(page, items=items),))


def rules(card: Made, exercise: Exercise) -> set[str]:
    return {said.split(":")[0] for said in page_rules.broken(card, exercise, design("wall-a4"))}


def test_what_breaks_a_rule_is_found(squat: Exercise) -> None:
    card = made(squat, "wall-a4", drawn=True)
    assert card
    assert rules(card, squat) == set()
    assert "floor" in rules(changed(card, Role.LIST_LABEL, size=11.0), squat)
    assert "lead" in rules(changed(card, Role.TITLE, size=20.0), squat)
    assert "descenders" in rules(changed(card, Role.TITLE, size=150.0), squat)
    assert "order" in rules(changed(card, Role.HEADING, at=Point(40.0, 300.0)), squat)
