"""Options of a training plan as people write them ("letter", 6) → its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

from cards import units
from cards.shop.option_kinds import CardOptions, ChoiceOptions, PlanOptions
from cards.shop.options import card_order, choice_of, library_path, one_language, read_option
from cards.shop.orders import OrderError, PlanOrder, Words

#: Columns to write in, and how many there can be.
WEEKS, MOST_WEEKS = 4, 12
#: Points of its paper, across and down, at least: of A5.
LEAST = 147 * units.POINTS_PER["mm"]


def plan_order(paths: Sequence[str], **options: Unpack[PlanOptions]) -> PlanOrder:
    """Read what is asked of a training plan; no path stands for the built-in exercises.

    OrderError for what cannot be followed.
    """
    one_language(options.get("language"), options.get("project"))
    project, weeks = options.get("project"), options.get("weeks")
    named = options.get("paper") or (project.paper if project else "") or "a4"
    paper = read_option("paper", units.paper, named)
    if min(paper.width, paper.height) < LEAST:
        raise OrderError("paper", f'"{named}" is too small for a plan; write a5 or larger')
    weeks = WEEKS if weeks is None else weeks
    if not 0 <= weeks <= MOST_WEEKS:
        raise OrderError("weeks", f"a plan has 0 to {MOST_WEEKS} weeks")
    cards: CardOptions = {
        "layout": options.get("layout"),
        "language": options.get("language"),
        "no_pictures": bool(options.get("no_pictures")),
        "project": project,
    }
    choice: ChoiceOptions = {
        "equipment": options.get("equipment"),
        "muscle": options.get("muscle"),
        "stretch": options.get("stretch"),
        "level": options.get("level"),
        "tag": options.get("tag"),
        "group": options.get("group"),
        "audience": options.get("audience"),
        "sort": options.get("sort"),
    }
    order = replace(card_order(**cards), usual_paper="")
    words = Words(options.get("title", ""), options.get("subtitle", ""))
    found = tuple(map(str, paths)) or (library_path(),)
    return PlanOrder(found, choice_of(**choice), order, paper, weeks, words)
