"""The command `cuecard list`: the exercises and decks that can be printed by name."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console
from cards.cli.delivery import finish
from cards.cli.options import Equipment, Group, Level, Muscle, Stretch, Tag, examples
from cards.cli.workplace import Config, project_of
from cards.words import counted

if TYPE_CHECKING:
    from cards.shop.printing import Catalogue, Item

EXAMPLES = examples(
    "cuecard list",
    "cuecard list --equipment band --level beginner",
    "cuecard list --muscle glutes --json",
    "cuecard wall school-circuit",
)


def list_(
    equipment: Equipment = None,
    muscle: Muscle = None,
    stretch: Stretch = None,
    level: Level = None,
    tag: Tag = None,
    group: Group = None,
    lang: Annotated[
        list[str] | None,
        typer.Option(
            "--lang",
            metavar="CODE",
            help="Only exercises in this language, such as de.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
    config: Config = None,
) -> None:
    """List the exercises and decks, yours before the built-in ones.

    Each can be printed by its name: `cuecard card push-up`, `cuecard wall
    school-circuit`. `cuecard copy push-up` makes one yours.
    """
    from cards.shop.options import choice_of
    from cards.shop.printing import catalogue

    choice = choice_of(
        equipment=equipment, muscle=muscle, stretch=stretch, level=level, tag=tag, group=group, lang=lang
    )
    found = catalogue(project_of(config), choice)
    if json:
        _print_json(found)
    else:
        _print_tables(found)
    finish(found.diagnostics)


def _print_tables(found: Catalogue) -> None:
    from cards.cli import report
    from cards.shop.printing import chains_of, worded

    terminal = console.shows_colour(sys.stdout)
    said = [replace(item, exercise=item.exercise and worded(item.exercise)) for item in found.exercises]
    console.say(report.rendered(report.table_of_exercises(said), terminal=terminal))
    if chains := chains_of([item.exercise for item in found.exercises if item.exercise]):
        console.say("From easier to harder")
        for chain in chains:
            console.say(f"  {console.escaped(' > '.join(chain))}")
    if found.decks:
        console.say(report.rendered(report.table_of_decks(found.decks), terminal=terminal))
    decks = f", {counted(len(found.decks), 'deck')}" if found.decks else ""
    console.say(f"\n{counted(len(found.exercises), 'exercise')}{decks}")


def _print_json(found: Catalogue) -> None:
    import json

    told = {"exercises": [*map(_exercise, found.exercises)], "decks": [*map(_deck, found.decks)]}
    console.say(console.escaped(json.dumps(told, ensure_ascii=False, indent=2)))


def _exercise(item: Item) -> dict[str, object]:
    exercise = item.exercise
    assert exercise is not None
    return {
        "name": item.name,
        "title": exercise.title,
        "equipment": exercise.equipment,
        "muscles": {"primary": exercise.muscles.trained, "secondary": exercise.muscles.secondary},
        "stretches": exercise.muscles.stretched,
        "level": exercise.level,
        "easier": [one.name for one in exercise.easier],
        "harder": [one.name for one in exercise.harder],
        "group": exercise.group,
        "tags": exercise.tags,
        "lang": exercise.lang,
        **_where(item),
    }


def _deck(item: Item) -> dict[str, object]:
    deck = item.deck
    assert deck is not None
    return {
        "name": item.name,
        "title": deck.title,
        "subtitle": deck.subtitle,
        "exercises": [entry.name for entry in deck.entries],
        **_where(item),
    }


def _where(item: Item) -> dict[str, object]:
    """Tell whose a file is; where a built-in one lies is nobody's business."""
    return {"built_in": not item.own, "path": item.path if item.own else None}
