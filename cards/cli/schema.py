"""The command `cuecard schema`: the JSON Schemas of what is read and of what is printed."""

from __future__ import annotations

import json
from importlib import resources
from typing import Annotated, Any

import typer

from cards.cli import console
from cards.cli.options import examples
from cards.words import suggest

#: What has a schema.
NAMES = ("exercise", "front-matter", "project")

EXAMPLES = examples(
    "cuecard schema front-matter > front-matter.json",
    "cuecard schema exercise",
    "cuecard schema project > project.json",
)


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="exercise|front-matter|project", help="Which one. Default: all, as definitions."
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of what is read or printed.

    `exercise` describes what `cuecard show --json` and `cuecard export --to
    json` print; `front-matter` what a file may say of itself, and `project` what
    cuecard.toml may say, so that editors complete and check them.
    """
    if name is not None and name not in NAMES:
        hint = suggest(name, NAMES, "write exercise, front-matter or project")
        raise typer.BadParameter(f'there is no schema "{name}"; {hint}', param_hint="NAME")
    found = load(name) if name else _all()
    console.say(console.escaped(json.dumps(found, ensure_ascii=False, indent=2)))


def load(name: str) -> dict[str, Any]:
    """Return a schema by its name."""
    text = resources.files("cards").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _all() -> dict[str, Any]:
    schemas = {name: load(name) for name in NAMES}
    return {"$schema": schemas[NAMES[0]]["$schema"], "title": "cuecard", "definitions": schemas}
